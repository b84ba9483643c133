package compose

import (
	"html/template"

	"casebook/generator/report"
)

// view makes the view of the page's route; the name is its template's.
func (p *page) view() (name string, view any) {
	name = templateNames[p.route.Kind]
	switch of := p.route.of.(type) {
	case *report.Village:
		return name, p.villageView(of)
	case *report.Region:
		return name, p.regionView(of)
	case *report.Narrative:
		return name, p.narrativeView(of)
	case *report.Program:
		return name, p.programView(of)
	case *report.Indicator:
		return name, p.indicatorView(of)
	case *report.Theme:
		return name, p.themeView(of)
	case *section:
		return name, p.sectionView(of)
	}
	switch p.route.Kind {
	case Home:
		return name, p.homeView()
	case Programs:
		return name, p.programsView()
	case Regions:
		return name, p.regionsView()
	case Themes:
		return name, p.themesView()
	case Indicators:
		return name, p.indicatorsView()
	case Data:
		return name, p.dataView()
	case Compare:
		return name, p.compareView()
	case Booklet:
		return name, p.bookletView()
	case Search:
		return name, p.searchView()
	case NotFound:
		return name, p.notFoundView()
	}
	return name, p.narrativeView(nil)
}

// listTitle is the heading of the list in a folder: of its own text, else the theme's.
func (p *page) listTitle(folder string) string {
	if n := p.intros[folder]; n != nil {
		return n.Title
	}
	return p.th.T("section." + folder)
}

// introText renders a folder's own text for the head of its list.
func (p *page) introText(folder string) template.HTML {
	n := p.intros[folder]
	if n == nil || p.route.Page > 1 {
		return ""
	}
	w := &body{page: p, n: n, byKey: map[string]int{}}
	b := w.appendBody(nil)
	if notes := w.noteList(); notes != "" {
		b = append(append(append(b, `<details class="notes-box"><summary>数据与出处</summary>`...), notes...), `</details>`...)
	}
	return fragment(b)
}

func (p *page) sectionView(x *section) ListView {
	at := max(p.route.Page, 1)
	view := ListView{
		Count: len(x.list), Text: p.introText(x.name), List: p.items(part(x.list, at, cardsPerPage)), Facets: p.facetControls(x.name),
		Pager: p.pager(x.name+"/index.html", at, pagesOf(len(x.list), cardsPerPage)),
	}
	description := p.th.T("section.why")
	if x.intro != nil && x.intro.Summary != "" {
		description = x.intro.Summary
	}
	view.Page = p.frame(about{heading: p.sectionTitle(x), description: p.sectionTitle(x) + "：" + description, sample: p.sample})
	return view
}

func (p *page) programsView() ListView {
	at := max(p.route.Page, 1)
	list := p.rep.Programs
	return ListView{
		Page:  p.frame(about{heading: p.listTitle("programs"), description: p.th.T("programs.why")}),
		Count: len(list), Text: p.introText("programs"), List: p.programItems(part(list, at, rowsPerPage)), Facets: p.facetControls("programs"),
		Pager: p.pager("programs/index.html", at, pagesOf(len(list), rowsPerPage)),
	}
}

func (p *page) themesView() ListView {
	at := max(p.route.Page, 1)
	return ListView{
		Page:  p.frame(about{heading: p.listTitle("themes"), description: p.th.T("themes.why")}),
		Count: len(p.rep.Themes), Text: p.introText("themes"), List: p.themeTags(part(p.rep.Themes, at, 10*rowsPerPage), true),
		Pager: p.pager("themes/index.html", at, pagesOf(len(p.rep.Themes), 10*rowsPerPage)),
	}
}

func (p *page) themeView(t *report.Theme) ListView {
	at := max(p.route.Page, 1)
	return ListView{
		Page: p.frame(about{
			heading: t.Name, description: t.Name + "：" + p.th.T("theme.why"),
			crumbs: []crumb{{"themes/index.html", p.th.T("nav.themes")}},
		}),
		Count: len(t.Narratives), List: p.items(part(t.Narratives, at, cardsPerPage)),
		Pager: p.pager(themePath(t), at, pagesOf(len(t.Narratives), cardsPerPage)),
	}
}

// Lengths of the lists on the first page.
const (
	homeCases    = 8
	homePrograms = 24
	homeStudies  = 4
	homeThemes   = 30
	homeCharts   = 3

	minTrendYears = 5
)

func (p *page) homeView() HomeView {
	cases, studies := p.section("cases").list, p.section("studies").list
	view := HomeView{
		Subtitle: p.rep.Site.Subtitle, Text: p.introText(""), Tally: p.tallyOfAll(),
		Programs: p.programItems(p.rep.Programs[:min(len(p.rep.Programs), homePrograms)]),
		Studies:  p.items(studies[:min(len(studies), homeStudies)]),
		Themes:   p.themeTags(p.rep.Themes[:min(len(p.rep.Themes), homeThemes)], true),
		Regions:  p.roots(), Trends: p.homeTrends(), Indicators: p.indicatorLinks(), Sections: p.sectionLinks(),
	}
	if len(cases) > 0 {
		view.Lead = p.lead(cases[0])
		view.Cases = p.items(cases[1:min(len(cases), homeCases+1)])
	}
	heading := p.rep.Site.Title
	view.Page = p.frame(about{heading: heading, description: p.rep.Site.Subtitle, sample: p.sample})
	return view
}

