package build_test

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/manifest"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
)

func site(t *testing.T, change map[string]string) build.Options {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"data/site.toml":       "title = \"村志\"\n",
		"data/regions.toml":    "[[region]]\ncode = \"xian\"\nname = \"县\"\n",
		"data/villages/a.toml": "[[village]]\ncode = \"a\"\nname = \"甲村\"\nregion = \"xian\"\n",
		"content/cases/one.md": "+++\ntitle = \"第一篇\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n正文。\n",
	}
	for name, text := range change {
		files[name] = text
	}
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cache, _ := os.UserCacheDir()
	return build.Options{Out: filepath.Join(dir, "public"),
		Options: session.Options{Site: dir, CacheDir: filepath.Join(cache, "casebook"), Today: report.Date{Year: 2025, Month: 6, Day: 1}}}
}

func TestErrorOfAnyStageStopsTheBuildAndAllAreReported(t *testing.T) {
	o := site(t, map[string]string{
		"data/programs/a.toml":        "[[program]]\nid = \"a\"\n",
		"content/cases/two.md":        "+++\ntitle = \"第二篇\"\n+++\n\n[三户](fact:none)\n",
		"layouts/templates/case.html": "{{.Nothing}}",
		"layouts/strings/zh-CN.json":  "{",
	})
	r, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Published {
		t.Error("published")
	}
	reported := map[string]bool{}
	for _, p := range r.Problems {
		reported[p.Span.File.Path+" "+string(p.Rule)] = true
	}
	for _, want := range []string{"data/programs/a.toml missing-field", "content/cases/two.md fact-unknown",
		"layouts/templates/case.html unknown-key", "layouts/strings/zh-CN.json unreadable"} {
		if !reported[want] {
			t.Errorf("not reported: %s; reported: %v", want, reported)
		}
	}
	if _, err := os.Stat(o.Out); !os.IsNotExist(err) {
		t.Errorf("something was written: %v", err)
	}
	checked, err := build.Check(context.Background(), o)
	if err != nil || len(checked.Problems) != len(r.Problems) {
		t.Errorf("check finds %d problems, build %d (%v)", len(checked.Problems), len(r.Problems), err)
	}
}

// A site that is rendered for comparison has the files, sizes and hashes of the one that is written.
func TestWhatIsRenderedIsWhatIsWritten(t *testing.T) {
	o := site(t, nil)
	if r, err := build.Run(t.Context(), o); err != nil || !r.Published {
		t.Fatalf("%+v, %v", r, err)
	}
	text, err := os.ReadFile(filepath.Join(o.Out, manifest.Name))
	if err != nil {
		t.Fatal(err)
	}
	want, err := manifest.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := build.Render(t.Context(), o)
	if err != nil || len(r.Entries) != len(want) {
		t.Fatalf("%d files are rendered, %d written, %v", len(r.Entries), len(want), err)
	}
	if _, err := r.File("cases/none/index.html"); err == nil || !strings.Contains(err.Error(), "cases/none/index.html") {
		t.Errorf("a file that no page is made of: %v", err)
	}
	for i, e := range r.Entries {
		if text, err := r.File(e.Path); err != nil || sha256.Sum256(text) != e.Sum {
			t.Errorf("%s is made anew in other words, %v", e.Path, err)
		}
		if e.Path != want[i].Path || e.Bytes != want[i].Bytes || e.Sum != want[i].Sum {
			t.Errorf("%s of %d bytes is rendered, %s of %d written", e.Path, e.Bytes, want[i].Path, want[i].Bytes)
		}
	}
}

// The list of what was built says of a page which files of the site it was made from.
func TestTheManifestSaysWhatAPageIsMadeFrom(t *testing.T) {
	o := site(t, map[string]string{"content/cases/one.md": "+++\ntitle = \"第一篇\"\n+++\n\n正文。\n"})
	if r, err := build.Run(t.Context(), o); err != nil || !r.Published {
		t.Fatalf("%+v, %v", r, err)
	}
	text, err := os.ReadFile(filepath.Join(o.Out, manifest.Name))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := manifest.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(entries, func(e manifest.Entry) bool { return e.Path == "cases/one/index.html" })
	if i < 0 || !slices.Contains(entries[i].Sources, "content/cases/one.md") {
		t.Errorf("the page is made from nothing that is reported: %d of %d entries", i, len(entries))
	}
}

