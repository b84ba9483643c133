package page

import (
	"html/template"
	"slices"

	"casebook/generator/chart"
	"casebook/generator/chart/spark"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/search"
)

func indicatorsKind() *Kind {
	return &Kind{
		Name: "indicators", Folder: "indicators", Zero: ListView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "indicators", true, len(m.Report.Indicators) > 0) },
		Routes: func(_ *Model, add Add) { add("indicators/index.html", 0, nil) },
		View:   func(p *Page) any { return p.indicatorsView() },
		Title:  titleOfList("indicators"),
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "indicators")
			d.Villages()
		},
	}
}

func indicatorKind() *Kind {
	return &Kind{
		Name: "indicator", Zero: IndicatorView{},
		Routes: func(m *Model, add Add) {
			for _, i := range m.Report.Indicators {
				add.pages(indicatorPath(i), i, m.RankedCount(i), rowsPerPage)
			}
		},
		View: func(p *Page) any { return p.indicatorView(p.Route.Of.(*report.Indicator)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(append(append(b, r.Of.(*report.Indicator).Name...), ` · `...), m.Theme.T("nav.indicators")...)
		},
		Thing: func(p *Page, b []byte) []byte {
			i := p.Route.Of.(*report.Indicator)
			b = appendField(append(b, `Dataset"`...), "variableMeasured", i.Name)
			b = p.appendDistribution(b, IndicatorCSVPath(i))
			m, from := p.Measured(i), makers{}
			for _, x := range m.Ranked[:min(len(m.Ranked), rowsPerPage)] { // those of its first page
				from.add(&x.Village.Data, x.Village.Find(i))
			}
			for _, g := range m.Regions {
				from.add(&g.Data, g.Find(i))
			}
			return from.append(b, p.T("and"))
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, i := range m.Report.Indicators {
				list = append(list, Document{Path: indicatorPath(i), Page: func() search.Page { return m.searchIndicator(i) }})
			}
			return list
		},
		Deps: func(d Deps, _ *Model, r *Route) { d.Indicator(r.Of.(*report.Indicator)) },
	}
}

func (p *Page) indicatorsView() ListView {
	w := markup.AppendTo(nil)
	for _, g := range p.Report.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		w.Open("section").Class("group").Element("h2", g.Name)
		openTable(w, "list", p.T("head.indicator"), p.T("schematic.medians"), p.T("head.unit"), p.T("head.latest-year"), p.T("head.villages-with"))
		w.Open("tbody")
		for _, i := range g.Indicators {
			p.writeIndicatorRow(w, i)
		}
		closeTable(w)
		w.Close("section")
	}
	return ListView{
		Frame: p.frame(about{heading: p.listTitle("indicators"), description: p.T("indicators.why")}),
		Count: len(p.Report.Indicators), Text: p.introText("indicators"), List: w.Fragment(),
	}
}

// LatestYear is the last year of which anybody has a figure.
func (p *Page) LatestYear(i *report.Indicator) int {
	m := &p.Measures[i.Index]
	year := m.Year
	for _, g := range m.Regions {
		year = max(year, g.Find(i).Last())
	}
	return year
}

func (p *Page) indicatorView(i *report.Indicator) IndicatorView {
	m := p.Measured(i)
	p.sample = m.Sample
	p.madeUp = len(m.Ranked) > 0 && !slices.ContainsFunc(m.Ranked, func(x places.Ranked) bool { return !places.VillageSample(x.Village) })
	at := max(p.Route.Page, 1)
	view := IndicatorView{
		Meaning: i.Description, Card: p.indicatorCard(i, m), Ranking: p.leaders(i, m, at) + p.ranking(i, m, at), Cut: m.Count > len(m.Ranked), Same: isSame(i, m),
		Pager: p.pager(indicatorPath(i), at, PagesOf(len(m.Ranked), rowsPerPage)),
	}
	links := markup.AppendTo(nil)
	p.writeDownload(links, IndicatorCSVPath(i), p.Format("data.by-county", "name", i.Name), "csv")
	view.Downloads = links.Fragment()
	if at == 1 {
		view.Distribution = p.distribution(i, m)
		view.Trend, view.Regions = p.trend(i, m), p.regionFigures(i, m)
		view.Findings = p.indicatorFindings(i, m)
		if !view.Same {
			view.Own = p.ownVillage(i)
		}
	}
	view.Frame = p.frame(about{
		heading: i.Name, description: FirstOf(i.Description, p.label(i.Name, p.T("indicator.why"))),
		crumbs: []crumb{{"indicators/index.html", p.T("nav.indicators")}},
	})
	return view
}

