package site_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What is compared needs two: of one village, region or method there is nothing to choose.
func TestWhatNeedsTwoIsNotOfferedForOne(t *testing.T) {
	one := county("income@2020", "100")
	one["data/regions.toml"] = "[[region]]\ncode = \"dong\"\nname = \"东县\"\n"
	text := file(t, siteOf(t, one), "compare/index.html")
	for _, not := range []string{"data-compare", "data-alike", `class="example"`, `class="compare-sheet"`} {
		if strings.Contains(text, not) {
			t.Errorf("of one village the page has %s", not)
		}
	}
	if text := file(t, siteOf(t, one), "indicators/income/index.html"); strings.Contains(text, "data-own") {
		t.Error("a reader can mark a village among one")
	}
	two := county("income@2020", "100", "200")
	two["data/programs/a.toml"] = "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"甲法\"\nstated = false\n"
	s := siteOf(t, two)
	text = file(t, s, "compare/index.html")
	for _, want := range []string{"data-alike", `data-address="villages=xian:v0,xian:v1">第0村，第1村</a>`, `value="villages" checked> 村</label>`, `value="regions"> 地区</label>`, `class="compare-sheet"`} {
		if !strings.Contains(text, want) {
			t.Errorf("of two villages the page lacks %s", want)
		}
	}
	if strings.Contains(text, `value="programs"`) {
		t.Error("methods can be compared of which there is one")
	}
	if !strings.Contains(file(t, s, "indicators/income/index.html"), "data-own") {
		t.Error("a reader cannot mark a village among two")
	}
}

// The page of comparisons is no longer than is looked through: sixty villages and regions with figures, and on paper twenty
// indicators of which two villages have figures.
func TestThePageOfComparisonsIsNoLongerThanIsRead(t *testing.T) {
	files := county("income@2020", "1", "2")
	heads, first, last := "code,name,region,source,households", "v0,甲村,dong,annual,100", "v1,乙村,dong,annual,300"
	for i := range 23 {
		files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
		heads += fmt.Sprintf(",i%d@2020", i)
		first, last = first+",1", last+",2"
		if i == 3 {
			last = strings.TrimSuffix(last, "2")
		}
	}
	rows := heads + "\n" + first + "\n" + last + "\n"
	for i := range 63 {
		files["data/regions.toml"] += fmt.Sprintf("[[region]]\ncode = \"t%d\"\nname = \"镇%d\"\nparent = \"xian\"\n[[region.series]]\nindicator = \"income\"\nvalues = { 2020 = 7 }\nsource = \"annual\"\n", i, i)
		figure := "5"
		if i == 0 {
			figure = ""
		}
		rows += fmt.Sprintf("w%d,村%d,t%d,annual,,%s%s\n", i, i, i, figure, strings.Repeat(",", 22))
	}
	files["data/villages/all.csv"] = rows
	text := file(t, siteOf(t, files), "compare/index.html")
	if n := strings.Count(between(t, text, `id="s-villages"`, "</details>"), `<th scope="row">`); n != 60 {
		t.Errorf("%d villages stand side by side", n)
	}
	if n := strings.Count(between(t, text, `id="s-regions"`, "</details>"), "<li>"); n != 60 {
		t.Errorf("%d regions are listed", n)
	}
	sheet := between(t, text, `class="compare-sheet"`, "</section>")
	var names []string
	for _, x := range regexp.MustCompile(`<th scope="row">([^<]*)`).FindAllStringSubmatch(sheet, -1) {
		names = append(names, x[1])
	}
	if len(names) != 21 || names[0] != "户数（户）" || slices.Contains(names, "指标3（元）") || !slices.Contains(names, "指标20（元）") || slices.Contains(names, "指标21（元）") {
		t.Errorf("the sheet of paper has %q", names)
	}
	if !strings.Contains(sheet, "户数（户）<td>200<td>") || !strings.Contains(sheet, "指标0（元）<td>5 <small>2020年</small>") {
		t.Errorf("the sheet has not the medians: %s", sheet)
	}
}

