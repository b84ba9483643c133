package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
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
	missed, planted := map[string]int{}, map[string]int{}
	var reported strings.Builder
	for _, c := range cases {
		list, _ := checkedWhole(t, c.text)
		reported.WriteString(reportedOfText(c.text, list))
		var other []problem.Problem
		hit := false
		for _, p := range list {
			switch {
			case string(p.Rule) == c.want:
				hit = true
			case slices.Contains(c.also, string(p.Rule)):
			case p.Rule == missingDateID, p.Rule == figureUnboundID && c.want != "right*": // few cases have a date
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
		planted[c.want]++
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
	holdReports(t, "reported_cases.txt", reported.String())
	recall, wrong := float64(found)/float64(faults), float64(called+beside)/float64(len(cases))
	t.Logf("faults %d, found %d: recall %.1f %%", faults, found, recall*100)
	t.Logf("right texts %d, called wrong %d; further reports in faulty texts %d: false alarms %.1f %%", right, called, beside, wrong*100)
	if recall < minRecall {
		t.Errorf("recall %.3f is below %.2f; missed: %v", recall, minRecall, missed)
	}
	if wrong > maxFalse || float64(called) > maxFalse*float64(right) {
		t.Errorf("false alarms %.3f are above %.2f", wrong, maxFalse)
	}
	for _, r := range Rules() {
		id := string(r.ID)
		if planted[id] == 0 && !foundByReaders(r) {
			t.Errorf("no case plants %s", id)
		}
		if n := planted[id]; float64(missed[id]) > (1-minRecall)*float64(max(n, 1/(1-minRecall))) || n > 0 && missed[id] == n {
			t.Errorf("%s: %d of %d are missed", id, missed[id], n)
		}
	}
}

// foundByReaders tells whether a rule's faults are found while files are read, and not here.
func foundByReaders(r Rule) bool {
	for _, x := range rules() {
		if x.ID == r.ID {
			return x.passage == nil && x.narrative == nil && x.data == nil && x.site == nil && x.ID != percentMismatchID
		}
	}
	return false
}

// The bars a rule over lines.tsv. They stand close to what is reached, so that a rule that gets
// worse is noticed.
const (
	lineRecall = 0.97
	sumRecall  = 0.94  // of the rules of arithmetic: their sentences were written for readers of single forms, twenty of which went where the equations reported as many faults of passages that neither knew
	lineFalse  = 0.005 // of the lines without its fault
)

// TestScoreLines prints recall and false alarms a rule over sentences in the manner of official
// prose, half of them right and near a fault.
func TestScoreLines(t *testing.T) {
	text, err := os.ReadFile("testdata/score/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	var files []*source.File
	for line := range strings.Lines(string(text)) {
		rule, sentence, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if ok {
			want = append(want, rule)
			files = append(files, source.New(fmt.Sprintf("%d", len(files)), strings.ReplaceAll(sentence, "\\n", "\n")+"\n"))
		}
	}
	if len(files) < 3500 {
		t.Fatalf("%d sentences, want at least 3,500", len(files))
	}
	list, err := Texts(t.Context(), files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]map[string]bool{} // rules by file
	ofFile := map[string][]problem.Problem{}
	for _, p := range list {
		ofFile[p.Span.File.Path] = append(ofFile[p.Span.File.Path], p)
		if found[p.Span.File.Path] == nil {
			found[p.Span.File.Path] = map[string]bool{}
		}
		found[p.Span.File.Path][string(p.Rule)] = true
	}
	planted, missed, wrong := map[string]int{}, map[string]int{}, map[string]int{}
	var reported strings.Builder
	for i, f := range files {
		reported.WriteString(reportedOfText(f.Text(), ofFile[f.Path]))
		if want[i] != "right" {
			planted[want[i]]++
			if !found[f.Path][want[i]] {
				missed[want[i]]++
				t.Logf("missed %s: %s", want[i], strings.TrimSpace(f.Text()))
			}
		}
		for rule := range found[f.Path] {
			if rule != want[i] && rule != string(figureUnboundID) {
				wrong[rule]++
				t.Logf("%s by mistake (%s): %s", rule, want[i], strings.TrimSpace(f.Text()))
			}
		}
	}
	holdReports(t, "reported_lines.txt", reported.String())
	for _, r := range Rules() {
		id := string(r.ID)
		n := planted[id]
		if n == 0 && wrong[id] == 0 {
			continue
		}
		t.Logf("%-18s planted %4d, found %4d, by mistake %3d", id, n, n-missed[id], wrong[id])
		least := lineRecall
		if r.ID == sumMismatchID || r.ID == percentMismatchID {
			least = sumRecall
		}
		if n > 0 && float64(n-missed[id]) < least*float64(n)-1 {
			t.Errorf("%s: recall %d of %d is below %.2f", id, n-missed[id], n, least)
		}
		if float64(wrong[id]) > lineFalse*float64(len(files)-n) {
			t.Errorf("%s: %d false alarms", id, wrong[id])
		}
	}
}
