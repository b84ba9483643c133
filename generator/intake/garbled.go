package intake

import (
	"errors"
	"unicode"
)

// ErrGarbled says that a paper's text is no writing: bytes that a program took for characters, as LibreOffice does
// with a damaged .doc.
var ErrGarbled = errors.New("the text is garbled")

// manyScripts is more scripts than a paper is written in: one that quotes all neighbours of China has a dozen.
const manyScripts = 15

// isGarbled tells whether a text is a mixture of all the world's scripts.
func isGarbled(text string) bool {
	found := map[string]bool{}
	for _, r := range text {
		if r < 0x370 || unicode.In(r, unicode.Han, unicode.Common, unicode.Inherited) {
			continue
		}
		for name, script := range unicode.Scripts {
			if unicode.Is(script, r) {
				found[name] = true
				break
			}
		}
		if len(found) >= manyScripts {
			return true
		}
	}
	return false
}
