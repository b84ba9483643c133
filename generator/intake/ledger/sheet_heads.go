package ledger

import (
	"slices"
	"strings"

	"casebook/generator/office"
)

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

// HeadsOnly tells whether a sheet has a row of heads, a place's name among them, and nothing below: a template that nobody has filled in.
func (s *Sheet) HeadsOnly() bool {
	for i := s.first; i < s.headsEnd(); i++ {
		if !slices.ContainsFunc(s.Rows[i], func(c string) bool { return isField("name", office.PlainHead(c)) }) {
			continue
		}
		for _, row := range s.Rows[i+1:] {
			if slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" }) {
				return false
			}
		}
		return true
	}
	return false
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
