package ledger

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// itemHeads are what the column of items is called.
var itemHeads = []string{"指标", "指标名称", "项目", "项目名称", "统计指标", "内容", "填表项目", "指标内容", "主要指标"}

// valueHeads are what the column of a form's figures is called.
var valueHeads = []string{"数值", "数量", "数", "数据", "值", "指标值", "实际数", "本年", "本年数"}

// isItemHead tells of the head of a column of items: 填报项目 and 主要统计指标 too.
func isItemHead(plain string) bool {
	return slices.Contains(itemHeads, plain) || utf8.RuneCountInString(plain) <= longestItemHead && anyof.Suffix(plain, "项目", "指标", "事项", "内容")
}

// isValueHead tells of the head of a form's figures: 填报数值 too.
func isValueHead(plain string) bool {
	return slices.Contains(valueHeads, plain) || utf8.RuneCountInString(plain) <= longestItemHead && anyof.Suffix(plain, "数值", "数量", "数据")
}

// longestItemHead is how many characters such a head has; a longer one says what it is the item of.
const longestItemHead = 6

// byYears reads a sheet with places in rows and years in columns, or the other way round; false for
// one that lies otherwise.
func (r *reader) byYears(s *Sheet) bool {
	if top := s.yearRow(); top >= 0 && r.placesDown(s, top) {
		return true
	}
	if top, c := s.yearColumn(); top >= 0 && !s.namesPlaces(top, c) { // a row a place and year has both
		return r.yearsDown(s, top, c)
	}
	return false
}

// namesPlaces tells whether a row of heads has one of a column of places beside its column of years.
func (s *Sheet) namesPlaces(top, yearAt int) bool {
	for c, cell := range s.Rows[top] {
		plain := office.PlainHead(cell)
		if isField("name", plain) || c != yearAt && isRegionHead(plain) {
			return true
		}
	}
	return false
}

// yearRow is the row whose cells are years, -1 for none: a row of heads, with figures below it.
func (s *Sheet) yearRow() int {
	for i := range min(len(s.Rows), headFarBelow) {
		years, filled, others := 0, 0, 0
		for c := range s.Rows[i] {
			if yearHead(s.at(i, c)) == 0 && isFigure(s.at(i, c)) {
				others++ // figures that look like years
			}
			if yearHead(s.at(i, c)) > 0 {
				years++
				for k := i + 1; k < min(len(s.Rows), i+4); k++ {
					if isFigure(s.at(k, c)) {
						filled++
						break
					}
				}
			}
		}
		if others > 0 {
			continue
		}
		if years >= 2 && filled*2 >= years || filled > 0 && s.isYearHead(i) { // most years of a download may be blank
			return i
		}
	}
	return -1
}

// repeatsAYear tells whether one year stands in a row twice.
func (s *Sheet) repeatsAYear(i int) bool {
	seen := map[int]bool{}
	for c := range s.Rows[i] {
		year := yearHead(s.at(i, c))
		if year > 0 && seen[year] {
			return true
		}
		seen[year] = true
	}
	return false
}

// isYearHead tells of a row of heads with one year in it whether its table is one of years: its rows are items,
// or it has nothing beside the places and their figures of that year.
func (s *Sheet) isYearHead(i int) bool {
	places := 0
	for c := range s.Rows[i] {
		switch plain := office.PlainHead(s.at(i, c)); {
		case isItemHead(plain):
			return true
		case plain == "" || yearHead(plain) > 0:
		case isField("name", plain) || isRegionHead(plain):
			places++
		default:
			return false
		}
	}
	return places > 0
}

// yearColumn is the row of heads and the column whose cells below it are years, -1 for none.
func (s *Sheet) yearColumn() (top, column int) {
	for c := range min(s.width(), 3) {
		for i := range min(len(s.Rows), headFarBelow) {
			if yearHead(s.at(i, c)) > 0 && yearHead(s.at(i+1, c)) > 0 && i > 0 && !s.blank(i-1) && isFigure(s.at(i, c+1)) {
				return i - 1, c
			}
		}
	}
	return -1, 0
}

