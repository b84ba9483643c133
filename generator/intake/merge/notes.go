package merge

import (
	"maps"
	"slices"

	"casebook/generator/document"
)

// nameNotes tells the numbers of footnotes in the texts apart: what refers to one note in all three is one token, also where somebody
// changed the words of the note. Until its units are beside one another any number is like any other.
func (m *merger) nameNotes() {
	ofO, ofT := map[int]string{}, map[int]string{}
	m.noteOfT = map[int]int{}
	inO := map[int]int{} // of the base's notes: those of ours
	for i, o := range m.o {
		if b := m.bOfOurs[i]; o.note > 0 && b >= 0 && m.b[b].note > 0 {
			ofO[o.note] = itoa(m.b[b].note)
			inO[m.b[b].note] = o.note
		}
	}
	for j, t := range m.t {
		if b := m.ofT[j]; t.note > 0 && b >= 0 && m.b[b].note > 0 {
			ofT[t.note] = itoa(m.b[b].note)
			m.noteOfT[t.note] = inO[m.b[b].note]
		}
	}
	m.sameNotes(ofT)
	nameIn(m.t, func(n int) string { return named(ofT, n, "t") })
	nameIn(m.b, itoa)
	if m.base != m.ours {
		nameIn(m.o, func(n int) string { return named(ofO, n, "o") })
	}
}

// sameNotes names the notes that ours and theirs have of the same words and the base has not, as where a copy is merged twice.
func (m *merger) sameNotes(ofT map[int]string) {
	for k, have := range m.ours.Tree().Notes {
		for n, their := range m.in.Theirs.Notes {
			if ofT[n+1] == "" && noteText(have) == noteText(their) && !slices.Contains(slices.Collect(maps.Values(m.noteOfT)), k+1) {
				ofT[n+1], m.noteOfT[n+1] = "o"+itoa(k+1), k+1
			}
		}
	}
}

func named(names map[int]string, n int, other string) string {
	if name := names[n]; name != "" {
		return name
	}
	return other + itoa(n)
}

func nameIn(list []*unit, name func(int) string) {
	for _, u := range list {
		nameRefs(u, name)
		for _, row := range u.cells {
			for _, cell := range row {
				nameRefs(cell, name)
			}
		}
	}
}

func nameRefs(u *unit, name func(int) string) {
	for i := range u.toks {
		if ref, ok := u.toks[i].object.(*document.NoteRef); ok {
			u.toks[i].s = noteChar + name(ref.Note)
		}
	}
	u.key = keyOf(u.toks)
}
