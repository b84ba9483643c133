package build_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casebook/generator/build"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// flawed is a site with something to be reported of: warnings, one of them suppressed, and figures.
func flawed(t *testing.T) build.Options {
	t.Helper()
	o := site(t, map[string]string{
		"data/sources.toml":    "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
		"data/facts/one.toml":  "[[fact]]\nid = \"road\"\nvalue = 4.9\nunit = \"公里\"\nsource = \"s\"\n",
		"data/indicators.toml": "[[group]]\nid = \"income\"\nname = \"收入\"\n[[indicator]]\nid = \"income\"\nname = \"人均收入\"\ngroup = \"income\"\nunit = \"元\"\n",
		"data/villages/t.csv":  "code,name,region,人均收入@2020,income@2021,income@2022,income@2023\nx,丁村,xian,100,101,99999999,103\ny,戊村,xian,100,101,102,103\n",
		"content/cases/one.md": "+++\ntitle = \"第一篇\"\nvillage = \"a\"\ndate = 2024-05-01\n+++\n\n修路[4.9公里](fact:road)，建房3300户。\n\n全村耕地418亩。\n\n全村耕地481亩。\n\n<!-- check: off figure-unbound 旧数字 -->\n种茶200亩。\n",
	})
	o.CacheDir = t.TempDir()
	return o
}

