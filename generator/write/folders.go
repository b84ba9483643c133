package write

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"casebook/generator/parallel"
)

// rememberedFolder is a folder that the program made, and the stamp that it had when nothing
// foreign lay in it: while it has that, nothing has come into it or gone from it, and it need not
// be read. The zero stamp says that it is to be read.
type rememberedFolder struct {
	path  string // "" for the output folder itself
	stamp folderStamp
}

// folderStamp is by what the system tells one state of a folder's list from another. Times are in
// nanoseconds; changed is one that no program can set.
type folderStamp struct {
	written, changed int64
	inode            uint64
}

// folderStamp returns the stamp of a folder at the moment now; ok is false where there is no such
// folder. The stamp is zero where a later change might not show in it.
func (t *tree) folderStamp(name string, now time.Time) (m folderStamp, ok bool) {
	s, err := t.status(cmp.Or(name, "."))
	if err != nil || !s.folder {
		return m, false
	}
	return s.asFolder(now), true
}

func (s status) asFolder(now time.Time) folderStamp {
	if !s.trusted || !showsChanges(s.changed, now.UnixNano()) || !showsChanges(s.stamp.time, now.UnixNano()) {
		return folderStamp{}
	}
	return folderStamp{s.stamp.time, s.changed, s.stamp.inode}
}

// look reads the folders of a tree that are not as they are remembered, and calls visit with each
// and what lies in it, from several goroutines; visit tells whether all of that is ours. It
// returns all folders as they are to be remembered, sorted.
func (t *tree) look(ctx context.Context, jobs int, known []rememberedFolder, visit func(dir string, list []fs.DirEntry) (ours bool, err error)) ([]rememberedFolder, error) {
	if len(known) == 0 {
		known = []rememberedFolder{{}}
	}
	l := looking{tree: t, known: known, visit: visit}
	var found []rememberedFolder
	for level := known; len(level) > 0; {
		var mu sync.Mutex
		var next []rememberedFolder
		g, ctx := parallel.NewGroup(ctx)
		for i := range jobs {
			g.Go(func() error {
				mine := level[i*len(level)/jobs : (i+1)*len(level)/jobs]
				list, below := make([]rememberedFolder, 0, len(mine)), []rememberedFolder(nil)
				for _, f := range mine {
					if err := ctx.Err(); err != nil {
						return err
					}
					var err error
					if list, below, err = l.folder(f, list, below); err != nil {
						return err
					}
				}
				mu.Lock()
				found, next = append(found, list...), append(next, below...)
				mu.Unlock()
				return nil
			})
		}
		if err := g.Wait(); err != nil {
			return nil, err
		}
		level = next
	}
	slices.SortFunc(found, func(a, b rememberedFolder) int { return strings.Compare(a.path, b.path) })
	return found, nil
}

type looking struct {
	tree  *tree
	known []rememberedFolder // sorted
	visit func(dir string, list []fs.DirEntry) (bool, error)
}

// folder looks at one folder, and appends it to found and the unknown folders in it to below.
func (l *looking) folder(f rememberedFolder, found, below []rememberedFolder) (_, _ []rememberedFolder, err error) {
	now, there := l.tree.folderStamp(f.path, time.Now())
	switch {
	case !there && f.path != "": // what stands there now is reported of by the folder above, which has changed
		return found, below, nil
	case f.stamp == now && now != folderStamp{}:
		return append(found, f), below, nil
	}
	list, err := os.ReadDir(filepath.Join(l.tree.dir, filepath.FromSlash(f.path)))
	if errors.Is(err, fs.ErrNotExist) && f.path != "" {
		return found, below, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("write: read the former output: %w", err)
	}
	for _, d := range list {
		if name := under(f.path, d.Name()); d.IsDir() && !isKnown(l.known, name) {
			below = append(below, rememberedFolder{path: name})
		}
	}
	ours, err := l.visit(f.path, list)
	if err != nil {
		return nil, nil, err
	}
	if !ours {
		now = folderStamp{}
	}
	return append(found, rememberedFolder{f.path, now}), below, nil
}

func isKnown(sorted []rememberedFolder, name string) bool {
	_, ok := slices.BinarySearchFunc(sorted, name, func(f rememberedFolder, name string) int { return strings.Compare(f.path, name) })
	return ok
}

// folders returns the folders of the finished staging tree, which are in list, as they are to be remembered. Those in
// which something foreign lies are to be read each time. Of those in still, sorted, the stamps are
// known. It is asked before the site is put in its place, from when on anybody may put a file into it.
func (st *stage) folders(ctx context.Context, list []rememberedFolder, foreign []string, still []rememberedFolder, jobs int) ([]rememberedFolder, error) {
	for i := range list {
		for len(still) > 0 && still[0].path < list[i].path {
			still = still[1:]
		}
		if len(still) > 0 && still[0].path == list[i].path {
			list[i] = still[0]
		}
	}
	open := map[string]bool{}
	for _, name := range foreign {
		dir := folderOf(name)
		for ; dir != "" && !isKnown(list, dir); dir = folderOf(dir) {
		}
		open[dir] = true
	}
	now := time.Now()
	err := parallel.Each(ctx, jobs, (len(list)+batch-1)/batch, func(i int) error {
		for k := i * batch; k < min((i+1)*batch, len(list)); k++ {
			switch {
			case open[list[k].path]:
				list[k].stamp = folderStamp{}
			case list[k].stamp == folderStamp{}:
				list[k].stamp, _ = st.tree.folderStamp(list[k].path, now)
			}
		}
		return nil
	})
	return list, err
}

// foldersOf lists the folders of a site, sorted, from its sorted files.
func foldersOf(entries []entry) []rememberedFolder {
	list := make([]rememberedFolder, 1, len(entries)+1) // most files have a folder of their own
	last := ""
	for i := range entries {
		dir := folderOf(entries[i].path)
		if dir == last {
			continue
		}
		was := last
		last = dir
		for ; dir != "" && !lies(was, dir); dir = folderOf(dir) { // above that all are listed
			list = append(list, rememberedFolder{path: dir})
		}
	}
	slices.SortFunc(list, func(a, b rememberedFolder) int { return strings.Compare(a.path, b.path) })
	return slices.Compact(list)
}

// lies tells whether a folder is another, or lies in it.
func lies(folder, in string) bool {
	rest, ok := strings.CutPrefix(folder, in)
	return ok && (rest == "" || rest[0] == '/')
}

// folderOf returns the folder that a name stands in, "" for the tree's own.
func folderOf(name string) string {
	return name[:max(strings.LastIndexByte(name, '/'), 0)]
}
