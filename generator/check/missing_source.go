package check

import (
	"context"
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const missingSourceID problem.Rule = "missing-source"

func missingSource() rule {
	return rule{Rule: Rule{
		ID: missingSourceID, Severity: problem.Warning,
		Title: msg("数字没有来源", "a figure without a source"),
		Why: msg("读者点一下数字就能看到它出自哪份文件。没有来源的数字，别人不敢引用，自己过两年也查不到。",
			"Readers may ask which document a figure comes from. A figure without a source cannot be quoted, and in two years nobody will be able to find it again."),
		Right: []string{
			villageFile(`values = { 2019 = 9860, 2020 = 10450 }`),
			"修路[20公里](fact:road)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\nsource = \"report\"\n",
		},
		Wrong: []string{
			"修路[20公里](fact:road)。\n--- data/facts/demo.toml\n[[fact]]\nid = \"road\"\nvalue = 20\nunit = \"公里\"\n",
			"正文。\n--- data/villages/demo.toml\n[[village]]\ncode = \"demo-village\"\nname = \"示例村\"\nregion = \"demo\"\n[[village.series]]\nindicator = \"income\"\nvalues = { 2019 = 9860, 2020 = 10450 }\n",
		},
		Fix: msg("写上 source = \"来源的编号\"，编号是 data/sources.toml 里的 id。一个村的数字出自同一份文件时，在村里写一次就行。",
			"Add source = \"ID\", an id of data/sources.toml. If all of a village's figures come from one document, once in the village is enough."),
	}, narrative: findUnsourcedFacts, places: findMissingSources}
}

func findUnsourcedFacts(n *page) {
	for _, f := range n.n.Facts {
		if f.Source == nil && !names(f.At) {
			n.out.add(missingSourceProblem(fmt.Sprintf("事实“%s”", f.ID), fmt.Sprintf("the fact %q", f.ID), f.At))
		}
	}
}

func findMissingSources(_ context.Context, s *site, out *findings) {
	columns := map[column]*columnCount{}
	var order []*columnCount
	count := func(d *report.Data) {
		for x := range d.Series() {
			if x.Source != nil || d.NamesSource() || names(x.At) || names(x.Indicator.At) {
				continue
			}
			key := column{file: x.At.File, indicator: x.Indicator}
			if x.At.File == nil || !isBulk(x.At.File) {
				out.add(missingSourceProblem("“"+indicatorName(x.Indicator)+"”", fmt.Sprintf("%q", indicatorName(x.Indicator)), x.At))
				continue
			}
			if columns[key] == nil {
				columns[key] = &columnCount{series: x}
				order = append(order, columns[key])
			}
			columns[key].count++
		}
	}
	for _, g := range s.rec.Regions {
		count(&g.Data)
	}
	for _, v := range s.rec.Villages {
		count(&v.Data)
	}
	for _, c := range order {
		name := indicatorName(c.series.Indicator)
		zh, en := "“"+name+"”", fmt.Sprintf("%q", name)
		if c.count > 1 {
			zh, en = fmt.Sprintf("%s（这份表里共%d行）", zh, c.count), fmt.Sprintf("%s (in %d rows of this table)", en, c.count)
		}
		out.add(missingSourceProblem(zh, en, c.series.At))
	}
}

// names tells whether a record names a source all the same: one that does not exist, which
// the loader reports.
func names(at source.Span) bool {
	_, ok := findKey(at, "source")
	return ok
}

// column is an indicator's column of a bulk file: a spreadsheet of ten thousand villages
// without sources has one mistake a column, not ten thousand.
type column struct {
	file      *source.File
	indicator *report.Indicator
}

type columnCount struct {
	series report.Series
	count  int
}

func missingSourceProblem(zh, en string, at source.Span) problem.Problem {
	return problem.Problem{Rule: missingSourceID, Span: at,
		Message: msg(zh+"没有写来源", en+" has no source"),
		Hint: msg("写上 source = \"编号\"（data/sources.toml 里的 id）；CSV 表加一列 source",
			"write source = \"ID\" (an id of data/sources.toml); in a CSV file add a column source"),
	}
}
