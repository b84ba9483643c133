package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const sectionOrderID problem.Rule = "section-order"

func sectionOrder() rule {
	return rule{Rule: Rule{
		ID: sectionOrderID, Severity: problem.Warning,
		Title: msg("序号重复、颠倒、从头再来", "numbers repeated, reversed or restarted"),
		Why: msg("公文的层次依次是“一、”“（一）”“1.”“（1）”。序号重了、倒了，或者中途又从一开始，多半是几份材料拼在一起，或者改稿时漏改。",
			"The levels of an official document are 一、 （一） 1. （1）. Numbers that repeat, run backwards or begin again usually mean that several documents were joined, or that they were overlooked in an edit."),
		Right: []string{
			"一、做法\n\n（一）建强组织\n\n（二）发展产业\n\n二、成效\n\n（一）收入\n\n（二）村貌",
			"主要做法：一是建组织。二是强产业。存在问题：一是后劲不足；二是人才不够。",
		},
		Wrong: []string{
			"一、做法\n\n二、成效\n\n二、问题",
			"一、做法\n\n三、问题\n\n二、成效",
			"一、做法\n\n二、成效\n\n一、指导思想\n\n二、目标",
			"一是建立制度，责任到人。一是深化帮扶，干部到户。二是定期回访。",
			"# 做法\n\n每月一学。\n\n### 成效\n\n收入翻番。",
		},
		Fix: msg("把序号依次改好；拼在一起的几份材料，各成一篇，或各加一个标题（前面加 #）。",
			"Renumber in order; give each of several joined documents its own file, or its own heading (a line that begins with #)."),
	}, narrative: func(n *page) {
		n.numbering()
		findTurnedWords(n)
	}}
}

// level is a kind of number that is open: its last number, and where it stands.
type level struct {
	kind    markerKind
	heading int
	last    marker
	within  bool // an article
}

// numbering walks a narrative's section numbers and inline enumerations once, for
// section-order and section-gap both.
type numbering struct {
	n        *page
	open     []level
	seen     [circle + 1]int // the last number of each kind that was closed
	lists    enumerations
	all      []marker // the narrative's, in order
	articles articles
}

func (n *page) numbering() {
	markers := withoutNotes(withoutCountdowns(n.markers()))
	walk := numbering{n: n, lists: enumerations{n: n}, all: markers}
	previous := 0
	for i, m := range markers {
		if m.heading < textLevel {
			if previous > 0 && m.heading > previous+1 {
				walk.skippedHeading(m, previous)
			}
			previous = m.heading
		}
		if i > 0 && walk.askedBetween(markers[i-1], m) {
			walk.lists.end()
		}
		switch {
		case m.kind == article && m.n > 0:
			walk.lists.end()
			walk.article(m, markers[i+1:])
		case m.n == 0:
			walk.unnumbered(m)
			walk.lists.end()
		case m.kind == inlineIs && i > 0 && repeatsNumber(markers[i-1], m):
		case m.kind.inline():
			walk.lists.add(m, markers[i+1:])
		default:
			if m.hard {
				walk.lists.end()
			}
			walk.section(m, markers[i+1:])
		}
	}
	walk.lists.end()
	walk.announcedSections()
	walk.emptySections()
}

// repeatsNumber tells whether 二是 stands directly behind the number 2, which says it already: 2、二是抓好产业.
func repeatsNumber(number, m marker) bool {
	_, end := m.p.line(m.from)
	return number.p == m.p && number.to == m.from && number.n == m.n && !number.kind.inline() && !strings.Contains(m.p.slice(m.to, end), numeral.Format(m.n+1)+"是")
}

// unnumbered closes what an unnumbered heading ends: the numbers below it. Those of its
// own level go on after it.
func (w *numbering) unnumbered(m marker) {
	for len(w.open) > 0 && w.open[len(w.open)-1].heading > m.heading {
		w.pop()
	}
	w.seen = [circle + 1]int{}
}

// shortestCountdown is how many numbers that go down are a list of its own and no disorder.
const shortestCountdown = 3

// withoutCountdowns leaves out the items of lists that count down: 五大理由：5. 4. 3. 2. 1.
func withoutCountdowns(list []marker) []marker {
	last := map[markerKind]int{} // the number before
	for i := 0; i < len(list); i++ {
		m := list[i]
		if m.kind != dot || !m.hard || m.n <= last[m.kind]+1 || m.n < shortestCountdown {
			last[m.kind] = m.n
			continue
		}
		run := []int{i}
		for k := i + 1; k < len(list); k++ {
			if list[k].kind != dot || !list[k].hard {
				continue
			}
			if list[k].n >= list[run[len(run)-1]].n {
				break
			}
			run = append(run, k)
		}
		last[m.kind] = m.n
		if len(run) < shortestCountdown {
			continue
		}
		for k := len(run) - 1; k >= 0; k-- {
			list = slices.Delete(list, run[k], run[k]+1)
		}
		i--
	}
	return list
}

