package check

import (
	"fmt"

	"casebook/generator/document/prose"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

const sumMismatchID = problem.SumMismatch

func sumMismatch() rule {
	all := "id = \"all\"\nvalue = 50\nunit = \"万元\""
	road := "id = \"road\"\nvalue = 30\nunit = \"万元\""
	water := "id = \"water\"\nvalue = 20\nunit = \"万元\""
	light := "id = \"light\"\nvalue = 25\nunit = \"万元\""
	members := func(total, parts string) string {
		return breakdownFile(parts) + "[[village.series]]\nindicator = \"members\"\n" + total + "\n"
	}
	bySex := func(women int) string {
		return breakdownFile(`parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`) +
			fmt.Sprintf("[[village.breakdown]]\nindicator = \"members\"\nby = \"sex\"\nyear = 2020\nparts = { \"男\" = 15, \"女\" = %d }\n", women)
	}
	return rule{Rule: Rule{
		ID: sumMismatchID, Severity: problem.Warning,
		Title: msg("各项加起来不等于总数", "parts that do not add up to the whole"),
		Why: msg("分组的人数加起来应是总数，“共计”应是前面各项的和，“其中”的各项不会超过总数。户均乘户数、单价乘数量应是总额，年初的数加上进的、减去出的应是年末的数，要分两步算的（先减成本，再按户分）也一步步算，各部分的百分比合起来应是全部，同一件事前后的数应当一致，换个单位再说一遍的（“合”“即”“也就是”）换算要对得上，文里的数与旁边的表一致，表里的合计与各行相符，年龄、年数、天数、名次与写明的年份、日期相符。数连没连到数据都算，四舍五入的差别不算。对不上，总有一个数是错的。",
			"The parts of a breakdown must add up to its total, 共计 must be the sum of the figures before it, and the items after 其中 must not exceed the whole. Also checked: an average times the number of households, and a price times a quantity, against the total; an opening figure plus what came and minus what went against the closing one; calculations in two steps; the shares of a whole, which must add up to 100%; figures of the same thing in different places or units; a text against the table beside it; a table's totals against its rows; and ages, years, days and ranks against the dates given with them. All figures count, linked to data or not; rounding is allowed for. Where they disagree, one of the numbers is wrong."),
		Right: []string{
			members("values = { 2020 = 23 }", `parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`),
			bySex(8),
			factFile("修路[30万元](fact:road)、引水[20万元](fact:water)，共计[50万元](fact:all)。", all, road, water),
			factFile("投入[50万元](fact:all)，其中修路[30万元](fact:road)、引水[20万元](fact:water)。", all, road, water),
			"展厅陈列农具45件、老照片38幅、奖状12张，共计95件展品。",
		},
		Wrong: []string{
			members("values = { 2020 = 25 }", `parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 6 }`),
			bySex(9),
			factFile("修路[30万元](fact:road)、照明[25万元](fact:light)，共计[50万元](fact:all)。", all, road, light),
			factFile("投入[50万元](fact:all)，其中修路[30万元](fact:road)、照明[25万元](fact:light)。", all, road, light),
			factFile("收入由[50万元](fact:all)增加到[30万元](fact:road)。", all, road),
			"全校有学生900人，其中小学生500人，初中生300人，高中生200人。",
			"展厅陈列农具45件、老照片38幅、奖状12张，共计105件展品。",
			"带动104户265人，户均增收1500元，增收总额31.2万元。",
			"山地占总面积的70%，丘陵占20%，台地占5%，河谷盆地占15%。",
			"全镇耕地面积73760亩。\n\n全镇耕地面积73760公顷，主要种玉米。",
		},
		Fix: msg("对照来源，改总数或改分项。",
			"Compare with the source and correct the total or the part."),
	}, narrative: func(n *page) {
		findWrongSums(n)
		findWrongTables(n)
		findConflicts(n)
		findEquations(n)
		findClaims(n)
	}, data: findWrongTotals}
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
				out.add(wrongTotal(b, sum, right, related(figureAt(series, b.Year), "总数在这里", "the total is here")))
			}
			continue
		}
		for other := range owner.Breakdowns() {
			if other.By == b.By && other.Indicator == b.Indicator && other.Year == b.Year {
				break // only those before b
			}
			if right, _ := total(other); other.Indicator == b.Indicator && other.Year == b.Year {
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
		Hint: msg("对照来源，改总数或改分项", "compare with the source and correct the total or a part")}
}

func findWrongSums(n *page) {
	for _, p := range n.plain {
		if n.ctx.Err() != nil {
			return
		}
		if !readsFigures(p.prose.Kind) || p.prose.Kind == prose.TableCell {
			continue
		}
		p.findWrongRatios()
		p.findSpans()
		p.findDatedSpans()
		if p.digits > 1 {
			p.findConverted()
			p.findVotes()
			p.findFractionsStated()
			p.findSaidSpans()
			p.findSpansBetween()
			p.findImpossibleRates()
			p.findIndexChanges()
			p.findShortened()
		}
		list := p.sentences()
		p.findBeyondAll()
		for i := range list {
			s := &list[i]
			if i > 0 && list[i-1].to+len("。") >= s.from {
				s.former = &list[i-1]
			}
			s.findWrongArithmetic()
		}
		p.ratesStated()
		p.findIdentities()
		p.findRelations()
		p.findColumns()
		p.growthsOfHalves()
		p.findRoughShares()
		p.findSumsOfPosts()
		p.findKindsCounted()
		p.findStatedForms()
		p.findWordings(list)
	}
}

// findWrongArithmetic holds the figures of a sentence against each other by its words, the surest readings first: where one of them tells
// something, those behind it would tell it again.
func (s *sentence) findWrongArithmetic() {
	reported := len(s.p.out.list)
	s.findSums(s.former)
	if len(s.terms) > 1 {
		s.findChanges()
		s.findAverages()
		s.shares()
		s.sharesStated()
		s.lentOfSaved()
		s.findFixedSums(s.former)
	}
	if len(s.p.out.list) == reported {
		s.findProducts()
	}
	if len(s.p.out.list) == reported {
		s.findRates(s.former)
		s.findKnownRatios(s.former)
	}
	if len(s.p.out.list) == reported {
		s.findSaidSums()
		s.findSaidRates(s.former)
	}
}
