package report

import (
	"reflect"
	"slices"
	"testing"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

func numbers(list ...int64) quantity.List {
	var values []quantity.Decimal
	for _, n := range list {
		values = append(values, quantity.FromInt(n))
	}
	return quantity.ListOf(values...)
}

func figuresOf(file, other *source.File, first int, add int64) Unpacked {
	roads, members := &Indicator{ID: "roads"}, &Indicator{ID: "members"}
	return Unpacked{
		Series: []Series{
			{Indicator: roads, Source: &Source{ID: "a"}, First: first, Values: numbers(1+add, 2, 3), At: file.At(10, 6)},
			{Indicator: members, First: 2020, Values: numbers(40), At: other.At(90, 6)},
		},
		Breakdowns: []Breakdown{
			{Indicator: members, By: "age", Year: 2020, Names: []string{"young", "old"}, Values: numbers(15+add, 25), At: file.At(30, 5),
				Places: []int32{36, 44}, Files: []*source.File{file, other}},
			{Indicator: members, By: "sex", Year: 2020, Names: []string{"men"}, Values: numbers(20), At: file.At(60, 5), Places: []int32{66}},
		},
		Exceptions: []YearSource{{Indicator: roads, Year: first, Source: &Source{ID: "b"}}},
	}
}

func TestDataGivesBackTheFiguresItWasGiven(t *testing.T) {
	file, other := source.New("a.csv", ""), source.New("b.csv", "")
	f := figuresOf(file, other, 2015, 0)
	var d Data
	d.Set(f)
	if got := d.Unpack(); !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v\nwant %+v", got, f)
	}
	if got := d.Find(f.Series[1].Indicator); got.In(2020) != quantity.FromInt(40) || got.At != f.Series[1].At {
		t.Errorf("the second series is %+v", got)
	}
	if got := d.Find(&Indicator{}); !got.IsZero() || !got.In(2020).IsMissing() {
		t.Errorf("a series that is not there is %+v", got)
	}
	for _, x := range f.Series {
		if got := d.Latest(x.Indicator); got != d.Find(x.Indicator).Latest() {
			t.Errorf("the latest figure of %s is %v", x.Indicator.ID, got)
		}
		for year := 2000; year < 2030; year++ {
			if got := d.In(x.Indicator, year); got != d.Find(x.Indicator).In(year) {
				t.Errorf("the figure of %s in %d is %v", x.Indicator.ID, year, got)
			}
		}
	}
	if got := d.In(&Indicator{}, 2020); !got.IsMissing() {
		t.Errorf("a figure that is not there is %v", got)
	}
	if got := d.SourceOf(d.Find(f.Series[0].Indicator), 2015).ID; got != "b" {
		t.Errorf("the source of the year is %s", got)
	}
	for b := range d.Breakdowns() {
		if b.By == "age" && (b.PartAt(0) != file.At(36, 2) || b.PartAt(1) != other.At(44, 2)) {
			t.Errorf("the parts stand at %v and %v", b.PartAt(0), b.PartAt(1))
		}
		if b.By == "sex" && b.PartAt(0) != file.At(66, 2) { // all of them in the breakdown's file
			t.Errorf("the part stands at %v", b.PartAt(0))
		}
	}
	n := 0
	for range d.Series() {
		n++
		break
	}
	for range d.Breakdowns() {
		n++
		break
	}
	if n != 2 {
		t.Errorf("of two lists of which the first is enough, %d are given", n)
	}
}

