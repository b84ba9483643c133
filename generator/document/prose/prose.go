// Package prose takes the plain text of a document's blocks, for the checker and the search,
// with the way back from each character to its place in the source.
package prose

import (
	"casebook/generator/document"
	"casebook/generator/source"
)

// Kind says what kind of block a piece of prose is.
type Kind uint8

// The kinds of prose.
const (
	Paragraph Kind = iota
	Heading
	ListItem // the text of one item, its first paragraph
	TableCell
	Quote // a paragraph inside a block quote or an alert
	Footnote
)

// ObjectReplacement (U+FFFC) stands in a Block's Text for what is not text: code, a picture, an address that
// is shown as it is, a figure that is printed from the data. It keeps the words on both sides
// apart.
const ObjectReplacement = '\uFFFC'

// Block is the plain text of one block, markup taken away. A soft line break is a space or
// nothing, as it is shown; a hard one is a newline.
type Block struct {
	Kind     Kind
	Level    int // of a heading, or the nesting of a list item from 1
	Ordered  int // the number of an ordered list's item as shown, else 0
	Text     string
	FactRefs []FactSpan // where bound figures stand in Text, in order
	Span     source.Span

	pieces []piece
}

// FactSpan is the place of a document's FactRefs[Index] in a Block's Text, in bytes.
type FactSpan struct {
	Start, End int
	Index      int
}

// Of returns the prose of a document that is indexed, footnotes last. Blocks without text,
// photos, code and drawings have none.
func Of(d *document.Document) []Block {
	w := &walker{}
	w.blocks(d.Blocks)
	w.inNote = true
	for _, n := range d.Notes {
		w.blocks(n.Blocks)
	}
	return w.blocksRead()
}

type walker struct {
	out    []Block
	pieces []piece // of all blocks
	ends   []int   // of each block's pieces

	quotes, lists int // around the block
	inNote        bool

	// Of the block being read:
	first int // of its pieces
	text  []byte
	refs  []FactSpan
}

// blocksRead returns the blocks and their pieces in no more memory than they take: a build holds
// the prose of all its narratives.
func (w *walker) blocksRead() []Block {
	out, pieces := append(make([]Block, 0, len(w.out)), w.out...), append(make([]piece, 0, len(w.pieces)), w.pieces...)
	first := 0
	for i, end := range w.ends {
		out[i].pieces = pieces[first:end:end]
		first = end
	}
	return out
}

func (w *walker) blocks(list []document.Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *walker) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.take(Block{Kind: Heading, Level: b.Level, Span: b.Span}, b.Inlines)
	case *document.Paragraph:
		w.paragraph(Block{Kind: w.kind()}, b)
	case *document.List:
		w.list(b)
	case *document.Quote:
		w.quotes++
		w.blocks(b.Blocks)
		w.quotes--
	case *document.Alert:
		w.quotes++
		w.blocks(b.Blocks)
		w.quotes--
	case *document.Table:
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				w.take(Block{Kind: TableCell, Span: cell.Span}, cell.Inlines)
			}
		}
	}
}

// kind returns a paragraph's kind by what is around it.
func (w *walker) kind() Kind {
	switch {
	case w.inNote:
		return Footnote
	case w.quotes > 0:
		return Quote
	}
	return Paragraph
}

func (w *walker) paragraph(b Block, p *document.Paragraph) {
	if p.Photo() == nil {
		b.Span = p.Span
		w.take(b, p.Inlines)
	}
}

func (w *walker) list(l *document.List) {
	w.lists++
	for i, item := range l.Items {
		blocks := item.Blocks
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*document.Paragraph); ok {
				b := Block{Kind: ListItem, Level: w.lists}
				if l.Ordered {
					b.Ordered = l.Start + i
				}
				w.paragraph(b, p)
				blocks = blocks[1:]
			}
		}
		w.blocks(blocks)
	}
	w.lists--
}

// take adds a block with the text of its inlines.
func (w *walker) take(b Block, list []document.Inline) {
	w.text, w.first, w.refs = w.text[:0], len(w.pieces), nil
	w.inlines(list)
	if len(w.text) == 0 {
		w.pieces = w.pieces[:w.first]
		return
	}
	b.FactRefs = w.refs
	b.Text = w.shared(list)
	w.out, w.ends = append(w.out, b), append(w.ends, len(w.pieces))
}

// shared returns the text that was read, which is the tree's own where that is in one piece.
func (w *walker) shared(list []document.Inline) string {
	if len(list) == 1 {
		if t, ok := list[0].(*document.Text); ok {
			return t.Text
		}
	}
	return string(w.text)
}

func (w *walker) inlines(list []document.Inline) {
	for _, n := range list {
		w.inline(n)
	}
}

func (w *walker) inline(n document.Inline) {
	switch n := n.(type) {
	case *document.Text:
		w.add(n.Text, n.Span)
	case *document.SoftBreak:
		if n.Space {
			w.add(" ", n.Span)
		}
	case *document.HardBreak:
		w.add("\n", n.Span)
	case *document.Styled:
		w.inlines(n.Inlines)
	case *document.CodeSpan:
		w.object(n.Span)
	case *document.Link:
		w.inlines(n.Inlines)
	case *document.AutoLink:
		w.object(n.Span)
	case *document.Image:
		w.object(n.Span)
	case *document.FactRef:
		start := len(w.text)
		w.inlines(n.Inlines)
		if len(w.text) == start {
			w.object(n.Span)
		}
		w.refs = append(w.refs, FactSpan{Start: start, End: len(w.text), Index: n.Index})
	}
}

const objectText = string(ObjectReplacement)

func (w *walker) object(at source.Span) { w.add(objectText, at) }

// piece says that Text from byte at up to the next piece stands in the file from start to
// end. Where both are equally long they are equal; else the piece is a whole that was written
// otherwise: an entity, an escaped character, a line break.
type piece struct{ at, start, end int32 }

// add appends text that stands in the source at a span.
func (w *walker) add(text string, span source.Span) {
	at := len(w.text)
	w.text = append(w.text, text...)
	if n := len(w.pieces); n > w.first && len(text) == int(span.End-span.Start) {
		last := &w.pieces[n-1]
		if last.end == span.Start && int(last.end-last.start) == at-int(last.at) {
			last.end = span.End
			return
		}
	}
	w.pieces = append(w.pieces, piece{int32(at), span.Start, span.End})
}

// Source returns the span in the file of Text[start:end]. A character that was written
// otherwise than it is shown is covered whole.
func (b *Block) Source(start, end int) source.Span {
	if len(b.pieces) == 0 {
		return b.Span
	}
	from, _ := b.locate(start)
	if end <= start {
		return source.Span{File: b.Span.File, Start: from, End: from}
	}
	_, to := b.locate(end - 1)
	return source.Span{File: b.Span.File, Start: from, End: to}
}

// locate returns where the byte i of Text begins and ends in the file.
func (b *Block) locate(i int) (start, end int32) {
	lo, hi := 0, len(b.pieces)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(b.pieces[mid].at) <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	piece, next := b.pieces[lo], len(b.Text)
	if hi < len(b.pieces) {
		next = int(b.pieces[hi].at)
	}
	if int(piece.end-piece.start) != next-int(piece.at) {
		return piece.start, piece.end
	}
	start = min(piece.start+int32(i)-piece.at, piece.end)
	return start, min(start+1, piece.end)
}
