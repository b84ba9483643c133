package chart

import (
	"testing"

	"casebook/generator/diagram"
)

func BenchmarkAppend(b *testing.B) {
	list := samples()
	for _, i := range []int{0, 1, 8, 16, 17, 22} {
		c := list[i]
		c.ID = "c1"
		b.Run(string(c.Kind)+" "+c.Title, func(b *testing.B) {
			buffer := draw(c)
			b.ReportAllocs()
			b.ReportMetric(float64(len(buffer)), "bytes/chart")
			for b.Loop() {
				buffer = Append(buffer[:0], c, zh)
			}
		})
	}
}

func BenchmarkDiagram(b *testing.B) {
	list := programs()
	var buffer []byte
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range list {
			buffer = diagram.Append(buffer[:0], p, zh)
		}
	}
}
