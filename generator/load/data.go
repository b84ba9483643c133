package load

import (
	"strconv"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// data reads the `series`, `breakdown` and `source` keys that villages and regions share.
// It returns false for any other key.
func (l *loader) data(d *decoder, e *entry, data *report.Data) bool {
	switch e.key {
	case "source":
		data.Source = l.sources.find(d, e, &e.value)
	case "series":
		tables := d.tables(e)
		data.Series = make([]report.Series, 0, len(tables))
		for _, t := range tables {
			l.series(d, t, data)
		}
	case "breakdown":
		tables := d.tables(e)
		data.Breakdowns = make([]report.Breakdown, 0, len(tables))
		for _, t := range tables {
			l.breakdown(d, t, data)
		}
	default:
		return false
	}
	return true
}

// series reads one [[….series]]. A second table of an indicator adds its years.
func (l *loader) series(d *decoder, t *table, data *report.Data) {
	var s report.Series
	var values *entry
	s.At = d.span(t.start, t.end)
	for i := range t.entries {
		switch e := &t.entries[i]; e.key {
		case "indicator":
			s.Indicator = l.indicators.find(d, e, &e.value)
		case "values":
			values = e
			s.At = d.keySpan(e)
		case "source":
			s.Source = l.sources.find(d, e, &e.value)
		default:
			d.unknown(e, "indicator", "values", "source")
		}
	}
	d.require(t, "indicator", "values")
	if values == nil {
		return
	}
	points := d.points(values)
	if s.Indicator == nil || len(points) == 0 {
		return
	}
	s.First, s.Values = spread(points)
	l.addSeries(d, data, s, points)
}

// point is one year's figure and where its year stands.
type point struct {
	year  int
	value quantity.Decimal
	at    [2]int32
}

// points reads the values of a series: whole years and numbers.
func (d *decoder) points(e *entry) []point {
	t := d.table(e)
	if t == nil {
		return nil
	}
	d.notEmpty(e, t, text("写成 { 2014 = 3120, 2015 = 3560 }", "write { 2014 = 3120, 2015 = 3560 }"))
	list := make([]point, 0, len(t.entries))
	for i := range t.entries {
		e := &t.entries[i]
		year, err := smallInt(e.key)
		if err != nil || !isDigits(e.key) || len(e.key) != 4 || year < minYear || year > maxYear {
			d.add(problem.Problem{Rule: problem.WrongType, Span: d.keySpan(e),
				Message: text("`values` 的键应是四位年份，不能是 "+quoteShort(e.key), "the keys of `values` are years, not "+quoteShort(e.key))})
			continue
		}
		if n, ok := d.number(e, &e.value); ok {
			list = append(list, point{year, n, [2]int32{e.keyStart, e.keyEnd}})
		}
	}
	return list
}

// notEmpty reports a table of figures that has none.
func (d *decoder) notEmpty(e *entry, t *table, hint problem.Text) {
	if len(t.entries) == 0 && !t.broken {
		d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.value),
			Message: text("`"+e.key+"` 里一个数也没有", "`"+e.key+"` has no figure"), Hint: hint})
	}
}

// spread lays points out by year, with gaps where there is none.
func spread(points []point) (first int, values []quantity.Decimal) {
	first, last := points[0].year, points[0].year
	for _, p := range points {
		first, last = min(first, p.year), max(last, p.year)
	}
	values = make([]quantity.Decimal, last-first+1)
	for i := range values {
		values[i] = quantity.Missing
	}
	for _, p := range points {
		values[p.year-first] = p.value
	}
	return first, values
}

// addSeries adds s to the owner's data. A second table of the same indicator joins the
// first; a year that is there already is reported.
func (l *loader) addSeries(d *decoder, data *report.Data, s report.Series, points []point) {
	old := data.Find(s.Indicator)
	if old == nil {
		data.Series = append(data.Series, s)
		return
	}
	fresh := points[:0]
	for _, p := range points {
		if old.In(p.year).IsMissing() {
			fresh = append(fresh, p)
			continue
		}
		d.add(duplicate(text("指标 "+s.Indicator.ID+" 的年份", "a year of "+s.Indicator.ID), strconv.Itoa(p.year), d.span(p.at[0], p.at[1]), old.At))
	}
	joinSeries(data, old, s.Source, fresh)
}

