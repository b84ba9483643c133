package page

import (
	"html/template"
	"slices"
	"strconv"

	"casebook/generator/chart"
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
		openTable(w, "list", p.T("head.indicator"), p.T("head.unit"), p.T("head.latest-year"), p.T("head.villages-with"))
		w.Open("tbody")
		for _, i := range g.Indicators {
			m := &p.Measures[i.Index]
			openRow(w)
			p.writeIndicatorLink(w, i)
			if m.Sample {
				p.writeSampleMark(w)
			}
			w.Open("td").Text(string(i.Unit)).Open("td")
			if year := p.LatestYear(i); year != 0 {
				w.Int(year)
			}
			w.Open("td")
			if m.Count > 0 {
				writeGrouped(w, m.Count)
			}
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
		Meaning: i.Description, Card: p.indicatorCard(i, m), Ranking: p.leaders(i, m, at) + p.ranking(i, m, at), Cut: m.Count > len(m.Ranked),
		Pager: p.pager(indicatorPath(i), at, PagesOf(len(m.Ranked), rowsPerPage)),
	}
	links := markup.AppendTo(nil)
	p.writeDownload(links, IndicatorCSVPath(i), p.Format("data.by-county", "name", i.Name), "csv")
	view.Downloads = links.Fragment()
	if at == 1 {
		view.Distribution = p.distribution(i, m)
		view.Trend, view.Regions = p.trend(i, m), p.regionFigures(i, m)
		view.Own = p.ownVillage(i)
	}
	view.Frame = p.frame(about{
		heading: i.Name, description: FirstOf(i.Description, p.label(i.Name, p.T("indicator.why"))), sample: p.sample,
		crumbs: []crumb{{"indicators/index.html", p.T("nav.indicators")}},
	})
	return view
}

func (p *Page) indicatorCard(i *report.Indicator, m *places.Measure) template.HTML {
	w := markup.AppendTo(nil)
	w.Open("dl").Class("card")
	value := func(head string, v float64) {
		writeFloat(openCardEntry(w, p.T(head)), v, i.Decimals)
		writeUnit(w, string(i.Unit))
		closeCardEntry(w)
	}
	word := func(head, text string) {
		if text != "" {
			closeCardEntry(openCardEntry(w, p.T(head)).Class("word").Text(text))
		}
	}
	if i.Group != nil {
		word("head.group", i.Group.Name)
	}
	word("head.unit", string(i.Unit))
	switch i.Better {
	case report.BetterHigher:
		word("head.better", p.T("better.higher"))
	case report.BetterLower:
		word("head.better", p.T("better.lower"))
	}
	if year := p.LatestYear(i); year != 0 {
		word("head.latest-year", p.yearWords(year))
	}
	if m.Count > 1 {
		value("head.median", m.Median)
		value("head.high", m.High)
		value("head.low", m.Low)
	}
	return w.Close("dl").Fragment()
}

// ranking makes the table of villages in order with a bar in each row.
func (p *Page) ranking(i *report.Indicator, m *places.Measure, at int) template.HTML {
	rows := part(m.Ranked, at, rowsPerPage)
	if len(rows) == 0 {
		return ""
	}
	high := m.High
	if high <= 0 {
		high = 1
	}
	if county := p.onlyCounty(m); county != nil {
		p.within = places.PlaceName(county.Region)
	}
	w := markup.AppendTo(make([]byte, 0, 256*len(rows)))
	w.Open("table").Class("rank").Open("thead").Open("tr")
	writeHeads(w, p.T("head.rank"), p.T("head.village"), p.yearWords(m.Year))
	writeColumnUnit(w, i)
	w.Open("tbody")
	place, first, folded := 0, (at-1)*rowsPerPage, false
	for k, x := range rows {
		if k == openRanks && len(rows) > openRanks*3/2 { // the first say most: the others fold
			w.Close("table").Open("details").Class("fold").Open("summary")
			p.writeFormat(w, "ranking.rest", "first", strconv.Itoa(first+k+1), "last", strconv.Itoa(first+len(rows)))
			w.Close("summary").Open("table").Class("rank").Open("tbody")
			folded = true
		}
		if n := first + k; n == 0 || m.Ranked[n-1].Value != x.Value {
			place = n + 1
		} else if k == 0 {
			place = firstEqual(m.Ranked, n) + 1
		}
		w.Open("tr").Open("td").Int(place).Open("th").Attr("scope", "row")
		p.writeLink(w, villagePath(x.Village), x.Village.Name)
		writeTagged(w.Text(" "), "small", "", p.placeWithin(p.terms()[x.Village.Region].place))
		if places.VillageSample(x.Village) {
			p.writeSampleMark(w)
		}
		writeBar(w.Open("td"), x.Value/high)
		writeDecimal(w, x.Village.Find(i).In(m.Year), i.Decimals)
	}
	if w.Close("table"); folded {
		w.Close("details")
	}
	return w.Fragment()
}

