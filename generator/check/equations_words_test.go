package check

import (
	"slices"
	"strings"
	"testing"
)

// TestRegionsOfATextAreCut holds what of a text is taken to weigh an equation: so many characters of its end or its beginning, a number as one, without
// blanks; of a text that is cut in the middle of a character, only whole ones.
func TestRegionsOfATextAreCut(t *testing.T) {
	long := strings.Repeat("甲乙丙", 40)
	for _, x := range []struct {
		text string
		n    int
		end  bool
		want string
	}{
		{"其中水田", 3, false, "其中水"},
		{"其中水田", 3, true, "中水田"},
		{"其中水田", 4, false, "其中水田"},
		{"其中水田", 5, true, "其中水田"},
		{"共1,286.5亩", 3, false, "共0亩"},
		{"共1,286.5亩", 2, true, "0亩"},
		{"12户9人", 4, false, "0户0人"},
		{"其中 水\n田　好", 5, false, "其中水田好"},
		{long, 4, true, "丙甲乙丙"},
		{long, 4, false, "甲乙丙甲"},
		{strings.Repeat("1", 84) + "甲乙", 4, false, "0"},       // 84 bytes of a number
		{"甲乙" + strings.Repeat("1", 83) + "丙", 4, true, "0丙"}, // the beginning is too far off
		{"甲" + strings.Repeat("1", 80) + "乙丙", 4, false, "甲0"},
		{"", 4, false, ""},
	} {
		var w equationWords
		if got := string(w.region(x.text, x.n, x.end)); got != x.want {
			t.Errorf("%s, %d, %v: %q, want %q", x.text, x.n, x.end, got, x.want)
		}
	}
}

// TestCharactersOfARegionAreWords holds which words a region gives: its characters but for the first, each two neighbours, and its bounds.
func TestCharactersOfARegionAreWords(t *testing.T) {
	for region, want := range map[string]string{"": "^$", "其": "^其 其$", "其中水": "^其 其中 中 中水 水 水$"} {
		var w equationWords
		w.grams("l", []rune(region))
		var list []uint32
		for _, word := range strings.Fields(want) {
			list = append(list, wordOf("l~"+word))
		}
		if !slices.Equal(w.list, list) {
			t.Errorf("%q: %x, want %x", region, w.list, list)
		}
	}
}

// wordOf is the word of a circumstance (parts|2) or, behind ~, of one or two characters of a region (l~其中).
func wordOf(said string) uint32 {
	place, characters, ok := strings.Cut(said, "~")
	if !ok {
		var one equationWords
		one.has(strings.Split(said, "|")...)
		return one.list[0]
	}
	h := hashOf(hashBegin, place)
	for _, r := range characters {
		h = hashRune(h, r)
	}
	return h
}

func TestNumbersAreTakenTogether(t *testing.T) {
	for n, want := range map[int]string{-1: "0", 0: "0", 1: "1", 4: "4", 5: "5-7", 7: "5-7", 8: "8-12", 12: "8-12", 13: "13-20", 20: "13-20", 21: "21-40", 40: "21-40", 41: "many"} {
		if got := bucket(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestBeginningsAreCutAtCharacters(t *testing.T) {
	for _, x := range []struct {
		text string
		n    int
		want string
	}{{"甲乙丙", 9, "甲乙丙"}, {"甲乙丙", 8, "甲乙"}, {"甲乙丙", 6, "甲乙"}, {"甲乙丙", 2, ""}, {"甲乙丙", 12, "甲乙丙"}, {"甲乙丙", 0, ""}} {
		if got := cutBytes(x.text, x.n); got != x.want {
			t.Errorf("%s, %d: %q, want %q", x.text, x.n, got, x.want)
		}
	}
}

// TestSlipsOfNumbers holds which numbers are another one but for a slip: besides a digit mistyped and two exchanged, one digit too many or too few of two, and
// a decimal point in the wrong place.
func TestSlipsOfNumbers(t *testing.T) {
	for _, x := range []struct {
		stated, step, right float64
		digits              int
		ok                  bool
	}{
		{1268, 1, 1286, 4, true},
		{1280, 1, 1286, 4, true},
		{1300, 1, 1286, 4, false},
		{12, 1, 1, 2, true},
		{10, 1, 1, 2, true},
		{1, 1, 12, 1, true},
		{99, 1, 919, 2, true},
		{100, 1, 1005, 3, true},
		{105, 1, 15, 3, true},
		{12, 1, 3, 2, false},
		{12, 1, 0, 2, false},
		{12, 1, -12, 2, false},
		{1286, 1, 128.6, 4, true},
		{1350, 1, 128.6, 4, false},
		{128.6, 0.1, 1286, 4, true},
		{128.6, 0.1, 1286.5, 4, true},
		{128.6, 0.1, 1287, 4, false},
	} {
		if digits, ok := numberSlips(x.stated, x.step, x.right); digits != x.digits || ok != x.ok {
			t.Errorf("%v, %v: %d, %v", x.stated, x.right, digits, ok)
		}
	}
}
