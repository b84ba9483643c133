package write

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"casebook/generator/atomicfile"
)

// A journal is what replace works by: one line a file, in the order in which they are put in
// place, after a first line that says in which direction.
//
//	casebook journal 2 do 1 next     or: undo; the set of names, and where the new site lies
//	add cases/new/index.html         a file that the former site does not have
//	put cases/index.html             one that replaces a file of the former site
//	drop cases/old/index.html        one that the new site does not have
//
// New files come first and files that go come last, so that a reader finds every link whole in
// between. Each step may be made twice, so that a run that was cut short anywhere is finished,
// or undone, by the next one: what a step replaces lies at the same path below former first.
type journal struct {
	undo    bool
	attempt int    // of the names of the folders beside the output
	source  string // where the new site lies: next or staging
	steps   []step
}

type step struct{ kind, path string }

const (
	stepAdd  = "add"
	stepPut  = "put"
	stepDrop = "drop"

	journalForm = "casebook journal 2 "
)

// replace puts the finished site at next in its place file by file. It resumes where a journal
// is found. Where a file cannot be replaced because another program holds it, all is undone:
// the former site stands, and the error names the file.
func (st *stage) replace(ctx context.Context) error {
	st.replaced = true
	j, err := st.openJournal(ctx)
	if err != nil {
		return fmt.Errorf("write: put the new site in its place: %w", err)
	}
	if !j.undo {
		err = st.do(ctx, j)
	}
	if err != nil || j.undo {
		j.undo = true
		if undone := st.undo(j); undone != nil {
			return fmt.Errorf("write: put the former site back: %w", errors.Join(undone, err))
		}
	}
	st.dropEmpty(j)
	if ended := st.endJournal(); ended != nil {
		return fmt.Errorf("write: end the journal: %w", errors.Join(ended, err))
	}
	if err != nil {
		return fmt.Errorf("write: put the new site in its place: %w", err)
	}
	return nil
}

// endJournal leaves of the new site's folder what clear may remove. In this order: with a manifest
// and no journal it would be taken for a finished site.
func (st *stage) endJournal() error {
	ctx := context.Background() // a site must stand in the end, interrupted or not
	for _, file := range [...]string{filepath.Join(st.next, manifestName), st.journal} {
		err := patiently(ctx, st.sys, file, func() error { return st.sys.remove(file) })
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// openJournal reads the journal that lies there, or compares the two sites and writes one.
func (st *stage) openJournal(ctx context.Context) (*journal, error) {
	data, err := os.ReadFile(st.journal)
	if err == nil {
		j, err := parseJournal(data)
		if err == nil {
			st.use(j.attempt)
			st.next = st.beside(j.source, j.attempt)
		}
		return j, err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	j, err := compareTrees(st.out, st.next)
	if err != nil {
		return nil, err
	}
	j.attempt, j.source = st.attempt, "next"
	if st.next == st.staging {
		j.source = "staging"
	}
	if err := st.clearFormer(ctx); err != nil { // an earlier run's would be taken for this one's
		return nil, err
	}
	return j, st.writeJournal(j)
}

func (st *stage) writeJournal(j *journal) error {
	return atomicfile.WriteBytes(st.journal, 0o644, j.append(nil))
}

func (j *journal) append(b []byte) []byte {
	b = append(b, journalForm...)
	if j.undo {
		b = append(b, "un"...)
	}
	b = fmt.Appendf(b, "do %d %s\n", j.attempt, j.source)
	for _, s := range j.steps {
		b = append(append(append(append(b, s.kind...), ' '), s.path...), '\n')
	}
	return b
}

func parseJournal(data []byte) (*journal, error) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	j := &journal{}
	var direction string
	form := strings.TrimSuffix(journalForm, " ")
	if n, err := fmt.Sscanf(string(first), form+" %s %d %s", &direction, &j.attempt, &j.source); n != 3 || err != nil ||
		direction != "do" && direction != "undo" || j.source != "next" && j.source != "staging" || j.attempt < 1 || j.attempt > attempts {
		return nil, errors.New("the journal is of another form")
	}
	j.undo = direction == "undo"
	for line := range strings.Lines(string(rest)) {
		kind, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if kind != stepAdd && kind != stepPut && kind != stepDrop || !filepath.IsLocal(name) {
			return nil, fmt.Errorf("the journal holds a line that is no step: %q", line)
		}
		j.steps = append(j.steps, step{kind, name})
	}
	return j, nil
}

// compareTrees says what makes the site at out the one at next.
func compareTrees(out, next string) (*journal, error) {
	now, err := filesBelow(out)
	if err != nil {
		return nil, err
	}
	then, err := filesBelow(next)
	if err != nil {
		return nil, err
	}
	j := &journal{}
	for name := range then {
		if !now[name] {
			j.steps = append(j.steps, step{stepAdd, name})
			continue
		}
		same, err := sameFile(below(out, name), below(next, name))
		if err != nil {
			return nil, err
		}
		if !same {
			j.steps = append(j.steps, step{stepPut, name})
		}
	}
	for name := range now {
		if !then[name] {
			j.steps = append(j.steps, step{stepDrop, name})
		}
	}
	slices.SortFunc(j.steps, func(a, b step) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.path, b.path))
	})
	return j, nil
}

