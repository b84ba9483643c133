// Package html writes a document as HTML.
//
// What it looks like, for styles and templates: headings h2 to h6, since the page's title is
// its h1, none more than one below the one it belongs to; div.table around a table, cells of
// class left, right and center; figure.photo around a picture that stands alone;
// div.alert.note, .tip, .important, .warning and .caution with p.alert-title; li.task;
// section.footnotes, sup.footnote-ref and a.footnote-back; pre code.language-X.
//
// It writes no styles, scripts or tags of an author's: these are shown as text, and comments
// are dropped.
package html

import (
	"strconv"
	"unicode"

	"casebook/generator/document"
	"casebook/generator/markup"
)

// Page is what the writer asks of the page around a text. What its methods append is HTML;
// texts that they return are not.
type Page interface {
	words

	// AppendFactRef appends a bound figure; text appends the HTML of its wording.
	AppendFactRef(b []byte, f *document.FactRef, text func(b []byte) []byte) []byte

	// AppendLinkTarget appends the attributes of an a, each after a space, that make it lead
	// where the link does.
	AppendLinkTarget(b []byte, l *document.Link) []byte

	// AppendLinkEnd appends what stands behind a link.
	AppendLinkEnd(b []byte, l *document.Link) []byte

	// AppendImageSource appends those of an img that say where the picture is.
	AppendImageSource(b []byte, i *document.Image) []byte

	// AppendDrawing appends a block element.
	AppendDrawing(b []byte, d *document.Drawing) []byte
}

// words are the texts that the writer adds to an author's, in the language of the page.
type words interface {
	AlertTitle(kind document.AlertKind) string
	TaskLabel(done bool) string              // of a box, to be heard
	NotesLabel() string                      // of the footnotes
	NoteRefLabel(note int) string            // of a footnote's number in the text
	NoteBackLabel(note, ref int) string      // of the way back to the ref-th place that refers to it, both from 1
	TableLabel(heading string, n int) string // of the n-th table, from 1, in the section of a heading, "" where there is none
}

// Append appends a document's HTML. Ids of footnotes begin with fn-ANCHOR- and fnref-ANCHOR-,
// so that several texts can stand on one page. The document must be indexed.
func Append(b []byte, d *document.Document, anchor string, page Page) []byte {
	w := &writer{b: b, page: page, anchor: anchor}
	w.blocks(d.Blocks)
	w.notes(d.Notes)
	return w.b
}

type writer struct {
	b      []byte
	page   Page
	anchor string

	linked  bool   // inside a link, which can hold no other
	above   []int  // levels of the headings that the next block stands under
	heading string // the last one's text
	tables  int    // so far
}

func (w *writer) put(parts ...string) {
	for _, part := range parts {
		w.b = append(w.b, part...)
	}
}

func (w *writer) text(s string) { w.b = markup.AppendText(w.b, s) }

func (w *writer) blocks(list []document.Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *writer) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.headingBlock(b)
	case *document.Paragraph:
		w.paragraph(b)
	case *document.List:
		w.list(b)
	case *document.Quote:
		w.put("<blockquote>\n")
		w.blocks(b.Blocks)
		w.put("</blockquote>\n")
	case *document.Alert:
		w.put(`<div class="alert `, string(b.Kind), `" role="note">`+"\n"+`<p class="alert-title">`)
		w.text(w.page.AlertTitle(b.Kind))
		w.put("</p>\n")
		w.blocks(b.Blocks)
		w.put("</div>\n")
	case *document.Code:
		w.code(b)
	case *document.Table:
		w.table(b)
	case *document.ThematicBreak:
		w.put("<hr>\n")
	case *document.Drawing:
		w.b = w.page.AppendDrawing(w.b, b)
	}
}

func (w *writer) headingBlock(h *document.Heading) {
	for len(w.above) > 0 && w.above[len(w.above)-1] >= h.Level {
		w.above = w.above[:len(w.above)-1]
	}
	w.above = append(w.above, h.Level)
	w.heading = h.Text
	tag := "h" + strconv.Itoa(min(len(w.above)+1, 6))
	w.put("<", tag, ` id="`)
	w.text(h.ID)
	w.put(`">`)
	w.inlines(h.Inlines)
	w.put("</", tag, ">\n")
}

func (w *writer) paragraph(p *document.Paragraph) {
	if document.IsBlank(p.Inlines) {
		return
	}
	if image := p.Photo(); image != nil {
		w.photo(image)
		return
	}
	w.put("<p>")
	w.inlines(p.Inlines)
	w.put("</p>\n")
}

// photo writes a picture that is a paragraph of its own, with its title as the caption.
func (w *writer) photo(i *document.Image) {
	w.put(`<figure class="photo">`)
	w.image(i, "")
	if i.Title != "" {
		w.put("<figcaption>")
		w.text(i.Title)
		w.put("</figcaption>")
	}
	w.put("</figure>\n")
}

