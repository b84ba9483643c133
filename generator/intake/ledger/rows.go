package ledger

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/office"
	"casebook/generator/report"
)

// byRows reads a sheet with a row a village, or a row a region; false for one that has no column of
// their names.
func (r *reader) byRows(s *Sheet) bool {
	top, rows, nameAt, of := r.headsOfPlaces(s)
	if of == ofNothing {
		return false
	}
	regions := of == ofRegions
	if own := r.ownSheet(s.Name); own != nil && r.sameFile() && own.Head > 0 {
		rows = min(own.Head, len(s.Rows)-top)
	}
	m := report.SheetMapping{Name: s.Name, Head: rows, Orientation: report.RowAVillage}
	if of == notKnown {
		r.result.Import.Sheets = append(r.result.Import.Sheets, m)
		return true // when that is answered, the columns are asked
	}
	p := r.above(s, top)
	yearAt := s.columnOf("year", top, rows)
	yearOf := func(mustBe bool) int {
		if yearAt >= 0 {
			return 0 // each row says it
		}
		return r.yearOf(s, p, mustBe)
	}
	r.ofRegions = regions
	defer func() { r.ofRegions = false }()
	alike := r.columnsOfPlaces(s, top, rows, nameAt, p, yearOf, &m)
	if r.isDetail(s, top+rows, &m) {
		r.aside("明细表", s.Name, "同一个地方有好几行，是各户、各人或各个项目的明细，没有读")
	} else {
		r.body(s, top+rows, &m, regions)
	}
	for _, c := range alike {
		m.Columns[c].Skip = false // else the mapping would answer
	}
	r.result.Import.Sheets = append(r.result.Import.Sheets, m)
	return true
}

// columnsOfPlaces says what the columns of a table with a row a place hold, in its mapping. Of two that hold the same,
// the second is not read while it is asked which of them counts: those are returned.
func (r *reader) columnsOfPlaces(s *Sheet, top, rows, nameAt int, p preface, yearOf func(mustBe bool) int, m *report.SheetMapping) (alike []int) {
	seen := map[string]int{}
	heads := s.joinedHeads(top, rows)
	for c, head := range heads {
		if head == "" && c != nameAt {
			r.headless(s, top+rows, c)
			continue
		}
		col := report.ColumnMapping{Cell: cellName(top+rows, c), Head: head, Field: "name"}
		if c != nameAt && r.isOfPersons(s, top+rows, c, head) {
			col.Field, col.Skip = "", true
		} else if c != nameAt && isCodeOf(head, heads[max(nameAt, 0)]) {
			col.Field = "code"
		} else if part, ok := r.partBeside(s, top+rows, col.Cell, head, heads, m); c != nameAt && ok {
			col = part
		} else if c != nameAt && s.blankBelow(top+rows, c) {
			col.Field = "" // next year it may hold something
		} else if c != nameAt {
			col = r.column(s, col.Cell, head, s.unitBelow(top+rows, c), p, yearOf)
		}
		if c != nameAt && r.ofRegions && (col.Field == "region" || col.Field == "name") {
			col.Field, col.Skip = "", true
		}
		if what := fmt.Sprint(col.Field, col.Indicator, col.Year); !col.Skip && col.Field+col.Indicator != "" {
			if first, taken := seen[what]; taken && m.Columns[first].Head != head {
				other := &m.Columns[first]
				keep := r.choose("“"+other.Head+"”和“"+head+"”都像是 "+col.Field+col.Indicator+"，用哪一列？", other.Head, head)
				col.Skip, other.Skip = keep != head, keep == head
				if keep == "" {
					alike = append(alike, len(m.Columns))
				}
			}
			seen[what] = len(m.Columns)
		}
		m.Columns = append(m.Columns, col)
	}
	return alike
}

// asksForName tells of a head of names that it is a form's: beside it a village is named and below it none is, or items
// are: 村名 | 青禾村, then 户数 | 412.
func (r *reader) asksForName(s *Sheet, top, below, at int) bool {
	names := s.names(below, at)
	return slices.ContainsFunc(names, r.isItem) || r.placeNamed(s.at(top, at+1)) && !slices.ContainsFunc(names, r.placeNamed)
}

