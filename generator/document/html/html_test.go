package html

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/document"
)

// plain is a page whose words say which they are.
type plain struct{}

func (plain) AlertTitle(kind document.AlertKind) string { return "<" + string(kind) + ">" }
func (plain) TaskLabel(done bool) string                { return fmt.Sprintf("done:%t", done) }
func (plain) NotesLabel() string                        { return "notes" }
func (plain) NoteRefLabel(note int) string              { return fmt.Sprintf("note %d", note) }
func (plain) NoteBackLabel(note, ref int) string        { return fmt.Sprintf("back %d %d", note, ref) }
func (plain) TableLabel(heading string, n int) string   { return fmt.Sprintf("%s#%d", heading, n) }

func (plain) AppendFactRef(b []byte, f *document.FactRef, text func([]byte) []byte) []byte {
	return append(text(append(b, `<data>`...)), `</data>`...)
}

func (plain) AppendLinkTarget(b []byte, l *document.Link) []byte {
	return fmt.Appendf(b, ` href="%s"`, l.Target)
}
func (plain) AppendLinkEnd(b []byte, l *document.Link) []byte { return append(b, '^') }
func (plain) AppendImageSource(b []byte, i *document.Image) []byte {
	return fmt.Appendf(b, ` src="%s"`, i.Src)
}
func (plain) AppendDrawing(b []byte, d *document.Drawing) []byte {
	return fmt.Appendf(b, "<figure>%s</figure>\n", d.Kind)
}

func texts(list ...string) (inlines []document.Inline) {
	for _, s := range list {
		inlines = append(inlines, &document.Text{Text: s})
	}
	return inlines
}

func paragraph(list ...document.Inline) *document.Paragraph {
	return &document.Paragraph{Inlines: list}
}

func said(text string) *document.Paragraph { return &document.Paragraph{Inlines: texts(text)} }

func htmlOf(d *document.Document) string {
	d.Index()
	return string(Append(nil, d, "a&b", plain{}))
}

func TestBlocks(t *testing.T) {
	heading := func(level int, text string) *document.Heading {
		return &document.Heading{Level: level, ID: text + "&", Inlines: texts(text)}
	}
	picture := &document.Image{Src: "a.png", Alt: "桥", Title: "新<桥"}
	for _, x := range []struct {
		name   string
		blocks []document.Block
		want   string
	}{
		{"headings", []document.Block{heading(1, "a"), heading(3, "b"), heading(3, "c"), heading(4, "d"), heading(2, "e"), heading(1, "f")},
			"<h2 id=\"a&amp;\">a</h2>\n<h3 id=\"b&amp;\">b</h3>\n<h3 id=\"c&amp;\">c</h3>\n<h4 id=\"d&amp;\">d</h4>\n<h3 id=\"e&amp;\">e</h3>\n<h2 id=\"f&amp;\">f</h2>\n"},
		{"deep headings", []document.Block{heading(1, "a"), heading(2, "b"), heading(3, "c"), heading(4, "d"), heading(5, "e"), heading(6, "f")},
			"<h2 id=\"a&amp;\">a</h2>\n<h3 id=\"b&amp;\">b</h3>\n<h4 id=\"c&amp;\">c</h4>\n<h5 id=\"d&amp;\">d</h5>\n<h6 id=\"e&amp;\">e</h6>\n<h6 id=\"f&amp;\">f</h6>\n"},
		{"paragraphs", []document.Block{said("一 < 二"), paragraph(&document.Comment{Text: "x"}), paragraph()}, "<p>一 &lt; 二</p>\n"},
		{"a photo", []document.Block{paragraph(picture)},
			"<figure class=\"photo\"><img src=\"a.png\" alt=\"桥\" loading=\"lazy\" decoding=\"async\"><figcaption>新&lt;桥</figcaption></figure>\n"},
		{"a photo without a title", []document.Block{paragraph(&document.Image{Src: "a.png"})},
			"<figure class=\"photo\"><img src=\"a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>\n"},
		{"a picture in a text", []document.Block{paragraph(&document.Text{Text: "见"}, picture)},
			"<p>见<img src=\"a.png\" alt=\"桥\" title=\"新&lt;桥\" loading=\"lazy\" decoding=\"async\"></p>\n"},
		{"a quote and an alert", []document.Block{&document.Quote{Blocks: []document.Block{said("q")}}, &document.Alert{Kind: document.TipAlert, Blocks: []document.Block{said("a")}}},
			"<blockquote>\n<p>q</p>\n</blockquote>\n<div class=\"alert tip\" role=\"note\">\n<p class=\"alert-title\">&lt;tip&gt;</p>\n<p>a</p>\n</div>\n"},
		{"code", []document.Block{&document.Code{Language: "go&", Text: "a < b\n"}, &document.Code{Text: "c\n"}},
			"<pre tabindex=\"0\"><code class=\"language-go&amp;\">a &lt; b\n</code></pre>\n<pre tabindex=\"0\"><code>c\n</code></pre>\n"},
		{"the rest", []document.Block{&document.ThematicBreak{}, &document.Drawing{Kind: document.ChartDrawing}, &document.Comment{Text: "x"}}, "<hr>\n<figure>chart</figure>\n"},
	} {
		if got := htmlOf(&document.Document{Blocks: x.blocks}); got != x.want {
			t.Errorf("%s:\n%s\nwant\n%s", x.name, got, x.want)
		}
	}
}

