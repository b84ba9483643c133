package page

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/chart"
	"casebook/generator/chart/spark"
	"casebook/generator/markup"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// seriesPerChart is how many panels a reader still takes in at a glance.
const seriesPerChart = 6

// crowdedFrom is how many series make a village's page long. From there on large charts draw the first
// series of the first groups, all others are small lines in the table of indicators, before their
// county's, and the parts of a breakdown are bars in a table: a country's pages of twenty
// indicators must stay light.
const crowdedFrom = 16

// crowdedCharts is how many large charts such a page has: they stand beside one another.
const crowdedCharts = 2

func isCrowded(d *report.Data) bool { return d.SeriesCount() >= crowdedFrom }

// writeGroupCharts draws one chart a group of indicators: a line, or a small panel a line. before
// holds each against what its place is compared with; nil for nothing. Of a crowded page see crowdedFrom.
func (p *Page) writeGroupCharts(w *markup.Writer, d *report.Data, owner string, sample, crowded bool, before func(*chart.Chart, []report.Series)) {
	most, left := seriesPerChart, len(p.Report.Groups)
	if crowded {
		most, left = 1, crowdedCharts
	}
	for _, g := range p.Report.Groups {
		if left == 0 {
			break
		}
		list := chartable(d, g, most)
		if len(list) == 0 {
			continue
		}
		left--
		c := p.groupChart(g, d, list, owner, sample, crowded)
		if before != nil {
			before(c, list)
		}
		p.writeChart(w, c)
	}
}

// chartable picks the series of a group to draw together: the first ones of two years or more.
func chartable(d *report.Data, g *report.Group, most int) []report.Series {
	var list []report.Series
	for x := range d.Series() {
		if x.Indicator.Group == g && x.Values.Len() > 1 {
			if list = append(list, x); len(list) == most {
				break
			}
		}
	}
	return list
}

func (p *Page) groupChart(g *report.Group, d *report.Data, list []report.Series, owner string, sample, crowded bool) *chart.Chart {
	first, last := list[0].First, list[0].Last()
	for _, x := range list {
		first, last = min(first, x.First), max(last, x.Last())
	}
	name := g.Name
	if len(list) == 1 {
		name = list[0].Indicator.Name
	}
	c := &chart.Chart{
		Kind: chart.Line, Title: p.label(owner, name), Unit: list[0].Indicator.Unit, Decimals: list[0].Indicator.Decimals,
		Years: p.spanWords(first, last), CategoryName: p.T("head.year"), Sample: sample,
	}
	c.Compact, c.Measures = crowded, len(list) > 1
	if c.Measures { // unlike measures share no axis; shares of a whole may
		c.Kind, c.OwnAxes = chart.Multiples, c.Unit != "%"
		if slices.ContainsFunc(list, func(x report.Series) bool { return x.Indicator.Unit != c.Unit }) {
			c.Unit, c.Decimals = "", -1
			for _, x := range list {
				c.SeriesUnits = append(c.SeriesUnits, x.Indicator.Unit)
			}
		}
	}
	c.Categories = p.yearNames(first, last)
	for _, x := range list {
		c.Series = append(c.Series, chart.Series{Name: x.Indicator.Name, Values: window(x, first, last)})
		if text := x.Indicator.Description; text != "" && !c.Compact {
			c.Meanings = append(c.Meanings, chart.Meaning{Name: x.Indicator.Name, Text: text})
		}
		for from := range d.SourcesOf(x) {
			addSource(c, from)
		}
	}
	return c
}

// The years that charts have the names of in common.
const firstNamed, lastNamed = 1949, 2100

// yearNames are the categories of a yearly chart.
func (s *Model) yearNames(first, last int) []string {
	if first < firstNamed || last > lastNamed {
		return yearNames(first, last)
	}
	return slices.Clip(s.years[first-firstNamed : last-firstNamed+1])
}

