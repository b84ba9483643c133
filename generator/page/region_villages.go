package page

import (
	"html/template"
	"slices"

	"casebook/generator/chart/spark"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// listedVillages is how many villages a region's page lists: those of a county or below it. Elsewhere the children lead
// to them.
func (g *Common) listedVillages(x *report.Region) int {
	if g.IsBelowCounty(x) {
		return g.Tallies[x].Villages
	}
	return len(g.CountyOf[x].Villages)
}

func (g *Common) IsBelowCounty(x *report.Region) bool { return g.CountyOf[x].Region != x }

// villagesOf returns the villages that listedVillages counts, in the order of regions.
func (g *Common) villagesOf(x *report.Region) []*report.Village {
	if g.IsBelowCounty(x) {
		return g.villagesUnder(x, nil)
	}
	return g.CountyOf[x].Villages
}

// foldOf names a long list of villages that stands folded on a region's first page, where the
// townships above it and the controls lead to each of them; "" for one that stands open.
func (p *Page) foldOf(g *report.Region, at int) string {
	n := p.listedVillages(g)
	if at > 1 || n <= openVillages || len(g.Children) > rowsPerPage { // the pager stands in the fold; it must not hide more townships
		return ""
	}
	return p.Count("villages.all", n)
}

// openVillages is how many villages a region's page lists without folding them.
const openVillages = 24

// villageTable lists villages with the latest figure of the first indicator of each group.
func (p *Page) villageTable(list []*report.Village, g *report.Region) template.HTML {
	if len(list) == 0 {
		return ""
	}
	columns := p.columns(func(i *report.Indicator) bool {
		return slices.ContainsFunc(list, func(v *report.Village) bool { return !v.Find(i).IsZero() })
	})
	located := slices.ContainsFunc(list, func(v *report.Village) bool { return v.Region != g })
	counts := make([]bool, len(p.counts)) // which some village has
	for _, v := range list {
		for i, n := range v.Counts() {
			counts[i] = counts[i] || n >= 0
		}
	}
	w := markup.AppendTo(make([]byte, 0, 256*len(list)))
	years, year := commonYears(list, columns)
	openTable(w, "list", p.T("head.village"))
	if year != 0 {
		w.Text(" ").Element("small", p.yearWords(year))
	}
	if located {
		w.Open("th").Class("t").Attr("scope", "col").Text(p.T("head.place"))
	}
	for i, c := range p.counts {
		if counts[i] {
			w.Open("th").Class("k").Attr("scope", "col").Text(p.T(c.Key))
		}
	}
	for k, c := range columns {
		writeHeads(w, c.Name)
		if year != 0 || years[k] == 0 { // the table's head names the year, or each cell its own
			writeColumnUnit(w, string(c.Unit), "")
		} else {
			writeColumnUnit(w, string(c.Unit), YearText(years[k]))
		}
	}
	w.Open("tbody")
	for _, v := range list {
		openRow(w)
		p.writeLink(w, villagePath(v), v.Name)
		if places.VillageSample(v) {
			p.writeSampleMark(w)
		}
		if located {
			w.Open("td").Class("t")
			if v.Region != nil {
				p.writeLink(w, regionPath(v.Region), v.Region.Name)
			}
		}
		for i, n := range v.Counts() {
			if counts[i] {
				writeCountCell(w.Open("td").Class("k"), n)
			}
		}
		writeLatestCells(w, &v.Data, columns, years)
	}
	closeTable(w)
	return w.Fragment()
}

// commonYears are the latest years of columns where all villages have the same, 0 elsewhere, and
// the one year of all columns, 0 where they differ.
func commonYears(list []*report.Village, columns []*report.Indicator) (years []int, all int) {
	for _, c := range columns {
		years = append(years, commonYear(list, c))
	}
	if len(years) > 0 && slices.Max(years) == slices.Min(years) {
		all = years[0]
	}
	return years, all
}

// commonYear is the latest year of a series of all villages that have one; 0 where it differs.
func commonYear(list []*report.Village, i *report.Indicator) int {
	year := 0
	for _, v := range list {
		x := v.Find(i)
		if x.IsZero() {
			continue
		}
		if year != 0 && x.Last() != year {
			return 0
		}
		year = x.Last()
	}
	return year
}

// writeCountCell writes the cell of a count that -1 says is absent.
func writeCountCell(w *markup.Writer, n int) {
	if n >= 0 {
		writeGrouped(w, n)
	}
}

// writeLatestCells writes cells with the latest figure of each indicator, and its year where the head
// says none.
func writeLatestCells(w *markup.Writer, d *report.Data, columns []*report.Indicator, years []int) {
	for k, c := range columns {
		w.Open("td")
		if x := d.Find(c); !x.IsZero() {
			writeDecimal(w, x.Latest(), c.Decimals)
			if years[k] == 0 {
				w.Text(" ").Open("small").Int(x.Last()).Close("small")
			}
		}
	}
}

// columns picks the indicators that a table of places shows: the first of each group that
// some of them have.
func (p *Page) columns(there func(*report.Indicator) bool) []*report.Indicator {
	var columns []*report.Indicator
	for _, g := range p.Report.Groups {
		for _, i := range g.Indicators {
			if there(i) {
				columns = append(columns, i)
				break
			}
		}
	}
	return columns
}

// medianTable makes the table of the middle figures of a county's villages, or of those of a region under it:
// how far they lie apart, and how the middle one went; "" where there are none.
func (p *Page) medianTable(trends []places.Trend) template.HTML {
	first := slices.IndexFunc(trends, func(x places.Trend) bool { return x.Last.Count > 1 })
	if first < 0 {
		return ""
	}
	one := &trends[first]
	same := !slices.ContainsFunc(trends, func(x places.Trend) bool {
		return x.Last.Count > 1 && (x.Last.Year != one.Last.Year || x.Last.Count != one.Last.Count)
	})
	went := same && slices.ContainsFunc(trends, func(x places.Trend) bool { return x.Last.Count > 1 && x.Steady && x.First == one.First })
	w := markup.AppendTo(nil)
	w.Open("p").Class("spark-key").Text(p.T("median.meaning")).Close("p")
	openTable(w, "figures spreads", p.T("head.indicator"))
	if same {
		w.Text(" ").Open("small").Text(p.yearWords(one.Last.Year)).Text(p.T("comma")).Text(p.Count("tally.villages", one.Last.Count)).Close("small")
	}
	writeHeads(w, p.T("head.low"), p.T("head.high"), p.T("head.median"))
	switch {
	case went:
		p.writeFilled(w.Open("th").Attr("scope", "col"), "head.change-in", func(string) { writeUnbrokenSpan(w, one.First, one.Last.Year) })
		writeHeads(w, p.T("head.trend"))
	case !same:
		writeHeads(w, p.T("head.year"), p.T("head.village-count"))
	}
	w.Open("tbody")
	for k := range trends {
		x, i := &trends[k], p.Report.Indicators[k]
		if x.Last.Count < 2 {
			continue
		}
		openRow(w)
		p.writeIndicatorLink(w, i)
		writeColumnUnit(w, string(i.Unit), "")
		for _, v := range [...]float64{x.Last.Low, x.Last.High, x.Last.Median} {
			writeFloat(w.Open("td"), v, i.Decimals)
		}
		switch {
		case went && x.Steady:
			p.writeChangeOf(w.Open("td"), i, x.Medians[0], x.Last.Median)
			if x.First != one.First {
				writeSpan(w.Text(" ").Open("small"), x.First, x.Last.Year)
				w.Close("small")
			}
			w.Open("td").Extended(spark.Append(w.Bytes(), x.Median))
		case went:
			w.Open("td").Open("td")
		case !same:
			w.Open("td").Int(x.Last.Year).Open("td").Int(x.Last.Count)
		}
	}
	closeTable(w)
	return w.Fragment()
}

// spreadVillages is of how many villages a region above counties tells the median: those of a province
// are reported by its counties' pages.
const spreadVillages = 1000

// villagesToSpread returns the villages that a region's page finds something out of.
func (p *Page) villagesToSpread(g *report.Region) []*report.Village {
	villages := p.villagesOf(g)
	if n := p.Tallies[g].Villages; len(villages) < n && n <= spreadVillages {
		return p.villagesUnder(g, make([]*report.Village, 0, n))
	}
	return villages
}

// trendsUnder returns, by Indicator.Index, how the figures of a region's villages went and how they lie in the
// latest year that one of them has a figure of; none where its page does not list two villages and all.
func (p *Page) trendsUnder(g *report.Region, villages []*report.Village) []places.Trend {
	if len(villages) < 2 || len(villages) != p.Tallies[g].Villages {
		return nil
	}
	if c := p.CountyOf[g]; c.Region == g && len(c.Villages) == len(villages) {
		return p.TrendsOf(c)
	}
	return p.TrendsUnder(villages)
}

// latestOf takes of trends how the figures of their last years lie.
func latestOf(trends []places.Trend) []places.Quantiles {
	if trends == nil {
		return nil
	}
	list := make([]places.Quantiles, len(trends))
	for i := range trends {
		list[i] = trends[i].Last
	}
	return list
}
