package check

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"casebook/generator/problem"
)

// TestExamples runs every rule's examples: a right one has nothing to report, a wrong one
// has its rule's problem.
func TestExamples(t *testing.T) {
	for _, r := range Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			if len(r.Right) == 0 || len(r.Wrong) == 0 || r.Title == "" || r.Why == "" || r.Fix == "" {
				t.Fatal("a rule needs a title, a reason, a remedy, and examples right and wrong")
			}
			for _, example := range r.Right {
				list, _ := checked(t, example)
				for _, p := range list {
					if p.Rule != problem.FigureUnbound || r.ID == problem.FigureUnbound {
						t.Errorf("right, but reported as %s (%s):\n%s", p.Rule, p.Message.ZH, example)
					}
				}
			}
			for _, example := range r.Wrong {
				list, _ := checked(t, example)
				if !slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == r.ID }) {
					t.Errorf("wrong, but not reported:\n%s", example)
				}
			}
		})
	}
}

// TestRulesAreComplete holds Rules against the constants of package problem.
func TestRulesAreComplete(t *testing.T) {
	text, err := os.ReadFile("../problem/rule.go")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, m := range regexp.MustCompile(`Rule\s+= "([a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
		want[m[1]] = true
	}
	if len(want) < 30 {
		t.Fatalf("only %d rules found in problem/rule.go", len(want))
	}
	for _, r := range Rules() {
		if !want[string(r.ID)] {
			t.Errorf("%s is documented twice or is no rule", r.ID)
		}
		delete(want, string(r.ID))
	}
	for id := range want {
		t.Errorf("%s is not documented", id)
	}
}