// indicatorCard tells what an indicator comes to: the median of the villages, the highest and the
// lowest with whose they are, else what its regions come to. What it is measured in is a line under it.
func (p *Page) indicatorCard(i *report.Indicator, m *places.Measure) template.HTML {
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "dl", "card", func() { p.writeStandings(w, i, m) })
	w.Open("p").Class("tally")
	if i.Group != nil {
		w.Element("span", i.Group.Name).Text(" ")
	}
	writeTagged(w, "span", "", p.label(p.T("head.unit"), string(i.Unit)))
	switch i.Better {
	case report.BetterHigher:
		w.Text(" ").Element("span", p.T("better.higher"))
	case report.BetterLower:
		w.Text(" ").Element("span", p.T("better.lower"))
	}
	if year := p.LatestYear(i); year != 0 {
		w.Text(" ").Element("span", p.yearWords(year))
	}
	if m.Count > 0 {
		w.Text(" ").Element("span", p.Count("tally.villages", m.Count))
	}
	if w.Close("p"); m.Count > 1 && !isSame(i, m) {
		w.Open("p").Class("spark-key").Text(p.T("median.meaning")).Close("p")
	}
	return w.Fragment()
}

// writeStandings writes the figures of an indicator's card.
func (p *Page) writeStandings(w *markup.Writer, i *report.Indicator, m *places.Measure) {
	if m.Count > 1 {
		whose := func(v float64) string {
			if m.Count > len(m.Ranked) {
				return ""
			}
			return p.whose(m.Ranked, v)
		}
		if isSame(i, m) {
			p.writeStanding(w, i, p.T("head.same"), m.High, "")
			return
		}
		p.writeStanding(w, i, p.T("head.median"), m.Median, "")
		p.writeStanding(w, i, p.T("head.high"), m.High, whose(m.High))
		p.writeStanding(w, i, p.T("head.low"), m.Low, whose(m.Low))
	} else {
		places := sideBySide(m.Regions)
		for _, g := range places[:min(len(places), keyFigures)] {
			x := g.Find(i)
			p.writeStanding(w, i, g.Name, x.Latest().Float64(), p.yearWords(x.Last()))
		}
	}
}

// writeStanding writes a figure of an indicator's card, and under it whose or when it is.
func (p *Page) writeStanding(w *markup.Writer, i *report.Indicator, head string, v float64, of string) {
	writeFloat(openCardEntry(w, head), v, i.Decimals)
	writeUnit(w, string(i.Unit))
	writeTagged(w.Text(" "), "small", "", of)
	closeCardEntry(w)
}

// whose names the village that a figure is of, or says how many share it.
func (p *Page) whose(ranked []places.Ranked, v float64) string {
	n, name := 0, ""
	for _, x := range ranked {
		if x.Value == v {
			n, name = n+1, x.Village.Name
		}
	}
	if n > 1 {
		return p.Count("tally.villages", n)
	}
	return name
}

// distribution draws how many villages lie where; "" where there are too few to tell.
func (p *Page) distribution(i *report.Indicator, m *places.Measure) template.HTML {
	if m.Count < 5 || len(m.Bins) < 2 || isSame(i, m) {
		return ""
	}
	c := &chart.Chart{
		Kind: chart.Bar, Title: p.label(i.Name, p.T("distribution")), Unit: quantity.Unit(p.T("unit.villages")), Years: p.yearWords(m.Year), CategoryName: string(i.Unit), Sample: m.Sample,
	}
	values := make([]quantity.Decimal, len(m.Bins))
	fullest := 0
	for k, x := range m.Bins {
		if x.Count > m.Bins[fullest].Count {
			fullest = k
		}
		low, high := string(appendFloat(nil, x.Low, i.Decimals)), string(appendFloat(nil, x.High, i.Decimals))
		c.Categories = append(c.Categories, low+"–"+high)
		if c.Edges == nil {
			c.Edges = append(c.Edges, low)
		}
		c.Edges = append(c.Edges, high)
		values[k] = quantity.FromInt(int64(x.Count))
	}
	c.Series = []chart.Series{{Name: p.T("head.village-count"), Values: values}}
	c.Finding = p.Format("distribution.finding", "all", grouped(m.Count), "n", grouped(m.Bins[fullest].Count), "range", c.Categories[fullest],
		"unit", string(i.Unit), "median", string(appendFloat(nil, m.Median, i.Decimals)))
	p.sourcesOf(c, i, m)
	return p.chart(c)
}

// sourcesOf names the sources of an indicator's figures: its own, else those of the villages
// that its chart is of, up to three.
func (p *Page) sourcesOf(c *chart.Chart, i *report.Indicator, m *places.Measure) {
	if i.Source != nil {
		addSource(c, i.Source)
		return
	}
	for _, x := range m.Ranked {
		if len(c.Sources) < 3 {
			addSource(c, x.Village.Find(i).Source)
		}
	}
}

// linesPerTrend is how many regions a trend shows.
const linesPerTrend = 6

// sideBySide are the regions of a list of which none lies in another, the lower ones where some do:
// a county's line beside its townships' would be of another size, and press theirs flat. At most
// linesPerTrend.
func sideBySide(list []*report.Region) []*report.Region {
	above := map[*report.Region]bool{}
	for _, g := range list {
		for up := range places.Upwards(g.Parent) {
			above[up] = true
		}
	}
	_, lowest := split(list, func(g *report.Region) bool { return above[g] })
	return lowest[:min(len(lowest), linesPerTrend)]
}

