// Package write puts pages into the output folder. It is the only package that writes there.
//
// Its promise: whoever looks at the output folder sees the former site or the new one,
// whole, never half of each, whatever happens in between. New and changed files are written
// to a staging folder beside the output; when all of them are there the unchanged ones are
// linked in, and the two folders are exchanged at one stroke. A build that fails or is
// killed leaves the former site untouched, and the next build clears up after it.
//
//	.public.casebook-staging   the site in the making; after the exchange the former one,
//	                           until it is deleted
//
// Only where the system knows no exchange, as Windows:
//
//	.public.casebook-next      a finished site that waits to be moved into place
//	.public.casebook-former    the former site, until the new one stands and it is deleted
//	.public.casebook-journal   where the folder cannot be moved: what is to be replaced, file
//	                           by file
//
// The former site is kept in the user's cache folder where it can be, and the next one made of it:
// see spare.go.
//
// What another program has open stays there, and the next run takes names that end in -2.
// A run that finds one of these brings the former run to its end, or undoes it.
//
// Files that the program did not make survive in the output folder and are named.
package write

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"casebook/generator/lock"
	"casebook/generator/parallel"
)

// File is one file to be written.
type File struct {
	Path string // in the output, "/" separated
	// Sources returns what the file is made of, for the manifest: paths in the site's folder.
	// Key returns the key of all that the file is made of; where it is zero, or Key nil, the
	// file is always made anew. Append appends the file's bytes to b. All are called from any
	// goroutine.
	Sources func() []string // none where it is nil
	Key     func() Key
	Append  func(b []byte) ([]byte, error)
}

func (f *File) sources() []string {
	if f.Sources == nil {
		return nil
	}
	return f.Sources()
}

// Options says where to write and how.
type Options struct {
	Out        string        // the output folder; made where it does not exist
	Jobs       int           // files made at a time; the number of processors where 0
	Done       *atomic.Int64 // counts finished files where it is not nil, for a progress line
	Memory     *Memory       // of the last run, from Remember; may be nil
	MemoryFile string        // where it is from; "" for nowhere
	Spare      string        // where the former edition is kept, from SpareFolder; "" for nowhere
	// Sources stands for all that the names which a file's Sources returns follow from besides its key: where it
	// is that of the last run, a file with its key of then has the sources of then. The zero Key says nothing.
	Sources Key
	// Closing returns a file that is made when all others are, of the code of the edition that
	// they make up. May be nil.
	Closing func(code string) File
	// Published is called once the new site stands, while the former one is cleared away, of which the
	// system does most. May be nil.
	Published func()
	// Waiting is called once where another build has the output folder. May be nil.
	Waiting func()

	sys       system // the operating system where it is nil
	largeFrom int    // from how many files on an edition is only glanced at; largeEdition where 0
}

// Result says what was done.
type Result struct {
	Files   int      // in the site, the manifest not counted
	Made    int      // whose bytes were made in this run, because nothing showed beforehand that they would be unchanged
	Written int      // new or changed
	Removed int      // of the former site, in the new one no more
	Bytes   int64    // of all files
	Foreign []string // files and folders that are not ours, hidden ones left out
	// Uncleared is why the folders beside the output could not be cleared away, nil where they
	// could; the new site stands, and the next run clears them.
	Uncleared error

	sources Key   // for Save, as is what follows
	looked  int64 // when all files were looked at
	left    []remembered
	folders []rememberedFolder
}

