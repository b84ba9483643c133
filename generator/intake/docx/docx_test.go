package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"casebook/generator/narrative"
)

// paper packs a body, and further parts by their names, into a Word file. The prefix of its
// elements is not w: nobody promises that.
func paper(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := map[string]string{"word/document.xml": `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body>` + body + `</x:body></x:document>`}
	for name, text := range parts {
		all[name] = text
	}
	for name, text := range all {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func p(props, runs string) string { return "<x:p><x:pPr>" + props + "</x:pPr>" + runs + "</x:p>" }
func r(text string) string        { return "<x:r><x:t>" + text + "</x:t></x:r>" }
func numbered(level string) string {
	return `<x:numPr><x:ilvl x:val="` + level + `"/><x:numId x:val="1"/></x:numPr>`
}

const lists = `<x:numbering xmlns:x="w"><x:abstractNum x:abstractNumId="7">
<x:lvl x:ilvl="0"><x:start x:val="1"/><x:numFmt x:val="chineseCounting"/><x:lvlText x:val="%1、"/></x:lvl>
<x:lvl x:ilvl="1"><x:start x:val="1"/><x:numFmt x:val="chineseCounting"/><x:lvlText x:val="（%2）"/></x:lvl>
</x:abstractNum><x:num x:numId="1"><x:abstractNumId x:val="7"/></x:num></x:numbering>`

func markdown(t *testing.T, data []byte) (string, *Paper) {
	t.Helper()
	got, err := Read(data, "slug")
	if err != nil {
		t.Fatal(err)
	}
	return string(narrative.Append(nil, &got.Document)), got
}

func TestAPaperIsReadWhole(t *testing.T) {
	body := p(`<x:jc x:val="center"/>`, r("青组通〔2024〕8号")) +
		p(`<x:jc x:val="center"/>`, `<x:r><x:rPr><x:sz x:val="44"/></x:rPr><x:t>兴村富民路</x:t></x:r>`) +
		p("", r("各村：")) +
		p("", r("党员4")+r("3名，收入")+`<x:del><x:r><x:delText>56.8</x:delText></x:r></x:del><x:ins>`+r("58.6")+`</x:ins>`+r("万元")+`<x:r><x:footnoteReference x:id="2"/></x:r>`+r("。")) +
		p(numbered("0"), r("主要做法")) + p(numbered("1"), r("建强组织")) + p(numbered("0"), r("成效")) + p(numbered("1"), r("增收")) +
		`<x:tbl><x:tr><x:tc><x:tcPr><x:vMerge x:val="restart"/></x:tcPr>` + p("", r("项目")) + `</x:tc><x:tc><x:tcPr><x:gridSpan x:val="2"/></x:tcPr>` + p("", r("收入")) + `</x:tc></x:tr>` +
		`<x:tr><x:tc><x:tcPr><x:vMerge/></x:tcPr>` + p("", "") + `</x:tc><x:tc>` + p("", r("2021年")) + `</x:tc><x:tc>` + p("", r("2022年")) + `</x:tc></x:tr>` +
		`<x:tr><x:tc>` + p("", r("经营")) + `</x:tc><x:tc>` + p("", r("12.6")) + `</x:tc><x:tc>` + p("", r("25")) + `</x:tc></x:tr></x:tbl>` +
		p("", `<x:r><x:AlternateContent><x:Choice><x:txbxContent>`+p("", r("框里的话"))+`</x:txbxContent></x:Choice><x:Fallback><x:txbxContent>`+p("", r("框里的话"))+`</x:txbxContent></x:Fallback></x:AlternateContent></x:r>`) +
		p("", `<x:r><x:fldChar x:fldCharType="begin"/></x:r><x:r><x:instrText>PAGE 99</x:instrText></x:r><x:r><x:fldChar x:fldCharType="separate"/></x:r>`+r("见第3页")+`<x:r><x:fldChar x:fldCharType="end"/></x:r>`) +
		p(`<x:jc x:val="right"/>`, r("青禾县委组织部")) + p(`<x:jc x:val="right"/>`, r("2024年3月5日"))
	text, got := markdown(t, paper(t, body, map[string]string{"word/numbering.xml": lists,
		"word/footnotes.xml": `<x:footnotes xmlns:x="w"><x:footnote x:id="2">` + p("", r("可比口径。")) + `</x:footnote></x:footnotes>`}))
	for _, want := range []string{"党员43名，收入58.6万元[^1]。", "## 一、主要做法", "### （一）建强组织", "## 二、成效", "### （一）增收", "| 项目 | 收入/2021年 | 收入/2022年 |", "| 经营 | 12.6 | 25 |", "<!-- 修订：56.8→58.6 -->", "[^1]: 可比口径。", "见第3页"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
	if strings.Count(text, "框里的话") != 1 || strings.Contains(text, "PAGE") {
		t.Errorf("a text box stands more than once, or a field's instruction is shown:\n%s", text)
	}
	if got.Title != "兴村富民路" || got.Number != "青组通〔2024〕8号" || got.To != "各村" || got.Signer != "青禾县委组织部" || got.Date != "2024-03-05" {
		t.Errorf("%q %q %q %q %q", got.Title, got.Number, got.To, got.Signer, got.Date)
	}
	kinds := ""
	for _, a := range got.Aside {
		kinds += a.Kind + " "
	}
	for _, want := range []string{"修订", "文本框", "表格", "文号", "主送", "落款"} {
		if !strings.Contains(kinds, want) {
			t.Errorf("%s is not listed: %s", want, kinds)
		}
	}
}

func TestWhatIsNoWordFileIsRefused(t *testing.T) {
	whole := paper(t, p("", r("正文")), nil)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"text":    {[]byte("正文"), ErrNotWord},
		"nothing": {nil, ErrNotWord},
		"old":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrEncrypted},
		"cut":     {whole[:len(whole)/2], ErrDamaged},
		"xml":     {paper(t, "<x:p>", nil), ErrDamaged},
		"deep":    {paper(t, strings.Repeat("<x:a>", 300), nil), ErrTooLarge},
		"bomb":    {paper(t, strings.Repeat(" ", maxPart), nil), ErrTooLarge},
		"empty":   {paper(t, "", nil), ErrNotWord},
	} {
		if _, err := Read(c.data, "slug"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func FuzzBody(f *testing.F) {
	f.Add(p(numbered("0"), r("一")))
	f.Add(`<x:tbl><x:tr><x:tc><x:tcPr><x:vMerge/><x:gridSpan x:val="9"/></x:tcPr></x:tc></x:tr></x:tbl>`)
	f.Add(`<x:p><x:r><x:fldChar x:fldCharType="end"/><x:t>5</x:t></x:r></x:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		if got, err := Read(paper(t, body, map[string]string{"word/numbering.xml": lists}), "slug"); err == nil {
			narrative.Append(nil, &got.Document)
		}
	})
}

// Whatever a file says of its numbering, its paragraphs come in with their text.
// The formats are those of ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
func TestNumbersAreWrittenAsWordDoes(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"chineseCounting", 1, "一"}, {"chineseCounting", 10, "十"}, {"chineseCountingThousand", 11, "十一"}, {"chineseCounting", 20, "二十"}, {"chineseCounting", 99, "九十九"},
		{"ideographDigital", 10, "一〇"}, {"chineseLegalSimplified", 1, "壹"}, {"chineseLegalSimplified", 10, "壹拾"}, {"chineseLegalSimplified", 19, "壹拾玖"}, {"chineseLegalSimplified", 20, "贰拾"}, {"chineseLegalSimplified", 21, "贰拾壹"},
		{"ideographTraditional", 10, "癸"}, {"ideographTraditional", 11, "甲"}, {"ideographTraditional", 0, "0"}, {"ideographZodiac", 12, "亥"}, {"numberInDash", 4, "- 4 -"}, {"decimalEnclosedCircle", 1, "①"}, {"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"},
		{"decimalEnclosedParen", 5, "(5)"}, {"decimalFullWidth", 10, "１０"}, {"lowerLetter", 1, "a"}, {"lowerLetter", 26, "z"}, {"lowerLetter", 27, "aa"}, {"upperLetter", 2, "B"}, {"lowerRoman", 4, "iv"}, {"upperRoman", 1999, "MCMXCIX"}, {"upperLetter", 0, "0"}, {"anything else", 7, "7"},
	} {
		if got := numberIn(c.format, c.n); got != c.want {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func FuzzNumbering(f *testing.F) {
	f.Add(lists, "0", "1")
	f.Add(`<x:numbering xmlns:x="w"><x:num x:numId="1"><x:abstractNumId x:val="9"/><x:lvlOverride x:ilvl="-1"><x:startOverride x:val="99999999999"/></x:lvlOverride></x:num></x:numbering>`, "-1", "12")
	f.Add(`<x:numbering xmlns:x="w"><x:abstractNum x:abstractNumId="7"><x:lvl x:ilvl="8"><x:start x:val="-5"/><x:numFmt x:val="upperRoman"/><x:lvlText x:val="%9.%1%0%"/></x:lvl></x:abstractNum><x:num x:numId="1"><x:abstractNumId x:val="7"/></x:num></x:numbering>`, "8", "9")
	f.Fuzz(func(t *testing.T, numbering, first, second string) {
		var escaped [2]bytes.Buffer
		for i, level := range []string{first, second} {
			if err := xml.EscapeText(&escaped[i], []byte(level)); err != nil {
				t.Skip("XML cannot hold the text")
			}
		}
		body := p(numbered(escaped[0].String()), r("甲事")) + p(numbered(escaped[1].String()), r("乙事")) + p("", r("丙事"))
		got, err := Read(paper(t, body, map[string]string{"word/numbering.xml": numbering}), "slug")
		if err != nil {
			return
		}
		text := got.Title + string(narrative.Append(nil, &got.Document))
		for _, word := range []string{"甲事", "乙事", "丙事"} {
			if !strings.Contains(text, word) {
				t.Errorf("%s is lost in %q", word, text)
			}
		}
	})
}

// A subtitle is the paper's summary unless it has figures, which are bound in the text; what stands
// in a text box is set apart from the text around it.
func TestASubtitleAndATextBoxAreNotTheBody(t *testing.T) {
	title := p(`<x:jc x:val="center"/>`, `<x:r><x:rPr><x:sz x:val="44"/></x:rPr><x:t>走好兴村路</x:t></x:r>`)
	box := `<x:p><x:r><x:pict><x:textbox><x:txbxContent>` + p("", r("编者按：甲")) + p("", r("乙")) + `</x:txbxContent></x:textbox></x:pict></x:r></x:p>`
	text := p("", r("青禾村有十二个小组。")) + box + p("", r("群众很满意。"))
	got, read := markdown(t, paper(t, title+p(`<x:jc x:val="center"/>`, r("——青禾村的做法"))+text, nil))
	if read.Subtitle != "青禾村的做法" || got != "青禾村有十二个小组。\n\n> 编者按：甲\n>\n> 乙\n\n群众很满意。" {
		t.Errorf("%q %q", read.Subtitle, got)
	}
	if got, read = markdown(t, paper(t, title+p(`<x:jc x:val="center"/>`, r("——12个村的做法"))+text, nil)); read.Subtitle != "" || !strings.Contains(got, "——12个村的做法") {
		t.Errorf("%q %q", read.Subtitle, got)
	}
}

func TestAChartsDatesAreDates(t *testing.T) {
	chart := func(format, v string) *node {
		characters := func(name, s string) *node { return &node{name: name, kids: []*node{{text: s}}} }
		pt := &node{name: "pt", attrs: []xml.Attr{{Name: xml.Name{Local: "idx"}, Value: "0"}}, kids: []*node{characters("v", v)}}
		return &node{name: "cat", kids: []*node{characters("formatCode", format), pt}}
	}
	for _, c := range [][3]string{
		{"m/d/yyyy", "43375", "2018-10-02"}, {`m"月"d"日";@`, "43376", "2018-10-03"}, {"General", "43375", "43375"}, {"0.00%", "1", "1"},
		{"yyyy/m/d", "0", "0"}, {"yyyy/m/d", "99999999", "99999999"}, {"[Red]0", "43375", "43375"},
	} {
		if got := points(chart(c[0], c[1])); len(got) != 1 || got[0] != c[2] {
			t.Errorf("%s of %s: %q, want %s", c[1], c[0], got, c[2])
		}
	}
}

// A paper whose whole text is another file within it, as web systems write them, is refused with that reason.
func TestATextThatIsAnotherFileIsReported(t *testing.T) {
	if _, err := Read(paper(t, `<x:altChunk x:id="rId9"/>`, nil), "slug"); !errors.Is(err, ErrElsewhere) {
		t.Error(err)
	}
}
