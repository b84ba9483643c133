package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/table/xlsx"
)

// Sheet is one sheet of a ledger, all cells in memory.
type Sheet struct {
	Name       string
	Hidden     bool
	Rows       [][]string
	HiddenRows map[int]bool      // from 0
	HiddenCols map[int]bool      // likewise
	Formulas   map[[2]int]string // by row and column from 0: of cells whose formula gives an estimate
	Merged     map[[2]int]merged // numbers in merged cells, by the first of them

	first     int               // the row that it begins at, where another table stands above it
	inPercent map[int]bool      // of columns, whether their bare numbers are known to be percentages
	marks     map[string]string // what notes say of the marks behind figures
}

// merged is a stretch of merged cells.
type merged struct {
	rows int
	name string // E4:E6
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
		rows, err := grid(table.CSVSheet(source.New(name, text)))
		return []Sheet{{Name: name, Rows: rows}}, err
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
		rows, err := grid(table.TabbedSheet(source.New(name, s.Text)))
		if err != nil {
			return nil, err
		}
		one := Sheet{Name: s.Name, Hidden: s.Hidden, Rows: rows, HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}, Formulas: map[[2]int]string{}, Merged: map[[2]int]merged{}}
		for _, m := range s.Annotations {
			switch at := [2]int{m.Row - 1, m.Column - 1}; m.Kind {
			case xlsx.HiddenRow:
				one.HiddenRows[m.Row-1] = true
			case xlsx.HiddenColumn:
				one.HiddenCols[m.Column-1] = true
			case xlsx.Formula:
				if isEstimated(m.Formula, rows) {
					one.Formulas[at] = m.Formula
				}
			case xlsx.MergedNumber:
				one.Merged[at] = merged{m.ToRow - m.Row + 1, cellName(m.Row, m.Column-1) + ":" + cellName(m.ToRow, m.ToColumn-1)}
			}
		}
		list = append(list, one)
	}
	return list, nil
}

// exportedSources heads the last sheet of a workbook that `export` writes, in either language.
var exportedSources = [...][]string{{"编号", "题名", "发布单位", "年份", "网址"}, {"Id", "Title", "Publisher", "Year", "Address"}}

// Exported tells of a workbook that `export` wrote: what is in it came from a site.
func Exported(sheets []Sheet) bool {
	if len(sheets) < 2 {
		return false
	}
	last := sheets[len(sheets)-1].Rows
	return len(last) > 0 && slices.ContainsFunc(exportedSources[:], func(heads []string) bool {
		return len(last[0]) >= len(heads) && slices.Equal(last[0][:len(heads)], heads)
	})
}

// maxCells bounds the cells of a table, as package xlsx bounds those of a sheet.
const maxCells = 6_000_000

// grid reads a table, blank rows in their places. xlsx.ErrTooLarge tells of one beyond maxCells.
func grid(t table.Sheet) ([][]string, error) {
	var list [][]string
	count := 0
	rows := t.Open()
	for rows.Next() {
		r := rows.Row()
		n := len(list) + 1
		if cell, ok := t.File.At(int(r.At), 0).Cell(); ok {
			n = cell.Row
		}
		if count += len(r.Cells) + n - len(list); count > maxCells {
			return nil, xlsx.ErrTooLarge
		}
		for len(list) < n-1 {
			list = append(list, nil)
		}
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = r.Value(c)
		}
		list = append(list, cells)
	}
	return list, nil
}

func (s *Sheet) at(row, column int) string {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return ""
	}
	return s.Rows[row][column]
}

// isInPercent tells whether a number of a column without a sign is so large that no share of 1 would be
// (a growth of ten times), so that all of them are percentages.
func (s *Sheet) isInPercent(column int) bool {
	known, ok := s.inPercent[column]
	if !ok {
		known = slices.ContainsFunc(s.Rows, func(row []string) bool {
			if column >= len(row) || yearHead(row[column]) > 0 {
				return false
			}
			n, err := quantity.ParseDecimal(strings.TrimSpace(row[column]))
			return err == nil && (n.Cmp(quantity.FromInt(10)) > 0 || n.Cmp(quantity.FromInt(-1)) < 0)
		})
		if s.inPercent == nil {
			s.inPercent = map[int]bool{}
		}
		s.inPercent[column] = known
	}
	return known
}

func (s *Sheet) blank(row int) bool {
	return !slices.ContainsFunc(s.Rows[row], func(c string) bool { return strings.TrimSpace(c) != "" })
}

// blankBelow tells whether a column holds nothing from a row on.
func (s *Sheet) blankBelow(from, c int) bool {
	for i := from; i < len(s.Rows); i++ {
		if strings.TrimSpace(s.at(i, c)) != "" {
			return false
		}
	}
	return true
}

// unitBelow is the unit that all figures of a column have beside them, from a row on; "" for none or
// several: a column of percentages says so in its cells.
func (s *Sheet) unitBelow(from, c int) string {
	unit := ""
	for i := from; i < len(s.Rows); i++ {
		cell := office.Narrow(office.Unspaced(s.at(i, c)))
		if why := office.NotANumber(cell); why.ZH != "" || office.IsDash(cell) || !strings.ContainsAny(cell, "0123456789") {
			continue
		}
		claim, _ := quantity.Parse(cell)
		if claim.Unit == "" || unit != "" && string(claim.Unit) != unit || claim.End != len(cell) {
			if isNote(s.Rows[i]) || s.onlyText(i) || slices.ContainsFunc(s.Rows[i], office.IsTotal) {
				continue // a note in merged cells stands in every column
			}
			return ""
		}
		unit = string(claim.Unit)
	}
	return unit
}

func (s *Sheet) width() int {
	n := 0
	for _, r := range s.Rows {
		n = max(n, len(r))
	}
	return n
}

// isNoteAt tells of a row that is a note, or goes on with one.
func (s *Sheet) isNoteAt(i int) bool {
	for ; i >= 0 && !s.blank(i); i-- {
		if isNote(s.Rows[i]) || s.onlyText(i) {
			return true
		}
		if filled := slices.DeleteFunc(slices.Clone(s.Rows[i]), func(c string) bool { return strings.TrimSpace(c) == "" }); len(filled) != 1 {
			return false
		}
	}
	return false
}

// onlyText tells of a row of one text: a note.
func (s *Sheet) onlyText(i int) bool {
	filled := 0
	for c, cell := range s.Rows[i] {
		if strings.TrimSpace(cell) != "" && (c == 0 || cell != s.Rows[i][c-1]) {
			filled++
		}
	}
	return filled == 1 && len([]rune(strings.TrimSpace(strings.Join(s.Rows[i], "")))) > 12
}

// firstLines are the texts of the first rows: titles.
func (s *Sheet) firstLines() []string {
	var list []string
	for i := s.first; i < min(len(s.Rows), s.first+3); i++ {
		for _, cell := range s.Rows[i] {
			if cell = strings.TrimSpace(cell); cell != "" && !isFigure(cell) {
				list = append(list, cell)
				break
			}
		}
	}
	return list
}

// cellName names a cell by its row from 1 and its column from 0.
func cellName(row, column int) string { return source.Cell{Row: row, Column: column + 1}.String() }

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
