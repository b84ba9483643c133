package page

import (
	"iter"
	"strconv"
	"strings"

	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
	"casebook/generator/source"
)

// Kind is one kind of output file and all that the site knows of it: nothing outside asks
// which kind a file is. Each kind is made by a function that stands in the file of its pages;
// Kinds lists them.
type Kind struct {
	Name   string // "village": of its template and of the class of <body>
	Folder string // the top folder of the output that is its own: no folder of content/ may be it

	// How its files are listed: by Routes, of a report; by Records, where they depend on the
	// records alone, so that reports with the same records share the list; by Each, of the
	// records too, where they are too many to be held, and then Find tells which record has a
	// path.
	Routes  func(*Model, Add)
	Records func(*Common, Add)
	Each    func(*Common) iter.Seq2[string, any]
	Find    func(*Common, string) (of any, found bool)

	View   func(*Page) any                     // of a page: what its template sees
	Zero   any                                 // of a page: an empty view, by which its template is checked
	Append func(*Page, []byte) ([]byte, error) // of another file: its bytes
	Title  func([]byte, *Model, *Route) []byte // of a page, without the site's name and the page's number; of one listed by Records or Each without a Model
	Thing  func(*Page, []byte) []byte          // the type that schema.org has for it and what it says, TYPE","key":…; nil for a CollectionPage
	Date   func(*Route) report.Date            // of the last change of a page; nil for none
	Search func(*Model) []Document             // what its pages are found by; nil for nothing
	Deps   func(d Deps, m *Model, r *Route)    // what its files are made of, see Deps; nil where that is no village and no narrative
	Alike  func(m *Model, r *Route) any        // files for which it is the same and not nil declare the same: of very many one is asked; may be nil
	Nav    func(m *Model) []NavEntry           // its entries of the navigation; nil for none

	Lists bool // entries of a list stand right under the page's heading
	Signs bool // a program in a list has its drawing
	Omit  Omit
}

// Omit says which parts of the frame the pages of a kind do without.
type Omit uint8

const (
	OmitAddress Omit = 1 << iota // in no sitemap and without what names its address: a host shows it at any
	OmitFeed                     // the link to the feed
	OmitCode                     // the QR code: drawing one costs more than the rest of a page of which there are very many
	OmitCite                     // how to cite it
	OmitIndex                    // from the sitemap: an old address is for those who have it
	OmitTools                    // the place for what can be done with the page
)

// DateOf is the date of a page, the zero date where it claims none.
func (k *Kind) DateOf(r *Route) report.Date {
	if k.Date == nil {
		return report.Date{}
	}
	return k.Date(r)
}

// Declare tells d what a file of the kind is made of.
func (k *Kind) Declare(d Deps, m *Model, r *Route) {
	if k.Deps != nil {
		k.Deps(d, m, r)
	}
}

// IsPage tells whether the files are HTML pages.
func (k *Kind) IsPage() bool { return k.View != nil }

// Kinds lists all kinds of pages, and of the files that pages bring with them. Entries of the
// navigation stand in their order.
func Kinds() []*Kind {
	return []*Kind{
		homeKind(), casesKind(), programsKind(), regionsKind(), studiesKind(), compareKind(), searchKind(), themesKind(), indicatorsKind(),
		sectionKind(), dataKind(), bookletKind(), textKind(), caseKind(), studyKind(), checklistKind(), programKind(), themeKind(),
		indicatorKind(), regionKind(), villageKind(), correctionsKind(), editionsKind(), notFoundKind(), movedKind(), withdrawnKind(), cardKind(), listScriptKind(),
	}
}

// Folders are the top folders of the output that kinds have for themselves.
func Folders() []string {
	var list []string
	for _, k := range Kinds() {
		if k.Folder != "" {
			list = append(list, k.Folder)
		}
	}
	return list
}

