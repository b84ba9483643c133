package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/export/office"
)

// look is how a run is set off.
type look struct {
	strong, emphasis, strike, code, link bool
}

func (w *writer) inlines(list []document.Inline, l look) {
	for _, n := range list {
		w.inline(n, l)
	}
}

func (w *writer) inline(n document.Inline, l look) {
	switch n := n.(type) {
	case *document.Text:
		w.run(n.Text, l)
	case *document.SoftBreak:
		if n.Space {
			w.run(" ", l)
		}
	case *document.HardBreak:
		w.Raw("<w:r><w:br/></w:r>")
	case *document.Styled:
		switch n.Style {
		case document.Strong:
			l.strong = true
		case document.Emphasis:
			l.emphasis = true
		case document.Strike:
			l.strike = true
		}
		w.inlines(n.Inlines, l)
	case *document.CodeSpan:
		l.code = true
		w.run(n.Text, l)
	case *document.Link:
		w.link(n, l)
	case *document.AutoLink:
		w.hyperlink(n.Address, func() { l.link = true; w.run(n.Text, l) })
	case *document.Image:
		w.image(n)
	case *document.NoteRef:
		w.noteRef(n)
	case *document.FactRef:
		w.figure(n, l)
	case *document.Comment: // never shown
	}
}

// run writes text that is set one way.
func (w *writer) run(text string, l look) {
	if text == "" {
		return
	}
	w.afterLink = false
	w.Raw("<w:r>")
	if l != (look{}) {
		w.Raw("<w:rPr>")
		switch {
		case l.code:
			w.Empty("w:rStyle", "w:val", w.styles["CasebookCodeText"])
		case l.link:
			w.Empty("w:rStyle", "w:val", w.styles["Hyperlink"])
		}
		if l.strong {
			w.Raw("<w:b/>")
		}
		if l.emphasis {
			w.Raw("<w:i/>")
		}
		if l.strike {
			w.Raw("<w:strike/>")
		}
		w.Raw("</w:rPr>")
	}
	w.Element("w:t", strings.Map(plainSpace, text), "xml:space", "preserve")
	w.Raw("</w:r>")
}

