package docx

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/testsite"
)

func parsed(t *testing.T, text string) *node {
	t.Helper()
	root, err := parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// A formula is written in one line so that it says what it says in two.
func TestFormulasInOneLine(t *testing.T) {
	in := func(name, text string) string { return "<" + name + "><r><t>" + text + "</t></r></" + name + ">" }
	for _, x := range [][2]string{
		{"<f>" + in("num", "1") + in("den", "2") + "</f>", "1/2"},
		{`<f><fPr><type val="noBar"/></fPr>` + in("num", "n") + in("den", "k") + "</f>", "(n k)"},
		{"<f>" + in("num", "1") + "</f>", "1/"},
		{"<f>" + in("num", "(a+b)") + in("den", "(a)+(b)") + "</f>", "(a+b)/((a)+(b))"},
		{"<f>" + in("num", "a,b") + in("den", "a|b)") + "</f>", "(a,b)/(a|b))"},
		{"<f>" + in("num", "(a") + in("den", "a)") + "</f>", "(a/a)"},
		{"<f>" + in("num", "(a+b") + in("den", "a+b)") + "</f>", "((a+b)/(a+b))"},
		{"<sSub>" + in("e", "x") + in("sub", "1") + "</sSub>", "x_1"},
		{"<sSubSup>" + in("e", "x") + in("sub", "1") + in("sup", "2") + "</sSubSup>", "x_1^2"},
		{"<sPre>" + in("sub", "1") + in("sup", "2") + in("e", "x") + "</sPre>", "_1^2x"},
		{"<rad>" + in("deg", "3") + in("e", "x") + "</rad>", "3√x"},
		{"<rad>" + in("e", "x") + "</rad>", "√x"},
		{"<nary>" + in("e", "x") + "</nary>", "∫ x"},
		{`<nary><naryPr><chr val="∏"/></naryPr>` + in("sub", "i") + in("e", "x") + "</nary>", "∏_i x"},
		{"<limLow>" + in("e", "lim") + in("lim", "n") + "</limLow>", "lim_n"},
		{"<limUpp>" + in("e", "max") + in("lim", "n") + "</limUpp>", "max^n"},
		{"<func>" + in("fName", "sin") + in("e", "x") + "</func>", "sin x"},
		{`<d><dPr><begChr val="["/><sepChr val=";"/></dPr>` + in("e", "a") + in("e", "b") + "</d>", "[a;b)"},
		{"<d>" + in("e", "a") + in("e", "b") + "</d>", "(a|b)"},
		{"<m><mPr/><mr>" + in("e", "1") + in("e", "2") + "</mr><mr>" + in("e", "3") + in("e", "4") + "</mr></m>", "1 2；3 4"},
		{`<acc><accPr><chr val="̂"/></accPr>` + in("e", "x") + "</acc>", "x̂"},
		{"<box><boxPr><t>x</t></boxPr>" + in("e", "a") + in("e", "b") + "</box>", "ab"},
	} {
		if got := (formula{}).line(parsed(t, x[0]).kids[0]); got != x[1] {
			t.Errorf("%s: %q, want %q", x[0], got, x[1])
		}
	}
}

// A code of a symbol font is a sign from the first of its table to the last, with and without what programs add.
func TestSignsOfSymbolFonts(t *testing.T) {
	for _, x := range []struct {
		font string
		code rune
		want string
	}{
		{"Symbol", 0x1f, ""}, {"Symbol", 0x20, " "}, {"symbol ", 0x22, "∀"}, {"Symbol", 0x7e, "∼"}, {"Symbol", 0x7f, ""}, {"Symbol", 0x9f, ""}, {"Symbol", 0xa0, "€"}, {"Symbol", 0xa3, "≤"}, {"Symbol", 0xf0, ""}, {"Symbol", 0xfe, "⎭"}, {"Symbol", 0xff, ""},
		{"Symbol", 0xf000, ""}, {"Symbol", 0xf020, " "}, {"Symbol", 0xf0a3, "≤"}, {"Symbol", 0xf0ff, ""}, {"Symbol", 0xf122, ""}, {"Symbol", -1, ""},
		{"Wingdings", 0x4a, "☺"}, {"Wingdings", 0xf0fe, "☑"}, {"Wingdings", 0x95, "❿"}, {"Wingdings", 0x14a, ""}, {"Wingdings", 0xf14a, ""}, {"Wingdings", 0x21, ""},
		{"Wingdings 2", 0x52, "☑"}, {"Webdings", 0x31, "✓"}, {"Wingdings 3", 0x52, ""}, {"仿宋", 0x52, ""},
	} {
		if got := signOf(x.font, x.code); got != x.want {
			t.Errorf("%s %04x: %q, want %q", x.font, x.code, got, x.want)
		}
	}
}

// Numbers that a format does not reach are written in digits.
func TestNumbersBeyondTheirFormat(t *testing.T) {
	for _, x := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 0, "0"}, {"chineseCounting", -3, "-3"}, {"chineseCounting", 100, "100"}, {"upperRoman", 0, "0"}, {"upperRoman", 3999, "MMMCMXCIX"}, {"upperRoman", 4000, "4000"}, {"lowerRoman", -1, "-1"},
		{"decimalEnclosedCircle", 0, "0"}, {"chineseLegalSimplified", 9, "玖"}, {"chineseLegalSimplified", 99, "玖拾玖"}, {"upperLetter", 53, "AAA"}, {"ideographDigital", -1, "〇"}, {"ideographZodiac", 13, "子"},
	} {
		if got := numberIn(x.format, x.n); got != x.want {
			t.Errorf("%d as %s is %q, want %q", x.n, x.format, got, x.want)
		}
	}
	for _, x := range [][3]string{{"1.", "5", "1. "}, {"1.", ".5", "1. "}, {"1．", "．5", "1． "}, {"1", "五", "1 "}, {"（一）", "五", "（一）"}, {"一", "个", "一"}, {"第二", "十", "第二 "}} {
		if got := apart(x[0], x[1]); got != x[2] {
			t.Errorf("%s before %s: %q, want %q", x[0], x[1], got, x[2])
		}
	}
}

