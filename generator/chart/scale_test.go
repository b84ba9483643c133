package chart

import (
	"math"
	"math/rand/v2"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/svg"
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
		s := newScale(test.low, test.high, 4, test.whole)
		var got []string
		for i := 0; i <= s.count; i++ {
			got = append(got, string(s.append(nil, i, test.power)))
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
		s := newScale(low, high, 4, r.IntN(2) == 0)
		noise := s.step() * 1e-6
		if s.low() > low+noise || s.high() < high-noise && high > low || s.count < 1 || s.count > 7 {
			t.Fatalf("%g to %g: %+v from %g to %g", low, high, s, s.low(), s.high())
		}
	}
}

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
		{5.51e6, 1.2238e8, "人", 4, "万人", "million 人"}, {5.51e7, 1.2238e8, "人", 8, "亿人", "million 人"},
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

func TestAppendSpark(t *testing.T) {
	if got := AppendSpark(nil, []quantity.Decimal{quantity.Missing}); len(got) != 0 {
		t.Errorf("a sparkline of nothing: %s", got)
	}
	got := string(AppendSpark(nil, append(numbers(1, 2), quantity.Missing, num(3))))
	want := `<svg class="spark" viewBox="0 0 80 20" aria-hidden="true"><path d="M3 17l25-7M77 3h0"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
