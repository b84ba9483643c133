package prose

import (
	"net/url"
	"strings"
	"unicode"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/source"
)

// Beside returns the texts that a document shows within its prose and that are none: code by the
// line, captions of pictures, titles of links and the numbers that they call.
func Beside(d *document.Document) []Block {
	var c collector
	d.EachBlock(func(b, _ document.Block) {
		switch b := b.(type) {
		case *document.Heading:
			c.inlines(b.Inlines)
		case *document.Paragraph:
			c.inlines(b.Inlines)
		case *document.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					c.inlines(cell.Inlines)
				}
			}
		case *document.Code:
			rest := b.Span
			for line := range strings.Lines(b.Text) {
				rest = c.add(strings.TrimSpace(line), rest)
			}
		}
	})
	return c.out
}

// number is what a telephone number or an identity number at least is.
var number = lazyregexp.New(`\d{11}`)

// numberKey is what web pages call a parameter that holds a telephone number.
var numberKey = lazyregexp.New(`(?i)phone|mobile|tel|sms|contact`)

// IsNumberKey tells whether a parameter of that name holds a telephone number.
func IsNumberKey(key string) bool { return numberKey.MatchString(key) }

// hiddenTexts returns what an address tells of persons: the number that it calls, and of an address of the
// web the parameters that hold a number and say whose. A number alone is mostly that of a page.
func hiddenTexts(target string) []string {
	scheme, rest, _ := strings.Cut(target, ":")
	switch strings.ToLower(scheme) {
	case "tel", "sms":
		return []string{rest}
	case "http", "https":
	default:
		return nil
	}
	_, query, _ := strings.Cut(rest, "?")
	var hidden []string
	for pair := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == ';' || r == '#' }) {
		key, value, _ := strings.Cut(pair, "=")
		if plain, err := url.QueryUnescape(value); err == nil {
			value = plain
		}
		isSaid := IsNumberKey(key) || strings.ContainsFunc(value, func(r rune) bool { return unicode.Is(unicode.Han, r) })
		if digits := number.FindString(value); digits != "" && (isSaid || len(value) == len("110101199003071233")) {
			hidden = append(hidden, value)
		}
	}
	return hidden
}

type collector struct{ out []Block }

func (c *collector) inlines(list []document.Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *document.Styled:
			c.inlines(n.Inlines)
		case *document.FactRef:
			c.inlines(n.Inlines)
		case *document.AutoLink:
			for _, hidden := range hiddenTexts(n.Address) {
				c.add(hidden, n.Span)
			}
		case *document.Link:
			c.inlines(n.Inlines)
			c.add(n.Title, n.Span)
			for _, hidden := range hiddenTexts(n.Target) {
				if !strings.Contains(n.Text, hidden) {
					c.add(hidden, n.Span)
				}
			}
		case *document.Image:
			c.add(n.Title, n.Span)
		case *document.CodeSpan:
			c.add(n.Text, n.Span)
		}
	}
}

// add adds a text that stands somewhere in a span, and returns what of the span is behind it.
// One that was written otherwise than it is shown has the span as its place.
func (c *collector) add(text string, span source.Span) source.Span {
	if text == "" {
		return span
	}
	b := Block{Text: text, Span: span}
	if at := strings.Index(span.Text(), text); at >= 0 {
		start := span.Start + int32(at)
		b.Span = source.Span{File: span.File, Start: start, End: start + int32(len(text))}
		b.pieces = []piece{{0, b.Span.Start, b.Span.End}}
		span.Start = b.Span.End
	}
	c.out = append(c.out, b)
	return span
}
