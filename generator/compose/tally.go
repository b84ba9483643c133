package compose

import (
	"iter"

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

// tally returns what stands under a region.
func (s *Site) tally(g *report.Region) tally {
	var t tally
	if places := s.tallies[g]; places != nil {
		t = *places
	}
	t.narratives = s.told[g]
	return t
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
