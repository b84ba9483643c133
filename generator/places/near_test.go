package places

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

func TestNearest(t *testing.T) {
	income := &report.Indicator{ID: "income", Unit: "元"}
	water := &report.Indicator{ID: "water", Unit: "%", Index: 1}
	g := &Index{rec: &report.Records{Indicators: []*report.Indicator{income, water}}}
	c := &County{}
	for _, x := range []struct {
		name                               string
		households, people, income, served int64 // -1 is unknown
		sample                             bool
	}{
		{"own", 400, 1600, 10000, 90, false},
		{"far", 90, 300, 31000, 20, false},
		{"near", 420, 1650, 10400, 91, false},
		{"half", 410, 1620, 24000, 40, false},
		{"made up", 400, 1600, 10000, 90, true},
		{"twin", 400, 1600, 10000, 90, false},
		{"poor", 400, 1600, -1, -1, false},
	} {
		v := report.NewVillage(report.Village{}.At)
		v.Name, v.Households, v.Population, v.Sample = x.name, int(x.households), int(x.people), x.sample
		var figures report.Unpacked
		for k, value := range []int64{x.income, x.served} {
			if value >= 0 {
				figures.Series = append(figures.Series, report.Series{Indicator: g.rec.Indicators[k], First: 2020, Values: quantity.ListOf(quantity.FromInt(value))})
			}
		}
		v.Data.Set(figures)
		c.Villages = append(c.Villages, &v)
	}
	var names []string
	list := g.Nearest(c, c.Villages[0], 3)
	for _, x := range list {
		names = append(names, x.Village.Name)
	}
	// A village that shares two figures only says too little, one of other income and water too.
	if got := strings.Join(names, " "); got != "twin near half" {
		t.Fatalf("the nearest are %q", got)
	}
	if x := list[0]; x.Most != nil || x.Alike != 4 || x.Asked != 4 {
		t.Errorf("the twin is alike in %d of %d and differs in %+v", x.Alike, x.Asked, x.Most)
	}
	if x := list[2]; x.Alike != 2 || x.Most == nil || x.Most.Indicator != water || x.Most.Own != 90 || x.Most.Other != 40 {
		t.Errorf("half is alike in %d of %d and differs in %+v", x.Alike, x.Asked, x.Most)
	}
	if n := len(g.Nearest(c, c.Villages[4], 3)); n != 0 {
		t.Errorf("a made-up village has %d neighbours among real ones", n)
	}
}

// However many villages a county has, each is compared with as many.
func TestAVillageIsComparedWithThoseOfItsSize(t *testing.T) {
	g, c := &Index{rec: &report.Records{}}, &County{}
	for n := range 3 * mostCompared {
		v := report.NewVillage(report.Village{}.At)
		v.Households = n * 7919 % (3 * mostCompared)
		c.Villages = append(c.Villages, &v)
	}
	s := g.profilesOf(c)
	for i := range c.Villages {
		if from, to := s.around(i); to-from != mostCompared || i < from || i >= to {
			t.Fatalf("%d is compared with %d to %d", i, from, to)
		}
	}
}

// of is a village with so many households and figures of the first indicators, -1 for none.
func of(g *Index, households int, figures ...int64) *report.Village {
	v := report.NewVillage(report.Village{}.At)
	v.Households = households
	var data report.Unpacked
	for k, n := range figures {
		if n >= 0 {
			data.Series = append(data.Series, report.Series{Indicator: g.rec.Indicators[k], First: 2020, Values: quantity.ListOf(quantity.FromInt(n))})
		}
	}
	v.Data.Set(data)
	return &v
}

func indexOf(indicators int) *Index {
	g := &Index{rec: &report.Records{}}
	for k := range indicators {
		g.rec.Indicators = append(g.rec.Indicators, &report.Indicator{ID: strconv.Itoa(k), Unit: "元", Index: k})
	}
	return g
}

