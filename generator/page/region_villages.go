package page

import (
	"casebook/generator/places"
	"casebook/generator/report"
)

// listedVillages is how many villages a region's page lists: those of a county or below
// it, and all of a wider region that has no more than a page of them. Elsewhere the
// children lead to them.
func (g *Common) listedVillages(x *report.Region) int {
	if c := g.CountyOf[x]; c != nil && c.Region == x {
		return len(c.Villages)
	}
	if n := g.Tallies[x].Villages; n <= rowsPerPage || g.IsBelowCounty(x) {
		return n
	}
	return len(g.Rec.VillagesIn(x))
}

func (g *Common) IsBelowCounty(x *report.Region) bool {
	c := g.CountyOf[x]
	return c != nil && c.Region != x
}

// villagesOf returns the villages that listedVillages counts, in the order of regions.
func (g *Common) villagesOf(x *report.Region) []*report.Village {
	if c := g.CountyOf[x]; c != nil && c.Region == x {
		return c.Villages
	}
	want := g.listedVillages(x)
	if own := g.Rec.VillagesIn(x); want == len(own) {
		return own
	}
	list := make([]*report.Village, 0, want)
	var walk func(*report.Region, int)
	walk = func(r *report.Region, depth int) {
		list = append(list, g.Rec.VillagesIn(r)...)
		for _, child := range r.Children {
			if depth < places.MaxDepth {
				walk(child, depth+1)
			}
		}
	}
	walk(x, 0)
	return list
}
