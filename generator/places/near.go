package places

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"casebook/generator/report"
)

// Neighbour is a village of the same county whose figures are like another's.
type Neighbour struct {
	Village      *report.Village
	Alike, Asked int         // of so many figures that both have so many are alike
	Most         *Difference // in what they differ most; nil where all is alike
}

// Difference is one figure of two villages.
type Difference struct {
	Count      int               // of report.VillageCounts; -1 where it is an indicator's
	Indicator  *report.Indicator // nil for a count
	Own, Other float64
}

const (
	alikeBelow   = 0.5 // of the distance between the quarters of all villages
	fewestShared = 3   // figures that two villages must both have to be compared
	mostCompared = 300 // villages of about the same size that one is compared with
	leastPoints  = 5   // percentage points: less is no difference where all lie close together
)

var leastRatio = math.Log(1.2) // a fifth

// Nearest finds the villages of a county that are most like one of them, at most so many, the
// nearest first; only those that are alike in half of the figures that both have, and made up
// as it is, or not. Each village's newest figures are compared, whatever their year. The
// distance is that of layouts/scripts/alike/nearest.ts, which compares the whole site.
func (g *Index) Nearest(c *County, v *report.Village, most int) []Neighbour {
	s := g.profilesOf(c)
	own := s.number[v]
	near := make([]Neighbour, 0, most)
	for _, x := range s.nearest(most)[own].best {
		other := s.villages[x.village]
		near = append(near, Neighbour{Village: other, Alike: x.alike, Asked: x.asked, Most: g.mostDifferent(v, other, s.row(own), s.row(x.village))})
	}
	return near
}

// candidate is a village beside another: it holds no pointers, since each village of a site is
// compared with hundreds.
type candidate struct {
	village      int // its row
	alike, asked int
	distance     float64
}

// search is how far the nearest of a village are found.
type search struct {
	from, to   int // the rows that it is compared with
	all, asked int // its own figures, and how many of them another has to share
	most       int
	best       []candidate
	limit      float64 // the distance of the last of the best, once they are as many as are wanted
	largest    float64 // by that, what the squares of one that shares all come to at most
}

// nearest finds the nearest of every village at once, of each at most so many. Each pair is measured
// once, as far as it lies nearer than the last of the best so far of one of both: it goes from those of
// about the same size outwards, because the near ones are found soon there, and sorting all that a village is
// compared with took a sixth of a whole build. The villages of a county are nearly always asked for together.
func (s *profiles) nearest(most int) []search {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.found != nil && s.found[0].most == most {
		return s.found
	}
	n := len(s.villages)
	s.found = make([]search, n)
	room := make([]candidate, n*(most+1))
	for own := range s.found {
		from, to := s.around(own)
		all := s.shared(own, own)
		asked := max(fewestShared, (s.mostShared(own, from, to, all)+1)/2)
		s.found[own] = search{from, to, all, asked, most, room[own*(most+1):][: 0 : most+1], math.Inf(1), math.Inf(1)}
	}
	for apart := 1; apart < min(n, mostCompared); apart++ {
		for below := range n - apart {
			if above := below + apart; s.sample[below] == s.sample[above] {
				s.compare(below, above)
			}
		}
	}
	return s.found
}

// compare holds two villages against each other, and each with the best of the other.
func (s *profiles) compare(i, j int) {
	a, b, shared, isWithin := &s.found[i], &s.found[j], s.width, false
	if j >= a.to && i < b.from {
		return
	}
	if s.whole {
		isWithin = wholeWithin(s.figures(i), s.figures(j), max(a.largest, b.largest))
	} else {
		shared = s.shared(i, j)
		isWithin = within(s.figures(i), s.figures(j), max(a.squares(shared), b.squares(shared)))
	}
	if !isWithin {
		return
	}
	alike, squares := s.measure(i, j)
	if j < a.to && shared >= a.asked {
		a.take(candidate{j, alike, shared, distance(squares, shared, a.all)})
	}
	if i >= b.from && shared >= b.asked {
		b.take(candidate{i, alike, shared, distance(squares, shared, b.all)})
	}
}

func (x *search) squares(shared int) float64 { return largestSquares(shared, x.all, x.limit) }

