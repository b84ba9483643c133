package prose

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/source"
)

// Beside returns the texts that a document shows within its prose and that are none: code in a
// line, captions of pictures and titles of links.
func Beside(d *document.Document) []Block {
	var c collector
	c.blocks(d.Blocks)
	for _, n := range d.Notes {
		c.blocks(n.Blocks)
	}
	return c.out
}

type collector struct{ out []Block }

func (c *collector) blocks(list []document.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *document.Heading:
			c.inlines(b.Inlines)
		case *document.Paragraph:
			c.inlines(b.Inlines)
		case *document.List:
			for _, item := range b.Items {
				c.blocks(item.Blocks)
			}
		case *document.Quote:
			c.blocks(b.Blocks)
		case *document.Alert:
			c.blocks(b.Blocks)
		case *document.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					c.inlines(cell.Inlines)
				}
			}
		}
	}
}

func (c *collector) inlines(list []document.Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *document.Styled:
			c.inlines(n.Inlines)
		case *document.FactRef:
			c.inlines(n.Inlines)
		case *document.Link:
			c.inlines(n.Inlines)
			c.add(n.Title, n.Span)
		case *document.Image:
			c.add(n.Title, n.Span)
		case *document.CodeSpan:
			c.add(n.Text, n.Span)
		}
	}
}

// add adds a text that stands somewhere in a span. One that was written otherwise than it is
// shown has the span as its place.
func (c *collector) add(text string, span source.Span) {
	if text == "" {
		return
	}
	b := Block{Text: text, Span: span}
	if at := strings.Index(span.Text(), text); at >= 0 {
		start := span.Start + int32(at)
		b.Span = source.Span{File: span.File, Start: start, End: start + int32(len(text))}
		b.pieces = []piece{{0, b.Span.Start, b.Span.End}}
	}
	c.out = append(c.out, b)
}
