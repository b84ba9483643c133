package toml

import (
	"slices"
	"sort"
	"strings"
)

// Kind is the type of a TOML value.
type Kind uint8

const (
	KindString Kind = iota
	KindInteger
	KindFloat
	KindBool
	KindDatetime
	KindArray // of values, or of tables: see value.tables
	KindTable
)

// Value is one TOML Value with the place it stands at, in bytes of the file.
type Value struct {
	Kind       Kind
	Header     bool // a table made by [header] or [[header]], or an array of such tables
	Start, End int32
	Text       string // a string decoded; any other scalar as written
	Table      *Table // of an array: its elements, without keys
}

// Elements are the values of an array, in entries that have no keys.
func (v *Value) Elements() []Entry { return v.Table.Entries }

// Entry is one key of a table with its value. keyStart and keyEnd bound the last part of
// the key as written, quotes included.
type Entry struct {
	Key              string
	KeyStart, KeyEnd int32
	Value            Value
}

// origin says how a table came to be, which decides what may still be added to it.
type origin uint8

const (
	byPath   origin = iota // implied by a longer header: may be defined once
	byHeader               // [header] or [[header]]
	byDotted               // implied by a dotted key
	inline                 // { … }: closed
)

// Table keeps its keys in the order of the file.
type Table struct {
	Entries    []Entry
	Start, End int32 // the header, or the inline table
	origin     origin
	Broken     bool // a syntax mistake stands in it: nothing is said of what it lacks
	index      map[string]int32
}

// Memory is the memory of trees. A file of villages has a hundred thousand keys, and its tree
// is done with before the next file is read, into the same memory.
type Memory struct {
	tables  slab[Table]
	entries slab[Entry]
}

// Reset gives the memory of all trees free, none of which is used any more.
func (m *Memory) Reset() {
	m.tables.reset()
	m.entries.reset()
}

func (m *Memory) table(t Table) *Table { return &append(m.tables.take(1), t)[0] }

// grow appends an empty entry to t and returns it; the pointer holds until the next.
func (m *Memory) grow(t *Table) *Entry {
	n := len(t.Entries)
	if n == cap(t.Entries) {
		t.Entries = append(m.entries.take(max(leastEntries, 2*n)), t.Entries...)
	}
	t.Entries = t.Entries[:n+1]
	return &t.Entries[n]
}

// slab hands out slices of long blocks. The first are short, for most trees are small.
type slab[T any] struct{ block []T }

// expect makes room for the entries of a text of so many lines, where there is none yet: most
// lines have a key each, and tables have some room to spare.
func (m *Memory) expect(lines int) {
	if m.entries.block == nil {
		m.entries.block = make([]Entry, 0, min(lines+lines/2+2*leastEntries, longestSlab))
	}
}

// leastEntries is for how many keys a table has room at first: most records have no more.
const leastEntries = 8

const (
	shortestSlab = 8
	longestSlab  = 1 << 18
)

// take returns an empty slice with room for n elements, all of them zero.
func (s *slab[T]) take(n int) []T {
	if cap(s.block)-len(s.block) < n {
		s.block = make([]T, 0, max(n, shortestSlab, min(2*cap(s.block), longestSlab)))
	}
	at := len(s.block)
	s.block = s.block[:at+n]
	return s.block[at : at : at+n]
}

// reset keeps the last block, which is the longest that trees of this size want, and lets go
// of the text that they are of.
func (s *slab[T]) reset() {
	clear(s.block)
	s.block = s.block[:0]
}

// indexFrom is the number of keys from which a table is no longer searched one by one: those
// in rising order, as the years of a series are, by halves, others by an index.
const indexFrom = 12

func (t *Table) Get(key string) *Entry {
	n := len(t.Entries)
	switch {
	case n < indexFrom:
		for i := range t.Entries {
			if t.Entries[i].Key == key {
				return &t.Entries[i]
			}
		}
	case t.index != nil:
		if i, ok := t.index[key]; ok {
			return &t.Entries[i]
		}
	case key <= t.Entries[n-1].Key:
		if i := sort.Search(n, func(i int) bool { return t.Entries[i].Key >= key }); t.Entries[i].Key == key {
			return &t.Entries[i]
		}
	}
	return nil
}

// add appends a key that is not there yet and returns its entry, as grow does.
func (m *Memory) add(t *Table, key keyPart, v *Value) *Entry {
	e := m.grow(t)
	e.Key, e.KeyStart, e.KeyEnd, e.Value = key.name, int32(key.start), int32(key.end), *v
	switch n := len(t.Entries); {
	case t.index != nil:
		t.index[e.Key] = int32(n - 1)
	case n > indexFrom && e.Key < t.Entries[n-2].Key, n == indexFrom && !t.rises():
		t.makeIndex()
	}
	return e
}

func (t *Table) makeIndex() {
	t.index = make(map[string]int32, 2*len(t.Entries))
	for i := range t.Entries {
		t.index[t.Entries[i].Key] = int32(i)
	}
}

// rises tells whether the keys stand in rising order.
func (t *Table) rises() bool {
	return slices.IsSortedFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
}

// dropLast takes the last key out of t again.
func (t *Table) dropLast() {
	last := len(t.Entries) - 1
	delete(t.index, t.Entries[last].Key)
	t.Entries[last] = Entry{}
	t.Entries = t.Entries[:last]
}
