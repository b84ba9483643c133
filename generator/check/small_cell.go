package check

import (
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

const smallCellID problem.Rule = "small-cell"

func smallCell() rule {
	return rule{Rule: Rule{
		ID: smallCellID, Severity: problem.Error, Private: true,
		Title: msg("分组人数太少", "a group so small that it identifies people"),
		Why: msg("一个村里某一组只有一两个人，村里人一看就知道说的是谁。公开发布时，1 到 4 人的分组要合并或不公布（min_cell 可以在 data/site.toml 里改）；0 人的可以公布。",
			"Where a group is only one or two villagers, everyone in the village knows who they are. In a public edition groups of 1 to 4 must be merged or left out (min_cell in data/site.toml); 0 may be published."),
		Right: []string{breakdownFile(`parts = { "35岁以下" = 5, "36至60岁" = 12, "60岁以上" = 0 }`)},
		Wrong: []string{breakdownFile(`parts = { "35岁以下" = 2, "36至60岁" = 12, "60岁以上" = 6 }`)},
		Fix: msg("把人数少的组与相邻的组合并，例如合成“60岁以下”；不能合并的，这个分组就不公布。",
			"Merge the group with its neighbour, for example into 60岁以下; where that is impossible, do not publish the breakdown."),
	}, data: findSmallCells}
}

func findSmallCells(s *site, owner *report.Data, out *findings) {
	least, limit := quantity.FromInt(1), quantity.FromInt(int64(s.rec.Site.MinCell))
	for b := range owner.Breakdowns() {
		if b.Indicator != nil && isShare(b.Indicator.Unit) {
			continue
		}
		for k, value := range b.Values.All() {
			if value.Cmp(least) < 0 || value.Cmp(limit) >= 0 {
				continue
			}
			out.add(problem.Problem{Rule: smallCellID, Span: b.PartAt(k),
				Message: msg(fmt.Sprintf("“%s”这一组只有%s，少于%d，认得出是谁", b.Names[k], value, s.rec.Site.MinCell),
					fmt.Sprintf("the part %q has only %s, fewer than %d: the people in it can be identified", b.Names[k], value, s.rec.Site.MinCell)),
				Hint: smallCellHint(b.Names, k),
			})
		}
	}
}

// smallCellHint names the neighbour that the part can be merged with.
func smallCellHint(names []string, k int) problem.Text {
	neighbour := k - 1
	if neighbour < 0 {
		neighbour = k + 1
	}
	if neighbour >= len(names) {
		return msg("不公布这个分组", "leave this breakdown out")
	}
	return msg(fmt.Sprintf("与“%s”合并成一组，或不公布这个分组", names[neighbour]),
		fmt.Sprintf("merge it with %q, or leave the breakdown out", names[neighbour]))
}

// isShare tells whether a unit measures a share of something: 3% is no count of people.
func isShare(u quantity.Unit) bool {
	switch u {
	case "%", "％", "‰", "个百分点":
		return true
	}
	return false
}
