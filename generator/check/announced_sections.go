package check

import (
	"fmt"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
)

// A paragraph that ends by announcing how many points there are, and the numbered sections that stand directly below it:
// 重点做好六个方面工作：, with （一） to （五） below.

// announcedSections holds each such number against the sections below it.
func (w *numbering) announcedSections() {
	for k, m := range w.all {
		if m.n != 1 || !m.hard || m.kind.inline() || m.kind < one || !m.p.startsLine(m.from) || m.from == 0 && m.p.index == 0 {
			continue
		}
		above, end := m.p, m.from
		if end == 0 {
			above = w.n.texts[m.p.index-1]
			end = len(above.runes)
		}
		if above.prose.Kind != prose.Paragraph {
			continue
		}
		promised, from, to := above.announced(end)
		if promised == 0 || above.hasAnyBefore(from, "其中", "分为", "分成", "上述", "这", "完成") || anyof.Contains(above.slice(to-promisedTail, end), "圆满", "完成", "如期", "兑现", "办结", "见效", "收官") {
			continue
		}
		have, sure := w.sectionsFrom(k)
		if have == promised+1 && w.closes(k, have) {
			continue
		}
		if !sure || have < 2 || have == promised || have > promised+3 || 2*have < promised {
			continue
		}
		said := above.slice(from, from+above.promiseEnd(from, to-from))
		w.report(sectionGapID, marker{kind: m.kind, n: m.n, heading: textLevel, p: above, from: from, to: to}, nil,
			fmt.Sprintf("说是“%s”，下面列了%d条", said, have), fmt.Sprintf("%q is announced, but %d follow", said, have),
			"补上丢的一条，或改数目", "restore the missing one, or correct the number")
	}
}

// promisedTail is how many of a promise's last characters may already belong to what is said of it: 三方面民生实事圆满|完成.
const promisedTail = 4

// closes tells whether section n of the level that begins at marker k is what papers end with, whatever they announced: 四、几点建议.
func (w *numbering) closes(k, n int) bool {
	first := w.all[k]
	for _, m := range w.all[k+1:] {
		if m.kind == first.kind && m.heading == first.heading && m.n == n {
			_, end := m.p.line(m.from)
			return anyof.Contains(m.p.slice(m.to, min(end, m.to+longestSectionTitle)), "建议", "对策", "结论", "结语", "结束语", "小结", "展望", "启示", "思考", "说明", "附")
		}
	}
	return false
}

// longestSectionTitle is how many characters of a section's first line are looked at for what it is.
const longestSectionTitle = 20

// sectionsFrom counts the sections of one level from marker k on, up to one of another. It is sure only where they go up one by
// one to the end.
func (w *numbering) sectionsFrom(k int) (n int, sure bool) {
	first := w.all[k]
	n = 1
	for _, m := range w.all[k+1:] {
		switch {
		case m.kind.inline():
		case m.n == 0:
			return n, m.heading <= first.heading
		case m.kind == first.kind && m.heading == first.heading && m.hard:
			if m.n != n+1 {
				return n, m.n == 1 && n > 1 // another list begins
			}
			n++
		case m.kind < first.kind:
			return n, true
		case m.kind == first.kind && m.n == n+1:
			return n, false // the next one stands within a line
		}
	}
	return n, true
}