// The first of several nodes of a name is taken; words around an element belong to it as those in it do.
func TestNodesOfATree(t *testing.T) {
	root := parsed(t, `<p rsidR="1" x="2"><t>甲</t><q><t>乙</t></q><t>丙<later/></t></p>`)
	p := root.kid("p")
	if got := p.kid("t").characters() + p.first("t").characters() + root.first("q").characters() + p.characters(); got != "甲甲乙甲乙丙" {
		t.Error(got)
	}
	if len(p.attrs) != 1 || p.attr("x") != "2" || p.attr("rsidR") != "" {
		t.Errorf("attributes %v: in which session a thing was typed is not kept", p.attrs)
	}
	for runs, want := range map[string]string{
		"<later><t>甲</t></later><r><t>乙</t></r>": "甲|乙", "<r/><r><t>乙</t></r>": "|乙", "<r><t>甲</t></r><r/>": "甲|", "<r><t>甲</t></r><r><tab/><t>乙</t></r>": "甲|乙",
		"<r><t>甲</t></r><r><t>乙</t><tab/></r>": "甲|乙", "<r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r>": "甲|乙",
	} {
		var got []string
		for _, k := range parsed(t, "<p>"+runs+"</p>").kid("p").kids {
			got = append(got, k.characters())
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", runs, got, want)
		}
	}
	for n, want := range map[int]error{maxDepth - 1: nil, maxDepth: ErrTooLarge} {
		if _, err := parse(strings.NewReader(strings.Repeat("<a>", n) + strings.Repeat("</a>", n))); !errors.Is(err, want) {
			t.Errorf("%d elements in one another: %v", n, err)
		}
	}
}

// What is no Word file is reported for what it is.
func TestFilesThatHoldNoDocument(t *testing.T) {
	for name, x := range map[string]struct {
		data []byte
		want error
	}{
		"another package": {[]byte(testsite.Zip(t, "xl/workbook.xml", "<x/>")), ErrNotWord}, "an encrypted one": {[]byte(testsite.Zip(t, "EncryptedPackage", "<x/>")), ErrEncrypted}, "no body": {[]byte(testsite.Zip(t, "word/document.xml", "<x/>")), ErrNotWord},
		"half a file": {[]byte("PK\x03\x04"), ErrDamaged}, "a text": {[]byte("正文"), ErrNotWord}, "an old one": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrEncrypted}, "no words": {paper(t, "", nil), ErrNotWord}, "damaged styles": {paper(t, p("", r("正文")), map[string]string{"word/styles.xml": "<x"}), ErrDamaged},
	} {
		if _, err := Read(x.data, "slug"); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
	c, err := open([]byte(testsite.Zip(t, "a", "<x/>")))
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int64]error{4: nil, 3: ErrTooLarge} {
		if data, err := c.bytes("a", limit); !errors.Is(err, want) || err == nil && len(data) != 4 {
			t.Errorf("four bytes, of at most %d: %q %v", limit, data, err)
		}
	}
	other := `<x:document xmlns:x="w"><x:body>` + p("", r("另处的正文")) + `</x:body></x:document>`
	if got, err := Read(paper(t, p("", r("原处的正文")), map[string]string{"doc/main.xml": other, "_rels/.rels": `<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/><Relationship Type="x/other" Target="doc/main.xml"/></Relationships>`}), "slug"); err != nil || !strings.Contains(inMarkdown(&got.Document), "原处") {
		t.Errorf("another part is taken for the document: %v", err)
	}
	for n, want := range map[int]string{30: strings.Repeat("账", 30), 31: strings.Repeat("账", 30) + "…"} {
		if got := cutTo(strings.Repeat("账", n), 30); got != want {
			t.Errorf("of %d characters %q stand", n, got)
		}
	}
}

