package report

import (
	"iter"
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Unpacked is the figures of one owner before they are packed into Data: complete structs that can be
// joined and changed.
type Unpacked struct {
	Series     []Series
	Breakdowns []Breakdown
	Exceptions []YearSource
}

// Unpack returns the figures as they were before they were packed.
func (d *Data) Unpack() Unpacked {
	f := Unpacked{Series: slices.Collect(d.Series()), Breakdowns: slices.Collect(d.Breakdowns()), Exceptions: slices.Clone(d.Exceptions())}
	for i := range f.Breakdowns {
		b := &f.Breakdowns[i]
		b.Names, b.Files, b.Places = slices.Clip(b.Names), slices.Clip(b.Files), slices.Clip(b.Places) // they grow as copies
	}
	return f
}

// makeLayout makes the layout of the figures.
func (f *Unpacked) makeLayout() *Layout {
	l := &Layout{
		series: slices.Clone(f.Series), breakdowns: slices.Clone(f.Breakdowns), exceptions: slices.Clone(f.Exceptions),
		starts: make([]int32, len(f.Series)+1),
	}
	take := func(s *Source) { l.sample = l.sample || s != nil && s.Sample }
	for i := range l.series {
		s := &l.series[i]
		l.starts[i+1] = l.starts[i] + int32(s.Values.Len())
		s.Values, s.At = quantity.List{}, fromZero(s.At)
		take(s.Source)
	}
	for i := range l.breakdowns {
		b := &l.breakdowns[i]
		b.Names, b.Files = slices.Clone(b.Names), slices.Clone(b.Files)
		b.Values, b.Places, b.At = quantity.List{}, nil, fromZero(b.At)
		take(b.Source)
	}
	for _, x := range l.exceptions {
		take(x.Source)
	}
	return l
}

func fromZero(at source.Span) source.Span {
	return source.Span{File: at.File, End: at.End - at.Start}
}

// length is how many values a series has.
func (l *Layout) length(k int) int { return int(l.starts[k+1] - l.starts[k]) }

// fits tells whether the figures can be laid out by l.
func (l *Layout) fits(f *Unpacked) bool {
	if len(l.series) != len(f.Series) || len(l.breakdowns) != len(f.Breakdowns) || len(l.exceptions)+len(f.Exceptions) > 0 {
		return false
	}
	for i := range l.series {
		a, b := &l.series[i], &f.Series[i]
		if a.Indicator != b.Indicator || a.Source != b.Source || a.First != b.First || l.length(i) != b.Values.Len() || a.At != fromZero(b.At) {
			return false
		}
	}
	for i := range l.breakdowns {
		a, b := &l.breakdowns[i], &f.Breakdowns[i]
		if a.Indicator != b.Indicator || a.By != b.By || a.Year != b.Year || a.Source != b.Source || a.At != fromZero(b.At) ||
			!slices.Equal(a.Names, b.Names) || !slices.Equal(a.Files, b.Files) {
			return false
		}
	}
	return true
}

// appendPlaces appends the places of the figures, in the order in which a layout has them.
func (f *Unpacked) appendPlaces(places []int32) []int32 {
	for i := range f.Series {
		places = append(places, f.Series[i].At.Start)
	}
	for i := range f.Breakdowns {
		places = append(places, f.Breakdowns[i].At.Start)
	}
	for i := range f.Breakdowns {
		places = append(places, f.Breakdowns[i].Places...)
	}
	return places
}

// lists gives the lists of numbers, in the order in which a layout has them.
func (f *Unpacked) lists() iter.Seq[quantity.List] {
	return func(yield func(quantity.List) bool) {
		for i := range f.Series {
			if !yield(f.Series[i].Values) {
				return
			}
		}
		for i := range f.Breakdowns {
			if !yield(f.Breakdowns[i].Values) {
				return
			}
		}
	}
}

// lay gives d figures that l fits: their lists one after the other, and their places.
func (d *Data) lay(l *Layout, values quantity.List, places []int32) {
	d.layout, d.values, d.places = l, values, places
}

// Set gives d figures in a layout of their own.
func (d *Data) Set(f Unpacked) {
	values := quantity.Join(f.lists(), func(n int) []int32 { return make([]int32, 0, n) })
	d.lay(f.makeLayout(), values, f.appendPlaces(nil))
}

// SeriesUse is a series as villages have it whose figures are of the same indicators, years and sources.
type SeriesUse struct {
	Series        // without values
	Last     int  // its last year
	Villages int  // how many have it
	Sample   bool // one of these is made up
}

// SeriesOfVillages lists the series that villages have, each once for all that were counted alike: there are
// few of these where villages come by the ten thousand.
func (r *Records) SeriesOfVillages() []SeriesUse {
	type use struct {
		villages int
		sample   bool
	}
	uses := map[*Layout]*use{}
	var order []*Layout
	var last *Layout
	var now *use
	for _, v := range r.Villages {
		l := v.layout
		if l == nil {
			continue
		}
		if l != last { // those of one file follow one another
			if last, now = l, uses[l]; now == nil {
				now = &use{}
				uses[l], order = now, append(order, l)
			}
		}
		now.villages++
		now.sample = now.sample || v.Sample
	}
	var list []SeriesUse
	for _, l := range order {
		for i, s := range l.series {
			list = append(list, SeriesUse{Series: s, Last: s.First + l.length(i) - 1, Villages: uses[l].villages, Sample: uses[l].sample})
		}
	}
	return list
}
