package write

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"casebook/generator/lock"
	"casebook/generator/parallel"
)

// spare is the edition that stood before the one that readers see, kept in the user's cache folder
// where that lies on the output's file system: the next edition is made of it, since the two have most
// files in common, and is exchanged with the output as a staging folder is. So a build that changes
// little neither makes a folder for each page nor removes one.
//
//	HOME/tree     the edition; its files are second names of those in the output
//	HOME/memory   the memory of the run that made it; none while it is worked on
//
// Of a folder that still has its stamp the memory tells what lies in it; any other is read. What is
// there must be the very file that the output has, or it is put there anew. A spare is only ever a
// saving: whatever goes wrong, the edition is made in the staging folder.
type spare struct {
	home string
	tree *tree
	was  *Memory
	free func() // gives the lock up

	largeFrom int // see Options

	ready bool   // it is open, and what follows is known
	whole []bool // by was.folders: whether it has its stamp
	there []bool // whether it is there at all
	mode  fs.FileMode
	have  []haveFile // what lies in its folders, sorted
}

// SpareFolder returns where the former edition of an output folder is kept in a cache folder, "" where
// there is none.
func SpareFolder(cache, out string) string {
	file := MemoryFile(cache, out)
	if file == "" {
		return ""
	}
	return filepath.Join(cache, "spare", filepath.Base(file))
}

// Bounds of what is kept: how many outputs' former editions, and with how many folders.
const (
	maxSpares       = 2
	maxSpareFolders = 1 << 17
)

// openSpare locks the spare of an output; nil where none is to be kept.
func openSpare(ctx context.Context, o Options, old *former) *spare {
	if o.Spare == "" || old.known(o.Memory) == nil || o.Memory.seen == 0 || len(o.Memory.folders) > maxSpareFolders || os.MkdirAll(o.Spare, 0o700) != nil {
		return nil
	}
	free, err := lock.Folder(ctx, o.Spare, nil)
	if err != nil {
		return nil
	}
	return &spare{home: o.Spare, free: free, largeFrom: o.largeFrom}
}

func (s *spare) close() {
	if s != nil {
		if s.tree != nil {
			s.tree.close()
		}
		s.free()
	}
}

func (s *spare) dir() string    { return filepath.Join(s.home, "tree") }
func (s *spare) memory() string { return filepath.Join(s.home, "memory") }

// prepare opens the edition that is kept and looks at it, of which an edition of so many files is to be made.
// Where there is none, or it is no saving because most files are fresh, it is not ready then.
func (s *spare) prepare(ctx context.Context, files, fresh, jobs int) {
	if s == nil {
		return
	}
	s.was = Remember(s.memory())
	s.was.largeFrom = s.largeFrom
	if s.was.Empty() || fresh > files/2 {
		return
	}
	os.Remove(s.memory())
	var err error
	if s.tree, err = openTree(s.dir()); err != nil {
		s.tree = nil
		return
	}
	s.ready = s.look(ctx, jobs) == nil
}

// exchange makes the spare the new site and puts it in the place of the output, whose former edition
// then lies where the spare did. Where it returns false the output is as it was, and what is left of the
// spare has no memory: it is removed before another takes its place.
func (s *spare) exchange(ctx context.Context, st *stage, entries []entry, old *former, manifest [][]byte, jobs int) ([]rememberedFolder, bool) {
	if s == nil || !s.ready {
		return nil, false
	}
	folders, err := s.refit(ctx, st, entries, old, manifest, jobs)
	s.tree.close()
	if err == nil {
		err = st.sys.exchange(s.dir(), st.out)
	}
	return folders, err == nil
}

// refit makes the edition that is kept the new one, and returns its folders as they are to be
// remembered.
func (s *spare) refit(ctx context.Context, st *stage, entries []entry, old *former, manifest [][]byte, jobs int) ([]rememberedFolder, error) {
	drop, fresh, kept := s.differ(entries)
	kept = append(kept, old.foreign(entries)...)
	if err := each(ctx, jobs, drop, func(part []string) error { return s.remove(part) }); err != nil {
		return nil, err
	}
	changed := map[string]bool{"": true}
	for _, list := range [...][]string{drop, fresh, kept} {
		for _, name := range list {
			changed[folderOf(name)] = true
		}
	}
	list := foldersOf(entries)
	if err := s.removeFolders(list, changed); err != nil {
		return nil, err
	}
	in := &stage{sys: st.sys, out: st.out, staging: s.dir(), tree: s.tree}
	in.once.Do(func() {}) // it is there
	if len(fresh) > 0 {
		if err := each(ctx, jobs, fresh, func(part []string) error { return in.linkAll(ctx, st.tree, part) }); err != nil {
			return nil, err
		}
	}
	if err := each(ctx, jobs, kept, func(part []string) error { return in.linkAll(ctx, old.tree, part) }); err != nil {
		return nil, err
	}
	if info, err := os.Stat(st.out); err == nil {
		if err := os.Chmod(s.dir(), info.Mode().Perm()|0o700); err != nil {
			return nil, err
		}
	}
	if err := in.addRest(old, entries, manifest); err != nil {
		return nil, err
	}
	var still []rememberedFolder
	for i, f := range s.was.folders {
		if s.whole[i] && !changed[f.path] {
			still = append(still, f)
		}
	}
	return in.folders(ctx, list, append(old.foreign(entries), old.empty...), still, jobs)
}

