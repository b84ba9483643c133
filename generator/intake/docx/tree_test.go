package docx

import (
	"strings"
	"testing"

	"casebook/generator/document"
)

// Runs in a row that are set alike are one, as Word cuts them wherever somebody went on typing; those that are set otherwise, hold something
// else than a text or are of two kinds stay apart. What found a mistake of spelling stands between runs and is nothing.
func TestRunsThatAreSetAlikeAreOne(t *testing.T) {
	run := func(props, rest string) string { return "<r><rPr>" + props + "</rPr>" + rest + "</r>" }
	for name, c := range map[string]struct {
		runs string
		want string // the runs' characters
	}{
		"alike":                        {run("<b/>", "<t>甲</t>") + run("<b/>", "<t>乙</t>"), "甲乙"},
		"alike but for the session":    {`<r rsidR="1"><rPr><b/></rPr><t>甲</t></r><r rsidR="2"><rPr><b/></rPr><t>乙</t></r>`, "甲乙"},
		"without properties":           {"<r><t>甲</t></r><r><t>乙</t></r><r><t>丙</t></r>", "甲乙丙"},
		"set otherwise":                {run("<b/>", "<t>甲</t>") + run("<i/>", "<t>乙</t>"), "甲|乙"},
		"of another value":             {run(`<sz val="32"/>`, "<t>甲</t>") + run(`<sz val="44"/>`, "<t>乙</t>"), "甲|乙"},
		"taken away, in two pieces":    {run("<b/>", "<delText>甲</delText>") + run("<b/>", "<delText>乙</delText>"), "甲乙"},
		"taken away and left":          {run("<b/>", "<delText>甲</delText>") + run("<b/>", "<t>乙</t>"), "甲|乙"},
		"with a tab":                   {run("<b/>", "<t>甲</t>") + run("<b/>", "<tab/><t>乙</t>"), "甲|乙"},
		"behind a tab":                 {run("<b/>", "<t>甲</t><tab/>") + run("<b/>", "<t>乙</t>"), "甲|乙"},
		"around a mistake of spelling": {run("<b/>", "<t>甲</t>") + "<proofErr/>" + run("<b/>", "<t>乙</t>"), "甲乙"},
		"with a link between":          {run("<b/>", "<t>甲</t>") + "<hyperlink><r><t>链</t></r></hyperlink>" + run("<b/>", "<t>乙</t>"), "甲|链|乙"},
	} {
		root, err := parse(strings.NewReader("<p>" + c.runs + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range root.kid("p").kids {
			got = append(got, k.characters())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), c.want)
		}
	}
	long := strings.Repeat("长", longRun)
	if root, err := parse(strings.NewReader("<p><r><t>" + long + "</t></r><r><t>尾</t></r></p>")); err != nil || root.kid("p", "r").characters() != long+"尾" || len(root.kid("p").kids) != 1 {
		t.Errorf("a long run and its end are not one: %v", err)
	}
}

// A title is a line of words: no table, no number or date of a paper, no attachment, no subtitle, nothing long and no few letters.
func TestWhatMayBeATitle(t *testing.T) {
	var r reader
	for text, want := range map[string]bool{
		"青禾村的账": true, "": false, "青政发〔2024〕15号": false, "2024年3月5日": false, "附件1": false, "——青禾村的做法": false, "--青禾村的做法": false, "GDP": false, "GDP 2024": true,
		strings.Repeat("账", longestTitleLine): true, strings.Repeat("账", longestTitleLine+1): false,
	} {
		if got := r.mayBeTitle(&line{text: text}); got != want {
			t.Errorf("%q may be a title: %t", text, got)
		}
	}
	if r.mayBeTitle(&line{block: &document.Table{}}) {
		t.Error("a table may be a title")
	}
	if !r.mayBeTitle(&line{text: "GDP", title: true}) {
		t.Error("what has the style of a title is none")
	}
}

