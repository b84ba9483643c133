package intake

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/intake/docx"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// home is a site that has one thing of each kind: a village and a town with figures, a method, a
// source, an indicator and a narrative with a fact.
func home() *report.Report {
	income, roads := &report.Indicator{ID: "income", Name: "收入", Unit: "元"}, &report.Indicator{ID: "roads", Name: "公路", Index: 1}
	village := report.NewVillage(source.Span{})
	village.Code, village.Name = "v", "甲村"
	town := &report.Region{Code: "zhen", Name: "某镇"}
	series := report.Unpacked{Series: []report.Series{{Indicator: income, First: 2021, Values: quantity.ListOf(quantity.FromInt(9), quantity.Missing, quantity.FromInt(11))}}}
	village.Data.Set(series)
	town.Data.Set(series)
	site := &report.Report{
		Records: &report.Records{Villages: []*report.Village{&village}, Regions: []*report.Region{town}, Indicators: []*report.Indicator{income, roads},
			Programs: []*report.Program{{ID: "ones"}}, Sources: []*report.Source{{ID: "yearbook"}}},
		Narratives: []*report.Narrative{{Slug: "first", Facts: []*report.Fact{{ID: "households"}}}},
	}
	site.Index()
	return site
}

// A text of another site keeps what leads somewhere in this one. All else becomes what a reader of
// the file sees, and is listed by its kind.
func TestATextOfAnotherSiteKeepsWhatLeadsSomewhereHere(t *testing.T) {
	f := folder{"content/cases/here.md": "", "content/cases/door.png": ""}
	chart := func(body string) string { return "```chart\n" + body + "\n```\n" }
	front := func(lines string) string { return "+++\ntitle = \"题\"\n" + lines + "+++\n" }
	for _, x := range []struct{ name, text, want, listed string }{
		{"a village", front("village = \"v\"\n"), front("village = \"v\"\n"), ""},
		{"no village", front("village = \"w\"\n"), front(""), "地方"},
		{"a region", front("region = \"zhen\"\n"), front("region = \"zhen\"\n"), ""},
		{"no region", front("region = \"v\"\n"), front(""), "地方"},
		{"one method of two", front("programs = [\"ones\", \"twos\"]\n"), front("programs = [\"ones\"]\n"), "做法"},
		{"no method", front("programs = [\"twos\"]\n"), front(""), "做法"},
		{"a source", front("source = \"yearbook\"\n"), front("source = \"yearbook\"\n"), ""},
		{"no source", front("source = \"other\"\n"), front("source = \"paper\"\n"), "来源"},
		{"one text of two", front("sites = [\"first\", \"second\"]\n"), front("sites = [\"first\"]\n"), "考察点"},
		{"a cover", front("cover = { file = \"door.png\", alt = \"gate\" }\n"), front("cover = { file = \"door.png\", alt = \"gate\" }\n"), ""},
		{"no cover", front("cover = { file = \"gate.png\", alt = \"door.png\" }\n"), front(""), "图片"},
		{"old addresses", front("aliases = [\"first\"]\n"), front(""), "旧网址"},

		{"a figure of a village", "[11元](fact:v/income@2023)", "[11元](fact:v/income@2023)", ""},
		{"a year without one", "[11元](fact:v/income@2022)", "11元", "数字"},
		{"of no series", "[11公里](fact:v/roads@2023)", "11公里", "数字"},
		{"of no indicator", "[11元](fact:v/wealth@2023)", "11元", "数字"},
		{"a figure of a region", "[11元](fact:zhen/income@2023)", "[11元](fact:zhen/income@2023)", ""},
		{"its year without one", "[11元](fact:zhen/income@2024)", "11元", "数字"},
		{"of no series of it", "[11公里](fact:zhen/roads@2023)", "11公里", "数字"},
		{"of no place", "[11元](fact:w/income@2023)", "11元", "数字"},
		{"a fact of a text", "[3户](fact:first/households)", "[3户](fact:first/households)", ""},
		{"no fact of it", "[3户](fact:first/people)", "3户", "数字"},
		{"of no text", "[3户](fact:second/households)", "3户", "数字"},
		{"its own", "[3户](fact:people)", "[3户](fact:people)", ""},
		{"its own without a value", "[**很多**](fact:many)", "**很多**", "数字"},
		{"its own, printed", "[](fact:printed)", "[5个](fact:printed)", ""},
		{"another's, printed", "有[](fact:second/printed)", "有6个", "数字"},
		{"of which nothing is left", "有[](fact:second/lost)。", "有。", "数字"},

		{"a link to a text", "[一篇](here.md#h)", "[一篇](here.md#h)", ""},
		{"to the web", "[网](https://example.cn/)", "[网](https://example.cn/)", ""},
		{"to a heading", "[下](#h)", "[下](#h)", ""},
		{"to nothing", "见[*一*篇](gone.md#h)。", "见一篇。", "链接"},

		{"a chart of a village", chart("indicator = \"income\"\nvillages = [\"v\"]"), chart("indicator = \"income\"\nvillages = [\"v\"]"), ""},
		{"of a region", chart("indicator = \"income\"\nregions = [\"zhen\"]"), chart("indicator = \"income\"\nregions = [\"zhen\"]"), ""},
		{"of no village", chart("indicator = \"income\"\nvillages = [\"v\", \"w\"]"), "", "图表"},
		{"of no region", chart("indicator = \"income\"\nregions = [\"v\"]"), "", "图表"},
		{"of no indicator", chart("indicator = \"wealth\"\nvillages = [\"v\"]"), "", "图表"},
		{"of nobody", chart("indicator = \"income\""), "", "图表"},
		{"of what the text is about", front("village = \"v\"\n") + chart("indicator = \"income\""), front("village = \"v\"\n") + chart("indicator = \"income\""), ""},
		{"of the region that it is about", front("region = \"zhen\"\n") + chart("indicator = \"income\""), front("region = \"zhen\"\n") + chart("indicator = \"income\""), ""},
		{"of what it is about no longer", front("village = \"w\"\n") + chart("indicator = \"income\""), front(""), "地方 图表"},
		{"of a text's method", front("programs = [\"ones\"]\n") + chart("indicator = \"income\""), front("programs = [\"ones\"]\n"), "图表"},
		{"of nothing named", front("village = \"v\"\n") + chart("title = \"图\""), front("village = \"v\"\n"), "图表"},
		{"of its own facts", "[3户](fact:a)，[](fact:printed)\n\n" + chart("facts = [\"a\", \"printed\"]"), "[3户](fact:a)，[5个](fact:printed)\n\n" + chart("facts = [\"a\", \"printed\"]"), ""},
		{"of a fact that it does not tell", "[3户](fact:a)\n\n" + chart("facts = [\"b\"]"), "[3户](fact:a)", "图表"},
		{"of another's facts", chart("facts = [\"first/households\"]"), chart("facts = [\"first/households\"]"), ""},
		{"of no facts of another's", chart("facts = [\"first/people\"]"), "", "图表"},
		{"a method's formula", "```formula\nprogram = \"ones\"\n```\n", "```formula\nprogram = \"ones\"\n```\n", ""},
		{"no method's formula", "```formula\nprogram = \"twos\"\n```\n", "", "图表"},
	} {
		q := f.request(nil, false)
		q.Site = home()
		p := &docx.Paper{Own: &docx.Own{Texts: []docx.Exported{{Slug: "road"}}, Printed: map[string]string{"printed": "5个", "second/printed": "6个"}}}
		got := newForeign(&q, p, x.text, "a.md").rewrite()
		var kinds []string
		for _, a := range p.Aside {
			kinds = append(kinds, a.Kind)
		}
		if strings.TrimSpace(got) != strings.TrimSpace(x.want) || strings.Join(kinds, " ") != x.listed {
			t.Errorf("%s: got\n%s\nwant\n%s\nlisted %+v", x.name, got, x.want, p.Aside)
		}
	}
}