// joinSeries adds points to a series. A year whose source is not the series' is noted with
// its owner.
func joinSeries(data *report.Data, s *report.Series, from *report.Source, points []point) {
	if len(points) == 0 {
		return
	}
	if from != s.Source {
		for _, p := range points {
			data.Exceptions = append(data.Exceptions, report.YearSource{Indicator: s.Indicator, Year: p.year, Source: from})
		}
	}
	for i, v := range s.Values {
		if !v.IsMissing() {
			points = append(points, point{year: s.First + i, value: v})
		}
	}
	s.First, s.Values = spread(points)
}

var breakdownKeys = []string{"indicator", "by", "year", "parts", "source"}

// breakdown reads one [[….breakdown]].
func (l *loader) breakdown(d *decoder, t *table, data *report.Data) {
	b := report.Breakdown{At: d.span(t.start, t.end)}
	for i := range t.entries {
		switch e := &t.entries[i]; e.key {
		case "indicator":
			b.Indicator = l.indicators.find(d, e, &e.value)
		case "by":
			b.By = l.word(d.text(e))
		case "year":
			b.Year = d.year(e)
		case "parts":
			b.At = d.keySpan(e)
			b.Parts = l.parts(d, e)
		case "source":
			b.Source = l.sources.find(d, e, &e.value)
		default:
			d.unknown(e, breakdownKeys...)
		}
	}
	d.require(t, "indicator", "by", "parts")
	if b.Indicator == nil || len(b.Parts) == 0 {
		return
	}
	for _, old := range data.Breakdowns {
		if old.Indicator == b.Indicator && old.By == b.By && old.Year == b.Year {
			d.add(duplicate(text("构成", "breakdown"), b.Indicator.ID+"/"+b.By, b.At, old.At))
			return
		}
	}
	data.Breakdowns = append(data.Breakdowns, b)
}

// parts reads the parts of a breakdown: numbers that are not negative.
func (l *loader) parts(d *decoder, e *entry) []report.Part {
	t := d.table(e)
	if t == nil {
		return nil
	}
	d.notEmpty(e, t, text(`写成 { "35岁以下" = 5, "60岁以上" = 6 }`, `write { "35岁以下" = 5, "60岁以上" = 6 }`))
	list := make([]report.Part, 0, len(t.entries))
	for i := range t.entries {
		e := &t.entries[i]
		n, ok := d.number(e, &e.value)
		if ok && n.Sign() < 0 {
			d.wrong(&e.value, "构成里的数不能是负的", "a part cannot be negative", problem.Text{})
			ok = false
		}
		if ok {
			list = append(list, report.Part{Name: l.word(narrative.Visible(e.key)), Value: n, At: d.valueSpan(&e.value)})
		}
	}
	return list
}

// word returns the one copy of a word that many records share, such as a part's name.
func (l *loader) word(s string) string {
	if kept, ok := l.shared.Load(s); ok {
		return kept.(string)
	}
	s = strings.Clone(s)
	kept, _ := l.shared.LoadOrStore(s, s)
	return kept.(string)
}

// settle gives every figure its source: its own, else its owner's, else its indicator's.
func settle(data *report.Data) {
	for i := range data.Series {
		s := &data.Series[i]
		s.Source = firstSource(s.Source, data.Source, s.Indicator.Source)
	}
	for i := range data.Breakdowns {
		b := &data.Breakdowns[i]
		b.Source = firstSource(b.Source, data.Source, b.Indicator.Source)
	}
	for i := range data.Exceptions {
		x := &data.Exceptions[i]
		x.Source = firstSource(x.Source, data.Source, x.Indicator.Source)
	}
}

func firstSource(list ...*report.Source) *report.Source {
	for _, s := range list {
		if s != nil {
			return s
		}
	}
	return nil
}
