// Package pinyin gives the readings of Chinese characters as they are typed: without tones,
// ü written v.
package pinyin

import (
	"iter"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// First returns the commonest reading of a character, "" where none is known.
func First(r rune) string {
	reading, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	return toneless.Replace(reading)
}

// Readings yields the readings of a character, the commonest first. Two that differ only in
// their tones are two.
func Readings(r rune) iter.Seq[string] {
	return func(yield func(string) bool) {
		for reading := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
			if plain := toneless.Replace(reading); plain != "" && !yield(plain) {
				return
			}
		}
	}
}

var toneless = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
	"ē", "e", "é", "e", "ě", "e", "è", "e", "ê", "e", "ế", "e", "ề", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v",
	"ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m", "\u0300", "", "\u0304", "", "\u030C", "",
)
