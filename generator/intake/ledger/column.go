package ledger

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// fieldHeads are what columns and items of places are called.
var fieldHeads = map[string][]string{
	"code":       {"村代码", "代码", "区划代码", "行政区划代码", "村编码", "code"},
	"name":       {"村名", "村名称", "行政村", "行政村名称", "行政村名", "村", "村别", "村(社区)", "村(居)", "村居名称", "贫困村", "帮扶村", "所在村", "所属村", "村庄", "村庄名称", "名称", "name"},
	"region":     {"乡镇", "镇", "所属乡镇", "所在乡镇", "乡镇名称", "乡(镇)", "乡镇(街道)", "region"},
	"households": {"户数", "总户数", "农户数", "households"},
	"population": {"人口", "总人口", "人口数", "总人口数", "population"},
	"anonymous":  {"匿名", "是否匿名", "不公开村名", "anonymous"},
	"parent":     {"parent"},
	"year":       {"年份", "年度", "统计年份", "统计年度", "数据年份", "year"},
	"":           {"序号", "编号", "备注", "填报日期", "填表日期", "日期", "时间", "开工时间", "竣工时间", "项目开工时间", "建设时间", "填表人", "审核人", "联系人", "负责人", "填报单位", "填报人"},
}

// regionHeads are what columns of regions are called, besides those of towns.
var regionHeads = []string{"地区", "地区名称", "省份", "省市", "省(区、市)", "省(市、区)", "城市", "区县", "县区", "区域", "行政区划", "行政区划名称", "区划名称", "行政区", "单位名称", "国家/地区", "国家(地区)", "国家或地区", "国家和地区", "国家"}

func isField(field, plain string) bool {
	return slices.Contains(fieldHeads[field], plain) || field != "" && placeField(plain) == field
}

// isCount tells of the two fields that hold a number.
func isCount(field string) bool { return field == "households" || field == "population" }

func isRegionHead(plain string) bool {
	return slices.Contains(regionHeads, plain) || placeField(plain) == "upper" || isField("region", plain) && plain != "region"
}

var (
	unitInHead = lazyregexp.New(`[(（]([^()（）]+)[)）]$`)
	unitAbove  = lazyregexp.New(`(?:^|[\s（(])(?:计量|计数|金额)?单位[：:]\s*([^\s，。；]+)`) // 填报单位：农业局 is none
	yearIn     = lazyregexp.New(`(?:19|20)\d\d`)
	yearAlone  = lazyregexp.New(`^((?:19|20)\d\d)(?:年?(?:度|末|底)?|[AEFPaefp])$`)
	unitComma  = lazyregexp.New(`[、,，/]`)
)

// headKey is by what a column of last year's ledger is known again.
func headKey(head string) string { return office.PlainHead(withoutYear(head)) }

// preface is what the rows above a table say of all of it.
type preface struct {
	year  int
	units []string
	item  string // the indicator of all its figures, with its unit in brackets
}

// above reads the rows above row top.
func (r *reader) above(s *Sheet, top int) preface {
	p := preface{year: oneYear(s.Name)}
	for i := range max(top, 0) {
		for c, cell := range s.Rows[i] {
			if c > 0 && cell == s.Rows[i][c-1] {
				continue // one text in merged cells
			}
			line := strings.TrimSpace(cell)
			if m := unitAbove.FindStringSubmatch(line); m != nil {
				for _, u := range unitComma.Split(strings.TrimRight(m[1], ")）"), -1) {
					if office.IsUnit(u) {
						p.units = append(p.units, u)
					}
				}
			}
			if item, ok := strings.CutPrefix(office.Narrow(line), "指标:"); ok {
				p.item = strings.TrimSpace(item)
			}
			if p.year == 0 {
				p.year = oneYear(line)
			}
			r.title(line)
		}
	}
	r.below(s, top)
	if p.year == 0 {
		p.year = oneYear(r.in.Name)
	}
	return p
}

// yearOf is the year of a sheet whose heads name none: as it says itself, as its mapping says, else
// it is asked where it must be known.
func (r *reader) yearOf(s *Sheet, p preface, mustBe bool) int {
	if own := r.ownSheet(s.Name); own != nil && r.sameFile() {
		for _, c := range own.Columns {
			if c.Year > 0 {
				return c.Year
			}
		}
	}
	if p.year > 0 || !mustBe {
		return p.year
	}
	return r.askYear("“" + s.Name + "”是哪一年的？写四位年份")
}

