package check

import "math"

// Rates that a page's amounts may be: shares, growth and multiples of two amounts, a price times a number, points between two shares.

const (
	amountsBefore     = 6 // of a rate that are tried
	amountsBehindRate = 3
	nearProduct       = 5 // figures from a product that are tried
)

// rates finds shares, growth and multiples.
func (e *equations) rates(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || !t.share() && t.unit != "倍" || t.unit == "%" && t.value == 100 {
			continue
		}
		list := e.amountsAround(from, i)
		for x := range list {
			for y := x + 1; y < len(list); y++ {
				if e.list[list[x]].class == e.list[list[y]].class && !(e.list[list[x]].isRound() && e.list[list[y]].isRound()) {
					e.ratesOf(i, list[x], list[y])
				}
			}
		}
	}
}

// isRound tells whether an amount has one digit and noughts: two such have a plain share, which another rate near them easily is but for a slip.
func (x *amount) isRound() bool { return significantDigits(x.text) < 2 }

// amountsAround are amounts that a rate may be of, in order.
func (e *equations) amountsAround(from, i int) (list []int) {
	mayBe := func(j int) bool {
		x := &e.list[j]
		return x.class >= 0 && !x.isRate() && !isSpan(x.term)
	}
	for j := i - 1; j >= from && len(list) < amountsBefore && i-j < farthestSum && e.apart(i, j) <= 2; j-- {
		if mayBe(j) {
			list = append([]int{j}, list...)
		}
	}
	for j, n := i+1, 0; j < len(e.list) && n < amountsBehindRate && e.list[j].s == e.list[i].s; j++ {
		if mayBe(j) {
			list, n = append(list, j), n+1
		}
	}
	return list
}

// openOfRate is what of an amount's open digits a rate is worked out with: both ends at once are as good as never right.
const openOfRate = 0.8

// ratesOf takes up what a rate may be of two amounts.
func (e *equations) ratesOf(i, ia, ib int) {
	a, b := e.list[ia], e.list[ib]
	da, db := (a.high-a.low)/2*openOfRate, (b.high-b.low)/2*openOfRate
	ratio := func(a, b float64) (mid, low, high float64) { // of b to a
		da, db := da, db
		if a != e.list[ia].value {
			da, db = db, da
		}
		return b / a, (b - db) / (a + da), (b + db) / (a - da)
	}
	up, upLow, upHigh := ratio(a.value, b.value)
	down, downLow, downHigh := ratio(b.value, a.value)
	try := func(kind equationKind, form string, mid, low, high, by float64) {
		if mid < 0 {
			mid, low, high = -mid, -high, -low
		}
		e.rate(equation{kind: kind, form: form, stated: i, of: []int{ia, ib}, right: mid * by}, low*by, high*by)
	}
	if e.list[i].unit == "倍" {
		try(growthOfTwo, "times second", up, upLow, upHigh, 1)
		try(growthOfTwo, "times first", down, downLow, downHigh, 1)
		try(growthOfTwo, "more second", up-1, upLow-1, upHigh-1, 1)
		return
	}
	if a.value < b.value {
		try(shareOfTwo, "of second", down, downLow, downHigh, 100)
	} else {
		try(shareOfTwo, "of first", up, upLow, upHigh, 100)
	}
	try(growthOfTwo, "from first", up-1, upLow-1, upHigh-1, 100)
	try(growthOfTwo, "from second", down-1, downLow-1, downHigh-1, 100)
}

// rate takes up a rate that is worked out to be between two values.
func (e *equations) rate(x equation, low, high float64) {
	t := &e.list[x.stated]
	stated, slack := middle(t.term), t.step*0.6
	if t.unit != "倍" {
		l, h := t.percent()
		stated = (l + h) / 2
	}
	switch {
	case t.unit == "成":
		slack = 4
	case t.unit == "倍":
		slack = max(slack, 0.02)
	case t.text[0] > '9':
		slack = max(slack, 1) // 三分之二
	}
	if !closeEnough(x.right, stated) {
		return
	}
	x.holds = stated-slack <= high && stated+slack >= low
	x.digits, x.slip = valueSlips(stated, max(t.step, 1e-9), x.right)
	e.slipInFactor(&x, x.right/stated)
	e.found = append(e.found, x)
}

