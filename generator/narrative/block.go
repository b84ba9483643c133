package narrative

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"casebook/generator/source"
)

// fencedBlock leaves a hole for a chart or a formula, and writes any other block as code.
func (w *writer) fencedBlock(n *ast.FencedCodeBlock) {
	language := string(n.Language(w.src))
	if language != "chart" && language != "formula" {
		w.code(n.Lines(), language)
		return
	}
	index := len(w.doc.Blocks)
	body := w.fencedBody(n)
	w.doc.Blocks = append(w.doc.Blocks, Block{
		Kind: language,
		Body: body,
		Span: w.span(n.Pos(), w.fenceEnd(n, int(body.End)-w.base)),
		Text: w.blanked(n.Lines(), body),
	})
	w.flush(BlockHole, index)
}

func (w *writer) fencedBody(n *ast.FencedCodeBlock) source.Span {
	lines := n.Lines()
	if lines.Len() > 0 {
		return w.span(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	}
	end := n.Pos()
	if newline := bytes.IndexByte(w.src[end:], '\n'); newline >= 0 {
		end += newline + 1
	} else {
		end = len(w.src)
	}
	return w.span(end, end)
}

// fenceEnd returns where the closing fence ends, or where the body does without one.
func (w *writer) fenceEnd(n *ast.FencedCodeBlock, bodyEnd int) int {
	line, _, _ := bytes.Cut(w.src[bodyEnd:], []byte("\n"))
	fence := bytes.TrimRight(bytes.TrimLeft(line, " \t>"), " \t\r")
	if len(fence) >= 3 && fence[0] == w.src[n.Pos()] && len(bytes.Trim(fence, string(fence[:1]))) == 0 {
		return bodyEnd + len(bytes.TrimRight(line, " \t\r"))
	}
	return bodyEnd
}

// blanked returns the body with spaces in place of all that is not in its lines.
func (w *writer) blanked(lines *text.Segments, body source.Span) string {
	out := []byte(body.Text())
	done := int(body.Start) - w.base
	start := done
	for i := range lines.Len() {
		line := lines.At(i)
		for ; done < line.Start; done++ {
			out[done-start] = ' '
		}
		done = line.Stop
	}
	return string(out)
}

// code writes a block of code. It can be scrolled sideways, so the keyboard must reach it.
func (w *writer) code(lines *text.Segments, language string) {
	w.tag(`<pre tabindex="0"><code`)
	if language != "" {
		w.tag(` class="language-`)
		w.escaped(visible([]byte(language)))
		w.tag(`"`)
	}
	w.tag(">")
	for i := range lines.Len() {
		line := lines.At(i)
		value := bytes.TrimRight(line.Value(w.src), "\r\n")
		w.escaped(visible(value))
		w.tag("\n")
	}
	w.tag("</code></pre>\n")
}

// table writes a table in a region that can be scrolled by the keyboard. Its label has a
// number, because two regions of a page must not be called the same.
func (w *writer) table(n *extast.Table) {
	w.tables++
	w.tag(`<div class="table" role="region" tabindex="0" aria-label="`)
	if w.heading != "" {
		w.escaped([]byte(w.heading))
		w.tag("：")
	}
	w.tag("表", strconv.Itoa(w.tables), `">`+"\n<table>\n")
	inBody := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		head := row.Kind() == extast.KindTableHeader
		switch {
		case head:
			w.tag("<thead>\n")
		case !inBody:
			w.tag("<tbody>\n")
			inBody = true
		}
		w.tag("<tr>")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.cell(cell.(*extast.TableCell), head)
		}
		w.tag("</tr>\n")
		if head {
			w.tag("</thead>\n")
		}
	}
	if inBody {
		w.tag("</tbody>\n")
	}
	w.tag("</table>\n</div>\n")
}

// cell writes a cell. An empty one in the head heads nothing, so it is an ordinary cell.
func (w *writer) cell(n *extast.TableCell, head bool) {
	tag := "td"
	if head && n.HasChildren() {
		tag = "th"
	}
	w.tag("<", tag)
	if tag == "th" {
		w.tag(` scope="col"`)
	}
	switch n.Alignment {
	case extast.AlignLeft:
		w.tag(` class="left"`)
	case extast.AlignRight:
		w.tag(` class="right"`)
	case extast.AlignCenter:
		w.tag(` class="center"`)
	}
	w.tag(">")
	w.textBlock(n, Prose{Kind: TableCell})
	w.tag("</", tag, ">")
}

func (w *writer) footnotes(n *extast.FootnoteList) {
	w.tag(`<section class="footnotes" role="doc-endnotes" aria-label="注释">` + "\n<ol>\n")
	w.notes++
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note := c.(*extast.Footnote)
		w.tag(`<li id="`, w.ids.note(note.Index), `">`)
		w.blocks(note)
		for back := note.FirstChild(); back != nil; back = back.NextSibling() {
			if link, ok := back.(*extast.FootnoteBacklink); ok {
				w.footnoteBacklink(link)
			}
		}
		w.tag("</li>\n")
	}
	w.notes--
	w.tag("</ol>\n</section>\n")
}

// footnoteLink writes the number that leads to a footnote; within a link, which cannot hold
// another, the number alone.
func (w *writer) footnoteLink(n *extast.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	id := w.ids.noteRef(n.Index, n.RefIndex)
	if w.linked > 0 {
		w.tag(`<sup class="footnote-ref" id="`, id, `">`, number, "</sup>")
		return
	}
	w.tag(`<sup class="footnote-ref" id="`, id, `"><a href="#`, w.ids.note(n.Index),
		`" role="doc-noteref" aria-label="注`, number, `">`, number, `</a></sup>`)
}

func (w *writer) footnoteBacklink(n *extast.FootnoteBacklink) {
	label := "回到注" + strconv.Itoa(n.Index) + "的正文"
	if n.RefIndex > 0 {
		label += "（第" + strconv.Itoa(n.RefIndex+1) + "处）"
	}
	w.tag(` <a class="footnote-back" href="#`, w.ids.noteRef(n.Index, n.RefIndex), `" aria-label="`, label, `">↩</a>`)
}
