package check

import (
	"iter"
	"strings"

	"casebook/generator/lazyregexp"
)

// anchored finds, in order and without overlap, what an expression that begins with ^ matches at the bytes where a match may
// begin, each in most bytes. Whoever knows by which sign or word a match begins spares the expression all the rest of the
// text, which costs a hundred times as much.
func anchored(form *lazyregexp.Regexp, text string, most int, starts iter.Seq[int]) [][]int {
	var found [][]int
	end := 0
	for at := range starts {
		if at < end {
			continue
		}
		m := form.FindStringSubmatchIndex(text[at:min(len(text), at+most)])
		if m == nil {
			continue
		}
		for k := range m {
			if m[k] >= 0 {
				m[k] += at
			}
		}
		found = append(found, m)
		end = m[1]
	}
	return found
}

// places yields where a word stands in a text.
func places(text, word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// digitRuns yields where digits begin in a text.
func digitRuns(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		before := false
		for i := range len(text) {
			digit := text[i]-'0' < 10
			if digit && !before && !yield(i) {
				return
			}
			before = digit
		}
	}
}
