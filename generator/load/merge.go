package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// givenSet has a bit for each key of a record's declaration that it may be given once.
type givenSet uint32

// placeKind is a type of record that tables have rows of: villages, regions.
type placeKind[T any] struct {
	*record[T]
	what   problem.Text
	place  func(*T) place
	clear  func(v *T, at source.Span) // makes a fresh record of v
	check  func(d *decoder, code string, at source.Span)
	define func(l *loader, v *T)              // takes the finished record in
	alias  func(l *loader, code string, v *T) // lets a code that differs in case only lead to the record
}

// bit is that of the key i of the declaration; 0 for one that every row has of its own.
func (r *record[T]) bit(i int) givenSet {
	if r.fields[i].take == nil {
		return 0
	}
	return 1 << i
}

// given are the keys that a table of TOML has.
func (r *record[T]) given(t *toml.Table) (all givenSet) {
	for i := range r.fields {
		if t.Get(r.fields[i].Name) != nil {
			all |= r.bit(i)
		}
	}
	return all
}

// part is what one [[table]] of TOML or one row of a table says of a place; rows and tables of one
// code are merged.
type part[T any] struct {
	of    *T
	given givenSet
	whole bool        // what it lacks is missing
	head  [2]int32    // the header of a table, or the code's cell of a row
	row   int32       // of a row: where it begins
	sheet *sheetHeads // of a row: its table
}

func (p *part[T]) isRow() bool { return p.sheet != nil }

// placeFile is one file of places, decoded.
type placeFile[T any] struct {
	tableFile
	parts []part[T]
}

// clone returns the file as it was decoded; what is found in it later is its own.
func (f *placeFile[T]) clone() *placeFile[T] {
	n := *f
	n.problems, n.suppressed, n.packer = slices.Clip(f.problems), slices.Clip(f.suppressed), report.Packer{}
	return &n
}

// mergePlaces joins the parts of each code: first the tables, then the rows.
func mergePlaces[T any](l *loader, kind *placeKind[T], files []*placeFile[T]) {
	total := 0
	for _, f := range files {
		total += len(f.parts)
	}
	m := &merger[T]{loader: l, kind: kind, first: make(map[string]*merged[T], total), order: make([]*merged[T], 0, total)}
	for _, f := range files {
		for i := range f.parts {
			m.add(f, &f.parts[i])
		}
	}
	for _, v := range m.order {
		m.finish(v)
	}
}

// merged is one place while its parts are joined.
type merged[T any] struct {
	part  *part[T]
	file  *placeFile[T]
	rows  []rowOf[T] // rows that joined a table or another row
	twins []string   // codes of refused records, which differ in case at most: references to them are not reported
}

type rowOf[T any] struct {
	part *part[T]
	file *placeFile[T]
}

type merger[T any] struct {
	*loader
	kind  *placeKind[T]
	first map[string]*merged[T]
	order []*merged[T]
}

func (m *merger[T]) place(p *part[T]) place { return m.kind.place(p.of) }

// add takes a part in. A table that comes after rows of its code takes their place.
func (m *merger[T]) add(f *placeFile[T], p *part[T]) {
	own := m.place(p)
	fold := identifier.Fold(*own.code)
	have, ok := m.first[fold]
	if !ok || *own.code == "" {
		have = &merged[T]{part: p, file: f}
		m.first[fold] = have
		m.order = append(m.order, have)
		return
	}
	old := m.place(have.part)
	switch {
	case *old.code != *own.code, !p.isRow() && !have.part.isRow():
		f.add(duplicate(m.kind.what, *own.code, *own.at, *old.at))
		have.twins = append(have.twins, *own.code)
	case !p.isRow():
		have.rows = append([]rowOf[T]{{have.part, have.file}}, have.rows...)
		have.part, have.file = p, f
	default:
		have.rows = append(have.rows, rowOf[T]{p, f})
	}
}

// missing reports a key that neither tables nor rows of the place give.
func (v *merged[T]) missing(key string) {
	at := v.file.span(v.part.head[0], v.part.head[1])
	if v.part.isRow() {
		at.File = v.part.sheet.File
		if cell := v.part.sheet.cellOf(v.part.row, key); cell.Start > at.Start { // the table has the column
			at = cell
		}
		v.file.missingCell(at, key)
	} else {
		v.file.missing(at, key)
	}
}

