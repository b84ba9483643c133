package check

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"casebook/generator/problem"
)

var updateReports = flag.Bool("update-reports", false, "write what is reported of the test set now into testdata/reported_*.txt")

// catalogue and rulesOnce are made once: there are thirty thousand texts of which something may be reported.
var (
	catalogue = sync.OnceValue(Catalog)
	rulesOnce = sync.OnceValue(Rules)
)

// reportedOfText is one line about a text of the test set: how it begins, its figures without data, and of each report the rule, the place, what the
// message counts out and what is to stand there instead; nothing for a text of which nothing is reported. Whole messages and texts stand elsewhere:
// this is for seeing that a rule finds what it found.
func reportedOfText(text string, list []problem.Problem) string {
	reported, _ := problem.ApplySeverities(list, problem.Policy{Rules: catalogue()})
	var figures, reports strings.Builder
	for _, p := range reported {
		place := strings.ReplaceAll(problem.Shorten(p.Span.Text()), "\n", "⏎")
		switch p.Rule {
		case missingDateID: // few texts of the test set have a date
		case figureUnboundID:
			figures.WriteString(" " + place)
		default:
			fmt.Fprintf(&reports, "; %s %s%s%s%s", p.Rule, place, unusual(p), countedOut(p.Message.ZH, place), instead(p))
		}
	}
	if figures.Len()+reports.Len() == 0 {
		return ""
	}
	return beginning(text) + figures.String() + reports.String() + "\n"
}

// beginning is what a text is called by: a few characters, enough to find it.
func beginning(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for i := range text {
		if i >= 18 {
			return text[:i] + "…"
		}
	}
	return text
}

// unusual is the severity of a report that has another one than its rule.
func unusual(p problem.Problem) string {
	for _, r := range rulesOnce() {
		if r.ID == p.Rule && r.Severity != p.Severity {
			return fmt.Sprintf(" (%v)", p.Severity)
		}
	}
	return ""
}

// countedOut are the parts of a message that count: sums, how often, which years.
func countedOut(message, place string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ReplaceAll(message, "“"+place+"”", ""), "，") {
		if strings.ContainsAny(part, "0123456789") && !strings.HasPrefix(part, "写的是") {
			b.WriteString(" " + strings.ReplaceAll(part, "\n", "⏎"))
		}
	}
	return b.String()
}

// instead is what would stand there if the report's proposal were taken.
func instead(p problem.Problem) string {
	var b strings.Builder
	for _, e := range p.Edits {
		b.WriteString(" →" + strings.ReplaceAll(problem.Shorten(e.Text), "\n", "⏎"))
	}
	return b.String()
}

// holdReports compares what is reported of the texts of the test set with what was reported of them when somebody last looked at it. The bars of TestScore
// say how good the rules are; a rule that is loosened or tightened by one step passes below them, and is seen here.
func holdReports(t *testing.T, file, got string) {
	t.Helper()
	path := "testdata/" + file
	if *updateReports {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != got {
		t.Errorf("%s: what is reported of the test set is not what was reported:\n%sIf this is better, write it anew and look at the difference:\n\tgo test ./generator/check -run 'TestScore|TestNear|TestLimits|TestReaders' -update-reports && git diff generator/check/testdata", path, firstDifferences(string(data), got))
	}
}

// firstDifferences shows the first few lines that only one of two texts has, in their order.
func firstDifferences(was, is string) string {
	count := map[string]int{}
	for line := range strings.Lines(was) {
		count[line]--
	}
	for line := range strings.Lines(is) {
		count[line]++
	}
	var b strings.Builder
	n := 0
	show := func(text, mark string, sign int) {
		shown := 0
		for line := range strings.Lines(text) {
			if count[line]*sign > 0 {
				count[line] -= sign
				if n++; shown < 5 {
					shown++
					b.WriteString(mark + " " + line)
				}
			}
		}
	}
	show(was, "-", -1)
	show(is, "+", 1)
	if n == 0 {
		return "  the same lines in another order\n"
	}
	fmt.Fprintf(&b, "  (%d lines differ)\n", n)
	return b.String()
}
