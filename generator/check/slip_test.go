package check

import (
	"testing"

	"casebook/generator/quantity"
)

// TestSlipIsOneMistypedDigit: two numbers may be one and the same, mistyped, if one digit differs, two neighbours
// changed places, or one digit is missing. Numbers of two digits and of one are too short to tell.
func TestSlipIsOneMistypedDigit(t *testing.T) {
	for pair, want := range map[[2]int64]bool{
		{3212, 3212}: false, {3212, 3272}: true, {3212, 3221}: true, {3212, 2312}: true, {3212, 2213}: false, {3212, 1223}: false,
		{3212, 312}: true, {312, 3212}: true, {3212, 33212}: true, {3212, 32}: false, {3212, 456}: false, {456, 3212}: false,
		{123, 12}: false, {12, 123}: false, {0, 5}: false, {5, 0}: false, {-3212, 3212}: false,
	} {
		if got := slip(pair[0], pair[1]); got != want {
			t.Errorf("%d and %d: %t", pair[0], pair[1], got)
		}
	}
}

// TestNumbersAreWrittenInTheLastDigitOfAny: numbers are compared as whole ones, without the decimals and the noughts
// that all of them have; numbers of more than six decimals are not compared.
func TestNumbersAreWrittenInTheLastDigitOfAny(t *testing.T) {
	for _, x := range []struct {
		values []float64
		want   []int64
	}{
		{[]float64{1.5, 2.25}, []int64{150, 225}}, {[]float64{1200, 300}, []int64{12, 3}}, {[]float64{0, 0}, []int64{0, 0}},
		{[]float64{0, 50}, []int64{0, 5}}, {[]float64{1.0 / 3}, nil}, {[]float64{2e15}, nil},
	} {
		got, ok := inLastDigits(x.values)
		same := len(got) == len(x.want) && ok == (x.want != nil)
		for i := range min(len(got), len(x.want)) {
			same = same && got[i] == x.want[i]
		}
		if !same {
			t.Errorf("%v: %v, %t", x.values, got, ok)
		}
	}
}

// TestSignOfARate: a rate is negative if a minus stands before it that no range and no name ends with, or if the text
// says 负增长; numbers of things have no sign.
func TestSignOfARate(t *testing.T) {
	for _, x := range []struct {
		before string
		unit   quantity.Unit
		want   bool
	}{
		{"由一季度的-", "%", true}, {"增速（－", "%", true}, {"气温为−", "℃", true}, {"由负增长", "%", true}, {"增速", "%", false},
		{"G-", "%", false}, {"-", "%", false}, {"3-", "%", false}, {"共-", "户", false}, {"负增长", "户", false},
	} {
		if got := negative(x.before, x.unit); got != x.want {
			t.Errorf("%s%s: %t", x.before, x.unit, got)
		}
	}
}
