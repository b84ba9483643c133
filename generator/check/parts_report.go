package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// wrongSum reports parts that are not what their whole says, with their sum in one line. Whatever reader found them, a list whose rest has no
// number and a list that holds as a whole are right.
func (s *sentence) wrongSum(l parts, others []problem.Related) {
	if l = s.withLastPart(l); s.sumsUp(l) {
		return
	}
	scale := scaleOf(l.whole.text)
	var items []string
	sum := 0.0
	for _, t := range l.list {
		rate, _ := quantity.Convert(quantity.FromInt(1), t.unit, l.whole.unit)
		v := middle(t) * rate.Float64()
		sum += v
		items = append(items, decimal(v, scale))
	}
	if sum < middle(l.whole) && s.restUnstated(l) || s.allStand(l) || s.noSum(l) {
		return
	}
	if len(l.list) > 1 && l.whole.from > l.list[0].from && anyof.Contains(s.p.text[l.list[0].from:l.whole.from], "拆除", "淘汰", "退出", "转出", "关停", "注销", "撤并", "调出", "退休", "离职", "调走", "毕业", "去世", "出栏", "迁出") {
		return // 已有120个，新建45个、拆除10个，总数达到155个: what came and went
	}
	if last := l.list[len(l.list)-1]; last.from > l.whole.to && anyof.Contains(s.p.text[l.whole.to:last.from], "返贫", "又新增", "又增加", "又转入") {
		return // 原有97户，脱贫90户，又返贫2户，还剩9户
	}
	if len(l.list) == 2 && sum > middle(l.whole) && l.list[0].from > l.whole.from && s.indexOf(l.list[1]) == s.indexOf(l.list[0])+1 && strings.Contains(s.between(l.list[0], l.list[1]), "；") {
		return // 门急诊41.3万人次，其中门诊35.8万人次；出院患者6.5万人次: the second is beside the whole
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sum, scale)
	total := decimal(middle(l.whole), scale)
	if len(items) > 1 && slices.ContainsFunc(l.list, func(t term) bool { return unlike(t, l.whole) }) {
		items = items[:0]
		for _, t := range l.list {
			items = append(items, t.text)
		}
		line, total = strings.Join(items, "＋")+"＝"+decimal(math.Round(sum/scale*100)/100*scale, scale)+unitText(l.whole), l.whole.text
	}
	if len(items) == 1 {
		s.report(sumMismatchID, l.list[0], fmt.Sprintf("%s比总数%s还多", items[0], total), fmt.Sprintf("%s is more than its whole, %s", items[0], total))
		return
	}
	zh, en := "%s，写的是%s", "%s, but the text says %s"
	if len(others) > 0 {
		others = slices.Clone(others)
	}
	s.report(sumMismatchID, l.whole, fmt.Sprintf(zh, line, total), fmt.Sprintf(en, strings.ReplaceAll(line, "＝", " = "), total), others...)
}

// withLastPart takes a part up that stands behind a list which lacks it: 公办41所，民办26所，还有企业办的9所.
func (s *sentence) withLastPart(l parts) parts {
	last := l.list[len(l.list)-1]
	k := s.indexOf(last) + 1
	if len(l.list) < 2 || l.whole.from > l.list[0].from || k < 1 || k >= len(s.terms) || len(l.nouns) != len(l.list) {
		return l
	}
	t := s.terms[k]
	head := strings.TrimLeft(s.head(k), "，、")
	if !anyof.Prefix(head, "还有", "以及") || !comparable(t, last) || t.bracket != last.bracket || strings.ContainsAny(head, "，；：。") || !closeTo(l.sum()+t.as(l.whole.unit), middle(l.whole)) {
		return l
	}
	l.list, l.nouns = append(slices.Clone(l.list), t), append(slices.Clone(l.nouns), head)
	return l
}

// sum is what parts come to, in the unit of their whole.
func (l parts) sum() float64 {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	return sum
}

// sumsUp tells whether parts come to their whole.
func (s *sentence) sumsUp(l parts) bool { return len(l.list) > 1 && same(l.sum(), middle(l.whole)) }

// restUnstated tells whether the words behind the last part say what the rest of the whole is, and not how much: 杉木589亩、松木354亩，
// 其余为灌木. A rest with its number is one of the parts.
func (s *sentence) restUnstated(l parts) bool {
	end := 0
	for _, t := range l.list {
		end = max(end, t.to)
	}
	return anyof.Prefix(strings.TrimLeft(s.p.text[end:], "，、；。）)"), "其余", "其他", "其它", "余下", "剩下", "剩余", "还有一些", "还有部分", "另有一些", "另有部分")
}

// allStand tells whether all figures of the whole's unit in the sentence come to one of them or to a figure before it: then all is reported, and
// what was taken for a whole is one of the parts.
func (s *sentence) allStand(l parts) bool {
	sum, most := 0.0, 0.0
	n := 0
	for _, t := range s.terms {
		if t.bracket >= 0 || !comparable(t, l.whole) {
			continue
		}
		v := t.as(l.whole.unit)
		sum, most = sum+v, max(most, v)
		n++
	}
	if n < 3 {
		return false
	}
	if n > 3 && same(sum-most, most) && most > middle(l.whole) {
		return true
	}
	for i := range s.p.sentenceList {
		before := &s.p.sentenceList[i]
		if before.from >= s.from {
			break
		}
		if slices.ContainsFunc(before.terms, func(t term) bool { return comparable(t, l.whole) && same(t.as(l.whole.unit), sum) }) {
			return true
		}
	}
	return false
}

// unlike tells whether two terms are written in units of which one is no round number of the other: 亩 and 平方公里.
func unlike(a, b term) bool {
	rate, ok := quantity.Convert(quantity.FromInt(1), a.unit, b.unit)
	if !ok || a.unit == b.unit {
		return false
	}
	digits := math.Log10(rate.Float64())
	return math.Abs(digits-math.Round(digits)) > 1e-9
}

// unitText is a term's unit as it is written, with its 万 or 亿.
func unitText(t term) string {
	return strings.TrimLeft(t.text, "0123456789.,约近超过达")
}
