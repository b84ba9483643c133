package page

import (
	"html/template"

	"casebook/generator/chart"
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
				add.pages(IndicatorPath(i), i, m.RankedCount(i), RowsPerPage)
			}
		},
		View: func(p *Page) any { return p.indicatorView(p.Route.Of.(*report.Indicator)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(append(append(b, r.Of.(*report.Indicator).Name...), ` · `...), m.Theme.T("nav.indicators")...)
		},
		Thing: func(p *Page, b []byte) []byte {
			i := p.Route.Of.(*report.Indicator)
			b = appendField(append(b, `Dataset"`...), "variableMeasured", i.Name)
			if p.Base != "" {
				b = append(b, `,"distribution":{"@type":"DataDownload","encodingFormat":"text/csv","contentUrl":"`...)
				b = append(p.AppendURL(b, IndicatorCSVPath(i)), `"}`...)
			}
			return b
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, i := range m.Report.Indicators {
				list = append(list, Document{Path: IndicatorPath(i), Page: func() search.Page { return m.searchIndicator(i) }})
			}
			return list
		},
		Deps: func(d Deps, _ *Model, _ *Route) { d.Villages() },
	}
}

func (p *Page) indicatorsView() ListView {
	var b []byte
	for _, g := range p.Report.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		b = append(b, `<section class="group"><h2>`...)
		b = append(AppendText(b, g.Name), `</h2><div class="scroll"><table class="list"><thead><tr><th scope="col">指标<th scope="col">单位<th scope="col">最近年份<th scope="col">有数据的村<tbody>`...)
		for _, i := range g.Indicators {
			m := &p.Measures[i.Index]
			b = append(b, `<tr><th scope="row">`...)
			b = p.appendIndicatorLink(b, i)
			if m.Sample {
				b = p.appendSampleMark(b)
			}
			b = AppendText(append(b, `<td>`...), string(i.Unit))
			b = append(b, `<td>`...)
			if year := p.LatestYear(i); year != 0 {
				b = AppendInt(b, year)
			}
			b = append(b, `<td>`...)
			if m.Count > 0 {
				b = appendGroupedInt(b, m.Count)
			}
		}
		b = append(b, `</table></div></section>`...)
	}
	return ListView{
		Frame: p.frame(about{heading: p.listTitle("indicators"), description: p.Theme.T("indicators.why")}),
		Count: len(p.Report.Indicators), Text: p.introText("indicators"), List: fragment(b),
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
	at := max(p.Route.Page, 1)
	view := IndicatorView{
		Card: p.indicatorCard(i, m), Ranking: p.ranking(i, m, at), Cut: m.Count > len(m.Ranked),
		Pager:     p.pager(IndicatorPath(i), at, PagesOf(len(m.Ranked), RowsPerPage)),
		Downloads: p.download(IndicatorCSVPath(i), i.Name+"（各县）"),
	}
	if at == 1 {
		view.Distribution = p.distribution(i, m)
		view.Trend, view.Regions = p.trend(i, m), p.regionFigures(i, m)
		view.Own = p.ownVillage(i)
	}
	view.Frame = p.frame(about{
		heading: i.Name, description: i.Name + "：" + p.Theme.T("indicator.why"), sample: p.sample,
		crumbs: []crumb{{"indicators/index.html", p.Theme.T("nav.indicators")}},
	})
	return view
}

func (p *Page) indicatorCard(i *report.Indicator, m *places.Measure) template.HTML {
	b := append([]byte(nil), `<dl class="card">`...)
	value := func(name string, v float64) {
		b = append(append(append(b, `<div><dt>`...), name...), `</dt><dd>`...)
		b = appendUnit(appendFloat(b, v, i.Decimals), i.Unit)
		b = append(b, `</dd></div>`...)
	}
	word := func(name, text string) {
		if text != "" {
			b = append(append(append(b, `<div><dt>`...), name...), `</dt><dd class="word">`...)
			b = append(AppendText(b, text), `</dd></div>`...)
		}
	}
	if i.Group != nil {
		word("分组", i.Group.Name)
	}
	word("单位", string(i.Unit))
	word("方向", [...]string{"", "越高越好", "越低越好"}[i.Better])
	if year := p.LatestYear(i); year != 0 {
		word("最近年份", YearText(year)+"年")
	}
	if m.Count > 1 {
		value("中位数", m.Median)
		value("最高", m.High)
		value("最低", m.Low)
	}
	return fragment(append(b, `</dl>`...))
}

