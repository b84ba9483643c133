package docx_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/export/docx"
)

var update = flag.Bool("update", false, "write what is in the document today as what must be in it")

// relations are the targets of a part's relations by id.
func relations(t *testing.T, parts map[string]string, owner string) map[string]string {
	t.Helper()
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	text := parts[path.Join(path.Dir(owner), "_rels", path.Base(owner)+".rels")]
	if err := xml.Unmarshal([]byte(text), &list); text != "" && err != nil {
		t.Fatal(err)
	}
	targets := map[string]string{}
	for _, r := range list.Relationship {
		targets[r.ID] = r.Target
	}
	return targets
}

// outline gives what a part says, a line for each paragraph, row and cell: the elements in order with their
// values, texts in quotation marks, relations as what they lead to.
func outline(t *testing.T, parts map[string]string, part string) string {
	t.Helper()
	targets := relations(t, parts, part)
	lines := []string{"p", "tbl", "tr", "tc", "sectPr", "footnote", "ser", "cat", "val", "catAx", "valAx", "plotArea", "legend", "style"}
	var b strings.Builder
	fmt.Fprintf(&b, "== %s", part)
	for d := xml.NewDecoder(strings.NewReader(parts[part])); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String() + "\n"
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			b.WriteByte(' ')
			if slices.Contains(lines, x.Name.Local) {
				b.WriteByte('\n')
			}
			b.WriteString(x.Name.Local)
			for _, a := range x.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
					continue
				}
				value := a.Value
				if target, ok := targets[value]; ok {
					value = target
				}
				if a.Name.Local != "val" {
					value = a.Name.Local + ":" + value
				}
				fmt.Fprintf(&b, "=%.40s", value)
			}
		case xml.CharData:
			fmt.Fprintf(&b, " %q", x)
		}
	}
}

// rest is a text with what is rare: tables of years, blocks in notes and lists, links that lead nowhere.
func rest() docx.Text {
	row := func(cells ...string) (r document.Row) {
		for _, c := range cells {
			r.Cells = append(r.Cells, &document.Cell{Inlines: []document.Inline{txt(c)}})
		}
		return r
	}
	years := func() *document.Table {
		return &document.Table{Head: 1, Columns: make([]document.Alignment, 3), Rows: []document.Row{row("指标的名称较长", "2020", "2021年"), row("户", "1", "12345.6"), row("", "—", "2")}}
	}
	d := &document.Document{
		Blocks: []document.Block{
			years(),
			&document.List{Items: []*document.Item{
				{Task: document.OpenTask, Blocks: []document.Block{para(txt("没做的")), para(&document.Image{Src: "a.png"}), &document.Quote{Blocks: []document.Block{para(txt("引"))}}, years()}},
				{Task: document.DoneTask, Blocks: []document.Block{para(txt("做了的"))}}}},
			para(txt("有"), &document.Image{Src: "a.png", Alt: "小图"}, txt("和"), &document.Link{Target: "#gone", Inlines: []document.Inline{txt("没有的一节")}}, &document.Link{Target: "https://example.cn", Inlines: []document.Inline{&document.Styled{Style: document.Strong, Inlines: []document.Inline{txt("粗的链接")}}}},
				&document.NoteRef{Note: 1}, &document.NoteRef{Note: 7}, &document.NoteRef{}),
		},
		Notes: []*document.Note{{Label: "1", Blocks: []document.Block{para(txt("注"), &document.NoteRef{Note: 1}), years(), &document.List{Items: []*document.Item{{Blocks: []document.Block{para(txt("注里的一条"))}}}}}}},
	}
	d.Index()
	return docx.Text{Slug: "a", Title: "甲村", Doc: d, Marks: []string{"内部资料"}, Pictures: make([]docx.Picture, 2), Links: []string{"", "https://example.cn"}}
}

// TestEveryNodeIsInTheDocument: headings, runs, lists, notes, tables with merged cells, pictures and charts
// of a text, as an office has them in Word.
func TestEveryNodeIsInTheDocument(t *testing.T) {
	text := everything(t)
	parts := write(t, form(), text)
	var got strings.Builder
	for _, part := range []string{"word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/header-default.xml", "word/footer-default.xml", "word/footer-even.xml", "word/charts/chart1.xml", "word/charts/chart2.xml", "word/charts/chart3.xml", "word/numbering.xml", "docProps/core.xml"} {
		if parts[part] == "" {
			var names []string
			for name := range parts {
				names = append(names, name)
			}
			slices.Sort(names)
			t.Fatalf("no %s among %q", part, names)
		}
		got.WriteString(outline(t, parts, part))
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) { // the figures of charts, as Excel opens them from Word
		if strings.HasSuffix(name, ".xlsx") {
			got.WriteString(name + "\n" + outline(t, unpack(t, []byte(parts[name])), "xl/worksheets/sheet1.xml"))
		}
	}
	volume := write(t, form(), rest(), docx.Text{Slug: "b", Title: "乙村", Marks: []string{"示例数据", "内部资料"}, Doc: &document.Document{Blocks: []document.Block{para(txt("乙"))}}})
	got.WriteString(outline(t, volume, "word/document.xml"))
	got.WriteString(outline(t, volume, "word/footnotes.xml"))
	got.WriteString(outline(t, volume, "word/header-default.xml"))
	const golden = "testdata/everything.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(got.String(), "\n") {
		if lines := strings.Split(string(want), "\n"); i >= len(lines) || line != lines[i] {
			t.Fatalf("%s:%d: the document has\n%s\nwant\n%s", golden, i+1, line, strings.Join(lines[min(i, len(lines)):min(i+1, len(lines))], ""))
		}
	}
}
