package check

import (
	"strings"
	"unsafe"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// written is a block of text as it stands in the file.
type written struct {
	span   source.Span
	around document.Block // what the block stands in: a list, a quote, an alert, or nil
	cell   bool           // the block is a table's cell
	lines  []writtenLine
}

// writtenLine is one line of a block. Text is as long as Raw, with 0 in place of every byte that
// is no plain text: marks that took effect, code, addresses, comments, escaped characters. What
// looks like a mark in Text is therefore printed as typed.
type writtenLine struct {
	Raw, Text string
	At        int // where the line begins, in bytes of the block
	First     int // where its own text begins in Raw, behind blanks and the marks of quotes; -1 where an effective mark stands before it
}

// written returns the blocks of text of a narrative as they are written, for reading only.
func (n *page) written() []written {
	if n.blocks == nil {
		n.blocks = writtenBlocks(n.n.Doc)
	}
	return n.blocks
}

func writtenBlocks(doc *narrative.Document) []written {
	list := []written{}
	doc.Tree().EachBlock(func(b, around document.Block) {
		switch b := b.(type) {
		case *document.Heading:
			list = append(list, writtenBlock(b.Span, b.Inlines, nil))
		case *document.Paragraph:
			list = append(list, writtenBlock(b.Span, b.Inlines, around))
		case *document.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					w := writtenBlock(cell.Span, cell.Inlines, nil)
					w.cell = true
					list = append(list, w)
				}
			}
		}
	})
	return list
}

func writtenBlock(span source.Span, inlines []document.Inline, around document.Block) written {
	w := written{span: span, around: around}
	raw := span.Text()
	plain := make([]byte, len(raw))
	copyPlain(plain, raw, span.Start, inlines)
	shown := unsafe.String(unsafe.SliceData(plain), len(plain)) // nothing changes plain any more
	at := 0
	for line := range strings.Lines(raw) {
		text := shown[at : at+len(line)]
		l := writtenLine{Raw: strings.TrimRight(line, "\r\n"), At: at}
		l.Text = text[:len(l.Raw)]
		l.First = len(l.Raw) - len(strings.TrimLeft(l.Raw, " \t>\u3000\u00A0"))
		if l.First < len(l.Text) && l.Text[l.First] == 0 {
			l.First = -1
		}
		w.lines = append(w.lines, l)
		at += len(line)
	}
	return w
}

// copyPlain copies what inlines show as it is written into plain, which begins at a place of the
// file.
func copyPlain(plain []byte, raw string, start int32, inlines []document.Inline) {
	for _, n := range inlines {
		switch n := n.(type) {
		case *document.Text:
			from, to := int(n.Span.Start-start), int(n.Span.End-start)
			if from >= 0 && to <= len(raw) && raw[from:to] == n.Text {
				copy(plain[from:], n.Text)
			}
		case *document.Styled:
			copyPlain(plain, raw, start, n.Inlines)
		case *document.Link:
			copyPlain(plain, raw, start, n.Inlines)
		case *document.FactRef:
			copyPlain(plain, raw, start, n.Inlines)
		}
	}
}

// place returns the place of Raw[from:to] of a line in the file.
func (w *written) place(l *writtenLine, from, to int) source.Span {
	return w.span.File.At(int(w.span.Start)+l.At+from, to-from)
}

// put is the edit that writes a text in the place of Raw[from:to] of a line.
func (w *written) put(l *writtenLine, from, to int, text string) problem.Edit {
	return problem.Edit{Span: w.place(l, from, to), Text: text}
}

// own returns the text of a line behind blanks and the marks of quotes, "" where an effective mark
// stands before it.
func (l *writtenLine) own() string {
	if l.First < 0 {
		return ""
	}
	return l.Text[l.First:]
}