// products finds an amount for each, a number, and their product.
func (e *equations) products(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || t.isRate() {
			continue
		}
		first, last := max(from, i-nearProduct), min(len(e.list), i+nearProduct-1)
		for j := first; j < last; j++ {
			if a := &e.list[j]; j == i || a.class != e.list[i].class || a.value >= e.list[i].value || e.apart(i, j) > 1 {
				continue
			}
			for k := first; k < last; k++ {
				if n := &e.list[k]; n.class >= 0 && n.class != e.list[i].class && !n.isRate() && middle(n.term) >= 2 && e.apart(i, k) <= 1 {
					e.product(i, j, k)
				}
			}
		}
	}
}

// product takes up an amount for each, a number and their product.
func (e *equations) product(i, j, k int) {
	t, a, n := &e.list[i], &e.list[j], &e.list[k]
	number := middle(n.term)
	right := a.value * number
	if !closeEnough(right, t.value) && !same(right, 10*t.value) && !same(10*right, t.value) {
		return
	}
	open := n.unitOf(n.high-n.low) / 2 / number
	low, high := a.low*number*(1-open), a.high*number*(1+open)
	slack := 0.6 * t.step * scaleOf(t.text) * t.value / middle(t.term)
	if t.low == t.high {
		slack = 0.01 * t.value
		if countsThings(t.term) {
			slack = 0
		}
	}
	x := equation{kind: productOfTwo, stated: i, of: []int{j, k}, right: t.unitOf(right)}
	x.holds = !apart(t.low, t.high, low, high) || math.Abs(right-t.value) <= slack
	x.digits, x.slip = t.slipsTo(right)
	e.slipInFactor(&x, t.value/right)
	e.found = append(e.found, x)
}

// slipInFactor finds the amount by whose slip a product or a quotient misses by a factor, where it is not what is stated.
func (e *equations) slipInFactor(x *equation, factor float64) {
	for _, k := range x.of {
		if digits, ok := e.list[k].slipsTo(e.list[k].value * factor); ok && !x.slip {
			x.digits, x.slip = digits, true
		}
	}
}

// points finds by how many points two shares differ.
func (e *equations) points(from int) {
	for i := from; i < len(e.list); i++ {
		if e.list[i].class < 0 || e.list[i].unit != "个百分点" {
			continue
		}
		var list []int
		for j := max(from, i-4); j < min(len(e.list), i+4); j++ {
			if x := &e.list[j]; x.class >= 0 && x.unit == "%" && e.apart(i, j) <= 1 {
				list = append(list, j)
			}
		}
		for x := range list {
			for y := x + 1; y < len(list); y++ {
				e.pointsBetween(i, list[x], list[y])
			}
		}
	}
}

// pointsBetween takes up two shares and their difference.
func (e *equations) pointsBetween(i, j, k int) {
	t, a, b := &e.list[i], &e.list[j], &e.list[k]
	right := math.Abs(a.value - b.value)
	if !closeEnough(right, t.value) {
		return
	}
	x := equation{kind: pointsOfTwo, stated: i, of: []int{j, k}, right: right}
	x.holds = math.Abs(right-t.value) < max(a.step, b.step, t.step)*0.999
	x.digits, x.slip = t.slipsTo(right)
	for _, z := range x.of {
		for _, by := range [...]float64{right - t.value, t.value - right} {
			if digits, ok := e.list[z].slipsTo(e.list[z].value + by); ok && !x.slip {
				x.digits, x.slip = digits, true
			}
		}
	}
	e.found = append(e.found, x)
}