// Above the body stand short lines; a section, a table, a long line or a sentence begins it, unless it is centred or in
// the style of a title.
func TestTheBodyBeginsBelowTheHead(t *testing.T) {
	sentence := strings.Repeat("账", 25) + "。"
	for name, x := range map[string]struct {
		below line
		begin bool
	}{
		"a section":                    {line{text: "一、家底"}, true},
		"a section that is the title":  {line{text: "一、家底", title: true}, false},
		"a chapter":                    {line{text: "第一章 家底"}, true},
		"a number of a lower rank":     {line{text: "1. 家底"}, false},
		"a table":                      {line{block: &document.Table{}}, true},
		"a short line":                 {line{text: "青禾县材料"}, false},
		"a line as long as a title":    {line{text: strings.Repeat("账", longestTitleLine)}, false},
		"a longer line":                {line{text: strings.Repeat("账", longestTitleLine+1)}, true},
		"a sentence":                   {line{text: sentence}, true},
		"a sentence that is centred":   {line{text: sentence, align: "center"}, false},
		"a short sentence":             {line{text: strings.Repeat("账", 24) + "。"}, false},
		"a line as long as a sentence": {line{text: strings.Repeat("账", 26)}, false},
	} {
		r := reader{lines: []line{{text: "青禾村的账"}, x.below, {text: "尾"}}}
		if got := r.top(); (got == 1) != x.begin || got != 1 && got != 3 {
			t.Errorf("%s: the body begins at line %d", name, got)
		}
	}
	r := reader{lines: make([]line, farthestTitle+2)}
	if got := r.top(); got != farthestTitle {
		t.Errorf("of many short lines %d stand above the body", got)
	}
}

// A SmartArt drawing whose part is not there, or is no XML, is reported of without its words.
func TestADrawingWithoutItsPartIsReported(t *testing.T) {
	for part, want := range map[string]string{"": "", "<x": "", `<d:m xmlns:d="d"><d:pt><d:t>村民</d:t></d:pt><d:pt/><d:pt><d:t>干部</d:t></d:pt></d:m>`: "村民；干部"} {
		parts := map[string]string{"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Target="diagrams/data1.xml"/></Relationships>`}
		if part != "" {
			parts["word/diagrams/data1.xml"] = part
		}
		_, got := markdown(t, paper(t, p("", r("青禾村的账"))+long("正文")+p("", r("见图")+`<x:r><x:drawing><x:relIds x:dm="rId1"/></x:drawing></x:r>`), parts))
		reported := ""
		for _, a := range got.Aside {
			if strings.Contains(a.Text, "SmartArt") {
				_, reported, _ = strings.Cut(a.Text, "文字：")
				reported += "!"
			}
		}
		if reported != want+"!" {
			t.Errorf("of %q is reported %q", part, reported)
		}
	}
}

// A line stands out where it is bold, larger, or in a font of heads, and the body is not; where nothing is known of the
// body nothing stands out.
func TestALineStandsOut(t *testing.T) {
	for _, x := range []struct {
		body bodyLook
		line line
		want bool
	}{
		{bodyLook{"仿宋", 32, false}, line{font: "仿宋", size: 32}, false}, {bodyLook{"仿宋", 32, false}, line{font: "仿宋", size: 32, bold: true}, true},
		{bodyLook{"仿宋", 32, true}, line{font: "仿宋", size: 32, bold: true}, false}, {bodyLook{"仿宋", 32, false}, line{font: "仿宋", size: 33}, true},
		{bodyLook{"仿宋", 32, false}, line{font: "仿宋", size: 31}, false}, {bodyLook{"仿宋", 32, false}, line{font: "宋体", size: 32}, false},
		{bodyLook{"仿宋", 32, false}, line{font: "黑体", size: 32}, true}, {bodyLook{"黑体", 32, false}, line{font: "黑体", size: 32}, false},
		{bodyLook{"仿宋", 32, false}, line{font: "楷体_GB2312", size: 32}, true}, {bodyLook{"仿宋", 32, false}, line{font: "SIMHEI", size: 32}, true},
		{bodyLook{"仿宋", 32, false}, line{font: "kaiti", size: 32}, true}, {bodyLook{}, line{font: "黑体", size: 44, bold: true}, false},
	} {
		r := reader{body: x.body}
		if got := r.standsOut(&x.line); got != x.want {
			t.Errorf("%s of %d, bold %t, stands out of %+v: %t", x.line.font, x.line.size, x.line.bold, x.body, got)
		}
	}
}
