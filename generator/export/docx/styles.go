package docx

import (
	"strings"

	"casebook/generator/export/office"
)

// style is a named style. An office restyles a paper by changing it.
type style struct {
	id, name  string
	character bool
	table     bool
	basedOn   string
	next      string
	ppr, rpr  string // XML
	outline   int    // from 1; 0 for none
}

const titleName = "Title"

// Sizes in half points: 二号 44, 三号 32, 四号 28, 小四 24, 五号 21.
const (
	exact28 = `<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>`
	single  = `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`
	indent2 = `<w:ind w:firstLineChars="200" w:firstLine="632"/>`
	// 28 characters of 16 points are wider than the 156 mm of the standard. Word's grid sets
	// them closer, LibreOffice's gives each two places: so they are closer by themselves, and
	// the section's grid is for what an office adds.
	narrow = `<w:spacing w:val="-5"/>`
	noGrid = `<w:snapToGrid w:val="0"/>`
)

// fontsOf are the fonts of the standard, or those that the office has in their place.
func fontsOf(f Fonts) Fonts {
	or := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	return Fonts{or(f.Title, "方正小标宋简体"), or(f.Heading, "黑体"), or(f.Subheading, "楷体_GB2312"), or(f.Body, "仿宋_GB2312")}
}

// Latin letters and digits are set in the fonts of the characters beside them.
func fontXML(name string) string {
	n := office.Escape(name)
	return `<w:rFonts w:ascii="` + n + `" w:eastAsia="` + n + `" w:hAnsi="` + n + `" w:cs="` + n + `"/>`
}

func size(halfPoints string) string {
	return `<w:sz w:val="` + halfPoints + `"/><w:szCs w:val="` + halfPoints + `"/>`
}

