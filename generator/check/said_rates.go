package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Rates that the words name outright: how town and country incomes compare, a yearly growth and that of all years.

// findSaidRates looks for them in a sentence of which nothing else is reported.
func (s *sentence) findSaidRates(before *sentence) {
	text := s.p.text[s.from:s.to]
	reported := len(s.p.out.list)
	for _, look := range [...]struct {
		marks []string
		find  func()
	}{
		{[]string{"收入比", "收入之比"}, func() { s.incomeRatio(before) }},
		{[]string{"年均增长", "年均增速"}, s.yearlyAndAll},
	} {
		if len(s.p.out.list) == reported && s.p.within(text, look.marks...) {
			look.find()
		}
	}
}

// ratioOfIncomes is 城乡居民收入比为2.7：1.
var ratioOfIncomes = lazyregexp.New(`城乡居民(?:人均)?(?:可支配)?收入(?:之)?比(?:值)?(?:由[0-9.]+(?:[:：∶]1)?)?(?:缩小到|缩小为|降至|降为|为|是|：)?([0-9]\.[0-9]{1,3})(?:[:：∶]1)?`)

// incomeRatio holds the ratio of town and country incomes against the two, in its sentence and the one before.
func (s *sentence) incomeRatio(before *sentence) {
	text := s.p.text[s.from:s.to]
	m := ratioOfIncomes.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	town, country := term{}, term{}
	for _, of := range [...]*sentence{before, s} {
		if of == nil {
			continue
		}
		for k, t := range of.terms {
			clause := clauseOf(of.head(k))
			if t.unit != "元" || !t.plain() || !strings.Contains(clause, "收入") || anyof.Contains(clause, "增", "比", "上年", "去年", "工资", "经营", "财产", "转移") {
				continue
			}
			switch {
			case anyof.Contains(clause, "城镇居民", "城镇常住"):
				town = t
			case anyof.Contains(clause, "农村居民", "农民", "农村常住"):
				country = t
			}
		}
	}
	if middle(town) < 1000 || middle(country) < 1000 {
		return
	}
	written := text[m[2]:m[3]]
	stated, _ := strconv.ParseFloat(written, 64)
	right := middle(town) / middle(country)
	if math.Abs(stated-right) <= step(written) || !closeTo(stated, right) {
		return
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(middle(town), 1), decimal(middle(country), 1), decimal(roundTo(right, step(written)), 1))
	at := s.from + m[2]
	s.p.report(percentMismatchID, s.p.runeAt(at), s.p.runeAt(s.from+m[3]-1)+1,
		msg(fmt.Sprintf("%s，写的是%s", line, written), fmt.Sprintf("%s, but the text says %s", line, written)),
		msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
}

// yearsTogether says of how many years a growth is.
var yearsTogether = lazyregexp.New(`([二两三四五六七八九十])年(?:间|来)?(?:累计|共|总共|合计)增长$`)

// yearlyAndAll reads 五年间年均增长8.4%，五年累计增长49.7%: growth upon growth, no sum.
func (s *sentence) yearlyAndAll() {
	for k := 1; k < len(s.terms); k++ {
		year, all := s.terms[k-1], s.terms[k]
		m := yearsTogether.FindStringSubmatch(s.head(k))
		if m == nil || year.unit != "%" || all.unit != "%" || !asWritten(year) || !asWritten(all) || !anyof.Suffix(s.head(k-1), "年均增长", "年均增速为", "年均增速达到", "年均增速") {
			continue
		}
		n := float64(strings.Index("零一二三四五六七八九十", strings.Replace(m[1], "两", "二", 1)) / len("零"))
		grow := func(rate float64) float64 { return (math.Pow(1+rate/100, n) - 1) * 100 }
		low, high := grow(middle(year)-year.step), grow(middle(year)+year.step)
		if !all.misses(low, high) || !closeTo(grow(middle(year)), middle(all)) {
			continue
		}
		line := fmt.Sprintf("每年增长%s，%d年是%s", year.text, int(n), percentText(grow(middle(year)), all.step))
		s.report(percentMismatchID, all, fmt.Sprintf("%s，写的是%s", line, all.text), fmt.Sprintf("%s a year is %s in %d years, but the text says %s", year.text, percentText(grow(middle(year)), all.step), int(n), all.text))
		return
	}
}
