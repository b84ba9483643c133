package load

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/table"
	"casebook/generator/toml"
)

// dataReading is the series and breakdowns of one owner while they are read. What the owner before left in it is memory
// for the next.
type dataReading struct {
	report.Unpacked
	series    seriesReading
	breakdown breakdownReading
	points    []point            // of the last series
	numbers   []quantity.Decimal // of the last series or breakdown
}

// clear forgets the owner.
func (f *dataReading) clear() {
	f.Series, f.Breakdowns, f.Exceptions = f.Series[:0], f.Breakdowns[:0], f.Exceptions[:0]
}

// left returns what an owner before left where the next element of list goes.
func left[T any](list []T) (was T) {
	if n := len(list); n < cap(list) {
		was = list[:n+1][n]
	}
	return was
}

// dataFields are the keys that villages and regions share: what they have figures of.
func dataFields[T any](r *records, of func(*T) *report.Data) []field[T] {
	from := sourceField("它的数出自哪里；数列自己写了来源的，以那个为准", "the source of figures that do not name one", func(v *T) **report.Source { return &of(v).Source }).column()
	from.same, from.take = nil, nil // a row's source is that of its own figures
	read, cells := from.read, from.cells
	from.read = func(x reading, e *toml.Entry, v *T) {
		read(x, e, v)
		of(v).NameSource()
	}
	from.cells = func(x *rowDecoder, col *column) cellReader[T] {
		cell := cells(x, col)
		return func(c *table.Cell, s string, v *T) {
			cell(c, s, v)
			of(v).NameSource()
		}
	}
	return []field[T]{
		from,
		keyField(schema.Key{Name: "series", Type: schema.Tables, Of: r.series.schema, Help: "一项指标逐年的数", English: "yearly figures"}, func(x reading, e *toml.Entry, v *T) {
			for _, t := range x.tables(e) {
				x.series(x.decoder, t, x.figures)
			}
		}),
		keyField(schema.Key{Name: "breakdown", Type: schema.Tables, Of: r.breakdown.schema, Help: "一项指标某一年的构成", English: "the parts of an indicator in a year"}, func(x reading, e *toml.Entry, v *T) {
			for _, t := range x.tables(e) {
				x.breakdown(x.decoder, t, x.figures)
			}
		}),
	}
}

// seriesReading is one series while it is read.
type seriesReading struct {
	report.Series
	was    *report.Indicator // what the owner before named there
	values *toml.Entry
}

func seriesRecord() *record[seriesReading] {
	type T = seriesReading
	return declared(schema.Record{Name: "series", Help: "一项指标逐年的数"},
		indicatorField(func(s *T) (*report.Indicator, **report.Indicator) { return s.was, &s.Indicator }),
		keyField(schema.Key{Name: "values", Type: schema.Numbers, Help: "`{ 2014 = 3120, 2015 = 3560 }`，年份和数", English: "figures by year"}, func(x reading, e *toml.Entry, s *T) {
			s.values, s.At = e, x.keySpan(e)
		}).called("数据").required(),
		sourceField("出处", "its source", func(s *T) **report.Source { return &s.Source }),
	)
}

// indicatorField reads the id of an indicator. Of a record, to returns where the indicator goes, and the
// one that the record before has at the same place, which is tried first: neighbours mostly agree.
func indicatorField[T any](to func(*T) (was *report.Indicator, to **report.Indicator)) field[T] {
	return keyField(schema.Key{Name: "indicator", Required: true, Help: "哪项指标，写它的编号", English: "the id of an indicator"}, func(x reading, e *toml.Entry, v *T) {
		was, to := to(v)
		*to = x.indicatorLike(was, x.decoder, e)
	}).called("指标")
}

// series reads one [[….series]]. A second table of an indicator adds its years.
func (l *loader) series(d *decoder, t *toml.Table, f *dataReading) {
	was := left(f.Series)
	r := &f.series
	*r = seriesReading{was: was.Indicator}
	r.At = d.span(t.Start, t.End)
	l.contract.series.read(l.with(d), t, r)
	if r.values == nil {
		return
	}
	f.points = d.points(r.values, f.points[:0])
	if r.Indicator == nil || len(f.points) == 0 {
		return
	}
	r.First, f.numbers = byYear(f.points, f.numbers)
	r.Values = was.Values.Of(f.numbers)
	addSeries(d, &f.Unpacked, r.Series, f.points)
}

// point is one year's figure and where its year stands.
type point struct {
	year  int
	value quantity.Decimal
	at    [2]int32
}

