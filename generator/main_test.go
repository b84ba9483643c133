package main

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/pflag"

	"casebook/generator/intake"
	"casebook/generator/report"
)

// TestMain makes this binary the program too: for the scripts, and for tests that need a
// process of their own.
func TestMain(m *testing.M) {
	if os.Getenv("CASEBOOK_IS_PROGRAM") != "" {
		os.Exit(run())
	}
	testscript.Main(m, map[string]func(){"casebook": main})
}

// TestCommands plays the scripts of testdata/script: each command as an editor calls it,
// with its wrong uses.
func TestCommands(t *testing.T) {
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", cache)
			e.Setenv("HOME", os.Getenv("HOME")) // npm's, where ECharts must be fetched first
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "nowhere": nowhere},
	})
}

// A text dated this morning in China has come, also where a machine's clock still has yesterday.
func TestTodayIsChinas(t *testing.T) {
	first := report.Date{Year: 2026, Month: 3, Day: 1}
	for now, want := range map[string]report.Date{
		"2026-02-28T16:00:00Z": first, "2026-02-28T08:00:00-08:00": first, "2026-03-01T23:59:59+08:00": first, "2026-03-02T05:59:59+14:00": first,
		"2026-02-28T15:59:59Z": {Year: 2026, Month: 2, Day: 28}, "2026-03-01T15:59:59Z": first, "2026-03-01T16:00:00Z": {Year: 2026, Month: 3, Day: 2},
		"2026-02-28T21:30:00+05:30": first, "2026-02-28T04:00:00-12:00": first, "2025-12-31T16:00:00Z": {Year: 2026, Month: 1, Day: 1},
		"2024-02-28T16:30:00Z": {Year: 2024, Month: 2, Day: 29}, "2026-03-02T06:00:00+14:00": {Year: 2026, Month: 3, Day: 2},
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := dayInChina(at); got != want {
			t.Errorf("at %s it is %v in China, want %v", now, got, want)
		}
	}
}

// Of two imports to one name the second writes nothing, and says why.
func TestDraftLeavesWhatSomebodyJustMade(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := root.WriteFile("b.md", []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	err = writeDraft(root, []intake.File{{Path: "a.toml", Text: "ours"}, {Path: "b.md", Text: "ours"}})
	var said *explainedError
	if !errors.As(err, &said) || !strings.Contains(said.text.ZH, "b.md 刚刚有了") {
		t.Errorf("%v", err)
	}
	if text, err := root.ReadFile("b.md"); err != nil || string(text) != "theirs" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := root.Stat("a.toml"); err == nil {
		t.Error("a part of the import was left")
	}
}

func TestAStartByMouseWaitsBeforeItsWindowCloses(t *testing.T) {
	var said strings.Builder
	c := &console{out: &said, err: &said, data: &said, lang: "zh"}
	code := runClicked(t.Context(), c, []string{"nonsense"}, strings.NewReader("\n"))
	if code != exitMachine || !strings.HasSuffix(said.String(), "按回车键关闭这个窗口。") || !strings.Contains(said.String(), "nonsense") {
		t.Errorf("%d, %s", code, said.String())
	}
}

func TestABackslashThatEatsAQuoteIsFound(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.String("site", "", "")
	for value, stray := range map[string]bool{`D:\x" --drafts`: true, `D:\x`: false} {
		if err := flags.Parse([]string{"--site", value}); err != nil {
			t.Fatal(err)
		}
		if got := strayQuote(flags); (got != "") != stray {
			t.Errorf("%q: %q", value, got)
		}
	}
}
