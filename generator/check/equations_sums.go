package check

import (
	"math"
	"slices"

	"casebook/generator/anyof"
)

// Sums that a page's amounts may be: of a run of amounts, of two around a third, of what came and went, of shares that are a hundred.

const (
	longestSum     = 12 // amounts of a sum
	farthestSum    = 40 // amounts from its whole, those of other units among them
	sentencesOfSum = 3  // sentences from its whole
)

// sums finds runs of amounts of one class that may come to the amount before or behind them.
func (e *equations) sums(from int) {
	for w := from; w < len(e.list); w++ {
		whole := &e.list[w]
		if whole.class < 0 || whole.unit == "个百分点" || whole.unit == "倍" || isSpan(whole.term) {
			continue
		}
		for _, step := range [...]int{1, -1} {
			var run []int
			sum := 0.0
			for j := w + step; j >= from && j < len(e.list) && len(run) < longestSum && max(j-w, w-j) < farthestSum && e.apart(w, j) <= sentencesOfSum; j += step {
				x := &e.list[j]
				if x.class != whole.class || x.isChange() && !whole.isChange() {
					if x.class < 0 && x.unit == whole.unit {
						break
					}
					continue
				}
				run = append(run, j)
				if sum += x.value; sum > 1.65*whole.value {
					break
				}
				if len(run) > 1 && closeEnough(sum, whole.value) {
					e.sum(w, step, run, sum)
				}
			}
		}
		if !whole.share() {
			e.flows(from, w)
		}
	}
}

// sum takes up a run of amounts and their whole.
func (e *equations) sum(w, step int, run []int, sum float64) {
	x := equation{kind: sumOfRun, form: "behind", stated: w, of: slices.Clone(run), right: e.list[w].unitOf(sum)}
	if step < 0 {
		x.form = "before"
		slices.Reverse(x.of)
		if e.goesOn(&x) {
			return
		}
	}
	e.holdSum(&x)
}

// goesOn tells whether the figure behind a run is one more item of it: it stands behind the same mark, and no word says that it is all of
// them (清单分三类：甲8项，乙10项，丙11项).
func (e *equations) goesOn(x *equation) bool {
	last, t := &e.list[x.of[len(x.of)-1]], &e.list[x.stated]
	if last.s != t.s || anyof.Contains(clauseOf(t.s.head(t.k)), "共", "总", "合", "计", "全", "都", "等于", "加起来", "一起", "相加") {
		return false
	}
	lead := marksOf(t.s.p.text[last.to:max(last.to, t.from)])
	for i := 1; i < len(x.of); i++ {
		a, b := &e.list[x.of[i-1]], &e.list[x.of[i]]
		if marksOf(a.s.p.text[a.to:max(a.to, b.from)]) == lead {
			return true
		}
	}
	return false
}

// holdSum takes up an equation of parts and their whole.
func (e *equations) holdSum(x *equation) {
	whole := &e.list[x.stated]
	x.holds = e.parts(x).rounds(x.right) || e.measures(x)
	e.findSlip(x, x.right*whole.value/middle(whole.term)-whole.value)
	e.found = append(e.found, *x)
}

// measures tells whether a length, a weight or an area misses by no more than the last of four digits: whoever measures rounds.
func (e *equations) measures(x *equation) bool {
	t := &e.list[x.stated]
	last := t.step * scaleOf(t.text)
	return t.unitClass() == "米" && middle(t.term) >= 1000*last && math.Abs(x.right-middle(t.term)) <= last
}

// findSlip finds the amount that would make an equation hold but for a slip: the stated one is too small by a value of its class, or one of
// the others is too great by it, or too small where it was taken away.
func (e *equations) findSlip(x *equation, short float64) {
	t := &e.list[x.stated]
	x.digits, x.slip = t.slipsTo(t.value + short)
	for _, k := range x.of {
		by := -short
		if x.kind == flowOfAll && k != x.of[0] && e.list[k].goes() {
			by = short
		}
		if v := e.list[k].value + by; !x.slip && v > 0 {
			if digits, ok := e.list[k].slipsTo(v); ok {
				x.digits, x.slip = digits, true
			}
		}
	}
}

// isChange tells whether an amount is by how much another one changed.
func (x *amount) isChange() bool { return isChange(x.s.head(x.k)) }

// flows finds what there was, what came and what went before what there is, or behind it.
func (e *equations) flows(from, w int) {
	for _, step := range [...]int{-1, 1} {
		var run []int
		for j := w + step; j >= from && j < len(e.list) && len(run) < mostFlows+1 && max(j-w, w-j) < farthestSum && e.apart(w, j) <= sentencesOfSum; j += step {
			if e.list[j].class != e.list[w].class {
				continue
			}
			if run = append(run, j); len(run) > 2 {
				e.flow(w, step, run)
			}
		}
	}
}