// isFigure tells whether a cell holds a number, as whoever wrote it.
func isFigure(cell string) bool {
	cell = strings.TrimSpace(cell)
	if cell == "" || yearAlone.MatchString(cell) && strings.HasSuffix(cell, "年") {
		return false
	}
	if _, err := quantity.ParseDecimal(cell); err == nil || office.IsDash(cell) || markedFigure.MatchString(cell) {
		return true
	}
	_, _, why := office.Number(cell, "")
	return why.ZH == ""
}

// yearTable is where a table of places in rows and years in columns has what; -1 for what it lacks.
type yearTable struct {
	top               int // the row of years
	place, town, item int
	places            namedPlaces
	mapping           report.SheetMapping
	years             int   // so many of the mapping's columns
	left              []int // those of them that are of years to come
	head              preface
}

// placesDown reads places in rows and years in columns.
func (r *reader) placesDown(s *Sheet, top int) bool {
	if head, rows, _ := s.heads(r.isItem); head < top && head+rows > top {
		return false // the years are heads below others
	}
	if s.repeatsAYear(top) {
		return false // so they are where one stands below each of several items
	}
	t := s.yearTable(top)
	if t == nil {
		return false
	}
	names := s.names(top+1, t.place)
	if len(names) == 0 {
		return false
	}
	t.head = r.above(s, top)
	t.mapping = report.SheetMapping{Name: s.Name, Head: 1, Orientation: report.PlacesByYears}
	if t.places = r.areOf(s, s.at(top, t.place), names); t.places == ofNothing {
		return false
	}
	r.ofRegions = t.places == ofRegions
	r.yearColumns(s, t)
	r.yearRows(s, t)
	r.ofRegions = false
	r.result.Import.Sheets = append(r.result.Import.Sheets, t.mapping)
	return true
}

// yearTable finds the columns of such a table by their heads; nil where none tells of places.
func (s *Sheet) yearTable(top int) *yearTable {
	t := yearTable{top: top, place: -1, town: -1, item: -1}
	for c := range s.Rows[top] {
		plain := office.PlainHead(s.at(top, c))
		switch {
		case yearHead(plain) > 0:
		case isItemHead(plain):
			t.item = c
		case isField("name", plain):
			t.place = c
		case isField("region", plain):
			t.town = c
		case isRegionHead(plain) && t.place < 0:
			t.place = c
		}
	}
	if t.place < 0 && t.town >= 0 {
		t.place, t.town = t.town, -1
	}
	if t.place < 0 && t.item >= 0 {
		return nil // the items of one place: a form
	}
	if t.place < 0 {
		if t.place = s.wordColumn(top); t.place < 0 {
			return nil
		}
	}
	return &t
}

// yearColumns says what the columns of years hold, and lists those that are of no year.
func (r *reader) yearColumns(s *Sheet, t *yearTable) {
	m := &t.mapping
	for c := range s.Rows[t.top] {
		if year := yearHead(s.at(t.top, c)); year > 0 {
			col := report.ColumnMapping{Cell: cellName(t.top+1, c), Head: strings.TrimSpace(s.at(t.top, c))}
			if t.item < 0 {
				col = r.yearColumnOf(s, cellName(t.top+1, c), strings.TrimSpace(s.at(t.top, c)), t.head)
			}
			col.Year = year
			if own := r.ownColumn(s.Name, col.Head); own != nil && own.Year > 0 && r.sameFile() {
				col.Year = own.Year
			}
			if !col.Skip && !r.takesYear(col.Head) {
				t.left = append(t.left, len(m.Columns)) // skip would be an answer
			}
			m.Columns = append(m.Columns, col)
		}
	}
	t.years = len(m.Columns)
	for c := range s.Rows[t.top] {
		if head := office.Unspaced(s.at(t.top, c)); head != "" && yearHead(head) == 0 && c != t.place && c != t.town && c != t.item && !isField("", office.PlainHead(head)) {
			r.aside("没有读的列", s.Name+" "+cellName(t.top+1, c), short(head)+"：不是年份")
		}
	}
}

