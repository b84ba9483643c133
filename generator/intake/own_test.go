package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	exporting "casebook/generator/export/docx"
	"casebook/generator/intake/docx"
	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// exported is a text as export carries it, whose words in the file are now those of edited.
func exported(slug, markdown, edited string) *docx.Paper {
	doc, _ := narrative.Parse(source.New("a.md", edited))
	return &docx.Paper{Own: &docx.Own{Texts: []docx.Exported{{Slug: slug, Title: "题", Markdown: markdown, Document: *doc.Tree()}}}}
}

func TestAVolumeIsRefusedAndLostDrawingsAreListed(t *testing.T) {
	none := func(string) bool { return false }
	if err := prepareOwn(&docx.Paper{}, "cases", false, none); err != nil {
		t.Error(err)
	}
	if err := prepareOwn(&docx.Paper{Own: &docx.Own{Texts: make([]docx.Exported, 2)}}, "cases", false, none); !errors.Is(err, ErrVolume) {
		t.Errorf("of a volume: %v", err)
	}
	lost := &docx.Paper{Own: &docx.Own{Lost: true, Texts: make([]docx.Exported, 1)}}
	words := &document.Paragraph{Inlines: []document.Inline{&document.Text{Text: "话"}}}
	lost.Document.Blocks = []document.Block{words, &document.Drawing{}, words, &document.Drawing{}}
	lost.Pictures = make([]docx.Picture, 2)
	lost.Document.Drawings = []*document.Drawing{{}, {}}
	if err := prepareOwn(lost, "cases", false, none); err != nil || len(lost.Document.Blocks) != 2 || len(lost.Document.Drawings) != 0 || len(lost.Pictures) != 2 || len(lost.Aside) != 2 || lost.Aside[0].Kind != "图表" {
		t.Errorf("%v, left %d blocks and %d drawings, listed %+v", err, len(lost.Document.Blocks), len(lost.Document.Drawings), lost.Aside)
	}
	if isOwn(lost) || isOwn(&docx.Paper{}) || !isOwn(exported("a", "", "")) {
		t.Error("a file that carries its text is distinguished from others by no sign")
	}
}

// Pictures of a text that comes home have the names that it gives them; those that are there stay.
func TestPicturesThatComeHomeHaveTheirNames(t *testing.T) {
	for name, x := range map[string]struct {
		text    string
		foreign bool
		want    []string
	}{
		"its own":            {"![a](a.png)\n\n![b](here.png)\n\n![c](c.jpg)\n", false, []string{"a.png", "c.jpg"}},
		"names of elsewhere": {"![a](../a.png)\n\n![b](https://b.cn/b.png)\n\n![c](sub\\\\c.jpg)\n", false, nil},
		"another number":     {"![a](a.png)\n", false, nil},
		"of another site":    {"![a](a.png)\n\n![b](here.png)\n\n![c](c.jpg)\n", true, []string{"1.png", "2.png", "3.jpg"}},
	} {
		p := exported("a", x.text, x.text)
		p.Pictures = []docx.Picture{{Name: "1.png"}, {Name: "2.png"}, {Name: "3.jpg"}}
		err := prepareOwn(p, "cases", x.foreign, func(path string) bool { return path == "content/cases/here.png" })
		var got []string
		for _, picture := range p.Pictures {
			got = append(got, picture.Name)
		}
		if err != nil || !slices.Equal(got, x.want) {
			t.Errorf("%s: %v %q, want %q", name, err, got, x.want)
		}
	}
}

