package chart

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/diagram"
	"casebook/generator/formula"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// No text of any sample leaves its picture or lies over another.
func TestTextsHaveRoom(t *testing.T) {
	for _, c := range samples() {
		pic := readPicture(t, draw(c))
		pic.check(t, c.Title)
		if pic.title != c.Title || !strings.HasSuffix(pic.desc, "。") {
			t.Errorf("%s: title %q, desc %q", c.Title, pic.title, pic.desc)
		}
	}
}

// Each element that a figure opens is closed within it. If one stayed open, the browser would take the paragraphs
// behind the figure for parts of it.
func TestFiguresCloseTheirElements(t *testing.T) {
	for _, c := range samples() {
		c.Meanings = []Meaning{{"贫困发生率", "贫困人口占农村人口的比重。"}}
		open := map[string]int{}
		tokens := html.NewTokenizer(bytes.NewReader(draw(c)))
		for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
			name, _ := tokens.TagName()
			switch kind {
			case html.StartTagToken:
				open[string(name)]++
			case html.EndTagToken:
				open[string(name)]--
			}
		}
		for _, name := range []string{"figure", "figcaption", "svg", "g", "text", "a", "details", "summary", "dl", "table", "div", "span", "button", "script"} {
			if open[name] != 0 {
				t.Errorf("%s: %d of <%s> stay open", c.Title, open[name], name)
			}
		}
		if !bytes.Contains(draw(c), []byte("<dt>贫困发生率<dd>")) {
			t.Errorf("%s: what a measure means is not said", c.Title)
		}
	}
}

// The names of a pyramid's sides and the mark of made-up data have room beside one another, however long they are.
func TestAPyramidsNamesLeaveRoomForTheMark(t *testing.T) {
	for _, name := range []string{"女", "示例县石门坎镇女性党员", "石门坎石门坎石门坎石门坎石门坎"} {
		for _, part := range []string{"老", "六十岁以上的老年党员人数"} {
			values := []quantity.Decimal{quantity.FromInt(3)}
			c := &Chart{Kind: Pyramid, ID: "r", Title: "年龄", Unit: "名", Sample: true, Categories: []string{part}, Series: []Series{{Name: name, Values: values}, {Name: name + "二", Values: values}}}
			pic := readPicture(t, draw(c))
			pic.check(t, name+" "+part)
		}
	}
}

// A radar's legend leaves room for the mark too.
func TestARadarsLegendLeavesRoomForTheMark(t *testing.T) {
	for n := 4; n < 16; n++ {
		values := []quantity.Decimal{quantity.FromInt(3), quantity.FromInt(4), quantity.FromInt(5)}
		c := &Chart{Kind: Radar, ID: "r", Title: "各项", Unit: "%", Sample: true, Categories: []string{"路", "水", "电"}}
		for _, name := range []string{"甲", "乙"} {
			c.Series = append(c.Series, Series{Name: name + strings.Repeat("村", n), Values: values})
		}
		pic := readPicture(t, draw(c))
		pic.check(t, fmt.Sprintf("names of %d characters", n))
	}
}

// The same holds for charts of any kind, number of categories and series, and magnitude.
func TestRandomChartsHaveRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 4000 {
		c := randomChart(r)
		b := draw(c)
		pic := readPicture(t, b)
		pic.check(t, fmt.Sprintf("chart %d (%s drawn as %s, %d×%d)", i, c.Kind, attribute(b, "data-chart"), len(c.Series), len(c.Categories)))
		if t.Failed() {
			t.Logf("%s", b)
			return
		}
	}
}

