package site_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/page"
)

// Without a script the search page is an index: of many entries of a kind the first stand open and the others fold, no more than
// three hundred are listed, and a link leads to the whole list.
func TestTheIndexWithoutAScriptIsAsLongAsItIsRead(t *testing.T) {
	text := file(t, makeSite(t, country(401), page.Options{}), "search/index.html")
	for key, want := range map[string][2]int{"villages": {24, 276}, "regions": {24, 0}, "indicators": {20, 0}} {
		group := between(t, text, `id="s-`+key+`"`, "</section>")
		open, folded, _ := strings.Cut(group, `<details class="fold">`)
		if got := [2]int{strings.Count(open, "<li>"), strings.Count(folded, "<li>")}; got != want {
			t.Errorf("%s: %v entries stand open and folded, want %v", key, got, want)
		}
	}
	villages := between(t, text, `id="s-villages"`, "</section>")
	for _, want := range []string{"<summary>再看 276 个</summary>", `<p class="more"><a href="../regions/index.html">共 401 个，按地区查找</a>`} {
		if !strings.Contains(villages, want) {
			t.Errorf("the index of villages lacks %s", want)
		}
	}
	if strings.Contains(between(t, text, `id="s-regions"`, "</section>"), `class="more"`) {
		t.Error("a list that is whole leads to itself")
	}
}

// The filter offers the places under which something is found, level by level while there is room, each indented by its level.
func TestTheFilterOffersPlacesLevelByLevel(t *testing.T) {
	for _, c := range []struct {
		towns int
		want  string // with towns left out but the first
	}{{3, "省 　县 　　镇0"}, {298, "省 　县 　　镇0"}, {299, "省 　县"}} {
		regions := "[[region]]\ncode = \"sheng\"\nname = \"省\"\n[[region]]\ncode = \"xian\"\nname = \"县\"\nparent = \"sheng\"\n[[region]]\ncode = \"kong\"\nname = \"空县\"\nparent = \"sheng\"\n"
		villages := "code,name,region,households\n"
		for i := range c.towns {
			regions += fmt.Sprintf("[[region]]\ncode = \"t%d\"\nname = \"镇%d\"\nparent = \"xian\"\n", i, i)
			place := fmt.Sprintf("t%d", i)
			if i == 0 {
				regions += "[[region]]\ncode = \"pian\"\nname = \"片\"\nparent = \"t0\"\n"
				place = "pian"
			}
			villages += fmt.Sprintf("v%d,村%d,%s,10\n", i, i, place)
		}
		s := siteOf(t, map[string]string{"data/site.toml": "title = \"册\"\n", "data/regions.toml": regions, "data/villages/all.csv": villages})
		filter := between(t, file(t, s, "search/index.html"), `<select id="filter-region"`, "</select>")
		var got []string
		for _, x := range regexp.MustCompile(`<option value="[a-z0-9]+">([^<]*)</option>`).FindAllStringSubmatch(filter, -1) {
			if !strings.Contains(x[1], "镇") || strings.HasSuffix(x[1], "镇0") {
				got = append(got, x[1])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d towns: %q, want %s", c.towns, got, c.want)
		}
		if n := strings.Count(filter, "<option") - 1; n > 300 || c.towns == 298 && n != 300 {
			t.Errorf("%d towns: %d places are offered", c.towns, n)
		}
	}
}

// The years are those of texts, of their figures, of methods and of villages' figures, the newest first.
func TestTheFilterOffersTheYearsThatAreReported(t *testing.T) {
	files := county("income@2015,income@2017", "1,2", "2,3")
	files["content/cases/a.md"] = "+++\ntitle = \"一篇\"\ndate = 2022-01-01\n+++\n[3户](fact:n)\n"
	files["data/facts/a.toml"] = "[[fact]]\nid = \"n\"\nvalue = 3\nunit = \"户\"\nyear = 2021\nsource = \"annual\"\n"
	files["data/programs/a.toml"] = "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"甲法\"\nsince = 2012\nstated = false\n"
	filter := between(t, file(t, siteOf(t, files), "search/index.html"), `<select id="filter-year"`, "</select>")
	if got, want := shownText(strings.ReplaceAll(filter, "<option", " <option")), "2022年 2021年 2017年 2016年 2015年 2012年"; !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}
