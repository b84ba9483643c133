package ledger

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
)

// headsEnd is the row after the last that heads are looked for in.
func (s *Sheet) headsEnd() int { return min(len(s.Rows), s.first+headFarBelow) }

// split sets tables apart that stand below each other on one sheet: each has heads of its own, of
// which one names the places. Heads that are those of the table above stand there again because a
// page ended; they are left out.
func (r *reader) split(s *Sheet) []*Sheet {
	if s.Hidden || len(s.Rows) == 0 {
		return []*Sheet{s}
	}
	top, rows, at, of := r.headsOfPlaces(s)
	if of == ofNothing || of == notKnown || rows == 0 {
		return []*Sheet{s}
	}
	heads := s.Rows[top+rows-1]
	if c := s.namesAgain(top, rows, at); c > 0 {
		left, right := *s, *s
		right.Name, right.Rows, left.Rows = fmt.Sprintf("%s %s列起", strings.TrimSpace(s.Name), strings.TrimRight(cellName(1, c), "1")), slices.Clone(s.Rows), slices.Clone(s.Rows)
		for i := top; i < len(s.Rows); i++ {
			row := slices.Clone(s.Rows[i])
			for k := range min(c, len(row)) {
				row[k] = ""
			}
			left.Rows[i], right.Rows[i] = s.Rows[i][:min(c, len(row))], row
		}
		return append(r.split(&left), r.split(&right)...)
	}
	figures := false
	for i := top + rows; i < len(s.Rows); i++ {
		if slices.ContainsFunc(s.Rows[i], isFigure) {
			figures = true
			continue
		}
		if !figures || !s.headsPlaces(i, at) {
			continue
		}
		start := s.titleAbove(i)
		if (sameHeads(s.Rows[i], heads) || rows > 1 && sameHeads(s.Rows[i], s.Rows[top])) && s.sameTitle(start, i, top) {
			for k := start; k < len(s.Rows) && k < i+rows && !slices.ContainsFunc(s.Rows[k], isFigure); k++ {
				s.Rows[k] = nil
			}
			continue
		}
		below := *s
		below.Name, below.first = fmt.Sprintf("%s 第%d行起", strings.TrimSpace(s.Name), start+1), start
		below.Rows = make([][]string, len(s.Rows)) // so that its cells are called what they are
		copy(below.Rows[start:], s.Rows[start:])
		s.Rows = s.Rows[:start]
		return append([]*Sheet{s}, r.split(&below)...)
	}
	return []*Sheet{s}
}

// namesAgain is the column of a second table beside the first, with names of its own under the same
// head; 0 for none.
func (s *Sheet) namesAgain(top, rows, at int) int {
	head := office.PlainHead(s.head(top, rows, at))
	for c := at + 2; c < s.width() && head != ""; c++ {
		if office.PlainHead(s.head(top, rows, c)) == head && !s.blankBelow(top+rows, c) {
			return c
		}
	}
	return 0
}

// headsPlaces tells whether a row below a table's heads holds heads as well, one of them of places,
// with a table below it.
func (s *Sheet) headsPlaces(i, at int) bool {
	if i+1 >= len(s.Rows) || s.blank(i+1) || !s.isHeadRow(i) {
		return false
	}
	isPlace := func(c string) bool {
		plain := office.PlainHead(c)
		return isField("name", plain) || isRegionHead(plain) && plain != ""
	}
	// The name column says so, or the row's first word where the table below has another layout.
	first := slices.IndexFunc(s.Rows[i], func(c string) bool { return strings.TrimSpace(c) != "" })
	return isPlace(s.at(i, at)) || first >= 0 && (isPlace(s.at(i, first)) || isPlace(s.at(i, first+1)))
}

// sameTitle tells whether all that stands above heads stands above the first heads too: another year
// or town is another table.
func (s *Sheet) sameTitle(start, end, top int) bool {
	var above []string
	for _, row := range s.Rows[s.first:top] {
		above = append(above, distinctCells(row)...)
	}
	for _, row := range s.Rows[start:end] {
		for _, c := range distinctCells(row) {
			if !slices.Contains(above, c) {
				return false
			}
		}
	}
	return true
}

// titleAbove is the first of the lines of one text right above heads: the table's title and its unit.
func (s *Sheet) titleAbove(i int) int {
	for i > 0 && !s.blank(i-1) && len(distinctCells(s.Rows[i-1])) <= 2 && !slices.ContainsFunc(s.Rows[i-1], isFigure) && !isNote(s.Rows[i-1]) {
		i--
	}
	return i
}

// distinctCells are the texts of a row; merged cells have theirs in each.
func distinctCells(row []string) []string {
	var list []string
	for _, c := range row {
		if c = strings.TrimSpace(c); c != "" && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

func sameHeads(a, b []string) bool {
	return slices.Equal(plainHeads(a), plainHeads(b))
}

func plainHeads(row []string) []string {
	var list []string
	for _, c := range row {
		list = append(list, office.PlainHead(c))
	}
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}

// placeWord ends a name of a place.
var placeWord = lazyregexp.New(`(?:[^个然政全本]村|社区|[^各全本]镇|[^各全本]乡|街道|[^各全本]县|[^郊市城园地]区|[^各全本]市|[^各全本]省)$`)

// placesAcross tells of a table with a column a place: items below each other, places beside them.
func (r *reader) placesAcross(s *Sheet) bool {
	for i := s.first; i < s.headsEnd(); i++ {
		cells := distinctCells(s.Rows[i])
		corner := len(cells) > 0 && strings.TrimSpace(s.at(i, 0)) == ""
		for len(cells) > 0 && isBesideItems(office.PlainHead(cells[0])) {
			cells, corner = cells[1:], true
		}
		if !corner || len(cells) < 2 {
			continue
		}
		places := 0
		for _, c := range cells {
			if c = office.Unspaced(c); placeWord.MatchString(c) || r.placeNamed(c) || len(r.site.regionsCalled(c)) > 0 {
				places++
			}
		}
		if places > 1 && places*2 > len(cells) && s.hasFiguresBelow(i) {
			return true
		}
	}
	return false
}

// isBesideItems tells of the heads of items, of their numbers and of their units.
func isBesideItems(plain string) bool {
	return isItemHead(plain) || slices.Contains([]string{"序号", "编号", "代码", "单位", "计量单位"}, plain)
}

// hasFiguresBelow tells of a row of heads below which some row has figures in two columns.
func (s *Sheet) hasFiguresBelow(top int) bool {
	for i := top + 1; i < min(len(s.Rows), top+headFarBelow); i++ {
		figures := 0
		for c := range s.Rows[i] {
			if strings.TrimSpace(s.at(top, c)) != "" && isFigure(s.at(i, c)) {
				figures++
			}
		}
		if figures > 1 {
			return true
		}
	}
	return false
}
