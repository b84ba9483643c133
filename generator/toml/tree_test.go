package toml

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/source"
)

func TestATableFindsEachKeyInAnyOrder(t *testing.T) {
	orders := map[string]func(i, n int) int{
		"rising":  func(i, n int) int { return i },
		"falling": func(i, n int) int { return n - 1 - i },
		"broken":  func(i, n int) int { return (i + n - 2) % n }, // rises but once
		"mixed":   func(i, n int) int { return i * 7 % n },
	}
	for name, order := range orders {
		for n := indexFrom - 2; n < 3*indexFrom; n++ {
			if name == "mixed" && n%7 == 0 {
				continue
			}
			var text strings.Builder
			for i := range 2 * n { // each key twice
				fmt.Fprintf(&text, "k%02d = %d\n", order(i%n, n), i)
			}
			root, problems, _ := Parse(source.New("a.toml", text.String()), new(Memory), text.String(), 0, text.Len(), nil)
			if len(root.Entries) != n || len(problems) != n {
				t.Fatalf("%s: %d keys of %d, %d second ones reported", name, len(root.Entries), n, len(problems))
			}
			for i := range n {
				key := fmt.Sprintf("k%02d", order(i, n))
				if e := root.Get(key); e == nil || e.Key != key || e.Value.Text != fmt.Sprint(i) {
					t.Errorf("%s: of %d keys %s leads to %+v", name, n, key, e)
				}
			}
			for _, key := range []string{"a", "k", "k05x", "z"} {
				if e := root.Get(key); e != nil {
					t.Errorf("%s: %s leads to %+v", name, key, e)
				}
			}
		}
	}
}

// A value that is dropped because its line goes on leaves nothing behind.
func TestAValueTakenBackIsGone(t *testing.T) {
	for _, n := range []int{1, indexFrom - 1, indexFrom, indexFrom + 1} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "k%02d = %d\n", n-i, i)
		}
		text.WriteString("cut = 2,016\nlist = [1]\ncut = 3\n")
		root, problems, _ := Parse(source.New("a.toml", text.String()), new(Memory), text.String(), 0, text.Len(), nil)
		if e := root.Get("cut"); len(problems) != 1 || len(root.Entries) != n+2 || e == nil || e.Value.Text != "3" {
			t.Errorf("%d keys: %d problems, cut is %+v", n, len(problems), e)
		}
	}
}

func TestMemoryGivenFreeHoldsNothing(t *testing.T) {
	m := new(Memory)
	for range 3 {
		for _, text := range []string{"a = [1, 2, [3, {x = 1}]]\n[[b]]\nc.d = 1\n", "x = [{y = 1}]\n[z]\n"} {
			root, problems, _ := Parse(source.New("a.toml", text), m, text, 0, len(text), nil)
			if len(problems) > 0 || len(root.Entries) != 2 {
				t.Fatalf("%q: %v", text, problems)
			}
			m.Reset()
			for _, e := range m.entries.block[:cap(m.entries.block)] {
				if e != (Entry{}) {
					t.Fatalf("%q: %+v is left", text, e)
				}
			}
		}
	}
}
