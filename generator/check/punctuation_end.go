package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
)

// longParagraph is the least length, in characters, of a paragraph that must end in a mark: what
// is shorter may be a title or a line of an address.
const longParagraph = 60

// mostUnfinished is how many paragraphs are reported for their ends one by one. A text that was
// copied from a PDF line by line has them throughout.
const mostUnfinished = 3

// unfinished reports paragraphs that end in a comma, or in no mark though they hold sentences.
func (n *page) unfinished() {
	var found []*passage
	for _, p := range n.texts {
		if p.prose.Kind != prose.Paragraph || p.onFooter(p.endOfText()-1) {
			continue
		}
		last := p.lastOfLine(len(p.runes) - 1)
		if oneOf(last, "；;") && n.endsInSemicolon(p) || oneOf(last, "，、") && len(p.runes) > 8 || p.endsOpen(last) && len(p.runes) >= longParagraph && strings.Count(p.text, "。") > 0 && !p.signed() && !p.endsInHeading() && !p.endsInEntry() {
			found = append(found, p)
		}
	}
	ends := n.unfinishedLines()
	for i, p := range found {
		if i == mostUnfinished {
			break
		}
		end := p.endOfText()
		zh, en, put := "这一段末尾没有句号", "the paragraph ends without punctuation", "。"
		if oneOf(p.runes[end-1], "，、；;") {
			zh, en = fmt.Sprintf("这一段末尾是“%c”", p.runes[end-1]), fmt.Sprintf("the paragraph ends in %q", string(p.runes[end-1]))
		}
		if len(found) > mostUnfinished && i == 0 {
			zh, en = fmt.Sprintf("%s（全文共有%d段）", zh, len(found)), fmt.Sprintf("%s (%d paragraphs)", en, len(found))
		}
		p.report(punctuationID, end-1, end, msg(zh, en), msg("改成“"+put+"”；话没有说完的，补上", "put "+put+", or add what is missing"))
	}
	for i, at := range ends {
		if i+len(found) >= mostUnfinished {
			break
		}
		zh, en := "这一段末尾没有句号", "the paragraph ends without punctuation"
		if last := at.p.runes[at.to-1]; oneOf(last, "，、") {
			zh, en = fmt.Sprintf("这一段末尾是“%c”", last), fmt.Sprintf("the paragraph ends in %q", string(last))
		}
		at.p.report(punctuationID, at.to-1, at.to, msg(zh, en), msg("改成“。”；话没有说完的，补上；下一行接着说的，并成一段", "put 。, add what is missing, or join the next line"))
	}
}

// fewestLines is how many long lines a text has that was typed without empty lines, each a paragraph.
const fewestLines = 5

// unfinishedLines are such paragraphs without a mark at their ends, in a text in which nine in ten have one: lines that a PDF broke have none.
func (n *page) unfinishedLines() (found []unit) {
	for _, p := range n.texts {
		if p.prose.Kind != prose.Paragraph || len(p.starts) < fewestLines {
			continue
		}
		long := 0
		var open []unit
		for k := range p.starts {
			from, to := p.line(p.starts[k])
			for to > from && isSpace(p.runes[to-1]) {
				to--
			}
			if to-from < longParagraph || p.onFooter(to-1) {
				continue
			}
			long++
			if p.lineEndsOpen(from, to) {
				open = append(open, unit{p: p, from: from, to: to})
			}
		}
		if long >= fewestLines && 10*len(open) <= long {
			found = append(found, open...)
		}
	}
	return found
}

// lineEndsOpen tells whether a line of sentences ends in a comma, or in a quotation without a stop. With a character may end a line that a converter
// broke; the last line of a text is read as its end.
func (p *passage) lineEndsOpen(from, to int) bool {
	last, text := p.runes[to-1], p.slice(from, to)
	if to == p.endOfText() || !strings.Contains(text, "。") {
		return false
	}
	switch {
	case oneOf(last, "，、"):
		return true
	case last == '”':
		return isHan(p.rune(to-2)) && strings.LastIndexAny(text, "，。；！？") > strings.LastIndex(text, "“") && strings.Contains(text, "“")
	}
	return false
}