// Whoever imports a text may say what it is about; what the text said of that goes, and its charts
// of nobody are of the place that was given.
func TestWhatAForeignTextIsAboutMayBeTold(t *testing.T) {
	for _, x := range []struct{ village, region, want string }{{"v", "", "village = \"v\"\n"}, {"", "zhen", "region = \"zhen\"\n"}} {
		f := folder{}
		q := f.request(nil, false)
		q.Site, q.Village, q.Region = home(), x.village, x.region
		body := "修了[3公里](fact:a)，又修了4公里。\n\n```chart\nindicator = \"income\"\n```\n"
		text := "+++\ntitle = \"题\"\nvillage = \"v\"\nregion = \"zhen\"\nsource = \"other\"\n+++\n\n" + body
		doc := newForeign(&q, &docx.Paper{}, text, "a.md").doc
		p := &docx.Paper{Title: "题", Own: &docx.Own{Texts: []docx.Exported{{Slug: "road", Title: "题", Markdown: text, Document: *doc.Tree()}}}}
		if !q.isForeign(p, q.Slug) {
			t.Fatal("it is not seen that the site does not have its source")
		}
		d := &Draft{Paper: p, Export: true}
		d.takeIn(&q, Targets{"paper", "cases"})
		if want := "+++\n" + x.want + "title = \"题\"\nsource = \"paper\"\n+++\n"; !strings.HasPrefix(d.Bound.Text, want) || !strings.Contains(d.Bound.Text, "```chart") {
			t.Errorf("told %q %q:\n%s", x.village, x.region, d.Bound.Text)
		}
		if d.Export || len(d.Bound.Facts) != 2 || d.Bound.Facts[0].ID != "a" || d.Bound.Facts[1].ID == "a" {
			t.Errorf("the facts are %+v", d.Bound.Facts)
		}
		var paths []string
		for _, file := range d.Files {
			paths = append(paths, file.Path)
		}
		if want := []string{"data/sources/paper.toml", "data/facts/paper.toml"}; !slices.Equal(paths, want) || !strings.Contains(d.Files[1].Text, "source = \"paper\"") {
			t.Errorf("files %q\n%s", paths, d.Files[1].Text)
		}
	}
	// Where the source is known here and there are no figures, nothing but the text is left.
	q := folder{}.request(nil, false)
	q.Site = home()
	text := "+++\ntitle = \"题\"\nsource = \"yearbook\"\n+++\n\n没有数。\n"
	doc := newForeign(&q, &docx.Paper{}, text, "a.md").doc
	d := &Draft{Paper: &docx.Paper{Own: &docx.Own{Texts: []docx.Exported{{Slug: "road", Markdown: text, Document: *doc.Tree()}}}}}
	if d.takeIn(&q, Targets{"paper", "cases"}); len(d.Files) > 0 || strings.Contains(d.Bound.Text, "village") {
		t.Errorf("%+v\n%s", d.Files, d.Bound.Text)
	}
}

