package site

import (
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/source"
)

// An internal edition keeps every machine that reads sites out; a public one names its list of pages where its address
// is known.
func TestMachinesAreKeptOutOfAnInternalEdition(t *testing.T) {
	for _, c := range []struct {
		internal bool
		base     string
		want     string
	}{
		{true, "https://a.example/", "User-agent: *\nDisallow: /\n"}, {false, "", "User-agent: *\nAllow: /\n"}, {false, "https://a.example", "User-agent: *\nAllow: /\nSitemap: https://a.example/sitemap.xml\n"},
	} {
		s := &Site{Model: &page.Model{Base: c.base, Report: &report.Report{Records: &report.Records{Site: report.Site{Internal: c.internal}}}}}
		if got, err := s.robots(nil, nil); err != nil || string(got) != c.want {
			t.Errorf("internal: %t, at %q: %q, want %q (%v)", c.internal, c.base, got, c.want, err)
		}
	}
}

// A card is another one where the facts of its text are, and has no hash where those of its file are not known.
func TestACardIsOfItsFacts(t *testing.T) {
	first, second := source.New("data/facts/a.toml", ""), source.New("data/facts/b.toml", "")
	fact := func(f *source.File) *report.Fact {
		x := &report.Fact{}
		x.At.File = f
		return x
	}
	n := &report.Narrative{Path: "a", Doc: &narrative.Document{}, Facts: []*report.Fact{fact(first), fact(first), fact(second)}}
	card := func(sums map[string][32]byte) (string, bool) {
		b, ok := (&Keys{site: &Site{}, sums: sums}).appendCard(nil, n)
		return string(b), ok
	}
	was, ok := card(map[string][32]byte{first.Path: {1}, second.Path: {1}})
	if !ok {
		t.Fatal("a card whose facts are known has no hash")
	}
	for _, sums := range []map[string][32]byte{{first.Path: {2}, second.Path: {1}}, {first.Path: {1}, second.Path: {2}}} {
		if is, _ := card(sums); is == was {
			t.Errorf("with facts of %v the card is the same", sums)
		}
	}
	if _, ok := card(map[string][32]byte{first.Path: {1}}); ok {
		t.Error("a card some of whose facts are not known has a hash")
	}
}
