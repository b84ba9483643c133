package intake

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/intake/docx"
)

// Pictures of another site's have names of this one, for what has theirs here is another.
func TestPicturesOfAnotherSiteHaveNamesOfTheirOwn(t *testing.T) {
	f := folder{"content/cases/a.png": "ours"}
	q := f.request(nil, false)
	own := &docx.Own{Texts: []docx.Exported{{Slug: "road", Markdown: "+++\ntitle = \"修路\"\nregion = \"jia\"\ncover = { file = \"b.png\", alt = \"门\" }\n+++\n\n![桥](a.png \"新桥\")\n"}}}
	p := &docx.Paper{Own: own, Pictures: []docx.Picture{{Name: "paper-1.png"}}}
	if !q.isForeign(p, q.Slug) {
		t.Fatal("a region that the site does not have is not seen")
	}
	if err := prepareOwn(p, q.Section, true, q.Has); err != nil || len(p.Pictures) != 1 || p.Pictures[0].Name != "paper-1.png" {
		t.Fatalf("%+v %v", p.Pictures, err)
	}
	got := newForeign(&q, p, own.Texts[0].Markdown, "a.md").rewrite()
	if want := "+++\ntitle = \"修路\"\n+++\n\n![桥](paper-1.png \"新桥\")\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if kinds := []string{p.Aside[0].Kind, p.Aside[1].Kind}; !slices.Equal(kinds, []string{"地方", "图片"}) {
		t.Errorf("listed %+v", p.Aside)
	}
}

// A drawing of which the file keeps nothing leaves what it was made of in the list.
func TestADrawingThatTheFileLostIsListed(t *testing.T) {
	f := folder{}
	q := f.request(nil, false)
	for _, c := range []struct {
		captions []docx.Caption
		tables   map[int]*document.Table
		text     string
		listed   string
	}{
		{nil, nil, "", `原来写的是：program = "jia"`},
		{[]docx.Caption{{Text: "表3　甲法", Drawing: 0}}, nil, "甲法", "甲法：用的是原站点的数据，本站没有，只留下名称"},
	} {
		own := &docx.Own{Texts: []docx.Exported{{Slug: "road"}}, Captions: c.captions, Tables: c.tables}
		p := &docx.Paper{Own: own}
		got := newForeign(&q, p, "前文。\n\n```formula\nprogram = \"jia\"\n```\n", "a.md").rewrite()
		if strings.TrimSpace(strings.TrimPrefix(got, "前文。")) != c.text || len(p.Aside) != 1 || !strings.Contains(p.Aside[0].Text, c.listed) {
			t.Errorf("got %q, listed %+v", got, p.Aside)
		}
	}
}

// What a caption says of the picture alone, in whatever language the site had, is not said of the table that becomes of it.
func TestATableIsNotSaidToHaveAxes(t *testing.T) {
	f := folder{}
	q := f.request(nil, false)
	for _, language := range []string{"zh-CN", "en"} {
		file, err := os.ReadFile("../../layouts/strings/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]any
		if err := json.Unmarshal(file, &words); err != nil {
			t.Fatal(err)
		}
		sentence := func(text string) string {
			return strings.NewReplacer("{text}", text, "{name}", "全县", "{n}", "8").Replace(strings.Replace(words["chart.sentence"].(string), "{text}", text, 1))
		}
		for _, key := range []string{"cut-axis", "cut-axis-lying", "radar", "panels", "own-axes", "grey", "band", "among", "reference"} {
			note, isText := words["chart.note."+key].(string)
			if !isText {
				t.Fatalf("%s: no words for %s", language, key)
			}
			kept := sentence(words["chart.note.some-years"].(string))
			own := &docx.Own{Texts: []docx.Exported{{Slug: "road"}}, Captions: []docx.Caption{{Text: "图1　各村户数　" + sentence(note) + kept}}, Tables: map[int]*document.Table{0: {Head: 1, Columns: make([]document.Alignment, 1), Rows: []document.Row{{Cells: []*document.Cell{{}}}}}}}
			got := newForeign(&q, &docx.Paper{Own: own}, "```chart\nindicator = \"jia\"\n```\n", "a.md").rewrite()
			if strings.Contains(got, note[:6]) || !strings.Contains(got, "各村户数") || !strings.Contains(got, strings.TrimSpace(kept)) {
				t.Errorf("%s %s: got %s", language, key, got)
			}
		}
	}
}

// Of a figure whose data are not here the list says what stood in the text, or that the file has nothing of it.
func TestAFigureOfAnotherSiteIsListed(t *testing.T) {
	q := folder{}.request(nil, false)
	for text, listed := range map[string]string{
		"修了[5公里](fact:other/roads)。": "5公里：原站点连着 fact:other/roads，本站没有这个数据",
		"修了[](fact:other/roads)。":    "原站点在这里印 fact:other/roads 的数，文件里没有留下",
	} {
		p := &docx.Paper{Own: &docx.Own{Texts: []docx.Exported{{Slug: "road"}}}}
		newForeign(&q, p, text+"\n", "a.md").rewrite()
		if len(p.Aside) != 1 || !strings.HasPrefix(p.Aside[0].Text, strings.SplitN(listed, "fact:", 2)[0]) {
			t.Errorf("%s: listed %+v", text, p.Aside)
		}
	}
}
