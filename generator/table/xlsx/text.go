package xlsx

import (
	"bytes"
	"slices"
	"strings"
)

// maxFill bounds the cells that merged ones are filled to: a merge may cover a whole sheet.
const maxFill = 1 << 16

// write lays the cells out as a text, with merged texts in each of their cells, and marks what is
// to be known of them.
func (r *sheetReader) write(s *Sheet) {
	r.fill(s)
	var b strings.Builder
	b.Grow(len(r.text) + len(r.cells) + len(r.cells)/8)
	row, column := int32(1), int32(1)
	starts := make([]int32, len(r.cells)) // in the text
	for i := range r.cells {
		c := &r.cells[i]
		for ; row < c.row; row++ {
			b.WriteByte('\n')
			column = 1
		}
		for ; column < c.column; column++ {
			b.WriteByte('\t')
		}
		starts[i] = int32(b.Len())
		writeCell(&b, r.text[c.start:c.end])
	}
	s.Text = b.String()
	r.placeAnnotations(s, starts)
}

func writeCell(b *strings.Builder, text []byte) {
	if !bytes.ContainsAny(text, "\t\n\"") {
		b.Write(text)
		return
	}
	b.WriteByte('"')
	b.Write(bytes.ReplaceAll(text, []byte(`"`), []byte(`""`)))
	b.WriteByte('"')
}

// find returns the index of a cell, or where it would be.
func (r *sheetReader) find(row, column int32) (int, bool) {
	return slices.BinarySearchFunc(r.cells, cell{row: row, column: column}, byPlace)
}

// fill gives a text in merged cells to each of them.
func (r *sheetReader) fill(s *Sheet) {
	var more []cell
	for _, m := range r.merges {
		i, ok := r.find(m.row, m.column)
		if !ok {
			continue
		}
		first := r.cells[i]
		kind := MergedNumber
		if first.isText && !first.formula {
			kind = MergedText
		}
		s.Annotations = append(s.Annotations, Annotation{Kind: kind, Row: int(m.row), Column: int(m.column), ToRow: int(m.toRow), ToColumn: int(m.toColumn)})
		rows, columns := int(m.toRow-m.row)+1, int(m.toColumn-m.column)+1
		if rows*columns > maxFill {
			continue
		}
		for row := m.row; row <= m.toRow; row++ {
			for column := m.column; column <= m.toColumn; column++ {
				if row == m.row && column == m.column {
					continue
				}
				if _, there := r.find(row, column); there {
					s.Annotations = append(s.Annotations, Annotation{Kind: Shadowed, Row: int(row), Column: int(column)})
				} else if kind == MergedText && len(more) < maxFill {
					more = append(more, cell{row, column, first.start, first.end, true, false})
				}
			}
		}
	}
	if len(more) > 0 {
		r.cells = append(r.cells, more...)
		slices.SortStableFunc(r.cells, byPlace)
		r.cells = slices.CompactFunc(r.cells, func(a, b cell) bool { return a.row == b.row && a.column == b.column })
	}
}

// placeAnnotations notes formulas and what is hidden, and gives every annotation its place in the text.
func (r *sheetReader) placeAnnotations(s *Sheet, starts []int32) {
	lastRow := int32(0)
	columns := map[int32]bool{}
	for i := range r.cells {
		c := &r.cells[i]
		if c.formula {
			s.Annotations = append(s.Annotations, Annotation{Kind: Formula, Row: int(c.row), Column: int(c.column), Formula: r.formulas[[2]int32{c.row, c.column}]})
		}
		if c.row != lastRow && r.hiddenRows[c.row] {
			s.Annotations = append(s.Annotations, Annotation{Kind: HiddenRow, Row: int(c.row), Column: int(c.column)})
		}
		lastRow = c.row
		if len(r.hiddenCols) > 0 && !columns[c.column] {
			columns[c.column] = true
			if slices.ContainsFunc(r.hiddenCols, func(h span) bool { return c.column >= h.column && c.column <= h.toColumn }) {
				s.Annotations = append(s.Annotations, Annotation{Kind: HiddenColumn, Row: int(c.row), Column: int(c.column)})
			}
		}
	}
	for i := range s.Annotations {
		m := &s.Annotations[i]
		if k, ok := r.find(int32(m.Row), int32(m.Column)); ok {
			m.Start, m.End = starts[k], starts[k]+r.cells[k].end-r.cells[k].start
		}
	}
	slices.SortStableFunc(s.Annotations, func(a, b Annotation) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Column - b.Column
	})
}
