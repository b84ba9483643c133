package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"casebook/generator/export/office"
)

const wordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// spaces are the namespaces of all Word parts.
const spaces = ` xmlns:w="` + wordSpace + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"`

// finish packs all parts around the body.
func (w *writer) finish(texts []Text) {
	body := w.B
	x := &office.XML{}
	x.Raw(office.Header, "<w:document", spaces, "><w:body>").Raw(string(body))
	w.section(x, texts)
	x.Raw("</w:body></w:document>")
	w.pack.Add(documentPart, wordTypes+"document.main+xml", x.B)
	w.part("styles", w.styleSheet())
	w.part("settings", w.settings())
	w.part("fontTable", fontTable(fontsOf(w.form.Fonts)))
	w.part("numbering", w.numbering())
	if w.noteCount > 0 {
		w.part("footnotes", w.footnotes())
	}
	w.properties(texts)
	w.custom(texts)
}

// part adds a part that the document refers to by its kind alone.
func (w *writer) part(kind string, data []byte) {
	name := "word/" + kind + ".xml"
	w.pack.Add(name, wordTypes+kind+"+xml", data)
	w.pack.Relate(documentPart, kind, name)
}

// section writes the page: A4, a type area of 156 × 225 mm, margins of 37 above and 28 at the
// left, 22 lines of 28 characters.
func (w *writer) section(x *office.XML, texts []Text) {
	x.Raw("<w:sectPr>")
	if marks := allMarks(texts); marks != "" {
		for _, kind := range [...]string{"default", "even"} {
			x.Empty("w:headerReference", "w:type", kind, "r:id", w.margin("header", "header-"+kind, `<w:p><w:pPr><w:pStyle w:val="`+w.styles["Header"]+`"/></w:pPr><w:r><w:t>`+office.Escape(marks)+`</w:t></w:r></w:p>`))
		}
	}
	for _, side := range [...][3]string{{"default", "right", `w:right="280" w:rightChars="100"`}, {"even", "left", `w:left="280" w:leftChars="100"`}} {
		id := w.margin("footer", "footer-"+side[0], `<w:p><w:pPr><w:pStyle w:val="`+w.styles["Footer"]+`"/><w:ind `+side[2]+`/><w:jc w:val="`+side[1]+`"/></w:pPr>`+
			`<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>`)
		x.Empty("w:footerReference", "w:type", side[0], "r:id", id)
	}
	x.Raw(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="1134" w:footer="1304" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="425"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>`)
}

func (w *writer) margin(kind, name, paragraph string) string {
	root, part := "w:hdr", "word/"+name+".xml"
	if kind == "footer" {
		root = "w:ftr"
	}
	w.pack.Add(part, wordTypes+kind+"+xml", []byte(office.Header+"<"+root+spaces+">"+paragraph+"</"+root+">"))
	return w.pack.Relate(documentPart, kind, part)
}

// allMarks are the marks of all texts, each once: they stand on every page.
func allMarks(texts []Text) string {
	s := ""
	var seen []string
	for i := range texts {
		for _, mark := range texts[i].Marks {
			if !slices.Contains(seen, mark) {
				seen = append(seen, mark)
				if s != "" {
					s += "　"
				}
				s += mark
			}
		}
	}
	return s
}

func (w *writer) settings() []byte {
	x := &office.XML{}
	x.Raw(office.Header, `<w:settings xmlns:w="`+wordSpace+`"><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridHorizontalSpacing w:val="158"/><w:drawingGridVerticalSpacing w:val="289"/><w:characterSpacingControl w:val="doNotCompress"/>`)
	if w.noteCount > 0 {
		x.Raw(`<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>`)
	}
	return x.Raw(`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`).B
}

// fallbacks stand in for the fonts of the standard, which most machines at home have not.
var fallbacks = [...][3]string{
	{"方正小标宋简体", "华文中宋", "roman"}, {"黑体", "SimHei", "swiss"}, {"楷体_GB2312", "楷体", "script"}, {"仿宋_GB2312", "仿宋", "modern"}, {"宋体", "SimSun", "roman"},
}

func fontTable(f Fonts) []byte {
	x := &office.XML{}
	x.Raw(office.Header).Start("w:fonts", "xmlns:w", wordSpace)
	seen := map[string]bool{}
	for _, name := range [...]string{f.Title, f.Heading, f.Subheading, f.Body, "宋体"} {
		if seen[name] {
			continue
		}
		seen[name] = true
		x.Start("w:font", "w:name", name)
		for _, fall := range fallbacks {
			if fall[0] == name {
				x.Empty("w:altName", "w:val", fall[1])
				x.Raw(`<w:charset w:val="86"/>`).Empty("w:family", "w:val", fall[2])
			}
		}
		x.End("w:font")
	}
	return x.End("w:fonts").B
}

// numbering writes a number format for each list.
func (w *writer) numbering() []byte {
	x := &office.XML{}
	x.Raw(office.Header).Start("w:numbering", "xmlns:w", wordSpace)
	for kind, format := range [...]string{"bullet", "decimal"} {
		x.Start("w:abstractNum", "w:abstractNumId", itoa(kind)).Raw(`<w:multiLevelType w:val="multilevel"/>`)
		for level := range 9 {
			text := [...]string{"●", "○", "■"}[level%3]
			if kind == 1 {
				text = "%" + itoa(level+1) + "."
			}
			x.Start("w:lvl", "w:ilvl", itoa(level)).Raw(`<w:start w:val="1"/>`).Empty("w:numFmt", "w:val", format).Raw(`<w:suff w:val="space"/>`).Empty("w:lvlText", "w:val", text).
				Raw(`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="`, itoa(316*level), `" w:firstLine="632"/></w:pPr>`)
			if kind == 0 {
				x.Raw(`<w:rPr><w:sz w:val="20"/></w:rPr>`)
			}
			x.End("w:lvl")
		}
		x.End("w:abstractNum")
	}
	for i, l := range w.lists {
		kind := "0"
		if l.ordered {
			kind = "1"
		}
		x.Start("w:num", "w:numId", itoa(i+1)).Empty("w:abstractNumId", "w:val", kind)
		if l.ordered {
			x.Start("w:lvlOverride", "w:ilvl", itoa(l.level)).Empty("w:startOverride", "w:val", itoa(l.start)).End("w:lvlOverride")
		}
		x.End("w:num")
	}
	return x.End("w:numbering").B
}

func (w *writer) footnotes() []byte {
	x := &office.XML{}
	x.Raw(office.Header, "<w:footnotes", spaces, ">",
		`<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	return x.Raw(string(w.notes.B), "</w:footnotes>").B
}

// properties writes title, owner and the newest date of the texts.
func (w *writer) properties(texts []Text) {
	title, date := texts[0].Title, ""
	if len(texts) > 1 {
		title = w.form.Title
	}
	for i := range texts {
		date = max(date, texts[i].Date)
	}
	x := &office.XML{}
	x.Raw(office.Header, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	x.Element("dc:title", title)
	if w.form.Owner != "" {
		x.Element("dc:creator", w.form.Owner)
	}
	x.Element("dc:language", w.form.Language)
	if date != "" {
		x.Element("dcterms:created", date+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
		x.Element("dcterms:modified", date+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
	}
	w.pack.Add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", x.End("cp:coreProperties").B)
	w.pack.Relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
	a := &office.XML{}
	a.Raw(office.Header, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Casebook</Application>`)
	if w.form.Owner != "" {
		a.Element("Company", w.form.Owner)
	}
	w.pack.Add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", a.End("Properties").B)
	w.pack.Relate("", "extended-properties", "docProps/app.xml")
}

// custom writes the part that merge reads: each text as it was, with its hash.
func (w *writer) custom(texts []Text) {
	x := &office.XML{}
	x.Raw(office.Header).Start("casebook", "xmlns", office.ExportNamespace)
	for i := range texts {
		sum := sha256.Sum256([]byte(texts[i].Markdown))
		x.Element("text", texts[i].Markdown, "slug", texts[i].Slug, "sha256", hex.EncodeToString(sum[:]), "shift", itoa(shiftOf(texts[i].Doc)))
	}
	for _, tag := range slices.Sorted(maps.Keys(w.tags)) {
		x.Empty("tag", "name", tag, "target", w.tags[tag])
	}
	for _, m := range w.made {
		x.Element("caption", m.text, "drawing", itoa(m.drawing))
	}
	written := map[string]bool{"": true}
	for _, words := range w.within {
		if !written[words] {
			written[words] = true
			x.Element("within", words)
		}
	}
	w.pack.Add("customXml/item1.xml", "", x.End("casebook").B)
	w.pack.Relate(documentPart, "customXml", "customXml/item1.xml")
	p := &office.XML{}
	p.Raw(office.Header, `<ds:datastoreItem ds:itemID="{6D1B5A3E-7C6C-4B57-9A53-0C45E5B0CA5E}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="`+office.ExportNamespace+`"/></ds:schemaRefs></ds:datastoreItem>`)
	w.pack.Add("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", p.B)
	w.pack.Relate("customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml")
}
