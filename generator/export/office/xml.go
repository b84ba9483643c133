// Package office writes what the file formats of Office have in common: XML by appending, and
// the zip of parts with their types and relations. The same parts give the same bytes.
package office

import (
	"strconv"
	"unicode/utf8"
)

// XML is XML that grows. Names are the caller's own; texts and values are escaped.
type XML struct{ B []byte }

// Raw appends what is XML already.
func (x *XML) Raw(parts ...string) *XML {
	for _, s := range parts {
		x.B = append(x.B, s...)
	}
	return x
}

// Start begins an element with attributes given as name, value, name, value.
func (x *XML) Start(name string, pairs ...string) *XML {
	x.attributes(name, pairs)
	x.B = append(x.B, '>')
	return x
}

// End ends an element.
func (x *XML) End(name string) *XML { return x.Raw("</", name, ">") }

// Empty appends an element that holds nothing.
func (x *XML) Empty(name string, pairs ...string) *XML {
	x.attributes(name, pairs)
	x.B = append(x.B, '/', '>')
	return x
}

// Element appends an element that holds a text.
func (x *XML) Element(name, text string, pairs ...string) *XML {
	return x.Start(name, pairs...).Text(text).End(name)
}

func (x *XML) attributes(name string, pairs []string) {
	x.Raw("<", name)
	for i := 0; i+1 < len(pairs); i += 2 {
		x.Raw(" ", pairs[i], `="`).Text(pairs[i+1])
		x.B = append(x.B, '"')
	}
}

// Text appends text. Characters that XML cannot hold are left out.
func (x *XML) Text(s string) *XML {
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		with, replace := "", true
		switch {
		case r == '&':
			with = "&amp;"
		case r == '<':
			with = "&lt;"
		case r == '>':
			with = "&gt;"
		case r == '"':
			with = "&quot;"
		case r == '\t' || r == '\n' || r == '\r':
			with = "&#" + strconv.Itoa(int(r)) + ";"
		case r < ' ' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && size == 1:
		default:
			replace = false
		}
		if replace {
			x.B = append(append(x.B, s[from:i]...), with...)
			from = i + size
		}
		i += size
	}
	x.B = append(x.B, s[from:]...)
	return x
}

// Header is what each part begins with.
const Header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Itoa spares callers the import.
func Itoa(n int) string { return strconv.Itoa(n) }

// Escape returns text as it stands in XML.
func Escape(s string) string { return string((&XML{}).Text(s).B) }
