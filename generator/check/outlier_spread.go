package check

import (
	"context"
	"slices"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// spreads finds out cheaply which columns of which tables can hold an outlier at all: a country
// has twelve million figures.
type spreads struct {
	columns   map[columnKey]*extremes
	fractions map[columnKey]bool                 // of shares, with one that is no more than 1 and one that is
	sorted    map[columnYear][]quantity.Decimal  // figures of columns that were asked for
	villages  map[*source.File][]*report.Village // of the tables with such columns
}

type columnKey struct {
	file      *source.File
	indicator *report.Indicator
}

type columnYear struct {
	columnKey
	year int
}

// extremes are the least and the greatest figure of each year, from first on.
type extremes struct {
	first int
	years [][2]float64 // zero where there is none
}

// wide is how far the ends of a column are apart that may hold an outlier.
const wide = 300

// near is how far from an end of its column an outlier lies at most, which need not be the only
// one.
const near = 10

func spreadsOf(ctx context.Context, villages []*report.Village, meanings meanings) spreads {
	s := spreads{columns: map[columnKey]*extremes{}, fractions: map[columnKey]bool{}, sorted: map[columnYear][]quantity.Decimal{}, villages: map[*source.File][]*report.Village{}}
	var row []*extremes // of the columns of a village, which are mostly those of the next
	for i, v := range villages {
		if ctx.Err() != nil {
			return s
		}
		if i == 0 || !v.IsLaidOutAs(&villages[i-1].Data) {
			row = row[:0]
			for x := range v.Series() {
				row = append(row, s.column(x))
			}
		}
		k := 0
		for x := range v.Series() {
			row[k].take(x)
			k++
		}
	}
	for key, e := range s.columns {
		if meanings.of(key.indicator).share && e.mixed() {
			s.fractions[key] = true
		}
		if !e.wide() {
			delete(s.columns, key)
		} else {
			s.villages[key.file] = nil
		}
	}
	for _, v := range villages {
		var last *source.File
		for x := range v.Series() {
			if _, ok := s.villages[x.At.File]; ok && x.At.File != last {
				last = x.At.File
				s.villages[last] = append(s.villages[last], v)
			}
		}
	}
	return s
}

// column returns the ends of a series' column, without any figure where it is a new one.
func (s spreads) column(x report.Series) *extremes {
	key := columnKey{x.At.File, x.Indicator}
	e := s.columns[key]
	if e == nil {
		e = &extremes{first: x.First}
		s.columns[key] = e
	}
	return e
}

func (e *extremes) take(x report.Series) {
	for i, d := range x.Values.All() {
		f := magnitude(d)
		if f == 0 {
			continue
		}
		at := x.First + i - e.first
		if at < 0 {
			e.years = append(make([][2]float64, -at), e.years...)
			e.first, at = e.first+at, 0
		}
		for at >= len(e.years) {
			e.years = append(e.years, [2]float64{})
		}
		year := &e.years[at]
		if year[0] == 0 || f < year[0] {
			year[0] = f
		}
		year[1] = max(year[1], f)
	}
}

func (e *extremes) wide() bool {
	for _, year := range e.years {
		if year[1] >= wide*year[0] && year[0] > 0 {
			return true
		}
	}
	return false
}

// mixed tells of a year that has a figure up to 1, as it may stand among greater ones.
func (e *extremes) mixed() bool {
	for _, year := range e.years {
		if year[0] > 0 && year[0] <= 1 {
			return true
		}
	}
	return false
}

// odd returns the first figure of a village that is an end of a wide column.
func (s spreads) odd(v *report.Village) (oddFigure, bool) {
	if len(s.columns) == 0 {
		return oddFigure{}, false
	}
	for x := range v.Series() {
		e := s.columns[columnKey{x.At.File, x.Indicator}]
		if e == nil {
			continue
		}
		for i, d := range x.Values.All() {
			year := e.years[x.First+i-e.first]
			if f := magnitude(d); f > 0 && year[1] >= wide*year[0] && (f <= year[0]*near || f >= year[1]/near) {
				return oddFigure{village: v, series: x, year: x.First + i, value: d}, true
			}
		}
	}
	return oddFigure{}, false
}

// others returns the median of the other figures of a figure's column and year, and the lesser of the two in the middle
// where it is between two: the greater may be what is wrong. alike tells whether nine tenths of them are within a power of
// ten. false where there are fewer than two.
func (s spreads) others(odd *oddFigure) (median, lesser quantity.Decimal, alike, ok bool) {
	key := columnYear{columnKey{odd.series.At.File, odd.series.Indicator}, odd.year}
	list, known := s.sorted[key]
	if !known {
		for _, v := range s.villages[key.file] {
			x := v.Find(key.indicator)
			if d := x.In(key.year); magnitude(d) > 0 {
				list = append(list, d)
			}
		}
		slices.SortFunc(list, quantity.Decimal.Cmp)
		s.sorted[key] = list
	}
	own, _ := slices.BinarySearchFunc(list, odd.value, quantity.Decimal.Cmp)
	at := func(i int) quantity.Decimal { // of the list without it
		if i >= own {
			i++
		}
		return list[i]
	}
	n := len(list) - 1
	if n < 2 {
		return quantity.Missing, quantity.Missing, false, false
	}
	return at(n / 2), at((n - 1) / 2), magnitude(at(n-1-n/10)) <= 10*magnitude(at(n/10)), true
}

// figureAt is where the figure of one year of a series stands, or where the series begins if it
// is written in another way.
func figureAt(x report.Series, year int) source.Span {
	if at, ok := x.At.InYear(year); ok {
		return at
	}
	if x.At.File == nil {
		return x.At
	}
	rest, _, _ := strings.Cut(x.At.File.Text()[x.At.Start:], "}")
	i := strings.Index(rest, quantity.FromInt(int64(year)).String())
	return numberIn(x.At, rest, i+len("2024"), x.In(year).String())
}

// fieldAt is where a record's field stands: behind its key, or in the row.
func fieldAt(at source.Span, key, value string) source.Span {
	if at.File == nil || !isBulk(at.File) {
		return keyed(at, key)
	}
	row, _, _ := strings.Cut(at.File.Text()[at.Start:], "\n")
	return numberIn(at, row, 0, value)
}

// numberIn finds a number as a whole word in a text that begins at a place.
func numberIn(at source.Span, text string, from int, number string) source.Span {
	isPartOf := func(i int) bool {
		return i >= 0 && i < len(text) && strings.IndexByte("0123456789.", text[i]) >= 0
	}
	for from < len(text) {
		i := strings.Index(text[from:], number)
		if i < 0 {
			break
		}
		i += from
		if !isPartOf(i-1) && !isPartOf(i+len(number)) {
			return at.File.At(int(at.Start)+i, len(number))
		}
		from = i + 1
	}
	return at
}
