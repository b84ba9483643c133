package page

import (
	"html/template"
	"slices"

	"casebook/generator/document"
	"casebook/generator/markup"
	"casebook/generator/report"
	"casebook/generator/search"
)

func programsKind() *Kind {
	return &Kind{
		Name: "programs", Folder: "programs", Zero: ListView{}, Lists: true, Signs: true,
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "programs", false, len(m.Report.Programs) > 0) },
		Routes: func(m *Model, add Add) { add.pages("programs/index.html", nil, len(m.Report.Programs), rowsPerPage) },
		View:   func(p *Page) any { return p.programsView() },
		Title:  titleOfList("programs"),
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "programs")
			d.Villages() // how many follow a program can be chosen by
			d.Cards()
			for _, x := range m.Report.Programs {
				d.Record(x.At)
			}
		},
	}
}

func themesKind() *Kind {
	return &Kind{
		Name: "themes", Folder: "themes", Zero: ListView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "themes", true, len(m.Report.Themes) > 0) },
		Routes: func(m *Model, add Add) { add.pages("themes/index.html", nil, len(m.Report.Themes), 10*rowsPerPage) },
		View:   func(p *Page) any { return p.themesView() },
		Title:  titleOfList("themes"),
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "themes")
			d.Cards()
		},
	}
}

