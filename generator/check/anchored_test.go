package check

import (
	"slices"
	"testing"
)

// A search for an empty word once went on for ever.
func TestAWordIsFoundAtEachOfItsPlaces(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       []int
	}{
		{"张江和张江", "张江", []int{0, 9}},
		{"哈哈哈", "哈哈", []int{0}},
		{"张江", "浦江", nil},
		{"张江", "", nil},
		{"", "", nil},
	} {
		var got []int
		for at := range places(c.text, c.word) {
			if got = append(got, at); len(got) > len(c.want) {
				break
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %v, want %v", c.word, c.text, got, c.want)
		}
	}
}