// Of villages that are as near as one another the smaller stands first, however they are met.
func TestOfTwinsTheSmallerComesFirst(t *testing.T) {
	g := indexOf(3)
	c := &County{Villages: []*report.Village{of(g, 100, 9, 9, 9), of(g, 100, 9, 9, 9), of(g, 100, 9, 9, 9), of(g, 100, 9, 9, 9), of(g, 900, 1, 1, 1)}}
	for range 3 {
		c.Villages = append(c.Villages, of(g, 100, 9, 9, 9))
	}
	c.Villages[4], c.Villages[7] = c.Villages[7], c.Villages[4]
	for own := range 7 {
		var got, want []*report.Village
		for _, x := range g.Nearest(c, c.Villages[own], 3) {
			got = append(got, x.Village)
		}
		for k, v := range c.Villages[:7] {
			if k != own {
				want = append(want, v)
			}
		}
		if !slices.Equal(got, want[:3]) {
			t.Errorf("the twins of %d are in another order", own)
		}
	}
}

// One that shares little with a village, where another shares all, says too little of it.
func TestAVillageOfFewSharedFiguresIsNotNear(t *testing.T) {
	g := indexOf(9)
	all := []int64{1, 2, 3, 4, 5, 6, 7, 8, 9}
	own, twin, few := of(g, 100, all...), of(g, 101, all...), of(g, 100, 1, 2, -1, -1, -1, -1, -1, -1, -1)
	if got := g.Nearest(&County{Villages: []*report.Village{own, few, twin}}, own, 3); len(got) != 1 || got[0].Village != twin {
		t.Errorf("%d are near, of which one shares three figures of ten", len(got))
	}
	if got := g.Nearest(&County{Villages: []*report.Village{own, few}}, own, 3); len(got) != 1 {
		t.Errorf("%d are near where nobody shares more", len(got))
	}
}

// From 10 to 20 is as far as from 1000 to 2000, but for rates: there a point is a point.
func TestAmountsLieApartByTheirRatio(t *testing.T) {
	amount, rate := &report.Indicator{Unit: "元"}, &report.Indicator{Unit: "%"}
	far := func(i *report.Indicator, a, b float64) float64 { return onScale(i, b) - onScale(i, a) }
	if a, b := far(amount, 1e4, 2e4), far(amount, 1e6, 2e6); math.Abs(a-b) > 1e-3 || a <= 0 {
		t.Errorf("amounts lie %g and %g apart", a, b)
	}
	if a, b := far(rate, 10, 20), far(rate, 80, 90); a != b || a != 10 {
		t.Errorf("rates lie %g and %g apart", a, b)
	}
}

// What is found while giving up early is what sorting them all finds.
func TestNearestIsTheHeadOfAllByDistance(t *testing.T) {
	const villages, seed = 400, 20261127
	for name, x := range map[string]struct {
		figures, lack int
		spread        int64
	}{"many figures": {70, 4, 40}, "few figures": {5, 4, 9}, "none lacks one": {19, 0, 9}, "as many as are added at once": {16, 0, 3}} {
		t.Run(name, func(t *testing.T) { nearestAreTheHead(t, villages, x.figures, x.lack, x.spread, seed) })
	}
}

func nearestAreTheHead(t *testing.T, villages, figures, lack int, spread int64, seed uint64) {
	g, c := madeUpOf(villages, figures, lack, spread, seed)
	s := g.profilesOf(c)
	if s.whole != (lack == 0) {
		t.Fatalf("none lacks a figure: %t", s.whole)
	}
	for own := range villages {
		asked := 0
		var all []candidate
		from, to := s.around(own)
		for i := from; i < to; i++ {
			if i == own || s.sample[i] != s.sample[own] {
				continue
			}
			alike, squares := s.measure(own, i)
			shared := s.shared(own, i)
			x := candidate{i, alike, shared, distance(squares, shared, s.shared(own, own))}
			asked = max(asked, x.asked)
			all = append(all, x)
		}
		all = slices.DeleteFunc(all, func(x candidate) bool { return x.asked < fewestShared || x.alike*2 < x.asked || x.asked*2 < asked })
		slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
		if got, want := s.nearest(3)[own].best, all[:min(3, len(all))]; !slices.Equal(got, want) {
			t.Fatalf("seed %d: village %d: found %v, by sorting %v", seed, own, got, want)
		}
	}
}

