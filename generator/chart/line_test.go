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

// 示例数据 stands at the right over a picture, where the names of lines that end at the top met it.
func TestNamesLeaveRoomForTheSampleMark(t *testing.T) {
	t.Parallel()
	for _, sample := range []bool{false, true} {
		pl := newPlan(&Chart{Kind: Line, Title: "三镇", Unit: "%", Categories: []string{"2023", "2024"}, Sample: sample,
			Series: []Series{{"甲镇", numbers(40, 100)}, {"乙镇", numbers(50, 100)}, {"丙镇", numbers(60, 99)}}}, zh)
		names, fit := pl.namesAtEnds()
		want := 20.0
		if sample {
			want = 24
		}
		if !fit || names[0].y != want {
			t.Errorf("sample %v: the names stand at %v, the first is to be at %v", sample, names, want)
		}
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

// An axis says its unit on a small chart too, where the figures are seen before the caption is read.
func TestEveryAxisSaysItsUnit(t *testing.T) {
	for _, compact := range []bool{false, true} {
		c := &Chart{ID: "c1", Kind: Line, Title: "青禾村：收入", Unit: "元", Compact: compact, Series: []Series{{Name: "收入", Values: numbers(4, 6, 8)}}, Categories: years(2018, 2020)}
		if got := string(draw(c)); !strings.Contains(got, ">元</text>") {
			t.Errorf("compact %v: the axis has no unit: %s", compact, got)
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

// A scale of nothing but nought has a height, and one of what is below nought ends there.
func TestScalesEndAtNought(t *testing.T) {
	if a := newAxis(0, 0, 4, false, true); a.Low() != 0 || a.High() <= 0 {
		t.Errorf("of nought alone: from %g to %g", a.Low(), a.High())
	}
	if a := newAxis(-5, -1, 4, false, true); a.Low() > -5 || a.High() != 0 {
		t.Errorf("below nought: from %g to %g", a.Low(), a.High())
	}
	if a := newAxis(1, 5, 4, false, true); a.Low() != 0 || a.High() < 5 {
		t.Errorf("above nought: from %g to %g", a.Low(), a.High())
	}
	for _, kind := range []Kind{Bar, HBar, Line, Stacked} {
		c := Chart{Kind: kind, Unit: "户", Categories: years(2018, 2020), Series: []Series{{"返贫户", numbers(0, 0, 0)}}}
		if got := string(draw(&c)); strings.Contains(got, "NaN") || strings.Contains(got, "Inf") {
			t.Errorf("%s of nought alone: %s", kind, got)
		}
	}
}

// A line over what are no years names its categories in the picture.
func TestALineOverPartsNamesThem(t *testing.T) {
	c := Chart{Kind: Line, Unit: "户", Categories: []string{"春季", "夏季", "秋季"}, Series: []Series{{"户数", numbers(3, 5, 4)}}}
	pic := readPicture(t, draw(&c))
	said := ""
	for _, x := range pic.texts {
		said += x.text + " "
	}
	for _, name := range c.Categories {
		if !strings.Contains(said, name) {
			t.Errorf("%s is not in the picture: %s", name, said)
		}
	}
}

// The range of peers is drawn where at least two years have it: one year alone has no breadth.
func TestABandIsDrawnWhereItHasBreadth(t *testing.T) {
	gap := quantity.Missing
	band := func(low []quantity.Decimal) string {
		high := make([]quantity.Decimal, len(low))
		for k, v := range low {
			if high[k] = gap; !v.IsMissing() {
				high[k] = num(v.Float64() + 5)
			}
		}
		c := Chart{Kind: Line, Unit: "户", Categories: years(2016, 2020), Series: []Series{{"户数", numbers(3, 5, 4, 6, 7)}}, Band: &Band{"一半", low, high}}
		_, rest, _ := strings.Cut(string(draw(&c)), `<path class="band"`)
		path, _, _ := strings.Cut(rest, "/>")
		_, path, _ = strings.Cut(path, ` d="`)
		return path
	}
	for name, x := range map[string]struct {
		low   []quantity.Decimal
		areas int
	}{
		"all years":      {numbers(1, 2, 3, 4, 5), 1},
		"two stretches":  {[]quantity.Decimal{num(1), num(2), gap, num(4), num(5)}, 2},
		"two years":      {[]quantity.Decimal{gap, num(2), num(3), gap, gap}, 1},
		"one year alone": {[]quantity.Decimal{num(1), gap, gap, num(4), num(5)}, 1},
		"single years":   {[]quantity.Decimal{num(1), gap, num(3), gap, num(5)}, 0},
	} {
		if got := strings.Count(band(x.low), "z"); got != x.areas {
			t.Errorf("%s: %d areas, want %d", name, got, x.areas)
		}
	}
}

// Bars are held against a line as wide as their slots: the slots of all categories make up the width, none goes on beyond.
func TestReferencesOfBarsAreAsWideAsTheirSlots(t *testing.T) {
	c := Chart{Kind: Bar, Unit: "户", Categories: []string{"甲村", "乙村", "丙村"}, Series: []Series{{"户数", numbers(3, 5, 4)}}, References: []Reference{{"平均", numbers(4, 4, 4)}}}
	pl := newPlan(&c, zh)
	p := &pen{}
	f := frame{left: 40, right: 640, top: 20, bottom: 300}
	pl.drawReferencesAcross(p, f)
	got := string(p.B)
	for _, want := range []string{"M40 76h200", "M240 76h200", "M440 76h200"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// Events whose texts have room beside each other share a line over the picture; those that would lie over one another do not.
func TestEventsShareALineWhereTheyHaveRoom(t *testing.T) {
	pl := newPlan(&Chart{Kind: Line, Unit: "户", Categories: years(2010, 2020), Series: []Series{{"户数", wave(11, 3, 1)}}}, zh)
	place := map[int]float64{2010: 100, 2011: 110, 2015: 300, 2019: 600}
	at := func(year int) (float64, bool) { x, ok := place[year]; return x, ok }
	for name, x := range map[string]struct {
		events []Event
		rows   []int
		lines  int
	}{
		"apart":       {[]Event{{2010, "通水"}, {2015, "通路"}, {2019, "通电"}}, []int{0, 0, 0}, 1},
		"together":    {[]Event{{2010, "通水"}, {2011, "通路"}, {2019, "通电"}}, []int{0, 1, 0}, 2},
		"out of it":   {[]Event{{2001, "通水"}, {2011, "通路"}}, []int{-1, 0}, 1},
		"none at all": {nil, nil, 0},
	} {
		pl.Events = x.events
		rows, lines := pl.eventRows(at)
		if lines != x.lines || len(rows) != len(x.rows) {
			t.Errorf("%s: rows %v of %d lines", name, rows, lines)
			continue
		}
		for i := range rows {
			if rows[i] != x.rows[i] {
				t.Errorf("%s: rows %v, want %v", name, rows, x.rows)
			}
		}
	}
}

// Panels are as many beside each other as leave each its room: with long figures fewer.
func TestPanelsHaveRoom(t *testing.T) {
	for name, x := range map[string]struct {
		c    Chart
		want int
	}{
		"of years":      {Chart{Kind: Multiples, Categories: years(2014, 2016), Series: manySeries(6)}, 3},
		"four":          {Chart{Kind: Multiples, Categories: years(2014, 2016), Series: manySeries(4)}, 2},
		"of long names": {Chart{Kind: Multiples, Categories: []string{"某某某某某自治县石门坎乡某某村某某组某某屯", "某某某某某自治县石门坎乡某某村某某组某某坡"}, Series: []Series{{"2014", numbers(1e11, 2e11)}, {"2015", numbers(1e11, 2e11)}, {"2016", numbers(1e11, 2e11)}}}, 2},
	} {
		x.c.Unit = "元"
		pic := readPicture(t, draw(&x.c))
		pic.check(t, name)
		pl := newPlan(&x.c, zh)
		columns, w := pl.panelColumns(name != "of long names")
		if columns != x.want || w <= 0 {
			t.Errorf("%s: %d beside each other, each %g wide", name, columns, w)
		}
	}
}