// flow takes up what there is and what it comes of, where something went.
func (e *equations) flow(w, step int, run []int) {
	x := equation{kind: flowOfAll, form: "behind", stated: w, of: slices.Clone(run)}
	if step < 0 {
		x.form = "before"
		slices.Reverse(x.of)
	}
	right, left := e.list[x.of[0]].value, false
	for _, k := range x.of[1:] {
		if e.list[k].goes() {
			right, left = right-e.list[k].value, true
		} else {
			right += e.list[k].value
		}
	}
	whole := &e.list[w]
	if !left || !closeEnough(right, whole.value) {
		return
	}
	x.right = whole.unitOf(right)
	x.holds = e.parts(&x).rounds(x.right)
	e.findSlip(&x, right-whole.value)
	e.found = append(e.found, x)
}

// goes tells whether the words before an amount say that it left a stock.
func (x *amount) goes() bool {
	clause := clauseOf(x.s.head(x.k))
	if flowOf(clause) == went {
		return true
	}
	for _, r := range clause {
		if oneOf(r, "减出退占销死剔支还用耗汰损脱离撤") {
			return true
		}
	}
	return false
}

// triples finds three amounts of which the greatest may be the others' sum, but for a run behind or before it, which is a sum.
func (e *equations) triples(from int) {
	for i := from; i < len(e.list); i++ {
		if e.list[i].class < 0 || e.list[i].isRate() {
			continue
		}
		next := e.sameBehind(i)
		for a := range next {
			for b := a + 1; b < len(next); b++ {
				e.triple(i, next[a], next[b], b == 1)
			}
		}
	}
}

// amountsBehind is how many amounts of a class behind one are tried with it.
const amountsBehind = 5

// sameBehind are the next amounts of an amount's class.
func (e *equations) sameBehind(i int) (list []int) {
	for j := i + 1; j < len(e.list) && len(list) < amountsBehind && j-i < farthestSum && e.apart(i, j) <= 2; j++ {
		if e.list[j].class == e.list[i].class {
			list = append(list, j)
		}
	}
	return list
}

// triple takes up three amounts.
func (e *equations) triple(i, j, k int, adjacent bool) {
	a, b, c := e.list[i].value, e.list[j].value, e.list[k].value
	x := equation{kind: sumOfTwo}
	switch {
	case a >= max(b, c):
		x.form, x.stated, x.of = "first", i, []int{j, k}
	case c >= max(a, b):
		x.form, x.stated, x.of = "last", k, []int{i, j}
	default:
		x.form, x.stated, x.of = "middle", j, []int{i, k}
		adjacent = false
	}
	sum := a + b + c - e.list[x.stated].value
	if !adjacent && closeEnough(sum, e.list[x.stated].value) {
		x.right = e.list[x.stated].unitOf(sum)
		e.holdSum(&x)
	}
}

// hundreds finds runs of shares that may be all of one whole.
func (e *equations) hundreds(from int) {
	for i := from; i < len(e.list); i++ {
		if e.list[i].unit != "%" {
			continue
		}
		x := equation{kind: hundredOf}
		sum, slack := 0.0, 0.0
		for j := i; j < len(e.list) && len(x.of) < longestSum-2 && sum < 130; j++ {
			t := &e.list[j]
			if t.unit != "%" {
				continue
			}
			if t.class < 0 || e.apart(i, j) > 1 {
				break
			}
			x.of = append(x.of, j)
			sum, slack = sum+t.value, slack+t.step/2
			if len(x.of) > 1 && sum >= 80 && (len(x.of) > 2 || sum >= 100) { // of two, some may have said neither
				e.hundred(x, sum, slack)
			}
		}
	}
}

// hundred takes up shares that come near to a hundred.
func (e *equations) hundred(x equation, sum, slack float64) {
	x.of = slices.Clone(x.of)
	x.stated, x.of = x.of[len(x.of)-1], x.of[:len(x.of)-1]
	x.right, x.digits, x.holds = e.list[x.stated].value+100-sum, fewestDigits, roundsTo(sum, 100, slack*0.999)
	for k := range x.amounts {
		if v := e.list[k].value + 100 - sum; v > 0 && !x.slip {
			if digits, ok := e.list[k].slipsTo(v); ok {
				x.digits, x.slip = digits, true
			}
		}
	}
	e.found = append(e.found, x)
}
