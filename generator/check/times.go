package check

import (
	"strings"

	"casebook/generator/anyof"
)

// timesNamed reads 发行60亿元……认购415.8亿元，是发行规模的6.93倍: what a multiple is said to be of is named, and stands before.
func (s *sentence) timesNamed(k int) {
	clause := clauseOf(s.head(k))
	of := ""
	for _, verb := range [...]string{"约为", "约是", "相当于", "达到", "是", "为"} {
		if rest, ok := strings.CutPrefix(clause, verb); ok {
			of = strings.TrimSuffix(rest, "的")
			if of == rest {
				return
			}
			break
		}
	}
	runes := []rune(of)
	if len(runes) < 2 || s.terms[k].open || s.terms[k].rough {
		return
	}
	b, base := s.terms[k-1], term{}
	for _, x := range s.near(k-1, s.former) {
		if comparable(x.term, b) && x.mentions(string(runes[:2])) {
			if base.to > 0 {
				return // two that it may be of
			}
			base = x.term
		}
	}
	if base.open || base.rough || b.open || b.rough || middle(base) <= 0 || strings.Contains(s.head(k), "；") {
		return
	}
	low, high, _ := b.in(base.unit)
	if right := b.as(base.unit) / middle(base); closeTo(right, middle(s.terms[k])) {
		s.timesOf(s.terms[k], low/base.high, high/base.low, base, b, false)
	}
}

// sharesTogether reads 汉族、藏族分别占总人口的58%和52%: kinds of one whole that come to more than all of it.
func (s *sentence) sharesTogether() {
	for k := range s.terms {
		clause := clauseOf(s.head(k))
		names, of, _ := strings.Cut(clause, "分别占")
		if s.terms[k].unit != "%" || !strings.HasSuffix(of, "的") || strings.ContainsAny(of, "和与及、") {
			continue
		}
		if ofRegion(of) && anyof.Suffix(names, "额", "量", "值") {
			continue // 年销售额、出口额分别占全国的70%、60%: each of its own whole
		}
		list := strings.FieldsFunc(names, func(r rune) bool { return oneOf(r, "、和与及") })
		sum, slack, items := 0.0, 0.0, []string(nil)
		for j := k; j < len(s.terms) && (j == k || runeCount(s.head(j)) <= 1); j++ {
			sum += middle(s.terms[j])
			slack += s.terms[j].step
			items = append(items, strings.TrimRight(s.terms[j].text, "%％"))
		}
		if len(list) != len(items) || sum <= 100+slack || sum > 135 {
			continue
		}
		for _, name := range list[1:] {
			if commonEnd(name, list[0]) == 0 {
				return
			}
		}
		line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
		s.report(sumMismatchID, s.terms[k], line+"，各部分的百分比合起来应是100", strings.ReplaceAll(line, "＝", " = ")+": shares of one whole come to 100")
		return
	}
}
