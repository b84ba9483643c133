package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Shares and rates that are plain to a reader and that no other reader has taken: of the only two amounts of a sentence (800户，外出的240户，占到
// 全村的四成), of a price or a loan (按30%补贴), of what is left of a hundred (余下的火电占18.5%), a fraction with its percentage in brackets.

// plainShares looks for them in a sentence of which nothing else is told.
func (s *sentence) plainShares(before *sentence) {
	for k, t := range s.terms {
		if !t.share() || t.bracket >= 0 {
			continue
		}
		switch clause := clauseOf(s.head(k)); {
		case strings.Contains(clause, "占"), anyof.Suffix(strings.TrimRight(clause, "为达近约"), "比例"):
			if s.shareOfOnlyTwo(k, clause, before) || t.unit == "%" && s.restOfHundred(k, before) {
				return
			}
		case t.unit == "%" && s.rateApplied(k, clause):
			return
		}
	}
}

// roughShare is how far from a share, in parts of it, a number may be that is said to be about so much.
const roughShare = 0.12

// shareOfOnlyTwo holds a share against the only two amounts of one kind that stand before it in its sentence.
func (s *sentence) shareOfOnlyTwo(k int, clause string, before *sentence) bool {
	t := s.terms[k]
	of := wholeNamed(strings.TrimPrefix(afterWord(clause, "占"), "到"))
	if k < 2 || t.open || anyof.Contains(clause, "增", "降", "由", "从", "提高", "分别", "至", "各") || runeCount(of) > 10 || anyof.Prefix(s.after(k, 2), "和", "、", "至", "到", "—", "～") {
		return false
	}
	var list []term
	for _, x := range s.terms[:k] {
		if x.share() || !comparable(x, s.terms[k-1]) {
			continue
		}
		if !x.plain() {
			return false
		}
		list = append(list, x)
	}
	if len(list) != 2 || list[1].from != s.terms[k-1].from || middle(list[0]) <= list[1].as(list[0].unit) || middle(list[1]) <= 0 {
		return false
	}
	whole, part := list[0], list[1]
	if subject, _, found := strings.Cut(clause, "占"); found && !s.sameSubject(s.indexOf(part), strings.TrimSuffix(subject, "约")) {
		return false // 投资5亿元以上项目93个，制造业项目占69%
	}
	text := s.p.text[s.from:part.to]
	if of == "" && !anyof.Contains(s.p.text[whole.to:part.from], "其中", "中，", "已") || !sharesWhole(of, text) || ofAll(of) && lessThanAll(clauseOf(s.p.text[s.from:whole.from])) || strings.ContainsAny(s.p.text[whole.to:t.from], "；。：") || anyof.Contains(text, "均", "每", "增", "减", "比", "上年", "去年") {
		return false
	}
	v := part.as(whole.unit) / middle(whole) * 100
	for _, right := range [...]float64{v, 100 - v, v / (1 + v/100)} {
		if s.fitsShare(t, right) {
			return false
		}
	}
	if low, high := t.percent(); anyPairFits(t, s.near(k, before)) || v > 4*high || 4*v < low {
		return false
	}
	scale := scaleOf(whole.text)
	line := fmt.Sprintf("%s÷%s＝%s", decimal(part.as(whole.unit), scale), decimal(middle(whole), scale), percentText(v, min(t.step, 1)))
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
	return true
}

// fitsShare tells whether a share as it is said is the right one: 约5% may be 4.5, 四成 36 to 44.
func (s *sentence) fitsShare(t term, right float64) bool {
	if !t.misses(right, right) {
		return true
	}
	low, high := t.percent()
	rough := t.rough || t.unit == "成" || strings.Contains(t.text, "分") || anyof.Suffix(clauseOf(s.p.text[s.from:t.from]), "约", "近")
	return rough && right >= low*(1-roughShare) && right <= high*(1+roughShare)
}

// restOfHundred reads 水电占41.5%，风电占23.2%，光伏占18.8%。余下的火电占18.5%: shares of one whole that come to a hundred with the rest.
func (s *sentence) restOfHundred(k int, before *sentence) bool {
	words := strings.TrimLeft(s.head(k), "，。；")
	if !anyof.Prefix(words, "余下", "其余", "剩余", "剩下") || strings.Contains(words, "中") {
		return false
	}
	of, j := s, k-1
	if k == 0 {
		if before == nil {
			return false
		}
		of, j = before, len(before.terms)-1
	}
	list := []term{s.terms[k]}
	for ; j >= 0 && of.terms[j].unit == "%" && !of.terms[j].open && !of.terms[j].rough && anyof.Contains(clauseOf(of.head(j)), "占"); j-- {
		list = append([]term{of.terms[j]}, list...)
	}
	if len(list) < 3 || s.terms[k].open || s.terms[k].rough {
		return false
	}
	reported := len(s.p.out.list)
	s.judgePercents(list, true)
	return len(s.p.out.list) > reported
}

// appliedWords say that a rate is taken of an amount.
var appliedWords = [...]string{"补贴", "补助", "贴息", "奖励", "奖补", "返还", "提取", "提成", "计提", "缴纳", "付息", "利息", "报销", "分红", "首付", "定金", "预付", "让利", "优惠", "减免"}

// rateApplied reads 每台售价3.6万元，补贴按30%兑付，每台补贴1.8万元, and 年利率按4.35%执行，贷款10万元一年可享受贴息435元: the rate is taken of the
// one amount and gives the other.
func (s *sentence) rateApplied(k int, clause string) bool {
	t := s.terms[k]
	if t.open || t.rough || !anyof.Contains(clause, "按", "补贴", "补助", "利率", "给予", "提取", "报销") || anyof.Contains(clause, "增", "降", "占", "率由", "从", "不低于", "不超过", "最高", "至少", "以内") || anyof.Prefix(s.after(k, 2), "以内", "以上", "和", "、", "至") {
		return false
	}
	var money []term
	for j, x := range s.terms {
		if j == k {
			continue
		}
		if x.share() || x.unit == "个百分点" || ofMoney(x) && (!x.plain() || j > k+2) {
			return false
		}
		if ofMoney(x) {
			money = append(money, x)
		}
	}
	if len(money) != 2 || money[1].from < t.from || !anyof.Contains(clauseOf(s.p.text[s.from:money[1].from]), appliedWords[:]...) || anyof.Contains(clauseOf(s.p.text[s.from:money[1].from]), "共", "累计", "最高", "户均", "平均", "合计", "总") {
		return false
	}
	base, given := money[0], money[1]
	right := middle(base) * middle(t) / 100
	rest := middle(base) - right
	got := given.as(base.unit)
	slack := (given.step*scaleOf(given.text) + base.step*scaleOf(base.text)*middle(t)/100) / 2
	if math.Abs(got-right) <= slack+1e-9 || math.Abs(got-rest) <= slack+1e-9 || got > 20*right || right > 20*got {
		return false
	}
	scale := scaleOf(given.text)
	line := fmt.Sprintf("%s×%s＝%s", base.text, t.text, decimal(math.Round(right/scale*100)/100*scale, scale))
	s.report(percentMismatchID, given, fmt.Sprintf("%s，写的是%s", line, decimal(got, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(got, scale)))
	return true
}

var (
	// fractionTold reads 三分之二的受访农户（76.7%）.
	fractionTold = lazyregexp.New(`(近|约|超|超过|逾|大约|将近)?([二三四五六七八九十])分之([一二三四五六七八九])[^，。；：（）0-9]{0,8}（(?:占)?([0-9]{1,2}(?:\.[0-9]+)?)[%％]）`)
	// perThousand are rates of people that are counted by the thousand.
	perThousand = lazyregexp.New(`(?:人口|粗)(?:自然增长率|出生率|死亡率)(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)([%％])`)
)

// farthestFraction is how many points a fraction and the percentage that repeats it may be apart.
const farthestFraction = 4

// leastPerThousand is the least rate in per cent that no people are born or die at: a village's 8% is 8‰.
const leastPerThousand = 4

// findFractions reads fractions with their percentage, and rates by the hundred that are counted by the thousand.
func (p *passage) findFractionsTold() {
	if p.holds("分之") && p.holds("（") {
		for _, m := range fractionTold.FindAllStringSubmatchIndex(p.text, -1) {
			whole, part := readNumber(p.text[m[4]:m[5]]), readNumber(p.text[m[6]:m[7]])
			told, _ := strconv.ParseFloat(p.text[m[8]:m[9]], 64)
			right := float64(part) / float64(whole) * 100
			if over := m[2] >= 0 && anyof.Prefix(p.text[m[2]:m[3]], "超", "逾"); math.Abs(told-right) <= farthestFraction || over && told > right {
				continue
			}
			q := twoNumbers(p.text[m[4]:m[7]], p.text[m[8]:m[9]]+"%")
			q.Rule, q.Span = percentMismatchID, p.prose.Source(m[8], m[9])
			p.out.add(q)
		}
	}
	if p.holds("自然增长率", "出生率", "死亡率") {
		for _, m := range perThousand.FindAllStringSubmatchIndex(p.text, -1) {
			if told, _ := strconv.ParseFloat(p.text[m[2]:m[3]], 64); told >= leastPerThousand {
				p.report(percentMismatchID, p.runeAt(m[2]), p.runeAt(m[5]), msg(p.text[m[2]:m[5]]+"：人口的出生率、死亡率按千分之几算", p.text[m[2]:m[5]]+": births and deaths are counted by the thousand"), msg("看是不是‰", "see whether ‰ was meant"))
			}
		}
	}
}
