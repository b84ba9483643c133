package check

import (
	"strings"

	"casebook/generator/anyof"
)

// formerWhole finds what term k is a share of in the sentence before: 发展党员208万名。其中，一线的117万名，占56%; 全国实际使用外资
// 575亿元。……高技术制造业122亿元，占全国实际使用外资的21%.
func (s *sentence) formerWhole(k int, of string) (term, bool) {
	if s.former == nil || s.terms[k].share() || s.terms[k].open || s.terms[k].rough {
		return term{}, false
	}
	of = strings.TrimRight(wholeNamed(of), "约")
	lead := strings.TrimLeft(s.head(0), " 　这")
	if of == "" && (!strings.HasPrefix(lead, "其中") || !s.sameList(k)) {
		return term{}, false
	}
	if of != "" && (runeCount(of) < 3 || of == "总人口" || strings.Contains(of, "计划")) {
		return term{}, false
	}
	found := term{}
	for j := range s.former.terms {
		t := s.former.terms[j]
		if t.bracket >= 0 || t.open || t.rough || t.as(s.terms[k].unit) < middle(s.terms[k]) || same(t.as(s.terms[k].unit), middle(s.terms[k])) || s.former.isPart(j) {
			continue
		}
		if strings.Contains(s.p.text[t.to:s.former.to], "占") && of != "" {
			continue // a part itself, whose share is stated
		}
		w, _ := s.former.asWhole(j, s.terms[k])
		if of != "" && !namedBy(clauseOf(s.former.head(j)), of) {
			continue
		}
		if found.to > 0 {
			return term{}, false // two that it may be of
		}
		found = w.term
	}
	return found, found.to > 0
}

// shareOfFormer reads the share that a sentence's only amount before it is of what the sentence before gives.
func (s *sentence) shareOfFormer(k int, words string) (part, total term, ok bool) {
	clause := clauseOf(words)
	i := strings.Index(clause, "占")
	if k != 1 || i < 0 || strings.Trim(strings.TrimSuffix(words, clause), "，") != "" || !s.sameSubject(0, clause[:i]) {
		return term{}, term{}, false
	}
	whole, ok := s.formerWhole(0, clause[i+len("占"):])
	return s.terms[0], whole, ok
}

// sameNoun returns the one term before term k in its sentence that bears the same name in short: 电影票房116亿元，……国产影片
// 票房84亿元，占比72%. -1 where none or more do.
func (s *sentence) sameNoun(k int) int {
	name, found := bareNoun(clauseOf(s.head(k))), -1
	for j := range s.terms[:k] {
		t := s.terms[j]
		if !comparable(t, s.terms[k]) || t.bracket >= 0 {
			continue
		}
		if t.open || t.rough || strings.Contains(s.p.text[t.to:s.terms[k].from], "占") {
			return -1 // a share itself
		}
		whole := bareNoun(clauseOf(s.head(j)))
		if found >= 0 || isChange(clauseOf(s.head(j))) || commonEnd(name, whole) < 2 || t.as(s.terms[k].unit) < middle(s.terms[k]) {
			return -1
		}
		found = j
	}
	return found
}

// sameList tells whether the amounts before term k in its sentence are items of the list that 其中 began, each with its
// share behind it.
func (s *sentence) sameList(k int) bool {
	for j := range s.terms[:k] {
		if !comparable(s.terms[j], s.terms[k]) {
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
func namedBy(head, of string) bool {
	wide := anyof.Prefix(of, "全", "我国", "我省", "总")
	for _, w := range [...]string{"全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全村", "我国", "我省"} {
		of, head = strings.TrimPrefix(of, w), strings.TrimPrefix(head, w)
	}
	head = bareNoun(head)
	for _, w := range [...]string{"总额", "金额", "总量", "总数", "总值", "数量", "数"} {
		of, head = strings.TrimSuffix(of, w), strings.TrimSuffix(head, w)
	}
	i := len(head) - len(of)
	return runeCount(of) > 1 && strings.HasSuffix(head, of) && (!wide || head[:i] == "" || anyof.Suffix(head[:i], "国", "省", "市", "县", "镇", "村", "共", "实现", "累计", "有", "年", "月"))
}

// productOf returns the product that term k is a sector's part of: 地区生产总值128.6亿元，第一产业增加值32.15亿元，占比25%. -1 where none is.
func (s *sentence) productOf(k int) int {
	if !anyof.Contains(clauseOf(s.head(k)), "第一产业", "第二产业", "第三产业") {
		return -1
	}
	for j := k - 1; j >= 0; j-- {
		if clause := clauseOf(s.head(j)); anyof.Contains(clause, "生产总值", "GDP") && !anyof.Contains(clause, "增", "人均", "比") {
			return j
		}
	}
	return -1
}

// wholeNamed is what a share is said to be of, without the words that only say that it is one: 总人口 of 总人口的比重达到.
func wholeNamed(ofWhat string) string {
	for {
		rest := strings.TrimRight(ofWhat, "为达到了的 ")
		for _, w := range [...]string{"比重", "比例", "比"} {
			rest = strings.TrimSuffix(rest, w)
		}
		if rest == ofWhat {
			return rest
		}
		ofWhat = rest
	}
}
