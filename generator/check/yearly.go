package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"

	"casebook/generator/numeral"
)

// yearlyRate holds a yearly growth against what it leads from and to, as far as both name their years:
// 由2015年的712亿元升至2022年的3046亿元，年均增长23%.
func (s *sentence) yearlyRate(t, a, b term, low, high float64) {
	if s.constantPrices(t) || t.open || t.rough {
		return
	}
	from, to := 0, 0
	if b.from >= a.to {
		from, to = yearIn(s.p.text[s.from:a.from]), yearIn(s.p.text[a.to:b.from])
	} else { // 3046亿元，比2015年的712亿元年均增长23%
		from, to = yearIn(s.p.text[b.to:a.from]), yearIn(s.p.text[s.from:b.from])
	}
	if to == 0 {
		from, to = s.yearsStated(max(a.to, b.to))
	}
	if to == 0 && s.overFiveYears(max(a.to, b.to)) {
		s.fiveYearRate(t, a, b, low, high)
		return
	}
	s.yearlyRateOver(to-from, t, a, b, low, high)
}

// yearlyRateOver holds a yearly growth against what it leads from and to in so many years.
func (s *sentence) yearlyRateOver(years int, t, a, b term, low, high float64) {
	if years < 2 || years > 60 || realTerms(s.p.text[b.to:max(t.from, b.to)]) {
		return // or one of the two years is not reported
	}
	rate := func(ratio float64, n int) float64 { return (math.Pow(ratio, 1/float64(n)) - 1) * 100 }
	stated := middle(t)
	for n := years; n <= years+1; n++ { // both ends are counted by some
		x, y := math.Abs(rate(low/a.high, n)), math.Abs(rate(high/a.low, n))
		if stated >= min(x, y)-2*t.step && stated <= max(x, y)+2*t.step {
			return
		}
	}
	if math.Abs(stated-math.Abs(middle(b)/middle(a)-1)/float64(years)*100) <= 2*t.step {
		return // or the growth of all years by their number
	}
	right := percentText(rate(middle(b)/middle(a), years), min(t.step, 0.1))
	line := fmt.Sprintf("由%s到%s，%d年平均每年是%s", a.text, b.text, years, right)
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("from %s to %s in %d years is %s a year, but the text says %s", a.text, b.text, years, right, t.text))
}

// realTerms tells whether what a growth stands behind takes the rise of prices off it: 扣除物价上涨因素，平均每年增长8.6%.
func realTerms(words string) bool {
	return anyof.Contains(words, "扣除", "剔除", "可比", "不变价", "实际增长", "实际递增", "实际年均")
}

// yearIn returns the last year that a text names, 0 where it names none.
func yearIn(text string) int {
	i := strings.LastIndex(text, "年")
	if i < 4 {
		return 0
	}
	year := 0
	for _, c := range text[i-4 : i] {
		d := numeral.Arabic(c)
		if d < 0 {
			return 0
		}
		year = year*10 + d
	}
	if year < 1900 || year > 2100 {
		return 0
	}
	return year
}

// yearsStated returns the years that the first change of the paragraph names, which those behind it are over too:
// 生产总值由2010年的232亿元增加到2015年的620亿元，…。财政收入由34.5亿元增加到97.6亿元.
func (s *sentence) yearsStated(end int) (from, to int) {
	if m := yearsAhead.FindStringSubmatch(s.p.text[s.from:end]); m != nil {
		from, _ = strconv.Atoi(m[1])
		to, _ = strconv.Atoi(m[2])
		return from, to
	}
	if own := s.p.text[s.from:end]; anyof.Contains(own, "年的", "年末") || yearIn(own) > 0 {
		return 0, 0
	}
	before := s.p.text[max(0, s.from-farthestYears):s.from]
	for _, m := range yearsOfChange.FindAllStringSubmatch(before, -1) {
		from, _ = strconv.Atoi(m[1])
		to, _ = strconv.Atoi(m[2])
	}
	return from, to
}

// farthestYears is how many bytes before a sentence the years of its changes may be reported.
const farthestYears = 1200

// yearsAhead are the years that open a sentence: 2021年到2023年，.
var yearsAhead = lazyregexp.New(`^([12][09][0-9]{2})年?(?:到|至|—|－|-)([12][09][0-9]{2})年(?:，|间，|期间，)`)

var yearsOfChange = lazyregexp.New(`[由从]([12][09][0-9]{2})年[^。；]{2,40}?[到至]([12][09][0-9]{2})年`)

// severalPlans are plans that are named together: “七五”、“八五”期间 are ten years, and where they begin is left open.
var severalPlans = lazyregexp.New(`五”(?:[、和与及至到—－～-]|以及|两个)*“[一二三四五六七八九十]{1,2}五”`)

// overFiveYears tells whether a change is said to be over a plan of five years, in its sentence or at the head of its paragraph.
func (s *sentence) overFiveYears(end int) bool {
	own := s.p.text[s.from:end]
	if anyof.Contains(own, "年的", "年底", "年末", "上年", "去年") || yearIn(own) > 0 {
		return false
	}
	text := s.p.text[max(0, s.from-farthestYears):end]
	if severalPlans.MatchString(text) {
		return false
	}
	return anyof.Contains(text, "五”时期", "五”期间", "过去五年", "五年来", "五年间", "五年时间")
}

// fiveYearRate holds a yearly growth against a change over five years; whether four or six were meant is left open.
func (s *sentence) fiveYearRate(t, a, b term, low, high float64) {
	if a.open || b.open {
		return
	}
	rate := func(ratio, n float64) float64 { return math.Abs(math.Pow(ratio, 1/n)-1) * 100 }
	stated := middle(t)
	least := min(rate(low/a.high, 6), rate(high/a.low, 6), rate(low/a.high, 4), rate(high/a.low, 4)) - 0.5
	most := max(rate(low/a.high, 4), rate(high/a.low, 4), rate(low/a.high, 6), rate(high/a.low, 6)) + 0.5
	if simple := math.Abs(middle(b)/middle(a)-1) / 5 * 100; stated >= least && stated <= most || math.Abs(stated-simple) <= 2*t.step || stated > 3*most {
		return
	}
	right := percentText(rate(middle(b)/middle(a), 5), min(t.step, 0.1))
	line := fmt.Sprintf("由%s到%s，五年平均每年是%s", a.text, b.text, right)
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("from %s to %s in five years is %s a year, but the text says %s", a.text, b.text, right, t.text))
}
