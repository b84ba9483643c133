package load

import (
	"slices"
	"strings"

	"casebook/generator/problem"
)

// englishKey is the key that a Chinese word stands for, "" for none.
func englishKey(word string) string { return contract().called[word] }

// didYouMean is the hint for a word that is not among the known ones; it is empty when
// nothing comes near.
func didYouMean(word string, known []string) problem.Text {
	return problem.Suggest(nearest(word, known))
}

// nearest returns the known word that word was probably meant to be, "" where none is
// near: a Chinese word's English key, or one that is a few letters away.
func nearest(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := contract().called[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.Nearest(word, slices.Values(known))
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
