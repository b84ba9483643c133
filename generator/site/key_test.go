package site

import (
	"slices"
	"sync"
	"testing"

	"casebook/generator/fingerprint"
	"casebook/generator/page"
	"casebook/generator/report"
	"casebook/generator/source"
)

// A village that takes up another programme, or belongs to another region, is another village to the pages that show it.
func TestAVillagesProgramAndRegionAreInItsKey(t *testing.T) {
	h := villageHasher()
	with := func(program, region string) fingerprint.Sum {
		sum, ok := fingerprint.Of(h, &report.Village{Code: "a", Programs: []*report.Program{{ID: program}}, Region: &report.Region{Code: region}})
		if !ok {
			t.Fatal("a village has no hash")
		}
		return sum
	}
	if with("one", "x") == with("two", "x") || with("one", "x") == with("one", "y") {
		t.Error("villages of different programmes or regions have one hash")
	}
}

// A page that shows all cards has no key while the hash of one is not known: it is made anew.
func TestACardWithoutAHashMakesKeysUnknown(t *testing.T) {
	known, unknown := &report.Narrative{Path: "a"}, &report.Narrative{Path: "b"}
	list := []*report.Narrative{known}
	k := &Keys{site: &Site{Model: &page.Model{Report: &report.Report{}}},
		cards: func() map[*report.Narrative][32]byte { return map[*report.Narrative][32]byte{known: {1}} }}
	for _, want := range []bool{false, true} {
		k.site.Report.Narratives = slices.Clone(list)
		k.allCards = sync.OnceValues(k.sumOfCards)
		d := keyDeps{keys: k}
		if d.Cards(); d.unknown != want {
			t.Errorf("of %d narratives: unknown is %t", len(list), d.unknown)
		}
		list = append(list, unknown)
	}
	fact := &report.Fact{}
	fact.At.File = source.New("data/facts/b.toml", "")
	unknown.Facts = []*report.Fact{fact}
	if _, ok := k.appendCard(nil, unknown); ok {
		t.Error("the card of a narrative whose facts have no hash has one")
	}
}
