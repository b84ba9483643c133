package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/problem"
)

// Paragraphs, sentences and clauses that were pasted twice belong to doubled-word.

const (
	shortestParagraphTwice = 24 // characters; shorter lines may be repeated: a caption, a greeting
	shortestSentenceTwice  = 7
	mostTimes              = 3 // what stands more often is a form's text

	longestRefrain = 72
)

// findRepeatedParagraphs reports paragraphs that stand in a text before. Of several in a row the first is
// reported, with their number.
func findRepeatedParagraphs(n *page) {
	first, times := map[string]int{}, map[string]int{} // the index of a paragraph in n.texts, and how often it stands there
	for _, p := range n.texts {
		if text, ok := p.paragraph(); ok {
			times[text]++
		}
	}
	run := -1 // the first of a row that is repeated
	length := 0
	end := func() {
		if run >= 0 {
			n.reportRepeated(run, first[strings.TrimSpace(n.texts[run].text)], length)
		}
		run, length = -1, 0
	}
	for k, p := range n.texts {
		text, ok := p.paragraph()
		if !ok || times[text] > mostTimes {
			continue
		}
		_, seen := first[text]
		switch {
		case !seen:
			first[text] = k
			end()
			continue
		case run < 0:
			end()
			run = k
		}
		length++
	}
	end()
}

// paragraph returns a passage's text, where it is a paragraph or an item long enough to be distinguished from others.
func (p *passage) paragraph() (string, bool) {
	if p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem || len(p.runes) < shortestParagraphTwice {
		return "", false
	}
	text := strings.TrimSpace(p.text)
	if label, _, _ := strings.Cut(text, "："); runeCount(label) <= 6 && runeCount(text) <= 60 && strings.Count(text, "。") <= 1 {
		return "", false // 办理时间：6月8日，承办人：小王。 of each of several tasks
	}
	return text, strings.ContainsAny(text, "，。；")
}

func (n *page) reportRepeated(k, was, length int) {
	p := n.texts[k]
	if length == 1 && k-was > 1 && p.refrain() {
		return
	}
	zh, en := "这一段和前面的一段一字不差", "this paragraph stands in the text already"
	hint, hintEN := "删去重复的一段", "delete one of them"
	if length > 1 {
		zh, en = fmt.Sprintf("从这里起%d段和前面的一字不差", length), fmt.Sprintf("from here on %d paragraphs stand in the text already", length)
		hint, hintEN = fmt.Sprintf("删去重复的%d段", length), fmt.Sprintf("delete these %d", length)
	}
	to := min(len(p.runes), 20)
	n.out.add(problem.Problem{Rule: doubledWordID, Span: p.span(0, to), Message: msg(zh, en), Hint: msg(hint, hintEN),
		Related: []problem.Related{{Span: n.texts[was].span(0, min(len(n.texts[was].runes), 20)), Message: msg("前一处在这里", "it stands here before")}}})
}

// refrain tells whether a paragraph is one that a bulletin or a budget says again elsewhere: who was present, what a numbered item is.
func (p *passage) refrain() bool {
	_, numbered := p.markerAt(0)
	return len(p.runes) <= longestRefrain && (numbered || strings.Count(p.text, "、") > 1 &&
		anyof.Suffix(strings.TrimRight(p.text, "。 \n"), "参加", "出席", "出席会议", "陪同", "列席", "返回", "主席会议", "仪式", "会见", "活动"))
}

// findRepeatedSentences reports a sentence or a clause that is followed by itself. What somebody says in
// quotation marks may be said twice.
func (p *passage) findRepeatedSentences() {
	if p.prose == nil || p.prose.Kind == prose.TableCell || len(p.runes) < 2*shortestSentenceTwice {
		return
	}
	p.titleTwice()
	from, quoted := 0, false
	last, lastStop := [2]int{}, [2]int{} // the clause and the sentence before
	stop := 0
	for i, r := range p.signsIn(0, len(p.runes)) {
		switch r {
		case '“', '‘', '「':
			quoted = true
		case '”', '’', '」':
			quoted = false
		}
		switch r {
		case '，', '。', '；', '！', '？':
		default:
			continue
		}
		if !quoted && !p.repeats(last, from, i) && r != '，' {
			p.repeats(lastStop, stop, i)
		}
		last, from = [2]int{from, i}, i+1
		if r != '，' {
			lastStop, stop = [2]int{stop, i}, i+1
		}
	}
}

// titleTwice reports a line that is a title and the title again.
func (p *passage) titleTwice() {
	n := len(p.runes)
	for gap := 0; gap <= 2; gap++ {
		half := (n - gap) / 2
		if 2*half+gap != n || half <= longestDoubled || p.runes[0] != p.runes[half+gap] {
			continue
		}
		title := p.slice(0, half)
		if title != p.slice(half+gap, n) || !hasHan(title) || strings.ContainsAny(title, "，。；") {
			continue
		}
		p.report(doubledWordID, half+gap, n, msg("这一行写了两遍", "the line stands twice"), msg("删去多出来的一遍", "delete one of the two"))
		return
	}
}

// repeats reports the runes [from,to) where those before are the same.
func (p *passage) repeats(before [2]int, from, to int) bool {
	if n := to - from; n < shortestSentenceTwice || p.slice(before[0], before[1]) != p.slice(from, to) {
		return false
	}
	p.report(doubledWordID, from, to, msg(fmt.Sprintf("“%s…”这一句写了两遍", excerptOf(p.slice(from, min(to, from+8)))), "the sentence stands twice"), msg("删去多出来的一遍", "delete one of the two"))
	return true
}
