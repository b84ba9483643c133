package integration

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/build"
	"casebook/generator/picture/photos"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/testsite"
	"casebook/layouts"
)

// edit is one change that somebody may make to a site; n makes each different.
type edit struct {
	name string
	make func(t *testing.T, dir string, n int)
}

// twice are the edits that a page once forgot: one is made in a site that has what it changes.
var twice = []string{
	"link two texts", "two texts share a picture, and the first leaves it, or comes back", "another heading gets the id that a link names by its words",
	"draw, otherwise or no longer", "make a draft of a text, or publish it", "give a text other themes", "give a text old addresses, or take them away",
}

// undo is what an edit takes away: it changes nothing before that was made.
var undo = map[string]string{
	"take a case away": "add a case", "take villages away": "add villages", "take so many villages away": "add so many villages that the index is cut otherwise",
	"take the other file away": "add years from another file", "unlink two texts": "link two texts", "rename a file of villages": "add villages",
	"take the renamed file away": "rename a file of villages",
}

// named is the index of an edit.
func named(name string) int {
	return slices.IndexFunc(edits, func(e edit) bool { return e.name == name })
}

// aside are the edits that change no input.
var aside = []string{"damage the output", "touch the output", "damage the cache", "lose the cache", "change nothing"}

var edits = []edit{
	{"retitle the site", func(t *testing.T, dir string, n int) { testsite.Retitle(t, dir, n) }},
	{"add a case", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, fmt.Sprintf("content/cases/case-%d.md", n%5)), fmt.Sprintf("+++\ntitle = \"案例%d\"\nthemes = [\"主题%d\"]\nvillage = \"shili-cun\"\n+++\n\n正文。\n", n, n%3))
	}},
	{"take a case away", func(t *testing.T, dir string, n int) {
		os.Remove(filepath.Join(dir, fmt.Sprintf("content/cases/case-%d.md", n%5)))
	}},
	{"add villages", func(t *testing.T, dir string, n int) {
		removeAll(t, dir, fmt.Sprintf("data/villages/0-more-%d.csv", n%3)) // which may have the same village
		testsite.Put(t, filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)),
			fmt.Sprintf("code,name,region,source,income_per_capita@2022\n%012d,新村%d,shili-zhen,sample-table,%d\n", 450329102200+n%3, n, 1000+n))
	}},
	{"take villages away", func(t *testing.T, dir string, n int) {
		os.Remove(filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)))
	}},
	{"change the style", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "layouts/styles/print.css"), fmt.Sprintf("p { margin: %dpx }", n))
	}},
	{"change a template", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "layouts/templates/404.html"), fmt.Sprintf("<h1>没有这一页 %d</h1>", n))
	}},
	{"damage the output", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "public/index.html"), strconv.Itoa(n))
		os.RemoveAll(filepath.Join(dir, "public/cases"))
	}},
	{"change a figure", func(t *testing.T, dir string, n int) {
		rewrite(t, filepath.Join(dir, "data/villages/many.csv"), func(rows []string) {
			i := 1 + n%(len(rows)-1)
			cells := strings.Split(rows[i], ",")
			cells[6] = strconv.Itoa(5000 + n) // which no row begins with
			rows[i] = strings.Join(cells, ",")
		})
	}},
	{"change a figure in a file whose time and length stay", func(t *testing.T, dir string, n int) {
		file := filepath.Join(dir, "data/villages/many.csv")
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		rewrite(t, file, func(rows []string) { rows[1], rows[2] = swapCells(rows[1], rows[2], 6) })
		if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}},
	{"rename a village, and say otherwise whether it is made up", func(t *testing.T, dir string, n int) {
		rewrite(t, filepath.Join(dir, "data/villages/many.csv"), func(rows []string) {
			i := 1 + n%(len(rows)-1)
			cells := strings.Split(rows[i], ",")
			cells[1], cells[4] = fmt.Sprintf("改名%d村", n%9), strconv.FormatBool(n%2 == 0)
			rows[i] = strings.Join(cells, ",")
		})
	}},
	{"rename the place of villages", func(t *testing.T, dir string, n int) {
		file := filepath.Join(dir, "data/regions.toml")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := regexp.MustCompile(`(code = "shili-zhen"\nname = )"[^"]*"`)
		if !name.Match(data) {
			t.Fatal("nothing to change")
		}
		testsite.Put(t, file, name.ReplaceAllString(string(data), fmt.Sprintf(`${1}"第%d镇"`, n%9)))
	}},
	{"add so many villages that the index is cut otherwise", func(t *testing.T, dir string, n int) {
		rows := []byte("code,name,region,source\n")
		for i := range 300 + n%100 {
			rows = fmt.Appendf(rows, "%012d,众%d村,shili-zhen,sample-table\n", 980000000000+i, i)
		}
		testsite.Put(t, filepath.Join(dir, "data/villages/crowd.csv"), string(rows))
	}},
	{"take so many villages away", func(t *testing.T, dir string, _ int) { os.Remove(filepath.Join(dir, "data/villages/crowd.csv")) }},
	{"turn the order of villages round", func(t *testing.T, dir string, _ int) {
		rewrite(t, filepath.Join(dir, "data/villages/many.csv"), func(rows []string) { slices.Reverse(rows[1:]) })
	}},
	{"add years from another file", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/villages/years.csv"), fmt.Sprintf("code,source,income_per_capita@2020,income_per_capita/who/甲@2020\n%012d,sample-table,%d,%d\n", 990000000000+n%20, 7000+n, 50+n))
	}},
	{"take the other file away", func(t *testing.T, dir string, _ int) { os.Remove(filepath.Join(dir, "data/villages/years.csv")) }},
	{"rename a file of villages", func(t *testing.T, dir string, n int) {
		os.Rename(filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)), filepath.Join(dir, fmt.Sprintf("data/villages/0-more-%d.csv", n%3)))
		os.Remove(filepath.Join(dir, fmt.Sprintf("data/villages/more-%d.csv", n%3)))
	}},
	{"take the renamed file away", func(t *testing.T, dir string, n int) { removeAll(t, dir, "data/villages/0-more-*.csv") }},
	{"write a village as TOML", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/villages/own.toml"), fmt.Sprintf("[[village]]\ncode = \"own\"\nname = \"第%d村\"\nregion = \"shili-zhen\"\nsummary = \"摘要%d\"\nsource = \"sample-table\"\n[[village.series]]\nindicator = \"income_per_capita\"\nvalues = { 2021 = %d, 2022 = %d }\n", n%30, n, n, n+1))
	}},
	{"write a text of a village", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, fmt.Sprintf("content/cases/text-%d.md", n%3)), fmt.Sprintf("+++\ntitle = \"村文%d\"\nvillage = \"%012d\"\ndate = 2024-%02d-11\nsummary = \"摘要%d\"\ndraft = %t\n+++\n\n第%d句。\n", n%2, 990000000000+n%20, 1+n%12, n%7, n%5 == 0, n))
	}},
	{"add a sentence", func(t *testing.T, dir string, n int) {
		list, _ := filepath.Glob(filepath.Join(dir, "content/*/*.md"))
		file := list[n%len(list)]
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		testsite.Put(t, file, string(data)+fmt.Sprintf("\n\n又添一句%d。\n", n))
	}},
	{"link two texts", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "content/cases/to.md"), fmt.Sprintf("+++\ntitle = \"到%d\"\n+++\n\n到。\n", n))
		testsite.Put(t, filepath.Join(dir, "content/cases/from.md"), fmt.Sprintf("+++\ntitle = \"从\"\n+++\n\n见[那篇](to.md)，%d。\n", n))
	}},
	{"point to a text that stays, or no longer", func(t *testing.T, dir string, n int) {
		text := [...]string{"见[第一篇](first-case.md)。", "见[那一趟](../studies/first-visit.md)。", "都不见。"}[n%3]
		testsite.Put(t, filepath.Join(dir, "content/cases/pointer.md"), "+++\ntitle = \"指路\"\n+++\n\n"+text+"\n")
	}},
	{"unlink two texts", func(t *testing.T, dir string, n int) {
		os.Remove(filepath.Join(dir, "content/cases/from.md"))
		os.Remove(filepath.Join(dir, "content/cases/to.md"))
	}},
	{"introduce a list", func(t *testing.T, dir string, n int) {
		for _, name := range [...]string{"indicators", "regions"} {
			testsite.Put(t, filepath.Join(dir, "content", name, "index.md"), fmt.Sprintf("+++\ntitle = \"引言\"\n+++\n\n第%d稿。\n", n))
		}
	}},
	{"add a working method", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/programs/more.toml"), fmt.Sprintf("[[program]]\nid = \"more\"\nname = \"做法%d\"\nformula = \"做法%d\"\nsource = \"sample-table\"\n", n, n))
	}},
	{"change a text of the theme", func(t *testing.T, dir string, n int) {
		texts, err := fs.ReadFile(layouts.Files, "strings/zh-CN.json")
		if err != nil {
			t.Fatal(err)
		}
		changed := regexp.MustCompile(`"footer.made": *"[^"]*"`).ReplaceAllString(string(texts), fmt.Sprintf(`"footer.made": "第%d版"`, n))
		if changed == string(texts) {
			t.Fatal("nothing to change")
		}
		testsite.Put(t, filepath.Join(dir, "layouts/strings/zh-CN.json"), changed)
	}},
	{"change the site's address", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/site.toml"), fmt.Sprintf("title = \"第%d版\"\nbase_url = \"https://www.example.cn/%d\"\n", n%3, n))
	}},
	{"add a region", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/regions/more.toml"), fmt.Sprintf("[[region]]\ncode = \"more-%d\"\nname = \"第%d镇\"\n", n%2, n))
	}},
	{"two texts share a picture, and the first leaves it, or comes back", func(t *testing.T, dir string, n int) {
		picture := "![井](shared.png)"
		if n%3 == 0 && exists(dir, "content/cases/a-pictured.md") {
			picture = "没有图了。"
		}
		testsite.Put(t, filepath.Join(dir, "content/cases/a-pictured.md"), fmt.Sprintf("+++\ntitle = \"先用图的\"\n+++\n\n%s\n", picture))
		testsite.Put(t, filepath.Join(dir, "content/cases/b-pictured.md"), "+++\ntitle = \"也用图的\"\ncover = \"shared.png\"\n+++\n\n![井](shared.png)\n")
		testsite.Put(t, filepath.Join(dir, "content/cases/shared.png"), string(photos.Oriented(1+n%3)))
	}},
	{"another heading gets the id that a link names by its words", func(t *testing.T, dir string, n int) {
		before := [...]string{"", "## 事实！\n\n一。\n\n", "## 实事\n\n二。\n\n"}[n%3]
		testsite.Put(t, filepath.Join(dir, "content/cases/headed.md"), "+++\ntitle = \"有标题的\"\n+++\n\n"+before+"## 事实\n\n正文。\n")
		testsite.Put(t, filepath.Join(dir, "content/cases/to-heading.md"), "+++\ntitle = \"指标题的\"\n+++\n\n见[那一节](headed.md#事实)。\n")
	}},
	{"draw, otherwise or no longer", func(t *testing.T, dir string, n int) {
		fence := [...]string{"", "```formula\nprogram = \"wuge-yi\"\n```\n", fmt.Sprintf("```chart\ntitle = \"图%d\"\nkind = \"%s\"\nindicator = \"income_per_capita\"\nvillages = [\"990000000001\", \"%012d\"]\n```\n",
			n, [...]string{"line", "bar", "hbar"}[n%3], 990000000002+n%9)}[n/3%3]
		if fence == "" && !exists(dir, "content/cases/drawn.md") {
			fence = "```formula\nprogram = \"wuge-yi\"\n```\n"
		}
		testsite.Put(t, filepath.Join(dir, "content/cases/drawn.md"), "+++\ntitle = \"画图的\"\n+++\n\n图：\n\n"+fence)
	}},
	{"make a draft of a text, or publish it", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "content/cases/drafted.md"), fmt.Sprintf("+++\ntitle = \"草稿\"\nvillage = \"shili-cun\"\nthemes = [\"主题%d\"]\ndraft = %t\n+++\n\n一稿。\n", n%3, n%2 == 0))
	}},
	{"give a text other themes", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "content/cases/themed.md"), fmt.Sprintf("+++\ntitle = \"有主题的\"\nthemes = [\"修路\", \"主题%d\", \"主提%d\"]\n+++\n\n正文。\n", n%4, n%2))
	}},
	{"move a text to another address", func(t *testing.T, dir string, n int) {
		removeAll(t, dir, "content/cases/moved-*.md")
		testsite.Put(t, filepath.Join(dir, fmt.Sprintf("content/cases/moved-%d.md", n%3)), "+++\ntitle = \"搬家的\"\n+++\n\n见[旧址](first-case.md)。\n")
	}},
	{"give a text old addresses, or take them away", func(t *testing.T, dir string, n int) {
		aliases := [...]string{"aliases = [\"old/a/\"]\n", "aliases = [\"old/b/\", \"cases/older/\"]\n", ""}[n%3]
		testsite.Put(t, filepath.Join(dir, "content/cases/aliased.md"), "+++\ntitle = \"改过地址的\"\n"+aliases+"+++\n\n正文。\n")
	}},
	{"recode a village, whose old address leads to it", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "data/villages/recoded.toml"), fmt.Sprintf("[[village]]\ncode = \"recoded\"\nname = \"并过的村\"\nregion = \"shili-zhen\"\nsource = \"sample-table\"\nformer = [{ code = \"old-%d\", name = \"旧村%d\", until = 2020, how = \"merged\" }]\n", n%3, n%4))
	}},
	{"correct a text", func(t *testing.T, dir string, n int) {
		testsite.Put(t, filepath.Join(dir, "content/cases/corrected.md"), fmt.Sprintf("+++\ntitle = \"更正过的\"\ndate = 2024-01-02\n[[correction]]\ndate = 2025-03-%02d\ntext = \"更正%d\"\n+++\n\n正文。\n", 1+n%28, n))
	}},
	{"damage the cache", func(t *testing.T, dir string, n int) {
		list, _ := filepath.Glob(filepath.Join(dir, "cache/*/*"))
		for _, file := range list {
			if data, err := os.ReadFile(file); err == nil && len(data) > 0 {
				data[n*7919%len(data)] ^= 0x55
				os.WriteFile(file, data[:len(data)-n%2], 0o644)
			}
		}
	}},
	{"touch the output", func(t *testing.T, dir string, n int) {
		file := filepath.Join(dir, "public/villages/990000000003/index.html")
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(file)
		data[len(data)/2] ^= 1
		os.WriteFile(file, data, 0o644)
		os.Chtimes(file, info.ModTime(), info.ModTime())
	}},
	{"lose the cache", func(t *testing.T, dir string, _ int) { os.RemoveAll(filepath.Join(dir, "cache")) }},
	{"change nothing", func(*testing.T, string, int) {}},
}

