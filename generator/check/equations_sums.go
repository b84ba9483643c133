package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Sums that a page's amounts may be: of a run of amounts, of two around a third, of shares that are a hundred.

const (
	longestSum     = 20 // amounts of a sum
	farthestSum    = 40 // amounts from its whole, those of other units among them
	sentencesOfSum = 3  // sentences from its whole
	mostSkipped    = 4  // amounts between a whole and its parts, and one more
	mostEvery      = 3  // of the parts: amounts from one to the next
	mostOver       = 11 // times the whole that its parts come to, where one of them has a digit too many
)

// sums finds runs of amounts of one class that may come to the amount before or behind them.
func (e *equations) sums(from int) {
	for w := from; w < len(e.list); w++ {
		whole := &e.list[w]
		if whole.class < 0 || whole.unit == "个百分点" || whole.unit == "倍" || isSpan(whole.term) {
			continue
		}
		for _, step := range [...]int{1, -1} {
			for skip := range mostSkipped {
				e.runs(from, w, step, skip, 1, false)
			}
			for every := 2; every <= mostEvery; every++ {
				for skip := range every {
					e.runs(from, w, step, skip, every, false)
				}
			}
			e.runs(from, w, step, 0, 1, true)
		}
		if !whole.share() {
			e.flows(from, w)
			e.around(from, w)
		}
	}
}

