// Package cache keeps what was made between runs, a file each, in a folder of the user's. It is
// only ever a saving: what cannot be read or written is made again and nobody is told.
package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
	"unsafe"

	"casebook/generator/atomicfile"
)

// Limits bound what a folder keeps: the files used last. A zero is no limit.
type Limits struct {
	Files int
	Bytes int64
}

// Folder is one folder of kept files; nil keeps nothing. It is safe for concurrent use, of several
// processes too.
type Folder struct {
	dir    string
	limits Limits
	puts   atomic.Int64
}

// New returns the folder of a name in dir; nil where dir is "".
func New(dir, name string, limits Limits) *Folder {
	if dir == "" {
		return nil
	}
	return &Folder{dir: filepath.Join(dir, name), limits: limits}
}

// maxFile bounds a kept file in bytes.
const maxFile = 256 << 20

// Get returns what is kept under a key, the hex of a SHA-256. The first line of its file is the
// check sum of the key and the rest, so that a file cut short by a full disk counts as none, and
// another's as well.
func (f *Folder) Get(key string) ([]byte, bool) {
	if f == nil {
		return nil, false
	}
	name := filepath.Join(f.dir, key)
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, false
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, false
	}
	sum, data, ok := bytes.Cut(text, []byte("\n"))
	if !ok || string(sum) != seal(key, data) {
		return nil, false
	}
	now := time.Now()
	os.Chtimes(name, now, now) // used: not the next to go
	return data, true
}

// getText is Get of what is kept as a text.
func (f *Folder) getText(key string) (string, bool) {
	if f == nil {
		return "", false
	}
	name := filepath.Join(f.dir, key)
	file, err := os.Open(name)
	if err != nil {
		return "", false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return "", false
	}
	b := make([]byte, info.Size())
	if _, err := io.ReadFull(file, b); err != nil || len(b) < sealLength {
		return "", false
	}
	if data := b[sealLength:]; string(b[:sealLength]) != seal(key, data)+"\n" {
		return "", false
	}
	now := time.Now()
	os.Chtimes(name, now, now) // used: not the next to go
	b = b[sealLength:]
	return unsafe.String(unsafe.SliceData(b), len(b)), true
}

// clearEvery is how many files are put between two looks at the whole folder.
const clearEvery = 64

// Put keeps data under a key, which is its parts joined.
func (f *Folder) Put(key string, data ...[]byte) {
	if f == nil || os.MkdirAll(f.dir, 0o755) != nil {
		return
	}
	// Others build from the same checkout. What cannot be kept is made anew.
	parts := append([][]byte{[]byte(seal(key, data...) + "\n")}, data...)
	atomicfile.WriteBytes(filepath.Join(f.dir, key), 0o644, parts...)
	if f.limits.Files > 0 || f.puts.Add(1)%clearEvery == 1 {
		f.clear()
	}
}

// clear removes the files not used for longest, and what a killed process has left. Any other
// file is not the cache's.
func (f *Folder) clear() {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return
	}
	var kept []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch sum, err := hex.DecodeString(e.Name()); {
		case err == nil && len(sum) == sha256.Size:
			kept = append(kept, info)
		case atomicfile.IsAbandoned(info, time.Now()):
			os.Remove(filepath.Join(f.dir, e.Name()))
		}
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	var size int64
	for i, info := range kept {
		size += info.Size()
		if f.limits.Files > 0 && i >= f.limits.Files || f.limits.Bytes > 0 && size > f.limits.Bytes {
			os.Remove(filepath.Join(f.dir, info.Name()))
		}
	}
}

// seal tells a file that was cut short or damaged from one that is whole. It guards against accidents:
// who may write into the cache could write any seal.
func seal(key string, data ...[]byte) string {
	table := crc32.MakeTable(crc32.Castagnoli) // which processors have
	sum, size := crc32.Update(0, table, []byte(key+"\n")), 0
	for _, part := range data {
		sum, size = crc32.Update(sum, table, part), size+len(part)
	}
	return fmt.Sprintf("%08x%016x", sum, size)
}

// sealLength is of a seal with its line end.
const sealLength = 8 + 16 + 1
