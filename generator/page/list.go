package page

import (
	"html/template"

	"casebook/generator/report"
)

// View makes the view of the page's route; the name is its template's.
func (p *Page) View() (name string, view any) {
	name = templateNames[p.Route.Kind]
	switch of := p.Route.Of.(type) {
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
	case *Folder:
		return name, p.sectionView(of)
	}
	switch p.Route.Kind {
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
func (p *Page) listTitle(folder string) string {
	if n := p.intros[folder]; n != nil {
		return n.Title
	}
	return p.Theme.T("section." + folder)
}

// introText renders a folder's own text for the head of its list.
func (p *Page) introText(folder string) template.HTML {
	n := p.intros[folder]
	if n == nil || p.Route.Page > 1 {
		return ""
	}
	w := &body{Page: p, n: n, byKey: map[string]int{}}
	b := w.appendBody(nil)
	if notes := w.noteList(); notes != "" {
		b = append(append(append(b, `<details class="notes-box"><summary>数据与出处</summary>`...), notes...), `</details>`...)
	}
	return fragment(b)
}

func (p *Page) sectionView(x *Folder) ListView {
	at := max(p.Route.Page, 1)
	view := ListView{
		Count: len(x.List), Text: p.introText(x.Name), List: p.items(part(x.List, at, CardsPerPage)), Facets: p.facetControls(x.Name),
		Pager: p.pager(x.Name+"/index.html", at, PagesOf(len(x.List), CardsPerPage)),
	}
	description := p.Theme.T("section.why")
	if x.Intro != nil && x.Intro.Summary != "" {
		description = x.Intro.Summary
	}
	view.Frame = p.frame(about{heading: p.FolderTitle(x), description: p.FolderTitle(x) + "：" + description, sample: p.sample})
	return view
}

func (p *Page) programsView() ListView {
	at := max(p.Route.Page, 1)
	list := p.Report.Programs
	return ListView{
		Frame: p.frame(about{heading: p.listTitle("programs"), description: p.Theme.T("programs.why")}),
		Count: len(list), Text: p.introText("programs"), List: p.programItems(part(list, at, RowsPerPage)), Facets: p.facetControls("programs"),
		Pager: p.pager("programs/index.html", at, PagesOf(len(list), RowsPerPage)),
	}
}

func (p *Page) themesView() ListView {
	at := max(p.Route.Page, 1)
	return ListView{
		Frame: p.frame(about{heading: p.listTitle("themes"), description: p.Theme.T("themes.why")}),
		Count: len(p.Report.Themes), Text: p.introText("themes"), List: p.themeTags(part(p.Report.Themes, at, 10*RowsPerPage), true),
		Pager: p.pager("themes/index.html", at, PagesOf(len(p.Report.Themes), 10*RowsPerPage)),
	}
}

func (p *Page) themeView(t *report.Theme) ListView {
	at := max(p.Route.Page, 1)
	return ListView{
		Frame: p.frame(about{
			heading: t.Name, description: t.Name + "：" + p.Theme.T("theme.why"),
			crumbs: []crumb{{"themes/index.html", p.Theme.T("nav.themes")}},
		}),
		Count: len(t.Narratives), Facets: p.facetControls(themeFolder(t)), List: p.items(part(t.Narratives, at, CardsPerPage)),
		Pager: p.pager(ThemePath(t), at, PagesOf(len(t.Narratives), CardsPerPage)),
	}
}

func (p *Page) notFoundView() NotFoundView {
	b := append([]byte(nil), `<ul class="links">`...)
	for _, e := range p.navigation() {
		b = append(p.appendLink(append(b, `<li>`...), e.path, e.name), `</li>`...)
	}
	return NotFoundView{
		Frame: p.frame(about{heading: p.Theme.T("404"), description: p.Theme.T("404.why")}),
		Links: fragment(append(b, `</ul>`...)),
	}
}