// plainSpace is what Word would break a run at.
func plainSpace(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

func (w *writer) link(n *document.Link, l look) {
	address := ""
	if n.Index < len(w.text1.Links) {
		address = w.text1.Links[n.Index]
	}
	inner := n.Inlines
	if len(inner) == 0 {
		inner = []document.Inline{&document.Text{Text: n.Target}}
	}
	if address == "" {
		w.inlines(inner, l)
		return
	}
	w.hyperlink(address, func() { l.link = true; w.inlines(inner, l) })
}

func (w *writer) hyperlink(address string, write func()) {
	if w.inNote { // whose part has relations of its own
		write()
		return
	}
	w.Start("w:hyperlink", "r:id", w.pack.RelateExternal(documentPart, "hyperlink", address))
	write()
	w.End("w:hyperlink")
	w.afterLink = true
}

// zeroWidth is a blank of no width; merge does not see it.
const zeroWidth = "\u200b"

// figure writes a bound figure as a content control that looks like text, and behind the first
// one of each source the footnote that names it.
func (w *writer) figure(n *document.FactRef, l look) {
	f := Binding{}
	if n.Index < len(w.text1.Bindings) {
		f = w.text1.Bindings[n.Index]
	}
	if w.afterLink { // LibreOffice 7 would write a control right behind a link into the link, and nobody could open the file
		w.run(zeroWidth, look{})
	}
	w.Raw("<w:sdt><w:sdtPr>")
	if len(n.Inlines) == 0 {
		w.Empty("w:alias", "w:val", f.Printed) // tells merge that the words are the data's
	}
	w.Empty("w:tag", "w:val", w.tag(n.Target.String())).Empty("w:id", "w:val", w.controlID()).
		Raw(`<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>`)
	if len(n.Inlines) == 0 {
		w.run(f.Printed, l)
	} else {
		w.inlines(n.Inlines, l)
	}
	w.Raw("</w:sdtContent></w:sdt>")
	if f.Source != "" && !w.inNote && w.sources[f.Source] == 0 {
		w.made = append(w.made, made{f.Source, -1})
		w.sources[f.Source] = w.note("CasebookSource", func() { w.run(f.Source, look{}) })
	}
}

func (w *writer) controlID() string {
	w.controls++
	return office.Itoa(1000 + w.controls)
}

// maxTag is how many characters Word allows in a tag.
const maxTag = 64

// tag names a fact. One whose name is too long has a short name, which the custom part explains.
func (w *writer) tag(target string) string {
	tag := "fact:" + target
	if utf8.RuneCountInString(tag) <= maxTag {
		return tag
	}
	sum := sha256.Sum256([]byte(target))
	tag = string([]rune(tag)[:maxTag-9]) + "~" + hex.EncodeToString(sum[:4])
	w.tags[tag] = "fact:" + target
	return tag
}

// note writes a footnote of one paragraph and the number that refers to it.
func (w *writer) note(style string, write func()) int {
	id := w.beginNote()
	w.body(func() {
		w.paragraphStart(style)
		w.Raw(noteMark)
		write()
		w.End("w:p")
	})
	w.notes.End("w:footnote")
	w.noteNumber(id)
	return id
}

const noteMark = `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>`

func (w *writer) beginNote() int {
	w.noteCount++
	id := w.noteCount + 1 // 0 and 1 are the separators
	w.notes.Start("w:footnote", "w:id", office.Itoa(id))
	return id
}

// body lets write append to the footnotes instead of to the body.
func (w *writer) body(write func()) {
	w.XML, w.notes = w.notes, w.XML
	w.inNote = true
	write()
	w.inNote = false
	w.XML, w.notes = w.notes, w.XML
}

func (w *writer) noteNumber(id int) {
	w.Raw(`<w:r><w:rPr><w:rStyle w:val="`, w.styles["FootnoteReference"], `"/></w:rPr><w:footnoteReference w:id="`, office.Itoa(id), `"/></w:r>`)
}

// noteRef writes a footnote of the author's. Word has one number for each: a second reference
// repeats the first one's number.
func (w *writer) noteRef(n *document.NoteRef) {
	if w.inNote || n.Note < 1 || n.Note > len(w.text1.Doc.Notes) {
		return
	}
	if id := w.authors[n.Note-1]; id != 0 {
		w.Raw(`<w:sdt><w:sdtPr>`).Empty("w:tag", "w:val", "note:"+office.Itoa(n.Note)).Empty("w:id", "w:val", w.controlID()).Raw(`</w:sdtPr><w:sdtContent>`)
		w.Raw(`<w:r><w:rPr><w:rStyle w:val="`, w.styles["FootnoteReference"], `"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> NOTEREF `, noteName(id), ` \f \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rStyle w:val="`, w.styles["FootnoteReference"], `"/></w:rPr><w:t>`, office.Itoa(id-1), `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:sdtContent></w:sdt>`)
		return
	}
	id := w.beginNote()
	w.authors[n.Note-1] = id
	blocks := w.text1.Doc.Notes[n.Note-1].Blocks
	w.body(func() {
		w.paragraphStart("FootnoteText")
		w.Raw(noteMark)
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*document.Paragraph); ok {
				w.inlines(p.Inlines, look{})
				blocks = blocks[1:]
			}
		}
		w.End("w:p")
		w.blocks(blocks, place{})
	})
	w.notes.End("w:footnote")
	mark := office.Itoa(id)
	w.Raw(`<w:bookmarkStart w:id="`, mark, `" w:name="`, noteName(id), `"/>`)
	w.noteNumber(id)
	w.Raw(`<w:bookmarkEnd w:id="`, mark, `"/>`)
}

func noteName(id int) string { return "_Ref_note" + office.Itoa(id) }
