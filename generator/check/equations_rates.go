package check

import (
	"math"
	"strings"
)

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
	if e.list[i].value > 100 { // 完成计划的109.2%
		if a.value < b.value {
			try(shareOfTwo, "more of first", up, upLow, upHigh, 100)
		} else {
			try(shareOfTwo, "more of second", down, downLow, downHigh, 100)
		}
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
	case t.text != "" && t.text[0] > '9':
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

// products finds an amount for each, a number or two, and their product: 每人每月800元，42人，12个月.
func (e *equations) products(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || t.isRate() {
			continue
		}
		first, last := max(from, i-nearProduct), min(len(e.list), i+nearProduct-1)
		for j := first; j < last; j++ {
			if j == i || !e.mayBeEach(i, j) {
				continue
			}
			for k := first; k < last; k++ {
				if k == j || !e.mayBeNumber(i, k) {
					continue
				}
				e.product(i, j, k)
				for l := k + 1; l < last; l++ {
					if l != j && e.mayBeNumber(i, l) {
						e.product(i, j, k, l)
					}
				}
			}
		}
	}
}

// mayBeEach tells whether an amount may be what each gets of another: it is less, and of its class, or its words say so (每天出动45人，连干12天，投工540个).
func (e *equations) mayBeEach(i, j int) bool {
	t, a := &e.list[i], &e.list[j]
	if a.class < 0 || a.isRate() || a.value >= t.value || e.apart(i, j) > 1 {
		return false
	}
	return a.class == t.class || strings.Contains(clauseOf(a.s.head(a.k)), "每")
}

// mayBeNumber tells whether an amount may be the number of those that each get something.
func (e *equations) mayBeNumber(i, k int) bool {
	n := &e.list[k]
	return k != i && n.class >= 0 && n.class != e.list[i].class && !n.isRate() && middle(n.term) >= 2 && e.apart(i, k) <= 1
}

// product takes up an amount for each, a number or two, and their product.
func (e *equations) product(i, j int, numbers ...int) {
	t, a := &e.list[i], &e.list[j]
	right, open := a.value, 0.0
	for _, k := range numbers {
		n := &e.list[k]
		right *= middle(n.term)
		open += n.unitOf(n.high-n.low) / 2 / middle(n.term)
	}
	if !closeEnough(right, t.value) && (len(numbers) > 1 || !same(right, 10*t.value) && !same(10*right, t.value)) {
		return
	}
	low, high := right*(a.low/a.value)*(1-open), right*(a.high/a.value)*(1+open)
	slack := 0.6 * t.step * scaleOf(t.text) * t.value / middle(t.term)
	if t.low == t.high {
		slack = 0.01 * t.value
		if countsThings(t.term) {
			slack = 0
		}
	}
	x := equation{kind: productOfTwo, form: "of two", stated: i, of: append([]int{j}, numbers...), right: t.unitOf(right)}
	if len(numbers) > 1 {
		x.form = "of three"
	}
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
