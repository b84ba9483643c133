package page

import (
	"html/template"
	"slices"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// listedVillages is how many villages a region's page lists: those of a county or below
// it, and all of a wider region that has no more than a page of them. Elsewhere the
// children lead to them.
func (g *Common) listedVillages(x *report.Region) int {
	if c := g.CountyOf[x]; c != nil && c.Region == x {
		return len(c.Villages)
	}
	if n := g.Tallies[x].Villages; n <= rowsPerPage || g.IsBelowCounty(x) {
		return n
	}
	return len(g.Rec.VillagesIn(x))
}

func (g *Common) IsBelowCounty(x *report.Region) bool {
	c := g.CountyOf[x]
	return c != nil && c.Region != x
}

// villagesOf returns the villages that listedVillages counts, in the order of regions.
func (g *Common) villagesOf(x *report.Region) []*report.Village {
	if c := g.CountyOf[x]; c != nil && c.Region == x {
		return c.Villages
	}
	want := g.listedVillages(x)
	if own := g.Rec.VillagesIn(x); want == len(own) {
		return own
	}
	list := make([]*report.Village, 0, want)
	var walk func(*report.Region, int)
	walk = func(r *report.Region, depth int) {
		list = append(list, g.Rec.VillagesIn(r)...)
		for _, child := range r.Children {
			if depth < places.MaxDepth {
				walk(child, depth+1)
			}
		}
	}
	walk(x, 0)
	return list
}

// foldOf names a long list of villages that stands folded on a region's first page, where the
// townships above it and the controls lead to each of them; "" for one that stands open.
func (p *Page) foldOf(g *report.Region, at int) string {
	n := p.listedVillages(g)
	if at > 1 || n <= openVillages {
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
	places := slices.ContainsFunc(list, func(v *report.Village) bool { return v.Region != g })
	counts := make([]bool, len(p.counts)) // which some village has
	for _, v := range list {
		for i, n := range v.Counts() {
			counts[i] = counts[i] || n >= 0
		}
	}
	w := markup.AppendTo(make([]byte, 0, 256*len(list)))
	openTable(w, "list", p.T("head.village"))
	if places {
		w.Open("th").Class("t").Attr("scope", "col").Text(p.T("head.place"))
	}
	for i, c := range p.counts {
		if counts[i] {
			writeHeads(w, p.T(c.Key))
		}
	}
	for _, c := range columns {
		writeHeads(w, c.Name)
		writeColumnUnit(w, c)
	}
	w.Open("tbody")
	for _, v := range list {
		openRow(w)
		p.writeLink(w, villagePath(v), v.Name)
		if v.Sample {
			p.writeSampleMark(w)
		}
		if places {
			w.Open("td").Class("t")
			if v.Region != nil {
				p.writeLink(w, regionPath(v.Region), v.Region.Name)
			}
		}
		for i, n := range v.Counts() {
			if counts[i] {
				writeCountCell(w, n)
			}
		}
		writeLatestCells(w, &v.Data, columns)
	}
	closeTable(w)
	return w.Fragment()
}

// writeCountCell writes the cell of a count that -1 says is absent.
func writeCountCell(w *markup.Writer, n int) {
	w.Open("td")
	if n >= 0 {
		writeGrouped(w, n)
	}
}

// writeLatestCells writes cells with the latest figure of each indicator and its year.
func writeLatestCells(w *markup.Writer, d *report.Data, columns []*report.Indicator) {
	for _, c := range columns {
		w.Open("td")
		if x := d.Find(c); !x.IsZero() {
			writeDecimal(w, x.Latest(), c.Decimals)
			w.Text(" ").Open("small").Int(x.Last()).Close("small")
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

// medianTable makes the table of the middle figures of a county's villages, or of those of
// a region under it.
func (p *Page) medianTable(g *report.Region) template.HTML {
	list := p.villagesOf(g)
	if len(list) < 2 || len(list) != p.Tallies[g].Villages {
		return ""
	}
	w := markup.AppendTo(nil)
	openTable(w, "figures", p.T("head.indicator"), p.T("head.year"), p.T("head.village-count"), p.T("head.low"), p.T("head.median"), p.T("head.high"))
	w.Open("tbody")
	rows := 0
	for k, x := range p.spreads(g, list) {
		i := p.Report.Indicators[k]
		if x.Count < 2 {
			continue
		}
		rows++
		openRow(w)
		p.writeIndicatorLink(w, i)
		writeColumnUnit(w, i)
		w.Open("td").Int(x.Year).Open("td").Int(x.Count)
		for _, v := range [...]float64{x.Low, x.Median, x.High} {
			writeFloat(w.Open("td"), v, i.Decimals)
		}
	}
	if rows == 0 {
		return ""
	}
	closeTable(w)
	return w.Fragment()
}

// spreads returns, by Indicator.Index, how the figures of a region's villages lie in the
// latest year that one of them has a figure of.
func (p *Page) spreads(g *report.Region, villages []*report.Village) []places.Quantiles {
	list := make([]places.Quantiles, len(p.Report.Indicators))
	if c := p.CountyOf[g]; c != nil && c.Region == g {
		for i, x := range p.TrendsOf(c) {
			list[i] = x.Last
		}
		return list
	}
	for i, x := range p.Latest(villages) {
		list[i] = places.QuantilesOf(x.Year, x.Values)
	}
	return list
}
