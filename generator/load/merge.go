package load

import (
	"slices"
	"strconv"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// maxRowDuplicates bounds what is said of one row that says again what is known: a table
// copied by mistake would say it of every cell.
const maxRowDuplicates = 3

// join adds the rows of a village to its first part and returns the fields that are given.
// A row's source is for its own figures, a table's for all that name none.
func (m *merger) join(v *merged) givenSet {
	base := v.part
	given := base.given
	j := rowJoin{merger: m, base: base, figures: base.Data.Figures()}
	if !base.isRow() {
		j.owner = base.Data.Source
	}
	for _, row := range v.rows {
		j.row, j.left = row, maxRowDuplicates
		given |= j.fields(given)
		j.join(row.part.Data.Figures())
		if base.Data.Source == nil {
			base.Data.Source = row.part.Data.Source
		}
	}
	base.Data.Set(j.figures)
	return given
}

// rowJoin is rows that join a village, one after the other.
type rowJoin struct {
	*merger
	base    *villagePart
	figures report.Figures // of the base, growing
	owner   *report.Source // of figures whose row names none
	row     rowOf
	left    int // duplicates that may still be reported
}

// fields copies what the village does not have yet and returns what is new.
func (j *rowJoin) fields(given givenSet) givenSet {
	to, from := j.base.Village, j.row.part.Village
	fresh := j.row.part.given &^ given
	for _, named := range fieldNames {
		bit, key := named.bit, named.key
		switch {
		case j.row.part.given&bit == 0:
		case given&bit != 0 && sameField(bit, to, from): // equal values are one
		case given&bit != 0:
			j.duplicate(key, j.base.At)
		case bit == fieldName:
			to.Name = from.Name
		case bit == fieldRegion:
			to.Region = from.Region
		case bit == fieldAnonymous:
			to.Anonymous = from.Anonymous
		case bit == fieldHouseholds:
			to.Households = from.Households
		case bit == fieldPopulation:
			to.Population = from.Population
		case bit == fieldPrograms:
			to.Programs = from.Programs
		case bit == fieldSummary:
			to.Summary = from.Summary
		case bit == fieldSample:
			to.Sample = from.Sample
		}
	}
	return fresh
}

// sameField tells whether two villages have the same in a field.
func sameField(bit givenSet, a, b *report.Village) bool {
	switch bit {
	case fieldName:
		return a.Name == b.Name
	case fieldRegion:
		return a.Region == b.Region
	case fieldAnonymous:
		return a.Anonymous == b.Anonymous
	case fieldHouseholds:
		return a.Households == b.Households
	case fieldPopulation:
		return a.Population == b.Population
	case fieldPrograms:
		return slices.Equal(a.Programs, b.Programs)
	case fieldSummary:
		return a.Summary == b.Summary
	case fieldSample:
		return a.Sample == b.Sample
	}
	return false
}

var fieldNames = [...]struct {
	bit givenSet
	key string
}{
	{fieldName, "name"}, {fieldRegion, "region"}, {fieldAnonymous, "anonymous"}, {fieldHouseholds, "households"},
	{fieldPopulation, "population"}, {fieldPrograms, "programs"}, {fieldSummary, "summary"}, {fieldSample, "sample"},
}

// join adds the row's figures.
func (j *rowJoin) join(row report.Figures) {
	for i := range row.Series {
		s := &row.Series[i]
		s.Source = firstSource(j.row.part.Data.Source, j.owner, s.Indicator.Source)
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
		b.Source = firstSource(j.row.part.Data.Source, j.owner, b.Indicator.Source)
		j.breakdown(b)
	}
}

// isSame tells whether the row only repeats a figure of another file or sheet. Twice in one
// table is a mistake whatever the values: a row was copied.
func (j *rowJoin) isSame(old, fresh quantity.Decimal, at source.Span) bool {
	return old == fresh && !old.IsMissing() && at.File != j.row.part.sheet.File
}

// breakdown adds parts to a breakdown of the same indicator, kind and year.
func (j *rowJoin) breakdown(b *report.Breakdown) {
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

// duplicate reports the cell of the row that says what is known already.
func (j *rowJoin) duplicate(column string, first source.Span) {
	if j.left--; j.left < 0 {
		return
	}
	f, part := j.row.file, j.row.part
	f.add(duplicate(text("村 "+j.base.Code+" 的", "village "+j.base.Code+":"), column, part.sheet.cellOf(part.row, column), first))
}

// cellOf finds the cell of a column in the row that begins at a place, by reading the row
// again: only mistakes ask for it.
func (s *villageSheet) cellOf(at int32, column string) source.Span {
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
