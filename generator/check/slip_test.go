package check

import (
	"slices"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
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

// TestPartsBehindAHalfWidthColon: a list that begins right behind its whole and a half-width colon is summed like one
// behind a full-width colon; a wrong sum is reported, a right one is not.
func TestPartsBehindAHalfWidthColon(t *testing.T) {
	for text, want := range map[string][]string{
		"全村共120户:60户种茶，50户种稻。":   {"content/cases/demo.md:4:4 120户"},
		"全村共120户：60户种茶，50户种稻。":   {"content/cases/demo.md:4:4 120户"},
		"全村共110户:60户种茶，50户种稻。":   nil,
		"值班的共有12人:3人、4人、5人各成一组。": nil,
		"0A0%:0%0": nil,
	} {
		if got := reported(t, sumMismatchID, text); !slices.Equal(got, want) {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestFarApart: two counts are far apart if one is more than half as much again as the other; of nought nothing is said.
func TestFarApart(t *testing.T) {
	for pair, want := range map[[2]float64]bool{{3, 2}: false, {3.1, 2}: true, {2, 3}: false, {2, 3.1}: true, {0, 3}: false, {3, 0}: false, {3, 3}: false} {
		if got := farApart(pair[0], pair[1]); got != want {
			t.Errorf("%v: %t", pair, got)
		}
	}
}

// TestJumpNamesTheFigureThatSticksOut: of figures of one indicator, the one is named that a power of ten parts from its
// neighbours. A first figure that sticks out is named itself, not the one behind it, which fits those that follow. Small
// counts, and a fall of what is better low, may be true.
func TestJumpNamesTheFigureThatSticksOut(t *testing.T) {
	for _, x := range []struct {
		name   string
		values []int64
		better report.Better
		year   int
	}{
		{"one in the middle", []int64{3500, 3600, 36500, 3700}, report.BetterHigher, 2022},
		{"the first", []int64{35000, 3600, 3700, 3800}, report.BetterHigher, 2020},
		{"the last", []int64{3500, 3600, 37000}, report.BetterHigher, 2022},
		{"a step that stays", []int64{3500, 3600, 36000, 37000}, report.BetterHigher, 2022},
		{"one of two", []int64{3500, 36000}, report.BetterHigher, 2021},
		{"small counts", []int64{5, 52, 60}, report.BetterHigher, 0},
		{"two small counts", []int64{35, 360}, report.BetterHigher, 0},
		{"an end of poverty", []int64{3600, 3500, 340, 330}, report.BetterLower, 0},
		{"a smooth rise", []int64{3500, 4900, 8800}, report.BetterHigher, 0},
	} {
		var list []quantity.Decimal
		for _, v := range x.values {
			list = append(list, quantity.FromInt(v))
		}
		year, _, _, ok := jump(report.Series{Indicator: &report.Indicator{Better: x.better}, First: 2020, Values: quantity.ListOf(list...)})
		if !ok {
			year = 0
		}
		if year != x.year {
			t.Errorf("%s: %d, want %d", x.name, year, x.year)
		}
	}
}
