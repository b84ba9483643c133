// Package anyof asks a text for one of several words: what strings.HasPrefix, HasSuffix and
// Contains ask for one. The words are few and stand at the call, so that they are tried in turn.
// IndexRune and LastRune ask for one of several characters, as strings.IndexAny and LastIndexAny do, which
// search the set for each character of the text where one is not ASCII.
package anyof

import "strings"

// Prefix reports whether text begins with one of the words.
func Prefix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// Suffix reports whether text ends with one of the words.
func Suffix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// Contains reports whether one of the words stands in text.
func Contains(text string, words ...string) bool {
	for _, w := range words {
		if contains(text, w) {
			return true
		}
	}
	return false
}

// short is the length of a text that strings.Index searches by whole words.
const short = 64

// contains is strings.Contains for a Chinese word.
func contains(text, word string) bool { return Index(text, word) >= 0 }

// Index is strings.Index for a Chinese word, which is looked for by its last byte: the first is that of thousands of
// characters, and strings.Index stops at each of them.
func Index(text, word string) int {
	if len(word) < 2 || len(text) <= short {
		return strings.Index(text, word)
	}
	last := word[len(word)-1]
	for end := len(word) - 1; ; end++ {
		i := strings.IndexByte(text[min(end, len(text)):], last)
		if i < 0 {
			return -1
		}
		end += i
		if text[end+1-len(word):end+1] == word {
			return end + 1 - len(word)
		}
	}
}

// IndexRune returns where the first of some characters stands in text, -1 where none does.
func IndexRune(text, runes string) int {
	first := firstBytes(runes)
	for i := range len(text) {
		if b := text[i]; b&0xC0 != 0x80 && first>>(b&63)&1 != 0 && begins(text[i:], runes) {
			return i
		}
	}
	return -1
}

// LastRune returns where the last of some characters stands in text and how many bytes it has, -1 and 0
// where none does.
func LastRune(text, runes string) (at, size int) {
	first := firstBytes(runes)
	for i := len(text) - 1; i >= 0; i-- {
		if b := text[i]; b&0xC0 != 0x80 && first>>(b&63)&1 != 0 && begins(text[i:], runes) {
			return i, width(b)
		}
	}
	return -1, 0
}

// firstBytes are the first bytes of some characters, without their two highest bits.
func firstBytes(runes string) (set uint64) {
	for i := range len(runes) {
		if b := runes[i]; b&0xC0 != 0x80 {
			set |= 1 << (b & 63)
		}
	}
	return set
}

// begins tells whether a text begins with one of some characters.
func begins(text, runes string) bool {
	size := width(text[0])
	if size > len(text) {
		return false
	}
	for i := 0; i+size <= len(runes); i += width(runes[i]) {
		if runes[i] == text[0] && runes[i:i+size] == text[:size] {
			return true
		}
	}
	return false
}

// width is how many bytes a character has by its first.
func width(b byte) int {
	switch {
	case b < 0x80:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}