func TestLists(t *testing.T) {
	item := func(task document.Task, blocks ...document.Block) *document.Item {
		return &document.Item{Task: task, Blocks: blocks}
	}
	inner := &document.List{Tight: true, Items: []*document.Item{item(document.NoTask, said("里"))}}
	box := func(checked, label string) string {
		return "<input type=\"checkbox\"" + checked + " disabled aria-label=\"" + label + "\"> "
	}
	for _, x := range []struct {
		name string
		list document.List
		want string
	}{
		{"tight", document.List{Tight: true, Items: []*document.Item{item(document.NoTask, said("一")), item(document.NoTask, said("二"), inner)}},
			"<ul>\n<li>一</li>\n<li>二\n<ul>\n<li>里</li>\n</ul>\n</li>\n</ul>\n"},
		{"loose", document.List{Items: []*document.Item{item(document.NoTask, said("一"), said("二"))}}, "<ul>\n<li><p>一</p>\n<p>二</p>\n</li>\n</ul>\n"},
		{"from one", document.List{Ordered: true, Start: 1, Tight: true, Items: []*document.Item{item(document.NoTask, said("一"))}}, "<ol>\n<li>一</li>\n</ol>\n"},
		{"from three", document.List{Ordered: true, Start: 3, Tight: true, Items: []*document.Item{item(document.NoTask, said("一"))}}, "<ol start=\"3\">\n<li>一</li>\n</ol>\n"},
		{"of bullets from three", document.List{Start: 3, Tight: true, Items: []*document.Item{item(document.NoTask)}}, "<ul>\n<li></li>\n</ul>\n"},
		{"tight tasks", document.List{Tight: true, Items: []*document.Item{item(document.OpenTask, said("一")), item(document.DoneTask, said("二"))}},
			"<ul>\n<li class=\"task\">" + box("", "done:false") + "一</li>\n<li class=\"task\">" + box(" checked", "done:true") + "二</li>\n</ul>\n"},
		{"loose tasks", document.List{Items: []*document.Item{item(document.OpenTask, said("一"), said("二")), item(document.OpenTask, &document.ThematicBreak{}), item(document.OpenTask)}},
			"<ul>\n<li class=\"task\"><p>" + box("", "done:false") + "一</p>\n<p>二</p>\n</li>\n<li class=\"task\">" + box("", "done:false") + "<hr>\n</li>\n<li class=\"task\">" + box("", "done:false") + "</li>\n</ul>\n"},
	} {
		if got := htmlOf(&document.Document{Blocks: []document.Block{&x.list}}); got != x.want {
			t.Errorf("%s:\n%s\nwant\n%s", x.name, got, x.want)
		}
	}
}

// A table of texts is told from one of figures: on a phone its rows are paragraphs.
func TestTablesOfTexts(t *testing.T) {
	for _, x := range []struct {
		name string
		rows [][]string
		want bool
	}{
		{"two columns of texts", [][]string{{"名字", "见于", "没有说的"}, {"甲法", "改建服务中心时的标准", "统一什么、规范什么"}}, true},
		{"one column of texts", [][]string{{"地方", "办法", "案例"}, {"甲县", "用事业编制招聘文书", "甲村"}}, false},
		{"figures", [][]string{{"村", "2021年", "2022年"}, {"甲村", "10,450元", "12,006元"}}, false},
		{"two columns", [][]string{{"项", "写什么"}, {"联系人的姓名和电话", "写办公室的座机号码"}}, false},
		{"a merged cell", [][]string{{"名字", "见于", "没有说的"}, {"甲法", "改建服务中心时的标准", "统一什么、规范什么"}, {"同上的一句话"}}, false},
	} {
		table := &document.Table{Head: 1, Columns: make([]document.Alignment, len(x.rows[0]))}
		for _, cells := range x.rows {
			var row document.Row
			for _, cell := range cells {
				row.Cells = append(row.Cells, &document.Cell{Inlines: texts(cell)})
			}
			table.Rows = append(table.Rows, row)
		}
		got := htmlOf(&document.Document{Blocks: []document.Block{table}})
		if strings.Contains(got, `class="table texts"`) != x.want {
			t.Errorf("%s: of texts is not %v: %s", x.name, x.want, got)
		}
	}
}

