package write

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"casebook/generator/parallel"
)

// former is the site that the output folder has, and whatever else lies there.
type former struct {
	dir      string // "" where there is no output folder
	tree     *tree  // the same; nil where there is none
	manifest []byte
	stamped  bool     // the manifest bears the stamp of the last run
	believed []bool   // of the memory's files those that are not looked at, see Memory.believed
	paths    []string // of the manifest, sorted
	lines    []part   // its entries in the order of the memory's files, where that was made with it; else nil
	folders  []rememberedFolder

	mu      sync.Mutex
	others  []string // files that the manifest does not name, sorted
	empty   []string // folders without files, sorted
	blocked []string // others that are neither file nor folder: links, pipes
}

// survey reads the former manifest and finds what is not in it.
func survey(ctx context.Context, out string, m *Memory, jobs int) (*former, error) {
	old := &former{}
	info, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return old, nil
	case err != nil:
		return nil, fmt.Errorf("write: %w", err)
	case !info.IsDir():
		return nil, &Occupied{Path: out}
	}
	old.dir = out
	if old.tree, err = openTree(out); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	if err := old.read(ctx, m, jobs); err != nil {
		old.close()
		return nil, err
	}
	return old, nil
}

func (old *former) read(ctx context.Context, m *Memory, jobs int) (err error) {
	old.manifest, err = readManifest(filepath.Join(old.dir, manifestName))
	if errors.Is(err, errNoManifest) {
		return old.occupied(manifestName)
	}
	if err != nil {
		return fmt.Errorf("write: read the former manifest: %w", err)
	}
	if r, ok := m.of(manifestName); ok { // looked at after it was read: the stamp is of these bytes
		now, err := old.tree.status(manifestName)
		old.stamped = err == nil && m.untouched(r, now)
	}
	known := old.known(m)
	parse := sync.OnceFunc(func() { old.parse(known, m) })
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error { parse(); return nil })
	both.Go(func() (err error) {
		old.folders, err = old.tree.look(together, jobs, known, func(dir string, list []fs.DirEntry) (bool, error) {
			parse()
			return old.visit(dir, list)
		})
		if known != nil {
			old.believed = m.believed(old.folders)
		}
		return err
	})
	if err := both.Wait(); err != nil {
		return err
	}
	slices.Sort(old.others)
	slices.Sort(old.empty)
	return nil
}

// parse reads which files the manifest names.
func (old *former) parse(known []rememberedFolder, m *Memory) {
	paths, lines, ok := manifestPaths(old.manifest)
	if !ok {
		return
	}
	old.paths = append(paths, manifestName)
	slices.Sort(old.paths)
	if known != nil && slices.EqualFunc(old.paths, m.files, func(p string, r remembered) bool { return p == r.path }) {
		at, _ := slices.BinarySearch(old.paths, manifestName)
		old.lines = slices.Insert(lines, at, part{})
	}
}

// known returns the folders that are remembered to hold nothing but what the manifest names, none
// where that is not the one that they are remembered with.
func (old *former) known(m *Memory) []rememberedFolder {
	if m == nil {
		return nil
	}
	r, ok := m.of(manifestName)
	if !ok || !old.stamped && r.sum != sha256.Sum256(old.manifest) {
		return nil
	}
	return m.folders
}

// maxManifest bounds a manifest in bytes; that of a country's site has 200 MB.
const maxManifest = 2 << 30

var errNoManifest = errors.New("not a manifest of this program")

// readManifest returns nothing where there is no manifest, and errNoManifest for what another
// program has put there: a pipe, which would never end, or the object of a web app. One of
// ours that is damaged is still ours.
func readManifest(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxManifest {
		return nil, errNoManifest
	}
	data, err := os.ReadFile(name)
	if err == nil && len(data) > 0 && data[0] != '[' {
		return nil, errNoManifest
	}
	return data, err
}

func (old *former) close() {
	if old.tree != nil {
		old.tree.close()
	}
}

// visit notes what in a folder is not ours.
func (old *former) visit(dir string, list []fs.DirEntry) (ours bool, err error) {
	if len(list) == 0 && dir != "" {
		old.note(&old.empty, dir)
		return false, nil
	}
	ours = true
	for _, d := range list {
		name := under(dir, d.Name())
		switch {
		case d.IsDir():
			ours = ours && hasFolder(old.paths, name)
		case !d.Type().IsRegular():
			old.note(&old.blocked, name)
			old.note(&old.others, name)
			ours = false
		case !contains(old.paths, name):
			old.note(&old.others, name)
			ours = false
		}
	}
	return ours, nil
}

