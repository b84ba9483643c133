//go:build !linux && !darwin

package write

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
)

// tree is documented in tree.go: each system has its own.
type tree struct{ dir string }

func openTree(dir string) (*tree, error) {
	info, err := os.Lstat(dir)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: dir, Err: fs.ErrInvalid}
	}
	return &tree{dir}, err
}

func (t *tree) close() {}

func (t *tree) status(name string) (status, error) {
	info, err := os.Lstat(t.path(name))
	if err != nil {
		return status{}, err
	}
	return status{size: info.Size(), regular: info.Mode().IsRegular(), folder: info.IsDir(), perm: info.Mode().Perm()}, nil
}

func (t *tree) mkdir(name string) error { return os.Mkdir(t.path(name), 0o755) }

func (t *tree) write(name string, parts ...[]byte) (stamp, error) {
	f, err := os.OpenFile(t.path(name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return stamp{}, err
	}
	for _, data := range parts {
		if err == nil {
			_, err = f.Write(data)
		}
	}
	return stamp{}, cmp.Or(err, f.Close())
}

func (t *tree) link(name string, to *tree) error { return os.Link(t.path(name), to.path(name)) }

func (t *tree) remove(name string) error { return os.Remove(t.path(name)) }

func (t *tree) rmdir(name string) error { return os.Remove(t.path(name)) }

func (t *tree) path(name string) string { return filepath.Join(t.dir, filepath.FromSlash(name)) }

// stampOf: elsewhere a file's bytes are the only stamp of it that can be trusted.
func stampOf(fs.FileInfo) stamp { return stamp{} }
