package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// cache keeps bundles between runs in the user's cache folder. It is only ever a saving:
// what cannot be read or written is made again and nobody is told.
type cache struct{ dir string }

// get returns the bundle of a key. The first line of its file is the hash of the rest, so
// that a file cut short by a full disk counts as none.
func (c cache) get(key string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	data, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	sum, data, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != hash(data) {
		return nil, false
	}
	return data, true
}

// put writes beside and renames, so that no reader meets half a file.
func (c cache) put(key string, data []byte) {
	if c.dir == "" || os.MkdirAll(filepath.Dir(c.path(key)), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(c.path(key)), "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(append([]byte(hash(data)+"\n"), data...))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil || os.Rename(f.Name(), c.path(key)) != nil {
		os.Remove(f.Name())
	}
}

func (c cache) path(key string) string { return filepath.Join(c.dir, "bundle", key) }

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
