// Package table gives tables row by row, whatever format they come in, with the place of
// every cell.
//
// A country's figures are hundreds of millions of cells: a row and its cells are reused for
// the next, and a cell costs no allocation.
package table

import (
	"strings"

	"casebook/generator/source"
)

// Rows is a table that is read row by row.
type Rows interface {
	// Next reads the next row and tells whether there was one. Blank rows are passed over.
	Next() bool

	// Row is the row read last. It is the same one at every call, overwritten by Next.
	Row() *Row

	// Seek makes Next go on at the row whose At is given.
	Seek(at int32)

	// Left is at least the number of rows that are still to come.
	Left() int
}

// Row is one row of a table.
type Row struct {
	Text  string // which the cells are parts of
	Cells []Cell
	At    int32 // where the row begins, in bytes of its file

	Fault   Fault
	FaultAt int32 // where the cell with the fault begins; Cells are those before it
}

// Cell is one cell of a row: the bytes of its text, without what the format puts around it.
type Cell struct {
	Start, End int32 // in the row's text
	Escaped    bool  // holds "" or CRLF inside quotes: see Value
	At         int32 // where it begins in its file, quotes included
}

// Empty tells whether nothing stands in the cell.
func (c *Cell) Empty() bool { return c.Start == c.End }

// Value returns the text of a cell: a part of the row's text, except where quotes or line
// ends must be resolved.
func (r *Row) Value(c Cell) string {
	s := r.Text[c.Start:c.End]
	if !c.Escaped {
		return s
	}
	return strings.NewReplacer(`""`, `"`, "\r\n", "\n").Replace(s)
}

// Fault is what is wrong with a row as a whole.
type Fault uint8

// The faults of a row.
const (
	NoFault    Fault = iota
	BareQuote        // a quote in a cell that does not begin with one
	StrayText        // text behind the closing quote
	OpenQuote        // no closing quote up to the end of the file
	RowTooLong       // longer than MaxRow
)

// MaxRow bounds one row, in bytes: a country's figures of a village take some kilobytes.
const MaxRow = 16 << 20

// Sheet is one table: the whole of a CSV file, or a sheet of a workbook.
type Sheet struct {
	File    *source.File // that the places lie in
	Open    func() Rows  // at the first row
	Dialect Dialect      // of a text of separated values
	Year    int          // that the sheet is named after, for columns that name none; 0 for none
	Doubts  []Doubt      // of a workbook: places whose text says not all
}

// Doubt is a place of a sheet of which the text does not say all.
type Doubt struct {
	Kind       DoubtKind
	At, End    int32 // in the file's text
	Row        int   // from 1
	Column     int   // from 1
	LastColumn int   // of merged cells
}

// DoubtKind is what the text does not say.
type DoubtKind uint8

// The kinds of doubts.
const (
	HiddenRow    DoubtKind = iota // who opens the workbook does not see the row
	HiddenColumn                  // likewise
	Merged                        // a number that stands over several rows or columns
	Computed                      // the result of a formula
)
