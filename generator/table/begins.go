package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Begins is where the text of another encoding begins that is no UTF-8 from at on: two bytes of GBK may happen to
// be a character of UTF-8 (站 is վ), but hardly a Chinese one.
func Begins(body string, at int) int {
	from := at
	for from > 0 && body[from-1] >= utf8.RuneSelf {
		from--
	}
	if strings.ContainsFunc(body[from:at], func(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.IsPunct(r) }) {
		return at
	}
	return from
}
