package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Rates that a page's amounts may be: shares, growth and multiples of two amounts.

const (
	amountsBefore     = 6 // of a rate that are tried
	amountsBehindRate = 3
	mostBracketed     = 3 // amounts in brackets beside those
	mostOfFarRate     = 4 // amounts from the first to the last of a rate that is far off
	amountsFar        = 8 // before those that are tried, with
	nearestOfFar      = 3 // the nearest of these, in
	apartFar          = 4 // sentences
)

// rates finds shares, growth and multiples.
func (e *equations) rates(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || !t.share() && t.unit != "倍" || t.unit == "%" && t.value == 100 {
			continue
		}
		list := e.amountsAround(from, i)
		e.shareOfSum(i, list)
		e.ratesOfFar(from, i, list)
		for x := range list {
			for y := x + 1; y < len(list); y++ {
				if (e.list[list[x]].class == e.list[list[y]].class || y == x+1 && e.countedTogether(i, list[x], list[y])) && !(e.list[list[x]].isRound() && e.list[list[y]].isRound()) {
					e.ratesOf(i, list[x], list[y])
				}
			}
		}
		e.growthOfShares(from, i)
	}
}

// ratesOfFar takes up shares of the nearest amounts before a rate in amounts farther off than are tried, where they hold: they explain the rate
// (小区168个 … 2020年改造18个，2021年27个，2022年36个，2023年31个，2024年24个，共136个，占81.0%).
func (e *equations) ratesOfFar(from, i int, list []int) {
	if significantDigits(e.list[i].text) < 2 || len(list) < amountsBefore || list[amountsBefore-1] > i {
		return
	}
	near := list[amountsBefore-nearestOfFar : amountsBefore]
	tried := 0
	for j := list[0] - 1; j >= from && tried < amountsFar && e.apart(i, j) <= apartFar; j-- {
		if x := &e.list[j]; x.class < 0 || x.isRate() || isSpan(x.term) {
			continue
		}
		tried++
		for _, k := range near {
			if e.list[j].class != e.list[k].class {
				continue
			}
			first := len(e.found)
			e.ratesOf(i, j, k)
			e.found = append(e.found[:first], slices.DeleteFunc(e.found[first:], func(x equation) bool {
				return !x.holds && (!x.slip || x.elsewhere || x.digits < fewestDigits || x.kind != shareOfTwo)
			})...)
		}
	}
}

// countedTogether tells whether two counts of other things may have a share beside each other (床位21万张，入住12.6万人，入住率60%).
func (e *equations) countedTogether(i, a, b int) bool {
	t := &e.list[i]
	counts := func(k int) bool { return !slices.Contains(measureUnits, e.list[k].unit) }
	return e.list[i].s == e.list[b].s && counts(a) && counts(b) && anyof.Contains(t.clause, "率", "占", "是", "比例")
}

// growthOfShares takes up what a rate may be of the two shares before it (税负由4.8%降到3.6%，降幅25%).
func (e *equations) growthOfShares(from, i int) {
	if i-2 < from || e.list[i].unit != "%" {
		return
	}
	a, b := &e.list[i-2], &e.list[i-1]
	if a.class < 0 || b.class < 0 || !a.share() || a.unit != b.unit || a.s != e.list[i].s || b.s != a.s || e.waySaid(i) != upwards && e.waySaid(i) != downwards {
		return
	}
	up := b.value/a.value - 1
	open := a.step/2/a.value + b.step/2/b.value
	x := equation{kind: growthOfTwo, form: "from first", stated: i, of: []int{i - 2, i - 1}, right: math.Abs(up) * 100}
	e.rate(x, (math.Abs(up)-open)*100, (math.Abs(up)+open)*100)
}

// ofSum is the form of a share of two amounts together.
const ofSum = "of a sum"

