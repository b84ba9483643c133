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