// differ compares what is there with what is to be: what is to go, and what is to be linked in of the
// files that were written and of those that did not change.
func (s *spare) differ(entries []entry) (drop, fresh, kept []string) {
	i := 0
	for k := range entries {
		e := &entries[k]
		for ; i < len(s.have) && s.have[i].path < e.path; i++ {
			drop = append(drop, s.have[i].path)
		}
		if i < len(s.have) && s.have[i].path == e.path {
			h := s.have[i]
			i++
			if h.stamp == e.stamp && h.stamp != (stamp{}) {
				continue
			}
			drop = append(drop, h.path)
		}
		if e.unchanged {
			kept = append(kept, e.path)
		} else {
			fresh = append(fresh, e.path)
		}
	}
	for ; i < len(s.have); i++ {
		drop = append(drop, s.have[i].path)
	}
	return drop, fresh, kept
}

func (s *spare) remove(names []string) error {
	for _, name := range names {
		if err := s.tree.remove(name); err != nil {
			return err
		}
	}
	return nil
}

// removeFolders removes the empty folders that the new edition does not have, and notes of which
// folders the list changes by those that come or go.
func (s *spare) removeFolders(now []rememberedFolder, changed map[string]bool) error {
	was := s.was.folders
	i, k := len(was)-1, len(now)-1 // both are sorted; the folders in one come behind it
	for i >= 0 || k >= 0 {
		switch {
		case k < 0 || i >= 0 && was[i].path > now[k].path:
			if s.there[i] {
				changed[folderOf(was[i].path)] = true
				if err := s.tree.rmdir(was[i].path); err != nil {
					return err
				}
			}
			i--
		case i < 0 || was[i].path < now[k].path:
			changed[folderOf(now[k].path)] = true
			k--
		default:
			i, k = i-1, k-1
		}
	}
	return nil
}

// keep keeps the former edition, which lies at dir, for the next run. Files that are not ours are not
// kept.
func (s *spare) keep(dir string, old *former, o Options) {
	if s == nil {
		return
	}
	os.Remove(s.memory())
	if dir != s.dir() {
		if removeTree(s.dir(), o.Jobs) != nil || os.Rename(dir, s.dir()) != nil {
			return // on another file system; whoever asks for it removes it
		}
	}
	if s.removeForeign(old) != nil {
		return
	}
	if os.Link(o.MemoryFile, s.memory()) == nil {
		forgetSpares(filepath.Dir(s.home), filepath.Base(s.home), o.Jobs)
	}
}

// removeForeign removes what is not ours. Somebody may have put a link in a folder's place while the
// build ran: nothing is removed through it.
func (s *spare) removeForeign(old *former) error {
	root, err := os.OpenRoot(s.dir())
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range slices.Concat(old.others, old.empty) {
		if err := root.RemoveAll(filepath.FromSlash(name)); err != nil {
			return err
		}
	}
	return nil
}

// forgetSpares removes the oldest spares beyond the bound; one that another build works with stays.
func forgetSpares(parent, keep string, jobs int) {
	list, _ := os.ReadDir(parent) // what cannot be read is tried again
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return timeOf(b).Compare(timeOf(a)) })
	kept := 1
	at, cancel := context.WithCancel(context.Background())
	cancel() // nobody is waited for
	for _, d := range list {
		if d.Name() == keep {
			continue
		}
		if kept++; kept <= maxSpares {
			continue
		}
		home := filepath.Join(parent, d.Name())
		if free, err := lock.Folder(at, home, nil); err == nil {
			_ = removeTree(home, jobs) // what is left is tried again
			free()
		}
	}
}

func timeOf(d fs.DirEntry) time.Time {
	info, err := d.Info()
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// each shares a list among goroutines.
func each(ctx context.Context, jobs int, list []string, do func(part []string) error) error {
	if len(list) == 0 {
		return nil
	}
	g, _ := parallel.NewGroup(ctx)
	share := (len(list) + jobs - 1) / jobs
	for from := 0; from < len(list); from += share {
		part := list[from:min(from+share, len(list))]
		g.Go(func() error { return do(part) })
	}
	return g.Wait()
}