func themeKind() *Kind {
	return &Kind{
		Name: "theme", Zero: ListView{}, Lists: true,
		Routes: func(m *Model, add Add) {
			for _, t := range m.Report.Themes {
				add.pages(themePath(t), t, len(t.Narratives), cardsPerPage)
			}
		},
		View: func(p *Page) any { return p.themeView(p.Route.Of.(*report.Theme)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(append(append(b, r.Of.(*report.Theme).Name...), ` · `...), m.Theme.T("nav.themes")...)
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, t := range m.Report.Themes {
				list = append(list, Document{Path: themePath(t), Page: func() search.Page { return m.searchTheme(t) }})
			}
			return list
		},
		Deps: func(d Deps, _ *Model, r *Route) {
			t := r.Of.(*report.Theme)
			d.Value(t.Name)
			cardsOf(d, t.Narratives)
		},
	}
}

func notFoundKind() *Kind {
	return &Kind{
		Name: "404", Zero: PlainView{}, Omit: OmitAddress | OmitCite | OmitTools,
		Routes: func(_ *Model, add Add) { add("404.html", 0, nil) },
		View:   func(p *Page) any { return p.notFoundView() },
		Title:  func(b []byte, m *Model, _ *Route) []byte { return append(b, m.Theme.T("404")...) },
		Deps:   func(d Deps, m *Model, _ *Route) { d.Record(m.Report.Site.At) }, // the navigation is in every page's key
	}
}

// titleOfList is the title of the list in a folder.
func titleOfList(folder string) func([]byte, *Model, *Route) []byte {
	return func(b []byte, m *Model, _ *Route) []byte { return append(b, m.listTitle(folder)...) }
}

// titleOfEntry is the title of a page that is called as its entry of the navigation.
func titleOfEntry(key string) func([]byte, *Model, *Route) []byte {
	return func(b []byte, m *Model, _ *Route) []byte { return append(b, m.Theme.T("nav."+key)...) }
}

// listTitle is the heading of the list in a folder: of its own text, else the theme's.
func (p *Model) listTitle(folder string) string {
	if n := p.intros[folder]; n != nil {
		return n.Title
	}
	return p.T("section." + folder)
}

// introText renders a folder's own text for the head of its list.
func (p *Page) introText(folder string) template.HTML {
	n := p.intros[folder]
	if n == nil || p.Route.Page > 1 {
		return ""
	}
	text := &body{Page: p, n: n, byKey: map[document.FactTarget]int{}}
	w := markup.AppendTo(nil)
	text.writeBody(w)
	if notes := text.noteList(); notes != "" {
		w.Open("details").Class("notes-box").Element("summary", p.T("notes")).HTML(notes).Close("details")
	}
	return w.Fragment()
}

func (p *Page) sectionView(x *Folder) ListView {
	at := max(p.Route.Page, 1)
	view := ListView{
		Count: len(x.List), Text: p.introText(x.Name), List: p.items(part(x.List, at, cardsPerPage)), Facets: p.facetControls(x.Name),
		Pager: p.pager(x.Name+"/index.html", at, PagesOf(len(x.List), cardsPerPage)),
	}
	if len(x.List) == 0 && view.Text == "" {
		view.List = p.elsewhere()
	}
	description := p.T("section.why")
	if x.Intro != nil && x.Intro.Summary != "" {
		description = x.Intro.Summary
	}
	view.Frame = p.frame(about{heading: p.FolderTitle(x), description: p.label(p.FolderTitle(x), description)})
	return view
}

func (p *Page) programsView() ListView {
	at := max(p.Route.Page, 1)
	list := p.Report.Programs
	return ListView{
		Count: len(list), Text: p.introText("programs"), List: p.programItems(part(list, at, rowsPerPage)), Facets: p.facetControls("programs"),
		Pager: p.pager("programs/index.html", at, PagesOf(len(list), rowsPerPage)),
		Frame: p.frame(about{heading: p.listTitle("programs"), description: p.T("programs.why")}),
	}
}

func (p *Page) themesView() ListView {
	at := max(p.Route.Page, 1)
	return ListView{
		Count: len(p.Report.Themes), Text: p.introText("themes"), List: p.themesWithTexts(part(p.Report.Themes, at, 10*rowsPerPage)),
		Pager: p.pager("themes/index.html", at, PagesOf(len(p.Report.Themes), 10*rowsPerPage)),
		Frame: p.frame(about{heading: p.listTitle("themes"), description: p.T("themes.why")}),
	}
}

// themesWithTexts lists themes, each with its first texts, which tell what it is about: those that stand
// under no theme before it, where it has such.
func (p *Page) themesWithTexts(list []*report.Theme) template.HTML {
	const shown = 2
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	shownBefore := map[*report.Narrative]bool{}
	w.Open("ul").Class("themes")
	for _, t := range list {
		p.writeLink(w.Open("li"), themePath(t), t.Name)
		p.writeCount(w.Open("span").Class("n"), "themes.texts", len(t.Narratives))
		w.Close("span")
		fresh, others := split(t.Narratives, func(n *report.Narrative) bool { return !shownBefore[n] })
		for _, n := range slices.Concat(fresh, others)[:min(len(t.Narratives), shown)] {
			shownBefore[n] = true
			p.writeLink(w.Open("p").Class("parts"), n.Path, n.Title)
			w.Close("p")
		}
		w.Close("li")
	}
	return w.Close("ul").Fragment()
}

func (p *Page) themeView(t *report.Theme) ListView {
	at := max(p.Route.Page, 1)
	return ListView{
		Count: len(t.Narratives), Facets: p.facetControls(themeFolder(t)), List: p.items(part(t.Narratives, at, cardsPerPage)),
		Pager: p.pager(themePath(t), at, PagesOf(len(t.Narratives), cardsPerPage)),
		Frame: p.frame(about{
			heading: t.Name, description: p.label(t.Name, p.T("theme.why")),
			crumbs: []crumb{{"themes/index.html", p.T("nav.themes")}},
		}),
	}
}

func (p *Page) notFoundView() PlainView {
	return p.plainView(p.T("404"), p.T("404.why"), p.elsewhere())
}

// elsewhere is what a page that has nothing to show offers: a search, and the site's parts.
func (p *Page) elsewhere() template.HTML {
	w := markup.AppendTo(nil)
	p.writeSearchForm(w)
	w.Open("ul").Class("links")
	p.writeLink(w.Open("li"), "index.html", p.T("home"))
	w.Close("li")
	for _, e := range p.navigation() {
		p.writeLink(w.Open("li"), e.path(), e.Name)
		w.Close("li")
	}
	return w.Close("ul").Fragment()
}

// writeSearchForm writes a field that asks the search page, which reads the term behind "?".
func (p *Page) writeSearchForm(w *markup.Writer) {
	w.Open("form").Class("seek-line").Attr("role", "search").Link("action", p.prefix, "search/index.html").Flag("data-search")
	w.Open("input").Attr("type", "search").Attr("name", "q").Attr("aria-label", p.T("search.term")).Attr("placeholder", p.T("search.placeholder")).Attr("enterkeyhint", "search")
	w.Open("button").Text(p.T("search.submit")).Close("button").Close("form")
}
