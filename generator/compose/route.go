package compose

import (
	"strconv"
	"strings"

	"casebook/generator/report"
)

// Kind is the kind of an output file.
type Kind uint8

// The kinds of pages come first, each with a template of its own.
const (
	Home Kind = iota
	Cases
	Case
	Studies
	Study
	Section
	Checklist
	Text
	Programs
	Program
	Regions
	Region
	Village
	Themes
	Theme
	Indicators
	Indicator
	Compare
	Booklet
	Search
	Data
	NotFound

	CountyCSV
	IndicatorCSV
	FactsCSV
	Catalogue
	Sitemap
	Atom
	Robots
	SearchShard
	DataScript
	BookletCard
	ThemeFile
	SiteFile
)

// templateNames are the page kinds' templates: "case" is templates/case.html.
var templateNames = [...]string{
	Home: "home", Cases: "cases", Case: "case", Studies: "studies", Study: "study", Section: "section",
	Checklist: "checklist", Text: "page", Programs: "programs", Program: "program", Regions: "regions", Region: "region",
	Village: "village", Themes: "themes", Theme: "theme", Indicators: "indicators", Indicator: "indicator",
	Compare: "compare", Booklet: "booklet", Search: "search", Data: "data", NotFound: "404",
}

// IsPage tells whether the file is an HTML page.
func (k Kind) IsPage() bool { return int(k) < len(templateNames) }

// Route is one output file: a small value that is listed without rendering.
type Route struct {
	Kind Kind
	Page int    // of a long list, from 1; else 0. Of a shard or a sitemap: its number.
	Path string // in the output: "villages/450329102201/index.html"
	of   any    // the record it shows
}

// Lengths of long lists' pages.
const (
	rowsPerPage  = 100 // of tables
	cardsPerPage = 48  // of narratives
)

func villageRoute(v *report.Village) Route {
	return Route{Kind: Village, Path: villagePath(v), of: v}
}

// villageCode returns the code of the village whose page has a path, "" of any other path.
func villageCode(path string) string {
	code, isVillage := strings.CutPrefix(path, "villages/")
	code, isPage := strings.CutSuffix(code, "/index.html")
	if !isVillage || !isPage {
		return ""
	}
	return code
}

func villagePath(v *report.Village) string     { return "villages/" + v.Code + "/index.html" }
func regionPath(g *report.Region) string       { return "regions/" + g.Code + "/index.html" }
func programPath(p *report.Program) string     { return "programs/" + p.ID + "/index.html" }
func themeFolder(t *report.Theme) string       { return "themes/" + t.ID }
func themePath(t *report.Theme) string         { return themeFolder(t) + "/index.html" }
func indicatorPath(i *report.Indicator) string { return "indicators/" + i.ID + "/index.html" }
func sourcePath(x *report.Source) string       { return "data/index.html#source-" + x.ID }
func indicatorCSVPath(i *report.Indicator) string {
	return "data/indicators/" + i.ID + ".csv"
}
func countyCSVPath(c *county) string { return "data/counties/" + c.region.Code + ".csv" }

// pagePath returns the path of page n of the list at path.
func pagePath(path string, n int) string {
	if n <= 1 {
		return path
	}
	return strings.TrimSuffix(path, "index.html") + "page/" + strconv.Itoa(n) + "/index.html"
}

// pagesOf returns how many pages a list of n takes.
func pagesOf(n, each int) int { return max(1, (n+each-1)/each) }

// listRoutes fills routes and byPath; the files of places are the gazetteer's. Where two
// records want one path the first has it: the loader reports such slugs.
func (s *Site) listRoutes() {
	s.byPath = map[string]int{}
	add := func(r Route) {
		if _, taken := s.byPath[r.Path]; !taken {
			s.byPath[r.Path] = len(s.routes)
			s.routes = append(s.routes, r)
		}
	}
	list := func(kind Kind, path string, of any, n, each int) {
		pages := pagesOf(n, each)
		for i := 1; i <= pages; i++ {
			add(Route{Kind: kind, Page: i, Path: pagePath(path, i), of: of})
		}
	}
	add(Route{Kind: Home, Path: "index.html"})
	s.listNarratives(add, list)
	s.listRecords(add, list)
	add(Route{Kind: Compare, Path: "compare/index.html"})
	add(Route{Kind: Booklet, Path: "booklet/index.html"})
	add(Route{Kind: Search, Path: "search/index.html"})
	list(Data, "data/index.html", nil, len(s.counties), rowsPerPage)
	add(Route{Kind: Text, Path: "about/index.html"})
	add(Route{Kind: NotFound, Path: "404.html"})
	s.listFiles(add)
}

func (s *Site) listNarratives(add func(Route), list func(Kind, string, any, int, int)) {
	for _, x := range s.sections {
		list(x.kind, x.name+"/index.html", x, len(x.list), cardsPerPage)
	}
	kinds := [...]Kind{report.KindPage: Text, report.KindCase: Case, report.KindStudy: Study, report.KindChecklist: Checklist}
	for _, n := range s.rep.Narratives {
		if !n.Index {
			add(Route{Kind: kinds[n.Kind], Path: n.Path, of: n})
		}
	}
}

func (s *Site) listRecords(add func(Route), list func(Kind, string, any, int, int)) {
	rep := s.rep
	list(Programs, "programs/index.html", nil, len(rep.Programs), rowsPerPage)
	for _, x := range rep.Programs {
		list(Program, programPath(x), x, len(rep.OfProgram(x)), cardsPerPage)
	}
	add(Route{Kind: Regions, Path: "regions/index.html"})
	list(Themes, "themes/index.html", nil, len(rep.Themes), 10*rowsPerPage)
	for _, t := range rep.Themes {
		list(Theme, themePath(t), t, len(t.Narratives), cardsPerPage)
	}
	add(Route{Kind: Indicators, Path: "indicators/index.html"})
	for _, i := range rep.Indicators {
		list(Indicator, indicatorPath(i), i, s.rankedCount(i), rowsPerPage)
	}
}

func (s *Site) listFiles(add func(Route)) {
	for _, i := range s.rep.Indicators {
		add(Route{Kind: IndicatorCSV, Path: indicatorCSVPath(i), of: i})
	}
	add(Route{Kind: FactsCSV, Path: "data/facts.csv"})
	add(Route{Kind: Catalogue, Path: "data/catalogue.json"})
	s.listCards(add)
	s.listDatasets(add)
	for i := range s.files {
		add(Route{Kind: ThemeFile, Path: s.files[i].Path, of: &s.files[i]})
	}
	for _, a := range s.rep.Assets {
		add(Route{Kind: SiteFile, Path: a.Out, of: a})
	}
	add(Route{Kind: Robots, Path: "robots.txt"})
	if s.base != "" {
		add(Route{Kind: Atom, Path: "atom.xml"})
		s.listSitemaps(add)
	}
}
