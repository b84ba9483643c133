package check

import (
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// findChartGaps finds places that a chart names and has nothing of: its page says 暂无数据, or
// a name in the legend has no line.
func findChartGaps(n *page) {
	for _, block := range n.n.Blocks {
		c := block.Chart
		if c == nil || c.Indicator == nil {
			continue
		}
		for _, v := range c.Villages {
			n.chartGap(c, v.Code, v.Name, v.Find(c.Indicator))
		}
		for _, r := range c.Regions {
			n.chartGap(c, r.Code, r.Name, r.Find(c.Indicator))
		}
	}
}

func (n *page) chartGap(c *report.ChartSpec, code, name string, s report.Series) {
	if hasFigures(s, c.Years) {
		return
	}
	found := problem.Problem{Rule: seriesGapID, Span: c.At,
		Message: msg(fmt.Sprintf("这张图里“%s”没有数字：数据里没有它的“%s”", name, c.Indicator.Name),
			fmt.Sprintf("%s has nothing in this chart: the data has no %q of it", name, c.Indicator.Name)),
		Hint: msg(fmt.Sprintf("在 data/ 里补上 %s 的 %s，或在图里去掉这个地方", code, c.Indicator.ID),
			fmt.Sprintf("add %s of %s to data/, or leave the place out of the chart", c.Indicator.ID, code))}
	if !s.IsZero() {
		found.Message = msg(fmt.Sprintf("这张图里“%s”没有数字：要画的年份，它的“%s”都没有", name, c.Indicator.Name),
			fmt.Sprintf("%s has nothing in this chart: no %q in the years to be drawn", name, c.Indicator.Name))
		found.Hint = msg(fmt.Sprintf("数据里有的是%d年到%d年：改 `years`，或补上数据", s.First, s.Last()),
			fmt.Sprintf("the data has %d to %d: change `years`, or add the figures", s.First, s.Last()))
	}
	n.out.add(found)
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
