package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// report tells of an equation that misses by a slip: the sum in one line.
func (e *equations) report(n *page, x *equation) {
	if x.kind == equalTo || x.kind == roughlyEqual {
		a, b := &e.list[x.of[0]], &e.list[x.stated]
		q := twoNumbers(a.text, b.text)
		q.Span = b.s.p.prose.Source(b.from, b.to)
		q.Related = append(q.Related, e.related(x.of[0], "前一个在这里", "the first is here"))
		n.out.add(q)
		return
	}
	t := &e.list[x.stated]
	left, right, stated := e.line(x)
	rule := sumMismatchID
	if x.kind == shareOfTwo || x.kind == growthOfTwo || x.kind == pointsOfTwo {
		rule = percentMismatchID
	}
	if x.kind == hundredOf && !anyof.Contains(t.clause, "其余", "其他", "剩", "另") {
		left, all := e.hundredLine(x)
		t.s.report(rule, t.term, fmt.Sprintf("%s＝%s，各部分的百分比合起来应是100", left, all), fmt.Sprintf("%s = %s: shares of a whole must add up to 100", left, all))
		return
	}
	if k := e.differenceOf(x); k >= 0 {
		e.reportDifference(x, k)
		return
	}
	var others []problem.Related
	switch x.form {
	case ofNamed:
		others = append(others, e.related(x.of[0], "整体在这里", "the whole is here"))
	case forNamed:
		others = append(others, e.related(x.of[1], "个数在这里", "the number is here"))
	}
	t.s.report(rule, t.term, fmt.Sprintf("%s＝%s，写的是%s", left, right, stated), fmt.Sprintf("%s = %s, but the text says %s", left, right, stated), others...)
}

// hundredLine is the sum of all shares of a whole, in the order of the text.
func (e *equations) hundredLine(x *equation) (left, all string) {
	list := append(slices.Clone(x.of), x.stated)
	slices.Sort(list)
	var items []string
	sum := 0.0
	for _, k := range list {
		items, sum = append(items, decimal(e.list[k].inHundred(), 1)), sum+e.list[k].inHundred()
	}
	return strings.Join(items, "＋"), decimal(sum, 1)
}

// differenceOf is which of two parts the text says is the difference of the other and their whole (最高95.6分，最低71.3分，相差34.3分); -1 where none is.
func (e *equations) differenceOf(x *equation) int {
	if !x.adds() || len(x.of) != 2 || x.times != nil || len(x.gone) > 0 {
		return -1
	}
	for i, k := range x.of {
		if a := &e.list[k]; a.class == e.list[x.stated].class && e.list[x.of[1-i]].class == a.class && anyof.Suffix(a.clause, "相差", "相差了", "差距", "差距为") {
			return i
		}
	}
	return -1
}

// reportDifference tells of a difference that misses, part i of a sum.
func (e *equations) reportDifference(x *equation, i int) {
	d, all, other := &e.list[x.of[i]], &e.list[x.stated], &e.list[x.of[1-i]]
	scale := scaleOf(d.text)
	right := roundTo((all.as(d.unit)-other.as(d.unit))/scale, min(d.step, 1)/10)
	line := fmt.Sprintf("%s－%s＝%s%s", all.text, other.text, decimal(right, 1), unitWritten(d.term))
	d.s.reportLine(sumMismatchID, d.term, line, d.text)
}

// related is the place of an amount that a report is also of.
func (e *equations) related(k int, zh, en string) problem.Related {
	x := &e.list[k]
	return related(x.s.p.prose.Source(x.from, x.to), zh, en)
}

// line is both sides of an equation, and what the text says.
func (e *equations) line(x *equation) (left, right, stated string) {
	if x.kind == spanOfTwo {
		return e.spanLine(x)
	}
	t := &e.list[x.stated]
	scale := scaleOf(t.text)
	in := func(k int) string {
		if e.list[k].class != t.class { // things of several kinds
			return decimal(middle(e.list[k].term), 1)
		}
		return decimal(roundTo(e.list[k].as(t.unit)/scale, 1e-4), 1)
	}
	right, stated = decimal(roundTo(x.right/scale, t.step/10), 1), decimal(middle(t.term), scale)
	switch x.kind {
	case sumOfRun, sumOfTwo, flowOfAll:
		of := slices.SortedStableFunc(slices.Values(x.of), func(a, b int) int { // what is taken away comes behind what it is taken from
			if len(x.gone) == 0 || !slices.Contains(x.gone, x.of[0]) {
				return 0
			}
			return indexIn(x.gone, a) - indexIn(x.gone, b)
		})
		items := []string{x.timesText(0, in(of[0]))}
		for i, k := range of[1:] {
			sign := "＋"
			if slices.Contains(x.gone, k) {
				sign = "－"
			}
			items = append(items, sign, x.timesText(i+1, in(k)))
		}
		left = strings.Join(items, "")
	case productOfTwo:
		left, stated = e.productLine(x), t.text
		if _, times, ok := e.rangeOf(x); ok {
			right += unitText(t.term) + "至" + decimal(roundTo(x.right*times/scale, t.step/10), 1)
		}
		right += strings.TrimLeft(t.text, "0123456789.,")
	case composedOf:
		left, stated = e.composedLine(x), t.text
		right += strings.TrimLeft(t.text, "0123456789.,")
	case pointsOfTwo:
		a, b := middle(e.list[x.of[0]].term), middle(e.list[x.of[1]].term)
		left = decimal(max(a, b), 1) + "－" + decimal(min(a, b), 1)
	case hundredOf:
		left = "100"
		for _, k := range x.of {
			left += "－" + decimal(e.list[k].inHundred(), 1)
		}
		if t.unit == "成" {
			right, stated = decimal(10*x.right, 1), decimal(t.inHundred(), 1)
		}
	default:
		left, right = e.rateLine(x)
		stated = t.text
	}
	return left, right, stated
}

