package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/export/office"
	"casebook/generator/narrative"
)

// ownStyles are some of the styles that our export writes.
func ownStyles() string {
	b := `<x:styles xmlns:x="w">`
	for id, name := range map[string]string{"T": "Title", "H1": "heading 1", "C": "caption", "R": "Casebook Rule", "K": "Casebook Code", "Q": "Quote", "S": "Casebook Signer", "P": "Casebook Pages", "D": "Casebook Drawing", "CT": "Casebook Code Text"} {
		b += `<x:style x:styleId="` + id + `"><x:name x:val="` + name + `"/></x:style>`
	}
	return b + `</x:styles>`
}

func styled(style, runs string) string { return p(`<x:pStyle x:val="`+style+`"/>`, runs) }
func inLook(props, text string) string {
	return "<x:r><x:rPr>" + props + "</x:rPr><x:t>" + text + "</x:t></x:r>"
}

// A file that we wrote is read by its styles: each line is what it was written from, what the export made itself is left out, and
// what an editor changed of that is reported.
func TestAFileOfOursIsReadByItsStyles(t *testing.T) {
	drawing := "<x:tbl><x:tr><x:tc>" + styled("D", r("道路")) + "</x:tc><x:tc>" + styled("D", r("0.50")) + "</x:tc><x:tc>" + styled("D", r("改过的格")) + "</x:tc></x:tr></x:tbl>"
	body := styled("S", r("改过的落款")) + styled("P", r("第3页")) + p("", r("标题上面的话。")) +
		styled("T", r("第一篇")) + styled("H1", r("做法")) +
		p("", r("修路")+`<x:sdt><x:sdtPr><x:alias x:val="12公里"/><x:tag x:val="f1"/></x:sdtPr><x:sdtContent>`+r("12公里")+`</x:sdtContent></x:sdt>`+`<x:sdt><x:sdtPr><x:tag x:val="picture:a.png"/></x:sdtPr><x:sdtContent>`+r("图")+`</x:sdtContent></x:sdt>`+r("，通到")+`<x:sdt><x:sdtPr><x:alias x:val="3户"/><x:tag x:val="fact:houses"/></x:sdtPr><x:sdtContent>`+r("三户")+`</x:sdtContent></x:sdt>`+r("。")) +
		p("", inLook("<x:b/>", "粗")+inLook("<x:i/>", "斜")+inLook("<x:strike/>", "删")+inLook(`<x:rStyle x:val="CT"/>`, "码")+inLook("<x:b x:val=\"0\"/>", "平")) +
		p(numbered("0"), r("☑ 修路")) + p(numbered("0"), r("☐ 种茶")) +
		styled("R", "") + styled("K", r("a")+"<x:r><x:br/></x:r>"+r("b")) + styled("Q", r("引来的话")) +
		drawing + styled("C", r("图1　道路")) + styled("C", r("图1　道路")) + styled("C", r("改过的图注")) + styled("S", r("文内的落款")) +
		styled("T", r("第二篇")) + p("", r("另一篇的话。"))
	own := `<casebook xmlns="` + office.ExportNamespace + `"><text slug="one" sha256="a" shift="1">原文</text><text slug="two" sha256="b" shift="0"/>` +
		`<tag name="f1" target="fact:road"/><caption drawing="1">图1　道路</caption><caption drawing="2">图1　道路</caption><within>道路</within><within>0.5</within></casebook>`
	got, err := Read(paper(t, body, map[string]string{"word/styles.xml": ownStyles(), "word/numbering.xml": lists, "customXml/item3.xml": own}), "slug")
	if err != nil || got.Own == nil || len(got.Own.Texts) != 2 {
		t.Fatalf("%+v %v", got, err)
	}
	first, second := got.Own.Texts[0], got.Own.Texts[1]
	if got.Own.Printed["road"] != "12公里" || got.Own.Printed["houses"] != "" {
		t.Errorf("printed %v", got.Own.Printed)
	}
	if first.Slug != "one" || first.SHA256 != "a" || first.Markdown != "原文" || first.Title != "第一篇" || second.Title != "第二篇" || got.Title != "第一篇" {
		t.Errorf("%+v\n%+v", first, second)
	}
	wholesOf(t, "ours").add("all", got)
	var kinds []string
	var drawings []int
	var rest []document.Block
	for _, b := range first.Document.Blocks {
		kinds = append(kinds, strings.TrimPrefix(fmt.Sprintf("%T", b), "*document."))
		if d, ok := b.(*document.Drawing); !ok {
			rest = append(rest, b)
		} else {
			drawings = append(drawings, d.Index)
		}
	}
	if want := "Paragraph Heading Paragraph Paragraph List List ThematicBreak Code Quote Drawing Drawing Drawing"; strings.Join(kinds, " ") != want {
		t.Errorf("blocks %s, want %s", strings.Join(kinds, " "), want)
	}
	if !slices.Equal(drawings, []int{1, 2, 3}) {
		t.Errorf("drawings %v: those of one caption stand in their order, one whose caption was changed behind the one before", drawings)
	}
	text := string(narrative.Append(nil, &document.Document{Blocks: rest}))
	for _, want := range []string{"标题上面的话。\n\n## 做法", "修路[](fact:road)![](a.png)，通到[三户](fact:houses)。", "**粗**", "~~删~~", "`码`平", "[x] 修路", "[ ] 种茶", "a\nb\n", "> 引来的话"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
	if want := []string{"改过的落款", "改过的格", "改过的图注", "文内的落款"}; !slices.Equal(got.Own.Edited, want) {
		t.Errorf("edited %q, want %q", got.Own.Edited, want)
	}
}

// A file of which another program kept our styles alone is one text of ours, of which nothing is known, so that nothing of it can be said
// to have been changed.
func TestAFileOfOursMayHaveLostItsPart(t *testing.T) {
	styles := strings.Replace(ownStyles(), `</x:styles>`, `<x:style x:styleId="TT"><x:name x:val="Casebook Table Text"/></x:style></x:styles>`, 1)
	got, err := Read(paper(t, styled("T", r("第一篇"))+styled("H1", r("做法"))+styled("S", r("落款"))+styled("C", r("图1　道路"))+p("", r("正文。")), map[string]string{"word/styles.xml": styles}), "slug")
	if err != nil || got.Own == nil || !got.Own.Lost || len(got.Own.Edited) > 0 || got.Title != "第一篇" {
		t.Fatalf("%+v %v", got, err)
	}
	if text := string(narrative.Append(nil, &document.Document{Blocks: got.Document.Blocks[:1]})); !strings.Contains(text, "## 做法") {
		t.Errorf("got %s", text)
	}
	if got, err = Read(paper(t, p("", r("别人的"))+long("正文"), map[string]string{"word/styles.xml": ownStyles(), "customXml/item1.xml": `<casebook xmlns="elsewhere"><text slug="x"/></casebook>`}), "slug"); err != nil || got.Own != nil {
		t.Errorf("another's file is taken for ours: %+v %v", got.Own, err)
	}
}

// What stands below a photo in the style of a caption is its caption, though it was changed: no drawing was there.
func TestACaptionBelowAPhotoIsOfThePhoto(t *testing.T) {
	body := styled("T", r("第一篇")) + p("", `<x:r><x:drawing><x:blip x:embed="rId1"/></x:drawing></x:r>`) + styled("C", r("改过的说明")) + styled("C", r("改过的图注")) + p("", r("正文。"))
	own := `<casebook xmlns="` + office.ExportNamespace + `"><text slug="one" sha256="a" shift="1">原文</text></casebook>`
	got, err := Read(paper(t, body, map[string]string{"word/styles.xml": ownStyles(), "customXml/item3.xml": own, "word/media/image1.png": "\x89PNG\r\n\x1a\n",
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Target="media/image1.png"/></Relationships>`}), "slug")
	if err != nil || got.Own == nil || len(got.Own.Texts) != 1 {
		t.Fatalf("%+v %v", got, err)
	}
	var kinds []string
	for _, b := range got.Own.Texts[0].Document.Blocks {
		kinds = append(kinds, strings.TrimPrefix(fmt.Sprintf("%T", b), "*document."))
	}
	if want := "Paragraph Drawing Paragraph"; strings.Join(kinds, " ") != want {
		t.Errorf("blocks %s, want %s", strings.Join(kinds, " "), want)
	}
}
