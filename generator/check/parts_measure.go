package check

import (
	"slices"

	"casebook/generator/anyof"
	"casebook/generator/problem"
)

// judgeSecondMeasure reads the other measure of a list whose items have two: 总人口90户300人，其中村民
// 40户130人，居民50户170人.
func (s *sentence) judgeSecondMeasure(l parts, others []problem.Related) {
	w := s.indexOf(l.whole)
	if w < 0 || len(l.list) < 2 {
		return
	}
	second := parts{head: l.head, nouns: l.nouns, complete: l.complete, open: l.open}
	for _, t := range l.list {
		k := s.indexOf(t) + 1
		if k == 0 || k == len(s.terms) || !s.adjacent(k-1) || s.terms[k].share() || isChange(s.head(k)) || anyof.Contains(s.head(k), "均", "每") {
			return
		}
		if comparable(s.terms[k], t) {
			return
		}
		second.list = append(second.list, s.terms[k])
	}
	for _, j := range [...]int{w + 1, w - 1} {
		if j < 0 || !s.adjacent(min(j, w)) || !comparable(s.terms[j], second.list[0]) {
			continue
		}
		if whole, ok := s.asWhole(j, second.list[0]); ok {
			second.whole = whole.term
			s.judge(second, others)
			return
		}
	}
}

// adjacent tells whether the term behind term k is another measure of the same thing: 90户300人,
// 面积50亩，年产120吨.
func (s *sentence) adjacent(k int) bool {
	between := s.between(s.terms[k], s.terms[k+1])
	return runeCount(between) <= 6 && !anyof.Contains(between, "；", "。", "：", "其中")
}

// indexOf returns the place of a term in its sentence, -1 where it is of another.
func (s *sentence) indexOf(t term) int {
	return slices.IndexFunc(s.terms, func(x term) bool { return x.from == t.from })
}
