// Package edition opens editions of a site wherever they are: the output folder, a zip, what was
// published and kept, a bare manifest, or what a build would write.
package edition

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/manifest"
)

// Edition is a site as it was built: its manifest, and its files where they are at hand.
type Edition struct {
	Manifest []byte
	Entries  []manifest.Entry // in the order of their paths
	open     func(*manifest.Entry) (io.ReadCloser, error)
}

// ErrNoFiles is the error for the files of a bare manifest.
var ErrNoFiles = errors.New("only the manifest is at hand")

// ErrNoSite is the error for a folder or zip that holds no built site.
var ErrNoSite = errors.New("no built site here")

// maxManifest bounds a manifest in bytes.
const maxManifest = 1 << 30

// New makes an edition of entries in the order of their paths.
func New(entries []manifest.Entry, file func(path string) ([]byte, error)) *Edition {
	return &Edition{Manifest: manifest.Text(entries), Entries: entries, open: func(x *manifest.Entry) (io.ReadCloser, error) {
		data, err := file(x.Path)
		return io.NopCloser(bytes.NewReader(data)), err
	}}
}

func parse(text []byte) (*Edition, error) {
	list, err := manifest.Read(text)
	if err != nil {
		return nil, err
	}
	return &Edition{Manifest: text, Entries: list}, nil
}

// Open opens what lies at name: a folder, a zip, or a manifest.
func Open(name string) (*Edition, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %w", err)
	}
	if info.IsDir() {
		return openFolder(name)
	}
	if !info.Mode().IsRegular() { // a pipe may never end
		return nil, fmt.Errorf("open an edition: %s: %w", name, ErrNoSite)
	}
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		return openZip(name)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %w", err)
	}
	e, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %s: %w", name, err)
	}
	e.open = func(*manifest.Entry) (io.ReadCloser, error) { return nil, ErrNoFiles }
	return e, nil
}

func openFolder(dir string) (*Edition, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifest.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoSite)
	}
	if err != nil {
		return nil, fmt.Errorf("open an edition: %w", err)
	}
	e, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %s: %w", dir, err)
	}
	e.open = func(x *manifest.Entry) (io.ReadCloser, error) { return os.OpenInRoot(dir, filepath.FromSlash(x.Path)) }
	return e, nil
}

// openZip opens a zip that pack made. It is read as files are asked for.
func openZip(name string) (*Edition, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %s: %w", name, err)
	}
	byName := map[string]*zip.File{}
	for _, f := range z.File {
		byName[f.Name] = f
	}
	read := func(name string) (io.ReadCloser, error) {
		f := byName[name]
		if f == nil {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		return f.Open()
	}
	r, err := read(manifest.Name)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, ErrNoSite), z.Close())
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxManifest))
	if err != nil {
		return nil, fmt.Errorf("open an edition: %s: %w", name, err)
	}
	e, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("open an edition: %s: %w", name, err)
	}
	e.open = func(x *manifest.Entry) (io.ReadCloser, error) { return read(x.Path) }
	return e, nil
}

// Code is the code of the edition.
func (e *Edition) Code() string { return manifest.Code(e.Entries) }

// Find returns the entry of a path.
func (e *Edition) Find(path string) (*manifest.Entry, bool) {
	i, ok := slices.BinarySearchFunc(e.Entries, path, func(x manifest.Entry, p string) int { return strings.Compare(x.Path, p) })
	if !ok {
		return nil, false
	}
	return &e.Entries[i], true
}

// Reader opens a file of the edition.
func (e *Edition) Reader(path string) (io.ReadCloser, error) {
	x, ok := e.Find(path)
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return e.open(x)
}

// Read reads a file of the edition.
func (e *Edition) Read(path string) ([]byte, error) {
	r, err := e.Reader(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	x, _ := e.Find(path)
	return io.ReadAll(io.LimitReader(r, x.Bytes+1))
}

// Differs tells whether two editions have different files, those that tell of editions left out:
// these change by publishing.
func Differs(a, b *Edition) []string {
	var list []string
	note := func(path string) {
		if !manifest.IsOfEditions(path) {
			list = append(list, path)
		}
	}
	i, j := 0, 0
	for i < len(a.Entries) || j < len(b.Entries) {
		switch {
		case j == len(b.Entries) || i < len(a.Entries) && a.Entries[i].Path < b.Entries[j].Path:
			note(a.Entries[i].Path)
			i++
		case i == len(a.Entries) || b.Entries[j].Path < a.Entries[i].Path:
			note(b.Entries[j].Path)
			j++
		default:
			if a.Entries[i].Sum != b.Entries[j].Sum {
				note(a.Entries[i].Path)
			}
			i, j = i+1, j+1
		}
	}
	return list
}
