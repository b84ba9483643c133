package places

import (
	"iter"

	"casebook/generator/report"
)

// Trend is how an indicator went in the villages of a county.
type Trend struct {
	First    int
	Medians  []float64 // of each year from the first; NaN in a year without a figure
	Low      []float64 // the lower quartiles; NaN in a year of fewer than fewestForHalf
	High     []float64 // the upper quartiles
	Villages int       // that have figures
	Sample   bool      // some of them made up
	Last     Quantiles // of the last year
}

// TrendsOf returns the trends of a county by Indicator.Index. They are worked out together,
// because a country's figures do not fit into a processor's cache: to go through them once
// for each indicator takes three times as long.
func (g *Index) TrendsOf(c *County) []Trend {
	c.once.Do(func() { c.trends = makeTrends(c.Villages, len(g.rec.Indicators)) })
	return c.trends
}

// workOutTrends works out those of all counties, on all processors, for who will ask for all
// of them: two who asked in the same order would wait for each other.
func (g *Index) workOutTrends() {
	g.EachCounty(func(numbers iter.Seq[int]) {
		for i := range numbers {
			g.TrendsOf(g.Counties[i])
		}
	})
}

func makeTrends(villages []*report.Village, indicators int) []Trend {
	list := make([]Trend, indicators)
	last := make([]int, indicators)
	for _, v := range villages {
		for x := range v.Series() {
			i := x.Indicator.Index
			at := &list[i]
			at.Villages++
			at.Sample = at.Sample || v.Sample || SampleSeries(x)
			if at.First == 0 || x.First < at.First {
				at.First = x.First
			}
			last[i] = max(last[i], x.Last())
		}
	}
	values := make([][][]float64, indicators) // of an indicator and a year
	for i := range list {
		if list[i].Villages > 0 {
			values[i] = make([][]float64, last[i]-list[i].First+1)
		}
	}
	for _, v := range villages {
		for x := range v.Series() {
			years := values[x.Indicator.Index][x.First-list[x.Indicator.Index].First:]
			for k, d := range x.Values.All() {
				if d.IsMissing() {
					continue
				}
				if years[k] == nil {
					years[k] = make([]float64, 0, len(villages))
				}
				years[k] = append(years[k], d.Float64())
			}
		}
	}
	for i, years := range values {
		for k := range years {
			low, high := quartiles(years[k])
			list[i].Low, list[i].High = append(list[i].Low, low), append(list[i].High, high)
			list[i].Medians = append(list[i].Medians, Median(years[k]))
		}
		if len(years) > 0 {
			list[i].Last = QuantilesOf(last[i], years[len(years)-1])
		}
	}
	return list
}
