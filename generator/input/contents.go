package input

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"unsafe"

	"casebook/generator/parallel"
)

// MaxFile is the size in bytes beyond which no file of a site is read, whatever it is: offsets
// are kept in 32 bits.
const MaxFile = 1<<31 - 1

// maxHeld bounds the texts that Contents holds, in bytes: ten thousand villages are some 10 MB, a
// country's would be more than they take as records.
const maxHeld = 64 << 20

// Contents notes the hash of each file that is read, so that what is remembered of a build is of
// the very bytes it was made from. The texts of files that had to be hashed before they are read
// are kept for that, so that no file is read twice. A nil Contents reads and notes nothing. It is
// safe for concurrent use.
type Contents struct {
	mu    sync.Mutex
	sums  map[string][32]byte
	texts map[string]string
	held  int64
}

// NewContents returns Contents without a file.
func NewContents() *Contents {
	return &Contents{sums: map[string][32]byte{}, texts: map[string]string{}}
}

// SizeError says that a file is larger than Limit bytes.
type SizeError struct{ Limit int64 }

func (e *SizeError) Error() string { return fmt.Sprintf("larger than %d bytes", e.Limit) }

// Read returns the text of a regular file below root of at most limit bytes.
func (c *Contents) Read(root *os.Root, name string, limit int64) (string, error) {
	if text, ok := c.take(name); ok {
		if int64(len(text)) > limit {
			return "", &SizeError{limit}
		}
		return text, nil
	}
	text, err := read(root, name, limit)
	if c != nil && err == nil {
		sum := sha256.Sum256(bytesOf(text))
		c.mu.Lock()
		c.sums[name] = sum
		c.mu.Unlock()
	}
	return text, err
}

// take returns a text that was kept, once.
func (c *Contents) take(name string) (string, bool) {
	if c == nil {
		return "", false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	text, ok := c.texts[name]
	if ok {
		delete(c.texts, name)
		c.held -= int64(len(text))
	}
	return text, ok
}

// Hash notes the hashes of those files of a tree that were not read yet, jobs at a time. Of a
// file that is larger than any that is read only the size counts, which Info tells.
func (c *Contents) Hash(ctx context.Context, dir string, files []File, jobs int) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return parallel.Each(ctx, jobs, len(files), func(i int) error {
		f := &files[i]
		c.mu.Lock()
		_, known := c.sums[f.Path]
		keep := f.Role != None && f.Role != Layout && c.held+f.Info.Size() <= maxHeld
		if keep && !known {
			c.held += f.Info.Size()
		}
		c.mu.Unlock()
		switch {
		case known || f.Info.Size() > MaxFile:
			return nil
		case keep:
			return c.hashAndHold(root, f)
		default:
			return c.hash(root, f)
		}
	})
}

func (c *Contents) hashAndHold(root *os.Root, f *File) error {
	text, err := read(root, f.Path, MaxFile)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(bytesOf(text))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sums[f.Path], c.texts[f.Path] = sum, text
	c.held += int64(len(text)) - f.Info.Size()
	return nil
}

func (c *Contents) hash(root *os.Root, f *File) error {
	sum, err := hashOf(root, f.Path)
	if err == nil {
		c.mu.Lock()
		c.sums[f.Path] = sum
		c.mu.Unlock()
	}
	return err
}

func hashOf(root *os.Root, name string) (sum [32]byte, err error) {
	r, err := root.Open(name)
	if err != nil {
		return sum, err
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

// Sum returns the hash of a file that was read or hashed.
func (c *Contents) Sum(name string) ([32]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	sum, ok := c.sums[name]
	return sum, ok
}

func read(root *os.Root, name string, limit int64) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", ErrNotFile
	}
	if info.Size() > limit {
		return "", &SizeError{limit}
	}
	b := make([]byte, 0, int(info.Size())+1) // with room to see that there is no more
	for err == nil && int64(len(b)) <= limit {
		if len(b) == cap(b) {
			b = slices.Grow(b, len(b))
		}
		var n int
		n, err = f.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
	}
	switch {
	case int64(len(b)) > limit:
		err = &SizeError{limit}
	case errors.Is(err, io.EOF):
		err = nil
	}
	return unsafe.String(unsafe.SliceData(b), len(b)), err
}

// bytesOf returns the bytes of a text, which are not to be changed.
func bytesOf(text string) []byte { return unsafe.Slice(unsafe.StringData(text), len(text)) }
