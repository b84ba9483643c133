package page

import (
	"html/template"
	"slices"

	"casebook/generator/markup"
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
				add.pages(regionPath(g), g, max(len(g.Children), c.listedVillages(g)), rowsPerPage)
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
				list = append(list, Document{Path: regionPath(g), Page: func() search.Page { return m.searchRegion(g) }})
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
	w := markup.AppendTo(nil)
	w.Open("div").Class("tree")
	for _, g := range p.Report.Regions {
		if g.Parent != nil {
			continue
		}
		w.Open("section").Open("h2")
		p.writeLink(w, regionPath(g), g.Name)
		w.Close("h2")
		p.writeTallyLine(w, g)
		p.writeRegionTable(w, g.Children[:min(len(g.Children), rowsPerPage)])
		w.Close("section")
	}
	view := RegionsView{Text: p.introText("regions"), Tree: w.Close("div").Fragment(), Map: p.drawMap(), Schematic: p.rootSchematic()}
	view.Frame = p.frame(about{heading: p.listTitle("regions"), description: p.T("regions.why"), sample: p.sample})
	return view
}

// writeTallyLine says in a line how much stands under a region.
func (p *Page) writeTallyLine(w *markup.Writer, g *report.Region) {
	t := p.tally(g)
	w.Open("p").Class("tally")
	for _, x := range [...]struct {
		n   int
		key string
	}{
		{t.Villages, "tally.villages"}, {t.Households, "tally.households"},
		{t.Population, "tally.population"}, {t.Narratives, "tally.narratives"},
	} {
		if x.n > 0 {
			p.writeCount(w.Open("span"), x.key, x.n)
			w.Close("span").Text(" ")
		}
	}
	if t.Sample {
		p.writeSampleMark(w)
	}
	w.Close("p")
}

// writeRegionTable lists regions with what stands under them. A column that nothing
// stands in is left out.
func (p *Page) writeRegionTable(w *markup.Writer, list []*report.Region) {
	if len(list) == 0 {
		return
	}
	columns := [...]struct {
		head string
		of   func(places.Tally) int
		any  bool
	}{
		{head: "head.villages", of: func(t places.Tally) int { return t.Villages }},
		{head: "households", of: func(t places.Tally) int { return t.Households }},
		{head: "population", of: func(t places.Tally) int { return t.Population }},
		{head: "head.narratives", of: func(t places.Tally) int { return t.Narratives }},
	}
	for i := range columns {
		columns[i].any = slices.ContainsFunc(list, func(g *report.Region) bool { return columns[i].of(p.tally(g)) > 0 })
	}
	openTable(w, "list", p.T("head.region"))
	for _, x := range columns {
		if x.any {
			writeHeads(w, p.T(x.head))
		}
	}
	w.Open("tbody")
	for _, g := range list {
		t := p.tally(g)
		openRow(w)
		p.writeLink(w, regionPath(g), g.Name)
		if t.Sample {
			p.writeSampleMark(w)
		}
		for _, x := range columns {
			if x.any {
				w.Open("td")
				if n := x.of(t); n > 0 {
					writeGrouped(w, n)
				}
			}
		}
	}
	closeTable(w)
}

