package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
)

// Quoted promises whose list stands below their paragraph: as bullets (“六不”： with - 不赌博 …), or as the headings that follow it (“三个强化”
// above 强化组织领导, 强化资金保障).

// findPromisesAbove holds the last quoted promise of a paragraph against the items or the headings that stand directly below it.
func findPromisesAbove(p *passage) {
	if p.where != inBody || p.page == nil || p.prose == nil || p.prose.Kind != prose.Paragraph || p.index+1 >= len(p.page.texts) || p.page.texts[p.index] != p || !strings.Contains(p.text, "”") {
		return
	}
	from, to := p.lastQuotation()
	n, noun, ok := p.quotedPromise(from, to)
	if !ok || noun == "" || n < 3 {
		return
	}
	below := p.page.texts[p.index+1]
	switch {
	case below.prose.Kind == prose.ListItem && anyof.Suffix(strings.TrimSpace(p.text), "：", ":"):
		p.bulletsOf(from, to, n, noun)
	case below.prose.Kind == prose.Heading && runeCount(noun) > 1 && strings.HasPrefix(titleOf(below), noun):
		p.headingsOf(from, to, n, noun)
	}
}

// lastQuotation returns where the text inside the last quotation marks stands; nothing where another sentence follows it.
func (p *passage) lastQuotation() (from, to int) {
	to = len(p.runes) - 1
	for to > 0 && p.runes[to] != '”' {
		to--
	}
	if strings.ContainsAny(strings.TrimRight(p.slice(to, len(p.runes)), "。"), "。；") {
		return 0, 0
	}
	for from = to; from > 0 && p.runes[from-1] != '“'; {
		from--
	}
	return from, to
}

// bulletsOf counts the bullets below, all of which must have what is counted where the first has it.
func (p *passage) bulletsOf(from, to, n int, noun string) {
	count, begin, end, hold := 0, true, true, noun == "一"
	for _, below := range p.page.texts[p.index+1:] {
		if below.prose.Kind != prose.ListItem {
			break
		}
		if below.prose.Level != p.page.texts[p.index+1].prose.Level {
			continue
		}
		item := titleOf(below)
		count++
		begin = begin && strings.HasPrefix(item, noun)
		end = end && strings.HasSuffix(strings.TrimRight(item, "。；，"), noun)
		hold = hold && strings.Contains(item, noun)
	}
	if count > 1 && count != n && (begin || end || hold) {
		p.brokenPromise(from, to, p.slice(from, to), count, "")
	}
}

// headingsOf counts the headings of one level below that begin with what is counted. Another heading of that level between them, or a
// further one behind that is like them in form only, leaves it open what is counted.
func (p *passage) headingsOf(from, to, n int, noun string) {
	level, count, ended := p.page.texts[p.index+1].prose.Level, 0, false
	for _, below := range p.page.texts[p.index+1:] {
		if below.prose.Kind != prose.Heading || below.prose.Level > level {
			continue
		}
		switch {
		case below.prose.Level < level:
			ended = true
		case !strings.HasPrefix(titleOf(below), noun):
			return
		case !ended:
			count++
		}
	}
	if count > 1 && count != n {
		p.brokenPromise(from, to, p.slice(from, to), count, "")
	}
}

// titleOf returns the text of a heading or an item without its number: 一、, （二）, 3.
func titleOf(p *passage) string {
	text := strings.TrimSpace(p.text)
	bare := strings.TrimLeft(text, "（(一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨")
	if bare != text {
		for _, mark := range [...]string{"、", "）", ")", ".", "．"} {
			if rest, ok := strings.CutPrefix(bare, mark); ok {
				return strings.TrimSpace(rest)
			}
		}
	}
	return text
}
