package input

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Changes says what has changed in a site's folder since it was last looked at. The zero Changes
// says that nobody knows.
type Changes struct {
	// Known tells that nothing else has changed than Paths, and nothing behind them where one
	// is a folder's.
	Known bool
	Paths map[string]bool // of files and folders, from the site's folder, with "/"
}

// Has tells whether a file may have changed: it, or a folder that it lies in, is named.
func (c Changes) Has(file string) bool {
	if !c.Known {
		return true
	}
	for {
		if c.Paths[file] {
			return true
		}
		above := strings.LastIndexByte(file, '/')
		if above <= 0 {
			return false
		}
		file = file[:above]
	}
}

// In tells whether anything in a folder of the site may have changed.
func (c Changes) In(folder string) bool {
	if !c.Known || c.Paths[folder] {
		return true
	}
	for name := range c.Paths {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// Look returns the tree of the site in dir as it is now, and what has changed since former was:
// the zero Changes where that cannot be known. former may be nil; it is of no use afterwards.
func Look(ctx context.Context, dir string, former *Tree, c Changes) (*Tree, Changes, error) {
	if former == nil || former.Linked { // nobody watches what a link leads to
		c = Changes{}
	}
	if c.Known && former.follow(dir, c) {
		return former, c, ctx.Err()
	}
	t, err := Walk(ctx, dir, nil)
	return t, c, err
}

// follow brings the tree up to date where only files changed, came or went. It returns false
// where the folders must be looked at anew; the tree is then of no use.
func (t *Tree) follow(dir string, c Changes) bool {
	if len(t.Errors) > 0 {
		return false
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	for name := range c.Paths {
		if IsInput(name) && !t.followOne(root, name) {
			return false
		}
	}
	return true
}

func (t *Tree) followOne(root *os.Root, name string) bool {
	at, listed := t.search(name)
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && listed:
		t.Files = slices.Delete(t.Files, at, at+1)
	case errors.Is(err, fs.ErrNotExist):
		return !t.holds(name)
	case err != nil || !info.Mode().IsRegular() || t.holds(name) || strings.Count(name, "/") > maxDepth:
		return false
	case listed:
		t.Files[at].Info = info
	default:
		t.Files = slices.Insert(t.Files, at, File{name, RoleOf(name), info})
	}
	return true
}
