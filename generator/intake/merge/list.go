package merge

import (
	"strconv"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// beforeList parts a run between the units anchor and next of ours: what stays, and the items at its
// end that become the first ones of the list that begins with next.
func (m *merger) beforeList(anchor, next int, run []int) (stays, first []int) {
	if next < 0 || m.o[next].list == nil || anchor >= 0 && m.o[anchor].kind == item {
		return run, nil
	}
	k := len(run)
	for k > 0 {
		t := m.t[run[k-1]]
		if t.kind != item || t.ordered != m.o[next].ordered || m.isTorn(run[k-1]) {
			break
		}
		k--
	}
	return run[:k], run[k:]
}

// putFirst puts items of theirs in before the item next of ours, as the first ones of its list.
func (m *merger) putFirst(next int, run []int) {
	if len(run) == 0 {
		return
	}
	o := m.o[next]
	start := lineStart(m.in.Ours, int(o.at.Start))
	mark := numbered(strings.TrimRight(m.in.Ours[start:int(o.at.Start)], " "), o.list)
	var b strings.Builder
	for _, j := range run {
		if m.moved[j] && m.oursOfB[m.ofT[j]] < 0 {
			continue
		}
		b.WriteString(mark + " " + boxOf(m.t[j].task) + m.markdown(o, inlinesOf(m.tokensOf(j))) + "\n")
		m.noteInserted(j)
	}
	m.put(start, b.String())
	if m.headed == nil {
		m.headed = map[*document.List]bool{}
	}
	m.headed[o.list] = true
}

var itemNumber = lazyregexp.New(`\d+([.)][ \t]*)$`)

// numbered is the mark of an item with the number that its list begins with.
func numbered(mark string, list *document.List) string {
	return itemNumber.ReplaceAllString(mark, strconv.Itoa(list.Start)+"${1}")
}

// renumber lets a list whose first items are gone begin with the number that it began with: what
// reads Markdown looks at the first number only.
func (m *merger) renumber() {
	seen, stands := map[*document.List]bool{}, map[*document.List]bool{}
	for _, o := range m.o {
		switch {
		case o.list == nil || !o.ordered || stands[o.list]:
		case m.goes(o):
			seen[o.list] = true
		default:
			stands[o.list] = true
			if seen[o.list] && !m.headed[o.list] {
				start := lineStart(m.in.Ours, int(o.at.Start))
				m.splice(start, int(o.at.Start), numbered(m.in.Ours[start:int(o.at.Start)], o.list))
			}
		}
	}
}

// goes tells whether the lines of a unit are taken away.
func (m *merger) goes(o *unit) bool {
	start, end := m.region(o)
	for _, e := range m.edits {
		if !e.apart && e.text == "" && e.start <= start && e.end >= end && end > start {
			return true
		}
	}
	return false
}

// markOf is the mark of an item of theirs that comes behind one of ours: like that one's, but one that
// moves keeps its number.
func (m *merger) markOf(last *unit, j int) string {
	s := m.in.Ours
	mark := strings.TrimRight(s[lineStart(s, int(last.at.Start)):int(last.at.Start)], " ")
	if !m.moved[j] {
		return mark
	}
	o := m.o[m.oursOfB[m.ofT[j]]]
	own := strings.TrimSpace(s[lineStart(s, int(o.at.Start)):int(o.at.Start)])
	if !itemNumber.MatchString(own) {
		return mark
	}
	return itemNumber.ReplaceAllString(mark, own[:len(own)-1]+"${1}")
}
