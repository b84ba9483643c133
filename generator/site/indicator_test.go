package site_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// twoCounties makes the files of two counties with villages, which have one figure of 2023 each.
func twoCounties(here, there []string) map[string]string {
	files := county("income@2020", "1")
	files["data/regions.toml"] = "[[region]]\ncode = \"jia\"\nname = \"甲县\"\n[[region]]\ncode = \"yi\"\nname = \"乙县\"\n"
	rows := "code,name,region,source,income@2023\n"
	for i, v := range here {
		rows += fmt.Sprintf("a%d,甲%d村,jia,annual,%s\n", i, i, v)
	}
	for i, v := range there {
		rows += fmt.Sprintf("b%d,乙%d村,yi,annual,%s\n", i, i, v)
	}
	files["data/villages/all.csv"] = rows
	return files
}

// Before the ranking of villages stands a table of their counties, where there are several: how many villages each has, their
// median and the first three.
func TestCountiesStandBeforeTheRankingOfTheirVillages(t *testing.T) {
	text := file(t, siteOf(t, twoCounties([]string{"100", "400", "200", "300"}, []string{"350", "50"})), "indicators/income/index.html")
	table := between(t, text, `<table class="list leaders">`, "</table>")
	var rows []string
	for _, row := range strings.Split(table, "<tr>")[2:] {
		rows = append(rows, shownText(strings.ReplaceAll(row, "<td>", " / ")))
	}
	want := "甲县 / 4 / 250 / 甲1村 400， 甲3村 300， 甲2村 200；乙县 / 2 / 200 / 乙0村 350， 乙1村 50"
	if got := strings.Join(rows, "；"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if text := file(t, siteOf(t, twoCounties([]string{"100", "200"}, nil)), "indicators/income/index.html"); strings.Contains(text, "leaders") {
		t.Error("one county stands before itself")
	}
}

// Equal figures share a place, over the pages of a ranking too; the first twenty of a page stand open.
func TestEqualFiguresShareAPlaceInARanking(t *testing.T) {
	var figures []string
	for i := range 130 {
		figures = append(figures, fmt.Sprint(1000-i))
	}
	figures[4], figures[99], figures[100], figures[101] = figures[3], figures[98], figures[98], figures[98]
	s := siteOf(t, twoCounties(figures, nil))
	place := regexp.MustCompile(`<tr><td>(\d+)<th scope="row"><a href="[^"]*">([^<]*)`)
	for page, want := range map[string]string{
		"":        "3:甲2村 4:甲3村 4:甲4村 6:甲5村 98:甲97村 99:甲98村 99:甲99村",
		"page/2/": "99:甲100村 99:甲101村 103:甲102村",
	} {
		text := file(t, s, "indicators/income/"+page+"index.html")
		places := map[string]string{}
		for _, x := range place.FindAllStringSubmatch(text, -1) {
			places[x[2]] = x[1]
		}
		for _, x := range strings.Fields(want) {
			if n, name, _ := strings.Cut(x, ":"); places[name] != n {
				t.Errorf("%s stands at %s, want %s", name, places[name], n)
			}
		}
		open, folded, _ := strings.Cut(between(t, text, `<div class="ranks">`, "</div>"), "<details")
		if page == "" && (len(place.FindAllString(open, -1)) != 20 || len(place.FindAllString(folded, -1)) != 80 || !strings.Contains(folded, "展开第21至100位")) {
			t.Errorf("%d places stand open, %d fold", len(place.FindAllString(open, -1)), len(place.FindAllString(folded, -1)))
		}
		if page != "" && strings.Contains(folded, "<tr>") {
			t.Error("thirty places fold")
		}
	}
}

// Bars begin at nought. Where all would look equal a tick stands between the lowest and the highest, which the head of the column
// names then; where all are equal, or none is above nought, nothing is drawn.
func TestARankingDrawsWhatCanBeReported(t *testing.T) {
	for _, c := range []struct{ figures, widths, ends string }{
		{"100 50 0", "100.0 50.0 0.0", ""}, {"100 90 80", "98.0 49.0 0.0", "80 100"}, {"-5 -10", "", ""}, {"100 60", "100.0 60.0", ""}, {"100 61", "98.0 0.0", "61 100"},
	} {
		text := between(t, file(t, siteOf(t, twoCounties(strings.Fields(c.figures), nil)), "indicators/income/index.html"), `<div class="ranks">`, "</div>")
		var widths []string
		for _, x := range regexp.MustCompile(`<rect (?:x="([\d.]+)" width="2"|width="([\d.]+)")`).FindAllStringSubmatch(text, -1) {
			widths = append(widths, x[1]+x[2])
		}
		ends := ""
		if strings.Contains(text, `class="ends"`) {
			ends = shownText(between(t, text, `<span class="ends" aria-hidden="true">`, "<tbody>"))
		}
		if got := strings.Join(widths, " "); got != c.widths || ends != c.ends {
			t.Errorf("%s: %s between %s, want %s between %s", c.figures, got, ends, c.widths, c.ends)
		}
	}
}

// An indicator's card names the village that has the highest figure, or how many share it; of places alone it tells their latest
// figures, and of a county and its towns the towns'. Under it stands of which year and of how many villages they are.
func TestAnIndicatorsCardTellsWhoseItsFiguresAre(t *testing.T) {
	town := "[[region]]\ncode = \"%s\"\nname = \"%s\"\nparent = \"jia\"\n"
	series := "[[region.series]]\nindicator = \"income\"\nvalues = { %s }\nsource = \"annual\"\n"
	for _, c := range []struct {
		name, want, under string
		files             func() map[string]string
	}{
		{"one each", "中位数 20 元 最高 30 元 甲2村 最低 10 元 甲0村", "收入 单位：元 越高越好 2023年 3个村", func() map[string]string { return twoCounties([]string{"10", "20", "30"}, nil) }},
		{"two share it", "中位数 30 元 最高 30 元 2个村 最低 10 元 甲0村", "收入 单位：元 越高越好 2023年 3个村", func() map[string]string { return twoCounties([]string{"10", "30", "30"}, nil) }},
		{"places", "乙县 7 元 2021年 东镇 5 元 2022年", "收入 单位：元 越高越好 2022年", func() map[string]string {
			files := twoCounties([]string{""}, nil)
			files["data/regions.toml"] = "[[region]]\ncode = \"jia\"\nname = \"甲县\"\n" + fmt.Sprintf(series, "2020 = 3, 2022 = 4") + "[[region]]\ncode = \"yi\"\nname = \"乙县\"\n" + fmt.Sprintf(series, "2021 = 7") +
				fmt.Sprintf(town, "dong", "东镇") + fmt.Sprintf(series, "2022 = 5")
			return files
		}},
	} {
		text := file(t, siteOf(t, c.files()), "indicators/income/index.html")
		if got := shownText(between(t, text, `<dl class="card">`, "</dl>")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := shownText(between(t, text, `</dl><p class="tally">`, "</p>")); got != c.under {
			t.Errorf("%s: under the card stands %s, want %s", c.name, got, c.under)
		}
	}
}

// The lines of an indicator's years are those of the places that have two years or more; one with a single year has none.
func TestAnIndicatorDrawsThePlacesThatHaveSeveralYears(t *testing.T) {
	files := twoCounties([]string{""}, nil)
	files["data/sources.toml"] += "[[source]]\nid = \"one\"\ntitle = \"只用一年的\"\n"
	files["data/regions.toml"] = ""
	for i, years := range []string{"2020 = 1, 2021 = 2", "2018 = 1, 2019 = 2", "2023 = 5", "2019 = 1, 2022 = 2"} {
		source := "annual"
		if !strings.Contains(years, ",") {
			source = "one"
		}
		files["data/regions.toml"] += fmt.Sprintf("[[region]]\ncode = %q\nname = \"%d县\"\n[[region.series]]\nindicator = \"income\"\nvalues = { %s }\nsource = %q\n", []string{"jia", "yi", "bing", "ding"}[i], i, years, source)
	}
	chart := between(t, file(t, siteOf(t, files), "indicators/income/index.html"), `<figure class="chart`, "</figure>")
	for want, there := range map[string]bool{"0县": true, "1县": true, "2县": false, "3县": true, "2018": true, "2022": true, "2023": false, "只用一年的": false} {
		if strings.Contains(chart, want) != there {
			t.Errorf("%s is drawn: %t", want, !there)
		}
	}
}

// Programs that read pages are reported of which years a page's figures are.
func TestAPageTellsProgramsOfWhichYearsItsFiguresAre(t *testing.T) {
	for heads, want := range map[string]string{"income@2020": `"temporalCoverage":"2020"`, "income@2019,income@2021": `"temporalCoverage":"2019/2021"`, "income@2020,debt@2018": `"temporalCoverage":"2018/2020"`} {
		text := file(t, siteOf(t, county(heads, strings.TrimSuffix(strings.Repeat("1,", 1+strings.Count(heads, ",")), ","))), "villages/v0/index.html")
		if !strings.Contains(text, want) {
			t.Errorf("%s: the page lacks %s", heads, want)
		}
	}
}

// Villages that all have the same figure, as printed, are not ranked: no places on the indicator's pages, no
// spread, none to mark, and no place on the pages of the villages.
func TestVillagesOfTheSameFigureAreNotRanked(t *testing.T) {
	var figures []string
	for range 130 {
		figures = append(figures, "100")
	}
	s := siteOf(t, twoCounties(figures, []string{"100", "100", "100"}))
	for _, path := range []string{"indicators/income/index.html", "indicators/income/page/2/index.html"} {
		text := file(t, s, path)
		for _, ranked := range []string{`class="rank"`, "leaders", "s-distribution", "data-own", "位次</th>", "最高", "中位数是"} {
			if strings.Contains(text, ranked) {
				t.Errorf("%s has %q", path, ranked)
			}
		}
		if want := "133个村的这项数字都是100元"; !strings.Contains(shownText(text), want) {
			t.Errorf("%s does not say %s", path, want)
		}
	}
	if first := file(t, s, "indicators/income/index.html"); !strings.Contains(first, ">甲99村<") || strings.Contains(first, ">甲100村<") {
		t.Error("the villages of the first page are not listed")
	}
	if text := file(t, s, "villages/a1/index.html"); strings.Contains(text, "位次") || strings.Contains(text, "1/130") {
		t.Error("a village stands in a place among equals")
	}
}