func (w *numbering) pop() {
	top := w.open[len(w.open)-1]
	w.seen[top.kind] = top.last.n
	w.open = w.open[:len(w.open)-1]
}

func (w *numbering) section(m marker, later []marker) {
	k := w.levelOf(m)
	if k < 0 {
		w.first(m)
		return
	}
	last := w.open[k].last
	if m.n == 1 && m.p == last.p && last.n > 1 && oneOf(m.p.lastBefore(m.from), "：:") {
		w.open[k].last = m // another list of the same paragraph: 有下列情形之一的：（一）
		return
	}
	if !m.hard && m.n != last.n+1 && !w.firm(m, last) {
		return // in the middle of a line, only what goes on or begins is sure to be a number
	}
	for len(w.open) > k+1 {
		w.pop()
	}
	switch {
	case m.n == last.n+1:
		w.lostBetween(last, m)
	case m.n == last.n && m.n != 1:
		w.repeated(m, last)
	case m.n > last.n+1:
		w.gap(m, last, later)
	case m.n == 1:
		w.restarted(m, last)
	default:
		w.backwards(m, last)
	}
	w.open[k].last = m
}

// levelOf returns the open level that a number belongs to, -1 where it opens one. Where “1、” stands above
// （一） and “1.” below it, a number belongs to the level of its own mark.
func (w *numbering) levelOf(m marker) int {
	found := -1
	for k := len(w.open) - 1; k >= 0; k-- {
		l := &w.open[k]
		if !l.goesOnWith(m) {
			continue
		}
		follows := m.n == l.last.n+1
		if m.kind != dot || m.heading != textLevel || l.heading != textLevel || l.last.mark() == m.mark() && (follows || found < 0) {
			return k
		}
		if found < 0 && follows {
			found = k
		}
	}
	return found
}

// mark is the last character of a number: the 、 of “1、”.
func (m marker) mark() rune { return m.p.rune(m.to - 1) }

// goesOnWith tells whether a number is of this level. Typed with a space behind its dot, an item
// is a list of its own to Markdown; its number goes on all the same.
func (l *level) goesOnWith(m marker) bool {
	if l.kind != m.kind || m.kind == parenDot && oneOf(l.last.p.rune(l.last.from), "（(") != oneOf(m.p.rune(m.from), "（(") {
		return false // 1） stands below （1）
	}
	return l.heading == m.heading || l.heading >= textLevel && m.heading >= textLevel && m.hard && m.n == l.last.n+1
}

// firm tells whether a number in the middle of a line is surely one although it does not
// follow: it ends a sentence's part of a list that began on the same line.
func (w *numbering) firm(m, last marker) bool {
	if !sameLine(last, m) || m.kind < parenOne || m.kind == dot && m.mark() != '、' && m.mark() != last.mark() || m.n == 1 {
		return m.n == 1 && m.kind >= parenDot && !sameLine(last, m)
	}
	return (oneOf(m.p.lastBefore(m.from), "；。;") || m.kind == circle && oneOf(m.p.lastBefore(m.from), "、，")) && (m.n >= last.n || m.kind != dot)
}

// first opens a kind of number that is not open.
func (w *numbering) first(m marker) {
	if !m.hard && m.n != 1 {
		return
	}
	for len(w.open) > 0 && w.open[len(w.open)-1].kind > m.kind && w.open[len(w.open)-1].heading >= m.heading && !w.aboveAll(m) {
		w.pop()
	}
	follows := w.seen[m.kind] > 0 && m.n == w.seen[m.kind]+1
	switch other := w.otherMark(m); {
	case other != nil && !follows:
		w.mixedMarks(m, *other)
	case m.n > 1 && !follows && m.n <= 30 && m.heading <= textLevel: // a Markdown list may begin with any number
		w.noFirst(m)
	}
	if m.kind == parenDot && m.n == 1 && m.hard && oneOf(m.p.rune(m.from), "（(") && len(w.open) > 0 && (w.open[len(w.open)-1].kind == one || w.open[len(w.open)-1].kind == parenOne) && !w.countedThrough(m) {
		w.skippedLevel(m, w.open[len(w.open)-1].last)
	}
	w.open = append(w.open, level{m.kind, m.heading, m, w.articles.last.n > 0})
}

