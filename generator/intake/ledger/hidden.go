package ledger

import (
	"slices"
	"strings"

	"casebook/generator/office"
)

// hiddenColumns asks of each column with figures that is hidden whether it is to be read, by its head, so that
// the same column is not asked again of next year's sheet. One that is not is blank from then on.
func (r *reader) hiddenColumns(s *Sheet) {
	if s.Hidden {
		return
	}
	for c := range s.width() {
		if !s.HiddenCols[c] {
			continue
		}
		head, figures := s.ownHead(c)
		if _, _, personal := office.Personal(head); figures == 0 || personal || isField("", office.PlainHead(head)) {
			continue // it is not read anyway
		}
		if r.oneOf(hiddenCols, head, "“"+head+"”那一列是隐藏的，读不读？", "读", "不读") != "不读" {
			continue
		}
		r.aside("隐藏的列", s.Name+" "+cellName(1, c), "“"+head+"”没有读")
		for i := range s.Rows {
			if c < len(s.Rows[i]) {
				s.Rows[i] = slices.Clone(s.Rows[i])
				s.Rows[i][c] = ""
			}
		}
	}
}

// ownHead is the last words above the figures of a column, or its letter, and how many figures it has.
func (s *Sheet) ownHead(c int) (head string, figures int) {
	head = strings.TrimRight(cellName(1, c), "1") + "列"
	for i := range s.Rows {
		switch cell := strings.TrimSpace(s.at(i, c)); {
		case cell == "":
		case isFigure(cell) && yearHead(cell) == 0:
			figures++
		case figures == 0:
			head = short(cell)
		}
	}
	return head, figures
}
