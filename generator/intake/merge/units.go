// Package merge brings an edited copy of a text back into its Markdown, three ways: the text as it
// left (base), the copy (theirs), the text now (ours).
//
// A text is a list of units: paragraphs, headings, items, cells, objects. Units of two texts are
// put beside one another by their words, and within a unit characters are. What changes is written
// into the Markdown of ours; all else keeps its bytes.
package merge

import (
	"strings"
	"unicode"

	"casebook/generator/document"
	"casebook/generator/source"
)

type kind uint8

const (
	paragraph kind = iota
	heading
	item
	quoted
	table
	code
	rule
	drawing
	note
)

// unit is one piece of a text that is compared as a whole.
type unit struct {
	kind    kind
	level   int // of a heading
	ordered bool
	list    *document.List // that an item is of; nil where it is not the first block of one
	toks    []token
	cells   [][]*unit      // of a table
	block   document.Block // that it is or stands in, right around
	alone   bool           // nothing else stands in its item or quote
	task    document.Task  // the box before it
	note    int            // the footnote that it is of, from 1; 0 for none
	at      source.Span    // of its inlines in the Markdown; zero in a copy
	outer   source.Span    // of its block at the top of the text
	key     string
}

// token is a piece of text that is compared as one: a character, a number, an object. Its style is
// how it is set: it follows the text and is not compared.
type token struct {
	s     string
	style style
	// before are inlines that no reader sees: comments and line breaks of the Markdown.
	before  []document.Inline
	object  document.Inline // a picture, a footnote's number
	printed string          // the words of a figure that is printed from the data
}

type style struct {
	strong, emphasis, strike, code bool
	fact                           string
	printed                        bool // the figure's words are the data's
	link, title                    string
	auto                           bool // the link is an address that is shown as it is
	place                          int  // of the figure or link in its text, from 1: two that touch stay two
}

const (
	noteChar  = "\uE001"
	imageChar = "\uE002"
)

// printer returns the words of a figure that is printed from the data.
type printer func(target string) string

// Pictures are what the pictures of a document are called there.
func Pictures(d *document.Document) (list []string) {
	for _, u := range unitsOf(d, func(string) string { return "" }) {
		list = append(list, imagesOf(u)...)
	}
	return list
}

// unitsOf lists the units of a document.
func unitsOf(d *document.Document, print printer) []*unit {
	return (&collector{print: print}).units(d)
}

func (c *collector) units(d *document.Document) []*unit {
	for _, b := range d.Blocks {
		c.outer = spanOf(b)
		c.block(b, paragraph, nil)
	}
	for i, n := range d.Notes {
		c.outer, c.note = n.Span, i+1
		for _, b := range n.Blocks {
			c.block(b, note, nil)
		}
	}
	return c.list
}

type collector struct {
	print    printer
	pictures map[string]Picture // nil where pictures are called what they are
	outer    source.Span
	note     int
	list     []*unit
}

func (c *collector) add(u *unit, b document.Block) {
	u.block, u.outer, u.note = b, c.outer, c.note
	u.key = keyOf(u.toks)
	c.list = append(c.list, u)
}

// block adds the units of a block. as is what a paragraph is by what is around it.
func (c *collector) block(b document.Block, as kind, around *document.List) {
	switch b := b.(type) {
	case *document.Heading:
		c.add(&unit{kind: heading, level: b.Level, toks: c.tokens(b.Inlines), at: b.Span}, b)
	case *document.Paragraph:
		u := &unit{kind: as, toks: c.tokens(b.Inlines), at: b.Span}
		if around != nil {
			u.ordered = around.Ordered
		}
		c.add(u, b)
	case *document.List:
		for _, i := range b.Items {
			for k, inner := range i.Blocks {
				before := len(c.list)
				c.block(inner, item, b)
				if k == 0 && len(c.list) == before+1 {
					c.list[before].alone, c.list[before].task, c.list[before].list = len(i.Blocks) == 1, i.Task, b
				}
			}
		}
	case *document.Quote:
		c.within(b.Blocks, as)
	case *document.Alert:
		c.within(b.Blocks, as)
	case *document.Code:
		u := &unit{kind: code, at: b.Span}
		for _, r := range b.Text {
			u.toks = append(u.toks, token{s: string(r)})
		}
		c.add(u, b)
	case *document.Table:
		c.table(b)
	case *document.ThematicBreak:
		c.add(&unit{kind: rule, at: b.Span, toks: []token{{s: "\uE003"}}}, b)
	case *document.Drawing:
		c.add(&unit{kind: drawing, at: b.Span, toks: []token{{s: "\uE004" + b.TOML}}}, b)
	}
}

func (c *collector) within(list []document.Block, as kind) {
	if as == paragraph {
		as = quoted
	}
	for _, b := range list {
		before := len(c.list)
		c.block(b, as, nil)
		if len(c.list) == before+1 {
			c.list[before].alone = len(list) == 1
		}
	}
}

