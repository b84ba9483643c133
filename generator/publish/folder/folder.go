// Package folder publishes to a folder: of a web server on this computer, of a share, or on a USB
// stick.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"casebook/generator/lock"
	"casebook/generator/publish"
)

// A folder can be locked, keeps what was put in the system's memory for a while, and may be what a
// link leads to.
var (
	_ publish.Locker    = (*Host)(nil)
	_ publish.Flusher   = (*Host)(nil)
	_ publish.Versioned = (*Host)(nil)
)

// Host is a folder. Links in it that lead out of it are not followed.
type Host struct {
	dir  string
	root *os.Root // nil of a folder that is not there, which is only looked at

	path   string // as it was opened: dir, or a link to it
	toLook bool
	aside  *Host // nil: dir is no link's
}

// Open opens a folder. It is made where only itself is missing: a missing parent is a stick that
// is not plugged in, or a slip. To look alone none is made.
func Open(dir string, toLook bool) (*Host, error) {
	if toLook {
		if _, err := os.Stat(filepath.Dir(dir)); err != nil {
			return nil, fmt.Errorf("open the target: %w", err)
		}
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return &Host{dir: dir, path: dir, toLook: toLook}, nil
		}
	} else if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("open the target: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the target: %w", err)
	}
	return &Host{dir: dir, root: root, path: dir, toLook: toLook}, nil
}

func (h *Host) Traits() publish.Traits { return publish.Traits{Jobs: 4, Near: true} }

func (h *Host) Close() error {
	var err error
	if h.aside != nil {
		err = h.aside.Close()
	}
	if h.root != nil {
		err = errors.Join(err, h.root.Close())
	}
	return err
}

func (h *Host) Get(_ context.Context, name string) (io.ReadCloser, error) {
	if h.root == nil {
		return nil, fs.ErrNotExist
	}
	f, err := h.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no ordinary file", name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (h *Host) Put(_ context.Context, name string, r io.Reader, _ int64) error {
	file := filepath.FromSlash(name)
	if err := h.root.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := h.root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

func (h *Host) Rename(_ context.Context, from, to string) error {
	if err := h.root.MkdirAll(filepath.Dir(filepath.FromSlash(to)), 0o755); err != nil {
		return err
	}
	return h.root.Rename(filepath.FromSlash(from), filepath.FromSlash(to))
}

func (h *Host) Remove(_ context.Context, name string) error {
	if err := h.root.Remove(filepath.FromSlash(name)); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if h.root.Remove(filepath.FromSlash(dir)) != nil {
			break // something else lies in it
		}
	}
	return nil
}

func (h *Host) List(_ context.Context, folder string) ([]string, error) {
	if h.root == nil {
		return nil, nil
	}
	f, err := h.root.Open(filepath.FromSlash(path.Join(".", folder)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.IsDir() {
		return nil, err
	}
	return f.Readdirnames(-1)
}

func (h *Host) Claim(_ context.Context, name string) error {
	if err := h.root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o755); err != nil {
		return err
	}
	return h.root.Mkdir(filepath.FromSlash(name), 0o755)
}

func (h *Host) Release(_ context.Context, name string) error {
	return h.root.Remove(filepath.FromSlash(name))
}

// Lock is the system's own lock on the folder, which leaves no file and ends with its holder.
func (h *Host) Lock(ctx context.Context, waiting func()) (func(), error) {
	return lock.Folder(ctx, h.dir, waiting)
}
