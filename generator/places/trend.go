package places

import (
	"iter"
	"math"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Trend is how an indicator went in the villages of a county.
type Trend struct {
	First    int
	Medians  []float64 // of each year from the first; NaN in a year without a figure
	Villages int       // that have figures
	Sample   bool      // some of them made up
	Last     Quantiles // of the last year
	Steady   bool      // in each year two thirds of them have one: its medians can be held against one another

	// For charts, with the decimals of the figures themselves: the medians, and the quartiles, which
	// are gaps in a year of fewer than fewestForHalf.
	Median, Low, High []quantity.Decimal
}

// TrendsOf returns the trends of a county by Indicator.Index. They are worked out together,
// because a country's figures do not fit into a processor's cache: to go through them once
// for each indicator takes three times as long.
func (g *Index) TrendsOf(c *County) []Trend {
	c.once.Do(func() { c.trends = makeTrends(c.Villages, g.rec.Indicators) })
	return c.trends
}

// TrendsUnder works out the trends of villages that are not all those of a county.
func (g *Index) TrendsUnder(villages []*report.Village) []Trend {
	return makeTrends(villages, g.rec.Indicators)
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

func makeTrends(villages []*report.Village, indicators []*report.Indicator) []Trend {
	list := make([]Trend, len(indicators))
	last := make([]int, len(indicators))
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
	values := make([][][]float64, len(indicators)) // of an indicator and a year
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
		list[i].Steady = len(years) > 1
		for k := range years {
			list[i].Steady = list[i].Steady && 3*len(years[k]) >= 2*list[i].Villages
			list[i].add(years[k], indicators[i].Decimals)
		}
		if len(years) > 0 {
			list[i].Last = quantilesOf(last[i], years[len(years)-1])
		}
	}
	return list
}

// add adds a year, whose figures it puts into another order.
func (t *Trend) add(values []float64, decimals int) {
	low, median, high := quarters(values)
	t.Medians, t.Median = append(t.Medians, median), append(t.Median, rounded(median, decimals))
	t.Low, t.High = append(t.Low, rounded(low, decimals)), append(t.High, rounded(high, decimals))
}

// rounded gives what is worked out of figures so many decimals; a gap of NaN.
func rounded(v float64, decimals int) quantity.Decimal {
	if math.IsNaN(v) {
		return quantity.Missing
	}
	d, err := quantity.FromParts(int64(math.Round(v*math.Pow10(decimals))), decimals)
	if err != nil {
		return quantity.Missing
	}
	return d
}
