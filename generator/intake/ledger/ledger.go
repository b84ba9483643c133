// Package ledger reads the ledger of an office (.xlsx, .csv) into the villages of a site. It draws
// up a mapping that a person can read and mend, asks what would have to be guessed, and writes the
// table once all is answered. What was answered once, of a column of the same head, is not asked
// again of next year's ledger.
package ledger

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Result is what a ledger gave.
type Result struct {
	Import report.Import // the mapping, with all questions
	CSV    string        // the table of villages; "" while questions are open
	Rows   int           // villages in it
	New    []string      // names that no village of the site has, with the codes they were given
}

// Open is how many questions have no answer.
func (r *Result) Open() int {
	n := 0
	for _, q := range r.Import.Questions {
		if q.Answer == "" {
			n++
		}
	}
	return n
}

// reader is one reading of a ledger.
type reader struct {
	site    *report.Report
	before  []report.Import // mappings of this ledger and of others, this one's first
	result  Result
	answers map[string]string
	columns map[string]report.ColumnMapping // by their plain heads
	rows    map[string]*village
	order   []string
	years   map[string]int // from which the fields that are counted anew are
	heads   []string       // of the figures in the table
}

// village is one row of the table that is written.
type village struct {
	fields  map[string]string
	figures map[string]string
}

// Read reads the sheets of a ledger. before are the mappings of former imports, the ledger's own
// first.
func Read(sheets []Sheet, site *report.Report, before []report.Import) *Result {
	r := &reader{site: site, before: before, answers: map[string]string{}, columns: map[string]report.ColumnMapping{}, rows: map[string]*village{}, years: map[string]int{}}
	for _, m := range before {
		for _, q := range m.Questions {
			if q.Answer != "" && r.answers[q.Text] == "" {
				r.answers[q.Text] = q.Answer
			}
		}
		for _, s := range m.Sheets {
			for _, c := range s.Columns {
				if _, known := r.columns[office.PlainHead(c.Head)]; !known {
					r.columns[office.PlainHead(c.Head)] = c
				}
			}
		}
	}
	found := false
	for i := range sheets {
		found = r.sheet(&sheets[i]) || found
	}
	if !found {
		r.aside("表", "", "没有一张表有村名一列")
	}
	if found && r.result.Open() == 0 {
		r.write()
	}
	return &r.result
}

func (r *reader) aside(what, place, text string) {
	r.result.Import.LeftAside = append(r.result.Import.LeftAside, report.LeftAside{What: what, Place: place, Text: text})
}

// choose asks a question that has no other answers than its choices.
func (r *reader) choose(text string, choices ...string) string {
	if !slices.Contains(choices, r.answers[text]) {
		delete(r.answers, text)
	}
	return r.ask(text, choices...)
}

// ask asks a question once and returns the answer, "" while it is open.
func (r *reader) ask(text string, choices ...string) string {
	if !slices.ContainsFunc(r.result.Import.Questions, func(q report.Question) bool { return q.Text == text }) {
		r.result.Import.Questions = append(r.result.Import.Questions, report.Question{Text: text, Choices: choices, Answer: r.answers[text]})
	}
	return r.answers[text]
}

var yearIn = regexp.MustCompile(`(?:19|20)\d\d`)

// sheet reads one sheet; false for one that is no table of villages.
func (r *reader) sheet(s *Sheet) bool {
	if s.Hidden {
		r.aside("隐藏的工作表", s.Name, "没有读")
		return false
	}
	top, rows := s.heads()
	if top < 0 {
		if len(s.Rows) > 0 {
			r.aside("工作表", s.Name, "没有村名一列，没有读")
		}
		return false
	}
	m := report.SheetMapping{Name: s.Name, Head: rows}
	year := yearIn.FindString(s.Name)
	for i := 0; i < top && year == ""; i++ {
		year = yearIn.FindString(strings.Join(s.Rows[i], " "))
	}
	if year == "" {
		year = r.ask("“" + s.Name + "”是哪一年的？写四位年份")
	}
	n, _ := strconv.Atoi(year)
	seen := map[string]string{}
	for c := range s.width() {
		head := s.head(top, rows, c)
		if head == "" {
			continue
		}
		col := r.column(head, n)
		col.Cell = cellName(top+rows, c)
		if what := col.Field + col.Indicator; what != "" && !col.Skip {
			if first, again := seen[what]; again {
				keep := r.choose("“"+first+"”和“"+head+"”都像是 "+what+"，用哪一列？", first, head)
				if col.Skip = keep != head; keep == head {
					for i := range m.Columns {
						m.Columns[i].Skip = m.Columns[i].Skip || m.Columns[i].Head == first
					}
				}
			}
			seen[what] = head
		}
		m.Columns = append(m.Columns, col)
	}
	r.body(s, top+rows, n, &m)
	r.result.Import.Sheets = append(r.result.Import.Sheets, m)
	return true
}

