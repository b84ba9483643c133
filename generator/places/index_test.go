package places

import (
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// country is two counties, one with two towns, and a tree of slugs; villages by town with the figures of
// one indicator from 2021 on, "" for none of a year.
func country(t *testing.T) (*report.Records, map[string]*report.Region) {
	t.Helper()
	by := map[string]*report.Region{}
	rec := &report.Records{Indicators: []*report.Indicator{{ID: "income", Name: "收入", Better: report.BetterHigher}, {ID: "poor", Name: "贫困户", Better: report.BetterLower, Index: 1}}}
	region := func(code, name, parent string) {
		g := &report.Region{Code: code, Name: name, Parent: by[parent]}
		if g.Parent != nil {
			g.Parent.Children = append(g.Parent.Children, g)
		}
		by[code] = g
		rec.Regions = append(rec.Regions, g)
	}
	region("45", "某省", "")
	region("4503", "某市", "45")
	region("450329", "甲县", "4503")
	region("450329102", "甲镇", "450329")
	region("450329103", "乙镇", "450329")
	region("450330", "乙县", "4503")
	region("hill", "山区", "")
	region("hill-town", "山镇", "hill")
	village := func(code, town string, households int, sample bool, figures ...[]string) {
		v := report.NewVillage(report.Village{}.At)
		v.Code, v.Name, v.Region, v.Households, v.Population, v.Sample = code, code, by[town], households, households*4, sample
		var all report.Unpacked
		for k, written := range figures {
			var list []quantity.Decimal
			for _, w := range written {
				d := quantity.Missing
				if w != "" {
					var err error
					if d, err = quantity.ParseDecimal(w); err != nil {
						t.Fatal(err)
					}
				}
				list = append(list, d)
			}
			if len(list) > 0 {
				all.Series = append(all.Series, report.Series{Indicator: rec.Indicators[k], First: 2021, Values: quantity.ListOf(list...)})
			}
		}
		v.Data.Set(all)
		rec.Villages = append(rec.Villages, &v)
	}
	village("a", "450329102", 100, false, []string{"10", "12", "30"}, []string{"9", "8", "1"})
	village("b", "450329103", 200, true, []string{"11", "15", "20"}, []string{"5", "4", "3"})
	village("c", "450329103", -1, false, []string{"12", "18"}, []string{"7", "6", "5"})
	village("d", "hill-town", 50, false, []string{"1"})
	rec.Index()
	return rec, by
}

func TestVillagesAreGatheredByCounty(t *testing.T) {
	rec, by := country(t)
	g := NewIndex(rec)
	var got []string
	for _, c := range g.Counties {
		got = append(got, fmt.Sprint(c.Region.Name, len(c.Villages)))
	}
	if want := []string{"甲县3", "山区1"}; !slices.Equal(got, want) {
		t.Errorf("the counties are %v, want %v: one without villages is none", got, want)
	}
	for code, want := range map[string]string{"450329102": "甲县", "450329": "甲县", "4503": "某市", "hill-town": "山区"} {
		if c := g.CountyOf[by[code]]; c == nil || c.Region.Name != want {
			t.Errorf("%s lies in the county %+v, want %s", code, c, want)
		}
	}
	for code, want := range map[string]string{"450329102": "甲县 · 甲镇", "450329": "甲县", "hill-town": "山区 · 山镇"} {
		if name := PlaceName(by[code]); name != want {
			t.Errorf("%s is called %q, want %q", code, name, want)
		}
	}
	if got, want := Lineage(by["450329102"]), []*report.Region{by["45"], by["4503"], by["450329"], by["450329102"]}; !slices.Equal(got, want) {
		t.Errorf("the lineage is %v", got)
	}
	if got, want := g.RegionsIn(g.CountyOf[by["450329"]]), []*report.Region{by["450329"], by["450329102"], by["450329103"]}; !slices.Equal(got, want) {
		t.Errorf("the regions of the county are %v", got)
	}
	if IsNumeric("") || IsNumeric("hill") || !IsNumeric("45") {
		t.Error("codes of the statistics bureau are reported wrongly")
	}
	ring := &report.Region{Code: "ring"}
	ring.Parent = ring
	if n := len(Lineage(ring)); n != maxDepth {
		t.Errorf("a ring has a lineage of %d", n)
	}
}

// Figures of a made-up source make what stands above them made up, as the village's own mark does.
func TestARegionOfMadeUpFiguresIsMadeUp(t *testing.T) {
	town := &report.Region{Code: "town"}
	v := report.NewVillage(report.Village{}.At)
	v.Code, v.Region = "v", town
	var all report.Unpacked
	all.Series = []report.Series{{Indicator: &report.Indicator{}, First: 2021, Values: quantity.ListOf(quantity.FromInt(7)), Source: &report.Source{Sample: true}}}
	v.Data.Set(all)
	rec := &report.Records{Regions: []*report.Region{town}, Indicators: []*report.Indicator{all.Series[0].Indicator}, Villages: []*report.Village{&v}}
	rec.Index()
	if got := *NewIndex(rec).Tallies[town]; !got.Sample || got.MadeUp != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestWhatStandsUnderARegionIsCounted(t *testing.T) {
	rec, by := country(t)
	g := NewIndex(rec)
	if got, want := *g.Tallies[by["450329"]], (Tally{Villages: 3, Households: 300, Population: 1200, Sample: true, MadeUp: 1}); got != want {
		t.Errorf("under the county stand %+v, want %+v: who states no households adds none", got, want)
	}
	if got, want := *g.Tallies[by["45"]], *g.Tallies[by["450329"]]; got != want {
		t.Errorf("under the province stand %+v", got)
	}
	if got := *g.Tallies[by["450330"]]; got != (Tally{}) {
		t.Errorf("under the empty county stand %+v", got)
	}
}

// The latest year counts that any village has a figure of; the former order is of the first year that all
// of those have.
func TestRankingsAreOfOneYear(t *testing.T) {
	rec, _ := country(t)
	g := NewIndex(rec)
	r := g.Rankings(g.Counties[0])
	income, poor := r.Orders[0], r.Orders[1]
	if income.Year != 2023 || !slices.Equal(income.Values, []float64{30, 20}) || income.Former == nil || income.Former.Year != 2021 || !slices.Equal(income.Former.Values, []float64{11, 10}) {
		t.Errorf("income: %+v, before %+v", income, income.Former)
	}
	if poor.Year != 2023 || !slices.Equal(poor.Values, []float64{1, 3, 5}) || !slices.Equal(poor.Former.Values, []float64{5, 7, 9}) {
		t.Errorf("poor: %+v, before %+v: the lowest is the best", poor, poor.Former)
	}
	if m := &g.Measures[0]; m.Year != 2023 || m.Count != 2 || !m.Sample {
		t.Errorf("income over the site: %+v", m)
	}
	m := g.Measured(rec.Indicators[1])
	if m.Count != 3 || m.Low != 1 || m.High != 5 || m.Median != 3 || m.Ranked[0].Village.Code != "a" || m.Ranked[2].Village.Code != "c" {
		t.Errorf("poor over the site: %+v", m)
	}
}

// Equal figures share a place. What has no better end, is older than others', stands
// alone or is the same everywhere has none.
func TestPlacesOfFiguresInACounty(t *testing.T) {
	const noFigure = -1
	var rec report.Records
	for k, better := range []report.Better{report.BetterHigher, report.BetterLower, report.BetterNone, report.BetterHigher, report.BetterHigher} {
		rec.Indicators = append(rec.Indicators, &report.Indicator{Index: k, Better: better})
	}
	rec.Regions = []*report.Region{{Code: "450329"}}
	for _, last := range [][]int64{{7, 7, 7, 1, 5}, {9, 9, 9, noFigure, 5}, {7, 7, 7, noFigure, 5}, {8, 8, 8, noFigure, 5}} {
		v := report.NewVillage(report.Village{}.At)
		v.Region = rec.Regions[0]
		var figures report.Unpacked
		for k, n := range last {
			if n == noFigure {
				continue
			}
			values := quantity.ListOf(quantity.FromInt(20-n), quantity.FromInt(n))
			figures.Series = append(figures.Series, report.Series{Indicator: rec.Indicators[k], First: 2020, Values: values})
		}
		v.Data.Set(figures)
		rec.Villages = append(rec.Villages, &v)
	}
	old := report.NewVillage(report.Village{}.At)
	old.Region = rec.Regions[0]
	old.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: rec.Indicators[0], First: 2019, Values: quantity.ListOf(quantity.FromInt(30))}}})
	rec.Villages = append(rec.Villages, &old)
	g := NewIndex(&rec)
	r := g.Rankings(g.Counties[0])
	want := [][2][]int32{{{3, 1, 0, 0, 0}, {1, 3, 0, 0, 0}}, {{1, 4, 0, 0, 0}, {4, 1, 0, 0, 0}}, {{3, 1, 0, 0, 0}, {1, 3, 0, 0, 0}}, {{2, 3, 0, 0, 0}, {3, 2, 0, 0, 0}}, {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}}
	for i, v := range rec.Villages {
		if now, former := r.Places(&v.Data); !slices.Equal(now, want[i][0]) || !slices.Equal(former, want[i][1]) {
			t.Errorf("village %d is in places %v, and was in %v, want %v", i, now, former, want[i])
		}
	}
}

