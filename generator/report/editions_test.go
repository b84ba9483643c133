package report_test

import (
	"testing"

	"casebook/generator/report"
)

func TestAnEditionTellsWhatItDoesNotShowItself(t *testing.T) {
	mended := report.EditionCorrection{Path: "cases/a/index.html", Text: "户数原写错。"}
	r := &report.Report{Records: &report.Records{}, Narratives: []*report.Narrative{
		{Path: "cases/a/index.html", Corrections: []report.Correction{{Text: "户数原写错。"}}},
		{Path: "cases/draft/index.html", Draft: true, Corrections: []report.Correction{{Text: "还是草稿。"}}},
	}}
	r.Site.Withdrawn = []report.Withdrawn{{Path: "cases/b/index.html"}}
	now := r.Corrections("此页已撤下")
	for _, c := range []struct {
		name string
		e    report.Edition
		want int
	}{
		{"one from before both", report.Edition{Holds: []string{}}, 2},
		{"one that corrects itself", report.Edition{Holds: []string{mended.Fingerprint()}}, 1},
		{"one whose record has it", report.Edition{Holds: []string{}, Corrected: []report.EditionCorrection{mended}}, 2},
		{"one whose record says the same of another page", report.Edition{Holds: []string{}, Corrected: []report.EditionCorrection{{Path: "cases/c/index.html", Text: mended.Text}}}, 3},
		{"one whose record says another thing of the page", report.Edition{Holds: []string{}, Corrected: []report.EditionCorrection{{Path: mended.Path, Text: "面积原写错。"}}}, 3},
		{"one whose record is of before holds was written", report.Edition{Corrected: []report.EditionCorrection{mended}}, 1},
	} {
		got := c.e.Since(now)
		if len(got) != c.want {
			t.Errorf("%s: %d corrections, want %d: %v", c.name, len(got), c.want, got)
		}
	}
	r.Site.Withdrawn = append(r.Site.Withdrawn, report.Withdrawn{Path: "cases/c/index.html", Text: "应村里要求撤下"})
	if all := r.Corrections("此页已撤下"); len(all) != 3 || all[2].Text != "应村里要求撤下" {
		t.Errorf("a page withdrawn with words says %+v", all)
	}
	marks := map[string]bool{}
	for _, x := range []report.EditionCorrection{mended, {Path: mended.Path, Text: "面积原写错。"}, {Path: "cases/c/index.html", Text: mended.Text}} {
		mark := x.Fingerprint()
		if marks[mark] = true; len(mark) != 8 || mark != (report.EditionCorrection{Path: x.Path, Text: x.Text, Date: report.Date{Year: 2024}}).Fingerprint() {
			t.Errorf("the mark of %+v is %q", x, mark)
		}
	}
	if len(marks) != 3 {
		t.Errorf("three corrections have the marks %v", marks)
	}
	if now[1].Text != "此页已撤下" {
		t.Errorf("a page withdrawn without a word says %q", now[1].Text)
	}
}
