package build_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/report"
	"casebook/generator/session"
)

// benchSite is a thousand villages with ten years of three indicators, as a table, and one
// narrative.
func benchSite(b *testing.B) build.Options {
	b.Helper()
	var rows strings.Builder
	rows.WriteString("code,name,region")
	for i := range 30 {
		fmt.Fprintf(&rows, ",i%d@%d", i%3, 2015+i/3)
	}
	for n := range 1000 {
		fmt.Fprintf(&rows, "\n4503291%05d,第%d村,450329", n, n)
		for i := range 30 {
			fmt.Fprintf(&rows, ",%d", 100+n+i)
		}
	}
	indicators := "[[group]]\nid = \"g\"\nname = \"组\"\n"
	for i := range 3 {
		indicators += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
	}
	dir := b.TempDir()
	for name, text := range map[string]string{
		"data/site.toml":       "title = \"村志\"\n",
		"data/regions.toml":    "[[region]]\ncode = \"450329\"\nname = \"县\"\n",
		"data/indicators.toml": indicators,
		"data/villages/a.csv":  rows.String(),
		"content/cases/one.md": "+++\ntitle = \"第一篇\"\n+++\n\n正文。\n",
	} {
		benchPut(b, filepath.Join(dir, name), text)
	}
	return build.Options{Out: filepath.Join(dir, "public"),
		Options: session.Options{Site: dir, CacheDir: filepath.Join(dir, "cache"), Today: report.Date{Year: 2025, Month: 6, Day: 1}}}
}

func benchPut(b *testing.B, file, text string) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

func run(b *testing.B, o build.Options) {
	b.Helper()
	r, err := build.Run(context.Background(), o)
	if err != nil || !r.Published || r.Pages < 1000 {
		b.Fatalf("%d pages, %v", r.Pages, err)
	}
}

// BenchmarkCold has neither output nor cache; in a checkout the charts are bundled once.
func BenchmarkCold(b *testing.B) {
	o := benchSite(b)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(o.Out); err != nil {
			b.Fatal(err)
		}
		if err := os.RemoveAll(o.CacheDir); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		run(b, o)
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	o := benchSite(b)
	run(b, o)
	b.ReportAllocs()
	for b.Loop() {
		run(b, o)
	}
}

func BenchmarkOneNarrativeChanged(b *testing.B) {
	o := benchSite(b)
	run(b, o)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		benchPut(b, filepath.Join(o.Site, "content/cases/one.md"), fmt.Sprintf("+++\ntitle = \"第一篇\"\n+++\n\n第%d稿。\n", n))
		run(b, o)
	}
}
