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
	Formulas   map[[2]int]string // by row and column from 0: of cells whose formula is more than a sum
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
				if isEstimate(m.Formula) {
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

// FirstHeads are the texts of the first row of a sheet that has several: what a person took for its
// heads.
func (s *Sheet) FirstHeads() []string {
	for _, row := range s.Rows[s.first:s.headsEnd()] {
		var list []string
		for _, cell := range row {
			if cell = office.Unspaced(cell); cell != "" && (!isFigure(cell) || yearHead(cell) > 0) && !slices.Contains(list, cell) {
				list = append(list, short(cell))
			}
		}
		if len(list) > 1 {
			return list
		}
	}
	return nil
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

// headFarBelow is how many rows of titles and units may stand above the heads.
const headFarBelow = 15

// heads finds the row that names the villages' column, that column, and how many rows of heads there
// are; -1 where there is none. The name of an item with its value beside it, as a form has it, is no
// head: below it stands another item.
func (s *Sheet) heads(isItem func(string) bool) (top, rows, at int) {
	for i := s.first; i < s.headsEnd(); i++ {
		at := slices.IndexFunc(s.Rows[i], func(c string) bool { return isField("name", office.PlainHead(c)) })
		if at < 0 || !s.isHeadRow(i) {
			continue
		}
		head := strings.TrimSpace(s.Rows[i][at])
		if below := strings.TrimSpace(s.at(i+1, at)); below != head && (isFieldName(below) || isItem(below)) {
			continue
		}
		for rows = 1; rows < mostHeads && s.isHeadBelow(i+rows, at, head); rows++ {
		}
		return i, rows, at
	}
	return -1, 0, -1
}

// mostHeads is how many rows of heads a table has at most.
const mostHeads = 4

// isHeadBelow tells whether row k goes on with the heads: the column of names has its own head there
// again, as merged cells have, or nothing where others have words and names follow.
func (s *Sheet) isHeadBelow(k, at int, head string) bool {
	if k >= len(s.Rows) || s.blank(k) {
		return false
	}
	switch strings.TrimSpace(s.at(k, at)) {
	case head: // 合计 beside it is the head of a column
		return true
	case "":
		if slices.ContainsFunc(s.Rows[k], isFigure) || slices.ContainsFunc(s.Rows[k][:min(at+1, len(s.Rows[k]))], office.IsTotal) {
			return false
		}
		return s.at(k+1, at) != "" || s.at(k+2, at) != ""
	}
	return false
}

// isHeadRow tells whether a row holds heads: texts only, and more than one unless the table is that narrow.
func (s *Sheet) isHeadRow(i int) bool {
	heads := 0
	for _, c := range s.Rows[i] {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		if isFigure(c) && yearHead(c) == 0 {
			return false
		}
		heads++
	}
	if heads < 2 {
		return heads == 1 && i+1 < len(s.Rows) && len(s.Rows[i+1]) <= 1
	}
	return true
}

// regionHead finds the row that names a column of regions, and that column; -1 where there is none.
func (s *Sheet) regionHead(isItem func(string) bool) (top, at int) {
	for i := s.first; i < s.headsEnd(); i++ {
		at := slices.IndexFunc(s.Rows[i], func(c string) bool { return isRegionHead(office.PlainHead(c)) })
		if at >= 0 && s.isHeadRow(i) && i+1 < len(s.Rows) && !isFieldName(s.at(i+1, at)) && !isItem(s.at(i+1, at)) && slices.ContainsFunc(s.Rows[i+1], isFigure) {
			return i, at
		}
	}
	return -1, -1
}

// blankCorner finds the heads of a table whose column of names has no head of its own, their number and
// that column; -1 where there is none.
func (s *Sheet) blankCorner() (top, rows, at int) {
	for i := s.first; i < s.headsEnd(); i++ {
		at := slices.IndexFunc(s.Rows[i], func(c string) bool { return strings.TrimSpace(c) != "" })
		if at < 0 || at > 1 || isFigure(s.Rows[i][at]) || isNote(s.Rows[i]) || !slices.ContainsFunc(s.Rows[i][at+1:], isFigure) {
			continue // not the first row of names with their figures
		}
		for top = i; top > 0 && strings.TrimSpace(s.at(top-1, at)) == "" && s.isHeadRow(top-1); top-- {
		}
		if rows = i - top; rows > 0 && rows <= mostHeads {
			return top, rows, at
		}
		return -1, 0, 0
	}
	return -1, 0, 0
}

// wordColumn is the first column whose cells below a row are words, -1 for none.
func (s *Sheet) wordColumn(top int) int {
	for c := range s.width() {
		if cell := strings.TrimSpace(s.at(top+1, c)); cell != "" && !isFigure(cell) && yearHead(s.at(top, c)) == 0 {
			return c
		}
	}
	return -1
}

// names are the words of a column below the heads.
func (s *Sheet) names(from, c int) []string {
	var list []string
	for i := from; i < len(s.Rows); i++ {
		if cell := strings.TrimSpace(s.at(i, c)); cell != "" && !office.IsTotal(cell) && !office.IsStatistic(cell) && !s.isNoteAt(i) {
			list = append(list, cell)
		}
	}
	return list
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

// head is what a column is called: heads of several rows joined by "/".
func (s *Sheet) head(top, rows, column int) string {
	var parts []string
	for k := range rows {
		part := bracketed(office.Unspaced(s.at(top+k, column)))
		for c := column; part == "" && c >= 0 && k < rows-1 && s.goesOn(top+k+1, rows-k-1, column); c-- {
			part = office.Unspaced(s.at(top+k, c)) // merged cells saved as CSV leave blanks
			if below := office.Unspaced(s.at(top+k+1, c)); c < column && part != "" && (below == "" || below == part) {
				part = "" // that head is of its own column alone
				break
			}
		}
		if part != "" && (len(parts) == 0 || parts[len(parts)-1] != part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "/")
}

// goesOn tells whether a column has a head in the rows below.
func (s *Sheet) goesOn(from, rows, column int) bool {
	for k := range rows {
		if office.Unspaced(s.at(from+k, column)) != "" {
			return true
		}
	}
	return false
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
