package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// Figures of one unit of which one is what the others beside it come to, but for one digit: 共有危旧房1286户，C级812户、D级544户 (742 and
// 544 are 1286). Read from the numbers, not from the words: where 其中, 共 or 分别 say what is a part, parts.go has read it before.

// How many digits a whole must have, the zeros at its end aside, for its nearness to a sum to be no chance: of two parts, and of more.
const (
	digitsOfTwo  = 3
	digitsOfMore = 2
)

// leastWhole is the least whole, in its last digits, that is read so.
const leastWhole = 20

// nearSums looks for them in a sentence of which nothing else is told.
func (s *sentence) nearSums() {
	for first := range s.terms {
		list := s.ofOneUnit(first)
		if len(list) < 3 || len(list) > mostParts+1 || s.anySum(list) {
			continue
		}
		for w := range list {
			for _, run := range [...][]int{list[w+1:], list[:w]} {
				if l, ok := s.nearSum(list[w], run); ok {
					s.wrongSum(l, nil)
					return
				}
			}
		}
	}
}

// ofOneUnit returns the terms in the unit of term first, where that is the first of them.
func (s *sentence) ofOneUnit(first int) (list []int) {
	if first < 0 {
		return nil
	}
	t := s.terms[first]
	if !t.plain() || t.unit == "" || slices.ContainsFunc(s.terms[:first], func(before term) bool { return oneUnit(before.unit, t.unit) && before.bracket < 0 }) {
		return nil
	}
	for k, other := range s.terms {
		if !oneUnit(other.unit, t.unit) || other.bracket >= 0 {
			continue
		}
		if !other.plain() {
			return nil
		}
		list = append(list, k)
	}
	return list
}

// firstOf returns the first term in a unit.
func (s *sentence) firstOf(u quantity.Unit) int {
	return slices.IndexFunc(s.terms, func(t term) bool { return oneUnit(t.unit, u) && t.bracket < 0 })
}

// oneUnit tells whether two units are one: 名 and 人 are.
func oneUnit(a, b quantity.Unit) bool {
	people := func(u quantity.Unit) bool { return u == "人" || u == "名" || u == "位" }
	return a == b || people(a) && people(b)
}

// anySum tells whether one of the terms is what some neighbours among the others come to: then all is well.
func (s *sentence) anySum(list []int) bool {
	for from := range list {
		sum := 0.0
		for to := from; to < len(list); to++ {
			sum += middle(s.terms[list[to]])
			if to > from && slices.ContainsFunc(list, func(k int) bool { return same(sum, middle(s.terms[k])) }) {
				return true
			}
		}
	}
	return false
}

// nearSum takes all the terms on one side of term w for its parts, and tells whether they are so but for one digit.
func (s *sentence) nearSum(w int, run []int) (l parts, ok bool) {
	whole := s.terms[w]
	if len(run) < 2 {
		return l, false
	}
	part, ok := s.asWhole(w, s.terms[run[0]])
	joint := s.head(w)
	if run[0] > w {
		joint = s.p.text[whole.to:s.terms[run[0]].from]
	}
	if anyof.Contains(joint, "、", "其中", "中，", "等", "连同", "加上", "以及", "另") {
		return l, false // 示范区36个、基地14个，美丽河湖7个: one of them all
	}
	if !ok || anyof.Contains(clauseOf(s.head(w)), "其中", "每", "第", "近", "超", "分别") {
		return l, false
	}
	l = parts{whole: whole, head: part.head, complete: true}
	for i, k := range run {
		t := s.terms[k]
		if middle(t) >= middle(whole) || !s.isItem(k, i > 0 && run[i-1] == k-1) {
			return l, false
		}
		l.list, l.nouns = append(l.list, t), append(l.nouns, strings.Trim(clauseOf(s.head(k)), "，、；：其中")+"|"+s.tail(k))
	}
	if run[0] < w && !saysTotal(clauseOf(s.head(w))) && slices.ContainsFunc(run, func(k int) bool {
		return commonEnd(nameBefore(clauseOf(s.head(k))), nameBefore(clauseOf(s.head(w)))) < 2
	}) {
		return l, false // 新建公厕127座，改造52座，开放共享厕所183座
	}
	sum := 0.0
	for _, t := range l.list {
		sum += middle(t)
	}
	scale := scaleOf(whole.text)
	digits, slipped := sumSlips(middle(whole)/scale, l.values(scale))
	least := digitsOfMore
	if len(l.list) == 2 {
		least = digitsOfTwo
	}
	if middle(whole)/scale < leastWhole || !slices.ContainsFunc(l.list, func(t term) bool { return middle(t)/scale >= 10 }) && !strings.Contains(whole.text, ".") {
		return l, false
	}
	return l, slipped && digits >= least && !l.rounds(sum) && closeTo(sum, middle(whole)) && oneDivision(l.head, l.nouns)
}

// mostParts is how many parts a sentence lists at most that are read so.
const mostParts = 9

// isItem tells whether the words before term k are those of an item: a mark and a name, with nothing of a change, a mean or a mark
// that is passed.
func (s *sentence) isItem(k int, listed bool) bool {
	words := s.head(k)
	clause := clauseOf(words)
	if anyof.Contains(clause, "每", "均", "比", "较", "增", "减", "降", "超", "以上", "第", "最", "至", "到", "分别", "目标", "计划", "去年", "上年", "高于", "低于") || anyof.Prefix(s.after(k, 4), "以上", "以下", "左右", "多", "余", "至", "到") {
		return false
	}
	if runeCount(clause) > 14 || anyof.Prefix(clause, deeds...) {
		return false
	}
	return !listed || strings.ContainsAny(words, "，、；：（）和及与")
}
