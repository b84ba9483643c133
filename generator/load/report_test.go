package load

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/asset"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// siteOf loads a site given as an archive's text and fails on any problem.
func siteOf(t *testing.T, opt Options, text string) *report.Report {
	t.Helper()
	rep, problems := loadArchive(t, parseArchive(text), opt)
	if len(problems) > 0 {
		t.Fatalf("reported\n%s", printed(t, problems))
	}
	return rep
}

const ground = `-- data/site.toml --
title = "站"
-- data/indicators.toml --
[[group]]
id = "g"
[[indicator]]
id = "n"
name = "收入"
group = "g"
unit = "元"
source = "of-indicator"
[[indicator]]
id = "m"
name = "党员"
group = "g"
unit = "人"
-- data/regions.toml --
[[region]]
code = "450329"
name = "县"
[[region]]
code = "450329102"
name = "镇"
parent = "450329"
-- data/sources.toml --
[[source]]
id = "of-indicator"
title = "一"
[[source]]
id = "of-village"
title = "二"
[[source]]
id = "of-row"
title = "三"
[[source]]
id = "own"
title = "四"
`

func show(d *report.Data) string {
	var b strings.Builder
	source := func(s *report.Source) string {
		if s == nil {
			return "-"
		}
		return s.ID
	}
	for s := range d.Series() {
		fmt.Fprintf(&b, "%s:", s.Indicator.ID)
		for y := s.First; y <= s.Last(); y++ {
			fmt.Fprintf(&b, " %d=%s(%s)", y, s.In(y), source(d.SourceOf(s, y)))
		}
		b.WriteString("\n")
	}
	for x := range d.Breakdowns() {
		fmt.Fprintf(&b, "%s/%s@%d(%s):", x.Indicator.ID, x.By, x.Year, source(x.Source))
		for k, name := range x.Names {
			fmt.Fprintf(&b, " %s=%s", name, x.Values.At(k))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestFiguresAreExactAndKnowTheirSource(t *testing.T) {
	rep := siteOf(t, Options{}, ground+`-- data/villages/a.toml --
[[village]]
code = "v"
name = "村"
region = "450329102"
source = "of-village"
[[village.series]]
indicator = "n"
values = { 2014 = 973.40, 2017 = 1.28e8, 2015 = -1_000 }
[[village.series]]
indicator = "m"
values = { 2020 = 0.1 }
source = "own"
[[village]]
code = "w"
name = "村"
region = "450329102"
[[village.series]]
indicator = "n"
values = { 2014 = +1 }
[[village.series]]
indicator = "m"
values = { 2014 = 99999999999999999 }
`)
	want := "n: 2014=973.4(of-village) 2015=-1000(of-village) 2016=(of-village) 2017=128000000(of-village)\nm: 2020=0.1(own)\n"
	if got := show(&rep.Village("v").Data); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	want = "n: 2014=1(of-indicator)\nm: 2014=99999999999999999(-)\n"
	if got := show(&rep.Village("w").Data); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTablesAndRowsOfACodeMerge(t *testing.T) {
	rep := siteOf(t, Options{}, ground+`-- data/villages/a.csv --
code,region,households,source,n@2015,n@2018,n@2016,m/age-sex/男/35岁以下@2020
v,,412,of-row,"3560.50",,7,5
w,450329102,,of-row,,2,,
-- data/villages/b.csv --
code,name,anonymous,m/age-sex/女/35岁以下@2020,n@2019,m@2019
w,只有行,TRUE,,3,
x,,,,,
v,,,6,,8
-- data/villages/c.toml --
[[village]]
code = "x"
name = "丙"
region = "450329"
[[village]]
code = "v"
name = "甲"
region = "450329102"
source = "of-village"
[[village.series]]
indicator = "n"
values = { 2014 = 3120 }
`)
	v := rep.Village("v")
	if v.Name != "甲" || v.Households != 412 || v.Population != -1 || v.Region.Code != "450329102" {
		t.Errorf("merged into %+v", v)
	}
	want := "n: 2014=3120(of-village) 2015=3560.5(of-row) 2016=7(of-row)\nm: 2019=8(of-village)\nm/age-sex@2020(of-row): 男/35岁以下=5 女/35岁以下=6\n"
	if got := show(&v.Data); got != want {
		t.Errorf("v has\n%swant\n%s", got, want)
	}
	w := rep.Village("w")
	want = "n: 2018=2(of-row) 2019=3(of-indicator)\n"
	if got := show(&w.Data); got != want || w.Name != "某村" || !w.Anonymous {
		t.Errorf("w is %+v with\n%swant\n%s", w, got, want)
	}
	if got := villageCodes(rep); got != "v w x " {
		t.Errorf("villages in the order %s, want that of the files", got)
	}
	if got := len(rep.VillagesIn(rep.Region("450329102"))); got != 2 {
		t.Errorf("the town has %d villages", got)
	}
}

// A village that is anonymous is shown without the name that was written and without its former ones;
// what names nobody is shown as it is, and commands that look villages up in papers know the name.
func TestTheNameOfAnAnonymousVillageIsHidden(t *testing.T) {
	site := ground
	for i, name := range []string{"胡家田村", "胡家田社区", "一个山区村（资料隐去村名）", "某村民小组", "A村"} {
		site += fmt.Sprintf("-- data/villages/%d.toml --\n[[village]]\ncode = \"v%d\"\nname = %q\nregion = \"450329102\"\nanonymous = true\nformer = [{ name = \"旧村\", until = 2020, how = \"renamed\" }, { code = \"old-%d\", name = \"老村\", until = 2019, how = \"recoded\" }]\n", i, i, name, i)
	}
	rep := siteOf(t, Options{}, site)
	for i, want := range []string{"某村", "某社区", "一个山区村（资料隐去村名）", "某村民小组", "A村"} {
		v := rep.Village(fmt.Sprint("v", i))
		if v.Name != want {
			t.Errorf("village %d is shown as %s, want %s", i, v.Name, want)
		}
		if len(v.Former) != 1 || v.Former[0].Name != "" || v.Former[0].Code == "" {
			t.Errorf("%s has the former names %+v", v.Name, v.Former)
		}
	}
	if hidden := siteOf(t, Options{}, site).Hidden; !slices.Contains(hidden, report.HiddenVillage{Code: "v0", Name: "胡家田村"}) || !slices.Contains(hidden, report.HiddenVillage{Code: "v0", Name: "旧村"}) {
		t.Errorf("hidden: %v", hidden)
	}
	if v := siteOf(t, Options{TrueNames: true}, site).Village("v0"); v.Name != "胡家田村" || len(v.Former) != 2 {
		t.Errorf("for looking up it is %s, formerly %+v", v.Name, v.Former)
	}
}

func TestNarrativesFindEachOther(t *testing.T) {
	rep := siteOf(t, Options{}, ground+`-- data/villages/a.toml --
[[village]]
code = "v"
name = "村"
region = "450329102"
programs = ["p"]
-- data/programs/p.toml --
[[program]]
id = "p"
name = "六个一"
formula = "六个一"
-- content/cases/a.md --
+++
title = "甲"
village = "v"
programs = ["p"]
themes = ["产业", "㊣", "产 业"]
date = 2020-01-02
+++

## 做法

[乙](b.md#做法) [乙](./b.md) [考察](../studies/s.md) [自己](#做法) [没有](#没有) [村](../../villages/v/index.html)
[县](/regions/450329/) [外](https://example.cn/) [信](mailto:a@b.cn) [坏](javascript:alert) [坏](data:text/html,x) [图](图.PNG)
[草稿](draft.md) [出去](../../../etc/passwd) [目录](../../programs/) [主题](/themes/chanye/index.html) [无](/villages/w/) [//](//x.cn)

![图](图.PNG) ![缺](缺.png) ![外](https://x.cn/a.png)
-- content/cases/图.PNG --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/cases/b.md --
+++
title = "乙"
region = "450329"
date = "2021"
+++

## 做法
-- content/cases/draft.md --
+++
title = "草稿"
draft = true
village = "没有"
+++
-- data/facts/draft.toml --
[[fact]]
id = "a"
value = 1
-- content/studies/s.md --
+++
title = "考察"
sites = ["b", "a"]
weight = -1
+++
-- content/about.md --
+++
title = "关于"
+++
`)
	a, b, s := rep.Narrative("a"), rep.Narrative("b"), rep.Narrative("s")
	var links []string
	for _, to := range a.Links {
		switch {
		case to.Broken:
			links = append(links, "x")
		case to.Narrative != nil:
			links = append(links, strings.TrimSuffix(to.Narrative.Slug+"#"+to.Fragment, "#"))
		case to.Asset != nil:
			links = append(links, to.Asset.Out)
		default:
			links = append(links, to.Page+to.URL)
		}
	}
	id := b.Doc.Headings[0].ID
	want := []string{"b#" + id, "b", "s", "a#" + a.Doc.Headings[0].ID, "x", "villages/v/index.html", "regions/450329/index.html",
		"https://example.cn/", "mailto:a@b.cn", "x", "x", a.Images[0].Out, "x", "x", "programs/index.html", "themes/chanye/index.html", "x", "x"}
	if !slices.Equal(links, want) {
		t.Errorf("links\n%q, want\n%q", links, want)
	}
	if a.Images[0] == nil || a.Images[0].Path != "content/cases/图.PNG" || a.Images[1] != nil || a.Images[2] != nil || len(rep.Assets) != 1 {
		t.Errorf("images %v of %v", a.Images, rep.Assets)
	}
	if !slices.Equal(b.Backlinks, []*report.Narrative{a}) || !slices.Equal(s.Sites, []*report.Narrative{b, a}) || !slices.Equal(b.VisitedBy, []*report.Narrative{s}) {
		t.Errorf("b is linked from %v and visited by %v", b.Backlinks, b.VisitedBy)
	}
	if got := slugs(rep.Narratives); got != "s b a about" {
		t.Errorf("narratives in the order %s: by weight, newest, slug", got)
	}
	v, p := rep.Village("v"), rep.Program("p")
	if slugs(rep.OfVillage(v)) != "a" || slugs(rep.OfProgram(p)) != "a" || slugs(rep.OfRegion(rep.Region("450329"))) != "b" || len(rep.VillagesWith(p)) != 1 {
		t.Error("villages, programs and regions do not know their narratives")
	}
	if ids := themeIDs(rep); ids["产业"] != "chanye" || ids["产 业"] != "" || ids["㊣"] == "" {
		t.Errorf("themes %v: those that are equal but for spaces are one", ids)
	}
	if a.Kind != report.KindCase || s.Kind != report.KindStudy || rep.Narrative("about").Path != "about/index.html" || rep.Narrative("draft") != nil {
		t.Error("kinds or paths are wrong")
	}
}

func slugs(list []*report.Narrative) string {
	var words []string
	for _, n := range list {
		words = append(words, n.Slug)
	}
	return strings.Join(words, " ")
}

func themeIDs(rep *report.Report) map[string]string {
	ids := map[string]string{}
	for _, t := range rep.Themes {
		ids[t.Name] = t.ID
	}
	return ids
}

func TestDraftsAreReadWhereTheyAreAskedFor(t *testing.T) {
	text := ground + "-- content/cases/d.md --\n+++\ntitle = \"草稿\"\ndraft = true\nregion = \"x\"\n+++\n"
	if rep := siteOf(t, Options{}, text); len(rep.Narratives) != 0 {
		t.Error("a draft is published")
	}
	rep, problems := loadArchive(t, parseArchive(text), Options{Drafts: true})
	if len(rep.Narratives) != 1 || len(problems) != 1 {
		t.Errorf("%d narratives, %d problems", len(rep.Narratives), len(problems))
	}
}

// TestTheEditionThatIsAskedForIsTheOneThatIsRead, whatever site.toml names.
func TestTheEditionThatIsAskedForIsTheOneThatIsRead(t *testing.T) {
	for _, x := range []struct {
		written, asked string
		internal       bool
	}{{"public", "internal", true}, {"internal", "public", false}, {"internal", "", true}, {"public", "", false}} {
		rep := siteOf(t, Options{Edition: x.asked}, strings.Replace(ground, "title = \"站\"\n", "title = \"站\"\nedition = \""+x.written+"\"\n", 1))
		if rep.Site.Internal != x.internal {
			t.Errorf("of the %s edition, asked for as %q, the site is internal: %t", x.written, x.asked, rep.Site.Internal)
		}
	}
}

// TestASecondRecordOfAnIDIsReportedAlone: what names it is not reported as well, though the two are written otherwise.
func TestASecondRecordOfAnIDIsReportedAlone(t *testing.T) {
	for _, id := range []string{"Of-Indicator", "OF-VILLAGE"} {
		text := strings.Replace(ground, "name = \"党员\"\n", "name = \"党员\"\nsource = \""+id+"\"\n", 1)
		rep, problems := loadArchive(t, parseArchive(text+"[[source]]\nid = \""+id+"\"\ntitle = \"五\"\n"), Options{})
		if len(problems) != 1 || problems[0].Rule != problem.DuplicateID || !strings.EqualFold(rep.Indicators[1].Source.ID, id) {
			t.Errorf("%s: reported\n%s", id, printed(t, problems))
		}
	}
}

func TestSuppressionsStandForTheLineBelow(t *testing.T) {
	rep := siteOf(t, Options{}, `-- data/site.toml --
# check: off placeholder 名称待定
# check: off punctuation 原文如此
# 另一条注释
title = "XX站"
owner = "某某" # check: off private-name 已获同意
subtitle = "# check: off placeholder 不是注释"
`)
	var got []string
	for _, s := range rep.Suppressions {
		got = append(got, fmt.Sprintf("%s %d %s", s.Rule, s.Line, s.Reason))
	}
	if want := "placeholder 4 名称待定, punctuation 4 原文如此, private-name 5 已获同意"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// A suppression that cannot be read is reported, and those behind it stand.
func TestASuppressionThatCannotBeReadHidesNoOther(t *testing.T) {
	rep, problems := loadArchive(t, parseArchive("-- data/site.toml --\n# check: off\ntitle = \"站\"\nowner = \"某某\" # check: off private-name 已获同意\n"), Options{})
	if len(problems) != 1 || len(rep.Suppressions) != 1 || rep.Suppressions[0].Rule != "private-name" {
		t.Errorf("%d suppressions, reported\n%s", len(rep.Suppressions), printed(t, problems))
	}
}

func TestTheLibraryHasTheLastWord(t *testing.T) {
	_, problems := loadArchive(t, parseArchive("-- data/site.toml --\ntitle = \"站\"\nmap.review_number = \"1\"\nmap.file = \"a\"\nmap.file2 = \"b\"\n[map]\n-- data/a --\n{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[110,26]]]}}]}\n"), Options{})
	var rules []string
	for _, p := range problems {
		rules = append(rules, fmt.Sprintf("%s %d", p.Rule, p.Span.Position().Line))
	}
	if got := strings.Join(rules, ", "); got != "unknown-key 4, toml-syntax 5" {
		t.Errorf("reported %s", got)
	}
}

func TestAPageAndASectionCannotShareAnAddress(t *testing.T) {
	_, problems := loadArchive(t, parseArchive(ground+"-- content/notes.md --\n+++\ntitle = \"甲\"\n+++\n-- content/notes/a.md --\n+++\ntitle = \"乙\"\n+++\n"), Options{})
	if len(problems) != 1 || problems[0].Rule != problem.DuplicateID || problems[0].Span.File.Path != "content/notes.md" {
		t.Errorf("reported\n%s", printed(t, problems))
	}
}

func TestTheOrderDoesNotDependOnTheNumberOfJobs(t *testing.T) {
	a, err := readArchive("testdata/villages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for k := range 40 {
		a.files = append(a.files, archivedFile{fmt.Sprintf("data/villages/x%d.csv", k), []byte(fmt.Sprintf("code,name,region\nx%d,甲,45032910%d\nshared,乙,450329\n", k, k%3))})
	}
	one, problems := loadArchive(t, a, Options{Jobs: 1})
	want := printed(t, problems) + villageCodes(one)
	for range 5 {
		many, problems := loadArchive(t, a, Options{Jobs: 8})
		if got := printed(t, problems) + villageCodes(many); got != want {
			t.Fatalf("with eight jobs\n%s\nwith one\n%s", got, want)
		}
	}
}

func villageCodes(rep *report.Report) string {
	var b strings.Builder
	for _, v := range rep.Villages {
		b.WriteString(v.Code + " ")
	}
	return b.String()
}

// TestHiddenCharactersReachNoPage: what turns the direction of writing, and controls, can
// make a page read otherwise than its source.
func TestHiddenCharactersReachNoPage(t *testing.T) {
	rep := siteOf(t, Options{}, ground+`-- data/villages/a.toml --
[[village]]
code = "v"
name = "甲\u202e村"
region = "450329102"
summary = "一\u0007行\n二行"
-- data/villages/b.csv --
code,name,region,summary
w,`+"\u2066乙村\u2069,450329102,好\u202d\n"+`-- content/cases/a.md --
+++
title = "题\u2067目"
themes = ["产\u202e业"]
+++
`)
	v, w, n := rep.Village("v"), rep.Village("w"), rep.Narrative("a")
	for got, want := range map[string]string{v.Name: "甲村", v.Summary: "一行\n二行", w.Name: "乙村", w.Summary: "好", n.Title: "题目", n.Themes[0].Name: "产业"} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAddressesWithoutAnAddresseeAreBroken(t *testing.T) {
	for target, want := range map[string]bool{
		"https://": true, "http:": true, "http:///a": true, "https://?q": true, "mailto:": true, "tel:": true, "https:example.cn": true,
		"https://example.cn": false, "http://10.0.0.1:8080/a": false, "http://[::1]/": false, "mailto:a@b.cn": false, "tel:12345": false,
		"https://例子.cn/路": false,
	} {
		l := &loader{}
		if got := l.link(&report.Narrative{}, target).Broken; got != want {
			t.Errorf("%q: broken %v", target, got)
		}
	}
}

// The scheme of an address is what stands before its first colon, where that can be one; "?" where characters that
// browsers drop stand before or within it.
func TestSchemesOfAddresses(t *testing.T) {
	for target, want := range map[string]string{
		"https://a.cn": "https", "HTTP://a.cn": "http", "mailto:a@b.cn": "mailto", "z1+9-x.y:": "z1+9-x.y", "Za:b": "za", "aZ:b": "az", "zA:b": "za", "a0:": "a0",
		"": "", ":a": "", "1a:b": "", "+a:b": "", "-a:b": "", ".a:b": "", "a.md": "", "a/b:c": "", "a#b:c": "", "村:b": "", "`a:b": "", "a{:b": "", "a@b:c": "", "[a:b": "", "a[:b": "", "a`:b": "", "{a:b": "", "@a:b": "",
		" javascript:x": "?", "java\tscript:x": "?", "java\x7fscript:x": "?", "\x00a:b": "?", "a b": "", "a\tb.md": "", "a!b:c": "",
	} {
		if got := scheme(target); got != want {
			t.Errorf("%q has the scheme %q, want %q", target, got, want)
		}
	}
}

// What a page may link to is a file of content/ or data/ that has no part of its own.
func TestAssetsAreFilesWithoutAPartOfTheirOwn(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"content/a.pdf", "data/b.pdf", "layouts/c.pdf", "d.pdf", "content/.hidden", "data/villages/e.csv"} {
		writeFile(t, filepath.Join(dir, name), []byte("x"))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	l := newLoader(dir, root, Options{})
	for name, want := range map[string]bool{
		"content/a.pdf": true, "data/b.pdf": true, "layouts/c.pdf": false, "d.pdf": false, "content/.hidden": false, "data/villages/e.csv": false, "content/cases/a.md": false,
		"content/none.pdf": false, "content/cases": false, "content/a.pdf\x00": false, "": false,
	} {
		if got := l.isAsset(name); got != want {
			t.Errorf("%q is an asset: %t", name, got)
		}
	}
}

// The paper of a source that only an internal text names is no file of the public edition; the papers of others are.
func TestThePaperOfAWithheldSourceIsNotPublished(t *testing.T) {
	const site = ground + `-- data/sources/papers.toml --
[[source]]
id = "told"
title = "公开的材料"
file = "told.txt"
[[source]]
id = "kept"
title = "内部的材料"
file = "kept.txt"
-- data/told.txt --
公开
-- data/kept.txt --
内部
-- content/cases/told.md --
+++
title = "公开的"
source = "told"
+++
-- content/cases/kept.md --
+++
title = "内部的"
audience = "%s"
source = "kept"
+++
`
	for audience, want := range map[string][]string{"public": {"data/kept.txt", "data/told.txt"}, "internal": {"data/told.txt"}} {
		var got []string
		for _, a := range siteOf(t, Options{}, strings.Replace(site, "%s", audience, 1)).Assets {
			got = append(got, a.Path)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("beside a text that is %s: the papers %q are published, want %q", audience, got, want)
		}
	}
}

// A picture is examined as far as its size allows: one that is larger than any can be is none, and what is wrong with it is known.
func TestAPictureThatIsTooLargeIsNone(t *testing.T) {
	dir := minimal(t)
	file := filepath.Join(dir, "content/cases/huge.png")
	writeFile(t, file, []byte("\x89PNG\r\n\x1a\n"))
	for size, want := range map[int64]picture.Fault{8: picture.Truncated, picture.MaxBytes + 1: picture.TooLarge} {
		if err := os.Truncate(file, size); err != nil { // it takes no room
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, "content/cases/a.md"), []byte("+++\ntitle = \"一\"\n+++\n![大图](huge.png)\n"))
		rep, _, err := Site(t.Context(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if a := rep.Narratives[0].Images[0]; a.Picture != nil || a.NoPicture != want || a.NoFile != asset.Picture {
			t.Errorf("of %d bytes: %+v", size, a)
		}
	}
}

// A region above that is not there is reported as that alone: it is none that was found by its name.
func TestAnUnknownRegionAboveIsFoundByNoName(t *testing.T) {
	for above, want := range map[string]int{"none": 1, "县": 1, "x": 0} {
		_, problems := loadArchive(t, parseArchive("-- data/site.toml --\ntitle = \"站\"\n-- data/regions/r.csv --\ncode,name,parent\nx,县,\ny,镇,"+above+"\n"), Options{})
		if len(problems) != want {
			t.Errorf("under %s: %s", above, printed(t, problems))
		}
	}
}

// Of themes that are read alike the one of the oldest text has the address without a hash, as a former one; a text without
// a date is the youngest.
func TestTheOldestThemeHasTheAddressThatSeveralHad(t *testing.T) {
	text := func(name, date, theme string) string {
		if date != "" {
			date = "date = " + date + "\n"
		}
		return "-- content/cases/" + name + ".md --\n+++\ntitle = \"" + name + "\"\n" + date + "themes = [\"" + theme + "\"]\n+++\n正文\n"
	}
	for name, x := range map[string]struct{ texts, want string }{
		"by date":                  {text("a", "2020-05-01", "公示") + text("b", "2019-05-01", "公事"), "公事"},
		"by the oldest of a theme": {text("a", "2020-05-01", "公示") + text("b", "2019-05-01", "公事") + text("c", "2018-05-01", "公示"), "公示"},
		"undated last":             {text("a", "", "公示") + text("b", "2019-05-01", "公事"), "公事"},
		"undated beside a date":    {text("a", "", "公示") + text("b", "2019-05-01", "公事") + text("c", "2018-05-01", "公示"), "公示"},
		"none dated":               {text("a", "", "公示") + text("b", "", "公事"), "公示"},
	} {
		var had []string
		for _, theme := range siteOf(t, Options{}, ground+x.texts).Themes {
			if slices.Contains(theme.Former, "gongshi") {
				had = append(had, theme.Name)
			}
		}
		if !slices.Equal(had, []string{x.want}) {
			t.Errorf("%s: gongshi was the address of %v, want %s", name, had, x.want)
		}
	}
}

func TestALinkToAHeadingThatIsNotThereSaysWhereItLooked(t *testing.T) {
	rep := siteOf(t, Options{}, ground+`-- content/cases/a.md --
+++
title = "甲"
+++

[没有](#没有)
`)
	if to := rep.Narrative("a").Links[0]; !to.Broken || to.Narrative != rep.Narrative("a") || to.Fragment != "没有" {
		t.Errorf("%+v", to)
	}
}

// TestNamesOfAMac: a Mac writes é as two characters; nobody can see which of both a text has.
func TestNamesOfAMac(t *testing.T) {
	for _, name := range []string{"caf\u00e9.csv", "cafe\u0301.csv"} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"示例\"\n"))
		writeFile(t, filepath.Join(dir, "content/cases/demo.md"), []byte("+++\ntitle = \"示例\"\n+++\n\n见[表]("+name+")。\n"))
		writeFile(t, filepath.Join(dir, "content/cases/cafe\u0301.csv"), []byte("甲,乙\n1,2\n"))
		rep, problems := loadDir(t, dir, Options{})
		if len(problems) > 0 || rep.Narratives[0].Links[0].Asset == nil {
			t.Errorf("%q: %v", name, problems)
		}
	}
}

// A text is of the kind of its folder, unless it says otherwise; the text of a folder is a page.
func TestAKindFollowsTheFolder(t *testing.T) {
	var site strings.Builder
	site.WriteString(ground)
	kinds := map[string]report.Kind{"cases": report.KindCase, "studies": report.KindStudy, "checklists": report.KindChecklist, "notes": report.KindPage}
	for folder := range kinds {
		fmt.Fprintf(&site, "-- content/%[1]s/of-%[1]s.md --\n+++\ntitle = \"一\"\n+++\n-- content/%[1]s/page-of-%[1]s.md --\n+++\ntitle = \"二\"\nkind = \"page\"\n+++\n-- content/%[1]s/index.md --\n+++\ntitle = \"三\"\n+++\n", folder)
	}
	rep := siteOf(t, Options{}, site.String())
	for folder, want := range kinds {
		for slug, want := range map[string]report.Kind{"of-" + folder: want, "page-of-" + folder: report.KindPage, folder: report.KindPage} {
			if n := rep.Narrative(slug); n == nil || n.Kind != want {
				t.Errorf("%s/%s is not of kind %d: %+v", folder, slug, want, n)
			}
		}
	}
}

// A row that somebody typed blanks into is as empty as one of commas only, and blanks beside a row are no cells of it.
// A row of sums is no village, also where the table has no column for what a village lies in.
func TestARowOfSumsIsNoVillage(t *testing.T) {
	rep, problems := loadArchive(t, parseArchive(ground+"-- data/villages/a.csv --\ncode,name,region,source\nv1,一村,450329102,own\n-- data/villages/b.csv --\ncode,name,source,m@2023\nv1,一村,own,7\n,合计,,7\n"), Options{})
	if got := villageCodes(rep); got != "v1 " || len(problems) != 1 || !strings.Contains(problems[0].Message.ZH, "合计、小计行没有当作村（1 处）") {
		t.Errorf("the villages are %q, reported\n%s", got, printed(t, problems))
	}
}

// A point alone is no number.
func TestAPointAloneIsNoNumber(t *testing.T) {
	_, problems := loadArchive(t, parseArchive(ground+"-- data/villages/a.csv --\ncode,name,region,source,m@2023\nv1,一村,450329102,own,.\n"), Options{})
	if len(problems) != 1 || problems[0].Span.File.Path != "data/villages/a.csv" {
		t.Errorf("reported\n%s", printed(t, problems))
	}
}

func TestARowOfBlanksIsNoRow(t *testing.T) {
	rep := siteOf(t, Options{}, ground+"-- data/villages/x.csv --\n"+
		"code,name,region,n@2020,n@2021\nv,甲村,450329,1,2\n,,,,\n , ,\u3000,\u00a0,\n\" \",\u200b,, ,\u3000\nw,乙村,450329,3,4, ,\u3000\n")
	if rep.Village("v") == nil || rep.Village("w") == nil || len(rep.Villages) != 2 {
		t.Errorf("read %d villages", len(rep.Villages))
	}
}
