package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Sums that the words around them make plain, whatever stands between: the parts may be told in the sentence before (土建312万元；设备148万元。
// 以上合计478万元), figures of other units between them (首批43户171人，第二批58户226人，两批共379人), and the words that divide a whole behind a
// clause of another matter (共登记1846人，…；按年龄分，18岁以下212人…). They are read last, in passages of which nothing else is told.

// toldTerm is a term of a passage with its sentence.
type toldTerm struct {
	term
	s *sentence
	k int // of the sentence's terms
}

// lead is what stands between it and the amount of its unit before it in its sentence: of the second of two measures (101户379人) what stands
// before the first as well, and of an age (18岁以下212人) the age.
func (t toldTerm) lead() string {
	for k := t.k - 1; k >= 0; k-- {
		if oneUnit(t.s.terms[k].unit, t.unit) {
			return t.s.p.text[t.s.terms[k].to:t.from]
		}
	}
	return t.s.p.text[t.s.from:t.from]
}

// toldTerms are the terms of a passage's sentences, in order.
func (p *passage) toldTerms() []toldTerm {
	list := p.sentences()
	var terms []toldTerm
	for i := range list {
		for k, t := range list[i].terms {
			terms = append(terms, toldTerm{t, &list[i], k})
		}
	}
	return terms
}

// sumsTold looks for them.
func (p *passage) sumsTold() {
	if len(p.figures)+len(p.bound) < 3 || !p.holds("合", "计", "相加", "加起来", "接起来", "连起来", "共", "总", "按", "从", "男", "余下", "剩下", "其余", "剩余", "保留", "分配", "盈余", "其中", "具体", "看，") {
		return
	}
	terms := p.toldTerms()
	if len(terms) < 3 {
		return
	}
	for w, t := range terms {
		if !t.plain() || t.unit == "" {
			continue
		}
		if sumBehind(terms, w) || sumAhead(terms, w) {
			return
		}
	}
}

// toldNear tells whether a sum is told of a term, or near it, already. It looks through all that is told, so that it is asked of what would be
// reported alone.
func (p *passage) toldNear(t term) bool {
	at := p.prose.Source(t.from, t.to)
	for i := range p.out.list {
		if q := &p.out.list[i]; (q.Rule == sumMismatchID || q.Rule == percentMismatchID) && q.Span.Start >= at.Start-nearTold {
			return true
		}
	}
	return false
}

// nearTold is within how many bytes of a sum that is told another is most likely of the same mistake.
const nearTold = 200

// closesSum are words before a whole that is told behind its parts.
var closesSum = [...]string{"以上合计", "合计", "总计", "共计", "加起来", "合起来", "接起来", "连起来", "相加", "总共", "一共", "总户数", "总人口", "总人数", "总面积", "总里程", "总数", "拢共", "统共"}

// sumBehind holds a whole against the amounts of its unit before it, which its words close or count.
func sumBehind(terms []toldTerm, w int) bool {
	t := terms[w]
	lead := t.lead()
	if !anyof.Contains(lead, "合", "计", "相加", "加起来", "接起来", "连起来", "共", "总", "一起") {
		return false
	}
	clause, n := clauseOf(lead), partsCounted(lead)
	if n == 0 && !anyof.Contains(clause, closesSum[:]...) || anyof.Contains(clause, "其中", "每", "均", "比", "增", "计划", "目标", "累计") {
		return false
	}
	var run []toldTerm
	for j := w - 1; j >= 0; j-- {
		x := terms[j]
		if x.s != t.s && (len(run) > 1 && x.s != run[len(run)-1].s || t.s.former != x.s) {
			break
		}
		if !oneUnit(x.unit, t.unit) && !(n > 0 && t.unit == "个" && countsThings(x.term) && x.unit != "项" && !countsPeople(x.unit) && len(run) < n) {
			continue
		}
		if !x.plain() || middle(x.term) >= middle(t.term) && n == 0 {
			break
		}
		run = append([]toldTerm{x}, run...)
	}
	if anyRunIs(run, middle(t.term)) {
		return false
	}
	if n > 0 && n < len(run) {
		run = run[len(run)-n:]
	}
	if len(run) < 2 || n > 0 && len(run) != n {
		return false
	}
	l := toldParts(t, run)
	return holdSumTold(l, t.s, n > 0)
}

// partsCounted is how many parts the words before a whole say that it has: 两项相加, 两批共, 这三处一共. 0 for none.
func partsCounted(lead string) int {
	for clause := range strings.FieldsFuncSeq(lead, func(r rune) bool { return oneOf(r, "，；") }) {
		if n := partsCountedIn(clause); n > 0 {
			return n
		}
	}
	return 0
}

func partsCountedIn(clause string) int {
	clause = strings.TrimPrefix(clause, "以上")
	clause = strings.TrimPrefix(clause, "这")
	r, size := firstRune(clause)
	n := strings.IndexRune("零一二三四五六七八九", r) / 3
	if r == '两' {
		n = 2
	}
	if n < 2 || !anyof.Prefix(clause[size:], "项", "批", "件", "块", "处", "笔", "者", "地", "村", "镇", "校", "期", "次", "类", "家", "段") || !anyof.Contains(clause, "共", "合计", "相加", "加起来", "合起来", "接起来", "连起来", "总", "一起") {
		return 0
	}
	return n
}

// namesDivision tells whether words name how what follows is divided: 按年龄分, 从类型看, 具体来看.
func namesDivision(lead string) bool {
	if rest := afterWord(lead, "按"); runeCount(rest) < 16 && anyof.Contains(rest, "分，", "分：", "分为", "看，", "划分", "分类") {
		return true
	}
	if kind, _, found := strings.Cut(afterWord(lead, "分"), "看，"); found && runeCount(kind) <= 4 {
		return true // 分期限看，
	}
	rest := afterWord(lead, "从")
	return runeCount(rest) < 16 && strings.Contains(rest, "看，") || anyof.Contains(lead, "具体来看", "具体看", "具体是", "具体为")
}

// leastTold is the least whole that is held so.
const leastTold = 10

// restOf are words before the last part of a whole that is told in full.
var restOf = [...]string{"余下", "剩下", "其余", "剩余", "保留"}

// sumAhead holds a whole against the amounts of its unit behind it, to the end of their sentence.
func sumAhead(terms []toldTerm, w int) bool {
	t := terms[w]
	var run []toldTerm
	byKind := false
	for j := w + 1; j < len(terms) && len(run) < mostParts; j++ {
		x := terms[j]
		if x.s != t.s && x.s.former != t.s || len(run) > 0 && x.s != run[0].s {
			break
		}
		if !oneUnit(x.unit, t.unit) {
			continue
		}
		if namesDivision(x.lead()) {
			if byKind && len(run) > 1 && !same(sumOf(run), middle(t.term)) {
				break // else it holds, and the next division is looked at
			}
			byKind, run = true, nil
		}
		if !x.plain() {
			return false
		}
		if middle(x.term) >= middle(t.term) {
			break
		}
		run = append(run, x)
	}
	if len(run) < 2 || anyRunIs(run, middle(t.term)) || anyof.Contains(clauseOf(t.lead()), "其中", "每", "均", "比", "增", "减", "降", "计划", "目标", "累计") {
		return false
	}
	joint := t.s.p.text[t.to:run[0].from]
	last := run[len(run)-1].lead()
	rest := anyof.Contains(last, restOf[:]...) && !slices.ContainsFunc(run, func(x toldTerm) bool { return anyof.Contains(x.lead(), "新", "增") })
	byKind = byKind || anyof.Contains(clauseOf(t.lead()), "可分配", "盈余", "可供分配")
	over := len(run) > 2 && strings.Contains(joint, "其中") && sumOf(run) > middle(t.term)
	sexes := len(run) == 2 && anyof.Prefix(strings.Trim(run[0].lead(), "，：（"), "男") && anyof.Prefix(strings.Trim(run[1].lead(), "，、"), "女")
	if !rest && !byKind && !over && !sexes || middle(t.term) < leastTold {
		return false
	}
	return holdSumTold(toldParts(t, run), t.s, rest)
}

// anyRunIs tells whether some neighbours among the terms come to a value, or to one of the others.
func anyRunIs(run []toldTerm, whole float64) bool {
	for from := range run {
		sum := 0.0
		for to := from; to < len(run); to++ {
			if sum += middle(run[to].term); same(sum, whole) || to > from && slices.ContainsFunc(run, func(x toldTerm) bool { return same(sum, middle(x.term)) }) {
				return true
			}
		}
	}
	return false
}

func sumOf(run []toldTerm) float64 {
	sum := 0.0
	for _, x := range run {
		sum += middle(x.term)
	}
	return sum
}

func toldParts(t toldTerm, run []toldTerm) parts {
	l := parts{whole: t.term, head: t.lead(), complete: true}
	for _, x := range run {
		l.list, l.nouns = append(l.list, x.term), append(l.nouns, strings.TrimPrefix(strings.Trim(clauseOf(x.lead()), "，、；："), "其中")+"|"+x.s.tail(x.k))
	}
	return l
}

// holdSumTold reports a sum that is wrong. Where the words do not count the parts, it must be right but for one slip.
func holdSumTold(l parts, s *sentence, sure bool) bool {
	sum := 0.0
	for i, t := range l.list {
		noun := l.nouns[i]
		if notPart(strings.ReplaceAll(noun, "岁以上", "岁"), "") {
			return false
		}
		sum += middle(t)
	}
	if slices.ContainsFunc(s.terms, func(t term) bool { return comparable(t, l.whole) && same(sum+middle(l.whole), t.as(l.whole.unit)) }) {
		return false // 850尾，东塘420尾，西塘310尾，剩下120尾: the first of the parts
	}
	if l.rounds(sum) || !closeTo(sum, middle(l.whole)) || !sure && !oneDivision(l.head, l.nouns) {
		return false
	}
	scale := scaleOf(l.whole.text)
	digits, slipped := sumSlips(middle(l.whole)/scale, l.values(scale))
	if !sure && !(slipped && digits > 1) || sure && math.Abs(sum-middle(l.whole)) > middle(l.whole)/4 || s.p.toldNear(l.whole) {
		return false
	}
	s.wrongSum(l, nil)
	return true
}
