package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Sums whose two parts are stated before the whole, and what is said of one of two; what is added to a base.

// bothAndAll reads 城镇常住人口121.35万人，乡村常住人口88.47万人，年末常住人口209.82万人, and 女性132人，男性88人，女性占60%.
func (s *sentence) bothAndAll() {
	for k := 2; k < len(s.terms); k++ {
		a, b, t := s.terms[k-2], s.terms[k-1], s.terms[k]
		if !a.plain() || !b.plain() || a.unit != b.unit || t.open || t.rough || t.bracket >= 0 || strings.ContainsAny(s.p.text[a.to:t.from], "；。：（") {
			continue
		}
		one, other, all := nameBefore(clauseOf(s.head(k-2))), nameBefore(clauseOf(s.head(k-1))), nameBefore(clauseOf(s.head(k)))
		if !exhaustive([]string{one + "|", other + "|"}) || anyof.Contains(s.head(k-2), "其中", "每", "均", "增", "减") {
			continue
		}
		l := parts{whole: t, list: []term{a, b}}
		name := strings.TrimSuffix(all, "占")
		switch {
		case t.unit == a.unit && runeCount(all) > 1 && commonEnd(one, all) >= min(runeCount(all), 2) && !exhaustiveOne(all):
			s.holdSum(l)
		case t.unit == "%" && name != all:
			part := a
			if strings.Contains(other, name) {
				part = b
			} else if !strings.Contains(one, name) {
				continue
			}
			sum := a
			sum.number, sum.low, sum.high = middle(a)+b.as(a.unit), a.low+b.low, a.high+b.high
			s.judgeShareOf(k, part, sum)
		}
	}
}

// exhaustiveOne tells whether a name is itself that of one of two parts.
func exhaustiveOne(name string) bool {
	return anyof.Contains(name, "城镇", "农村", "乡村", "男", "女", "线上", "线下", "省内", "省外", "县内", "县外")
}

// onTop reads 在5.6万亩的基础上再扩面3万亩，力争达到8.6万亩.
func (s *sentence) onTop() {
	for k := 2; k < len(s.terms); k++ {
		base, more, all := s.terms[k-2], s.terms[k-1], s.terms[k]
		if !base.plain() || !more.plain() || !all.plain() || !comparable(base, all) || !anyof.Prefix(strings.TrimLeft(s.head(k-1), "，"), "的基础上", "基础上") ||
			!anyof.Contains(s.head(k-1), "增", "扩", "再", "新") || !anyof.Suffix(s.head(k), "达到", "达", "增加到", "增至", "扩大到", "到") || strings.ContainsAny(s.head(k), "；。：") || anyof.Contains(s.head(k), "其中", "累计") {
			continue
		}
		l := parts{whole: all, list: []term{base, more}}
		if sum := base.as(all.unit) + more.as(all.unit); math.Abs(sum-middle(all)) > all.step*scaleOf(all.text)*0.999 && sum < 2*middle(all) && middle(all) < 2*sum {
			s.wrongSum(l, nil)
		}
		return
	}
}