// tableOf is a table whose rows are divided by ; and cells by |; 收入>2 is two columns wide, 项目^2 two rows high.
func tableOf(text string) *document.Table {
	t := &document.Table{}
	for row := range strings.SplitSeq(text, ";") {
		var cells []*document.Cell
		for cell := range strings.SplitSeq(row, "|") {
			c := &document.Cell{ColSpan: 1, RowSpan: 1}
			if words, n, ok := strings.Cut(cell, ">"); ok {
				cell, c.ColSpan = words, atoi(n)
			}
			if words, n, ok := strings.Cut(cell, "^"); ok {
				cell, c.RowSpan = words, atoi(n)
			}
			c.Inlines = textCell(cell).Inlines
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	return t
}

// The head of a table reaches as far as its cells are divided below, where figures follow.
func TestRowsOfAHead(t *testing.T) {
	for text, want := range map[string]int{
		"项目|收入;经营|12": 1, "项目^2|收入>2;上年|今年;经营|1|2": 2, "项目^3|收入>2;工资>2;上年|今年;经营|1|2": 3, "项目^4|收入>2;甲>2;乙>2;上年|今年;经营|1|2": 1, "项目^2|照片;经营;租金|1": 1, "项目^2|收入^2": 1,
		"收支>2;项目|收入;经营|12": 2, "收支>3;项目|上年|今年;经营|1|2": 2, "收支>3;项目|上年|今年": 1, "收支>2^2;项目|收入;经营|12": 1, "收支;项目|收入;经营|12": 1, "收>2|支>2;项目|收入|项目|支出;经营|1|租金|2": 1,
		"收支>3;12|上年|今年;经营|1|2": 1, "收支>3;项目|上年|今年;经营|甲|乙": 1, "收支>3;项目|上年|今年;经营|1|乙": 2, "收支>4;项目|前年|上年|今年;经营|1|乙|丙": 1, "收支>3;项目|上年|今年;经营|1|乙;租金|甲|丙": 1, "收支>3;项目|上年|今年;经营||;租金|1|2": 2, "收支>3;项目|上年|今年;年份|2021|2022年;经营|1|2": 2,
		"收支>3;项目|上年|今年;经营|1|2;注：可比口径": 1, "收支>3;项目|上年|今年;注：可比口径;经营|1|2": 2, "收支>3;项目|上年|今年;经营|1": 2, "收支>3;项目>2|上年;经营|1|2": 2, "收支>2;项目;经营|12": 1,
		"项目|收入>2;|上年|今年;经营|1|2": 2, "项目|收入>2;|上年|今年": 1, "项目|收入>2;甲|上年|今年;经营|1|2": 1, "项目|收入>2;|上年|;经营|1|2": 1, "1|收入>2;|上年|今年;经营|1|2": 1, "项目|收入>2;|3|今年;经营|1|2": 1, "项目|收入>2;|上年>2;经营|1|2": 1, "收入>2|支出>2;上年|今年|上年|今年;1|2|3|4": 1,
		"项目|收入>2;|上年|今年|又一;经营|1|2|3": 1, "项目|户数;|;经营|1": 1, "项目|收入>3;|上年|今年;经营|1|2": 1, "2021年|收入>2;|2021|今年;经营|1|2": 2,
	} {
		if got := headRows(tableOf(text)); got != want {
			t.Errorf("%s: the head has %d rows, want %d", text, got, want)
		}
	}
}

// What stands over a whole table is what it is called where it is long or ends so, in a paper that others wrote.
func TestATablesNameStandsAboveIt(t *testing.T) {
	const below = ";项目|收入;经营|12"
	for text, want := range map[string]bool{strings.Repeat("账", longestGroup) + ">2" + below: false, strings.Repeat("账", longestGroup+1) + ">2" + below: true, "收支表>2" + below: true, "收支表>2;项目|收入": false, "收支表|甲" + below: false} {
		for name, r := range map[string]reader{"another's": {paper: &Paper{}}, "ours": {paper: &Paper{Own: newOwn()}}, "a note's": {paper: &Paper{}, inNote: true}} {
			table := tableOf(text)
			rows := len(table.Rows)
			if r.titleOut(table); (len(r.lines) == 1 && len(table.Rows) == rows-1) != (want && name == "another's") || len(r.lines) != len(r.paper.Aside) {
				t.Errorf("%s in %s: lines %v, %d rows", text, name, r.lines, len(table.Rows))
			}
		}
	}
}

// Dates end with the last that Excel has; one format of dates among others makes dates of all.
func TestTheLastDateOfAChart(t *testing.T) {
	for v, want := range map[string]string{strconv.Itoa(lastDay - 1): "9999-12-31", strconv.Itoa(lastDay): strconv.Itoa(lastDay), "1": "1899-12-31", "-1": "-1", "x": "x"} {
		if got := points(parsed(t, `<cat><formatCode>yyyy/m/d</formatCode><formatCode>General</formatCode><pt idx="0"><v>`+v+`</v></pt></cat>`).kid("cat")); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %s", v, got, want)
		}
	}
	if got := points(parsed(t, `<val><pt idx="1"><v>2</v></pt><pt idx="9999"><v>3</v></pt><pt idx="10000"><v>4</v></pt></val>`).kid("val")); len(got) != 10000 || got[0] != "" || got[1] != "2" || got[9999] != "3" {
		t.Errorf("%d points", len(got))
	}
	two, heads := chartTable(parsed(t, `<c><ser><tx><v>甲</v></tx><cat><pt idx="0"><v>上年</v></pt></cat><val><pt idx="0"><v>1</v></pt></val></ser><ser><cat><pt idx="0"><v>今年</v></pt></cat><val><pt idx="0"><v>2</v></pt></val></ser></c>`))
	if len(heads) != 2 || document.PlainText(two.Rows[1].Cells[0].Inlines) != "上年" {
		t.Errorf("heads %q, rows %v", heads, two.Rows)
	}
}

// The body is as most of its long lines are set, those set first where two looks are as frequent.
func TestTheLookOfTheBody(t *testing.T) {
	of := func(n int, font string) line { return line{text: strings.Repeat("账", n), font: font, size: 32} }
	if got := (&reader{lines: []line{of(longestHeading, "黑体"), of(50, "仿宋"), of(50, "宋体")}}).bodyLook(); got.font != "仿宋" {
		t.Errorf("the body is set in %s", got.font)
	}
	if got := (&reader{lines: []line{of(longestHeading, "黑体")}}).bodyLook(); got != (bodyLook{}) {
		t.Errorf("a line as long as a heading is the body: %+v", got)
	}
	if got := (&reader{lines: []line{of(50, "仿宋"), of(46, "宋体"), of(46, "宋体")}}).bodyLook(); got.font != "宋体" {
		t.Errorf("the body is set in %s", got.font)
	}
}

// Links and pictures of a note are those of its own part, whose ids are others than the document's.
func TestANoteHasLinksOfItsOwn(t *testing.T) {
	note := func(name, text string) map[string]string {
		return map[string]string{
			"word/_rels/document.xml.rels":      `<Relationships><Relationship Id="rId1" Target="https://example.org/body" TargetMode="External"/></Relationships>`,
			"word/_rels/" + name + "s.xml.rels": `<Relationships><Relationship Id="rId1" Target="https://example.org/note" TargetMode="External"/></Relationships>`,
			"word/" + name + "s.xml":            `<x:` + name + `s xmlns:x="w"><x:` + name + ` x:id="2">` + p("", `<x:hyperlink x:id="rId1">`+r(text)+`</x:hyperlink>`) + `</x:` + name + `></x:` + name + `s>`,
		}
	}
	for _, name := range []string{"footnote", "endnote"} {
		body := p("", r("青禾村的账")) + long("正文") + p("", r("收入")+`<x:r><x:`+name+`Reference x:id="2"/></x:r>`) + p("", `<x:hyperlink x:id="rId1">`+r("公报")+`</x:hyperlink>`)
		text, _ := markdown(t, paper(t, body, note(name, "年鉴")))
		for _, want := range []string{"[年鉴](https://example.org/note)", "[公报](https://example.org/body)"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s in\n%s", name, want, text)
			}
		}
	}
}