// The figures of a text that comes home under another name lead to the facts of the one that was
// exported; its charts of facts do, its codes of places and other texts' facts stay, and its old
// addresses are the other's.
func TestACopyOfATextIsBoundToTheFactsOfTheFirst(t *testing.T) {
	markdown := "+++\ntitle = \"题\"\naliases = [\"old\"]\ndate = 2024-05-06\n+++\n\n修了[3公里](fact:road)，通了[4户](fact:other/homes)，又修了[5公里](fact:road-2)。\n\n" +
		"```chart\nfacts = [\"road\", \"other/homes\"]\nhighlight = [\"road\"]\n```\n\n```chart\nindicator = \"income\"\nvillages = [\"v\"]\nhighlight = [\"v\"]\n```\n\n```formula\nprogram = \"ones\"\n```\n"
	want := "+++\ntitle = \"题\"\ndate = 2024-05-06\n+++\n\n修了[3公里](fact:first/road)，通了[4户](fact:other/homes)，又修了[5公里](fact:first/road-2)。\n\n" +
		"```chart\nfacts = [\"first/road\", \"other/homes\"]\nhighlight = [\"first/road\"]\n```\n\n```chart\nindicator = \"income\"\nvillages = [\"v\"]\nhighlight = [\"v\"]\n```\n\n```formula\nprogram = \"ones\"\n```\n"
	has := func(list ...string) func(string) bool {
		return func(p string) bool { return slices.Contains(list, p) }
	}
	got, facts := ownNarrative(exported("first", markdown, markdown), "second", "content/cases/second.md", has("data/facts/first.toml", "data/facts/second.toml"))
	if got != want || facts != nil {
		t.Errorf("got\n%s\nwant\n%s\nfacts %+v", got, want, facts)
	}
	// Under its own name it is as it was, and its facts are there.
	if got, facts := ownNarrative(exported("first", markdown, markdown), "first", "content/cases/first.md", has("data/facts/first.toml")); got != markdown || facts != nil {
		t.Errorf("under its own name it is\n%s\nfacts %+v", got, facts)
	}
	if _, facts := ownNarrative(exported("first", markdown, markdown), "second", "content/cases/second.md", has("data/facts/second.toml")); facts != nil {
		t.Errorf("facts that are there are drafted: %+v", facts)
	}
	for _, x := range []string{"没有抬头的[3公里](fact:road)", "+++\n没有写完的[3公里](fact:road)"} {
		if got, want := ofOther(x, "a.md", "first"), strings.Replace(x, "fact:", "fact:first/", 1); got != want && got != x {
			t.Errorf("%q became %q", x, got)
		}
	}
}

// Where no facts are there, one is drafted for each of the text's own, by its first figure, with the
// clause that it stands in.
func TestFactsOfATextThatComesHomeAreDrafted(t *testing.T) {
	markdown := "+++\ntitle = \"题\"\n+++\n\n今年修了[3.5公里](fact:road)的路，通了[4户](fact:other/homes)；再修[6公里](fact:road)。带动[不少于8户](fact:homes)，[很多](fact:many)人说好。[9人](fact:people)\n"
	text, facts := ownNarrative(exported("first", markdown, strings.ReplaceAll(markdown, "的路", "的新路")), "first", "content/cases/first.md", func(string) bool { return false })
	if !strings.Contains(text, "的新路") {
		t.Errorf("what was edited did not come home:\n%s", text)
	}
	for i, want := range []struct{ id, value, unit, note string }{{"road", "3.5", "公里", "今年修了3.5公里的新路"}, {"homes", "8", "户", "带动不少于8户"}, {"people", "9", "人", "9人"}} {
		if i >= len(facts) {
			t.Fatalf("%d facts: %+v", len(facts), facts)
		}
		f := facts[i]
		if f.ID != want.id || f.Value.String() != want.value || f.Unit != want.unit || f.Note != want.note || !f.To.IsMissing() {
			t.Errorf("fact %d is %+v, want %+v", i, f, want)
		}
	}
	if len(facts) != 3 || facts[1].Bound != quantity.AtLeast {
		t.Errorf("%d facts: %+v", len(facts), facts)
	}
}

// A file that this site exported comes in under another name with its own text, and nothing of it
// stands in the record: the file carries it.
func TestAnExportComesHome(t *testing.T) {
	markdown := "+++\ntitle = \"修路\"\n+++\n\n修了[3公里](fact:road)路，又架了一座桥。\n"
	doc, _ := narrative.Parse(source.New("a.md", markdown))
	data, err := exporting.Write([]exporting.Text{{Slug: "first", Title: "修路", Markdown: markdown, Doc: doc.Tree(), Bindings: []exporting.Binding{{Found: true}}}}, exporting.Form{Title: "册", Language: "zh-CN"})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		there folder
		want  string // what its figure is bound to
		facts bool   // are drafted
	}{{folder{}, "fact:road)", true}, {folder{"data/facts/first.toml": ""}, "fact:first/road)", false}} {
		d := x.there.take(t, x.there.request(data, false))
		if text := x.there["content/cases/paper.md"]; !d.Export || !strings.Contains(text, "修了[3公里]("+x.want) {
			t.Errorf("it came home as\n%s", text)
		}
		facts := x.there["data/facts/paper.toml"]
		if (facts != "") != x.facts || x.facts && !strings.Contains(facts, "id = \"road\"\nvalue = 3\n") {
			t.Errorf("its facts are\n%s", facts)
		}
		if record := x.there["data/imports/paper.toml"]; record == "" || strings.Contains(record, "text =") {
			t.Errorf("the record is\n%s", record)
		}
		if _, ok := x.there["data/sources/paper.toml"]; ok {
			t.Error("it is a source of itself")
		}
	}
	// Its facts may be there already: they are what its figures are bound to.
	f := folder{"data/facts/paper.toml": "x"}
	if d := f.take(t, f.request(data, false)); d.Taken != "" || f["data/facts/paper.toml"] != "x" || f["content/cases/paper.md"] == "" {
		t.Errorf("%q is in the way", d.Taken)
	}
}