// ours are the styles of the standard's parts of a paper, and of what it does not know.
func ours(fonts Fonts) []style {
	f := fontsOf(fonts)
	title, black, kai, body := fontXML(f.Title), fontXML(f.Heading), fontXML(f.Subheading), fontXML(f.Body)
	center := `<w:jc w:val="center"/>`
	list := []style{
		{id: "Normal", name: "Normal", ppr: `<w:widowControl w:val="0"/>` + noGrid + exact28 + `<w:jc w:val="both"/>`, rpr: body + `<w:snapToGrid w:val="0"/>` + narrow + size("32")},
		{id: "DefaultParagraphFont", name: "Default Paragraph Font", character: true},
		{id: "BodyText", name: "Body Text", basedOn: "Normal", ppr: indent2},
		{id: "Title", name: titleName, basedOn: "Normal", next: "BodyText", outline: 0, ppr: `<w:keepNext/><w:spacing w:before="0" w:after="560" w:line="640" w:lineRule="exact"/>` + center, rpr: title + size("44")},
		{id: "CasebookVolume", name: "Casebook Volume", basedOn: "Normal", ppr: `<w:spacing w:before="1120" w:after="560" w:line="720" w:lineRule="exact"/>` + center, rpr: title + size("52")},
		{id: "CasebookContents", name: "Casebook Contents", basedOn: "Normal", ppr: center, rpr: black},
		{id: "CasebookPages", name: "Casebook Pages", basedOn: "Normal", ppr: `<w:spacing w:before="280" w:after="0" w:line="560" w:lineRule="exact"/><w:jc w:val="right"/>`},
		{id: "CasebookMark", name: "Casebook Mark", basedOn: "Normal", ppr: center, rpr: black + `<w:color w:val="B3261E"/>`},
		{id: "CasebookSecrecy", name: "Casebook Secrecy", basedOn: "Normal", rpr: black},
		{id: "CasebookRedHead", name: "Casebook Red Head", basedOn: "Normal", ppr: `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="8" w:color="C00000"/></w:pBdr><w:spacing w:before="280" w:after="280" w:line="800" w:lineRule="exact"/>` + center, rpr: title + `<w:color w:val="C00000"/>` + size("64")},
		{id: "CasebookNumber", name: "Casebook Number", basedOn: "Normal", ppr: `<w:spacing w:before="0" w:after="560" w:line="560" w:lineRule="exact"/>` + center},
		{id: "CasebookAddress", name: "Casebook Address", basedOn: "Normal"},
		{id: "CasebookSigner", name: "Casebook Signer", basedOn: "Normal", ppr: `<w:keepNext/><w:spacing w:before="560" w:after="0" w:line="560" w:lineRule="exact"/><w:ind w:rightChars="200" w:right="632"/><w:jc w:val="right"/>`},
		{id: "CasebookDate", name: "Casebook Date", basedOn: "Normal", ppr: `<w:ind w:rightChars="400" w:right="1264"/><w:jc w:val="right"/>`},
		{id: "ListParagraph", name: "List Paragraph", basedOn: "Normal"},
		{id: "ListContinue", name: "List Continue", basedOn: "Normal", ppr: `<w:ind w:leftChars="200" w:left="632"/>`},
		{id: "Quote", name: "Quote", basedOn: "Normal", ppr: `<w:ind w:leftChars="200" w:left="632" w:rightChars="200" w:right="632"/>`, rpr: kai},
		{id: "CasebookAlertTitle", name: "Casebook Alert Title", basedOn: "Normal", next: "CasebookAlert", ppr: `<w:keepNext/>` + boxed + `<w:ind w:left="158" w:right="158"/>`, rpr: black},
		{id: "CasebookAlert", name: "Casebook Alert", basedOn: "Normal", ppr: boxed + `<w:ind w:left="158" w:right="158" w:firstLineChars="200" w:firstLine="632"/>`, rpr: kai},
		{id: "CasebookCode", name: "Casebook Code", basedOn: "Normal", ppr: `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="999999"/></w:pBdr>` + single + `<w:ind w:left="316"/><w:jc w:val="left"/>`, rpr: size("24")},
		{id: "CasebookRule", name: "Casebook Rule", basedOn: "Normal", ppr: `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="999999"/></w:pBdr><w:spacing w:before="0" w:after="280" w:line="280" w:lineRule="exact"/>`},
		{id: "CasebookPicture", name: "Casebook Picture", basedOn: "Normal", ppr: `<w:keepNext/><w:spacing w:before="140" w:after="0" w:line="240" w:lineRule="auto"/>` + center},
		{id: "Caption", name: "caption", basedOn: "Normal", ppr: `<w:spacing w:before="70" w:after="140" w:line="320" w:lineRule="exact"/>` + center, rpr: size("21")},
		{id: "CasebookTableText", name: "Casebook Table Text", basedOn: "Normal", ppr: single + `<w:jc w:val="left"/>`, rpr: size("24")},
		{id: "CasebookTableHead", name: "Casebook Table Head", basedOn: "CasebookTableText", ppr: center, rpr: black},
		{id: "CasebookDrawing", name: "Casebook Drawing", basedOn: "CasebookTableText"},
		{id: "CasebookGap", name: "Casebook Gap", basedOn: "Normal", ppr: `<w:spacing w:before="0" w:after="0" w:line="140" w:lineRule="exact"/>`, rpr: size("10")},
		{id: "FootnoteText", name: "footnote text", basedOn: "Normal", ppr: single + `<w:jc w:val="left"/>`, rpr: size("18")},
		{id: "CasebookSource", name: "Casebook Source", basedOn: "FootnoteText"},
		{id: "Footer", name: "footer", basedOn: "Normal", ppr: single, rpr: fontXML("宋体") + size("28")},
		{id: "Header", name: "header", basedOn: "Normal", ppr: single + center, rpr: size("21")},
		{id: "TOC1", name: "toc 1", basedOn: "Normal", next: "Normal", ppr: `<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="8844"/></w:tabs>`},
		{id: "FootnoteReference", name: "footnote reference", character: true, rpr: `<w:vertAlign w:val="superscript"/>`},
		{id: "Hyperlink", name: "Hyperlink", character: true, rpr: `<w:color w:val="0A60A9"/>`},
		{id: "CasebookCodeText", name: "Casebook Code Text", character: true, rpr: `<w:color w:val="444444"/>`},
		{id: "CasebookTable", name: "Casebook Table", table: true, ppr: `<w:tblPr><w:tblBorders>` + borders + `</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>`},
	}
	headings := [6]string{black, kai, body + "<w:b/>", body, body, body}
	for i, rpr := range headings {
		n := itoa(i + 1)
		list = append(list, style{id: "Heading" + n, name: "heading " + n, basedOn: "Normal", next: "BodyText", outline: i + 1, ppr: `<w:keepNext/>` + indent2, rpr: rpr})
	}
	return list
}

