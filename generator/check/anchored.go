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
			if i < 0 || word == "" || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// numbersBefore yields where digits begin in a text that one of some marks follows, the point of a decimal aside.
func numbersBefore(text, marks string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < len(text); {
			if text[i]-'0' > 9 {
				i++
				continue
			}
			from := i
			for i < len(text) && text[i]-'0' <= 9 {
				i++
			}
			rest := strings.TrimLeft(text[i:], ".0123456789")
			if next, _ := firstRune(rest); oneOf(next, marks) && !yield(from) {
				return
			}
		}
	}
}
