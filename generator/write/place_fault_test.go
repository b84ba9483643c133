package write

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// ways are the ways in which a site comes into its place, by the file that another program has open
// for good: the folders are moved; files are replaced; they are, and it is undone.
var ways = map[string]string{"moved": "", "replaced": "b/index.html", "undone": "index.html"}

// after repairs what a run has left, with nothing open any more, and demands one of the two sites.
func after(t *testing.T, st *stage, sys *fakeWindows, what string) {
	t.Helper()
	sys.held, sys.killAt, sys.failAt, sys.before = nil, 0, 0, nil
	next := newStage(st.out, sys)
	if err := next.repair(t.Context(), 1); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if got := readTree(t, st.out); !maps.Equal(got, formerSite) && !maps.Equal(got, newSite) {
		t.Fatalf("%s: the output holds %v", what, got)
	}
	onlyTheOutput(t, next, what)
}

// laid is a place with a file held, under the second set of names: the journal says which.
func laid(t *testing.T, sys *fakeWindows, held string) *stage {
	t.Helper()
	st := newPlaceAt(t, sys, 2)
	if held != "" {
		sys.held = map[string]int{below(st.out, held): -1}
	}
	return st
}

func TestAKillAtEachCallLeavesOneOfTheSites(t *testing.T) {
	for way, held := range ways {
		n := 1
		for dead := true; dead; n++ {
			sys := &fakeWindows{killAt: n}
			st := laid(t, sys, held)
			what := fmt.Sprintf("%s, killed at call %d", way, n)
			sys.before = func() { everyFileIsThere(t, st, what) }
			dead = dies(func() { st.publish(t.Context()) })
			if dead && n%3 == 0 { // and again while it is brought to its end
				sys.calls, sys.killAt = 0, 1+n%7
				dies(func() { newStage(st.out, sys).repair(t.Context(), 1) })
			}
			after(t, st, sys, what)
		}
		if n < 4 {
			t.Errorf("%s: only %d calls", way, n)
		}
	}
}

// A call that fails for another reason than that a file is open is reported, whichever it is, and leaves
// one of the sites; so do two that follow each other.
func TestACallThatFailsIsReported(t *testing.T) {
	broken := errors.New("broken")
	for way, held := range ways {
		for _, failing := range []int{1, 2, 1000} {
			for n := 1; ; n++ {
				sys := &fakeWindows{failAt: n, failing: failing, failure: broken}
				st := laid(t, sys, held)
				what := fmt.Sprintf("%s, %d calls fail from %d on", way, failing, n)
				err := st.publish(t.Context())
				if sys.calls < n {
					break
				}
				switch got := readTree(t, st.out); {
				case err == nil && !maps.Equal(got, newSite):
					t.Fatalf("%s: nothing is reported, and the output holds %v", what, got)
				case err != nil && !errors.Is(err, broken) && !errors.Is(err, errHeld):
					t.Fatalf("%s: %v", what, err)
				case err != nil && failing == 1 && held == "" && !maps.Equal(got, formerSite):
					t.Fatalf("%s: %v, and the output holds %v", what, err, got)
				case err == nil && held == "":
					t.Fatalf("%s: nothing is reported", what)
				}
				after(t, st, sys, what)
			}
		}
	}
}

// What cannot be moved back is where the message says.
func TestASiteThatCannotBePutBackIsNamed(t *testing.T) {
	sys := &fakeWindows{failAt: 4, failing: 2, failure: errors.New("broken")}
	st := newPlace(t, sys)
	err := st.publish(t.Context())
	if err == nil || !strings.Contains(err.Error(), st.former) || !maps.Equal(readTree(t, st.former), formerSite) {
		t.Errorf("%v", err)
	}
	after(t, st, sys, "moved away")
}

