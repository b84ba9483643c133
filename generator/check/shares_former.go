package check

import "strings"

// formerWhole finds what term k is a share of in the sentence before: 发展党员208万名。其中，一线的117万名，占56%; 全国实际使用外资
// 575亿元。……高技术制造业122亿元，占全国实际使用外资的21%.
func (s *sentence) formerWhole(k int, said string) (term, bool) {
	if s.former == nil || s.terms[k].share() || s.terms[k].bracket >= 0 {
		return term{}, false
	}
	said = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(said, "为达到了约"), "比"), "的例重 ")
	lead := strings.TrimLeft(s.head(0), " 　这")
	if said == "" && (!strings.HasPrefix(lead, "其中") || !s.sameList(k)) {
		return term{}, false
	}
	if said != "" && (runeCount(said) < 3 || said == "总人口" || strings.Contains(said, "计划")) {
		return term{}, false
	}
	found := term{}
	for j := range s.former.terms {
		t := s.former.terms[j]
		if !comparable(t, s.terms[k]) || t.bracket >= 0 || t.open || t.rough || t.as(s.terms[k].unit) < middle(s.terms[k]) || s.former.isPart(j) {
			continue
		}
		w, ok := s.former.asWhole(j, s.terms[k])
		if !ok || said != "" && !namedBy(clauseOf(s.former.head(j)), said) {
			continue
		}
		if found.to > 0 {
			return term{}, false // two that it may be of
		}
		found = w.term
	}
	return found, found.to > 0
}

// sameList tells whether the amounts before term k in its sentence are items of the list that 其中 began, each with its
// share behind it.
func (s *sentence) sameList(k int) bool {
	for j := range s.terms[:k] {
		if s.terms[j].share() || !comparable(s.terms[j], s.terms[k]) {
			continue
		}
		if s.terms[j+1].unit != "%" {
			return false
		}
	}
	return true
}

// namedBy tells whether the words before a figure are what a share is said to be of, 全国 and the like aside: 全国实际使用外资
// 金额 of 实际使用外资.
func namedBy(head, said string) bool {
	for _, w := range [...]string{"全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村", "我国", "我省"} {
		said, head = strings.TrimPrefix(said, w), strings.TrimPrefix(head, w)
	}
	head = bareNoun(head)
	for _, w := range [...]string{"总额", "金额", "总量", "总数", "总值", "数量", "数"} {
		said, head = strings.TrimSuffix(said, w), strings.TrimSuffix(head, w)
	}
	return runeCount(said) > 1 && strings.HasSuffix(head, said)
}
