package load

import (
	"slices"
	"strings"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/toml"
)

// reading is a record while it is read: the loader knows the other records, the decoder the
// file. figures are those of a village or region.
type reading struct {
	*loader
	*decoder
	figures *dataReading
}

// field is one key of a record of type T: what the contract says of it, how it is read, and what
// tables and the joining of their rows need of it.
type field[T any] struct {
	schema.Key
	read func(x reading, e *toml.Entry, to *T)

	// cells returns what reads the cells of a table's column; nil for a key that no table has.
	cells func(x *rowDecoder, col *column) cellReader[T]

	// same and take compare and copy the value: a record of many rows has it once. nil for a key
	// that is a row's own.
	same func(a, b *T) bool
	take func(to, from *T)

	unit   quantity.Unit // of the numbers in a table's column
	yearly bool          // counted anew each year: of sheets named after years the newest holds
}

// cellReader reads a cell that is not blank, of which s is the text, trimmed.
type cellReader[T any] func(c *table.Cell, s string, to *T)

// record is a type of record, declared: the one place that names its keys.
type record[T any] struct {
	schema   *schema.Record
	fields   []field[T]
	names    []string
	required []string
	columns  []string // of tables
}

// declared makes a record of its fields.
func declared[T any](about schema.Record, fields ...field[T]) *record[T] {
	r := &record[T]{schema: &about, fields: fields}
	for _, f := range fields {
		about.Keys = append(about.Keys, f.Key)
		r.names = append(r.names, f.Name)
		if f.Required {
			r.required = append(r.required, f.Name)
		}
		if f.Column {
			r.columns = append(r.columns, f.Name)
		}
	}
	return r
}

// add adds a field to a record that is declared: one that holds records of its own type.
func (r *record[T]) add(f field[T]) {
	r.fields, r.names = append(r.fields, f), append(r.names, f.Name)
	r.schema.Keys = append(r.schema.Keys, f.Key)
}

// fill reads the keys of a table into a record and reports those that it does not have.
func (r *record[T]) fill(x reading, t *toml.Table, to *T) {
	for i := range t.Entries {
		e := &t.Entries[i]
		if f := r.field(e.Key); f != nil {
			f.read(x, e, to)
		} else {
			r.unknown(x, e)
			x.decoder.keepFree(t)
		}
	}
}

// keepFree takes back the edit of the last problem where it would write a key that the table has.
func (d *decoder) keepFree(t *toml.Table) {
	if len(d.problems) == 0 {
		return
	}
	if last := &d.problems[len(d.problems)-1]; len(last.Edits) == 1 && t.Get(last.Edits[0].Text) != nil {
		last.Edits = nil
	}
}

// unknown reports a key that the record does not have. One that belongs to a table below is
// answered with it.
func (r *record[T]) unknown(x reading, e *toml.Entry) {
	for _, k := range r.schema.Keys {
		if k.Type == schema.Table && k.Of.Key(e.Key) != nil {
			x.decoder.add(problem.Problem{Rule: problem.UnknownKey, Span: x.keySpan(e),
				Message: text("没有 `"+e.Key+"` 这个键", "unknown key `"+e.Key+"`"),
				Hint:    text("写在 ["+k.Name+"] 里", "it belongs in ["+k.Name+"]")})
			return
		}
	}
	switch strings.ToLower(e.Key) {
	case "password", "passwd", "pwd", "secret", "token", "access_key", "secret_key", "密码":
		x.decoder.add(problem.Problem{Rule: problem.UnknownKey, Span: x.keySpan(e),
			Message: text("没有 `"+e.Key+"` 这个键：密码不写在网站的文件里", "unknown key `"+e.Key+"`: secrets must not be kept in a site"),
			Hint:    text("删去这一行，发布时按提示输入；已经给别人看过的，换一个密码", "delete the line and type the secret when asked; change it if others have seen it")})
		return
	}
	if r.schema.Name == "correction" && slices.Contains(contract().narrative.names, e.Key) {
		hint := text("[[correction]] 和它的几行移到文件头的最后", "put [[correction]] and its lines at the end of the front matter")
		if slices.ContainsFunc(x.decoder.problems, func(p problem.Problem) bool { return p.Hint == hint }) {
			return // reported of the first
		}
		x.decoder.add(problem.Problem{Rule: problem.UnknownKey, Span: x.keySpan(e), Hint: hint,
			Message: text("`"+e.Key+"` 写到 [[correction]] 下面去了，不是更正的一项", "`"+e.Key+"` stands below [[correction]], to which it does not belong")})
		return
	}
	x.decoder.unknown(e, r.names...)
}