// hasFolder tells whether one of the sorted paths lies in a folder.
func hasFolder(sorted []string, folder string) bool {
	i, _ := slices.BinarySearch(sorted, folder+"/")
	return i < len(sorted) && strings.HasPrefix(sorted[i], folder+"/")
}

func (old *former) note(list *[]string, name string) {
	old.mu.Lock()
	*list = append(*list, name)
	old.mu.Unlock()
}

func contains(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}

// Occupied is the error for a file that is not ours but stands where one of ours must be.
type Occupied struct{ Path string }

func (e *Occupied) Error() string {
	return fmt.Sprintf("%s was not made by this program and stands where a page must be", e.Path)
}

// same tells whether the former site has a file of this path with these bytes. A file that
// is not ours and differs is *Occupied: it is not ours to replace.
func (old *former) same(name string, data []byte, buf *[]byte) (bool, stamp, error) {
	if old.dir == "" {
		return false, stamp{}, nil
	}
	if b := old.blocker(name); b != "" {
		return false, stamp{}, old.occupied(b)
	}
	p := filepath.Join(old.dir, filepath.FromSlash(name))
	there, equal, m, err := sameBytes(p, data, buf)
	if err != nil {
		return false, m, err
	}
	others := contains(old.others, name)
	// What is there and is in no list has its name in other letters: the disk is one of Windows, or
	// a stick, where Index.html and index.html are one file.
	if there && !others && !contains(old.paths, name) || others && !equal {
		return false, m, old.occupied(name)
	}
	return equal, m, nil
}

// blocker returns what is neither file nor folder and stands at a path or above it, "" for
// nothing: a link must not be followed to be compared with.
func (old *former) blocker(name string) string {
	for _, b := range old.blocked {
		if name == b || strings.HasPrefix(name, b+"/") {
			return b
		}
	}
	return ""
}

func (old *former) occupied(name string) error {
	return &Occupied{filepath.Join(old.dir, filepath.FromSlash(name))}
}

// collide returns *Occupied where a file that is not ours stands where the new site has a
// folder, or in a folder where it has a file.
func (old *former) collide(entries []entry) error {
	for _, p := range old.foreign(entries) {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if has(entries, dir) {
				return old.occupied(p)
			}
		}
		below := p + "/"
		i, _ := find(entries, below)
		if i < len(entries) && strings.HasPrefix(entries[i].path, below) {
			return old.occupied(p)
		}
	}
	return nil
}

// sameBytes compares a file with data; one that is not there, or is a folder, differs.
func sameBytes(p string, data []byte, buf *[]byte) (there, equal bool, m stamp, err error) {
	f, err := os.Open(p)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || notFolder(err) {
			return false, false, stamp{}, nil
		}
		return false, false, stamp{}, fmt.Errorf("write: compare with the former site: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false, false, stamp{}, err
	}
	if info.Size() != int64(len(data)) {
		return true, false, stamp{}, nil
	}
	m = stampOf(info)
	*buf = slices.Grow((*buf)[:0], len(data))[:len(data)]
	if _, err := io.ReadFull(f, *buf); err != nil {
		return true, false, m, fmt.Errorf("write: compare with the former site: %w", err)
	}
	return true, bytes.Equal(*buf, data), m, nil
}

func (old *former) sameManifest(parts [][]byte) bool {
	rest := old.manifest
	for _, part := range parts {
		var same bool
		if rest, same = bytes.CutPrefix(rest, part); !same {
			return false
		}
	}
	return len(rest) == 0
}

// stale counts the files of the former manifest that the new site does not have; both are
// sorted.
func (old *former) stale(entries []entry) int {
	n, i := 0, 0
	for _, p := range old.paths {
		for i < len(entries) && entries[i].path < p {
			i++
		}
		if p != manifestName && (i == len(entries) || entries[i].path != p) {
			n++
		}
	}
	return n
}

func has(entries []entry, name string) bool {
	_, ok := find(entries, name)
	return ok
}

func find(entries []entry, name string) (int, bool) {
	return slices.BinarySearchFunc(entries, name, func(e entry, name string) int { return cmp.Compare(e.path, name) })
}

// foreign returns the files that are not ours and not adopted by the new site.
func (old *former) foreign(entries []entry) []string {
	var list []string
	for _, p := range old.others {
		if p != manifestName && !has(entries, p) {
			list = append(list, p)
		}
	}
	return list
}

// foreignNames returns what to tell of foreign files.
func (old *former) foreignNames(entries []entry) []string {
	return slices.DeleteFunc(old.foreign(entries), hidden)
}
