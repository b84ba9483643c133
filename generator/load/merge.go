package load

import (
	"strconv"

	"casebook/generator/report"
	"casebook/generator/source"
)

// maxRowDuplicates bounds what is said of one row that says again what is known: a table
// copied by mistake would say it of every cell.
const maxRowDuplicates = 3

// join adds the rows of a village to its first part and returns the fields that are given.
func (m *merger) join(v *merged) field {
	base := v.part
	given := base.given
	owner := base.Data.Source
	if !base.isRow {
		settleOwn(&base.Data)
	}
	for _, row := range v.rows {
		j := rowJoin{merger: m, base: base, row: row, left: maxRowDuplicates}
		given |= j.fields(given)
		j.figures()
		if base.Data.Source == nil {
			base.Data.Source = row.part.Data.Source
		}
	}
	kept := base.Data.Source
	if base.Data.Source = owner; base.isRow {
		base.Data.Source = nil // a row's source is for its own figures
	}
	settle(&base.Data)
	base.Data.Source = kept
	return given
}

// settleOwn gives a table's figures the table's source, before rows with sources of their
// own join them.
func settleOwn(data *report.Data) {
	for i := range data.Series {
		data.Series[i].Source = firstSource(data.Series[i].Source, data.Source)
	}
	for i := range data.Breakdowns {
		data.Breakdowns[i].Source = firstSource(data.Breakdowns[i].Source, data.Source)
	}
}

// rowJoin is one row that joins a village.
type rowJoin struct {
	*merger
	base *villagePart
	row  rowOf
	left int // duplicates that may still be reported
}

// fields copies what the village does not have yet and returns what is new.
func (j *rowJoin) fields(given field) field {
	to, from := j.base.Village, j.row.part.Village
	fresh := j.row.part.given &^ given
	for _, named := range fieldNames {
		bit, key := named.bit, named.key
		switch {
		case j.row.part.given&bit == 0:
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

var fieldNames = [...]struct {
	bit field
	key string
}{
	{fieldName, "name"}, {fieldRegion, "region"}, {fieldAnonymous, "anonymous"}, {fieldHouseholds, "households"},
	{fieldPopulation, "population"}, {fieldPrograms, "programs"}, {fieldSummary, "summary"}, {fieldSample, "sample"},
}

func (j *rowJoin) figures() {
	data, row := &j.base.Data, j.row.part
	for i := range row.Series {
		s := &row.Series[i]
		old := data.Find(s.Indicator)
		if old == nil {
			data.Series = append(data.Series, *s)
			continue
		}
		var fresh []point
		for k, n := range s.Values {
			year := s.First + k
			switch {
			case n.IsMissing():
			case !old.In(year).IsMissing():
				j.duplicate(s.Indicator.ID+"@"+strconv.Itoa(year), old.At)
			default:
				fresh = append(fresh, point{year: year, value: n})
			}
		}
		joinSeries(data, old, s.Source, fresh)
	}
	for _, b := range row.Breakdowns {
		j.breakdown(data, b)
	}
}

// breakdown adds parts to a breakdown of the same indicator, kind and year.
func (j *rowJoin) breakdown(data *report.Data, b report.Breakdown) {
	for i := range data.Breakdowns {
		old := &data.Breakdowns[i]
		if old.Indicator != b.Indicator || old.By != b.By || old.Year != b.Year {
			continue
		}
		for _, part := range b.Parts {
			if first := partOf(old, part.Name); first != nil {
				j.duplicate(b.Indicator.ID+"/"+b.By+"/"+part.Name+"@"+strconv.Itoa(b.Year), first.At)
			} else {
				old.Parts = append(old.Parts, part)
			}
		}
		return
	}
	data.Breakdowns = append(data.Breakdowns, b)
}

// duplicate reports the cell of the row that says what is known already.
func (j *rowJoin) duplicate(column string, first source.Span) {
	if j.left--; j.left < 0 {
		return
	}
	f := j.row.file
	f.add(duplicate(text("村 "+j.base.Code+" 的", "village "+j.base.Code+":"), column, f.cellOf(j.row.part.row, column), first))
}

// cellOf finds the cell of a column in the row that begins at a byte, by reading the row
// again: only mistakes ask for it.
func (f *villageFile) cellOf(row int32, column string) source.Span {
	r := &rowReader{text: f.file.Text(), pos: int(row)}
	if r.pos > len(r.text) || !r.next() {
		return f.span(row, row)
	}
	for i, c := range r.cells {
		if i < len(f.header.columns) && sameColumn(f.header.columns[i].name, column) {
			return f.span(c.at, c.end)
		}
	}
	return f.span(row, row)
}

// sameColumn compares names of columns, which may have blanks around their parts.
func sameColumn(name, want string) bool {
	c, ok := parseFigureColumn(name)
	return name == want || ok && c.String() == want
}

func partOf(b *report.Breakdown, name string) *report.Part {
	for i := range b.Parts {
		if b.Parts[i].Name == name {
			return &b.Parts[i]
		}
	}
	return nil
}
