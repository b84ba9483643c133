package places

import (
	"iter"

	"casebook/generator/report"
)

// RowsOf gives the regions that an indicator's table may have a row of: with nil those with
// figures of their own, with their villages the counties without.
func (g *Index) RowsOf(i *report.Indicator) iter.Seq2[*report.Region, *County] {
	return func(yield func(*report.Region, *County) bool) {
		for _, x := range g.rec.Regions {
			c := g.CountyOf[x]
			switch {
			case !x.Find(i).IsZero():
				c = nil
			case c.Region != x || len(c.Villages) == 0:
				continue
			}
			if !yield(x, c) {
				return
			}
		}
	}
}

// SampleRow tells whether a row of an indicator's table is marked as made up.
func (g *Index) SampleRow(i *report.Indicator) bool {
	for x, c := range g.RowsOf(i) {
		if c == nil {
			if SampleSeries(x.Find(i)) {
				return true
			}
			continue
		}
		for _, v := range c.Villages {
			if own := v.Find(i); !own.IsZero() && (v.Sample || SampleSeries(own)) {
				return true
			}
		}
	}
	return false
}
