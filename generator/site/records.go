package site

import (
	"casebook/generator/page"
	"casebook/generator/report"
)

// Records is what a site makes of its records alone: what their pages have in common, and
// the routes and titles of places. Sites of which only the narratives differ share it. It is
// safe for concurrent use.
type Records struct {
	*page.Common

	places     []page.Route   // all of places but the villages' pages
	placeAt    map[string]int // by path
	placePages int            // how many of them are pages
	titles     map[uint64]int // what places' titles hash to, and whose page is the first of each: see placeRoute
	alike      map[string]string
}

// NewRecords makes them for the site in a folder.
func NewRecords(rec *report.Records, site string) (*Records, error) {
	common, err := page.NewCommon(rec, site)
	if err != nil {
		return nil, err
	}
	g := &Records{Common: common}
	g.listPlaces()
	g.distinguishTitles()
	return g, nil
}

// listPlaces lists the files of places, all but the villages' pages, which are as many as
// villages.
func (g *Records) listPlaces() {
	g.placeAt = map[string]int{}
	add := func(r page.Route) {
		if _, taken := g.placeAt[r.Path]; !taken {
			g.placeAt[r.Path] = len(g.places)
			g.places = append(g.places, r)
			if r.Kind.IsPage() {
				g.placePages++
			}
		}
	}
	for _, x := range g.Rec.Regions {
		for i := range page.PagesOf(max(len(x.Children), g.ListedVillages(x)), page.RowsPerPage) {
			add(page.Route{Kind: page.Region, Page: i + 1, Path: page.PagePath(page.RegionPath(x), i+1), Of: x})
		}
	}
	for _, c := range g.Counties {
		add(page.Route{Kind: page.CountyCSV, Path: page.CountyCSVPath(c), Of: c})
		add(page.Route{Kind: page.DataScript, Path: page.CountyScriptPath(c), Of: c})
	}
	g.placePages += len(g.Rec.Villages)
}

// place finds the file of a place by its path.
func (g *Records) place(path string) (page.Route, bool) {
	if i, ok := g.placeAt[path]; ok {
		return g.places[i], true
	}
	if v := g.Rec.Village(page.VillageCode(path)); v != nil {
		return page.VillageRoute(v), true
	}
	return page.Route{}, false
}

// placeRoute is the n-th file of all places: first those of places, then villages' pages.
func (g *Records) placeRoute(n int) page.Route {
	if n < len(g.places) {
		return g.places[n]
	}
	return page.VillageRoute(g.Rec.Villages[n-len(g.places)])
}

func has[K comparable, V any](m map[K]V, key K) bool {
	_, ok := m[key]
	return ok
}