// A column of the table of methods is there where a third of them fill it.
func TestTheTableOfMethodsHasTheColumnsThatAreFilled(t *testing.T) {
	for filled, want := range map[int]bool{0: false, 1: false, 2: true, 6: true} {
		files := map[string]string{"data/site.toml": "title = \"册\"\n", "data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"某县\"\n"}
		for i := range 6 {
			text := fmt.Sprintf("[[program]]\nid = \"p%d\"\nname = \"方法%d\"\nformula = \"两步\"\n", i, i)
			if i < filled {
				text += "origin = \"xian\"\nsince = 2016\n"
			}
			text += "[[program.part]]\ncount = \"1\"\nname = \"先\"\n[[program.part]]\ncount = \"1\"\nname = \"后\"\n"
			if i < filled {
				text += "[program.replicate]\npeople = \"一人\"\nmonths = 6\n"
			}
			files[fmt.Sprintf("data/programs/p%d.toml", i)] = text
		}
		table := between(t, file(t, siteOf(t, files), "compare/index.html"), `id="s-programs"`, "</table>")
		for head, cell := range map[string]string{"出处": `<td><a href="../regions/xian/index.html">某县</a>`, "始于": "<td>2016", "人手": "<td>一人", "时间": "<td>6个月"} {
			if there := strings.Contains(table, ">"+head+"<"); there != want || strings.Count(table, cell) != map[bool]int{true: filled}[want] {
				t.Errorf("%d of 6 methods: %s is a head: %t, %d cells", filled, head, there, strings.Count(table, cell))
			}
		}
		if strings.Count(table, "先\u00a0· 后") != 6 {
			t.Errorf("the parts are not reported: %s", table)
		}
	}
}

// A card of the booklet asks at most one question of a kind about its text, and then what one asks everywhere.
func TestACardAsksOneQuestionOfAKind(t *testing.T) {
	fact := func(id, more string) string {
		return fmt.Sprintf("[[fact]]\nid = %q\nvalue = 30\nunit = \"户\"\nsource = \"annual\"\nnote = \"%s户数\"\n%s\n", id, id, more)
	}
	method := func(id string, stated bool) string {
		text := fmt.Sprintf("[[program]]\nid = %q\nname = \"%s法\"\nformula = \"两步\"\n", id, id)
		if !stated {
			return text + "stated = false\n[program.replicate]\npeople = \"一人\"\n"
		}
		return text + "[[program.part]]\ncount = \"1\"\nname = \"先\"\n[[program.part]]\ncount = \"1\"\nname = \"后\"\n[program.replicate]\npeople = \"一人\"\n"
	}
	for _, c := range []struct {
		name, facts, programs string
		want                  []string
	}{
		{"goals", fact("a", "year = 2020\nstatus = \"done\"") + fact("b", "year = 2021\nstatus = \"target\"") + fact("c", "year = 2022\nstatus = \"expected\""), "", []string{"“b户数”的目标是30户"}},
		{"years", fact("a", "year = 2020\nstatus = \"done\"") + fact("b", "status = \"done\"") + fact("c", ""), "", []string{"“b户数”（30户）是哪一年的数字"}},
		{"methods", fact("a", "year = 2020"), `"x", "y", "z"`, []string{"“y法”由哪几部分组成", "要在本地做“x法”"}},
		{"a goal has no year to ask for", fact("a", "status = \"target\""), "", []string{"“a户数”的目标是30户"}},
		{"all", fact("a", "status = \"done\"") + fact("b", "status = \"target\""), `"x", "y"`, []string{"“b户数”的目标是30户", "“y法”由哪几部分组成", "要在本地做“x法”"}},
	} {
		files := county("income@2020", "1", "2")
		files["data/facts/one.toml"] = c.facts
		files["data/programs/x.toml"], files["data/programs/y.toml"], files["data/programs/z.toml"] = method("x", true), method("y", false), method("z", false)
		files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\nprograms = [" + c.programs + "]\n+++\n有[30户](fact:a)。\n"
		s := siteOf(t, files)
		card := file(t, s, "booklet/cards/0.js")
		_, card, _ = strings.Cut(card, `class=\"ask\"`)
		card, _, _ = strings.Cut(card, "</ol>")
		own := strings.Split(card, "<li>")[1:]
		own = own[:max(len(own)-3, 0)]
		if len(own) != len(c.want) {
			t.Errorf("%s: it asks %q", c.name, own)
			continue
		}
		for i, want := range c.want {
			if !strings.HasPrefix(own[i], want) {
				t.Errorf("%s: it asks %s, want %s", c.name, own[i], want)
			}
		}
	}
}
