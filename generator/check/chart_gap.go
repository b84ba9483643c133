package check

import (
	"fmt"
	"slices"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// findChartGaps finds places that a chart names and has nothing of: its page says 暂无数据, or
// a name in the legend has no line.
func findChartGaps(n *page) {
	for _, block := range n.n.Blocks {
		c := block.Chart
		if c == nil {
			continue
		}
		n.lostReference(c)
		if c.Indicator == nil {
			continue
		}
		for _, v := range c.Villages {
			n.chartGap(c, v.Code, v.Name, v.Find(c.Indicator))
		}
		for _, r := range c.Regions {
			n.chartGap(c, r.Code, r.Name, r.Find(c.Indicator))
		}
		n.lostYears(c)
		n.lostEvents(c)
	}
}

func (n *page) chartGap(c *report.ChartSpec, code, name string, s report.Series) {
	if hasFigures(s, c.Years) {
		return
	}
	found := problem.Problem{Rule: seriesGapID, Span: c.At,
		Message: msg(fmt.Sprintf("这张图里“%s”没有数字：数据里没有它的“%s”", name, c.Indicator.Name),
			fmt.Sprintf("%s is missing from this chart: the data has no %q for it", name, c.Indicator.Name)),
		Hint: msg(fmt.Sprintf("在 data/ 里补上 %s 的 %s，或在图里去掉这个地方", code, c.Indicator.ID),
			fmt.Sprintf("add %s of %s to data/, or leave the place out of the chart", c.Indicator.ID, code))}
	if !s.IsZero() {
		found.Message = msg(fmt.Sprintf("这张图里“%s”没有数字：要画的年份，它的“%s”都没有", name, c.Indicator.Name),
			fmt.Sprintf("%s is missing from this chart: it has no %q in the years shown", name, c.Indicator.Name))
		found.Hint = msg(fmt.Sprintf("数据里有的是%d年到%d年：改 `years`，或补上数据", s.First, s.Last()),
			fmt.Sprintf("the data has %d to %d: change `years`, or add the figures", s.First, s.Last()))
	}
	n.out.add(found)
}

// lostEvents finds events of a chart that stand in none of its years, so that they are not drawn.
func (n *page) lostEvents(c *report.ChartSpec) {
	first, last := 0, 0
	widen := func(s report.Series) {
		if s.IsZero() {
			return
		}
		if first == 0 || s.First < first {
			first = s.First
		}
		last = max(last, s.Last())
	}
	for _, v := range c.Villages {
		widen(v.Find(c.Indicator))
	}
	for _, r := range c.Regions {
		widen(r.Find(c.Indicator))
	}
	if len(c.Years) > 0 {
		first, last = slices.Min(c.Years), slices.Max(c.Years)
	}
	for _, event := range c.Events {
		if first == 0 || event.Year >= first && event.Year <= last {
			continue
		}
		n.out.add(problem.Problem{Rule: lostTextID, Span: c.At,
			Message: msg(fmt.Sprintf("图上没有%d年，marks 里的“%s”不会印出来", event.Year, problem.Shorten(event.Text)), fmt.Sprintf("the chart does not include %d, so the event %q is not shown", event.Year, problem.Shorten(event.Text))),
			Hint:    msg(fmt.Sprintf("图里是%d年到%d年：改 marks 的年份，或删去这一项", first, last), fmt.Sprintf("it covers %d to %d: change the year in marks, or delete the event", first, last))})
	}
}

// hasFigures tells whether a series has a figure in one of the years; nil is any year.
func hasFigures(s report.Series, years []int) bool {
	if s.IsZero() || years == nil {
		return !s.IsZero()
	}
	for _, year := range years {
		if !s.In(year).IsMissing() {
			return true
		}
	}
	return false
}
