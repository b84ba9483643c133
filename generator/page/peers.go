package page

import (
	"html/template"
	"strconv"
	"weak"

	"casebook/generator/chart"
	"casebook/generator/highlight"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// peers is how an indicator went in all the villages of a region, for charts that hold a place
// against them.
func (p *Page) peers(g *report.Region, i *report.Indicator) chart.Trend {
	return chart.TrendOf(p.villagesUnder(g, nil), i)
}

// holdAgainst draws the lines of a village before the villages of its county: their median, and
// the band of their middle half.
func (p *Page) holdAgainst(county *places.County) func(*chart.Chart, []report.Series) {
	if county == nil {
		return nil
	}
	trends, x := p.TrendsOf(county), p.backdropsOf(county)
	return func(c *chart.Chart, list []report.Series) {
		holdAgainstVillages(c, list, trends, x.median, x.half)
		if len(list) == 1 {
			c.Backdrop = &x.of[list[0].Indicator.Index]
		}
	}
}

// backdrops is what the pages of a county's villages have in common: the names of what their charts are held
// against, by Indicator.Index the pictures behind their lines, how they name where they lie, and the link to the
// county's file of figures.
type backdrops struct {
	median, half string
	of           []chart.Backdrop
	towns        map[*report.Region]town
	download     template.HTML
}

// backdropsOf is kept as long as rankings are: while the county's pages are made.
func (p *Page) backdropsOf(county *places.County) *backdrops {
	if kept, ok := p.backdrops.Load(county); ok {
		if x := kept.(weak.Pointer[backdrops]).Value(); x != nil {
			return x
		}
	}
	name := county.Region.Name
	x := &backdrops{
		median: p.Format("chart.median-of", "name", name), half: p.Format("chart.half-of", "name", name),
		of: make([]chart.Backdrop, len(p.Report.Indicators)), towns: map[*report.Region]town{},
	}
	for _, g := range p.RegionsIn(county) {
		x.towns[g] = p.makeTown(g)
	}
	w := markup.AppendTo(nil)
	p.writeDownload(w, CountyCSVPath(county), p.Format("data.of-county", "name", name), "csv")
	x.download = w.Fragment()
	p.backdrops.Store(county, weak.Make(x))
	return x
}

// villageContext is what the charts of a village show beside its lines: the villages of its county, and when
// its methods began.
func (p *Page) villageContext(v *report.Village) func(*chart.Chart, []report.Series) {
	against := p.holdAgainst(p.CountyOf[v.Region])
	return func(c *chart.Chart, list []report.Series) {
		if against != nil {
			against(c, list)
		}
		p.markPrograms(c, v.Programs)
	}
}

func holdAgainstVillages(c *chart.Chart, list []report.Series, trends []places.Trend, median, half string) {
	for _, x := range list {
		t := &trends[x.Indicator.Index]
		trend := chart.Trend{}
		if t.Villages >= fewestPeers {
			trend = chart.Trend{First: t.First, Low: t.Low, Median: t.Median, High: t.High}
			c.Sample = c.Sample || t.Sample
		}
		if len(list) > 1 {
			c.MedianName, c.HalfName = median, half
			c.AmongPeers(trend)
		} else {
			c.Against(trend, median, half)
		}
	}
}

// holdAgainstParent draws the lines of a region before those of the region that it lies in, of
// what does not grow with the size of a place: a township's members are no fewer than its county's.
func (p *Page) holdAgainstParent(g *report.Region) func(*chart.Chart, []report.Series) {
	if g.Parent == nil || g.Parent.SeriesCount() == 0 {
		return nil
	}
	return func(c *chart.Chart, list []report.Series) {
		for _, x := range list {
			trend := chart.Trend{}
			if up := g.Parent.Find(x.Indicator); !up.IsZero() && places.NewShare(x.Indicator, p.Report.Indicators).Of == places.NoShare {
				trend = chart.Trend{First: up.First, Median: up.Values.AppendTo(nil)}
				c.Sample = c.Sample || places.SampleSeries(up)
			}
			if len(list) > 1 {
				c.MedianName = g.Parent.Name
				c.AmongPeers(trend)
			} else if trend.First > 0 {
				c.Against(trend, g.Parent.Name, "")
			}
		}
	}
}

// fewestPeers is how many villages make a median that says something: that of two is neither's.
const fewestPeers = 3

// villagesUnder appends the villages of a region and of those under it.
func (g *Common) villagesUnder(x *report.Region, list []*report.Village) []*report.Village {
	list = append(list, g.Rec.VillagesIn(x)...)
	for _, c := range x.Children {
		list = g.villagesUnder(c, list)
	}
	return list
}

// found is what the data of a village say first; each part may be absent.
type found struct {
	orders      []places.Ranking // of the county, and the places in them: all by Indicator.Index
	ranks       []int32
	former      []int32
	change      highlight.Change
	best, worst highlight.Standing
}

func (p *Page) foundIn(d *report.Data, county *places.County) found {
	var f found
	if x, ok := highlight.LargestChange(d); ok {
		f.change = x
	}
	if county != nil {
		r := p.Rankings(county)
		f.orders = r.Orders
		f.ranks, f.former = r.Places(d)
		f.best, f.worst = highlight.Standings(d, f.orders, f.ranks)
	}
	return f
}

// has tells whether a finding leads to the row of a series.
func (f *found) has(x *report.Series) bool {
	return f != nil && (x.Indicator == f.change.Indicator || x.Indicator == f.best.Series.Indicator || x.Indicator == f.worst.Series.Indicator)
}

// rowID is the id of the row of an indicator's figures to which a finding leads.
func rowID(i *report.Indicator) string { return "i-" + i.ID }

// villageFindings opens a village's page with what its data say: its largest change, and where it
// stands best and worst in its county. A crowded page has no large chart of each change.
func (p *Page) villageFindings(x *found, county *places.County, crowded bool) template.HTML {
	f := p.beginFindings()
	if i := x.change.Indicator; i != nil {
		at := "#s-charts"
		if crowded {
			at = "#" + rowID(i)
		}
		f.change("finding.change", at, "", x.change)
	}
	f.standing("finding.best", county, x.best)
	f.standing("finding.worst", county, x.worst)
	return f.list()
}

// regionFindings opens a region's page: its own largest change, how far its villages lie apart,
// and which of them moved most in what visitors ask for first.
func (p *Page) regionFindings(g *report.Region, villages []*report.Village, spreads []places.Quantiles) template.HTML {
	f := p.beginFindings()
	if x, ok := highlight.LargestChange(&g.Data); ok {
		f.change("finding.change", "#s-charts", "", x)
	}
	if spreads != nil {
		lead := highlight.Lead(p.Report.Indicators, villages)
		if x, ok := highlight.WidestSpread(p.Report.Indicators, spreads); ok {
			f.spread(x)
		}
		f.mover(g, villages, lead)
		if f.count == 1 || f.count == 2 {
			f.foremost(g, villages, lead, spreads)
		}
	}
	return f.list()
}

// indicatorFindings opens an indicator's page: how the middle village went, which one moved most, and between
// which figures half of them lie. Of so many villages that not all are ranked nothing is said.
func (p *Page) indicatorFindings(i *report.Indicator, m *places.Measure) template.HTML {
	f := p.beginFindings()
	if m.Count == len(m.Ranked) && m.Count > 2 {
		t := chart.TrendOf(p.Report.Villages, i)
		last := len(t.Median) - 1
		from, to := t.Median[0], t.Median[last]
		if begun := p.countIn(i, t.First); last > 1 && 3*begun >= 2*m.Count && !from.IsMissing() && from != to {
			f.change("finding.median", "#s-trend", "", highlight.Change{Indicator: i, From: from, To: to, First: t.First, Last: t.First + last})
		}
		f.mover(nil, p.Report.Villages, i)
		if low, high := t.Low[last], t.High[last]; !low.IsMissing() && low != high {
			f.open("#s-distribution")
			f.fill("finding.half", "year", f.yearWords(t.First+last), "low", f.value(low, i), "high", f.value(high, i))
			f.end()
		}
	}
	return f.list()
}

// countIn is how many villages have a figure of a year.
func (p *Page) countIn(i *report.Indicator, year int) int {
	n := 0
	for _, v := range p.Report.Villages {
		n += Flag(!v.Find(i).In(year).IsMissing())
	}
	return n
}

// mover says which village changed most for the better.
func (f *findings) mover(g *report.Region, villages []*report.Village, i *report.Indicator) {
	x, ok := highlight.BestMover(villages, i)
	if !ok {
		return
	}
	key := "finding.mover"
	if i.Better == report.BetterLower {
		key = "finding.mover-down"
	}
	f.change(key, villagePath(x.Village), f.nameIn(g, x.Village), x.Change)
}

// nameIn is what a village is called on a region's page: above its county with that.
func (p *Page) nameIn(g *report.Region, v *report.Village) string {
	if c := p.CountyOf[v.Region]; c != nil && c != p.CountyOf[g] {
		return c.Region.Name + v.Name
	}
	return v.Name
}

// findings writes sentences, each a link to where it can be seen.
type findings struct {
	*Page
	w     *markup.Writer
	from  int // where they begin in the page's memory
	count int
}

// beginFindings writes their heading.
func (p *Page) beginFindings() findings {
	w, from := p.begin()
	w.Open("section").Class("takeaways").Attr("aria-labelledby", "s-findings").Open("h2").Attr("id", "s-findings").Text(p.T("findings")).Close("h2").Open("ul")
	return findings{Page: p, w: w, from: from}
}

func (f *findings) open(href string) {
	f.count++
	f.w.Open("li").Open("a")
	if href[0] == '#' {
		f.w.Attr("href", href)
	} else {
		f.w.Link("href", f.prefix, href)
	}
}

// fill writes a sentence. Figures and places that fill its holes do not break at a line's end.
func (f *findings) fill(key string, pairs ...string) {
	f.writeFilled(f.w, key, func(hole string) {
		text := ""
		for k := 0; k < len(pairs); k += 2 {
			if pairs[k] == hole {
				text = pairs[k+1]
			}
		}
		if len(text) < longestUnbroken && (hole == "place" || hole == "village" || hasDigit(text)) {
			f.w.Open("span").Class("nb").Text(text).Close("span")
		} else {
			f.w.Text(text)
		}
	})
}

func hasDigit(text string) bool {
	for i := range len(text) {
		if text[i]-'0' < 10 {
			return true
		}
	}
	return false
}

// longestUnbroken is how many bytes a phone's line holds.
const longestUnbroken = 36

func (f *findings) end() { f.w.Close("a").Close("li") }

// value is a figure in a sentence, with its unit.
func (f *findings) value(d quantity.Decimal, i *report.Indicator) string {
	var room [64]byte
	return string(append(quantity.AppendGrouped(room[:0], d, i.Decimals), i.Unit.Behind()...))
}

func (f *findings) change(key, href, village string, x highlight.Change) {
	f.open(href)
	i := x.Indicator
	f.fill(key, "village", village, "name", i.Name, "first", f.yearWords(x.First), "last", f.yearWords(x.Last),
		"from", f.value(x.From, i), "to", f.value(x.To, i), "change", chart.ChangeWords(f.Theme.Words(), i.Unit, YearText(x.First), x.From, x.To))
	f.end()
}

func (f *findings) standing(key string, county *places.County, x highlight.Standing) {
	if x.Rank == 0 {
		return
	}
	f.open("#" + rowID(x.Series.Indicator))
	f.fill(key, "name", x.Series.Indicator.Name, "value", f.value(x.Series.Latest(), x.Series.Indicator),
		"place", county.Region.Name, "n", strconv.Itoa(x.Of), "rank", f.Format("finding.rank", "n", strconv.Itoa(x.Rank)))
	f.end()
}

func (f *findings) spread(x highlight.Spread) {
	f.open("#s-medians")
	value := func(v float64) string {
		return string(appendFloat(nil, v, x.Indicator.Decimals)) + x.Indicator.Unit.Behind()
	}
	f.fill("finding.spread", "name", x.Indicator.Name, "year", f.yearWords(x.Year), "low", value(x.Low), "median", value(x.Median), "high", value(x.High))
	f.end()
}

// foremost says which village stands best in an indicator, where it is one alone.
func (f *findings) foremost(g *report.Region, villages []*report.Village, i *report.Indicator, spreads []places.Quantiles) {
	if i == nil || spreads[i.Index].Count < 3 {
		return
	}
	x, key := spreads[i.Index], "finding.highest"
	most := x.High
	if i.Better == report.BetterLower {
		most, key = x.Low, "finding.lowest"
	}
	var there []*report.Village
	for _, v := range villages {
		if s := v.Find(i); !s.IsZero() && !s.In(x.Year).IsMissing() && s.In(x.Year).Float64() == most {
			there = append(there, v)
		}
	}
	if len(there) != 1 {
		return
	}
	value := func(v float64) string { return string(appendFloat(nil, v, i.Decimals)) + i.Unit.Behind() }
	f.open(villagePath(there[0]))
	f.fill(key, "name", i.Name, "village", f.nameIn(g, there[0]), "year", f.yearWords(x.Year), "value", value(most), "median", value(x.Median))
	f.end()
}

// list returns the findings under their heading; "" of none.
func (f *findings) list() template.HTML {
	if f.count == 0 {
		f.w.Extended(f.w.Bytes()[:f.from])
	} else {
		f.w.Close("ul").Close("section")
	}
	return f.Page.end(f.w, f.from)
}
