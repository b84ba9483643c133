package write_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/write"
)

// The floor of a build: files that are there already, of a village page's usual size.
const benchFiles = 1000

func benchSite(text string) func(yield func(write.File) bool) {
	page := strings.Repeat(text, 12<<10/len(text))
	return func(yield func(write.File) bool) {
		for i := range benchFiles {
			f := write.File{Path: fmt.Sprintf("villages/%012d/index.html", i), Append: func(b []byte) ([]byte, error) { return append(b, page...), nil }}
			if !yield(f) {
				return
			}
		}
	}
}

func BenchmarkFirstBuild(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		out := filepath.Join(b.TempDir(), fmt.Sprint(i))
		if _, err := write.Run(context.Background(), benchSite("page "), write.Options{Out: out}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*benchFiles), "µs/file")
}

func BenchmarkNothingChanged(b *testing.B)    { benchAgain(b, "page ", "page ") }
func BenchmarkEverythingChanged(b *testing.B) { benchAgain(b, "page ", "egap ") }

// benchAgain builds two sites by turns into one folder.
func benchAgain(b *testing.B, texts ...string) {
	out := filepath.Join(b.TempDir(), "public")
	if _, err := write.Run(context.Background(), benchSite(texts[0]), write.Options{Out: out}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := range b.N {
		if _, err := write.Run(context.Background(), benchSite(texts[(i+1)%2]), write.Options{Out: out}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*benchFiles), "µs/file")
}
