package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
