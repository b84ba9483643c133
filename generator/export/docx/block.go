package docx

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/export/office"
)

// place is where blocks stand.
type place struct {
	style string // of paragraphs; "" for the body's own
	list  int    // how many lists are around
}

func (w *writer) blocks(list []document.Block, at place) {
	for _, b := range list {
		w.block(b, at)
	}
}

func (w *writer) block(b document.Block, at place) {
	switch b := b.(type) {
	case *document.Heading:
		w.heading(b)
	case *document.Paragraph:
		w.paragraph(b, at)
	case *document.List:
		w.list(b, at)
	case *document.Quote:
		w.blocks(b.Blocks, place{style: "Quote", list: at.list})
	case *document.Alert:
		w.line("CasebookAlertTitle", w.form.Alerts[b.Kind])
		w.blocks(b.Blocks, place{style: "CasebookAlert", list: at.list})
	case *document.Code:
		w.code(b)
	case *document.Table:
		w.table(b)
	case *document.ThematicBreak:
		w.paragraphStart("CasebookRule")
		w.End("w:p")
	case *document.Drawing:
		w.drawing(b)
	case *document.Comment: // never shown
	}
}

func (w *writer) heading(h *document.Heading) {
	level := min(max(h.Level-w.shift, 1), 6)
	w.paragraphStart("Heading" + office.Itoa(level))
	w.inlines(h.Inlines, look{})
	w.End("w:p")
}

func (w *writer) paragraph(p *document.Paragraph, at place) {
	if photo := p.Photo(); photo != nil {
		w.photo(photo)
		return
	}
	if document.IsBlank(p.Inlines) {
		return
	}
	style := at.style
	switch {
	case w.inNote:
		style = "FootnoteText"
	case style == "" && at.list > 0:
		style = "ListContinue"
	case style == "":
		style = "BodyText"
	}
	w.paragraphStart(style)
	w.inlines(p.Inlines, look{})
	w.End("w:p")
}

// list writes a list. Each has a number format of its own, so that its numbers begin anew.
func (w *writer) list(l *document.List, at place) {
	w.lists = append(w.lists, listStyle{l.Ordered, min(at.list, 8), l.Start})
	id := office.Itoa(len(w.lists))
	for _, item := range l.Items {
		blocks := item.Blocks
		w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", w.styles["ListParagraph"]).
			Start("w:numPr").Empty("w:ilvl", "w:val", office.Itoa(min(at.list, 8))).Empty("w:numId", "w:val", id).End("w:numPr").End("w:pPr")
		switch item.Task {
		case document.OpenTask:
			w.run("☐ ", look{})
		case document.DoneTask:
			w.run("☑ ", look{})
		}
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*document.Paragraph); ok {
				w.inlines(p.Inlines, look{})
				blocks = blocks[1:]
			}
		}
		w.End("w:p")
		w.blocks(blocks, place{list: at.list + 1})
	}
}

// code writes a block of code as one paragraph.
func (w *writer) code(c *document.Code) {
	w.paragraphStart("CasebookCode")
	for i, line := range strings.Split(strings.TrimSuffix(c.Text, "\n"), "\n") {
		if i > 0 {
			w.Raw("<w:r><w:br/></w:r>")
		}
		w.run(line, look{})
	}
	w.End("w:p")
}

// made is a line that is no part of a text. It stands in the custom part too, so that merge tells
// an edited one.
type made struct {
	text    string
	drawing int // the Drawing that it is the caption of; -1: none
}

// caption writes the caption of a picture (-1) or of a drawing, below it.
func (w *writer) caption(text string, drawing int) {
	w.made = append(w.made, made{text, drawing})
	w.paragraphStart("Caption")
	w.run(text, look{})
	w.End("w:p")
}

// captionAbove writes the caption of a table, which stays on the table's page.
func (w *writer) captionAbove(text string, drawing int) {
	w.made = append(w.made, made{text, drawing})
	w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", w.styles["Caption"]).Empty("w:keepNext").End("w:pPr")
	w.run(text, look{})
	w.End("w:p")
}
