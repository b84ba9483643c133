package check

import (
	"fmt"
	"math"

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
		Title: msg("百分比算出来不对", "a percentage that contradicts its figures"),
		Why: msg("“占总数的88%”“增长12.5%”是可以算的：占比、增长、倍数要与旁边的数合得上，数连没连到数据都算（四舍五入的差别不算）。增长以上年的数为底，不以今年的；写着“上升”而数是降的，也报；写明“占总户数的”，总户数写在别段也算。",
			"“占总数的88%” and “增长12.5%” can be calculated: a share, a growth rate, a multiple or an average must follow from the figures beside it, linked to data or not. Rounding is allowed for. Growth is relative to the earlier value, not the later one. A rise that is in fact a fall is reported too. Where a share names its whole, as in 占总户数的, the whole may be in another paragraph."),
		Right: []string{
			factFile("外出务工[11300人](fact:workers)，其中贫困人口[8287人](fact:poor)，占73.3%。", workers, poor),
			factFile("收入由[8000元](fact:before)增加到[9000元](fact:after)，增长12.5%。", before, after),
		},
		Wrong: []string{
			factFile("外出务工[11300人](fact:workers)，其中贫困人口[8287人](fact:poor)，占83.3%。", workers, poor),
			factFile("贫困人口[8287人](fact:poor)，占全部务工人员[11300人](fact:workers)的63%。", workers, poor),
			factFile("收入由[8000元](fact:before)增加到[9000元](fact:after)，增长15%。", before, after),
			"全年接待游客6.3万人次，上年为5.04万人次，增长20%。",
		},
		Fix: msg("按提示的数改，或者查一查两头的数。",
			"Write the result that the hint gives, or check the figures it is calculated from."),
	}} // found together with sum-mismatch, by findWrongSums
}

// reportShare reports that a share is not part÷whole, which is written in so many digits as step has.
func (s *sentence) reportShare(t, part, whole term, step float64) {
	scale, v := scaleOf(whole.text), part.as(whole.unit)
	if _, high := t.percent(); v > 0 && v/middle(whole)*100 < high*leastOfStated {
		return // 6120元 is no part of 9.3亿元
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(v, scale), decimal(middle(whole), scale), percentText(v/middle(whole)*100, step))
	s.reportLine(percentMismatchID, t, line, t.text)
}

// leastOfStated is how little of a share that is stated its two amounts come to at the least: with less they are of other matters.
const leastOfStated = 1e-3

func percentText(v, step float64) string {
	digits := 0
	for step < 0.99 && digits < 4 {
		step *= 10
		digits++
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "?"
	}
	if digits == 0 && math.Abs(v-math.Round(v)) > 0.05 {
		digits = 1
	}
	return fmt.Sprintf("%.*f%%", digits, v)
}