// After any edits a build over the former output is what a build from nothing is. Each kind of
// edit is made once or twice and changes something at least once, in an order that a seed gives:
// see testsite.Edits.
func TestWarmBuildIsTheColdBuild(t *testing.T) {
	choose, count := testsite.Edits(t, len(edits)+len(twice))
	warmIsCold(t, choose, count)
}

// An order in which an edit once changed nothing.
func TestWarmBuildAfterAnOrderThatFailed(t *testing.T) {
	if testing.Short() {
		t.Skip("a second order of edits")
	}
	warmIsCold(t, rand.New(rand.NewPCG(15574874913718239796, 0)), len(edits)+len(twice))
}

func warmIsCold(t *testing.T, choose *rand.Rand, count int) {
	t.Helper()
	dir := t.TempDir()
	testsite.New(t, dir, 20)
	bundles := t.TempDir() // of the cold builds; bundling ECharts each time tells no more
	buildInto(t, dir, filepath.Join(dir, "public"), filepath.Join(dir, "cache"))
	order := choose.Perm(len(edits))
	for _, name := range twice {
		order = append(order, named(name))
	}
	taken := map[string]bool{} // kinds that have changed something
	var made []string
	for n := 0; n < count; n++ {
		e := edits[choose.IntN(len(edits))]
		if n < len(order) {
			e = edits[order[n]]
		}
		made = append(made, e.name)
		taken[e.name] = takes(t, e, dir, choose.IntN(1000)+n) || taken[e.name]
		if n+1 == len(order) && n < len(edits)+len(twice) { // what was taken away before it was there
			for i, e := range edits {
				if what, ok := undo[e.name]; ok && !taken[e.name] {
					if first, ok := undo[what]; ok { // what is to be renamed may have been taken away
						order = append(order, named(first))
					}
					order = append(order, named(what), i)
				}
			}
			count = max(count, len(order))
		}
		cold := filepath.Join(t.TempDir(), "public")
		for _, former := range [...]string{"search", "texts"} { // what was worked out of a former site
			if err := os.RemoveAll(filepath.Join(bundles, former)); err != nil {
				t.Fatal(err)
			}
		}
		buildInto(t, dir, filepath.Join(dir, "public"), filepath.Join(dir, "cache"))
		buildInto(t, dir, cold, bundles)
		if warm, cold := testsite.Snapshot(t, filepath.Join(dir, "public")), testsite.Snapshot(t, cold); !maps.Equal(warm, cold) {
			t.Fatalf("after %s these differ: %s", strings.Join(made, ", "), testsite.Differing(warm, cold))
		}
	}
	for _, e := range edits {
		if !taken[e.name] && count >= len(edits) {
			t.Errorf("%q never changed anything", e.name)
		}
	}
}