func TestALayoutFitsFiguresOfOtherNumbersOnly(t *testing.T) {
	file := source.New("a.csv", "")
	base := figuresOf(file, file, 2015, 0)
	base.Exceptions = nil
	l := base.makeLayout()
	changed := func(change func(*Unpacked)) *Unpacked {
		var d Data
		d.Set(base)
		f := d.Unpack()
		change(&f)
		return &f
	}
	same := changed(func(f *Unpacked) {
		f.Series[0].Values, f.Series[0].At, f.Breakdowns[0].Places = numbers(7, 8, 9), file.At(500, 6), []int32{520, 530}
	})
	if !l.fits(same) {
		t.Error("figures that differ in numbers and places do not fit")
	}
	for name, f := range map[string]*Unpacked{
		"source":     changed(func(f *Unpacked) { f.Series[0].Source = &Source{} }),
		"first year": changed(func(f *Unpacked) { f.Series[0].First++ }),
		"length":     changed(func(f *Unpacked) { f.Series[0].Values = f.Series[0].Values.Slice(0, 2) }),
		"indicator":  changed(func(f *Unpacked) { f.Series[0].Indicator = &Indicator{} }),
		"file":       changed(func(f *Unpacked) { f.Series[0].At.File = source.New("b.csv", "") }),
		"fewer":      changed(func(f *Unpacked) { f.Series = f.Series[:1] }),
		"breakdown":  changed(func(f *Unpacked) { f.Breakdowns = append(f.Breakdowns, f.Breakdowns[1]) }),
		"part":       changed(func(f *Unpacked) { f.Breakdowns[0].Names = []string{"young", "aged"} }),
		"measure":    changed(func(f *Unpacked) { f.Breakdowns[1].Indicator = &Indicator{} }),
		"origin":     changed(func(f *Unpacked) { f.Breakdowns[1].Source = &Source{} }),
		"place":      changed(func(f *Unpacked) { f.Breakdowns[1].At.End++ }),
		"by":         changed(func(f *Unpacked) { f.Breakdowns[1].By = "age" }),
		"year":       changed(func(f *Unpacked) { f.Breakdowns[1].Year++ }),
		"exception":  changed(func(f *Unpacked) { f.Exceptions = []YearSource{{}} }),
	} {
		if l.fits(f) {
			t.Errorf("figures with another %s fit", name)
		}
	}
}

// Made-up figures are marked whichever of their sources says so: a series', a breakdown's, or that
// of one year.
func TestDataKnowsWhetherASourceIsMadeUp(t *testing.T) {
	file := source.New("a.csv", "")
	for name, mark := range map[string]func(f *Unpacked, s *Source){
		"":                 func(*Unpacked, *Source) {},
		"of a series":      func(f *Unpacked, s *Source) { f.Series[1].Source = s },
		"of the first":     func(f *Unpacked, s *Source) { f.Series[0].Source = s },
		"of a breakdown":   func(f *Unpacked, s *Source) { f.Breakdowns[0].Source = s },
		"of one year only": func(f *Unpacked, s *Source) { f.Exceptions[0].Source = s },
	} {
		f := figuresOf(file, file, 2015, 0)
		mark(&f, &Source{Sample: true})
		var d Data
		d.Set(f)
		if d.HasSample() != (name != "") {
			t.Errorf("a made-up source %s: %v", name, d.HasSample())
		}
	}
}

func TestNoDataIsEmpty(t *testing.T) {
	var d Data
	if d.SeriesCount() != 0 || d.BreakdownCount() != 0 || d.HasSample() || d.Exceptions() != nil || !d.Find(&Indicator{}).IsZero() {
		t.Error("no figures are some")
	}
	for range d.Series() {
		t.Error("a series of no data")
	}
	for range d.Breakdowns() {
		t.Error("a breakdown of no data")
	}
	file := source.New("a.csv", "")
	f := figuresOf(file, file, 2015, 0)
	d.Set(f)
	if d.SeriesCount() != 2 || d.BreakdownCount() != 2 || len(d.Exceptions()) != 1 {
		t.Errorf("%d series, %d breakdowns", d.SeriesCount(), d.BreakdownCount())
	}
}

func TestYearsAndSourcesOfASeries(t *testing.T) {
	file := source.New("a.csv", "")
	f := figuresOf(file, file, 2015, 0)
	var d Data
	d.Set(f)
	roads, members := d.Find(f.Series[0].Indicator), d.Find(f.Series[1].Indicator)
	if roads.IsZero() || roads.Last() != 2017 || roads.Latest() != quantity.FromInt(3) || !roads.In(2014).IsMissing() || !roads.In(2018).IsMissing() || roads.In(2017) != quantity.FromInt(3) || roads.In(2015) != quantity.FromInt(1) {
		t.Errorf("%+v", roads)
	}
	ids := func(s Series, most int) (list []string) {
		for x := range d.SourcesOf(s) {
			if x == nil {
				x = &Source{ID: "none"}
			}
			if list = append(list, x.ID); len(list) == most {
				break
			}
		}
		return list
	}
	if got := ids(roads, 9); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("%v", got)
	}
	d.layout.exceptions = append(d.layout.exceptions, YearSource{Indicator: roads.Indicator, Year: 2017, Source: &Source{ID: "c"}})
	if got := ids(roads, 9); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("with two exceptions: %v", got)
	}
	if got := ids(roads, 2); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("the first two alone: %v", got)
	}
	if got := ids(roads, 1); !slices.Equal(got, []string{"a"}) {
		t.Errorf("the first alone: %v", got)
	}
	if got := ids(members, 9); !slices.Equal(got, []string{"none"}) {
		t.Errorf("another's exceptions are taken: %v", got)
	}
	if d.SourceOf(roads, 2016).ID != "a" || d.SourceOf(members, 2015) != nil {
		t.Error("a year has another's source")
	}
}

