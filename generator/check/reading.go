package check

import (
	"slices"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// reading is what was found in one narrative, and what it was found by. A later report in which
// all of that is the same need not read the narrative again.
type reading struct {
	n    *report.Narrative
	wide bool // more was asked of the report than the narrative

	found  []problem.Problem // before quotes were compared
	quotes []quote
	count  Count
}

// asks is a narrative's way to other narratives: a site has none that a rule could look at
// unnoticed.
type asks struct {
	rep *report.Report
	r   *reading
}

// whole returns the report. Its narrative is read again in the next one.
func (a asks) whole() *report.Report {
	a.r.wide = true
	return a.rep
}

// again returns the reading as one of a narrative of a later report, nil where anything that
// it was found by differs. The records that all rules look at are compared beforehand.
func (r *reading) again(rep *report.Report, n *report.Narrative) *reading {
	if r == nil || r.wide || n.Doc == nil || !sameNarrative(r.n, n) {
		return nil
	}
	next := *r // which does not hold on to the former report
	next.n = n
	return &next
}

// sameNarrative tells whether two narratives are the same to the rules, those that were made
// of one reading of the file. Other narratives, which are made anew with each report, are known
// by their documents.
func sameNarrative(a, b *report.Narrative) bool {
	return a.Doc == b.Doc && a.Slug == b.Slug && a.Section == b.Section && a.Index == b.Index && a.Path == b.Path &&
		a.Title == b.Title && a.Kind == b.Kind && a.Village == b.Village && a.Region == b.Region && slices.Equal(a.Programs, b.Programs) &&
		slices.EqualFunc(a.Themes, b.Themes, func(x, y *report.Theme) bool { return x.Name == y.Name }) &&
		a.Date == b.Date && a.Source == b.Source && a.Anonymous == b.Anonymous && a.Draft == b.Draft && a.Weight == b.Weight && a.Summary == b.Summary &&
		(a.Cover == nil) == (b.Cover == nil) && a.CoverAt == b.CoverAt && a.At == b.At &&
		slices.EqualFunc(a.Facts, b.Facts, sameFact) && slices.EqualFunc(a.FactRefs, b.FactRefs, sameFactRef) && slices.EqualFunc(a.Blocks, b.Blocks, sameBlock) &&
		slices.EqualFunc(a.Links, b.Links, sameLink) &&
		slices.EqualFunc(a.Images, b.Images, func(x, y *report.Asset) bool { return (x == nil) == (y == nil) })
}

// sameFact compares two facts but for the narrative, of which only the name is asked.
func sameFact(a, b *report.Fact) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Narrative, y.Narrative = nil, nil
	return x == y && (a.Narrative == nil) == (b.Narrative == nil) && (a.Narrative == nil || a.Narrative.Slug == b.Narrative.Slug)
}

func sameFactRef(a, b report.FactRef) bool {
	same := sameFact(a.Fact, b.Fact)
	a.Fact, b.Fact = nil, nil
	return same && a == b
}

func sameLink(a, b report.LinkTarget) bool {
	return (a.Narrative == nil) == (b.Narrative == nil) && (a.Narrative == nil || a.Narrative.Doc == b.Narrative.Doc) &&
		(a.Asset == nil) == (b.Asset == nil) && a.Page == b.Page && a.URL == b.URL && a.Fragment == b.Fragment && a.Broken == b.Broken
}

// sameBlock compares what a block says of itself and whose figures it draws: a village of which
// anything has changed is another one.
func sameBlock(a, b report.Block) bool {
	return a.Program == b.Program && (a.Chart == nil) == (b.Chart == nil) && (a.Chart == nil || sameChart(a.Chart, b.Chart))
}

func sameChart(a, b *report.ChartSpec) bool {
	return a.Title == b.Title && a.Kind == b.Kind && a.At == b.At && a.Indicator == b.Indicator &&
		slices.Equal(a.Villages, b.Villages) && slices.Equal(a.Regions, b.Regions) && slices.Equal(a.Years, b.Years) &&
		slices.Equal(a.Highlight, b.Highlight) && a.Sort == b.Sort && a.Reference == b.Reference && slices.Equal(a.Marks, b.Marks)
}
