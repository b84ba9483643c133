package anyof_test

import (
	"strings"
	"testing"

	"casebook/generator/anyof"
)

func TestRunes(t *testing.T) {
	for _, text := range []string{"", "a", "全村120户，共300人；", "，", "一，二。三,四", "\x8c，\xef\xbc", "é，𠀀。x", "𠀀", "\xf0\xa0"} {
		for _, set := range []string{"", "，", "，。；", ",;，", "é𠀀", "𠀀。", "x"} {
			if got, want := anyof.IndexRune(text, set), strings.IndexAny(text, set); got != want {
				t.Errorf("first of %q in %q: %d, want %d", set, text, got, want)
			}
			got, size := anyof.LastRune(text, set)
			if want := strings.LastIndexAny(text, set); got != want || got >= 0 && !strings.Contains(set, text[got:got+size]) {
				t.Errorf("last of %q in %q: %d with %d bytes, want %d", set, text, got, size, want)
			}
		}
	}
}

func TestContainsInLongTexts(t *testing.T) {
	text := strings.Repeat("全村辖有农户，", 20) + "合计三村\xe5\x85"
	for _, word := range []string{"", "全", "合计", "合计三", "三村", "村\xe5", "农户，全", "户全", "计合", "户，合计三村\xe5\x85", text, text + "村", "x"} {
		for from := range len(text) {
			if got, want := anyof.Contains(text[from:], word), strings.Contains(text[from:], word); got != want {
				t.Fatalf("%q holds %q: %v", text[from:], word, got)
			}
		}
	}
}
