package check

import (
	"strings"
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
