// Package jsonstring writes strings as JSON and JavaScript have them, by appending.
package jsonstring

import "unicode/utf8"

// Append appends s in quotes, right in JSON and in JavaScript: the two line separators that
// JavaScript once did not allow in a string are escaped. Bytes that are not UTF-8 become
// U+FFFD, as encoding/json has it.
func Append(b []byte, s string) []byte { return appendQuoted(b, s, false) }

// AppendInScript appends s in quotes for JSON or JavaScript that stands in a <script> of a
// page: "<" is escaped, since it could end the element or begin a comment in it.
func AppendInScript(b []byte, s string) []byte { return appendQuoted(b, s, true) }

func appendQuoted(b []byte, s string, inScript bool) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' || c == '<' && inScript {
				b = appendEscape(append(b, s[from:i]...), c)
				from = i + 1
			}
			i++
			continue
		}
		if isChinese(s[i:]) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[from:i]...), "\uFFFD"...)
			from = i + n
		case r == '\u2028' || r == '\u2029':
			b = appendUnit(append(b, s[from:i]...), r)
			from = i + n
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}

// isChinese tells whether s begins with one of the characters of three bytes that nearly all are and
// none of which is escaped, so that it need not be decoded.
func isChinese(s string) bool {
	return s[0] >= 0xE3 && s[0] <= 0xEC && len(s) >= 3 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	}
	return appendUnit(b, rune(c))
}

// appendUnit appends the escape of a code unit of UTF-16.
func appendUnit(b []byte, r rune) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}
