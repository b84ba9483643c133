package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"casebook/generator/publish"
)

// Beside follows the link once. Windows cannot rename a link into the place of another, so that
// links are followed there as ever and nothing is made beside.
func (h *Host) Beside(context.Context) (publish.Host, error) {
	if runtime.GOOS == "windows" {
		return nil, nil
	}
	dir, err := h.leads()
	if err != nil || dir == "" {
		return nil, err
	}
	if h.aside != nil && h.dir == dir {
		return h.aside, nil
	}
	seen, err := Open(dir, h.toLook)
	if err != nil {
		return nil, err
	}
	aside, err := Open(filepath.Join(filepath.Dir(dir), publish.BesideName(filepath.Base(dir))), h.toLook)
	if err != nil {
		return nil, errors.Join(err, seen.Close())
	}
	closed := h.Close()
	h.dir, h.root, h.aside = seen.dir, seen.root, aside
	return aside, closed
}

// leads is the folder that the web root leads to; "" where it is no link.
func (h *Host) leads() (string, error) {
	info, err := os.Lstat(h.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	to, err := os.Readlink(h.path)
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(h.path), to)
	}
	return filepath.Clean(to), nil
}

func (h *Host) Leads(context.Context) (bool, error) {
	dir, err := h.leads()
	return dir == h.dir, err
}

// Switch keeps a link relative that was, so that the folders can be moved together.
func (h *Host) Switch(context.Context) (string, error) {
	to, err := os.Readlink(h.path)
	if err != nil {
		return "", err
	}
	name := filepath.Base(h.aside.dir)
	next := h.path + ".new"
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := os.Symlink(filepath.Join(filepath.Dir(filepath.Clean(to)), name), next); err != nil {
		return "", err
	}
	if err := os.Rename(next, h.path); err != nil {
		return "", fmt.Errorf("switch the link: %w", err)
	}
	return name, nil
}
