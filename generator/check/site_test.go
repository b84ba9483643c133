package check

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// today is the day on which all tests of this package run.
var today = report.Date{Year: 2026, Month: 11, Day: 22}

// base is the site that an example is put into.
var base = map[string]string{
	"data/site.toml": "title = \"示例\"\nedition = \"public\"\n",
	"data/indicators.toml": `[[group]]
id = "income"
name = "收入"
[[group]]
id = "membership"
name = "党员"
[[indicator]]
id = "income"
name = "人均可支配收入"
group = "income"
unit = "元"
[[indicator]]
id = "members"
name = "党员"
group = "membership"
unit = "人"
`,
	"data/regions.toml": "[[region]]\ncode = \"demo\"\nname = \"示例镇\"\n",
	"data/sources.toml": "[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n",
}

// examplePath is where an example's own text goes.
const examplePath = "content/cases/demo.md"

// files takes an example apart: its text, then each file after a line "--- PATH".
func files(example string) map[string]string {
	all := map[string]string{}
	for path, text := range base {
		all[path] = text
	}
	path := examplePath
	var b strings.Builder
	flush := func() {
		text := b.String()
		b.Reset()
		if path == examplePath && !strings.HasPrefix(text, "+++\n") {
			text = "+++\ntitle = \"示例材料\"\n+++\n" + text
		}
		all[path] = text
	}
	for _, line := range strings.SplitAfter(example, "\n") {
		if next, ok := strings.CutPrefix(line, "--- "); ok && strings.Contains(next, "/") {
			flush()
			path = strings.TrimSpace(next)
			continue
		}
		b.WriteString(line)
	}
	flush()
	return all
}

// writeSite writes the files into a new folder and returns it.
func writeSite(t testing.TB, all map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for path, text := range all {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// checked loads and checks an example, and returns the problems of both.
func checked(t testing.TB, example string) ([]problem.Problem, Result) {
	t.Helper()
	list, result := checkedWhole(t, example)
	return slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Rule == missingDateID }), result // few examples have a date
}

// checkedWhole is checked, missing dates included.
func checkedWhole(t testing.TB, example string) ([]problem.Problem, Result) {
	t.Helper()
	rep, problems, err := load.Site(context.Background(), writeSite(t, files(example)), load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	result := mustCheck(t, rep, 0)
	problems = append(problems, result.Problems...)
	problems = append(problems, UnusedSuppressions(problems, rep)...)
	problem.Sort(problems)
	return problems, result
}

func mustCheck(t testing.TB, rep *report.Report, jobs int) Result {
	t.Helper()
	r, err := checkReport(t.Context(), rep, Options{Today: today, Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustCheckRecords(t testing.TB, rep *report.Report, former *Records) *Records {
	t.Helper()
	r, err := OfRecords(t.Context(), rep, Options{Today: today, Jobs: 1}, former)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustReport(t testing.TB, records *Records, rep *report.Report, former Result) Result {
	t.Helper()
	r, err := records.Report(t.Context(), rep, former)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
