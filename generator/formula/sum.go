package formula

import (
	"strings"
	"unicode/utf8"
)

// sum reads roles joined by plus signs: 1+N+1, 2+n+1模式, 10+.
func sum(text string) (Shape, []Term) {
	if !strings.Contains(text, "+") {
		return None, nil
	}
	pieces := strings.Split(text, "+")
	var terms []Term
	for i, piece := range pieces {
		piece = strings.TrimSpace(piece)
		c, label := headCount(piece)
		if i == 0 {
			if tail := tailCount(piece); tail.stated() {
				c, label = tail, ""
			}
		}
		if !c.stated() {
			if i == 1 && len(terms) == 1 && !terms[0].Count.Open() && terms[0].Label == "" && terms[0].Count.Max >= 2 {
				terms[0].Count = Count{Text: terms[0].Count.Text + "+", Min: terms[0].Count.Min}
				return Sum, terms
			}
			break
		}
		if i == len(pieces)-1 {
			label = strings.TrimPrefix(withoutMethod("x"+label), "x")
		}
		terms = append(terms, Term{Count: c, Label: label})
	}
	if len(terms) < 2 {
		return None, nil
	}
	return Sum, terms
}

// headCount reads the count that a piece begins with, and what it counts.
func headCount(piece string) (Count, string) {
	c, size := readCount(piece)
	if size == 0 {
		return Count{}, ""
	}
	label, _, _ := strings.Cut(withoutClassifier(piece[size:]), " ")
	return c, strings.TrimRight(label, ")）")
}

// tailCount reads the count that a piece ends with, if it does: the 1 of 党群理事会1.
func tailCount(piece string) Count {
	at := len(piece)
	for at > 0 && alphanumeric(piece[at-1]) {
		at--
	}
	if at == len(piece) {
		r, w := utf8.DecodeLastRuneInString(piece)
		if !strings.ContainsRune("一二三四五六七八九十两", r) {
			return Count{}
		}
		at -= w
	}
	c, _ := readCount(piece[at:])
	return c
}