func TestATrendHasTheMedianOfEachYear(t *testing.T) {
	rec, _ := country(t)
	g := NewIndex(rec)
	x := g.TrendsOf(g.Counties[0])[0]
	if x.First != 2021 || x.Villages != 3 || !x.Sample || !slices.Equal(x.Medians, []float64{11, 15, 25}) || !x.Low[0].IsMissing() || x.Median[1].String() != "15" {
		t.Errorf("income went %+v", x)
	}
	if x.Last.Year != 2023 || x.Last.Count != 2 || x.Last.Low != 20 || x.Last.High != 30 {
		t.Errorf("the last year is %+v", x.Last)
	}
	if under := g.TrendsUnder(g.Counties[0].Villages)[0]; !x.Steady || !under.Steady || !slices.Equal(under.Medians, x.Medians) {
		t.Errorf("the county's villages went %+v, two of three with a figure in each year", under)
	}
	if none := g.TrendsOf(g.Counties[1])[1]; none.Villages != 0 || none.Medians != nil {
		t.Errorf("an indicator that no village has went %+v", none)
	}
}

// An indicator's table has the counties with villages, and regions with figures of their own.
func TestRowsOfATableAreCountiesOrTheirOwnFigures(t *testing.T) {
	rec, by := country(t)
	var own report.Unpacked
	own.Series = []report.Series{{Indicator: rec.Indicators[0], First: 2023, Values: quantity.ListOf(quantity.FromInt(7))}}
	by["450330"].Data.Set(own)
	rec.Index()
	g := NewIndex(rec)
	var got []string
	for x, c := range g.RowsOf(rec.Indicators[0]) {
		got = append(got, fmt.Sprint(x.Name, c != nil))
	}
	if want := []string{"甲县true", "乙县false", "山区true"}; !slices.Equal(got, want) {
		t.Errorf("the rows are %v, want %v", got, want)
	}
	if !g.SampleRow(rec.Indicators[0]) {
		t.Error("no row is marked as made up")
	}
	if len(g.Measures[0].Regions) != 1 || g.Measures[0].Regions[0] != by["450330"] {
		t.Errorf("regions with figures of their own: %v", g.Measures[0].Regions)
	}
}

