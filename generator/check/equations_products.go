package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Products that a page's amounts may be: an amount for each, a number or two, and what they come to.

const (
	nearProduct     = 5 // figures from a product that are tried
	farthestProduct = 10.5
)

// products finds an amount for each, a number or two, and their product: 每人每月800元，42人，12个月.
func (e *equations) products(from int) {
	for i := from; i < len(e.list); i++ {
		if t := &e.list[i]; t.class < 0 || t.isRate() || isYears(t.unit) {
			continue
		}
		first, last := max(from, i-nearProduct), min(len(e.list), i+nearProduct-1)
		for j := first; j < last; j++ {
			if j == i || !e.mayBeEach(i, j) {
				continue
			}
			months := e.monthsFor(i, j)
			if months > 0 {
				e.product(i, j, months)
			}
			for k := first; k < last; k++ {
				if k == j || !e.mayBeNumber(i, k) || e.list[k].class == e.list[j].class {
					if k != j && e.isOwnNumber(i, j, k) {
						e.product(i, j, 1, k)
					}
					continue
				}
				e.product(i, j, 1, k)
				if months > 0 {
					e.product(i, j, months, k)
				}
				for l := k + 1; l < last; l++ {
					if l != j && e.mayBeNumber(i, l) && e.list[l].class != e.list[j].class && e.list[l].class != e.list[k].class {
						e.product(i, j, 1, k, l)
					}
				}
			}
		}
	}
}

// monthsFor is how many months an amount is of where the other one is one of each month; 0 where that is not said.
func (e *equations) monthsFor(i, j int) float64 {
	t, a := &e.list[i], &e.list[j]
	if !a.s.p.mayHold("月") || !anyof.Contains(a.clause, "每月", "月租", "月均", "月薪", "月工资", "按月", "一个月") {
		return 0
	}
	switch head := t.s.head(t.k); {
	case strings.Contains(head, "半年"):
		return monthsOfYear / 2
	case anyof.Contains(head, "季度", "一季", "每季"):
		return monthsOfYear / 4
	case strings.Contains(head, "年"):
		return monthsOfYear
	}
	return 0
}

// mayBeEach tells whether an amount may be what each gets of another: it is less, and of its class, or its words say so (每天出动45人，连干12天，投工540个). What is
// counted is so many in each only where that is said: a school has teachers, classes and pupils.
func (e *equations) mayBeEach(i, j int) bool {
	t, a := &e.list[i], &e.list[j]
	if a.class < 0 || a.isRate() || a.value >= t.value || e.apart(i, j) > 2 {
		return false
	}
	if a.class == t.class && a.counts() && t.counts() && !e.isForEach(j) || a.class != t.class && isMeasured(a.unit) && isMeasured(t.unit) {
		return false // no kilometres come of acres
	}
	return a.class == t.class || strings.Contains(string(a.unit), "/") || anyof.Contains(a.clause, "每", "均")
}

// mayBeNumber tells whether an amount may be the number of those that each get something.
func (e *equations) mayBeNumber(i, k int) bool {
	n := &e.list[k]
	return k != i && n.class >= 0 && n.class != e.list[i].class && !n.isRate() && middle(n.term) >= 2 && e.apart(i, k) <= 1
}

// isOwnNumber tells whether an amount is the number of those that the words say another is for each of, though all three count people or things (364人，14名老师，
// 平均每名老师26名).
func (e *equations) isOwnNumber(i, j, k int) bool {
	n := &e.list[k]
	return k != i && n.class >= 0 && n.class == e.list[j].class && n.class == e.list[i].class && middle(n.term) >= 2 && e.apart(i, k) <= 1 && e.isForEach(j) &&
		e.eachOf(eachSaid(e.list[j].clauseBefore()), k) == eachUnit
}

// product takes up an amount for each, a number or two, and their product.
func (e *equations) product(i, j int, times float64, numbers ...int) {
	t, a := &e.list[i], &e.list[j]
	right, open := a.value*times, 0.0
	for _, k := range numbers {
		n := &e.list[k]
		right *= e.countFor(j, k)
		open += n.unitOf(n.high-n.low) / 2 / middle(n.term)
	}
	if right > farthestProduct*t.value || t.value > farthestProduct*right {
		return
	}
	low, high := right*(a.low/a.value)*(1-open), right*(a.high/a.value)*(1+open)
	if isPrice(a) {
		low, high = right*(1-open), right*(1+open)
	}
	slack := 0.6 * t.step * scaleOf(t.text) * t.value / middle(t.term)
	if t.low == t.high {
		slack = 0.01 * t.value
		if countsThings(t.term) {
			slack = 0
		}
	}
	x := equation{kind: productOfTwo, form: "of two", stated: i, of: append([]int{j}, numbers...), right: t.unitOf(right)}
	switch {
	case times > 1:
		x.form, x.times = "of months", []float64{times}
	case len(numbers) > 1:
		x.form = "of three"
	}
	x.holds = !apart(t.low, t.high, low, high) || math.Abs(right-t.value) <= slack
	x.digits, x.slip = t.slipsTo(right)
	e.slipInFactor(&x, t.value/right)
	e.take(&x)
	if lowest, highest := slices.Min(x.of), slices.Max(x.of); !x.holds && !x.slip && !closeEnough(x.right, middle(t.term)) && within(x.right, middle(t.term), farthestRate) && e.isForEach(j) &&
		e.apart(lowest, highest) == 0 && e.apart(lowest, i) == 0 && max(highest, i)-min(lowest, i) == len(x.of) {
		e.found = append(e.found, x)
	}
}

// isPrice tells whether the words say that an amount is set for each, not what each comes to: 按每公里每年2万元 is no 1.9.
func isPrice(x *amount) bool {
	clause := x.clauseBefore()
	return strings.Contains(clause, "每") && anyof.Contains(clause, "按", "标准", "补助", "补贴", "奖", "发给", "付", "租", "价", "缴", "工资") && !anyof.Contains(clause, "均", "约", "近", "增收", "收入")
}

// slipInFactor finds the amount by whose slip a product or a quotient misses by a factor, where it is not what is stated.
func (e *equations) slipInFactor(x *equation, factor float64) {
	for _, k := range x.of {
		e.findSlipIn(x, k, e.list[k].value*factor)
	}
}
