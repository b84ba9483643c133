// Package compose turns a report, a theme and a route into one output file's bytes.
//
// A file is a pure function of the three: build maps Append over all Routes, a server calls
// it for one. Nothing else renders. What is shared by many pages (rankings, counts of a
// region, header and footer) is worked out once, when the site is made or when it is first
// asked for.
//
// view.go is what templates may see. Templates hold a page's shape in a few coarse actions;
// tables, lists and figures reach them as finished fragments, because a page whose every
// cell is a template action costs twenty times as much.
package compose

import (
	"fmt"
	"html/template"
	"iter"
	"net/url"
	"strings"
	"sync"
	"unsafe"

	"casebook/generator/chart"
	"casebook/generator/report"
	"casebook/generator/theme"
)

// Options is what a site is made with besides its input.
type Options struct {
	Site    string // its folder, from which images and documents are copied
	Today   report.Date
	Counts  map[*report.Narrative]Count
	Version string // of the generator, for the footer
	Base    string // overrides base_url; "" leaves it

	// Gazetteer is of the report's records; nil to have it made.
	Gazetteer *Gazetteer
}

// Count says how a narrative's figures stand: found in its prose, bound to data, and found
// to agree with it.
type Count struct {
	Figures, Bound, Checked int
}

// Site is a report made ready to be rendered. It is safe for concurrent use.
type Site struct {
	*Gazetteer
	rep  *report.Report
	th   *theme.Theme
	opt  Options
	base string // base_url without a trailing slash, or ""
	root string // what 404.html puts before a path: "/" or "/sub/path/"

	routes   []Route // all but the places' and the search index's
	byPath   map[string]int
	sections []*section
	intros   map[string]*report.Narrative // the folders' own texts
	files    []theme.Asset

	told     map[*report.Region]int // how many narratives stand under it
	suffixes map[string]string      // of titles that another page has; see suffix
	chrome   map[chromeKey]chromeParts
	options  string // the output path of the charts' option script
	index    func() *searchIndex
	updated  report.Date // of its newest text
	inputs   func() *inputFiles
	scratch  sync.Pool // of *[]byte: memory for page.joined, never read
}

// New makes a site.
func New(rep *report.Report, th *theme.Theme, opt Options) (*Site, error) {
	s := &Site{Gazetteer: opt.Gazetteer, rep: rep, th: th, opt: opt, base: strings.TrimRight(rep.Site.BaseURL, "/")}
	if opt.Base != "" {
		s.base = strings.TrimRight(opt.Base, "/")
	}
	s.root = "/"
	if u, err := url.Parse(s.base); err == nil && s.base != "" {
		s.root = strings.TrimRight(u.EscapedPath(), "/") + "/"
	}
	options, err := chart.OptionScript()
	if err != nil {
		return nil, fmt.Errorf("draw up the charts' options: %w", err)
	}
	s.options = fingerprinted("assets/chart-options", ".js", options)
	s.files = append(th.Files(), theme.Asset{Path: s.options, Bytes: options})
	if s.Gazetteer == nil {
		if s.Gazetteer, err = NewGazetteer(rep.Records, opt.Site); err != nil {
			return nil, err
		}
	}
	s.updated = s.newestDate()
	s.countNarratives()
	s.gatherSections()
	s.listRoutes()
	s.settleTitles()
	s.renderChrome()
	s.index = sync.OnceValue(s.makeIndex)
	s.inputs = sync.OnceValue(s.gatherInputs)
	return s, nil
}

// Routes lists every output file without rendering one.
func (s *Site) Routes() iter.Seq[Route] {
	return func(yield func(Route) bool) {
		for i := range s.routes {
			if !yield(s.routes[i]) {
				return
			}
		}
		for i := range s.places {
			if !has(s.byPath, s.places[i].Path) && !yield(s.places[i]) {
				return
			}
		}
		for name := range s.index().Files() {
			if !yield(shardRoute(name)) {
				return
			}
		}
		for _, v := range s.rep.Villages {
			if !yield(villageRoute(v)) {
				return
			}
		}
	}
}

// Find returns the route of an output path, "villages/450329102201/index.html".
func (s *Site) Find(path string) (Route, bool) {
	if i, ok := s.byPath[path]; ok {
		return s.routes[i], true
	}
	if name, ok := strings.CutPrefix(path, "search/"); ok && s.index().Has(name) {
		return shardRoute(name), true
	}
	return s.place(path)
}

// Append appends the bytes of a route's file.
func (s *Site) Append(b []byte, r Route) ([]byte, error) {
	p := &page{Site: s, route: r, prefix: strings.Repeat("../", strings.Count(r.Path, "/"))}
	if r.Kind == NotFound {
		p.prefix = s.root
	}
	if plain := plainFiles[r.Kind]; plain != nil {
		return plain(p, b)
	}
	memory, _ := s.scratch.Get().(*[]byte)
	if memory == nil {
		memory = new([]byte)
	}
	defer s.scratch.Put(memory)
	p.joined = (*memory)[:0]
	name, view := p.view()
	*memory = p.joined
	out := &sink{b: b}
	if err := s.th.Execute(out, name, view); err != nil {
		return b, fmt.Errorf("render %s: %w", r.Path, err)
	}
	return out.b, nil
}

// page is one route in the making.
type page struct {
	*Site
	route  Route
	prefix string // what a link puts before an output path: "../../"
	charts int    // drawn so far, for their ids
	sample bool   // something made up is shown
	joined []byte // the fragments of a page that is made often, one after the other
}

// sink lets a template append.
type sink struct{ b []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}

func (s *sink) WriteString(p string) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}

// fragment makes finished HTML of appended bytes without copying them; they must not be
// changed after.
func fragment(b []byte) template.HTML {
	return template.HTML(unsafe.String(unsafe.SliceData(b), len(b)))
}