// A text is another site's where it names what this one does not have, unless its facts are here.
func TestATextIsForeignWhereItNamesWhatIsNotHere(t *testing.T) {
	paper := func(markdown string) *docx.Paper {
		return &docx.Paper{Own: &docx.Own{Texts: []docx.Exported{{Slug: "road", Markdown: markdown}}}}
	}
	lost := paper("[11元](fact:w/income@2023)")
	lost.Own.Lost = true
	for _, x := range []struct {
		name string
		f    folder
		p    *docx.Paper
		want bool
	}{
		{"names what is here", folder{}, paper("[11元](fact:v/income@2023)"), false},
		{"names what is not", folder{}, paper("[11元](fact:w/income@2023)"), true},
		{"of a text that is here", folder{"data/facts/road.toml": ""}, paper("[11元](fact:w/income@2023)"), false},
		{"that becomes one that is here", folder{"data/facts/paper.toml": ""}, paper("[11元](fact:w/income@2023)"), false},
		{"of which nothing is known", folder{}, lost, false},
		{"no export", folder{}, &docx.Paper{}, false},
	} {
		q := x.f.request(nil, false)
		q.Site = home()
		if got := q.isForeign(x.p, q.Slug); got != x.want {
			t.Errorf("a text that %s: %t", x.name, got)
		}
	}
}

// What a chart showed is left as a table below its caption.
func TestAChartOfAnotherSiteLeavesItsTable(t *testing.T) {
	q := folder{}.request(nil, false)
	cell := func(text string) *document.Cell {
		return &document.Cell{Inlines: []document.Inline{&document.Text{Text: text}}}
	}
	table := &document.Table{Head: 1, Columns: make([]document.Alignment, 2), Rows: []document.Row{{Cells: []*document.Cell{cell("年"), cell("户")}}, {Cells: []*document.Cell{cell("2023"), cell("5")}}}}
	own := &docx.Own{Texts: []docx.Exported{{Slug: "road"}}, Captions: []docx.Caption{{Text: "图1　第一　注", Drawing: 0}, {Text: "图2　第二", Drawing: 1}}, Tables: map[int]*document.Table{1: table}}
	p := &docx.Paper{Own: own}
	got := newForeign(&q, p, "```chart\nindicator = \"jia\"\n```\n\n> ```chart\n> indicator = \"yi\"\n> ```\n", "a.md").rewrite()
	if !strings.HasPrefix(got, "第一　注\n") || strings.Contains(got, "chart") || !strings.Contains(got, "第二\n\n| 年 | 户 |") || !strings.Contains(got, "| 2023 | 5 |") {
		t.Errorf("got\n%s", got)
	}
	if len(p.Aside) != 2 || !strings.HasPrefix(p.Aside[0].Text, "第一：") || !strings.Contains(p.Aside[0].Text, "只留下名称") || !strings.HasPrefix(p.Aside[1].Text, "第二：") || !strings.Contains(p.Aside[1].Text, "写成了表格") {
		t.Errorf("listed %+v", p.Aside)
	}
}
