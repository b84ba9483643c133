// Package atomicfile writes files whole or not at all: beside their place first, then renamed
// into it, so that nobody ever reads half a file and a killed program leaves the former one.
package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// prefix is how the name of a file begins that is still being written. The dot keeps it out of
// a site's input and of a reader's sight.
const prefix = ".casebook-new-"

// abandonedAfter is longer than any write takes: an unfinished file as old as that was left by a
// program that was killed.
const abandonedAfter = time.Hour

// Write makes the file name with the given permission from what fill writes, in place of one that
// was there. Its folder must exist. On an error, fill's among them, nothing has changed.
func Write(name string, perm fs.FileMode, fill func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), prefix+"*")
	if err != nil {
		return named(err, name)
	}
	err = errors.Join(fill(f), f.Chmod(perm), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return named(err, name)
}

// named puts the name of the file that was to be made in the place of the unfinished one's, which
// nobody has seen.
func named(err error, name string) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) && strings.HasPrefix(filepath.Base(path.Path), prefix) {
		path.Path = name
	}
	return err
}

// WriteBytes makes the file name of parts, one after the other. See [Write].
func WriteBytes(name string, perm fs.FileMode, parts ...[]byte) error {
	return Write(name, perm, func(w io.Writer) error {
		for _, p := range parts {
			if _, err := io.Copy(w, bytes.NewReader(p)); err != nil {
				return err
			}
		}
		return nil
	})
}

// WriteIn makes the file name below a root of parts, and follows no link out of it. See [Write].
func WriteIn(root *os.Root, name string, perm fs.FileMode, parts ...[]byte) error {
	return makeIn(root, name, perm, func(f *os.File) error {
		_, err := f.Write(bytes.Join(parts, nil))
		return err
	})
}

// WriteStringIn is WriteIn of a text that may be so long that no copy of it is to be made.
func WriteStringIn(root *os.Root, name string, perm fs.FileMode, text string) error {
	return makeIn(root, name, perm, func(f *os.File) error {
		_, err := f.WriteString(text)
		return err
	})
}

func makeIn(root *os.Root, name string, perm fs.FileMode, write func(*os.File) error) error {
	unfinished := filepath.Join(filepath.Dir(name), prefix+strconv.FormatUint(rand.Uint64(), 36))
	f, err := root.OpenFile(unfinished, os.O_CREATE|os.O_EXCL|os.O_WRONLY, perm)
	if err != nil {
		return named(err, name)
	}
	if err = errors.Join(write(f), f.Close()); err == nil {
		err = root.Rename(unfinished, name)
	}
	if err != nil {
		root.Remove(unfinished)
	}
	return named(err, name)
}

// ErrChanged is that a file is no longer what it was when it was read.
var ErrChanged = errors.New("the file has changed since it was read")

// Replace makes the file name of parts, in place of one that holds what was read of it; nil for a
// file that was not there. Where it holds anything else by now, somebody has written it meanwhile: it
// is left alone, and the error is ErrChanged. A symbolic link stays, and what it leads to is replaced;
// so does the permission. See [Write].
func Replace(name string, read []byte, parts ...[]byte) error {
	perm := fs.FileMode(0o644)
	switch now, err := os.ReadFile(name); {
	case errors.Is(err, fs.ErrNotExist) && read == nil:
		return WriteBytes(name, perm, parts...)
	case errors.Is(err, fs.ErrNotExist) || err == nil && (read == nil || !bytes.Equal(now, read)):
		return ErrChanged
	case err != nil:
		return err
	}
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	if info, err := os.Stat(name); err == nil {
		perm = info.Mode().Perm()
	}
	return WriteBytes(name, perm, parts...)
}

// isUnfinished tells from a file's name whether it is one that is still being written, or was when
// its program was killed.
func isUnfinished(name string) bool { return strings.HasPrefix(name, prefix) }

// IsAbandoned tells whether a file is the unfinished one of a program that was killed.
func IsAbandoned(info fs.FileInfo, now time.Time) bool {
	return isUnfinished(info.Name()) && now.Sub(info.ModTime()) > abandonedAfter
}