// column says what a column or an item holds: as a mapping has it, else by its name, else it is
// asked. unit is the unit that stands beside it, "" for none.
func (r *reader) column(s *Sheet, cell, head, unit string, p preface, year func(mustBe bool) int) report.ColumnMapping {
	col := report.ColumnMapping{Cell: cell, Head: head}
	if _, _, personal := office.Personal(head); personal {
		col.Skip = true // whatever is answered
		return col
	}
	name := withoutTotal(withoutYear(head)) // 收入/2023年 and 收入/2022年 are one thing
	plain := office.PlainHead(lastPart(name))
	asContract := r.indicator(name) != nil && strings.Contains(office.Narrow(head), "@") // INDICATOR@YEAR, as the site's own tables have it
	if asContract {
		unit = string(r.indicator(name).Unit)
	}
	bare := takeUnit(&col, name, plain, unit)
	own := r.ownColumn(s.Name, head)
	old, known := r.columns[headKey(head)]
	if own != nil {
		old, known = *own, true
	}
	if r.ofRegions && isCount(old.Field) {
		known = false // of a table of villages
	}
	if known && (r.indicator(old.Indicator) != nil || old.Field != "" || old.Skip) {
		col.Indicator, col.Field, col.Skip = old.Indicator, old.Field, old.Skip
	} else if asContract {
		col.Indicator = name
	} else {
		r.nameColumn(&col, name, plain, bare, p)
	}
	if col.Skip || col.Field != "" && !isCount(col.Field) {
		return col
	}
	if n := r.indicator(col.Indicator); n != nil {
		r.unit(&col, n, p)
		if old.HasFactor && (col.Unit == "" || col.Unit == old.Unit) {
			col.Unit, col.Factor, col.HasFactor = old.Unit, old.Factor, true
		} else if !known || col.Unit != "" || old.HasFactor || old.Indicator != col.Indicator || r.unitAsked(&col) { // else it was the indicator's own unit
			r.factor(&col, n)
		}
	}
	r.columnYear(&col, own, head, year)
	if foreseen.MatchString(plain) && r.oneOf(foreseenOnes, head, "“"+withoutYear(head)+"”是预计的数，不是实际的，收不收？", "收", "不要") == "不要" ||
		!foreseen.MatchString(plain) && r.leavesYear(head) {
		col.Skip = true
	}
	return col
}

// takeUnit notes the unit of a column, which stands in its head, in its cells or in a head above its
// own, and returns the head without it.
func takeUnit(col *report.ColumnMapping, name, plain, unit string) (bare string) {
	bare = plain
	if m := unitInHead.FindStringSubmatch(plain); m != nil {
		if office.IsUnit(m[1]) {
			col.Unit = m[1]
		}
		if office.IsUnit(m[1]) || yearIn.MatchString(m[1]) && !baseOf.MatchString(m[0]) { // what else stands in brackets may tell two columns apart
			bare = unitInHead.ReplaceAllString(plain, "")
		}
	}
	for _, said := range [...]string{unit, unitOfGroup(name)} {
		if col.Unit == "" {
			col.Unit = said
		}
	}
	return bare
}

var (
	// foreseen are figures that nobody has counted yet.
	foreseen = lazyregexp.New(`预计|计划|目标|拟|力争`)
	// foreseenYear is a year as analysts write one that is to come (2027E), beside those that were (2023A).
	foreseenYear = lazyregexp.New(`(?:19|20)\d\d[EFPefp]\b`)
	// anotherYear are heads whose year is counted from that of the table, but for what is compared with it.
	anotherYear = lazyregexp.New(`(?:^|[^比较同与以])((?:上年|上一年|去年|前年|明年|下年)(?:[^=＝]|$))`)
)

// lastYears are the words of anotherYear.
var lastYears = lazyregexp.New(`^(?:上一?|去|前|明|下)年`)

// unitOfGroup is the unit that a head above a column's own gives to all below it:
// 集体收入（万元）/经营收入.
func unitOfGroup(head string) string {
	parts := headParts(head)
	for i := len(parts) - 2; i >= 0; i-- {
		if m := unitInHead.FindStringSubmatch(office.PlainHead(parts[i])); m != nil && office.IsUnit(m[1]) {
			return m[1]
		}
	}
	return ""
}

// ownColumn is what this ledger's own mapping says of a column of a sheet.
func (r *reader) ownColumn(sheet, head string) *report.ColumnMapping {
	own := r.ownSheet(sheet)
	if own == nil {
		return nil
	}
	for i := range own.Columns {
		if own.Columns[i].Head == head {
			return &own.Columns[i]
		}
	}
	return nil
}

// nameColumn finds by its name what a column holds, or asks.
func (r *reader) nameColumn(col *report.ColumnMapping, head, plain, bare string, p preface) {
	for field := range fieldHeads {
		if r.ofRegions && isCount(field) {
			continue
		}
		if isField(field, plain) || isField(field, bare) && (col.Unit == "" || isCount(field)) { // 村委会（个） counts them
			col.Field, col.Skip = field, field == ""
		}
	}
	if col.Field == "" && !col.Skip {
		col.Indicator = r.indicatorNamed(bare)
	}
	if col.Field == "" && col.Indicator == "" && office.HoldsLabels(bare) {
		col.Skip = true
	}
	if col.Field != "" || col.Indicator != "" || col.Skip {
		return
	}
	question := "“" + head + "”是哪项指标？写指标的编号；都不是就写：新增；不要就写：不要"
	choices := []string{"不要", addIt, addAll}
	for _, n := range r.in.Site.Indicators {
		choices = append(choices, n.ID)
	}
	answer := r.answers[question]
	switch {
	case answer == "" && r.addsAll:
		r.answers[question] = addIt
		fallthrough
	case answer != "" || r.resembles(bare):
		answer = r.choose(question, choices...)
	default:
		answer = r.oneOf(unknownColumns, head, question, choices...)
	}
	switch {
	case answer == addIt, answer == addAll:
		r.draft(col, head, p)
	case answer == "不要":
		col.Skip = true
	case r.indicator(answer) != nil:
		col.Indicator = answer
	case answer == "":
		r.newUnit(col, indicatorName(head), p) // asked together with what it is
	}
}

