package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// All figures of one unit in a sentence, of which the first or the last is what the others come to but for one digit: 一中上线812人、二中346人、
// 民族中学97人，三校1225人. No word need say so; how much speaks for it is weighed: how many digits the whole has, how many parts
// there are, whether two digits were exchanged, whether words count or close the list.

// fewestReasons is how much must speak for such a sum.
const fewestReasons = 3

// remainWords lead to what is left of a whole.
var remainWords = [...]string{"留下", "剩下", "余下", "其余", "剩余", "还剩", "只剩", "尚余", "剩"}

// totalIs are words around a whole that closes a list.
var totalIs = [...]string{"满打满算", "合起来", "加起来", "一算", "算下来", "拢共", "统共", "总共", "一共", "合计", "共计", "总计", "两处", "三处", "三校", "两项", "三项", "四项", "两地", "三地", "两渠", "全部算", "净赚", "净收入", "净赚了"}

// weighedSums reads them, in a sentence of which nothing else is told.
func (s *sentence) weighedSums() {
	for first := range s.terms {
		list := s.ofOneUnit(first)
		if len(list) < 3 || len(list) > mostParts+1 || s.anySum(list) || s.twoSums(list) {
			continue
		}
		last := len(list) - 1
		if s.weighedSum(list[0], list[1:]) || s.weighedSum(list[last], list[:last]) {
			return
		}
	}
}

// twoSums tells whether the list falls into a part and the rest of it that come to the same: nothing is then wrong.
func (s *sentence) twoSums(list []int) bool {
	all, sum := 0.0, 0.0
	for _, k := range list {
		all += middle(s.terms[k])
	}
	return slices.ContainsFunc(list, func(k int) bool {
		sum += middle(s.terms[k])
		return same(2*sum, all) || same(2*middle(s.terms[k]), all)
	})
}

func (s *sentence) weighedSum(w int, run []int) bool {
	whole := s.terms[w]
	part, ok := s.asWhole(w, s.terms[run[0]])
	if !ok || whole.open || whole.rough {
		return false
	}
	l := parts{whole: whole, head: part.head, complete: true}
	remains := false
	for i, k := range run {
		t := s.terms[k]
		words := s.head(k)
		clause := clauseOf(words)
		if middle(t) >= middle(whole) || t.open || t.rough || notPart(clause, s.after(k, 4)) {
			return false
		}
		if i > 0 && run[i-1] == k-1 && !strings.ContainsAny(words, "，、；：（）和及与—") {
			return false
		}
		remains = i > 0 && i == len(run)-1 && anyof.Contains(clause, remainWords[:]...)
		l.list, l.nouns = append(l.list, t), append(l.nouns, strings.Trim(clause, "，、；：")+"|"+s.tail(k))
	}
	sum := 0.0
	for _, t := range l.list {
		sum += middle(t)
	}
	if l.rounds(sum) || !closeTo(sum, middle(whole)) {
		return false
	}
	if remains && run[0] > w && math.Abs(sum-middle(whole)) <= middle(whole)/4 {
		s.wrongSum(l, nil)
		return true
	}
	if !oneDivision(l.head, l.nouns) || s.reasons(l, w, run) < fewestReasons {
		return false
	}
	s.wrongSum(l, nil)
	return true
}

// notPart tells whether the words around a figure say that it is no part: a mean, a mark that is passed, a plan.
func notPart(clause, after string) bool {
	return isThreshold(clause, after) || anyof.Contains(clause, "每", "均", "比", "较", "增", "减", "降", "超", "以上", "最", "目标", "计划", "去年同", "上年同", "高于", "低于", "分别", "其中", "至少", "不少") ||
		anyof.Prefix(after, "以上", "以下", "左右", "多", "余", "至", "到", "等")
}

// reasons weighs what speaks for a sum.
func (s *sentence) reasons(l parts, w int, run []int) int {
	scale := scaleOf(l.whole.text)
	digits, slipped := sumSlips(middle(l.whole)/scale, l.values(scale))
	if !slipped || run[0] > w && strings.Contains(s.p.text[l.whole.to:l.list[0].from], "、") || strings.HasPrefix(s.head(w), "、") {
		return 0 // 示范区36个、基地14个，美丽河湖7个: one of them all
	}
	list := s.p.text[min(l.whole.from, l.list[0].from):max(l.whole.to, l.list[len(l.list)-1].to)]
	if anyof.Contains(s.head(w)+list, "分别", "其中", "连同", "加上", "此外", "另外", "外村", "；") || slices.ContainsFunc(l.nouns, func(noun string) bool { return anyof.Prefix(noun, deeds...) }) {
		return 0 // 新建公厕127座，改造52座，开放共享厕所183座
	}
	n := digits
	if middle(l.whole)/scale < leastWhole {
		n = 0
	}
	if len(run) > 2 {
		n++
	}
	if len(run) > 3 {
		n++
	}
	if run[0] < w && (anyof.Contains(s.head(w), totalIs[:]...) || saysTotal(clauseOf(s.head(w)))) {
		n += 2
	}
	if run[0] > w && anyof.Contains(s.p.text[l.whole.to:l.list[0].from], countedParts(len(run))...) {
		n += 2
	}
	if run[0] < w && !anyof.Contains(s.head(w), "，", "；") {
		n-- // one of the same list
	}
	return n
}

// countedParts are words that count so many parts: 三个标段, 分四批.
func countedParts(n int) []string {
	if n < 2 || n > 9 {
		return nil
	}
	numeral := string([]rune("零一二三四五六七八九")[n])
	if n == 2 {
		return []string{"两个", "两类", "两批", "两部分", "两块", "两条", "两段"}
	}
	return []string{numeral + "个", numeral + "类", numeral + "批", numeral + "部分", numeral + "块", numeral + "条", numeral + "段", numeral + "期", numeral + "项"}
}
