package scale

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A scale covers its values with few steps of 1, 2, 2.5 or 5 × 10^n, and writes each exactly.
func TestScale(t *testing.T) {
	for _, test := range []struct {
		low, high float64
		whole     bool
		power     int
		want      []string
	}{
		{0, 11380, false, 0, []string{"0", "5,000", "10,000", "15,000"}},
		{0, 33.9, false, 0, []string{"0", "10", "20", "30", "40"}},
		{0, 3, true, 0, []string{"0", "1", "2", "3"}},
		{0, 1, true, 0, []string{"0", "1"}},
		{0, 0.004, false, 0, []string{"0", "0.001", "0.002", "0.003", "0.004"}},
		{-15, 30.4, false, 0, []string{"-20", "0", "20", "40"}},
		{0, 9.85e9, false, 8, []string{"0", "25", "50", "75", "100"}},
		{0, 61000, false, 4, []string{"0", "2", "4", "6", "8"}},
		{0, 45000, false, 4, []string{"0", "2", "4", "6"}},
		{0, 9, false, 0, []string{"0", "2.5", "5.0", "7.5", "10.0"}},
		{0, 0, false, 0, []string{"0", "0.25", "0.50", "0.75", "1.00"}}, // one value: a scale from it on
		{1, 1, false, 0, []string{"1.00", "1.25", "1.50", "1.75", "2.00"}},
		{-0.5, -0.5, false, 0, []string{"-0.50", "-0.25", "0", "0.25", "0.50"}},
		{40, 40, false, 0, []string{"40", "50", "60", "70", "80"}},
		{-40, -40, false, 0, []string{"-40", "-30", "-20", "-10", "0"}},
		{-7, -3, false, 0, []string{"-7", "-6", "-5", "-4", "-3"}},
	} {
		s := New(test.low, test.high, 4, test.whole)
		var got []string
		for i := 0; i <= s.Count; i++ {
			got = append(got, string(s.Append(nil, i, test.power)))
		}
		if len(got) != len(test.want) {
			t.Errorf("%g to %g: %q, want %q", test.low, test.high, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%g to %g: %q, want %q", test.low, test.high, got, test.want)
				break
			}
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 100000 {
		low := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(20)-6))
		high := low + (1e-6+r.Float64())*math.Abs(low)*math.Pow(10, float64(r.IntN(6)-3))
		s := New(low, high, 4, r.IntN(2) == 0)
		noise := s.Step() * 1e-6
		if s.Low() > low+noise || s.High() < high-noise && high > low || s.Count < 1 || s.Count > 7 {
			t.Fatalf("%g to %g: %+v from %g to %g", low, high, s, s.Low(), s.High())
		}
	}
}
