// Package input knows which files a site is made of and reads them: one walk with one set of
// rules about names, for the loader, for what a build remembers and for what a server watches.
package input

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"casebook/generator/samefile"
)

// Folders returns the folders of a site that all of its input lies in.
func Folders() []string { return []string{"content", "data", "layouts"} }

// Tree is the files of a site, as they were when it was looked at.
type Tree struct {
	Files  []File // in the order of their paths
	Errors []Error
	Linked bool // a link was followed: what it leads to may lie anywhere in the site
}

// File is a regular file of a site.
type File struct {
	Path string // from the site's folder, "/" separated
	Role Role
	Info fs.FileInfo
}

// Error is a name that could not be looked at.
type Error struct {
	Path string
	Err  error
}

// Names that are no regular file and no folder that is followed.
var (
	ErrNesting = errors.New("folders lead back or are nested too deeply")
	ErrNotFile = errors.New("not a regular file")
	ErrFolder  = errors.New("is a folder")
)

// maxDepth bounds how deep folders are followed.
const maxDepth = 16

// Walk lists the files in the folders of the site in dir; any of these may be absent. It stays
// inside dir: a link of data/ or content/ that leads out is an Error, links in the folders of
// layouts/ are not followed. enter is called with each folder, as a path in the site, before that is read; it may
// be nil. The error says that dir cannot be opened, or that ctx is done.
func Walk(ctx context.Context, dir string, enter func(folder string)) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	w := &walker{ctx: ctx, root: root, enter: enter}
	for _, top := range Folders() {
		info, err := root.Lstat(top)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		w.entry(top, info, err, nil)
	}
	slices.SortFunc(w.tree.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(w.tree.Errors, func(a, b Error) int { return strings.Compare(a.Path, b.Path) })
	return &w.tree, ctx.Err()
}

type walker struct {
	ctx   context.Context
	root  *os.Root
	enter func(string)
	tree  Tree
}

// entry looks at one name, of which info tells what it is in itself. Stat follows links, and fails
// for those that leave the site. above is the folders that it stands in.
func (w *walker) entry(name string, info fs.FileInfo, err error, above []fs.FileInfo) {
	link := err == nil && info.Mode()&fs.ModeSymlink != 0
	if link && RoleOf(name) == Layout && strings.Count(name, "/") > 1 {
		return
	}
	w.tree.Linked = w.tree.Linked || link
	if link {
		info, err = w.root.Stat(name)
	}
	role := RoleOf(name)
	switch {
	case err != nil:
		w.fail(name, err)
	case info.IsDir() && (role == Site || role == Indicators):
		w.fail(name, ErrFolder)
	case info.IsDir():
		w.dir(name, append(above, info))
	case info.Mode().IsRegular():
		w.tree.Files = append(w.tree.Files, File{name, role, info})
	case role != None && role != Layout:
		w.fail(name, ErrNotFile)
	}
}

// dir looks at the names in a folder, the last of path. A link back to a folder that it stands
// in is not followed.
func (w *walker) dir(name string, path []fs.FileInfo) {
	last := len(path) - 1
	circle := slices.ContainsFunc(path[:last], func(up fs.FileInfo) bool { return os.SameFile(up, path[last]) })
	if circle || last > maxDepth {
		w.fail(name, ErrNesting)
		return
	}
	if w.ctx.Err() != nil {
		return
	}
	if w.enter != nil {
		w.enter(name)
	}
	f, err := w.root.Open(name)
	if err != nil {
		w.fail(name, err)
		return
	}
	entries, err := f.ReadDir(-1)
	f.Close()
	if err != nil {
		w.fail(name, err)
	}
	for _, e := range entries {
		if !Ignored(e.Name()) {
			info, err := e.Info()
			w.entry(name+"/"+e.Name(), info, err, slices.Clip(path))
		}
	}
}

func (w *walker) fail(name string, err error) {
	w.tree.Errors = append(w.tree.Errors, Error{name, err})
}

func (t *Tree) search(path string) (int, bool) {
	return slices.BinarySearchFunc(t.Files, path, func(f File, path string) int { return strings.Compare(f.Path, path) })
}

// holds tells whether a file of the tree lies below a folder.
func (t *Tree) holds(folder string) bool {
	i, _ := t.search(folder + "/")
	return i < len(t.Files) && strings.HasPrefix(t.Files[i].Path, folder+"/")
}

// SameFile tells whether a file is the one that it was when it was looked at before, unchanged.
func SameFile(before, after File) bool {
	return before.Path == after.Path && samefile.Unchanged(before.Info, after.Info)
}