func (p *Page) regionView(g *report.Region) RegionView {
	own := places.SampleData(&g.Data)
	t := p.Tallies[g]
	p.sample = t.Sample
	p.madeUp = t.Villages > 0 && t.MadeUp == t.Villages && (own || g.SeriesCount() == 0)
	at := max(p.Route.Page, 1)
	card, children := markup.AppendTo(nil), markup.AppendTo(nil)
	p.writeTallyLine(card, g)
	p.writeRegionTable(children, part(g.Children, at, rowsPerPage))
	view := RegionView{
		Card: card.Fragment(), Children: children.Fragment(),
		Villages: p.villageTable(part(p.villagesOf(g), at, rowsPerPage), g), Fold: p.foldOf(g, at),
		Pager: p.pager(regionPath(g), at, PagesOf(max(len(g.Children), p.listedVillages(g)), rowsPerPage)),
	}
	if at == 1 {
		charts, indicators := markup.AppendTo(nil), markup.AppendTo(nil)
		p.writeGroupCharts(charts, &g.Data, g.Name, own, nil)
		p.writeBreakdowns(charts, &g.Data, g.Name, own)
		p.writeIndicatorTable(indicators, &g.Data, nil)
		view.Charts, view.Indicators = charts.Fragment(), indicators.Fragment()
		view.Schematic, view.Facets = p.childSchematic(g), p.villageControls(g)
		view.Findings, view.Medians = p.regionFindings(g), p.medianTable(g)
		p.within = places.PlaceName(g)
		view.Narratives = p.openedItems(p.narrativesUnder(g))
		view.Programs = p.methodTags(p.programsUnder(g), p.villagesOf(g))
	}
	links := markup.AppendTo(nil)
	if c := p.CountyOf[g]; c != nil && c.Region == g && len(c.Villages) > 0 {
		p.writeDownload(links, CountyCSVPath(c), p.Format("data.of-county", "name", g.Name), "csv")
		if p.HasWorkbooks() {
			p.writeDownload(links, CountyWorkbookPath(c), p.Format("data.of-county", "name", g.Name), "xlsx")
		}
	}
	p.writeCompareLink(links, "regions", p.regionAddress(g))
	view.Downloads = links.Fragment()
	view.Frame = p.frame(about{
		heading: g.Name, description: p.label(g.Name, p.T("region.why")), crumbs: p.regionCrumbs(g.Parent), sample: p.sample, former: g.Former,
	})
	return view
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

// programsUnder gathers the methods that the villages of a region run and its narratives tell of, in
// the site's order; of a region whose villages are too many to be listed, those of its narratives.
func (p *Page) programsUnder(g *report.Region) []*report.Program {
	var list []*report.Program
	add := func(more []*report.Program) {
		for _, x := range more {
			if !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	for _, n := range p.narrativesUnder(g) {
		add(n.Programs)
	}
	for _, v := range p.villagesOf(g) {
		add(v.Programs)
	}
	slices.SortFunc(list, func(a, b *report.Program) int {
		return slices.Index(p.Report.Programs, a) - slices.Index(p.Report.Programs, b)
	})
	return list[:min(len(list), listedPrograms)]
}

// methodTags makes a line of links to methods, each with how many of the villages run it.
func (p *Page) methodTags(list []*report.Program, villages []*report.Village) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("themes")
	for _, x := range list {
		p.writeLink(w.Open("li"), programPath(x), x.Name)
		n := 0
		for _, v := range villages {
			if slices.Contains(v.Programs, x) {
				n++
			}
		}
		if n > 0 {
			p.writeCount(w.Open("span").Class("n"), "tally.villages", n)
			w.Close("span")
		}
	}
	return w.Close("ul").Fragment()
}

// listedPrograms is how many methods a region's page lists.
const listedPrograms = 12

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
				writeCount(w, n)
			}
		}
		writeLatest(w, &v.Data, columns)
	}
	closeTable(w)
	return w.Fragment()
}

// writeCount writes the cell of a count that -1 says is absent.
func writeCount(w *markup.Writer, n int) {
	w.Open("td")
	if n >= 0 {
		writeGrouped(w, n)
	}
}

// writeLatest writes a cell with the latest figure of each indicator and its year.
func writeLatest(w *markup.Writer, d *report.Data, columns []*report.Indicator) {
	for _, c := range columns {
		w.Open("td")
		if x := d.Find(c); !x.IsZero() {
			writeDecimal(w, x.Latest(), c.Decimals)
			w.Text(" ").Open("small").Int(x.Last()).Close("small")
		}
	}
}

// writeColumnUnit writes the unit of a column's figures behind its head.
func writeColumnUnit(w *markup.Writer, c *report.Indicator) {
	if c.Unit != "" {
		w.Text(" ").Open("span").Class("u").Text(string(c.Unit)).Close("span")
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