func (w *writer) list(l *document.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.put("<", tag)
	if l.Ordered && l.Start != 1 {
		w.put(` start="`, strconv.Itoa(l.Start), `"`)
	}
	w.put(">\n")
	for _, item := range l.Items {
		w.item(item, l.Tight)
	}
	w.put("</", tag, ">\n")
}

func (w *writer) item(item *document.Item, tight bool) {
	blocks := item.Blocks
	if item.Task == document.NoTask {
		w.put("<li>")
	} else {
		w.put(`<li class="task">`)
		blocks = w.task(item, tight)
	}
	for i, b := range blocks {
		p, isParagraph := b.(*document.Paragraph)
		if !isParagraph || !tight {
			w.block(b)
			continue
		}
		w.inlines(p.Inlines)
		if i == 0 && len(blocks) > 1 {
			w.put("\n")
		}
	}
	w.put("</li>\n")
}

// task writes an item's box, in its first paragraph where it has one, and returns the blocks
// that are left to be written.
func (w *writer) task(item *document.Item, tight bool) []document.Block {
	var first *document.Paragraph
	if len(item.Blocks) > 0 {
		first, _ = item.Blocks[0].(*document.Paragraph)
	}
	inParagraph := first != nil && !tight
	if inParagraph {
		w.put("<p>")
	}
	done := item.Task == document.DoneTask
	w.put(`<input type="checkbox"`)
	if done {
		w.put(` checked`)
	}
	w.put(` disabled aria-label="`)
	w.text(w.page.TaskLabel(done))
	w.put(`"> `)
	if !inParagraph {
		return item.Blocks
	}
	w.inlines(first.Inlines)
	w.put("</p>\n")
	return item.Blocks[1:]
}

// code writes a block of code. It can be scrolled sideways, so the keyboard must reach it.
func (w *writer) code(c *document.Code) {
	w.put(`<pre tabindex="0"><code`)
	if c.Language != "" {
		w.put(` class="language-`)
		w.text(c.Language)
		w.put(`"`)
	}
	w.put(">")
	w.text(c.Text)
	w.put("</code></pre>\n")
}

// table writes a table in a region that can be scrolled by the keyboard. Its label has a
// number, because two regions of a page must not be called the same.
func (w *writer) table(t *document.Table) {
	w.tables++
	w.put(`<div class="table`)
	if ofTexts(t) {
		w.put(" texts")
	}
	w.put(`" role="region" tabindex="0" aria-label="`)
	w.text(w.page.TableLabel(w.heading, w.tables))
	w.put(`">` + "\n<table>\n")
	grid := t.Grid()
	for r := range grid {
		switch {
		case r == 0 && t.Head > 0:
			w.put("<thead>\n")
		case r == t.Head:
			w.put("<tbody>\n")
		}
		w.put("<tr>")
		for c, cell := range grid[r] {
			if document.Begins(grid, r, c) {
				w.cell(cell, t.Columns[c], r < t.Head)
			}
		}
		w.put("</tr>\n")
		switch r {
		case t.Head - 1:
			w.put("</thead>\n")
		case len(grid) - 1:
			w.put("</tbody>\n")
		}
	}
	w.put("</table>\n</div>\n")
}

// shortText is as many characters as a column of a phone's screen has room for.
const shortText = 6

// ofTexts tells whether a table of a few columns has texts in more than one: on a narrow screen its
// columns would be of two or three characters a line, so that its rows are set as paragraphs there.
func ofTexts(t *document.Table) bool {
	if t.Head != 1 || len(t.Columns) < 3 || len(t.Columns) > 4 {
		return false
	}
	var texts [4]bool
	for _, row := range t.Rows {
		if len(row.Cells) != len(t.Columns) {
			return false // what is merged has no place in a paragraph
		}
		for c, cell := range row.Cells {
			texts[c] = texts[c] || letters(document.PlainText(cell.Inlines)) > shortText
		}
	}
	n := 0
	for _, is := range texts {
		if is {
			n++
		}
	}
	return n > 1
}

// letters counts the letters of a text: a long number is no text.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// cell writes a cell. An empty one in the head heads nothing, so it is an ordinary cell.
func (w *writer) cell(cell *document.Cell, align document.Alignment, head bool) {
	tag := "td"
	if head && len(cell.Inlines) > 0 {
		tag = "th"
	}
	w.put("<", tag)
	if tag == "th" {
		if cell.ColSpan > 1 {
			w.put(` scope="colgroup"`)
		} else {
			w.put(` scope="col"`)
		}
	}
	if cell.ColSpan > 1 {
		w.put(` colspan="`, strconv.Itoa(cell.ColSpan), `"`)
	}
	if cell.RowSpan > 1 {
		w.put(` rowspan="`, strconv.Itoa(cell.RowSpan), `"`)
	}
	w.put(alignClasses[align], ">")
	w.inlines(cell.Inlines)
	w.put("</", tag, ">")
}

var alignClasses = [...]string{
	document.AlignNone: "", document.AlignLeft: ` class="left"`,
	document.AlignRight: ` class="right"`, document.AlignCenter: ` class="center"`,
}