// take puts a village among the best. Of two that are as near the smaller comes first.
func (x *search) take(c candidate) {
	if c.distance > x.limit || c.alike*2 < c.asked {
		return
	}
	at := len(x.best)
	for at > 0 && before(c, x.best[at-1]) {
		at--
	}
	x.best = slices.Insert(x.best, at, c)
	if x.best = x.best[:min(len(x.best), x.most)]; len(x.best) == x.most {
		x.limit = x.best[x.most-1].distance
		x.largest = x.squares(x.all)
	}
}

func before(a, b candidate) bool {
	return a.distance < b.distance || a.distance == b.distance && a.village < b.village
}

// mostShared is the most figures that a village shares with another of some rows, at most all its own.
func (s *profiles) mostShared(own, from, to, all int) int {
	most := 0
	for i := from; i < to && most < all; i++ {
		if i != own && s.sample[own] == s.sample[i] {
			most = max(most, s.shared(own, i))
		}
	}
	return most
}

// shared counts the figures that two villages both have.
func (s *profiles) shared(a, b int) int {
	n := 0
	for k := range s.words {
		n += bits.OnesCount64(s.has[a*s.words+k] & s.has[b*s.words+k])
	}
	return n
}

// largestSquares is what the squares of the differences of two villages, which share so many of all
// figures of the first, come to at most where they lie no farther apart than a limit. It is a
// billionth more, because roots and sums round.
func largestSquares(shared, all int, limit float64) float64 {
	room := max(0, limit-lacking(shared, all))
	return room * room * float64(max(1, shared)) * (1 + 1e-9)
}

// lacking is the share of a village's figures that another does not have.
func lacking(shared, all int) float64 { return 1 - float64(shared)/float64(max(1, all)) }

// within tells whether the squares of the differences of two rows, but for those of which one is NaN, come
// to no more than the largest sum. It looks now and then, and nearly always that is all that is done with a
// village: so the sum has two halves, which a processor adds at the same time.
func within(a, b []float64, largest float64) bool {
	b = b[:len(a)]
	even, odd, k := 0.0, 0.0, 0
	for ; k+3 < len(a); k += 4 {
		even += square(a[k]-b[k]) + square(a[k+2]-b[k+2])
		odd += square(a[k+1]-b[k+1]) + square(a[k+3]-b[k+3])
		if even+odd > largest {
			return false
		}
	}
	for ; k < len(a); k++ {
		even += square(a[k] - b[k])
	}
	return even+odd <= largest
}

// wholeWithin is within of rows that lack nothing.
func wholeWithin(a, b []float64, largest float64) bool {
	even, odd := 0.0, 0.0
	for len(a) >= 8 && len(b) >= 8 {
		x, y := (*[8]float64)(a), (*[8]float64)(b)
		d0, d1, d2, d3 := x[0]-y[0], x[1]-y[1], x[2]-y[2], x[3]-y[3]
		d4, d5, d6, d7 := x[4]-y[4], x[5]-y[5], x[6]-y[6], x[7]-y[7]
		even += d0*d0 + d2*d2 + (d4*d4 + d6*d6)
		odd += d1*d1 + d3*d3 + (d5*d5 + d7*d7)
		if even+odd > largest {
			return false
		}
		a, b = a[8:], b[8:]
	}
	b = b[:len(a)]
	for k := range a {
		d := a[k] - b[k]
		even += d * d
	}
	return even+odd <= largest
}

// square is 0 of NaN.
func square(d float64) float64 {
	if d != d {
		return 0
	}
	return d * d
}

// measure counts what two villages have in common, and adds up the squares of how far they lie apart, in spreads.
func (s *profiles) measure(i, j int) (alike int, squares float64) {
	other := s.row(j)
	for k, value := range s.row(i) {
		d := math.Abs(value - other[k])
		if d < alikeBelow { // not where one of them is NaN
			alike++
		}
		squares += square(d)
	}
	return alike, squares
}

// distance is how far apart two villages lie, which share so many of all figures of the first: in spreads, and for
// each figure that the other lacks a share of one.
func distance(squares float64, shared, all int) float64 {
	return math.Sqrt(squares/float64(max(1, shared))) + lacking(shared, all)
}

// mostDifferent finds the figure in which two villages lie farthest apart; nil where that is alike.
func (g *Index) mostDifferent(v, other *report.Village, a, b []float64) *Difference {
	at, far := -1, alikeBelow
	for k := range a {
		if d := math.Abs(a[k] - b[k]); d >= far {
			at, far = k, d
		}
	}
	if at < 0 {
		return nil
	}
	counts := len(v.Counts())
	if at < counts {
		return &Difference{Count: at, Own: float64(v.Counts()[at]), Other: float64(other.Counts()[at])}
	}
	i := g.rec.Indicators[at-counts]
	return &Difference{Count: -1, Indicator: i, Own: v.Latest(i).Float64(), Other: other.Latest(i).Float64()}
}

