package narrative

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// writer walks the tree once and writes the HTML, the prose and the lists of a document.
type writer struct {
	doc      *Document
	src      []byte // the body
	base     int    // where the body begins in the file
	state    *state
	ids      *headingIDs
	problems []problem.Problem

	html []byte // since the last hole

	// Of the text block being written:
	prose      proseText
	figures    []FigureSpan
	plain      []byte // its text with code and the words for pictures
	last       rune   // the last character shown
	muted      int    // > 0: only plain is written
	muteImages int    // > 0: pictures are written as their words
	linked     int    // > 0: inside a link

	// Of the blocks around:
	quotes, lists, notes int
	heading              string // the text of the last heading
	tables               int
}

func (w *writer) span(start, end int) source.Span {
	return w.doc.File.At(w.base+start, max(end-start, 0))
}

func (w *writer) report(p problem.Problem) { w.problems = append(w.problems, p) }

// tag appends finished HTML.
func (w *writer) tag(parts ...string) {
	if w.muted > 0 {
		return
	}
	for _, part := range parts {
		w.html = append(w.html, part...)
	}
}

// flush ends a segment with a hole.
func (w *writer) flush(hole Hole, index int) {
	if hole == NoHole && len(w.html) == 0 {
		return
	}
	w.doc.Segments = append(w.doc.Segments, Segment{HTML: string(w.html), Hole: hole, Index: index})
	w.html = w.html[:0]
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.headingBlock(n)
	case *ast.Paragraph:
		w.paragraph(n, w.proseOf())
	case *ast.TextBlock:
		w.textBlock(n, w.proseOf())
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		w.blockquote(n)
	case *ast.FencedCodeBlock:
		w.fencedBlock(n)
	case *ast.CodeBlock:
		w.code(n.Lines(), "")
	case *ast.ThematicBreak:
		w.tag("<hr>\n")
	case *ast.HTMLBlock:
		at := w.blockSpan(n)
		w.suppression(at, at.Text())
	case *extast.Table:
		w.table(n)
	case *extast.FootnoteList:
		w.footnotes(n)
	}
}

// proseOf returns the kind of a paragraph by what is around it.
func (w *writer) proseOf() Prose {
	switch {
	case w.notes > 0:
		return Prose{Kind: FootnoteText}
	case w.quotes > 0:
		return Prose{Kind: Quote}
	}
	return Prose{Kind: Paragraph}
}

// textBlock writes a block's inline content and keeps its prose.
func (w *writer) textBlock(n ast.Node, p Prose) {
	w.prose.text, w.prose.pieces, w.figures = w.prose.text[:0], w.prose.pieces[:0], nil
	w.plain, w.last = w.plain[:0], ' '
	w.inlines(n)
	if len(w.prose.text) == 0 {
		return
	}
	p.Text, p.pieces, p.Figures = string(w.prose.text), slices.Clone(w.prose.pieces), w.figures
	p.Span = w.blockSpan(n)
	w.doc.Prose = append(w.doc.Prose, p)
}

func (w *writer) paragraph(n ast.Node, p Prose) {
	if w.isBlank(n) {
		w.textBlock(n, p)
		return
	}
	if image := w.onlyImage(n); image != nil {
		w.photo(n, image, p)
		return
	}
	w.tag("<p>")
	w.textBlock(n, p)
	w.tag("</p>\n")
}

// photo writes a picture that is a paragraph of its own, with its title as the caption.
func (w *writer) photo(n ast.Node, image *ast.Image, p Prose) {
	title := w.resolved(image.Title)
	w.tag(`<figure class="photo">`)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c == ast.Node(image) {
			w.image(image, title)
		} else {
			w.inline(c)
		}
	}
	if title != "" {
		w.tag("<figcaption>")
		w.escaped([]byte(title))
		w.tag("</figcaption>")
	}
	w.tag("</figure>\n")
}

// isBlank tells whether nothing of a block is shown, because it holds comments alone.
func (w *writer) isBlank(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !w.isNothing(c) {
			return false
		}
	}
	return true
}