func randomChart(r *rand.Rand) *Chart {
	c := &Chart{Kind: kinds[r.IntN(len(kinds))].name, ID: "r", Title: "随机", Unit: quantity.Unit([]string{"元", "万元", "户", "%", "平方公里/千人"}[r.IntN(5)]), Decimals: r.IntN(4) - 1}
	n := 1 + r.IntN(40)
	if r.IntN(2) == 0 {
		c.Categories = years(1980, 1979+n)
	} else {
		for k := range n {
			c.Categories = append(c.Categories, strings.Repeat("大坪上村民小组", 1+r.IntN(3))[:3*(1+r.IntN(7))]+fmt.Sprint(k))
		}
	}
	if r.IntN(6) == 0 && n < 12 {
		for range n {
			c.Units = append(c.Units, quantity.Unit([]string{"元", "公里", "户"}[r.IntN(3)]))
		}
	}
	scale := []int64{1, 100, 10000, 100000000, 10000000000}[r.IntN(5)]
	for i := range 1 + r.IntN(14) {
		s := Series{Name: strings.Repeat("石门坎", 1+r.IntN(4)) + fmt.Sprint(i)}
		for range n {
			v, _ := quantity.FromParts(r.Int64N(1000*scale)-r.Int64N(2)*int64(r.IntN(2))*300*scale, r.IntN(4))
			if r.IntN(8) == 0 {
				v = quantity.Missing
			}
			s.Values = append(s.Values, v)
		}
		c.Series = append(c.Series, s)
	}
	addContext(r, c)
	return c
}

// addContext gives a chart what it is held against, at random.
func addContext(r *rand.Rand, c *Chart) {
	if r.IntN(3) == 0 {
		c.Highlighted = make([]bool, []int{len(c.Series), len(c.Categories)}[r.IntN(2)])
		c.Highlighted[r.IntN(len(c.Highlighted))] = true
	}
	for i := range r.IntN(3) {
		c.References = append(c.References, Reference{"某县各村中位数"[:3*(2+r.IntN(6))] + fmt.Sprint(i), c.Series[0].Values})
	}
	if r.IntN(4) == 0 {
		c.Band = &Band{"某县各村中间一半", c.Series[0].Values, c.Series[len(c.Series)-1].Values}
	}
	if year, ok := yearOf(c.Categories[0]); ok {
		for i := range r.IntN(4) {
			c.Events = append(c.Events, Event{year + r.IntN(len(c.Categories)), "项目开工以后的第一个整年"[:3*(2+r.IntN(10))] + fmt.Sprint(i)})
		}
	}
	if r.IntN(8) == 0 {
		for range c.Series {
			c.SeriesUnits = append(c.SeriesUnits, quantity.Unit([]string{"元", "公里", "户"}[r.IntN(3)]))
		}
	}
	if r.IntN(3) == 0 {
		c.MedianName, c.HalfName = "某县各村中位数", "某县各村中间一半"
		for i := range c.Series {
			a := Among{Median: c.Series[i].Values}
			if r.IntN(2) == 0 {
				a.Low, a.High = c.Series[0].Values, c.Series[i].Values
			}
			c.Among = append(c.Among, a)
		}
		c.OwnAxes = r.IntN(2) == 0
	}
	c.Compact, c.Sample = r.IntN(4) == 0, r.IntN(3) == 0
}

func attribute(b []byte, name string) string {
	_, after, _ := strings.Cut(string(b), name+`="`)
	value, _, _ := strings.Cut(after, `"`)
	return value
}

// Every number of the chart stands in the table, as many as there are, gaps as —.
func TestTableHasAllNumbers(t *testing.T) {
	for _, c := range samples() {
		heads, rows := readTable(t, draw(c))
		if len(rows) != len(c.Categories) {
			t.Fatalf("%s: %d rows for %d categories", c.Title, len(rows), len(c.Categories))
		}
		for k, row := range rows {
			if row[0] != c.Categories[k] || len(row) != len(heads) {
				t.Errorf("%s: row %q under %q", c.Title, row, heads)
			}
			for i := range c.Series {
				want := c.at(i, k)
				text := strings.ReplaceAll(row[i+1], ",", "")
				if want.IsMissing() {
					if text != "—" {
						t.Errorf("%s: gap is %q", c.Title, text)
					}
					continue
				}
				if got, err := quantity.ParseDecimal(text); err != nil || got != want {
					t.Errorf("%s: %q for %s", c.Title, text, want)
				}
			}
		}
	}
}

