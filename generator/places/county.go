package places

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

// County is the unit of the bulk downloads and of a village's rank: a region of six digits,
// or the highest region of a tree whose codes are slugs.
type County struct {
	Region   *report.Region
	Villages []*report.Village

	once   sync.Once
	trends []Trend // by Indicator.Index, once they are asked for

	mu       sync.Mutex
	rankings weak.Pointer[Rankings]
	profiles weak.Pointer[profiles]
}

// gatherCounties puts every village into its county, counties in the order of regions.
func (g *Index) gatherCounties() {
	g.CountyOf = make(map[*report.Region]*County, len(g.rec.Regions))
	made := map[*report.Region]*County{}
	for _, x := range g.rec.Regions {
		at := CountyRegion(x)
		if made[at] == nil {
			made[at] = &County{Region: at}
		}
		g.CountyOf[x] = made[at]
	}
	for _, v := range g.rec.Villages {
		if c := g.CountyOf[v.Region]; c != nil {
			c.Villages = append(c.Villages, v)
		}
	}
	for _, c := range made {
		if len(c.Villages) > 0 {
			g.Counties = append(g.Counties, c)
		}
	}
	place := make(map[*report.Region]int, len(g.rec.Regions))
	for i, x := range g.rec.Regions {
		place[x] = i
	}
	slices.SortFunc(g.Counties, func(a, b *County) int { return cmp.Compare(place[a.Region], place[b.Region]) })
}

// EachCounty runs a worker a processor. Each is given numbers of counties, of which it
// takes the next one when it is done with one.
func (g *Index) EachCounty(worker func(numbers iter.Seq[int])) {
	var next atomic.Int64
	numbers := func(yield func(int) bool) {
		for i := int(next.Add(1)) - 1; i < len(g.Counties) && yield(i); i = int(next.Add(1)) - 1 {
		}
	}
	parallel.Workers(runtime.GOMAXPROCS(0), func(int) { worker(numbers) })
}

// CountyRegion returns the county that a region lies in, or the region itself.
func CountyRegion(g *report.Region) *report.Region {
	at := g
	for up, depth := g, 0; up != nil && depth < maxDepth; up, depth = up.Parent, depth+1 {
		if IsNumeric(up.Code) {
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

// IsNumeric tells of the codes of the statistics bureau, beside those that are words.
func IsNumeric(code string) bool {
	return code != "" && strings.Trim(code, "0123456789") == ""
}

// Lineage returns the regions from the root down to g.
func Lineage(g *report.Region) []*report.Region {
	var up []*report.Region
	for ; g != nil && len(up) < maxDepth; g = g.Parent {
		up = append(up, g)
	}
	slices.Reverse(up)
	return up
}

// PlaceName writes a place as one says it, from the county down: 陇原县 · 清水镇.
func PlaceName(g *report.Region) string {
	var names []string
	top := CountyRegion(g)
	for ; g != nil; g = g.Parent { // to the top, which is one of them
		names = append(names, g.Name)
		if g == top {
			break
		}
	}
	slices.Reverse(names)
	return strings.Join(names, " · ")
}

// RegionsIn lists the regions of a county, parents first.
func (g *Index) RegionsIn(c *County) []*report.Region {
	var list []*report.Region
	var walk func(*report.Region, int)
	walk = func(x *report.Region, depth int) {
		list = append(list, x)
		for _, child := range x.Children {
			if depth < maxDepth && g.CountyOf[child] == c {
				walk(child, depth+1)
			}
		}
	}
	walk(c.Region, 0)
	return list
}
