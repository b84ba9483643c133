// Package page makes the pages of a site, and the fragments that they share.
//
// What is shared by many pages (rankings, counts of a region, header and footer) is worked
// out once, when the model is made or when it is first asked for.
//
// view.go is what templates may see. Templates hold a page's shape in a few coarse actions;
// tables, lists and figures reach them as finished fragments, because a page whose every
// cell is a template action costs twenty times as much.
package page

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"casebook/generator/picture"
	"casebook/generator/places"
	"casebook/generator/qrcode"
	"casebook/generator/report"
	"casebook/generator/theme"
)

// Options is what a site is made with besides its input.
type Options struct {
	Site    string // its folder, from which images and documents are copied
	Counts  map[*report.Narrative]Count
	Version string // of the generator, for the footer
	Base    string // overrides base_url; "" leaves it
	// Pictures makes the versions of pictures; nil: one that keeps nothing.
	Pictures *picture.Maker
}

// Count says how a narrative's figures stand: found in its prose, bound to data, and found
// to agree with it.
type Count struct {
	Figures, Bound, Checked int
}

// Model is a report made ready for pages: what all of them may see. It is safe for concurrent
// use.
type Model struct {
	*Common
	Report       *report.Report
	Theme        *theme.Theme
	Options      Options
	Base         string // base_url without a trailing slash, or ""
	root         string // what 404.html puts before a path: "/" or "/sub/path/"
	optionScript string // the output path of the charts' option script

	Folders         []*Folder
	intros          map[string]*report.Narrative // the folders' own texts
	narrativeCounts map[*report.Region]int       // how many narratives stand under it
	Updated         report.Date                  // of its newest text
	allMadeUp       bool                         // all its sources are: a list says so once, at its head
	HasFeed         bool                         // a feed must have a date: of its newest text or correction
	Lists           []*FacetList                 // that can be narrowed

	listOf map[string]*FacetList // by folder

	kinds        []*Kind
	hasAlike     func() bool                                   // whether there is a form of “villages like mine”
	narrativesOf func() map[*report.Region][]*report.Narrative // that stand under it

	codes    qrcode.Maker
	suffix   func(path string) string // what stands after a title that an earlier page has
	sharedBy sync.Map                 // of chromeKey to *sharedParts
	drawings sync.Map                 // of *report.Program to template.HTML
	weights  sync.Map                 // of *report.Narrative to *highlight.Weighed

	years     []string // the names of those from firstNamed on
	yearTexts []string // and the words for them, see yearWords
	backdrops sync.Map // of *places.County to weak.Pointer[backdrops]
	made      sync.Map // of an output path to func() ([]byte, error), see Once
}

// Once makes a file once for all who ask: the workbook of a county, whose size the data page says, takes as
// long as a hundred pages of villages. The bytes are kept, and not to be changed.
func (s *Model) Once(path string, make func() ([]byte, error)) ([]byte, error) {
	once, _ := s.made.LoadOrStore(path, sync.OnceValues(make))
	return once.(func() ([]byte, error))()
}

// NewModel makes the model of a report. options is the output path of the charts' option
// script; suffix tells what makes the title of the page at a path unique.
func NewModel(rep *report.Report, th *theme.Theme, common *Common, kinds []*Kind, options string, suffix func(path string) string, opt Options) *Model {
	if opt.Pictures == nil {
		opt.Pictures = picture.NewMaker("", 0)
	}
	s := &Model{Common: common, kinds: kinds, Report: rep, Theme: th, Options: opt, Base: strings.TrimRight(rep.Site.BaseURL, "/"), optionScript: options, suffix: suffix, years: yearNames(firstNamed, lastNamed)}
	if opt.Base != "" {
		s.Base = strings.TrimRight(opt.Base, "/")
	}
	s.root = "/"
	if u, err := url.Parse(s.Base); err == nil {
		s.root = strings.TrimRight(u.EscapedPath(), "/") + "/"
	}
	s.yearTexts = make([]string, len(s.years))
	for k, name := range s.years {
		s.yearTexts[k] = s.Format("year", "year", name)
	}
	s.Updated = s.newestDate()
	s.allMadeUp = len(rep.Cited) > 0 && !slices.ContainsFunc(rep.Cited, func(x *report.Source) bool { return !x.Sample })
	s.HasFeed = s.Base != "" && (s.Updated.Year != 0 || len(s.Corrections()) > 0)
	s.countNarratives()
	s.hasAlike = sync.OnceValue(func() bool { return len(s.Exemplars()) >= fewestExemplars })
	s.narrativesOf = sync.OnceValue(s.gatherNarratives)
	s.gatherFolders()
	s.Lists = s.facetLists()
	s.listOf = map[string]*FacetList{}
	for _, x := range s.Lists {
		s.listOf[x.Folder] = x
	}
	return s
}

// Common is what pages make of the records alone. Sites of which only the narratives differ
// share it. It is safe for concurrent use.
type Common struct {
	*places.Index
	Rec     *report.Records
	counts  []report.VillageCount
	fields  []report.VillageField
	linksTo []indicatorLink // by Indicator.Index, see writeIndicatorLink
	areas   []area          // of the site's map; nil where it may not be shown
	terms   func() map[*report.Region]regionTerms
}

// maxWorkbookVillages is how many villages a site may have for workbooks beside its CSV files: of
// a country's they would be as large as its pages.
const maxWorkbookVillages = 1000

// HasWorkbooks tells whether the site has a workbook a county.
func (g *Common) HasWorkbooks() bool {
	n := len(g.Rec.Villages)
	return 0 < n && n <= maxWorkbookVillages
}

// NewCommon makes what is common to the pages of a site.
func NewCommon(rec *report.Records) *Common {
	g := &Common{Index: places.NewIndex(rec), Rec: rec, counts: report.VillageCounts(), fields: report.VillageFields(), linksTo: linkIndicators(rec.Indicators), areas: mapAreas(rec)}
	g.terms = sync.OnceValue(g.gatherTerms)
	return g
}

// tally returns what stands under a region.
func (s *Model) tally(g *report.Region) places.Tally {
	var t places.Tally
	if places := s.Tallies[g]; places != nil {
		t = *places
	}
	t.Narratives = s.narrativeCounts[g]
	return t
}

// countNarratives counts upwards from the narratives.
func (s *Model) countNarratives() {
	direct := map[*report.Region]int{}
	for _, n := range s.Report.Narratives {
		if n.Village != nil {
			direct[n.Village.Region]++
		}
		direct[n.Region]++
	}
	s.narrativeCounts = map[*report.Region]int{}
	for g, n := range direct {
		for up := range places.Upwards(g) {
			s.narrativeCounts[up] += n
		}
	}
}

// Newest returns the latest dated narratives.
func (s *Model) Newest(n int) []*report.Narrative {
	var list []*report.Narrative
	for _, x := range s.Report.Narratives {
		if x.Date.Year != 0 && !x.Index && !x.Draft {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Narrative) int {
		return b.Date.Compare(a.Date)
	})
	return list[:min(len(list), n)]
}

// gatherNarratives lists the narratives that stand under each region, as countNarratives
// counts them.
func (s *Model) gatherNarratives() map[*report.Region][]*report.Narrative {
	lists := map[*report.Region][]*report.Narrative{}
	for _, n := range s.Report.Narratives {
		if n.Village != nil {
			for up := range places.Upwards(n.Village.Region) {
				lists[up] = append(lists[up], n)
			}
		}
		for up := range places.Upwards(n.Region) {
			lists[up] = append(lists[up], n)
		}
	}
	return lists
}
