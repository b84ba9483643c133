package theme_test

import (
	"context"
	"testing"

	"casebook/generator/page"
	"casebook/generator/theme"
)

// BenchmarkLoad reads, parses and checks our own theme: with the bundles of the build before,
// and making all of them.
func BenchmarkLoad(b *testing.B) {
	for name, o := range map[string]theme.Options{
		"kept":   {Views: page.Views(), CacheDir: bundles},
		"bundle": {Views: page.Views(), FromSource: true},
	} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			b.ReportAllocs()
			for b.Loop() {
				if _, problems, err := theme.Load(context.Background(), dir, o); err != nil || len(problems) > 0 {
					b.Fatal(err, show(problems))
				}
			}
		})
	}
}
