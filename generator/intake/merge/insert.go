package merge

import (
	"slices"
	"strings"

	"casebook/generator/document"
)

// inserted puts in what theirs added and what it moved, in its order, each run of them behind the
// unit that it follows.
func (m *merger) inserted() {
	anchor := -1 // of ours
	var run []int
	flush := func(next int) {
		m.insert(anchor, next, run)
		run = nil
	}
	for j, t := range m.t {
		b := m.ofT[j]
		switch {
		case b < 0 || m.moved[j]:
			if t.kind != note && (b >= 0 || t.kind != drawing) && (t.key != "" || t.kind == table) && !m.addedHere(t) { // a drawing is of the data
				run = append(run, j)
			}
		case m.oursOfB[b] >= 0:
			flush(m.oursOfB[b])
			anchor = m.oursOfB[b]
		}
	}
	flush(-1)
}

// addedHere tells whether ours added the same, as where a copy is merged twice.
func (m *merger) addedHere(t *unit) bool {
	for i, o := range m.o {
		if m.bOfOurs[i] < 0 && sameClass(o, t) && sameWords(o, t) {
			return true
		}
	}
	return false
}

// sameWords tells whether two units have the same words and pictures.
func sameWords(a, b *unit) bool {
	return squeezed(a.toks) == squeezed(b.toks) && slices.Equal(imagesOf(a), imagesOf(b))
}

// imagesOf are what the pictures of a unit are called.
func imagesOf(u *unit) (list []string) {
	for i := range u.toks {
		if image, ok := u.toks[i].object.(*document.Image); ok {
			list = append(list, image.Src)
		}
	}
	return list
}

// insert writes a run of units behind a unit of ours, -1 for the beginning, and before next, -1
// for the end. Between two items of a list they become part of the first one.
func (m *merger) insert(anchor, next int, run []int) {
	var first []int
	run, first = m.beforeList(anchor, next, run)
	m.putFirst(next, first)
	if len(run) == 0 {
		return
	}
	var b strings.Builder
	s := m.in.Ours
	at, inList := m.bodyStart(), false
	var last *unit
	if anchor >= 0 {
		last = m.o[anchor]
		at, inList = m.blockEnd(last), last.kind == item
	}
	top := func() int {
		if last == nil {
			return at
		}
		return lineEnd(s, min(max(int(last.outer.End), m.blockEnd(last)), len(s)))
	}
	place := at
	for k, j := range run {
		t := m.t[j]
		if m.moved[j] && m.oursOfB[m.ofT[j]] < 0 {
			continue
		}
		if inList && t.kind == item && !m.isTorn(j) {
			mark := m.markOf(last, j)
			b.WriteString("\n" + mark + " " + boxOf(t.task) + m.markdown(last, inlinesOf(m.tokensOf(j))))
		} else {
			if inList && next >= 0 && m.o[next].kind == item && m.o[next].outer == last.outer {
				indent := m.prefix(int(last.at.Start))
				b.WriteString("\n\n" + indent + strings.ReplaceAll(m.blockText(j), "\n", "\n"+indent))
				m.noteInserted(j)
				continue
			}
			if k == 0 || inList {
				m.put(place, b.String()) // items belong behind the item, all else behind the list
				b.Reset()
				place, inList = top(), false
			}
			b.WriteString("\n\n" + m.blockText(j))
		}
		m.noteInserted(j)
	}
	text := b.String()
	if anchor < 0 {
		text = strings.TrimPrefix(text, "\n\n") + "\n\n"
	}
	if strings.TrimSpace(text) != "" {
		m.put(place, text)
	}
}

func (m *merger) noteInserted(j int) {
	t := m.t[j]
	if !m.moved[j] {
		m.note(Added, "", shown(t))
		return
	}
	o := m.o[m.oursOfB[m.ofT[j]]]
	m.note(Moved, shown(o), shown(t))
	m.unwrite(o)
	m.remove(o)
}

// tokensOf is what is written for a unit of theirs: merged with ours where it moved.
func (m *merger) tokensOf(j int) []token {
	t := m.t[j]
	if m.moved[j] {
		b := m.b[m.ofT[j]]
		o := m.o[m.oursOfB[m.ofT[j]]]
		if merged, conflict := m.three(b, o, t); !conflict {
			return merged
		}
	}
	return m.adopted(t.toks)
}

// blockText is a unit of theirs as a block.
func (m *merger) blockText(j int) string {
	t := m.t[j]
	if m.moved[j] {
		o := m.o[m.oursOfB[m.ofT[j]]]
		switch t.kind {
		case table, code, drawing, rule:
			return m.rewritten(m.region(o))
		}
	}
	if m.isTorn(j) {
		return m.bothVersions(j)
	}
	return m.blockOf(t, inlinesOf(m.tokensOf(j)))
}

// blockOf is a unit with other words as a block.
func (m *merger) blockOf(t *unit, list []document.Inline) string {
	switch t.kind {
	case heading:
		return m.write(&document.Heading{Level: t.level, Inlines: list})
	case item:
		return m.write(&document.List{Ordered: t.ordered, Start: 1, Items: []*document.Item{{Task: t.task, Blocks: []document.Block{&document.Paragraph{Inlines: list}}}}})
	case quoted:
		return m.write(&document.Quote{Blocks: []document.Block{&document.Paragraph{Inlines: list}}})
	case table:
		return m.write(m.bound(t, t))
	case code:
		return m.write(&document.Code{Text: t.key})
	case rule:
		return m.write(&document.ThematicBreak{})
	case drawing:
		return ""
	}
	return m.write(&document.Paragraph{Inlines: list})
}

// bodyStart is where the body's first line begins.
func (m *merger) bodyStart() int {
	at := int(m.ours.Body.Start)
	s := m.in.Ours
	for at < len(s) && (s[at] == '\n' || s[at] == '\r') {
		at++
	}
	return at
}
