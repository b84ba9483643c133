package check

import (
	"fmt"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

const sumMismatchID problem.Rule = "sum-mismatch"

func sumMismatch() rule {
	all := "id = \"all\"\nvalue = 50\nunit = \"万元\""
	road := "id = \"road\"\nvalue = 30\nunit = \"万元\""
	water := "id = \"water\"\nvalue = 20\nunit = \"万元\""
	light := "id = \"light\"\nvalue = 25\nunit = \"万元\""
	members := func(total, parts string) string {
		return breakdownFile(parts) + "[[village.series]]\nindicator = \"members\"\n" + total + "\n"
	}
	return rule{Rule: Rule{
		ID: sumMismatchID, Severity: problem.Warning,
		Title: msg("各项加起来不等于总数", "parts that do not add up to the whole"),
		Why: msg("分组的人数加起来应是总数，“共计”应是前面各项的和，“其中”的各项不会超过总数。加不上，总有一个数是错的。",
			"The parts of a breakdown make up its total, 共计 is the sum of what stands before it, and what follows 其中 does not exceed the whole. Where it does, one of the numbers is wrong."),
		Right: []string{
			members("values = { 2020 = 23 }", `parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`),
			factFile("修路[30万元](fact:road)、引水[20万元](fact:water)，共计[50万元](fact:all)。", all, road, water),
			factFile("投入[50万元](fact:all)，其中修路[30万元](fact:road)、引水[20万元](fact:water)。", all, road, water),
		},
		Wrong: []string{
			members("values = { 2020 = 25 }", `parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`),
			factFile("修路[30万元](fact:road)、照明[25万元](fact:light)，共计[50万元](fact:all)。", all, road, light),
			factFile("投入[50万元](fact:all)，其中修路[30万元](fact:road)、照明[25万元](fact:light)。", all, road, light),
			factFile("收入由[50万元](fact:all)增加到[30万元](fact:road)。", all, road),
		},
		Fix: msg("对照来源，改总数或改分项。",
			"Compare with the source and correct the total or the part."),
	}, narrative: findWrongSums, data: findWrongTotals}
}

// findWrongTotals holds the parts of each breakdown against the total of the same
// indicator and year, and against the first other breakdown of it where there is no total.
func findWrongTotals(_ *site, owner *report.Data, out *findings) {
	for b := range owner.Breakdowns() {
		sum, ok := total(b)
		if !ok {
			continue
		}
		if series := owner.Find(b.Indicator); !series.In(b.Year).IsMissing() {
			if right := series.In(b.Year); sum != right && !rounded(b, sum, right) {
				out.add(wrongTotal(b, sum, right, related(series.At, "总数在这里", "the total is here")))
			}
			continue
		}
		for other := range owner.Breakdowns() {
			if other.By == b.By && other.Indicator == b.Indicator && other.Year == b.Year {
				break // only those before b
			}
			if right, ok := total(other); ok && other.Indicator == b.Indicator && other.Year == b.Year {
				if right != sum && !rounded(b, sum, right) {
					out.add(wrongTotal(b, sum, right, related(other.At, "另一种分组在这里", "the other breakdown is here")))
				}
				break
			}
		}
	}
}

func total(b report.Breakdown) (quantity.Decimal, bool) {
	var sum quantity.Decimal
	for _, value := range b.Values.All() {
		if value.IsMissing() {
			return sum, false
		}
		var err error
		if sum, err = sum.Add(value); err != nil {
			return sum, false
		}
	}
	return sum, b.Values.Len() > 0 && !(b.Indicator != nil && isShare(b.Indicator.Unit))
}

// rounded tells whether the difference can come from parts that were each rounded: half of
// the last digit a part. Whole numbers of people are not rounded.
func rounded(b report.Breakdown, sum, right quantity.Decimal) bool {
	_, scale := right.Parts()
	for _, value := range b.Values.All() {
		_, s := value.Parts()
		scale = max(scale, s)
	}
	if scale == 0 {
		return false
	}
	slack, err := quantity.FromParts(int64(b.Values.Len()+1)*5, scale+1)
	difference, err2 := sum.Sub(right)
	return err == nil && err2 == nil && difference.Abs().Cmp(slack) <= 0
}

func wrongTotal(b report.Breakdown, sum, right quantity.Decimal, other problem.Related) problem.Problem {
	return problem.Problem{Rule: sumMismatchID, Span: b.At, Related: []problem.Related{other},
		Message: msg(fmt.Sprintf("“%s”%d年各项之和是%s，总数是%s", indicatorName(b.Indicator), b.Year, sum, right),
			fmt.Sprintf("the parts of %q in %d add up to %s, the total is %s", indicatorName(b.Indicator), b.Year, sum, right)),
		Hint: msg("对照来源，改总数或改分项", "compare with the source and mend the total or a part")}
}

func findWrongSums(n *page) {
	for _, p := range n.texts {
		if len(p.prose.FactRefs) < 2 {
			continue
		}
		p.readFigures()
		for _, s := range p.sentences() {
			s.amongThem()
			s.altogether()
			for _, c := range s.changes() {
				s.directionOf(c)
			}
		}
	}
}

// amongThem reads T，其中A、B: the parts do not exceed the whole, and make it up where the
// sentence says that they do (其余, 包括).
func (s *sentence) amongThem() {
	for k := 0; k+1 < len(s.terms); k++ {
		whole, words := s.terms[k], s.between(s.terms[k], s.terms[k+1])
		if !whole.bound || !containsAny(words, "其中", "包括", "分别为", "分别是") || strings.Contains(words, "；") {
			continue
		}
		low, high, last := 0.0, 0.0, k
		all := containsAny(words, "分别为", "分别是")
		for j := k + 1; j < len(s.terms); j++ {
			if j > k+1 && !s.goesOn(s.terms[j-1], s.terms[j]) {
				break
			}
			l, h, ok := s.terms[j].in(whole.unit)
			if !ok || !s.terms[j].bound {
				break
			}
			low, high, last = low+l, high+h, j
			all = all || strings.Contains(s.head(j), "其余")
		}
		if last == k {
			continue
		}
		if low > whole.high*1.0005 || all && last > k+1 && high < whole.low*0.9995 {
			s.wrongSum(whole, k+1, last, (low+high)/2)
		}
	}
}

// goesOn tells whether one item of a list follows another: 修路30万元、引水20万元. A clause
// with a verb of its own begins another matter.
func (s *sentence) goesOn(a, b term) bool {
	words := s.between(a, b)
	if strings.Contains(words, "其余") {
		return true
	}
	if containsAny(words, "其中", "占", "比", "带动", "发展", "帮扶", "吸纳", "新增", "实现", "覆盖", "惠及", "累计", "共", "增长", "达到", "另", "此外", "涉及", "人均", "户均", "年", "。") {
		return false
	}
	return (strings.ContainsAny(words, "、；") || strings.Contains(words, "和") || strings.ContainsAny(words, "，,")) && runeCount(words) <= 14
}

// altogether reads A、B，共计T.
func (s *sentence) altogether() {
	for k := 2; k < len(s.terms); k++ {
		whole, words := s.terms[k], s.between(s.terms[k-1], s.terms[k])
		tail := strings.TrimLeft(words[max(strings.LastIndexAny(words, "，、,"), 0):], "，、,")
		said := containsAny(words, "共计", "合计", "总计", "总共") || words == "共" || words != tail && strings.HasPrefix(tail, "共")
		if !whole.bound || !said || strings.Contains(words, "；") || runeCount(words) > 12 {
			continue
		}
		low, high, first := 0.0, 0.0, k
		for j := k - 1; j >= 0; j-- {
			if j < k-1 && !s.goesOn(s.terms[j], s.terms[j+1]) {
				break
			}
			l, h, ok := s.terms[j].in(whole.unit)
			if !ok || !s.terms[j].bound {
				break
			}
			low, high, first = low+l, high+h, j
		}
		if first <= k-2 && (low > whole.high*1.0005 || high < whole.low*0.9995) {
			s.wrongSum(whole, first, k-1, (low+high)/2)
		}
	}
}

func (s *sentence) wrongSum(whole term, first, last int, sum float64) {
	var parts []string
	for _, t := range s.terms[first : last+1] {
		parts = append(parts, t.text)
	}
	list := strings.Join(parts, "、")
	s.p.out.add(problem.Problem{Rule: sumMismatchID, Span: s.p.prose.Source(whole.from, whole.to),
		Message: msg(fmt.Sprintf("%s合起来是%.10g%s，这里的总数是“%s”", list, sum, whole.unit, whole.text),
			fmt.Sprintf("%s come to %.10g %s, the whole is %s", list, sum, whole.unit, whole.text)),
		Hint: msg("对照来源，改总数或改分项", "compare with the source and mend the whole or a part")})
}

// directionOf reports 由A增加到B where B is less.
func (s *sentence) directionOf(c change) {
	a, b := s.terms[c.a], s.terms[c.b]
	low, high, ok := b.in(a.unit)
	if !ok || !c.sure || !(c.up && high < a.low || !c.up && low > a.high) {
		return
	}
	zh, en := "写的是增加，%s却比%s小", "said to rise, but %s is less than %s"
	if !c.up {
		zh, en = "写的是减少，%s却比%s大", "said to fall, but %s is more than %s"
	}
	s.p.out.add(problem.Problem{Rule: sumMismatchID, Span: s.p.prose.Source(b.from, b.to),
		Message: msg(fmt.Sprintf(zh, b.text, a.text), fmt.Sprintf(en, b.text, a.text)),
		Hint:    msg("看看两个数是不是写反了", "see whether the two figures are exchanged")})
}