// What is taken apart may grow without touching what others share.
func TestFiguresTakenApartAreTheCallersOwn(t *testing.T) {
	file := source.New("a.csv", "")
	base := figuresOf(file, file, 2015, 0)
	base.Breakdowns[0].Names = append(make([]string, 0, 8), "young", "old")
	var a, b Data
	a.Set(base)
	b.lay(a.layout, a.values, a.places)
	f := a.Unpack()
	x := &f.Breakdowns[0]
	x.Names, x.Files, x.Places = append(x.Names, "more"), append(x.Files, file), append(x.Places, 99)
	f.Exceptions[0].Year = 1999
	x.Names[0] = "changed"
	if base.Breakdowns[0].Names[0] != "young" {
		t.Error("the figures that were laid out changed")
	}
	y := a.Unpack()
	y.Breakdowns[0].Names = append(y.Breakdowns[0].Names, "other")
	if x.Names[2] != "more" {
		t.Error("two that grew share their memory")
	}
	if b.Exceptions()[0].Year != 2015 {
		t.Error("the shared layout changed")
	}
	base.Breakdowns[0].Names[1] = "overwritten"
	for x := range a.Breakdowns() {
		if slices.Contains(x.Names, "overwritten") {
			t.Error("what was laid out changes with what it was made from")
		}
	}
}

// Owners whose figures are alike share a layout, whatever came between; each has its own numbers and
// places, which last when the figures they were packed from are overwritten.
func TestPackedDataAreWhatWasPacked(t *testing.T) {
	file := source.New("a.csv", "")
	var p Packer
	var shapes []Unpacked
	for i := range 2 * maxLayouts {
		f := figuresOf(file, file, 2000+i, 0)
		f.Exceptions = nil
		shapes = append(shapes, f)
	}
	const owners = 40
	data, want := make([]Data, owners), make([]Unpacked, owners)
	for k := range owners {
		f := shapes[k%5]
		if k >= owners/2 {
			f = shapes[k%len(shapes)] // more than are kept
		}
		var own Data
		own.Set(f)
		f = own.Unpack()
		f.Series[0].Values, f.Series[0].At = numbers(int64(k), 2, 3), file.At(100+k, 6)
		want[k] = Unpacked{slices.Clone(f.Series), slices.Clone(f.Breakdowns), nil}
		p.Pack(&data[k], &f, owners-k)
		f.Series[0].Values, f.Breakdowns = numbers(-1, -1, -1), nil
	}
	for k := range owners {
		if got := data[k].Unpack(); !reflect.DeepEqual(got, want[k]) {
			t.Fatalf("owner %d has %+v, not %+v", k, got, want[k])
		}
	}
	for k := range owners / 2 {
		if data[k].layout != data[k%5].layout || data[k].layout == data[(k+1)%5].layout {
			t.Errorf("owner %d does not share the layout of those that are alike, and of those only", k)
		}
	}
	var none Data
	if p.Pack(&none, &Unpacked{}, 1); none.layout != nil || none.SeriesCount() != 0 {
		t.Errorf("no figures are packed as %+v", none)
	}
	if p.Pack(&data[0], &Unpacked{}, 0); data[0].SeriesCount() != 0 || len(data[0].Unpack().Breakdowns) != 0 {
		t.Errorf("an owner whose figures are gone keeps %+v", data[0].Unpack())
	}
	var arena Arena[int]
	a, b := arena.Take(3, 2), arena.Take(3, 1)
	if cap(a) != 3 || len(a) != 0 || &a[:1][0] == &b[:1][0] {
		t.Errorf("slices of %d and %d", cap(a), cap(b))
	}
	if block := len(new(Arena[int]).Take(1, longestBlock*9)); block != 0 {
		t.Errorf("a slice of %d", block)
	}
}
