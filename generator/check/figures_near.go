package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Three figures of which one is what the other two come to, but for one digit: 出口840吨，比去年的700吨多出160吨; 每亩节水120立方米，1.5万亩一年
// 节水160万立方米; 全村1260户，入社1134户，占80.0%. The numbers say so; a few words say what is to be worked out.

// oneDigitWrong tells whether a number of two digits or more is the right one with one digit mistyped or two exchanged.
func oneDigitWrong(stated, right float64) bool {
	list, exact := inLastDigits([]float64{stated, right})
	return exact && min(list[0], list[1]) >= 10 && slip(list[0], list[1])
}

// nearProduct judges what each has, how many there are and their total by the numbers alone.
func (s *sentence) nearProduct(e each, k, n, total int) bool {
	first, t := min(k, n), s.terms[total]
	if e.mean || strings.ContainsAny(s.p.text[s.terms[first].to:t.from], "；。：（") || t.open || t.rough || !comparable(t, e.term) || anyof.Contains(s.head(total)+s.head(k), "最", "至少", "不低于", "不超过", "以上", "其中", "日均", "每天", "每日", "增", "纯", "净", "利润", "盈利") {
		return false
	}
	right := middle(s.terms[n]) * e.as(t.unit)
	scale := scaleOf(t.text)
	if math.Abs(right-middle(t)) <= t.step*scale || !oneDigitWrong(middle(t)/scale, right/scale) || s.explainedBy(right, middle(t), t, e.term) {
		return false
	}
	line := s.terms[n].text + "×" + e.text + "＝" + decimal(right, scale)
	s.reportLine(sumMismatchID, t, line, decimal(middle(t), scale))
	return true
}
