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

// Rankings are the county's orders, and the place of each village in them: both by Indicator.Index.
type Rankings struct {
	Orders []Ranking
	rows   map[*report.Data]int // of the villages
	places []int32              // of a row those of the latest figures, then those of the former ones
}

// Places are the places of a village's latest figures and of its former ones, from 1; equal figures share one.
// 0 stands where there is none: the indicator has no better end, the figure is older than others', it
// stands alone, or all are equal.
func (r *Rankings) Places(d *report.Data) (now, former []int32) { return r.row(r.rows[d]) }

func (r *Rankings) row(i int) (now, former []int32) {
	n := len(r.Orders)
	row := r.places[2*n*i:][:2*n]
	return row[:n], row[n:]
}

// Rankings returns how the villages of a county stand. It is wanted while their
// pages are made, one after the other, and then no more: of a whole country they
// would be a hundred megabytes, so that they are left to the collector and worked out again
// where somebody asks later.
func (g *Index) Rankings(c *County) *Rankings {
	return cached(c, &c.rankings, func() *Rankings { return g.rankingsOf(c.Villages) })
}

// cached returns what a county's field points to, and makes it where it is not there yet or was
// collected.
func cached[T any](c *County, field *weak.Pointer[T], make func() *T) *T {
	c.mu.Lock()
	defer c.mu.Unlock()
	x := field.Value()
	if x == nil {
		x = make()
		*field = weak.Make(x)
	}
	return x
}

func (g *Index) rankingsOf(villages []*report.Village) *Rankings {
	all := g.latest(villages)
	r := &Rankings{all, make(map[*report.Data]int, len(villages)), make([]int32, 2*len(all)*len(villages))}
	rows := make([][]int32, len(all)) // that have a figure of the year
	first := make([]int, len(all))
	for i, v := range villages {
		r.rows[&v.Data] = i
		for x := range v.Series() {
			if k := x.Indicator.Index; x.Last() == all[k].Year {
				rows[k], first[k] = append(rows[k], int32(i)), max(first[k], x.First)
			}
		}
	}
	g.addFormer(all, villages, first)
	var room []standing
	for k := range all {
		st, i := &all[k], g.rec.Indicators[k]
		st.Heads = CountsHeads(i)
		room = st.sort(rows[k], i.Better, room)
		for _, x := range room {
			now, _ := r.row(int(x.row))
			now[k] = x.place
		}
		if st.Former == nil {
			continue
		}
		room = st.Former.sort(rows[k], i.Better, room)
		for _, x := range room {
			_, former := r.row(int(x.row))
			former[k] = x.place
		}
	}
	return r
}

// addFormer adds how the villages of each order stood in the first year that all of them have.
func (g *Index) addFormer(all []Ranking, villages []*report.Village, first []int) {
	former := make([]Ranking, len(all))
	for _, v := range villages {
		for x := range v.Series() {
			k := x.Indicator.Index
			if x.Last() != all[k].Year || first[k] >= all[k].Year {
				continue
			}
			if d := x.In(first[k]); !d.IsMissing() {
				former[k].Values = append(former[k].Values, d.Float64())
			}
		}
	}
	for k := range all {
		if x := &former[k]; len(x.Values) > 0 && len(x.Values) == len(all[k].Values) {
			x.Year, all[k].Former = first[k], x
		}
	}
}

// standing is the figure of a village, by its row.
type standing struct {
	value float64
	row   int32
	place int32
}

// sort brings the values, which are those of some rows, into the order from the best, and returns the places of
// the rows in the memory of room.
func (st *Ranking) sort(rows []int32, better report.Better, room []standing) []standing {
	room = room[:0]
	for i, value := range st.Values {
		room = append(room, standing{value, rows[i], 0})
	}
	slices.SortFunc(room, func(a, b standing) int { // none is NaN, which cmp.Compare asks for
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	if better == report.BetterLower {
		slices.Reverse(room)
	}
	isRanked := better != report.BetterNone && len(room) > 0 && room[0].value != room[len(room)-1].value
	for i := range room {
		st.Values[i] = room[i].value
		switch {
		case !isRanked:
		case i > 0 && room[i].value == room[i-1].value:
			room[i].place = room[i-1].place
		default:
			room[i].place = int32(i + 1)
		}
	}
	return room
}

// Latest gathers, by Indicator.Index, the figures of the latest year that one of the villages
// has a figure of, in the villages' order.
func (g *Index) latest(villages []*report.Village) []Ranking {
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
		if d := v.In(i, m.Year); !d.IsMissing() {
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