// finish joins the rows, gives figures their sources, and takes the place in.
func (m *merger[T]) finish(v *merged[T]) {
	if len(v.rows) > 0 {
		own, p := *v.part.of, *v.part // others stay as they were decoded
		p.of, v.part = &own, &p
		m.join(v)
	}
	for i := range m.kind.fields {
		if bit := m.kind.bit(i); m.kind.fields[i].Required && bit != 0 && v.part.given&bit == 0 && v.part.whole {
			v.missing(m.kind.fields[i].Name)
		}
	}
	if *m.place(v.part).code != "" {
		m.kind.define(m.loader, v.part.of)
		for _, code := range v.twins {
			m.kind.alias(m.loader, code, v.part.of)
		}
	}
}

// maxRowDuplicates is how many cells are named of one row that says again what is known.
const maxRowDuplicates = 3

// join adds the rows of a place to its first part. A row's source is for its own figures, a
// table's for all that name none.
func (m *merger[T]) join(v *merged[T]) {
	data := m.place(v.part).data
	j := rowJoin[T]{merger: m, base: v.part, figures: data.Unpack(), years: make([]int, len(m.kind.fields))}
	if v.part.isRow() {
		j.note(v.part, v.part.given)
	} else {
		j.owner = data.Source
	}
	for _, row := range v.rows {
		j.row, j.repeats = row, j.repeats[:0]
		j.fields()
		own := m.place(row.part).data
		j.join(own.Unpack())
		j.reportRepeats()
		if data.Source == nil {
			data.Source = own.Source
		}
	}
	data.Set(j.figures)
}

// rowJoin is rows that join a place, one after the other.
type rowJoin[T any] struct {
	*merger[T]
	base    *part[T]
	figures report.Unpacked // of the base, growing
	years   []int           // of the sheets that gave the base its fields; 0 for none
	owner   *report.Source  // of figures whose row names none
	row     rowOf[T]
	repeats []repeatedColumn // what the row says that is known already
}

// note notes the year of the sheet that a part's fields are from.
func (j *rowJoin[T]) note(p *part[T], fields givenSet) {
	for i := range j.years {
		if fields&(1<<i) != 0 {
			j.years[i] = p.sheet.Year
		}
	}
}

// fields copies what the place does not have yet. Of what is counted anew each year, the sheet of
// the newest year holds.
func (j *rowJoin[T]) fields() {
	to, from := j.base, j.row.part
	var taken givenSet
	for i := range j.kind.fields {
		f, bit := &j.kind.fields[i], j.kind.bit(i)
		switch year := from.sheet.Year; {
		case from.given&bit == 0:
		case to.given&bit == 0, f.yearly && year > j.years[i] && j.years[i] > 0:
			f.take(to.of, from.of)
			taken |= bit
		case f.same(to.of, from.of), f.yearly && year > 0 && year < j.years[i]: // equal values are one
		default:
			j.duplicate(f.Name, *j.place(to).at)
		}
	}
	to.given |= taken
	to.whole = to.whole && from.whole
	j.note(from, taken)
}

// join adds the row's figures.
func (j *rowJoin[T]) join(row report.Unpacked) {
	for i := range row.Series {
		s := &row.Series[i]
		s.Source = firstSource(j.place(j.row.part).data.Source, j.owner, s.Indicator.Source)
		old := seriesOf(&j.figures, s.Indicator)
		if old == nil {
			j.figures.Series = append(j.figures.Series, *s)
			continue
		}
		var fresh []point
		for k, n := range s.Values.All() {
			year := s.First + k
			switch {
			case n.IsMissing():
			case j.isSame(old.In(year), n, old.At): // equal values are one
			case !old.In(year).IsMissing():
				j.duplicate(s.Indicator.ID+"@"+strconv.Itoa(year), old.At)
			default:
				fresh = append(fresh, point{year: year, value: n})
			}
		}
		joinSeries(&j.figures, old, s.Source, fresh)
	}
	for i := range row.Breakdowns {
		b := &row.Breakdowns[i]
		b.Source = firstSource(j.place(j.row.part).data.Source, j.owner, b.Indicator.Source)
		j.breakdown(b)
	}
}

// isSame tells whether the row only repeats a figure of another file or sheet. Twice in one
// table is a mistake whatever the values: a row was copied.
func (j *rowJoin[T]) isSame(old, fresh quantity.Decimal, at source.Span) bool {
	return old == fresh && !old.IsMissing() && at.File != j.row.part.sheet.File
}

