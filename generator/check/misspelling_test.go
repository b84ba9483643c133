package check

import (
	"strings"
	"testing"

	"casebook/generator/source"
)

// TestMisspellingsAreApart: the table names each misspelling once, none holds another, which would be reported with it,
// what --fix puts there holds none, and each text that may hold one does.
func TestMisspellingsAreApart(t *testing.T) {
	list := newMisspellings().list
	if len(list) < 250 {
		t.Fatalf("%d misspellings, want at least 250", len(list))
	}
	key := func(w misspelling) string { // with its borders
		k := w.wrong
		if w.alone {
			k = "^" + k
		}
		if w.ends {
			k += "$"
		}
		return k
	}
	seen := map[string]bool{}
	for _, w := range list {
		if seen[w.wrong] {
			t.Errorf("%s stands twice", w.wrong)
		}
		seen[w.wrong] = true
		for _, right := range w.within {
			if !strings.Contains(right, w.wrong) {
				t.Errorf("%s: %s does not hold it", w.wrong, right)
			}
		}
		for _, other := range list {
			if other.wrong != w.wrong && strings.Contains(key(w), key(other)) {
				t.Errorf("%s holds %s", w.wrong, other.wrong)
			}
			if strings.Contains(w.right, other.wrong) {
				t.Errorf("%s, the right form of %s, holds %s", w.right, w.wrong, other.wrong)
			}
		}
	}
}

// TestMisspellingsAreFound: each misspelling of the table is reported once, and not between quotation marks.
func TestMisspellingsAreFound(t *testing.T) {
	var files []*source.File
	for _, w := range newMisspellings().list {
		files = append(files, source.New(w.wrong, "甲："+w.wrong+"。\n甲写成“"+w.wrong+"”。\n"))
	}
	list, err := Texts(t.Context(), files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, p := range list {
		if p.Rule == misspellingID {
			found[p.Span.File.Path] += p.Message.ZH + "\n"
		}
	}
	for _, f := range files {
		if n := strings.Count(found[f.Path], "\n"); n != 1 {
			t.Errorf("%q: %d reports, want 1:\n%s", f.Text(), n, found[f.Path])
		}
	}
}