// Run writes the files. When it returns an error the output folder is as it was.
func Run(ctx context.Context, files iter.Seq[File], o Options) (result Result, err error) {
	o.Jobs = parallel.Jobs(o.Jobs)
	started := time.Now().UnixNano()
	st, unlock, err := open(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if o.Memory != nil {
		o.Memory.largeFrom = o.largeFrom
	}
	meanwhile := func() {}
	defer func() {
		both, together := parallel.NewGroup(ctx)
		both.Go(func() error { result.Uncleared = st.clearPatiently(together, o.Jobs); return nil })
		both.Go(func() error { meanwhile(); return nil })
		err = cmp.Or(err, both.Wait())
	}()
	old, err := survey(ctx, st.out, o.Memory, o.Jobs)
	if err != nil {
		return Result{}, err
	}
	defer old.close()
	entries, err := render(ctx, files, st, old, o)
	if err != nil {
		return Result{}, err
	}
	kept, entries, err := closeBeside(ctx, entries, st, old, o)
	defer kept.close()
	if err != nil {
		return Result{}, err
	}
	if err := old.collide(entries); err != nil {
		return Result{}, err
	}
	result = tally(entries, old)
	result.Foreign = old.foreignNames(entries)
	result.folders = old.folders
	list := manifestOf(old.manifest, entries)
	m := remembered{path: manifestName}
	both, together := parallel.NewGroup(ctx)
	both.Go(func() error { m.size, m.sum = sumOf(list); return nil })
	both.Go(func() (err error) {
		if result.Written != 0 || !old.sameManifest(list) {
			result.folders, err = st.finish(together, entries, old, kept, list, o)
		}
		return err
	})
	if err := both.Wait(); err != nil {
		return Result{}, err
	}
	if result.sources, result.looked = o.Sources, started; old.believed != nil {
		result.looked = o.Memory.looked
	}
	result.left = leftBy(entries, m, st.out)
	if o.Published != nil {
		meanwhile = o.Published
	}
	return result, nil
}

// finish makes the new site whole, of the edition before the last where that is kept, and puts it in
// its place. It returns the folders as they are to be remembered.
func (st *stage) finish(ctx context.Context, entries []entry, old *former, kept *spare, manifest [][]byte, o Options) ([]rememberedFolder, error) {
	if kept == nil {
		kept = openSpare(ctx, o, old)
		defer kept.close()
		kept.prepare(ctx, len(entries), freshIn(entries), o.Jobs)
	}
	if folders, ok := kept.exchange(ctx, st, entries, old, manifest, o.Jobs); ok {
		kept.keep(kept.dir(), old, o)
		return folders, nil
	}
	if err := st.complete(ctx, entries, old, manifest, o.Jobs); err != nil {
		return nil, err
	}
	folders, err := st.folders(ctx, foldersOf(entries), append(old.foreign(entries), old.empty...), nil, o.Jobs)
	if err != nil {
		return nil, err
	}
	old.close() // Windows moves no folder that is open
	if err := st.publish(ctx); err != nil {
		return nil, err
	}
	if st.exchanged {
		kept.keep(st.staging, old, o)
	}
	return folders, nil
}

// sumOf returns the size and the hash of a text in parts.
func sumOf(parts [][]byte) (size int64, sum [32]byte) {
	h := sha256.New()
	for _, part := range parts {
		size += int64(len(part))
		h.Write(part)
	}
	h.Sum(sum[:0])
	return size, sum
}

// leftBy is what there is to remember of a finished run, sorted by path as the entries are.
func leftBy(entries []entry, manifest remembered, out string) []remembered {
	info, err := os.Lstat(filepath.Join(out, manifestName))
	if err != nil {
		return nil
	}
	manifest.stamp = stampOf(info)
	list := make([]remembered, 0, len(entries)+1)
	at, _ := find(entries, manifestName)
	for i := range entries {
		if i == at {
			list = append(list, manifest)
		}
		e := &entries[i]
		list = append(list, remembered{e.path, e.size, e.sum, e.key, e.stamp})
	}
	if at == len(entries) {
		list = append(list, manifest)
	}
	return list
}

// ErrRoot is the error for an output folder that is the root of a file system: nothing can be
// made beside it.
var ErrRoot = errors.New("is the root of the file system")

// open resolves the output folder, takes the lock and clears up after a build that was cut
// short. Nothing is made yet.
func open(ctx context.Context, o Options) (*stage, func(), error) {
	out, err := resolve(o.Out)
	if err != nil {
		return nil, nil, err
	}
	parent := filepath.Dir(out)
	if parent == out {
		return nil, nil, fmt.Errorf("write: %s: %w", out, ErrRoot)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, nil, fmt.Errorf("write: %w", err)
	}
	unlock, err := lock.Folder(ctx, parent, o.Waiting)
	if err != nil {
		return nil, nil, err
	}
	if o.sys == nil {
		o.sys = native{}
	}
	st := newStage(out, o.sys)
	if err := st.repair(ctx, o.Jobs); err != nil {
		unlock()
		return nil, nil, err
	}
	return st, unlock, nil
}

// resolve returns the absolute path of the output folder with symbolic links followed, so
// that what is replaced is the folder and not a link to it. The folder need not exist.
func resolve(out string) (string, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", fmt.Errorf("write: %w", err)
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("write: %w", err)
		}
		if _, err := os.Lstat(dir); err == nil {
			return "", fmt.Errorf("write: %s is a link that leads nowhere", dir)
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

func tally(entries []entry, old *former) Result {
	r := Result{Files: len(entries)}
	for i := range entries {
		r.Bytes += entries[i].size
		if !entries[i].recalled {
			r.Made++
		}
		if !entries[i].unchanged {
			r.Written++
		}
	}
	r.Removed = old.stale(entries)
	return r
}
