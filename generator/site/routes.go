package site

import (
	"casebook/generator/download"
	"casebook/generator/page"
	"casebook/generator/report"
)

// listRoutes fills routes and byPath; the files of places are listed by Records. Where two
// records want one path the first has it: the loader reports such slugs.
func (s *Site) listRoutes() {
	s.byPath = map[string]int{}
	add := func(r page.Route) {
		if _, taken := s.byPath[r.Path]; !taken {
			s.byPath[r.Path] = len(s.routes)
			s.routes = append(s.routes, r)
		}
	}
	list := func(kind page.Kind, path string, of any, n, each int) {
		pages := page.PagesOf(n, each)
		for i := 1; i <= pages; i++ {
			add(page.Route{Kind: kind, Page: i, Path: page.PagePath(path, i), Of: of})
		}
	}
	add(page.Route{Kind: page.Home, Path: "index.html"})
	s.listNarratives(add, list)
	s.listRecords(add, list)
	add(page.Route{Kind: page.Compare, Path: "compare/index.html"})
	add(page.Route{Kind: page.Booklet, Path: "booklet/index.html"})
	add(page.Route{Kind: page.Search, Path: "search/index.html"})
	list(page.Data, "data/index.html", nil, len(s.Counties), page.RowsPerPage)
	add(page.Route{Kind: page.Text, Path: "about/index.html"})
	add(page.Route{Kind: page.NotFound, Path: "404.html"})
	s.listFiles(add)
}

func (s *Site) listNarratives(add func(page.Route), list func(page.Kind, string, any, int, int)) {
	for _, x := range s.Folders {
		list(x.Kind, x.Name+"/index.html", x, len(x.List), page.CardsPerPage)
	}
	kinds := [...]page.Kind{report.KindPage: page.Text, report.KindCase: page.Case, report.KindStudy: page.Study, report.KindChecklist: page.Checklist}
	for _, n := range s.Report.Narratives {
		if !n.Index {
			add(page.Route{Kind: kinds[n.Kind], Path: n.Path, Of: n})
		}
	}
}

func (s *Site) listRecords(add func(page.Route), list func(page.Kind, string, any, int, int)) {
	rep := s.Report
	list(page.Programs, "programs/index.html", nil, len(rep.Programs), page.RowsPerPage)
	for _, x := range rep.Programs {
		list(page.Program, page.ProgramPath(x), x, len(rep.OfProgram(x)), page.CardsPerPage)
	}
	add(page.Route{Kind: page.Regions, Path: "regions/index.html"})
	list(page.Themes, "themes/index.html", nil, len(rep.Themes), 10*page.RowsPerPage)
	for _, t := range rep.Themes {
		list(page.Theme, page.ThemePath(t), t, len(t.Narratives), page.CardsPerPage)
	}
	add(page.Route{Kind: page.Indicators, Path: "indicators/index.html"})
	for _, i := range rep.Indicators {
		list(page.Indicator, page.IndicatorPath(i), i, s.RankedCount(i), page.RowsPerPage)
	}
}

func (s *Site) listFiles(add func(page.Route)) {
	for _, i := range s.Report.Indicators {
		add(page.Route{Kind: page.IndicatorCSV, Path: page.IndicatorCSVPath(i), Of: i})
	}
	add(page.Route{Kind: page.FactsCSV, Path: "data/facts.csv"})
	add(page.Route{Kind: page.Catalogue, Path: "data/catalogue.json"})
	s.listCards(add)
	s.listDatasets(add)
	for i := range s.files {
		add(page.Route{Kind: page.ThemeFile, Path: s.files[i].Path, Of: &s.files[i]})
	}
	for _, a := range s.Report.Assets {
		add(page.Route{Kind: page.SiteFile, Path: a.Out, Of: a})
	}
	add(page.Route{Kind: page.Robots, Path: "robots.txt"})
	if s.Base != "" {
		add(page.Route{Kind: page.Atom, Path: "atom.xml"})
		s.listSitemaps(add)
	}
}

func (s *Site) listCards(add func(page.Route)) {
	for _, n := range s.Report.Narratives {
		if page.HasCard(n) {
			add(page.Route{Kind: page.BookletCard, Path: page.CardPath(n), Of: n})
		}
	}
}

func (s *Site) listDatasets(add func(page.Route)) {
	for _, x := range download.Datasets() {
		add(page.Route{Kind: page.DataScript, Path: "data/" + x.Name + ".js", Of: x})
	}
	s.listListScripts(add)
}

// listListScripts lists the scripts of all lists that can be narrowed.
func (s *Site) listListScripts(add func(page.Route)) {
	for _, x := range s.Lists {
		add(page.Route{Kind: page.DataScript, Path: x.Folder + "/list.js", Of: x})
	}
}
