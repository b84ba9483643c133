package compose

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"weak"

	"casebook/generator/report"
)

// tally is what stands under a region, itself included.
type tally struct {
	villages   int
	households int // of the villages that state them
	population int
	narratives int
	sample     bool // some village under it is made up
}

// county is the unit of the bulk downloads and of a village's rank: a region of six digits,
// or the highest region of a tree whose codes are slugs.
type county struct {
	region   *report.Region
	villages []*report.Village

	mu        sync.Mutex
	standings weak.Pointer[[]standing] // by Indicator.Index
}

// tallyRegions counts upwards from the villages and narratives.
func (s *Site) tallyRegions() {
	s.tallies = make(map[*report.Region]*tally, len(s.rep.Regions))
	for _, g := range s.rep.Regions {
		s.tallies[g] = &tally{}
	}
	for _, g := range s.rep.Regions {
		own := tally{narratives: len(g.Narratives)}
		for _, v := range g.Villages {
			own.villages++
			own.households += max(v.Households, 0)
			own.population += max(v.Population, 0)
			own.narratives += len(v.Narratives)
			own.sample = own.sample || v.Sample
		}
		own.sample = own.sample || sampleData(&g.Data)
		for up, depth := g, 0; up != nil && depth < maxDepth; up, depth = up.Parent, depth+1 {
			if t := s.tallies[up]; t != nil {
				t.villages += own.villages
				t.households += own.households
				t.population += own.population
				t.narratives += own.narratives
				t.sample = t.sample || own.sample
			}
		}
	}
}

// maxDepth ends walks up a tree whose author made a ring of it.
const maxDepth = 32

func sampleData(d *report.Data) bool {
	if d.Source != nil && d.Source.Sample {
		return true
	}
	for s := range d.Series() {
		for x := range d.SourcesOf(s) {
			if x != nil && x.Sample {
				return true
			}
		}
	}
	for b := range d.Breakdowns() {
		if x := b.Source; x != nil && x.Sample {
			return true
		}
	}
	return false
}

// gatherCounties puts every village into its county, counties in the order of regions.
func (s *Site) gatherCounties() {
	s.countyOf = make(map[*report.Region]*county, len(s.rep.Regions))
	made := map[*report.Region]*county{}
	for _, g := range s.rep.Regions {
		at := countyRegion(g)
		if made[at] == nil {
			made[at] = &county{region: at}
		}
		s.countyOf[g] = made[at]
	}
	for _, v := range s.rep.Villages {
		if c := s.countyOf[v.Region]; c != nil {
			c.villages = append(c.villages, v)
		}
	}
	for _, c := range made {
		if len(c.villages) > 0 {
			s.counties = append(s.counties, c)
		}
	}
	place := make(map[*report.Region]int, len(s.rep.Regions))
	for i, g := range s.rep.Regions {
		place[g] = i
	}
	slices.SortFunc(s.counties, func(a, b *county) int { return cmp.Compare(place[a.region], place[b.region]) })
}

// countyRegion returns the county that a region lies in, or the region itself.
func countyRegion(g *report.Region) *report.Region {
	at := g
	for up, depth := g, 0; up != nil && depth < maxDepth; up, depth = up.Parent, depth+1 {
		if isNumeric(up.Code) {
			if len(up.Code) == 6 {
				return up
			}
			if len(up.Code) < 6 {
				return at
			}
		}
		at = up
	}
	return at
}

func isNumeric(code string) bool {
	return code != "" && strings.Trim(code, "0123456789") == ""
}

// listedVillages is how many villages a region's page lists: those of a county or below
// it, and all of a wider region that has no more than a page of them. Elsewhere the
// children lead to them.
func (s *Site) listedVillages(g *report.Region) int {
	if c := s.countyOf[g]; c != nil && c.region == g {
		return len(c.villages)
	}
	if n := s.tallies[g].villages; n <= rowsPerPage || s.isBelowCounty(g) {
		return n
	}
	return len(g.Villages)
}

func (s *Site) isBelowCounty(g *report.Region) bool {
	c := s.countyOf[g]
	return c != nil && c.region != g
}

// villagesOf returns the villages that listedVillages counts, in the order of regions.
func (s *Site) villagesOf(g *report.Region) []*report.Village {
	if c := s.countyOf[g]; c != nil && c.region == g {
		return c.villages
	}
	want := s.listedVillages(g)
	if want == len(g.Villages) {
		return g.Villages
	}
	list := make([]*report.Village, 0, want)
	var walk func(*report.Region, int)
	walk = func(r *report.Region, depth int) {
		list = append(list, r.Villages...)
		for _, child := range r.Children {
			if depth < maxDepth {
				walk(child, depth+1)
			}
		}
	}
	walk(g, 0)
	return list
}

// lineage returns the regions from the root down to g.
func lineage(g *report.Region) []*report.Region {
	var up []*report.Region
	for ; g != nil && len(up) < maxDepth; g = g.Parent {
		up = append(up, g)
	}
	slices.Reverse(up)
	return up
}

// placeName writes a place as one says it, from the county down: 陇原县 · 清水镇.
func (s *Site) placeName(g *report.Region) string {
	var names []string
	top := countyRegion(g)
	for ; g != nil && len(names) < maxDepth; g = g.Parent {
		names = append(names, g.Name)
		if g == top {
			break
		}
	}
	slices.Reverse(names)
	return strings.Join(names, " · ")
}
