package source

import (
	"strconv"
	"strings"
)

// Table says which cells the text of a file is made of.
type Table struct {
	// Locate returns the row and the column, from 1 as a spreadsheet counts them, of the cell
	// at a byte offset of the text. Only messages ask, mostly in rising order; the file calls it
	// from one goroutine at a time.
	Locate func(text string, offset int) (row, column int)

	HeadRow int      // the row of the heads; 0 for none
	Heads   []string // what readers call the columns, "" where they have no name
	Years   []int    // of the figures in the columns, 0 for none
}

// Cell is a cell of a table.
type Cell struct {
	Row, Column int    // from 1
	Head        string // of its column; "" for a cell that is a head itself
	Year        int    `json:"-"` // of its column's figures; 0 for none
}

// String names the cell as a spreadsheet does: E7.
func (c Cell) String() string { return columnName(c.Column) + strconv.Itoa(c.Row) }

// columnName returns the letters of a column counted from 1: A to Z, AA, AB, ….
func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// SetTable says that the file is a table.
func (f *File) SetTable(t Table) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.table = &t
}

// SetHeads says what readers call the columns of a table and of which years their figures are; row is
// that of its heads.
func (f *File) SetHeads(row int, heads []string, years []int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.table != nil {
		f.table.HeadRow, f.table.Heads, f.table.Years = row, heads, years
	}
}

// Cell returns the cell that a span begins in; false where its file is no table.
func (s Span) Cell() (Cell, bool) {
	if s.File == nil {
		return Cell{}, false
	}
	return s.File.cell(int(s.Start))
}

// InYear returns the cell that stands in the same row under the same head and is of another year; false where
// the file is no table or has no such column.
func (s Span) InYear(year int) (Span, bool) {
	first, ok := s.Cell()
	if !ok || first.Head == "" {
		return Span{}, false
	}
	text := s.File.Text()
	found := -1 // where the cell begins
	at := 1 + strings.LastIndexAny(text[:min(int(s.Start), len(text))], "\r\n")
	for {
		c, _ := s.File.cell(at)
		inRow := c.Row == first.Row
		isIt := inRow && c.Head == first.Head && c.Year == year
		switch {
		case found >= 0 && !isIt:
			return s.File.At(found, at-1-found), true
		case !inRow:
			return Span{}, false
		case isIt && found < 0:
			found = at
		}
		next := strings.IndexAny(text[at:], ",;\t\r\n") // one within quotes ends no cell
		if next < 0 {
			break
		}
		at += next + 1
	}
	if found < 0 {
		return Span{}, false
	}
	return s.File.At(found, len(strings.TrimRight(text[found:], "\r\n"))), true
}

func (f *File) cell(offset int) (Cell, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.table == nil {
		return Cell{}, false
	}
	text := f.textLocked()
	row, column := f.table.Locate(text, min(max(offset, 0), len(text)))
	if row == 0 {
		return Cell{}, false
	}
	c := Cell{Row: row, Column: column}
	if row > f.table.HeadRow && column <= len(f.table.Heads) {
		c.Head = f.table.Heads[column-1]
		if column <= len(f.table.Years) {
			c.Year = f.table.Years[column-1]
		}
	}
	return c, true
}
