package check

import (
	"strings"
	"unicode/utf8"
)

// The classes of characters that the rules speak of.

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇' || r >= 0x20000
}

// isMainHan tells whether r is a Chinese character of the block that has nearly all of them. Asked first it spares the search
// for other characters.
func isMainHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', 0xA0, 0x3000:
		return true
	}
	return false
}

func isSentenceEnd(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '；' || r == ';' || r == '!' || r == '?'
}

// oneOf tells whether r is one of the runes of set. A set is of few runes: to compare their bytes is the fastest way.
func oneOf(r rune, set string) bool {
	if r < 0x800 || r > 0xFFFF {
		return strings.ContainsRune(set, r)
	}
	first, second, third := byte(0xE0|r>>12), byte(0x80|r>>6&0x3F), byte(0x80|r&0x3F)
	for i := 0; i+2 < len(set); i++ {
		if set[i] < 0xE0 {
			continue // a character of another length, or the rest of one
		}
		if set[i+2] == third && set[i+1] == second && set[i] == first {
			return true
		}
		i += 2
	}
	return false
}

// runeCount is the length of a text as an editor counts it: what utf8.RuneCountInString returns, sooner for Chinese.
func runeCount(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		_, size := runeAt(s, i)
		i += size
	}
	return n
}

// runeAt returns the character that begins at a byte and its size, as utf8.DecodeRuneInString does, sooner for Chinese.
func runeAt(s string, i int) (r rune, size int) {
	if s[i] >= 0xE1 && s[i] <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
		return rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}
