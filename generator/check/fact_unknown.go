package check

import (
	"fmt"
	"strings"

	"casebook/generator/document"
	"casebook/generator/problem"
	"casebook/generator/report"
)

const factUnknownID problem.Rule = "fact-unknown"

func factUnknown() rule {
	return rule{Rule: Rule{
		ID: factUnknownID, Severity: problem.Error,
		Title: msg("引用的数字不存在", "a link to a fact that does not exist"),
		Why: msg("[1024户](fact:houses) 说这个数字出自数据里的 houses。数据里没有它，读者就看不到来源，也没法核对。",
			"[1024户](fact:houses) says that the figure is the fact houses. If there is no such fact, readers see no source and nothing can be checked."),
		Right: []string{
			factFile("帮建房屋[1024户](fact:houses)。", `id = "houses"`+"\nvalue = 1024\nunit = \"户\""),
			"人均收入[10450元](fact:demo-village/income@2020)。\n" + villageFile(`values = { 2019 = 9860, 2020 = 10450 }`),
		},
		Wrong: []string{
			factFile("帮建房屋[1024户](fact:house)。", `id = "houses"`+"\nvalue = 1024\nunit = \"户\""),
			"人均收入[10450元](fact:demo-village/income@2018)。\n" + villageFile(`values = { 2019 = 9860, 2020 = 10450 }`),
		},
		Fix: msg("按提示改正编号，或在 data/facts/ 下这篇材料的文件里补上这个数字。",
			"Correct the id as the hint suggests, or add the figure to the narrative's file in data/facts/."),
	}, narrative: findUnknownFacts}
}

func findUnknownFacts(n *page) {
	for i, f := range n.n.Doc.FactRefs {
		missing := n.n.FactRef(i).Missing
		if missing == report.Found || missing == report.NotRead {
			continue
		}
		if missing == report.Internal {
			n.out.add(internalOnly(f.Span, f.Target.String()))
			continue
		}
		n.out.add(problem.Problem{Rule: factUnknownID, Span: f.Span,
			Message: msg(fmt.Sprintf("数据里没有“%s”", f.Target), fmt.Sprintf("the data has no %q", f.Target)),
			Hint:    n.factHint(f.Target, missing), Edits: n.factEdit(f, missing)})
	}
}

// factEdit writes the one fact of this narrative that a target was meant to be.
func (n *page) factEdit(f *document.FactRef, missing report.Missing) []problem.Edit {
	if missing != report.NoFact || f.Target.Owner != "" {
		return nil
	}
	near := problem.NearestAlone(f.Target.Fact, func(yield func(string) bool) {
		for _, x := range n.n.Facts {
			if !yield(x.ID) {
				return
			}
		}
	})
	written, target := f.Span.Text(), "fact:"+f.Target.Fact
	at := strings.LastIndex(written, target)
	if near == "" || at < 0 || strings.Trim(written[at+len(target):], ") ") != "" {
		return nil
	}
	return []problem.Edit{{Span: f.Span.File.At(int(f.Span.Start)+at, len(target)), Text: "fact:" + near}}
}

// factHint says which part of a target is wrong and what is near it.
func (n *page) factHint(to document.FactTarget, missing report.Missing) problem.Text {
	switch missing {
	case report.BadTarget:
		if owner, year, dated := strings.Cut(strings.TrimPrefix(to.Bad, "fact:"), "@"); dated && len(strings.TrimRight(year, "年度")) == 4 && year != strings.TrimRight(year, "年度") {
			year = strings.TrimRight(year, "年度")
			return msg(fmt.Sprintf("年份只写数字：写成“fact:%s@%s”", owner, year), fmt.Sprintf("the year must be just a number: fact:%s@%s", owner, year))
		}
		return msg("写成 fact:编号、fact:材料/编号，或 fact:村或地区代码/指标@年份", "write fact:ID, fact:SLUG/ID or fact:CODE/INDICATOR@YEAR")
	case report.NoNarrative:
		if rec := n.deps.whole(); rec.Village(to.Owner) != nil || rec.Region(to.Owner) != nil {
			return msg(fmt.Sprintf("村和地区的数字要写指标和年份：fact:%s/指标@年份", to.Owner), fmt.Sprintf("a figure of a place needs its indicator and year: fact:%s/INDICATOR@YEAR", to.Owner))
		}
		return msg(fmt.Sprintf("没有叫“%s”的材料", to.Owner), fmt.Sprintf("there is no narrative %q", to.Owner))
	case report.NoPlace:
		return msg(fmt.Sprintf("没有代码是“%s”的村或地区", to.Owner), fmt.Sprintf("no village or region has the code %q", to.Owner))
	case report.NoIndicator:
		return indicatorHint(n.deps.whole().Records, to.Indicator)
	case report.NoYear:
		rec := n.deps.whole()
		i := rec.Indicator(to.Indicator)
		if v := rec.Village(to.Owner); v != nil {
			return yearHint(v.Find(i), v.Name, i.Name, to.Year)
		}
		g := rec.Region(to.Owner)
		if g == nil {
			return msg(fmt.Sprintf("没有代码是“%s”的村或地区", to.Owner), fmt.Sprintf("no village or region has the code %q", to.Owner))
		}
		return yearHint(g.Find(i), g.Name, i.Name, to.Year)
	}
	if to.Owner == "" {
		return n.factNameHint(n.n, "", to.Fact)
	}
	other := n.deps.whole().Narrative(to.Owner)
	return n.factNameHint(other, to.Owner+"/", to.Fact)
}

func (n *page) factNameHint(owner *report.Narrative, prefix, id string) problem.Text {
	best := nearest(id, func(yield func(string) bool) {
		for _, f := range owner.Facts {
			if !yield(f.ID) {
				return
			}
		}
	})
	if best == "" {
		file := "data/facts/" + owner.Slug + ".toml"
		return msg(fmt.Sprintf("在 %s 里补上 [[fact]] id = \"%s\"", file, id), fmt.Sprintf("add [[fact]] id = %q to %s", id, file))
	}
	return msg(fmt.Sprintf("你是不是想写“fact:%s%s”？", prefix, best), fmt.Sprintf("did you mean fact:%s%s?", prefix, best))
}

func indicatorHint(rec *report.Records, id string) problem.Text {
	best := nearest(id, func(yield func(string) bool) {
		for _, i := range rec.Indicators {
			if !yield(i.ID) {
				return
			}
		}
	})
	if best == "" {
		return msg(fmt.Sprintf("data/indicators.toml 里没有指标“%s”", id), fmt.Sprintf("data/indicators.toml has no indicator %q", id))
	}
	return msg(fmt.Sprintf("没有指标“%s”，你是不是想写“%s”？", id, best), fmt.Sprintf("no indicator %q: did you mean %q?", id, best))
}

func yearHint(s report.Series, owner, indicator string, year int) problem.Text {
	if s.IsZero() {
		return msg(fmt.Sprintf("%s没有“%s”的数字", owner, indicator), fmt.Sprintf("%s has no figures for %q", owner, indicator))
	}
	return msg(fmt.Sprintf("%s的“%s”没有%d年的数字，有的是%d年到%d年", owner, indicator, year, s.First, s.Last()),
		fmt.Sprintf("%s has %q from %d to %d, not for %d", owner, indicator, s.First, s.Last(), year))
}
