package write

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// errNoExchange says that the system cannot exchange two folders.
var errNoExchange = errors.New("no atomic exchange here")

// stage is the staging folder of one output folder.
type stage struct {
	sys     system
	out     string // absolute, links resolved
	attempt int    // which set of names the following are of, from 1
	staging string
	next    string // this and what follows only where the system knows no exchange
	former  string
	journal string // one for all attempts

	exchanged bool // at one stroke: the former site lies at staging
	replaced  bool // the files were put in place one by one

	once sync.Once
	tree *tree // the staging folder, once it is made
	made error // of making it
}

func newStage(out string, sys system) *stage {
	st := &stage{sys: sys, out: out}
	st.journal = st.beside("journal", 1)
	st.use(1)
	return st
}

// attempts is how many sets of names there are for the folders beside the output. What another
// program has open can be cleared away under none of its names: a page that did not change is one
// file in the former site, in the output and in the site in the making. As long as it is open the
// folder that it is left in stays, and a run takes the next set.
const attempts = 9

// use takes a set of names.
func (st *stage) use(attempt int) {
	st.attempt = attempt
	st.staging, st.next, st.former = st.beside("staging", attempt), st.beside("next", attempt), st.beside("former", attempt)
}

// useFree takes the first set of names of which nothing is there, false where there is none.
func (st *stage) useFree() (bool, error) {
	for n := 1; n <= attempts; n++ {
		st.use(n)
		taken := false
		for _, dir := range [...]string{st.staging, st.next, st.former} {
			there, err := exists(dir)
			if err != nil {
				return false, fmt.Errorf("write: %w", err)
			}
			taken = taken || there
		}
		if !taken {
			return true, nil
		}
	}
	return false, nil
}

// beside is the path of something beside the output folder.
func (st *stage) beside(what string, attempt int) string {
	dir, base := filepath.Split(st.out)
	name := "." + base + ".casebook-" + what
	if attempt > 1 {
		name += fmt.Sprintf("-%d", attempt)
	}
	return filepath.Join(dir, name)
}

// closeTree lets go of the staging folder.
func (st *stage) closeTree() {
	if st.tree != nil {
		st.tree.close()
	}
}

// clear removes what runs leave beside the output folder, whatever it holds: all that nobody has
// open, and what is left is *Held. A finished site that waits for its place is no remnant.
func (st *stage) clear(jobs int) error {
	st.closeTree()
	var left error
	for n := 1; n <= attempts; n++ {
		dirs := []string{st.beside("staging", n), st.beside("former", n)}
		next := st.beside("next", n)
		finished, err := isFinished(next)
		if err != nil {
			return err
		}
		if !finished {
			dirs = append(dirs, next)
		}
		for _, dir := range dirs {
			switch err := st.sys.removeTree(dir, jobs); {
			case err == nil:
			case st.sys.heldOpen(err):
				left = cmp.Or[error](left, &Held{Path: dir, Err: err})
			default:
				return fmt.Errorf("write: clear the folders beside the output: %w", err)
			}
		}
	}
	return left
}

// clearPatiently clears what a scanner may hold for a moment; what hindered the exchange is
// known to be held for longer.
func (st *stage) clearPatiently(ctx context.Context, jobs int) (left error) {
	if st.replaced {
		return st.clear(jobs)
	}
	_ = patiently(ctx, st.sys, st.staging, func() error { left = st.clear(jobs); return left }) // its error is left's
	return left
}

// isFinished tells whether a folder holds a site that waits for its place: one that is taken apart
// loses its manifest first.
func isFinished(next string) (bool, error) {
	finished, err := exists(filepath.Join(next, manifestName))
	if err != nil {
		return false, fmt.Errorf("write: %w", err)
	}
	return finished, nil
}

