package check

import (
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// TestConsequencesOfAMarkAreNotReported: what other rules say of a mark that did not take is left out, from the mark's first byte to
// its last; numbers of sections are read as they are meant.
func TestConsequencesOfAMarkAreNotReported(t *testing.T) {
	f, other := source.New("a.md", "甲 1.乙 丙 丁 戊 己"), source.New("b.md", "甲 1.乙 丙 丁 戊 己")
	mark := problem.Problem{Rule: markupID, Span: f.At(4, 5)} // 1.乙
	for name, c := range map[string]struct {
		p    problem.Problem
		left bool
	}{
		"at its first byte":  {problem.Problem{Rule: punctuationID, Span: f.At(4, 1)}, false},
		"at its last byte":   {problem.Problem{Rule: punctuationID, Span: f.At(8, 1)}, false},
		"before it":          {problem.Problem{Rule: punctuationID, Span: f.At(3, 1)}, true},
		"right behind it":    {problem.Problem{Rule: punctuationID, Span: f.At(9, 1)}, true},
		"in another file":    {problem.Problem{Rule: punctuationID, Span: other.At(4, 1)}, true},
		"of a rule apart":    {problem.Problem{Rule: privatePhoneID, Span: f.At(4, 1)}, true},
		"of a number in it":  {problem.Problem{Rule: sectionOrderID, Span: f.At(4, 1)}, true},
		"in what is covered": {problem.Problem{Rule: sectionOrderID, Span: f.At(10, 3)}, false},
	} {
		got := withoutConsequences([]problem.Problem{c.p, mark}, 1, []source.Span{f.At(10, 3)})
		if len(got) != 1 && !c.left || len(got) != 2 && c.left {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestSignsThatAreNoMarks: numbers in brackets cite, a tone of speech is drawn out, and one line with a star is a note.
func TestSignsThatAreNoMarks(t *testing.T) {
	list, _ := checked(t, "见材料[1][2]、〔甲〕〔乙〕。大家说好啊～～都来！走～～\n\n＊注：以年度报告为准。\n\n见[办法][乙]。\n\n## 5.需求分析\n\n村里做了几件事。\n\n[乙]: https://www.stats.gov.cn/\n")
	for _, p := range list {
		if p.Rule == markupID {
			t.Errorf("%q: %s", p.Span.Text(), p.Message.ZH)
		}
	}
}
