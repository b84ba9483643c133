package chart

import (
	"encoding/json"
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
		{"元", "100", "255", "为2014年的2.5倍"},
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

func number(t *testing.T, s string) quantity.Decimal {
	t.Helper()
	d, err := quantity.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