// read is fill, and reports the keys that must be there.
func (r *record[T]) read(x reading, t *toml.Table, to *T) {
	r.fill(x, t, to)
	if len(r.names) == 1 && len(t.Entries) == 1 && t.Get(r.names[0]) == nil {
		return // the one key there is has another name, which is reported
	}
	x.require(t, r.required...)
}

func (r *record[T]) field(name string) *field[T] {
	for i := range r.fields {
		if r.fields[i].Name == name {
			return &r.fields[i]
		}
	}
	return nil
}

// required says that the record cannot be without the key.
func (f field[T]) required() field[T] {
	f.Required = true
	return f
}

// column says that tables have a column of the key.
func (f field[T]) column() field[T] {
	f.Column = true
	return f
}

// counted says in which unit a table's column counts, anew each year.
func (f field[T]) counted(unit quantity.Unit) field[T] {
	f.unit, f.yearly = unit, true
	return f
}

// called gives Chinese words that an editor may write where the key belongs. They are given once,
// whatever records have a key of the name.
func (f field[T]) called(words ...string) field[T] {
	f.Called = words
	return f
}

// at notes where the value stands.
func (f field[T]) at(place func(*T) *source.Span) field[T] {
	read := f.read
	f.read = func(x reading, e *toml.Entry, to *T) {
		read(x, e, to)
		*place(to) = x.valueSpan(&e.Value)
	}
	return f
}

// checked looks at a text after it is read.
func (f field[T]) checked(check func(x reading, e *toml.Entry, to *T)) field[T] {
	read := f.read
	f.read = func(x reading, e *toml.Entry, to *T) {
		read(x, e, to)
		check(x, e, to)
	}
	return f
}

// The constructors of fields: name, the handbook's line in Chinese and English, and where the
// value goes.

func textField[T any](name, zh, en string, to func(*T) *string) field[T] {
	f := valueField(schema.Key{Name: name, Help: zh, English: en}, to, func(x reading, e *toml.Entry, v *T) { *to(v) = x.text(e) })
	f.cells = textCells(to, nil)
	return f
}

// nameField is textField for what a place is called, which tables spread over their cells.
func nameField[T any](name, zh, en string, to func(*T) *string) field[T] {
	f := textField(name, zh, en, to)
	f.cells = textCells(to, (*rowDecoder).officeName)
	return f
}

// valueField is a key whose values can be compared.
func valueField[T any, V comparable](key schema.Key, to func(*T) *V, read func(x reading, e *toml.Entry, to *T)) field[T] {
	return field[T]{Key: key, read: read,
		same: func(a, b *T) bool { return *to(a) == *to(b) },
		take: func(a, b *T) { *to(a) = *to(b) }}
}

// idField is the id or code of a record.
func idField[T any](name, zh, en string, to func(*T) *string, at func(*T) *source.Span, check func(x reading, id string, at source.Span)) field[T] {
	f := keyField(schema.Key{Name: name, Help: zh, English: en, Required: true}, func(x reading, e *toml.Entry, v *T) {
		*to(v), *at(v) = x.id(e), x.valueSpan(&e.Value)
		check(x, *to(v), *at(v))
	})
	f.cells = textCells(to, (*rowDecoder).officeCode)
	return f
}

func textsField[T any](name, zh, en string, to func(*T) *[]string) field[T] {
	return keyField(schema.Key{Name: name, Type: schema.Texts, Help: zh, English: en}, func(x reading, e *toml.Entry, v *T) { *to(v) = x.sentences(e) })
}

func boolField[T any](name, zh, en string, to func(*T) *bool) field[T] {
	f := valueField(schema.Key{Name: name, Type: schema.Bool, Help: zh, English: en}, to, func(x reading, e *toml.Entry, v *T) { *to(v) = x.boolean(e) })
	f.cells = func(x *rowDecoder, _ *column) cellReader[T] {
		return func(c *table.Cell, s string, v *T) { *to(v) = x.boolean(c, s) }
	}
	return f
}

// intField is a whole number from lo to hi; one that is not leaves the value as it was.
func intField[T any](name, zh, en string, lo, hi int64, to func(*T) *int) field[T] {
	f := valueField(schema.Key{Name: name, Type: schema.Integer, Min: lo, Max: hi, Help: zh, English: en}, to, func(x reading, e *toml.Entry, v *T) {
		if n, ok := x.integer(e, lo, hi); ok {
			*to(v) = n
		}
	})
	f.cells = func(x *rowDecoder, col *column) cellReader[T] {
		return func(c *table.Cell, s string, v *T) {
			if n, ok := x.integer(col, c, s, lo, hi); ok {
				*to(v) = n
			}
		}
	}
	return f
}