// Ctrl+C while files are replaced undoes it.
func TestAnInterruptionWhileFilesAreReplacedIsUndone(t *testing.T) {
	for n := 6; n < 11; n++ {
		ctx, cancel := context.WithCancel(t.Context())
		sys := &fakeWindows{}
		st := laid(t, sys, ways["replaced"])
		sys.before = func() {
			if there, _ := exists(st.journal); there && sys.calls > len(sys.waits)+n {
				cancel()
			}
		}
		if err := st.publish(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%d: %v", n, err)
		}
		if got := readTree(t, st.out); !maps.Equal(got, formerSite) {
			t.Errorf("%d: the output holds %v", n, got)
		}
		cancel()
		after(t, st, sys, "interrupted")
	}
}

// An overlay file system does not move folders of its lower layer.
func TestAFolderThatCannotBeMovedHasItsFilesReplaced(t *testing.T) {
	if !acrossDevices(syscall.EXDEV) {
		t.Skip("this system says it otherwise")
	}
	sys := &fakeWindows{failAt: 3, failing: 1, failure: &os.LinkError{Op: "rename", Err: syscall.EXDEV}}
	st := newPlace(t, sys)
	if err := st.publish(t.Context()); err != nil || !maps.Equal(readTree(t, st.out), newSite) {
		t.Errorf("%v, the output holds %v", err, readTree(t, st.out))
	}
	after(t, st, sys, "replaced")
}

// refusing is a system whose exchange fails, and not because there is none.
type refusing struct {
	native
	err error
}

func (r refusing) exchange(string, string) error { return r.err }

func TestAnExchangeThatFailsIsReportedAndLeavesTheFormerSite(t *testing.T) {
	broken := errors.New("broken")
	out := filepath.Join(t.TempDir(), "public")
	published := 0
	o := Options{Out: out, Published: func() { published++ }}
	page := func(text string) func(yield func(File) bool) {
		return slices.Values([]File{{Path: "index.html", Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }}})
	}
	if _, err := Run(t.Context(), page("1"), o); err != nil || published != 1 {
		t.Fatalf("%v, reported %d times", err, published)
	}
	before := readTree(t, out)
	o.sys = refusing{err: broken}
	if _, err := Run(t.Context(), page("2"), o); !errors.Is(err, broken) || published != 1 {
		t.Errorf("%v, reported %d times", err, published)
	}
	if got := readTree(t, out); !maps.Equal(got, before) {
		t.Errorf("the output holds %v", got)
	}
	onlyTheOutput(t, newStage(out, native{}), "failed")
}

