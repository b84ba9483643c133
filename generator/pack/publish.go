// Package pack hands on an output folder that exists: as one zip for a USB stick, or one
// page as one file. It never builds.
package pack

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casebook/generator/words"
)

// ErrNoSite is the error for a folder that holds no finished site.
var ErrNoSite = errors.New("no finished site here")

// stamp is the time of all files in a zip: the same site is the same zip on every day.
var stamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// Zip writes the site in dir as a zip: its files in the order of their paths, a start page,
// a note on how to open it, and the SHA-256 of every file. Hidden files stay at home.
// title names the site in start page and note, which are in the language of texts.
// What was written when ctx is done is no zip.
func Zip(ctx context.Context, w io.Writer, dir, title string, texts *words.Texts) (files int, err error) {
	g := newGuide(title, texts)
	names, err := list(dir, g.names()...)
	if err != nil {
		return 0, err
	}
	z := zip.NewWriter(w)
	var sums strings.Builder
	add := func(name string, r io.Reader) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: stamp})
		if err != nil {
			return err
		}
		h := sha256.New()
		if _, err := io.Copy(io.MultiWriter(f, h), r); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(h.Sum(nil)), name)
		return nil
	}
	if err := add(g.start, strings.NewReader(g.startPage())); err != nil {
		return 0, fmt.Errorf("pack: %w", err)
	}
	if err := add(g.note, strings.NewReader(g.noteText())); err != nil {
		return 0, fmt.Errorf("pack: %w", err)
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return 0, fmt.Errorf("pack: %w", err)
		}
		if err := addFile(dir, name, add); err != nil {
			return 0, fmt.Errorf("pack: %w", err)
		}
	}
	if err := add(g.sums, strings.NewReader(sums.String())); err != nil {
		return 0, fmt.Errorf("pack: %w", err)
	}
	if err := z.Close(); err != nil {
		return 0, fmt.Errorf("pack: %w", err)
	}
	return len(names), nil
}

func addFile(dir, name string, add func(string, io.Reader) error) error {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	defer f.Close()
	return add(name, f)
}

// list returns the files of a finished site, sorted; hidden ones, links and those of some names
// are left out.
func list(dir string, not ...string) ([]string, error) {
	for _, name := range [...]string{"index.html", "manifest.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return nil, fmt.Errorf("%s: %w", dir, ErrNoSite)
		}
	}
	var names []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		name, err := filepath.Rel(dir, p)
		if name = filepath.ToSlash(name); err == nil && !slices.Contains(not, name) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	slices.Sort(names)
	return names, nil
}

// Find returns the path of the page that a slug, a code, an id or a path names. More than
// one is *Ambiguous.
func Find(dir, slug string) (string, error) {
	names, err := list(dir)
	if err != nil {
		return "", err
	}
	var found []string
	for _, n := range names {
		short := strings.TrimSuffix(n, "/index.html")
		if n == slug || short == slug && n != short || n != short && path.Base(short) == slug {
			found = append(found, n)
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%s: %w", slug, ErrNoPage)
	case 1:
		return found[0], nil
	}
	return "", &Ambiguous{Slug: slug, Paths: found}
}

// ErrNoPage is the error for a slug that no page has.
var ErrNoPage = errors.New("no such page")

// Ambiguous is the error for a slug that several pages have.
type Ambiguous struct {
	Slug  string
	Paths []string
}

func (e *Ambiguous) Error() string {
	return fmt.Sprintf("%s may be any of %s", e.Slug, strings.Join(e.Paths, ", "))
}