// readTable reads the figure's table as a browser does.
func readTable(t *testing.T, figure []byte) (heads []string, rows [][]string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(figure))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "tr" {
			var cells []string
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.ElementNode {
					cells = append(cells, c.FirstChild.Data)
				}
			}
			if n.Parent.Data == "thead" {
				heads = cells
			} else {
				rows = append(rows, cells)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return heads, rows
}

// A chart that its numbers do not allow is drawn as one that they do.
func TestDrawnAs(t *testing.T) {
	gap := quantity.Missing
	series := func(v ...quantity.Decimal) []Series { return []Series{{"数", v}} }
	for _, test := range []struct {
		name string
		c    Chart
		want Kind
	}{
		{"pie", Chart{Kind: Pie, Categories: []string{"甲", "乙"}, Series: series(num(1), num(2))}, Pie},
		{"pie of a negative part", Chart{Kind: Pie, Categories: []string{"甲", "乙"}, Series: series(num(1), num(-2))}, Bar},
		{"pie of a missing part", Chart{Kind: Pie, Categories: []string{"甲", "乙"}, Series: series(num(1), gap)}, Bar},
		{"ring of a zero", Chart{Kind: Ring, Categories: []string{"甲", "乙"}, Series: series(num(1), num(0))}, Bar},
		{"pie of nine", Chart{Kind: Pie, Categories: manyNames(9), Series: series(wave(9, 1, 1)...)}, HBar},
		{"radar of two axes", Chart{Kind: Radar, Categories: []string{"甲", "乙"}, Series: series(num(1), num(2))}, Bar},
		{"radar with a gap", Chart{Kind: Radar, Categories: []string{"甲", "乙", "丙"}, Series: series(num(1), gap, num(2))}, Bar},
		{"pyramid of one side", Chart{Kind: Pyramid, Categories: []string{"甲"}, Series: series(num(1))}, HBar},
		{"units differ", Chart{Kind: Bar, Units: []quantity.Unit{"元", "户"}, Categories: []string{"甲", "乙"}, Series: series(num(1), num(2))}, Rows},
		{"forty villages", Chart{Kind: Bar, Categories: manyNames(40), Series: series(wave(40, 1, 1)...)}, HBar},
		{"forty years", Chart{Kind: Bar, Categories: years(1981, 2020), Series: series(wave(40, 1, 1)...)}, Bar},
	} {
		if got := attribute(draw(&test.c), "data-chart"); got != string(test.want) {
			t.Errorf("%s is drawn as %s, want %s", test.name, got, test.want)
		}
	}
}

// Bars begin at zero whatever the numbers are.
func TestBarsBeginAtZero(t *testing.T) {
	for _, kind := range []Kind{Bar, HBar, Stacked} {
		for _, values := range [][]quantity.Decimal{numbers(1000, 1001), numbers(-1000, -1001), numbers(-5, 1000)} {
			pl := newPlan(&Chart{Kind: kind, Categories: []string{"甲", "乙"}, Series: []Series{{"数", values}}}, zh)
			if pl.scale.Low() > 0 || pl.scale.High() < 0 {
				t.Errorf("%s of %v: axis from %g to %g", kind, values, pl.scale.Low(), pl.scale.High())
			}
		}
	}
}

// Two charts of a page share no id.
func TestIDsAreApart(t *testing.T) {
	a, b := samples()[0], samples()[1]
	a.ID, b.ID = "c1", "c2"
	seen := map[string]bool{}
	for _, part := range strings.Split(string(Append(draw(a), b, zh)), ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			t.Errorf("id %q twice", id)
		}
		seen[id] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d ids", len(seen))
	}
}

