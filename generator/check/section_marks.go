package check

import "fmt"

// One level that is numbered with two kinds of marks: 1、 2、 3） 4）.

// fewestMixed is from which number on a bare 3） surely goes on with 1、 and 2、: a 2） may be all that is left of a list below 1、.
const fewestMixed = 3

// otherMark returns the number before a bare 3） that opens a kind of its own, nil where there is none or it has brackets on both sides.
func (w *numbering) otherMark(m marker) *marker {
	if m.kind != parenDot || !m.hard || m.n < fewestMixed || oneOf(m.p.rune(m.from), "（(") || m.heading != textLevel {
		return nil
	}
	for k := len(w.open) - 1; k >= 0; k-- {
		if l := &w.open[k]; l.kind == dot && l.heading == textLevel && l.last.n+1 == m.n {
			return &l.last
		}
	}
	return nil
}

func (w *numbering) mixedMarks(m, last marker) {
	w.report(sectionOrderID, m, &last,
		fmt.Sprintf("前面用“%s”，这里用“%s”，同一层用了两种序号", last.text(), m.text()), fmt.Sprintf("%s after %s: two kinds of numbers on one level", m.text(), last.text()),
		fmt.Sprintf("改成“%s”", last.with(m.n)), fmt.Sprintf("change it to %s", last.with(m.n)))
}
