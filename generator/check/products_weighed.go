package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Three figures of a sentence of which one is said of each, one says how many there are, and the third is their product but for one digit or a
// place: 每斤收购价15元，收鲜茶12000斤，付给茶农1.8万元. The words between need say no more; that a number is so by chance is rare.

// weighedProducts reads them, in a sentence of which nothing else is told.
func (s *sentence) weighedProducts() {
	for k := range s.terms {
		e, ok := s.eachOf(k)
		if !ok || e.open || e.rough || middle(e.term) <= 1 || anyof.Contains(e.noun+s.head(k), "纯", "净", "利润", "最", "封顶", "不超", "不低", "日均", "每天", "每日") {
			continue
		}
		for n := range s.terms {
			if s.terms[n].plain() && middle(s.terms[n]) > 2 && countedBy(s.terms[n], e.of) && !strings.ContainsAny(clauseOf(s.head(n)), "每均") && s.weighedProduct(e, k, n) {
				return
			}
		}
	}
}

// monthsIn is how often a month's amount goes into a total: twelve times into that of a year.
func (s *sentence) monthsIn(e each, total term) float64 {
	if e.months && strings.Contains(s.p.text[s.from:total.from], "年") {
		return monthsOfYear
	}
	return 1
}

// weighedProduct holds every other figure of the sentence against a product.
func (s *sentence) weighedProduct(e each, k, n int) bool {
	slipped := -1
	for i, t := range s.terms {
		if first := min(i, k, n); i == k || i == n || !t.plain() || !comparable(t, e.term) || strings.ContainsAny(s.p.text[s.terms[first].to:s.terms[max(i, k, n)].from], "；。：（(") {
			continue
		}
		factor := s.monthsIn(e, t)
		right, scale := middle(s.terms[n])*e.as(t.unit)*factor, scaleOf(t.text)
		stated := middle(t)
		slack := t.step * scale
		if e.mean {
			slack += right * relativeStep(e.term)
		}
		if math.Abs(right-stated) <= slack || s.explainedBy(right/factor, stated, t, e.term) {
			return false
		}
		digits, slips := valueSlips(stated/scale, t.step, right/scale)
		slips = slips && digits > 1 && closeTo(right, stated) || same(right, 10*stated) || same(10*right, stated)
		clause := clauseOf(s.head(i))
		if !slips || i != len(s.terms)-1 && !anyof.Contains(clause, wordsOfTotal[:]...) || anyof.Contains(clause, "每", "均", "比", "其中", "计划", "预计", "目标", "纯", "净利", "成本") || strings.Contains(clause, "增") != strings.Contains(e.noun, "增") {
			continue
		}
		slipped = i
	}
	if slipped < 0 {
		return false
	}
	t := s.terms[slipped]
	factor := s.monthsIn(e, t)
	line := fmt.Sprintf("%s×%s", s.terms[n].text, e.text)
	if factor > 1 {
		line += fmt.Sprintf("×%d", monthsOfYear)
	}
	scale := scaleOf(t.text)
	line += "＝" + decimal(middle(s.terms[n])*e.as(t.unit)*factor, scale) + strings.TrimLeft(t.text, "0123456789.,，") // with its unit: the three have several
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", strings.ReplaceAll(line, "＝", " = "), t.text))
	return true
}
