package page

import (
	"html/template"
	"slices"

	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
)

// listedNarratives is how many narratives a region's page lists; those of a province are
// found on the pages of its counties, and in the search.
const listedNarratives = 60

func regionsKind() *Kind {
	return &Kind{
		Name: "regions", Folder: "regions", Zero: RegionsView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "regions", false, len(m.Report.Regions) > 0) },
		Routes: func(_ *Model, add Add) { add("regions/index.html", 0, nil) },
		View:   func(p *Page) any { return p.regionsView() },
		Title:  titleOfList("regions"),
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "regions")
			d.Villages()
			d.Cards()
		},
	}
}

func regionKind() *Kind {
	return &Kind{
		Name: "region", Zero: RegionView{}, Omit: OmitCode,
		Records: func(c *Common, add Add) {
			for _, g := range c.Rec.Regions {
				add.pages(RegionPath(g), g, max(len(g.Children), c.listedVillages(g)), RowsPerPage)
			}
		},
		View: func(p *Page) any { return p.regionView(p.Route.Of.(*report.Region)) },
		Title: func(b []byte, _ *Model, r *Route) []byte {
			g := r.Of.(*report.Region)
			b = append(b, g.Name...)
			if g.Parent != nil {
				b = append(append(b, ` · `...), g.Parent.Name...)
			}
			return b
		},
		Thing: func(p *Page, b []byte) []byte {
			g := p.Route.Of.(*report.Region)
			return appendCoverage(append(b, `Dataset"`...), places.PlaceName(g), &g.Data)
		},
		Search: func(m *Model) []Document {
			list := make([]Document, 0, len(m.Report.Regions))
			for _, g := range m.Report.Regions {
				list = append(list, Document{Path: RegionPath(g), Page: func() search.Page { return m.searchRegion(g) }})
			}
			return list
		},
		Deps: func(d Deps, m *Model, r *Route) {
			g := r.Of.(*report.Region)
			under(d, m, g)
			for _, n := range m.narrativesOf()[g] {
				d.Card(n)
			}
		},
	}
}

func (p *Page) regionsView() RegionsView {
	b := append([]byte(nil), `<div class="tree">`...)
	for _, g := range p.Report.Regions {
		if g.Parent != nil {
			continue
		}
		b = append(b, `<section><h2>`...)
		b = p.appendLink(b, RegionPath(g), g.Name)
		b = append(b, `</h2>`...)
		b = p.appendTallyLine(b, g)
		b = p.appendRegionTable(b, g.Children[:min(len(g.Children), RowsPerPage)])
		b = append(b, `</section>`...)
	}
	view := RegionsView{Text: p.introText("regions"), Tree: fragment(append(b, `</div>`...)), Map: p.mapFigure(), Schematic: p.rootSchematic()}
	view.Frame = p.frame(about{heading: p.listTitle("regions"), description: p.Theme.T("regions.why"), sample: p.sample})
	return view
}

// appendTallyLine says in a line how much stands under a region.
func (p *Page) appendTallyLine(b []byte, g *report.Region) []byte {
	t := p.tally(g)
	b = append(b, `<p class="tally">`...)
	for _, x := range [...]struct {
		n    int
		unit string
	}{{t.Villages, "个村"}, {t.Households, "户"}, {t.Population, "人"}, {t.Narratives, "篇材料"}} {
		if x.n > 0 {
			b = append(b, `<span>`...)
			b = append(append(appendGroupedInt(b, x.n), x.unit...), `</span> `...)
		}
	}
	if t.Sample {
		b = p.appendSampleMark(b)
	}
	return append(b, `</p>`...)
}

// appendRegionTable lists regions with what stands under them. A column that nothing
// stands in is left out.
func (p *Page) appendRegionTable(b []byte, list []*report.Region) []byte {
	if len(list) == 0 {
		return b
	}
	columns := [...]struct {
		name string
		of   func(places.Tally) int
		any  bool
	}{
		{name: "村", of: func(t places.Tally) int { return t.Villages }},
		{name: "户数", of: func(t places.Tally) int { return t.Households }},
		{name: "人口", of: func(t places.Tally) int { return t.Population }},
		{name: "材料", of: func(t places.Tally) int { return t.Narratives }},
	}
	for i := range columns {
		columns[i].any = slices.ContainsFunc(list, func(g *report.Region) bool { return columns[i].of(p.tally(g)) > 0 })
	}
	b = append(b, `<div class="scroll"><table class="list"><thead><tr><th scope="col">地区`...)
	for _, x := range columns {
		if x.any {
			b = append(append(b, `<th scope="col">`...), x.name...)
		}
	}
	b = append(b, `<tbody>`...)
	for _, g := range list {
		t := p.tally(g)
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, RegionPath(g), g.Name)
		if t.Sample {
			b = p.appendSampleMark(b)
		}
		for _, x := range columns {
			if x.any {
				b = append(b, `<td>`...)
				if n := x.of(t); n > 0 {
					b = appendGroupedInt(b, n)
				}
			}
		}
	}
	return append(b, `</table></div>`...)
}

