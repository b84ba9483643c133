package pinyin

import (
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

func TestReadings(t *testing.T) {
	for r, want := range map[rune]string{'村': "cun", '绿': "lv,lu", '行': "xing,hang", 'a': ""} {
		got := slices.Collect(Readings(r))
		if want == "" && (len(got) > 0 || First(r) != "") {
			t.Errorf("%c has readings %v", r, got)
		}
		for i, reading := range strings.Split(want, ",") {
			if want != "" && (!slices.Contains(got, reading) || i == 0 && First(r) != reading) {
				t.Errorf("%c reads %v, want %s", r, got, reading)
			}
		}
	}
}

func TestEveryReadingIsTyped(t *testing.T) {
	for code := range pinyin.PinyinDict {
		for reading := range Readings(rune(code)) {
			if strings.Trim(reading, "abcdefghijklmnopqrstuvwxyz") != "" {
				t.Errorf("%c reads %q", code, reading)
			}
		}
	}
}

func TestSpell(t *testing.T) {
	for text, want := range map[string]string{
		"":       "",
		"重庆":     "chongqing",
		"长治5G":   "changzhi5G",
		"长效机制":   "changxiao机制",
		"村长":     "村长",
		"在都江堰学习": "在dujiangyan学习",
		"a长江":    "achangjiang",
	} {
		if got := Spell(text); got != want {
			t.Errorf("Spell(%q) = %q, want %q", text, got, want)
		}
	}
}

// A word whose characters read as they mostly do needs no line.
func TestListedWordsReadOtherwise(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range words {
		plain := ""
		for _, r := range w.text {
			plain += First(r)
		}
		if plain == w.reading || seen[w.text] || strings.Trim(w.reading, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%s %s is needless, twice or no pinyin", w.text, w.reading)
		}
		seen[w.text] = true
	}
}
