package problem

import (
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"households", "population", "name", "summary", "村名"}
	for _, c := range []struct{ word, want string }{
		{"hauseholds", "households"},
		{"Households", "households"},
		{"huoseholds", "households"}, // two letters swapped count once
		{"nmae", "name"},
		{"村明", "村名"}, // characters are counted, not bytes
		{"sumary", "summary"},
		{"sam", ""},
		{"x", ""},
		{"", ""},
		{"weather", ""},
	} {
		if got := Nearest(c.word, slices.Values(known)); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"kitten", "sitting", 9, 3},
		{"ab", "ba", 9, 1},
		{"", "abc", 9, 3},
		{"abc", "abc", 9, 0},
		{"kitten", "sitting", 2, 2},
		{"户数", "户", 9, 1},
		{strings.Repeat("a", 65), "a", 99, 99}, // too long to be compared
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if there, back := Distance(c.a, c.b, c.limit), Distance(c.b, c.a, c.limit); there != back {
			t.Errorf("Distance(%q, %q) is %d one way and %d the other", c.a, c.b, there, back)
		}
	}
}
