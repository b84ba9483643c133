package site_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// The form of “villages like mine” asks for what a third of the villages with figures have, and for eight of them at most; two
// stand open, the others fold.
func TestTheFormOfLikeVillagesAsksForWhatTheyHave(t *testing.T) {
	for _, c := range []struct {
		common, rare int // indicators that all six villages have, and that only one or two have
		open, folded int
	}{{1, 0, 1, 0}, {2, 0, 2, 0}, {3, 0, 2, 1}, {12, 0, 2, 6}, {1, 1, 1, 0}, {1, 2, 2, 0}} {
		files := county("", "")
		heads, rows := "code,name,region,source", make([]string, 6)
		for i := range c.common + min(c.rare, 1) {
			files["data/indicators.toml"] += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
			heads += fmt.Sprintf(",i%d@2020", i)
			for k := range rows {
				figure := "5"
				if i >= c.common && k >= c.rare {
					figure = ""
				}
				rows[k] += "," + figure
			}
		}
		files["data/villages/all.csv"] = heads + "\n"
		for k, row := range rows {
			files["data/villages/all.csv"] += fmt.Sprintf("v%d,第%d村,dong,annual%s\n", k, k, row)
		}
		form := between(t, file(t, siteOf(t, files), "compare/index.html"), `class="alike-form"`, "</form>")
		open, folded, folds := strings.Cut(form, "<details")
		asked := regexp.MustCompile(`name="i\d+"`)
		if a, b := len(asked.FindAllString(open, -1)), len(asked.FindAllString(folded, -1)); a != c.open || b != c.folded || folds != (b > 0) || folds && !strings.Contains(folded, fmt.Sprintf("再填%d项", b)) {
			t.Errorf("%+v: %d stand open, %d fold", c, a, b)
		}
		for _, want := range []string{"<span>户数（户）</span>", "<span>人口（人）</span>", "<span>指标0（元）</span>"} {
			if !strings.Contains(open, want) {
				t.Errorf("%+v: the form lacks %s", c, want)
			}
		}
	}
}

// A village's page shows the villages of its county that are like it and leads to those of the whole site, where it has anything to
// hold against them; comparisons name a village by its number where that begins with its county's, else by county and code.
func TestAVillageLeadsToThoseLikeIt(t *testing.T) {
	files := county("households,population,income@2020,debt@2020", "100,400,100,5", "100,400,110,6", "900,3000,500,50", "120,500,120,7")
	files["data/villages/more.toml"] = "[[village]]\ncode = \"bare\"\nname = \"空村\"\nregion = \"dong\"\n[[village]]\ncode = \"counted\"\nname = \"数村\"\nregion = \"dong\"\nhouseholds = 10\n"
	files["data/regions.toml"] += "[[region]]\ncode = \"450329\"\nname = \"资源县\"\n"
	files["data/villages/numbers.csv"] = "code,name,region,source,income@2020,debt@2020\n450329102201,一村,450329,annual,100,5\n450330102202,二村,450329,annual,110,6\n"
	s := siteOf(t, files)
	for village, want := range map[string]string{"v0": "near=xian:v0", "bare": "", "counted": "near=xian:counted", "450329102201": "near=450329102201", "450330102202": "near=450329:450330102202"} {
		text := file(t, s, "villages/"+village+"/index.html")
		if got := strings.Contains(text, `id="s-near"`); got != (want != "") || got && !strings.Contains(text, `data-address="`+want+`"`) {
			t.Errorf("%s leads to those like it: %t, not by %s", village, got, want)
		}
	}
	near := between(t, file(t, s, "villages/v0/index.html"), `<ul class="items near">`, "</ul>")
	if first, _, _ := strings.Cut(near[strings.Index(near, "villages/"):], "/index"); first != "villages/v1" || !strings.Contains(near, "差别最大的是") {
		t.Errorf("the first like village is %s: %s", first, near)
	}
}

// A card of the booklet has two charts, those of its text before its village's, and the drawing of a method where there is room.
func TestACardHasTwoCharts(t *testing.T) {
	chart := "\n```chart\ntitle = \"图%d\"\nkind = \"bar\"\nindicator = \"income\"\nvillages = [\"v0\", \"v1\"]\n```\n"
	for n, want := range map[int]string{0: "第0村：收入 甲法", 1: "图0 甲法", 2: "图0 图1", 3: "图0 图1"} {
		files := county("income@2020,income@2021", "100,200", "110,210")
		files["data/programs/a.toml"] = "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"两步\"\n[[program.part]]\ncount = \"1\"\nname = \"先\"\n[[program.part]]\ncount = \"1\"\nname = \"后\"\n"
		files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\nvillage = \"v0\"\nprograms = [\"a\"]\n+++\n正文。\n"
		for i := range n {
			files["content/cases/one.md"] += fmt.Sprintf(chart, i)
		}
		card := file(t, siteOf(t, files), "booklet/cards/0.js")
		var got []string
		for _, x := range regexp.MustCompile(`<figcaption>(?:<b>)?([^<]*)`).FindAllStringSubmatch(card, -1) {
			got = append(got, strings.TrimSpace(x[1]))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d charts in the text: the card has %q, want %s", n, got, want)
		}
	}
}

// The booklet lists five hundred texts; of more it says where the others are.
func TestTheBookletListsFiveHundredTexts(t *testing.T) {
	for n, left := range map[int]bool{500: false, 501: true} {
		files := map[string]string{"data/site.toml": "title = \"册\"\n"}
		for i := range n {
			files[fmt.Sprintf("content/cases/c%d.md", i)] = fmt.Sprintf("+++\ntitle = \"案例%d\"\n+++\n正文。\n", i)
		}
		s := siteOf(t, files)
		list := between(t, file(t, s, "booklet/index.html"), `class="booklet-choose"`, "</section>")
		if got := strings.Count(list, "data-slug="); got != 500 || strings.Contains(list, `class="more"`) != left {
			t.Errorf("of %d texts %d are listed, and that there are others is reported: %t", n, got, strings.Contains(list, `class="more"`))
		}
		cards := 0
		for r := range s.Routes() {
			if r.Kind.Name == "card" {
				cards += strings.Count(file(t, s, r.Path), "casebookCard(")
			}
		}
		if cards != n {
			t.Errorf("%d cards of %d texts", cards, n)
		}
	}
}