// resembles tells whether an indicator of the site may be what a head means: half of the shorter one's
// pairs of characters stand in the other.
func (r *reader) resembles(bare string) bool {
	for _, n := range r.in.Site.Indicators {
		shared, name := 0, []rune(office.PlainHead(n.Name))
		for i := range len(name) - 1 {
			if strings.Contains(bare, string(name[i:i+2])) {
				shared++
			}
		}
		if shared > 0 && shared*2 >= min(len(name), len([]rune(bare)))-1 {
			return true
		}
	}
	return false
}

// indicatorNamed is the id of the one indicator of a name or id.
func (r *reader) indicatorNamed(name string) string {
	found := ""
	for _, n := range r.in.Site.Indicators {
		if office.PlainHead(n.Name) == name || n.ID == name {
			if found != "" {
				return ""
			}
			found = n.ID
		}
	}
	return found
}

// unit takes the unit of the whole table for a column that names none, where only one of those
// above it measures what the indicator does.
func (r *reader) unit(col *report.ColumnMapping, n *report.Indicator, p preface) {
	if col.Unit != "" {
		return
	}
	fit := ""
	for _, u := range p.units {
		if _, ok := quantity.Convert(quantity.FromInt(1), quantity.Unit(u), n.Unit); ok && u != fit {
			if fit != "" {
				return
			}
			fit = u
		}
	}
	col.Unit = fit
}

// moneyUnitOf asks in what unit the money of a column is; the years of one thing have one.
func moneyUnitOf(col *report.ColumnMapping) string {
	return "“" + withoutYear(col.Head) + "”的单位是什么？"
}

// unitAsked tells whether a mapping that was drawn up before asks for the unit of a column's money.
func (r *reader) unitAsked(col *report.ColumnMapping) bool {
	for _, m := range r.in.Before {
		if slices.ContainsFunc(m.Questions, func(q report.Question) bool {
			return q.Text == moneyUnitOf(col) || strings.HasPrefix(q.Text, moneyUnits.text)
		}) {
			return true
		}
	}
	return false
}

// factor finds by what the numbers of a column are multiplied.
func (r *reader) factor(col *report.ColumnMapping, n *report.Indicator) {
	unit := col.Unit
	if unit == "" && strings.HasSuffix(string(n.Unit), "元") {
		unit = r.oneOf(moneyUnits, withoutYear(col.Head), moneyUnitOf(col), "元", "万元", "亿元")
		col.Unit = unit // cells that say one themselves are of this one, too
	}
	if unit == "" || quantity.Unit(unit) == n.Unit {
		return
	}
	f, ok := quantity.Convert(quantity.FromInt(1), quantity.Unit(unit), n.Unit)
	if !ok {
		col.Skip = r.choose("“"+col.Head+"”的单位“"+unit+"”和指标“"+n.Name+"”的“"+string(n.Unit)+"”换算不了：在映射里改 indicator，或写上 factor；不要这一项就写：不要", "不要") != ""
		return
	}
	col.Factor, col.HasFactor = f, true
}

// columnYear is the year of a column: in its head, else the table's. What a mapping says otherwise
// was written by a person.
func (r *reader) columnYear(col *report.ColumnMapping, own *report.ColumnMapping, head string, year func(mustBe bool) int) {
	if own != nil && own.Year > 0 && r.sameFile() {
		col.Year = own.Year
		return
	}
	head = baseOf.ReplaceAllString(head, "")
	if col.Year = oneYear(head); col.Year == 0 {
		which := ""
		if m := anotherYear.FindStringSubmatch(head); m != nil {
			which = lastYears.FindString(m[1])
		}
		if len(yearIn.FindAllString(head, -1)) > 1 {
			which = head
		}
		if which != "" {
			col.Year = r.askYear("“" + which + "”是哪一年的？写四位年份")
			return
		}
		col.Year = year(col.Field == "") // a place's households are those of the newest table
	}
	if own != nil && own.Year > 0 && own.Year < col.Year {
		r.tellOnce("年份", fmt.Sprintf("上次的映射里是%d年，这份表上写的是%d年：照这份表", own.Year, col.Year))
	} else if own != nil && own.Year > col.Year && col.Year > 0 {
		was, is := fmt.Sprint(own.Year), fmt.Sprint(col.Year)
		if r.choose("“"+head+"”在映射里是"+was+"年，表上是"+is+"年，用哪一个？", is, was) == was {
			col.Year = own.Year
		}
	}
}
