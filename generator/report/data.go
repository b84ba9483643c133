package report

import (
	"iter"
	"unicode/utf8"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Data is what a village or a region has figures of.
//
// A country has 620,573 villages with some two hundred figures each. Most of them were
// counted alike, so that what the figures are of stands once, in a layout, and a village
// holds the bare numbers. Series and Breakdowns put the two together again.
type Data struct {
	Source *Source // of its figures where a series or a breakdown names none

	layout *Layout       // nil for no figures
	values quantity.List // those of the series, then those of the breakdowns
	places []int32       // where in their files the series begin, the breakdowns, and the breakdowns' parts
	named  bool          // a source is written, though none of its id may be there
}

// NameSource notes that the owner names a source, whether there is one of that id or not.
func (d *Data) NameSource() { d.named = true }

// NamesSource tells whether the owner names a source. Where Source is nil all the same, there is
// none of that id.
func (d *Data) NamesSource() bool { return d.named }

// Layout is what owners of figures have in common: which indicators, of which years, from
// which source, in which file. It is shared and never changed.
type Layout struct {
	series     []Series    // Values is nil, At begins at 0
	starts     []int32     // where the values of each series begin, and behind the last those of the breakdowns
	breakdowns []Breakdown // Values is nil, At begins at 0
	exceptions []YearSource
	sample     bool // one of their sources is made up
}

// Series is the yearly figures of one indicator. Values.At(i) is the figure of First+i;
// quantity.Missing is a gap. It begins and ends with a figure. The zero Series is none.
type Series struct {
	Indicator *Indicator
	Source    *Source // its own, else its owner's, else its indicator's; may be nil
	First     int
	Values    quantity.List
	At        source.Span // the `values` key, or a CSV row's first cell of it
}

// Breakdown is the parts of an indicator in one year: Values.At(k) is the figure of Names[k].
type Breakdown struct {
	Indicator *Indicator
	By        string // age, education, sex, age-sex, …
	Year      int
	Source    *Source
	Names     []string // of the parts: "35岁以下", or "男/35岁以下" where By is age-sex; shared
	Values    quantity.List
	At        source.Span

	Places []int32        // where the parts' figures begin
	Files  []*source.File // of the parts; nil where all are At's
}

// YearSource is the source of one year of a series that was put together from records with
// different sources, such as the rows of two tables.
type YearSource struct {
	Indicator *Indicator
	Year      int
	Source    *Source
}

// IsLaidOutAs tells whether two owners have figures of the same indicators and years, from the same sources and
// files. Of one file most have.
func (d *Data) IsLaidOutAs(other *Data) bool { return d.layout == other.layout }

// Series gives the series of d in the order of the files.
func (d *Data) Series() iter.Seq[Series] {
	return func(yield func(Series) bool) {
		if d.layout == nil {
			return
		}
		for k := range d.layout.series {
			if !yield(d.seriesAt(k)) {
				return
			}
		}
	}
}

// seriesAt puts a series together. It is asked some thirty times a village: written otherwise it is not inlined, which
// costs a build of villages 3 %.
func (d *Data) seriesAt(k int) Series {
	x, place := d.layout.series[k], d.places[k]
	x.Values = d.values.Slice(int(d.layout.starts[k]), int(d.layout.starts[k+1]))
	x.At.Start += place
	x.At.End += place
	return x
}

// SeriesCount is how many series d has.
func (d *Data) SeriesCount() int {
	if d.layout == nil {
		return 0
	}
	return len(d.layout.series)
}

// Find returns the series of an indicator, the zero Series where there is none.
func (d *Data) Find(i *Indicator) Series {
	if k := d.layout.index(i); k >= 0 {
		return d.seriesAt(k)
	}
	return Series{}
}

// Latest returns the latest figure of an indicator that d has figures of: Find(i).Latest(), without putting
// the series together, which takes longer where a single figure is wanted of each of very many villages.
func (d *Data) Latest(i *Indicator) quantity.Decimal {
	k := d.layout.index(i)
	return d.values.At(int(d.layout.starts[k+1]) - 1)
}

// In returns the figure of an indicator and a year, quantity.Missing where there is none: Find(i).In(year), as
// Latest is.
func (d *Data) In(i *Indicator, year int) quantity.Decimal {
	k := d.layout.index(i)
	if k < 0 {
		return quantity.Missing
	}
	at, end := int(d.layout.starts[k])+year-d.layout.series[k].First, int(d.layout.starts[k+1])
	if year < d.layout.series[k].First || at >= end {
		return quantity.Missing
	}
	return d.values.At(at)
}

// index is which of the series is of an indicator, -1 where none is.
func (l *Layout) index(i *Indicator) int {
	if l != nil {
		for k := range l.series {
			if l.series[k].Indicator == i {
				return k
			}
		}
	}
	return -1
}

// Breakdowns gives the breakdowns of d in the order of the files.
func (d *Data) Breakdowns() iter.Seq[Breakdown] {
	return func(yield func(Breakdown) bool) {
		if d.layout == nil || len(d.layout.breakdowns) == 0 {
			return
		}
		from := int(d.layout.starts[len(d.layout.series)])
		heads := d.places[len(d.layout.series):]
		places := heads[len(d.layout.breakdowns):]
		for i := range d.layout.breakdowns {
			b := d.layout.breakdowns[i]
			n := len(b.Names)
			b.Values, b.Places = d.values.Slice(from, from+n), places[:n:n]
			b.At.Start += heads[i]
			b.At.End += heads[i]
			if !yield(b) {
				return
			}
			from, places = from+n, places[n:]
		}
	}
}

// BreakdownCount is how many breakdowns d has.
func (d *Data) BreakdownCount() int {
	if d.layout == nil {
		return 0
	}
	return len(d.layout.breakdowns)
}

// Exceptions are the years of d's series whose source is not the series'; most owners have
// none.
func (d *Data) Exceptions() []YearSource {
	if d.layout == nil {
		return nil
	}
	return d.layout.exceptions
}

// HasSample tells whether a source of d's series or breakdowns is made up.
func (d *Data) HasSample() bool { return d.layout != nil && d.layout.sample }

// PartAt is where the figure of a part stands.
func (b *Breakdown) PartAt(k int) source.Span {
	file := b.At.File
	if b.Files != nil {
		file = b.Files[k]
	}
	return file.At(int(b.Places[k]), utf8.RuneCountInString(b.Values.At(k).String()))
}

// IsZero tells whether s is no series.
func (s Series) IsZero() bool { return s.Indicator == nil }

// In returns the figure of a year, quantity.Missing where there is none.
func (s Series) In(year int) quantity.Decimal {
	if year < s.First || year >= s.First+s.Values.Len() {
		return quantity.Missing
	}
	return s.Values.At(year - s.First)
}

// Last returns the latest year that has a figure.
func (s Series) Last() int { return s.First + s.Values.Len() - 1 }

// Latest returns the figure of the latest year.
func (s Series) Latest() quantity.Decimal { return s.Values.At(s.Values.Len() - 1) }

// SourceOf returns the source of one year of a series of d; nil where it has none.
func (d *Data) SourceOf(s Series, year int) *Source {
	for _, x := range d.Exceptions() {
		if x.Indicator == s.Indicator && x.Year == year {
			return x.Source
		}
	}
	return s.Source
}

// SourcesOf gives the sources of a series of d: its own, then those of the years that have
// another. A source may come again; nil stands for figures without one.
func (d *Data) SourcesOf(s Series) iter.Seq[*Source] {
	return func(yield func(*Source) bool) {
		if !yield(s.Source) {
			return
		}
		for _, x := range d.Exceptions() {
			if x.Indicator == s.Indicator && !yield(x.Source) {
				return
			}
		}
	}
}
