package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/quantity"
)

// emphasized is a paragraph of somebody else's paper with the words set off that its writer set off. Word has bold for
// headings, labels and by accident as well, so that a style is taken away where it says nothing: from blanks and marks
// alone, and, unless whole is true, from a paragraph that is set off throughout. A figure of which some characters are
// bold is bold: cut in two it could not be bound.
func emphasized(list []document.Inline, whole bool) []document.Inline {
	pieces := piecesOf(list)
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.text)
	}
	styles := make([]weight, 0, text.Len()) // of each byte
	for _, p := range pieces {
		for range len(p.text) {
			styles = append(styles, p.weight)
		}
	}
	tidied(text.String(), styles)
	for _, f := range quantity.Find(text.String()) {
		fill(styles[f.Start:f.End], slices.Max(styles[f.Start:f.End]))
	}
	if !whole && isUniform(text.String(), styles) {
		clear(styles)
	}
	return restyled(pieces, styles)
}

// unstyled is a line without the styles of its words, for what is set off as a whole: a heading, a table's head.
func unstyled(list []document.Inline) []document.Inline {
	pieces := piecesOf(list)
	size := 0
	for _, p := range pieces {
		size += len(p.text)
	}
	return restyled(pieces, make([]weight, size))
}

// weight is how words are set off.
type weight uint8

const (
	plain weight = iota
	italic
	bold
)

// piece is an inline of a paragraph: words in one style, or anything else, which has one character that no text has.
type piece struct {
	text   string
	weight weight
	struck bool            // it is struck out too
	other  document.Inline // nil for words
}

const otherInline = "\ufffc"

func piecesOf(list []document.Inline) []piece {
	pieces := make([]piece, 0, len(list))
	for _, n := range list {
		p := piece{}
		inner := n
		for {
			s, ok := inner.(*document.Styled)
			if !ok || len(s.Inlines) != 1 {
				break
			}
			switch s.Style {
			case document.Strong:
				p.weight = bold
			case document.Emphasis:
				p.weight = max(p.weight, italic)
			case document.Strike:
				p.struck = true
			}
			inner = s.Inlines[0]
		}
		if t, ok := inner.(*document.Text); ok {
			p.text = t.Text
		} else {
			p = piece{text: otherInline, other: n}
		}
		pieces = append(pieces, p)
	}
	return pieces
}

// tidied takes styles from what shows none of them: blanks, unless the words on both sides are in one style, stretches
// without a letter or digit, and the marks before the first letter of one that end something, which Markdown sets off
// by an entity only.
func tidied(text string, styles []weight) {
	styleAt := func(i int) weight {
		if i < 0 || i >= len(styles) {
			return plain
		}
		return styles[i]
	}
	for from := 0; from < len(text); from++ {
		if !isBlankAt(text, from) {
			continue
		}
		to := from
		for to < len(text) && isBlankAt(text, to) {
			to++
		}
		fill(styles[from:to], min(styleAt(from-1), styleAt(to)))
		from = to
	}
	for from, to := 0, 0; from < len(text); from = to {
		for to = from; to < len(text) && styles[to] == styles[from]; {
			to++
		}
		if !strings.ContainsFunc(text[from:to], isWordRune) {
			fill(styles[from:to], plain)
		}
		fill(styles[from:to-len(strings.TrimLeft(text[from:to], closing))], plain)
	}
}

// closing are the marks that end what stands before them, and the blanks between.
const closing = "，。、；：！？）》」』】〉”’ "

// isBlankAt tells whether a blank stands at a byte of a text; of blanks of several bytes, at each.
func isBlankAt(text string, i int) bool {
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	c, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsSpace(c)
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func fill(styles []weight, with weight) {
	for i := range styles {
		styles[i] = with
	}
}

// isUniform tells whether all letters and digits of a text have one style.
func isUniform(text string, styles []weight) bool {
	first := strings.IndexFunc(text, isWordRune)
	for i, c := range text {
		if isWordRune(c) && styles[i] != styles[first] {
			return false
		}
	}
	return true
}

// restyled puts the pieces of a paragraph together again, each byte in its style.
func restyled(pieces []piece, styles []weight) []document.Inline {
	var list []document.Inline
	start := 0 // of the piece, in styles
	for _, p := range pieces {
		own := styles[start : start+len(p.text)]
		start += len(p.text)
		if p.other != nil {
			list = append(list, p.other)
			continue
		}
		for from, to := 0, 0; from < len(own); from = to {
			for to = from; to < len(own) && own[to] == own[from]; {
				to++
			}
			list = append(list, inStyle(p.text[from:to], own[from], p.struck))
		}
	}
	return list
}

func inStyle(text string, w weight, struck bool) document.Inline {
	var n document.Inline = &document.Text{Text: text}
	wrap := func(s document.Style) { n = &document.Styled{Style: s, Inlines: []document.Inline{n}} }
	if struck {
		wrap(document.Strike)
	}
	switch w {
	case italic:
		wrap(document.Emphasis)
	case bold:
		wrap(document.Strong)
	}
	return n
}
