// Package site turns a report, a theme and a route into one output file's bytes.
//
// A file is a pure function of the three: build maps Append over all Routes, a server calls
// it for one. Nothing else renders. This package holds what needs all files: their routes,
// unique titles, the search index, the sitemap, the keys of a warm build; what one page says
// is in package page.
package site

import (
	"fmt"
	"iter"
	"strings"
	"sync"

	"casebook/generator/chart"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/theme"
)

// Site is a report made ready to be rendered. It is safe for concurrent use.
type Site struct {
	*page.Model
	records *Records

	routes []page.Route // all but the places' and the search index's
	byPath map[string]int
	files  []theme.Asset

	suffixes map[string]string // of titles that another page has; see suffix
	index    func() *searchIndex
	inputs   func() *inputFiles
	scratch  sync.Pool // of *[]byte: memory for page.joined, never read
}

// New makes a site. records is of the report's records; nil to have it made.
func New(rep *report.Report, th *theme.Theme, records *Records, opt page.Options) (*Site, error) {
	options, err := chart.OptionScript()
	if err != nil {
		return nil, fmt.Errorf("draw up the charts' options: %w", err)
	}
	if records == nil {
		if records, err = NewRecords(rep.Records, opt.Site); err != nil {
			return nil, err
		}
	}
	s := &Site{records: records}
	path := page.Fingerprinted("assets/chart-options", ".js", options)
	s.files = append(th.Files(), theme.Asset{Path: path, Bytes: options})
	s.Model = page.NewModel(rep, th, records.Common, path, s.suffix, opt)
	s.listRoutes()
	s.distinguishTitles()
	s.index = sync.OnceValue(s.makeIndex)
	s.inputs = sync.OnceValue(s.gatherInputs)
	return s, nil
}

// Routes lists every output file without rendering one.
func (s *Site) Routes() iter.Seq[page.Route] {
	return func(yield func(page.Route) bool) {
		for i := range s.routes {
			if !yield(s.routes[i]) {
				return
			}
		}
		for i := range s.records.places {
			if !has(s.byPath, s.records.places[i].Path) && !yield(s.records.places[i]) {
				return
			}
		}
		for name := range s.index().Files() {
			if !yield(shardRoute(name)) {
				return
			}
		}
		for _, v := range s.Report.Villages {
			if !yield(page.VillageRoute(v)) {
				return
			}
		}
	}
}

// Find returns the route of an output path, "villages/450329102201/index.html".
func (s *Site) Find(path string) (page.Route, bool) {
	if i, ok := s.byPath[path]; ok {
		return s.routes[i], true
	}
	if name, ok := strings.CutPrefix(path, "search/"); ok && s.index().Has(name) {
		return shardRoute(name), true
	}
	return s.records.place(path)
}

// Append appends the bytes of a route's file.
func (s *Site) Append(b []byte, r page.Route) ([]byte, error) {
	if plain := plainFiles[r.Kind]; plain != nil {
		return plain(s, r, b)
	}
	p := s.NewPage(r)
	memory, _ := s.scratch.Get().(*[]byte)
	if memory == nil {
		memory = new([]byte)
	}
	defer s.scratch.Put(memory)
	p.Joined = (*memory)[:0]
	name, view := p.View()
	*memory = p.Joined
	out := &page.Sink{Bytes: b}
	if err := s.Theme.Execute(out, name, view); err != nil {
		return b, fmt.Errorf("render %s: %w", r.Path, err)
	}
	return out.Bytes, nil
}