// rank orders the steps: what is new, what changes, the manifest, which says that both are
// there, and what goes.
func (s step) rank() int {
	switch {
	case s.kind == stepAdd:
		return 0
	case s.kind == stepDrop:
		return 3
	case s.path == manifestName:
		return 2
	}
	return 1
}

// filesBelow returns what lies below a folder and is none itself, by "/" separated path.
func filesBelow(dir string) (map[string]bool, error) {
	found := map[string]bool{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, p)
		found[filepath.ToSlash(name)] = true
		return err
	})
	return found, err
}

func below(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

// sameFile tells whether two files are one, or have the same bytes.
func sameFile(a, b string) (bool, error) {
	x, err := os.Lstat(a)
	if err != nil {
		return false, err
	}
	y, err := os.Lstat(b)
	if err != nil {
		return false, err
	}
	if os.SameFile(x, y) {
		return true, nil
	}
	if !x.Mode().IsRegular() || !y.Mode().IsRegular() || x.Size() != y.Size() {
		return false, nil
	}
	data, err := os.ReadFile(b)
	if err != nil {
		return false, err
	}
	var buf []byte
	_, same, _, err := sameBytes(a, data, &buf)
	return same, err
}

// do makes the steps, all of them or as many as are left.
func (st *stage) do(ctx context.Context, j *journal) error {
	for _, s := range j.steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := st.step(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func (st *stage) step(ctx context.Context, s step) error {
	out, former, next := below(st.out, s.path), below(st.former, s.path), below(st.next, s.path)
	if s.kind == stepDrop {
		if there, err := exists(out); err != nil || !there {
			return err // made before
		}
		if err := os.MkdirAll(filepath.Dir(former), 0o755); err != nil {
			return err
		}
		return st.move(ctx, out, former)
	}
	if there, err := exists(next); err != nil || !there {
		return err
	}
	if s.kind == stepPut {
		saved, err := exists(former)
		if err == nil && !saved {
			err = st.save(ctx, out, former)
		}
		if err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return patiently(ctx, st.sys, out, func() error { return st.sys.rename(next, out) })
}

// save keeps a file that is about to be replaced. The name is given to it at one stroke: half a
// copy would be taken for the former file.
func (st *stage) save(ctx context.Context, out, former string) error {
	if err := os.MkdirAll(filepath.Dir(former), 0o755); err != nil {
		return err
	}
	half := former + ".half"
	if err := os.RemoveAll(half); err != nil {
		return err
	}
	if err := patiently(ctx, st.sys, out, func() error { return st.sys.link(out, half) }); err != nil {
		return err
	}
	return patiently(ctx, st.sys, out, func() error { return st.sys.rename(half, former) }) // one file: out is what is open
}

// undo takes the steps back, the last one first. It is noted in the journal, so that a run that
// is cut short here is not taken for one on its way forward.
func (st *stage) undo(j *journal) error {
	if err := st.writeJournal(j); err != nil {
		return err
	}
	ctx := context.Background() // a site must stand in the end, interrupted or not
	for _, s := range slices.Backward(j.steps) {
		out, former := below(st.out, s.path), below(st.former, s.path)
		if s.kind == stepAdd {
			err := patiently(ctx, st.sys, out, func() error { return st.sys.remove(out) })
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			continue
		}
		if saved, err := exists(former); err != nil || !saved {
			if err != nil {
				return err
			}
			continue // not come to
		}
		if same, err := sameFile(out, former); err == nil && same {
			continue // saved, but not replaced: it may still be held
		}
		if err := patiently(ctx, st.sys, out, func() error { return st.sys.rename(former, out) }); err != nil {
			return err
		}
	}
	return nil
}

// dropEmpty removes the folders that the steps have emptied.
func (st *stage) dropEmpty(j *journal) {
	for _, s := range j.steps {
		if s.kind == stepPut {
			continue
		}
		for dir := path.Dir(s.path); dir != "."; dir = path.Dir(dir) {
			if st.sys.remove(below(st.out, dir)) != nil {
				break // not empty, or gone
			}
		}
	}
}
