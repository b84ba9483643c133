package check

import (
	"fmt"
	"slices"
	"testing"
)

func TestDaysReported(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2018年12月3日建成，2019年启用，1月4日", "[2018 12 3][2019 0 0][0 1 4]"},
		{"2018年12月底", "[2018 12 0]"},
		{"12月", "[]"},
		{"1月至2月3日", "[0 2 3]"},
		{"31018年、18年、201年", "[]"},
		{"12345678901234567890年", "[]"},
		{"2018", "[]"},
	} {
		got := ""
		for d := range daysStated(c.text) {
			got += fmt.Sprint(d.day)
			if d.from < 0 || d.to > len(c.text) || d.from >= d.to {
				t.Errorf("%s: a day from %d to %d", c.text, d.from, d.to)
			}
		}
		if got == "" {
			got = "[]"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
	if n := len(slices.Collect(daysStated("2018年2019年"))); n != 2 {
		t.Errorf("%d years", n)
	}
}
