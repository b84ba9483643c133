package site

import (
	"context"
	"fmt"
	"hash"
	"hash/fnv"

	"casebook/generator/page"
)

// distinguishTitles gives a suffix to every page whose title an earlier page has: the last
// part of its address, which no two pages of a kind share. Those of the records come last.
func (s *Site) distinguishTitles() {
	s.suffixes = map[string]string{}
	seen, shared := make(map[uint64]bool, len(s.routes)), map[uint64]bool{}
	t := newTitleHash()
	for i := range s.routes {
		r := &s.routes[i]
		if !r.Kind.IsPage() {
			continue
		}
		key := t.of(s.Model, r)
		if seen[key] {
			s.suffixes[r.Path] = page.AddressOf(r.Path)
		}
		seen[key] = true
		if s.records.titles[key] {
			shared[key] = true
		}
	}
	if len(shared) == 0 {
		return
	}
	for r := range s.records.routes(nil) {
		if r.Kind.IsPage() && shared[t.of(nil, &r)] {
			s.suffixes[r.Path] = page.AddressOf(r.Path)
		}
	}
}

// distinguishTitles gives a suffix to every page of the records whose title an earlier one of
// them has.
func (g *Records) distinguishTitles(ctx context.Context) error {
	g.titles, g.alike = make(map[uint64]bool, len(g.listed)+len(g.Rec.Villages)), map[string]string{}
	t := newTitleHash()
	for r := range g.routes(nil) {
		if !r.Kind.IsPage() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("make titles unique: %w", err)
		}
		g.pages++
		if key := t.of(nil, &r); !g.titles[key] {
			g.titles[key] = true
		} else {
			g.alike[r.Path] = page.AddressOf(r.Path)
		}
	}
	return nil
}

// titleHash hashes titles, the same in every run, as the output must be.
type titleHash struct {
	hash.Hash64
	text []byte
}

func newTitleHash() *titleHash { return &titleHash{fnv.New64a(), make([]byte, 0, 256)} }

// of hashes the title of a page with its number. m is nil where the kind needs none.
func (t *titleHash) of(m *page.Model, r *page.Route) uint64 {
	t.text = r.Kind.Title(t.text[:0], m, r)
	if r.Page > 1 {
		t.text = append(t.text, 0, byte(r.Page), byte(r.Page>>8), byte(r.Page>>16))
	}
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
