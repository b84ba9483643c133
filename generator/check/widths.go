package check

import (
	"strings"

	"casebook/generator/lazyregexp"
)

// Numbers are read as of half width (see prose.Plain). What is told of them has them as the author wrote them, or nobody
// finds them in the text.

// wideNumber is a number that is not all of half width, and plainNumber one that is.
var (
	wideNumber  = lazyregexp.New(`[0-9０-９]+(?:[.．·・][0-9０-９]+)?[%％]?`)
	plainNumber = lazyregexp.New(`[＝=][^，,]*|[0-9]+(?:\.[0-9]+)?%?`) // or what was worked out
)

// halfWidth writes the characters of a number in half width.
var halfWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "·", ".", "・", ".", "％", "%")

// noteWidths notes how the texts write their numbers.
func (f *findings) noteWidths() {
	f.widths = map[string]string{}
	for _, text := range f.wide {
		for _, written := range wideNumber.FindAllString(text, -1) {
			if plain := halfWidth.Replace(written); plain != written {
				f.widths[plain] = written
			}
		}
	}
}

// asWritten returns a message with the numbers of the text as they are written there.
func (f *findings) asWritten(message string) string {
	if f.widths == nil {
		f.noteWidths()
	}
	return plainNumber.ReplaceAllStringFunc(message, func(number string) string {
		if written, ok := f.widths[number]; ok {
			return written
		}
		return number
	})
}
