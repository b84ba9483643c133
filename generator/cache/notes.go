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
	fresh map[Key][]byte
}

type note struct {
	value []byte
	used  atomic.Bool
}

// Notes returns the notes of a folder's file, whose name is the hex of a SHA-256.
func (f *Folder) Notes(file string) *Notes {
	if f == nil {
		return nil
	}
	return &Notes{folder: f, file: file, fresh: map[Key][]byte{}}
}

// Get returns the value of a key. It is not to be changed.
func (n *Notes) Get(key Key) ([]byte, bool) {
	if n == nil {
		return nil, false
	}
	n.read.Do(n.readFile)
	x := n.had[key]
	if x == nil {
		return nil, false
	}
	x.used.Store(true)
	return x.value, true
}

// Put notes the value of a key, which is not changed any more.
func (n *Notes) Put(key Key, value []byte) {
	if n == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.fresh[key] = value
}

// Keep writes what was asked for and what was put, if anything was.
func (n *Notes) Keep() {
	if n == nil || len(n.fresh) == 0 {
		return
	}
	n.read.Do(n.readFile)
	n.mu.Lock()
	defer n.mu.Unlock()
	size := 0
	for key, x := range n.had {
		if _, again := n.fresh[key]; x.used.Load() && !again {
			n.fresh[key] = x.value
		}
	}
	for _, value := range n.fresh {
		size += len(Key{}) + binary.MaxVarintLen64 + len(value)
	}
	b := make([]byte, 0, size)
	for _, key := range slices.SortedFunc(maps.Keys(n.fresh), func(a, b Key) int { return slices.Compare(a[:], b[:]) }) {
		b = binary.AppendUvarint(append(b, key[:]...), uint64(len(n.fresh[key])))
		b = append(b, n.fresh[key]...)
	}
	if len(b) < maxFile {
		n.folder.Put(n.file, b)
	}
}

func (n *Notes) readFile() {
	data, _ := n.folder.Get(n.file)
	n.had = map[Key]*note{}
	for len(data) > len(Key{}) {
		key := Key(data)
		size, width := binary.Uvarint(data[len(key):])
		rest := data[len(key)+max(width, 0):]
		if width <= 0 || size > uint64(len(rest)) {
			return
		}
		n.had[key], data = &note{value: rest[:size:size]}, rest[size:]
	}
}
