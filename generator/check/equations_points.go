package check

import (
	"fmt"
	"math"
	"slices"

	"casebook/generator/anyof"
)

// By how many points two shares differ, and points that go the other way than the words say: 城镇化率52.37%，上年末53.23%，上升0.86个百分点.

// pointsBefore is how many amounts before points are tried.
const pointsBefore = 6

// points finds by how many points two shares differ.
func (e *equations) points(from int) {
	for i := from; i < len(e.list); i++ {
		if e.list[i].class < 0 || e.list[i].unit != "个百分点" {
			continue
		}
		var list []int
		for j := max(from, i-pointsBefore); j < min(len(e.list), i+4); j++ {
			if x := &e.list[j]; x.class >= 0 && x.unit == "%" && e.apart(i, j) <= 2 {
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
	x := equation{kind: pointsOfTwo, stated: i, of: []int{j, k}, right: right}
	x.holds = math.Abs(right-t.value) < max(a.step, b.step, t.step)*0.999
	x.digits, x.slip = t.slipsTo(right)
	for _, z := range x.of {
		for _, by := range [...]float64{right - t.value, t.value - right} {
			e.findSlipIn(&x, z, e.list[z].value+by)
		}
	}
	e.take(&x)
	if k == i-1 && j == i-2 && t.s == a.s && !x.holds && !x.slip && !closeEnough(right, t.value) && within(right, t.value, farthestRate) { // 从31.3%下降为10.7%，共下降65.8个百分点
		e.found = append(e.found, x)
	}
}

// findWrongWays reports points between two shares beside them of which the words say that they rose where they fell, or the other way.
func (e *equations) findWrongWays() {
	for i := range e.found {
		x := &e.found[i]
		if x.kind != pointsOfTwo || !x.holds {
			continue
		}
		former, latter, ok := e.formerAndLatter(x)
		if !ok {
			continue
		}
		t, was, is := &e.list[x.stated], &e.list[former], &e.list[latter]
		rose, way := is.value > was.value, e.waySaid(x.stated)
		if is.value == was.value || way != upwards && way != downwards || rose == (way == upwards) || t.s.p.reportedNear(t.term) {
			continue
		}
		said, saidEn, verb, verbEn := "上升", "a rise", "是下降", "a fall"
		if way == downwards {
			said, saidEn, verb, verbEn = "下降", "a fall", "是上升", "a rise"
		}
		line := fmt.Sprintf("%s－%s＝%s", decimal(middle(was.term), 1), decimal(middle(is.term), 1), decimal(roundTo(was.value-is.value, 1e-4), 1))
		if rose {
			line = fmt.Sprintf("%s－%s＝%s", decimal(middle(is.term), 1), decimal(middle(was.term), 1), decimal(roundTo(is.value-was.value, 1e-4), 1))
		}
		t.s.report(percentMismatchID, t.term, fmt.Sprintf("%s，%s，写的是%s", line, verb, said), fmt.Sprintf("%s is %s, but the text says %s", line, verbEn, saidEn))
	}
}

// formerAndLatter are the two shares of an equation of points that the words date, where all three stand beside each other.
func (e *equations) formerAndLatter(x *equation) (former, latter int, ok bool) {
	a, b := x.of[0], x.of[1]
	if slices.Max([]int{a, b, x.stated})-slices.Min([]int{a, b, x.stated}) > 2 || e.list[a].s != e.list[x.stated].s || e.list[b].s != e.list[x.stated].s || b > x.stated {
		return 0, 0, false
	}
	first, second := e.list[a].clause, e.list[b].clause
	switch was, is := saysLast(first), saysLast(second); {
	case was && !is, anyof.Suffix(first, "由", "从") && anyof.Suffix(second, "到", "至", "为"):
		return a, b, true
	case is && !was:
		return b, a, true
	}
	return 0, 0, false
}

// saysLast tells whether a clause says that something was so a year or a term ago.
func saysLast(clause string) bool {
	return anyof.Contains(clause, "上年", "去年", "前年", "上月", "上季", "上届", "上期", "同期")
}