// aboveAll tells whether a text counts with “1、” above （一）: the first stands directly before the first.
func (w *numbering) aboveAll(m marker) bool {
	top := w.open[len(w.open)-1].last
	return m.kind == parenOne && m.n == 1 && top.kind == dot && top.n == 1
}

func (w *numbering) repeated(m, last marker) {
	if m.kind <= clause && w.inContents(m, last) {
		return
	}
	w.report(sectionOrderID, m, &last,
		fmt.Sprintf("序号“%s”重复了", m.text()), fmt.Sprintf("the number %s is used twice", m.text()),
		fmt.Sprintf("改成“%s”", m.with(last.n+1)), fmt.Sprintf("change it to %s", m.with(last.n+1)))
}

func (w *numbering) backwards(m, last marker) {
	if m.kind == parenOne && !m.hard && w.gluedFirst(last, m) {
		return
	}
	w.report(sectionOrderID, m, &last,
		fmt.Sprintf("序号倒了：“%s”在“%s”后面", m.text(), last.text()), fmt.Sprintf("the numbers run backwards: %s after %s", m.text(), last.text()),
		fmt.Sprintf("改成“%s”，或把这一段移到前面", m.with(last.n+1)), fmt.Sprintf("change it to %s, or move the section", m.with(last.n+1)))
}

func (w *numbering) skippedHeading(m marker, previous int) {
	w.report(sectionOrderID, m, nil,
		fmt.Sprintf("标题从%d级跳到了%d级", previous, m.heading), fmt.Sprintf("a heading of level %d follows one of level %d", m.heading, previous),
		fmt.Sprintf("少写%d个 #", m.heading-previous-1), fmt.Sprintf("remove %d #", m.heading-previous-1))
}

func (w *numbering) skippedLevel(m, parent marker) {
	below := "1."
	if parent.kind == one {
		below = "（一）"
	}
	w.report(sectionOrderID, m, &parent,
		fmt.Sprintf("“%s”下面直接用了“%s”，跳过了一层", parent.text(), m.text()), fmt.Sprintf("%s directly below %s skips a level", m.text(), parent.text()),
		fmt.Sprintf("层次依次是“一、”“（一）”“1.”“（1）”，这里用“%s”", below), fmt.Sprintf("the levels are 一、 （一） 1. （1）: use %s here", below))
}

func (w *numbering) report(rule problem.Rule, m marker, other *marker, zh, en, hint, hintEN string) {
	p := problem.Problem{Rule: rule, Span: m.p.span(m.from, m.to), Message: msg(zh, en), Hint: msg(hint, hintEN)}
	if m.heading > textLevel || m.n == 0 {
		p.Span = m.p.prose.Span
	}
	if other != nil {
		p.Related = []problem.Related{{Span: other.p.span(other.from, other.to), Message: msg("前一个在这里", "the previous one is here")}}
	}
	w.n.out.add(p)
}

// text is the number as it is written.
func (m marker) text() string {
	if m.heading > textLevel {
		return fmt.Sprintf("%d.", m.n)
	}
	return m.p.slice(m.from, m.to)
}

// with is the number's form with another value.
func (m marker) with(n int) string {
	chinese := numeral.Format(n)
	switch m.kind {
	case volume, chapter, clause:
		text := []rune(m.text())
		for i, r := range text {
			if i > 0 && numeral.Digit(r) < 0 && r != '十' && numeral.Arabic(r) < 0 {
				return "第" + chinese + string(text[i:])
			}
		}
	case article:
		return "第" + articleName(n) + "条"
	case one:
		return chinese + "、"
	case parenOne:
		if oneOf(m.p.rune(m.from), "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩") && n <= 10 {
			return string('㈠' + rune(n) - 1)
		}
		return "（" + chinese + "）"
	case dot:
		if r := lastRune(m.text()); r >= '⒈' && r <= '⒛' && n <= 20 {
			return string('⒈' + rune(n) - 1) // a number and its point are one sign
		}
		return fmt.Sprintf("%d%c", n, lastRune(m.text()))
	case parenDot:
		if r := m.p.rune(m.from); r >= '⑴' && r <= '⒇' && n <= 20 {
			return string('⑴' + rune(n) - 1)
		}
		return fmt.Sprintf("（%d）", n)
	case circle:
		if n <= 20 {
			return string(rune('①' + n - 1))
		}
	case inlineIs:
		return chinese + "是"
	case inlineStem:
		if n <= len(stems)/len("甲") {
			return string([]rune(stems)[n-1]) + "、"
		}
	case inlineMust:
		return chinese + "要"
	case inlineNth:
		return "第" + chinese + "，"
	case inlineThat:
		return "其" + chinese + "，"
	}
	return fmt.Sprint(n)
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s {
		last = r
	}
	return last
}
