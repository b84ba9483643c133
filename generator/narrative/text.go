package narrative

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"casebook/generator/document"
)

// text adds the text that stands in the body from start to end: escapes and entities resolved
// unless it is raw, and without characters that a page must not have.
func (r *reader) text(start, end int, raw bool) {
	switch {
	case raw:
	case r.shown == 0:
		start += indent(r.src[start:end])
	case r.last == ' ': // a comment stood between two spaces
		start = end - len(bytes.TrimLeft(r.src[start:end], " \t"))
	}
	decode(r.src, start, end, raw, func(text []byte, from, to int) {
		r.last = lastRune(text)
		r.shown++
		r.addText(text, from, to)
	})
	r.end = max(r.end, end)
}

// addText adds text that is shown for what stands in the body from start to end. What stands
// there as it is shown is not copied.
func (r *reader) addText(text []byte, start, end int) {
	exact := string(text) == r.body[start:end]
	if last := r.exact; exact && last != nil && int(last.Span.End) == r.base+start {
		from := int(last.Span.Start) - r.base
		last.Text, last.Span.End = r.body[from:end], int32(r.base+end)
		r.end = end
		return
	}
	if len(r.texts) == 0 {
		r.texts = make([]document.Text, 16) // a narrative has hundreds
	}
	t := &r.texts[0]
	r.texts = r.texts[1:]
	t.Span = r.span(start, end)
	if exact {
		t.Text = r.body[start:end]
	} else {
		t.Text = string(text)
	}
	r.put(t, end)
	if exact {
		r.exact = t
	}
}

// lastRune returns the last character of text, which a variation selector is not.
func lastRune(text []byte) rune {
	for {
		r, size := utf8.DecodeLastRune(text)
		text = text[:len(text)-size]
		if len(text) == 0 || classify(r)&(ivs|selector) == 0 {
			return r
		}
	}
}

// indent returns the length of the white space at the beginning of text, which in pasted
// Chinese paragraphs is two full-width spaces.
func indent(text []byte) int {
	return len(text) - len(bytes.TrimLeft(text, " \t\u3000\u00A0"))
}

// decode calls put for each stretch of src[start:end], in order, with its text and where it
// stands. It resolves backslash escapes and entities unless the text is raw, replaces what
// is not UTF-8 and leaves out hidden characters.
func decode(src []byte, start, end int, raw bool, put func(text []byte, from, to int)) {
	from := start
	flush := func(to int) {
		if to > from {
			put(src[from:to], from, to)
		}
	}
	for i := start; i < end; {
		c, size := src[i], 1
		var text []byte
		switch {
		case c == '\\' && !raw && i+1 < end && util.IsPunct(src[i+1]):
			text, size = src[i+1:i+2], 2
		case c == '&' && !raw:
			if text, size = entity(src[i:end]); text == nil {
				i++
				continue
			}
		case c < utf8.RuneSelf && !isControl(rune(c)):
			i++
			continue
		case c >= 0xE3 && c <= 0xE9 && i+2 < end && src[i+1]&0xC0 == 0x80 && src[i+2]&0xC0 == 0x80:
			i += 3 // U+3000 to U+9FFF, of which none is hidden
			continue
		default:
			r, n := utf8.DecodeRune(src[i:end])
			if n > 1 && !isHidden(r) { // of one byte are only what is not UTF-8 and hidden characters
				i += n
				continue
			}
			text, size = visible(src[i:i+n]), n
		}
		flush(i)
		if len(text) > 0 {
			put(text, i, i+size)
		}
		i += size
		from = i
	}
	flush(end)
}

// longestEntity is the length of the longest entity name of HTML with & and ;.
const longestEntity = 33

// entity returns what an entity at the beginning of text stands for and its length, or nil
// where there is none. An entity for a hidden character stands for nothing.
func entity(text []byte) ([]byte, int) {
	end := 1
	for end < min(len(text), longestEntity) && (text[end] == '#' || util.IsAlphaNumeric(text[end])) {
		end++
	}
	if end == len(text) || text[end] != ';' {
		return nil, 1
	}
	name := bytes.Clone(text[:end+1])
	value := util.ResolveEntityNames(util.ResolveNumericReferences(name))
	if bytes.Equal(value, text[:end+1]) {
		return nil, 1
	}
	return append([]byte{}, visible(value)...), end + 1
}

// visible returns text without hidden characters; NUL and bytes that are not UTF-8 become
// the replacement character, as in CommonMark.
func visible(text []byte) []byte {
	clean := true
	for i := 0; i < len(text) && clean; {
		r, n := utf8.DecodeRune(text[i:])
		clean = !(r == utf8.RuneError && n == 1) && !isHidden(r)
		i += n
	}
	if clean {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == 0 {
			r = utf8.RuneError
		}
		if !isHidden(r) {
			out = utf8.AppendRune(out, r)
		}
		i += n
	}
	return out
}

// Visible returns s without hidden characters: controls but for tab and line feed,
// overrides of the direction of writing, and what has no width. It is for texts that reach a page beside Markdown.
func Visible(s string) string {
	if strings.ContainsFunc(s, isHidden) {
		return string(visible([]byte(s)))
	}
	return s
}

// isHidden tells of characters that would change a page without being seen: controls,
// overrides of the direction of writing, with which a text can be made to read otherwise
// than it is, and what has neither width nor use in Chinese, which word processors leave
// behind and which hides a word from a search and an ID number from the checker. The joiners
// U+200C and U+200D and the direction marks stay: other scripts and emoji need them.
func isHidden(r rune) bool {
	if r < 0x200B {
		return isControl(r) || r == 0xAD
	}
	return r == 0x200B || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r == 0xFEFF ||
		r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE007F
}

func isControl(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r >= 0x7F && r <= 0x9F
}