// profiles is the villages of a county as points: a row a village, the smallest first, a column a
// figure (its counts, then the indicators) in spreads of all of them, NaN where there is none.
type profiles struct {
	villages []*report.Village // of the rows
	number   map[*report.Village]int
	sample   []bool
	at       []float64
	width    int
	counts   int      // of the columns, the first ones
	whole    bool     // none lacks a figure, as in most counties
	has      []uint64 // which figures each has, a bit a column
	words    int      // of it for one village

	mu    sync.Mutex
	found []search // once they are asked for
}

func (s *profiles) row(i int) []float64 { return s.at[i*s.width : (i+1)*s.width] }

// figures is a row without the counts: villages that are compared are of about the same size, so that
// their counts tell nothing of whether they lie too far apart.
func (s *profiles) figures(i int) []float64 { return s.at[i*s.width+s.counts : (i+1)*s.width] }

// around is the rows of the villages that are of about the size of one.
func (s *profiles) around(i int) (from, to int) {
	from = max(0, min(i-mostCompared/2, len(s.villages)-mostCompared))
	return from, min(len(s.villages), from+mostCompared)
}

// profilesOf returns the profiles of a county's villages, cached as rankings are.
func (g *Index) profilesOf(c *County) *profiles {
	return cached(c, &c.profiles, func() *profiles { return g.makeProfiles(c.Villages) })
}

func (g *Index) makeProfiles(villages []*report.Village) *profiles {
	counts := len(report.VillageCounts())
	villages = slices.Clone(villages)
	slices.SortStableFunc(villages, func(a, b *report.Village) int {
		x, y := a.Counts(), b.Counts()
		return slices.Compare(x[:], y[:])
	})
	s := &profiles{
		villages: villages, number: make(map[*report.Village]int, len(villages)), sample: make([]bool, len(villages)), width: counts + len(g.rec.Indicators), counts: counts,
	}
	s.at = make([]float64, len(villages)*s.width)
	s.words = (s.width + 63) / 64
	s.has = make([]uint64, len(villages)*s.words)
	for k := range s.at {
		s.at[k] = math.NaN()
	}
	for i, v := range villages {
		s.number[v], s.sample[i] = i, VillageSample(v)
		row := s.row(i)
		for k, n := range v.Counts() {
			if n >= 0 {
				row[k] = math.Log1p(float64(n))
			}
		}
		for x := range v.Series() {
			row[counts+x.Indicator.Index] = onScale(x.Indicator, x.Latest().Float64())
		}
		for k, value := range row {
			if value == value { // no NaN
				s.has[i*s.words+k/64] |= 1 << (k % 64)
			}
		}
	}
	s.whole = !slices.ContainsFunc(s.at, math.IsNaN)
	room := make([]float64, 0, len(villages))
	for k := range s.width {
		least := leastRatio
		if k >= counts && isRate(g.rec.Indicators[k-counts]) {
			least = leastPoints
		}
		s.scale(k, least, room)
	}
	return s
}

func isRate(i *report.Indicator) bool { return i.Unit == "%" }

// onScale is a rate as it is, and of an amount the logarithm: from 10 to 20 is as far as from 100 to 200.
func onScale(i *report.Indicator, value float64) float64 {
	if isRate(i) {
		return value
	}
	return math.Log1p(max(0, value))
}

// scale turns a column into spreads: the distance between the quarters of all values, all of it
// where the quarters are one, at least so much. room is memory for the values.
func (s *profiles) scale(k int, least float64, room []float64) {
	values := room[:0]
	for i := k; i < len(s.at); i += s.width {
		if s.at[i] == s.at[i] {
			values = append(values, s.at[i])
		}
	}
	if len(values) == 0 {
		return
	}
	rank := func(share float64) int { return int(math.Round(float64(len(values)-1) * share)) }
	first, last := rank(0.25), rank(0.75)
	low, high := nth(values, first), 0.0
	if high = low; last > first {
		high = nth(values[first+1:], last-first-1)
	}
	spread := high - low
	if spread == 0 {
		spread = slices.Max(values) - slices.Min(values)
	}
	spread = max(spread, least)
	for i := k; i < len(s.at); i += s.width {
		s.at[i] /= spread
	}
}
