package places

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// A column is in spreads of its own values: the distance between the quarters, all of it where these are one, and so
// much at least. What lacks stays so, and other columns stay as they are.
func TestColumnsAreInSpreads(t *testing.T) {
	lacks := math.NaN()
	for name, c := range map[string]struct {
		values []float64
		least  float64
		spread float64
	}{
		"quarters":          {[]float64{8, 1, 7, 2, 6, 3, 5, 4, 0}, 1, 4},
		"two":               {[]float64{10, 4}, 1, 6},
		"one quarter":       {[]float64{5, 9, 5, 5, 5, 5, 5, 5}, 1, 4},
		"close together":    {[]float64{1, 1.5, 1.25}, 2, 2},
		"one value":         {[]float64{3}, 2, 2},
		"some lack it":      {[]float64{lacks, 10, lacks, 4}, 1, 6},
		"all lack it":       {[]float64{lacks, lacks}, 2, 1},
		"far and negative":  {[]float64{-100, 100}, 1, 200},
		"quarters of three": {[]float64{0, 10, 40}, 1, 30},
	} {
		s := profiles{width: 2}
		for _, v := range c.values {
			s.at = append(s.at, 77, v)
		}
		s.scale(1, c.least, nil)
		for i, v := range c.values {
			if got := s.at[2*i+1]; got != v/c.spread && !(math.IsNaN(got) && math.IsNaN(v)) || s.at[2*i] != 77 {
				t.Errorf("%s: %v is %g spreads, want %g; beside it %g", name, v, got, v/c.spread, s.at[2*i])
			}
		}
	}
}

// The quarters are by rank, and of few values there are none.
func TestQuartersAreByRank(t *testing.T) {
	const seed = 20261130
	random := rand.New(rand.NewPCG(seed, 0))
	for n := 1; n < 120; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(random.IntN(50))
		}
		sorted := slices.Sorted(slices.Values(values))
		low, median, high := quarters(values)
		if want := (sorted[(n-1)/2] + sorted[n/2]) / 2; median != want {
			t.Fatalf("seed %d, %d values: median %g, want %g", seed, n, median, want)
		}
		if n < fewestForHalf {
			if !math.IsNaN(low) || !math.IsNaN(high) {
				t.Fatalf("%d values have quarters %g and %g", n, low, high)
			}
		} else if low != sorted[n/4] || high != sorted[n-1-n/4] {
			t.Fatalf("seed %d, %d values: quarters %g and %g, want %g and %g", seed, n, low, high, sorted[n/4], sorted[n-1-n/4])
		}
	}
}

func TestStepsAreRound(t *testing.T) {
	for raw, want := range map[float64]float64{1: 1, 1.5: 2, 3: 5, 7: 10, 12: 20, 50: 50, 70: 100, 0.25: 0.5, 0.75: 1, 2000: 2000} {
		if got := roundStep(raw); math.Abs(got-want) > want*1e-9 {
			t.Errorf("the step for %g is %g, want %g", raw, got, want)
		}
	}
	bars := histogram([]float64{1000, 1010, 1039}, 1000, 1039)
	if len(bars) != 8 || bars[0].Low != 1000 || bars[0].High != 1005 || bars[0].Count != 1 || bars[2].Count != 1 || bars[7].Count != 1 {
		t.Errorf("the bars are %+v", bars)
	}
}

// madeUpIn is two indicators of which only figures of the second are made up: by its village, its source, or a region's.
func madeUpIn(village, source, region bool) (*report.Records, *Index) {
	made := &report.Source{Sample: true}
	rec := &report.Records{Indicators: []*report.Indicator{{ID: "a"}, {ID: "b", Index: 1}}, Regions: []*report.Region{{Code: "450329"}, {Code: "450330"}}}
	add := func(d *report.Data, i int, s *report.Source) {
		d.Set(report.Unpacked{Series: []report.Series{{Indicator: rec.Indicators[i], First: 2020, Source: s, Values: quantity.ListOf(quantity.FromInt(7))}}})
	}
	for i := range 2 {
		v := report.NewVillage(report.Village{}.At)
		v.Region, v.Sample = rec.Regions[0], village && i == 1
		var s *report.Source
		if source && i == 1 {
			s = made
		}
		add(&v.Data, i, s)
		rec.Villages = append(rec.Villages, &v)
	}
	if region {
		add(&rec.Regions[1].Data, 1, made)
	}
	rec.Index()
	return rec, NewIndex(rec)
}