func yearField[T any](name, zh, en string, to func(*T) *int) field[T] {
	return intField(name, zh, en, minYear, maxYear, to)
}

func dateField[T any](name, zh, en string, to func(*T) *report.Date) field[T] {
	return keyField(schema.Key{Name: name, Type: schema.Date, Help: zh, English: en}, func(x reading, e *toml.Entry, v *T) { *to(v) = x.date(e) })
}

// wordField is one of some words; values are what they mean, in their order.
func wordField[T, V any](name, zh, en string, words []string, values []V, to func(*T) *V) field[T] {
	return keyField(schema.Key{Name: name, Words: words, Help: zh, English: en}, func(x reading, e *toml.Entry, v *T) {
		if i, ok := x.oneOf(e, words...); ok {
			*to(v) = values[i]
		}
	})
}

// refField names a record by its id.
func refField[T, R any](name, zh, en string, in func(*loader) *registry[R], to func(*T) **R) field[T] {
	f := valueField(schema.Key{Name: name, Help: zh, English: en}, to, func(x reading, e *toml.Entry, v *T) {
		*to(v) = in(x.loader).find(x.decoder, e, &e.Value)
	})
	f.cells = refCells(in, to, byName)
	return f
}

// refsField names records by a list of their ids.
func refsField[T, R any](name, zh, en string, in func(*loader) *registry[R], to func(*T) *[]*R) field[T] {
	return field[T]{Key: schema.Key{Name: name, Type: schema.Texts, Help: zh, English: en},
		read: func(x reading, e *toml.Entry, v *T) { *to(v) = references(in(x.loader), x.decoder, e) },
		same: func(a, b *T) bool { return slices.Equal(*to(a), *to(b)) },
		take: func(a, b *T) { *to(a) = *to(b) }, cells: refsCells(in, to)}
}

// tableField holds one record of another type.
func tableField[T, R any](name, zh, en string, of *record[R], to func(*T) *R) field[T] {
	return keyField(schema.Key{Name: name, Type: schema.Table, Of: of.schema, Help: zh, English: en}, func(x reading, e *toml.Entry, v *T) {
		if t := x.table(e); t != nil {
			of.read(x, t, to(v))
		}
	})
}

// tablesField holds a list of records of another type. made gives each its defaults and its
// place.
func tablesField[T, R any](name, zh, en string, of *record[R], made func(source.Span) R, to func(*T) *[]R) field[T] {
	return keyField(schema.Key{Name: name, Type: schema.Tables, Of: of.schema, Help: zh, English: en}, func(x reading, e *toml.Entry, v *T) {
		for _, t := range x.tables(e) {
			one := made(x.span(t.Start, t.End))
			of.read(x, t, &one)
			*to(v) = append(*to(v), one)
		}
	})
}

// keyField is a key that is read in a way of its own.
func keyField[T any](key schema.Key, read func(x reading, e *toml.Entry, to *T)) field[T] {
	return field[T]{Key: key, read: read}
}

// topLevel is the top level of a file of records, of which tables are the keys.
func topLevel(file, path, help string, of ...*schema.Record) *schema.Record {
	top := &schema.Record{File: file, Path: path, Help: help}
	for _, r := range of {
		top.Keys = append(top.Keys, schema.Key{Name: r.Name, Type: schema.Tables, Of: r, Help: r.Help})
	}
	return top
}

// tablesOf gives the tables of a file that has nothing else, and reports what else it has.
func (d *decoder) tablesOf(root *toml.Table, name string) []*toml.Table {
	var list []*toml.Table
	for i := range root.Entries {
		if e := &root.Entries[i]; e.Key == name {
			list = append(list, d.tables(e)...)
		} else {
			d.unknown(e, name)
		}
	}
	return list
}

// eachTable reads the tables of a name in all files of a role. Where such a file could not be
// read whole, lossy becomes true: what is missing may be in it.
func (l *loader) eachTable(role input.Role, name string, lossy *bool, read func(*decoder, *toml.Table)) {
	for _, d := range l.docs[role] {
		*lossy = *lossy || d.lost
		for _, t := range d.tablesOf(d.root, name) {
			read(&d.decoder, t)
		}
		l.collect(&d.decoder)
	}
}

func (l *loader) with(d *decoder) reading { return reading{loader: l, decoder: d} }

func wrongWord(x reading, e *toml.Entry, zh, en string, hint problem.Text) {
	x.wrong(&e.Value, "`"+e.Key+"` "+zh, "`"+e.Key+"` "+en, hint)
}