// trend draws the years of the regions that have figures of their own.
func (p *Page) trend(i *report.Indicator, m *places.Measure) template.HTML {
	var c *chart.Chart
	first, last := 0, 0
	regions := sideBySide(m.Regions)
	for _, g := range regions {
		if x := g.Find(i); x.Values.Len() > 1 {
			if first == 0 {
				first = x.First
			}
			first, last = min(first, x.First), max(last, x.Last())
		}
	}
	if last == 0 {
		return p.medianTrend(i, m)
	}
	c = p.yearsChart(i, p.T("indicator.trend"), first, last)
	for _, g := range regions {
		if x := g.Find(i); x.Values.Len() > 1 {
			c.Series = append(c.Series, chart.Series{Name: g.Name, Values: window(x, first, last)})
			for from := range g.SourcesOf(x) {
				addSource(c, from)
			}
		}
	}
	return p.chart(c)
}

func (p *Page) yearsChart(i *report.Indicator, what string, first, last int) *chart.Chart {
	return &chart.Chart{
		Kind: chart.Line, Title: p.label(i.Name, what), Unit: i.Unit, Decimals: i.Decimals, Years: p.spanWords(first, last),
		CategoryName: p.T("head.year"), Categories: p.yearNames(first, last),
	}
}

// medianTrend draws how the middle village of each county went, where no region has figures of its own. Of one
// county, or of more than a chart has lines for, it is the middle of all villages, with the half that lies
// about it; of so many villages that not all are ranked there is none.
func (p *Page) medianTrend(i *report.Indicator, m *places.Measure) template.HTML {
	if m.Count > len(m.Ranked) {
		return ""
	}
	var names []string
	var trends []chart.Trend
	for _, c := range p.Counties {
		if t := chart.TrendOf(c.Villages, i); t.Tells() {
			names, trends = append(names, c.Region.Name), append(trends, t)
		}
	}
	if len(trends) < 2 || len(trends) > linesPerTrend {
		names, trends = []string{p.T("chart.median")}, []chart.Trend{chart.TrendOf(p.Report.Villages, i)}
	}
	first, last := trends[0].First, 0
	for _, t := range trends {
		first, last = min(first, t.First), max(last, t.First+len(t.Median)-1)
	}
	if !trends[0].Tells() {
		return ""
	}
	c := p.yearsChart(i, p.T("chart.median"), first, last)
	c.Sample = m.Sample
	for k, t := range trends {
		c.Series = append(c.Series, chart.Series{Name: names[k], Values: t.MedianOver(first, last)})
	}
	if one := trends[0]; len(trends) == 1 {
		one.Median = nil
		c.Against(one, "", p.T("chart.half"))
	}
	p.sourcesOf(c, i, m)
	return p.chart(c)
}

// regionFigures lists the latest figure of each region that has one of its own. Columns of changes and trends
// stand there only if some region has figures of several years.
func (p *Page) regionFigures(i *report.Indicator, m *places.Measure) template.HTML {
	if len(m.Regions) == 0 {
		return ""
	}
	one := m.Regions[0].Find(i)
	differs := slices.ContainsFunc(m.Regions, func(g *report.Region) bool {
		x := g.Find(i)
		return x.First != one.First || x.Last() != one.Last()
	})
	longerThan := func(n int) bool {
		return slices.ContainsFunc(m.Regions, func(g *report.Region) bool { return g.Find(i).Values.Len() > n })
	}
	changes, trends := longerThan(1), longerThan(2)
	w := markup.AppendTo(nil)
	openTable(w, "figures", p.T("head.region"))
	p.writeRegionHeads(w, one, differs, changes)
	if trends {
		writeHeads(w, p.T("head.trend"))
	}
	w.Open("tbody")
	for _, g := range m.Regions[:min(len(m.Regions), rowsPerPage)] {
		x := g.Find(i)
		openRow(w)
		p.writeLink(w, regionPath(g), g.Name)
		writeValue(w.Open("td"), x.Latest(), i.Unit, i.Decimals)
		if changes {
			p.writeChange(w.Open("td"), &x)
		}
		if differs {
			writeSpan(w.Open("td"), x.First, x.Last())
		}
		if trends {
			w.Open("td")
		}
		if x.Values.Len() > 2 {
			w.Extended(spark.Append(w.Bytes(), x.Values.AppendTo(nil)))
		}
	}
	closeTable(w)
	return w.Fragment()
}

// writeRegionHeads writes the heads of the figures and their changes: the years stand in them where all regions
// have those of one, else in a column of their own.
func (p *Page) writeRegionHeads(w *markup.Writer, one report.Series, differs, changes bool) {
	if differs {
		writeHeads(w, p.T("head.latest"))
	} else {
		p.writeFormat(w.Open("th").Attr("scope", "col"), "head.latest-in", "year", YearText(one.Last()))
	}
	switch {
	case changes && differs:
		writeHeads(w, p.T("head.change"))
	case changes:
		p.writeFilled(w.Open("th").Attr("scope", "col"), "head.change-in", func(string) { writeUnbrokenSpan(w, one.First, one.Last()) })
	}
	if differs {
		writeHeads(w, p.T("head.year"))
	}
}
