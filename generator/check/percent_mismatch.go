package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/problem"
)

const percentMismatchID problem.Rule = "percent-mismatch"

func percentMismatch() rule {
	workers := "id = \"workers\"\nvalue = 11300\nunit = \"人\""
	poor := "id = \"poor\"\nvalue = 8287\nunit = \"人\""
	before := "id = \"before\"\nvalue = 8000\nunit = \"元\""
	after := "id = \"after\"\nvalue = 9000\nunit = \"元\""
	return rule{Rule: Rule{
		ID: percentMismatchID, Severity: problem.Warning,
		Title: msg("百分比算出来不对", "a percentage that its figures contradict"),
		Why: msg("“占总数的88%”“增长12.5%”是可以算的：两头的数都连到了数据，百分比就要与它们合得上（四舍五入的差别不算）。",
			"“占总数的88%” and “增长12.5%” can be worked out: a share, a growth, a multiple or an average has to follow from the figures beside it. Rounding is allowed for."),
		Right: []string{
			factFile("外出务工[11300人](fact:workers)，其中贫困人口[8287人](fact:poor)，占73.3%。", workers, poor),
			factFile("收入由[8000元](fact:before)增加到[9000元](fact:after)，增长12.5%。", before, after),
		},
		Wrong: []string{
			factFile("外出务工[11300人](fact:workers)，其中贫困人口[8287人](fact:poor)，占83.3%。", workers, poor),
			factFile("贫困人口[8287人](fact:poor)，占全部务工人员[11300人](fact:workers)的63%。", workers, poor),
			factFile("收入由[8000元](fact:before)增加到[9000元](fact:after)，增长15%。", before, after),
		},
		Fix: msg("按提示的数改，或者查一查两头的数。",
			"Write the result that the hint gives, or check the figures it is worked out from."),
	}, narrative: findWrongPercents}
}

func findWrongPercents(n *page) {
	for _, p := range n.texts {
		if len(p.prose.FactRefs) < 2 {
			continue
		}
		p.readFigures()
		for _, s := range p.sentences() {
			s.shares()
			for _, c := range s.changes() {
				s.growth(c)
			}
		}
	}
}

// shares reads A，占B的P% and B，其中A，占P%.
func (s *sentence) shares() {
	for k := 1; k < len(s.terms); k++ {
		percent := s.terms[k]
		if percent.unit == "倍" {
			s.multiple(k)
		}
		if !percent.share() {
			continue
		}
		part, total, ok := s.partAndTotal(k)
		if !ok {
			continue
		}
		low, high, ok := part.in(total.unit)
		if !ok || total.low <= 0 {
			continue
		}
		s.percentOf(percent, low/total.high*100, high/total.low*100,
			fmt.Sprintf("%s占%s", part.text, total.text), fmt.Sprintf("%s of %s", part.text, total.text))
	}
}

// multiple reads B是A的N倍.
func (s *sentence) multiple(k int) {
	if k < 2 || !s.terms[k-1].bound || !s.terms[k-2].bound || s.between(s.terms[k-1], s.terms[k]) != "的" {
		return
	}
	b, a := s.terms[k-2], s.terms[k-1]
	low, high, ok := b.in(a.unit)
	if words := s.between(b, a); ok && a.low > 0 && containsAny(words, "是", "为", "相当于", "达到") && !strings.ContainsAny(words, "；，") {
		s.times(s.terms[k], low/a.high, high/a.low, fmt.Sprintf("%s比%s", b.text, a.text), fmt.Sprintf("%s to %s", b.text, a.text))
	}
}

// partAndTotal finds the two bound figures that the percentage k is about.
func (s *sentence) partAndTotal(k int) (part, total term, ok bool) {
	if k < 2 || !s.terms[k-1].bound || !s.terms[k-2].bound {
		return term{}, term{}, false
	}
	a, b := s.terms[k-2], s.terms[k-1]
	between, words := s.between(a, b), s.between(b, s.terms[k])
	if strings.Contains(between+words, "；") {
		return term{}, term{}, false
	}
	if strings.Contains(between, "占") && hasSuffix(words, "的", "比例为", "比重为", "比例达", "比重达") {
		return a, b, true // A，占B的P%
	}
	if strings.Contains(words, "占") && runeCount(words) <= 14 && (containsAny(between, "其中", "中，", "里，", "有") || strings.HasPrefix(between, "中") || containsAny(words, "占全", "占总", "占比")) {
		return b, a, true // A，其中B，占P%
	}
	return term{}, term{}, false
}

func hasSuffix(text string, words ...string) bool {
	for _, word := range words {
		if strings.HasSuffix(text, word) {
			return true
		}
	}
	return false
}