// headsOfPlaces finds the heads of a table with a row a place: their first row, how many they are, the
// column of the places' names, and what those are of; ofNothing where there are none.
func (r *reader) headsOfPlaces(s *Sheet) (top, rows, at int, of namedPlaces) {
	if top, rows, at = s.heads(r.isItem); top >= 0 && !s.hasItemsBelow(top+rows) && !r.asksForName(s, top, top+rows, at) { // else it is the name that a form asks for
		of = ofVillages
		if s.columnOf("parent", top, rows) >= 0 {
			of = ofRegions
		} else if code := s.columnOf("code", top, rows); code >= 0 && s.hasRegionCodes(top+rows, code) {
			of = ofRegions
		} else if s.columnOf("region", top, rows) < 0 && code < 0 {
			of = r.areOf(s, s.at(top, at), s.names(top+rows, at)) // 名称 is a head of anything
		}
		top, rows = s.headsAbove(top, rows, at)
		return top, rows, at, of
	}
	if len(r.formStarts(s)) > 0 {
		return -1, 0, 0, ofNothing
	}
	if top, at = s.regionHead(r.isItem); top >= 0 {
		of = r.areOf(s, s.at(top, at), s.names(top+1, at)) // 单位名称 may head villages as well
		top, rows = s.headsAbove(top, 1, at)
		return top, rows, at, of
	}
	if top, rows, at = s.blankCorner(); top >= 0 {
		if of, known := r.namesAreOf(s.names(top+rows, at)); known {
			return top, rows, at, of
		}
	}
	return -1, 0, 0, ofNothing
}

// headsAbove takes rows of heads above the one that names the places, where that row alone has one head
// twice: the years of several items, men and women of several counts.
func (s *Sheet) headsAbove(top, rows, at int) (first, all int) {
	for top > 0 && rows < mostHeads && s.hasHeadTwice(top, rows) && strings.TrimSpace(s.at(top-1, at)) == "" && s.isHeadRow(top-1) {
		top, rows = top-1, rows+1
	}
	return top, rows
}

// hasHeadTwice tells whether two columns of figures have the same heads.
func (s *Sheet) hasHeadTwice(top, rows int) bool {
	seen := map[string]bool{}
	for c := range s.width() {
		head := s.head(top, rows, c)
		if head != "" && seen[head] && isFigure(s.at(top+rows, c)) {
			return true
		}
		seen[head] = true
	}
	return false
}

// joinedHeads are the heads of all columns; 其中：… has the head before it that it is a part of.
func (s *Sheet) joinedHeads(top, rows int) []string {
	list := make([]string, s.width())
	of := ""
	for c := range list {
		head := s.head(top, rows, c)
		if !ofWhich.MatchString(head) {
			of = head
		} else if of != "" {
			head = withoutTotal(of) + "/" + head
		}
		list[c] = head
	}
	return list
}

// columnOf is the column whose head names a field, -1 for none.
func (s *Sheet) columnOf(field string, top, rows int) int {
	for c := range s.width() {
		if head := s.head(top, rows, c); isField(field, office.PlainHead(lastPart(head))) {
			return c
		}
	}
	return -1
}

// isDetail tells of a sheet that names the same places again and again: it may list households,
// persons or projects, which are no figures of places. That is asked.
func (r *reader) isDetail(s *Sheet, from int, m *report.SheetMapping) bool {
	seen, repeated, first := map[string]bool{}, 0, ""
	at := fieldColumns(m)
	for i := from; i < len(s.Rows); i++ {
		name := office.Unspaced(s.at(i, at("region")) + s.at(i, at("name")))
		if key := name + " " + s.at(i, at("year")) + " " + s.at(i, at("code")); s.at(i, at("name")) != "" && !isNote(s.Rows[i]) && !slices.ContainsFunc(s.Rows[i], office.IsTotal) {
			if seen[key] {
				if repeated++; first == "" {
					first = name
				}
			}
			seen[key] = true
		}
	}
	if repeated < 2 || repeated*10 < len(seen) {
		return false
	}
	return r.choose(fmt.Sprintf("“%s”里同一个地方有好几行（如 %s）：是各户、各人、各个项目的明细，还是一个地方一行？", s.Name, first), "是明细，不要", "一个地方一行") != "一个地方一行"
}

