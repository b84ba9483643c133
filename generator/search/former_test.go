package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomPage says something of few characters, so that pages share terms and lose them.
func randomPage(r *rand.Rand, name int) Page {
	words := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteString([]string{"村", "路", "渠", "茶", "三", "1+N", " ", "。", "Go", "塘约"}[r.IntN(10)])
		}
		return b.String()
	}
	p := Page{Path: fmt.Sprintf("cases/%d/index.html", name), Kind: Kind(r.IntN(7)), Title: words(4), Summary: words(6), Filters: []string{fmt.Sprint("year:", r.IntN(3))}}
	for range r.IntN(4) {
		p.Text = append(p.Text, words(40))
	}
	return p
}

// keeping makes an index that is kept, out of a former one; it returns the files and what is kept.
func keeping(t *testing.T, pages []Page, former []byte) (files map[string]string, kept []byte) {
	t.Helper()
	s := villages(0, pages...)
	s.SaveState, s.Former = true, func() []byte { return former }
	x := New(s)
	files = map[string]string{}
	for name := range x.Files() {
		files[name] = file(t, x, name)
	}
	return files, x.State()
}

// Whatever changes from one index to the next, one made with the former is that made from nothing.
func TestAnIndexMadeWithTheFormerIsTheOneMadeFromNothing(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	var pages []Page
	for i := range 60 {
		pages = append(pages, randomPage(r, i))
	}
	_, kept := keeping(t, pages, nil)
	if kept == nil {
		t.Fatal("nothing is kept")
	}
	for round := range 60 {
		pages = slices.Clone(pages)
		for range r.IntN(4) {
			switch i := r.IntN(len(pages)); r.IntN(4) {
			case 0:
				pages = slices.Delete(pages, i, i+1)
			case 1:
				pages = append(pages, randomPage(r, 1000+round))
			default:
				pages[i] = randomPage(r, 2000+round*len(pages)+i)
				pages[i].Path = pages[(i+1)%len(pages)].Path + "x"
			}
		}
		want, cold := keeping(t, pages, nil)
		got, warm := keeping(t, pages, kept)
		for name := range want {
			if got[name] != want[name] {
				t.Fatalf("round %d: %s is\n%q, want\n%q", round, name, got[name], want[name])
			}
		}
		if len(got) != len(want) || string(warm) != string(cold) {
			t.Fatalf("round %d: %d files, want %d; the same is kept: %t", round, len(got), len(want), string(warm) == string(cold))
		}
		kept = warm
	}
}

// A page that did not change is not read again but to be told.
func TestPagesThatDidNotChangeAreNotGathered(t *testing.T) {
	pages := []Page{randomPage(rand.New(rand.NewPCG(1, 1)), 1), {Path: "cases/a/index.html", Title: "塘约村"}}
	_, kept := keeping(t, pages, nil)
	s := villages(0, pages...)
	s.SaveState, s.Former = true, func() []byte { return kept }
	x := New(s)
	m, ok := x.gatherPages().(*merged)
	if !ok || len(m.fresh.parts[0].terms) != 0 {
		t.Error("all pages are gathered again")
	}
}

// What is damaged is not believed, and costs no more than the saving.
func FuzzFormer(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	pages := []Page{randomPage(r, 1), randomPage(r, 2), randomPage(r, 3)}
	s := villages(0, pages...)
	s.SaveState = true
	x := New(s)
	for name := range x.Files() {
		if _, err := x.Append(nil, name); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(x.State())
	f.Fuzz(func(t *testing.T, kept []byte) {
		if was := parseFormer(kept, x.plan.terms); was != nil {
			m := &merged{former: was.shards, fresh: x.gatherOf(nil)}
			for i := range was.shards {
				m.appendTo(nil, i)
			}
		}
		keeping(t, pages, kept)
	})
}