// runs takes up the runs of amounts behind or before a whole, the first few left out: of all of them, or of every second or third (小麦420亩、玉米
// 260亩；小麦385亩、玉米310亩；小麦合计805亩); outside, of those alone that stand in the whole's bracket, or in none as it does (补偿费68万元（已扣除勘测费4万元）、清理费16万元).
func (e *equations) runs(from, w, step, skip, every int, outside bool) {
	whole := &e.list[w]
	var run []int
	var times []float64
	sum, ofEach, left := 0.0, 0.0, 0
	for j := w + step; j >= from && j < len(e.list) && len(run) < longestSum && max(j-w, w-j) < farthestSum && e.apart(w, j) <= sentencesOfSum; j += step {
		x := &e.list[j]
		if x.class != whole.class || x.isChange() && !whole.isChange() {
			if x.class < 0 && x.unit == whole.unit {
				break
			}
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if outside && x.bracket != whole.bracket {
			left++
			continue
		}
		skip = every - 1
		run = append(run, j)
		n := e.timesOf(j, w)
		times, ofEach = append(times, n), ofEach+(n-1)*x.value
		if sum += x.value; sum > mostOver*whole.value {
			break
		}
		if len(run) > 1 && outside == (left > 0) {
			e.sum(w, step, every, run, sum)
			if ofEach > 0 && every == 1 {
				e.sumOfEach(w, step, run, times, sum+ofEach)
			}
		}
	}
}

// around takes up runs of amounts on both sides of their whole (一季度2.1亿元，二季度2.4亿元，全年目标10亿元，还须5.5亿元): two are triples.
func (e *equations) around(from, w int) {
	var before, behind []int
	for j := w - 1; j >= from && len(before) < mostAround && e.apart(w, j) <= 1; j-- {
		if e.list[j].class == e.list[w].class {
			before = append(before, j)
		}
	}
	for j := w + 1; j < len(e.list) && len(behind) < mostAround && e.apart(w, j) <= 1; j++ {
		if e.list[j].class == e.list[w].class {
			behind = append(behind, j)
		}
	}
	for a := range before {
		for b := range behind {
			if a+b == 0 {
				continue
			}
			x := equation{kind: sumOfRun, form: "around", stated: w, of: slices.Concat(before[:a+1], behind[:b+1])}
			slices.Sort(x.of)
			sum := 0.0
			for _, k := range x.of {
				sum += e.list[k].value
			}
			x.right = e.list[w].unitOf(sum)
			if x.holds = e.parts(&x).rounds(x.right); !x.holds {
				e.findSlip(&x, sum-e.list[w].value)
			}
			if x.holds || x.slip {
				e.found = append(e.found, x)
			}
		}
	}
}

// mostAround is how many amounts of a side are tried.
const mostAround = 5

// timesOf is how many there are of what an amount is for each (篮球场两块，每块420平方米); 1 where it is none.
func (e *equations) timesOf(k, whole int) float64 {
	x := &e.list[k]
	if !x.s.p.mayHold("每") && !x.s.p.mayHold("各") {
		return 1
	}
	clause := x.clause
	for _, j := range [...]int{k - 1, k + 1} {
		if j < 0 || j >= len(e.list) || j == whole || e.list[j].s != x.s || e.list[j].class == x.class || !e.list[j].counts() || e.list[j].value < 2 {
			continue
		}
		a, b := &e.list[min(j, k)], &e.list[max(j, k)]
		if anyof.Contains(x.s.p.text[a.to:max(a.to, b.from)], "；", ";") {
			continue
		}
		if unit := string(e.list[j].unit); strings.Contains(clause, "每"+unit) || strings.HasSuffix(clause, "各") && j < k {
			return e.list[j].value
		}
	}
	return 1
}

// sumOfEach takes up a run of amounts, some of which are for each of several, and their whole.
func (e *equations) sumOfEach(w, step int, run []int, times []float64, sum float64) {
	x := equation{kind: sumOfRun, form: "each behind", stated: w, of: slices.Clone(run), right: e.list[w].unitOf(sum)}
	if step < 0 {
		x.form = "each before"
		slices.Reverse(x.of)
		times = slices.Clone(times)
		slices.Reverse(times)
	}
	whole := &e.list[w]
	x.holds = e.parts(&x).rounds(x.right)
	x.digits, x.slip = whole.slipsTo(sum)
	for i, k := range x.of {
		e.findSlipIn(&x, k, e.list[k].value+(whole.value-sum)/times[i])
	}
	x.times = slices.Clone(times)
	e.take(&x)
}

// sum takes up a run of amounts and their whole.
func (e *equations) sum(w, step, every int, run []int, sum float64) {
	x := equation{kind: sumOfRun, form: "behind", stated: w, of: slices.Clone(run), right: e.list[w].unitOf(sum)}
	if step < 0 {
		x.form = "before"
		slices.Reverse(x.of)
	}
	if slices.ContainsFunc(x.of, func(k int) bool { return e.list[k].value == e.list[w].value }) || e.list[w].share() && anyof.Contains(e.list[w].clause, "增", "降", "减") {
		return // a part is less than its whole, and rates of growth are not added
	}
	if every > 1 {
		x.form += " and others between"
	}
	e.holdSum(&x)
}

// isOtherDeed tells whether what stands behind a run is no whole of it but what came of it, as its verb and its unit say: 企业6家、合作社28家，建成基地79个.
func (e *equations) isOtherDeed(x *equation) bool {
	t := &e.list[x.stated]
	return t.unit != e.list[x.of[0]].unit && countsThings(t.term) && anyof.Prefix(strings.TrimLeft(t.clause, "，、"), deeds...) && !saysTotal(t.clause)
}

// goesOn tells whether the figure behind a run is one more item of it: it stands behind the same mark, and no word says that it is all of
// them (清单分三类：甲8项，乙10项，丙11项).
func (e *equations) goesOn(x *equation) bool {
	last, t := &e.list[x.of[len(x.of)-1]], &e.list[x.stated]
	if last.s != t.s || anyof.Contains(t.clause, "共", "总", "合", "计", "全", "都", "等于", "加起来", "一起", "相加") {
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
	if v := middle(whole.term); x.right <= 3*v && v <= 3*x.right { // no rounding explains more
		x.holds = e.parts(x).rounds(x.right) || e.measures(x)
	}
	e.findSlip(x, x.right*whole.value/middle(whole.term)-whole.value)
	e.take(x)
}

// take takes up an equation that holds, would but for a slip, or at least comes near: from the last it is learned what is none.
func (e *equations) take(x *equation) {
	if x.holds || x.slip || closeEnough(x.right, middle(e.list[x.stated].term)) {
		e.found = append(e.found, *x)
	}
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
		if slices.Contains(x.gone, k) {
			by = short
		}
		e.findSlipIn(x, k, e.list[k].value+by)
	}
}

// findSlipIn tells whether an equation would hold if one of its amounts were a value, which it is but for a slip.
func (e *equations) findSlipIn(x *equation, k int, v float64) {
	if x.slip {
		return
	}
	if digits, ok := e.list[k].slipsTo(v); ok {
		x.digits, x.slip, x.elsewhere, x.slipAt, x.to = digits, true, true, k, v
	}
}

// isChange tells whether an amount is by how much another one changed.
func (x *amount) isChange() bool { return x.change }

// triples finds three amounts of which the greatest may be the others' sum, but for a run behind or before it, which is a sum.
func (e *equations) triples(from int) {
	for i := from; i < len(e.list); i++ {
		if e.list[i].class < 0 || e.list[i].isRate() {
			continue
		}
		next := e.sameBehind(i)
		for a := range next {
			for b := a + 1; b < len(next); b++ {
				e.triple(i, next[a], next[b], b == 1 && !e.list[next[0]].isChange() && !e.list[next[1]].isChange())
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
	if whole := e.list[x.stated].value; !adjacent && e.list[x.of[0]].value < whole && e.list[x.of[1]].value < whole { // of 17人死亡，其中1名 the former 17人 is no part
		x.right = e.list[x.stated].unitOf(a + b + c - e.list[x.stated].value)
		e.holdSum(&x)
	}
	e.tripleOfLess(x, i, j, k)
}

// tripleOfLess takes up three amounts of which the second greatest would be the others' sum but for a slip that made it less than one of them.
func (e *equations) tripleOfLess(x equation, i, j, k int) {
	all := []int{i, j, k}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(e.list[a].value, e.list[b].value) })
	whole := &e.list[all[1]]
	y := equation{kind: sumOfTwo, form: x.form + " less", stated: all[1], of: []int{all[0], all[2]}}
	if y.of[0] > y.of[1] {
		y.of[0], y.of[1] = y.of[1], y.of[0]
	}
	right := e.list[all[0]].value + e.list[all[2]].value
	if y.digits, y.slip = whole.slipsTo(right); y.slip {
		y.right = whole.unitOf(right)
		e.found = append(e.found, y)
	}
}

// hundreds finds runs of shares that may be all of one whole.
func (e *equations) hundreds(from int) {
	for i := from; i < len(e.list); i++ {
		if !e.list[i].ofHundred() {
			continue
		}
		x := equation{kind: hundredOf}
		sum, slack := 0.0, 0.0
		for j := i; j < len(e.list) && len(x.of) < longestSum-2 && sum < 130; j++ {
			t := &e.list[j]
			if !t.ofHundred() {
				continue
			}
			if way := e.waySaid(j); t.class < 0 || e.apart(i, j) > 1 || way == upwards || way == downwards { // 库存减少80%，效率提高17%
				break
			}
			x.of = append(x.of, j)
			sum, slack = sum+t.inHundred(), slack+t.step/2
			if len(x.of) > 1 && sum >= 80 && (len(x.of) > 2 || sum >= 100) { // of two, some may have said neither
				e.hundred(x, sum, slack)
			}
		}
	}
}

// ofHundred tells whether an amount is a share that is added to others: in percent, tenths or in words (一半).
func (x *amount) ofHundred() bool { return x.unit == "%" || x.unit == "成" }

// inHundred is a share in percent.
func (x *amount) inHundred() float64 {
	low, high := x.percent()
	return (low + high) / 2
}

// hundred takes up shares that come near to a hundred.
func (e *equations) hundred(x equation, sum, slack float64) {
	x.of = slices.Clone(x.of)
	x.stated, x.of = x.of[len(x.of)-1], x.of[:len(x.of)-1]
	own := func(k int) float64 { return e.list[k].value / e.list[k].inHundred() }
	x.right, x.digits, x.holds = e.list[x.stated].value+(100-sum)*own(x.stated), fewestDigits, roundsTo(sum, 100, slack*0.999)
	for k := range x.amounts {
		e.findSlipIn(&x, k, e.list[k].value+(100-sum)*own(k))
	}
	e.found = append(e.found, x)
}
