package check

import (
	"cmp"
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// findOddDates reports what is said to have been changed or corrected before it was published.
func findOddDates(n *page) {
	first := n.n.Date
	if first.Year == 0 {
		return
	}
	n.earlierThanItsFigures()
	early := func(d report.Date, at source.Span, what problem.Text) {
		if !isBefore(d, first) {
			return
		}
		n.out.add(problem.Problem{Rule: outlierID, Span: at,
			Message: msg(fmt.Sprintf("%s的日期早于发布日期（date）", what.ZH), fmt.Sprintf("the date of %s is before the date of publication (date)", what.EN)),
			Hint:    msg("两个日期有一个错了：改正它", "one of the two is wrong: correct it")})
	}
	early(n.n.Updated, keyed(n.n.At, "updated"), msg("更新", "the change"))
	for _, c := range n.n.Corrections {
		early(c.Date, keyed(c.At, "date"), msg("更正", "the correction"))
	}
}

// firstReports is the year before which nothing can have been published of what this program is for.
const firstReports = 1949

// earlierThanItsFigures reports a text that would have been published before what it tells of was done:
// 1924 for 2024. One figure of a later year may be wrong itself, so its year is named.
func (n *page) earlierThanItsFigures() {
	published := max(n.n.Date.Year, n.n.Updated.Year)
	latest, label := 0, ""
	take := func(year int, status report.Status, name string) {
		if year > latest && status != report.Target && status != report.Expected && year <= n.s.opt.Today.Year {
			latest, label = year, name
		}
	}
	for _, f := range n.n.Facts {
		take(f.Year, f.Status, cmp.Or(f.Clause(), f.ID))
	}
	for _, f := range n.n.FactRefs {
		if f.Missing == report.Found {
			take(f.Year, f.Status, f.Label)
		}
	}
	p := problem.Problem{Rule: outlierID, Span: keyed(n.n.At, "date")}
	switch {
	case latest > published:
		p.Message = msg(fmt.Sprintf("发布日期（date）是%d年，文中却有%d年的数：“%s”", n.n.Date.Year, latest, problem.Shorten(label)),
			fmt.Sprintf("the date of publication (date) is in %d, but the text has a figure of %d: %q", n.n.Date.Year, latest, problem.Shorten(label)))
		p.Hint = msg("改正写错的年份；后来补进新数的，写上 updated；是目标数的，在数据里写 status = \"target\"", "correct the wrong year; write `updated` if figures were added later, status = \"target\" if it is a target")
	case n.n.Date.Year < firstReports:
		p.Message = msg(fmt.Sprintf("发布日期（date）是%d年，太早了", n.n.Date.Year), fmt.Sprintf("%d is too early for the year of publication (date)", n.n.Date.Year))
		p.Hint = msg("多半是年份打错了一位：写这篇材料公布的那一天", "usually a digit of the year is wrong: write the day on which this text was published")
	default:
		return
	}
	n.out.add(p)
}

// isBefore tells whether a date lies before another, as far as both say: 2024 is not before 2024-05.
func isBefore(a, b report.Date) bool {
	switch {
	case a.Year != b.Year:
		return a.Year != 0 && a.Year < b.Year
	case a.Month != b.Month:
		return a.Month != 0 && a.Month < b.Month
	}
	return a.Day != 0 && a.Day < b.Day
}
