package check

import (
	"math"
	"math/bits"
	"slices"
)

// What there was, what came and what went: amounts of one class on two sides that come to the same.

const (
	mostTried  = 6  // amounts of which some come and some go that are tried in all ways
	mostOfFlow = 10 // and of which such are looked for that come out exactly
)

// flows finds neighbouring amounts of a class of which some come to as much as the others: what there was and what came to what went and
// what there is.
func (e *equations) flows(from, first int) {
	window := []int{first}
	for j := first + 1; j < len(e.list) && len(window) < mostOfFlow && j-first < farthestSum && e.apart(first, j) <= sentencesOfSum; j++ {
		if e.list[j].class != e.list[first].class {
			continue
		}
		if window = append(window, j); len(window) > mostTried {
			e.longFlow(window)
		} else {
			for sides := uint(1); sides < 1<<len(window)-1; sides += 2 { // the first is always on the one side
				if n := bits.OnesCount(sides); n > 1 && n < len(window)-1 {
					e.flow(window, sides)
				}
			}
		}
	}
}

// longFlow looks in many amounts for two sides that come to the same exactly: there are so many ways to divide them that one which misses by a
// slip says nothing, but one that holds explains them. From each way to the next one amount changes sides (a Gray code).
func (e *equations) longFlow(window []int) {
	slack := 1e-9
	for _, k := range window {
		slack = max(slack, (e.list[k].high-e.list[k].low)/2)
	}
	over := 0.0
	for _, k := range window {
		over -= e.list[k].value
	}
	over += 2 * e.list[window[0]].value
	sides := uint(1)
	for i := uint(1); i < 1<<(len(window)-1); i++ {
		k := 1 + bits.TrailingZeros(i)
		if sides ^= 1 << k; sides&(1<<k) != 0 {
			over += 2 * e.list[window[k]].value
		} else {
			over -= 2 * e.list[window[k]].value
		}
		if n := bits.OnesCount(sides); math.Abs(over) <= slack && n > 1 && n < len(window)-1 {
			e.flow(window, sides)
		}
	}
}

// flow takes up what is on two sides.
func (e *equations) flow(window []int, sides uint) {
	over := 0.0
	for i, k := range window {
		if sides&(1<<i) != 0 {
			over += e.list[k].value
		} else {
			over -= e.list[k].value
		}
	}
	if !e.balances(window, sides, over) {
		return
	}
	at := len(window) - 1
	if k := slices.IndexFunc(window, func(k int) bool { return e.flowSaid(k) == stockNow }); k >= 0 {
		at = k
	}
	x := equation{kind: flowOfAll, stated: window[at], of: slices.Delete(slices.Clone(window), at, at+1)}
	whole := &e.list[x.stated]
	if sides&(1<<at) != 0 {
		sides, over = ^sides, -over
	}
	for i, k := range window {
		if sides&(1<<i) == 0 && i != at {
			x.gone = append(x.gone, k)
		}
	}
	for _, k := range x.gone {
		if slices.ContainsFunc(window, func(i int) bool { return i != k && e.list[i].value == e.list[k].value }) {
			return // what came and went again says nothing of the others
		}
	}
	if right := whole.value + over; right > 0 {
		x.right = whole.unitOf(right)
		x.holds = e.parts(&x).rounds(x.right)
		e.findSlip(&x, over)
		if x.holds || x.slip {
			e.found = append(e.found, x)
		}
	}
}

// balances tells whether what is on two sides comes to the same, or would but for a slip, when the one is so much more.
func (e *equations) balances(window []int, sides uint, over float64) bool {
	slack := 0.0
	for i, k := range window {
		x := &e.list[k]
		slack += (x.high - x.low) / 2
		v := x.value - over
		if sides&(1<<i) == 0 {
			v = x.value + over
		}
		if _, ok := x.slipsTo(v); ok {
			return true
		}
	}
	return math.Abs(over) <= slack+1e-9*e.list[window[0]].value
}
