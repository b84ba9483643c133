package document

import "strings"

// Index fills the document's lists and what its nodes say of one another. A reader calls it
// when the tree is built; who changes a tree calls it again.
func (d *Document) Index() {
	d.Headings, d.FactRefs, d.Links, d.Images, d.Drawings = nil, nil, nil, nil, nil
	for _, n := range d.Notes {
		n.Refs = 0
	}
	d.indexBlocks(d.Blocks)
	for _, n := range d.Notes {
		d.indexBlocks(n.Blocks)
	}
}

func (d *Document) indexBlocks(list []Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *Heading:
			b.Text = PlainText(b.Inlines)
			d.Headings = append(d.Headings, b)
			d.indexInlines(b.Inlines)
		case *Paragraph:
			d.indexInlines(b.Inlines)
		case *List:
			for _, item := range b.Items {
				d.indexBlocks(item.Blocks)
			}
		case *Quote:
			d.indexBlocks(b.Blocks)
		case *Alert:
			d.indexBlocks(b.Blocks)
		case *Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					d.indexInlines(cell.Inlines)
				}
			}
		case *Drawing:
			b.Index = len(d.Drawings)
			d.Drawings = append(d.Drawings, b)
		}
	}
}

func (d *Document) indexInlines(list []Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *Styled:
			d.indexInlines(n.Inlines)
		case *Link:
			n.Text, n.Index = PlainText(n.Inlines), len(d.Links)
			d.Links = append(d.Links, n)
			d.indexInlines(n.Inlines)
		case *FactRef:
			n.Text, n.Index = PlainText(n.Inlines), len(d.FactRefs)
			d.FactRefs = append(d.FactRefs, n)
			d.indexInlines(n.Inlines)
		case *Image:
			n.Index = len(d.Images)
			d.Images = append(d.Images, n)
		case *NoteRef:
			if n.Note >= 1 && n.Note <= len(d.Notes) {
				note := d.Notes[n.Note-1]
				note.Refs++
				n.Ref = note.Refs
			}
		}
	}
}

// Photo returns the image that is all that the paragraph shows, nil where there is none or
// more than that.
func (p *Paragraph) Photo() *Image {
	var only *Image
	for _, n := range p.Inlines {
		switch n := n.(type) {
		case *Comment:
		case *Image:
			if only != nil {
				return nil
			}
			only = n
		default:
			if !isBlank(n) {
				return nil
			}
		}
	}
	return only
}

// IsBlank tells whether nothing of inlines is shown: they are comments and spaces.
func IsBlank(list []Inline) bool {
	for _, n := range list {
		if !isBlank(n) {
			return false
		}
	}
	return true
}

func isBlank(n Inline) bool {
	switch n := n.(type) {
	case *Comment, *SoftBreak:
		return true
	case *Text:
		return strings.TrimSpace(n.Text) == ""
	}
	return false
}

// PlainText returns the words of inlines: code and the words for pictures among them, without
// the numbers of footnotes, line breaks as spaces.
func PlainText(list []Inline) string {
	if len(list) == 1 {
		if t, ok := list[0].(*Text); ok {
			return strings.TrimSpace(t.Text)
		}
	}
	var b strings.Builder
	appendPlain(&b, list)
	return strings.TrimSpace(b.String())
}

func appendPlain(b *strings.Builder, list []Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *Text:
			b.WriteString(n.Text)
		case *SoftBreak:
			if n.Space {
				b.WriteByte(' ')
			}
		case *HardBreak:
			b.WriteByte(' ')
		case *Styled:
			appendPlain(b, n.Inlines)
		case *CodeSpan:
			b.WriteString(n.Text)
		case *Link:
			appendPlain(b, n.Inlines)
		case *AutoLink:
			b.WriteString(n.Text)
		case *Image:
			b.WriteString(n.Alt)
		case *FactRef:
			appendPlain(b, n.Inlines)
		}
	}
}
