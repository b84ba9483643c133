// Package schema says what the input contract says of each type of record: which keys it has,
// what they hold, and how an editor is told of them. Package load reads by it, the handbook's
// tables and the JSON Schemas for editors' tools are written from it.
package schema

import "iter"

// Type is what a key holds.
type Type uint8

// The types of values.
const (
	Text    Type = iota
	Integer      // from Min to Max
	Number
	Bool
	Date     // a TOML date, a year, or a text such as 2016-12
	Texts    // a list of texts
	Numbers  // a table of numbers by free keys: years, names of parts
	Table    // a table of the keys of Of
	Tables   // an array of tables of the keys of Of
	NamedBy  // a table of tables of the keys of Of, by free names
	FreeForm // several forms, or free keys: what Help says
)

// Key is one key of a record.
type Key struct {
	Name     string
	Type     Type
	Required bool
	Words    []string // all that a text may be, also of a FreeForm; nil: any
	Pattern  string   // a regular expression (ECMA 262) that a text matches; "" for any
	Each     []string // all that the values of a FreeForm's free keys may be; nil: any
	Lists    []string // keys of a FreeForm with Each that hold lists of texts instead
	Min, Max int64    // of an Integer
	Column   bool     // tables have a column of the name
	Of       *Record
	Help     string   // the handbook's line, in Chinese, with code in backquotes
	English  string   // the same in English
	Called   []string // Chinese words that editors write for it
}

// Record is one type of record.
type Record struct {
	Name string // the table's name: "village"; "" for the top of a file
	File string // the JSON Schema's file, without extension; "" for a part of another record
	Path string // where such records stand
	Help string // what a record is, in Chinese
	Keys []Key
}

// Key returns the key of a name, nil for none.
func (r *Record) Key(name string) *Key {
	for i := range r.Keys {
		if r.Keys[i].Name == name {
			return &r.Keys[i]
		}
	}
	return nil
}

// All iterates over the keys of a record and of its parts, each record's once.
func (r *Record) All() iter.Seq[*Key] {
	return func(yield func(*Key) bool) { r.all(yield, map[*Record]bool{}) }
}

func (r *Record) all(yield func(*Key) bool, seen map[*Record]bool) bool {
	if seen[r] {
		return true
	}
	seen[r] = true
	for i := range r.Keys {
		k := &r.Keys[i]
		if !yield(k) || k.Of != nil && !k.Of.all(yield, seen) {
			return false
		}
	}
	return true
}
