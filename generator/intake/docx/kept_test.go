package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/narrative"
)

// fieldOf is a field with an instruction and its result.
func fieldOf(instruction, result string) string {
	return mark("begin") + `<x:r><x:instrText>` + instruction + `</x:instrText></x:r>` + result + mark("end")
}

func mark(kind string) string { return `<x:r><x:fldChar x:fldCharType="` + kind + `"/></x:r>` }

// Each case is a place in which a paper holds words. They come in, or they are listed.
func TestNoWordsAreDropped(t *testing.T) {
	wholes := wholesOf(t, "words")
	cell := func(props, text string) string {
		return "<x:tc><x:tcPr>" + props + "</x:tcPr>" + p("", r(text)) + "</x:tc>"
	}
	row := func(props, text string) string {
		return "<x:tr><x:trPr>" + props + "</x:trPr>" + cell("", text) + cell("", "共"+text) + "</x:tr>"
	}
	for name, c := range map[string]struct {
		body             string
		in, listed       []string
		notIn, notListed string
	}{
		"a list of contents that Word made": {`<x:sdt><x:sdtPr><x:docPartObj><x:docPartGallery x:val="Table of Contents"/></x:docPartObj></x:sdtPr><x:sdtContent>` + p("", r("一、家底 12")) + `</x:sdtContent></x:sdt>`,
			nil, []string{"目录", "一、家底　12"}, "家底", ""},
		"the same by styles":               {p(`<x:pStyle x:val="T1"/>`, r("二、账本 34")), nil, []string{"目录", "二、账本　34"}, "账本", ""},
		"the line above it":                {p("", r("目　录")) + p(`<x:pStyle x:val="T1"/>`, r("三、账簿 35")), nil, []string{"目录", "三、账簿　35"}, "录", ""},
		"words with their reading":         {p("", `<x:r><x:ruby><x:rt>`+r("qīng hé")+`</x:rt><x:rubyBase>`+r("青禾")+`</x:rubyBase></x:ruby></x:r>`+r("村")), []string{"青禾村"}, []string{"拼音", "qīng hé"}, "qīng", ""},
		"a link that is a field":           {p("", r("见")+fieldOf(`HYPERLINK "https://example.org/a" \o "x"`, mark("separate")+r("公报"))+r("。")), []string{"[公报](https://example.org/a)。"}, nil, "HYPERLINK", ""},
		"a link that is a short field":     {p("", `<x:fldSimple x:instr=' HYPERLINK "https://example.org/b" '>`+r("年鉴")+`</x:fldSimple>`), []string{"[年鉴](https://example.org/b)"}, nil, "HYPERLINK", ""},
		"a link to a file of the author's": {p("", `<x:hyperlink x:id="rId7">`+r("台账")+`</x:hyperlink>`), []string{"台账"}, []string{"链接", "file:///D:/tai.xls"}, "file", ""},
		"a link within the paper":          {p("", `<x:hyperlink x:anchor="_Toc1">`+r("见上")+`</x:hyperlink>`), []string{"见上"}, nil, "Toc", "链接"},
		"a link to the web":                {p("", `<x:hyperlink x:id="rId6">`+r("公报")+`</x:hyperlink>`), []string{"[公报](https://example.org/c)"}, nil, "", "链接"},
		"a number in a circle":             {p("", fieldOf(`eq \o\ac(○,12)`, "")+r("路")), []string{"⑫路"}, nil, "ac", ""},
		"a number in a square":             {p("", fieldOf(`EQ \o\ac(□,7)`, "")+r("号")), []string{"7号"}, []string{"带圈字符"}, "ac", ""},
		"a fraction":                       {p("", r("占")+fieldOf(`EQ \f(2,3)`, "")), []string{"占2/3"}, nil, "EQ", ""},
		"another drawn field":              {p("", r("根")+fieldOf(`EQ \r(3,64)`, "")), nil, []string{"域", `EQ \r(3,64)`}, "EQ", ""},
		"a ticked box":                     {p("", `<x:r><x:fldChar x:fldCharType="begin"><x:ffData><x:checkBox><x:default x:val="1"/></x:checkBox></x:ffData></x:fldChar></x:r><x:r><x:instrText>FORMCHECKBOX</x:instrText></x:r>`+mark("end")+r("是")), []string{"☑是"}, nil, "FORM", ""},
		"a chosen entry":                   {p("", `<x:r><x:fldChar x:fldCharType="begin"><x:ffData><x:ddList><x:result x:val="1"/><x:listEntry x:val="甲"/><x:listEntry x:val="55户"/></x:ddList></x:ffData></x:fldChar></x:r>`+mark("end")), []string{"55户"}, nil, "甲", ""},
		"a row taken away":                 {"<x:tbl>" + row("", "甲") + row("<x:del/>", "81户") + "</x:tbl>", nil, []string{"修订", "删掉的一行：81户｜共81户"}, "81", ""},
		"a row put in":                     {"<x:tbl>" + row("", "甲") + row("<x:ins/>", "82户") + "</x:tbl>", []string{"82户"}, []string{"新加的一行：82户｜共82户"}, "", ""},
		"words below a joined cell":        {"<x:tbl><x:tr>" + cell(`<x:vMerge x:val="restart"/>`, "合计") + cell("", "1") + "</x:tr><x:tr>" + cell("<x:vMerge/>", "藏着83户") + cell("", "2") + "</x:tr></x:tbl>", nil, []string{"表格", "藏着83户"}, "83", ""},
		"SmartArt":                         {p("", `<x:r><x:drawing><x:relIds x:dm="rId8"/></x:drawing></x:r>`), nil, []string{"图形", "种植84亩；养殖85头"}, "84", ""},
		"WordArt":                          {p("", `<x:r><x:pict><x:textpath string="奋战86天"/></x:pict></x:r>`), nil, []string{"艺术字", "奋战86天"}, "86", ""},
		"words in a drawing":               {p("", `<x:r><x:drawing><x:txBody><x:t>框里87人</x:t></x:txBody></x:drawing></x:r>`), nil, []string{"图形", "框里87人"}, "87", ""},
		"another file within":              {`<x:altChunk x:id="rId9"/>`, nil, []string{"未识别", "part.html"}, "", ""},
		"an unknown element":               {p("", `<x:later><x:r><x:t>88个</x:t></x:r></x:later>`) + `<x:later><x:t>89个</x:t></x:later>` + p("", `<x:r><x:later><x:t>90个</x:t></x:later></x:r>`), nil, []string{"未识别", "88个", "89个", "90个"}, "88", ""},
		"a note nobody refers to":          {"", nil, []string{"脚注", "另有91户"}, "91", ""},
		"a choice around runs":             {p("", `<x:AlternateContent><x:Choice>`+r("选中92")+`</x:Choice><x:Fallback>`+r("旧的93")+`</x:Fallback></x:AlternateContent>`), []string{"选中92"}, nil, "93", ""},
		"a fallback alone":                 {p("", `<x:AlternateContent><x:Fallback>`+r("剩下95")+`</x:Fallback></x:AlternateContent>`), []string{"剩下95"}, nil, "", "未识别"},
		"words moved":                      {`<x:moveFrom>` + p("", r("搬走94")) + `</x:moveFrom><x:moveTo>` + p("", r("搬走94")) + `</x:moveTo>`, []string{"搬走94"}, nil, "", "未识别"},
	} {
		text, got := markdown(t, paper(t, p("", r("青禾村的账"))+c.body+long("正文"), map[string]string{
			"word/styles.xml":              `<x:styles xmlns:x="w"><x:style x:styleId="T1"><x:name x:val="toc 1"/></x:style></x:styles>`,
			"word/footnotes.xml":           `<x:footnotes xmlns:x="w"><x:footnote x:id="0" x:type="separator">` + p("", "") + `</x:footnote><x:footnote x:id="5">` + p("", r("另有91户")) + `</x:footnote></x:footnotes>`,
			"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId6" Target="https://example.org/c" TargetMode="External"/><Relationship Id="rId7" Target="file:///D:/tai.xls" TargetMode="External"/><Relationship Id="rId8" Target="diagrams/data1.xml"/><Relationship Id="rId9" Target="part.html"/></Relationships>`,
			"word/diagrams/data1.xml":      `<d:m xmlns:d="d"><d:pt><d:t>种植84亩</d:t></d:pt><d:pt><d:t>养殖85头</d:t></d:pt></d:m>`,
		}))
		wholes.add(name, got)
		listed := ""
		for _, a := range got.Aside {
			listed += a.Kind + "：" + a.Text + "\n"
		}
		for _, want := range c.in {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing from\n%s", name, want, text)
			}
		}
		for _, want := range c.listed {
			if !strings.Contains(listed, want) {
				t.Errorf("%s: %q is not listed in\n%s", name, want, listed)
			}
		}
		if c.notIn != "" && strings.Contains(text, c.notIn) || c.notListed != "" && strings.Contains(listed, c.notListed) {
			t.Errorf("%s: %s%s stands in\n%s%s", name, c.notIn, c.notListed, text, listed)
		}
	}
}

// Words in headers and footers are no part of the text, and are listed for the editor: once, though Word keeps several
// copies. Page numbers are not listed. A header that cannot be read does not stop the import.
func TestHeadersAndFootersAreListed(t *testing.T) {
	header := func(text string) string { return `<x:hdr xmlns:x="w">` + p("", r(text)) + `</x:hdr>` }
	_, got := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文"), map[string]string{
		"word/header1.xml": header("青禾县典型材料"), "word/header2.xml": header("青禾县典型材料"), "word/header3.xml": "<x:hdr>",
		"word/footer1.xml": header("— 3 —"), "word/footer2.xml": header("县委办印"), "other/footer3.xml": header("别处的话"),
	}))
	var listed []string
	for _, a := range got.Aside {
		listed = append(listed, a.Kind+"："+a.Text)
	}
	if want := []string{"页脚：县委办印", "页眉：青禾县典型材料"}; !slices.Equal(listed, want) {
		t.Errorf("listed %q, want %q", listed, want)
	}
}

// A chart in a Word file becomes a table of its values. Values beyond the last category's name are in it too.
func TestAChartComesInAsATable(t *testing.T) {
	values := func(name string, list ...string) string {
		b := "<c:" + name + "><c:cache>"
		for i, v := range list {
			b += fmt.Sprintf(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, v)
		}
		return b + "</c:cache></c:" + name + ">"
	}
	chart := `<c:chartSpace xmlns:c="c"><c:ser>` + "<c:tx><c:v>户数</c:v></c:tx>" + values("cat", "2022年") + values("val", "412", "420") + `</c:ser></c:chartSpace>`
	text, _ := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+p("", `<x:r><x:drawing><x:chart x:id="rId1"/></x:drawing></x:r>`), map[string]string{
		"word/charts/chart1.xml":       chart,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Target="charts/chart1.xml"/></Relationships>`,
	}))
	if want := "| 户数 |\n| --- | --- |\n| 2022年 | 412 |\n|  | 420 |"; !strings.Contains(text, want) {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

// Numbers are those that Word shows.
func TestNumbersAreComputedAsWordDoes(t *testing.T) {
	wholes := wholesOf(t, "numbers")
	lvl := func(i, format, text, more string) string {
		return `<x:lvl x:ilvl="` + i + `"><x:start x:val="1"/><x:numFmt x:val="` + format + `"/>` + more + `<x:lvlText x:val="` + text + `"/></x:lvl>`
	}
	for name, c := range map[string]struct {
		levels string
		body   string
		want   []string
	}{
		"an empty paragraph counts":          {lvl("0", "decimal", "%1.", ""), p(numbered("0"), r("甲")) + p(numbered("0"), "") + p(numbered("0"), r("乙")), []string{"1.甲", "3.乙"}},
		"a level that goes on below another": {lvl("0", "chineseCounting", "%1、", "") + lvl("1", "decimal", "第%2条", `<x:lvlRestart x:val="0"/>`), p(numbered("0"), r("章")) + p(numbered("1"), r("甲")) + p(numbered("0"), r("章")) + p(numbered("1"), r("乙")), []string{"一、章", "第1条甲", "二、章", "第2条乙"}},
		"legal numbers":                      {lvl("0", "chineseCounting", "第%1章", "") + lvl("1", "chineseCounting", "%1.%2", `<x:isLgl/>`), p(numbered("0"), r("章")) + p(numbered("1"), r("甲")), []string{"第一章章", "1.1甲"}},
		"stems":                              {lvl("0", "ideographTraditional", "%1、", ""), p(numbered("0"), r("田")) + p(numbered("0"), r("地")), []string{"甲、田", "乙、地"}},
		"legal capitals":                     {strings.Replace(lvl("0", "chineseLegalSimplified", "%1、", ""), `start x:val="1"`, `start x:val="10"`, 1), p(numbered("0"), r("田")) + p(numbered("0"), r("地")), []string{"壹拾、田", "壹拾壹、地"}},
		"digit by digit":                     {strings.Replace(lvl("0", "ideographDigital", "%1、", ""), `start x:val="1"`, `start x:val="10"`, 1), p(numbered("0"), r("田")), []string{"一〇、田"}},
		"with a zero":                        {lvl("0", "decimalZero", "%1", ""), p(numbered("0"), r("田")), []string{"01田"}},
		"before a figure":                    {lvl("0", "decimal", "%1.", "") + lvl("1", "decimal", "%1.%2", ""), p(numbered("0"), r("家底")) + p(numbered("0"), r("5个村通了水")) + p(numbered("1"), r("5G进村")) + p(numbered("1"), r("路灯")), []string{"1.家底", "2. 5个村", "2.1 5G", "2.2路灯"}},
		"before a Chinese figure":            {lvl("0", "chineseCounting", "第%1", "") + lvl("1", "chineseCounting", "（%2）", ""), p(numbered("0"), r("家底")) + p(numbered("0"), r("十里铺")) + p(numbered("1"), r("三个村")), []string{"第二 十里铺", "（一）三个村"}},
		"between dashes":                     {lvl("0", "numberInDash", "%1", ""), p(numbered("0"), r("田")), []string{"- 1 -田"}},
	} {
		for _, by := range []string{`<x:abstractNum x:abstractNumId="7">` + c.levels + `</x:abstractNum>`,
			`<x:abstractNum x:abstractNumId="7"><x:numStyleLink x:val="S"/></x:abstractNum><x:abstractNum x:abstractNumId="8"><x:styleLink x:val="S"/>` + c.levels + `</x:abstractNum>`} {
			got, err := Read(paper(t, c.body, map[string]string{"word/numbering.xml": `<x:numbering xmlns:x="w">` + by + `<x:num x:numId="1"><x:abstractNumId x:val="7"/></x:num></x:numbering>`}), "slug")
			if err != nil {
				t.Fatal(err)
			}
			wholes.add(name, got) // however the list is named
			text := strings.ReplaceAll(got.Title+"\n"+string(narrative.Append(nil, &got.Document)), `\`, "")
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q is missing from\n%s", name, want, text)
				}
			}
		}
	}
}

// Word joins two paragraphs whose mark a tracked change took away, once the change is accepted; below the last paragraph, or
// above a table, there is none to join.
func TestAMarkTakenAwayJoinsTwoParagraphs(t *testing.T) {
	gone := func(text string) string { return p("<x:rPr><x:del/></x:rPr>", r(text)) }
	table := "<x:tbl><x:tr><x:tc>" + p("", r("格子")) + "</x:tc></x:tr></x:tbl>"
	for name, c := range map[string]struct{ body, want string }{
		"two":                   {gone("全村") + p("", r("修了路。")), "全村修了路。"},
		"three":                 {gone("全村") + gone("修了") + p("", r("路。")), "全村修了路。"},
		"with the second's own": {gone("全村") + p(numbered("0"), r("修路")), "一、全村修路"},
		"the last":              {gone("全村修了路。"), "全村修了路。"},
		"above a table":         {gone("全村修了路。") + table, "全村修了路。"},
	} {
		text, _ := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+c.body, map[string]string{"word/numbering.xml": lists}))
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: %q is missing from\n%s", name, c.want, text)
		}
	}
}

// A list that overrides a level of the one it is based on is numbered by its own level, and one that says where it starts counts
// for itself; levels beyond what Word knows have no number.
func TestAListMayOverrideTheOneItIsBasedOn(t *testing.T) {
	in := func(id, level string) string {
		return `<x:numPr><x:ilvl x:val="` + level + `"/><x:numId x:val="` + id + `"/></x:numPr>`
	}
	numbering := strings.Replace(lists, "</x:numbering>", `<x:num x:numId="2"><x:abstractNumId x:val="7"/><x:lvlOverride x:ilvl="0"><x:lvl x:ilvl="0"><x:start x:val="5"/><x:numFmt x:val="decimal"/><x:lvlText x:val="第%1条"/></x:lvl></x:lvlOverride></x:num>`+
		`<x:num x:numId="3"><x:abstractNumId x:val="7"/><x:lvlOverride x:ilvl="0"><x:startOverride x:val="4"/></x:lvlOverride></x:num></x:numbering>`, 1)
	body := p("", r("青禾村的账")) + long("正文") + p(in("1", "0"), r("甲")) + p(in("2", "0"), r("乙")) + p(in("3", "0"), r("丙")) + p(in("1", "0"), r("丁")) + p(in("3", "0"), r("戊")) +
		p(in("1", "9"), r("己")) + p(in("1", "5"), r("庚")) + p(in("9", "0"), r("辛"))
	text, _ := markdown(t, paper(t, body, map[string]string{"word/numbering.xml": numbering}))
	text = strings.ReplaceAll(text, `\`, "")
	for _, want := range []string{"一、甲", "第2条乙", "四、丙", "三、丁", "五、戊", "\n己", "\n庚", "\n辛"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
}

// A link ends where it ends: the words behind it are no part of it.
func TestALinkEndsWithItsWords(t *testing.T) {
	body := p("", `<x:hyperlink x:id="rId6">`+r("公报")+`</x:hyperlink>`+r("说路通了。"))
	text, _ := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+body, map[string]string{
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId6" Target="https://example.org/c" TargetMode="External"/></Relationships>`}))
	if want := "[公报](https://example.org/c)说路通了。"; !strings.Contains(text, want) {
		t.Errorf("%q is missing from\n%s", want, text)
	}
}

// oldPicture is a BMP of one blue pixel.
const oldPicture = "BM\x3a\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x18\x00" +
	"\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\x00\x00\x00"

// What a run holds besides its words comes in as words, or is listed.
func TestRunsHoldMoreThanWords(t *testing.T) {
	wholes := wholesOf(t, "runs")
	comments := `<x:comments xmlns:x="w"><x:comment x:id="1" x:author="老李" x:date="2024-03-05">` + p("", r("核实一下")) + `</x:comment><x:comment x:id="2" x:author="小赵">` + p("", r("没人看见")) + `</x:comment></x:comments>`
	for name, c := range map[string]struct {
		body, in, listed string
	}{
		"a hyphen that breaks no line":          {p("", r("A")+"<x:r><x:noBreakHyphen/></x:r>"+r("B线")), "A-B线", ""},
		"a tab":                                 {p("", r("甲")+"<x:r><x:tab/></x:r>"+r("乙")), "甲 乙", ""},
		"a line break":                          {p("", r("甲行")+"<x:r><x:br/></x:r>"+r("乙行")), "甲行\\\n乙行", ""},
		"line breaks at ends of paragraphs":     {p("", r("一、主要做法")+"<x:r><x:br/></x:r>"+r("　　建大棚46座。")+"<x:r><x:br/></x:r>"+r("修路3公里")+"<x:r><x:br/></x:r>"+r("（村口到镇上），")+"<x:r><x:br/></x:r>"+r("•路灯20盏，")+"<x:r><x:br/></x:r>"+r("•水塘2口。")+"<x:r><x:br/></x:r>"+r("二、工作成效")+"<x:r><x:br/></x:r>"+r("人人满意。")), "## 一、主要做法\n\n建大棚46座。\n\n修路3公里\\\n（村口到镇上），\n\n•路灯20盏，\n\n•水塘2口。\n\n## 二、工作成效\n\n人人满意。", ""},
		"a column break":                        {p("", r("甲栏")+`<x:r><x:br x:type="column"/></x:r>`+r("乙栏")), "甲栏\\\n乙栏", ""},
		"a page break at an end":                {p("", r("甲页")+`<x:r><x:br x:type="page"/></x:r>`), "甲页\n", ""},
		"a known symbol":                        {p("", `<x:r><x:sym x:font="Wingdings" x:char="F0FE"/></x:r>`+r("已办")), "☑已办", ""},
		"a sign of another font":                {p("", `<x:r><x:sym x:font="Symbol" x:char="F0D8"/></x:r>`+r("甲")), "¬甲", ""},
		"an empty box of Wingdings 2":           {p("", `<x:r><x:sym x:font="Wingdings 2" x:char="00A3"/></x:r>`+r("是")), "□是", ""},
		"a ticked box of Wingdings 2":           {p("", `<x:r><x:sym x:font="Wingdings 2" x:char="0052"/></x:r>`+r("是")), "☑是", ""},
		"letters in a symbol font":              {p("", `<x:r><x:rPr><x:rFonts x:ascii="Wingdings 2" x:eastAsia="仿宋"/></x:rPr><x:t>R£已办</x:t></x:r>`), "☑□已办", ""},
		"a letter that no table has":            {p("", `<x:r><x:rPr><x:rFonts x:ascii="Wingdings"/></x:rPr><x:t>&#xF021;</x:t></x:r>`+r("待办")), "□待办", "符号：Wingdings f021"},
		"an unknown symbol":                     {p("", `<x:r><x:sym x:font="Wingdings" x:char="F0FF"/></x:r>`+r("待办")), "□待办", "符号：Wingdings f0ff"},
		"hidden words":                          {p("", r("看得见")+`<x:r><x:rPr><x:vanish/></x:rPr><x:t>看不见96</x:t></x:r>`), "看得见", "隐藏文字：看不见96"},
		"words hidden no more":                  {p("", r("看得见")+`<x:r><x:rPr><x:vanish x:val="0"/></x:rPr><x:t>又看见</x:t></x:r>`), "看得见又看见", ""},
		"a formula":                             {p("", r("按")+"<x:oMath><x:r><x:t>a+b</x:t></x:r></x:oMath>"+r("算")), "按a+b算", "公式：a+b"},
		"a fraction":                            {p("", r("按")+"<x:oMath><x:f><x:num><x:r><x:t>a+b</x:t></x:r></x:num><x:den><x:r><x:t>2</x:t></x:r></x:den></x:f></x:oMath>"+r("算")), "按(a+b)/2算", "公式：(a+b)/2"},
		"a formula with a tracked change":       {p("", r("按")+`<x:oMath><x:f><x:fPr><x:ctrlPr><x:del x:author="a"/></x:ctrlPr></x:fPr><x:num><x:r><x:del x:author="a"><x:t>a</x:t></x:del></x:r></x:num><x:den><x:r><x:del x:author="a"><x:t>2</x:t></x:del></x:r></x:den></x:f><x:r><x:ins x:author="a"><x:t>b+c</x:t></x:ins></x:r></x:oMath>`+r("算")), "按b+c算", "修订：a/2→b+c"},
		"a blank that was put in":               {p("", r("收入")+`<x:ins x:author="a">`+r(" ")+`</x:ins>`+r("元")), "收入 元", ""},
		"powers and brackets":                   {p("", "<x:oMath><x:d><x:e><x:sSup><x:e><x:r><x:t>x</x:t></x:r></x:e><x:sup><x:r><x:t>n-1</x:t></x:r></x:sup></x:sSup></x:e></x:d></x:oMath>"), "", "公式：(x^(n-1))"},
		"a sum":                                 {p("", `<x:oMath><x:nary><x:naryPr><x:chr x:val="∑"/></x:naryPr><x:sub><x:r><x:t>i=1</x:t></x:r></x:sub><x:sup><x:r><x:t>n</x:t></x:r></x:sup><x:e><x:rad><x:deg/><x:e><x:r><x:t>i</x:t></x:r></x:e></x:rad></x:e></x:nary></x:oMath>`), "", "公式：∑_(i=1)^n √i"},
		"formulas below each other":             {p("", `<x:oMath><x:d><x:dPr><x:begChr x:val="{"/><x:endChr x:val=""/></x:dPr><x:e><x:eqArr><x:e><x:r><x:t>a=1</x:t></x:r></x:e><x:e><x:r><x:t>b=2</x:t></x:r></x:e></x:eqArr></x:e></x:d></x:oMath>`), "", "公式：{a=1；b=2"},
		"a comment":                             {p("", r("收入97元")+`<x:r><x:commentReference x:id="1"/></x:r>`), "收入97元", "批注：老李：核实一下"},
		"a comment nobody refers to":            {"", "", "批注：没人看见：正文里没有引用它"},
		"a picture of a format no browser has":  {p("", `<x:r><x:drawing><x:blip x:embed="rId3"/></x:drawing></x:r>`), "", "图片：a.emf：这种格式不能放上网页，请在 Word 里另存为 PNG"},
		"a picture that is not there":           {p("", `<x:r><x:drawing><x:blip x:embed="rId4"/></x:drawing></x:r>`), "", "图片：lost.png：读不出来"},
		"a picture that nothing leads to":       {p("", `<x:r><x:drawing><x:blip x:embed="rId99"/></x:drawing></x:r>`), "", "图片：文件里没有这幅图片，只有它的编号（rId99）"},
		"a picture that leads to nothing":       {p("", `<x:r><x:drawing><x:blip x:embed="rId10"/></x:drawing></x:r>`), "", "图片：文件里没有这幅图片，只有它的编号（rId10）"},
		"an old picture that nothing leads to":  {p("", `<x:r><x:pict><x:imagedata x:id="rId99"/></x:pict></x:r>`), "", "图片：文件里没有这幅图片，只有它的编号（rId99）"},
		"a frame without a picture":             {p("", r("空框")+`<x:r><x:drawing><x:blip/></x:drawing></x:r>`), "空框", ""},
		"a chart that nothing leads to":         {p("", r("见图")+`<x:r><x:drawing><x:chart x:id="rId99"/></x:drawing></x:r>`), "见图", "图表：文件里没有这幅图表，只有它的编号（rId99）"},
		"a link that nothing leads to":          {p("", `<x:hyperlink x:id="rId99">`+r("公报")+`</x:hyperlink>`), "公报", "链接：文件里没有存下这个链接的地址（rId99）"},
		"a picture by another name":             {p("", `<x:r><x:drawing><x:blip x:embed="rId6"/></x:drawing></x:r>`), "![](slug-1.png)", ""},
		"a picture of an old program":           {p("", `<x:r><x:drawing><x:blip x:embed="rId7"/></x:drawing></x:r>`), "![](slug-1.png)", "图片：old.bmp：已转换成 PNG，请对照原图看一眼"},
		"half a picture of an old program":      {p("", `<x:r><x:drawing><x:blip x:embed="rId8"/></x:drawing></x:r>`), "", "图片：half.bmp：这种格式不能放上网页，请在 Word 里另存为 PNG"},
		"a picture with its caption below":      {p("", `<x:r><x:drawing><x:docPr x:descr="IMG_256"/><x:blip x:embed="rId5"/></x:drawing></x:r>`) + p("", r("图1 村口的桥")), "![图1 村口的桥](slug-1.png)", ""},
		"a picture with its description":        {p("", `<x:r><x:pict><x:shape x:alt="村口的桥"/><x:imagedata x:id="rId5"/></x:pict></x:r>`), "![村口的桥](slug-1.png)", ""},
		"a table in a table":                    {"<x:tbl><x:tr><x:tc>" + p("", r("外格")) + "<x:tbl><x:tr><x:tc>" + p("", r("内格")) + "</x:tc></x:tr></x:tbl></x:tc><x:tc>" + p("", r("旁")) + "</x:tc></x:tr><x:tr><x:tc>" + p("", r("下")) + "</x:tc><x:tc>" + p("", r("右")) + "</x:tc></x:tr></x:tbl>", "外格", "表格：表格里套的表格，内容一格一行写进了外面的格子"},
		"a row that begins below the second":    {"<x:tbl><x:tr><x:tc>" + p("", r("头一")) + "</x:tc><x:tc>" + p("", r("头二")) + `</x:tc></x:tr><x:tr><x:trPr><x:gridBefore x:val="1"/></x:trPr><x:tc>` + p("", r("缩进的格")) + "</x:tc></x:tr></x:tbl>", "|  | 缩进的格 |", ""},
		"a change in a long paragraph":          {p("", r(strings.Repeat("账", 40))+`<x:ins x:author="a">`+r("7")+`</x:ins>`), "账7", "修订：→7"},
		"a tracked change of one person":        {p("", r("收入")+`<x:del x:author="a"><x:r><x:delText>5</x:delText></x:r></x:del><x:del x:author="a"><x:r><x:delText>6</x:delText></x:r></x:del><x:ins x:author="a">`+r("7")+`</x:ins>`+r("元")), "收入7元", "修订：56→7"},
		"tracked changes of two persons":        {p("", r("收入")+`<x:del x:author="a"><x:r><x:delText>5</x:delText></x:r></x:del><x:ins x:author="b">`+r("7")+`</x:ins>`+r("元")), "收入7元", "修订：→7"},
		"a heading that runs into its text":     {p("", set("楷体", "32", "（一）建强组织。")+set("仿宋", "32", "实行积分制，一户一本账。")), "（一）建强组织\n\n实行积分制，一户一本账。", ""},
		"a paragraph that begins with a number": {p("", set("仿宋", "32", "（一）建强组织。实行积分制，一户一本账。")), "（一）建强组织。实行积分制", ""},
		"words for older programs alone":        {`<x:AlternateContent><x:Fallback>` + p("", r("旧版的话")) + `</x:Fallback></x:AlternateContent>`, "旧版的话", ""},
		"words for newer programs before those": {`<x:AlternateContent><x:Choice>` + p("", r("新版的话")) + `</x:Choice><x:Fallback>` + p("", r("旧版的话")) + `</x:Fallback></x:AlternateContent>`, "新版的话\n", ""},
		"a figure that is bound":                {p("", r("修路")+`<x:sdt><x:sdtPr><x:alias x:val="12公里"/><x:tag x:val="fact:road"/></x:sdtPr><x:sdtContent>`+r("12公里")+`</x:sdtContent></x:sdt>`), "修路[](fact:road)", ""},
		"a chart whose part is not there":       {p("", r("见图")+`<x:r><x:drawing><x:chart x:id="rId9"/></x:drawing></x:r>`), "见图", "图表：读不出来"},
		"a bracket before no closing":           {p("", r("乱写“（”的话")), "乱写“（”的话", ""},
	} {
		text, got := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+c.body+long("后文"), map[string]string{
			"word/comments.xml": comments, "word/media/image1.tmp": "\x89PNG\r\n\x1a\n…", "word/media/old.bmp": oldPicture, "word/media/half.bmp": oldPicture[:40], "word/media/a.png": "PNG", "word/media/a.emf": "EMF",
			"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId3" Target="media/a.emf"/><Relationship Id="rId4" Target="media/lost.png"/><Relationship Id="rId9" Target="charts/lost.xml"/><Relationship Id="rId5" Target="/word/media/a.png"/><Relationship Id="rId6" Target="media/image1.tmp"/><Relationship Id="rId7" Target="media/old.bmp"/><Relationship Id="rId8" Target="media/half.bmp"/><Relationship Id="rId10" Target="NULL"/></Relationships>`,
		}))
		wholes.add(name, got)
		listed := ""
		for _, a := range got.Aside {
			listed += a.Kind + "：" + a.Text + "\n"
			if n := utf8.RuneCountInString(a.Place); n > 31 || (n == 31) != strings.HasSuffix(a.Place, "…") || strings.Contains(a.Place, "\x00") {
				t.Errorf("%s: the place is %q", name, a.Place)
			}
		}
		if !strings.Contains(text, c.in) {
			t.Errorf("%s: %q is missing from\n%s", name, c.in, text)
		}
		if !strings.Contains(listed, c.listed) {
			t.Errorf("%s: %q is not listed in\n%s", name, c.listed, listed)
		}
	}
}

// A drawing of Windows is shown as the picture that somebody made of it, by its name in the file.
func TestADrawingThatWasConvertedIsShown(t *testing.T) {
	file := paper(t, p("", r("青禾村的账"))+long("正文")+p("", `<x:r><x:drawing><x:blip x:embed="rId3"/></x:drawing></x:r>`)+long("后文"), map[string]string{
		"word/media/a.emf": "EMF", "word/media/b.WMF": "WMF", "word/media/c.wmf": "", "word/media/d.png": "PNG",
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId3" Target="media/a.emf"/></Relationships>`,
	})
	if got := Metafiles(file); len(got) != 2 || string(got["word/media/a.emf"]) != "EMF" || string(got["word/media/b.WMF"]) != "WMF" {
		t.Errorf("drawings: %q", got)
	}
	many := map[string]string{}
	for i := range maxMetafiles + 5 {
		many[fmt.Sprintf("word/media/%d.emf", i)] = "EMF"
	}
	if got := Metafiles(paper(t, "", many)); len(got) != maxMetafiles {
		t.Errorf("of many drawings %d are taken", len(got))
	}
	if got := Metafiles([]byte("no Word file")); got != nil {
		t.Errorf("drawings of no Word file: %q", got)
	}
	got, err := ReadWith(file, "slug", map[string][]byte{"word/media/a.emf": []byte("made")})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Pictures) != 1 || got.Pictures[0].Name != "slug-1.png" || string(got.Pictures[0].Data) != "made" {
		t.Errorf("pictures: %v", got.Pictures)
	}
	if n := len(got.Aside); n == 0 || !strings.Contains(got.Aside[n-1].Text, "a.emf：已用 LibreOffice 转换成 PNG") {
		t.Errorf("listed: %v", got.Aside)
	}
}

// A package may have its document elsewhere than Word has it.
func TestTheDocumentIsWhereThePackageSays(t *testing.T) {
	other := `<x:document xmlns:x="w"><x:body>` + p("", r("另处的正文")) + `</x:body></x:document>`
	rels := func(target string) string {
		return `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="` + target + `"/></Relationships>`
	}
	for target, want := range map[string]string{"/doc/main.xml": "另处的正文", "doc/main.xml": "另处的正文", "doc/lost.xml": "原处的正文"} {
		got, err := Read(paper(t, p("", r("原处的正文")), map[string]string{"_rels/.rels": rels(target), "doc/main.xml": other}), "slug")
		if err != nil || !strings.Contains(got.Title+string(narrative.Append(nil, &got.Document)), want) {
			t.Errorf("%s: %+v %v", target, got, err)
		}
	}
}

// A paper that is laid out in text boxes is read as its text; one box beside the text is set apart.
func TestBoxesAreTheTextWhereThereIsNoOther(t *testing.T) {
	box := func(text string) string {
		return `<x:p><x:r><x:pict><x:textbox><x:txbxContent>` + p("", r(text)) + `</x:txbxContent></x:textbox></x:pict></x:r></x:p>`
	}
	if text, _ := markdown(t, paper(t, p("", r("青禾村的账"))+box("甲框里的话。")+box("乙框里的话。"), nil)); strings.Contains(text, "> ") || !strings.Contains(text, "甲框里的话。") {
		t.Errorf("got %s", text)
	}
	if text, _ := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+box("甲框里的话。")+long("后文"), nil)); !strings.Contains(text, "> 甲框里的话。") {
		t.Errorf("got %s", text)
	}
}

