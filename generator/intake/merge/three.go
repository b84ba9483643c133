package merge

import (
	"casebook/generator/document"
)

// three merges tokens three ways. The result is ours where both changed the same.
func (m *merger) three(b, o, t *unit) (merged []token, conflict bool) {
	if t.key == b.key {
		return o.toks, false
	}
	theirs := m.real(diff(b.toks, t.toks), b)
	ours := diff(b.toks, o.toks)
	// shift is where a place in the base is in ours: before what ours put in there, or behind it.
	shift := func(at int, behind bool) int {
		d := 0
		for _, h := range ours {
			if h.to < at || h.to == at && (h.from < at || behind) {
				d += len(h.with) - (h.to - h.from)
			}
		}
		return at + d
	}
	at := 0
	for _, h := range theirs {
		for _, other := range ours {
			if overlap(h, other) {
				if h.from == other.from && h.to == other.to && keyOf(h.with) == keyOf(other.with) {
					h.with, h.from = nil, h.to // both did the same
					continue
				}
				return nil, true
			}
		}
		from, to := shift(h.from, h.from < h.to), shift(h.to, false)
		if from < at || to > len(o.toks) {
			return nil, true
		}
		merged = append(merged, o.toks[at:from]...)
		merged = append(merged, m.inherit(b, h, o.toks, from, to)...)
		at = to
	}
	return append(merged, o.toks[at:]...), false
}

// overlap tells whether two hunks of one base touch the same tokens or the same gap.
func overlap(a, b hunk) bool {
	if a.from == a.to && b.from == b.to {
		return a.from == b.from
	}
	return a.from < b.to && b.from < a.to
}

// real leaves out what is no change: a figure printed from the data that another program wrote
// as plain text.
func (m *merger) real(list []hunk, b *unit) []hunk {
	var out []hunk
	for _, h := range list {
		if h.to == h.from+1 && b.toks[h.from].style.printed && keyOf(h.with) == m.in.Print(b.toks[h.from].style.fact) {
			continue
		}
		out = append(out, h)
	}
	return out
}

// inherit returns what a hunk puts in, bound as what it replaces: a program may lose the content
// control around a figure, and an editor may type over it.
func (m *merger) inherit(b *unit, h hunk, ours []token, from, to int) []token {
	with := m.adopted(h.with)
	old := b.toks[h.from:h.to]
	inItsPlace(old, with)
	var around style
	switch {
	case len(old) > 0 && sameFact(old):
		around = frame(old[0].style)
	case len(old) == 0 && from > 0 && to < len(ours) && ours[from-1].style.fact != "" && sameFrame(ours[from-1].style, ours[to].style):
		around = frame(ours[from-1].style)
	}
	for i := range with {
		t := &with[i]
		if t.style.fact == "" && around.fact == "" {
			inLink(&t.style, ours, from, to)
			continue
		}
		if t.style.fact == "" || t.style.fact == around.fact {
			if around.fact == "" {
				continue
			}
			t.style.fact, t.style.link, t.style.title, t.style.auto, t.style.printed = around.fact, "", "", false, false
			t.style.place = around.place
			continue
		}
		// Of a figure that stands beside: its own place in ours.
		t.style.place = placeIn(ours, from, to, t.style)
	}
	// Invisible inlines of what was replaced stay.
	var kept []document.Inline
	for i := from; i < to; i++ {
		kept = append(kept, ours[i].before...)
	}
	if len(with) > 0 {
		with[0].before = append(kept, with[0].before...)
	}
	return with
}

// inLink makes a token of a link that stands beside it in ours a part of it: a copy does not know that an address is shown as it
// is, nor which of its links is which of ours.
func inLink(s *style, ours []token, from, to int) {
	for i := max(from-1, 0); s.link != "" && i <= to && i < len(ours); i++ {
		if f := frame(ours[i].style); f.fact == "" && f.link == s.link {
			s.title, s.auto, s.place = f.title, f.auto, f.place
			return
		}
	}
}

// inItsPlace gives a picture that was put in the place of another the words of that one.
func inItsPlace(old, with []token) {
	images := func(list []token) (all []*document.Image) {
		for i := range list {
			if image, ok := list[i].object.(*document.Image); ok {
				all = append(all, image)
			}
		}
		return all
	}
	was, now := images(old), images(with)
	if len(was) != 1 || len(now) != 1 {
		return
	}
	if now[0].Title = was[0].Title; now[0].Alt == "" {
		now[0].Alt = was[0].Alt
	}
}

func sameFact(list []token) bool {
	for i := range list {
		if list[i].style.fact == "" || !sameFrame(list[i].style, list[0].style) {
			return false
		}
	}
	return true
}

// placeIn is the place of the figure beside a gap that has the same fact, a new one where none
// has.
func placeIn(ours []token, from, to int, m style) int {
	if from > 0 && ours[from-1].style.fact == m.fact {
		return ours[from-1].style.place
	}
	if to < len(ours) && ours[to].style.fact == m.fact {
		return ours[to].style.place
	}
	return 1000 + m.place
}