// endsOpen tells whether a last character ends no sentence: a Chinese one, that of a figure, or a quotation mark directly behind one.
func (p *passage) endsOpen(last rune) bool {
	if last == '”' {
		end := p.endOfText()
		if p.endsInName(end) {
			return true
		}
		return isHan(p.rune(end-2)) && strings.LastIndexAny(p.text, "，。；！？") > strings.LastIndex(p.text, "“")
	}
	return isHan(last) || oneOf(last, "%％") || numeral.Arabic(last) >= 0
}

// longestHonoured is how many characters the name of an honour in quotation marks has at most.
const longestHonoured = 24

// endsInName tells whether a name in quotation marks ends a text, as the last of what somebody was called does: 被评为“先进单位”、“文明村”.
func (p *passage) endsInName(end int) bool {
	k := end - 2
	for k > 0 && isHan(p.runes[k]) {
		k--
	}
	return k > 0 && p.runes[k] == '“' && end-k > 3 && end-k <= longestHonoured && (isHan(p.runes[k-1]) && !oneOf(p.runes[k-1], "说道问喊叫答") || oneOf(p.runes[k-1], "、”"))
}

// endsInSemicolon tells whether a paragraph that ends in a semicolon is prose and no item: it is long, and none next to it ends so.
func (n *page) endsInSemicolon(p *passage) bool {
	least := longParagraph
	if strings.Contains(p.text, "。") {
		least -= 20
	}
	if len(p.runes) < least || len(p.starts) > 1 || !p.holds("，", "。") || oneOf(p.rune(p.starts[0]), "—-·●■◆★▲○•（(“") {
		return false
	}
	if _, numbered := p.markerAt(p.starts[0]); numbered {
		return false
	}
	if _, numbered := p.inlineAt(p.starts[0]); numbered {
		return false
	}
	if p.index > 0 && n.texts[p.index-1].leadsOn() {
		return false
	}
	if p.index+1 == len(n.texts) {
		return true
	}
	after := n.texts[p.index+1]
	return after.prose.Kind != prose.ListItem && !after.leadsOn()
}

// leadsOn tells whether a text ends in a mark that something follows, as those of a list do.
func (p *passage) leadsOn() bool { return oneOf(p.lastOfLine(len(p.runes)-1), "；;：:，,、") }

// endOfText is the rune behind the last one that is no space.
func (p *passage) endOfText() int {
	end := len(p.runes)
	for end > 0 && isSpace(p.runes[end-1]) {
		end--
	}
	return end
}

// signed tells whether a name or date ends the text behind its last sentence: …… 张某某 报道.
func (p *passage) signed() bool {
	rest := p.text[strings.LastIndex(p.text, "。")+len("。"):]
	if strings.HasPrefix(rest, "”") && anyof.Suffix(strings.TrimSpace(rest), "说", "表示", "说道", "介绍", "感慨") {
		return false
	}
	return runeCount(strings.TrimSpace(rest)) <= 15 || strings.ContainsAny(rest, " 　\n")
}

// endsInHeading tells whether the last line of a paragraph is a numbered heading that was set without an empty line before it.
func (p *passage) endsInHeading() bool {
	end := p.endOfText()
	from, _ := p.line(end - 1)
	if from == 0 || strings.ContainsAny(p.slice(from, end), "。；") {
		return false
	}
	_, numbered := p.markerAt(from)
	return numbered
}

// longestLabel is how many characters the name of an entry has at most.
const longestLabel = 8

// endsInEntry tells whether the last line of a plain text's lines is an entry of a form, as others are, or a note of a library of papers on a
// character that it could not set: 主办单位：县水利局，各镇; ＠②原字三点水加空.
func (p *passage) endsInEntry() bool {
	from, end := p.line(p.endOfText() - 1)
	line := p.slice(from, end)
	if from == 0 {
		return false
	}
	if r, _ := firstRune(line); oneOf(r, "＠@※") {
		return true
	}
	label, _, _ := strings.Cut(line, "：")
	return runeCount(label) <= longestLabel && label != line && !strings.Contains(line, "。") && allHan(label)
}
