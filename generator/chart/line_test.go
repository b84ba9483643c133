package chart

import (
	"math"
	"strings"
	"testing"

	"casebook/generator/quantity"
)

func TestNamesStandAroundTheirLines(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct{ wanted, want []float64 }{
		"none":                   {nil, nil},
		"with room":              {[]float64{30, 60, 100}, []float64{30, 60, 100}},
		"two ends in one point":  {[]float64{100, 100}, []float64{92.5, 107.5}},
		"a crowd in the middle":  {[]float64{99, 100, 101}, []float64{85, 100, 115}},
		"a crowd at the bottom":  {[]float64{198, 199, 200}, []float64{170, 185, 200}},
		"a crowd at the top":     {[]float64{20, 20, 21}, []float64{20, 35, 50}},
		"a crowd meets another":  {[]float64{60, 60, 80, 80}, []float64{47.5, 62.5, 77.5, 92.5}},
		"far from a crowd":       {[]float64{40, 150, 150}, []float64{40, 142.5, 157.5}},
		"a third joins the pair": {[]float64{100, 100, 110}, []float64{88 + 1.0/3, 103 + 1.0/3, 118 + 1.0/3}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := nearestApart(nil, x.wanted, lineGap, 20, 200)
			if len(got) != len(x.want) {
				t.Fatalf("%v", got)
			}
			for k := range got {
				if math.Abs(got[k]-x.want[k]) > 1e-9 {
					t.Errorf("%v stand at %v, want %v", x.wanted, got, x.want)
					break
				}
			}
		})
	}
}

// Under the bars of a distribution stand the numbers at which one class ends and the next begins. A name like
// “13,500–14,000” under each bar was too wide, and broke at its dash.
func TestClassesAreNamedByTheirEnds(t *testing.T) {
	c := &Chart{Kind: Bar, Title: "分布", Unit: "个村", Categories: []string{"13,500–14,000", "14,000–14,500"}, Edges: []string{"13,500", "14,000", "14,500"}}
	c.Series = []Series{{Name: "村数", Values: []quantity.Decimal{quantity.FromInt(3), quantity.FromInt(5)}}}
	_, picture, _ := strings.Cut(string(draw(c)), "</desc>")
	picture, _, _ = strings.Cut(picture, "</svg>")
	for _, end := range c.Edges {
		if !strings.Contains(picture, ">"+end+"</text>") {
			t.Errorf("the picture has no %s: %s", end, picture)
		}
	}
	if strings.Contains(picture, "–") {
		t.Errorf("a range stands under a bar: %s", picture)
	}
}

// Beside 42.6 an 80 of the same column looks like another kind of figure.
func TestValuesOfAMeasureHaveItsDecimals(t *testing.T) {
	c := &Chart{Kind: Multiples, Title: "两项", Decimals: -1, SeriesUnits: []quantity.Unit{"%", "户"}, Categories: []string{"2015", "2016"}}
	rate, err := quantity.FromParts(426, 1)
	if err != nil {
		t.Fatal(err)
	}
	c.Series = []Series{{Name: "通路率", Values: []quantity.Decimal{rate, quantity.FromInt(80)}}, {Name: "入社农户", Values: []quantity.Decimal{quantity.FromInt(5), quantity.FromInt(9)}}}
	_, table, _ := strings.Cut(string(draw(c)), "<tbody>")
	if !strings.HasPrefix(table, `<tr><th scope="row">2015<td>42.6<td>5`) || !strings.Contains(table, "2016<td>80.0<td>9") {
		t.Error(table)
	}
}

// At the ends of a slope figures are read across. Fifteen apart, as names at the ends of lines, their
// letters touched where places were alike.
func TestEndsOfASlopeHaveAir(t *testing.T) {
	c := &Chart{Kind: Slope, Categories: []string{"甲村", "乙村", "丙村"}, Series: []Series{{"2015", numbers(7955, 7954, 7000)}, {"2024", numbers(15332, 15331, 15330)}}}
	pl := newPlan(c, zh)
	f := frame{top: 40, bottom: 220, left: 60, right: 300}
	for i := range c.Series {
		labels := pl.slopeLabels(i)
		pl.placeSlopeLabels(labels, f, i)
		for k := 1; k < len(labels); k++ {
			if gap := labels[k].y - labels[k-1].y; gap < slopeApart-1e-9 {
				t.Errorf("%s and %s are %.1f apart", labels[k-1].text, labels[k].text, gap)
			}
		}
	}
}

// What the pages of a county share is drawn once, and is to the byte what each would have drawn.
func TestABackdropChangesNothing(t *testing.T) {
	trend := Trend{First: 2019, Low: numbers(2, 3, 4, 4), Median: numbers(3, 4, 5, 7), High: numbers(5, 6, 7, 9)}
	chartOf := func(first int, values []quantity.Decimal, compact bool, shared *Backdrop) string {
		c := &Chart{ID: "c1", Kind: Line, Title: "青禾村：收入", Unit: "元", Compact: compact, Series: []Series{{Name: "收入", Values: values}}}
		c.Categories = years(first, first+len(values)-1)
		c.Against(trend, "全县中位数", "全县中间一半")
		c.Backdrop = shared
		return string(draw(c))
	}
	var shared Backdrop
	for _, high := range []float64{8, 9, 8, 50, 3, 200, 8, 60000, 120000, 2000000} {
		for _, first := range []int{2018, 2019} {
			for _, compact := range []bool{false, true} {
				// Without a last figure no name stands where the line ends.
				for _, values := range [][]quantity.Decimal{numbers(4, 6, high, 7), append(numbers(4, 6, high), quantity.Missing)} {
					if got, want := chartOf(first, values, compact, &shared), chartOf(first, values, compact, nil); got != want {
						t.Fatalf("from %d to %v (compact: %v) a shared backdrop draws\n%s\nnot\n%s", first, high, compact, got, want)
					}
				}
			}
		}
	}
	if n := len(shared.list); n != mostDrawn {
		t.Errorf("%d pictures are kept of a backdrop, want %d", n, mostDrawn)
	}
	var one Backdrop
	for _, last := range []float64{7, 8, 6} {
		chartOf(2019, numbers(4, 6, 8, last), true, &one)
	}
	if n := len(one.list); n != 1 {
		t.Errorf("lines on one axis are drawn before %d backdrops", n)
	}
}
