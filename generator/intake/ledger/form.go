package ledger

import (
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// form reads a sheet that is the form of one village, or several forms below one another: names of
// items with their figures to the right of them.
func (r *reader) form(s *Sheet) bool {
	if top, c := s.yearColumn(); top >= 0 && r.saidForm(s) && !s.namesPlaces(top, c) {
		return r.yearsDown(s, top, c) // items beside years, which its mapping calls a form as well
	}
	starts := r.formStarts(s)
	if !r.isOfOnePlace(s, len(starts) > 0) {
		return false
	}
	m := report.SheetMapping{Name: s.Name, Orientation: report.SheetAVillage}
	p := r.above(s, s.firstItem(r))
	if len(starts) == 0 {
		r.block(s, 0, len(s.Rows), r.placeOfSheet(s, &m), p, &m)
	} else {
		for k, from := range starts {
			to := len(s.Rows)
			if k+1 < len(starts) {
				to = starts[k+1]
			}
			name, town := s.labelled(from, to, "name"), s.labelled(from, to, "region")
			r.block(s, from, to, r.village(name, town, r.code(s, s.labelled(from, to, "code"), cellName(from+1, 0)), &m), p, &m)
		}
	}
	r.result.Import.Sheets = append(r.result.Import.Sheets, m)
	return true
}

// saidForm tells whether this ledger's own mapping has a sheet as the form of one place.
func (r *reader) saidForm(s *Sheet) bool {
	own := r.ownSheet(s.Name)
	return own != nil && r.sameFile() && own.Orientation == report.SheetAVillage
}

// isForm tells whether a sheet has the heads of a form: an item, its figure.
func (s *Sheet) isForm() bool { return s.formHead() >= 0 }

// hasItemsBelow tells of a form's heads (项目, 数量) at a row or below.
func (s *Sheet) hasItemsBelow(from int) bool {
	for i := from; i < min(len(s.Rows), from+headFarBelow); i++ {
		has := func(is func(string) bool) bool {
			return slices.ContainsFunc(s.Rows[i], func(c string) bool { return is(office.PlainHead(c)) })
		}
		if has(isItemHead) && has(isValueHead) {
			return true
		}
	}
	return false
}

// formHead is the row of the heads of a form, -1 for none.
func (s *Sheet) formHead() int {
	for i := range min(len(s.Rows), headFarBelow) {
		has := func(is func(string) bool) bool {
			return slices.ContainsFunc(s.Rows[i], func(c string) bool { return is(office.PlainHead(c)) || yearHead(c) > 0 })
		}
		if has(isItemHead) && has(isValueHead) {
			return i
		}
	}
	return -1
}

// formStarts are the rows in which the name of a village is asked for and given.
func (r *reader) formStarts(s *Sheet) []int {
	var list []int
	for i := range s.Rows {
		if s.labelled(i, i+1, "name") != "" {
			list = append(list, i)
		}
	}
	return list
}

// labelled is the text to the right of the name of a field, in rows from to before to.
func (s *Sheet) labelled(from, to int, field string) string {
	for i := from; i < to; i++ {
		for c := range s.Rows[i] {
			label, value, inOne := strings.Cut(office.Narrow(s.at(i, c)), ":")
			plain := office.PlainHead(label)
			if !isField(field, plain) || isWordOfForms(plain) && !inOne {
				continue
			}
			if value = strings.TrimSpace(value); inOne && value != "" {
				return value
			}
			for k := c + 1; k < len(s.Rows[i]); k++ {
				if cell := strings.TrimSpace(s.at(i, k)); cell != "" && cell != strings.TrimSpace(s.at(i, c)) {
					if isFigure(cell) && field != "code" || isFieldName(cell) || asksMore.MatchString(cell) || hasUnit(cell) {
						break
					}
					return cell
				}
			}
		}
	}
	return ""
}

// asksMore are the labels of a form that no field of a place has: 帮扶单位（盖章）, 填报人：.
var asksMore = lazyregexp.New(`[（(](?:盖章|公章|签章|签字|签名)[）)]$|[：:]$`)

// isWordOfForms tells of words that name a field at the head of a column, and anything in a form.
func isWordOfForms(plain string) bool {
	return slices.Contains([]string{"名称", "乡", "镇", "街道", "村", "村庄", "村落", "社区", "屯"}, plain)
}

// isFieldName tells whether a cell is the name of another field.
func isFieldName(cell string) bool {
	plain := office.PlainHead(cell)
	for field := range fieldHeads {
		if isField(field, plain) {
			return true
		}
	}
	return false
}

// isItem tells whether a cell is the name of something that is known.
func (r *reader) isItem(cell string) bool {
	plain := office.PlainHead(cell)
	bare := unitInHead.ReplaceAllString(plain, "")
	if bare == "" {
		return false
	}
	old, known := r.columns[headKey(cell)]
	return known && old.Field != "name" || r.indicatorNamed(bare) != "" || isField("households", bare) || isField("population", bare)
}

// nextTo is the column of the figure that belongs to an item, -1 for none: a unit may stand
// between them.
func (s *Sheet) nextTo(i, c int) int {
	for k := c + 1; k < len(s.Rows[i]); k++ {
		cell := strings.TrimSpace(s.at(i, k))
		switch {
		case cell == "" || cell == strings.TrimSpace(s.at(i, c)) || mayBeUnit(cell):
		case isFigure(cell):
			return k
		default:
			return -1
		}
	}
	return -1
}

// mayBeUnit tells of a cell between an item and its figure: whatever stands there says what is counted.
func mayBeUnit(cell string) bool {
	_, ok := quantity.Convert(quantity.FromInt(1), quantity.Unit(cell), quantity.Unit(cell))
	return ok && cell != "" && !isFigure(cell)
}

// firstItem is the row of the first item that is known, 0 for none.
func (s *Sheet) firstItem(r *reader) int {
	for i := range s.Rows {
		for c := range s.Rows[i] {
			if r.isItem(s.at(i, c)) {
				return i
			}
		}
	}
	return max(s.formHead(), 0)
}

// block reads one form: rows from to before to.
func (r *reader) block(s *Sheet, from, to int, v *placeRow, p preface, m *report.SheetMapping) {
	r.wholes = r.wholesOf(s, from, to)
	r.ofItem, r.inParts = "", false
	years := map[int]int{} // by column: the years that a row of heads names
	for i := from; i < to; i++ {
		if r.namesYears(s, i) {
			for c := range s.Rows[i] {
				if y := yearHead(s.at(i, c)); y > 0 && r.takesYear(s.at(i, c)) {
					years[c] = y
				} else if y > 0 {
					years[c] = notTaken
				}
			}
			continue
		}
		r.formRow(s, i, years, v, p, m)
	}
}

// notTaken is the year of a column whose figures do not come in.
const notTaken = -1

// formRow reads one row of a form.
func (r *reader) formRow(s *Sheet, i int, years map[int]int, v *placeRow, p preface, m *report.SheetMapping) {
	label, unit, at, used := "", "", 0, false
	for c := range s.Rows[i] {
		cell := strings.TrimSpace(s.at(i, c))
		switch {
		case cell == "" || c > 0 && cell == strings.TrimSpace(s.at(i, c-1)) && !isFigure(cell):
		case !isFigure(cell) && mayBeUnit(cell) && label != "" && (!used || office.IsUnit(cell)) && !isFieldName(cell) && !r.isItem(cell):
			unit = cell // behind a figure any other word begins the next item: 户数 | 4 | 牛存栏 | 9
		case !isFigure(cell):
			label, unit, at, used = r.underItem(s.at(i, c), c), "", c, false
		case label == "" && numeral.IsDigits(cell) && (c == 0 && len(distinctCells(s.Rows[i])) == 1 || slices.ContainsFunc(s.Rows[i][c:], isWord)):
			// the number of the row
		case label == "":
			r.aside("没有名目的数", s.Name+" "+cellName(i+1, c), short(cell))
		case years[c] == notTaken:
		case used && years[c] == 0:
			r.aside("没有名目的数", s.Name+" "+cellName(i+1, c), short(cell)+"（“"+label+"”右边的第二个数）")
		default:
			if next := strings.TrimSpace(s.at(i, c+1)); unit == "" && office.IsUnit(next) && !isFieldName(next) && !r.isItem(next) {
				unit = next // 耕地 | 20 | 亩
			}
			col := r.formItem(s, cellName(i+1, at), label, unit, years[c], p, m)
			if years[c] > 0 {
				col.Year = years[c]
			} else if col.Year == 0 && col.Field == "" && !col.Skip {
				col.Year = r.yearOf(s, p, true)
			}
			r.figure(s, i, c, &col, v, nil)
			used = true
		}
	}
	if label != "" && !used && isNote(s.Rows[i]) {
		leftOut(m, i, whyNot(s.Rows[i]))
	}
}

var (
	ofWhich = lazyregexp.New(`^其中[:：]?`)
	// isPart are names of parts that say nothing without the item above them.
	isPart = lazyregexp.New(`^(?:男|女)性?(?:[(（]人[)）])?$|\d+(?:周?岁|岁及)|^(?:小学|初中|高中|中专|大专|本科|研究生|大学)`)
	isSex  = lazyregexp.New(`^(?:男|女)性?(?:[(（]人[)）])?$`)
	isAge  = lazyregexp.New(`^\d+(?:[-—~至到]\d+)?周?岁(?:及?以[上下])?(?:[(（]人[)）])?$`)
)

// underItem is what an item of a form is called: with the item above it where it is a part of that
// (其中：女, and the parts below it; 女 and 60岁以上 say it themselves). Only the first column of items has parts.
func (r *reader) underItem(cell string, c int) string {
	label := office.Unspaced(cell)
	if c > 1 {
		return label
	}
	first := ofWhich.MatchString(label)
	indented := strings.TrimLeft(cell, " 　") != cell || isPart.MatchString(label)
	if r.ofItem != "" && (first || isSex.MatchString(label) || isAge.MatchString(label) || r.inParts && indented) {
		r.inParts = true
		return r.ofItem + "/其中：" + ofWhich.ReplaceAllString(label, "")
	}
	r.ofItem, r.inParts = label, false
	return label
}

func (r *reader) formItem(s *Sheet, cell, head, unit string, year int, p preface, m *report.SheetMapping) report.ColumnMapping {
	for _, col := range m.Columns {
		if col.Head == head {
			return col
		}
	}
	if whole, part := wholeAndPart(head); r.wholes[[2]string{whole, divides(part)}] {
		for k := range m.Columns {
			if of := &m.Columns[k]; of.Head == whole && (unit == "" || unit == of.Unit) {
				if col, ok := r.part(cell, head, of); ok {
					m.Columns = append(m.Columns, col)
					return col
				}
			}
		}
	}
	col := r.column(s, cell, head, unit, p, func(mustBe bool) int {
		if year > 0 {
			return 0 // each figure has its own
		}
		return r.yearOf(s, p, mustBe)
	})
	m.Columns = append(m.Columns, col)
	return col
}

// itemsOfOnePlace reads years in rows and items in columns, all of the place that the sheet is named
// after.
func (r *reader) itemsOfOnePlace(s *Sheet, top, yearAt int, columns []int, p preface, m *report.SheetMapping) bool {
	v := r.placeOfSheet(s, m)
	for _, c := range columns {
		m.Columns = append(m.Columns, r.column(s, cellName(top+1, c), office.Unspaced(s.at(top, c)), "", p, noYear))
	}
	for i := top + 1; i < len(s.Rows); i++ {
		year := yearHead(s.at(i, yearAt))
		if year == 0 || !r.takesYear(s.at(i, yearAt)) {
			s.yearLeftOut(m, i, year)
			continue
		}
		for k, c := range columns {
			col := m.Columns[k]
			col.Year = year
			r.figure(s, i, c, &col, v, nil)
		}
	}
	r.result.Import.Sheets = append(r.result.Import.Sheets, *m)
	return true
}
