package check

import (
	"fmt"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// restarted judges a number that begins again. A new list of small points may begin
// anywhere; the sections of a document may not.
func (w *numbering) restarted(m, last marker) {
	if m.kind >= dot && !(last.n == 1 && m.kind == dot && m.p == last.p) {
		return
	}
	if m.kind <= clause && w.headsAgain(m) {
		return
	}
	if w.titleBetween(last, m) || w.announcedBefore(m) || w.askedBetween(last, m) {
		return
	}
	if w.bulleted(m) || w.paperBetween(last, m) {
		return
	}
	if last.n == 1 {
		w.repeated(m, last)
		return
	}
	w.report(sectionOrderID, m, &last,
		fmt.Sprintf("序号从“%s”又回到“%s”", last.text(), m.text()), fmt.Sprintf("the numbering restarts: %s after %s", m.text(), last.text()),
		fmt.Sprintf("接着编成“%s”；是另一份材料的，另存一篇，或在前面加一个标题（# 标题）", m.with(last.n+1)),
		fmt.Sprintf("continue with %s, or put the other document in its own file or under its own heading", m.with(last.n+1)))
}

// inContents tells whether the number before stands in a table of contents and m, with the same words, at the head of its part: the first number
// stands between them once more.
func (w *numbering) inContents(m, last marker) bool {
	if m.ownLine() != last.ownLine() {
		return false
	}
	first := strings.TrimSpace(m.with(1))
	for _, p := range w.n.texts[last.p.index : m.p.index+1] {
		for _, i := range p.starts {
			if p.has(i, first) && !(p == last.p && i <= last.from) {
				return true
			}
		}
	}
	return false
}

// ownLine is the text of the line that a number begins, without its spaces.
func (m marker) ownLine() string {
	_, end := m.p.line(m.from)
	return strings.NewReplacer(" ", "", "　", "", "\n", "").Replace(m.p.slice(m.from, end))
}

// headsAgain tells whether m begins the parts that a table of contents before it has named: a later one has the words of an earlier line.
func (w *numbering) headsAgain(m marker) bool {
	named, behind := map[string]bool{}, false
	for _, other := range w.all {
		switch {
		case other.kind != m.kind || other.n == 0:
		case other.p == m.p && other.from == m.from:
			behind = true
		case !behind:
			named[other.ownLine()] = true
		case other.n > 1 && named[other.ownLine()]:
			return true
		}
	}
	return false
}

// announcement is how a paragraph ends that opens another list of sections: 今年将重点做好六个方面工作。
var announcement = lazyregexp.New(`(?:以下|下列|下面|十一[个大项件]|[二三四五六七八九十两几][个大项件]|[二三四五六七八九十两]+方面|主要任务)[^，。：]{0,12}[。：:]$|(?:主要是|实施意见|的重点|几点体会|[^，。]{0,6}工作)[：:]$`)

// announcedBefore tells whether the paragraph before a number, or the line before it, announces a list.
func (w *numbering) announcedBefore(m marker) bool {
	if m.from > 0 && m.p.startsLine(m.from) {
		return announcement.MatchString(strings.TrimRight(m.p.slice(max(0, m.from-40), m.from), " 　*\n"))
	}
	if m.p.index == 0 {
		return false
	}
	p := w.n.texts[m.p.index-1]
	return p.prose.Kind != prose.Heading && announcement.MatchString(strings.TrimRight(p.slice(max(0, len(p.runes)-40), len(p.runes)), " 　*\n"))
}

// fewestBullets is how many paragraphs that all begin with 一、 make it a mark of theirs and no number, as in old memorials.
const fewestBullets = 3

// bulleted tells whether the narrative has items that all begin with one, and none with two.
func (w *numbering) bulleted(m marker) bool {
	n, second := 0, false
	for _, other := range w.all {
		if other.kind != m.kind || other.heading != m.heading {
			continue
		}
		switch other.n {
		case 1:
			n++
		case 2:
			second = true
		}
	}
	return n >= fewestBullets && !second
}

// titleBetween tells whether a short line without punctuation stands between two numbers:
// a title that its author set in bold type and not as a heading.
func (w *numbering) titleBetween(last, m marker) bool {
	for _, p := range w.n.texts[last.p.index : m.p.index+1] {
		for _, i := range p.starts {
			from, to := p.line(i)
			text := strings.TrimSpace(p.slice(from, to))
			if _, numbered := p.markerAt(i); !numbered && (p != last.p || i > last.from) && (p != m.p || i < m.from) &&
				(runeCount(text) <= 20 && !strings.ContainsAny(text, "，。；,;！？：") || p.twoClauses(from, to)) {
				return true
			}
		}
	}
	return w.lineBefore(m)
}

// twoClauses tells whether the line [from,to) is a heading of two clauses: 守住耕地红线，办好乡村产业. The text around it ends its sentences, which lines of one
// paragraph that somebody broke do not.
func (p *passage) twoClauses(from, to int) bool {
	text := strings.TrimSpace(p.slice(from, to))
	first, second, two := strings.Cut(text, "，")
	if !two || strings.ContainsAny(second, "，") || !allHan(first) || !allHan(second) || min(runeCount(first), runeCount(second)) < 4 || runeCount(text) > longestTwoClauses {
		return false
	}
	before, behind := p.lastOfLine(from-1), p
	if from == 0 {
		before = p.page.lastAbove(p.index)
	}
	if to == len(p.runes) {
		if p.index+1 == len(p.page.texts) {
			return false
		}
		behind, to = p.page.texts[p.index+1], 0
	}
	_, end := behind.line(to)
	return isSentenceEnd(before) && isSentenceEnd(behind.lastOfLine(end-1)) && end-to > 2*longestTwoClauses
}

// lastAbove is the last character of the text above text k.
func (n *page) lastAbove(k int) rune {
	if k == 0 {
		return 0
	}
	above := n.texts[k-1]
	return above.lastOfLine(len(above.runes) - 1)
}

// titleOfPaper is a line that is the title of a paper, or says that one is attached: 附件1, 青山县茶产业发展三年行动计划（2024—2026年）.
var titleOfPaper = lazyregexp.New(`^(?:附件[0-9一二三四五六七八九十]{0,2}[：:]?[^，。；！？]{0,40}|[^，。；：！？]{6,40}(?:计划|方案|办法|细则|规定|意见|通知|要点|清单|制度|规划|目录|指南|标准|条例|章程|守则|公约|指标|公告|通告|决议)(?:[（(][^（()）]{1,20}[）)])?)$`)

// paperBetween tells whether another paper begins between two numbers, as an annex does behind the paper that it belongs to.
func (w *numbering) paperBetween(last, m marker) bool {
	for _, p := range w.n.texts[last.p.index+1 : max(m.p.index, last.p.index+1)] {
		text := strings.TrimSpace(p.text)
		if _, numbered := p.markerAt(0); !numbered && p.prose.Kind == prose.Paragraph && titleOfPaper.MatchString(text) {
			return true
		}
	}
	return false
}

// lineBefore tells whether the paragraph before a number that begins one is short and ends without a
// mark, as a heading does that holds a comma.
func (w *numbering) lineBefore(m marker) bool {
	if m.p.index == 0 {
		return false
	}
	p := w.n.texts[m.p.index-1]
	if len(p.runes) < 6 || len(p.runes) > 30 {
		return false
	}
	_, numbered := p.markerAt(0)
	return !numbered && isHan(p.lastBefore(len(p.runes)))
}
