package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// lostYears finds years that a chart asks for and of which none of its places has a figure: within
// a range those at its ends, since what lies between is a gap of the data.
func (n *page) lostYears(c *report.ChartSpec) {
	has := func(year int) bool {
		return slices.ContainsFunc(c.Villages, func(v *report.Village) bool { return !v.Find(c.Indicator).In(year).IsMissing() }) ||
			slices.ContainsFunc(c.Regions, func(g *report.Region) bool { return !g.Find(c.Indicator).In(year).IsMissing() })
	}
	var with, without []int
	for _, year := range c.Years {
		if has(year) {
			with = append(with, year)
		} else {
			without = append(without, year)
		}
	}
	if len(with) == 0 { // reported of each place
		return
	}
	first, last := with[0], with[len(with)-1]
	if years := c.Years; len(years) > 2 && years[len(years)-1]-years[0] == len(years)-1 {
		without = slices.DeleteFunc(without, func(year int) bool { return first < year && year < last })
	}
	if len(without) == 0 {
		return
	}
	listed := yearList(without)
	n.out.add(problem.Problem{Rule: seriesGapID, Span: c.At,
		Message: msg(fmt.Sprintf("这张图要画%s年，数据里却没有“%s”", listed, c.Indicator.Name), fmt.Sprintf("the chart should show %s, for which the data has no %q", listed, c.Indicator.Name)),
		Hint:    msg(fmt.Sprintf("数据里有的是%d年到%d年：改 `years`，或补上数据", first, last), fmt.Sprintf("the data has %d to %d: change `years`, or add the figures", first, last))})
}

// yearList names years: 2010、2011, or the first and the last of many.
func yearList(years []int) string {
	if len(years) > 4 {
		return fmt.Sprintf("%d—%d", years[0], years[len(years)-1])
	}
	words := make([]string, len(years))
	for i, year := range years {
		words[i] = strconv.Itoa(year)
	}
	return strings.Join(words, "、")
}

// fewestForMedian is how many villages make a median, as package chart draws one.
const fewestForMedian = 3

// lostReference finds a chart that is to be held against a level above of which there is nothing to
// draw.
func (n *page) lostReference(c *report.ChartSpec) {
	level := c.Reference.Level
	if level == "" {
		return
	}
	name := map[string]string{"county": "全县", "township": "全镇", "country": "全国"}[level]
	p := problem.Problem{Rule: seriesGapID, Span: c.At}
	switch {
	case c.Indicator == nil:
		p.Message = msg(fmt.Sprintf("这张图没有画指标，`reference = %q` 的线画不出来", level), fmt.Sprintf("the chart does not draw an indicator, so the line for reference = %q is not drawn", level))
		p.Hint = msg(`写成一个有名称的数，如 reference = { "`+name+`平均" = 12000 }；不要这条线，就删去`, `write a number with a name, such as reference = { "average" = 12000 }, or delete it`)
	case !slices.ContainsFunc(placesAbove(c), func(g *report.Region) bool { return n.hasLevel(report.LevelAbove(g, level), c) }):
		p.Message = msg(fmt.Sprintf("`reference = %q` 的线画不出来：%s没有“%s”的数，有数的村也不到%d个", level, name, c.Indicator.Name, fewestForMedian),
			fmt.Sprintf("the line for reference = %q is not drawn: there is no %q for that level, and fewer than %d villages in it have one", level, c.Indicator.Name, fewestForMedian))
		p.Hint = msg(fmt.Sprintf("在 data/regions 里给%s补上 %s，或写成一个有名称的数，如 reference = { \"%s平均\" = 12000 }；不要这条线，就删去", name, c.Indicator.ID, name),
			fmt.Sprintf("add %s to the region in data/regions, or write a number with a name, such as reference = { \"average\" = 12000 }; or delete it", c.Indicator.ID))
	default:
		return
	}
	n.out.add(p)
}

// placesAbove are the regions that the places of a chart lie in.
func placesAbove(c *report.ChartSpec) []*report.Region {
	var list []*report.Region
	for _, v := range c.Villages {
		list = append(list, v.Region)
	}
	for _, g := range c.Regions {
		list = append(list, g.Parent)
	}
	return list
}

// hasLevel tells whether a chart can be held against a region: by its own figures, or by the median
// of enough villages.
func (n *page) hasLevel(g *report.Region, c *report.ChartSpec) bool {
	if g == nil {
		return false
	}
	if hasFigures(g.Find(c.Indicator), c.Years) {
		return true
	}
	villages := map[int]int{} // how many have a figure, by year
	var count func(g *report.Region)
	count = func(g *report.Region) {
		for _, v := range n.deps.whole().VillagesIn(g) {
			s := v.Find(c.Indicator)
			for year := s.First; year <= s.Last(); year++ {
				if !s.In(year).IsMissing() && (c.Years == nil || slices.Contains(c.Years, year)) {
					villages[year]++
				}
			}
		}
		for _, child := range g.Children {
			count(child)
		}
	}
	count(g)
	for _, number := range villages {
		if number >= fewestForMedian {
			return true
		}
	}
	return false
}