const (
	boxed   = `<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="999999"/><w:left w:val="single" w:sz="6" w:space="4" w:color="999999"/><w:bottom w:val="single" w:sz="6" w:space="4" w:color="999999"/><w:right w:val="single" w:sz="6" w:space="4" w:color="999999"/></w:pBdr>`
	borders = `<w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:left w:val="nil"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:right w:val="nil"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
)

func (s *style) xml(x *office.XML, ids map[string]string) {
	kind := "paragraph"
	switch {
	case s.character:
		kind = "character"
	case s.table:
		kind = "table"
	}
	attrs := []string{"w:type", kind, "w:styleId", ids[s.id]}
	if s.id == "Normal" || s.id == "DefaultParagraphFont" {
		attrs = append(attrs, "w:default", "1")
	}
	if strings.HasPrefix(s.id, "Casebook") {
		attrs = append(attrs, "w:customStyle", "1")
	}
	x.Start("w:style", attrs...).Empty("w:name", "w:val", s.name)
	if s.basedOn != "" {
		x.Empty("w:basedOn", "w:val", ids[s.basedOn])
	}
	if s.next != "" {
		x.Empty("w:next", "w:val", ids[s.next])
	}
	x.Raw("<w:qFormat/>")
	ppr := s.ppr
	if s.outline > 0 {
		ppr += `<w:outlineLvl w:val="` + itoa(s.outline-1) + `"/>`
	}
	switch {
	case s.table:
		x.Raw(ppr)
	case ppr != "":
		x.Raw("<w:pPr>", ppr, "</w:pPr>")
	}
	if s.rpr != "" {
		x.Raw("<w:rPr>", s.rpr, "</w:rPr>")
	}
	x.End("w:style")
}

const wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// styleSheet is our styles, or the template's with those of ours that it has not.
func (w *writer) styleSheet() []byte {
	x := &office.XML{}
	if w.form.Template == nil {
		x.Raw(office.Header).Start("w:styles", "xmlns:w", wordSpace)
		x.Raw(`<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	} else {
		x.B = append(x.B, w.form.Template.before...)
	}
	for _, s := range ours(w.form.Fonts) {
		if w.form.Template == nil || w.form.Template.names[strings.ToLower(s.name)] == "" {
			s.xml(x, w.styles)
		}
	}
	if w.form.Template == nil {
		return x.End("w:styles").B
	}
	return append(x.B, w.form.Template.after...)
}

// styleIDs are the ids that our styles have in the file: a template's own where it has a style
// of the same name.
func styleIDs(t *Template) map[string]string {
	ids := map[string]string{}
	for _, s := range ours(Fonts{}) {
		ids[s.id] = s.id
		if t == nil {
			continue
		}
		if id := t.names[strings.ToLower(s.name)]; id != "" {
			ids[s.id] = id
		} else if t.taken[s.id] {
			ids[s.id] = "Casebook-" + s.id
		}
	}
	return ids
}