// What is open is asked for again, with growing waits; what fails otherwise is not.
func TestWhatIsOpenIsAskedForAgain(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		errs  []error // of the calls, the last one for all that follow
		calls int
		want  error
	}{
		"at once":        {[]error{nil}, 1, nil},
		"broken":         {[]error{broken}, 1, broken},
		"open, then not": {[]error{errHeld, errHeld, nil}, 3, nil},
		"open, broken":   {[]error{errHeld, broken}, 2, broken},
		"open for good":  {[]error{errHeld}, 7, errHeld},
	} {
		sys, calls := &fakeWindows{}, 0
		err := patiently(t.Context(), sys, "file", func() error {
			calls++
			return c.errs[min(calls, len(c.errs))-1]
		})
		if calls != c.calls || !errors.Is(err, c.want) || len(sys.waits) != calls-1 {
			t.Errorf("%s: %d calls, %v, waited %v", name, calls, err, sys.waits)
		}
		var held *Held
		if errors.As(err, &held) != (c.want == errHeld) || held != nil && held.Path != "file" {
			t.Errorf("%s: %v", name, err)
		}
		for i, d := range sys.waits {
			if d != firstWait<<i {
				t.Errorf("%s: waited %v", name, sys.waits)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := patiently(ctx, &fakeWindows{}, "file", func() error { return errHeld }); !errors.Is(err, context.Canceled) {
		t.Errorf("an interruption is not heeded: %v", err)
	}
	if err := (native{}).sleep(t.Context(), time.Millisecond); err != nil {
		t.Error(err)
	}
	if err := (native{}).sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// What hindered the exchange is open for longer: clearing up does not wait for it once more.
func TestClearingUpWaitsOnlyForWhatMayBeClosed(t *testing.T) {
	for _, replaced := range []bool{false, true} {
		sys := &fakeWindows{}
		st := newPlace(t, sys)
		st.replaced = replaced
		sys.held = map[string]int{below(st.staging, "index.html"): -1}
		var held *Held
		if err := st.clearPatiently(t.Context(), 1); !errors.As(err, &held) || held.Path != st.staging || (len(sys.waits) == 0) != replaced {
			t.Errorf("replaced %t: %v, waited %v", replaced, err, sys.waits)
		}
	}
}

// Under the set of names that is free a run works beside what is open; where there is none it says so.
func TestTheFirstFreeSetOfNamesIsTaken(t *testing.T) {
	for taken := 0; taken <= attempts; taken++ {
		sys := &fakeWindows{held: map[string]int{}}
		st := newStage(filepath.Join(t.TempDir(), "public"), sys)
		writeTree(t, st.out, formerSite)
		for n := 1; n <= taken; n++ {
			what := []string{"staging", "former"}[n%2]
			dir := st.beside(what, n)
			writeTree(t, dir, site{"open": ""})
			sys.held[filepath.Join(dir, "open")] = -1
		}
		err := st.repair(t.Context(), 1)
		var held *Held
		switch {
		case taken == attempts && !errors.As(err, &held):
			t.Errorf("all are taken: %v", err)
		case taken < attempts && (err != nil || st.attempt != taken+1):
			t.Errorf("%d are taken: the run has number %d, %v", taken, st.attempt, err)
		}
	}
	if st := newStage("/a/public", native{}); filepath.Base(st.staging) != ".public.casebook-staging" {
		t.Error(st.staging)
	}
}

func TestWhatCannotBeClearedIsReported(t *testing.T) {
	broken := errors.New("broken")
	st := newPlace(t, &fakeWindows{failAt: 1, failing: 1, failure: broken})
	if err := st.repair(t.Context(), 1); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

// One file under two names is one, two with the same bytes are the same; a link is not what it leads to.
func TestFilesAreCompared(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"a": "text", "same": "text", "other": "tent", "longer": "texts"})
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(os.Link(at("a"), at("second")), os.Symlink("a", at("link"))); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"a": true, "second": true, "same": true, "other": false, "longer": false, "link": false} {
		for _, pair := range [][2]string{{"a", name}, {name, "a"}} {
			if got, err := sameFile(at(pair[0]), at(pair[1])); got != want || err != nil {
				t.Errorf("%q: %t, %v", pair, got, err)
			}
		}
	}
	for _, pair := range [][2]string{{"a", "missing"}, {"missing", "a"}} {
		if _, err := sameFile(at(pair[0]), at(pair[1])); err == nil {
			t.Errorf("%q: no error", pair)
		}
	}
}

func TestFoldersAreExchanged(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have other errors")
	}
	dir := t.TempDir()
	writeTree(t, dir, site{"a/x": "a", "b/y": "b", "file": ""})
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	if err := exchange(at("a"), at("b")); err != nil {
		t.Skip(err)
	}
	if err := exchange(at("a"), at("c")); err != nil { // a plain move
		t.Error(err)
	}
	if got := readTree(t, dir); !maps.Equal(got, site{"c/y": "b", "b/x": "a", "file": ""}) {
		t.Errorf("%v", got)
	}
	if err := exchange(at("b"), at("b/inner")); err == nil {
		t.Error("a folder was exchanged with one that it would hold")
	}
	writeTree(t, dir, site{"b/inner/z": "z"})
	if err := exchange(at("b"), at("b/inner")); !errors.Is(err, errNoExchange) {
		t.Errorf("a folder and one in it: %v", err)
	}
	if err := exchange(at("file/x"), at("b")); err == nil || errors.Is(err, errNoExchange) {
		t.Errorf("below a file: %v", err)
	}
}
