package places

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"weak"

	"casebook/generator/report"
)

// Ranking is how the villages of a county stand in one indicator in the latest year that
// any of them has a figure of. Years are never mixed in one order.
type Ranking struct {
	Year   int
	Values []float64 // best first
	Heads  bool      // whether it counts persons, households or land, of which a large village has more
	Former *Ranking  // of the same villages in the first year that all of them have; nil where there is none before Year
}

// Rankings returns the county's orders by Indicator.Index. They are wanted while its
// villages' pages are made, one after the other, and then no more: of a whole country they
// would be a hundred megabytes, so that they are left to the collector and worked out again
// where somebody asks later.
func (g *Index) Rankings(c *County) []Ranking {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.rankings.Value()
	if list == nil {
		made := g.rankingsOf(c)
		list = &made
		c.rankings = weak.Make(list)
	}
	return *list
}

func (g *Index) rankingsOf(c *County) []Ranking {
	all := g.Latest(c.Villages)
	for k := range all {
		sortBest(all[k].Values, g.rec.Indicators[k].Better)
		all[k].Heads = CountsHeads(g.rec.Indicators[k])
	}
	g.addFormer(all, c.Villages)
	return all
}

// addFormer adds how the villages of each order stood before.
func (g *Index) addFormer(all []Ranking, villages []*report.Village) {
	former := make([]Ranking, len(all))
	ranked := func(each func(to *Ranking, x report.Series)) {
		for _, v := range villages {
			for x := range v.Series() {
				if k := x.Indicator.Index; x.Last() == all[k].Year {
					each(&former[k], x)
				}
			}
		}
	}
	ranked(func(to *Ranking, x report.Series) { to.Year = max(to.Year, x.First) })
	ranked(func(to *Ranking, x report.Series) {
		if v := x.In(to.Year); !v.IsMissing() {
			to.Values = append(to.Values, v.Float64())
		}
	})
	for k := range all {
		if x := &former[k]; x.Year < all[k].Year && len(x.Values) == len(all[k].Values) {
			sortBest(x.Values, g.rec.Indicators[k].Better)
			all[k].Former = x
		}
	}
}

// Latest gathers, by Indicator.Index, the figures of the latest year that one of the villages
// has a figure of, in the villages' order.
func (g *Index) Latest(villages []*report.Village) []Ranking {
	all := make([]Ranking, len(g.rec.Indicators))
	for _, v := range villages {
		for x := range v.Series() {
			st, year := &all[x.Indicator.Index], x.Last()
			if year > st.Year {
				st.Year, st.Values = year, st.Values[:0]
			}
			if year < st.Year {
				continue
			}
			if st.Values == nil {
				st.Values = make([]float64, 0, len(villages))
			}
			st.Values = append(st.Values, x.Latest().Float64())
		}
	}
	return all
}

func sortBest(values []float64, better report.Better) {
	slices.Sort(values)
	if better != report.BetterLower {
		slices.Reverse(values)
	}
}

// Rank returns the place of a value, from 1; equal values share one. Whether half of what is left
// is passed over decides no branch, which no processor would foresee: a village's page asks forty times.
func (st *Ranking) Rank(value float64, better report.Better) int {
	sign := 1.0
	if better == report.BetterLower {
		sign = -1
	}
	value *= sign
	ahead := 0
	for left := len(st.Values); left > 0; {
		half := (left + 1) / 2
		lead := value - st.Values[ahead+half-1]*sign
		ahead += half & int(int64(math.Float64bits(lead))>>63) // where it is below nought
		left -= half
	}
	return 1 + ahead
}

// RanksOf are the places of a village's latest figures by Indicator.Index, 0 where there is none: the
// indicator has no better end, the figure is older than others', or it stands alone.
func RanksOf(d *report.Data, rankings []Ranking) []int32 {
	ranks := make([]int32, len(rankings))
	for x := range d.Series() {
		st := &rankings[x.Indicator.Index]
		if x.Indicator.Better != report.BetterNone && st.Year == x.Last() && len(st.Values) > 1 {
			ranks[x.Indicator.Index] = int32(st.Rank(x.Latest().Float64(), x.Indicator.Better))
		}
	}
	return ranks
}

// Measure is an indicator over the whole site. Year and count are there from the start, the
// rest is worked out when first asked for.
type Measure struct {
	Year    int
	Count   int              // villages that have a figure of the year
	Regions []*report.Region // that have a series of their own
	Sample  bool

	once      sync.Once
	Ranked    []Ranked // all of them, or the first of many, best first
	Low, High float64
	Median    float64
	Bins      []bin
}

