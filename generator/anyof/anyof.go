// Package anyof asks a text for one of several words: what strings.HasPrefix, HasSuffix and
// Contains ask for one. The words are few and stand at the call, so that they are tried in turn.
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
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
