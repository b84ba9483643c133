package site_test

import (
	"fmt"
	"strings"
	"testing"
)

// A county's page names the village that stands best where it is one alone, and none where two share it.
func TestACountysPageNamesTheVillageThatStandsBest(t *testing.T) {
	for figures, want := range map[string]string{"5,10 5,20 5,30 5,40 5,50 5,60": "第5村", "5,10 5,20 5,30 5,40 5,60 5,60": "", "5,10 5,20": ""} {
		text := file(t, siteOf(t, county("income@2013,income@2023", strings.Fields(figures)...)), "regions/xian/index.html")
		found := ""
		if strings.Contains(text, `aria-labelledby="s-findings"`) {
			found = shownText(between(t, text, `aria-labelledby="s-findings"`, "</section>"))
		}
		if named := strings.Contains(found, "最高的是"); named != (want != "") || !strings.Contains(found, want) {
			t.Errorf("%s: %s, want %q", figures, found, want)
		}
	}
}

// The heads of a village's table say the years that most of its rows have, in whatever order they stand; rows of others say their
// own. Where no years are those of most, each row says its own.
func TestTheHeadsOfATableSayTheYearsOfMostRows(t *testing.T) {
	for _, c := range []struct {
		first []int // the first year of each row, whose last is 2023
		head  int   // the first year that the heads say, 0 where they say none
	}{
		{[]int{2018, 2020, 2020, 2020, 2020}, 2020}, {[]int{2020, 2020, 2020, 2018, 2018}, 2020}, {[]int{2020, 2018, 2020, 2018, 2020}, 2020},
		{[]int{2018, 2019, 2020, 2020, 2020}, 2020}, {[]int{2018, 2019, 2020, 2021}, 0},
	} {
		files := county("", "")
		heads, row := "code,name,region,source", ""
		for i, first := range c.first {
			files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
			heads, row = heads+fmt.Sprintf(",i%d@%d,i%d@2023", i, first, i), row+",5,6"
		}
		files["data/villages/all.csv"] = heads + "\nv0,甲村,dong,annual" + row + "\n"
		table := "<" + between(t, file(t, siteOf(t, files), "villages/v0/index.html"), `<table class="figures"`, "</table>")
		head, rows, _ := strings.Cut(table, "<tbody>")
		if got := strings.Contains(shownText(head), fmt.Sprintf("变化（ %d–2023 ）", c.head)); got != (c.head != 0) {
			t.Errorf("%v: the heads say %s", c.first, shownText(head))
		}
		for i, first := range c.first {
			_, row, _ := strings.Cut(rows, fmt.Sprintf("indicators/i%d/", i))
			row, _, _ = strings.Cut(row, "<tr")
			if got := strings.Contains(shownText("<"+row), fmt.Sprintf("%d–2023", first)); got != (first != c.head) {
				t.Errorf("%v: row %d says its years: %t", c.first, i, got)
			}
		}
	}
}

// Under a table stands where its figures are from; under one of which nothing says it, nothing.
func TestATableLeadsToWhatItsFiguresAreFrom(t *testing.T) {
	for source, want := range map[string]string{"annual": "来源： 年报", "": ""} {
		files := county("income@2020", "5")
		files["data/villages/all.csv"] = "code,name,region,source,income@2020\nv0,甲村,dong," + source + ",5\n"
		_, under, _ := strings.Cut(between(t, file(t, siteOf(t, files), "villages/v0/index.html"), `<table class="figures"`, "</section>"), "</table>")
		if got := shownText(under); got != want {
			t.Errorf("under figures of source %q stands %q, want %q", source, got, want)
		}
	}
}

// Counties stand before the first page of a ranking alone.
func TestCountiesStandBeforeTheFirstPageAlone(t *testing.T) {
	var figures []string
	for i := range 120 {
		figures = append(figures, fmt.Sprint(1000-i))
	}
	s := siteOf(t, twoCounties(figures, []string{"5", "6"}))
	for page, want := range map[string]bool{"": true, "page/2/": false} {
		if got := strings.Contains(file(t, s, "indicators/income/"+page+"index.html"), `class="list leaders"`); got != want {
			t.Errorf("%sindex.html has counties: %t", page, got)
		}
	}
}

// A case whose author wrote no takeaways opens with its own figures, from two on; one alone is better reported by the text.
func TestACaseOpensWithTwoFiguresOrMore(t *testing.T) {
	for n, want := range map[int]int{1: 0, 2: 2, 3: 3, 5: 3} {
		files := county("income@2023", "10", "20")
		for i := range n {
			files["data/facts/one.toml"] += fmt.Sprintf("[[fact]]\nid = \"f%d\"\nvalue = %d00\nunit = \"元\"\nyear = 2021\nstatus = \"done\"\nsource = \"annual\"\nnote = \"第%d项增收\"\n", i, i+2, i)
		}
		files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\nvillage = \"v0\"\n+++\n正文。\n"
		_, opening, _ := strings.Cut(file(t, siteOf(t, files), "cases/one/index.html"), `aria-labelledby="s-takeaways"`)
		opening, _, _ = strings.Cut(opening, "</section>")
		if got := strings.Count(opening, "<li>"); got != want {
			t.Errorf("of %d figures it opens with %d", n, got)
		}
	}
}

// A case opens with the drawing of the first of its methods whose parts are known, unless its text draws one.
func TestACaseOpensWithTheDrawingOfItsMethod(t *testing.T) {
	const drawing = "\n```formula\nprogram = \"yi\"\n```\n"
	for _, c := range []struct {
		methods, text string
		want          string // whose drawing stands before the text
	}{{"jia", "", "甲法"}, {"jia yi", "", "甲法"}, {"yi jia", "", "乙法"}, {"unsaid yi", "", "乙法"}, {"unsaid", "", ""}, {"", "", ""}, {"jia yi", drawing, ""}} {
		files := county("", "")
		for id, name := range map[string]string{"jia": "甲法", "yi": "乙法"} {
			files["data/programs/"+id+".toml"] = fmt.Sprintf("[[program]]\nid = %q\nname = %q\nformula = \"两步\"\n[[program.part]]\ncount = \"1\"\nname = \"先\"\n[[program.part]]\ncount = \"1\"\nname = \"后\"\n", id, name)
		}
		files["data/programs/unsaid.toml"] = "[[program]]\nid = \"unsaid\"\nname = \"丙法\"\nformula = \"六个一\"\nstated = false\n"
		methods := strings.ReplaceAll(fmt.Sprintf("%q", strings.Fields(c.methods)), "\" \"", "\", \"")
		files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\nvillage = \"v0\"\nprograms = " + methods + "\n+++\n正文从这里起。\n" + c.text
		opening, text, _ := strings.Cut(file(t, siteOf(t, files), "cases/one/index.html"), "<p>正文从这里起")
		got := ""
		if _, drawn, ok := strings.Cut(opening, `<figure class="formula"`); ok {
			got = shownText(between(t, drawn, "<figcaption>", "</figcaption>"))
		}
		if got != c.want || strings.Contains(text, `class="formula"`) != (c.text != "") {
			t.Errorf("%s, drawn in its text: %t: it opens with the drawing of %q, want %q", c.methods, c.text != "", got, c.want)
		}
	}
}
