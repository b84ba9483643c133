package markup_test

import (
	"testing"

	"casebook/generator/markup"
)

func BenchmarkAppendText(b *testing.B) {
	buf := make([]byte, 0, 1024)
	for _, s := range []string{"人均可支配收入", "胡家田村·灌阳县，约16.8万元", "income per capita"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				buf = markup.AppendText(buf[:0], s)
			}
		})
	}
}