// Of what may not be published nothing is rendered, and why is reported.
func TestWhatMayNotBePublishedIsNotRendered(t *testing.T) {
	warned := site(t, map[string]string{"content/cases/one.md": "+++\ntitle = \"第一篇\"\n+++\n\n修路4.9公里。\n"})
	strict := warned
	strict.Strict = true
	wrong := site(t, map[string]string{"content/cases/one.md": "+++\ntitle = \"第一篇\"\nvillage = \"没有这个村\"\n+++\n正文。\n"})
	for name, x := range map[string]struct {
		o    build.Options
		made bool
	}{"warnings": {warned, true}, "warnings, strictly": {strict, false}, "an error": {wrong, false}} {
		r, err := build.Render(t.Context(), x.o)
		if err != nil || len(r.Entries) > 0 != x.made || len(r.Problems) == 0 {
			t.Errorf("%s: %d files, %d problems, %v", name, len(r.Entries), len(r.Problems), err)
		}
	}
}

// What is wrong in a draft is reported by check, as a note: it stops nothing.
func TestMistakesInDraftsAreNotes(t *testing.T) {
	o := site(t, map[string]string{
		"content/cases/a-draft.md": "+++\ntitle = \"草稿\"\ndate = 2024-05-06\ndraft = true\n+++\n\n[三户](fact:none)\n",
		"content/cases/zhong.md":   "+++\ntitle = \"种茶\"\ndate = 2024-05-06\n+++\n\n种茶××亩。\n",
	})
	r, err := build.Check(t.Context(), o)
	if err != nil || r.Drafts != 1 {
		t.Fatalf("%d drafts, %v", r.Drafts, err)
	}
	found := false
	for _, p := range r.Problems {
		if p.Span.File != nil && p.Span.File.Path == "content/cases/a-draft.md" {
			found = found || p.Rule == "fact-unknown"
			if p.Severity != problem.Note {
				t.Errorf("%s is no note", p.Rule)
			}
		}
	}
	if last := r.Problems[len(r.Problems)-1]; last.Span.File.Path != "content/cases/zhong.md" {
		t.Errorf("the last problem is of %s", last.Span.File.Path)
	}
	if !found {
		t.Errorf("the draft's mistake is not reported: %v", r.Problems)
	}
	inOrder := slices.Clone(r.Problems)
	problem.Sort(inOrder)
	for i := range inOrder {
		if inOrder[i].Span != r.Problems[i].Span || inOrder[i].Rule != r.Problems[i].Rule {
			t.Errorf("%s stands out of its order", r.Problems[i].Rule)
		}
	}
}