func yearNames(first, last int) []string {
	const digits = 4 // of every year that the input contract knows
	all := make([]byte, 0, digits*(last-first+1))
	for year := first; year <= last; year++ {
		all = AppendInt(all, year)
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

// writeKeyFigures writes the latest figures that a card shows: the first of each group.
func (p *Page) writeKeyFigures(w *markup.Writer, d *report.Data, limit int) {
	if limit == 0 {
		return
	}
	for _, g := range p.Report.Groups {
		for x := range d.Series() {
			if x.Indicator.Group != g || limit == 0 {
				continue
			}
			limit--
			openCardEntry(w, x.Indicator.Name)
			writeValue(w, x.Latest(), x.Indicator.Unit, x.Indicator.Decimals)
			p.writeYear(w.Text(" ").Open("small"), x.Last())
			closeCardEntry(w.Close("small"))
			break
		}
	}
}

// writePartTables writes the parts of each breakdown as a table with bars, the largest as long as
// there is room.
func (p *Page) writePartTables(w *markup.Writer, d *report.Data) {
	w.Open("div").Class("parted")
	for x := range d.Breakdowns() {
		w.Open("table").Class("figures").Open("caption")
		p.writeFormat(w, "breakdown.head", "name", x.Indicator.Name, "by", p.byWords(x.By), "year", YearText(x.Year), "unit", string(x.Indicator.Unit))
		total, most := 0.0, 0.0
		for _, v := range x.Values.All() {
			total, most = total+v.Float64(), max(most, v.Float64())
		}
		for k, v := range x.Values.All() {
			w.Open("tr").Open("th").Text(x.Names[k]).Open("td")
			writeDecimal(w, v, x.Indicator.Decimals)
			w.Open("td")
			if total > 0 {
				w.Extended(append(quantity.AppendTenths(w.Bytes(), v.Float64()/total*100), '%'))
				w.Open("td")
				w.Extended(spark.AppendShare(w.Bytes(), v.Float64()/most))
			}
		}
		w.Close("table")
	}
	w.Close("div")
}

// writeBreakdowns draws the parts of each breakdown.
func (p *Page) writeBreakdowns(w *markup.Writer, d *report.Data, owner string, sample bool) {
	for x := range d.Breakdowns() {
		c := chart.FromSpec(nil, &report.ChartSpec{
			Kind:      breakdownKind(x),
			Title:     p.Format("breakdown.title", "owner", owner, "name", x.Indicator.Name, "by", p.byWords(x.By)),
			Breakdown: &report.BreakdownSpec{Indicator: x.Indicator, By: x.By, Year: x.Year, Owner: d, OwnerName: owner},
		}, p.Theme.Words(), nil)
		c.Sample = c.Sample || sample
		p.writeChart(w, c)
	}
}

func breakdownKind(x report.Breakdown) string {
	switch {
	case x.By == report.BySexAndAge:
		return "pyramid"
	case len(x.Names) <= 3:
		return "ring"
	}
	return "hbar"
}

// byWords says what a breakdown goes by. What is not in the list of words is called as the
// data calls it.
func (p *Page) byWords(by string) string {
	switch by {
	case "age":
		return p.T("by.age")
	case "sex":
		return p.T("by.sex")
	case "education":
		return p.T("by.education")
	case report.BySexAndAge:
		return p.T("by.age-sex")
	}
	return p.Format("by.named", "name", by)
}

// specChart draws up the chart of a block. Of one village over years it has the beginnings of its methods,
// unless its author says what happened.
func (p *Page) specChart(n *report.Narrative, spec *report.ChartSpec) *chart.Chart {
	c := chart.FromSpec(n, spec, p.Theme.Words(), p.peers)
	if len(c.Events) > 0 || spec.Indicator == nil || len(spec.Villages)+len(spec.Regions) > 1 || len(spec.Regions) == 1 {
		return c
	}
	v := n.Village
	if len(spec.Villages) == 1 {
		v = spec.Villages[0]
	}
	if v != nil {
		p.markPrograms(c, v.Programs)
	}
	return c
}

// markPrograms draws the year in which each method of a place began, where that is among a chart's years,
// the first apart: what changed with it could not be seen.
func (p *Page) markPrograms(c *chart.Chart, programs []*report.Program) {
	if c.Kind != chart.Line && c.Kind != chart.Bar && c.Kind != chart.Multiples {
		return
	}
	var said []string
	for _, x := range programs {
		if year := strconv.Itoa(x.Since); x.Since != 0 && slices.Index(c.Categories, year) > 0 {
			c.Events = append(c.Events, chart.Event{Year: x.Since, Text: x.Name})
			said = append(said, p.Format("chart.since", "year", year, "name", p.quoted(x.Name)))
		}
	}
	if said != nil {
		c.Notes = append(c.Notes, p.Format("chart.note.since", "list", strings.Join(said, p.T("list.and"))))
	}
}
