package load

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Changes says what has changed in a site's folder since it was last read. The zero Changes
// says that nobody knows.
type Changes struct {
	// Known tells that nothing else has changed than Paths, and nothing behind them where one
	// is a folder's.
	Known bool
	Paths map[string]bool // of files and folders, from the site's folder, with "/"
}

// has tells whether a file may have changed: it, or a folder that it lies in, is named.
func (c Changes) has(file string) bool {
	for ; file != "." && file != "/"; file = path.Dir(file) {
		if c.Paths[file] {
			return true
		}
	}
	return false
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

// follow brings the list of files up to date where only files changed, came or went whose
// role says all about them: narratives, facts, villages, and what is neither in content/. It returns
// false where the folders must be looked at anew; the list is then of no use.
func (w *walker) follow(root *os.Root, c Changes) bool {
	if len(w.problems) > 0 {
		return false
	}
	w.root = root
	for name := range c.Paths {
		top, _, _ := strings.Cut(name, "/")
		if top != "data" && top != "content" || hasLeftover(name) {
			continue
		}
		if !w.followOne(name) {
			return false
		}
	}
	return true
}

func (w *walker) followOne(name string) bool {
	role := roleOf(name)
	alone := isText(role) || isVillages(role)
	at, listed := slices.BinarySearchFunc(w.inputs, name, func(in input, name string) int { return strings.Compare(in.path, name) })
	info, err := w.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && listed && alone:
		w.inputs = slices.Delete(w.inputs, at, at+1)
	case errors.Is(err, fs.ErrNotExist):
		return !isOrHolds(name, w.inputs) && !isOrHolds(name, w.others)
	case err != nil || !info.Mode().IsRegular() || inData(name) && !alone:
		return false
	case role == roleNone:
		return !isMarkdown(name)
	case listed:
		w.inputs[at].info = info
	default:
		w.inputs = slices.Insert(w.inputs, at, input{name, role, info})
	}
	return true
}

// isOrHolds tells whether a name is a file's of the list, or a folder's above one.
func isOrHolds(name string, list []input) bool {
	return slices.ContainsFunc(list, func(in input) bool { return in.path == name || strings.HasPrefix(in.path, name+"/") })
}

func inData(name string) bool { return name == "data" || strings.HasPrefix(name, "data/") }

// hasLeftover tells whether a path leads to or through a name that is not looked at.
func hasLeftover(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if isLeftover(part) {
			return true
		}
	}
	return false
}
