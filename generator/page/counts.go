package page

import (
	"slices"

	"casebook/generator/places"
	"casebook/generator/report"
)

// tally returns what stands under a region.
func (s *Model) tally(g *report.Region) places.Tally {
	var t places.Tally
	if places := s.Tallies[g]; places != nil {
		t = *places
	}
	t.Narratives = s.narrativeCounts[g]
	return t
}

// countNarratives counts upwards from the narratives.
func (s *Model) countNarratives() {
	s.narrativeCounts = map[*report.Region]int{}
	for _, n := range s.Report.Narratives {
		if n.Village != nil {
			for up := range places.Upwards(n.Village.Region) {
				s.narrativeCounts[up]++
			}
		}
		for up := range places.Upwards(n.Region) {
			s.narrativeCounts[up]++
		}
	}
}

// Newest returns the latest dated narratives.
func (s *Model) Newest(n int) []*report.Narrative {
	var list []*report.Narrative
	for _, x := range s.Report.Narratives {
		if x.Date.Year != 0 && !x.Index && !x.Draft {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Narrative) int {
		return compareDates(b.Date, a.Date)
	})
	return list[:min(len(list), n)]
}

// gatherNarratives lists the narratives that stand under each region, as countNarratives
// counts them.
func (s *Model) gatherNarratives() map[*report.Region][]*report.Narrative {
	lists := map[*report.Region][]*report.Narrative{}
	for _, n := range s.Report.Narratives {
		if n.Village != nil {
			for up := range places.Upwards(n.Village.Region) {
				lists[up] = append(lists[up], n)
			}
		}
		for up := range places.Upwards(n.Region) {
			lists[up] = append(lists[up], n)
		}
	}
	return lists
}
