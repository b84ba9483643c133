package merge

import (
	"slices"
	"strings"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Input is what is to be merged.
type Input struct {
	Base   string // the Markdown file as it left; "" where it is not known: then ours stands for it
	Ours   string // the Markdown file now
	Theirs *document.Document
	Title  string                     // the title that the copy has; "" where it has none
	Styled bool                       // the copy's styles are to be trusted: what is a heading is one
	Print  func(target string) string // the words of a figure that is printed from the data
	File   string                     // ours, for the spans

	Pictures map[string]Picture // those of the copy, by what it calls them
}

// Picture is one of a copy's pictures.
type Picture struct {
	Src string // what the Markdown calls it
	New bool   // the text has not had it
}

// Kind says what was done with a piece of text.
type Kind uint8

// The kinds of edits.
const (
	Changed Kind = iota
	Added
	Deleted
	Moved
)

// Edit is one piece of text that the copy has otherwise.
type Edit struct {
	Kind     Kind
	Old, New string
}

// FigureEdit is a bound figure whose words the copy has otherwise. It stands in the text as edited;
// the data are as they were.
type FigureEdit struct {
	Target   string // its fact, as after "fact:"
	Old, New string // New is "" where it was deleted
	Place    string // the words around it
}

// Conflict is a piece of text that both changed. Both versions stand in the Markdown.
type Conflict struct{ Ours, Theirs string }

// Result is a merged text.
type Result struct {
	Text        string // the Markdown; Input.Ours itself where nothing changed
	Edits       []Edit
	FigureEdits []FigureEdit
	Conflicts   []Conflict
	Unplaced    []problem.Text // what could not be placed, with its words
}

// unplaced tells words that could not be placed.
func (m *merger) unplaced(words string) { m.leave(problem.Text{ZH: words, EN: words}) }

// leave tells of something in theirs that was not done.
func (m *merger) leave(what problem.Text) { m.result.Unplaced = append(m.result.Unplaced, what) }

// merger works on one text.
type merger struct {
	in         *Input
	base, ours *narrative.Document
	b, o, t    []*unit
	ofB        []int // of each unit of the base: the one of theirs, and
	ofT        []int // the other way
	oursOfB    []int
	bOfOurs    []int
	moved      map[int]bool // units of theirs
	edits      []splice
	headed     map[*document.List]bool // lists of ours that have a new first item
	newNotes   []*document.Note
	notes      []*document.Note // ours, then new ones
	noteOfT    map[int]int      // of each footnote of theirs that ours has: its number there
	result     Result
}

// Merge merges a copy.
func Merge(in Input) Result {
	raw := in.Ours
	in.Ours = strings.ReplaceAll(raw, "\r\n", "\n")
	in.Base = strings.ReplaceAll(in.Base, "\r\n", "\n")
	r := merge(in)
	switch {
	case r.Text == in.Ours:
		r.Text = raw
	case raw != in.Ours: // its lines end as they did
		r.Text = strings.ReplaceAll(r.Text, "\n", "\r\n")
	}
	return r
}

func merge(in Input) Result {
	if in.Print == nil {
		in.Print = func(string) string { return "" }
	}
	m := &merger{in: &in}
	m.ours = parse(in.File, in.Ours)
	m.base = m.ours
	if in.Base != "" && in.Base != in.Ours {
		m.base = parse(in.File, in.Base)
	}
	m.notes = append(m.notes, m.ours.Tree().Notes...)
	m.o = unitsOf(m.ours.Tree(), in.Print)
	m.b = m.o
	for _, b := range in.Theirs.Blocks { // of a drawing the copy knows only which one it is
		if d, ok := b.(*document.Drawing); ok && d.Index < len(m.base.Drawings) && d.TOML == "" {
			d.TOML = m.base.Drawings[d.Index].TOML
		}
	}
	m.t = (&collector{print: in.Print, pictures: in.Pictures}).units(in.Theirs)
	if m.base != m.ours {
		m.b = unitsOf(m.base.Tree(), in.Print)
		m.oursOfB, m.bOfOurs, _ = align(m.b, m.o)
	} else {
		m.oursOfB, m.bOfOurs = identity(len(m.b)), identity(len(m.b))
	}
	m.ofB, m.ofT, m.moved = align(m.b, m.t)
	m.lend()
	m.nameNotes()
	m.title()
	m.changed()
	m.missing()
	m.inserted()
	m.gone()
	m.renumber()
	m.result.Text = m.apply()
	m.verify()
	return m.result
}

func identity(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func parse(name, text string) *narrative.Document {
	doc, _ := narrative.Parse(source.New(name, text))
	return doc
}

// changed merges the units that all three have.
func (m *merger) changed() {
	for i, b := range m.b {
		if m.ofB[i] < 0 {
			continue
		}
		t := m.t[m.ofB[i]]
		if m.oursOfB[i] < 0 {
			m.goneHere(b, t)
			continue
		}
		o := m.o[m.oursOfB[i]]
		switch b.kind {
		case table:
			m.tables(b, o, t)
		case code:
			m.code(b, o, t)
		case rule, drawing:
		default:
			m.words(b, o, t)
			m.level(b, o, t)
			m.tick(b, o, t)
		}
	}
}

// goneHere tells of a unit that ours no longer has.
func (m *merger) goneHere(b, t *unit) {
	if t.key != b.key {
		m.result.Conflicts = append(m.result.Conflicts, Conflict{"", shown(t)})
		m.unplaced(shown(t))
	}
}

// words merges the words of a unit within it.
func (m *merger) words(b, o, t *unit) {
	merged, conflict := m.three(b, o, t)
	if conflict {
		m.conflict(o, m.markdown(o, inlinesOf(m.theirs(b, o, t))), Conflict{shown(o), shown(t)})
		return
	}
	if keyOf(merged) == o.key {
		m.emphasis(b, o, t)
		return
	}
	m.figures(o, merged)
	m.note(Changed, shown(o), shownTokens(merged))
	m.replace(o, merged)
}

// emphasis takes over what theirs set bold, in italics, struck out or into a link where nobody changed the words. A paragraph that is
// set so as a whole is a matter of looks, as fonts and sizes are, and so is a heading.
func (m *merger) emphasis(b, o, t *unit) {
	if t.kind == heading || o.at.Start >= o.at.End || t.key != b.key || o.key != b.key || len(t.toks) != len(o.toks) || len(t.toks) != len(b.toks) {
		return
	}
	set := func(x style) style { return style{strong: x.strong, emphasis: x.emphasis, strike: x.strike} }
	merged, changed, whole, linked := make([]token, len(o.toks)), false, true, false
	for i := range o.toks {
		merged[i] = o.toks[i]
		now := set(t.toks[i].style)
		if now != set(b.toks[i].style) {
			changed = true
			x := &merged[i].style
			x.strong, x.emphasis, x.strike = now.strong, now.emphasis, now.strike
		}
		if x, their := &merged[i].style, t.toks[i].style; their.link != "" && their.fact == "" && b.toks[i].style.link == "" && x.link == "" && x.fact == "" {
			x.link, x.title, x.place = their.link, their.title, 1000+their.place // one that was taken away may be one that a program lost
			changed, linked = true, true
		}
		whole = whole && now == set(t.toks[0].style) && now != style{}
	}
	if !changed || whole && !linked {
		return
	}
	m.note(Changed, m.in.Ours[o.at.Start:o.at.End], m.markdown(o, inlinesOf(merged)))
	m.replace(o, merged)
}

func (m *merger) note(k Kind, old, new string) {
	m.result.Edits = append(m.result.Edits, Edit{k, old, new})
}

// adopted copies tokens of theirs for a text of ours: footnotes are found there or added.
func (m *merger) adopted(list []token) []token {
	out := make([]token, 0, len(list))
	for _, t := range list {
		if ref, ok := t.object.(*document.NoteRef); ok {
			n := m.noteOf(ref.Note)
			if n == 0 {
				continue
			}
			t.object = &document.NoteRef{Note: n}
		}
		if image, ok := t.object.(*document.Image); ok && !m.isOurs(image) {
			m.leave(problem.Text{ZH: "图片", EN: "a picture"})
			continue
		}
		out = append(out, t)
	}
	return out
}

// isOurs tells whether a picture has a file beside ours: one that it has, or that comes in with the copy.
func (m *merger) isOurs(image *document.Image) bool {
	for _, p := range m.in.Pictures {
		if p.Src == image.Src {
			return true
		}
	}
	return slices.ContainsFunc(m.ours.Images, func(have *document.Image) bool { return have.Src == image.Src })
}

// noteOf returns the number in ours of a footnote of theirs.
func (m *merger) noteOf(n int) int {
	if n < 1 || n > len(m.in.Theirs.Notes) {
		return 0
	}
	if k := m.noteOfT[n]; k > 0 {
		return k
	}
	text := noteText(m.in.Theirs.Notes[n-1])
	for i, have := range m.notes {
		if noteText(have) == text {
			return i + 1
		}
	}
	added := &document.Note{Label: "word-" + itoa(len(m.notes)+1), Blocks: m.in.Theirs.Notes[n-1].Blocks}
	m.notes = append(m.notes, added)
	m.newNotes = append(m.newNotes, added)
	return len(m.notes)
}

func noteText(n *document.Note) string {
	var b strings.Builder
	for _, block := range n.Blocks {
		if p, ok := block.(*document.Paragraph); ok {
			b.WriteString(document.PlainText(p.Inlines))
		}
	}
	return b.String()
}

// place is a bound figure's place in a text.
type place struct {
	fact string
	at   int
}

// figuresIn gathers the words of the bound figures of a text, and which comes after which.
func (m *merger) figuresIn(list []token) (words map[place]string, order []place) {
	words = map[place]string{}
	for i := range list {
		if f := list[i].style; f.fact != "" {
			k := place{f.fact, f.place}
			if _, seen := words[k]; !seen {
				order = append(order, k)
			}
			if f.printed {
				words[k] += m.in.Print(f.fact)
			} else {
				words[k] += list[i].s
			}
		}
	}
	return words, order
}

// figures notes the bound figures whose words changed.
func (m *merger) figures(o *unit, merged []token) {
	old, order := m.figuresIn(o.toks)
	now, _ := m.figuresIn(merged)
	for _, k := range order {
		if old[k] != now[k] {
			m.result.FigureEdits = append(m.result.FigureEdits, FigureEdit{k.fact, old[k], now[k], plainText(merged)})
		}
	}
}

// shown is a unit's words for a reader.
func shown(u *unit) string { return shownTokens(u.toks) }

// shownTokens are words for a reader, with the pictures that are new or stand alone.
func shownTokens(list []token) string {
	words := plainText(list)
	for i := range list {
		if image, ok := list[i].object.(*document.Image); ok && (list[i].s != imageChar || strings.TrimSpace(words) == "") {
			words += "［图片 " + image.Src + "］"
		}
	}
	return words
}

func plainText(list []token) string {
	var b strings.Builder
	for i := range list {
		if list[i].style.printed {
			b.WriteString(list[i].printed)
			continue
		}
		if strings.HasPrefix(list[i].s, imageChar) || strings.HasPrefix(list[i].s, noteChar) {
			continue
		}
		for _, r := range list[i].s {
			switch {
			case r == '\uE005', r == '\n':
				b.WriteByte(' ')
			case r < '\uE000' || r > '\uF8FF':
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// Likeness is the share of the units of a that stand in b word for word.
func Likeness(a, b *document.Document) float64 {
	none := func(string) string { return "" }
	have := map[string]bool{}
	for _, u := range unitsOf(b, none) {
		have[squeezed(u.toks)] = true
	}
	units, common := 0, 0
	for _, u := range unitsOf(a, none) {
		if words := squeezed(u.toks); len(words) > 12 && u.kind != table {
			units++
			if have[words] {
				common++
			}
		}
	}
	if units == 0 {
		return 0
	}
	return float64(common) / float64(units)
}
