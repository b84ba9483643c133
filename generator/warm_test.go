package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/report"
)

// edit is one change that somebody may make to a site; n makes each different.
type edit struct {
	name string
	make func(t *testing.T, dir string, n int)
}

var edits = []edit{
	{"retitle the site", func(t *testing.T, dir string, n int) { retitle(t, dir, n) }},
	{"add a case", func(t *testing.T, dir string, n int) {
		put(t, filepath.Join(dir, fmt.Sprintf("content/cases/case-%d.md", n%5)), fmt.Sprintf("+++\ntitle = \"案例%d\"\nthemes = [\"主题%d\"]\nvillage = \"shili-cun\"\n+++\n\n正文。\n", n, n%3))
	}},
	{"take a case away", func(t *testing.T, dir string, n int) {
		os.Remove(filepath.Join(dir, fmt.Sprintf("content/cases/case-%d.md", n%5)))
	}},
	{"add villages", func(t *testing.T, dir string, n int) {
		put(t, filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)),
			fmt.Sprintf("code,name,region,source,income_per_capita@2022\n%012d,新村%d,shili-zhen,sample-table,%d\n", 450329102200+n%3, n, 1000+n))
	}},
	{"take villages away", func(t *testing.T, dir string, n int) {
		os.Remove(filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)))
	}},
	{"change the style", func(t *testing.T, dir string, n int) {
		put(t, filepath.Join(dir, "layouts/styles/print.css"), fmt.Sprintf("p { margin: %dpx }", n))
	}},
	{"change a template", func(t *testing.T, dir string, n int) {
		put(t, filepath.Join(dir, "layouts/templates/404.html"), fmt.Sprintf("<h1>没有这一页 %d</h1>", n))
	}},
	{"damage the output", func(t *testing.T, dir string, n int) {
		put(t, filepath.Join(dir, "public/index.html"), strconv.Itoa(n))
		os.RemoveAll(filepath.Join(dir, "public/cases"))
	}},
	{"lose the cache", func(t *testing.T, dir string, _ int) { os.RemoveAll(filepath.Join(dir, "cache")) }},
	{"change nothing", func(*testing.T, string, int) {}},
}

// After any edits a build over the former output is what a build from nothing is.
// CASEBOOK_EDITS sets how many edits are tried.
func TestWarmBuildIsTheColdBuild(t *testing.T) {
	count := 25
	if n, err := strconv.Atoi(os.Getenv("CASEBOOK_EDITS")); err == nil {
		count = n
	}
	dir, seed := t.TempDir(), rand.Uint64()
	choose := rand.New(rand.NewPCG(seed, 0))
	newSite(t, dir, 20)
	bundles := t.TempDir() // of the cold builds; bundling ECharts each time tells no more
	buildInto(t, dir, filepath.Join(dir, "public"), filepath.Join(dir, "cache"))
	var made []string
	for n := range count {
		e := edits[choose.IntN(len(edits))]
		made = append(made, e.name)
		e.make(t, dir, choose.IntN(1000)+n)
		cold := filepath.Join(t.TempDir(), "public")
		buildInto(t, dir, filepath.Join(dir, "public"), filepath.Join(dir, "cache"))
		buildInto(t, dir, cold, bundles)
		if warm, cold := snapshot(t, filepath.Join(dir, "public")), snapshot(t, cold); !maps.Equal(warm, cold) {
			t.Fatalf("seed %d: after %s these differ: %s", seed, strings.Join(made, ", "), differing(warm, cold))
		}
	}
}

func buildInto(t *testing.T, site, out, cache string) {
	t.Helper()
	r, err := build.Run(context.Background(), build.Options{
		Site: site, Out: out, CacheDir: cache, Today: report.Date{Year: 2025, Month: 6, Day: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Published {
		t.Fatalf("not built: %v", r.Problems)
	}
}
