package markup

import "unicode/utf8"

// AppendText appends s as the content of an element or as a quoted attribute's value, of HTML
// and of XML alike. It escapes what html.EscapeString does; what XML cannot hold (control
// characters, U+FFFE, U+FFFF, bytes that are not UTF-8) becomes U+FFFD, so that a feed with
// it can still be read.
func AppendText(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		class := classes[c]
		if class == plain {
			i++
			continue
		}
		if class == chinese && i+8 <= len(s) && areTwoChinese(s[i:i+8]) {
			i += 6
			continue
		}
		if class == chinese && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
			i += 3
			continue
		}
		replacement, n := entities[class], 1
		if c >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			if !(r == utf8.RuneError && n == 1) && r != 0xFFFE && r != 0xFFFF {
				i += n
				continue
			}
		}
		b = append(append(b, s[from:i]...), replacement...)
		i += n
		from = i
	}
	return append(b, s[from:]...)
}

// areTwoChinese tells whether eight bytes begin with two characters of the class chinese, whole.
func areTwoChinese(s string) bool {
	_ = s[7]
	v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return v&0xC0C0F0_C0C0F0 == 0x8080E0_8080E0 && byte(v)-firstChinese <= lastChinese-firstChinese && byte(v>>24)-firstChinese <= lastChinese-firstChinese
}

// The classes of bytes in a text; plain ones are copied.
const (
	plain = iota
	ampersand
	less
	greater
	quote
	apostrophe
	control
	chinese // the first of three bytes; nearly all are, and need not be decoded to be let through
	multibyte
)

const firstChinese, lastChinese = 0xE1, 0xEC

var entities = [...]string{
	ampersand: "&amp;", less: "&lt;", greater: "&gt;", quote: "&#34;", apostrophe: "&#39;", control: "\uFFFD", chinese: "\uFFFD", multibyte: "\uFFFD",
}

var classes = func() (of [256]byte) {
	for c := range byte(' ') {
		of[c] = control
	}
	of['\t'], of['\n'], of['\r'], of[0x7F] = plain, plain, plain, control
	of['&'], of['<'], of['>'], of['"'], of['\''] = ampersand, less, greater, quote, apostrophe
	for c := utf8.RuneSelf; c < len(of); c++ {
		of[c] = multibyte
	}
	for c := firstChinese; c <= lastChinese; c++ {
		of[c] = chinese
	}
	return of
}()

// AppendPath appends an output path as the path of a URL: all but what is safe in one is
// percent-encoded, so that a file's name can be any.
func AppendPath(b []byte, path string) []byte {
	from := 0
	for i := 0; i < len(path); i++ {
		if !isPathByte(path[i]) {
			b = appendPercent(append(b, path[from:i]...), path[i])
			from = i + 1
		}
	}
	return append(b, path[from:]...)
}

// appendFragment appends the part of a URL after "#". What is percent-encoded already stays.
func appendFragment(b []byte, id string) []byte {
	for i := 0; i < len(id); i++ {
		if c := id[i]; isPathByte(c) || c == ':' || c == '%' {
			b = append(b, c)
		} else {
			b = appendPercent(b, c)
		}
	}
	return b
}

func isPathByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '/' || c == '-' || c == '_' || c == '.' || c == '~'
}

func appendPercent(b []byte, c byte) []byte {
	const upperHex = "0123456789ABCDEF"
	return append(b, '%', upperHex[c>>4], upperHex[c&15])
}