// What stands over all columns of a table is a word of their heads, or what the table is called; over the rows of a form it is neither.
func TestTheHeadsOfATableAreFoundBelowOneOverAll(t *testing.T) {
	wholes := wholesOf(t, "heads")
	cell := func(props, text string) string {
		return `<x:tc><x:tcPr>` + props + `</x:tcPr>` + p("", r(text)) + `</x:tc>`
	}
	row := func(cells ...string) string { return "<x:tr>" + strings.Join(cells, "") + "</x:tr>" }
	texts := func(list ...string) string {
		var cells []string
		for _, text := range list {
			cells = append(cells, cell("", text))
		}
		return row(cells...)
	}
	wide := func(n, text string) string { return cell(`<x:gridSpan x:val="`+n+`"/>`, text) }
	figures := texts("经营", "12.6", "25") + texts("租金", "3", "—")
	for name, c := range map[string]struct{ rows, want string }{
		"a group":           {row(wide("3", "集体收入（万元）")) + texts("项目", "2021年", "2022") + figures, "| 集体收入（万元）/项目 | 集体收入（万元）/2021年 | 集体收入（万元）/2022 |\n| --- | --- | --- |\n| 经营 | 12.6 | 25 |\n"},
		"a title":           {row(wide("3", "青禾村2022年集体收入情况统计表")) + texts("项目", "2021年", "2022年") + figures, "\n青禾村2022年集体收入情况统计表\n\n| 项目 | 2021年 | 2022年 |\n| --- | --- | --- |\n| 经营 | 12.6 | 25 |\n"},
		"a group of groups": {row(wide("3", "收支")) + row(cell(`<x:vMerge x:val="restart"/>`, "项目"), wide("2", "收入")) + row(cell("<x:vMerge/>", ""), cell("", "2021年"), cell("", "2022年")) + figures, "| 收支/项目 | 收支/收入/2021年 | 收支/收入/2022年 |\n| --- | --- | --- |\n| 经营 |"},
		"a blank below":     {row(cell("", "项目"), wide("2", "收入")) + texts("", "2021年", "2022年") + figures, "| 项目 | 收入/2021年 | 收入/2022年 |\n| --- | --- | --- |\n| 经营 |"},
		"words below":       {row(cell("", "项目"), wide("2", "收入")) + texts("甲", "2021年", "2022年") + figures, "| 项目 | 收入 |  |\n| --- | --- | --- |\n| 甲 |"},
		"a form":            {row(wide("4", "村情")) + texts("户数", "412", "人口", "1630") + texts("书记", "某某", "电话", "无"), "| 村情 |  |  |  |\n| --- | --- | --- | --- |\n| 户数 | 412 |"},
		"a form of words":   {row(wide("4", "村情")) + texts("书记", "某某", "籍贯", "本村") + texts("年龄", "45", "学历", "大专"), "| 村情 |  |  |  |\n| --- | --- | --- | --- |\n| 书记 |"},
		"lines of its own in each row": {row(cell("", "村名"), wide("2", "青禾村"), cell("", "乡镇"), wide("2", "示例镇")) + row(cell(`<x:vMerge x:val="restart"/>`, "近三年"), cell("", "2021年"), wide("2", "2022年"), wide("2", "2023年")) + row(cell("<x:vMerge/>", ""), cell("", "12"), wide("2", "18"), wide("2", "26")) + row(cell("", "做法"), wide("5", "种茶")),
			"| 村名 | 青禾村 | 乡镇 | 示例镇 |\n| --- | --- | --- | --- |\n| 近三年 | 2021年 | 2022年 | 2023年 |\n|  | 12 | 18 | 26 |\n| 做法 | 种茶 |  |  |"},
		"nothing below heads": {row(wide("3", "集体收入")) + texts("项目", "2021年", "2022年"), "| 集体收入 |  |  |\n| --- | --- | --- |\n| 项目 |"},
	} {
		text, got := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+"<x:tbl>"+c.rows+"</x:tbl>", nil))
		wholes.add(name, got)
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: got\n%s", name, text)
		}
	}
}
