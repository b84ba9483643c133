package theme

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"casebook/generator/atomicfile"
)

// cache keeps bundles between runs, a file each in one folder. It is only ever a saving:
// what cannot be read or written is made again and nobody is told.
type cache struct {
	dir  string // "" for none
	keep int    // at most so many bundles: the ones used last
}

// userCache is the part of the user's cache folder that has bundles; 64 are those of eight
// themes, or an afternoon's edits of one style sheet.
func userCache(dir string) cache {
	if dir == "" {
		return cache{}
	}
	return cache{filepath.Join(dir, "bundle"), 64}
}

// modulesCache lies in the node_modules of a source checkout, so that the charts are bundled
// once an installation and not once an empty user's cache. npm leaves names with a dot alone.
func modulesCache(dir string) cache {
	return cache{filepath.Join(dir, "node_modules", ".casebook"), 4}
}

// get returns the bundle of a key. The first line of its file is the hash of the key and
// the rest, so that a file cut short by a full disk counts as none, and another's as well.
func (c cache) get(key string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	name := filepath.Join(c.dir, key)
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

// put keeps a bundle.
func (c cache) put(key string, data []byte) {
	if c.dir == "" || os.MkdirAll(c.dir, 0o755) != nil {
		return
	}
	// Others build from the same checkout. What cannot be kept is bundled anew.
	atomicfile.WriteBytes(filepath.Join(c.dir, key), 0o644, []byte(seal(key, data)+"\n"), data)
	c.clear()
}

// clear removes the bundles not used for longest, and what a killed process has left. Any
// other file is not the cache's.
func (c cache) clear() {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	var bundles []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch sum, err := hex.DecodeString(e.Name()); {
		case err == nil && len(sum) == sha256.Size:
			bundles = append(bundles, info)
		case atomicfile.IsAbandoned(info, time.Now()):
			os.Remove(filepath.Join(c.dir, e.Name()))
		}
	}
	slices.SortFunc(bundles, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, info := range bundles[min(c.keep, len(bundles)):] {
		os.Remove(filepath.Join(c.dir, info.Name()))
	}
}

func seal(key string, data []byte) string {
	h := sha256.New()
	h.Write([]byte(key + "\n"))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
