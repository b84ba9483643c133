package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Sums that the words name outright, so that no reading of what is a part of what is needed: the seasons and quarters of a year, what came and went.
// Growth stated by both its ends is in growth_on_last.go.

// findSaidSums looks for them in a sentence of which nothing else is reported.
func (s *sentence) findSaidSums() {
	if len(s.terms) < 2 {
		return
	}
	text := s.p.text[s.from:s.to]
	reported := len(s.p.out.list)
	for _, look := range [...]struct {
		marks []string
		find  func()
	}{
		{[]string{"全院", "全校", "全村", "全镇", "全乡", "全县", "全市", "全厂", "全社", "全馆", "全区", "全园"}, s.allOfOneName},
		{[]string{"全年", "半年", "前三季度"}, s.wholeYear},
		{[]string{"净增", "净减"}, s.netOfEnds},
		{[]string{"分别占"}, s.sharesInOrder},
		{[]string{"去年", "上年", "前一年", "月份为", "月为"}, s.growthOnLast},
		{[]string{"回收率"}, s.returned},
		{[]string{"在", "基础上"}, s.onTop},
		{[]string{"男", "城镇", "城市", "线上", "本地", "省内", "县内"}, s.bothAndAll},
	} {
		if len(s.p.out.list) == reported && s.p.within(text, look.marks...) {
			look.find()
		}
	}
}

// plain tells whether a term is one exact number outside brackets.
func (t term) plain() bool {
	return !t.open && !t.rough && !t.share() && t.bracket < 0 && !neverWhole(t.unit)
}

// spansParts are the parts of a year and of what is less of one.
var spansParts = [...]struct {
	whole string
	parts []string
}{
	{"全年", []string{"上半年", "下半年"}}, {"全年", []string{"春季", "秋季"}}, {"全年", []string{"一季度", "二季度", "三季度", "四季度"}},
	{"前三季度", []string{"一季度", "二季度", "三季度"}}, {"上半年", []string{"一季度", "二季度"}}, {"下半年", []string{"三季度", "四季度"}},
}

// wholeYear reads 一季度36万元，二季度41万元，三季度38万元，四季度45万元，全年累计160万元; 一季度1.2亿元，二季度1.5亿元，上半年累计2.7亿元.
func (s *sentence) wholeYear() {
	for k := 2; k < len(s.terms); k++ {
		clause := clauseOf(s.head(k))
		if !s.terms[k].plain() || !anyof.Prefix(clause, "全年", "上半年", "下半年", "前三季度") || runeCount(clause) > 12 || anyof.Contains(clause, "比", "增", "均", "目标", "计划", "预计", "其中", "降", "减") {
			continue
		}
		for _, span := range spansParts {
			if !strings.HasPrefix(clause, span.whole) {
				continue
			}
			if l, ok := s.eachNamed(k, span.parts); ok {
				s.holdSum(l)
				return
			}
		}
		first := s.head(k - 2)
		if anyof.Contains(first, "春、秋两季分别", "春秋两季分别", "上、下半年分别", "上下半年分别") && joins(s.head(k-1)) {
			if l, ok := s.upTo(k, 2); ok {
				s.holdSum(l)
				return
			}
		}
	}
}

// eachNamed returns the terms before term k as the parts of it, where each has its own of the names before it.
func (s *sentence) eachNamed(k int, names []string) (parts, bool) {
	l, ok := s.upTo(k, len(names))
	if !ok {
		return l, false
	}
	kind := amountsNamed(clauseOf(s.head(k)))
	for i, name := range names {
		clause := clauseOf(s.head(k - len(names) + i))
		if own := amountsNamed(clause); !strings.Contains(clause, name) || own != 0 && kind != 0 && own&kind == 0 {
			return l, false // 下半年支出 is no part of 全年收入
		}
	}
	return l, true
}

// upTo returns the n terms before term k as the parts of it.
func (s *sentence) upTo(k, n int) (parts, bool) {
	l := parts{whole: s.terms[k]}
	if k < n {
		return l, false
	}
	for _, t := range s.terms[k-n : k] {
		if !t.plain() || !comparable(t, l.whole) {
			return l, false
		}
		l.list = append(l.list, t)
	}
	return l, true
}

// holdSum reports parts that are not what their whole says, rounding aside.
func (s *sentence) holdSum(l parts) {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	if !l.rounds(sum) && closeTo(sum, middle(l.whole)) {
		s.wrongSum(l, nil)
	}
}

// netOfEnds reads 由48家增加到72家，五年净增24家.
func (s *sentence) netOfEnds() {
	for k := 2; k < len(s.terms); k++ {
		a, b, t := s.terms[k-2], s.terms[k-1], s.terms[k]
		clause := clauseOf(s.head(k))
		if !b.plain() || t.unit != b.unit || !anyof.Suffix(clause, "净增", "净增加", "净减", "净减少", "净增了") || runeCount(s.head(k)) > 10 || !s.fromWord(k-2) || strings.Contains(s.between(a, b), "，") {
			continue
		}
		right := math.Abs(middle(b) - middle(a))
		slack := max(a.step*scaleOf(a.text), b.step*scaleOf(b.text), t.step*scaleOf(t.text))
		if countsThings(t) {
			slack = 0
		}
		if math.Abs(right-middle(t)) <= slack+1e-9 {
			continue
		}
		scale := scaleOf(t.text)
		line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(a), middle(b)), scale), decimal(min(middle(a), middle(b)), scale), decimal(right, scale))
		s.reportLine(sumMismatchID, t, line, decimal(middle(t), scale))
		return
	}
}

// sharesInOrder reads 猪肉、牛肉、羊肉产量分别占总产量的62%、25%和23%: shares of one whole that come to more than all of it.
func (s *sentence) sharesInOrder() {
	for k := range s.terms {
		head := s.head(k)
		i := strings.LastIndex(head, "分别占")
		if i < 0 || !strings.HasSuffix(strings.TrimSuffix(head, "约"), "的") || strings.ContainsAny(head[i:], "，；") || s.terms[k].unit != "%" {
			continue
		}
		names := strings.Split(clauseOf(head[:i]), "、")
		if anyof.Contains(head[:i], "代表", "委员", "党员", "女", "民族", "岁", "学历", "以上", "职称", "青年", "额") || anyof.Prefix(head[i:], "分别占全国", "分别占全省", "分别占全市", "分别占全县") || anyof.Contains(head[i:], "当地", "各自", "本地", "所在") || len(names) < 2 || len(names) > 6 {
			continue
		}
		sum, n := 0.0, 0
		var items []string
		for _, t := range s.terms[k:] {
			if n > 0 && !joins(s.head(k+n)) {
				break
			}
			sum += middle(t)
			items = append(items, strings.TrimSuffix(t.text, "%"))
			n++
		}
		if n != len(names) || sum <= 100+0.5*float64(n)*s.terms[k].step+1e-9 || sum > 140 {
			continue
		}
		t := s.terms[k+n-1]
		line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
		s.report(sumMismatchID, t, fmt.Sprintf("%s，各部分的百分比合起来不会超过100", line), fmt.Sprintf("%s: shares of a whole cannot exceed 100", line))
		return
	}
}

// returned reads 发放问卷600份，收回564份，回收率为94%.
func (s *sentence) returned() {
	for k := 2; k < len(s.terms); k++ {
		if strings.HasPrefix(strings.TrimLeft(s.head(k), "，"), "回收率") && anyof.Contains(s.head(k-1), "收回", "回收") && s.terms[k-2].plain() && s.terms[k-1].plain() {
			s.judgeShareOf(k, s.terms[k-1], s.terms[k-2])
			return
		}
	}
}
