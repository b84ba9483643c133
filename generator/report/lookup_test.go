package report

import (
	"slices"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

// records is a site of two townships whose villages do not all follow one another.
func records() *Report {
	town, other := &Region{Code: "town"}, &Region{Code: "other"}
	way, unused := &Program{ID: "way"}, &Program{ID: "unused"}
	roads := &Indicator{ID: "roads", Name: "道路", Unit: "公里", Decimals: 1}
	village := func(code string, g *Region, p ...*Program) *Village {
		return &Village{Code: code, Region: g, Programs: p}
	}
	r := &Report{Records: &Records{
		Indicators: []*Indicator{roads},
		Regions:    []*Region{town, other},
		Programs:   []*Program{way, unused},
		Sources:    []*Source{{ID: "book", Title: "first"}, {ID: "book", Title: "second"}},
		Villages: []*Village{village("a", town, way), village("b", town), village("c", other, way), village("d", town, way),
			village("lost", nil), village("e", other)},
	}}
	r.Narratives = []*Narrative{
		{Slug: "of-a", Village: r.Villages[0], Programs: []*Program{way}}, {Slug: "of-town", Region: town}, {Slug: "of-none"},
		{Slug: "again-a", Village: r.Villages[0], Region: town},
	}
	r.Index()
	return r
}

func codes(list []*Village) (all []string) {
	for _, v := range list {
		all = append(all, v.Code)
	}
	return all
}

func slugs(list []*Narrative) (all []string) {
	for _, n := range list {
		all = append(all, n.Slug)
	}
	return all
}

func TestRecordsAreFoundByTheirIDs(t *testing.T) {
	r := records()
	if r.Indicator("roads") != r.Indicators[0] || r.Region("other") != r.Regions[1] || r.Village("d") != r.Villages[3] || r.Program("way") != r.Programs[0] || r.Narrative("of-town") != r.Narratives[1] {
		t.Error("a record is not found")
	}
	if got := r.Source("book"); got == nil || got.Title != "first" {
		t.Errorf("of two with one id the first counts: %+v", got)
	}
	if r.Indicator("x") != nil || r.Region("x") != nil || r.Village("x") != nil || r.Program("x") != nil || r.Source("x") != nil || r.Narrative("x") != nil {
		t.Error("what is not there is found")
	}
}

func TestWhatNamesARecordIsFoundInItsOrder(t *testing.T) {
	r := records()
	town, other := r.Regions[0], r.Regions[1]
	for name, c := range map[string]struct{ got, want []string }{
		"villages of the town":      {codes(r.VillagesIn(town)), []string{"a", "b", "d"}},
		"villages of the other":     {codes(r.VillagesIn(other)), []string{"c", "e"}},
		"villages without a region": {codes(r.VillagesIn(nil)), nil},
		"villages of a program":     {codes(r.VillagesWith(r.Programs[0])), []string{"a", "c", "d"}},
		"villages of none":          {codes(r.VillagesWith(r.Programs[1])), nil},
		"texts of a village":        {slugs(r.OfVillage(r.Villages[0])), []string{"of-a", "again-a"}},
		"texts of another":          {slugs(r.OfVillage(r.Villages[1])), nil},
		"texts of no village":       {slugs(r.OfVillage(nil)), nil},
		"texts of no region":        {slugs(r.OfRegion(nil)), nil},
		"texts of the town":         {slugs(r.OfRegion(town)), []string{"of-town", "again-a"}},
		"texts of a program":        {slugs(r.OfProgram(r.Programs[0])), []string{"of-a"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if got := codes(r.Villages); !slices.Equal(got, []string{"a", "b", "c", "d", "lost", "e"}) {
		t.Errorf("the index has moved the villages: %v", got)
	}
}

func TestAReferenceToAFact(t *testing.T) {
	for _, c := range []struct{ fact, source, want bool }{{false, false, false}, {true, false, true}, {false, true, true}} {
		f := &Fact{Value: quantity.FromInt(7), Unit: "户", Bound: quantity.AtLeast, Year: 2020, Status: Target, Note: "说明", Sample: c.fact, Source: &Source{Sample: c.source}}
		want := FactRef{Value: f.Value, To: quantity.Missing, Unit: "户", Bound: quantity.AtLeast, Decimals: -1, Year: 2020, Status: Target, Source: f.Source, Sample: c.want, Label: "说明", Fact: f}
		if got := RefTo(f); got != want {
			t.Errorf("%+v", got)
		}
	}
	for to, interval := range map[int64]bool{8: true, 7: false, 6: false} {
		got := RefTo(&Fact{Value: quantity.FromInt(7), To: quantity.FromInt(to)})
		if got.IsInterval() != interval {
			t.Errorf("7 to %d: %+v", to, got)
		}
	}
	if got := RefTo(&Fact{}); got.Sample || got.Missing != Found {
		t.Errorf("without a source: %+v", got)
	}
	n := &Narrative{FactRefs: []FactRef{{Label: "一"}}}
	if n.FactRef(0).Label != "一" || n.FactRef(1).Missing != NotRead {
		t.Error("a bound figure leads elsewhere")
	}
}

func TestAReferenceToASeries(t *testing.T) {
	r := records()
	i, file := r.Indicators[0], source.New("a.csv", "")
	made, real := &Source{ID: "made", Sample: true}, &Source{ID: "real"}
	fill := func(d *Data, s *Source) {
		d.Set(Unpacked{Series: []Series{{Indicator: i, Source: s, First: 2019, Values: numbers(3, 4, 5), At: file.At(0, 1)}}, Exceptions: []YearSource{{Indicator: i, Year: 2020, Source: made}}})
	}
	v, g := r.Villages[0], r.Regions[0]
	fill(&v.Data, real)
	fill(&g.Data, nil)
	if got, want := RefToSeries(v, g, i, 2019), (FactRef{Value: quantity.FromInt(3), To: quantity.Missing, Unit: "公里", Decimals: 1, Year: 2019, Source: real, Label: "道路", Indicator: i, Village: v}); got != want {
		t.Errorf("of a village: %+v", got)
	}
	if got, want := RefToSeries(nil, g, i, 2021), (FactRef{Value: quantity.FromInt(5), To: quantity.Missing, Unit: "公里", Decimals: 1, Year: 2021, Label: "道路", Indicator: i, Region: g}); got != want {
		t.Errorf("of a region: %+v", got)
	}
	if got := RefToSeries(v, nil, i, 2020); got.Source != made || !got.Sample {
		t.Errorf("a year of a made-up source: %+v", got)
	}
	if v.Sample = true; !RefToSeries(v, nil, i, 2019).Sample {
		t.Error("a figure of a made-up village is not marked")
	}
	for _, year := range []int{2018, 2022} {
		if got := RefToSeries(v, nil, i, year); got != (FactRef{Missing: NoYear}) {
			t.Errorf("of %d: %+v", year, got)
		}
	}
}

// A new village states none of the numbers that villages state; each has a key and a unit of its own.
func TestVillageCounts(t *testing.T) {
	v := NewVillage(source.Span{Start: 3})
	if v.At.Start != 3 {
		t.Errorf("it stands at %v", v.At)
	}
	for i, n := range v.Counts() {
		if n != -1 {
			t.Errorf("count %d is %d before it is stated", i, n)
		}
	}
	v.Households, v.Population = 412, 1630
	got := map[string]int{}
	for i, c := range VillageCounts() {
		if got[c.Key] = *c.Of(&v); c.Unit == "" || c.Help == "" || c.English == "" || v.Counts()[i] != got[c.Key] {
			t.Errorf("%+v has %d", c, v.Counts()[i])
		}
	}
	if got["households"] != 412 || got["population"] != 1630 {
		t.Errorf("%v", got)
	}
}

// What villages state is of one kind each, under keys of their own, and absent from a new village.
func TestVillageFields(t *testing.T) {
	v, keys := NewVillage(source.Span{}), map[string]bool{}
	for _, x := range VillageFields() {
		isText, isDate, isRegion := x.Text != nil, x.Date != nil, x.Region != nil
		if (isText && isDate) || isRegion == (isText || isDate) || x.Help == "" || x.English == "" || keys[x.Key] {
			t.Errorf("%+v", x)
		}
		if isText && *x.Text(&v) != "" || isDate && *x.Date(&v) != (Date{}) || isRegion && *x.Region(&v) != nil {
			t.Errorf("a new village has %s", x.Key)
		}
		if keys[x.Key] = true; isText {
			*x.Text(&v) = "种茶"
		}
	}
	if v.Summary != "种茶" {
		t.Error("the summary is no such text")
	}
}

func TestAnIntervalHasAnUpperEndAboveTheLower(t *testing.T) {
	for to, want := range map[quantity.Decimal]bool{quantity.Missing: false, quantity.FromInt(3): false, quantity.FromInt(2): false, quantity.FromInt(4): true} {
		if got := (&Fact{Value: quantity.FromInt(3), To: to}).IsInterval(); got != want {
			t.Errorf("from 3 to %s is an interval: %v", to, got)
		}
	}
}

// A village's county and township are found by their codes, and where codes are slugs by where
// they lie.
// What an import noted of a tracked change is no part of the note; all else is.
func TestAClauseIsTheNoteWithoutItsChange(t *testing.T) {
	for note, want := range map[string]string{
		"修订：56.8→58.6。村集体收入": "村集体收入", "修订：56.8→58.6": "修订：56.8→58.6", "修订：统计口径。村集体收入": "修订：统计口径。村集体收入",
		"由56.8→58.6。村集体收入": "由56.8→58.6。村集体收入", "": "",
	} {
		if got := (&Fact{Note: note}).Clause(); got != want {
			t.Errorf("%q is reported as %q, want %q", note, got, want)
		}
	}
}

func TestOfficialCodesAreDigits(t *testing.T) {
	for code, want := range map[string]bool{"450329": true, "": false, "hill": false, "45a": false} {
		if isOfficial(code) != want {
			t.Errorf("%q is official: %t", code, !want)
		}
	}
}

func TestLevelsAreFoundAbove(t *testing.T) {
	chain := func(codes ...string) *Region { // the highest first
		var g *Region
		for _, code := range codes {
			g = &Region{Code: code, Parent: g}
		}
		return g
	}
	official, slugs, mixed := chain("45", "4503", "450329", "450329102"), chain("guangxi", "ziyuan", "guali"), chain("45", "4503", "450329", "guali")
	for _, x := range []struct {
		g           *Region
		level, want string // "" for none
	}{
		{nil, "county", ""}, {nil, "country", ""},
		{official, "country", "45"}, {official, "county", "450329"}, {official, "township", "450329102"}, {official.Parent, "county", "450329"},
		{official.Parent, "township", ""}, {official.Parent.Parent, "county", ""},
		{slugs, "country", "guangxi"}, {slugs, "county", "ziyuan"}, {slugs, "township", "guali"}, {slugs, "province", ""},
		{chain("alone"), "county", "alone"}, {chain("alone"), "township", ""},
		{mixed, "county", "450329"}, {mixed, "township", ""},
	} {
		got := ""
		if r := LevelAbove(x.g, x.level); r != nil {
			got = r.Code
		}
		if got != x.want {
			t.Errorf("the %s above %+v is %q, want %q", x.level, x.g, got, x.want)
		}
	}
}
