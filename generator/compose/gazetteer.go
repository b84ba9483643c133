package compose

import (
	"hash"
	"hash/fnv"
	"sync"

	"casebook/generator/report"
)

// Gazetteer is what a site tells of its places, whatever its narratives say: what is counted
// of them, how they rank, which pages they have and how these are called. It is made of the
// records alone, so that sites of which only the narratives differ share it; making it reads
// every village, making a site with it reads none. It is safe for concurrent use.
type Gazetteer struct {
	rec *report.Records

	counties []*county
	countyOf map[*report.Region]*county
	tallies  map[*report.Region]*tally
	measures []measure // by Indicator.Index
	linksTo  []string  // by Indicator.Index, see appendIndicatorLink
	areas    []area    // of the site's map; nil where it may not be shown
	terms    func() map[*report.Region]regionTerms
	courses  func() // works out those of all counties

	places     []Route        // all of places but the villages' pages
	placeAt    map[string]int // by path
	placePages int            // how many of them are pages
	titles     map[uint64]int // what places' titles hash to, and whose page is the first of each: see placeRoute
	alike      map[string]string
}

// NewGazetteer makes the gazetteer of the site in a folder.
func NewGazetteer(rec *report.Records, site string) (*Gazetteer, error) {
	g := &Gazetteer{rec: rec, linksTo: linkIndicators(rec.Indicators)}
	var err error
	if g.areas, err = readMap(rec, site); err != nil {
		return nil, err
	}
	g.tallyRegions()
	g.gatherCounties()
	g.surveyMeasures()
	g.listPlaces()
	g.settleTitles()
	g.terms = sync.OnceValue(g.gatherTerms)
	g.courses = sync.OnceFunc(g.workOutCourses)
	return g, nil
}

// listPlaces lists the files of places, all but the villages' pages, which are as many as
// villages.
func (g *Gazetteer) listPlaces() {
	g.placeAt = map[string]int{}
	add := func(r Route) {
		if _, taken := g.placeAt[r.Path]; !taken {
			g.placeAt[r.Path] = len(g.places)
			g.places = append(g.places, r)
			if r.Kind.IsPage() {
				g.placePages++
			}
		}
	}
	for _, x := range g.rec.Regions {
		for i := range pagesOf(max(len(x.Children), g.listedVillages(x)), rowsPerPage) {
			add(Route{Kind: Region, Page: i + 1, Path: pagePath(regionPath(x), i+1), of: x})
		}
	}
	for _, c := range g.counties {
		add(Route{Kind: CountyCSV, Path: countyCSVPath(c), of: c})
		add(Route{Kind: DataScript, Path: countyScriptPath(c), of: c})
	}
	g.placePages += len(g.rec.Villages)
}

// place finds the file of a place by its path.
func (g *Gazetteer) place(path string) (Route, bool) {
	if i, ok := g.placeAt[path]; ok {
		return g.places[i], true
	}
	if v := g.rec.Village(villageCode(path)); v != nil {
		return villageRoute(v), true
	}
	return Route{}, false
}

// placeRoute is the n-th file of all places: first those of places, then villages' pages.
func (g *Gazetteer) placeRoute(n int) Route {
	if n < len(g.places) {
		return g.places[n]
	}
	return villageRoute(g.rec.Villages[n-len(g.places)])
}

// settleTitles gives a suffix to every place's page whose title an earlier place's has.
func (g *Gazetteer) settleTitles() {
	n := len(g.places) + len(g.rec.Villages)
	g.titles, g.alike = make(map[uint64]int, n), map[string]string{}
	t := newTitleHash()
	for i := range n {
		r := g.placeRoute(i)
		if !r.Kind.IsPage() {
			continue
		}
		t.text = appendPlaceTitle(t.text[:0], r)
		if key := t.sum(); !has(g.titles, key) {
			g.titles[key] = i
		} else {
			g.alike[r.Path] = addressOf(r.Path)
		}
	}
}

func has[K comparable, V any](m map[K]V, key K) bool {
	_, ok := m[key]
	return ok
}

// titleHash hashes titles, the same in every run, as the output must be.
type titleHash struct {
	hash.Hash64
	text []byte
}

func newTitleHash() *titleHash { return &titleHash{fnv.New64a(), make([]byte, 0, 256)} }

func (t *titleHash) sum() uint64 {
	t.Reset()
	t.Write(t.text)
	return t.Sum64()
}