// towns gives the town of a row; where towns of several counties have one name, with the county's.
func (s *Sheet) towns(from int, m *report.SheetMapping) func(row int) string {
	town, county := fieldColumns(m)("region"), -1
	for c := range m.Columns {
		head := m.Columns[c].Head
		if k := columnIndex(m.Columns[c].Cell); k < town && placeField(office.PlainHead(lastPart(head))) == "upper" {
			county = k
		}
	}
	counties, several := map[string]string{}, map[string]bool{}
	for i := from; i < len(s.Rows) && county >= 0; i++ {
		name, of := s.at(i, town), office.Unspaced(s.at(i, county))
		if other, known := counties[name]; known && other != of {
			several[name] = true
		}
		counties[name] = of
	}
	return func(i int) string {
		if name := s.at(i, town); !several[name] {
			return name
		}
		return office.Unspaced(s.at(i, county)) + office.Unspaced(s.at(i, town))
	}
}

// townsGivenOnce gives villages below a town, whose own cell for it is blank, that town: merged cells saved
// as CSV are so. Whether they were is asked once where the site does not know the villages.
func (r *reader) townsGivenOnce(s *Sheet, from int, m *report.SheetMapping, townAt func(int) string) func(int) string {
	at := fieldColumns(m)
	above, last := map[int]string{}, ""
	for i := from; i < len(s.Rows) && at("region") >= 0; i++ {
		name, town := office.Unspaced(s.at(i, at("name"))), townAt(i)
		if name == "" || town == last || isNote(s.Rows[i]) || slices.ContainsFunc(s.Rows[i], office.IsTotal) {
			continue
		}
		if strings.TrimSpace(town) != "" {
			last = town
		} else if last != "" && len(r.site.villagesOf(office.Unspaced(s.at(i, at("code"))), name, "")) != 1 {
			above[i] = last
		}
	}
	if len(above) == 0 || r.choose("乡镇那一列有的格子空着：和上面最近的一个是同一个乡镇吗？", "是", "不是") == "不是" {
		return townAt
	}
	return func(i int) string {
		if town := above[i]; town != "" {
			return town
		}
		return townAt(i)
	}
}

// fieldColumns gives the column of a field of places, -1 for none.
func fieldColumns(m *report.SheetMapping) func(field string) int {
	columns := map[string]int{}
	for c := range m.Columns {
		if f := m.Columns[c].Field; f != "" && !m.Columns[c].Skip {
			columns[f] = columnIndex(m.Columns[c].Cell)
		}
	}
	return func(field string) int {
		if c, ok := columns[field]; ok {
			return c
		}
		return -1
	}
}

// headless lists what stands in a column without a head.
func (r *reader) headless(s *Sheet, from, c int) {
	for i := from; i < len(s.Rows); i++ {
		if cell := strings.TrimSpace(s.at(i, c)); cell != "" {
			r.aside("没有表头的列", s.Name+" "+cellName(i+1, c), short(cell))
			return
		}
	}
}

// isNoPlace tells whether a row holds no place but is blank, a total, whose sums are noted, or a
// statistic; what is left out so is listed.
func (r *reader) isNoPlace(s *Sheet, i int, name string, m *report.SheetMapping, sums *sums) bool {
	switch {
	case s.blank(i):
	case office.IsTotalName(name) || slices.ContainsFunc(s.Rows[i], office.IsTotal):
		r.total(s, i, m, sums)
		leftOut(m, i, "合计")
	case office.IsStatistic(name):
		leftOut(m, i, statisticRow)
	default:
		return false
	}
	return true
}

