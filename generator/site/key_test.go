package site

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/generator/fingerprint"
	"casebook/generator/narrative"
	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// A village that takes up another programme, or belongs to another region, is another village to the pages that show it.
func TestAVillagesProgramAndRegionAreInItsKey(t *testing.T) {
	h := villageHasher()
	name := ""
	with := func(program, region string) fingerprint.Sum {
		sum, ok := fingerprint.Of(h, &report.Village{Code: "a", Programs: []*report.Program{{ID: program, Name: name}}, Region: &report.Region{Code: region, Name: name}})
		if !ok {
			t.Fatal("a village has no hash")
		}
		return sum
	}
	if with("one", "x") == with("two", "x") || with("one", "x") == with("one", "y") {
		t.Error("villages of different programmes or regions have one hash")
	}
	was := with("one", "x")
	if name = "改名"; with("one", "x") != was {
		t.Error("a village is another where what it refers to is worded otherwise, which is in a file of its own")
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

// A list has another hash when a card of it is another, and none where a card has none.
func TestAListIsKnownByItsCards(t *testing.T) {
	one, two, unknown := &report.Narrative{Path: "a"}, &report.Narrative{Path: "b"}, &report.Narrative{Path: "c"}
	of := func(card byte, list ...*report.Narrative) cardList {
		k := &Keys{cards: func() map[*report.Narrative][32]byte { return map[*report.Narrative][32]byte{one: {1}, two: {card}} }}
		if x := k.listOf(list); x != k.listOf(list) {
			t.Error("a list has two hashes")
		}
		return k.listOf(list)
	}
	was := of(2, one, two)
	for name, other := range map[string]cardList{"card": of(3, one, two), "order": of(2, two, one), "length": of(2, one)} {
		if !was.known || !other.known || other.sum == was.sum {
			t.Errorf("another %s gives the same hash", name)
		}
	}
	if of(2, one, unknown).known {
		t.Error("a list with a card that has no hash has one")
	}
}

// What sees all villages has another key when their order is another, or when a village changes that lies in no county.
func TestTheKeyOfAllVillagesIsOfTheirOrderAndOfThoseOfNoCounty(t *testing.T) {
	one, other := &report.Region{Code: "450329"}, &report.Region{Code: "450330"}
	sumOf := func(villages ...*report.Village) [32]byte {
		rec := &report.Report{Records: &report.Records{}}
		rec.Regions, rec.Villages = []*report.Region{one, other}, villages
		k := &Keys{site: &Site{Model: &page.Model{Report: rec, Common: &page.Common{Index: places.NewIndex(rec.Records)}}}, hasher: villageHasher()}
		k.counties = (*KeptKeys)(nil).counties(k.site, func() []countyKey { return k.site.countyKeys(k.hasher) })
		sum, known := k.allVillages()
		if !known {
			t.Fatal("villages have no hash")
		}
		return sum
	}
	a, b := &report.Village{Code: "a", Region: one}, &report.Village{Code: "b", Region: other}
	alone, renamed := &report.Village{Code: "c", Name: "一村"}, &report.Village{Code: "c", Name: "二村"}
	if sumOf(a, b) == sumOf(b, a) {
		t.Error("villages of two counties in another order have the same key")
	}
	if sumOf(a, alone) == sumOf(a, renamed) {
		t.Error("a village of no county changed, and the key is the same")
	}
}

// someNotes keeps what it is given.
type someNotes map[[32]byte]string

func (n someNotes) Get(key [32]byte) (string, bool)   { text, ok := n[key]; return text, ok }
func (n someNotes) Put(key [32]byte, value ...string) { n[key] = strings.Join(value, "") }

// The hashes of counties are taken over while the files of records are the same, and only where every county has one.
func TestCountiesHashesAreKeptForTheSameRecords(t *testing.T) {
	one, other := &places.County{}, &places.County{}
	s := &Site{Model: &page.Model{Common: &page.Common{Index: &places.Index{Counties: []*places.County{one, other}}}}}
	notes, asked := someNotes{}, 0
	sums := func(records byte, known bool) map[*places.County][32]byte {
		k := &KeptKeys{Notes: notes, Records: [32]byte{records}}
		return k.counties(s, func() []countyKey {
			asked++
			return []countyKey{{[32]byte{records, 1}, true}, {[32]byte{records, 2}, known}}
		})
	}
	for _, x := range []struct {
		records byte
		known   bool
		asked   int
	}{{1, false, 1}, {1, false, 2}, {1, true, 3}, {1, true, 3}, {2, true, 4}, {1, true, 4}, {2, false, 4}} {
		want := map[*places.County][32]byte{one: {x.records, 1}, other: {x.records, 2}}
		if !x.known && x.asked != 4 {
			delete(want, other)
		}
		if got := sums(x.records, x.known); !maps.Equal(got, want) || asked != x.asked {
			t.Errorf("records %d, known %t: %v, asked %d times, want %v and %d", x.records, x.known, got, asked, want, x.asked)
		}
	}
	for key := range notes {
		notes[key] = "of fewer counties"
	}
	if sums(1, true); asked != 5 {
		t.Error("hashes of other counties are taken over")
	}
}

// A text without a file of its own, which only a fault can bring, is made anew rather than kept.
func TestATextWithoutAFileHasNoKey(t *testing.T) {
	for _, doc := range []*narrative.Document{nil, {}} {
		n := &report.Narrative{Path: "a", Doc: doc}
		d := keyDeps{keys: &Keys{cards: func() map[*report.Narrative][32]byte { return map[*report.Narrative][32]byte{n: {1}} }}}
		if d.Text(n); !d.unknown {
			t.Error("a text without a file has a key")
		}
	}
}

// A text is known by its card and its file: a page that shows it has another key when either is another.
func TestATextIsKnownByItsCardAndItsFile(t *testing.T) {
	n := &report.Narrative{Path: "a", Doc: &narrative.Document{File: source.New("content/a.md", "")}}
	keyOf := func(card, file byte, path string) (string, bool) {
		d := keyDeps{keys: &Keys{sums: map[string][32]byte{path: {file}},
			cards: func() map[*report.Narrative][32]byte { return map[*report.Narrative][32]byte{n: {card}} }}}
		d.Text(n)
		return string(d.b), d.unknown
	}
	was, unknown := keyOf(1, 1, "content/a.md")
	if unknown {
		t.Error("a text whose file is known has no key")
	}
	if card, _ := keyOf(2, 1, "content/a.md"); card == was {
		t.Error("another card gives the same key")
	}
	if file, _ := keyOf(1, 2, "content/a.md"); file == was {
		t.Error("another text gives the same key")
	}
	if _, unknown := keyOf(1, 1, "content/b.md"); !unknown {
		t.Error("a text whose file has no hash has a key")
	}
}

// A record that no file states has no part in a key, nor has one whose file stands in every key.
func TestARecordOfNoFileHasNoPartInAKey(t *testing.T) {
	d := keyDeps{keys: &Keys{}}
	d.Record(source.Span{})
	d.Record(source.New("data/regions.toml", "").At(0, 0))
	if d.unknown || len(d.b) > 0 {
		t.Error("records that need none have a part in the key")
	}
	if d.Record(source.New("data/facts/a.toml", "").At(0, 0)); !d.unknown {
		t.Error("facts whose file has no hash have a key")
	}
	was := len(d.b)
	if d.Record(source.Span{}); len(d.b) != was {
		t.Error("behind facts, a record of no file has a part in the key")
	}
}

// What one thing makes unknown no other makes known again; what is no input of the site makes it so.
func TestWhatIsUnknownStaysSo(t *testing.T) {
	n := &report.Narrative{Path: "a", Doc: &narrative.Document{File: source.New("data/facts/a.toml", "")}}
	county := &places.County{Villages: []*report.Village{{}}}
	k := &Keys{sums: map[string][32]byte{"data/facts/a.toml": {1}}, counties: map[*places.County][32]byte{county: {1}},
		cards:    func() map[*report.Narrative][32]byte { return map[*report.Narrative][32]byte{n: {1}} },
		allCards: func() ([32]byte, bool) { return [32]byte{1}, true }, villages: func() ([32]byte, bool) { return [32]byte{1}, true }}
	for name, declare := range map[string]func(d *keyDeps){
		"all cards": (*keyDeps).Cards, "all villages": (*keyDeps).Villages,
		"a record":     func(d *keyDeps) { d.Record(n.Doc.File.At(0, 0)) },
		"an indicator": func(d *keyDeps) { d.Indicator(nil) },
		"a county":     func(d *keyDeps) { d.County(county) },
		"a card":       func(d *keyDeps) { d.Card(n) },
		"a list":       func(d *keyDeps) { d.CardList([]*report.Narrative{n}) },
		"a text":       func(d *keyDeps) { d.Text(n) },
		"a page":       func(d *keyDeps) { d.Page(n, func(page.Deps) {}) },
		"a value":      func(d *keyDeps) { d.Value("x") },
	} {
		known, unknown := keyDeps{keys: k}, keyDeps{keys: k, unknown: true}
		declare(&known)
		if declare(&unknown); known.unknown || !unknown.unknown || len(known.b) == 0 {
			t.Errorf("%s: unknown is %t, and %t behind what is unknown", name, known.unknown, unknown.unknown)
		}
	}
	for name, declare := range map[string]func(d *keyDeps){"all that the site says": (*keyDeps).Everything, "what is no input": (*keyDeps).Unknown} {
		d := keyDeps{keys: k}
		if declare(&d); !d.unknown {
			t.Errorf("%s is known", name)
		}
	}
}

// A county has no villages, or a hash of all of them; where it should have one and has not, and where there is no county,
// what shows it is made anew.
func TestACountyWithoutAHashHasNoKey(t *testing.T) {
	known, empty, unknown := &places.County{Villages: []*report.Village{{}}}, &places.County{}, &places.County{Villages: []*report.Village{{}}}
	k := &Keys{counties: map[*places.County][32]byte{known: {1}}}
	for _, x := range []struct {
		of   *places.County
		want bool
	}{{known, false}, {empty, false}, {unknown, true}, {nil, true}} {
		d := keyDeps{keys: k}
		if d.County(x.of); d.unknown != x.want {
			t.Errorf("%+v: unknown is %t", x.of, d.unknown)
		}
	}
	rec := &report.Report{Records: &report.Records{}}
	k.site = &Site{Model: &page.Model{Report: rec, Common: &page.Common{Index: &places.Index{Counties: []*places.County{known}}}}}
	if _, ok := k.allVillages(); !ok {
		t.Error("all villages have a hash, and no key")
	}
	k.site.Counties = []*places.County{known, unknown}
	if _, ok := k.allVillages(); ok {
		t.Error("the villages of a county have no hash, and all have a key")
	}
}

// A card shows how its village stands among those of its county: it is another where one of these is. A village of no
// county is known by itself.
func TestACardIsOfItsVillagesCounty(t *testing.T) {
	region := &report.Region{Code: "450329"}
	rec := &report.Records{Regions: []*report.Region{region}}
	k := &Keys{site: &Site{Model: &page.Model{Common: &page.Common{Index: places.NewIndex(rec)}}}, hasher: villageHasher()}
	card := func(name string, county byte) string {
		k.counties = map[*places.County][32]byte{}
		if county > 0 {
			k.counties[k.site.CountyOf[region]] = [32]byte{county}
		}
		b, ok := k.appendCard(nil, &report.Narrative{Path: "a", Village: &report.Village{Name: name, Region: region}})
		if !ok {
			t.Fatal("a card has no hash")
		}
		return string(b)
	}
	if card("一村", 1) == card("一村", 2) {
		t.Error("another village of the county changed, and the card is the same")
	}
	if card("一村", 0) == card("二村", 0) {
		t.Error("the village changed, and the card is the same")
	}
	a, _ := k.appendCard(nil, &report.Narrative{Path: "a"})
	if b, _ := k.appendCard(nil, &report.Narrative{Path: "b"}); string(a) == string(b) {
		t.Error("the text has another address, and the card is the same")
	}
}

// Whatever of a village's figures is another gives another hash: their source, and each series, breakdown and exception.
func TestEveryPartOfAVillagesFiguresIsInItsHash(t *testing.T) {
	income, roads := &report.Indicator{Index: 1}, &report.Indicator{Index: 2}
	one, other := &report.Source{ID: "one"}, &report.Source{ID: "other"}
	numbers := func(n ...int64) quantity.List {
		var list []quantity.Decimal
		for _, x := range n {
			list = append(list, quantity.FromInt(x))
		}
		return quantity.ListOf(list...)
	}
	h := villageHasher()
	seen := map[fingerprint.Sum]string{}
	for _, x := range []struct {
		is     string
		change func(of *report.Data, d *report.Unpacked)
	}{
		{"as it was", func(*report.Data, *report.Unpacked) {}},
		{"source of all", func(of *report.Data, _ *report.Unpacked) { of.Source = one }},
		{"other source of all", func(of *report.Data, _ *report.Unpacked) { of.Source = other }},
		{"source of a series", func(_ *report.Data, d *report.Unpacked) { d.Series[0].Source = one }},
		{"indicator of a series", func(_ *report.Data, d *report.Unpacked) { d.Series[0].Indicator = roads }},
		{"first year", func(_ *report.Data, d *report.Unpacked) { d.Series[0].First = 2019 }},
		{"value", func(_ *report.Data, d *report.Unpacked) { d.Series[0].Values = numbers(1, 3) }},
		{"no series", func(_ *report.Data, d *report.Unpacked) { d.Series = nil }},
		{"source of a breakdown", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].Source = one }},
		{"indicator of a breakdown", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].Indicator = income }},
		{"name of a breakdown", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].By = "sex" }},
		{"year of a breakdown", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].Year = 2019 }},
		{"name of a part", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].Names = []string{"old", "middle"} }},
		{"part", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns[0].Values = numbers(5, 7) }},
		{"no breakdown", func(_ *report.Data, d *report.Unpacked) { d.Breakdowns = nil }},
		{"year of an exception", func(_ *report.Data, d *report.Unpacked) { d.Exceptions[0].Year = 2021 }},
		{"indicator of an exception", func(_ *report.Data, d *report.Unpacked) { d.Exceptions[0].Indicator = roads }},
		{"source of an exception", func(_ *report.Data, d *report.Unpacked) { d.Exceptions[0].Source = one }},
		{"no exception", func(_ *report.Data, d *report.Unpacked) { d.Exceptions = nil }},
	} {
		d := report.Unpacked{
			Series:     []report.Series{{Indicator: income, First: 2020, Values: numbers(1, 2)}},
			Breakdowns: []report.Breakdown{{Indicator: roads, By: "age", Year: 2020, Names: []string{"young", "old"}, Values: numbers(5, 6), Places: []int32{0, 0}}},
			Exceptions: []report.YearSource{{Indicator: income, Year: 2020, Source: other}},
		}
		v := &report.Village{}
		x.change(&v.Data, &d)
		v.Data.Set(d)
		sum, ok := fingerprint.Of(h, v)
		if !ok {
			t.Fatal("a village has no hash")
		}
		if was, ok := seen[sum]; ok {
			t.Errorf("%q has the hash of %q", x.is, was)
		}
		seen[sum] = x.is
	}
}

// What all pages depend on is every file but those of villages, texts and facts, which are asked for one by one.
func TestAVillagesFileIsNotInTheKeyOfEveryPage(t *testing.T) {
	s := &Site{Model: &page.Model{Report: &report.Report{Records: &report.Records{}}, Common: &page.Common{Index: &places.Index{}}}}
	for path, common := range map[string]bool{
		"data/villages/a.csv": false, "data/villages/b/c.toml": false, "content/cases/a.md": false, "data/facts/a.toml": false,
		"data/villages/a.jpg": true, "data/regions.toml": true, "data/a.csv": true, "layouts/a.html": true,
	} {
		was := s.Keys([32]byte{}, map[string][32]byte{path: {1}}, nil).common
		if is := s.Keys([32]byte{}, map[string][32]byte{path: {2}}, nil).common; (is != was) != common {
			t.Errorf("%s: what all pages depend on is another: %t", path, is != was)
		}
	}
}
