package ledger

import (
	"slices"
	"strings"
)

// withoutBeside gives a sheet without the numbers beside its table: a block behind a blank column whose first
// row holds no word and no year, as a calculation of one's own leaves it. It has no heads, so that nobody can
// say what it counts, and its first row would keep the table's heads from being recognised as heads.
func (r *reader) withoutBeside(s *Sheet) *Sheet {
	from := s.besideFrom()
	if from < 0 {
		return s
	}
	cut := *s
	cut.Rows = slices.Clone(s.Rows)
	top, bottom, right := -1, 0, 0
	for i, row := range s.Rows {
		if len(row) <= from {
			continue
		}
		for c := from; c < len(row); c++ {
			if strings.TrimSpace(row[c]) != "" {
				if top < 0 {
					top = i
				}
				bottom, right = i, max(right, c)
			}
		}
		cut.Rows[i] = row[:from]
	}
	r.aside("没有名目的数", s.Name+" "+cellName(top+1, from)+":"+cellName(bottom+1, right), "表旁边的这一块数没有表头，没有读")
	return &cut
}

// besideFrom is the first column of the numbers beside a table, -1 for none.
func (s *Sheet) besideFrom() int {
	first := s.width()
	for c := s.width() - 1; c > 0; c-- {
		if s.columnHas(c, isFigure) && s.blankBelow(0, c-1) && s.hasNoHeads(c) {
			first = c
		}
	}
	for c := range min(first, s.width()-1) {
		if first < s.width() && s.columnHas(c, isFigure) {
			return first // there is a table to its left
		}
	}
	return -1
}

// hasNoHeads tells whether the first row that reaches to a column or beyond it has figures alone there.
func (s *Sheet) hasNoHeads(c int) bool {
	for _, row := range s.Rows {
		filled := slices.DeleteFunc(slices.Clone(row[min(c, len(row)):]), func(cell string) bool { return strings.TrimSpace(cell) == "" })
		if len(filled) > 0 {
			return !slices.ContainsFunc(filled, isWordOrYear)
		}
	}
	return false
}

func isWordOrYear(cell string) bool { return !isFigure(strings.TrimSpace(cell)) || yearHead(cell) > 0 }

// columnHas tells whether any cell of a column is so.
func (s *Sheet) columnHas(c int, is func(string) bool) bool {
	return slices.ContainsFunc(s.Rows, func(row []string) bool { return c < len(row) && is(strings.TrimSpace(row[c])) })
}
