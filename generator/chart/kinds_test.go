package chart

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

const handbook = "../../content/handbook/charts.md"

// The handbook's list of kinds is what the table of kinds and the theme's texts say.
// `go test ./generator/chart -run Handbook -update` writes it.
func TestHandbookListsTheKinds(t *testing.T) {
	var want strings.Builder
	want.WriteString("| `kind` | 图 | 适合 |\n| --- | --- | --- |\n")
	for _, k := range Kinds() {
		want.WriteString("| `" + k.Name + "` | " + zh.T("chart.kind."+k.Name) + " | " + zh.T("chart.use."+k.Name) + " |\n")
	}
	text, err := os.ReadFile(handbook)
	if err != nil {
		t.Fatal(err)
	}
	table := regexp.MustCompile("(?m)^\\| `kind` \\| 图 \\|(?:.*\n)(?:\\|.*\n)*")
	if have := table.FindString(string(text)); have == want.String() {
		return
	} else if have == "" || !*update {
		t.Fatalf("content/handbook/charts.md has\n%s\nand not\n%s\nrun go test ./generator/chart -run Handbook -update", have, want.String())
	}
	if err := os.WriteFile(handbook, table.ReplaceAllLiteral(text, []byte(want.String())), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Every kind has one option with one series to repeat, rich-text tooltips and our palette;
// nothing in the script can end a script element.
func TestOptions(t *testing.T) {
	options, err := draftOptions()
	if err != nil {
		t.Fatal(err)
	}
	if len(options) != len(kinds) {
		t.Fatalf("%d options, want one for each of %d kinds", len(options), len(kinds))
	}
	for _, o := range options {
		var got struct {
			Color   []string
			Series  []struct{ Type string }
			Tooltip struct{ RenderMode string }
		}
		if err := json.Unmarshal(o.JSON, &got); err != nil {
			t.Fatalf("%s: %v", o.Kind, err)
		}
		if len(got.Series) != 1 || got.Series[0].Type == "" || got.Tooltip.RenderMode != "richText" || len(got.Color) != len(palette) {
			t.Errorf("%s: %s", o.Kind, o.JSON)
		}
	}
	script, err := OptionScript()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := OptionScript()
	if !bytes.Equal(script, again) {
		t.Error("two option scripts of one program differ")
	}
	if bytes.Contains(script, []byte("<")) || !bytes.HasPrefix(script, []byte("casebookOptions({")) {
		t.Errorf("not a safe script: %.80s", script)
	}
}

// What a block asks for stands in the chart: its events, the years and sources of its facts, the
// head of its categories, what is highlighted.
func TestFromSpecTakesWhatTheBlockSays(t *testing.T) {
	income, villages, annual := fixture()
	c := FromSpec(nil, &report.ChartSpec{Kind: "line", Indicator: income, Villages: villages, Years: []int{2014, 2016}, Events: []report.ChartEvent{{Year: 2016, Text: "通路"}}}, zh, nil)
	if want := []Event{{2016, "通路"}}; !slices.Equal(c.Events, want) || c.CategoryName != "年份" {
		t.Errorf("events %v, categories are %q", c.Events, c.CategoryName)
	}
	if pic := readPicture(t, draw(c)); !slices.ContainsFunc(pic.texts, func(x placed) bool { return strings.Contains(x.text, "通路") }) {
		t.Error("the event is not drawn")
	}
	survey := &report.Source{ID: "survey", Title: "入户调查"}
	facts := []*report.Fact{
		{ID: "a", Note: "甲路", Value: num(24), Unit: "公里", Year: 2018, Source: annual}, {ID: "b", Note: "乙路", Value: num(30), Unit: "公里", Year: 2016, Source: survey},
		{ID: "c", Note: "丙路", Value: num(40), Unit: "公里", Year: 2018, Source: annual},
	}
	c = FromSpec(nil, &report.ChartSpec{Kind: "bar", Facts: facts, Highlight: []string{"b"}, Reference: report.Reference{Name: "全县", Value: num(28)}}, zh, nil)
	if c.Years != "2016、2018年" || !slices.Equal(c.SourceRefs, []*report.Source{annual, survey}) || len(c.Notes) > 0 {
		t.Errorf("of %q, sources %v, notes %q", c.Years, c.Sources, c.Notes)
	}
	at := slices.IndexFunc(c.Categories, func(s string) bool { return strings.Contains(s, "乙路") })
	if len(c.Highlighted) != len(c.Categories) || at < 0 || !c.Highlighted[at] || c.Highlighted[0] && at != 0 {
		t.Errorf("of %q highlighted are %v", c.Categories, c.Highlighted)
	}
	figure := string(draw(c))
	if !strings.Contains(figure, "统计年报和入户调查") && !strings.Contains(tags.ReplaceAllString(figure, ""), "统计年报、入户调查") {
		t.Errorf("its sources are given as %q", tags.ReplaceAllString(figure[strings.Index(figure, "统计年报")-60:], ""))
	}
	if c.Finding = "路修到了每一组。"; !bytes.Contains(draw(c), []byte(c.Finding)) {
		t.Error("a finding that is given is not shown")
	}
	if d := DataOf(c, zh); d.Finding != c.Finding || !strings.Contains(d.Caption, "统计年报") || strings.Contains(d.Caption, c.Finding) || strings.ContainsAny(d.Caption, "<>") {
		t.Errorf("the finding of other formats is %q, the caption %q", d.Finding, d.Caption)
	}

	members := villages[0].Unpack().Breakdowns[0].Indicator
	villages[0].Set(report.Unpacked{Breakdowns: []report.Breakdown{{Indicator: members, By: "age", Year: 2018, Source: survey, Names: []string{"青年", "老人"}, Values: quantity.ListOf(num(5), num(7)), Places: make([]int32, 2)}}})
	c = FromSpec(nil, &report.ChartSpec{Kind: "pie", Breakdown: &report.BreakdownSpec{Indicator: members, By: "age", Owner: &villages[0].Data, OwnerName: "甲村"}}, zh, nil)
	if !slices.Equal(c.SourceRefs, []*report.Source{survey}) || c.Years != "2018年" {
		t.Errorf("of parts: %q, sources %v", c.Years, c.Sources)
	}
}

var referencePath = regexp.MustCompile(`<path class="ref[^>]* d="([^"]*)"`)

// What a chart is held against is drawn in it, whichever way its bars lie.
func TestReferencesAreDrawn(t *testing.T) {
	for _, kind := range []Kind{Bar, HBar, Line, Stacked} {
		c := &Chart{Kind: kind, Title: "户数", Unit: "户", Categories: []string{"甲村", "乙村"}, Series: []Series{{Name: "户", Values: numbers(10, 20)}}}
		if kind == Stacked {
			c.Series = append(c.Series, Series{Name: "人", Values: numbers(3, 4)})
		}
		plain := len(draw(c))
		c.References = []Reference{{"全县平均", numbers(15, 15)}}
		pic := readPicture(t, draw(c))
		if !slices.ContainsFunc(pic.texts, func(x placed) bool { return strings.Contains(x.text, "全县平均") }) || len(draw(c)) <= plain {
			t.Errorf("%s: what it is held against is not named", kind)
		}
		long := 0 // a sign in a legend is as short as the names beside it are high
		for _, m := range referencePath.FindAllStringSubmatch(string(draw(c)), -1) {
			if numbers := strings.FieldsFunc(m[1], func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); len(numbers) > 4 || kind == Line {
				long++
			}
		}
		if long != 1 {
			t.Errorf("%s: what it is held against is drawn %d times:\n%s", kind, long, referencePath.FindAllString(string(draw(c)), -1))
		}
	}
}