func (c *collector) table(t *document.Table) {
	u := &unit{kind: table, at: t.Span}
	grid := t.Grid()
	for r := range grid {
		var row []*unit
		for k := range grid[r] {
			cell := &unit{}
			if document.Begins(grid, r, k) {
				cell.toks, cell.at = c.tokens(grid[r][k].Inlines), grid[r][k].Span
			}
			cell.key = keyOf(cell.toks)
			row = append(row, cell)
			u.toks = append(append(u.toks, cell.toks...), token{s: "\uE005"})
		}
		u.cells = append(u.cells, row)
	}
	c.add(u, t)
}

func spanOf(b document.Block) source.Span {
	switch b := b.(type) {
	case *document.Heading:
		return b.Span
	case *document.Paragraph:
		return b.Span
	case *document.List:
		return b.Span
	case *document.Quote:
		return b.Span
	case *document.Alert:
		return b.Span
	case *document.Code:
		return b.Span
	case *document.Table:
		return b.Span
	case *document.ThematicBreak:
		return b.Span
	case *document.Drawing:
		return b.Span
	}
	return source.Span{}
}

func keyOf(list []token) string {
	var b strings.Builder
	for i := range list {
		b.WriteString(list[i].s)
	}
	return b.String()
}

// tokens takes inlines apart.
func (c *collector) tokens(list []document.Inline) []token {
	t := &tokenizer{print: c.print, pictures: c.pictures}
	t.inlines(list, style{})
	out := trimmed(t.out)
	if len(t.pending) > 0 {
		out = append(out, token{before: t.pending})
	}
	return out
}

// trimmed takes away the white space at both ends, which a reader of Word drops.
func trimmed(list []token) []token {
	space := func(t *token) bool { return t.s != "" && strings.TrimSpace(t.s) == "" && t.before == nil }
	for len(list) > 0 && space(&list[0]) {
		list = list[1:]
	}
	for len(list) > 0 && space(&list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list
}

type tokenizer struct {
	print    printer
	pictures map[string]Picture
	out      []token
	pending  []document.Inline
	places   int
}

func (t *tokenizer) add(s string, m style, object document.Inline) {
	t.out = append(t.out, token{s: s, style: m, before: t.pending, object: object})
	t.pending = nil
}

func (t *tokenizer) inlines(list []document.Inline, m style) {
	for _, n := range list {
		t.inline(n, m)
	}
}

func (t *tokenizer) inline(n document.Inline, m style) {
	switch n := n.(type) {
	case *document.Text:
		t.text(n.Text, m)
	case *document.SoftBreak:
		if n.Space {
			t.add(" ", m, n)
		} else {
			t.pending = append(t.pending, n)
		}
	case *document.HardBreak:
		t.add("\n", m, n)
	case *document.Styled:
		switch n.Style {
		case document.Strong:
			m.strong = true
		case document.Emphasis:
			m.emphasis = true
		case document.Strike:
			m.strike = true
		}
		t.inlines(n.Inlines, m)
	case *document.CodeSpan:
		m.code = true
		t.text(n.Text, m)
	case *document.Link:
		t.places++
		m.link, m.title, m.place = n.Target, n.Title, t.places
		if len(n.Inlines) == 0 {
			t.text(n.Target, m)
		}
		t.inlines(n.Inlines, m)
	case *document.AutoLink:
		t.places++
		m.link, m.auto, m.place = n.Address, true, t.places
		t.text(n.Text, m)
	case *document.Image:
		p, renamed := t.pictures[n.Src]
		if renamed {
			n = &document.Image{Src: p.Src, Alt: n.Alt}
		}
		if p.New { // no picture that the text has is in its place
			t.add(imageChar+p.Src, m, n)
		} else {
			t.add(imageChar, m, n)
		}
	case *document.NoteRef:
		t.add(noteChar, m, n)
	case *document.FactRef:
		t.places++
		m.fact, m.place = n.Target.String(), t.places
		if len(n.Inlines) == 0 {
			m.printed = true
			t.add("\uE006"+m.fact, m, nil)
			t.out[len(t.out)-1].printed = t.print(m.fact)
			return
		}
		t.inlines(n.Inlines, m)
	case *document.Comment:
		t.pending = append(t.pending, n)
	}
}

// text adds characters; digits that stand together are one.
func (t *tokenizer) text(s string, m style) {
	start := -1
	flush := func(end int) {
		if start >= 0 {
			t.add(s[start:end], m, nil)
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsDigit(r) && r < 0x80 || start >= 0 && (r == '.' || r == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
		switch r {
		case '\u00a0', '\t', '\n', '\r':
			r = ' '
		case '\u200b', '\ufeff', '\u00ad':
			continue
		}
		t.add(string(r), m, nil)
	}
	flush(len(s))
}
