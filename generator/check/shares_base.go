package check

import (
	"strings"

	"casebook/generator/anyof"
)

// passesMark tells whether term k is a mark that what the term before it counts has passed: 20个村收入超过20万元.
func (s *sentence) passesMark(k int) bool {
	if k < 1 || s.terms[k].share() || comparable(s.terms[k], s.terms[k-1]) || s.terms[k].bracket >= 0 {
		return false
	}
	words := s.head(k)
	return runeCount(words) <= 14 && !strings.ContainsAny(words, "，、；：。") && anyof.Suffix(words, "过", "超", "突破", "达到", "达")
}

// allBefore returns the term directly before term k where that counts all of the people or households of which term k
// counts some, in one sentence: 有劳动力800人，外出务工的320人，占40%. -1 where it does not, or where the share may be
// one of another figure.
func (s *sentence) allBefore(k int) int {
	if k < 1 || k+1 >= len(s.terms) {
		return -1
	}
	all, some, share := s.terms[k-1], s.terms[k], s.terms[k+1]
	words := strings.TrimLeft(s.head(k), "，")
	if all.unit != some.unit || !countsPeople(all.unit) || middle(some) >= middle(all) || words == s.head(k) || strings.ContainsAny(words, "，、；：。") || anyof.Contains(words, "其他", "其它", "其余", "另", "还有") {
		return -1
	}
	if _, ok := s.asWhole(k-1, some); !ok || !closeTo(middle(some)/middle(all)*100, middle(share)) {
		return -1
	}
	for _, x := range s.near(k-1, s.former) {
		if comparable(x.term, some) && !share.misses(some.as(x.term.unit)/middle(x.term)*100, some.as(x.term.unit)/middle(x.term)*100) {
			return -1
		}
	}
	return k - 1
}
