package report

import (
	"testing"

	"casebook/generator/source"
)

// linked is a former reading and a later one of the same records.
type linked struct {
	link   Relink
	source *Source // what takes the place of the former's
	town   *Region
	road   *Indicator
	of     []*Village // of the former
}

func readTwice() linked {
	file := source.New("a.csv", "")
	was, now := &Source{ID: "a"}, &Source{ID: "a"}
	town, townNow := &Region{Code: "1"}, &Region{Code: "1"}
	tea, teaNow := &Program{ID: "tea"}, &Program{ID: "tea"}
	road, roadNow := &Indicator{ID: "road", Source: was}, &Indicator{ID: "road", Source: now}
	x := linked{source: now, town: townNow, road: roadNow, link: Relink{
		Indicators: map[*Indicator]*Indicator{road: roadNow}, Regions: map[*Region]*Region{town: townNow},
		Programs: map[*Program]*Program{tea: teaNow}, Sources: map[*Source]*Source{was: now},
	}}
	for _, name := range []string{"one", "two"} {
		v := &Village{Code: name, Region: town, Programs: []*Program{tea}}
		v.Data.Set(Unpacked{Series: []Series{{Indicator: road, Source: was, First: 2020, Values: numbers(7), At: file.At(1, 1)}}})
		if len(x.of) > 0 {
			v.Data.layout = x.of[0].layout
		}
		x.of = append(x.of, v)
	}
	return x
}

func TestVillagesReferToTheRecordsOfTheLaterReading(t *testing.T) {
	x := readTwice()
	got, ok := x.link.Villages(x.of)
	if !ok || len(got) != 2 {
		t.Fatalf("%d villages, %t", len(got), ok)
	}
	for i, v := range got {
		s := v.Find(x.road)
		if v.Code != x.of[i].Code || v.Region != x.town || v.Programs[0] == x.of[i].Programs[0] || s.Source != x.source || s.Latest().String() != "7" || v.HasSample() {
			t.Errorf("%s: %+v with %+v", v.Code, v, s)
		}
		if x.of[i].Region == x.town || !x.of[i].Find(x.road).IsZero() {
			t.Error("the former's village was changed")
		}
	}
	if got[0].layout != got[1].layout {
		t.Error("villages of one table no longer share what they have in common")
	}
	x.source.Sample = true
	if got, _ := x.link.Villages(x.of); !got[0].HasSample() {
		t.Error("figures whose source is made up now are not marked")
	}
	x.source.Sample = false
	for _, v := range x.of {
		was := v.Find(indicatorOf(v)).Source
		was.Sample = true
		v.Data.Set(Unpacked{Series: []Series{{Indicator: indicatorOf(v), Source: was, First: 2020, Values: numbers(7)}}})
	}
	if got, ok := x.link.Villages(x.of); !ok || !x.of[0].HasSample() || got[0].HasSample() {
		t.Error("figures whose source was made up are still marked")
	}
	bare := &Village{Code: "bare"}
	if got, ok := x.link.Villages([]*Village{bare}); !ok || got[0].Code != "bare" {
		t.Error("a village that names nothing is not taken over")
	}
}

func TestAVillageIsNotTakenOverWithoutAllItsRecords(t *testing.T) {
	for name, lose := range map[string]func(*linked){
		"region":                  func(x *linked) { clear(x.link.Regions) },
		"programme":               func(x *linked) { clear(x.link.Programs) },
		"indicator":               func(x *linked) { clear(x.link.Indicators) },
		"source":                  func(x *linked) { clear(x.link.Sources); x.road.Source = nil },
		"source of the indicator": func(x *linked) { x.road.Source = &Source{ID: "other"} },
		"indicator of one series": func(x *linked) {
			v := x.of[0]
			own := v.Find(indicatorOf(v))
			gone := own
			gone.Indicator = &Indicator{ID: "gone"}
			v.Data.Set(Unpacked{Series: []Series{gone, own}})
		},
		"source of all": func(x *linked) { x.of[1].Data.Source = &Source{ID: "gone"} },
	} {
		x := readTwice()
		lose(&x)
		if _, ok := x.link.Villages(x.of); ok {
			t.Errorf("villages are taken over whose %s nothing takes the place of", name)
		}
	}
}

func TestANarrativeIsNotTakenOverWithoutAllItsRecords(t *testing.T) {
	for name, lose := range map[string]func(*linked){
		"":          func(*linked) {},
		"region":    func(x *linked) { clear(x.link.Regions) },
		"programme": func(x *linked) { clear(x.link.Programs) },
		"source":    func(x *linked) { clear(x.link.Sources) },
	} {
		x := readTwice()
		lose(&x)
		v := x.of[0]
		n := &Narrative{Region: v.Region, Programs: v.Programs, Source: v.Find(indicatorOf(v)).Source}
		if ok := x.link.Narrative(n); ok != (name == "") {
			t.Errorf("without its %s a narrative is taken over: %t", name, ok)
		}
		if v.Programs[0] != x.of[1].Programs[0] {
			t.Error("the village's programmes were changed")
		}
	}
}

func indicatorOf(v *Village) *Indicator {
	for s := range v.Series() {
		return s.Indicator
	}
	return nil
}

// Villages whose figures were counted alike make one series; it is made up where one of them is.
func TestSeriesOfVillagesAreListedOnceForAllThatWereCountedAlike(t *testing.T) {
	x := readTwice()
	other := &Village{Code: "three", Sample: true}
	other.Data.Set(Unpacked{Series: []Series{{Indicator: x.road, First: 2018, Values: numbers(1, 2, 3)}}})
	more := []*Village{{Code: "four", Data: other.Data}, {Code: "five"}, {Code: "six", Sample: true}, {Code: "seven"}}
	more[1].Data.Set(Unpacked{Series: []Series{{Indicator: x.road, First: 2019, Values: numbers(1)}}})
	more[2].Data = more[1].Data
	more[3].Data.Set(Unpacked{Series: []Series{{Indicator: x.road, First: 2017, Values: numbers(1)}}})
	r := &Records{Villages: append([]*Village{x.of[0], other, {Code: "bare"}, x.of[1]}, more...)}
	if !other.IsLaidOutAs(&more[0].Data) || other.IsLaidOutAs(&more[1].Data) {
		t.Error("it is not known which figures are laid out alike")
	}
	got := r.SeriesOfVillages()
	if len(got) != 4 || got[2].Villages != 2 || !got[2].Sample || got[3].Villages != 1 || got[3].Sample {
		t.Fatalf("%+v", got)
	}
	if got[0].Villages != 2 || got[0].First != 2020 || got[0].Last != 2020 || got[0].Sample || got[1].Villages != 2 || got[1].First != 2018 || got[1].Last != 2020 || !got[1].Sample {
		t.Errorf("%+v", got)
	}
}
