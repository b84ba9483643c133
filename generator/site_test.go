package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/report"
)

// today is the date of every build of these tests.
var today = report.Date{Year: 2026, Month: 11, Day: 22}

// TestDemo builds the demo site once and looks at it in every way an office and its readers do.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Site: "..", Out: dir, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		at := p.Span.Position()
		t.Errorf("%s:%d:%d: %s: %s", p.Span.File.Path, at.Line, at.Column, p.Rule, p.Message.ZH)
	}
	if !result.Published {
		t.Fatal("nothing was built")
	}
	t.Run("the Nu checker finds no error", func(t *testing.T) { nuFindsNoError(t, dir) })
	t.Run("pages are quiet and fit the screen", func(t *testing.T) { pagesAreQuietAndFitTheScreen(t, dir) })
	t.Run("every chart comes to life", func(t *testing.T) { everyChartComesToLife(t, dir) })
	t.Run("without scripts nothing is missing", func(t *testing.T) { withoutScriptsNothingIsMissing(t, dir) })
	t.Run("axe finds no violation", func(t *testing.T) { axeFindsNoViolation(t, dir) })
}

// nuFindsNoError runs the Nu HTML checker over every page of the demo site.
func nuFindsNoError(t *testing.T, dir string) {
	t.Helper()
	const jar = "../layouts/node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(jar); err != nil {
		t.Fatalf("the Nu checker is not installed: %v (npm ci in layouts/)", err)
	}
	var out bytes.Buffer
	cmd := exec.Command("java", "-jar", jar, "--errors-only", "--skip-non-html", dir)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		lines := strings.Split(strings.ReplaceAll(out.String(), "file:"+dir+"/", ""), "\n")
		t.Errorf("%v, %d lines, the first:\n%s", err, len(lines), strings.Join(lines[:min(20, len(lines))], "\n"))
	}
}
