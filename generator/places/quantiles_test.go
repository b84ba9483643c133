package places

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMedianIsTheMiddleOfTheOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	shapes := map[string]func(i, n int) float64{
		"random":  func(i, n int) float64 { return random.Float64() },
		"equal":   func(i, n int) float64 { return 7 },
		"few":     func(i, n int) float64 { return float64(random.IntN(3)) },
		"rising":  func(i, n int) float64 { return float64(i) },
		"falling": func(i, n int) float64 { return float64(n - i) },
		"organ":   func(i, n int) float64 { return float64(min(i, n-i)) },
	}
	for name, value := range shapes {
		for n := range 300 {
			values := make([]float64, n)
			for i := range values {
				values[i] = value(i, n)
			}
			sorted := slices.Sorted(slices.Values(values))
			want := math.NaN()
			if n > 0 {
				want = (sorted[(n-1)/2] + sorted[n/2]) / 2
			}
			if got := Median(values); got != want && n > 0 || n == 0 && !math.IsNaN(got) {
				t.Fatalf("%s, %d values: median %v, want %v", name, n, got, want)
			}
			slices.Sort(values)
			if !slices.Equal(values, sorted) {
				t.Fatalf("%s, %d values: some were lost", name, n)
			}
			for k := range min(n, 5) {
				if got := nth(values, n-1-k); got != sorted[n-1-k] {
					t.Fatalf("%s, %d values: rank %d is %v, want %v", name, n, n-1-k, got, sorted[n-1-k])
				}
			}
		}
	}
}