// shareOfSum takes up a share that two neighbouring amounts are of a third, where it holds: it explains the share (两道报销合起来占总费用的75%); or where it would
// but for a slip, and the words put them together.
func (e *equations) shareOfSum(i int, list []int) {
	if e.list[i].unit != "%" || significantDigits(e.list[i].text) < 2 {
		return
	}
	together := anyof.Contains(e.list[i].clauseBefore(), "两项", "两者", "二者", "合", "和", "与", "共", "相加", "加起来")
	for x := 1; x < len(list); x++ {
		a, b := &e.list[list[x-1]], &e.list[list[x]]
		for _, k := range list {
			if all := &e.list[k]; a.class == all.class && b.class == all.class && k != list[x-1] && k != list[x] {
				y := equation{kind: shareOfTwo, form: ofSum, stated: i, of: []int{list[x-1], list[x], k}, right: (a.value + b.value) / all.value * 100}
				y.holds = math.Abs(y.right-e.list[i].value) <= e.list[i].step/2
				if y.digits, y.slip = numberSlips(e.list[i].value, e.list[i].step, y.right); y.holds || y.slip && y.right < 100 && together {
					e.found = append(e.found, y)
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
	bracketed := 0 // amounts in brackets that the rate does not stand in: 58人（编内37人，编外21人）
	for j := i - 1; j >= from && len(list)-bracketed < amountsBefore && i-j < farthestSum && e.apart(i, j) <= 2; j-- {
		if !mayBe(j) {
			continue
		}
		if e.list[j].bracket >= 0 && e.list[j].bracket != e.list[i].bracket {
			if bracketed == mostBracketed {
				continue
			}
			bracketed++
		}
		list = append([]int{j}, list...)
	}
	for j, n := i+1, 0; j < len(e.list) && n < amountsBehindRate && e.apart(i, j) <= 1; j++ {
		if mayBe(j) {
			list, n = append(list, j), n+1
		}
	}
	return list
}

// openOfRate is what of an amount's open digits a rate is worked out with: both ends at once are as good as never right.
const openOfRate = 0.8

// The forms of a growth of which the text tells by how much, and to what: 18.9亿元，比年初增加2.7亿元，增长16.7%.
const (
	byRise = "rise by one"
	byFall = "fall by one"
)

// The forms of by how many times as much something grew: from the first of two amounts to the second, or from the second to the first.
const (
	moreThanFirst  = "more second"
	moreThanSecond = "more first"
)

// isMore tells whether an equation gives by how many times as much something grew.
func (x *equation) isMore() bool { return x.form == moreThanFirst || x.form == moreThanSecond }

// finestOpen is what the digits of an amount leave open at least, as a share of it, where another one beside it leaves less.
const finestOpen = 0.002

// ratesOf takes up what a rate may be of two amounts.
func (e *equations) ratesOf(i, ia, ib int) {
	a, b := e.list[ia], e.list[ib]
	da, db := (a.high-a.low)/2*openOfRate, (b.high-b.low)/2*openOfRate
	if scaleOf(a.text) == scaleOf(b.text) && a.unit == b.unit { // 2.4万头和3万头: the one is written as finely as the other
		da, db = min(da, max(db, finestOpen*a.value)), min(db, max(da, finestOpen*b.value))
	}
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
		try(growthOfTwo, moreThanFirst, up-1, upLow-1, upHigh-1, 1)
		if down > 1 {
			try(growthOfTwo, moreThanSecond, down-1, downLow-1, downHigh-1, 1)
		}
		return
	}
	if a.value < b.value {
		try(shareOfTwo, "of second", down, downLow, downHigh, 100)
		try(shareOfTwo, "rest of second", 1-down, 1-downHigh, 1-downLow, 100)
	} else {
		try(shareOfTwo, "of first", up, upLow, upHigh, 100)
		try(shareOfTwo, "rest of first", 1-up, 1-upHigh, 1-upLow, 100)
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
	if more, all := min(a.value, b.value), max(a.value, b.value); more < all {
		rise, fall := more/(all-more), more/(all+more)
		open := (da + db) / more
		try(growthOfTwo, byRise, rise, rise*(1-open), rise*(1+open), 100)
		try(growthOfTwo, byFall, fall, fall*(1-open), fall*(1+open), 100)
		first, greater := len(e.found), all/(all+more) // 去年9次，比上年少22次，降了71.0%
		try(growthOfTwo, byFall, greater, greater*(1-open), greater*(1+open), 100)
		e.found = append(e.found[:first], slices.DeleteFunc(e.found[first:], func(x equation) bool { return !x.holds })...)
	}
}

// rate takes up a rate that is worked out to be between two values.
func (e *equations) rate(x equation, low, high float64) {
	t := &e.list[x.stated]
	l, h := t.percent()
	stated, slack := (l+h)/2, t.step*0.6
	switch {
	case t.unit == "成":
		slack = 4
	case t.unit == "倍":
		slack = max(slack, 0.02)
	case t.text != "" && t.text[0] > '9':
		slack = max(slack, 1) // 三分之二
	}
	x.holds = stated-slack <= high && stated+slack >= low
	x.digits, x.slip = numberSlips(stated, max(t.step, 1e-9), x.right)
	if rest := strings.HasPrefix(x.form, "rest"); rest && !x.holds && !x.slip {
		return
	} else if !x.holds && !x.slip && x.form != byRise && x.form != byFall && !rest {
		e.slipInEnds(&x, stated)
	}
	if e.take(&x); x.holds || x.slip || closeEnough(x.right, middle(t.term)) {
		return
	}
	if x.kind == shareOfTwo && len(x.of) == 2 && math.Abs(100-x.right-stated) <= slack && t.unit == "%" {
		e.found = append(e.found, x) // it is the share of all else
	} else if e.apart(x.of[0], x.stated) == 0 && max(x.of[0], x.of[1], x.stated)-min(x.of[0], x.of[1], x.stated) < mostOfFarRate && within(x.right, stated, farthestRate) {
		e.found = append(e.found, x)
	}
}

// farthestRate is how many times a rate may be what its two amounts come to, where all three stand beside each other.
const farthestRate = 4

// within tells whether two values differ by a factor of at most so much.
func within(a, b, factor float64) bool { return a > 0 && b > 0 && a <= factor*b && b <= factor*a }

// slipInEnds finds the amount by whose slip a rate is wrong.
func (e *equations) slipInEnds(x *equation, stated float64) {
	base, end := x.baseAndEnd()
	by := 1.0
	if e.list[x.stated].unit != "倍" {
		by = 100
	}
	ratio := stated / by
	if strings.HasPrefix(x.form, "from") || x.isMore() {
		if ratio++; e.list[end].value < e.list[base].value {
			ratio = 2 - ratio
		}
	}
	if ratio <= 0 {
		return
	}
	for _, slips := range [...]struct {
		k  int
		to float64
	}{{end, e.list[base].value * ratio}, {base, e.list[end].value / ratio}} {
		if digits, ok := e.list[slips.k].slipsTo(slips.to); ok && !x.slip && digits >= fewestDigits {
			x.digits, x.slip, x.elsewhere, x.slipAt, x.to = digits, true, true, slips.k, slips.to
		}
	}
}
