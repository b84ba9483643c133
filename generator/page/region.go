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
			b = appendCoverage(append(b, `Dataset"`...), places.PlaceName(g), &g.Data)
			from := makers{}
			for x := range g.Series() {
				from.add(&g.Data, x)
			}
			if c := p.CountyOf[g]; c != nil && c.Region == g && len(c.Villages) > 0 { // whose file has the figures of its villages
				b = p.appendDistribution(b, CountyCSVPath(c))
				for _, v := range c.Villages {
					for x := range v.Series() {
						from.add(&v.Data, x)
					}
				}
			}
			return from.append(b, p.T("and"))
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
			if g.Parent != nil {
				RecordData(d, &g.Parent.Data)
			}
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
		below := g
		for len(below.Children) == 1 && len(below.Children[0].Children) > 0 { // a province of which one city is told: its counties are
			below = below.Children[0]
			p.writeLink(w.Text(" · "), regionPath(below), below.Name)
		}
		w.Close("h2")
		p.writeTallyLine(w, g)
		p.writeRegionTable(w, below.Children[:min(len(below.Children), rowsPerPage)])
		w.Close("section")
	}
	view := RegionsView{Text: p.introText("regions"), Tree: w.Close("div").Fragment(), Map: p.drawMap(), Schematic: p.rootSchematic()}
	view.Frame = p.frame(about{heading: p.listTitle("regions"), description: p.T("regions.why")})
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
	p.madeUp = p.madeUp || t.Villages > 0 && t.MadeUp == t.Villages && (own || g.SeriesCount() == 0)
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
		p.writeGroupCharts(charts, &g.Data, g.Name, own, false, p.holdAgainstParent(g))
		p.writeBreakdowns(charts, &g.Data, g.Name, own)
		p.writeIndicatorTable(indicators, &g.Data, nil, nil)
		view.Charts, view.Indicators = charts.Fragment(), indicators.Fragment()
		view.Schematic, view.Facets = p.childSchematic(g), p.villageControls(g)
		villages := p.villagesToSpread(g)
		trends := p.trendsUnder(g, villages)
		view.Findings, view.Medians = p.regionFindings(g, villages, latestOf(trends)), p.medianTable(trends)
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
		p.writeDownload(links, MeaningsPath, p.T("data.meanings"), "csv")
	}
	p.writeCompareLink(links, "regions", p.regionAddress(g))
	view.Downloads = links.Fragment()
	view.Contents = p.regionContents(&view)
	view.Frame = p.frame(about{
		heading: g.Name, description: p.label(g.Name, p.T("region.why")), crumbs: p.regionCrumbs(g.Parent), former: g.Former,
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
	var walk func(*report.Region)
	walk = func(r *report.Region) {
		if p.narrativeCounts[r] == 0 || len(list) == listedNarratives {
			return
		}
		add(p.Report.OfRegion(r))
		for _, v := range p.Report.VillagesIn(r) {
			add(p.Report.OfVillage(v))
		}
		for _, child := range r.Children {
			walk(child)
		}
	}
	walk(g)
	return list
}

// fewestContents is how many parts make a page long enough for a list of them.
const fewestContents = 4

// regionContents lists the parts of a region's page, which may be forty screens of a phone; "" of few.
func (p *Page) regionContents(view *RegionView) template.HTML {
	w, n := markup.AppendTo(nil), 0
	w.Open("ol").Class("contents")
	for _, x := range [...]struct {
		part    template.HTML
		id, key string
	}{
		{view.Narratives, "narratives", "narratives"}, {view.Programs, "programs", "nav.programs"}, {view.Schematic + view.Children, "children", "region.children"},
		{view.Villages, "villages", "nav.villages"}, {view.Medians, "medians", "region.medians"}, {view.Charts, "charts", "charts"}, {view.Indicators, "figures", "figures.own"},
	} {
		if x.part != "" {
			n++
			w.Open("li").Open("a").Attr("href", "#s-"+x.id).Text(p.T(x.key)).Close("a")
		}
	}
	if n < fewestContents {
		return ""
	}
	return w.Close("ol").Fragment()
}