// breakdown adds parts to a breakdown of the same indicator, kind and year.
func (j *rowJoin[T]) breakdown(b *report.Breakdown) {
	for i := range j.figures.Breakdowns {
		old := &j.figures.Breakdowns[i]
		if old.Indicator != b.Indicator || old.By != b.By || old.Year != b.Year {
			continue
		}
		for k, name := range b.Names {
			if first := slices.Index(old.Names, name); first >= 0 && j.isSame(old.Values.At(first), b.Values.At(k), old.PartAt(first)) {
				continue // equal values are one
			} else if first >= 0 {
				j.duplicate(b.Indicator.ID+"/"+b.By+"/"+name+"@"+strconv.Itoa(b.Year), old.PartAt(first))
			} else {
				addPart(old, name, b.Values.At(k), b.PartAt(k))
			}
		}
		return
	}
	j.figures.Breakdowns = append(j.figures.Breakdowns, *b)
}

func addPart(b *report.Breakdown, name string, value quantity.Decimal, at source.Span) {
	if b.Files == nil && at.File != b.At.File {
		b.Files = slices.Repeat([]*source.File{b.At.File}, len(b.Names))
	}
	if b.Files != nil {
		b.Files = append(b.Files, at.File)
	}
	b.Names, b.Places = append(b.Names, name), append(b.Places, at.Start)
	b.Values = quantity.ListOf(append(b.Values.AppendTo(nil), value)...)
}

// repeatedColumn is a column of a row whose figure or field is known already.
type repeatedColumn struct {
	column string
	first  source.Span
}

func (j *rowJoin[T]) duplicate(column string, first source.Span) {
	j.repeats = append(j.repeats, repeatedColumn{column, first})
}

// reportRepeats reports what the row repeats: each cell that differs from another file, or the row where
// it stands twice in one table, for then it is a copy.
func (j *rowJoin[T]) reportRepeats() {
	if len(j.repeats) == 0 {
		return
	}
	f, part := j.row.file, j.row.part
	code := *j.place(j.base).code
	what := text(j.kind.what.ZH+" "+code+" 的", j.kind.what.EN+" "+code+":")
	if len(j.repeats) == 1 || j.repeats[0].first.File != part.sheet.File {
		for _, one := range j.repeats[:min(len(j.repeats), maxRowDuplicates)] {
			f.add(duplicate(what, one.column, part.sheet.cellOf(part.row, one.column), one.first))
		}
		return
	}
	var names []string
	for _, one := range j.repeats[:min(len(j.repeats), maxRowDuplicates)] {
		names = append(names, quoteShort(one.column))
	}
	zh, en := strings.Join(names, "、"), strings.Join(names, ", ")
	if len(j.repeats) > maxRowDuplicates {
		zh, en = zh+fmt.Sprintf(" 等 %d 项", len(j.repeats)), en+fmt.Sprintf(" and others, %d in all,", len(j.repeats))
	}
	f.add(problem.Problem{Rule: problem.DuplicateID, Span: part.sheet.cellOf(part.row, "code"),
		Message: text(what.ZH+" "+zh+" 已经有了", what.EN+" "+en+" are already there"),
		Hint:    text("一个村或地区只写一行：两行只留一行；是两个村，改一个代码", "each place has one row: keep one of the two, or give one of them another code"),
		Related: []problem.Related{{Span: j.repeats[0].first, Message: text("第一次写在这里", "first defined here")}}})
}

// cellOf finds the cell of a column in the row that begins at a place, by reading the row
// again: only mistakes ask for it.
func (s *sheetHeads) cellOf(at int32, column string) source.Span {
	rows := s.Open()
	if rows.Seek(at); !rows.Next() {
		return s.File.At(int(at), 0)
	}
	for i, c := range rows.Row().Cells {
		if i < len(s.header.columns) && sameColumn(s.header.columns[i].name, column) {
			return s.File.At(int(c.At), int(c.End-c.At))
		}
	}
	return s.File.At(int(at), 0)
}

// sameColumn compares names of columns, which may have blanks around their parts.
func sameColumn(name, want string) bool {
	c, ok := parseFigureColumn(name)
	return name == want || ok && c.String() == want
}