// fieldHeads are what columns of villages are called.
var fieldHeads = map[string][]string{
	"code":       {"村代码", "代码", "区划代码", "行政区划代码", "村编码", "code"},
	"name":       {"村名", "村名称", "行政村", "行政村名称", "行政村名", "村", "村别", "村(社区)", "名称", "name"},
	"region":     {"乡镇", "镇", "所属乡镇", "所在乡镇", "乡镇名称", "乡(镇)", "region"},
	"households": {"户数", "总户数", "households"},
	"population": {"人口", "总人口", "人口数", "总人口数", "population"},
	"":           {"序号", "编号", "备注", "填报日期", "填表日期", "填表人", "审核人", "联系人"},
}

var unitInHead = regexp.MustCompile(`\(([^()]+)\)$`)

// column says what a column holds: as a mapping has it, else by its head, else it is asked.
func (r *reader) column(head string, year int) report.ColumnMapping {
	col := report.ColumnMapping{Head: head, Year: year}
	if _, _, personal := office.Personal(head); personal {
		col.Skip = true // whatever is answered
		return col
	}
	plain := office.PlainHead(head[strings.LastIndexByte(head, '/')+1:])
	if m := unitInHead.FindStringSubmatch(plain); m != nil {
		col.Unit = m[1]
	}
	bare := unitInHead.ReplaceAllString(plain, "")
	if old, known := r.columns[office.PlainHead(head)]; known && (old.Indicator != "" || old.Field != "" || old.Skip) {
		col.Indicator, col.Field, col.Skip, col.Factor, col.HasFactor = old.Indicator, old.Field, old.Skip, old.Factor, old.HasFactor
	} else {
		for field, words := range fieldHeads {
			if slices.Contains(words, plain) || slices.Contains(words, bare) {
				col.Field, col.Skip = field, field == ""
			}
		}
		if col.Field == "" && !col.Skip {
			col.Indicator = r.indicatorNamed(bare)
		}
		if col.Field == "" && col.Indicator == "" && !col.Skip {
			choices := []string{"不要"}
			for _, n := range r.site.Indicators {
				choices = append(choices, n.ID)
			}
			switch answer := r.choose("“"+head+"”一列是哪项指标？写指标的编号；不要就写：不要", choices...); {
			case answer == "不要":
				col.Skip = true
			case r.indicator(answer) != nil:
				col.Indicator = answer
			}
		}
	}
	if n := r.indicator(col.Indicator); n != nil && !col.HasFactor {
		r.factor(&col, n)
	}
	return col
}

// factor finds by what the numbers of a column are multiplied.
func (r *reader) factor(col *report.ColumnMapping, n *report.Indicator) {
	unit := col.Unit
	if unit == "" && strings.HasSuffix(string(n.Unit), "元") {
		unit = r.choose("“"+col.Head+"”一列的单位是什么？", "元", "万元", "亿元")
	}
	if unit == "" || quantity.Unit(unit) == n.Unit {
		return
	}
	f, ok := quantity.Convert(quantity.FromInt(1), quantity.Unit(unit), n.Unit)
	if !ok {
		col.Skip = r.choose("“"+col.Head+"”一列的单位“"+unit+"”和指标“"+n.Name+"”的“"+string(n.Unit)+"”换算不了：在映射里改 indicator，或写上 factor；不要这一列就写：不要", "不要") != ""
		return
	}
	col.Factor, col.HasFactor = f, true
}

func (r *reader) indicator(id string) *report.Indicator {
	for _, n := range r.site.Indicators {
		if n.ID == id {
			return n
		}
	}
	return nil
}

// indicatorNamed is the id of the one indicator of a name or id.
func (r *reader) indicatorNamed(name string) string {
	found := ""
	for _, n := range r.site.Indicators {
		if office.PlainHead(n.Name) == name || n.ID == name {
			if found != "" {
				return ""
			}
			found = n.ID
		}
	}
	return found
}

