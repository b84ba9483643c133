// Package site turns a report, a theme and a route into one output file's bytes.
//
// A file is a pure function of the three: build maps Append over all Routes, a server calls
// it for one. Nothing else renders. This package holds what needs all files: their routes,
// unique titles, the search index, the sitemap, the keys of a warm build; what one page says
// is in package page.
package site

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/search"
	"casebook/generator/theme"
)

// Site is a report made ready to be rendered. It is safe for concurrent use.
type Site struct {
	*page.Model
	records *Records

	kinds        []*page.Kind
	searchShards *page.Kind
	routes       []page.Route // those that kinds list with a report
	byPath       map[string]int
	files        []theme.Asset

	suffixes    map[string]string // of titles that another page has; see suffix
	index       func() *search.Index
	formerIndex func() []byte // see ReuseIndex
	inputs      func() *inputFiles
	scratch     sync.Pool // of *page.Scratch, never read
}

// New makes a site. records is of the report's records; nil to have it made. The error is
// that ctx is done, or the machine's.
func New(ctx context.Context, rep *report.Report, th *theme.Theme, records *Records, opt page.Options) (*Site, error) {
	if records == nil {
		var err error
		if records, err = NewRecords(ctx, rep.Records); err != nil {
			return nil, err
		}
	}
	options := records.options
	s := &Site{records: records}
	path := page.Fingerprinted("assets/chart-options", ".js", options)
	s.files = append(th.Files(), theme.Asset{Path: path, Bytes: options})
	s.kinds = append(slices.Clone(records.kinds), s.ownKinds()...)
	s.Model = page.NewModel(rep, th, records.Common, s.kinds, path, s.suffix, opt)
	if err := s.listRoutes(ctx); err != nil {
		return nil, err
	}
	s.distinguishTitles()
	s.index = sync.OnceValue(s.makeIndex)
	s.inputs = sync.OnceValue(s.gatherInputs)
	return s, nil
}

// Append appends the bytes of a route's file.
func (s *Site) Append(b []byte, r page.Route) ([]byte, error) {
	p := s.NewPage(r)
	memory, _ := s.scratch.Get().(*page.Scratch)
	if memory == nil {
		memory = new(page.Scratch)
	}
	defer s.scratch.Put(memory)
	p.Scratch = *memory
	p.Joined = p.Joined[:0]
	defer func() { *memory = p.Scratch }()
	if r.Kind.Append != nil {
		return r.Kind.Append(p, b)
	}
	view := r.Kind.View(p)
	out := &page.Sink{Bytes: b}
	if err := s.Theme.Execute(out, r.Kind.Name, view); err != nil {
		return b, fmt.Errorf("render %s: %w", r.Path, err)
	}
	return out.Bytes, nil
}