// takes makes an edit, of another number where it changes nothing of the input, and tells
// whether it changed something.
func takes(t *testing.T, e edit, dir string, n int) bool {
	input := func() map[string]string {
		all := map[string]string{}
		for _, folder := range [...]string{"content", "data", "layouts"} {
			for name, sum := range testsite.Snapshot(t, filepath.Join(dir, folder)) {
				all[folder+"/"+name] = sum
			}
		}
		return all
	}
	before := input()
	for i := range 6 {
		e.make(t, dir, n+i)
		if slices.Contains(aside, e.name) || !maps.Equal(before, input()) {
			return true
		}
	}
	return false
}

func exists(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
	return err == nil
}

// A heading that takes another's id moves what leads to the other, though the file that has
// the link is as it was.
func TestALinkFollowsItsHeading(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 1)
	text := func(slug, body string) {
		testsite.Put(t, filepath.Join(dir, "content/cases/"+slug+".md"), "+++\ntitle = \""+slug+"\"\n+++\n\n"+body)
	}
	text("aaa", "# 事实\n\n正文。\n")
	text("bbb", "见[事实](aaa.md#事实)。\n")
	build := func() string {
		t.Helper()
		buildInto(t, dir, filepath.Join(dir, "public"), filepath.Join(dir, "cache"))
		page, err := os.ReadFile(filepath.Join(dir, "public/cases/bbb/index.html"))
		if err != nil {
			t.Fatal(err)
		}
		return string(page)
	}
	if page := build(); !strings.Contains(page, `aaa/index.html#shi-shi">`) {
		t.Fatal("the link does not lead to the heading")
	}
	text("aaa", "# 实施\n\n正文。\n\n# 事实\n\n正文。\n")
	if page := build(); !strings.Contains(page, `aaa/index.html#shi-shi-2">`) {
		t.Error("the link still leads where the heading was")
	}
}