// leaders makes the table of counties before the ranking of their villages: how many there are,
// their median and the first three. It is nothing where there is one county, or where only the
// first of all villages are ranked.
func (p *Page) leaders(i *report.Indicator, m *places.Measure, at int) template.HTML {
	if at > 1 || m.Count > len(m.Ranked) {
		return ""
	}
	var counties []*places.County
	of := map[*places.County][]places.Ranked{}
	for _, x := range m.Ranked {
		c := p.CountyOf[x.Village.Region]
		if c == nil {
			continue
		}
		if of[c] == nil {
			counties = append(counties, c)
		}
		of[c] = append(of[c], x)
	}
	if len(counties) < 2 || len(counties) > rowsPerPage {
		return ""
	}
	w := markup.AppendTo(nil)
	openTable(w, "list leaders", p.T("head.county"), p.T("head.village-count"), p.T("head.median"), p.T("head.first-three"))
	w.Open("tbody")
	for _, c := range counties {
		list := of[c]
		openRow(w)
		p.writeLink(w, regionPath(c.Region), c.Region.Name)
		writeGrouped(w.Open("td"), len(list))
		writeFloat(w.Open("td"), (list[(len(list)-1)/2].Value+list[len(list)/2].Value)/2, i.Decimals)
		w.Open("td")
		for k, x := range list[:min(len(list), 3)] {
			if k > 0 {
				w.Text(p.T("list.comma"))
			}
			w.Open("span").Class("nb")
			p.writeLink(w, villagePath(x.Village), x.Village.Name)
			writeDecimal(w.Text(" "), x.Village.Find(i).In(m.Year), i.Decimals)
			w.Close("span")
		}
	}
	closeTable(w)
	return w.Fragment()
}

// openRanks is how many rows of a ranking stand open.
const openRanks = 20

// onlyCounty is the county that all ranked villages lie in; nil where they lie in several.
func (p *Page) onlyCounty(m *places.Measure) *places.County {
	var only *places.County
	for _, x := range m.Ranked {
		c := p.CountyOf[x.Village.Region]
		if c == nil || only != nil && c != only {
			return nil
		}
		only = c
	}
	return only
}

func firstEqual(list []places.Ranked, n int) int {
	for n > 0 && list[n-1].Value == list[n].Value {
		n--
	}
	return n
}

// writeBar draws a share from 0 to 1 as a bar behind a number.
func writeBar(w *markup.Writer, share float64) {
	tenths := int(min(max(share, 0), 1)*1000 + 0.5)
	var room [8]byte
	width := append(strconv.AppendInt(room[:0], int64(tenths/10), 10), '.', byte('0'+tenths%10))
	w.Open("svg").Class("bar").Attr("viewBox", "0 0 100 6").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true")
	w.Open("rect").Attr("width", string(width)).Attr("height", "6").CloseEmpty().Close("svg")
}

// distribution draws how many villages lie where; "" where there are too few to tell.
func (p *Page) distribution(i *report.Indicator, m *places.Measure) template.HTML {
	if m.Count < 5 || len(m.Bins) < 2 {
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
		name := appendFloat(nil, x.Low, i.Decimals)
		name = appendFloat(append(name, `–`...), x.High, i.Decimals)
		c.Categories = append(c.Categories, string(name))
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
		if g.Parent != nil {
			for up := range places.Upwards(g.Parent) {
				above[up] = true
			}
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
		return ""
	}
	c = &chart.Chart{
		Kind: chart.Line, Title: p.label(i.Name, p.T("indicator.trend")), Unit: i.Unit, Decimals: i.Decimals, Years: p.spanWords(first, last),
		CategoryName: p.T("head.year"), Categories: yearNames(first, last),
	}
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

// regionFigures lists the latest figure of each region that has one of its own.
func (p *Page) regionFigures(i *report.Indicator, m *places.Measure) template.HTML {
	if len(m.Regions) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	openTable(w, "figures", p.T("head.region"), p.T("head.latest"), p.T("head.year"), p.T("head.change"), p.T("head.trend"))
	w.Open("tbody")
	for _, g := range m.Regions[:min(len(m.Regions), rowsPerPage)] {
		x := g.Find(i)
		openRow(w)
		p.writeLink(w, regionPath(g), g.Name)
		writeValue(w.Open("td"), x.Latest(), i.Unit, i.Decimals)
		writeSpan(w.Open("td"), x.First, x.Last())
		p.writeChange(w.Open("td"), x)
		w.Open("td")
		if x.Values.Len() > 2 {
			w.Extended(chart.AppendSpark(w.Bytes(), x.Values.AppendTo(nil)))
		}
	}
	closeTable(w)
	return w.Fragment()
}
