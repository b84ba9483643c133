package check

import (
	"math"
	"slices"
	"strings"
)

// What else a correction puts right or breaks. Where an equation misses by one amount, the others of that amount tell whether it is wrong: one that holds only
// as it is written speaks against the correction, one that would hold only with it speaks for it, and one that holds either way says nothing (163人，占三分之一
// holds of 489 as well as of 498).

// correction is the amount of an equation that is wrong if it is a mistake, and what it should be, in the unit of its class.
func (e *equations) correction(x *equation) (k int, to float64) {
	if x.elsewhere {
		return x.slipAt, x.to
	}
	t := &e.list[x.stated]
	switch {
	case x.kind == hundredOf || x.kind == spanOfTwo:
		return x.stated, x.right
	case t.share():
		low, high := t.percent()
		return x.stated, x.right * t.value / ((low + high) / 2)
	}
	return x.stated, x.right * t.value / middle(t.term)
}

// holdsWith tells whether an equation would hold if one of its amounts were another value, in the unit of the amount's class.
func (e *equations) holdsWith(y *equation, k int, v float64) bool {
	at := func(i int) float64 {
		if i == k {
			return v
		}
		return e.list[i].value
	}
	t, stated := &e.list[y.stated], at(y.stated)
	switch y.kind {
	case sumOfRun, sumOfTwo, flowOfAll:
		sum, open := -stated, (t.high-t.low)/2
		for i, of := range y.of {
			part := at(of)
			if y.times != nil {
				part *= y.times[i]
			}
			if slices.Contains(y.gone, of) {
				part = -part
			}
			sum, open = sum+part, open+(e.list[of].high-e.list[of].low)/2
		}
		return roundsTo(sum, 0, open*openOfRate+1e-9*stated)
	case hundredOf:
		sum, open := 0.0, 0.0
		for of := range y.amounts {
			a := &e.list[of]
			sum, open = sum+at(of)*a.inHundred()/a.value, open+a.step/2
		}
		return roundsTo(sum, 100, open)
	case pointsOfTwo:
		a, b := y.of[0], y.of[1]
		return math.Abs(math.Abs(at(a)-at(b))-stated) < max(e.list[a].step, e.list[b].step, t.step)*0.999
	case equalTo:
		return roundsTo(at(y.of[0]), stated, 1e-6*stated)
	case shareOfTwo, growthOfTwo:
		return e.rateHoldsWith(y, at)
	case productOfTwo, composedOf:
		return roundsTo(e.productWith(y, at), stated, 0.6*t.step*scaleOf(t.text)*t.value/middle(t.term))
	}
	return false
}

// productWith is what a product or a composition comes to, in the unit of the stated amount's class, with values taken for its amounts.
func (e *equations) productWith(y *equation, at func(int) float64) float64 {
	t := &e.list[y.stated]
	number := func(k int) float64 { return middle(e.list[k].term) * at(k) / e.list[k].value }
	if y.kind == composedOf {
		return y.composed.value(func(k int) float64 {
			if e.list[k].class == t.class {
				return at(k)
			}
			return number(k)
		})
	}
	if y.form == "of pairs" {
		sum := 0.0
		for i := 0; i+1 < len(y.of); i += 2 {
			count, each := y.of[i], y.of[i+1]
			if e.list[count].class == t.class {
				count, each = each, count
			}
			sum += number(count) * at(each)
		}
		return sum
	}
	right := y.right * t.value / middle(t.term)
	for _, k := range y.of {
		right *= at(k) / e.list[k].value
	}
	return right
}

// rateHoldsWith tells whether a rate holds with values taken for its amounts.
func (e *equations) rateHoldsWith(y *equation, at func(int) float64) bool {
	t := &e.list[y.stated]
	low, high := t.percent()
	stated, slack := (low+high)/2*at(y.stated)/t.value, t.step*0.6
	switch {
	case t.unit == "成":
		slack = 4
	case t.text != "" && t.text[0] > '9':
		slack = max(slack, 1)
	}
	by := 100.0
	if t.unit == "倍" {
		by, slack = 1, max(slack, 0.02)
	}
	for _, k := range y.of {
		slack += (e.list[k].high - e.list[k].low) / 2 / e.list[k].value * openOfRate * stated
	}
	base, end := y.baseAndEnd()
	r := at(end) / at(base)
	switch {
	case y.form == ofSum:
		r = (at(y.of[0]) + at(y.of[1])) / at(y.of[2])
	case y.form == byRise:
		less, more := min(at(base), at(end)), max(at(base), at(end))
		r = less / (more - less)
	case y.form == byFall:
		less, more := min(at(base), at(end)), max(at(base), at(end))
		return roundsTo(by*less/(more+less), stated, slack) || roundsTo(by*more/(more+less), stated, slack)
	case strings.HasPrefix(y.form, "rest"):
		r = 1 - r
	case strings.HasPrefix(y.form, "from"), y.isMore():
		r = math.Abs(r - 1)
	}
	return roundsTo(by*r, stated, slack)
}

// repairs are how many other equations that miss would hold with the correction, and how much the likeliest of them weighs.
func (e *equations) repairs(x *equation, k int, to float64) (n int, weight float64) {
	weight = unlikely
	own := x.sortedAmounts()
	for _, i := range e.missed.of[k] {
		if y := &e.found[i]; y != x && e.weigh(y) > leastWorth && e.holdsWith(y, k, to) && !slices.Equal(own, y.sortedAmounts()) {
			n, weight = n+1, max(weight, e.likely(y))
		}
	}
	return n, weight
}

// sortedAmounts are the amounts of an equation in the order of the text.
func (x *equation) sortedAmounts() []int {
	list := slices.AppendSeq(make([]int, 0, len(x.of)+1), x.amounts)
	slices.Sort(list)
	return list
}
