package site_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/quantity"
)

var figureTable = regexp.MustCompile(`(?s)<figure class="chart.*?</figure>`)

// What a chart draws stands in its own table, and all that the data have of it.
func TestChartsHoldTheFiguresOfTheData(t *testing.T) {
	s, rep := smallSite(t, nil)
	looked := 0
	for _, v := range rep.Villages {
		charts := strings.Join(figureTable.FindAllString(file(t, s, "villages/"+v.Code+"/index.html"), -1), "\n")
		for x := range v.Series() {
			if x.Values.Len() < 2 {
				continue // too short to draw
			}
			looked++
			if !strings.Contains(charts, x.Indicator.Name) {
				t.Errorf("%s: no chart of %s", v.Name, x.Indicator.Name)
			}
			for _, d := range x.Values.All() {
				if want := string(quantity.AppendGrouped(nil, d, x.Indicator.Decimals)); !d.IsMissing() && !strings.Contains(charts, "<td>"+want) {
					t.Errorf("%s: the chart of %s lacks %s", v.Name, x.Indicator.Name, want)
				}
			}
		}
	}
	if looked < 3 {
		t.Errorf("only %d series are drawn", looked)
	}
}

// Where no region has figures of its own an indicator's page draws how the middle village of each county went;
// of one county the middle of its villages with their middle half; nothing of so few that they have no middle.
func TestAnIndicatorShowsHowTheMiddleVillageWent(t *testing.T) {
	for _, c := range []struct {
		name        string
		here, there int // villages of one county, beside one that has its first figure in 2017, and of another
		has, hasNot []string
	}{
		{"two counties", 3, 3, []string{"负债：各村中位数", `<th scope="col">资源县<th scope="col">示例县<tbody>`, "<td>110<td>2,110", "<td>605<td>2,610"}, []string{"居中的一半村"}},
		{"one county and two villages", 9, 2, []string{"负债：各村中位数", "居中的一半村"}, []string{`<th scope="col">资源县`}},
		{"too few", 1, 1, nil, []string{"负债：各村中位数"}},
	} {
		var villages strings.Builder
		for town, n := range map[string]int{"450329102": c.here, "demo-town": c.there} {
			from := 100
			if town == "demo-town" {
				from = 2100
			}
			for i := range n {
				fmt.Fprintf(&villages, "[[village]]\ncode = \"v%d\"\nname = \"第%d村\"\nregion = %q\n[[village.series]]\nindicator = \"debt\"\nvalues = { 2016 = %d, 2017 = %d }\nsource = \"annual\"\n", from+i, from+i, town, from+10*i, from+10*i+500)
			}
		}
		s, _ := smallSite(t, map[string]string{"data/villages/more.toml": villages.String()})
		text := file(t, s, "indicators/debt/index.html")
		for _, want := range c.has {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page lacks %s", c.name, want)
			}
		}
		for _, not := range c.hasNot {
			if strings.Contains(text, not) {
				t.Errorf("%s: the page has %s", c.name, not)
			}
		}
	}
}

// A county's page has the controls that narrow its villages, and names the file of figures
// they read; a page of a place that is no county has none.
func TestOnlyACountyHasControlsOfItsVillages(t *testing.T) {
	s, _ := smallSite(t, nil)
	for code, want := range map[string]bool{"450329": true, "demo": true, "45": false, "450329102": false, "demo-town": false} {
		page := file(t, s, "regions/"+code+"/index.html")
		if got := strings.Contains(page, `data-facets="../../data/counties/`+code+`.js"`); got != want {
			t.Errorf("%s has controls: %t, want %t", code, got, want)
		}
		if got := strings.Contains(page, "data-facets="); got != want {
			t.Errorf("%s has a form of controls: %t, want %t", code, got, want)
		}
	}
}

// A list of a part that has no texts yet leads on: a bare sentence left its reader where he was.
func TestAnEmptyListLeadsOn(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"content/studies/trip.md": "+++\ntitle = \"考察\"\ndate = 2025-01-01\ndraft = true\n+++\n"})
	page := file(t, s, "studies/index.html")
	_, page, _ = strings.Cut(page, "目前没有内容。")
	page, _, _ = strings.Cut(page, `class="cite"`)
	for _, want := range []string{`href="../regions/index.html"`, `action="../search/index.html"`} {
		if !strings.Contains(page, want) {
			t.Errorf("an empty list has no %s: %s", want, page)
		}
	}
}

// Where all sources are made up, a list says so once at its head, and no entry again; else each
// entry that is made up says it.
func TestAListOfMadeUpEntriesSaysSoOnce(t *testing.T) {
	_, rep := smallSite(t, nil)
	for _, x := range rep.Cited {
		x.Sample = true
	}
	s := makeSite(t, rep, page.Options{Site: t.TempDir()})
	mixed, _ := smallSite(t, nil)
	for _, path := range []string{"search/index.html", "data/index.html", "regions/demo/index.html", "indicators/index.html"} {
		got := file(t, s, path)
		if strings.Count(got, "notice-sample") != 1 || strings.Contains(got, `<mark class="sample">`) {
			t.Errorf("%s: %d notices, %d marks", path, strings.Count(got, "notice-sample"), strings.Count(got, `<mark class="sample">`))
		}
	}
	for _, path := range []string{"search/index.html", "data/index.html"} {
		if got := file(t, mixed, path); strings.Contains(got, "notice-sample") || !strings.Contains(got, `<mark class="sample">`) {
			t.Errorf("%s of a site with both: no entry is marked", path)
		}
	}
}
