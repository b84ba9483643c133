package report

import (
	"reflect"
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

func figuresOf(file, other *source.File, first int, add int64) Figures {
	roads, members := &Indicator{ID: "roads"}, &Indicator{ID: "members"}
	return Figures{
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
	if got := d.Figures(); !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v\nwant %+v", got, f)
	}
	if got := d.Find(f.Series[1].Indicator); got.In(2020) != quantity.FromInt(40) || got.At != f.Series[1].At {
		t.Errorf("the second series is %+v", got)
	}
	if got := d.Find(&Indicator{}); !got.IsZero() || !got.In(2020).IsMissing() {
		t.Errorf("a series that is not there is %+v", got)
	}
	if got := d.SourceOf(d.Find(f.Series[0].Indicator), 2015).ID; got != "b" {
		t.Errorf("the source of the year is %s", got)
	}
	for b := range d.Breakdowns() {
		if b.By == "age" && (b.PartAt(0) != file.At(36, 2) || b.PartAt(1) != other.At(44, 2)) {
			t.Errorf("the parts stand at %v and %v", b.PartAt(0), b.PartAt(1))
		}
	}
}

func TestALayoutFitsFiguresOfOtherNumbersOnly(t *testing.T) {
	file := source.New("a.csv", "")
	base := figuresOf(file, file, 2015, 0)
	base.Exceptions = nil
	l := base.Layout()
	changed := func(change func(*Figures)) *Figures {
		var d Data
		d.Set(base)
		f := d.Figures()
		change(&f)
		return &f
	}
	same := changed(func(f *Figures) {
		f.Series[0].Values, f.Series[0].At, f.Breakdowns[0].Places = numbers(7, 8, 9), file.At(500, 6), []int32{520, 530}
	})
	if !l.Fits(same) {
		t.Error("figures that differ in numbers and places do not fit")
	}
	for name, f := range map[string]*Figures{
		"source":     changed(func(f *Figures) { f.Series[0].Source = &Source{} }),
		"first year": changed(func(f *Figures) { f.Series[0].First++ }),
		"length":     changed(func(f *Figures) { f.Series[0].Values = f.Series[0].Values.Slice(0, 2) }),
		"indicator":  changed(func(f *Figures) { f.Series[0].Indicator = &Indicator{} }),
		"file":       changed(func(f *Figures) { f.Series[0].At.File = source.New("b.csv", "") }),
		"fewer":      changed(func(f *Figures) { f.Series = f.Series[:1] }),
		"part":       changed(func(f *Figures) { f.Breakdowns[0].Names = []string{"young", "aged"} }),
		"by":         changed(func(f *Figures) { f.Breakdowns[1].By = "age" }),
		"year":       changed(func(f *Figures) { f.Breakdowns[1].Year++ }),
		"exception":  changed(func(f *Figures) { f.Exceptions = []YearSource{{}} }),
	} {
		if l.Fits(f) {
			t.Errorf("figures with another %s fit", name)
		}
	}
}
