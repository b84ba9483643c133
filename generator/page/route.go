package page

import (
	"strconv"
	"strings"

	"casebook/generator/places"
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
	Of   any    // the record it shows
}

// Lengths of long lists' pages.
const (
	RowsPerPage  = 100 // of tables
	CardsPerPage = 48  // of narratives
)

func VillageRoute(v *report.Village) Route {
	return Route{Kind: Village, Path: villagePath(v), Of: v}
}

// VillageCode returns the code of the village whose page has a path, "" of any other path.
func VillageCode(path string) string {
	code, isVillage := strings.CutPrefix(path, "villages/")
	code, isPage := strings.CutSuffix(code, "/index.html")
	if !isVillage || !isPage {
		return ""
	}
	return code
}

func villagePath(v *report.Village) string     { return "villages/" + v.Code + "/index.html" }
func RegionPath(g *report.Region) string       { return "regions/" + g.Code + "/index.html" }
func ProgramPath(p *report.Program) string     { return "programs/" + p.ID + "/index.html" }
func themeFolder(t *report.Theme) string       { return "themes/" + t.ID }
func ThemePath(t *report.Theme) string         { return themeFolder(t) + "/index.html" }
func IndicatorPath(i *report.Indicator) string { return "indicators/" + i.ID + "/index.html" }
func sourcePath(x *report.Source) string       { return "data/index.html#source-" + x.ID }
func IndicatorCSVPath(i *report.Indicator) string {
	return "data/indicators/" + i.ID + ".csv"
}
func CountyCSVPath(c *places.County) string { return "data/counties/" + c.Region.Code + ".csv" }

// PagePath returns the path of page n of the list at path.
func PagePath(path string, n int) string {
	if n <= 1 {
		return path
	}
	return strings.TrimSuffix(path, "index.html") + "page/" + strconv.Itoa(n) + "/index.html"
}

// PagesOf returns how many pages a list of n takes.
func PagesOf(n, each int) int { return max(1, (n+each-1)/each) }

func CountyScriptPath(c *places.County) string { return "data/counties/" + c.Region.Code + ".js" }