// body reads the rows below the heads.
func (r *reader) body(s *Sheet, from, year int, m *report.SheetMapping) {
	sums, plain := map[int]quantity.Decimal{}, map[int]quantity.Decimal{} // plain: what SUM counts, numbers written as text left out
	for i := from; i < len(s.Rows); i++ {
		place := fmt.Sprintf("%s 第%d行", s.Name, i+1)
		cells := map[string]string{}
		for c := range m.Columns {
			if f := m.Columns[c].Field; f != "" && !m.Columns[c].Skip {
				cells[f] = s.at(i, columnIndex(m.Columns[c].Cell))
			}
		}
		name := office.Unspaced(cells["name"])
		switch {
		case s.blank(i):
			continue
		case slices.ContainsFunc(s.Rows[i], office.IsTotal):
			r.total(s, i, m, sums, plain)
			m.LeftOut = append(m.LeftOut, report.LeftOutRow{Row: i + 1, Why: "合计"})
			continue
		case name == "" || isNote(s.Rows[i]):
			m.LeftOut = append(m.LeftOut, report.LeftOutRow{Row: i + 1, Why: whyNot(s.Rows[i])})
			continue
		}
		if s.HiddenRows[i] {
			if r.choose("“"+s.Name+"”第"+strconv.Itoa(i+1)+"行（"+name+"）是隐藏的，读不读？", "读", "不读") == "不读" {
				m.LeftOut = append(m.LeftOut, report.LeftOutRow{Row: i + 1, Why: "隐藏"})
				continue
			}
		}
		v := r.village(name, cells, place, m)
		for _, col := range m.Columns {
			r.cell(s, i, col, v, year, place, sums, plain)
		}
	}
}

func isNote(row []string) bool {
	first := ""
	for _, c := range row {
		if c = office.Unspaced(c); c != "" && first == "" {
			first = c
		}
	}
	return strings.HasPrefix(first, "注") || strings.HasPrefix(first, "填表人") || strings.HasPrefix(first, "数据来源")
}

// whyNot says why a row is left out. Notes are quoted; who filled the table in is a person.
func whyNot(row []string) string {
	for _, c := range row {
		if c = strings.TrimSpace(c); strings.HasPrefix(c, "注") || strings.HasPrefix(c, "数据来源") {
			return short(c)
		}
	}
	return "没有村名"
}

// cellName names a cell by its row from 1 and its column from 0.
func cellName(row, column int) string { return source.Cell{Row: row, Column: column + 1}.String() }

func short(s string) string {
	if list := []rune(s); len(list) > 40 {
		return string(list[:40]) + "…"
	}
	return s
}

// cell reads a number of a village.
func (r *reader) cell(s *Sheet, i int, col report.ColumnMapping, v *village, year int, place string, sums, plain map[int]quantity.Decimal) {
	c := columnIndex(col.Cell)
	value := strings.TrimSpace(s.at(i, c))
	counted := col.Field == "households" || col.Field == "population"
	if col.Skip || value == "" || col.Indicator == "" && !counted {
		return
	}
	unit := quantity.Unit(map[string]string{"households": "户", "population": "人"}[col.Field])
	if n := r.indicator(col.Indicator); n != nil {
		if unit = n.Unit; col.HasFactor && col.Unit != "" {
			unit = quantity.Unit(col.Unit)
		}
	}
	if office.IsDash(value) {
		if r.choose("“"+col.Head+"”一列的“"+value+"”是没有数据，还是零？", "没有数据", "零") != "零" {
			return
		}
		value = "0"
	}
	n, err := quantity.ParseDecimal(value)
	if err != nil {
		var refusal = ""
		number, _, why := office.Number(value, unit)
		if n, refusal = number, why.ZH; refusal != "" {
			answer := r.ask(place+" "+cellName(i+1, c)+"“"+short(value)+"”"+refusal+"。写出数；没有数据就写：没有数据", "没有数据")
			if n, err = quantity.ParseDecimal(answer); err != nil {
				return
			}
		} else {
			r.aside("写成文字的数", s.Name+" "+cellName(i+1, c), value+" 读作 "+n.String())
		}
	} else {
		add(plain, c, n)
	}
	n = office.WithoutNoise(n)
	add(sums, c, n)
	if col.HasFactor {
		if n, err = times(n, col.Factor); err != nil {
			r.choose(place+" “"+col.Head+"”的数太大，装不下；不要这个数就写：不要", "不要")
			return
		}
	}
	if counted {
		if year >= r.years[v.fields["code"]+col.Field] {
			r.years[v.fields["code"]+col.Field] = year
			v.fields[col.Field] = n.String()
		}
		return
	}
	key := col.Indicator + "@" + strconv.Itoa(col.Year)
	if old, twice := v.figures[key]; twice && old != n.String() {
		if r.choose(place+" 的 "+key+" 已有另一个数 "+old+"，用哪一个？", old, n.String()) == old {
			return
		}
	}
	v.figures[key] = n.String()
	if !slices.Contains(r.heads, key) {
		r.heads = append(r.heads, key)
	}
}