func TestTables(t *testing.T) {
	cell := func(text string) *document.Cell {
		if text == "" {
			return &document.Cell{}
		}
		return &document.Cell{Inlines: texts(text)}
	}
	row := func(cells ...*document.Cell) document.Row { return document.Row{Cells: cells} }
	wide, high := cell("宽"), cell("高")
	wide.ColSpan, high.RowSpan = 2, 2
	open := func(heading string, n int) string {
		return fmt.Sprintf("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"%s#%d\">\n<table>\n", heading, n)
	}
	const end = "</table>\n</div>\n"
	table := &document.Table{Head: 1, Columns: []document.Alignment{document.AlignLeft, document.AlignRight, document.AlignCenter},
		Rows: []document.Row{row(cell(""), wide), row(high, cell("1"), cell("2")), row(cell("3"), cell(""))}}
	bare := &document.Table{Columns: []document.Alignment{document.AlignNone}, Rows: []document.Row{row(cell("a")), row(cell("b"))}}
	headed := &document.Table{Head: 2, Columns: []document.Alignment{document.AlignNone}, Rows: []document.Row{row(cell("a")), row(cell("b"))}}
	got := htmlOf(&document.Document{Blocks: []document.Block{table, &document.Heading{Level: 1, Inlines: texts("收<入")}, bare, headed}})
	want := open("", 1) + "<thead>\n<tr><td class=\"left\"></td><th scope=\"colgroup\" colspan=\"2\" class=\"right\">宽</th></tr>\n</thead>\n<tbody>\n" +
		"<tr><td rowspan=\"2\" class=\"left\">高</td><td class=\"right\">1</td><td class=\"center\">2</td></tr>\n<tr><td class=\"right\">3</td><td class=\"center\"></td></tr>\n</tbody>\n" + end +
		"<h2 id=\"\">收&lt;入</h2>\n" + open("收&lt;入", 2) + "<tbody>\n<tr><td>a</td></tr>\n<tr><td>b</td></tr>\n</tbody>\n" + end +
		open("收&lt;入", 3) + "<thead>\n<tr><th scope=\"col\">a</th></tr>\n<tr><th scope=\"col\">b</th></tr>\n</thead>\n" + end
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestInlines(t *testing.T) {
	link := func(title string, list ...document.Inline) *document.Link {
		return &document.Link{Target: "b.md", Title: title, Inlines: list}
	}
	styled := func(s document.Style, list ...document.Inline) *document.Styled {
		return &document.Styled{Style: s, Inlines: list}
	}
	auto := func(address string) *document.AutoLink {
		return &document.AutoLink{Address: address, Text: "看<这"}
	}
	picture := &document.Image{Src: "a.png"}
	const img = `<img src="a.png" alt="" loading="lazy" decoding="async">`
	for _, x := range []struct {
		name string
		list []document.Inline
		want string
	}{
		{"a figure does not break", texts("修路3公里"), `修路<span class="nb">3公里</span>`},
		{"breaks", []document.Inline{&document.Text{Text: "a"}, &document.SoftBreak{Space: true}, &document.Text{Text: "b"}, &document.SoftBreak{}, &document.Text{Text: "c"}, &document.HardBreak{}, &document.Text{Text: "d"}}, "a\nbc<br>\nd"},
		{"styles", []document.Inline{styled(document.Emphasis, texts("a")...), styled(document.Strong, texts("b")...), styled(document.Strike, texts("c")...)}, "<em>a</em><strong>b</strong><del>c</del>"},
		{"code", []document.Inline{&document.CodeSpan{Text: "a<b"}}, "<code>a&lt;b</code>"},
		{"a link", []document.Inline{link("题<", texts("3公里")...), &document.Text{Text: "3公里"}}, `<a href="b.md" title="题&lt;">3公里</a>^<span class="nb">3公里</span>`},
		{"a link without words", []document.Inline{link("")}, `<a href="b.md">b.md</a>^`},
		{"a picture as a link", []document.Inline{link("", picture)}, `<a href="b.md">` + img + `</a>^`},
		{"a set off picture as a link", []document.Inline{link("", styled(document.Strong, picture))}, `<a href="b.md"><strong>` + img + `</strong></a>^`},
		{"a set off nothing as a link", []document.Inline{link("", styled(document.Strong))}, `<a href="b.md"><strong></strong>b.md</a>^`},
		{"a link in a link", []document.Inline{link("", styled(document.Strong, link("", texts("a")...), auto("http://x")))}, `<a href="b.md"><strong>a看&lt;这</strong></a>^`},
		{"a link in a figure", []document.Inline{&document.FactRef{Inlines: []document.Inline{link("", texts("3公里")...)}}, link("", texts("a")...)}, `<data>3公里</data><a href="b.md">a</a>^`},
		{"a figure in a link", []document.Inline{link("", &document.FactRef{Inlines: texts("7")}, auto("http://x"))}, `<a href="b.md"><data>7</data>看&lt;这</a>^`},
		{"addresses", []document.Inline{auto("HTTP://x/a b"), auto("https://x"), auto("mailto:a@b"), auto("ftp://x"), auto("x")},
			`<a href="HTTP://x/a%20b" rel="noopener">看&lt;这</a><a href="https://x" rel="noopener">看&lt;这</a><a href="mailto:a@b" rel="noopener">看&lt;这</a>看&lt;这看&lt;这`},
		{"an address is escaped", []document.Inline{auto("http://x/~\x7f村{a|b}\"<>\\^`?q=1&r=%20#f")},
			`<a href="http://x/~%7F%E6%9D%91%7Ba%7Cb%7D%22%3C%3E%5C%5E%60?q=1&amp;r=%20#f" rel="noopener">看&lt;这</a>`},
	} {
		if got, want := htmlOf(&document.Document{Blocks: []document.Block{paragraph(append(texts("。"), x.list...)...)}}), "<p>。"+x.want+"</p>\n"; got != want {
			t.Errorf("%s:\n%s\nwant\n%s", x.name, got, want)
		}
	}
}

// A footnote is referred to by its number; at its end stand the ways back, one for each place.
func TestNotes(t *testing.T) {
	d := &document.Document{
		Blocks: []document.Block{paragraph(&document.Text{Text: "一"}, &document.NoteRef{Note: 1, Ref: 1}, &document.Link{Target: "b.md", Inlines: []document.Inline{&document.Text{Text: "见"}, &document.NoteRef{Note: 1, Ref: 2}}}, &document.NoteRef{Note: 2, Ref: 1}, &document.NoteRef{Note: 3, Ref: 1})},
		Notes:  []*document.Note{{Blocks: []document.Block{said("前"), said("后")}}, {Blocks: []document.Block{&document.ThematicBreak{}}}, {}},
	}
	ref := func(id, number string) string {
		return `<sup class="footnote-ref" id="fnref-a&amp;b-` + id + `"><a href="#fn-a&amp;b-` + number + `" role="doc-noteref" aria-label="note ` + number + `">` + number + `</a></sup>`
	}
	back := func(id, label string) string {
		return ` <a class="footnote-back" href="#fnref-a&amp;b-` + id + `" aria-label="back ` + label + `">↩</a>`
	}
	d.Index()
	d.Notes[0].Refs, d.Notes[1].Refs, d.Notes[2].Refs = 2, 1, 1
	want := "<p>一" + ref("1", "1") + `<a href="b.md">见<sup class="footnote-ref" id="fnref-a&amp;b-1-2">1</sup></a>^` + ref("2", "2") + ref("3", "3") + "</p>\n" +
		"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"notes\">\n<ol>\n" +
		`<li id="fn-a&amp;b-1"><p>前</p>` + "\n<p>后" + back("1", "1 1") + back("1-2", "1 2") + "</p>\n</li>\n" +
		`<li id="fn-a&amp;b-2"><hr>` + "\n" + back("2", "2 1") + "</li>\n" + `<li id="fn-a&amp;b-3">` + back("3", "3 1") + "</li>\n</ol>\n</section>\n"
	if got := string(Append(nil, d, "a&b", plain{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
