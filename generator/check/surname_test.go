package check

import (
	"strings"
	"testing"
)

// A line of the list for a character that is no surname would never be read, and of two lines for
// one surname only the last.
func TestSurnameWordsAreOfSurnamesOnce(t *testing.T) {
	lines := map[rune]int{}
	for line := range strings.Lines(surnameWords) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if phrases, is := strings.CutPrefix(line, "= "); is {
			for phrase := range strings.FieldsSeq(phrases) {
				if first, _ := firstRune(phrase); !isSurname(first) && !strings.ContainsRune(wordSurnames+wideSurnames, first) {
					t.Errorf("%s begins with no surname", phrase)
				}
			}
			continue
		}
		names, after, is := strings.Cut(strings.TrimSpace(line), " ")
		if !is || after == "" {
			t.Errorf("%q has no surname or no words", line)
		}
		for _, name := range names {
			if lines[name]++; lines[name] > 1 {
				t.Errorf("%c has two lines", name)
			}
			if !isSurname(name) && !strings.ContainsRune(wideSurnames, name) {
				t.Errorf("%c is no surname", name)
			}
		}
	}
	if got := wordAfter('于'); got != "徐是此今近" {
		t.Errorf("after 于 stand %q", got)
	}
	if got := wordAfter('一'); got != "" {
		t.Errorf("after 一 stand %q", got)
	}
}
