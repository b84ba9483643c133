package site

import (
	"strings"

	"casebook/generator/page"
	"casebook/generator/search"
)

// searchIndex is what pages are found by. Documents are made when the index asks for them.
type searchIndex struct {
	*search.Index
	pages []any // *report.Narrative, Program, Region, Theme or Indicator
}

// makeIndex plans the search index.
func (s *Site) makeIndex() *searchIndex {
	x := &searchIndex{}
	source := search.Source{Villages: len(s.Report.Villages)}
	take := func(path string, text int, of any) {
		x.pages = append(x.pages, of)
		source.Pages = append(source.Pages, search.PageKey{Path: path, Text: text})
	}
	for _, n := range s.Report.Narratives {
		take(n.Path, page.TextBytes(n), n)
	}
	for _, p := range s.Report.Programs {
		take(page.ProgramPath(p), 0, p)
	}
	for _, g := range s.Report.Regions {
		take(page.RegionPath(g), 0, g)
	}
	for _, t := range s.Report.Themes {
		take(page.ThemePath(t), 0, t)
	}
	for _, i := range s.Report.Indicators {
		take(page.IndicatorPath(i), 0, i)
	}
	years := &page.YearFilters{}
	source.Page = func(i int) search.Page { return s.SearchPage(x.pages[i]) }
	source.Village = func(i int) search.Village { return s.SearchVillage(s.Report.Villages[i], years) }
	x.Index = search.New(source)
	return x
}

func shardRoute(name string) page.Route {
	return page.Route{Kind: page.SearchShard, Path: "search/" + name}
}

func (s *Site) searchShard(r page.Route, b []byte) ([]byte, error) {
	return s.index().Append(b, shardName(r))
}

// shardName is the name under which the index knows a shard.
func shardName(r page.Route) string { return strings.TrimPrefix(r.Path, "search/") }
