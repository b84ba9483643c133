package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/generator/office"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/table/xlsx"
)

// Sheet is one sheet of a ledger, all cells in memory.
type Sheet struct {
	Name       string
	Hidden     bool
	Rows       [][]string
	HiddenRows map[int]bool // from 0
}

// ErrEncoding says that a table is in no encoding that office programs write.
var ErrEncoding = errors.New("the encoding of the table is not known")

// Sheets reads a ledger by its name: a workbook, or a table of separated values of which the name
// is the sheet's. Errors are those of package xlsx, and ErrEncoding.
func Sheets(name, data string, workbook bool) ([]Sheet, error) {
	if !workbook {
		text, encoding := table.Decode(data)
		if encoding > table.GB18030 {
			return nil, ErrEncoding
		}
		return []Sheet{{Name: name, Rows: grid(table.CSVSheet(source.New(name, text)))}}, nil
	}
	book, err := xlsx.Open(data)
	if err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	var list []Sheet
	for i := range book.Sheets() {
		s, err := book.Read(i)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		one := Sheet{Name: s.Name, Hidden: s.Hidden, Rows: grid(table.TabbedSheet(source.New(name, s.Text))), HiddenRows: map[int]bool{}}
		for _, m := range s.Marks {
			if m.Kind == xlsx.HiddenRow {
				one.HiddenRows[m.Row-1] = true
			}
		}
		list = append(list, one)
	}
	return list, nil
}

// grid reads a table, blank rows in their places.
func grid(t table.Sheet) [][]string {
	var list [][]string
	rows := t.Open()
	for rows.Next() {
		r := rows.Row()
		n := len(list) + 1
		if cell, ok := t.File.At(int(r.At), 0).Cell(); ok {
			n = cell.Row
		}
		for len(list) < n-1 {
			list = append(list, nil)
		}
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, r.Value(c))
		}
		list = append(list, cells)
	}
	return list
}

func (s *Sheet) at(row, column int) string {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return ""
	}
	return s.Rows[row][column]
}

func (s *Sheet) blank(row int) bool {
	return !slices.ContainsFunc(s.Rows[row], func(c string) bool { return strings.TrimSpace(c) != "" })
}

func (s *Sheet) width() int {
	n := 0
	for _, r := range s.Rows {
		n = max(n, len(r))
	}
	return n
}

// headFarBelow is how many rows of titles and units may stand above the heads.
const headFarBelow = 15

// heads finds the row that names the villages' column, and how many rows of heads there are; -1
// where there is none.
func (s *Sheet) heads() (top, rows int) {
	for i := range min(len(s.Rows), headFarBelow) {
		at := slices.IndexFunc(s.Rows[i], func(c string) bool { return slices.Contains(fieldHeads["name"], office.PlainHead(c)) })
		if at < 0 {
			continue
		}
		rows = 1
		below := strings.TrimSpace(s.at(i+1, at))
		if below == strings.TrimSpace(s.Rows[i][at]) || below == "" && i+2 < len(s.Rows) && !s.blank(i+1) && s.at(i+2, at) != "" && !slices.ContainsFunc(s.Rows[i+1], office.IsTotal) {
			rows = 2
		}
		return i, rows
	}
	return -1, 0
}

// head is what a column is called: heads of two rows joined by "/".
func (s *Sheet) head(top, rows, column int) string {
	head := office.Unspaced(s.at(top, column))
	if rows == 1 {
		return head
	}
	leaf := office.Unspaced(s.at(top+1, column))
	for c := column; head == "" && c >= 0 && leaf != ""; c-- {
		head = office.Unspaced(s.at(top, c)) // merged cells saved as CSV leave blanks
	}
	if leaf == "" || leaf == head {
		return head
	}
	return head + "/" + leaf
}

// columnIndex is the column of a cell's name, from 0.
func columnIndex(cell string) int {
	n := 0
	for _, c := range cell {
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
