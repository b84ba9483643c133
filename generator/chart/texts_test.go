package chart

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/quantity"
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