// figuresIn counts the years of a series that have a figure.
func figuresIn(x *report.Series) int {
	n := 0
	for _, d := range x.Values {
		if !d.IsMissing() {
			n++
		}
	}
	return n
}

// homeTrends draws the fullest course of each group of indicators that a region has true
// figures of, up to three.
func (p *page) homeTrends() template.HTML {
	var b []byte
	for _, g := range p.rep.Groups {
		var fullest *report.Indicator
		years := minTrendYears - 1
		for _, i := range g.Indicators {
			m := &p.measures[i.Index]
			if m.sample || len(m.regions) == 0 {
				continue
			}
			if n := figuresIn(m.regions[0].Find(i)); n > years {
				fullest, years = i, n
			}
		}
		if fullest != nil && p.charts < homeCharts {
			b = append(b, p.trend(fullest, &p.measures[fullest.Index])...)
		}
	}
	return fragment(b)
}

// tallyOfAll says how much the site holds.
func (p *page) tallyOfAll() template.HTML {
	figures := 0
	for _, n := range p.rep.Narratives {
		if n.Doc != nil {
			figures += len(n.Doc.Figures)
		}
	}
	b := append([]byte(nil), `<ul class="totals">`...)
	for _, x := range [...]struct {
		n         int
		path, key string
	}{
		{len(p.section("cases").list), "cases/index.html", "total.cases"},
		{len(p.rep.Programs), "programs/index.html", "total.programs"},
		{len(p.rep.Villages), "regions/index.html", "total.villages"},
		{len(p.rep.Indicators), "indicators/index.html", "total.indicators"},
		{figures, "data/index.html", "total.figures"},
	} {
		if x.n == 0 {
			continue
		}
		b = append(b, `<li><a href="`...)
		b = append(p.appendHref(b, x.path), `"><b>`...)
		b = append(appendGroupedInt(b, x.n), `</b> `...)
		b = append(appendText(b, p.th.T(x.key)), `</a></li>`...)
	}
	return fragment(append(b, `</ul>`...))
}

// lead tells the first case at more length: its formula is drawn.
func (p *page) lead(n *report.Narrative) template.HTML {
	b := append([]byte(nil), `<article class="lead"><p class="kicker">`...)
	b = append(p.appendKicker(b, n), `</p><h2>`...)
	b = append(p.appendLink(b, n.Path, n.Title), `</h2>`...)
	b = appendTagged(b, "p", "deck", firstOf(n.Summary, p.firstSentence(n)))
	if n.Cover != nil {
		b = append(b, p.cover(n)...)
	}
	return fragment(append(b, `</article>`...))
}

// roots lists the regions without a parent, and the children of one that stands alone.
func (p *page) roots() template.HTML {
	b := append([]byte(nil), `<ul class="links regions">`...)
	n := 0
	for _, g := range p.rep.Regions {
		if g.Parent != nil || n == homeThemes {
			continue
		}
		n++
		b = append(b, `<li>`...)
		b = p.appendLink(b, regionPath(g), g.Name)
		b = p.appendTallyLine(b, g)
		b = append(b, `</li>`...)
	}
	if n == 0 {
		return ""
	}
	return fragment(append(b, `</ul>`...))
}

func (p *page) indicatorLinks() template.HTML {
	var b []byte
	for _, g := range p.rep.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		b = append(b, `<div><dt>`...)
		b = append(appendText(b, g.Name), `</dt><dd>`...)
		for i, x := range g.Indicators {
			if i > 0 {
				b = append(b, ` · `...)
			}
			b = p.appendLink(b, indicatorPath(x), x.Name)
		}
		b = append(b, `</dd></div>`...)
	}
	if len(b) == 0 {
		return ""
	}
	return fragment(append(append([]byte(`<dl class="index">`), b...), `</dl>`...))
}

func (p *page) sectionLinks() template.HTML {
	var b []byte
	for _, x := range p.sections {
		if x.kind != Section {
			continue
		}
		b = append(b, `<li>`...)
		b = p.appendLink(b, x.name+"/index.html", p.sectionTitle(x))
		if x.intro != nil {
			b = appendTagged(b, "p", "deck", x.intro.Summary)
		}
		b = append(b, `</li>`...)
	}
	if len(b) == 0 {
		return ""
	}
	return fragment(append(append([]byte(`<ul class="links">`), b...), `</ul>`...))
}

func (p *page) notFoundView() NotFoundView {
	b := append([]byte(nil), `<ul class="links">`...)
	for _, e := range p.navigation() {
		b = append(p.appendLink(append(b, `<li>`...), e.path, e.name), `</li>`...)
	}
	return NotFoundView{
		Page:  p.frame(about{heading: p.th.T("404"), description: p.th.T("404.why")}),
		Links: fragment(append(b, `</ul>`...)),
	}
}
