package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// Amounts that are worked out in two steps: several numbers at one price (保洁员8名、护河员3名，每人每月600元), several prices for one number
// (每口补偿2400元，另给300元，460口), what a price rose by for a number, a product and what came besides, and means of several amounts.

// composition is how an amount is worked out in two steps: the sum of some amounts, or the difference of two, times others or divided by them.
type composition struct {
	sum   []int
	less  bool  // the second is taken from the first
	first []int // what the first of the sum is multiplied by before it is added to
	by    []int
	over  []int
	times float64 // months of a year; of a mean, one through how many there are
}

// value works a composition out, with one amount taken for another value.
func (c *composition) value(of func(int) float64) float64 {
	sum := 0.0
	for i, k := range c.sum {
		v := of(k)
		if i == 0 {
			for _, by := range c.first {
				v *= of(by)
			}
		}
		if i > 0 && c.less {
			v = -v
		}
		sum += v
	}
	if c.less {
		sum = math.Abs(sum)
	}
	for _, k := range c.by {
		sum *= of(k)
	}
	for _, k := range c.over {
		sum /= of(k)
	}
	return sum * c.times
}

// amounts are all that a composition is of.
func (c *composition) amounts() []int { return slices.Concat(c.sum, c.first, c.by, c.over) }

const (
	composedBefore = 8 // amounts before one that it is composed of
	composedBehind = 4
	mostComposed   = 5 // amounts that are added
)

// composed finds what some amounts of a passage may be in two steps.
func (e *equations) composed(from int) {
	p := e.list[from].s.p
	if !p.mayHold("每") && !p.mayHold("均") && !p.mayHold("各") && !p.mayHold("一") {
		return
	}
	for i := from; i < len(e.list); i++ {
		t := &e.list[i]
		if t.class < 0 || t.isRate() || isYears(t.unit) {
			continue
		}
		first, last := max(from, i-composedBefore), min(len(e.list), i+composedBehind+1)
		for j := first; j < last; j++ {
			if e.apart(i, j) > 2 {
				continue
			}
			run := []int{j}
			for k := j + 1; k < last && len(run) < mostComposed && e.list[k].class == e.list[j].class && e.list[j].class >= 0 && k != i && j != i; k++ {
				if run = append(run, k); e.apart(j, k) > 1 {
					break
				}
				e.composedOf(i, slices.Clone(run), first, last)
			}
		}
		e.productAndRest(i, first, last)
	}
}

// composedOf takes up what an amount may be of a run of amounts.
func (e *equations) composedOf(i int, run []int, first, last int) {
	t, a := &e.list[i], &e.list[run[0]]
	if a.isRate() || isSpan(a.term) {
		return
	}
	prices := a.class == t.class
	if prices && saysMean(t) {
		e.compose(i, "mean", composition{sum: run, times: 1 / float64(len(run))})
	}
	for k := first; k < last; k++ {
		n := &e.list[k]
		if k == i || slices.Contains(run, k) || n.class < 0 || n.isRate() || e.apart(i, k) > 2 || n.class == t.class == prices {
			continue
		}
		if !prices {
			if n.value < t.value && e.isForEach(k) && a.counts() && !slices.ContainsFunc(run, e.saysMeanAt) {
				e.compose(i, "counts at a price", composition{sum: run, by: []int{k}, times: 1})
				if months := e.monthsFor(i, k); months > 0 {
					e.compose(i, "counts at a price", composition{sum: run, by: []int{k}, times: months})
				}
			}
			continue
		}
		if middle(n.term) < 2 {
			continue
		}
		if saysMean(t) && t.value < a.value {
			e.compose(i, "sum by number", composition{sum: run, over: []int{k}, times: 1})
		}
		if a.value > t.value || !e.isForEach(run[0]) && !e.isForEach(run[1]) {
			continue
		}
		e.compose(i, "prices for a number", composition{sum: run, by: []int{k}, times: 1})
		if len(run) == 2 {
			e.compose(i, "difference of prices", composition{sum: run, less: true, by: []int{k}, times: 1})
		}
		for l := k + 1; l < last; l++ {
			if m := &e.list[l]; l != i && !slices.Contains(run, l) && m.class >= 0 && m.class != t.class && m.unit != n.unit && !m.isRate() && middle(m.term) >= 2 && e.apart(k, l) <= 1 {
				e.compose(i, "prices for a number", composition{sum: run, by: []int{k, l}, times: 1})
			}
		}
	}
}

// productAndRest takes up a product with one more amount (1860名每人10股，另计9400股).
func (e *equations) productAndRest(i, first, last int) {
	t := &e.list[i]
	for j := first; j < last; j++ {
		a := &e.list[j]
		if j == i || a.class != t.class || a.value >= t.value || !e.isForEach(j) {
			continue
		}
		for k := max(first, j-2); k < min(last, j+3); k++ {
			if k == i || k == j || !e.mayBeNumber(i, k) || e.list[k].class == a.class {
				continue
			}
			for r := first; r < last; r++ {
				if rest := &e.list[r]; r != i && r != j && rest.class == t.class && rest.value < t.value && max(r-j, j-r) <= 3 {
					e.compose(i, "product and rest", composition{sum: []int{j, r}, first: []int{k}, times: 1})
				}
			}
		}
	}
}

// isForEach tells whether the words before an amount say that each gets it.
func (e *equations) isForEach(k int) bool {
	clause := e.list[k].clauseBefore()
	return strings.Contains(string(e.list[k].unit), "/") || anyof.Contains(clause, "每", "均", "各", "一亩", "一人", "一户", "一公斤", "一斤", "一吨", "一个", "一台", "一套")
}

