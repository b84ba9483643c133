// Package pinyin gives the readings of Chinese characters as they are typed: without tones,
// ü written v.
package pinyin

import (
	_ "embed"
	"iter"
	"strings"
)

// The readings are those of github.com/mozillazg/go-pinyin (readings.LICENSE), from which
// TestTheTableIsTheLibrarys makes them anew. The library itself would fill a map of all characters
// whenever the program starts, which is a third of what that takes.
//
//	readings.txt     lists of readings, the commonest first, a line each
//	characters.table each character's code, in three bytes, and where its list begins, in two, sorted
var (
	//go:embed readings.txt
	lists string
	//go:embed characters.table
	characters string
)

// record is how many bytes a character takes in the table.
const record = 5

// of returns the readings of a character, separated by commas; "" where none is known.
func of(r rune) string {
	low, high := 0, len(characters)/record
	for low < high {
		middle := (low + high) / 2
		if codeAt(middle) < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(characters)/record || codeAt(low) != r {
		return ""
	}
	x := characters[low*record:]
	list, _, _ := strings.Cut(lists[int(x[3])<<8|int(x[4]):], "\n")
	return list
}

func codeAt(i int) rune {
	x := characters[i*record:]
	return rune(x[0])<<16 | rune(x[1])<<8 | rune(x[2])
}

// First returns the commonest reading of a character, "" where none is known.
func First(r rune) string {
	reading, _, _ := strings.Cut(of(r), ",")
	return reading
}

// Readings yields the readings of a character, the commonest first. Two that differ only in
// their tones are two.
func Readings(r rune) iter.Seq[string] {
	return func(yield func(string) bool) {
		for reading := range strings.SplitSeq(of(r), ",") {
			if reading != "" && !yield(reading) {
				return
			}
		}
	}
}
