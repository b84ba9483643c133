package narrative

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"casebook/generator/document/prose"
)

// class is what the flanking rules and the line breaks need to know of a character.
type class uint8

const (
	space class = 1 << iota
	punct
	cjk
	ivs      // ideographic variation selector, U+E0100 to U+E01EF
	selector // a variation selector that does not ask for an emoji, U+FE00 to U+FE0E
)

// otherPunct tells whether the character is punctuation, and not of a CJK script.
func (c class) otherPunct() bool { return c&(punct|cjk) == punct }

// classify follows the definitions of the public specification "CommonMark CJK-friendly
// amendments" (markdown-cjk-friendly), section 2.1.
func classify(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return cjk
	case r >= 0xFE00 && r <= 0xFE0E:
		return selector
	case r >= 0xE0100 && r <= 0xE01EF:
		return ivs
	case isSpace(r):
		return space
	}
	var c class
	if isCJK(r) {
		c = cjk
	}
	if unicode.In(r, unicode.P, unicode.S) {
		c |= punct
	}
	return c
}

func isSpace(r rune) bool {
	return r == '\t' || r == '\n' || r == '\f' || r == '\r' || unicode.Is(unicode.Zs, r)
}

// isCJK tells whether a character is East Asian by its width (wide, full or half width)
// without being an emoji by default, or is Hangul.
func isCJK(r rune) bool {
	if r < 0x1100 {
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianHalfwidth:
		return !unicode.Is(wideEmoji, r)
	}
	return unicode.Is(unicode.Hangul, r)
}

// wideEmoji are the blocks in which every wide character that is not listed apart is
// shown as an emoji by default (UTS #51, Emoji_Presentation).
var wideEmoji = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x231A, Hi: 0x231B, Stride: 1}, {Lo: 0x23E9, Hi: 0x262F, Stride: 1},
		{Lo: 0x2638, Hi: 0x2689, Stride: 1}, {Lo: 0x2690, Hi: 0x2BFF, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1F004, Hi: 0x1F0CF, Stride: 1}, {Lo: 0x1F18E, Hi: 0x1F19A, Stride: 1},
		{Lo: 0x1F201, Hi: 0x1F201, Stride: 1}, {Lo: 0x1F21A, Hi: 0x1F21A, Stride: 1},
		{Lo: 0x1F22F, Hi: 0x1F22F, Stride: 1}, {Lo: 0x1F232, Hi: 0x1F236, Stride: 1},
		{Lo: 0x1F238, Hi: 0x1F23A, Stride: 1}, {Lo: 0x1F250, Hi: 0x1F251, Stride: 1},
		{Lo: 0x1F300, Hi: 0x1FAFF, Stride: 1},
	},
}

// classBefore classifies what stands before a delimiter run. A variation selector belongs
// to the character before it; a quotation mark that is made full width by one is CJK.
func classBefore(text []byte) class {
	r, size := utf8.DecodeLastRune(text)
	if size == 0 {
		return space
	}
	c := classify(r)
	if c != selector {
		return c
	}
	base, size := utf8.DecodeLastRune(text[:len(text)-size])
	if size == 0 {
		return c
	}
	switch before := classify(base); {
	case before&space != 0:
		return c
	case r == 0xFE01 && isQuote(base):
		return cjk | punct
	default:
		return before &^ ivs
	}
}

func classAfter(text []byte) class {
	r, size := utf8.DecodeRune(text)
	if size == 0 {
		return space
	}
	return classify(r)
}

func isQuote(r rune) bool { return r == '‘' || r == '’' || r == '“' || r == '”' }

// joinsLines tells whether a line break between two characters is dropped: between two
// Chinese characters, and beside full-width punctuation, which brings its own space.
// Quotation marks, dashes and dots that Chinese shares with other scripts count as Chinese
// unless a letter or digit of another script is on the other side.
func joinsLines(before, after rune) bool {
	b, a := classify(before), classify(after)
	if b&space != 0 || a&space != 0 {
		return false
	}
	if b == cjk|punct || a == cjk|punct {
		return true
	}
	return (b&cjk != 0 || isShared(before)) && (a&cjk != 0 || isShared(after))
}

func isShared(r rune) bool {
	return isQuote(r) || r == '—' || r == '…' || r == '·' || r == prose.ObjectReplacement
}
