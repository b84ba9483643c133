package chart

import (
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// saidOf is what a chart says in words, its picture's texts among them.
func saidOf(c *Chart) string { return tags.ReplaceAllString(string(draw(c)), " ") }

// What a reader must know of how a chart is drawn is said under it, and nothing that is not so.
func TestNotesSayHowAChartIsDrawn(t *testing.T) {
	peers := []Among{{Median: numbers(1, 2)}, {Median: numbers(3, 4), Low: numbers(2, 3), High: numbers(4, 5)}}
	two := []Series{{"甲村", numbers(10, 11)}, {"乙村", numbers(92, 93)}}
	for name, x := range map[string]struct {
		c         Chart
		yes, nots []string
	}{
		"one unit":                 {Chart{Kind: Line, Unit: "元", Series: two}, []string{"单位：元"}, nil},
		"a unit a panel":           {Chart{Kind: Multiples, Unit: "元", SeriesUnits: []quantity.Unit{"元", "%"}, Series: two}, []string{"各图各用各的纵轴"}, []string{"单位：元", "各格用各自的纵轴", "各轴单位不同"}},
		"panels with axes":         {Chart{Kind: Multiples, Unit: "元", OwnAxes: true, Series: two}, []string{"各格用各自的纵轴", "单位：元"}, []string{"各图各用各的纵轴"}},
		"panels with one axis":     {Chart{Kind: Multiples, Unit: "元", Series: two}, []string{"单位：元"}, []string{"各格用各自的纵轴", "各图各用各的纵轴"}},
		"units that differ":        {Chart{Kind: HBar, Units: []quantity.Unit{"元", "%"}, Categories: []string{"收入", "入学率"}, Series: two[:1]}, []string{"各项单位不同"}, []string{"各轴单位不同"}},
		"lines of one unit":        {Chart{Kind: Line, Unit: "元", Series: []Series{{"甲村", numbers(0, 11)}}}, nil, []string{"不从零起", "各轴单位不同", "灰线", "浅色带"}},
		"panels against a median":  {Chart{Kind: Multiples, Unit: "元", Series: two, Among: []Among{peers[0], {}}, MedianName: "各村中位数"}, []string{"灰线为各村中位数"}, []string{"浅色带"}},
		"panels against the half":  {Chart{Kind: Multiples, Unit: "元", Series: two, Among: peers, MedianName: "各村中位数", HalfName: "各村中间一半"}, []string{"灰线为各村中位数，浅色带为居中的一半村"}, nil},
		"a band":                   {Chart{Kind: Line, Unit: "元", Series: two[:1], Band: &Band{"各村中间一半", numbers(9, 10), numbers(12, 13)}}, []string{"浅色带为各村中间一半"}, []string{"灰线"}},
		"bars against a reference": {Chart{Kind: Bar, Unit: "元", Series: two[:1], References: []Reference{{"全国平均", numbers(9, 10)}}}, []string{"灰线为全国平均"}, nil},
	} {
		if x.c.Categories == nil {
			x.c.Categories = years(2019, 2020)
		}
		said := saidOf(&x.c)
		for _, want := range x.yes {
			if !strings.Contains(said, want) {
				t.Errorf("%s: not said: %s in %s", name, want, said)
			}
		}
		for _, no := range x.nots {
			if strings.Contains(said, no) {
				t.Errorf("%s: said, though it is not so: %s in %s", name, no, said)
			}
		}
	}
}

// What a description tells of each kind of chart.
func TestDescriptionsTellWhatIsThere(t *testing.T) {
	gap := quantity.Missing
	for name, x := range map[string]struct {
		c         Chart
		yes, nots []string
	}{
		"the next reference where one has no figure": {Chart{Kind: Line, Unit: "元", Categories: years(2019, 2020), Series: []Series{{"收入", numbers(90, 110)}},
			References: []Reference{{"全县中位数", []quantity.Decimal{num(90), gap}}, {"全国平均", numbers(95, 100)}}}, []string{"比全国平均100元高10%"}, []string{"比全县中位数"}},
		"the larger of two parts":       {Chart{Kind: Pie, Unit: "人", Categories: []string{"男", "女"}, Series: []Series{{"人数", numbers(30, 10)}}}, []string{"男30人", "75.0%"}, []string{"最多"}},
		"the largest of three":          {Chart{Kind: Pie, Unit: "人", Categories: []string{"老", "中", "青"}, Series: []Series{{"人数", numbers(30, 10, 20)}}}, []string{"老最多，30人", "50.0%"}, nil},
		"no part where two are largest": {Chart{Kind: Pie, Unit: "人", Categories: []string{"老", "中", "青"}, Series: []Series{{"人数", numbers(30, 10, 30)}}}, nil, []string{"最多"}},
		"years without a figure":        {Chart{Kind: Line, Unit: "户", Categories: years(2016, 2020), Series: []Series{{"通水户", []quantity.Decimal{num(10), gap, gap, num(40), num(50)}}}}, []string{"其中2年无数据"}, nil},
		"no gaps":                       {Chart{Kind: Line, Unit: "户", Categories: years(2016, 2018), Series: []Series{{"通水户", numbers(10, 20, 30)}}}, nil, []string{"无数据"}},
		"how places moved": {Chart{Kind: Slope, Unit: "元", Categories: []string{"甲村", "乙村", "丙村"}, Series: []Series{{"2014", numbers(100, 200, 300)}, {"2020", numbers(150, 190, 390)}}},
			[]string{"2014年至2020年，3个地方中2个上升、1个下降", "丙村"}, nil},
		"that all rose": {Chart{Kind: Slope, Unit: "元", Categories: []string{"甲村", "乙村"}, Series: []Series{{"2014", numbers(100, 200)}, {"2020", numbers(150, 290)}}}, nil, []string{"个下降", "个上升、"}},
	} {
		said := saidOf(&x.c)
		for _, want := range x.yes {
			if !strings.Contains(said, want) {
				t.Errorf("%s: not told: %s in %s", name, want, said)
			}
		}
		for _, no := range x.nots {
			if strings.Contains(said, no) {
				t.Errorf("%s: told: %s in %s", name, no, said)
			}
		}
	}
}

// Facts are a line only where they are one thing over years: of several units, or two of a year, they are bars.
func TestFactsAreALineOnlyOverYears(t *testing.T) {
	fact := func(year int, unit quantity.Unit) *report.Fact {
		return &report.Fact{ID: "a" + string(unit), Note: "产业路", Value: num(24), Unit: unit, Year: year}
	}
	for name, x := range map[string]struct {
		facts []*report.Fact
		want  Kind
	}{
		"over years":     {[]*report.Fact{fact(2016, "公里"), fact(2018, "公里")}, Line},
		"of one year":    {[]*report.Fact{fact(2016, "公里"), fact(2016, "公里")}, HBar},
		"of two units":   {[]*report.Fact{fact(2016, "公里"), fact(2018, "户")}, HBar},
		"without a year": {[]*report.Fact{fact(0, "公里"), fact(2018, "公里")}, HBar},
	} {
		if c := FromSpec(nil, &report.ChartSpec{Kind: "line", Facts: x.facts}, zh, nil); c.Kind != x.want {
			t.Errorf("%s: drawn as %s, want %s", name, c.Kind, x.want)
		}
	}
}

// A scale of nothing but nought has a height, and one of what is below nought ends there.
func TestScalesEndAtNought(t *testing.T) {
	if a := newAxis(0, 0, 4, false, true); a.low() != 0 || a.high() <= 0 {
		t.Errorf("of nought alone: from %g to %g", a.low(), a.high())
	}
	if a := newAxis(-5, -1, 4, false, true); a.low() > -5 || a.high() != 0 {
		t.Errorf("below nought: from %g to %g", a.low(), a.high())
	}
	if a := newAxis(1, 5, 4, false, true); a.low() != 0 || a.high() < 5 {
		t.Errorf("above nought: from %g to %g", a.low(), a.high())
	}
	for _, kind := range []Kind{Bar, HBar, Line, Stacked} {
		c := Chart{Kind: kind, Unit: "户", Categories: years(2018, 2020), Series: []Series{{"返贫户", numbers(0, 0, 0)}}}
		if got := string(draw(&c)); strings.Contains(got, "NaN") || strings.Contains(got, "Inf") {
			t.Errorf("%s of nought alone: %s", kind, got)
		}
	}
}

// A sparkline that stays as it is runs through the middle.
func TestALevelSparklineIsInTheMiddle(t *testing.T) {
	for _, values := range [][]quantity.Decimal{numbers(7, 7, 7), numbers(0, 0), numbers(-3, -3)} {
		for _, p := range pathPoints(t, string(AppendSpark(nil, values))) {
			if p[1] != 14 {
				t.Errorf("%v: a point at %g of 28", values, p[1])
			}
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