// points appends the values of a series to list: whole years and numbers.
func (d *decoder) points(e *toml.Entry, list []point) []point {
	t := d.table(e)
	if t == nil {
		return list
	}
	d.notEmpty(e, t, text("写成 { 2014 = 3120, 2015 = 3560 }", "write { 2014 = 3120, 2015 = 3560 }"))
	for i := range t.Entries {
		e := &t.Entries[i]
		year, err := smallInt(e.Key)
		if err != nil || !numeral.IsDigits(e.Key) || len(e.Key) != 4 || year < minYear || year > maxYear {
			d.add(problem.Problem{Rule: problem.WrongType, Span: d.keySpan(e),
				Message: text("`values` 的键应是四位年份，不能是 "+quoteShort(e.Key), "the keys of `values` are years, not "+quoteShort(e.Key)),
				Hint:    text("等号前面只写四位年份，如 2023 = 3120；不是整年的数字写进 data/facts/", "write a four-digit year before the equals sign, like 2023 = 3120; figures for parts of a year belong in data/facts/")})
			continue
		}
		if n, ok := d.number(e, &e.Value); ok {
			list = append(list, point{year, n, [2]int32{e.KeyStart, e.KeyEnd}})
		}
	}
	return list
}

// notEmpty reports a table of figures that has none.
func (d *decoder) notEmpty(e *toml.Entry, t *toml.Table, hint problem.Text) {
	if len(t.Entries) == 0 && !t.Broken {
		d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.Value),
			Message: text("`"+e.Key+"` 里一个数也没有", "`"+e.Key+"` has no figure"), Hint: hint})
	}
}

// byYear lays points out by year in the memory of values, with gaps where there is none.
func byYear(points []point, values []quantity.Decimal) (int, []quantity.Decimal) {
	first, last := points[0].year, points[0].year
	for _, p := range points {
		first, last = min(first, p.year), max(last, p.year)
	}
	values = slices.Grow(values[:0], last-first+1)[:last-first+1]
	for i := range values {
		values[i] = quantity.Missing
	}
	for _, p := range points {
		values[p.year-first] = p.value
	}
	return first, values
}

