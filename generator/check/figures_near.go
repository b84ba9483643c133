package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Three figures of which one is what the other two come to, but for one digit: 出口840吨，比去年的700吨多出160吨; 每亩节水120立方米，1.5万亩一年
// 节水160万立方米; 全村1260户，入社1134户，占80.0%. The numbers say so; a few words say what is to be worked out.

// nearDifference reads two figures and by how much one is more.
func (s *sentence) nearDifference() {
	for k := 2; k < len(s.terms); k++ {
		a, b, t := s.terms[k-2], s.terms[k-1], s.terms[k]
		list := s.ofOneUnit(s.firstOf(t.unit))
		if len(list) != 3 || list[2] != k || list[0] != k-2 || s.anySum(list) {
			continue
		}
		clause := clauseOf(s.head(k))
		if !anyof.Contains(clause, "多", "少", "增", "减", "节", "省", "高出", "低", "差") || anyof.Contains(clause, "每", "均", "其中", "最", "不少", "到", "至", "新增") || strings.ContainsAny(s.p.text[a.to:t.from], "；。（") ||
			!anyof.Contains(s.head(k-1)+s.head(k-2), "比", "由", "从", "较", "降", "增", "去年", "上年", "原") {
			continue
		}
		scale := scaleOf(t.text)
		right := math.Abs(middle(a) - b.as(a.unit))
		if stated := t.as(a.unit); scaleOf(b.text) == scale && oneDigitWrong(stated/scale, right/scale) {
			line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(a), middle(b)), scale), decimal(min(middle(a), middle(b)), scale), decimal(right, scale))
			s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(stated, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(stated, scale)))
			return
		}
	}
}

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
	if !oneDigitWrong(middle(t)/scale, right/scale) || s.explainedBy(right, middle(t), t, e.term) {
		return false
	}
	line := s.terms[n].text + "×" + e.text + "＝" + decimal(right, scale)
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(middle(t), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(t), scale)))
	return true
}

// nearShare reads two figures and a share to a decimal.
func (s *sentence) nearShare(before *sentence) {
	for k, t := range s.terms {
		if t.unit != "%" || t.open || t.rough || t.step >= 1 || k < 2 || !anyof.Contains(clauseOf(s.head(k)), "占", "率", "比重", "比例") || anyof.Contains(s.head(k), "增", "降", "提高", "同比", "较", "比上年", "分别") {
			continue
		}
		list := s.near(k, before)
		if anyPairFits(t, list) {
			continue
		}
		a, b := s.terms[k-2], s.terms[k-1]
		if middle(a) > 0 && comparable(a, b) && middle(a) < b.as(a.unit) {
			a, b = b, a
		}
		if !a.plain() || !b.plain() || !comparable(a, b) || middle(a) <= 0 || strings.ContainsAny(s.p.text[min(a.to, b.to):t.from], "；。") {
			continue
		}
		if _, of, named := strings.Cut(clauseOf(s.head(k)), "占"); named {
			whole := clauseOf(s.p.text[s.from:a.from])
			if of = wholeNamed(of); !sharesWhole(of, s.p.text[s.from:a.to]) || ofAll(of) && lessThanAll(whole) {
				continue // 流动人口3200人，外出务工1500人，占全村总人口的56.9%
			}
		}
		right := b.as(a.unit) / middle(a) * 100
		if digits, slips := valueSlips(middle(t), t.step, right); slips && digits > 2 {
			scale := scaleOf(a.text)
			line := fmt.Sprintf("%s÷%s＝%s", decimal(b.as(a.unit), scale), decimal(middle(a), scale), percentText(right, t.step))
			s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
			return
		}
	}
}
