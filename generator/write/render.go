package write

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
)

// batch is how many files a worker takes at a time: enough that taking them costs nothing
// against the files, few enough that workers end together.
const batch = 32

// render makes all files and writes to staging those that the former site does not have
// just so. It returns the entries in the order of their paths.
func render(ctx context.Context, files iter.Seq[File], st *stage, old *former, o Options) ([]entry, error) {
	g, ctx := parallel.NewGroup(ctx)
	q := newQueue(files)
	defer q.stop()
	parts := make([][]entry, o.Jobs)
	for i := range parts {
		g.Go(func() error {
			w := newWorker(st, old, o)
			for list := q.take(nil); len(list) > 0; list = q.take(list) {
				if err := ctx.Err(); err != nil {
					return err
				}
				for _, f := range list {
					if err := w.file(f); err != nil {
						return err
					}
				}
				if o.Done != nil {
					o.Done.Add(int64(len(list)))
				}
			}
			slices.SortFunc(w.entries, byPath)
			parts[i] = w.entries
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	entries := merged(parts)
	return entries, distinct(entries)
}

func byPath(a, b entry) int { return cmp.Compare(a.path, b.path) }

// merged returns the entries of sorted lists, of which there are few, sorted.
func merged(lists [][]entry) []entry {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	all := make([]entry, 0, n+1) // one more is added when the edition is closed
	for len(all) < n {
		least := -1
		for i, list := range lists {
			if len(list) > 0 && (least < 0 || list[0].path < lists[least][0].path) {
				least = i
			}
		}
		all, lists[least] = append(all, lists[least][0]), lists[least][1:]
	}
	return all
}

// closeBeside closes the edition while the one that the next is made of is looked at, where it is sure
// that one is to be made.
func closeBeside(ctx context.Context, entries []entry, st *stage, old *former, o Options) (kept *spare, all []entry, err error) {
	files, fresh := len(entries), freshIn(entries)
	both, together := parallel.NewGroup(ctx)
	if fresh > 0 {
		both.Go(func() error {
			kept = openSpare(together, o, old)
			kept.prepare(together, files, fresh, o.Jobs)
			return nil
		})
	}
	both.Go(func() (err error) { all, err = closeEdition(entries, st, old, o); return err })
	err = both.Wait()
	return kept, all, err
}

// freshIn is how many files the former site does not have just so.
func freshIn(entries []entry) (n int) {
	for i := range entries {
		if !entries[i].unchanged {
			n++
		}
	}
	return n
}

// closeEdition makes the file that tells of which edition all others are, if there is to be one.
func closeEdition(entries []entry, st *stage, old *former, o Options) ([]entry, error) {
	if o.Closing == nil {
		return entries, nil
	}
	code := manifest.NewCoder()
	for i := range entries {
		code.Add(entries[i].path, entries[i].sum)
	}
	w := newWorker(st, old, o)
	if err := w.file(o.Closing(code.Code())); err != nil {
		return nil, err
	}
	at, taken := find(entries, w.entries[0].path)
	if taken {
		return nil, fmt.Errorf("write: %s: %w", w.entries[0].path, ErrTwice)
	}
	if o.Done != nil {
		o.Done.Add(1)
	}
	return slices.Insert(entries, at, w.entries[0]), nil
}

// queue hands out files in batches. Workers help themselves: a goroutine that dealt would
// wait for a processor that they have.
type queue struct {
	mu   sync.Mutex
	next func() (File, bool)
	stop func()
}

func newQueue(files iter.Seq[File]) *queue {
	q := &queue{}
	q.next, q.stop = iter.Pull(parallel.Traced(files))
	return q
}

// take returns the next batch in the memory of the last one, nothing where all are taken.
func (q *queue) take(list []File) []File {
	list = list[:0]
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(list) < batch {
		f, ok := q.next()
		if !ok {
			break
		}
		list = append(list, f)
	}
	return list
}

// worker makes files one after the other; its buffers are used again.
type worker struct {
	st      *stage
	old     *former
	memory  *Memory
	entries []entry
	data    []byte
	former  []byte
	dir     string // the staging folder made last
	found   int    // which file was remembered last

	sameSources bool // files of former keys are made of the files that the former manifest names
}

func newWorker(st *stage, old *former, o Options) *worker {
	room := 0
	if o.Memory != nil {
		room = len(o.Memory.files)/max(o.Jobs, 1)*9/8 + batch // one makes more than its share; what is not used costs nothing
	}
	return &worker{st: st, old: old, memory: o.Memory, entries: make([]entry, 0, room), sameSources: o.Memory != nil && o.Memory.sources == o.Sources && o.Sources != Key{}}
}

func (w *worker) file(f File) error {
	if !validPath(f.Path) {
		return fmt.Errorf("write: %q is not a path in the output", f.Path)
	}
	var key Key
	if f.Key != nil {
		key = f.Key()
	}
	if e, ok := w.recall(f, key); ok {
		w.entries = append(w.entries, e)
		return nil
	}
	data, err := f.Append(w.data[:0])
	if err != nil {
		return err
	}
	w.data = data
	e := entry{path: f.Path, size: int64(len(data)), sum: sha256.Sum256(data), sources: f.sources(), key: key}
	if e.unchanged, e.stamp, err = w.old.same(f.Path, data, &w.former); err != nil {
		return err
	}
	if !e.unchanged {
		if e.stamp, err = w.st.write(f.Path, &w.dir, data); err != nil {
			return err
		}
	}
	w.entries = append(w.entries, e)
	return nil
}

// validPath tells whether a path stays in the output on every system.
func validPath(p string) bool {
	return filepath.IsLocal(p) && !strings.Contains(p, `\`) && p != manifestName
}

// ErrTwice is the error for two files of one path.
var ErrTwice = errors.New("two files want the same path")

func distinct(entries []entry) error {
	for i := 1; i < len(entries); i++ {
		if entries[i-1].path == entries[i].path {
			return fmt.Errorf("write: %s: %w", entries[i].path, ErrTwice)
		}
	}
	return nil
}
