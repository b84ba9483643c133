package site

import (
	"hash"
	"hash/fnv"

	"casebook/generator/page"
)

// settleTitles gives a suffix to every page whose title an earlier page has: the last part
// of its address, which no two pages of a kind share. Places come last.
func (s *Site) distinguishTitles() {
	s.suffixes = map[string]string{}
	seen := map[uint64]bool{}
	t := newTitleHash()
	for _, r := range s.routes {
		if !r.Kind.IsPage() {
			continue
		}
		t.text = s.AppendTitle(t.text[:0], r)
		key := t.sum()
		if seen[key] {
			s.suffixes[r.Path] = page.AddressOf(r.Path)
		}
		seen[key] = true
		if n, taken := s.records.titles[key]; taken {
			path := s.records.placeRoute(n).Path
			s.suffixes[path] = page.AddressOf(path)
		}
	}
}

// settleTitles gives a suffix to every place's page whose title an earlier place's has.
func (g *Records) distinguishTitles() {
	n := len(g.places) + len(g.Rec.Villages)
	g.titles, g.alike = make(map[uint64]int, n), map[string]string{}
	t := newTitleHash()
	for i := range n {
		r := g.placeRoute(i)
		if !r.Kind.IsPage() {
			continue
		}
		t.text = page.AppendPlaceTitle(t.text[:0], r)
		if key := t.sum(); !has(g.titles, key) {
			g.titles[key] = i
		} else {
			g.alike[r.Path] = page.AddressOf(r.Path)
		}
	}
}

// titleHash hashes titles, the same in every run, as the output must be.
type titleHash struct {
	hash.Hash64
	text []byte
}

func newTitleHash() *titleHash { return &titleHash{fnv.New64a(), make([]byte, 0, 256)} }

func (t *titleHash) sum() uint64 {
	t.Reset()
	t.Write(t.text)
	return t.Sum64()
}

// suffix is what stands after a title that an earlier page has, "" after any other.
func (s *Site) suffix(path string) string {
	if own, ok := s.suffixes[path]; ok {
		return own
	}
	return s.records.alike[path]
}