// begin makes the staging folder at the first file that needs it.
func (st *stage) begin() error {
	st.once.Do(func() {
		mode := fs.FileMode(0o755)
		if info, err := os.Stat(st.out); err == nil {
			mode = info.Mode().Perm()
		}
		if st.made = os.Mkdir(st.staging, mode|0o700); st.made == nil {
			st.made = os.Chmod(st.staging, mode|0o700)
		}
		if st.made == nil {
			st.tree, st.made = openTree(st.staging)
		}
	})
	return st.made
}

// write writes one file to staging. dir is the folder that the caller made last.
func (st *stage) write(name string, dir *string, parts ...[]byte) (stamp, error) {
	if err := st.folder(path.Dir(name), dir); err != nil {
		return stamp{}, err
	}
	m, err := st.tree.write(name, parts...)
	if errors.Is(err, fs.ErrExist) {
		return m, fmt.Errorf("write: %s: %w", name, ErrTwice)
	}
	if err != nil {
		return m, fmt.Errorf("write: %w", err)
	}
	return m, nil
}

// folder makes a folder of staging. Most files have one of their own, so that making it
// without asking whether it is there is the cheapest.
func (st *stage) folder(name string, last *string) error {
	if name == *last {
		return nil
	}
	if err := st.begin(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if name != "." {
		err := st.tree.mkdir(name)
		if errors.Is(err, fs.ErrNotExist) {
			err = os.MkdirAll(filepath.Join(st.staging, filepath.FromSlash(name)), 0o755)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("write: %w", err)
		}
	}
	*last = name
	return nil
}

// complete adds the unchanged and the foreign files and the manifest.
func (st *stage) complete(ctx context.Context, entries []entry, old *former, manifest [][]byte, jobs int) error {
	if err := st.begin(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	var names []string
	for i := range entries {
		if entries[i].unchanged {
			names = append(names, entries[i].path)
		}
	}
	names = append(names, old.foreign(entries)...)
	if err := each(ctx, jobs, names, func(part []string) error { return st.linkAll(ctx, old.tree, part) }); err != nil {
		return err
	}
	return st.addRest(old, entries, manifest)
}

// addRest adds the folders that are not ours, their modes, and the manifest.
func (st *stage) addRest(old *former, entries []entry, manifest [][]byte) error {
	var dir string
	for _, name := range old.empty {
		if err := st.folder(name, &dir); err != nil {
			return err
		}
	}
	if err := st.restoreModes(append(old.foreign(entries), old.empty...)); err != nil {
		return err
	}
	_, err := st.write(manifestName, &dir, manifest...)
	return err
}

// restoreModes gives the folders of foreign files the modes that they had: what was closed to
// others stays closed.
func (st *stage) restoreModes(foreign []string) error {
	done := map[string]bool{".": true}
	for _, name := range foreign {
		for dir := name; !done[dir]; dir = path.Dir(dir) {
			done[dir] = true
			info, err := os.Lstat(filepath.Join(st.out, filepath.FromSlash(dir)))
			if err != nil || !info.IsDir() || info.Mode().Perm() == 0o755 {
				continue // the files themselves, and folders that went meanwhile
			}
			if err := os.Chmod(filepath.Join(st.staging, filepath.FromSlash(dir)), info.Mode().Perm()|0o700); err != nil {
				return fmt.Errorf("write: keep a folder of the former site: %w", err)
			}
		}
	}
	return nil
}

func (st *stage) linkAll(ctx context.Context, from *tree, names []string) error {
	var dir string
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := st.folder(path.Dir(name), &dir); err != nil {
			return err
		}
		if from.link(name, st.tree) != nil {
			local := filepath.FromSlash(name)
			if err := copyFile(filepath.Join(from.dir, local), filepath.Join(st.staging, local)); err != nil {
				return fmt.Errorf("write: keep a file of the former site: %w", err)
			}
		}
	}
	return nil
}

// copyFile stands in for a link where the file system knows none. Time and mode are kept.
func copyFile(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is neither a file nor a folder", from)
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
