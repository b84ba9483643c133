package site_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
)

// shownText is what a reader sees of a part of a page.
func shownText(fragment string) string {
	return strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(fragment, " "))), " ")
}

// The first page says in a line which places its texts are from, of more than three how many there are, and how new they are.
// A heading for texts without a place, which has no number of the statistics bureau, is neither named nor counted as one.
func TestTheFirstPageSaysWhereItsTextsAreFrom(t *testing.T) {
	for _, c := range []struct {
		places, want  string
		date, updated string // of the texts, and what site.toml says
	}{
		{places: "450101", want: "材料来自地450101"}, {places: "450101 450102", want: "材料来自地450101、地450102"},
		{places: "450101 450102 450103", want: "材料来自地450101、地450102、地450103"}, {places: "450101 450102 450103 450104", want: "材料来自地450101、地450102、地450103等4地"},
		{places: "450101 other", want: "材料来自地450101等\u2060地"}, {places: "other", want: ""},
		{places: "450101", date: "2024-05-06", want: "材料来自地450101，内容更新于 2024年5月6日"},
		{places: "other", date: "2024-05-06", want: "内容更新：2024年5月6日"},
		{places: "other", date: "2024-05-06", updated: "2023-04-05", want: "内容更新：2023年4月5日"},
	} {
		files := map[string]string{"data/site.toml": "title = \"册\"\n", "data/regions.toml": "[[region]]\ncode = \"450199\"\nname = \"没有材料的\"\n"}
		if c.updated != "" {
			files["data/site.toml"] += "updated = " + c.updated + "\n"
		}
		for _, code := range strings.Fields(c.places) {
			files["data/regions.toml"] += fmt.Sprintf("[[region]]\ncode = %q\nname = \"地%s\"\n", code, code)
			date := ""
			if c.date != "" {
				date = "date = " + c.date + "\n"
			}
			files["content/cases/c"+code+".md"] = fmt.Sprintf("+++\ntitle = \"案例%s\"\nregion = %q\n%s+++\n正文。\n", code, code, date)
		}
		head := between(t, file(t, siteOf(t, files), "index.html"), `<div class="home-head">`, "</div>")
		_, line, _ := strings.Cut(head, `<p class="tally">`)
		if line = shownText(line); line != c.want {
			t.Errorf("%s %s: %s, want %s", c.places, c.date, line, c.want)
		}
	}
}

// The first page tells of the first case at length, of the two after it in short, with the figure that says most, and of others no
// more than where and what; of more than seven it says nothing.
func TestTheFirstPageTellsLessOfEachCase(t *testing.T) {
	files := county("income@2020", "1", "2")
	for i := range 9 {
		files[fmt.Sprintf("data/facts/c%d.toml", i)] = fmt.Sprintf("[[fact]]\nid = \"n\"\nvalue = %d0\nunit = \"元\"\nstatus = \"expected\"\nsource = \"annual\"\nnote = \"户均增收\"\n", i+1)
		files[fmt.Sprintf("content/cases/c%d.md", i)] = fmt.Sprintf("+++\ntitle = \"案例%d\"\nvillage = \"v%d\"\nsummary = \"提要%d。\"\nweight = %d\n+++\n搬了[%d0元](fact:n)。\n", i, i%2, i, i+1, i+1)
	}
	text := file(t, siteOf(t, files), "index.html")
	text, _, _ = strings.Cut(text, "cases/index.html\">全部")
	for i := range 9 {
		title, reported := strings.Contains(text, fmt.Sprintf("案例%d<", i)), strings.Contains(text, fmt.Sprintf("提要%d。", i))
		figure := strings.Contains(text, fmt.Sprintf("%d0<span class=\"u\">元", i+1)) || strings.Contains(text, fmt.Sprintf("%d0元", i+1))
		if title != (i < 7) || reported != (i < 3) || figure != (i < 3) {
			t.Errorf("case %d: its title is there: %t, its summary: %t, its figure: %t", i, title, reported, figure)
		}
	}
	for _, x := range []string{"预计", "户均增收"} {
		if n := strings.Count(text, x); n != 3 {
			t.Errorf("%s of a figure is said %d times", x, n)
		}
	}
}

