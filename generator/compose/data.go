package compose

import (
	"slices"
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// seriesPerChart is how many lines a reader can still tell apart at a glance.
const seriesPerChart = 4

// crowdedFrom is how many series make a page long. From there on a chart draws the first series
// of its group, the table of indicators has no sparklines, and breakdowns are a table: a
// country's pages of twenty indicators must stay light.
const crowdedFrom = 16

// crowded tells whether the page is of a village with many series.
func (p *page) crowded() bool {
	v, ok := p.route.of.(*report.Village)
	return ok && isCrowded(&v.Data)
}

func isCrowded(d *report.Data) bool { return d.SeriesCount() >= crowdedFrom }

// appendGroupCharts draws one chart a group of indicators: the lines of the unit that most
// of the group's series are in.
func (p *page) appendGroupCharts(b []byte, d *report.Data, owner string, sample bool) []byte {
	for _, g := range p.rep.Groups {
		if list := charted(d, g); len(list) > 0 {
			b = p.appendChart(b, groupChart(g, d, list, owner, sample))
		}
	}
	return b
}

// charted are the series that a group's chart draws.
func charted(d *report.Data, g *report.Group) []report.Series {
	if !isCrowded(d) {
		return chartable(d, g)
	}
	if x := lead(d, g); !x.IsZero() {
		return []report.Series{x}
	}
	return nil
}

// lead is the first series of a group that has a course.
func lead(d *report.Data, g *report.Group) report.Series {
	for x := range d.Series() {
		if x.Indicator.Group == g && x.Values.Len() > 1 {
			return x
		}
	}
	return report.Series{}
}

// chartable picks the series of a group to draw together: of one unit, of two years or
// more, the unit with most of them, the first of equals.
func chartable(d *report.Data, g *report.Group) []report.Series {
	var units []quantity.Unit
	var lists [][]report.Series
	for x := range d.Series() {
		if x.Indicator.Group != g || x.Values.Len() < 2 {
			continue
		}
		k := slices.Index(units, x.Indicator.Unit)
		if k < 0 {
			k = len(units)
			units, lists = append(units, x.Indicator.Unit), append(lists, nil)
		}
		lists[k] = append(lists[k], x)
	}
	var best []report.Series
	for _, list := range lists {
		if len(list) > len(best) {
			best = list
		}
	}
	return best[:min(len(best), seriesPerChart)]
}

func groupChart(g *report.Group, d *report.Data, list []report.Series, owner string, sample bool) *chart.Chart {
	first, last := list[0].First, list[0].Last()
	for _, x := range list {
		first, last = min(first, x.First), max(last, x.Last())
	}
	c := &chart.Chart{
		Kind: chart.Line, Title: owner + "：" + g.Name, Unit: list[0].Indicator.Unit, Decimals: list[0].Indicator.Decimals,
		Years: yearWords(first, last), CategoryName: "年份", Sample: sample,
	}
	if len(list) == 1 {
		c.Title = owner + "：" + list[0].Indicator.Name
	}
	c.Compact = isCrowded(d)
	c.Categories = yearNames(first, last)
	for _, x := range list {
		c.Series = append(c.Series, chart.Series{Name: x.Indicator.Name, Values: window(x, first, last)})
		for from := range d.SourcesOf(x) {
			addSource(c, from)
		}
	}
	return c
}

// yearNames are the categories of a yearly chart.
func yearNames(first, last int) []string {
	const digits = 4 // of every year that the input contract knows
	all := make([]byte, 0, digits*(last-first+1))
	for year := first; year <= last; year++ {
		all = appendInt(all, year)
	}
	names, text := make([]string, last-first+1), string(all)
	for k := range names {
		names[k] = text[digits*k : digits*(k+1)]
	}
	return names
}

// window returns a series' figures of the years first to last, gaps where it has none.
func window(x report.Series, first, last int) []quantity.Decimal {
	if x.First == first && x.Last() == last {
		return x.Values.AppendTo(make([]quantity.Decimal, 0, last-first+1))
	}
	values := make([]quantity.Decimal, 0, last-first+1)
	for year := first; year <= last; year++ {
		values = append(values, x.In(year))
	}
	return values
}

func addSource(c *chart.Chart, x *report.Source) {
	if x == nil {
		return
	}
	c.Sample = c.Sample || x.Sample
	if !slices.Contains(c.SourceRefs, x) {
		c.SourceRefs = append(c.SourceRefs, x)
		c.Sources = append(c.Sources, chart.Source{Title: x.Title})
	}
}

// appendIndicatorTable appends the table of all series: latest figure, years, change,
// course, and the place in the county where there is one. A column that nothing stands in
// is left out.
func (p *page) appendIndicatorTable(b []byte, d *report.Data, c *county) []byte {
	t := figureTable{page: p, data: d, county: c}
	if c != nil {
		t.standings = p.standing(c)
	}
	for x := range d.Series() {
		if t.rows == 0 {
			t.first, t.last = x.First, x.Last()
		}
		t.years = t.years || x.First != t.first || x.Last() != t.last
		t.rows++
		t.course = t.course || x.Values.Len() > 2 && !isCrowded(d)
		t.change = t.change || x.Values.Len() > 1
		t.rank = t.rank || c != nil && t.place(x) > 0
	}
	t.row, t.plain = `<tr><th scope="row">`, isCrowded(d)
	if t.plain {
		t.row = `<tr><th>` // in a column without data, which makes it a row's head
	}
	if t.rows == 0 {
		return b
	}
	return t.append(b)
}

type figureTable struct {
	*page
	data                 *report.Data
	county               *county
	standings            []standing
	rows                 int
	first, last          int // the years of all rows, unless there is a column of years
	change, course, rank bool
	years                bool
	plain                bool   // with as few tags as there can be
	row                  string // what begins one
}

// place is the rank of a series' latest figure in the county, 0 where it has none: the
// indicator has no better end, the figure is older than others', or it stands alone.
func (t *figureTable) place(x report.Series) int {
	if x.Indicator.Better == report.BetterNone {
		return 0
	}
	st := &t.standings[x.Indicator.Index]
	if st.year != x.Last() || len(st.values) < 2 {
		return 0
	}
	return st.rank(x.Latest().Float64(), x.Indicator.Better)
}

func (t *figureTable) append(b []byte) []byte {
	b = append(b, `<div class="scroll"><table class="figures"><thead><tr>`...)
	head := func(there bool, text string) {
		if there {
			b = append(append(b, `<th scope="col">`...), text...)
		}
	}
	head(true, "指标")
	head(true, "最新值")
	if t.years {
		head(true, "年份")
		head(t.change, "期间变化")
	} else {
		b = append(appendInt(append(b, `（`...), t.last), `年）`...)
		head(t.change, "变化（")
		if t.change {
			b = append(appendYears(b, t.first, t.last), `）`...)
		}
	}
	head(t.course, "走势")
	if t.rank {
		b = append(b, `<th scope="col">`...)
		b = append(appendText(b, t.county.region.Name), "内位次"...)
	}
	for _, g := range t.rep.Groups {
		first := true
		for x := range t.data.Series() {
			if x.Indicator.Group != g {
				continue
			}
			if first {
				b = append(b, `<tbody><tr class="group"><th scope="rowgroup" colspan="`...)
				b = appendInt(b, 2+count(t.years)+count(t.change)+count(t.course)+count(t.rank))
				b = append(b, `">`...)
				b = appendText(b, g.Name)
				first = false
			}
			b = t.appendRow(b, x)
		}
	}
	return t.appendSources(append(b, `</table></div>`...))
}

// appendSources appends the line that leads to the sources of the table's figures.
func (t *figureTable) appendSources(b []byte) []byte {
	var list []*report.Source
	for x := range t.data.Series() {
		for from := range t.data.SourcesOf(x) {
			if from != nil && !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	for i, from := range list {
		if i == 0 {
			b = append(b, `<p class="hint">来源：`...)
		} else {
			b = append(b, `、`...)
		}
		b = t.appendLink(b, sourcePath(from), from.Title)
	}
	if len(list) > 0 {
		b = append(b, `</p>`...)
	}
	return b
}

func (t *figureTable) appendRow(b []byte, x report.Series) []byte {
	b = append(b, t.row...)
	b = t.appendIndicatorLink(b, x.Indicator)
	b = append(b, `<td>`...)
	if last := x.Latest(); t.plain {
		b = appendText(appendDecimal(b, last, x.Indicator.Decimals), string(x.Indicator.Unit))
	} else {
		b = appendValue(b, last, x.Indicator.Unit, x.Indicator.Decimals)
	}
	if t.years {
		b = appendYears(append(b, `<td>`...), x.First, x.Last())
	}
	if t.change {
		b = appendChange(append(b, `<td>`...), x)
	}
	if t.course {
		b = append(b, `<td>`...)
		if x.Values.Len() > 2 {
			b = chart.AppendSpark(b, x.Values.AppendTo(nil))
		}
	}
	if t.rank {
		b = append(b, `<td>`...)
		if place := t.place(x); place > 0 {
			b = append(appendInt(b, place), '/')
			b = appendInt(b, len(t.standings[x.Indicator.Index].values))
		}
	}
	return b
}

func appendYears(b []byte, first, last int) []byte {
	b = appendInt(b, first)
	if last != first {
		b = appendInt(append(b, `–`...), last)
	}
	return b
}

func count(there bool) int {
	if there {
		return 1
	}
	return 0
}

// appendPartTable appends the parts of all breakdowns as one table.
func appendPartTable(b []byte, d *report.Data) []byte {
	b = append(b, `<div class="scroll"><table class="figures"><thead><tr><th scope="col">部分<th scope="col">数<th scope="col">占比`...)
	for x := range d.Breakdowns() {
		b = appendText(append(b, `<tbody><tr class="group"><th scope="rowgroup" colspan="3">`...), x.Indicator.Name)
		b = append(appendText(b, byWords(x.By)), `，`...)
		b = append(appendInt(b, x.Year), `年（`...)
		b = append(appendText(b, string(x.Indicator.Unit)), `）`...)
		total := 0.0
		for _, v := range x.Values.All() {
			total += v.Float64()
		}
		for k, v := range x.Values.All() {
			b = appendText(append(b, `<tr><th>`...), x.Names[k])
			b = appendDecimal(append(b, `<td>`...), v, x.Indicator.Decimals)
			b = append(b, `<td>`...)
			if total > 0 {
				b = append(strconv.AppendFloat(b, v.Float64()/total*100, 'f', 1, 64), '%')
			}
		}
	}
	return append(b, `</table></div>`...)
}

// appendBreakdowns draws the parts of each breakdown.
func (p *page) appendBreakdowns(b []byte, d *report.Data, owner string, sample bool) []byte {
	for x := range d.Breakdowns() {
		c := chart.FromSpec(p.rep, nil, &report.ChartSpec{
			Kind: breakdownKind(x), Title: owner + "：" + x.Indicator.Name + byWords(x.By),
			Breakdown: &report.BreakdownSpec{Indicator: x.Indicator, By: x.By, Year: x.Year, Owner: d, OwnerName: owner},
		})
		if c != nil {
			c.Sample = c.Sample || sample
			b = p.appendChart(b, c)
		}
	}
	return b
}

func breakdownKind(x report.Breakdown) string {
	switch {
	case x.By == "age-sex":
		return "pyramid"
	case len(x.Names) <= 3:
		return "ring"
	}
	return "hbar"
}

// byWords says what a breakdown goes by.
func byWords(by string) string {
	switch by {
	case "age":
		return "（按年龄）"
	case "sex":
		return "（按性别）"
	case "education":
		return "（按学历）"
	case "age-sex":
		return "（按年龄和性别）"
	}
	return "（按" + by + "）"
}

// keyFigures are the latest figures that a card shows: the first of each group.
func (p *page) appendKeyFigures(b []byte, d *report.Data, limit int) []byte {
	for _, g := range p.rep.Groups {
		for x := range d.Series() {
			if x.Indicator.Group != g || limit == 0 {
				continue
			}
			limit--
			b = append(b, `<div><dt>`...)
			b = appendText(b, x.Indicator.Name)
			b = append(b, `</dt><dd>`...)
			b = appendValue(b, x.Latest(), x.Indicator.Unit, x.Indicator.Decimals)
			b = append(b, ` <small>`...)
			b = append(appendInt(b, x.Last()), `年</small></dd></div>`...)
			break
		}
	}
	return b
}
