package chart

import (
	"slices"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/svg"
)

func TestAppendValue(t *testing.T) {
	for _, test := range []struct {
		value    string
		decimals int
		want     string
	}{
		{"0", 0, "0"}, {"0", 1, "0.0"}, {"12.5", 0, "12.5"}, {"12.5", 2, "12.50"}, {"-1234567.5", -1, "-1,234,567.5"},
		{"0.001", -1, "0.001"}, {"-0.25", 1, "-0.25"}, {"10000000000", 0, "10,000,000,000"}, {"999", 0, "999"}, {"1000", 2, "1,000.00"},
	} {
		if got := string(appendValue(nil, mustParse(t, test.value), test.decimals)); got != test.want {
			t.Errorf("%s with %d decimals: %q, want %q", test.value, test.decimals, got, test.want)
		}
	}
	if got := string(appendValue(nil, quantity.Missing, 2)); got != "—" {
		t.Errorf("a gap is %q", got)
	}
}

func TestScaleOf(t *testing.T) {
	for _, test := range []struct {
		low   float64
		high  float64
		unit  quantity.Unit
		power int
		want  string
		en    string
	}{
		{0, 15000, "元", 0, "元", "元"}, {0, 90000, "元", 0, "元", "元"}, {0, 100000, "元", 4, "万元", "元"}, {0, 1e8, "元/人", 8, "亿元/人", "million 元/人"}, {0, 5000, "万元", 0, "万元", "万元"},
		{0, 30000, "万元", 4, "亿元", "万元"}, {0, 2e12, "元", 12, "万亿元", "trillion 元"}, {0, 90, "%", 0, "%", "%"}, {0, 10000, "亿元", 0, "亿元", "亿元"},
		{0, 30000, "亿元", 4, "万亿元", "亿元"}, {0, 300000, "", 4, "万", ""}, {0, 3e6, "kg", 4, "万kg", "million kg"}, {0, 300000, "千克", 4, "万千克", "千克"},
		{5.51e6, 1.2238e8, "人", 4, "万人", "million 人"}, {5.51e7, 1.2238e8, "人", 4, "万人", "million 人"}, {1.1e8, 1.2238e8, "人", 8, "亿人", "million 人"},
	} {
		s := scaleOf(zh, test.low, test.high, test.unit)
		if got := s.text(); s.power != test.power || got != test.want {
			t.Errorf("%g %s: 10^%d %s, want 10^%d %s", test.high, test.unit, s.power, got, test.power, test.want)
		}
		if got := scaleOf(en, test.low, test.high, test.unit).text(); got != test.en {
			t.Errorf("%g %s in English: %s, want %s", test.high, test.unit, got, test.en)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit float64
		want  string
	}{
		{"胡家田村", 60, "胡家田村"}, {"某某自治州农业银行分行", 92, "某某自治…分行"}, {"大坪上村", 40, "大坪…"}, {"大坪上村", 5, "…"},
	} {
		var p pen
		p.Shortened(test.text, test.limit)
		if string(p.B) != test.want {
			t.Errorf("%q in %g: %q, want %q", test.text, test.limit, p.B, test.want)
		}
	}
}

// Lines keep Latin words whole and begin with no closing mark; nothing is lost.
func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit float64
		want  []string
	}{
		{"有经济实力的理事会非贫困户成员", 110, []string{"有经济实力的理事", "会非贫困户成员"}},
		{"第一书记“主心骨”", 100, []string{"第一书记“主心", "骨”"}},
		{"甲乙丙丁，戊", 54, []string{"甲乙丙", "丁，戊"}},
		{"hello world", 50, []string{"hello ", "world"}},
		{"", 50, nil},
	} {
		got := svg.Wrap(test.text, test.limit, svg.FontSize)
		if len(got) != len(test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%q: %q, want %q", test.text, got, test.want)
			}
		}
	}
}

// Gaps stand behind all values, whichever is asked about first.
func TestGapsStandLast(t *testing.T) {
	gap := quantity.Missing
	list := []quantity.Decimal{gap, num(3), gap, num(5), num(-1)}
	slices.SortStableFunc(list, descending)
	if list[0] != num(5) || list[1] != num(3) || list[2] != num(-1) || !list[3].IsMissing() || !list[4].IsMissing() {
		t.Errorf("%v", list)
	}
	if descending(num(1), gap) >= 0 || descending(gap, num(1)) <= 0 || descending(gap, gap) != 0 || descending(num(1), num(1)) != 0 {
		t.Error("a gap stands before a value")
	}
}

// Three villages have a median, the one in the middle; two have none.
func TestQuartilesOfFew(t *testing.T) {
	if _, median, _ := quartiles(numbers(9, 1, 4), 0); median != num(4) {
		t.Errorf("of three: %v", median)
	}
	if _, median, _ := quartiles(numbers(9, 1), 0); !median.IsMissing() {
		t.Errorf("of two: %v", median)
	}
	low, median, high := quartiles(numbers(1, 2, 3, 4, 5, 6, 7, 8, 9), 0)
	if low != num(3) || median != num(5) || high != num(7) {
		t.Errorf("of nine: %v %v %v", low, median, high)
	}
	if _, median, _ := quartiles(numbers(1, 2, 3, 5), 1); median != num(2.5) {
		t.Errorf("of four: %v", median)
	}
}