func TestStrictStopsAtWarnings(t *testing.T) {
	o := site(t, map[string]string{"content/cases/one.md": "+++\ntitle = \"第一篇\"\n+++\n\n修路4.9公里。\n"})
	o.Strict = true
	if r, err := build.Run(context.Background(), o); err != nil || r.Published || problem.CountOf(r.Problems).Warnings == 0 {
		t.Errorf("%+v, %v", r, err)
	}
	o.Strict = false
	if r, err := build.Run(context.Background(), o); err != nil || !r.Published {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestProgressCountsEveryFile(t *testing.T) {
	o := site(t, nil)
	o.Progress = &build.Progress{}
	r, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if done, total := o.Progress.Done.Load(), o.Progress.Total.Load(); done != total || int(total) != r.Output.Files || r.Pages == 0 {
		t.Errorf("done %d of %d, %d files, %d pages", done, total, r.Output.Files, r.Pages)
	}
	pages := 0
	for name := range output(t, o.Out) {
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	if r.Pages != pages {
		t.Errorf("%d pages are counted of %d", r.Pages, pages)
	}
}

// Two addresses that differ only by capitals, or by how an accent is written, are one file on Windows and macOS, so that
// one file would overwrite the other: nothing is published. It does not matter which of the two comes first.
func TestAddressesThatAreOneFileElsewhereAreRefused(t *testing.T) {
	for _, names := range [][]string{{"Old", "old"}, {"old", "OLD"}, {"OLD", "Old"}, {"caf\u00e9", "cafe\u0301"}, {"ONE"}, {"old", "older"}, {"Old"}} {
		r, err := build.Run(context.Background(), site(t, map[string]string{
			"content/cases/one.md": "+++\ntitle = \"第一篇\"\ndate = 2024-05-06\naliases = [\"cases/" + strings.Join(names, "\", \"cases/") + "\"]\n+++\n正文。\n",
		}))
		if err != nil {
			t.Fatal(err)
		}
		reported := slices.DeleteFunc(slices.Clone(r.Problems), func(p problem.Problem) bool { return p.Rule != problem.DuplicateID })
		own := names[0] == "ONE" // the page's own address
		if same := own || len(names) == 2 && names[1] != "older"; r.Published == same || !same && len(r.Problems) > 0 {
			t.Errorf("%q: published %t, reported %+v", names, r.Published, r.Problems)
		}
		if own && (len(reported) != 1 || reported[0].Span.File.Path != "content/cases/one.md" || !strings.Contains(reported[0].Message.ZH, "这一页现在的网址")) {
			t.Errorf("%q: reported %+v", names, reported)
		}
	}
}

// What load does not compare, such as pages that were withdrawn, is compared before anything is written: each pair of addresses that
// are one file elsewhere is reported once, with both, at a file that it comes from. Those that differ otherwise are no pair.
func TestPagesThatWereWithdrawnAreRefusedWhereTheyAreOneFileElsewhere(t *testing.T) {
	for _, c := range []struct {
		withdrawn string
		reported  []string
	}{
		{"ONE", []string{"cases/one/ cases/ONE/"}}, {"Eno eno", []string{"cases/eno/ cases/Eno/"}}, {"eno Eno", []string{"cases/eno/ cases/Eno/"}},
		{"ENO Eno", []string{"cases/ENO/ cases/Eno/"}}, {"caf\u00e9 cafe\u0301", []string{"cases/caf\u00e9/ cases/cafe\u0301/"}}, {"Eno other Other2", nil}, {"eno oen", nil},
		{"ENO Two tWO", []string{"cases/Two/ cases/tWO/"}},
	} {
		text := "title = \"村志\"\n"
		for _, name := range strings.Fields(c.withdrawn) {
			text += "[[withdrawn]]\npath = \"cases/" + name + "/index.html\"\n"
		}
		o := site(t, map[string]string{"data/site.toml": text})
		o.Progress = &build.Progress{}
		r := mustRun(t, o)
		if r.Published != (len(c.reported) == 0) || len(r.Problems) != len(c.reported) {
			t.Errorf("%s: published %t, reported %+v", c.withdrawn, r.Published, r.Problems)
			continue
		}
		for i, p := range r.Problems {
			a, b, _ := strings.Cut(c.reported[i], " ")
			if !strings.Contains(p.Message.ZH, a+"index.html 和 "+b+"index.html") || p.Severity != problem.Error || p.Span.File.Path != "data/site.toml" && p.Span.File.Path != "content/cases/one.md" {
				t.Errorf("%s: reported at %s: %s", c.withdrawn, p.Span.File.Path, p.Message.ZH)
			}
		}
		if total := o.Progress.Total.Load(); total < int64(r.Pages) || r.Pages < 5 {
			t.Errorf("%s: %d files of %d pages are to be made", c.withdrawn, total, r.Pages)
		}
	}
}

// Whoever is handed the files of a site may stop after any of them, as an output does that cannot be written on.
func TestFilesAreHandedOutOneByOne(t *testing.T) {
	o := site(t, nil)
	r, err := build.Render(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for range build.FilesOf(r) {
		if taken++; taken == 2 {
			break
		}
	}
	if taken != 2 {
		t.Errorf("%d files of %d are handed out", taken, len(r.Entries))
	}
}
