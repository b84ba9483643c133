package check

import (
	"casebook/generator/anyof"
)

// Further sums that the words name outright: houses of one name and all of them.

// allOfOneName reads 本部开放床位420张，北院区开放床位180张，全院开放床位580张: parts and whole bear one name, and the whole says that it is all.
func (s *sentence) allOfOneName() {
	for k := 2; k < len(s.terms); k++ {
		clause := clauseOf(s.head(k))
		if !s.terms[k].plain() || !anyof.Prefix(clause, "全院", "全校", "全村", "全镇", "全乡", "全县", "全市", "全厂", "全社", "全馆", "全区", "全园") || anyof.Contains(clause, "比", "均", "每", "增", "计划") {
			continue
		}
		l := parts{whole: s.terms[k]}
		for j := k - 1; j >= 0; j-- {
			own := clauseOf(s.head(j))
			if s.terms[j].unit != l.whole.unit || !s.terms[j].plain() || commonEnd(bareNoun(own), bareNoun(clause)) < 3 || anyof.Contains(own, "其中", "全", "总", "新增", "每") {
				break
			}
			l.list = append([]term{s.terms[j]}, l.list...)
		}
		if len(l.list) > 1 {
			s.holdSum(l)
			return
		}
	}
}