// timesText is a part of a sum, with how many there are of it.
func (x *equation) timesText(i int, part string) string {
	if x.times == nil || x.times[i] == 1 {
		return part
	}
	return part + "×" + decimal(x.times[i], 1)
}

// indexIn is 1 for what is in a list, else 0.
func indexIn(list []int, k int) int {
	if slices.Contains(list, k) {
		return 1
	}
	return 0
}

// productLine is how an amount for each and the numbers of those that get it are multiplied, as they are written.
func (e *equations) productLine(x *equation) string {
	left := e.list[x.of[0]].text
	for i, k := range x.of[1:] {
		sign := "×"
		if x.form == "of pairs" && i%2 == 1 {
			sign = "＋"
		}
		left += sign + e.list[k].text
	}
	if x.form == "of months" {
		left += "×" + decimal(x.times[0], 1)
	}
	return left
}

// rangeEnds reads both ends of an amount for each: 200元至500元.
var rangeEnds = lazyregexp.New(`^([0-9.]+)[\p{Han}]{0,3}(?:至|到|-|—|－|～|~)([0-9.]+)`)

// rangeOf is how many times its lower end the upper end of what each gets is, where that is a range.
func (e *equations) rangeOf(x *equation) (low, times float64, ok bool) {
	m := rangeEnds.FindStringSubmatch(e.list[x.of[0]].text)
	if m == nil || len(x.of) != 2 || numberOf(m[1]) <= 0 {
		return 0, 1, false
	}
	return numberOf(m[1]), numberOf(m[2]) / numberOf(m[1]), true
}

// withinRange tells whether a product is stated between what both ends of a range come to.
func (e *equations) withinRange(x *equation) bool {
	_, times, ok := e.rangeOf(x)
	t := middle(e.list[x.stated].term)
	return ok && t >= x.right*0.999 && t <= x.right*times*1.001
}

// rateLine is how a share, a growth or a multiple is worked out, and what it comes to.
func (e *equations) rateLine(x *equation) (left, right string) {
	t, a, b := &e.list[x.stated], &e.list[x.of[0]], &e.list[x.of[1]]
	if sign, ok := map[string]string{byRise: "－", byFall: "＋"}[x.form]; ok {
		if a.value > b.value {
			a, b = b, a
		}
		scale := scaleOf(b.text)
		by, end := decimal(roundTo(a.as(b.unit)/scale, 1e-4), 1), decimal(middle(b.term), scale)
		return fmt.Sprintf("%s÷（%s%s%s）", by, end, sign, by), percentText(x.right, min(t.step, 1))
	}
	if x.form == ofSum {
		whole := &e.list[x.of[2]]
		scale := scaleOf(whole.text)
		part := func(k *amount) string { return decimal(roundTo(k.as(whole.unit)/scale, 1e-4), 1) }
		return fmt.Sprintf("（%s＋%s）÷%s", part(a), part(b), decimal(middle(whole.term), scale)), percentText(x.right, min(t.step, 1))
	}
	if base, _ := x.baseAndEnd(); base == x.of[1] {
		a, b = b, a
	}
	scale := scaleOf(a.text)
	partly := b.as(a.unit) / scale
	if a.class != b.class { // counts of other things: 床位21万张，入住12.6万人
		partly = middle(b.term) / scale
	}
	base, part := decimal(middle(a.term), scale), decimal(roundTo(partly, 1e-4), 1)
	left = part + "÷" + base
	if strings.HasPrefix(x.form, "rest") {
		left = "1－" + left
	}
	if x.kind == growthOfTwo && !strings.HasPrefix(x.form, "times") {
		more, less := part, base
		if partly < middle(a.term)/scale {
			more, less = less, more
		}
		left = fmt.Sprintf("（%s－%s）÷%s", more, less, base)
	}
	switch t.unit {
	case "倍":
		right = decimal(roundTo(x.right, 0.01), 1) + "倍"
	case "成":
		right = decimal(roundTo(x.right/10, 0.01), 1) + "成"
	default:
		right = percentText(x.right, min(t.step, 1))
	}
	return left, right
}