// An indicator is marked as made up where a figure of it is, and the others are not.
func TestAnIndicatorIsMadeUpWhereAFigureOfItIs(t *testing.T) {
	for _, c := range []struct{ village, source, region bool }{{}, {true, false, false}, {false, true, false}, {false, false, true}} {
		rec, g := madeUpIn(c.village, c.source, c.region)
		want := c.village || c.source || c.region
		if g.Measures[0].Sample || g.Measures[1].Sample != want {
			t.Errorf("%+v: made up: %t, %t", c, g.Measures[0].Sample, g.Measures[1].Sample)
		}
		if g.SampleRow(rec.Indicators[0]) || g.SampleRow(rec.Indicators[1]) != want {
			t.Errorf("%+v: rows made up: %t, %t", c, g.SampleRow(rec.Indicators[0]), g.SampleRow(rec.Indicators[1]))
		}
		g.WorkOutTrends()
		trends := g.TrendsOf(g.Counties[0])
		if trends[0].Sample || trends[1].Sample != (c.village || c.source) {
			t.Errorf("%+v: trends made up: %t, %t", c, trends[0].Sample, trends[1].Sample)
		}
	}
}

// A gap in a village's figures is none in those of later years, and a year without figures is a gap of the trend.
func TestATrendGoesOnBehindAGap(t *testing.T) {
	rec := &report.Records{Indicators: []*report.Indicator{{ID: "a"}}, Regions: []*report.Region{{Code: "450329"}}}
	for _, list := range [][]int64{{1, -1, 5}, {3, -1, 7}} {
		v := report.NewVillage(report.Village{}.At)
		v.Region = rec.Regions[0]
		var values []quantity.Decimal
		for _, n := range list {
			if n < 0 {
				values = append(values, quantity.Missing)
			} else {
				values = append(values, quantity.FromInt(n))
			}
		}
		v.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: rec.Indicators[0], First: 2020, Values: quantity.ListOf(values...)}}})
		rec.Villages = append(rec.Villages, &v)
	}
	rec.Index()
	g := NewIndex(rec)
	x := g.TrendsOf(g.Counties[0])[0]
	if len(x.Median) != 3 || x.Median[0].String() != "2" || !x.Median[1].IsMissing() || x.Median[2].String() != "6" {
		t.Errorf("the medians are %v", x.Median)
	}
	m := g.Measured(rec.Indicators[0])
	bars := 0
	for _, b := range m.Bins {
		bars += b.Count
	}
	if bars != 2 || m.Low != 5 || m.High != 7 {
		t.Errorf("the measure is %+v", m)
	}
}

// An order without a former one does not keep those behind it from theirs, and what is looked for leaves the villages
// in their order.
func TestOrdersStandForThemselves(t *testing.T) {
	rec := &report.Records{Regions: []*report.Region{{Code: "450329"}}}
	for k := range 4 {
		rec.Indicators = append(rec.Indicators, &report.Indicator{Index: k, Better: report.BetterHigher})
	}
	for n := range int64(3) {
		v := report.NewVillage(report.Village{}.At)
		v.Region, v.Households = rec.Regions[0], int(9-n)
		var d report.Unpacked
		for k := range 4 {
			values := quantity.ListOf(quantity.FromInt(10-n), quantity.FromInt(n))
			first := 2020
			if k == 0 {
				values, first = quantity.ListOf(quantity.FromInt(n)), 2021
			}
			d.Series = append(d.Series, report.Series{Indicator: rec.Indicators[k], First: first, Values: values})
		}
		v.Data.Set(d)
		rec.Villages = append(rec.Villages, &v)
	}
	rec.Index()
	g := NewIndex(rec)
	c := g.Counties[0]
	was := slices.Clone(c.Villages)
	now, former := g.Rankings(c).Places(&c.Villages[2].Data)
	if !slices.Equal(now, []int32{1, 1, 1, 1}) || !slices.Equal(former, []int32{0, 3, 3, 3}) {
		t.Errorf("the last village is in places %v, and was in %v", now, former)
	}
	g.Nearest(c, c.Villages[0], 2)
	if !slices.Equal(c.Villages, was) {
		t.Error("the villages of the county are in another order")
	}
}

func TestWhatCountsHeads(t *testing.T) {
	for unit, want := range map[quantity.Unit]bool{"户": true, "人": true, "名": true, "亩": true, "公顷": true, "万元": false, "%": false, "公里": false, "": false} {
		if got := CountsHeads(&report.Indicator{Name: "数", Unit: unit}); got != want {
			t.Errorf("in %q: %t", unit, got)
		}
	}
}