// Whether two rows lie within a distance is told as adding up tells it, however long they are.
func TestRowsWithinADistance(t *testing.T) {
	const seed = 20261130
	random := rand.New(rand.NewPCG(seed, 0))
	for round := range 2000 {
		n := random.IntN(21)
		a, b := make([]float64, n), make([]float64, n)
		sum := 0.0
		for k := range n {
			a[k], b[k] = float64(random.IntN(9)), float64(random.IntN(9))
			sum += (a[k] - b[k]) * (a[k] - b[k])
		}
		for _, largest := range []float64{sum - 1, sum, sum + 1} {
			want := sum <= largest
			if got := wholeWithin(a, b, largest); got != want {
				t.Fatalf("seed %d, round %d: of %v and %v, which lie %g apart, within %g: %t", seed, round, a, b, sum, largest, got)
			}
			if got := within(a, b, largest); got != want {
				t.Fatalf("seed %d, round %d: of %v and %v, which may lack some, within %g: %t", seed, round, a, b, largest, got)
			}
		}
		if n > 0 { // what one of them lacks does not count
			k := random.IntN(n)
			sum -= (a[k] - b[k]) * (a[k] - b[k])
			if a[k] = math.NaN(); !within(a, b, sum) || within(a, b, sum-1) {
				t.Fatalf("seed %d, round %d: without the figure %d", seed, round, k)
			}
		}
	}
}

// The distance is that of a figure both have, and a share of one for each that the other lacks.
func TestTheDistanceOfVillages(t *testing.T) {
	for _, c := range []struct {
		squares     float64
		shared, all int
		want        float64
	}{{0, 4, 4, 0}, {16, 4, 4, 2}, {16, 4, 8, 2.5}, {0, 1, 4, 0.75}, {0, 0, 0, 1}} {
		if got := distance(c.squares, c.shared, c.all); got != c.want {
			t.Errorf("%g of %d shared of %d is a distance of %g, want %g", c.squares, c.shared, c.all, got, c.want)
		}
		if room := largestSquares(c.shared, c.all, c.want); math.Abs(room-c.squares) > 1e-6 {
			t.Errorf("within %g lie squares of %g, want %g", c.want, room, c.squares)
		}
	}
	if room := largestSquares(1, 4, 0.5); room != 0 {
		t.Errorf("one that lacks too much may differ by %g", room)
	}
}

// madeUp makes a county of villages; each village has about three quarters of the indicators, as in real ledgers,
// where cells are empty.
func madeUp(villages, figures int, seed uint64) (*Index, *County) {
	return madeUpOf(villages, figures, 4, 40, seed)
}

// madeUpOf makes a county of which one figure in so many is lacking, none for 0, and all are below a bound.
func madeUpOf(villages, figures, lack int, bound int64, seed uint64) (*Index, *County) {
	random := rand.New(rand.NewPCG(seed, 0))
	g, c := &Index{rec: &report.Records{}}, &County{}
	for k := range figures {
		g.rec.Indicators = append(g.rec.Indicators, &report.Indicator{ID: strconv.Itoa(k), Unit: "元", Index: k})
	}
	for range villages {
		v := report.NewVillage(report.Village{}.At)
		v.Households, v.Sample = random.IntN(30), random.IntN(9) == 0
		if lack == 0 {
			v.Population = random.IntN(30)
		}
		var data report.Unpacked
		for _, i := range g.rec.Indicators {
			if lack == 0 || random.IntN(lack) > 0 {
				data.Series = append(data.Series, report.Series{Indicator: i, First: 2020, Values: quantity.ListOf(quantity.FromInt(random.Int64N(bound)))})
			}
		}
		v.Data.Set(data)
		c.Villages = append(c.Villages, &v)
	}
	return g, c
}

// BenchmarkNearest finds the neighbours of all villages of a county, each among three hundred of its size.
func BenchmarkNearest(b *testing.B) {
	g, c := madeUp(400, 20, 1)
	s := g.profilesOf(c)
	for b.Loop() {
		s.found = nil
		s.nearest(3)
	}
}
