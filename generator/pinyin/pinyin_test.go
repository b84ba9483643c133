package pinyin

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "make the table of readings anew")

var toneless = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
	"ē", "e", "é", "e", "ě", "e", "è", "e", "ê", "e", "ế", "e", "ề", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v",
	"ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m", "\u0300", "", "\u0304", "", "\u030C", "",
)

func TestTheTableIsTheLibrarys(t *testing.T) {
	if *update {
		writeTable(t)
		t.Skip("written: run again to test it")
	}
	for code, readings := range pinyin.PinyinDict {
		if got, want := of(rune(code)), toneless.Replace(readings); got != want {
			t.Errorf("%c reads %q, want %q", code, got, want)
		}
	}
	if n := len(characters) / record; n != len(pinyin.PinyinDict) {
		t.Errorf("%d characters, want %d", n, len(pinyin.PinyinDict))
	}
}

func writeTable(t *testing.T) {
	var text strings.Builder
	var table []byte
	at := map[string]int{}
	for _, code := range slices.Sorted(maps.Keys(pinyin.PinyinDict)) {
		list := toneless.Replace(pinyin.PinyinDict[code])
		if _, there := at[list]; !there {
			at[list] = text.Len()
			text.WriteString(list + "\n")
		}
		table = append(table, byte(code>>16), byte(code>>8), byte(code), byte(at[list]>>8), byte(at[list]))
	}
	if text.Len() > 1<<16 {
		t.Fatalf("%d bytes of readings are more than two bytes count", text.Len())
	}
	for name, data := range map[string][]byte{"readings.txt": []byte(text.String()), "characters.table": table} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

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
