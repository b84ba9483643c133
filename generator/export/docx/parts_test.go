package docx_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/chart"
	"casebook/generator/diagram"
	"casebook/generator/document"
	"casebook/generator/export/docx"
	"casebook/generator/quantity"
)

// drawn is a text of one chart.
func drawn(c *chart.Data) docx.Text {
	d := &document.Document{Blocks: []document.Block{&document.Drawing{Kind: document.ChartDrawing}}}
	d.Index()
	return docx.Text{Slug: "a", Title: "甲村", Doc: d, Drawings: []docx.Drawing{{Chart: c}}}
}

// figures is a chart of so many series, of which own are its own, and categories.
func figures(kind chart.Kind, series, own, categories int) *chart.Data {
	c := &chart.Data{Kind: kind, Title: "题", Own: own, Colours: []string{"#0a60a9", "#a61f1a", "#333333", "#444444"}[:own], Number: chart.NumberFmt{Unit: "户", Decimals: -1}}
	for k := range categories {
		c.Categories = append(c.Categories, strconv.Itoa(2001+k))
	}
	for i := range series {
		s := chart.Series{Name: "列" + strconv.Itoa(i)}
		for k := range categories {
			s.Values = append(s.Values, whole(int64(i*100+k+1)))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func TestAChartOfWordIsOfItsKind(t *testing.T) {
	byCategory := figures(chart.Bar, 1, 1, 2)
	byCategory.ByCategory, byCategory.Colours = true, []string{"#111111", "#222222", "#333333"}
	for name, x := range map[string]struct {
		c         *chart.Data
		has, none []string
	}{
		"bars of one series":        {figures(chart.Bar, 1, 1, 2), []string{`barDir val="col"`, `grouping val="clustered"`}, []string{"c:legend>", "c:overlap ", "c:lineChart", "c:dPt", `showVal val="0"`}},
		"bars and what they are by": {figures(chart.Bar, 2, 1, 2), []string{`barDir val="col"`, "c:lineChart", `prstDash val="dash"`, `srgbClr val="979797"`, "c:legend>"}, nil},
		"bars in three colours":     {figures(chart.Bar, 3, 3, 2), []string{"0a60a9", "a61f1a", "333333", `showVal val="1"`, "c:legend>"}, []string{"c:lineChart", "979797"}},
		"bars too many for figures": {figures(chart.Bar, 4, 4, 2), []string{`showVal val="0"`}, []string{`showVal val="1"`}},
		"bars of categories":        {byCategory, []string{"c:dPt", `c:idx val="0"`, `c:idx val="1"`, "111111", "222222"}, []string{"333333", "979797"}},
		"lying bars":                {figures(chart.HBar, 2, 2, 2), []string{`barDir val="bar"`, "c:catAx>", "c:valAx>"}, []string{"c:lineChart", "c:overlap "}},
		"stacked bars":              {figures(chart.Stacked, 2, 2, 2), []string{`grouping val="stacked"`, `overlap val="100"`, "FFFFFF"}, []string{"clustered", "outEnd"}},
		"lines":                     {figures(chart.Line, 2, 1, 2), []string{"c:lineChart", `prstDash val="dash"`}, []string{"c:barChart"}},
		"a pie":                     {figures(chart.Pie, 1, 1, 2), []string{"c:pieChart", "c:legend>"}, []string{"holeSize", "c:axId"}},
		"a ring":                    {figures(chart.Ring, 1, 1, 2), []string{"c:doughnutChart", `holeSize val="55"`, "c:legend>"}, []string{"c:axId"}},
	} {
		xml := write(t, form(), drawn(x.c))["word/charts/chart1.xml"]
		for _, want := range x.has {
			if !strings.Contains(xml, want) {
				t.Errorf("%s: no %s in\n%s", name, want, xml)
			}
		}
		for _, not := range x.none {
			if strings.Contains(xml, not) {
				t.Errorf("%s: %s in\n%s", name, not, xml)
			}
		}
	}
}

var extent = regexp.MustCompile(`<wp:extent cx="(\d+)" cy="(\d+)"`)

// Lying bars have room below each other; no chart is higher than a page.
func TestAChartOfManyBarsIsHigh(t *testing.T) {
	height := func(c *chart.Data) int {
		m := extent.FindStringSubmatch(write(t, form(), drawn(c))["word/document.xml"])
		n, _ := strconv.Atoi(m[2])
		return n
	}
	few, many, page := height(figures(chart.HBar, 1, 1, 8)), height(figures(chart.HBar, 1, 1, 20)), height(figures(chart.HBar, 1, 1, 200))
	if standing := height(figures(chart.Bar, 1, 1, 20)); standing != few || many <= few || page <= many || page >= 225*36000 {
		t.Errorf("standing bars are %d high, lying ones %d, many %d, very many %d", standing, few, many, page)
	}
}

// What the export itself wrote into a paper stands in it a second time, so that merge distinguishes
// it from the text: captions with their drawings, signatures, sources, the words inside of charts.
func TestAPaperCarriesWhatTheExportWrote(t *testing.T) {
	parts := write(t, form(), everything(t))
	item := parts["customXml/item1.xml"]
	for _, want := range []string{
		`<text slug="hujiatian"`, `<caption drawing="-1">村口的大门</caption>`, `<caption drawing="0">图1　图 &amp; 题`, `<caption drawing="4">表2　六个一</caption>`, `<caption drawing="-1">编写组</caption>`,
		`<caption drawing="-1">资料来源：台账</caption>`, `<within>2015</within>`, `<within>甲1</within>`,
	} {
		if !strings.Contains(item, want) {
			t.Errorf("no %s in\n%s", want, item)
		}
	}
	for _, once := range []string{`<within>2015</within>`, "<within>甲0</within>", "资料来源：台账</caption>"} {
		if n := strings.Count(item, once); n != 1 {
			t.Errorf("%s stands %d times", once, n)
		}
	}
	chart := write(t, form(), drawn(figures(chart.Bar, 1, 1, 2)))["customXml/item1.xml"]
	for _, want := range []string{"2001", "列0", "1"} {
		if !strings.Contains(chart, "<within>"+want+"</within>") {
			t.Errorf("%s of a chart is not in\n%s", want, chart)
		}
	}
	if _, err := docx.Write(nil, form()); err == nil {
		t.Error("a paper of no text is written")
	}
	if strings.Contains(item, "<within></within>") || strings.Contains(item, "<tag ") && !strings.Contains(item, `target="fact:很长的名字`) {
		t.Errorf("the part is\n%s", item)
	}
	if rels := parts["customXml/_rels/item1.xml.rels"]; !strings.Contains(rels, `Target="itemProps1.xml"`) {
		t.Errorf("its properties are not found: %s", rels)
	}
	if rels := parts["word/_rels/document.xml.rels"]; !strings.Contains(rels, `Target="../customXml/item1.xml"`) {
		t.Errorf("the document does not lead to the part: %s", rels)
	}
	for _, part := range []string{"docProps/core.xml", "docProps/app.xml"} {
		if !strings.Contains(parts["_rels/.rels"], `Target="`+part+`"`) {
			t.Errorf("the paper does not lead to its %s", part)
		}
	}
	for _, part := range []string{"styles", "settings", "fontTable", "numbering", "footnotes"} {
		if !strings.Contains(parts["word/_rels/document.xml.rels"], `Target="`+part+`.xml"`) {
			t.Errorf("the document does not lead to its %s", part)
		}
	}
}

// Figures and tables are counted apart, each from 1.
func TestFiguresAndTablesAreCountedApart(t *testing.T) {
	d := &document.Document{}
	for _, kind := range []document.DrawingKind{document.ChartDrawing, document.ChartDrawing, document.FormulaDrawing, document.ChartDrawing} {
		d.Blocks = append(d.Blocks, &document.Drawing{Kind: kind})
	}
	d.Index()
	bars := docx.Drawing{Chart: figures(chart.Bar, 1, 1, 2)}
	xml := write(t, form(), docx.Text{Slug: "a", Title: "甲村", Doc: d, Drawings: []docx.Drawing{bars, bars, {Formula: &docx.Formula{Name: "法", Rows: []diagram.Row{{Name: "甲"}}}}, bars}})["word/document.xml"]
	for _, want := range []string{"图1　题", "图2　题", "表1　法", "图3　题"} {
		if strings.Count(xml, want) != 1 {
			t.Errorf("%s is not once in\n%s", want, xml)
		}
	}
}

// What nobody would see leaves no line; a link without words shows where it leads.
func TestWhatIsEmptyIsNotWritten(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{para(txt("甲")), para(txt(" "), &document.Comment{Text: "不印"}), para(&document.Link{Target: "https://example.cn/"}, &document.NoteRef{Note: 1})}, Notes: []*document.Note{{Label: "1"}}}
	d.Index()
	parts := write(t, form(), docx.Text{Slug: "a", Title: "甲村", Doc: d, Links: []string{"https://example.cn/"}})
	if n := strings.Count(parts["word/document.xml"], `w:val="BodyText"`); n != 2 {
		t.Errorf("there are %d paragraphs, want 2", n)
	}
	if !strings.Contains(parts["word/document.xml"], ">https://example.cn/<") || !strings.Contains(parts["word/footnotes.xml"], `w:val="FootnoteText"`) {
		t.Errorf("the link or the note is not there:\n%s", parts["word/document.xml"])
	}
}

// A head stands again on each page, however long it is, but for sentences; a row of many words may go on on the next one, one of few may not.
func TestRowsOfFewWordsStayWhole(t *testing.T) {
	row := func(s string) document.Row {
		return document.Row{Cells: []*document.Cell{{Inlines: []document.Inline{txt(s)}, ColSpan: 1}, {Inlines: []document.Inline{txt("乙")}}}}
	}
	long, edge := strings.Repeat("字", 61), strings.Repeat("字", 60)
	d := &document.Document{Blocks: []document.Block{&document.Table{Head: 1, Columns: make([]document.Alignment, 2), Rows: []document.Row{row(long), row(long), row(edge), row("短")}}}}
	d.Index()
	xml := write(t, form(), docx.Text{Slug: "a", Title: "甲村", Doc: d})["word/document.xml"]
	rows := strings.Split(xml, "<w:tr>")[1:]
	for i, want := range []struct{ head, whole bool }{{true, true}, {}, {whole: true}, {whole: true}} {
		if head, whole := strings.Contains(rows[i], "<w:tblHeader/>"), strings.Contains(rows[i], "<w:cantSplit/>"); head != want.head || whole != want.whole {
			t.Errorf("row %d is a head: %t, whole: %t", i, head, whole)
		}
	}
	m := regexp.MustCompile(`<w:gridCol w:w="(\d+)"/><w:gridCol w:w="(\d+)"/>`).FindStringSubmatch(xml)
	if first, _ := strconv.Atoi(m[1]); first < 7000 {
		t.Errorf("a column of long texts is as wide as %s beside one of %s", m[1], m[2])
	}
}

func TestOnlyAPaperWithNotesSpeaksOfThem(t *testing.T) {
	plain := docx.Text{Slug: "a", Title: "甲", Doc: &document.Document{Blocks: []document.Block{para(txt("话"))}}}
	for name, x := range map[string]struct {
		text docx.Text
		want bool
	}{"with notes": {rest(), true}, "without": {plain, false}} {
		parts := write(t, form(), x.text)
		if _, ok := parts["word/footnotes.xml"]; ok != x.want || strings.Contains(parts["word/settings.xml"], "w:footnotePr") != x.want {
			t.Errorf("a paper %s: a part of notes %t, settings\n%s", name, ok, parts["word/settings.xml"])
		}
	}
}

func TestEachFontIsNamedOnceWithWhatStandsInForIt(t *testing.T) {
	f := form()
	f.Fonts = docx.Fonts{Title: "方正小标宋简体", Heading: "黑体", Subheading: "黑体", Body: "宋体"}
	table := write(t, f, rest())["word/fontTable.xml"]
	var names []string
	for _, m := range regexp.MustCompile(`w:font w:name="([^"]*)"(?:><w:altName w:val="([^"]*)")?`).FindAllStringSubmatch(table, -1) {
		names = append(names, m[1]+" "+m[2])
	}
	if want := []string{"方正小标宋简体 华文中宋", "黑体 SimHei", "宋体 SimSun"}; !slices.Equal(names, want) {
		t.Errorf("the fonts are %q, want %q", names, want)
	}
}

// A method's table has a column for counts and for details where some part has one, and a chart's
// sheet a column of units where they differ.
func TestTablesHaveTheColumnsThatTheyNeed(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{&document.Drawing{Kind: document.FormulaDrawing}}}
	d.Index()
	for want, rows := range map[string][]diagram.Row{
		"名称|甲|乙":              {{Name: "甲"}, {Name: "乙"}},
		"数量|名称|1|甲||乙":        {{Name: "甲", Count: "1"}, {Name: "乙"}},
		"名称|内容|甲||乙|做":        {{Name: "甲"}, {Name: "乙", Detail: "做"}},
		"数量|名称|内容||甲|做|1|　乙|": {{Name: "甲", Detail: "做"}, {Name: "乙", Count: "1", Depth: 1}},
	} {
		xml := write(t, form(), docx.Text{Slug: "a", Title: "甲村", Doc: d, Drawings: []docx.Drawing{{Formula: &docx.Formula{Name: "法", Note: "注", Rows: rows}}}})["word/document.xml"]
		table := xml[strings.Index(xml, "<w:tbl>"):strings.Index(xml, "</w:tbl>")]
		var cells []string
		for cell := range strings.SplitSeq(table, "</w:tc>") {
			cells = append(cells, strings.Join(regexp.MustCompile(`(?:<w:t>|<w:t xml:space="preserve">)([^<]*)`).FindStringSubmatch(cell + "<w:t>")[1:], ""))
		}
		if got := strings.Join(cells[:len(cells)-1], "|"); got != want || !strings.Contains(xml, "表1　法（注）") {
			t.Errorf("the table is %q, want %q", got, want)
		}
	}
	// A kind that Word does not draw is a table of its values, with a column of units where they differ.
	c := figures(chart.Radar, 1, 1, 3)
	c.Head, c.UnitHead, c.Units = "项目", "单位", []quantity.Unit{"户", "人"}
	xml := write(t, form(), drawn(c))["word/document.xml"]
	for _, want := range []string{"项目", "单位", "户", "人", "2003"} {
		if strings.Count(xml, ">"+want+"<") != 1 {
			t.Errorf("%s is not once in\n%s", want, xml)
		}
	}
}
