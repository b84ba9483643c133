package check

import (
	"context"
	"fmt"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Texts checks texts that belong to no site, each as a narrative without data. The problems
// have their severities and are sorted. The error says that ctx is done.
func Texts(ctx context.Context, files []*source.File, opt Options) ([]problem.Problem, error) {
	rep := &report.Report{Records: &report.Records{}, Files: files}
	var found []problem.Problem
	parser := narrative.NewParser()
	for i, f := range files {
		doc, problems := parser.Parse(f)
		found = append(found, problems...)
		at := doc.Front
		if at.IsZero() { // most have none; a report on the whole text has its place all the same
			at = f.At(0, 0)
		}
		n := &report.Narrative{Slug: fmt.Sprintf("text-%d", i+1), Title: f.Path, Kind: report.KindCase, Doc: doc, At: at,
			Links: make([]report.LinkTarget, len(doc.Links)), Images: make([]*report.Asset, len(doc.Images)), Blocks: make([]report.Block, len(doc.Drawings))}
		rep.Narratives = append(rep.Narratives, n)
		rep.Suppressions = append(rep.Suppressions, doc.Suppressions...)
	}
	rep.Index()
	r, err := checkReport(ctx, rep, opt)
	if err != nil {
		return nil, err
	}
	list, _ := problem.ApplySeverities(append(found, r.Problems...), problem.Policy{Rules: Catalog(), Suppressions: rep.Suppressions})
	return list, nil
}
