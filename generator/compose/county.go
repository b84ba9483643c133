package compose

import (
	"cmp"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"weak"

	"casebook/generator/parallel"
	"casebook/generator/report"
)

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

// shareCounties runs a worker a processor. Each is given numbers of counties, of which it
// takes the next one when it is done with one.
func (g *Gazetteer) shareCounties(worker func(numbers iter.Seq[int])) {
	var next atomic.Int64
	numbers := func(yield func(int) bool) {
		for i := int(next.Add(1)) - 1; i < len(g.counties) && yield(i); i = int(next.Add(1)) - 1 {
		}
	}
	parallel.Workers(runtime.GOMAXPROCS(0), func(int) { worker(numbers) })
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