// body reads the rows below the heads.
func (r *reader) body(s *Sheet, from int, m *report.SheetMapping, regions bool) {
	t, at, townAt := newSums(), fieldColumns(m), r.townsGivenOnce(s, from, m, s.towns(from, m))
	parents := map[*placeRow]string{}
	if regions {
		r.regionsOfOneName(s, from, at("name"), at("code"))
	}
	for i := from; i < len(s.Rows); i++ {
		r.in.Progress.Done.Add(1)
		name, town := r.unmarked(s, i, at("name")), townAt(i)
		switch {
		case r.isNoPlace(s, i, name, m, t):
			continue
		case name == "" || isNote(s.Rows[i]) || s.isRemark(i, name) || s.onlyText(i) && s.at(i, at("name")) == s.at(i, at("name")+1):
			leftOut(m, i, whyNot(s.Rows[i]))
			continue
		case at("year") >= 0 && yearCell(s.at(i, at("year"))) == 0:
			leftOut(m, i, "看不出是哪一年")
			continue
		case at("year") >= 0 && !r.takesYear(s.at(i, at("year"))):
			leftOut(m, i, "预计")
			continue
		case !r.isShown(s, i, office.Unspaced(town)+name, m):
			continue
		}
		var v *placeRow
		if regions {
			v = r.regionOfRow(s, i, name, at, m)
			if parent := office.Unspaced(s.at(i, at("parent"))); v != nil && v.region == "" && parent != "" {
				parents[v] = parent
			}
		} else if v = r.village(name, town, r.code(s, s.at(i, at("code")), cellName(i+1, at("code"))), m); v != nil {
			v.anonymous = v.anonymous || r.isTrue(s, i, at("anonymous"))
		}
		for k := range m.Columns {
			col := m.Columns[k]
			if col.Year == 0 {
				col.Year = yearCell(s.at(i, at("year")))
			}
			r.figure(s, i, columnIndex(col.Cell), &col, v, t)
		}
		s.Rows[i] = nil // a country has a million of them, and as many places are made of them
	}
	r.lieIn(parents)
}

// lieIn notes what regions lie in, by its code or name: a region of the site, else one of the table itself.
func (r *reader) lieIn(parents map[*placeRow]string) {
	if len(parents) == 0 {
		return
	}
	codes := map[string]string{}
	for _, g := range r.regions.order {
		codes[g.code], codes[g.name] = g.code, g.code
	}
	for g, parent := range parents {
		if of := r.site.regionOf(parent); of != nil {
			g.region = of.Code
		} else {
			g.region = codes[parent]
		}
	}
}

// regionOfRow finds the region of a row; a table as the site's own are says its code.
func (r *reader) regionOfRow(s *Sheet, i int, name string, at func(string) int, m *report.SheetMapping) *placeRow {
	name = office.Unspaced(name)
	if code := plainRegionCode(s.at(i, at("code"))); slices.Contains(r.codesOf[name], code) || r.site.regions[code] != nil && r.site.regions[code].Name == name {
		r.isNewRegion(name, code)
		return r.regionCoded(name, code, m)
	}
	if at("parent") < 0 {
		r.regionCode(s, i, name, at("code"))
		return r.region(name, m)
	}
	key := placeKey{name: name}
	if code := office.Unspaced(s.at(i, at("code"))); r.places[key] == "" && len(r.site.regionsCalled(name)) == 0 {
		r.places[key] = code
	}
	return r.region(name, m)
}

// isTrue reads a cell that says yes or no.
func (r *reader) isTrue(s *Sheet, i, c int) bool {
	cell := strings.ToLower(office.Narrow(office.Unspaced(s.at(i, c))))
	switch cell {
	case "是", "true", "1", "√", "y", "yes":
		return true
	case "", "否", "false", "0", "×", "n", "no":
		return false
	}
	return r.choose(s.Name+" "+cellName(i+1, c)+"“"+short(cell)+"”是“是”还是“否”？", "是", "否") != "否"
}

// isShown tells whether a row is to be read: one that is hidden is asked for, by what it is about,
// so that the same place is not asked again of next year's sheet.
func (r *reader) isShown(s *Sheet, i int, name string, m *report.SheetMapping) bool {
	if !s.HiddenRows[i] {
		return true
	}
	if r.oneOf(hiddenRows, name, "“"+name+"”那一行是隐藏的，读不读？", "读", "不读") == "不读" {
		leftOut(m, i, "隐藏")
		return false
	}
	return true
}
