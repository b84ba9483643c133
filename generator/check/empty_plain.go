package check

import (
	"fmt"
	"strings"
)

// fewestSections is how many sections of a plain text have something below them where one that has nothing was forgotten: lines that are numbered and
// nothing else are a list.
const fewestSections = 3

// emptySections reports a section 二、 of a plain text that has nothing below it where all others have.
func (w *numbering) emptySections() {
	w.emptyOfKind(one)
	w.emptyOfKind(parenOne)
}

func (w *numbering) emptyOfKind(kind markerKind) {
	var heads []marker
	for _, m := range w.all {
		if m.kind == kind && m.heading == textLevel && m.hard && m.p.startsLine(m.from) {
			heads = append(heads, m)
		}
	}
	for from := 0; from < len(heads); {
		to := from + 1
		for to < len(heads) && heads[to].n == heads[to-1].n+1 {
			to++
		}
		w.emptyAmong(heads[from:to])
		from = to
	}
}

// emptyAmong reports the one of some sections that is empty. The last may go on with anything.
func (w *numbering) emptyAmong(heads []marker) {
	if len(heads) <= fewestSections {
		return
	}
	empty := -1
	for k, m := range heads {
		from, to := m.p.line(m.from)
		title := strings.TrimSpace(m.p.slice(from, to))
		if runeCount(title) > longestTitleLine || strings.ContainsAny(title[len(m.text()):], "，。；：！？:;0123456789") {
			return
		}
		if k+1 < len(heads) && w.nothingBetween(m, heads[k+1]) {
			if empty >= 0 {
				return
			}
			empty = k
		}
	}
	if empty < 0 {
		return
	}
	m := heads[empty]
	from, to := m.p.line(m.from)
	title := strings.TrimSpace(m.p.slice(from, to))
	w.report(emptySectionID, marker{kind: m.kind, n: m.n, heading: textLevel, p: m.p, from: from, to: from + runeCount(title)}, nil,
		fmt.Sprintf("“%s”下面没有内容", title), fmt.Sprintf("the section %q is empty", title), "补上内容，或删去这个标题", "write it, or delete the heading")
}

// nothingBetween tells whether the line of one number is followed by that of another.
func (w *numbering) nothingBetween(a, b marker) bool {
	_, end := a.p.line(a.from)
	if a.p == b.p {
		return end == b.from
	}
	if a.p.index+1 != b.p.index || end < len(a.p.runes) || b.from > b.p.starts[0] {
		return false
	}
	body, from, to := w.n.n.Doc.Body, a.p.prose.Span.End, b.p.prose.Span.Start // a picture or a chart is no text
	return body.Start <= from && from <= to && to <= body.End && strings.TrimSpace(w.n.raw()[from-body.Start:to-body.Start]) == ""
}
