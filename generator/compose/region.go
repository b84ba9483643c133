package compose

import (
	"cmp"
	"iter"
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
	narratives int  // in Site.tally; a Gazetteer's know none
	sample     bool // some village under it is made up
}

// county is the unit of the bulk downloads and of a village's rank: a region of six digits,
// or the highest region of a tree whose codes are slugs.
type county struct {
	region   *report.Region
	villages []*report.Village

	once    sync.Once
	courses []course // by Indicator.Index, once they are asked for

	mu        sync.Mutex
	standings weak.Pointer[[]standing] // by Indicator.Index
}

// tallyRegions counts upwards from the villages.
func (g *Gazetteer) tallyRegions() {
	g.tallies = make(map[*report.Region]*tally, len(g.rec.Regions))
	for _, x := range g.rec.Regions {
		g.tallies[x] = &tally{}
	}
	for _, x := range g.rec.Regions {
		own := tally{sample: sampleData(&x.Data)}
		for _, v := range g.rec.VillagesIn(x) {
			own.villages++
			own.households += max(v.Households, 0)
			own.population += max(v.Population, 0)
			own.sample = own.sample || v.Sample
		}
		for up := range upwards(x) {
			if t := g.tallies[up]; t != nil {
				t.villages += own.villages
				t.households += own.households
				t.population += own.population
				t.sample = t.sample || own.sample
			}
		}
	}
}

// countNarratives counts upwards from the narratives.
func (s *Site) countNarratives() {
	s.told = map[*report.Region]int{}
	for _, n := range s.rep.Narratives {
		if n.Village != nil {
			for up := range upwards(n.Village.Region) {
				s.told[up]++
			}
		}
		for up := range upwards(n.Region) {
			s.told[up]++
		}
	}
}

// tally returns what stands under a region.
func (s *Site) tally(g *report.Region) tally {
	var t tally
	if places := s.tallies[g]; places != nil {
		t = *places
	}
	t.narratives = s.told[g]
	return t
}

// upwards gives a region and those above it.
func upwards(g *report.Region) iter.Seq[*report.Region] {
	return func(yield func(*report.Region) bool) {
		for depth := 0; g != nil && depth < maxDepth && yield(g); depth++ {
			g = g.Parent
		}
	}
}

// maxDepth ends walks up a tree whose author made a ring of it.
const maxDepth = 32

// sampleData tells whether a figure of d is made up.
func sampleData(d *report.Data) bool { return d.Source != nil && d.Source.Sample || d.HasSample() }

// gatherCounties puts every village into its county, counties in the order of regions.
func (g *Gazetteer) gatherCounties() {
	g.countyOf = make(map[*report.Region]*county, len(g.rec.Regions))
	made := map[*report.Region]*county{}
	for _, x := range g.rec.Regions {
		at := countyRegion(x)
		if made[at] == nil {
			made[at] = &county{region: at}
		}
		g.countyOf[x] = made[at]
	}
	for _, v := range g.rec.Villages {
		if c := g.countyOf[v.Region]; c != nil {
			c.villages = append(c.villages, v)
		}
	}
	for _, c := range made {
		if len(c.villages) > 0 {
			g.counties = append(g.counties, c)
		}
	}
	place := make(map[*report.Region]int, len(g.rec.Regions))
	for i, x := range g.rec.Regions {
		place[x] = i
	}
	slices.SortFunc(g.counties, func(a, b *county) int { return cmp.Compare(place[a.region], place[b.region]) })
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
func (g *Gazetteer) listedVillages(x *report.Region) int {
	if c := g.countyOf[x]; c != nil && c.region == x {
		return len(c.villages)
	}
	if n := g.tallies[x].villages; n <= rowsPerPage || g.isBelowCounty(x) {
		return n
	}
	return len(g.rec.VillagesIn(x))
}

func (g *Gazetteer) isBelowCounty(x *report.Region) bool {
	c := g.countyOf[x]
	return c != nil && c.region != x
}

// villagesOf returns the villages that listedVillages counts, in the order of regions.
func (g *Gazetteer) villagesOf(x *report.Region) []*report.Village {
	if c := g.countyOf[x]; c != nil && c.region == x {
		return c.villages
	}
	want := g.listedVillages(x)
	if own := g.rec.VillagesIn(x); want == len(own) {
		return own
	}
	list := make([]*report.Village, 0, want)
	var walk func(*report.Region, int)
	walk = func(r *report.Region, depth int) {
		list = append(list, g.rec.VillagesIn(r)...)
		for _, child := range r.Children {
			if depth < maxDepth {
				walk(child, depth+1)
			}
		}
	}
	walk(x, 0)
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
func placeName(g *report.Region) string {
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
