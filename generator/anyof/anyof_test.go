package anyof_test

import (
	"testing"

	"casebook/generator/anyof"
)

func TestWords(t *testing.T) {
	for _, x := range []struct {
		text                     string
		prefix, suffix, contains bool
	}{
		{"共有三村", true, false, true},
		{"三村共有", false, true, true},
		{"全村共三户", false, false, true},
		{"合计", true, true, true},
		{"", false, false, false},
		{"三村", false, false, false},
	} {
		words := []string{"合计", "共", "共有"}
		if got := anyof.Prefix(x.text, words...); got != x.prefix {
			t.Errorf("%q begins with one of %q: %v", x.text, words, got)
		}
		if got := anyof.Suffix(x.text, words...); got != x.suffix {
			t.Errorf("%q ends with one of %q: %v", x.text, words, got)
		}
		if got := anyof.Contains(x.text, words...); got != x.contains {
			t.Errorf("%q holds one of %q: %v", x.text, words, got)
		}
		if anyof.Prefix(x.text) || anyof.Suffix(x.text) || anyof.Contains(x.text) {
			t.Errorf("%q has one of no words", x.text)
		}
	}
}
