package places

import (
	"iter"

	"casebook/generator/report"
)

// Tally is what stands under a region, itself included.
type Tally struct {
	Villages   int
	Households int // of the villages that state them
	Population int
	Narratives int  // in page.Model's tally; an Index knows none
	Sample     bool // some village under it, or a figure of its own, is made up
	MadeUp     int  // villages that are made up
}

// tallyRegions counts upwards from the villages.
func (g *Index) tallyRegions() {
	g.Tallies = make(map[*report.Region]*Tally, len(g.rec.Regions))
	for _, x := range g.rec.Regions {
		g.Tallies[x] = &Tally{}
	}
	for _, x := range g.rec.Regions {
		own := Tally{Sample: SampleData(&x.Data)}
		for _, v := range g.rec.VillagesIn(x) {
			own.Villages++
			own.Households += max(v.Households, 0)
			own.Population += max(v.Population, 0)
			if VillageSample(v) {
				own.Sample = true
				own.MadeUp++
			}
		}
		for up := range Upwards(x) {
			if t := g.Tallies[up]; t != nil {
				t.Villages += own.Villages
				t.Households += own.Households
				t.Population += own.Population
				t.Sample = t.Sample || own.Sample
				t.MadeUp += own.MadeUp
			}
		}
	}
}

// Upwards gives a region and those above it.
func Upwards(g *report.Region) iter.Seq[*report.Region] {
	return func(yield func(*report.Region) bool) {
		for depth := 0; g != nil && depth < maxDepth && yield(g); depth++ {
			g = g.Parent
		}
	}
}

// maxDepth ends walks up a tree whose author made a ring of it.
const maxDepth = 32