func add(sums map[int]quantity.Decimal, c int, n quantity.Decimal) {
	old, known := sums[c]
	if sum, err := old.Add(n); known && err == nil {
		sums[c] = sum
	} else if !known {
		sums[c] = n
	}
}

func times(n, factor quantity.Decimal) (quantity.Decimal, error) {
	a, s1 := n.Parts()
	b, s2 := factor.Parts()
	if a != 0 && (a*b)/a != b {
		return n, quantity.ErrRange
	}
	return quantity.FromParts(a*b, s1+s2)
}

// total holds a row of sums against the rows above it.
func (r *reader) total(s *Sheet, i int, m *report.SheetMapping, sums, plain map[int]quantity.Decimal) {
	for _, col := range m.Columns {
		c := columnIndex(col.Cell)
		stated, err := quantity.ParseDecimal(strings.ReplaceAll(s.at(i, c), ",", ""))
		if computed, ok := plain[c]; ok && strings.HasPrefix(s.at(i, c), "=SUM(") {
			stated, err = computed, nil // its result is not in the file
		}
		sum, known := sums[c]
		if n := r.indicator(col.Indicator); err != nil || !known || col.Skip || n != nil && strings.ContainsAny(n.Name+string(n.Unit), "均率比%") {
			continue
		}
		if stated.Cmp(sum) != 0 {
			r.aside("合计", s.Name+" "+cellName(i+1, c), fmt.Sprintf("“%s”合计写的是 %s，各行相加是 %s", col.Head, stated, sum))
		}
	}
}

// village finds the village of a row, or makes a new one.
func (r *reader) village(name string, cells map[string]string, place string, m *report.SheetMapping) *village {
	town, code := office.Unspaced(cells["region"]), office.Unspaced(cells["code"])
	region := ""
	for _, g := range r.site.Regions {
		if town != "" && (g.Code == town || isCalled(g.Name, g.Former, town)) {
			region = g.Code
		}
	}
	var fit []*report.Village
	for _, v := range r.site.Villages {
		if v.Code == code || code == "" && isCalled(v.Name, v.Former, name) && (region == "" || v.Region != nil && v.Region.Code == region) {
			fit = append(fit, v)
		}
	}
	switch {
	case len(fit) == 1:
		code, name = fit[0].Code, fit[0].Name
		if region == "" && fit[0].Region != nil {
			region = fit[0].Region.Code
		}
	case len(fit) > 1:
		choices := []string{}
		for _, v := range fit {
			choices = append(choices, v.Code)
		}
		code = r.choose("“"+town+name+"”是哪个村？写代码", choices...)
	case code == "":
		code = narrative.Slug(town + name)
		r.note("“" + town + name + "”在站点里没有，代码用 " + code)
	}
	if region == "" {
		var choices []string
		for _, g := range r.site.Regions {
			choices = append(choices, g.Code)
		}
		region = r.choose("“"+town+"”是站点里的哪个地区？写代码", choices...)
	}
	v := r.rows[code]
	if v == nil {
		v = &village{map[string]string{"code": code, "name": name, "region": region}, map[string]string{}}
		r.rows[code], r.order = v, append(r.order, code)
	}
	m.Places = append(m.Places, report.PlaceMapping{Name: name, Town: town, Code: code})
	return v
}

func (r *reader) note(s string) {
	if !slices.Contains(r.result.New, s) {
		r.result.New = append(r.result.New, s)
	}
}

// isCalled tells whether a place has a name, or had it: 胡家田村委会 is 胡家田村.
func isCalled(own string, former []report.Former, name string) bool {
	plain := func(s string) string {
		s = office.Unspaced(s)
		for _, tail := range []string{"村民委员会", "村委会"} {
			if strings.HasSuffix(s, tail) {
				return strings.TrimSuffix(s, tail) + "村"
			}
		}
		return s
	}
	return plain(own) == plain(name) || slices.ContainsFunc(former, func(f report.Former) bool { return f.Name != "" && plain(f.Name) == plain(name) })
}

// write writes the table.
func (r *reader) write() {
	slices.Sort(r.heads)
	fields := []string{"code", "name", "region", "households", "population"}
	var b strings.Builder
	b.WriteString(strings.Join(append(slices.Clone(fields), r.heads...), ",") + "\n")
	for _, code := range r.order {
		v := r.rows[code]
		for i, f := range fields {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoted(v.fields[f]))
		}
		for _, h := range r.heads {
			b.WriteString("," + v.figures[h])
		}
		b.WriteByte('\n')
	}
	r.result.CSV, r.result.Rows = b.String(), len(r.order)
}

func quoted(s string) string {
	if strings.ContainsAny(s, ",\"\n\r") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
