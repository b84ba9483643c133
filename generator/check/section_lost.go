package check

import (
	"fmt"
	"strings"
)

// A point that has lost its number between two that follow one another: 2、修好渠道，…。 then 修好水库，…。 and 3、.

// Of a point's two first clauses, in characters.
const (
	shortestPointTitle = 4
	longestPointTitle  = 10
	longestPointAim    = 12
	shortestRunIn      = 30 // of what follows them in the same line
)

// lostBetween reports a line between two numbers that is built as the first of them: two short clauses, of which the first is as long as its first and begins and
// ends with the same characters, and the text of the point in the same line.
func (w *numbering) lostBetween(last, m marker) {
	if !last.hard || !m.hard || last.heading != textLevel || m.heading != textLevel || sameLine(last, m) {
		return
	}
	_, end := last.p.line(last.from)
	title, aim := last.p.pointTitle(last.to, end)
	if title == "" {
		return
	}
	for _, p := range w.n.texts[last.p.index : m.p.index+1] {
		for _, i := range p.starts {
			if p == last.p && i < end || p == m.p && i >= m.from {
				continue
			}
			_, to := p.line(i)
			other, otherAim := p.pointTitle(i, to)
			if other == "" || !builtAs(other, title) || max(otherAim-aim, aim-otherAim) > 2 {
				continue
			}
			w.report(sectionGapID, marker{kind: m.kind, n: m.n, p: p, from: i, to: i + runeCount(other), heading: textLevel}, &last,
				fmt.Sprintf("“%s”和“%s%s”并列，前面少了序号", other, last.text(), title), fmt.Sprintf("%q is at the same level as %s%s but has no number", other, last.text(), title),
				fmt.Sprintf("补上“%s”，后面的依次改；不是并列的一条，不用改", m.text()), fmt.Sprintf("put %s before it and renumber what follows, unless it is not a point of its own", m.text()))
			return
		}
	}
}

// pointTitle reads the two clauses that the line [from,to) begins with, and returns the first and the length of the second; "" where the line is another.
func (p *passage) pointTitle(from, to int) (title string, aim int) {
	for from < to && isSpace(p.runes[from]) {
		from++
	}
	comma := from
	for isHan(p.rune(comma)) && comma-from <= longestPointTitle {
		comma++
	}
	stop := comma + 1
	for isHan(p.rune(stop)) && stop-comma <= longestPointAim {
		stop++
	}
	if p.rune(comma) != '，' || p.rune(stop) != '。' || comma-from < shortestPointTitle || stop-comma <= shortestPointTitle || to-stop < shortestRunIn {
		return "", 0
	}
	return p.slice(from, comma), stop - comma - 1
}

// builtAs tells whether one title is built as another is: of the same length, with another middle.
func builtAs(a, b string) bool {
	first, _ := firstRune(a)
	return a != b && runeCount(a) == runeCount(b) && strings.HasPrefix(b, string(first)) && commonEnd(a, b) > 1
}
