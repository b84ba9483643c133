package highlight

import (
	"math"
	"slices"

	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Change is how far a place's figure went from its first year to its last.
type Change struct {
	Indicator   *report.Indicator
	From, To    quantity.Decimal
	First, Last int // their years
}

// LargestChange returns the series of a place that changed most between two years at least
// fewestYears apart, false where none did. Measures of different units are held against one
// another as a reader weighs them: a doubling is worth as much as fifty points of a hundred.
func LargestChange(d *report.Data) (Change, bool) {
	var best Change
	most := leastChange
	for x := range d.Series() {
		if x.Last()-x.First < fewestYears {
			continue
		}
		from, to := x.Values.At(0), x.Latest()
		if size := sizeOfChange(from.Float64(), to.Float64(), x.Indicator.Unit); size > most {
			best, most = Change{x.Indicator, from, to, x.First, x.Last()}, size
		}
	}
	return best, most > leastChange
}

const (
	fewestYears = 2
	leastChange = .1 // a tenth more, or seven points of a hundred
	// beyond is where a change says no more by being larger: from 1 to 40 is a beginning, not a feat.
	beyond = 10.0
)

func sizeOfChange(from, to float64, unit quantity.Unit) float64 {
	if unit == "%" {
		return math.Abs(to-from) / 50 * math.Ln2
	}
	if to < from/beyond || to > from*beyond { // one of which holds of any figure below nothing
		return 0
	}
	return math.Abs(math.Log(to / from))
}

// Standing is the rank of a village's latest figure among the villages of its county.
type Standing struct {
	Series report.Series
	Rank   int // from 1
	Of     int
}

// fewestRanked is how many villages make a rank that says something.
const fewestRanked = 5

// Standings returns where a village stands best and where it stands worst among the villages of
// its county: in the first third and in the last. Either may be absent, with Rank 0. rankings are
// the county's, and ranks the village's among them, by Indicator.Index. What counts heads is left
// out: that a large village has many party members is no standing.
func Standings(d *report.Data, rankings []places.Ranking, ranks []int32) (best, worst Standing) {
	high, low := 1/3., 2/3.
	for x := range d.Series() {
		r, rank := &rankings[x.Indicator.Index], int(ranks[x.Indicator.Index])
		n := len(r.Values)
		if rank == 0 || r.Heads || n < fewestRanked || r.Values[0] == r.Values[n-1] {
			continue
		}
		switch at := float64(rank-1) / float64(n-1); {
		case at < high:
			best, high = Standing{x, rank, n}, at
		case at > low:
			worst, low = Standing{x, rank, n}, at
		}
	}
	return best, worst
}

// Spread is how far the villages of a place lie apart in an indicator.
type Spread struct {
	Indicator *report.Indicator
	places.Quantiles
}

// WidestSpread returns the indicator in which the villages of a place lie furthest apart, by how
// the highest relates to the lowest; false where it has none. spreads are by Indicator.Index.
// What grows with a village's size is left out: that a large village has more of it is no finding.
func WidestSpread(indicators []*report.Indicator, spreads []places.Quantiles) (Spread, bool) {
	var widest Spread
	most := leastChange
	for k, x := range spreads {
		i := indicators[k]
		if x.Count < fewestRanked || i.Better == report.BetterNone || places.NewShare(i, indicators).Of != places.NoShare {
			continue
		}
		if size := sizeOfChange(x.Low, x.High, i.Unit); size > most {
			widest, most = Spread{i, x}, size
		}
	}
	return widest, most > leastChange
}

// Mover is the village of a place that changed most for the better in an indicator.
type Mover struct {
	Village *report.Village
	Change
}

// BestMover returns the village whose figure of an indicator changed most for the better between
// the same two years, the first and the last in which all of them that count have a figure.
func BestMover(villages []*report.Village, i *report.Indicator) (Mover, bool) {
	if i == nil || i.Better == report.BetterNone {
		return Mover{}, false
	}
	first, last := 0, 0
	for _, v := range villages {
		if x := v.Find(i); !x.IsZero() {
			first, last = max(first, x.First), max(last, x.Last())
		}
	}
	var best Mover
	most, moved := leastChange, 0
	for _, v := range villages {
		x := v.Find(i)
		from, to := x.In(first), x.In(last)
		if from.IsMissing() || to.IsMissing() || last-first < fewestYears {
			continue
		}
		moved++
		a, b := from.Float64(), to.Float64()
		if i.Better == report.BetterLower {
			a, b = b, a
		}
		if size := sizeOfChange(a, b, i.Unit); b > a && size > most {
			best, most = Mover{v, Change{i, from, to, first, last}}, size
		}
	}
	return best, moved >= fewestRanked && best.Village != nil
}

// Lead returns the first indicator with a better end that some of the villages have figures of:
// an income where there is one, as that is what visitors ask for first.
func Lead(indicators []*report.Indicator, villages []*report.Village) *report.Indicator {
	has := func(i *report.Indicator) bool {
		return i.Better != report.BetterNone && slices.ContainsFunc(villages, func(v *report.Village) bool { return !v.Find(i).IsZero() })
	}
	for _, i := range indicators {
		if i.Unit == "元" && has(i) {
			return i
		}
	}
	for _, i := range indicators {
		if has(i) {
			return i
		}
	}
	return nil
}