// Ranked is a row of an indicator's ranking.
type Ranked struct {
	Village *report.Village
	Value   float64
}

// bin is a bar of a histogram: values from low, below high; the last one has its high too.
type bin struct {
	Low, High float64
	Count     int
}

// An indicator's page ranks all villages up to rankLimit, which a county or a prefecture does
// not pass, and of more the first rankedOfMany: a country's list for each indicator would be
// 124,000 pages that nobody turns. The CSV files have them all.
const (
	rankLimit    = 2000
	rankedOfMany = 500
)

// surveyMeasures finds each indicator's latest year, and who has figures of it.
func (g *Index) surveyMeasures() {
	g.Measures = make([]Measure, len(g.rec.Indicators))
	for _, x := range g.rec.SeriesOfVillages() {
		m := &g.Measures[x.Indicator.Index]
		m.Sample = m.Sample || x.Sample || SampleSeries(x.Series)
		if x.Last > m.Year {
			m.Year, m.Count = x.Last, x.Villages
		} else if x.Last == m.Year {
			m.Count += x.Villages
		}
	}
	for _, r := range g.rec.Regions {
		for x := range r.Series() {
			m := &g.Measures[x.Indicator.Index]
			m.Sample = m.Sample || SampleSeries(x)
			m.Regions = append(m.Regions, r)
		}
	}
}

// Measured returns an indicator's measure, worked out.
func (g *Index) Measured(i *report.Indicator) *Measure {
	m := &g.Measures[i.Index]
	m.once.Do(func() { g.rankMeasure(m, i) })
	return m
}

func (g *Index) rankMeasure(m *Measure, i *report.Indicator) {
	all := make([]Ranked, 0, m.Count)
	values := make([]float64, 0, m.Count)
	for _, v := range g.rec.Villages {
		if d := v.Find(i).In(m.Year); !d.IsMissing() {
			all = append(all, Ranked{v, d.Float64()})
			values = append(values, d.Float64())
		}
	}
	if len(values) == 0 {
		m.Median = Median(nil)
		return
	}
	m.Low, m.High = slices.Min(values), slices.Max(values)
	m.Bins = histogram(values, m.Low, m.High)
	m.Ranked = best(all, values, i.Better)
	m.Median = Median(values)
}

// best returns those of all that are ranked, in order; equal ones stay as they were. It puts
// the values, which are theirs, in another order.
func best(all []Ranked, values []float64, better report.Better) []Ranked {
	wanted := rankedOf(len(all))
	rank := len(values) - wanted // of the last value that is among the first
	if better == report.BetterLower {
		rank = wanted - 1
	}
	order := func(a, b Ranked) int {
		if better == report.BetterLower {
			return cmp.Compare(a.Value, b.Value)
		}
		return cmp.Compare(b.Value, a.Value)
	}
	if len(all) > wanted {
		last := Ranked{Value: nth(values, rank)}
		all = slices.DeleteFunc(all, func(x Ranked) bool { return order(x, last) > 0 })
	}
	slices.SortStableFunc(all, order)
	return slices.Clone(all[:wanted])
}

// histogram sorts values from low to high into at most a dozen bins with round ends.
func histogram(values []float64, low, high float64) []bin {
	if low == high {
		return nil
	}
	step := roundStep((high - low) / 8)
	var bins []bin
	for from := math.Floor(low/step) * step; from <= high; from += step {
		bins = append(bins, bin{Low: from, High: from + step})
	}
	start := bins[0].Low
	for _, v := range values {
		k := min(int((v-start)/step), len(bins)-1)
		bins[k].Count++
	}
	return bins
}

// roundStep returns 1, 2 or 5 times a power of ten, not less than raw.
func roundStep(raw float64) float64 {
	power := math.Pow10(int(math.Floor(math.Log10(raw))))
	for _, m := range [...]float64{1, 2, 5} {
		if m*power >= raw {
			return m * power
		}
	}
	return 10 * power
}

// RankedCount is how many rows an indicator's ranking has.
func (g *Index) RankedCount(i *report.Indicator) int {
	return rankedOf(g.Measures[i.Index].Count)
}

func rankedOf(villages int) int {
	if villages <= rankLimit {
		return villages
	}
	return rankedOfMany
}
