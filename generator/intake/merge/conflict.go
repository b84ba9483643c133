package merge

import (
	"casebook/generator/document"
)

const (
	conflictOurs   = "<<<<<<< 现在的文稿"
	conflictMiddle = "======="
	conflictTheirs = ">>>>>>> Word 改稿"
)

// conflict writes both versions of a unit, which a person has to choose from.
func (m *merger) conflict(o *unit, theirs string, c Conflict) {
	m.result.Conflicts = append(m.result.Conflicts, c)
	ours := m.in.Ours
	if o.at.Start >= o.at.End {
		m.unplaced(c.Theirs)
		return
	}
	start, end := lineStart(ours, int(o.at.Start)), lineEnd(ours, int(o.at.End))
	first := ours[start:int(o.at.Start)]
	if theirs != "" {
		theirs = first + theirs + "\n"
	}
	m.splice(start, end, conflictOurs+"\n"+ours[start:end]+"\n"+conflictMiddle+"\n"+theirs+conflictTheirs)
}

// conflictBeside writes their version behind a block that stays.
func (m *merger) conflictBeside(o, t *unit) {
	m.result.Conflicts = append(m.result.Conflicts, Conflict{shown(o), shown(t)})
	end := m.blockEnd(o)
	theirs := m.write(&document.Paragraph{Inlines: inlinesOf(m.adopted(t.toks))})
	switch t.kind {
	case table:
		theirs = m.write(t.block)
	case code:
		theirs = m.codeIn(o, t.key)
	}
	m.put(end, "\n\n"+conflictOurs+"\n"+conflictMiddle+"\n"+theirs+"\n"+conflictTheirs)
}

// isTorn tells whether a unit of theirs stands elsewhere and was changed where ours was, too; one that ours
// no longer has is not asked about.
func (m *merger) isTorn(j int) bool {
	if !m.moved[j] {
		return false
	}
	_, conflict := m.three(m.b[m.ofT[j]], m.o[m.oursOfB[m.ofT[j]]], m.t[j])
	return conflict
}

// bothVersions is what stands in the place that such a unit moved to. That it is a conflict was reported
// where its words were merged.
func (m *merger) bothVersions(j int) string {
	o := m.o[m.oursOfB[m.ofT[j]]]
	start, end := m.region(o)
	theirs := m.blockOf(m.t[j], inlinesOf(m.theirs(m.b[m.ofT[j]], o, m.t[j])))
	return conflictOurs + "\n" + m.in.Ours[start:end] + "\n" + conflictMiddle + "\n" + theirs + "\n" + conflictTheirs
}

// theirs are the words of theirs where they cannot be merged with ours. Figures that stand in them as in
// the base are bound as they are in ours.
func (m *merger) theirs(b, o, t *unit) []token {
	same := func(u *unit) map[int]int {
		at := map[int]int{}
		for _, p := range lcs(len(b.toks), len(u.toks), func(i, j int) bool { return b.toks[i].s == u.toks[j].s }) {
			at[p[0]] = p[1]
		}
		return at
	}
	inOurs, inTheirs := same(o), same(t)
	list := append([]token(nil), t.toks...)
	for from := 0; from < len(b.toks); {
		to := from + 1
		for to < len(b.toks) && sameFrame(b.toks[to].style, b.toks[from].style) {
			to++
		}
		first, whole := inTheirs[from]
		for i := from; i < to; i++ {
			at, ok := inTheirs[i]
			whole = whole && ok && at == first+i-from
		}
		bound := b.toks[from].style
		if k, ok := inOurs[from]; ok {
			bound = o.toks[k].style
		}
		for i := first; whole && bound.fact != "" && !bound.printed && i < first+to-from; i++ {
			if list[i].style.fact == "" {
				list[i].style = frame(bound)
			}
		}
		from = to
	}
	return m.adopted(list)
}