func (w *writer) isNothing(n ast.Node) bool {
	if t, ok := n.(*ast.Text); ok {
		return len(bytes.TrimSpace(t.Segment.Value(w.src))) == 0
	}
	return w.isComment(n)
}

func (w *writer) onlyImage(n ast.Node) *ast.Image {
	var only *ast.Image
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if image, ok := c.(*ast.Image); ok && only == nil {
			only = image
		} else if !w.isNothing(c) {
			return nil
		}
	}
	return only
}

// headingBlock writes a heading. One that shows nothing is left out.
func (w *writer) headingBlock(n *ast.Heading) {
	if w.isBlank(n) {
		w.textBlock(n, Prose{})
		return
	}
	w.plain = w.plain[:0]
	w.muted++
	w.inlines(n)
	w.muted--
	text := strings.TrimSpace(string(w.plain))
	at := w.blockSpan(n)
	key := text
	if key == "" {
		key = at.Text()
	}
	id, shown := w.ids.next(n.Level, key)
	w.heading = text
	w.doc.Headings = append(w.doc.Headings, Heading{Level: n.Level, ID: id, Text: text, Span: at})
	tag := "h" + strconv.Itoa(shown)
	w.tag("<", tag, ` id="`)
	w.escaped([]byte(id))
	w.tag(`">`)
	w.textBlock(n, Prose{Kind: HeadingProse, Level: n.Level})
	w.tag("</", tag, ">\n")
}

// blockSpan returns the span of a block's text.
func (w *writer) blockSpan(n ast.Node) source.Span {
	lines := n.Lines()
	if lines.Len() == 0 {
		return w.span(n.Pos(), n.Pos())
	}
	last := lines.At(lines.Len() - 1)
	end := last.Start + len(bytes.TrimRight(w.src[last.Start:last.Stop], " \t\r\n"))
	return w.span(lines.At(0).Start, end)
}

func (w *writer) blockquote(n *ast.Blockquote) {
	w.quotes++
	defer func() { w.quotes-- }()
	kind := w.state.alerts[n]
	if kind == "" {
		w.tag("<blockquote>\n")
		w.blocks(n)
		w.tag("</blockquote>\n")
		return
	}
	w.tag(`<div class="alert `, kind, `" role="note">`+"\n", `<p class="alert-title">`, alertTitle(kind), "</p>\n")
	w.blocks(n)
	w.tag("</div>\n")
}

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.tag("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		w.tag(` start="`, strconv.Itoa(n.Start), `"`)
	}
	w.tag(">\n")
	w.lists++
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p := Prose{Kind: ListItem, Level: w.lists}
		if n.IsOrdered() {
			p.Ordered = number
		}
		w.listItem(item, p)
		number++
	}
	w.lists--
	w.tag("</", tag, ">\n")
}

// listItem writes an item, whose first paragraph is its text.
func (w *writer) listItem(item ast.Node, p Prose) {
	if isTask(item) {
		w.tag(`<li class="task">`)
	} else {
		w.tag("<li>")
	}
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		first := n == item.FirstChild()
		switch {
		case first && n.Kind() == ast.KindTextBlock:
			w.textBlock(n, p)
			if n.NextSibling() != nil {
				w.tag("\n")
			}
		case first && n.Kind() == ast.KindParagraph:
			w.paragraph(n, p)
		default:
			w.block(n)
		}
	}
	w.tag("</li>\n")
}

func isTask(item ast.Node) bool {
	first := item.FirstChild()
	if first == nil || first.FirstChild() == nil {
		return false
	}
	return first.FirstChild().Kind() == extast.KindTaskCheckBox
}

func (w *writer) checkBox(n *extast.TaskCheckBox) {
	if n.IsChecked {
		w.tag(`<input type="checkbox" checked disabled aria-label="已完成"> `)
	} else {
		w.tag(`<input type="checkbox" disabled aria-label="未完成"> `)
	}
}