// growth holds what a sentence says of a change against the change: 增长12.5%, 增长了2倍.
func (s *sentence) growth(c change) {
	a, b := s.terms[c.a], s.terms[c.b]
	low, high, ok := b.in(a.unit)
	if !ok || a.low <= 0 {
		return
	}
	for k := max(c.a, c.b) + 1; k < len(s.terms); k++ {
		t := s.terms[k]
		words := s.between(s.terms[max(c.a, c.b)], t)
		if strings.Contains(words, "；") || runeCount(words) > 16 || k > max(c.a, c.b)+1 && !strings.ContainsAny(words, "增升提降减") {
			return
		}
		what, whatEN := fmt.Sprintf("从%s到%s", a.text, b.text), fmt.Sprintf("from %s to %s", a.text, b.text)
		if strings.Contains(t.text, "番") {
			s.times(t, low/a.high, high/a.low, what, whatEN)
			return
		}
		if !containsAny(words, "增", "提高", "提升", "上升", "下降", "减少", "降低", "降幅", "降") || containsAny(words, "年均", "平均", "每年") {
			continue
		}
		rateLow, rateHigh := (low/a.high-1)*100, (high/a.low-1)*100
		if rateHigh < 0 {
			rateLow, rateHigh = -rateHigh, -rateLow
		}
		switch {
		case t.share() && !isShare(a.unit):
			s.percentOf(t, rateLow, rateHigh, what, whatEN)
		case t.unit == "倍":
			t.step = 0.1
			s.timesOf(t, rateLow/100, rateHigh/100, what, whatEN)
		case !t.share() && !strings.ContainsAny(words, "到至") && t.difference(a, b):
			s.wrong(sumMismatchID, t, what, whatEN, fmt.Sprintf("%.10g%s", math.Abs(low-a.low), a.unit), t.bound)
		case t.unit == "个百分点" && isShare(a.unit):
			s.pointsOf(t, math.Abs(low-a.low), math.Abs(high-a.high), what, whatEN)
		}
		return
	}
}

// times reports a multiple that is not the ratio's.
func (s *sentence) times(t term, low, high float64, what, whatEN string) {
	if high < t.low-0.05 || low > t.high+0.05 {
		s.wrong(percentMismatchID, t, what, whatEN, fmt.Sprintf("%.1f倍", (low+high)/2), t.bound)
	}
}

// percentOf reports a percentage that [low,high] and the rounding of its last digit do not
// reach.
func (s *sentence) percentOf(t term, low, high float64, what, whatEN string) {
	from, to := t.percent()
	tolerance := t.step / 2
	if t.unit == "成" {
		tolerance = 1
	}
	if high >= from-tolerance && low <= to+tolerance {
		return
	}
	s.wrong(percentMismatchID, t, what, whatEN, percentText((low+high)/2, t.step), t.bound)
}

// difference tells whether t says another difference between a and b than there is: 由A
// 增加到B，净增C.
func (t term) difference(a, b term) bool {
	low, high, ok := t.in(a.unit)
	bLow, bHigh, ok2 := b.in(a.unit)
	if !ok || !ok2 || isShare(a.unit) {
		return false
	}
	least, most := bLow-a.high, bHigh-a.low
	if most < 0 {
		least, most = -most, -least
	}
	return most < low*0.9995 || least > high*1.0005
}

func (s *sentence) timesOf(t term, low, high float64, what, whatEN string) {
	if high >= t.low-0.05 && low <= t.high+0.05 || high+1 >= t.low-0.05 && low+1 <= t.high+0.05 {
		return // 增长了2倍 is said of a threefold by some and of a double by others
	}
	s.wrong(percentMismatchID, t, what, whatEN, fmt.Sprintf("%.1f倍", (low+high)/2), t.bound)
}

func (s *sentence) pointsOf(t term, low, high float64, what, whatEN string) {
	low, high = min(low, high), max(low, high)
	if high >= t.low-t.step/2 && low <= t.high+t.step/2 {
		return
	}
	s.wrong(percentMismatchID, t, what, whatEN, fmt.Sprintf("%.4g个百分点", (low+high)/2), t.bound)
}

func (s *sentence) wrong(rule problem.Rule, t term, what, whatEN, right string, bound bool) {
	hint := msg(fmt.Sprintf("改成“%s”，或查一查两头的数", right), fmt.Sprintf("write %s, or look at the two figures", right))
	if bound {
		hint = msg(fmt.Sprintf("算出来是%s；查一查这三个数在 data/ 里是不是都对", right), fmt.Sprintf("it comes to %s: look at the three figures in data/", right))
	}
	s.p.out.add(problem.Problem{Rule: rule, Span: s.p.prose.Source(t.from, t.to),
		Message: msg(fmt.Sprintf("%s，应是%s，这里写“%s”", what, right, t.text), fmt.Sprintf("%s is %s, the text says %s", whatEN, right, t.text)),
		Hint:    hint})
}

func percentText(v, step float64) string {
	digits := 0
	for step < 0.99 && digits < 4 {
		step *= 10
		digits++
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "?"
	}
	return fmt.Sprintf("%.*f%%", digits, v)
}