func mustRun(t *testing.T, o build.Options) build.Result {
	t.Helper()
	r, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func output(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			var data []byte
			data, err = os.ReadFile(filepath.Join(dir, p))
			all[p] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// reported is what a build says, in words.
func reported(t *testing.T, r build.Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := problem.WriteText(&b, r.Problems, problem.TextOptions{Lang: "zh", Suppressed: r.Suppressed}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A build that finds nothing to do says what the one before said.
func TestBuildWithNothingToDoSaysTheSame(t *testing.T) {
	mustRun(t, flawed(t)) // in a new checkout it installs what the front end needs, by which the next build is another
	o := flawed(t)
	first := mustRun(t, o)
	if !first.Published || first.Suppressed == 0 || len(first.Problems) == 0 || first.Figures.Bound == 0 || first.Output.Written == 0 || first.Output.Made != first.Output.Files {
		t.Fatalf("%+v", first)
	}
	if !slices.ContainsFunc(first.Problems, func(p problem.Problem) bool { return len(p.Related) > 0 }) {
		t.Error("no problem is about a second place")
	}
	if text := reported(t, first); !strings.Contains(text, "A1：这份表") || !strings.Contains(text, "F2（人均收入）") {
		t.Fatalf("nothing is reported of a table's head, or of a cell: %s", text)
	}
	o.Progress = &build.Progress{}
	again := mustRun(t, o)
	if again.Output.Made != 0 {
		t.Errorf("%d files made though nothing was to do", again.Output.Made)
	}
	if again.Output.Written != 0 || again.Output.Files != first.Output.Files || again.Output.Bytes != first.Output.Bytes {
		t.Errorf("written %+v, at first %+v", again.Output, first.Output)
	}
	if again.Pages != first.Pages || again.Figures != first.Figures || again.Suppressed != first.Suppressed || !again.Published ||
		!reflect.DeepEqual(again.Withheld, first.Withheld) || !reflect.DeepEqual(again.Unread, first.Unread) {
		t.Errorf("%+v, at first %+v", again, first)
	}
	if reported(t, again) != reported(t, first) {
		t.Errorf("said\n%s, at first\n%s", reported(t, again), reported(t, first))
	}
	if done, total := o.Progress.Done.Load(), o.Progress.Total.Load(); done != total || total == 0 {
		t.Errorf("progress %d of %d", done, total)
	}
}

// What is reported of a workbook names its sheets and cells, which nobody knows without reading it: the next build reads
// it again, and says the same.
func TestBuildWithAWorkbookReadsItAgain(t *testing.T) {
	o := flawed(t)
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"code", "name", "region", "人均收入@2020"}, {"z", "己村", "xian", 100}} {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	put(t, o.Site, "data/villages/more.xlsx", b.String())
	first := mustRun(t, o)
	if text := reported(t, first); !strings.Contains(text, "more.xlsx（Sheet1）!D2（人均收入）") {
		t.Fatalf("nothing is reported of the workbook: %s", text)
	}
	again := mustRun(t, o)
	if reported(t, again) != reported(t, first) || again.Output.Written != 0 || again.Pages != first.Pages {
		t.Errorf("%d files written, said\n%s, at first\n%s", again.Output.Written, reported(t, again), reported(t, first))
	}
	if again.Output.Made == 0 || again.Output.Made > first.Output.Files/2 {
		t.Errorf("%d of %d files made", again.Output.Made, first.Output.Files)
	}
}

// On the next day the rules look at all again, and no file is written: none shows the date.
func TestBuildOnTheNextDayWritesNothing(t *testing.T) {
	o := flawed(t)
	o.Strict = false
	put(t, o.Site, "content/about.md", "+++\ntitle = \"关于\"\nupdated = 2025-06-02\n+++\n\n正文。\n")
	if first := mustRun(t, o); !strings.Contains(reported(t, first), "future-year") {
		t.Fatalf("nothing is reported of the future: %s", reported(t, first))
	}
	o.Today.Day++
	next := mustRun(t, o)
	if next.Output.Written != 0 || next.Output.Removed != 0 || !next.Published {
		t.Errorf("%+v", next.Output)
	}
	if strings.Contains(reported(t, next), "future-year") {
		t.Errorf("the day has come: %s", reported(t, next))
	}
}

// Whatever changes, a warm build has the bytes of a cold one.
func TestWarmBuildIsTheColdOneWhateverIsReported(t *testing.T) {
	o := flawed(t)
	mustRun(t, o)
	files := map[string]string{
		"content/cases/one.md":       "+++\ntitle = \"改过的\"\nvillage = \"a\"\ndate = 2024-05-01\n+++\n\n正文。\n",
		"data/villages/a.toml":       "[[village]]\ncode = \"a\"\nname = \"乙村\"\nregion = \"xian\"\n",
		"layouts/styles/print.css":   "p { margin: 3px }\n",
		"content/cases/draft.md":     "+++\ntitle = \"草稿\"\ndraft = true\n+++\n",
		"layouts/templates/404.html": "<h1>没有</h1>",
	}
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a narrative", func() { put(t, o.Site, "content/cases/one.md", files["content/cases/one.md"]) }},
		{"a village", func() { put(t, o.Site, "data/villages/a.toml", files["data/villages/a.toml"]) }},
		{"a style sheet", func() { put(t, o.Site, "layouts/styles/print.css", files["layouts/styles/print.css"]) }},
		{"a template", func() { put(t, o.Site, "layouts/templates/404.html", files["layouts/templates/404.html"]) }},
		{"a draft", func() { put(t, o.Site, "content/cases/draft.md", files["content/cases/draft.md"]) }},
		{"with drafts", func() { o.Drafts = true }},
		{"another address", func() { o.Base = "https://example.cn/x" }},
		{"another day", func() { o.Today = report.Date{Year: 2026, Month: 1, Day: 1} }},
		{"another version", func() { o.Version = "2" }},
		{"strictness", func() { o.Strict = false }},
		{"a file away", func() { os.Remove(filepath.Join(o.Site, "content/cases/draft.md")) }},
		{"the cache away", func() { os.RemoveAll(o.CacheDir) }},
		{"the output away", func() { os.RemoveAll(o.Out) }},
	} {
		step.do()
		warm := mustRun(t, o)
		cold := o
		cold.Out, cold.CacheDir = filepath.Join(t.TempDir(), "public"), ""
		want := mustRun(t, cold)
		if !warm.Published || !want.Published {
			t.Fatalf("%s: %v", step.name, want.Problems)
		}
		got, fresh := output(t, o.Out), output(t, cold.Out)
		if !reflect.DeepEqual(got, fresh) {
			t.Errorf("%s: the warm build is not the cold one", step.name)
		}
		if reported(t, warm) != reported(t, want) || warm.Pages != want.Pages || warm.Figures != want.Figures {
			t.Errorf("%s: said\n%s, cold\n%s", step.name, reported(t, warm), reported(t, want))
		}
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A build of a site of which one page changed writes few files: all others are linked to as they were.
func TestBuildOfOneChangeWritesFewFiles(t *testing.T) {
	o := flawed(t)
	for _, name := range []string{"b", "c", "d"} {
		put(t, o.Site, "data/villages/"+name+".toml", "[[village]]\ncode = \""+name+"\"\nname = \"某村"+name+"\"\nregion = \"xian\"\n")
	}
	first := mustRun(t, o)
	put(t, o.Site, "content/about.md", "+++\ntitle = \"关于\"\n+++\n\n新的一句。\n")
	put(t, o.Site, "content/about.md", "+++\ntitle = \"关于\"\n+++\n\n又一句。\n")
	mustRun(t, o)
	put(t, o.Site, "content/about.md", "+++\ntitle = \"关于\"\n+++\n\n再一句。\n")
	again := mustRun(t, o)
	if again.Output.Written == 0 || again.Output.Written > first.Output.Files/2 {
		t.Errorf("%d of %d files written", again.Output.Written, first.Output.Files)
	}
	if again.Output.Made > first.Output.Files/2 {
		t.Errorf("%d of %d files made", again.Output.Made, first.Output.Files)
	}
}

func TestAnInterruptedBuildPublishesNothing(t *testing.T) {
	o := flawed(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := build.Run(ctx, o); err == nil || r.Published {
		t.Errorf("%+v %v", r, err)
	}
	if _, err := os.Stat(o.Out); !os.IsNotExist(err) {
		t.Error("something was written")
	}
	if _, err := build.Check(ctx, o); err == nil {
		t.Error("a check that was interrupted ends well")
	}
}

func TestOutputOverTheInputIsRefused(t *testing.T) {
	o := flawed(t)
	for _, out := range []string{o.Site, filepath.Join(o.Site, "content"), filepath.Join(o.Site, "data", "x")} {
		o.Out = out
		if r, err := build.Run(context.Background(), o); err == nil || r.Published {
			t.Errorf("%s: %v", out, err)
		}
	}
}

// Who asks for it has every file looked at: nothing is said from memory, and what is found is the same.
func TestWhoVerifiesIsReportedNothingFromMemory(t *testing.T) {
	o := flawed(t)
	if n := o.Remembered(); n != 0 {
		t.Errorf("before the first build %d bytes are remembered", n)
	}
	first := mustRun(t, o)
	if o.Remembered() == 0 {
		t.Error("nothing is remembered of a build")
	}
	o.Verify = true
	if n := o.Remembered(); n != 0 {
		t.Errorf("%d bytes are remembered for who verifies", n)
	}
	again := mustRun(t, o)
	if again.Output.Written != 0 || again.Output.Files != first.Output.Files || reported(t, again) != reported(t, first) {
		t.Errorf("%+v, said\n%s, at first\n%s", again.Output, reported(t, again), reported(t, first))
	}
	path := filepath.Join(o.Out, "index.html")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, o.Out, "index.html", "坏了")
	if mended := mustRun(t, o); mended.Output.Written != 1 {
		t.Errorf("%d files written", mended.Output.Written)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the page is not as it was: %v", err)
	}
}

// Where nothing is to do and very many files had to be read to know it, their hashes are kept so that the next build need not; those
// of a few are not worth it.
func TestHashesOfManyFilesAreKeptThoughNothingIsToDo(t *testing.T) {
	for more, want := range map[int]bool{0: false, 70: true} {
		o := site(t, nil)
		o.CacheDir = t.TempDir()
		for i := range more {
			put(t, o.Site, "data/villages/v"+strconv.Itoa(i)+".toml", "[[village]]\ncode = \"v"+strconv.Itoa(i)+"\"\nname = \"村"+strconv.Itoa(i)+"\"\nregion = \"xian\"\n")
		}
		mustRun(t, o)
		kept := filepath.Join(o.CacheDir, "input")
		if err := os.RemoveAll(kept); err != nil {
			t.Fatal(err)
		}
		if again := mustRun(t, o); again.Output.Made != 0 || !again.Published {
			t.Fatalf("%d files were made; published: %t", again.Output.Made, again.Published)
		}
		if _, err := os.Stat(kept); (err == nil) != want {
			t.Errorf("beside %d files: %v", more, err)
		}
	}
}