// clauseBefore is the clause that an amount stands in, up to it, with the amounts before it: 一公斤高0.4元.
func (x *amount) clauseBefore() string { return clauseOf(x.s.p.text[x.s.from:x.from]) }

// saysMeanAt tells whether an amount is a mean (840户、3528人，户均4.2人): it is not counted with others.
func (e *equations) saysMeanAt(k int) bool {
	return strings.Contains(e.list[k].clause, "均")
}

// saysMean tells whether the words before an amount say that it is a mean.
func saysMean(t *amount) bool { return anyof.Contains(t.clause, "均", "每") }

// compose takes up a composition.
func (e *equations) compose(i int, form string, c composition) {
	t := &e.list[i]
	value := func(k int) float64 {
		if e.list[k].class == t.class {
			return e.list[k].value
		}
		return middle(e.list[k].term)
	}
	right := c.value(value)
	if right <= 0 || !within(right, t.value, farthestProduct) {
		return
	}
	x := equation{kind: composedOf, form: form, stated: i, of: c.amounts(), right: t.unitOf(right), composed: &c}
	slack := 0.6 * t.step * scaleOf(t.text) * t.value / middle(t.term)
	if t.low == t.high && countsThings(t.term) && len(c.over) == 0 && c.times >= 1 {
		slack = 1e-9 * t.value
	}
	x.holds = math.Abs(right-t.value) <= slack
	if x.digits, x.slip = t.slipsTo(right); !x.holds && !x.slip {
		e.slipInComposed(&x, value, right)
	}
	if x.holds || x.slip {
		e.found = append(e.found, x)
	}
}

// slipInComposed finds the amount by whose slip a composition misses: its value is a straight line of each of its amounts but of what it is divided by.
func (e *equations) slipInComposed(x *equation, value func(int) float64, right float64) {
	stated := e.list[x.stated].value
	for _, k := range x.of {
		now, v := value(k), 0.0
		if slices.Contains(x.composed.over, k) {
			v = now * right / stated
		} else {
			double := x.composed.value(func(i int) float64 {
				if i == k {
					return 2 * now
				}
				return value(i)
			})
			if double == right {
				continue
			}
			v = now + (stated-right)/(double-right)*now
		}
		if v <= 0 {
			continue
		}
		if e.list[k].class != e.list[x.stated].class {
			v *= e.list[k].value / now
		}
		e.findSlipIn(x, k, v)
	}
}

// describeComposed describes a composition: the run that is added as that of a sum, and the others.
func (e *equations) describeComposed(x *equation) {
	w, c := e.words, x.composed
	w.has("parts", bucket(len(c.sum)))
	first, last := c.sum[0], c.sum[len(c.sum)-1]
	e.describeAround("t", x.stated)
	e.describeAround("p", first)
	e.describeAround("q", last)
	for i := 1; i < min(len(c.sum), 4); i++ {
		e.between("g", c.sum[i-1], c.sum[i])
	}
	near := last
	if x.stated < first {
		near = first
	}
	e.between("l", near, x.stated)
	for _, k := range slices.Concat(c.first, c.by, c.over) {
		e.describeAround("n", k)
		e.between("n", near, k)
		w.has("number of", string(e.list[k].unit))
	}
	e.describeEach(x, slices.Concat(c.by, c.sum), slices.Concat(c.first, c.by, c.over, c.sum[:1])...)
	where := "behind"
	if x.stated < first {
		where = "before"
	}
	w.has("where", where)
	w.has("times", bucket(int(c.times)))
	e.names(first, last, x.stated)
	w.has("counted", bucket(e.partsSaid(x, c.sum)))
}

// composedLine is how a composition is worked out, as its amounts are written.
func (e *equations) composedLine(x *equation) string {
	c := x.composed
	sign := "＋"
	list := slices.Clone(c.sum)
	if c.less {
		sign = "－"
		if e.list[list[0]].value < e.list[list[1]].value {
			list[0], list[1] = list[1], list[0]
		}
	}
	line := ""
	for i, k := range list {
		if i > 0 {
			line += sign
		}
		line += e.list[k].text
		if i == 0 {
			for _, by := range c.first {
				line += "×" + e.list[by].text
			}
		}
	}
	if len(c.by)+len(c.over) > 0 || c.times != 1 {
		line = "（" + line + "）"
	}
	for _, k := range c.by {
		line += "×" + e.list[k].text
	}
	for _, k := range c.over {
		line += "÷" + e.list[k].text
	}
	switch {
	case c.times > 1:
		line += "×" + decimal(c.times, 1)
	case c.times < 1:
		line += "÷" + decimal(float64(len(c.sum)), 1)
	}
	return line
}

// countFor is how many there are of what an amount is for each of: what is weighed or measured in another unit than it names (一公斤高0.4元，2650吨) counts
// in that unit.
func (e *equations) countFor(j, k int) float64 {
	n, clause := &e.list[k], e.list[j].clauseBefore()
	if comparable(n.term, term{unit: "公斤"}) || comparable(n.term, term{unit: "平方米"}) {
		for _, u := range [...]quantity.Unit{"公斤", "吨", "亩", "平方米", "公顷"} {
			if u != n.unit && anyof.Contains(clause, "每"+string(u), "一"+string(u)) && comparable(n.term, term{unit: u}) {
				return n.as(u)
			}
		}
	}
	return middle(n.term)
}
