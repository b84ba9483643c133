package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/quantity"
)

// Sums across units: things of several kinds and their number (石碑12方、古井5口、牌坊3座，共20处), and amounts of several prices and numbers
// (30套，每套420元；6个，每个850元；共17700元).

// mixed finds runs of neighbouring counts of several kinds that may come to the count before or behind them.
func (e *equations) mixed(from int) {
	for w := from; w < len(e.list); w++ {
		if !e.list[w].counts() {
			continue
		}
		for _, step := range [...]int{1, -1} {
			var run []int
			sum, kinds := 0.0, false
			for j := w + step; j >= from && j < len(e.list) && len(run) < longestSum && e.list[j].counts() && e.apart(w, j) <= 1; j += step {
				run, sum, kinds = append(run, j), sum+e.list[j].value, kinds || e.list[j].class != e.list[w].class
				if len(run) < 2 || !kinds || sum > mostOver*e.list[w].value || e.list[j].value == e.list[w].value {
					continue
				}
				x := equation{kind: sumOfRun, form: "mixed behind", stated: w, of: slices.Clone(run), right: sum}
				if step < 0 {
					x.form = "mixed before"
					slices.Reverse(x.of)
				}
				x.holds = same(sum, e.list[w].value)
				e.findSlip(&x, sum-e.list[w].value)
				if x.holds || x.slip && (step > 0 || !e.isOtherDeed(&x)) {
					e.found = append(e.found, x)
				}
			}
		}
	}
}

// measureUnits are units of what is measured and not counted.
var measureUnits = []quantity.Unit{"元", "亩", "公顷", "里", "公里", "千米", "米", "厘米", "毫米", "吨", "公斤", "千克", "斤", "克", "升", "立方米", "平方米", "平方公里", "平方千米", "千瓦",
	"兆瓦", "度", "千瓦时", "千伏安", "℃", "分", "岁", "年", "周年", "个月", "月", "天", "日", "小时", "个小时", "分钟", "秒", "届", "美元", "标准煤"}

// isMeasured tells whether a unit is one of what is measured, but for money and time, which others are turned into.
func isMeasured(u quantity.Unit) bool {
	return slices.Contains(measureUnits, u) && u != "元" && !isLengthOfTime(u)
}

// counts tells whether an amount is a number of things that can be counted together with others.
func (x *amount) counts() bool {
	return x.class >= 0 && x.low == x.high && !x.isRate() && x.value <= 1e5 && !slices.Contains(measureUnits, x.unit) && !strings.Contains(string(x.unit), "/")
}

// pairs finds two or three neighbouring pairs of a number and an amount for each, of which the amount behind them may be the sum.
func (e *equations) pairs(from int) {
	for w := from + 4; w < len(e.list); w++ {
		t := &e.list[w]
		if t.class < 0 || t.isRate() {
			continue
		}
		sum := 0.0
		var of []int
		for j := w; len(of) < 6; {
			b := e.figureBefore(from, j)
			a := e.figureBefore(from, b)
			if a < 0 || e.apart(w, a) > 1 || e.list[a].s != e.list[b].s {
				break
			}
			if (e.list[a].class == t.class) == (e.list[b].class == t.class) {
				j = b
				continue
			}
			j = a
			of = append([]int{a, b}, of...)
			if e.list[a].class == t.class {
				a, b = b, a
			}
			sum += middle(e.list[a].term) * e.list[b].value
			if len(of) < 4 {
				continue
			}
			x := equation{kind: productOfTwo, form: "of pairs", stated: w, of: slices.Clone(of), right: t.unitOf(sum)}
			x.holds = math.Abs(sum-t.value) <= 0.6*t.step*scaleOf(t.text)*t.value/middle(t.term)+1e-9*sum
			x.digits, x.slip = t.slipsTo(sum)
			if x.holds || x.slip {
				e.found = append(e.found, x)
			}
		}
	}
}

// countsKinds tells whether an amount is how many kinds of something there are: 两项共需91.0万元.
func (x *amount) countsKinds() bool {
	return x.low == x.high && x.value <= 12 && slices.Contains([]quantity.Unit{"项", "类", "种", "档", "级", "样"}, x.unit)
}

// pairsApart finds two numbers and two amounts for each, the ones behind the others (轮椅30辆、助行器45个，轮椅每辆780元，助行器每个160元), of which the
// amount behind them may be the sum.
func (e *equations) pairsApart(from int) {
	for w := from + 4; w < len(e.list); w++ {
		t := &e.list[w]
		if t.class < 0 || t.isRate() {
			continue
		}
		of, j := []int{}, w
		for len(of) < 4 {
			if j = e.figureBefore(from, j); j < 0 || e.apart(w, j) > 1 {
				break
			}
			of = append([]int{j}, of...)
		}
		if len(of) < 4 {
			continue
		}
		first, each := e.list[of[0]].class == t.class, e.list[of[2]].class == t.class
		if first == each || (e.list[of[1]].class == t.class) != first || (e.list[of[3]].class == t.class) != each {
			continue
		}
		sum := 0.0
		for i := range 2 {
			a, b := of[i], of[i+2]
			if first {
				a, b = b, a
			}
			sum += middle(e.list[a].term) * e.list[b].value
		}
		x := equation{kind: productOfTwo, form: "of pairs", stated: w, of: []int{of[0], of[2], of[1], of[3]}, right: t.unitOf(sum)}
		x.holds = math.Abs(sum-t.value) <= 0.6*t.step*scaleOf(t.text)*t.value/middle(t.term)+1e-9*sum
		if x.digits, x.slip = t.slipsTo(sum); x.holds || x.slip {
			e.found = append(e.found, x)
		}
	}
}

// figureBefore is the last figure before an amount of a passage that begins at from; -1 where there is none that can be reckoned with.
func (e *equations) figureBefore(from, j int) int {
	for j--; j >= from; j-- {
		if !e.list[j].other && !e.list[j].countsKinds() {
			if e.list[j].class < 0 || e.list[j].isRate() {
				return -1
			}
			return j
		}
	}
	return -1
}