// A region whose code is a word may hold a county of the statistics bureau: that is another county than its own.
func TestACountyWithinACountyIsNotPartOfIt(t *testing.T) {
	hill := &report.Region{Code: "hill"}
	within, town := &report.Region{Code: "450331", Parent: hill}, &report.Region{Code: "hill-town", Parent: hill}
	hill.Children = []*report.Region{within, town}
	g := NewIndex(&report.Records{Regions: []*report.Region{hill, within, town}})
	if got, want := g.RegionsIn(g.CountyOf[hill]), []*report.Region{hill, town}; !slices.Equal(got, want) {
		t.Errorf("its regions are %v", got)
	}
}

// How a village stood before is said only where the order is of the same villages, and of another year.
func TestThereIsNoFormerOrderOfOtherVillagesOrOfTheSameYear(t *testing.T) {
	income := &report.Indicator{ID: "income", Better: report.BetterHigher}
	for _, x := range []struct {
		name   string
		first  []int
		values [][]int64 // -1 for none
		former bool
	}{
		{"both from 2020 on", []int{2020, 2020}, [][]int64{{1, 2}, {3, 4}}, true},
		{"of 2021 alone", []int{2021, 2021}, [][]int64{{2}, {4}}, false},
		{"one of 2021 alone", []int{2020, 2021}, [][]int64{{1, 2}, {4}}, false},
		{"one has a gap in the first year of the other", []int{2019, 2020}, [][]int64{{1, -1, 2}, {3, 4}}, false},
	} {
		rec := &report.Records{Indicators: []*report.Indicator{income}, Regions: []*report.Region{{Code: "450329"}}}
		for k, list := range x.values {
			v := report.NewVillage(report.Village{}.At)
			v.Region = rec.Regions[0]
			var values []quantity.Decimal
			for _, n := range list {
				if d := quantity.FromInt(n); n >= 0 {
					values = append(values, d)
				} else {
					values = append(values, quantity.Missing)
				}
			}
			v.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: x.first[k], Values: quantity.ListOf(values...)}}})
			rec.Villages = append(rec.Villages, &v)
		}
		g := NewIndex(rec)
		if got := g.Rankings(g.Counties[0]).Orders[0]; got.Year != 2021 || (got.Former != nil) != x.former {
			t.Errorf("%s: %+v, before %+v", x.name, got, got.Former)
		}
	}
}

func TestFiguresOfAMadeUpSourceAreMadeUp(t *testing.T) {
	income, made, counted := &report.Indicator{ID: "income"}, &report.Source{Sample: true}, &report.Source{}
	data := func(all, own *report.Source) *report.Data {
		d := &report.Data{}
		d.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: 2020, Source: own, Values: quantity.ListOf(quantity.FromInt(7))}}})
		d.Source = all
		return d
	}
	for _, x := range []struct {
		all, own *report.Source
		want     bool
	}{{nil, nil, false}, {counted, counted, false}, {made, counted, true}, {nil, made, true}, {counted, made, true}} {
		if got := SampleData(data(x.all, x.own)); got != x.want {
			t.Errorf("of %+v, its series of %+v: %t", x.all, x.own, got)
		}
	}
}

func TestEachCountyIsWorkedOnOnce(t *testing.T) {
	rec, _ := country(t)
	g := NewIndex(rec)
	var mu sync.Mutex
	var got []int
	g.EachCounty(func(numbers iter.Seq[int]) {
		for n := range numbers {
			mu.Lock()
			got = append(got, n)
			mu.Unlock()
		}
	})
	slices.Sort(got)
	if !slices.Equal(got, []int{0, 1}) {
		t.Errorf("worked on are %v of two counties", got)
	}
}