// yearRows reads the figures of such a table.
func (r *reader) yearRows(s *Sheet, t *yearTable) {
	m, total := &t.mapping, newSums()
	for i := t.top + 1; i < len(s.Rows) && t.places != notKnown; i++ {
		name := office.Unspaced(s.at(i, t.place))
		switch {
		case r.isNoPlace(s, i, name, m, total):
			continue
		case name == "" || s.isNoteAt(i):
			why := whyNot(s.Rows[i])
			if name != "" && !isNote(s.Rows[i]) && !s.onlyText(i) {
				why = "接着上面的注"
			}
			leftOut(m, i, why)
			continue
		case !r.isShown(s, i, office.Unspaced(s.at(i, t.town))+name, m):
			continue
		}
		v := r.place(t.places, name, s.at(i, t.town), m)
		for k := range m.Columns[:t.years] {
			col := m.Columns[k]
			if col.Skip || slices.Contains(t.left, k) {
				continue
			}
			if t.item >= 0 {
				col = r.item(s, i, t.item, t.head, m)
				col.Year = m.Columns[k].Year
			}
			r.figure(s, i, columnIndex(m.Columns[k].Cell), &col, v, total)
		}
	}
}

// noYear is the year of columns whose figures say theirs themselves.
func noYear(bool) int { return 0 }

func (r *reader) place(of namedPlaces, name, town string, m *report.SheetMapping) *placeRow {
	if of == ofVillages {
		return r.village(name, town, "", m)
	}
	return r.region(name, m)
}

// item is what the item of a row is, noted in the mapping once.
func (r *reader) item(s *Sheet, i, itemAt int, p preface, m *report.SheetMapping) report.ColumnMapping {
	head := office.Unspaced(s.at(i, itemAt))
	for _, col := range m.Columns {
		if col.Head == head {
			return col
		}
	}
	col := r.column(s, cellName(i+1, itemAt), head, "", p, noYear)
	m.Columns = append(m.Columns, col)
	return col
}

// yearColumnOf says what the figures of a table of years are: all of them are one indicator's, which
// is named above the table, in its title, or by its sheet or file.
func (r *reader) yearColumnOf(s *Sheet, cell, head string, p preface) report.ColumnMapping {
	if own := r.ownColumn(s.Name, head); own != nil && (own.Indicator != "" || own.Skip) && r.sameFile() {
		return report.ColumnMapping{Cell: cell, Head: head, Indicator: own.Indicator, Skip: own.Skip, Unit: own.Unit, Factor: own.Factor, HasFactor: own.HasFactor}
	}
	item := p.item
	if item == "" {
		item = r.itemOf(s)
	}
	if item == "" && unnamedSheet.MatchString(s.Name) {
		item = withoutYear(r.in.Name)
	} else if item == "" {
		item = s.Name
	}
	if was := r.ownYears(s.Name, head); was != nil { // as last year's file was answered
		if _, known := r.columns[headKey(item)]; !known {
			r.columns[headKey(item)] = *was
		}
	}
	col := r.column(s, cell, item, "", p, noYear)
	col.Head = head
	return col
}

// unnamedSheet is the name that a program gives a sheet.
var unnamedSheet = lazyregexp.New(`^(?i:sheet|工作表|表)\s*\d*$`)

// ownYears is what this ledger's own mapping says of a sheet's column of a head; of a year that it does
// not have yet, what it says of all others. nil for nothing.
func (r *reader) ownYears(sheet, head string) *report.ColumnMapping {
	if own := r.ownColumn(sheet, head); own != nil {
		return own
	}
	s := r.ownSheet(sheet)
	if s == nil {
		return nil
	}
	var one *report.ColumnMapping
	for i := range s.Columns {
		c := &s.Columns[i]
		if yearHead(c.Head) == 0 {
			continue
		}
		if one != nil && c.Indicator != one.Indicator {
			return nil
		}
		one = c
	}
	return one
}

// itemOf is the indicator whose name stands in what a table is called.
func (r *reader) itemOf(s *Sheet) string {
	for _, text := range [...]string{strings.Join(s.firstLines(), " "), s.Name, r.in.Name} {
		found := ""
		for _, n := range r.in.Site.Indicators {
			if strings.Contains(office.PlainHead(text), office.PlainHead(n.Name)) && len(n.Name) > len(found) {
				found = n.Name
			}
		}
		if found != "" {
			if m := unitInHead.FindStringSubmatch(strings.TrimSpace(text)); m != nil && yearIn.FindString(m[1]) == "" {
				found += "（" + m[1] + "）"
			}
			return found
		}
	}
	return ""
}