func (p *Page) regionView(g *report.Region) RegionView {
	own := places.SampleData(&g.Data)
	p.sample = p.Tallies[g].Sample
	at := max(p.Route.Page, 1)
	view := RegionView{
		Card:     fragment(p.appendTallyLine(nil, g)),
		Children: fragment(p.appendRegionTable(nil, part(g.Children, at, RowsPerPage))),
		Villages: p.villageTable(part(p.villagesOf(g), at, RowsPerPage), g),
		Pager:    p.pager(RegionPath(g), at, PagesOf(max(len(g.Children), p.listedVillages(g)), RowsPerPage)),
	}
	if at == 1 {
		b := p.appendGroupCharts(nil, &g.Data, g.Name, own)
		view.Charts = fragment(p.appendBreakdowns(b, &g.Data, g.Name, own))
		view.Schematic, view.Facets = p.childSchematic(g), p.villageControls(g)
		view.Indicators = fragment(p.appendIndicatorTable(nil, &g.Data, nil))
		view.Medians = p.medianTable(g)
		view.Narratives = p.items(p.narrativesUnder(g))
	}
	if c := p.CountyOf[g]; c != nil && c.Region == g && len(c.Villages) > 0 {
		view.Downloads = p.download(CountyCSVPath(c), g.Name+"各村数据")
	}
	view.Downloads += fragment(p.compareLinks(nil, "regions", p.regionAddress(g)))
	view.Frame = p.frame(about{
		heading: g.Name, description: g.Name + "：" + p.Theme.T("region.why"), crumbs: p.regionCrumbs(g.Parent), sample: p.sample,
	})
	return view
}

// narrativesUnder gathers the narratives of a region, of those under it and of their
// villages, up to listedNarratives.
func (p *Page) narrativesUnder(g *report.Region) []*report.Narrative {
	var list []*report.Narrative
	add := func(more []*report.Narrative) {
		for _, n := range more {
			if len(list) < listedNarratives && !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	var walk func(*report.Region, int)
	walk = func(r *report.Region, depth int) {
		if p.narrativeCounts[r] == 0 || len(list) >= listedNarratives || depth > places.MaxDepth {
			return
		}
		add(p.Report.OfRegion(r))
		for _, v := range p.Report.VillagesIn(r) {
			add(p.Report.OfVillage(v))
		}
		for _, child := range r.Children {
			walk(child, depth+1)
		}
	}
	walk(g, 0)
	return list
}

// villageTable lists villages with the latest figure of the first indicator of each group.
func (p *Page) villageTable(list []*report.Village, g *report.Region) template.HTML {
	if len(list) == 0 {
		return ""
	}
	columns := p.columns(func(i *report.Indicator) bool {
		return slices.ContainsFunc(list, func(v *report.Village) bool { return !v.Find(i).IsZero() })
	})
	places := slices.ContainsFunc(list, func(v *report.Village) bool { return v.Region != g })
	households := slices.ContainsFunc(list, func(v *report.Village) bool { return v.Households >= 0 })
	population := slices.ContainsFunc(list, func(v *report.Village) bool { return v.Population >= 0 })
	b := append(make([]byte, 0, 256*len(list)), `<div class="scroll"><table class="list"><thead><tr><th scope="col">村`...)
	head := func(there bool, name string) {
		if there {
			b = AppendText(append(b, `<th scope="col">`...), name)
		}
	}
	if places {
		b = append(b, `<th class="t" scope="col">所在`...)
	}
	head(households, "户数")
	head(population, "人口")
	for _, c := range columns {
		head(true, c.Name)
		b = p.appendColumnUnit(b, c)
	}
	b = append(b, `<tbody>`...)
	for _, v := range list {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, VillagePath(v), v.Name)
		if v.Sample {
			b = p.appendSampleMark(b)
		}
		if places {
			b = append(b, `<td class="t">`...)
			if v.Region != nil {
				b = p.appendLink(b, RegionPath(v.Region), v.Region.Name)
			}
		}
		b = appendCount(b, households, v.Households)
		b = appendCount(b, population, v.Population)
		b = appendLatest(b, &v.Data, columns)
	}
	return fragment(append(b, `</table></div>`...))
}

func appendCount(b []byte, there bool, n int) []byte {
	if !there {
		return b
	}
	b = append(b, `<td>`...)
	if n >= 0 {
		b = appendGroupedInt(b, n)
	}
	return b
}

// appendLatest appends a cell with the latest figure of each indicator; the year is said
// where it is not the first column's head.
func appendLatest(b []byte, d *report.Data, columns []*report.Indicator) []byte {
	for _, c := range columns {
		b = append(b, `<td>`...)
		if x := d.Find(c); !x.IsZero() {
			b = appendDecimal(b, x.Latest(), c.Decimals)
			b = append(b, ` <small>`...)
			b = append(AppendInt(b, x.Last()), `</small>`...)
		}
	}
	return b
}

func (p *Page) appendColumnUnit(b []byte, c *report.Indicator) []byte {
	if c.Unit == "" {
		return b
	}
	b = append(b, ` <span class="u">`...)
	b = AppendText(b, string(c.Unit))
	return append(b, `</span>`...)
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
	b := append([]byte(nil), `<div class="scroll"><table class="figures"><thead><tr><th scope="col">指标<th scope="col">年份<th scope="col">村数<th scope="col">最低<th scope="col">中位数<th scope="col">最高<tbody>`...)
	rows := 0
	for k, x := range p.spreads(g, list) {
		i := p.Report.Indicators[k]
		if x.Count < 2 {
			continue
		}
		rows++
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendIndicatorLink(b, i)
		b = p.appendColumnUnit(b, i)
		b = AppendInt(append(b, `<td>`...), x.Year)
		b = AppendInt(append(b, `<td>`...), x.Count)
		for _, v := range [...]float64{x.Low, x.Median, x.High} {
			b = appendFloat(append(b, `<td>`...), v, i.Decimals)
		}
	}
	if rows == 0 {
		return ""
	}
	return fragment(append(b, `</table></div>`...))
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