// ranking makes the table of villages in order with a bar in each row.
func (p *Page) ranking(i *report.Indicator, m *places.Measure, at int) template.HTML {
	rows := part(m.Ranked, at, RowsPerPage)
	if len(rows) == 0 {
		return ""
	}
	high := m.High
	if high <= 0 {
		high = 1
	}
	b := append(make([]byte, 0, 256*len(rows)), `<table class="rank"><thead><tr><th scope="col">位次<th scope="col">村<th scope="col">`...)
	b = AppendInt(b, m.Year)
	b = append(b, `年`...)
	b = p.appendColumnUnit(b, i)
	b = append(b, `<tbody>`...)
	place, first := 0, (at-1)*RowsPerPage
	for k, x := range rows {
		if n := first + k; n == 0 || m.Ranked[n-1].Value != x.Value {
			place = n + 1
		} else if k == 0 {
			place = firstEqual(m.Ranked, n) + 1
		}
		b = AppendInt(append(b, `<tr><td>`...), place)
		b = append(b, `<th scope="row">`...)
		b = p.appendLink(b, VillagePath(x.Village), x.Village.Name)
		b = append(b, ` <small>`...)
		b = AppendText(b, p.terms()[x.Village.Region].place)
		b = append(b, `</small>`...)
		if places.VillageSample(x.Village) {
			b = p.appendSampleMark(b)
		}
		b = append(b, `<td>`...)
		b = appendBar(b, x.Value/high)
		b = appendDecimal(b, x.Village.Find(i).In(m.Year), i.Decimals)
	}
	return fragment(append(b, `</table>`...))
}

func firstEqual(list []places.Ranked, n int) int {
	for n > 0 && list[n-1].Value == list[n].Value {
		n--
	}
	return n
}

// appendBar draws a share from 0 to 1 as a bar behind a number.
func appendBar(b []byte, share float64) []byte {
	if share < 0 {
		share = 0
	}
	width := int(min(share, 1)*1000 + 0.5)
	b = append(b, `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="`...)
	b = AppendInt(b, width/10)
	b = append(b, '.', byte('0'+width%10))
	return append(b, `" height="6"/></svg>`...)
}

// distribution draws how many villages lie where; "" where there are too few to tell.
func (p *Page) distribution(i *report.Indicator, m *places.Measure) template.HTML {
	if m.Count < 5 || len(m.Bins) < 2 {
		return ""
	}
	c := &chart.Chart{
		Kind: chart.Bar, Title: i.Name + "：各村分布", Unit: "个村", Years: YearText(m.Year) + "年", CategoryName: string(i.Unit), Sample: m.Sample,
	}
	values := make([]quantity.Decimal, len(m.Bins))
	for k, x := range m.Bins {
		name := appendFloat(nil, x.Low, i.Decimals)
		name = appendFloat(append(name, `–`...), x.High, i.Decimals)
		c.Categories = append(c.Categories, string(name))
		values[k] = quantity.FromInt(int64(x.Count))
	}
	c.Series = []chart.Series{{Name: "村数", Values: values}}
	p.sourcesOf(c, i, m)
	return fragment(p.appendChart(nil, c))
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

// trend draws the years of the regions that have figures of their own.
func (p *Page) trend(i *report.Indicator, m *places.Measure) template.HTML {
	var c *chart.Chart
	first, last := 0, 0
	regions := m.Regions[:min(len(m.Regions), linesPerTrend)]
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
		Kind: chart.Line, Title: i.Name + "：历年", Unit: i.Unit, Decimals: i.Decimals, Years: yearWords(first, last),
		CategoryName: "年份", Categories: yearNames(first, last),
	}
	for _, g := range regions {
		if x := g.Find(i); x.Values.Len() > 1 {
			c.Series = append(c.Series, chart.Series{Name: g.Name, Values: window(x, first, last)})
			for from := range g.SourcesOf(x) {
				addSource(c, from)
			}
		}
	}
	return fragment(p.appendChart(nil, c))
}

// regionFigures lists the latest figure of each region that has one of its own.
func (p *Page) regionFigures(i *report.Indicator, m *places.Measure) template.HTML {
	if len(m.Regions) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="figures"><thead><tr><th scope="col">地区<th scope="col">最新值<th scope="col">年份<th scope="col">期间变化<th scope="col">走势<tbody>`...)
	for _, g := range m.Regions[:min(len(m.Regions), RowsPerPage)] {
		x := g.Find(i)
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, RegionPath(g), g.Name)
		b = append(b, `<td>`...)
		b = appendValue(b, x.Latest(), i.Unit, i.Decimals)
		b = appendYears(append(b, `<td>`...), x.First, x.Last())
		b = appendChange(append(b, `<td>`...), x)
		b = append(b, `<td>`...)
		if x.Values.Len() > 2 {
			b = chart.AppendSpark(b, x.Values.AppendTo(nil))
		}
	}
	return fragment(append(b, `</table></div>`...))
}