// Views returns a zero view for each template, so that the theme can check its templates
// before the first page is made.
func Views() map[string]any {
	views := map[string]any{}
	for _, k := range Kinds() {
		if k.IsPage() {
			views[k.Name] = k.Zero
		}
	}
	return views
}

// Add takes one file of a kind: the path in the output, which page of a long list it is (0
// where it is none) and the record that it shows.
type Add func(path string, page int, of any)

// pages adds the pages of a list of n at a path.
func (add Add) pages(path string, of any, n, each int) {
	for i := range PagesOf(n, each) {
		add(pagePath(path, i+1), i+1, of)
	}
}

// Route is one output file: a small value that is listed without rendering.
type Route struct {
	Kind *Kind
	Page int    // of a long list, from 1; else 0. Of a sitemap: its number.
	Path string // in the output: "villages/450329102201/index.html"
	Of   any    // the record it shows
}

// IsNamed tells whether the name of what a page shows is known: of a row that is cut short only the code
// may be.
func (r Route) IsNamed() bool {
	switch x := r.Of.(type) {
	case *report.Village:
		return x == nil || x.Name != ""
	case *report.Region:
		return x == nil || x.Name != ""
	case *report.Program:
		return x == nil || x.Name != ""
	case *report.Narrative:
		return x == nil || x.Title != ""
	}
	return true
}

// File is the file of the record that a page is about, "" where it is about no one record.
func (r Route) File() string {
	var at source.Span
	switch x := r.Of.(type) {
	case *report.Village:
		at = x.At
	case *report.Region:
		at = x.At
	case *report.Program:
		at = x.At
	case *report.Indicator:
		at = x.At
	case *report.Narrative:
		at = x.At
	}
	if at.File == nil {
		return ""
	}
	return at.File.Path
}

// Document is what a page is found by: Text is the length of its text in bytes.
type Document struct {
	Path string
	Text int
	Page func() search.Page
}

// Lengths of long lists' pages.
const (
	rowsPerPage  = 100 // of tables
	cardsPerPage = 48  // of narratives
)

// villageCode returns the code of the village whose page has a path, "" of any other path.
func villageCode(path string) string {
	code, isVillage := strings.CutPrefix(path, "villages/")
	code, isPage := strings.CutSuffix(code, "/index.html")
	if !isVillage || !isPage {
		return ""
	}
	return code
}

func appendVillagePath(b []byte, v *report.Village) []byte {
	return append(append(append(b, "villages/"...), v.Code...), "/index.html"...)
}

func villagePath(v *report.Village) string     { return "villages/" + v.Code + "/index.html" }
func regionPath(g *report.Region) string       { return "regions/" + g.Code + "/index.html" }
func programPath(p *report.Program) string     { return "programs/" + p.ID + "/index.html" }
func themeFolder(t *report.Theme) string       { return "themes/" + t.ID }
func themePath(t *report.Theme) string         { return themeFolder(t) + "/index.html" }
func indicatorPath(i *report.Indicator) string { return "indicators/" + i.ID + "/index.html" }
func sourcePath(x *report.Source) string       { return "data/index.html#source-" + x.ID }
func IndicatorCSVPath(i *report.Indicator) string {
	return "data/indicators/" + i.ID + ".csv"
}
func CountyCSVPath(c *places.County) string { return "data/counties/" + c.Region.Code + ".csv" }

// CountyWorkbookPath is where a county's workbook lies, on sites that HasWorkbooks.
func CountyWorkbookPath(c *places.County) string { return "data/counties/" + c.Region.Code + ".xlsx" }

// pagePath returns the path of page n of the list at path.
func pagePath(path string, n int) string {
	if n <= 1 {
		return path
	}
	return strings.TrimSuffix(path, "index.html") + "page/" + strconv.Itoa(n) + "/index.html"
}

// PagesOf returns how many pages a list of n takes.
func PagesOf(n, each int) int { return max(1, (n+each-1)/each) }

func CountyScriptPath(c *places.County) string { return "data/counties/" + c.Region.Code + ".js" }
