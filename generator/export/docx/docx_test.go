package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/chart"
	"casebook/generator/diagram"
	"casebook/generator/document"
	"casebook/generator/export/docx"
	"casebook/generator/quantity"
)

func txt(s string) document.Inline { return &document.Text{Text: s} }

func para(list ...document.Inline) *document.Paragraph { return &document.Paragraph{Inlines: list} }

func whole(n int64) quantity.Decimal { return quantity.FromInt(n) }

// everything is a text that has each node that there is.
func everything(t testing.TB) docx.Text {
	t.Helper()
	long := strings.Repeat("很长的名字", 30)
	fact := func(id string, list ...document.Inline) *document.FactRef {
		return &document.FactRef{Target: document.FactTarget{Fact: id}, Inlines: list}
	}
	d := &document.Document{
		Blocks: []document.Block{
			&document.Heading{Level: 2, Inlines: []document.Inline{txt("一、背景 & <做法>")}},
			para(txt("全村"), fact("households", txt("1236户")), txt("，"), fact("printed"), txt("，"), fact(long, txt("3个")), txt("。"), &document.NoteRef{Note: 1}, &document.NoteRef{Note: 1}),
			&document.Heading{Level: 3, Inlines: []document.Inline{txt("（一）小标题")}},
			para(&document.Styled{Style: document.Strong, Inlines: []document.Inline{txt("粗")}}, &document.Styled{Style: document.Emphasis, Inlines: []document.Inline{txt("斜")}},
				&document.Styled{Style: document.Strike, Inlines: []document.Inline{txt("删")}}, &document.CodeSpan{Text: "code"}, &document.HardBreak{}, &document.SoftBreak{Space: true},
				&document.Link{Target: "https://example.cn/?a=1&b=2", Inlines: []document.Inline{txt("链接")}}, &document.AutoLink{Address: "https://example.cn", Text: "https://example.cn"}, &document.Comment{Text: "不印"}),
			&document.List{Ordered: true, Start: 3, Tight: true, Items: []*document.Item{
				{Blocks: []document.Block{para(txt("三")), &document.List{Items: []*document.Item{{Task: document.DoneTask, Blocks: []document.Block{para(txt("里面"))}}}}, para(txt("又一段"))}},
				{Blocks: []document.Block{para(txt("四"))}}}},
			&document.Quote{Blocks: []document.Block{para(txt("引文"))}},
			&document.Alert{Kind: document.NoteAlert, Blocks: []document.Block{para(txt("提示"))}},
			&document.Code{Text: "a\n b\n"},
			&document.ThematicBreak{},
			&document.Table{Head: 1, Columns: []document.Alignment{document.AlignLeft, document.AlignRight, document.AlignNone}, Rows: []document.Row{
				{Cells: []*document.Cell{{Inlines: []document.Inline{txt("组")}, ColSpan: 2}, {Inlines: []document.Inline{txt("村")}}}},
				{Cells: []*document.Cell{{Inlines: []document.Inline{txt("甲")}, RowSpan: 2}, {Inlines: []document.Inline{txt("1")}}, {}}},
				{Cells: []*document.Cell{{Inlines: []document.Inline{txt("2")}}, {}}}}},
			para(&document.Image{Src: "a.png", Alt: "村口", Title: "村口的大门"}),
			para(&document.Image{Src: "missing.webp", Alt: "没有的图"}),
			&document.Drawing{Kind: document.ChartDrawing}, &document.Drawing{Kind: document.ChartDrawing}, &document.Drawing{Kind: document.ChartDrawing},
			&document.Drawing{Kind: document.ChartDrawing}, &document.Drawing{Kind: document.FormulaDrawing},
		},
		Notes: []*document.Note{{Label: "1", Blocks: []document.Block{para(txt("作者的注")), para(txt("第二段"))}}},
	}
	d.Index()
	data := func(kind chart.Kind, series int) docx.Drawing {
		c := &chart.Data{Kind: kind, Title: "图 & 题", Head: "年份", Caption: "单位：户。", Categories: []string{"2015", "2016"}, Own: 1, Colours: []string{"#0a60a9"}, Number: chart.NumberFmt{Unit: "户", Decimals: -1}}
		if kind == chart.Ring { // whose parts are distinguished by colours
			c.ByCategory, c.Colours = true, []string{"#0a60a9", "#a61f1a", "#333333"}
		}
		for i := range series {
			c.Series = append(c.Series, chart.Series{Name: fmt.Sprint("甲", i), Values: []quantity.Decimal{whole(1), quantity.Missing}})
		}
		return docx.Drawing{Chart: c}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3000, 4000))); err != nil {
		t.Fatal(err)
	}
	return docx.Text{Slug: "hujiatian", Title: "胡家田村", Date: "2024-05-08", Signer: "编写组", Marks: []string{"示例数据"}, Markdown: "+++\ntitle = \"胡家田村\"\n+++\n\n正文\r\n", Doc: d,
		Bindings: []docx.Binding{{Found: true, Source: "资料来源：台账"}, {Found: true, Printed: "88%", Source: "资料来源：台账"}, {Found: true, Source: "资料来源：年报"}},
		Pictures: []docx.Picture{{Kind: "png", Data: picture.Bytes(), Width: 3000, Height: 4000}, {}},
		Drawings: []docx.Drawing{data(chart.Line, 2), data(chart.Bar, 2), data(chart.Ring, 1), data(chart.Radar, 1), {Formula: &docx.Formula{Name: "六个一", Rows: []diagram.Row{{Name: "一本账"}, {Depth: 1, Count: "N", Name: "一张图", Detail: "怎么做"}}}}},
		Links:    []string{"https://example.cn/?a=1&b=2"}}
}

