package write

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
)

// fakeWindows is a system that has no exchange and holds files as NTFS does: what another program
// has open can be neither replaced nor removed under any of its names, nor can a folder above one
// of them be moved.
type fakeWindows struct {
	native
	held    map[string]int // how many refusals are left, by path; < 0 for always
	calls   int
	killAt  int // the call before which the process dies; 0 for never
	failAt  int // the call from which on calls fail, failing of them
	failing int
	failure error
	waits   []time.Duration
	before  func()
	refused int
}

var errHeld = errors.New("another program has it open")

// killed is what the process dies of.
type killed struct{}

func (w *fakeWindows) call() error {
	if w.calls++; w.calls == w.killAt {
		panic(killed{})
	}
	if w.before != nil {
		w.before()
	}
	if w.failAt > 0 && w.calls >= w.failAt && w.calls < w.failAt+w.failing {
		return w.failure
	}
	return nil
}

func (w *fakeWindows) refuses(path string) error {
	for file, left := range w.held {
		open, err := os.Lstat(file)
		if left == 0 || err != nil || !holds(path, open) {
			continue // nobody has open what is not there
		}
		w.held[file]--
		w.refused++
		return errHeld
	}
	return nil
}

// holds tells whether one of the names of a file is path or lies below it.
func holds(path string, open os.FileInfo) bool {
	found := errors.New("found")
	return filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone
		}
		if info, err := d.Info(); err == nil && os.SameFile(info, open) {
			return found
		}
		return nil
	}) == found
}

func (w *fakeWindows) exchange(string, string) error { return errNoExchange }
func (w *fakeWindows) heldOpen(err error) bool       { return errors.Is(err, errHeld) }

func (w *fakeWindows) sleep(ctx context.Context, d time.Duration) error {
	w.waits = append(w.waits, d)
	return ctx.Err()
}

func (w *fakeWindows) rename(from, to string) error {
	if err := errors.Join(w.call(), w.refuses(from), w.refuses(to)); err != nil {
		return err
	}
	return w.native.rename(from, to)
}

func (w *fakeWindows) remove(name string) error {
	if err := errors.Join(w.call(), w.refuses(name)); err != nil {
		return err
	}
	return w.native.remove(name)
}

func (w *fakeWindows) removeTree(dir string, jobs int) error {
	if err := errors.Join(w.call(), w.refuses(dir)); err != nil {
		return err
	}
	return w.native.removeTree(dir, jobs)
}

// site is the files of a site by path.
type site map[string]string

