package theme_test

import "unicode"

// isHan tells whether a character is Chinese writing or its punctuation.
func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3000 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff5e
}
