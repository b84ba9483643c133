package pack_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/pack"
)

// benchOutput is a thousand pages of twelve kilobytes with a style sheet.
func benchOutput(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	put := func(name, text string) {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	put("index.html", "<title>村志</title>")
	put("manifest.json", "[]")
	put("assets/site-1.css", strings.Repeat("p{color:red}", 1000))
	for i := range 1000 {
		put(fmt.Sprintf("villages/v%d/index.html", i), `<link rel="stylesheet" href="../../assets/site-1.css">`+strings.Repeat(fmt.Sprintf("<p>第%d村</p>", i), 600))
	}
	return dir
}

func BenchmarkZip(b *testing.B) {
	dir := benchOutput(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pack.Zip(b.Context(), io.Discard, dir, "村志", guideTexts(b)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSingle(b *testing.B) {
	dir := benchOutput(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := pack.Single(io.Discard, dir, "villages/v7/index.html"); err != nil {
			b.Fatal(err)
		}
	}
}