// addSeries adds s to the owner's figures. A second table of the same indicator joins the
// first; a year that is there already is reported.
func addSeries(d *decoder, f *report.Unpacked, s report.Series, points []point) {
	old := seriesOf(f, s.Indicator)
	if old == nil {
		f.Series = append(f.Series, s)
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
	joinSeries(f, old, s.Source, fresh)
}

// seriesOf returns the series of an indicator, nil where there is none.
func seriesOf(f *report.Unpacked, i *report.Indicator) *report.Series {
	for k := range f.Series {
		if f.Series[k].Indicator == i {
			return &f.Series[k]
		}
	}
	return nil
}

// joinSeries adds points to a series. A year whose source is not the series' is noted with
// its owner.
func joinSeries(f *report.Unpacked, s *report.Series, from *report.Source, points []point) {
	if len(points) == 0 {
		return
	}
	if from != s.Source {
		for _, p := range points {
			f.Exceptions = append(f.Exceptions, report.YearSource{Indicator: s.Indicator, Year: p.year, Source: from})
		}
	}
	for i, v := range s.Values.All() {
		if !v.IsMissing() {
			points = append(points, point{year: s.First + i, value: v})
		}
	}
	first, values := byYear(points, nil)
	s.First, s.Values = first, quantity.ListOf(values...)
}

// breakdownReading is one breakdown while it is read.
type breakdownReading struct {
	report.Breakdown
	was report.Breakdown // what the owner before had there
}

func breakdownRecord() *record[breakdownReading] {
	type T = breakdownReading
	return declared(schema.Record{Name: "breakdown", Help: "一项指标某一年的构成"},
		indicatorField(func(b *T) (*report.Indicator, **report.Indicator) { return b.was.Indicator, &b.Indicator }),
		keyField(schema.Key{Name: "by", Help: "按什么分：`age`、`sex`、`education`、`age-sex`……", English: "by what"}, func(x reading, e *toml.Entry, b *T) {
			b.By = x.wordLike(b.was.By, strings.TrimSpace(narrative.Visible(x.word(e, &e.Value))))
		}).called("分类").required(),
		yearField("year", "哪一年", "its year", func(b *T) *int { return &b.Year }),
		keyField(schema.Key{Name: "parts", Type: schema.Numbers, Help: "`{ \"35岁以下\" = 5, \"60岁以上\" = 6 }`，各部分的数", English: "figures by part"}, func(x reading, e *toml.Entry, b *T) {
			b.At = x.keySpan(e)
			x.figures.numbers = x.parts(x.decoder, e, &b.Breakdown, x.figures.numbers[:0])
		}).called("部分", "构成").required(),
		sourceField("出处", "its source", func(b *T) **report.Source { return &b.Source }),
	)
}

// breakdown reads one [[….breakdown]].
func (l *loader) breakdown(d *decoder, t *toml.Table, f *dataReading) {
	was := left(f.Breakdowns)
	r := &f.breakdown
	*r = breakdownReading{was: was,
		Breakdown: report.Breakdown{At: d.span(t.Start, t.End), Names: was.Names[:0], Places: was.Places[:0], Values: was.Values}}
	l.contract.breakdown.read(reading{l, d, f}, t, r)
	b := r.Breakdown
	if b.Indicator == nil || len(b.Names) == 0 {
		return
	}
	for _, old := range f.Breakdowns {
		if old.Indicator == b.Indicator && old.By == b.By && old.Year == b.Year {
			d.add(duplicate(text("构成", "breakdown"), b.Indicator.ID+"/"+b.By, b.At, old.At))
			return
		}
	}
	f.Breakdowns = append(f.Breakdowns, b)
}

// maxParts bounds the parts of one breakdown: nobody reads a chart of more.
const maxParts = 1000

var (
	tooManyParts = text("一项构成不能超过 1000 个部分", "a breakdown cannot have more than 1,000 parts")
	fewerParts   = text("合并成大一些的组，或分成几项构成", "combine parts into larger ones, or split it into several breakdowns")
)

// parts reads the parts of a breakdown: numbers that are not negative, which it also returns
// in the memory of values.
func (l *loader) parts(d *decoder, e *toml.Entry, b *report.Breakdown, values []quantity.Decimal) []quantity.Decimal {
	t := d.table(e)
	if t == nil {
		return values
	}
	if len(t.Entries) > maxParts {
		d.wrong(&e.Value, tooManyParts.ZH, tooManyParts.EN, fewerParts)
		return values
	}
	d.notEmpty(e, t, text(`写成 { "35岁以下" = 5, "60岁以上" = 6 }`, `write { "35岁以下" = 5, "60岁以上" = 6 }`))
	for i := range t.Entries {
		e := &t.Entries[i]
		n, ok := d.number(e, &e.Value)
		if ok && n.Sign() < 0 {
			d.wrong(&e.Value, "构成里的数不能是负的", "a part cannot be negative", text("核对来源，去掉负号", "compare with the source and remove the sign"))
			ok = false
		}
		if ok {
			b.Names, values = append(b.Names, l.wordLike(left(b.Names), narrative.Visible(e.Key))), append(values, n)
			b.Places = append(b.Places, d.valueSpan(&e.Value).Start)
		}
	}
	b.Values = b.Values.Of(values)
	return values
}

// indicatorLike returns the indicator that e names. Owners mostly name the same ones in the
// same order: was is the one that the owner before named there.
func (l *loader) indicatorLike(was *report.Indicator, d *decoder, e *toml.Entry) *report.Indicator {
	if was != nil && e.Value.Kind == toml.KindString && e.Value.Text == was.ID {
		return was
	}
	return l.indicators.find(d, e, &e.Value)
}

// wordLike is intern where was is a likely word.
func (l *loader) wordLike(was, s string) string {
	if s == was {
		return was
	}
	return l.intern(s)
}

// intern returns the one copy of a word that many records share, such as a part's name.
func (l *loader) intern(s string) string {
	if kept, ok := l.shared.Load(s); ok {
		return kept.(string)
	}
	s = strings.Clone(s)
	kept, _ := l.shared.LoadOrStore(s, s)
	return kept.(string)
}

// giveSources gives every figure its source: its own, else its owner's, else its indicator's.
func giveSources(f *report.Unpacked, owner *report.Source) {
	for i := range f.Series {
		s := &f.Series[i]
		s.Source = firstSource(s.Source, owner, s.Indicator.Source)
	}
	for i := range f.Breakdowns {
		b := &f.Breakdowns[i]
		b.Source = firstSource(b.Source, owner, b.Indicator.Source)
	}
	for i := range f.Exceptions {
		x := &f.Exceptions[i]
		x.Source = firstSource(x.Source, owner, x.Indicator.Source)
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