// The same holds for formulas, and every part's name stands in the picture or, where it is
// wrapped, in pieces of it.
func TestFormulasHaveRoom(t *testing.T) {
	for _, p := range programs() {
		b := diagram.Append(nil, p, zh)
		pic := readPicture(t, b)
		pic.check(t, p.Name)
		all := ""
		for _, text := range pic.texts {
			all += text.text
		}
		for _, row := range diagram.Rows(p, zh) {
			if name := strings.ReplaceAll(row.Name, " ", ""); !strings.Contains(strings.ReplaceAll(all, " ", ""), name) {
				t.Errorf("%s (%s): %q is not in the picture", p.Name, attribute(b, "data-shape"), name)
			}
		}
	}
}

// The form of the name decides the form of the picture.
func TestFormulaShapes(t *testing.T) {
	want := map[string]string{"六个一工作法": "rosette", "党群理事会1+N+1": "chain", "4321结对帮扶": "stairs", "131村治理模式": "columns", "三考两评一述": "groups",
		"三个三": "grid", "双亮双诺双实": "pairs", "五联工作机制": "fan", "党建扶贫10+模式": "name", "三轮结对": "groups"}
	for _, p := range programs() {
		if shape, ok := want[p.Name]; ok && attribute(diagram.Append(nil, p, zh), "data-shape") != shape {
			t.Errorf("%s is drawn as %s, want %s", p.Name, attribute(diagram.Append(nil, p, zh), "data-shape"), shape)
		}
		delete(want, p.Name)
	}
	if len(want) > 0 {
		t.Errorf("not drawn: %v", want)
	}
}

// Formulas that nobody has seen: any form, 0 to 40 parts, up to four layers, long names.
func TestRandomFormulasHaveRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 1500 {
		p := &report.Program{Name: "方法" + strings.Repeat("某某工作", r.IntN(6)), Stated: r.IntN(4) > 0, Parts: randomParts(r, 1+r.IntN(40), 1+r.IntN(4))}
		p.Formula = formula.Formula{Name: []string{"", "六个一", "1+N+1", "三考两评一述四问五查六定七落实八督导"}[r.IntN(4)], Shape: formula.Shape(r.IntN(8))}
		for range r.IntN(6) {
			p.Formula.Terms = append(p.Formula.Terms, formula.Term{Count: formula.Count{Text: "双"}, Label: strings.Repeat("实", r.IntN(8))})
		}
		b := diagram.Append(nil, p, zh)
		pic := readPicture(t, b)
		pic.check(t, fmt.Sprintf("formula %d drawn as %s", i, attribute(b, "data-shape")))
		if t.Failed() {
			t.Logf("%s", b)
			return
		}
	}
}

func randomParts(r *rand.Rand, most, layers int) []report.ProgramPart {
	var parts []report.ProgramPart
	for range r.IntN(most + 1) {
		p := report.ProgramPart{Count: []string{"", "1", "N", "三", "1..3", "不少于3"}[r.IntN(6)], Name: strings.Repeat([]string{"组织联建", "one two ", "党员"}[r.IntN(3)], r.IntN(7))}
		if layers > 1 && r.IntN(3) == 0 {
			p.Parts = randomParts(r, 5, layers-1)
		}
		parts = append(parts, p)
	}
	return parts
}

func FuzzAppend(f *testing.F) {
	f.Add("line", "某村<&\"'>", "2014", "元", int64(12345), int64(-7), 2, true)
	f.Add("pie", "]]>\x00\xff", "</script>", "%", int64(0), int64(1<<56), 0, false)
	f.Add("radar", "很长很长很长很长很长很长很长很长的名字 with latin words", "{a|b}", "平方公里", int64(9), int64(10), -1, true)
	f.Fuzz(func(t *testing.T, kind, name, category, unit string, a, b int64, scale int, gap bool) {
		x, errX := quantity.FromParts(a, min(max(scale, 0), 12))
		y, errY := quantity.FromParts(b, 0)
		if errX != nil || errY != nil {
			return // outside what a Decimal holds
		}
		values := []quantity.Decimal{x, y, x}
		if gap {
			values[1] = quantity.Missing
		}
		c := &Chart{Kind: Kind(kind), ID: "f", Title: name, Unit: quantity.Unit(unit), Decimals: min(max(scale, -1), 6), CategoryName: category,
			Categories: []string{category, name, "丙"}, Series: []Series{{name, values}, {category, values[:2]}}, Sources: []Source{{name, category}}, Notes: []string{name}}
		out := draw(c)
		pic := readPicture(t, out)
		if pic.width != 420 || pic.height <= 0 || pic.height > 5000 {
			t.Errorf("a picture of %g × %g", pic.width, pic.height)
		}
		if strings.Contains(string(out), "NaN") && !strings.Contains(name+category+unit, "NaN") || strings.Contains(string(out), "Inf") && !strings.Contains(name+category+unit, "Inf") {
			t.Error("not a number in the picture")
		}
		if _, rows := readTable(t, out); len(rows) != 3 {
			t.Errorf("%d rows", len(rows))
		}
	})
}

