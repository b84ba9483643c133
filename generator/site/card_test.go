package site_test

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/page"
	"casebook/generator/report"
)

// Beside a case stands its place with what is known of it, else the case's own figures; beside a study its place's figures without a
// name, as its route begins there; beside no other text.
func TestBesideACaseStandsItsPlace(t *testing.T) {
	const series = "[[region.series]]\nindicator = \"income\"\nvalues = { 2020 = 7 }\nsource = \"annual\"\n"
	for _, c := range []struct{ name, kind, place, want string }{
		{"a village", "case", "village = \"v0\"", "第0村 收入 1 元 2020年"}, {"a county", "case", "region = \"xian\"", "某县 收入 7 元 2020年"},
		{"a town without figures", "case", "region = \"xi\"", "西镇 增收 300 元 2021年"}, {"no place", "case", "", "增收 300 元 2021年"},
		{"a study", "study", "region = \"xian\"", "收入 7 元 2020年"}, {"a study of a village", "study", "village = \"v0\"", "第0村 收入 1 元 2020年"},
		{"a study of a town without figures", "study", "region = \"xi\"", ""}, {"a checklist", "checklist", "region = \"xian\"", ""},
	} {
		files := county("income@2020", "1", "2")
		files["data/regions.toml"] = strings.Replace(files["data/regions.toml"], "name = \"某县\"\n", "name = \"某县\"\n"+series, 1)
		files["data/facts/one.toml"] = "[[fact]]\nid = \"n\"\nvalue = 300\nunit = \"元\"\nyear = 2021\nstatus = \"done\"\nsource = \"annual\"\nnote = \"增收\"\n"
		files["content/cases/one.md"] = fmt.Sprintf("+++\ntitle = \"一篇\"\nkind = %q\n%s\n+++\n正文。\n", c.kind, c.place)
		_, card, _ := strings.Cut(file(t, siteOf(t, files), "cases/one/index.html"), `<section class="side-card">`)
		if card, _, _ = strings.Cut(card, "</section>"); shownText(card) != c.want {
			t.Errorf("%s: %s, want %s", c.name, shownText(card), c.want)
		}
	}
}

// A text says how many of its figures were found, are bound and agree: of all bound not how many were found, of none bound nothing.
// Where nobody counted it says how many are bound.
func TestATextSaysHowManyFiguresAreChecked(t *testing.T) {
	files := county("income@2020", "1")
	files["data/facts/one.toml"] = "[[fact]]\nid = \"n\"\nvalue = 300\nunit = \"元\"\nsource = \"annual\"\nnote = \"增收\"\n"
	files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\n+++\n增收[300元](fact:n)。\n"
	s := siteOf(t, files)
	for count, want := range map[page.Count]string{
		{Figures: 5, Bound: 3, Checked: 2}: "文中可核数字 5 处，其中 3 处与数据绑定，2 处核对一致。", {Figures: 3, Bound: 3, Checked: 2}: "文中 3 处与数据绑定，2 处核对一致。",
		{Figures: 2}: "", {Figures: -1}: "文中 1 处与数据绑定。",
	} {
		counts := map[*report.Narrative]page.Count{}
		if count.Figures >= 0 {
			counts[s.Report.Narratives[0]] = count
		}
		_, reported, _ := strings.Cut(file(t, makeSite(t, s.Report, page.Options{Site: t.TempDir(), Counts: counts}), "cases/one/index.html"), `<p class="checked">`)
		reported, _, _ = strings.Cut(reported, "点按")
		if reported, _, _ = strings.Cut(reported, "</p>"); reported != want && (want != "" || strings.HasPrefix(reported, "文中")) {
			t.Errorf("%+v: %s, want %s", count, reported, want)
		}
	}
}

// A page at an old address deep in folders leads home and has its styles.
func TestAPageDeepInFoldersLeadsHome(t *testing.T) {
	s := siteOf(t, map[string]string{"data/site.toml": "title = \"册\"\nbase_url = \"https://example.cn/book\"\n[[withdrawn]]\npath = \"a/b/c/d/e/index.html\"\n[[withdrawn]]\npath = \"a/b/c/d/index.html\"\n"})
	titlesAndLinks(t, s)
	if text := file(t, s, "a/b/c/d/e/index.html"); !strings.Contains(text, `href="../../../../../index.html"`) {
		t.Error("it does not lead home")
	}
}

// Of a site of very many villages the page of data tells of its files without making them, and there are no workbooks.
func TestThePageOfDataOfVeryManyVillagesMakesNoFiles(t *testing.T) {
	for villages, want := range map[int]bool{1000: true, 1001: false} {
		text := file(t, makeSite(t, country(villages), page.Options{}), "data/index.html")
		if sizes, peeks, books := strings.Contains(text, " KB<"), strings.Contains(text, `class="peek"`), strings.Contains(text, ".xlsx"); sizes != want || peeks != want || books != want {
			t.Errorf("%d villages: sizes %t, first lines %t, workbooks %t", villages, sizes, peeks, books)
		}
	}
}
