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

// The heads of a village's table say the years that most of its rows have; rows of others say their own.
func TestTheHeadsOfATableSayTheYearsOfMostRows(t *testing.T) {
	files := county("", "")
	heads := "code,name,region,source"
	for i, years := range []string{"2018 2019", "2020 2023", "2020 2023", "2020 2023", "2020 2023"} {
		files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
		for _, year := range strings.Fields(years) {
			heads += fmt.Sprintf(",i%d@%s", i, year)
		}
	}
	files["data/villages/all.csv"] = heads + "\nv0,甲村,dong,annual" + strings.Repeat(",5,6", 5) + "\n"
	table := shownText("<" + between(t, file(t, siteOf(t, files), "villages/v0/index.html"), `<table class="figures"`, "</table>"))
	if !strings.Contains(table, "2023年") || strings.Count(table, "2018–2019") != 1 || strings.Count(table, "2020–2023") != 1 {
		t.Errorf("the table says %s", table)
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