// Its charts are of the fullest course that a region has of each group's true figures, of five years or more, whatever
// indicator stands first.
func TestTheFirstPageDrawsTheFullestCourses(t *testing.T) {
	series := func(id string, source string, years ...int) string {
		var values []string
		for _, year := range years {
			values = append(values, fmt.Sprintf("%d = %d", year, year))
		}
		return fmt.Sprintf("[[region.series]]\nindicator = %q\nvalues = { %s }\nsource = %q\n", id, strings.Join(values, ", "), source)
	}
	files := map[string]string{
		"data/site.toml": "title = \"册\"\n", "data/sources.toml": "[[source]]\nid = \"annual\"\ntitle = \"年报\"\n[[source]]\nid = \"made-up\"\ntitle = \"示例\"\nsample = true\n",
		"data/indicators.toml": "",
		"data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"某县\"\n" + series("a", "annual", 2020, 2021, 2022, 2023) + series("b", "annual", 2019, 2020, 2021, 2022, 2023) +
			series("c", "annual", 2017, 2018, 2020, 2022, 2023) + series("d", "annual", 2020, 2021, 2022, 2023) + series("e", "made-up", 2018, 2019, 2020, 2021, 2022, 2023),
	}
	for group, indicators := range map[string]string{"1": "none a b c", "2": "d", "3": "e"} {
		files["data/indicators.toml"] += fmt.Sprintf("[[group]]\nid = \"g%s\"\nname = \"组%s\"\n", group, group)
		for _, id := range strings.Fields(indicators) {
			files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = %q\nname = \"指标%s\"\ngroup = \"g%s\"\nunit = \"元\"\n", id, id, group)
		}
	}
	charts := between(t, file(t, siteOf(t, files), "index.html"), `id="s-trends"`, "</section>")
	for id, want := range map[string]bool{"a": false, "b": true, "c": false, "d": false, "e": false} {
		if got := strings.Contains(charts, "指标"+id); got != want {
			t.Errorf("indicator %s is drawn: %t", id, got)
		}
	}
}

// A name of a site that is too long to stand beside the tools of a phone is marked so, a short one is not.
func TestALongNameOfASiteIsMarked(t *testing.T) {
	for title, want := range map[string]bool{"八个字的站点名称": false, "九个字长的站点名称": true} {
		files := county("income@2020", "100")
		files["data/site.toml"] = "title = \"" + title + "\"\n"
		head, _, _ := strings.Cut(file(t, siteOf(t, files), "index.html"), "</header>")
		if got := strings.Contains(head, `class="brand long"`); got != want || !strings.Contains(head, title) {
			t.Errorf("%s is marked as long: %t\n%s", title, got, head)
		}
	}
}

// The first page tells of working methods whose parts are known before those of which no more than a name is.
func TestTheFirstPageTellsOfMethodsWhosePartsAreKnown(t *testing.T) {
	files := county("income@2020", "100")
	var b strings.Builder
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		b.WriteString("[[program]]\nid = \"" + id + "\"\nname = \"" + id + "法\"\nformula = \"一统三联\"\nsource = \"annual\"\n")
	}
	b.WriteString("[[program]]\nid = \"known\"\nname = \"知道的做法\"\nformula = \"一统三联\"\nsource = \"annual\"\n" +
		"[[program.part]]\ncount = \"1\"\nname = \"统\"\n[[program.part]]\ncount = \"3\"\nname = \"联\"\n")
	files["data/programs/all.toml"] = b.String()
	page := file(t, siteOf(t, files), "index.html")
	known, a, f := strings.Index(page, `programs/known/`), strings.Index(page, `programs/a/`), strings.Index(page, `programs/f/`)
	if known < 0 || a < known || f >= 0 {
		t.Errorf("the method whose parts are known stands at %d, the first of the others at %d, their last at %d", known, a, f)
	}
}
