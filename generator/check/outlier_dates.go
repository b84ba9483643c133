package check

import (
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
	early := func(d report.Date, at source.Span, what problem.Text) {
		if !isBefore(d, first) {
			return
		}
		n.out.add(problem.Problem{Rule: outlierID, Span: at,
			Message: msg(fmt.Sprintf("%s的日期早于发布日期（date）", what.ZH), fmt.Sprintf("the date of %s is before that of publication (date)", what.EN)),
			Hint:    msg("两个日期有一个错了：改正它", "one of the two is wrong: mend it")})
	}
	early(n.n.Updated, keyed(n.n.At, "updated"), msg("更新", "the change"))
	for _, c := range n.n.Corrections {
		early(c.Date, keyed(c.At, "date"), msg("更正", "the correction"))
	}
}

// isBefore tells whether a date lies before another, as far as both say: 2024 is not before 2024-05.
func isBefore(a, b report.Date) bool {
	switch {
	case a.Year == 0 || a.Year != b.Year:
		return a.Year != 0 && a.Year < b.Year
	case a.Month == 0 || b.Month == 0 || a.Month != b.Month:
		return a.Month != 0 && b.Month != 0 && a.Month < b.Month
	}
	return a.Day != 0 && b.Day != 0 && a.Day < b.Day
}
