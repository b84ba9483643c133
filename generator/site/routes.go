package site

import (
	"context"
	"fmt"
	"iter"

	"casebook/generator/page"
)

// kinds lists all kinds: the pages', the downloads' and those that look at all files.
func (s *Site) ownKinds() []*page.Kind {
	return []*page.Kind{s.themeFileKind(), s.siteFileKind(), s.pictureKind(), s.robotsKind(), s.feedKind(), s.sitemapKind(), s.searchShardKind(), s.editionKind()}
}

// listRoutes fills routes and byPath; the files that depend on the records alone are listed
// by Records. Where two records want one path the first has it: the loader reports such slugs.
func (s *Site) listRoutes(ctx context.Context) error {
	s.byPath = make(map[string]int, 2*len(s.Report.Narratives))
	for _, k := range s.kinds {
		if k.Routes == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("list the routes: %w", err)
		}
		k.Routes(s.Model, func(path string, n int, of any) {
			if _, taken := s.byPath[path]; !taken {
				s.byPath[path] = len(s.routes)
				s.routes = append(s.routes, page.Route{Kind: k, Page: n, Path: path, Of: of})
			}
		})
	}
	return nil
}

// Routes lists every output file without rendering one.
func (s *Site) Routes() iter.Seq[page.Route] {
	return func(yield func(page.Route) bool) {
		for i := range s.routes {
			if !yield(s.routes[i]) {
				return
			}
		}
		for r := range s.records.routes(s.searchShards) {
			if _, taken := s.byPath[r.Path]; !taken && !yield(r) {
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
	return s.records.find(path, s.searchShards)
}