// A picture's address is its own: the first of two texts that share it may leave it.
func TestAPictureStaysWhenItsFirstUserLeavesIt(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 1)
	out := filepath.Join(dir, "public")
	testsite.Put(t, filepath.Join(dir, "content/cases/shared.png"), string(photos.Oriented(1)))
	testsite.Put(t, filepath.Join(dir, "content/cases/b.md"), "+++\ntitle = \"也用图的\"\n+++\n\n![井](shared.png)\n")
	for _, body := range []string{"![井](shared.png)", "没有图了。"} {
		testsite.Put(t, filepath.Join(dir, "content/cases/a.md"), "+++\ntitle = \"先用图的\"\n+++\n\n"+body+"\n")
		buildInto(t, dir, out, filepath.Join(dir, "cache"))
		page, err := os.ReadFile(filepath.Join(out, "cases/b/index.html"))
		if err != nil {
			t.Fatal(err)
		}
		src := regexp.MustCompile(`<img src="([^"]*)"`).FindStringSubmatch(string(page))
		if src == nil {
			t.Fatal("the picture is not shown")
		}
		if _, err := os.Stat(filepath.Join(out, "cases/b", filepath.FromSlash(src[1]))); err != nil {
			t.Errorf("with %s in the first text, the second shows a picture that is not there: %v", body, err)
		}
	}
}

// rewrite changes the lines of a file.
func rewrite(t *testing.T, file string, change func(lines []string)) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	change(lines)
	testsite.Put(t, file, strings.Join(lines, "\n")+"\n")
}

// swapCells exchanges a cell of two rows.
func swapCells(a, b string, cell int) (string, string) {
	x, y := strings.Split(a, ","), strings.Split(b, ",")
	x[cell], y[cell] = y[cell], x[cell]
	return strings.Join(x, ","), strings.Join(y, ",")
}

func removeAll(t *testing.T, dir, pattern string) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range list {
		os.Remove(file)
	}
}

func buildInto(t *testing.T, site, out, cache string) {
	t.Helper()
	buildWith(t, build.Options{Out: out, Options: session.Options{Site: site, CacheDir: cache}})
}

func buildWith(t *testing.T, o build.Options) {
	t.Helper()
	o.Today = report.Date{Year: 2025, Month: 6, Day: 1}
	r, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Published {
		t.Fatalf("not built: %v", r.Problems)
	}
}
