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
		Count: len(t.Narratives), Facets: p.facetControls(themeFolder(t)), List: p.items(part(t.Narratives, at, cardsPerPage)),
		Pager: p.pager(themePath(t), at, pagesOf(len(t.Narratives), cardsPerPage)),
	}
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
