package toml

import (
	"encoding/binary"
	"errors"
)

// AppendBinary appends a table with all that stands in it, as UnmarshalBinary reads it: first how many
// entries and tables that are, for which it makes room at once.
func (t *Table) AppendBinary(b []byte) ([]byte, error) {
	entries, tables := t.size()
	return t.append(appendNumbers(b, uint64(entries), uint64(tables))), nil
}

// size is how many entries and tables stand in a table.
func (t *Table) size() (entries, tables int) {
	entries = len(t.Entries)
	for i := range t.Entries {
		if below := t.Entries[i].Value.Table; below != nil {
			e, n := below.size()
			entries, tables = entries+e, tables+n+1
		}
	}
	return entries, tables
}

func (t *Table) append(b []byte) []byte {
	broken := uint64(0)
	if t.Broken {
		broken = 1
	}
	b = appendNumbers(b, uint64(uint32(t.Start)), uint64(uint32(t.End)), uint64(t.origin)<<1|broken, uint64(len(t.Entries)))
	for i := range t.Entries {
		e := &t.Entries[i]
		v := &e.Value
		flags := uint64(v.Kind) << 2
		if v.Header {
			flags |= 1
		}
		if v.Table != nil {
			flags |= 2
		}
		b = append(binary.AppendUvarint(b, uint64(len(e.Key))), e.Key...)
		b = append(binary.AppendUvarint(b, uint64(len(v.Text))), v.Text...)
		b = appendNumbers(b, uint64(uint32(e.KeyStart)), uint64(uint32(e.KeyEnd)), uint64(uint32(v.Start)), uint64(uint32(v.End)), flags)
		if v.Table != nil {
			b = v.Table.append(b)
		}
	}
	return b
}

func appendNumbers(b []byte, list ...uint64) []byte {
	for _, n := range list {
		b = binary.AppendUvarint(b, n)
	}
	return b
}

var errNoTable = errors.New("toml: not a table that AppendBinary wrote")

// UnmarshalBinary reads what AppendBinary wrote. The error says that something else did.
func (t *Table) UnmarshalBinary(b []byte) error {
	r := tableReader{text: string(b)}
	most := uint64(len(b) / leastEntry)
	entries, tables := min(r.number(), most), min(r.number(), most)
	r.memory.entries.block, r.memory.tables.block = make([]Entry, 0, entries), make([]Table, 0, tables)
	r.table(t, 0)
	if r.failed || len(r.text) > 0 {
		return errNoTable
	}
	return nil
}

// tableReader takes what was written off the front of text; past its end it gives zeroes.
type tableReader struct {
	text   string
	memory Memory
	failed bool
}

const (
	leastEntry = 7            // bytes that an entry takes: as many numbers
	deepest    = 4 * maxDepth // of what is read back; deeper tables are parsed again
)

func (r *tableReader) table(t *Table, depth int) {
	t.Start, t.End = r.offset(), r.offset()
	state, n := r.number(), r.number()
	if depth > deepest || n > uint64(len(r.text)/leastEntry) || state>>1 > uint64(inline) {
		r.failed = true
		return
	}
	t.Broken, t.origin = state&1 == 1, origin(state>>1)
	if n > 0 {
		t.Entries = r.memory.entries.take(int(n))[:n]
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		e.Key, e.Value.Text = r.string(), r.string()
		e.KeyStart, e.KeyEnd, e.Value.Start, e.Value.End = r.offset(), r.offset(), r.offset(), r.offset()
		flags := r.number()
		e.Value.Header, e.Value.Kind = flags&1 == 1, Kind(flags>>2)
		if flags&2 != 0 && !r.failed {
			e.Value.Table = r.memory.table(Table{})
			r.table(e.Value.Table, depth+1)
		}
	}
	if int(n) >= indexFrom && !t.rises() {
		t.makeIndex()
	}
}

func (r *tableReader) number() uint64 {
	var n uint64
	for i := 0; i < len(r.text) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(r.text[i]&0x7f) << (7 * i)
		if r.text[i] < 0x80 {
			r.text = r.text[i+1:]
			return n
		}
	}
	r.failed, r.text = true, ""
	return 0
}

func (r *tableReader) offset() int32 { return int32(uint32(r.number())) }

func (r *tableReader) string() string {
	n := r.number()
	if n > uint64(len(r.text)) {
		r.failed, r.text = true, ""
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}