// An axis of a radar says the value that its end stands for, which is that of data-axis.
func TestRadarSaysItsEnds(t *testing.T) {
	for _, c := range samples() {
		if c.Kind != Radar {
			continue
		}
		b := draw(c)
		ends := strings.Fields(attribute(b, "data-axis"))
		pic := readPicture(t, b)
		for k, end := range ends {
			want := string(appendValue(nil, mustParse(t, end), -1)) + string(c.Units[k])
			found := false
			for _, text := range pic.texts {
				found = found || text.text == want
			}
			if !found {
				t.Errorf("axis %s ends at %s, which no text says", c.Categories[k], want)
			}
		}
	}
}

func mustParse(t *testing.T, s string) quantity.Decimal {
	t.Helper()
	d, err := quantity.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A slope has no axis, so that its lines take the whole height: drawn from zero they lie on one
// another in its upper half.
func TestSlopeTakesTheWholeHeight(t *testing.T) {
	pl := newPlan(&Chart{Kind: Slope, Categories: []string{"甲村", "乙村"}, Series: []Series{{"2015", numbers(7000, 9300)}, {"2023", numbers(13400, 16000)}}}, zh)
	if low, high := pl.scale.Low(), pl.scale.High(); low < 5000 || low > 7000 || high < 16000 || high > 18000 {
		t.Errorf("from %g to %g", low, high)
	}
	pl = newPlan(&Chart{Kind: Slope, Categories: []string{"甲村"}, Series: []Series{{"2015", numbers(5)}, {"2023", numbers(5)}}}, zh)
	if low, high := pl.scale.Low(), pl.scale.High(); low > 5 || high < 5 {
		t.Errorf("a single value: from %g to %g", low, high)
	}
}

// The name of a place that only surrounds is read, so that it is darker than its line; more than
// four lines differ by dashes.
func TestSlopeNamesAreReadable(t *testing.T) {
	places := []string{"甲村", "乙村", "丙村", "丁村", "戊村"}
	c := Chart{Kind: Slope, Categories: places, Series: []Series{{"2015", numbers(1, 2, 3, 4, 5)}, {"2023", numbers(2, 3, 4, 5, 7)}}}
	if got := string(draw(&c)); !strings.Contains(got, "stroke-dasharray") {
		t.Error("five lines differ by colour alone")
	}
	c.Highlighted = []bool{true, false, false, false, false}
	if got := string(draw(&c)); !strings.Contains(got, `<text class="q" color="#666"`) || strings.Contains(got, `<text class="q" color="`+grey+`"`) {
		t.Errorf("names are as pale as lines:\n%s", got)
	}
}

// Where the axis of values lies, the note does not say that it stands.
func TestNoteOfACutAxisSaysWhichAxis(t *testing.T) {
	c := Chart{Kind: Dot, Unit: "%", Categories: []string{"甲村", "乙村"}, Series: []Series{{"2015", numbers(64, 61)}, {"2023", numbers(95, 92)}}}
	if got := string(draw(&c)); !strings.Contains(got, "横轴不从零起") || strings.Contains(got, "纵轴") {
		t.Errorf("got %s", got)
	}
}
