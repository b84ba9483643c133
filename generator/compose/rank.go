package compose

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync"
	"weak"

	"casebook/generator/report"
)

// standing is how the villages of a county stand in one indicator in the latest year that
// any of them has a figure of. Years are never mixed in one order.
type standing struct {
	year   int
	values []float64 // best first
}

// standing returns the county's orders by Indicator.Index. They are wanted while its
// villages' pages are made, one after the other, and then no more: of a whole country they
// would be a hundred megabytes, so that they are left to the collector and worked out again
// where somebody asks later.
func (g *Gazetteer) standing(c *county) []standing {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.standings.Value()
	if list == nil {
		made := g.standingsOf(c)
		list = &made
		c.standings = weak.Make(list)
	}
	return *list
}

func (g *Gazetteer) standingsOf(c *county) []standing {
	all := g.latest(c.villages)
	for k := range all {
		sortBest(all[k].values, g.rec.Indicators[k].Better)
	}
	return all
}

// latest gathers, by Indicator.Index, the figures of the latest year that one of the villages
// has a figure of, in the villages' order.
func (g *Gazetteer) latest(villages []*report.Village) []standing {
	all := make([]standing, len(g.rec.Indicators))
	for _, v := range villages {
		for x := range v.Series() {
			st, year := &all[x.Indicator.Index], x.Last()
			if year > st.year {
				st.year, st.values = year, st.values[:0]
			}
			if year < st.year {
				continue
			}
			if st.values == nil {
				st.values = make([]float64, 0, len(villages))
			}
			st.values = append(st.values, x.Latest().Float64())
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

// rank returns the place of a value, from 1; equal values share one.
func (st *standing) rank(value float64, better report.Better) int {
	return 1 + sort.Search(len(st.values), func(i int) bool {
		if better == report.BetterLower {
			return st.values[i] >= value
		}
		return st.values[i] <= value
	})
}

// measure is an indicator over the whole site. Year and count are there from the start, the
// rest is worked out when first asked for.
type measure struct {
	year    int
	count   int              // villages that have a figure of the year
	regions []*report.Region // that have a series of their own
	sample  bool

	once      sync.Once
	ranked    []ranked // all of them, or the first of many, best first
	low, high float64
	median    float64
	bins      []bin
}

// ranked is a row of an indicator's ranking.
type ranked struct {
	village *report.Village
	value   float64
}

// bin is a bar of a histogram: values from low, below high; the last one has its high too.
type bin struct {
	low, high float64
	count     int
}

// An indicator's page ranks all villages up to rankLimit, which a county or a prefecture does
// not pass, and of more the first rankedOfMany: a country's list for each indicator would be
// 124,000 pages that nobody turns. The CSV files have them all.
const (
	rankLimit    = 2000
	rankedOfMany = 500
)

// surveyMeasures finds each indicator's latest year, and who has figures of it.
func (g *Gazetteer) surveyMeasures() {
	g.measures = make([]measure, len(g.rec.Indicators))
	for _, v := range g.rec.Villages {
		for x := range v.Series() {
			m := &g.measures[x.Indicator.Index]
			m.sample = m.sample || v.Sample || sampleSeries(x)
			if year := x.Last(); year > m.year {
				m.year, m.count = year, 1
			} else if year == m.year {
				m.count++
			}
		}
	}
	for _, r := range g.rec.Regions {
		for x := range r.Series() {
			m := &g.measures[x.Indicator.Index]
			m.sample = m.sample || sampleSeries(x)
			m.regions = append(m.regions, r)
		}
	}
}

// measure returns an indicator's measure, worked out.
func (g *Gazetteer) measure(i *report.Indicator) *measure {
	m := &g.measures[i.Index]
	m.once.Do(func() { g.rankMeasure(m, i) })
	return m
}

func (g *Gazetteer) rankMeasure(m *measure, i *report.Indicator) {
	all := make([]ranked, 0, m.count)
	values := make([]float64, 0, m.count)
	for _, v := range g.rec.Villages {
		if d := v.Find(i).In(m.year); !d.IsMissing() {
			all = append(all, ranked{v, d.Float64()})
			values = append(values, d.Float64())
		}
	}
	if len(values) == 0 {
		m.median = median(nil)
		return
	}
	m.low, m.high = slices.Min(values), slices.Max(values)
	m.bins = histogram(values, m.low, m.high)
	m.ranked = best(all, values, i.Better)
	m.median = median(values)
}

// best returns those of all that are ranked, in order; equal ones stay as they were. It puts
// the values, which are theirs, in another order.
func best(all []ranked, values []float64, better report.Better) []ranked {
	wanted := rankedOf(len(all))
	rank := len(values) - wanted // of the last value that is among the first
	if better == report.BetterLower {
		rank = wanted - 1
	}
	order := func(a, b ranked) int {
		if better == report.BetterLower {
			return cmp.Compare(a.value, b.value)
		}
		return cmp.Compare(b.value, a.value)
	}
	if len(all) > wanted {
		last := ranked{value: nth(values, rank)}
		all = slices.DeleteFunc(all, func(x ranked) bool { return order(x, last) > 0 })
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
		bins = append(bins, bin{low: from, high: from + step})
	}
	start := bins[0].low
	for _, v := range values {
		k := min(int((v-start)/step), len(bins)-1)
		bins[k].count++
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

// rankedCount is how many rows an indicator's ranking has.
func (g *Gazetteer) rankedCount(i *report.Indicator) int {
	return rankedOf(g.measures[i.Index].count)
}

func rankedOf(villages int) int {
	if villages <= rankLimit {
		return villages
	}
	return rankedOfMany
}
