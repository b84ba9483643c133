package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
)

// The bars of the test set: of the faults that are planted, at least minRecall are found;
// of the right texts, at most maxFalse are called wrong.
const (
	minRecall = 0.95
	maxFalse  = 0.02
)

// scoreCase is a text of testdata/score: "== RULE" plants that rule's fault, with the other
// rules behind it that the same fault breaks; "== right" is a text with nothing to report
// but figures without data, "== right*" not even these.
type scoreCase struct {
	place string
	want  string
	also  []string
	text  string
}

func scoreCases(t *testing.T) []scoreCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/score/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []scoreCase
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.SplitAfter(string(text), "\n") {
			if want, ok := strings.CutPrefix(line, "== "); ok {
				rules := strings.Fields(want)
				cases = append(cases, scoreCase{place: fmt.Sprintf("%s:%d", path, i+1), want: rules[0], also: rules[1:]})
			} else if len(cases) > 0 {
				cases[len(cases)-1].text += line
			}
		}
	}
	return cases
}

// TestScore prints how many of the planted faults are found and how many right texts are
// called wrong. A report in a faulty text that is not the planted one counts as wrong too,
// unless it is a figure without data.
func TestScore(t *testing.T) {
	cases := scoreCases(t)
	if len(cases) < 200 {
		t.Fatalf("%d cases, want at least 200", len(cases))
	}
	var faults, found, right, called, beside int
	missed := map[string]int{}
	for _, c := range cases {
		list, _ := checked(t, c.text)
		var other []problem.Problem
		hit := false
		for _, p := range list {
			switch {
			case string(p.Rule) == c.want:
				hit = true
			case slices.Contains(c.also, string(p.Rule)):
			case p.Rule == figureUnboundID && c.want != "right*":
			default:
				other = append(other, p)
			}
		}
		if strings.HasPrefix(c.want, "right") {
			right++
			if len(other) > 0 {
				called++
				t.Logf("%s: right, but %s: %s", c.place, other[0].Rule, other[0].Message.ZH)
			}
			continue
		}
		faults++
		if hit {
			found++
		} else {
			missed[c.want]++
			t.Logf("%s: %s is not found", c.place, c.want)
		}
		if len(other) > 0 {
			beside++
			t.Logf("%s: %s is planted, but also %s: %s", c.place, c.want, other[0].Rule, other[0].Message.ZH)
		}
	}
	recall, wrong := float64(found)/float64(faults), float64(called+beside)/float64(len(cases))
	t.Logf("faults %d, found %d: recall %.1f %%", faults, found, recall*100)
	t.Logf("right texts %d, called wrong %d; further reports in faulty texts %d: false alarms %.1f %%", right, called, beside, wrong*100)
	if recall < minRecall {
		t.Errorf("recall %.3f is below %.2f; missed: %v", recall, minRecall, missed)
	}
	if wrong > maxFalse || float64(called) > maxFalse*float64(right) {
		t.Errorf("false alarms %.3f are above %.2f", wrong, maxFalse)
	}
	rules := map[string]bool{}
	for _, c := range cases {
		rules[c.want] = true
	}
	contracts := contract()
	for _, r := range Rules() {
		if !rules[string(r.ID)] && !slices.ContainsFunc(contracts, func(c Rule) bool { return c.ID == r.ID }) {
			t.Errorf("no case plants %s", r.ID)
		}
	}
}
