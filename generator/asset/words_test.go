package asset_test

import (
	"strings"
	"testing"

	"casebook/generator/asset"
	"casebook/generator/testsite"
)

func TestWords(t *testing.T) {
	for _, test := range []struct {
		name, want string
		parts      []string
	}{
		{"a.docx", "张三 138\n删 改\n批注", []string{
			"word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>张三</w:t><w:tab/><w:t>13</w:t></w:r><w:r><w:t>8</w:t></w:r></w:p><w:p><w:del><w:delText>删</w:delText></w:del><w:br/><w:t>改</w:t><w:instrText>PAGE</w:instrText></w:p></w:body></w:document>`,
			"word/comments.xml", `<w:comments xmlns:w="w"><w:comment><w:p><w:t>批注</w:t></w:p></w:comment></w:comments>`,
			"word/styles.xml", `<w:t xmlns:w="w">不是文字</w:t>`}},
		{"a.XLSX", "姓名 13812345678\n直写", []string{
			"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>1</v></c><c><f>A1+1</f><v>13812345678</v></c></row><row><c t="inlineStr"><is><t>直写</t></is></c><c t="s"><v>99</v></c></row></sheetData></worksheet>`,
			"xl/sharedStrings.xml", `<sst><si/><si><r><t>姓</t></r><r><t>名</t></r></si></sst>`}},
		{"a.pptx", "标题\n备注", []string{
			"ppt/slides/slide1.xml", `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>标题</a:t></a:r></a:p></p:sld>`,
			"ppt/notesSlides/notesSlide1.xml", `<p:notes xmlns:p="p" xmlns:a="a"><a:p><a:t>备注</a:t></a:p></p:notes>`}},
		{"a.odt", "一 二", []string{"content.xml", `<o:d xmlns:o="o" xmlns:t="t"><t:p>一<t:tab/><t:span>二</t:span></t:p></o:d>`}},
		{"a.ods", "甲 乙", []string{"content.xml", `<o:d xmlns:o="o" xmlns:t="t"><t:table-row><t:c><t:p>甲</t:p></t:c><t:c><t:p>乙</t:p></t:c></t:table-row></o:d>`}},
		{"broken.docx", "前", []string{"word/document.xml", `<w:d xmlns:w="w"><w:p><w:t>前</w:t></w:p><w:p>`}},
		{"a.zip", "", []string{"word/document.xml", `<w:t xmlns:w="w">字</w:t>`}},
	} {
		r := strings.NewReader(testsite.Zip(t, test.parts...))
		if got := asset.Words(test.name, r, r.Size()); got != test.want {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}
	if got := asset.Words("a.docx", strings.NewReader("PK\x03\x04 no zip"), 12); got != "" {
		t.Errorf("no zip: %q", got)
	}
}

// A paper that unpacks to far more than it is long is read as far as a bound.
func TestWordsAreBounded(t *testing.T) {
	part := `<w:d xmlns:w="w">` + strings.Repeat("<w:p><w:t>"+strings.Repeat("字", 1000)+"</w:t></w:p>", 6_000) + `</w:d>`
	r := strings.NewReader(testsite.Zip(t, "word/document.xml", part, "word/footnotes.xml", part))
	if got := len(asset.Words("a.docx", r, r.Size())); got == 0 || got > 1<<20 {
		t.Errorf("%d bytes", got)
	}
}
