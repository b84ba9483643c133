package problem

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DidYouMean is the hint for a word that is not among the known ones; it is empty where
// nothing comes near.
func DidYouMean(word string, known []string) Text {
	return Suggest(Nearest(word, slices.Values(known)))
}

// Suggest is the hint that names what was probably meant, empty for "".
func Suggest(near string) Text {
	if near == "" {
		return Text{}
	}
	return Text{ZH: "你是不是想写 `" + near + "`？", EN: "did you mean `" + near + "`?"}
}

// Nearest returns the known word that word was probably meant to be, "" where none is
// near: the least distance up to a third of the word's characters, and the first of equals.
// Case does not count.
func Nearest(word string, known iter.Seq[string]) string {
	lower := strings.ToLower(word)
	best, least := "", 1+max(1, utf8.RuneCountInString(word)/3)
	for k := range known {
		if d := Distance(lower, strings.ToLower(k), least); d < least {
			best, least = k, d
		}
	}
	return best
}

// NearestAlone is Nearest where no other known word is as near, and where the two have the same numbers, else "": it
// is what may be put in without asking, and income_2016 is no slip for income_2015.
func NearestAlone(word string, known iter.Seq[string]) string {
	best := Nearest(word, known)
	if best == "" || !sameNumbers(word, best) {
		return ""
	}
	lower := strings.ToLower(word)
	least := Distance(lower, strings.ToLower(best), longestCompared)
	for k := range known {
		if k != best && Distance(lower, strings.ToLower(k), least+1) <= least {
			return ""
		}
	}
	return best
}

// sameNumbers tells whether two names can be the same one of a series: the digits in both are the same, Chinese ones
// too, and so are parts of them that are one letter (stage-a) where both have such.
func sameNumbers(a, b string) bool {
	digits, letters := numbering(a)
	others, more := numbering(b)
	return digits == others && (letters == more || letters == "" || more == "")
}

// numbering is the digits of a name, where 02 is 2, and its parts of one letter.
func numbering(word string) (digits, letters string) {
	runes := []rune(word)
	is := func(i int, what func(rune) bool) bool { return i >= 0 && i < len(runes) && what(runes[i]) }
	for i, r := range runes {
		padding := r == '0' && !is(i-1, unicode.IsDigit) && is(i+1, unicode.IsDigit)
		switch {
		case unicode.IsDigit(r) && !padding, strings.ContainsRune("〇零一二三四五六七八九十", r):
			digits += string(r)
		case len(runes) > 1 && unicode.IsLetter(r) && r < unicode.MaxLatin1 && !is(i-1, unicode.IsLetter) && !is(i+1, unicode.IsLetter):
			letters += string(unicode.ToLower(r))
		}
	}
	return digits, letters
}

// longestCompared bounds the characters of words that are compared.
const longestCompared = 64

// Distance counts the characters to add, drop, change or swap with their neighbour to get
// from a to b (the optimal string alignment distance), or is limit where there are as many.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit || len(x) > longestCompared || len(y) > longestCompared {
		return limit
	}
	rows := [3][]int{make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, last, row := rows[(i+1)%3], rows[(i+2)%3], rows[i%3]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return min(rows[len(x)%3][len(y)], limit)
}
