package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
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

func TestAppendSpark(t *testing.T) {
	if got := AppendSpark(nil, []quantity.Decimal{quantity.Missing}); len(got) != 0 {
		t.Errorf("a sparkline of nothing: %s", got)
	}
	got := string(AppendSpark(nil, append(numbers(1, 2), quantity.Missing, num(3))))
	want := `<svg class="spark" aria-hidden="true"><path d="M3 25l31-11M97 3h0"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Before its peers' medians, which widen the frame; 4 lies on the line from 3 to 5.
	got = string(AppendSparkAgainst(nil, numbers(3, 4, 5), []float64{0, math.NaN(), 10}))
	want = `<svg class="spark" aria-hidden="true"><path d="M3 25h0M97 3h0"/><path d="M3 18l94-4"/></svg>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Whatever a sparkline leaves out lies on it: at each step it is less than a pixel from where the value is.
func TestSparkKeepsTheCourse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		values, at := make([]quantity.Decimal, 2+r.IntN(14)), 0.0
		low, high := math.Inf(1), math.Inf(-1)
		for k := range values {
			at += r.NormFloat64() * 20
			values[k] = num(math.Round(at))
			low, high = min(low, values[k].Float64()), max(high, values[k].Float64())
		}
		if low == high {
			continue
		}
		points := pathPoints(t, string(AppendSpark(nil, values)))
		for k, v := range values {
			x, y := 3+94*float64(k)/float64(len(values)-1), 25-22*(v.Float64()-low)/(high-low)
			i := 1
			for i < len(points)-1 && points[i][0] < x {
				i++
			}
			from, to := points[i-1], points[i]
			if got := from[1] + (to[1]-from[1])*(x-from[0])/(to[0]-from[0]); math.Abs(got-y) > 2.6 {
				t.Fatalf("%v: at %d the line is at %.1f, want %.1f", values, k, got, y)
			}
		}
	}
}

// pathPoints are the points of a path of one move and relative lines.
func pathPoints(t *testing.T, picture string) (points [][2]float64) {
	t.Helper()
	_, rest, _ := strings.Cut(picture, `d="M`)
	data, _, _ := strings.Cut(rest, `"`)
	numbers := strings.Fields(strings.NewReplacer("l", " ", "-", " -").Replace(data))
	for k := 0; k+1 < len(numbers); k += 2 {
		x, _ := strconv.ParseFloat(numbers[k], 64)
		y, err := strconv.ParseFloat(numbers[k+1], 64)
		if err != nil {
			t.Fatal(picture)
		}
		if n := len(points); n > 0 {
			x, y = x+points[n-1][0], y+points[n-1][1]
		}
		points = append(points, [2]float64{x, y})
	}
	return points
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
