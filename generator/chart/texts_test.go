package chart

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/words"
	"casebook/layouts"
)

// zh and en are the theme's own texts.
var zh, en = readTexts("zh-CN"), readTexts("en")

func readTexts(language string) *words.Texts {
	b, err := layouts.Files.ReadFile("strings/" + language + ".json")
	if err != nil {
		panic(err)
	}
	list := map[string]string{}
	if err := json.Unmarshal(b, &list); err != nil {
		panic(err)
	}
	texts, err := words.New(language, list)
	if err != nil {
		panic(err)
	}
	return texts
}

func draw(c *Chart) []byte { return Append(nil, c, zh) }

// A misspelt key stands for itself, so that a figure in either language has none in it.
func TestEveryTextIsThere(t *testing.T) {
	for _, texts := range []*words.Texts{zh, en} {
		for _, k := range kinds {
			for _, key := range []string{"chart.kind." + string(k.name), "chart.use." + string(k.name)} {
				if texts.T(key) == key && !(k.internal && key[:9] == "chart.use") {
					t.Errorf("no text %q", key)
				}
			}
		}
	}
}

// How far a figure went is said in points of a percentage, in percent of all else, as a multiple from
// the double on, and not at all from zero or below.
func TestChangeWords(t *testing.T) {
	for _, c := range []struct {
		unit     quantity.Unit
		from, to string
		want     string
	}{
		{"元", "100", "128", "增长28%"},
		{"元", "3120", "3560", "增长14.1%"},
		{"元", "3560", "3120", "下降12.4%"},
		{"元", "100", "199", "增长99%"},
		{"元", "100", "200", "为2014年的2倍"},
		{"元", "100", "255", "为2014年的2.6倍"},
		{"元", "100", "0", "下降100%"},
		{"元", "100", "100", "持平"},
		{"元", "0", "100", ""},
		{"元", "-5", "100", ""},
		{"元", "100", "-5", ""},
		{"%", "45.25", "98.5", "上升53.25个百分点"},
		{"%", "98.5", "45.5", "下降53个百分点"},
		{"%", "0", "60", "上升60个百分点"},
		{"%", "60", "60", "持平"},
	} {
		if got := ChangeWords(zh, c.unit, "2014", number(t, c.from), number(t, c.to)); got != c.want {
			t.Errorf("%s to %s %s: %q, want %q", c.from, c.to, c.unit, got, c.want)
		}
	}
}

var tags = regexp.MustCompile("<[^>]*>")

// What lies closer to a median than a tenth of a percent is not 低0%.
func TestWhatLiesCloseToAMedianIsMuchAsIt(t *testing.T) {
	for value, want := range map[float64]string{15317: "与甲县各村中位数15,318元基本持平", 15318: "与甲县各村中位数15,318元持平", 15300: "比甲县各村中位数15,318元低0.1%", 15500: "比甲县各村中位数15,318元高1.2%"} {
		c := &Chart{Kind: Line, Unit: "元", Categories: years(2023, 2024), Series: []Series{{"收入", numbers(9000, value)}},
			References: []Reference{{"甲县各村中位数", numbers(9100, 15318)}}}
		if got := tags.ReplaceAllString(string(Append(nil, c, zh)), ""); !strings.Contains(got, want) {
			t.Errorf("%v: %q, want %q in it", value, got, want)
		}
	}
}

// How far two figures lie apart is a share of the first, which must be more than nothing.
func TestApart(t *testing.T) {
	for _, x := range []struct {
		unit     quantity.Unit
		from, to float64
		want     string
	}{{"元", 100, 150, "50.0%"}, {"元", 100, 50, "50.0%"}, {"元", 100, 0, "100.0%"}, {"元", 0, 5, ""}, {"元", -5, 5, ""}, {"元", 5, -1, ""}, {"%", 0, 5, "5个百分点"}, {"%", 5, -1, "6个百分点"}} {
		if got, ok := apart(zh, x.unit, num(x.from), num(x.to)); strings.Replace(got, ".0%", "%", 1) != strings.Replace(x.want, ".0%", "%", 1) || ok != (x.want != "") {
			t.Errorf("%g and %g%s lie %q apart, %t", x.from, x.to, x.unit, got, ok)
		}
	}
}

