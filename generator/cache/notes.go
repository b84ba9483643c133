package cache

import (
	"encoding/binary"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// Key is what a value is found by: a SHA-256 of all that it depends on.
type Key = [32]byte

// Notes are small values that were worked out of what their keys stand for, many in one file: what
// was found in each text of a site, say. As a key holds all that its value depends on,
// a value that is found is right; one whose key nobody asked for is dropped when the notes are kept. Nil notes know nothing and keep nothing. They are safe for concurrent use.
type Notes struct {
	folder *Folder
	file   string
	read   sync.Once
	had    map[Key]*note

	mu    sync.Mutex
	fresh map[Key][]string // values in parts
}

type note struct {
	value string
	used  atomic.Bool
}

// Notes returns the notes of a folder's file, whose name is the hex of a SHA-256.
func (f *Folder) Notes(file string) *Notes {
	if f == nil {
		return nil
	}
	return &Notes{folder: f, file: file, fresh: map[Key][]string{}}
}

// Read reads the kept notes, which the first Get does otherwise.
func (n *Notes) Read() {
	if n != nil {
		n.read.Do(n.readFile)
	}
}

// Get returns the value of a key.
func (n *Notes) Get(key Key) (string, bool) {
	if n == nil {
		return "", false
	}
	n.read.Do(n.readFile)
	x := n.had[key]
	if x == nil {
		return "", false
	}
	x.used.Store(true)
	return x.value, true
}

// Put notes the value of a key, which is its parts joined.
func (n *Notes) Put(key Key, value ...string) {
	if n == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.fresh[key] = value
}

// Replace writes one value, which is its parts joined, in place of all that the notes had. It is at once
// for notes of one large value, whose memory is to be used again.
func (n *Notes) Replace(key Key, value ...[]byte) {
	if n == nil {
		return
	}
	size := 0
	for _, part := range value {
		size += len(part)
	}
	if size < maxFile/2 {
		head := binary.AppendUvarint(slices.Clone(key[:]), uint64(size))
		n.folder.Put(n.file, append([][]byte{head}, value...)...)
	}
}

// Save writes what was asked for and what was put, if anything was. The notes are of no further use.
func (n *Notes) Save() {
	if n == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	defer func() { n.fresh, n.had = map[Key][]string{}, nil }() // megabytes that pages are made in
	if len(n.fresh) == 0 {
		n.read.Do(func() {}) // nobody begins to read them now, and who does has ended
		return
	}
	n.read.Do(n.readFile)
	size := 0
	for key, x := range n.had {
		if _, replaced := n.fresh[key]; x.used.Load() && !replaced {
			n.fresh[key] = []string{x.value}
		}
	}
	for _, value := range n.fresh {
		size += len(Key{}) + binary.MaxVarintLen64 + length(value)
	}
	b := make([]byte, 0, size)
	for _, key := range slices.SortedFunc(maps.Keys(n.fresh), func(a, b Key) int { return slices.Compare(a[:], b[:]) }) {
		b = binary.AppendUvarint(append(b, key[:]...), uint64(length(n.fresh[key])))
		for _, part := range n.fresh[key] {
			b = append(b, part...)
		}
	}
	if len(b) < maxFile {
		n.folder.Put(n.file, b)
	}
}

// length is that of parts when they are joined.
func length(parts []string) (n int) {
	for _, part := range parts {
		n += len(part)
	}
	return n
}

func (n *Notes) readFile() {
	rest, _ := n.folder.getText(n.file)
	n.had = map[Key]*note{}
	for len(rest) > len(Key{}) {
		key := Key([]byte(rest[:len(Key{})]))
		size, width := uvarint(rest[len(key):])
		rest = rest[len(key)+width:]
		if width == 0 || size > uint64(len(rest)) {
			return
		}
		n.had[key], rest = &note{value: rest[:size]}, rest[size:]
	}
}
