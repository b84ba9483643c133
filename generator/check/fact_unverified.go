package check

import (
	"fmt"

	"casebook/generator/problem"
)

func factUnverified() rule {
	return rule{Rule: Rule{
		ID: "fact-unverified", Severity: problem.Note,
		Title: msg("数字还没有人核对", "facts that nobody has verified"),
		Why: msg("程序从正文取出来的数，和正文当然一致，什么也证明不了。要有人对着原件核过，才算核对。",
			"A value that a program took from the text agrees with the text, which proves nothing. It counts as verified once a person has checked it."),
		Right: []string{"修路[20公里](fact:road)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nsource = \"report\"\n"},
		Wrong: []string{"修路[20公里](fact:road)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nsource = \"report\"\nunverified = true\n"},
		Fix: msg("对着原件核过以后，运行 casebook verify 加文章的名字，去掉标记。",
			"Check the figures, then run casebook verify with the narrative's name."),
	}, narrative: findUnverified}
}

func findUnverified(n *page) {
	count := 0
	var first problem.Problem
	for _, f := range n.n.Facts {
		if f.Unverified {
			if count == 0 {
				first = problem.Problem{Rule: "fact-unverified", Span: f.At}
			}
			count++
		}
	}
	if count == 0 {
		return
	}
	first.Message = msg(fmt.Sprintf("%d 个数取自正文，还没有人核对", count), fmt.Sprintf("%d facts come from the text itself and are not verified", count))
	first.Hint = msg("对着原件核过以后运行 casebook verify "+n.n.Slug, "check them, then run casebook verify "+n.n.Slug)
	n.out.add(first)
}
