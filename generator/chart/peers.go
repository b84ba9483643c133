package chart

import (
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Trend is how an indicator went in the villages of a place: the median and the quartiles of
// each year from First on. A year in which fewer than fewestPeers villages have a figure has a
// gap: a middle of two is no middle.
type Trend struct {
	First             int
	Low, Median, High []quantity.Decimal
}

// fewestPeers is how many villages make a median, fewestForBand how many a middle half.
const (
	fewestPeers   = 3
	fewestForBand = 8
)

// Peers finds the trend of an indicator in the villages of a place, the zero Trend where it has
// too few. It may be called from many goroutines.
type Peers func(*report.Region, *report.Indicator) Trend

// TrendOf works out a trend. The figures are rounded to the indicator's decimals.
func TrendOf(villages []*report.Village, i *report.Indicator) Trend {
	first, last := 0, -1
	for _, v := range villages {
		if s := v.Find(i); !s.IsZero() {
			if last < first {
				first, last = s.First, s.Last()
			}
			first, last = min(first, s.First), max(last, s.Last())
		}
	}
	t := Trend{First: first}
	values := make([]quantity.Decimal, 0, len(villages))
	for year := first; year <= last; year++ {
		values = values[:0]
		for _, v := range villages {
			if d := v.Find(i).In(year); !d.IsMissing() {
				values = append(values, d)
			}
		}
		low, median, high := quartiles(values, i.Decimals)
		t.Low, t.Median, t.High = append(t.Low, low), append(t.Median, median), append(t.High, high)
	}
	return t
}

// Tells says whether some place has a middle in more than one year.
func (t Trend) Tells() bool {
	n := 0
	for _, d := range t.Median {
		if !d.IsMissing() {
			n++
		}
	}
	return n > 1
}

// MedianOver is the median of each year from first to last.
func (t Trend) MedianOver(first, last int) []quantity.Decimal {
	values := make([]quantity.Decimal, 0, last-first+1)
	for year := first; year <= last; year++ {
		values = append(values, inYear(t.Median, year-t.First))
	}
	return values
}

// quartiles sorts the values and returns their quartiles, gaps where they are too few.
func quartiles(values []quantity.Decimal, decimals int) (low, median, high quantity.Decimal) {
	low, median, high = quantity.Missing, quantity.Missing, quantity.Missing
	n := len(values)
	if n < fewestPeers {
		return low, median, high
	}
	slices.SortFunc(values, quantity.Decimal.Cmp)
	median = between(values, 2*(n-1), decimals)
	if n >= fewestForBand {
		low, high = between(values, n-1, decimals), between(values, 3*(n-1), decimals)
	}
	return low, median, high
}

// between is the value at a quarter of a place: at 2 halfway between the first two.
func between(sorted []quantity.Decimal, quarters, decimals int) quantity.Decimal {
	k, rest := quarters/4, quarters%4
	if rest == 0 {
		return sorted[k].Round(decimals)
	}
	step, err := sorted[k+1].Sub(sorted[k])
	if err == nil {
		step, err = step.Mul(quantity.FromInt(int64(rest)))
	}
	if err == nil {
		step, err = step.Quo(quantity.FromInt(4), decimals+2)
	}
	if err == nil {
		step, err = sorted[k].Add(step)
	}
	if err != nil {
		return sorted[k].Round(decimals)
	}
	return step.Round(decimals)
}

// In returns the median of a year.
func (t Trend) In(year int) quantity.Decimal { return inYear(t.Median, year-t.First) }

func inYear(values []quantity.Decimal, k int) quantity.Decimal {
	if k < 0 || k >= len(values) {
		return quantity.Missing
	}
	return values[k]
}

// AmongPeers holds the next of a chart's panels against the villages of a place, and nothing where
// they are too few.
func (c *Chart) AmongPeers(t Trend) {
	a, n := Among{}, len(c.Categories)
	a.Median, a.Low, a.High = make([]quantity.Decimal, n), make([]quantity.Decimal, n), make([]quantity.Decimal, n)
	median, band := false, false
	for k, category := range c.Categories {
		year, _ := yearOf(category)
		at := year - t.First
		a.Median[k], a.Low[k], a.High[k] = inYear(t.Median, at), inYear(t.Low, at), inYear(t.High, at)
		median, band = median || !a.Median[k].IsMissing(), band || !a.Low[k].IsMissing()
	}
	if !band {
		a.Low, a.High = nil, nil
	}
	if !median {
		a = Among{}
	}
	c.Among = append(c.Among, a)
}

// Against draws a chart of one line over years against the villages of a place: their median
// in grey, the middle half of them as a band. name is the place's.
func (c *Chart) Against(t Trend, medianName, bandName string) {
	if !c.isOver(t.First, len(t.Median)) { // nearly all villages of a county have the same years
		t = Trend{Low: c.over(t.First, t.Low), Median: c.over(t.First, t.Median), High: c.over(t.First, t.High)}
	}
	if hasFigure(t.Median) {
		c.References = append(c.References, Reference{Name: medianName, Values: t.Median})
	}
	if hasFigure(t.Low) {
		c.Band = &Band{Name: bandName, Low: t.Low, High: t.High}
	}
}

// isOver tells whether the categories are so many years from a first one on.
func (c *Chart) isOver(first, n int) bool {
	for k, category := range c.Categories {
		if year, ok := yearOf(category); !ok || year != first+k {
			return false
		}
	}
	return len(c.Categories) == n
}

// over are values of years from a first one on in the years of the chart.
func (c *Chart) over(first int, values []quantity.Decimal) []quantity.Decimal {
	list := make([]quantity.Decimal, len(c.Categories))
	for k, category := range c.Categories {
		year, _ := yearOf(category)
		list[k] = inYear(values, year-first)
	}
	return list
}

func hasFigure(values []quantity.Decimal) bool {
	for _, d := range values {
		if !d.IsMissing() {
			return true
		}
	}
	return false
}
