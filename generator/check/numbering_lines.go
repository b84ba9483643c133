package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Lists in the lines of a plain text, which are one passage where no empty line parts them: what begins a line goes on over the lists
// that stand within one.

// sameLine tells whether two numbers stand in one line of the file.
func sameLine(a, b marker) bool {
	if a.p != b.p {
		return false
	}
	from, _ := b.p.line(b.from)
	return a.from >= from
}

// ofOthers tells whether m belongs to no enumeration such as that at k, although it has its next number: the one counts lines and the other
// stands within one.
func (e *enumerations) ofOthers(k int, m marker) bool {
	if e.open[k].countsLines() {
		return k < len(e.open)-1 && !m.hard && !sameLine(e.open[k].last, m)
	}
	return m.hard && !e.open[k].last.hard && slices.ContainsFunc(e.open[:k], func(open enumeration) bool {
		return open.kind == m.kind && open.last.n+1 == m.n && open.countsLines()
	})
}

// countsLines tells whether the points of an enumeration, of which there are two at least, begin lines.
func (e *enumeration) countsLines() bool { return e.last.n > 1 && e.first.hard && e.last.hard }

// withinLines tells whether m opens a list within a line, or within a paragraph behind one, of an enumeration that counts lines.
func (e *enumerations) withinLines(k int, m marker) bool {
	return e.open[k].countsLines() && !m.hard
}

// inner returns the first of the enumerations from k on that m, which begins a list of the kind of the one at k, ends: those within the line of a point
// of a list that goes on with a later line end alone.
func (e *enumerations) inner(k int, m marker, later []marker) int {
	if m.hard {
		return k
	}
	for i := len(e.open) - 1; i > k; i-- {
		open := &e.open[i]
		if open.last.hard && goesOnInLines(open.last, later) {
			return i + 1
		}
	}
	return k
}

// goesOnInLines tells whether the next number of last's kind that begins a line follows last's.
func goesOnInLines(last marker, later []marker) bool {
	for _, other := range later[:min(len(later), farthestPoint)] {
		if other.hard && other.kind == last.kind {
			return other.n == last.n+1
		}
		if other.n == 0 || other.hard && !other.kind.inline() {
			return false // a section ends all lists
		}
	}
	return false
}

// farthestPoint is among how many numbers behind a point the next one of its list is looked for.
const farthestPoint = 60

// mixed is the kind of the enumeration that m goes on with. Papers take 一要 and 二是 for one list where they stand in one line.
func (e *enumerations) mixed(m marker) markerKind {
	if m.n < 2 || m.kind != inlineIs && m.kind != inlineMust {
		return m.kind
	}
	for k := len(e.open) - 1; k >= 0; k-- {
		open := &e.open[k]
		if open.last.n+1 != m.n && !(open.mixed && open.last.n >= m.n) || !sameLine(open.last, m) {
			continue
		}
		if open.kind == m.kind || open.kind == inlineIs || open.kind == inlineMust {
			if open.kind != m.kind && !open.mixed && e.waits(m) {
				continue // 一是要抓两件事：一要…。二是
			}
			open.mixed = open.mixed || open.kind != m.kind
			return open.kind
		}
	}
	return m.kind
}

// waits tells whether an enumeration of m's own kind goes on with m.
func (e *enumerations) waits(m marker) bool {
	for k := range e.open {
		if open := &e.open[k]; open.kind == m.kind && open.last.n+1 == m.n && sameLine(open.last, m) {
			return true
		}
	}
	return false
}

// ranks tells whether 其次 at rune i goes on from what is the most of something: 最高的是明前茶，…；其次是雨前茶.
func (p *passage) ranks(i int) bool {
	before := p.slice(i-longestSentence/3, i)
	return strings.Contains(before[strings.LastIndex(before, "。")+1:], "最") && p.has(i+2, "是")
}

// longestWordsAbove is how many paragraphs above a number the words are looked for that its list begins with.
const longestWordsAbove = 6

// countedInWords tells whether the lines above m, which begins one, count in words: 首先，…, a line 其次，…, then 第三，….
func (e *enumerations) countedInWords(m marker) bool {
	if m.n < 3 || m.kind != inlineNth || !m.p.startsLine(m.from) {
		return false
	}
	for _, p := range e.n.texts[max(0, m.p.index-longestWordsAbove) : m.p.index+1] {
		for _, i := range p.starts {
			if (p != m.p || i < m.from) && p.hasAt(i, "其次", "再次") {
				return true
			}
		}
	}
	return false
}

// numberedUnread tells whether a line between two numbers begins with the one between theirs, which was not read for its mark: 第二、.
func (e *enumerations) numberedUnread(last, m marker) bool {
	if m.kind != inlineNth || m.n != last.n+2 || sameLine(last, m) {
		return false
	}
	for _, p := range e.n.texts[last.p.index : m.p.index+1] {
		for _, i := range p.starts {
			if (p != last.p || i > last.from) && (p != m.p || i < m.from) && p.has(i, "第"+numeral.Format(m.n-1)) {
				return true
			}
		}
	}
	return false
}

// withoutNotes leaves out the numbers of a table's notes, which stand line by line behind 注：.
func withoutNotes(list []marker) []marker {
	kept := list[:0:0]
	for i := 0; i < len(list); i++ {
		m := list[i]
		if !m.opensNotes() {
			kept = append(kept, m)
			continue
		}
		for i+1 < len(list) && list[i+1].kind == m.kind && list[i+1].n == list[i].n+1 && nextLine(list[i], list[i+1]) {
			i++
		}
	}
	return kept
}

// opensNotes tells whether a number is the first behind 注：, which begins its line.
func (m marker) opensNotes() bool {
	from, _ := m.p.line(m.from)
	return m.n == 1 && anyof.Contains(m.p.slice(from, m.from), "注：", "注:", "说明：", "注释：") && m.from-from < 6
}

// nextLine tells whether b stands in the line of a or begins the next one.
func nextLine(a, b marker) bool {
	if sameLine(a, b) {
		return true
	}
	if a.p != b.p {
		return b.p.index == a.p.index+1 && b.p.startsLine(b.from)
	}
	_, end := a.p.line(a.from)
	from, _ := b.p.line(b.from)
	return from == end && b.p.startsLine(b.from)
}
