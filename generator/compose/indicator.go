package compose

import (
	"html/template"

	"casebook/generator/chart"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

func (p *page) indicatorsView() ListView {
	var b []byte
	for _, g := range p.rep.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		b = append(b, `<section class="group"><h2>`...)
		b = append(appendText(b, g.Name), `</h2><div class="scroll"><table class="list"><thead><tr><th scope="col">指标<th scope="col">单位<th scope="col">最近年份<th scope="col">有数据的村<tbody>`...)
		for _, i := range g.Indicators {
			m := &p.measures[i.Index]
			b = append(b, `<tr><th scope="row">`...)
			b = p.appendIndicatorLink(b, i)
			if m.sample {
				b = p.appendSampleMark(b)
			}
			b = appendText(append(b, `<td>`...), string(i.Unit))
			b = append(b, `<td>`...)
			if year := p.latestYear(i); year != 0 {
				b = appendInt(b, year)
			}
			b = append(b, `<td>`...)
			if m.count > 0 {
				b = appendGroupedInt(b, m.count)
			}
		}
		b = append(b, `</table></div></section>`...)
	}
	return ListView{
		Page:  p.frame(about{heading: p.listTitle("indicators"), description: p.th.T("indicators.why")}),
		Count: len(p.rep.Indicators), Text: p.introText("indicators"), List: fragment(b),
	}
}

// latestYear is the last year of which anybody has a figure.
func (p *page) latestYear(i *report.Indicator) int {
	m := &p.measures[i.Index]
	year := m.year
	for _, g := range m.regions {
		year = max(year, g.Find(i).Last())
	}
	return year
}

func (p *page) indicatorView(i *report.Indicator) IndicatorView {
	m := p.measure(i)
	p.sample = m.sample
	at := max(p.route.Page, 1)
	view := IndicatorView{
		Card: p.indicatorCard(i, m), Ranking: p.ranking(i, m, at), Cut: m.count > len(m.ranked),
		Pager:     p.pager(indicatorPath(i), at, pagesOf(len(m.ranked), rowsPerPage)),
		Downloads: p.download(indicatorCSVPath(i), i.Name+"（各县）"),
	}
	if at == 1 {
		view.Distribution = p.distribution(i, m)
		view.Trend, view.Regions = p.trend(i, m), p.regionFigures(i, m)
		view.Own = p.ownVillage(i)
	}
	view.Page = p.frame(about{
		heading: i.Name, description: i.Name + "：" + p.th.T("indicator.why"), sample: p.sample,
		crumbs: []crumb{{"indicators/index.html", p.th.T("nav.indicators")}},
	})
	return view
}

func (p *page) indicatorCard(i *report.Indicator, m *measure) template.HTML {
	b := append([]byte(nil), `<dl class="card">`...)
	value := func(name string, v float64) {
		b = append(append(append(b, `<div><dt>`...), name...), `</dt><dd>`...)
		b = appendUnit(appendFloat(b, v, i.Decimals), i.Unit)
		b = append(b, `</dd></div>`...)
	}
	word := func(name, text string) {
		if text != "" {
			b = append(append(append(b, `<div><dt>`...), name...), `</dt><dd class="word">`...)
			b = append(appendText(b, text), `</dd></div>`...)
		}
	}
	if i.Group != nil {
		word("分组", i.Group.Name)
	}
	word("单位", string(i.Unit))
	word("方向", [...]string{"", "越高越好", "越低越好"}[i.Better])
	if year := p.latestYear(i); year != 0 {
		word("最近年份", yearText(year)+"年")
	}
	if m.count > 1 {
		value("中位数", m.median)
		value("最高", m.high)
		value("最低", m.low)
	}
	return fragment(append(b, `</dl>`...))
}

// ranking makes the table of villages in order with a bar in each row.
func (p *page) ranking(i *report.Indicator, m *measure, at int) template.HTML {
	rows := part(m.ranked, at, rowsPerPage)
	if len(rows) == 0 {
		return ""
	}
	high := m.high
	if high <= 0 {
		high = 1
	}
	b := append(make([]byte, 0, 256*len(rows)), `<table class="rank"><thead><tr><th scope="col">位次<th scope="col">村<th scope="col">`...)
	b = appendInt(b, m.year)
	b = append(b, `年`...)
	b = p.appendColumnUnit(b, i)
	b = append(b, `<tbody>`...)
	place, first := 0, (at-1)*rowsPerPage
	for k, x := range rows {
		if n := first + k; n == 0 || m.ranked[n-1].value != x.value {
			place = n + 1
		} else if k == 0 {
			place = firstEqual(m.ranked, n) + 1
		}
		b = appendInt(append(b, `<tr><td>`...), place)
		b = append(b, `<th scope="row">`...)
		b = p.appendLink(b, villagePath(x.village), x.village.Name)
		b = append(b, ` <small>`...)
		b = appendText(b, p.terms()[x.village.Region].place)
		b = append(b, `</small>`...)
		if villageSample(x.village) {
			b = p.appendSampleMark(b)
		}
		b = append(b, `<td>`...)
		b = appendBar(b, x.value/high)
		b = appendDecimal(b, x.village.Find(i).In(m.year), i.Decimals)
	}
	return fragment(append(b, `</table>`...))
}

func firstEqual(list []ranked, n int) int {
	for n > 0 && list[n-1].value == list[n].value {
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
	b = appendInt(b, width/10)
	b = append(b, '.', byte('0'+width%10))
	return append(b, `" height="6"/></svg>`...)
}

// distribution draws how many villages lie where; "" where there are too few to tell.
func (p *page) distribution(i *report.Indicator, m *measure) template.HTML {
	if m.count < 5 || len(m.bins) < 2 {
		return ""
	}
	c := &chart.Chart{
		Kind: chart.Bar, Title: i.Name + "：各村分布", Unit: "个村", Years: yearText(m.year) + "年", CategoryName: string(i.Unit), Sample: m.sample,
	}
	values := make([]quantity.Decimal, len(m.bins))
	for k, x := range m.bins {
		name := appendFloat(nil, x.low, i.Decimals)
		name = appendFloat(append(name, `–`...), x.high, i.Decimals)
		c.Categories = append(c.Categories, string(name))
		values[k] = quantity.FromInt(int64(x.count))
	}
	c.Series = []chart.Series{{Name: "村数", Values: values}}
	p.sourcesOf(c, i, m)
	return fragment(p.appendChart(nil, c))
}

// sourcesOf names the sources of an indicator's figures: its own, else those of the villages
// that its chart is of, up to three.
func (p *page) sourcesOf(c *chart.Chart, i *report.Indicator, m *measure) {
	if i.Source != nil {
		addSource(c, i.Source)
		return
	}
	for _, x := range m.ranked {
		if len(c.Sources) < 3 {
			addSource(c, x.village.Find(i).Source)
		}
	}
}

// linesPerTrend is how many regions a trend shows.
const linesPerTrend = 6

// trend draws the years of the regions that have figures of their own.
func (p *page) trend(i *report.Indicator, m *measure) template.HTML {
	var c *chart.Chart
	first, last := 0, 0
	regions := m.regions[:min(len(m.regions), linesPerTrend)]
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
func (p *page) regionFigures(i *report.Indicator, m *measure) template.HTML {
	if len(m.regions) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="figures"><thead><tr><th scope="col">地区<th scope="col">最新值<th scope="col">年份<th scope="col">期间变化<th scope="col">走势<tbody>`...)
	for _, g := range m.regions[:min(len(m.regions), rowsPerPage)] {
		x := g.Find(i)
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, regionPath(g), g.Name)
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
