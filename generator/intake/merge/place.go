package merge

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// tables merges a table cell by cell. One whose rows or columns are others is theirs as a whole,
// where ours did not change.
func (m *merger) tables(b, o, t *unit) {
	if b.key == t.key || sameShape(o, t) && sameWords(o, t) {
		return
	}
	if !sameShape(b, t) {
		switch {
		case o.key == b.key && sameShape(b, o):
			m.figuresOfTable(o, t)
			m.note(Changed, shown(o), shown(t))
			m.replaceBlock(o, m.write(m.bound(o, t)))
		default:
			m.conflictBeside(o, t)
		}
		return
	}
	if !sameShape(b, o) {
		m.conflictBeside(o, t)
		return
	}
	for r := range b.cells {
		for c := range b.cells[r] {
			m.cell(b.cells[r][c], o.cells[r][c], t.cells[r][c], o)
		}
	}
}

func (m *merger) cell(b, o, t, of *unit) {
	merged, conflict := m.three(b, o, t)
	switch {
	case conflict:
		m.conflictBeside(of, t)
	case keyOf(merged) != o.key:
		m.figures(o, merged)
		m.note(Changed, shown(o), shownTokens(merged))
		if of.at.Start <= o.at.Start && o.at.End <= of.at.End { // a row may have fewer cells than are written
			text := m.cellMarkdown(inlinesOf(merged))
			if o.at.Start == o.at.End {
				text += " "
			}
			m.splice(int(o.at.Start), int(o.at.End), text)
		} else {
			m.unplaced(plainText(merged))
		}
	}
}

func sameShape(a, b *unit) bool {
	if len(a.cells) != len(b.cells) {
		return false
	}
	for r := range a.cells {
		if len(a.cells[r]) != len(b.cells[r]) {
			return false
		}
	}
	return true
}

// bound is their table with the alignments of ours and its bound figures, cell by cell where the
// words are the same: a program may have lost them.
func (m *merger) bound(o, t *unit) document.Block {
	old, ok1 := o.block.(*document.Table)
	now, ok2 := t.block.(*document.Table)
	if !ok1 || !ok2 {
		return t.block
	}
	byWords := map[string][]token{}
	for _, row := range o.cells {
		for _, cell := range row {
			byWords[cell.key] = cell.toks
		}
	}
	made := *now
	made.Columns = append([]document.Alignment(nil), now.Columns...)
	copy(made.Columns, old.Columns)
	made.Rows = nil
	for _, row := range now.Rows {
		var cells []*document.Cell
		for _, cell := range row.Cells {
			c := *cell
			toks := (&collector{print: m.in.Print, pictures: m.in.Pictures}).tokens(cell.Inlines)
			if have, ok := byWords[keyOf(toks)]; ok {
				toks = have
			} else {
				toks = m.adopted(toks)
			}
			c.Inlines = inlinesOf(toks)
			cells = append(cells, &c)
		}
		made.Rows = append(made.Rows, document.Row{Cells: cells})
	}
	return &made
}

// figuresOfTable notes the figures of a table that is theirs as a whole.
func (m *merger) figuresOfTable(o, t *unit) {
	words := map[string]bool{}
	for i := range t.toks {
		words[t.toks[i].style.fact] = true
	}
	seen := map[string]bool{}
	for _, row := range o.cells {
		for _, cell := range row {
			for _, tok := range cell.toks {
				if f := tok.style.fact; f != "" && !words[f] && !seen[f] && !strings.Contains(t.key, cell.key) {
					seen[f] = true
					m.result.FigureEdits = append(m.result.FigureEdits, FigureEdit{Target: f, Old: shown(cell), Place: shown(t)})
				}
			}
		}
	}
}

// code takes an edited block of code.
func (m *merger) code(b, o, t *unit) {
	same := func(a, b *unit) bool { return strings.TrimSpace(a.key) == strings.TrimSpace(b.key) }
	switch {
	case same(b, t) || same(o, t):
	case same(b, o):
		m.note(Changed, shown(o), shown(t))
		m.replaceBlock(o, m.codeIn(o, t.key))
	default:
		m.conflictBeside(o, t)
	}
}

var isFenced = lazyregexp.New("^[ >]*(?:```|~~~)")

// codeIn is a block of code in the form of one of ours: with its language, or without a fence where it is set in by spaces.
func (m *merger) codeIn(o *unit, text string) string {
	if !isFenced.MatchString(m.in.Ours[int(o.at.Start):m.blockEnd(o)]) {
		return strings.TrimRight(text, "\n")
	}
	language := ""
	if old, ok := o.block.(*document.Code); ok {
		language = old.Language
	}
	return m.write(&document.Code{Language: language, Text: text})
}

// replaceBlock writes a block in the place of one.
func (m *merger) replaceBlock(o *unit, text string) {
	start, end := m.region(o)
	prefix := m.prefix(int(o.at.Start))
	m.splice(start, end, prefix+strings.ReplaceAll(text, "\n", "\n"+prefix))
}

// blockEnd is where the last line of a unit's block ends.
func (m *merger) blockEnd(o *unit) int {
	return lineEnd(m.in.Ours, min(max(int(o.at.End), int(o.at.Start)), len(m.in.Ours)))
}

// missing takes away what theirs deleted. Drawings stay: a program may have lost one.
func (m *merger) missing() {
	for i, b := range m.b {
		if m.ofB[i] >= 0 || m.oursOfB[i] < 0 {
			continue
		}
		o := m.o[m.oursOfB[i]]
		switch {
		case b.kind == drawing || b.kind == note || b.key == "":
			if b.kind == drawing {
				m.leave(problem.Text{ZH: "Word 里删去了一幅图表，文稿里的没有删", EN: "a chart was deleted in Word; in the narrative it stays"})
			} else if b.key != "" {
				m.leave(problem.Text{ZH: "Word 里删去了脚注“" + shown(b) + "”，文稿里的没有删", EN: "the footnote " + shown(b) + " was deleted in Word; in the narrative it stays"})
			}
		case o.key != b.key:
			m.conflict(o, "", Conflict{shown(o), ""})
		case b.kind == item && !o.alone:
			m.leave(problem.Text{ZH: "Word 里删去了“" + shown(b) + "”，它下面还有内容，没有删", EN: shown(b) + " was deleted in Word; in the narrative it stays, since there is more below it"})
		default:
			m.note(Deleted, shown(o), "")
			m.figures(o, nil)
			m.remove(o)
		}
	}
}

// remove takes a unit's lines away, with the empty ones below.
func (m *merger) remove(o *unit) {
	s := m.in.Ours
	start, end := m.region(o)
	for end < len(s) {
		next := lineEnd(s, end+1)
		if strings.Trim(s[end+1:next], " >\t\r") != "" {
			break
		}
		end = next
	}
	if o.kind == item { // an empty line below it divides its list from what follows
		start, end = m.region(o)
	}
	m.splice(start, min(end+1, len(s)), "")
}

// region is the lines of a unit's block.
func (m *merger) region(o *unit) (start, end int) {
	return lineStart(m.in.Ours, int(o.at.Start)), m.blockEnd(o)
}

// unwrite forgets what was to be changed in a unit that moves: it is written elsewhere.
func (m *merger) unwrite(o *unit) {
	kept := m.edits[:0]
	start, end := m.region(o)
	for _, e := range m.edits {
		if e.start < start || e.end > end || e.apart {
			kept = append(kept, e)
		}
	}
	m.edits = kept
}
