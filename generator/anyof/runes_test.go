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
