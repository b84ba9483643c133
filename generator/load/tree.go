package load

import (
	"slices"
	"sort"
	"strings"
)

// kind is the type of a TOML value.
type kind uint8

const (
	kindString kind = iota
	kindInteger
	kindFloat
	kindBool
	kindDatetime
	kindArray // of values, or of tables: see value.tables
	kindTable
)

// value is one TOML value with the place it stands at, in bytes of the file.
type value struct {
	kind       kind
	header     bool // a table made by [header] or [[header]], or an array of such tables
	start, end int32
	text       string // a string decoded; any other scalar as written
	table      *table // of an array: its elements, without keys
}

// elements are the values of an array, in entries that have no keys.
func (v *value) elements() []entry { return v.table.entries }

// entry is one key of a table with its value. keyStart and keyEnd bound the last part of
// the key as written, quotes included.
type entry struct {
	key              string
	keyStart, keyEnd int32
	value            value
}

// origin says how a table came to be, which decides what may still be added to it.
type origin uint8

const (
	byPath   origin = iota // implied by a longer header: may be defined once
	byHeader               // [header] or [[header]]
	byDotted               // implied by a dotted key
	inline                 // { … }: closed
)

// table keeps its keys in the order of the file.
type table struct {
	entries    []entry
	start, end int32 // the header, or the inline table
	origin     origin
	broken     bool // a syntax mistake stands in it: nothing is said of what it lacks
	index      map[string]int32
}

// nodes is the memory of trees. A file of villages has a hundred thousand keys, and its tree
// is done with before the next file is read, into the same memory.
type nodes struct {
	tables  slab[table]
	entries slab[entry]
}

// reset gives the memory of all trees free, none of which is used any more.
func (m *nodes) reset() {
	m.tables.reset()
	m.entries.reset()
}

func (m *nodes) table(t table) *table { return &append(m.tables.take(1), t)[0] }

// grow appends an empty entry to t and returns it; the pointer holds until the next.
func (m *nodes) grow(t *table) *entry {
	n := len(t.entries)
	if n == cap(t.entries) {
		t.entries = append(m.entries.take(max(4, 2*n)), t.entries...)
	}
	t.entries = t.entries[:n+1]
	return &t.entries[n]
}

// slab hands out slices of long blocks. The first are short, for most trees are small.
type slab[T any] struct{ block []T }

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

func (t *table) get(key string) *entry {
	n := len(t.entries)
	switch {
	case n < indexFrom:
		for i := range t.entries {
			if t.entries[i].key == key {
				return &t.entries[i]
			}
		}
	case t.index != nil:
		if i, ok := t.index[key]; ok {
			return &t.entries[i]
		}
	case key <= t.entries[n-1].key:
		if i := sort.Search(n, func(i int) bool { return t.entries[i].key >= key }); t.entries[i].key == key {
			return &t.entries[i]
		}
	}
	return nil
}

// add appends a key that is not there yet and returns its entry, as grow does.
func (m *nodes) add(t *table, key keyPart, v *value) *entry {
	e := m.grow(t)
	e.key, e.keyStart, e.keyEnd, e.value = key.name, int32(key.start), int32(key.end), *v
	switch n := len(t.entries); {
	case t.index != nil:
		t.index[e.key] = int32(n - 1)
	case n > indexFrom && e.key < t.entries[n-2].key, n == indexFrom && !t.rises():
		t.index = make(map[string]int32, 2*n)
		for i := range t.entries {
			t.index[t.entries[i].key] = int32(i)
		}
	}
	return e
}

// rises tells whether the keys stand in rising order.
func (t *table) rises() bool {
	return slices.IsSortedFunc(t.entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
}

// dropLast takes the last key out of t again.
func (t *table) dropLast() {
	last := len(t.entries) - 1
	delete(t.index, t.entries[last].key)
	t.entries[last] = entry{}
	t.entries = t.entries[:last]
}