func writeTree(t *testing.T, dir string, files site) {
	t.Helper()
	for name, text := range files {
		file := below(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readTree(t *testing.T, dir string) site {
	t.Helper()
	names, err := filesBelow(dir)
	if err != nil {
		return nil // not there
	}
	files := site{}
	for name := range names {
		text, err := os.ReadFile(below(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	return files
}

var (
	formerSite = site{"index.html": "old", "a/index.html": "old", "b/index.html": "same", "gone/far/index.html": "old", "data/t.csv": "old", manifestName: "old"}
	newSite    = site{"index.html": "new", "a/index.html": "new", "b/index.html": "same", "c/index.html": "new", "d/index.html": "new", "data/t.csv": "new", manifestName: "new"}
)

// newPlace lays a former site and a finished one.
func newPlace(t *testing.T, sys *fakeWindows) *stage {
	t.Helper()
	return newPlaceAt(t, sys, 1)
}

// newPlaceAt does so under a set of names.
func newPlaceAt(t *testing.T, sys *fakeWindows, attempt int) *stage {
	t.Helper()
	st := newStage(filepath.Join(t.TempDir(), "public"), sys)
	st.use(attempt)
	writeTree(t, st.out, formerSite)
	writeTree(t, st.staging, newSite)
	for name, text := range newSite {
		if text == formerSite[name] { // what does not change is one file in both
			if err := errors.Join(os.Remove(below(st.staging, name)), os.Link(below(st.out, name), below(st.staging, name))); err != nil {
				t.Fatal(err)
			}
		}
	}
	return st
}

func TestAnOpenFileThatDoesNotChangeHindersNothing(t *testing.T) {
	sys := &fakeWindows{}
	st := newPlace(t, sys)
	sys.held = map[string]int{below(st.out, "b/index.html"): -1}
	if err := st.publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, st.out); !maps.Equal(got, newSite) {
		t.Errorf("the output holds %v", got)
	}
	if _, err := os.Lstat(filepath.Join(st.out, "gone")); err == nil {
		t.Error("an emptied folder is left")
	}
}

// A page that stays open, for hours of work: each build is published, what cannot be cleared away
// is reported and no hindrance, and nothing is left once the page is closed.
func TestAPageThatStaysOpenHindersNoLaterBuild(t *testing.T) {
	sys := &fakeWindows{}
	st := newPlace(t, sys)
	sys.held = map[string]int{below(st.out, "b/index.html"): -1}
	if err := st.publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	var held *Held
	if err := st.clear(1); !errors.As(err, &held) {
		t.Errorf("what is left is not reported: %v", err)
	}
	for i := range attempts - 2 {
		next := newStage(st.out, sys)
		if err := next.repair(t.Context(), 1); err != nil {
			t.Fatalf("build %d: %v", i, err)
		}
		text := fmt.Sprint(i)
		writeTree(t, next.staging, site{"index.html": text, manifestName: text})
		if err := os.MkdirAll(below(next.staging, "b"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(below(st.out, "b/index.html"), below(next.staging, "b/index.html")); err != nil {
			t.Fatal(err)
		}
		if err := next.publish(t.Context()); err != nil {
			t.Fatalf("build %d: %v", i, err)
		}
		if got, want := readTree(t, st.out), (site{"index.html": text, "b/index.html": "same", manifestName: text}); !maps.Equal(got, want) {
			t.Fatalf("build %d: the output holds %v", i, got)
		}
	}
	sys.held = nil
	if err := newStage(st.out, sys).repair(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	onlyTheOutput(t, st, "closed")
}

func TestAFileHeldForAMomentIsWaitedFor(t *testing.T) {
	for name := range formerSite {
		sys := &fakeWindows{}
		st := newPlace(t, sys)
		sys.held = map[string]int{below(st.out, name): 9} // more than the folder is asked for
		if err := st.publish(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := readTree(t, st.out); !maps.Equal(got, newSite) {
			t.Errorf("%s held: the output holds %v", name, got)
		}
	}
}

func TestAFileHeldForGoodLeavesTheFormerSiteAndIsNamed(t *testing.T) {
	for name := range formerSite {
		if formerSite[name] == newSite[name] {
			continue
		}
		sys := &fakeWindows{}
		st := newPlace(t, sys)
		file := below(st.out, name)
		sys.held = map[string]int{file: -1}
		var held *Held
		if err := st.publish(t.Context()); !errors.As(err, &held) || held.Path != file {
			t.Errorf("%s: %v", name, err)
		}
		if got := readTree(t, st.out); !maps.Equal(got, formerSite) {
			t.Errorf("%s held: the output holds %v", name, got)
		}
		sys.held = nil // closed
		if err := st.repair(t.Context(), 1); err != nil {
			t.Error(err)
		}
		onlyTheOutput(t, st, name)
	}
}

// Whatever is held for however long, and at whatever call the process dies, the former site or
// the new one stands after the next start, and in between every file of both is there.
func TestAKillAnywhereLeavesTheFormerSiteOrTheNewOne(t *testing.T) {
	seed := uint64(20261126)
	if os.Getenv("CI") != "true" {
		seed = rand.Uint64()
	}
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	names := []string{"index.html", "a/index.html", "b/index.html", "gone/far/index.html", "data/t.csv", manifestName, "c/index.html"}
	outcomes := map[string]int{}
	for range 120 {
		sys := &fakeWindows{killAt: 1 + random.IntN(60)}
		st := newPlaceAt(t, sys, 1+random.IntN(attempts))
		sys.held = map[string]int{}
		for range random.IntN(4) {
			sys.held[below(st.out, names[random.IntN(len(names))])] = random.IntN(30) - 1
		}
		what := fmt.Sprintf("killed at call %d, held %v", sys.killAt, sys.held)
		sys.before = func() { everyFileIsThere(t, st, what) }
		dead := dies(func() { st.publish(t.Context()) })
		sys.held, sys.killAt, sys.before = nil, 0, nil
		if got := readTree(t, st.out); !dead && !maps.Equal(got, newSite) {
			delete(got, "c/index.html") // both may be held since they were added: the next start removes them
			delete(got, "d/index.html")
			if !maps.Equal(got, formerSite) {
				t.Fatalf("%s: not killed, but neither site stands: %v", what, got)
			}
		}
		next := newStage(st.out, sys)
		if err := next.repair(t.Context(), 1); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		switch got := readTree(t, st.out); {
		case maps.Equal(got, formerSite):
			outcomes["former"]++
		case maps.Equal(got, newSite):
			outcomes["new"]++
		default:
			t.Fatalf("%s: the output holds %v", what, got)
		}
		onlyTheOutput(t, next, what)
	}
	if outcomes["former"] < 10 || outcomes["new"] < 10 {
		t.Errorf("outcomes %v: the test does not try both ways", outcomes)
	}
}

// dies tells whether the process was killed in f.
func dies(f func()) (dead bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, dead = r.(killed); !dead {
				panic(r)
			}
		}
	}()
	f()
	return false
}

// everyFileIsThere wants a reader of the output to find each file that both sites have, in the
// one form or the other, as long as there is an output folder.
func everyFileIsThere(t *testing.T, st *stage, what string) {
	t.Helper()
	got := readTree(t, st.out)
	if got == nil {
		if readTree(t, st.former) == nil {
			t.Fatalf("%s: no site anywhere", what)
		}
		return
	}
	for name, text := range formerSite {
		if then, both := newSite[name]; both && got[name] != text && got[name] != then {
			t.Fatalf("%s: %s holds %q", what, name, got[name])
		}
	}
}

// Whoever reads the manifest while files are replaced one by one finds all that it names.
func TestFilesAreReplacedBeforeTheManifestAndRemovedAfterIt(t *testing.T) {
	out, next := t.TempDir(), t.TempDir()
	writeTree(t, out, site{manifestName: "1", "same.html": "s", "a/changed.html": "1", "z/changed.html": "1", "a/gone.html": "g"})
	writeTree(t, next, site{manifestName: "2", "same.html": "s", "a/changed.html": "2", "z/changed.html": "2", "z/new.html": "n"})
	j, err := compareTrees(out, next)
	want := []step{{stepAdd, "z/new.html"}, {stepPut, "a/changed.html"}, {stepPut, "z/changed.html"}, {stepPut, manifestName}, {stepDrop, "a/gone.html"}}
	if err != nil || !slices.Equal(j.steps, want) {
		t.Errorf("steps %v, %v, want %v", j, err, want)
	}
	for _, j := range []*journal{{attempt: 1, source: "next", steps: want}, {attempt: attempts, source: "staging"}, {undo: true, attempt: 2, source: "next", steps: want}} {
		if again, err := parseJournal(j.append(nil)); err != nil || !reflect.DeepEqual(again, j) {
			t.Errorf("%v is read back as %v, %v", j, again, err)
		}
	}
}

// A journal that another program has damaged stops everything: nothing is done on a guess.
func TestADamagedJournalIsNotFollowed(t *testing.T) {
	for _, text := range []string{"", "casebook journal 1 do\n", "casebook journal 2 do 0 next\n", "casebook journal 2 do -1 next\n", "casebook journal 2 redo 1 next\n", "casebook journal 2 do 1 former\n", "casebook journal 2 do 10 next\n", "casebook journal 2 do 1 next\nput ../../etc/passwd\n", "casebook journal 2 do 1 next\nerase a\n"} {
		st := newPlace(t, &fakeWindows{})
		if err := os.WriteFile(st.journal, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := st.repair(t.Context(), 1); err == nil {
			t.Errorf("%q was followed", text)
		}
		if got := readTree(t, st.out); !maps.Equal(got, formerSite) {
			t.Errorf("%q: the output holds %v", text, got)
		}
	}
}

// On a disk that knows no capitals a name finds a file that is listed in other letters.
func TestForeignFileInOtherLettersIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"index.html": "theirs"})
	old := &former{dir: dir, others: []string{"INDEX.HTML"}}
	var buf []byte
	var occupied *Occupied
	for _, text := range []string{"ours", "theirs"} {
		if _, _, err := old.same("index.html", []byte(text), &buf); !errors.As(err, &occupied) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
