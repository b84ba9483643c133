package site

import (
	"context"
	"fmt"
	"iter"

	"casebook/generator/chart"
	"casebook/generator/download"
	"casebook/generator/page"
	"casebook/generator/report"
)

// Records is what a site makes of its records alone: what their pages have in common, and
// the routes and titles of the files that depend on nothing else. Sites of which only the
// narratives differ share it. It is safe for concurrent use.
type Records struct {
	*page.Common

	options []byte       // the script of the charts' options, which is every site's
	kinds   []*page.Kind // of pages and downloads
	listed  []page.Route // by Kind.Records
	byPath  map[string]int
	pages   int               // how many pages there are, with those that are not listed
	titles  map[uint64]bool   // what the pages' titles hash to
	alike   map[string]string // suffixes of titles that an earlier one of these pages has
}

// NewRecords makes them. The error is that ctx is done, or the machine's.
func NewRecords(ctx context.Context, rec *report.Records) (*Records, error) {
	options, err := chart.OptionScript()
	if err != nil {
		return nil, fmt.Errorf("draw up the charts' options: %w", err)
	}
	common := page.NewCommon(rec)
	g := &Records{Common: common, options: options, kinds: append(page.Kinds(), download.Kinds()...), byPath: map[string]int{}}
	for _, k := range g.kinds {
		if k.Records == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("list the routes: %w", err)
		}
		k.Records(common, func(path string, n int, of any) {
			if _, taken := g.byPath[path]; !taken {
				g.byPath[path] = len(g.listed)
				g.listed = append(g.listed, page.Route{Kind: k, Page: n, Path: path, Of: of})
			}
		})
	}
	if err := g.distinguishTitles(ctx); err != nil {
		return nil, err
	}
	return g, nil
}

// routes gives the listed files, those of another kind that need no list, and
// those of its own kinds.
func (g *Records) routes(more *page.Kind) iter.Seq[page.Route] {
	return func(yield func(page.Route) bool) {
		for i := range g.listed {
			if !yield(g.listed[i]) {
				return
			}
		}
		for _, k := range append([]*page.Kind{more}, g.kinds...) {
			if k == nil || k.Each == nil {
				continue
			}
			for path, of := range k.Each(g.Common) {
				if !yield(page.Route{Kind: k, Path: path, Of: of}) {
					return
				}
			}
		}
	}
}

// find finds one of routes by its path.
func (g *Records) find(path string, more *page.Kind) (page.Route, bool) {
	if i, ok := g.byPath[path]; ok {
		return g.listed[i], true
	}
	for _, k := range append([]*page.Kind{more}, g.kinds...) {
		if k == nil || k.Find == nil {
			continue
		}
		if of, ok := k.Find(g.Common, path); ok {
			return page.Route{Kind: k, Path: path, Of: of}, true
		}
	}
	return page.Route{}, false
}