func form() docx.Form {
	return docx.Form{Title: "案例册", Owner: "编写组", Language: "zh-CN", RedHead: "某某县委文件", Number: "某发〔2024〕1号", To: "各乡镇", Secrecy: "内部",
		Alerts: map[document.AlertKind]string{document.NoteAlert: "说明"}, Contents: "目录", Pages: "共{n}页", NoPicture: "图：", Heads: [3]string{"数量", "名称", "内容"}, Captions: [2]string{"图", "表"}}
}

func write(t testing.TB, f docx.Form, texts ...docx.Text) map[string]string {
	t.Helper()
	data, err := docx.Write(texts, f)
	if err != nil {
		t.Fatal(err)
	}
	return unpack(t, data)
}

func unpack(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s stands twice in the zip", f.Name)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

// Every part is well-formed and has a type, every relation leads to a part, every id that a
// part names is there and none is there twice.
func TestPackageIsWhole(t *testing.T) {
	text := everything(t)
	for name, texts := range map[string][]docx.Text{"one": {text}, "volume": {text, text}} {
		parts := write(t, form(), texts...)
		for part, content := range parts {
			if strings.HasSuffix(part, ".xml") || strings.HasSuffix(part, ".rels") {
				checkXML(t, name+" "+part, content)
			}
			if part != "[Content_Types].xml" && !strings.Contains(parts["[Content_Types].xml"], `"/`+part+`"`) && !strings.Contains(parts["[Content_Types].xml"], `Extension="`+strings.TrimPrefix(path.Ext(part), ".")+`"`) {
				t.Errorf("%s: %s has no type", name, part)
			}
			if owner, ok := strings.CutSuffix(part, ".rels"); ok {
				owner = strings.Replace(owner, "_rels/", "", 1)
				checkRelations(t, parts, owner, content)
			}
		}
	}
}

func checkXML(t *testing.T, name, content string) {
	t.Helper()
	ids := map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			isID := a.Name.Local == "id" && slices.Contains([]string{"docPr", "bookmarkStart", "footnote"}, e.Name.Local) || e.Name.Local == "id" && a.Name.Local == "val" || a.Name.Local == "styleId"
			if key := e.Name.Local + a.Value; isID && ids[key] {
				t.Errorf("%s: %s %s stands twice", name, e.Name.Local, a.Value)
			} else if isID {
				ids[key] = true
			}
			if e.Name.Local == "tag" && a.Name.Local == "val" && utf8.RuneCountInString(a.Value) > 64 {
				t.Errorf("%s: Word allows no tag of %d characters", name, utf8.RuneCountInString(a.Value))
			}
		}
	}
}

func checkRelations(t *testing.T, parts map[string]string, owner, content string) {
	t.Helper()
	var rels struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(content), &rels); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, r := range rels.Relationship {
		known[r.ID] = true
		if to := path.Join(path.Dir(owner), r.Target); r.TargetMode == "" && parts[to] == "" {
			t.Errorf("%s: %s leads to %s, which is not there", owner, r.ID, to)
		}
	}
	for rest := parts[owner]; ; {
		_, after, found := strings.Cut(rest, `="rId`)
		if !found {
			break
		}
		n, tail, _ := strings.Cut(after, `"`)
		if !known["rId"+n] {
			t.Errorf("%s names rId%s, which leads nowhere", owner, n)
		}
		rest = tail
	}
}

func TestSameTextSameBytes(t *testing.T) {
	a, err := docx.Write([]docx.Text{everything(t)}, form())
	if err != nil {
		t.Fatal(err)
	}
	b, err := docx.Write([]docx.Text{everything(t)}, form())
	if err != nil || !bytes.Equal(a, b) {
		t.Error("the same text gave other bytes")
	}
}

