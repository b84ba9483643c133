package docx

import (
	"strings"
	"unicode/utf8"
)

// change is a piece of text that a tracked change takes away or puts in.
type change struct {
	at       int
	old, new string
	by       *node
}

// pairs joins what one person took away and put in at one place, in however many pieces a program wrote it: 56.8→58.6.
func (x *paragraphReader) pairs() []string {
	var joined []change
	for _, c := range x.removed {
		if n := len(joined) - 1; n >= 0 && c.at == joined[n].at+len(joined[n].new) && c.by.attr("author") == joined[n].by.attr("author") {
			joined[n].old += c.old
			joined[n].new += c.new
			continue
		}
		joined = append(joined, c)
	}
	var list []string
	for _, c := range wholeNumbers(joined, x.text.String()) {
		if strings.TrimSpace(c.old+c.new) == "" {
			continue // a blank more or less is no other wording
		}
		list = append(list, c.old+"→"+c.new)
		x.who = append(x.who, c.by)
	}
	return list
}

// wholeNumbers widens changes of some digits to the number that they are part of: of 412 that became 512 Word
// keeps 4→5. What two authors changed in one number stays what each of them wrote.
func wholeNumbers(list []change, text string) []change {
	var out []change
	for i := 0; i < len(list); {
		from, to := widened(list[i], text)
		n, alone := i+1, true
		for ; n < len(list); n++ {
			left, right := widened(list[n], text)
			if left >= to {
				break
			}
			to = max(to, right)
			alone = alone && list[n].by.attr("author") == list[i].by.attr("author")
		}
		if old, ok := before(list[i:n], text, from, to); ok && alone {
			out = append(out, change{at: from, old: old, new: text[from:to], by: list[i].by})
		} else {
			out = append(out, list[i:n]...)
		}
		i = n
	}
	return out
}

// widened is where a change stands in the new text, with the digits of its number.
func widened(c change, text string) (from, to int) {
	from, to = c.at, min(c.at+len(c.new), len(text))
	if strings.ContainsAny(head(c.old)+head(c.new), ofNumbers) {
		from = len(strings.TrimRight(text[:from], ofNumbers))
		from += len(text[from:c.at]) - len(strings.TrimLeft(text[from:c.at], ".,"))
	}
	if strings.ContainsAny(tail(c.old)+tail(c.new), ofNumbers) {
		to = len(text) - len(strings.TrimLeft(text[to:], ofNumbers))
		for to > c.at+len(c.new) && strings.ContainsAny(text[to-1:to], ".,") {
			to--
		}
	}
	return from, to
}

// ofNumbers are the characters that Word may part a number between.
const ofNumbers = "0123456789.,０１２３４５６７８９．"

func head(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func tail(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// before is what stood between two places of the new text before the changes there; not ok where they lie in each other.
func before(list []change, text string, from, to int) (old string, ok bool) {
	at := from
	for _, c := range list {
		if c.at < at || c.at+len(c.new) > to {
			return "", false
		}
		old += text[at:c.at] + c.old
		at = c.at + len(c.new)
	}
	return old + text[at:to], true
}
