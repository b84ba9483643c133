package ledger

import (
	"casebook/generator/office"
	"casebook/generator/report"
)

// yearsDown reads years in rows and places in columns; where the columns are items, the sheet is
// that of one place.
func (r *reader) yearsDown(s *Sheet, top, yearAt int) bool {
	columns, names, items := r.headsBeside(s, top, yearAt)
	if len(columns) == 0 {
		return false
	}
	p := r.above(s, top)
	m := report.SheetMapping{Name: s.Name, Head: 1, Orientation: report.PlacesByYears}
	if items > 0 || s.regionStated() != "" || r.saidForm(s) {
		m.Orientation = report.SheetAVillage
		return r.itemsOfOnePlace(s, top, yearAt, columns, p, &m)
	}
	places := r.areOf(s, s.at(top, yearAt), names)
	if places == ofNothing {
		return false
	}
	r.ofRegions = places == ofRegions
	defer func() { r.ofRegions = false }()
	itemAt := -1
	if yearAt > 0 {
		itemAt = yearAt - 1
	}
	one := report.ColumnMapping{}
	if itemAt < 0 {
		one = r.yearColumnOf(s, cellName(top+1, yearAt), office.Unspaced(s.at(top, yearAt)), p)
		m.Columns = append(m.Columns, one)
	}
	last := ""
	for i := top + 1; i < len(s.Rows) && places != notKnown; i++ {
		year := yearHead(s.at(i, yearAt))
		if year == 0 || !r.takesYear(s.at(i, yearAt)) {
			s.yearLeftOut(&m, i, year)
			continue
		}
		col := one
		if itemAt >= 0 {
			if head := office.Unspaced(s.at(i, itemAt)); head != "" {
				last = head
			}
			col = r.itemNamed(s, cellName(i+1, itemAt), last, p, &m)
		}
		col.Year = year
		for k, c := range columns {
			if office.IsTotalName(names[k]) || office.IsStatistic(names[k]) {
				r.tellOnce("没有读的列", s.Name+" “"+names[k]+"”：是别的列算出来的")
			} else {
				r.figure(s, i, c, &col, r.place(places, names[k], "", &m), nil)
			}
		}
	}
	r.result.Import.Sheets = append(r.result.Import.Sheets, m)
	return true
}

// yearLeftOut notes a row that is of no year, or of one that is to come.
func (s *Sheet) yearLeftOut(m *report.SheetMapping, i, year int) {
	switch {
	case s.blank(i):
	case year > 0:
		leftOut(m, i, "预计")
	default:
		leftOut(m, i, whyNot(s.Rows[i]))
	}
}

// headsBeside are the columns to the right of the years and their heads; items is how many of those are
// known to be items.
func (r *reader) headsBeside(s *Sheet, top, yearAt int) (columns []int, names []string, items int) {
	for c := yearAt + 1; c < len(s.Rows[top]); c++ {
		if head := office.Unspaced(s.at(top, c)); head != "" {
			columns, names = append(columns, c), append(names, head)
			bare := unitInHead.ReplaceAllString(office.PlainHead(head), "")
			if _, known := r.columns[headKey(head)]; known || r.indicatorNamed(bare) != "" || isField("households", bare) || isField("population", bare) {
				items++
			}
		}
	}
	return columns, names, items
}

func (r *reader) itemNamed(s *Sheet, cell, head string, p preface, m *report.SheetMapping) report.ColumnMapping {
	for _, col := range m.Columns {
		if col.Head == head {
			return col
		}
	}
	col := r.column(s, cell, head, "", p, noYear)
	m.Columns = append(m.Columns, col)
	return col
}
