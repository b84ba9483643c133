package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Sums whose two parts are stated before the whole, and what is said of one of two; what is added to a base; what is given each year.

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

// together reads 第二笔71.4亿元，加上此前下达的476.1亿元，全年共547.5亿元.
func (s *sentence) together() {
	for k := 2; k < len(s.terms); k++ {
		a, b, all := s.terms[k-2], s.terms[k-1], s.terms[k]
		lead := strings.TrimLeft(s.head(k-1), "，")
		if !a.plain() || !b.plain() || !all.plain() || !comparable(a, all) || !anyof.Prefix(lead, "加上", "再加上", "加之", "连同") || strings.ContainsAny(s.p.text[a.to:all.from], "；。：（") ||
			anyof.Contains(s.head(k)+s.head(k-2), "其中", "每", "均", "增长", "下降") || middle(all) <= max(a.as(all.unit), middle(a), b.as(all.unit)) {
			continue
		}
		l := parts{whole: all, list: []term{a, b}}
		sum := a.as(all.unit) + b.as(all.unit)
		digits, slips := sumSlips(middle(all)/scaleOf(all.text), l.values(scaleOf(all.text)))
		if !l.rounds(sum) && (slips && digits > 2 || closeTo(sum, middle(all)) && saysTotal(clauseOf(s.head(k)))) {
			s.wrongSum(l, nil)
		}
		return
	}
}

// yearsOfSum is how a clause leads from what is given each year to what all years come to: ，四年累计投入.
var yearsOfSum = lazyregexp.New(`^[\p{Han}]{0,16}，([两三四五六七八九十])年(?:来|间|里)?(?:累计|共|总共|一共|合计)(?:投入|拿出|安排|发放|补助|支付|兑现)?$`)

// yearly reads 每年拿出1200万元……，四年累计投入4800万元.
func (s *sentence) yearly() {
	for k := 1; k < len(s.terms); k++ {
		at := k - 1
		head := s.head(k)
		if s.terms[at].unit == "年" && at > 0 { // 四年 is a term of its own
			head = s.p.text[s.terms[at-1].to:s.terms[k].from]
			at--
		}
		each, all := s.terms[at], s.terms[k]
		if !each.plain() || !all.plain() || !comparable(each, all) || !anyof.Contains(clauseOf(s.head(at)), "每年") || anyof.Contains(clauseOf(s.head(at)), "平均", "人", "户", "亩", "不少于", "不低于", "至少", "最") {
			continue
		}
		m := yearsOfSum.FindStringSubmatch(head)
		if m == nil {
			continue
		}
		n := float64(strings.Index("两三四五六七八九十", m[1])/len("两") + 2)
		right := each.as(all.unit) * n
		if same(right, middle(all)) || !closeTo(right, middle(all)) {
			continue
		}
		scale := scaleOf(all.text)
		line := fmt.Sprintf("%s×%s＝%s", decimal(each.as(all.unit), scale), decimal(n, 1), decimal(right, scale))
		s.report(sumMismatchID, all, fmt.Sprintf("%s，写的是%s", line, decimal(middle(all), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(all), scale)))
		return
	}
}
