package write

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"casebook/generator/parallel"
)

// Unchanged tells whether the output folder is just as the run left it that the memory is
// of, and returns what a run that writes nothing would. It waits for another build, and
// clears up after one that was cut short, as Run does.
func Unchanged(ctx context.Context, o Options) (Result, bool, error) {
	m := o.Memory
	if m == nil || len(m.files) == 0 {
		return Result{}, false, nil
	}
	o.Jobs, m.largeFrom = parallel.Jobs(o.Jobs), o.largeFrom
	st, unlock, err := open(ctx, o)
	if err != nil {
		return Result{}, false, err
	}
	defer unlock()
	if info, err := os.Lstat(st.out); err != nil || !info.IsDir() {
		return Result{}, false, nil
	}
	tree, err := openTree(st.out)
	if err != nil {
		return Result{}, false, fmt.Errorf("write: %w", err)
	}
	defer tree.close()
	a := audit{memory: m, tree: tree}
	started := time.Now().UnixNano()
	folders, err := tree.look(ctx, o.Jobs, m.folders, a.visit)
	if err != nil {
		return Result{}, false, err
	}
	a.believed = m.believed(folders)
	if err := a.files(ctx, o.Jobs); err != nil {
		if errors.Is(err, errTouched) {
			err = nil
		}
		return Result{}, false, err
	}
	lookedAgain := a.believed == nil && len(m.files) > m.large()
	if (a.hashed.Load() > manyHashed || a.read.Load() > manyRead || lookedAgain) && o.MemoryFile != "" {
		m.seen, m.folders = started, folders
		if a.believed == nil {
			m.looked = started
		}
		m.save(o.MemoryFile)
	}
	r := Result{Files: len(m.files) - 1} // the manifest is not counted
	for i := range m.files {
		if m.files[i].path != manifestName {
			r.Bytes += m.files[i].size
		}
	}
	slices.Sort(a.foreign)
	r.Foreign = slices.DeleteFunc(a.foreign, hidden)
	return r, true, nil
}

// manyHashed is how many files may have been written too late to be distinguished from changed ones
// by their stamps before it is worth a new memory, by whose time they are old.
const manyHashed = 64

// manyRead is how many folders may be read because they have changed before it is worth a new
// memory.
const manyRead = 256

// errTouched ends an audit at the first file that is not as it was.
var errTouched = errors.New("the output was changed")

// audit compares an output folder with a memory.
type audit struct {
	memory *Memory
	tree   *tree // the output folder

	believed     []bool // of the memory's files those that are not looked at
	hashed, read atomic.Int64
	mu           sync.Mutex
	foreign      []string
}

// visit notes what in a folder is foreign.
func (a *audit) visit(dir string, list []fs.DirEntry) (ours bool, err error) {
	a.read.Add(1)
	ours = len(list) > 0
	for _, d := range list {
		name := under(dir, d.Name())
		if d.IsDir() {
			ours = ours && isKnown(a.memory.folders, name)
		} else if _, known := a.memory.of(name); !known {
			ours = false
			a.mu.Lock()
			a.foreign = append(a.foreign, name)
			a.mu.Unlock()
		}
	}
	return ours, nil
}

// files looks at all files that are remembered.
func (a *audit) files(ctx context.Context, jobs int) error {
	list := a.memory.files
	return parallel.Each(ctx, jobs, (len(list)+batch-1)/batch, func(i int) error {
		for k := i * batch; k < min((i+1)*batch, len(list)); k++ {
			if a.believed != nil && a.believed[k] {
				continue
			}
			if err := a.file(list[k]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *audit) file(r remembered) error {
	now, err := a.tree.status(r.path)
	if err != nil {
		return errTouched
	}
	if !a.memory.untouched(r, now) {
		a.hashed.Add(1)
		var buf []byte
		if !a.tree.hasSum(now, r, &buf) {
			return errTouched
		}
	}
	return nil
}

// hasSum tells whether a file that has lost its stamps has its bytes still; buf is memory to
// read them into.
func (t *tree) hasSum(now status, r remembered, buf *[]byte) bool {
	if !now.regular || now.size != r.size {
		return false
	}
	f, err := os.Open(filepath.Join(t.dir, filepath.FromSlash(r.path)))
	if err != nil {
		return false
	}
	defer f.Close()
	*buf = slices.Grow((*buf)[:0], int(r.size))[:r.size]
	if _, err := io.ReadFull(f, *buf); err != nil {
		return false
	}
	return sha256.Sum256(*buf) == r.sum
}

// hidden tells which foreign files are not worth telling of: .gitkeep and .git are
// somebody's tools.
func hidden(p string) bool { return strings.HasPrefix(p, ".") || strings.Contains(p, "/.") }

// recall returns the entry of a file that need not be made: the former run made it from the
// same input, and it still has its stamps or, where it was linked or unlinked too late for
// them to tell, its bytes.
func (w *worker) recall(f File, key Key) (entry, bool) {
	if key == (Key{}) || w.memory == nil || w.old.dir == "" {
		return entry{}, false
	}
	at, ok := w.find(f.Path)
	if !ok || w.memory.files[at].key != key {
		return entry{}, false
	}
	r := &w.memory.files[at]
	e := entry{path: f.Path, size: r.size, sum: r.sum, key: key, stamp: r.stamp, unchanged: true, recalled: true}
	if w.old.believed == nil || !w.old.believed[at] {
		now, err := w.old.tree.status(f.Path)
		if err != nil || !w.memory.untouched(*r, now) && !w.old.tree.hasSum(now, *r, &w.former) {
			return entry{}, false
		}
		e.stamp = now.stamp
	}
	if w.sameSources && w.old.lines != nil {
		e.line = w.old.lines[at]
	} else {
		e.sources = f.sources()
	}
	return e, true
}

// find finds what is remembered of a path: mostly it is the next one to what was found last.
func (w *worker) find(path string) (int, bool) {
	if next := w.found + 1; next < len(w.memory.files) && w.memory.files[next].path == path {
		w.found = next
		return next, true
	}
	at, ok := w.memory.find(path)
	if ok {
		w.found = at
	}
	return at, ok
}