// Of several lines the highest and the lowest are named in the last year that all of them have; where they are one, neither.
func TestTheLastYearOfAllLinesIsDescribed(t *testing.T) {
	gap := quantity.Missing
	for name, x := range map[string]struct {
		of   [3][]quantity.Decimal
		want []string
	}{
		"the last":                {[3][]quantity.Decimal{numbers(1, 7), numbers(2, 9), numbers(3, 5)}, []string{"2016年", "乙", "9", "丙", "5"}},
		"the one before":          {[3][]quantity.Decimal{numbers(4, 7), {num(2), gap}, numbers(3, 5)}, []string{"2015年", "甲", "4", "乙", "2"}},
		"the one before the gap":  {[3][]quantity.Decimal{{num(4), gap}, numbers(2, 8), numbers(3, 5)}, []string{"2015年", "甲", "4", "乙", "2"}},
		"none where all are even": {[3][]quantity.Decimal{numbers(4, 7), numbers(2, 7), numbers(3, 7)}, nil},
		"none without such":       {[3][]quantity.Decimal{{num(4), gap}, {gap, num(8)}, numbers(3, 5)}, nil},
	} {
		c := &Chart{Kind: Line, Title: "收入", Unit: "元", Categories: []string{"2015", "2016"}}
		for i, values := range x.of {
			c.Series = append(c.Series, Series{Name: []string{"甲", "乙", "丙"}[i], Values: values})
		}
		text := string(draw(c))
		said := ""
		for _, sentence := range strings.Split(text, "。") {
			if strings.Contains(sentence, "最高") && strings.Contains(sentence, "最低") {
				said = sentence
			}
		}
		if (said == "") != (x.want == nil) {
			t.Errorf("%s: %q in %s", name, said, text)
		}
		for _, part := range x.want {
			if _, rest, found := strings.Cut(said, part); !found {
				t.Errorf("%s: no %s in %q", name, part, said)
			} else {
				said = rest
			}
		}
	}
}

func number(t *testing.T, s string) quantity.Decimal {
	t.Helper()
	d, err := quantity.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

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
				t.Errorf("%s: not reported: %s in %s", name, want, said)
			}
		}
		for _, no := range x.nots {
			if strings.Contains(said, no) {
				t.Errorf("%s: reported: %s in %s", name, no, said)
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

// A place that is in colour has its figure stated in words, unless it is the highest or the lowest, which are stated anyway.
func TestTheHighlightedPlaceIsReported(t *testing.T) {
	for k, want := range []int{1, 1, 1} {
		c := Chart{Kind: HBar, Unit: "户", Categories: []string{"甲村", "乙村", "丙村"}, Series: []Series{{"户数", numbers(30, 20, 10)}}, Highlighted: make([]bool, 3)}
		c.Highlighted[k] = true
		_, desc, _ := strings.Cut(string(draw(&c)), "<desc")
		desc, _, _ = strings.Cut(desc, "</desc>")
		if got := strings.Count(desc, c.Categories[k]); got != want {
			t.Errorf("%s is reported %d times: %s", c.Categories[k], got, desc)
		}
	}
}

// The whole stands in the middle of a ring, unless its parts are percentages.
func TestARingSaysItsWhole(t *testing.T) {
	for unit, want := range map[quantity.Unit]bool{"亩": true, "%": false} {
		pic := readPicture(t, draw(&Chart{Kind: Ring, Unit: unit, Categories: []string{"耕地", "林地", "园地"}, Series: []Series{{"面积", numbers(20, 30, 50)}}}))
		found := false
		for _, x := range pic.texts {
			found = found || strings.HasPrefix(x.text, "100") && !strings.Contains(x.text, "100.0%")
		}
		if found != want {
			t.Errorf("in %s the whole is said: %t", unit, found)
		}
	}
}

// Of facts that are no plain figures it is said which, and what they are; of facts over years, that their head is the year.
func TestFactsThatAreNoPlainFiguresAreReported(t *testing.T) {
	for name, x := range map[string]struct {
		fact report.Fact
		want string
	}{
		"an interval":   {report.Fact{To: num(30)}, "区间的低端：路"},
		"no interval":   {report.Fact{}, ""},
		"a target":      {report.Fact{Status: report.Target}, "目标值：路"},
		"approximately": {report.Fact{Bound: quantity.About}, "约数：路"},
	} {
		x.fact.ID, x.fact.Note, x.fact.Value, x.fact.Unit, x.fact.Year = "a", "路", num(24), "公里", 2018
		other := &report.Fact{ID: "b", Note: "桥", Value: num(2), Unit: "公里", Year: 2016, To: quantity.Missing}
		if x.fact.To.Sign() == 0 {
			x.fact.To = quantity.Missing
		}
		c := FromSpec(nil, &report.ChartSpec{Kind: "bar", Facts: []*report.Fact{&x.fact, other}}, zh, nil)
		if got := strings.Join(c.Notes, "；"); got != x.want {
			t.Errorf("%s: reported %q, want %q", name, got, x.want)
		}
	}
	years := FromSpec(nil, &report.ChartSpec{Kind: "line", Facts: []*report.Fact{{ID: "a", Note: "路", Value: num(24), Unit: "公里", Year: 2018}, {ID: "b", Note: "路", Value: num(20), Unit: "公里", Year: 2016}}}, zh, nil)
	if years.CategoryName != "年份" || !slices.Equal(years.Categories, []string{"2016", "2018"}) {
		t.Errorf("over years: %s %v", years.CategoryName, years.Categories)
	}
}