// What GB/T 9704 asks of a paper.
func TestForm(t *testing.T) {
	parts := write(t, form(), everything(t))
	for part, wants := range map[string][]string{
		"word/document.xml": {`<w:pgSz w:w="11906" w:h="16838"/>`, `w:top="2098"`, `w:left="1588"`, `<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>`,
			`<w:tag w:val="fact:households"/>`, `<w:alias w:val="88%"/><w:tag w:val="fact:printed"/>`, `<w15:appearance w15:val="hidden"/>`, `w:tblHeader`, `w:gridSpan w:val="2"`, `<w:vMerge w:val="restart"/>`,
			`一、背景 &amp; &lt;做法&gt;`, `2024年5月8日`, `某发〔2024〕1号`, `各乡镇：`, `<c:chart `},
		"word/styles.xml":        {`方正小标宋简体`, `仿宋_GB2312`, `楷体_GB2312`, `w:line="560" w:lineRule="exact"`, `w:firstLineChars="200"`, `<w:name w:val="heading 1"/>`, `<w:outlineLvl w:val="0"/>`},
		"word/settings.xml":      {`<w:evenAndOddHeaders/>`},
		"word/fontTable.xml":     {`<w:altName w:val="仿宋"/>`},
		"docProps/core.xml":      {`<dc:title>胡家田村</dc:title>`, `<dc:creator>编写组</dc:creator>`, `2024-05-08T00:00:00Z`},
		"docProps/app.xml":       {`<Company>编写组</Company>`},
		"word/footer-even.xml":   {`— `, ` PAGE `, `w:val="left"`},
		"word/header-even.xml":   {`示例数据`},
		"customXml/item1.xml":    {`slug="hujiatian"`, `正文&#13;&#10;`, `很长的名字`},
		"word/charts/chart1.xml": {`<c:lineChart>`, `<c:externalData r:id="rId1">`, `<c:v>1</c:v>`},
		"word/charts/chart3.xml": {`<c:doughnutChart>`},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s lacks %s", part, want)
			}
		}
	}
	if n := strings.Count(parts["word/footnotes.xml"], "资料来源：台账"); n != 1 {
		t.Errorf("a source stands in %d footnotes", n)
	}
	if strings.Contains(parts["word/document.xml"], "不印") {
		t.Error("a comment is printed")
	}
}

// An office's template gives its styles; what it has not comes from ours.
func TestTemplate(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a3" w:type="paragraph"><w:basedOn w:val="Normal"/><w:name w:val="Title"/><w:next w:val="Subtitle"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="Heading 1"/></w:style></w:styles>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	template, err := docx.ReadTemplate(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	f := form()
	f.Template = template
	parts := write(t, f, everything(t))
	if !strings.Contains(parts["word/document.xml"], `<w:pStyle w:val="a3"/>`) || !strings.Contains(parts["word/document.xml"], `<w:pStyle w:val="1"/>`) {
		t.Error("the template's own styles are not used")
	}
	if s := parts["word/styles.xml"]; strings.Count(s, `w:val="Title"`) != 1 || !strings.Contains(s, `"Casebook Table Text"`) {
		t.Error("the style sheet is not the template's with ours added")
	}
	if _, err := docx.ReadTemplate([]byte("no zip")); !errors.Is(err, docx.ErrTemplate) {
		t.Errorf("a broken template: %v", err)
	}
}

// Word would break a run at a tab or the end of a line, which in a text are spaces.
func TestSpacesOfATextArePlain(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{para(txt("一\t二\n三\r四 五"))}}
	d.Index()
	if s := write(t, docx.Form{Title: "册"}, docx.Text{Title: "甲", Doc: d})["word/document.xml"]; !strings.Contains(s, ">一 二 三 四 五<") {
		t.Errorf("the words are not those of %s", s)
	}
}

// A volume begins with its contents, which name each text and the place of its title.
func TestVolume(t *testing.T) {
	a, b := everything(t), everything(t)
	b.Title = "官洞村"
	s := write(t, form(), a, b)["word/document.xml"]
	contents, _, _ := strings.Cut(s, `<w:bookmarkStart`)
	for _, want := range []string{"案例册", "目录", "胡家田村", "官洞村", "PAGEREF _Toc_casebook_2", "> NUMPAGES <"} {
		if !strings.Contains(contents, want) {
			t.Errorf("the contents lack %q", want)
		}
	}
	if !strings.Contains(s, `w:name="_Toc_casebook_2"`) {
		t.Error("an entry of the contents leads nowhere")
	}
}

// Readers that stream, as pandoc and Java's do, must be reported a part's size before it.
func TestPartsSayTheirSizesBefore(t *testing.T) {
	data, err := docx.Write([]docx.Text{everything(t)}, form())
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	const sizeBehind = 1 << 3 // APPNOTE.TXT 4.4.4, bit 3
	for _, f := range z.File {
		if f.Flags&sizeBehind != 0 {
			t.Errorf("%s has its size behind it", f.Name)
		}
	}
}
