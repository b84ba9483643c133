package publish_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"casebook/generator/manifest"
	"casebook/generator/publish"
)

// sizeOf is what a site's files take.
func sizeOf(files map[string]string) (n int64) {
	for _, text := range files {
		n += int64(len(text))
	}
	return n
}

func TestProgressCountsFilesAndBytes(t *testing.T) {
	var p publish.Progress
	r, err := publish.Run(t.Context(), newMemory(), editionOf(first), publish.Options{Progress: &p})
	if err != nil {
		t.Fatal(err)
	}
	files, size := int64(len(first)), sizeOf(first)
	if p.Total.Load() != files || p.Done.Load() != files || p.TotalBytes.Load() != size || p.DoneBytes.Load() != size || r.Bytes != size {
		t.Errorf("%d of %d files, %d of %d bytes, want %d and %d; the result says %d", p.Done.Load(), p.Total.Load(), p.DoneBytes.Load(), p.TotalBytes.Load(), files, size, r.Bytes)
	}
}

// What a target has is not noted, put or removed again.
func TestSameEditionAgainWritesNothing(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	h.log = nil
	mustPublish(t, h, first)
	for _, call := range h.log {
		what, name, _ := strings.Cut(call, " ")
		if what != "get" && what != "list" && name != ".casebook/lock" && name != ".casebook/publisher.json" {
			t.Errorf("%q", call)
		}
	}
}

// Whoever publishes next goes by which edition left a file there.
func TestStateNamesTheEditionThatLeftAFile(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	mustPublish(t, h, second)
	if want := `"since":"` + manifest.Code(editionOf(second).Entries) + `"`; !strings.Contains(strings.ReplaceAll(h.files[".casebook/state.json"], " ", ""), want) {
		t.Errorf("want %s in %s", want, h.files[".casebook/state.json"])
	}
}

// What a target notes is no more than what it is: no path in it leads out of the web root.
func TestStateNamesNoFileOutside(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	h.files[".casebook/state.json"] = `{"unsure":["../a","/etc/b","manifest.json"],"left":[{"path":"../c","since":"x"}],"carried":["../d"]}`
	h.log = nil
	mustPublish(t, h, second)
	for _, call := range h.log {
		if strings.Contains(call, "..") || strings.Contains(call, "/etc") {
			t.Errorf("%q", call)
		}
	}
	if state := h.files[".casebook/state.json"]; strings.Contains(state, "..") || strings.Contains(state, "/etc") {
		t.Error(state)
	}
}

// A host that fails while the last things are done, its lock taken away among them, has failed; and so has one that
// answers again at once.
func TestEveryFailureOfAHostIsReported(t *testing.T) {
	for _, once := range []bool{false, true} {
		for at, more := 1, true; more; at++ {
			h := newMemory()
			mustPublish(t, h, first)
			h.up()
			h.failAt, h.once = at, once
			_, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{})
			if more = h.calls >= at; more && !errors.Is(err, errBroken) {
				t.Errorf("call %d failed, once: %v, and what is said is %v: %q", at, once, err, h.log)
			}
		}
	}
}

// However often a publication is broken off at the same point, it notes no more than it did the first time.
func TestNotesOfWhatWasBrokenOffDoNotGrow(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	noted := ""
	for try := range 3 {
		h.lies = "丙"
		if _, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{}); err == nil {
			t.Fatal("it was not broken off")
		}
		if text := h.files[".casebook/state.json"]; try == 0 {
			noted = text
		} else if len(text) > len(noted) {
			t.Errorf("first %s, then %s", noted, text)
		}
	}
}

// The sign of somebody who took over in the last moment, and the lock with it, are left alone.
func TestSignOfWhoTookOverStays(t *testing.T) {
	const theirs = `{"id":"2","who":"li@office"}`
	h := newMemory()
	h.seen = func(files map[string]string) {
		if files[manifest.Name] != "" && strings.Contains(files[".casebook/state.json"], `"unsure"`) {
			files[".casebook/publisher.json"] = theirs
		}
	}
	_, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{})
	var lost *publish.Lost
	if err != nil && !errors.As(err, &lost) {
		t.Error(err)
	}
	if _, locked := h.files[".casebook/lock"]; !locked || h.files[".casebook/publisher.json"] != theirs {
		t.Errorf("the target is locked: %t, by %s", locked, h.files[".casebook/publisher.json"])
	}
}

// Whoever was taken for dead stops soon, and not only when all is put but the manifest.
func TestPublisherThatWasTakenForDeadStopsSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newMemory()
		e := editionOf(first)
		inner := e.Open
		e.Open = func(p string) (io.ReadCloser, error) {
			h.mu.Lock()
			h.files[".casebook/publisher.json"] = `{"id":"2","who":"li@office"}`
			h.mu.Unlock()
			time.Sleep(3 * soon.Beat)
			return inner(p)
		}
		var lost *publish.Lost
		if _, err := publish.Run(t.Context(), h, e, soon); !errors.As(err, &lost) || len(h.shown()) > h.Traits().Jobs { // those that were under way
			t.Errorf("%v; then there was %q", err, h.shown())
		}
	})
}

// Two publishers are distinguished, also of one person on one computer.
func TestPublishersAreDistinguished(t *testing.T) {
	signs := map[string]bool{}
	for range 2 {
		h := newMemory()
		h.seen = func(files map[string]string) {
			if text := files[".casebook/publisher.json"]; text != "" {
				signs[text] = true
			}
		}
		if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Who: "wang", Machine: "here", Beat: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	if len(signs) != 2 {
		t.Errorf("signs %v", signs)
	}
}

// Without a word on how often publishers show that they are alive, one is given time to.
func TestPublisherOfAnotherComputerIsGivenTime(t *testing.T) {
	h := newMemory()
	h.files[".casebook/lock"], h.files[".casebook/publisher.json"] = "", `{"id":"1","who":"wang@office","machine":"office","beat":1}`
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := publish.Run(ctx, h, editionOf(first), publish.Options{Machine: "here"}); !errors.Is(err, context.DeadlineExceeded) || len(h.shown()) > 0 {
		t.Errorf("%v; then there was %q", err, h.shown())
	}
}

// A program of this computer that has ended is not waited for, nor said to be: neither one whose number no program
// has, nor one that left no number.
func TestDeadPublisherOfThisComputerIsNotWaitedFor(t *testing.T) {
	for _, number := range []string{`"process":1073741824,`, ""} {
		h := newMemory()
		h.files[".casebook/lock"], h.files[".casebook/publisher.json"] = "", `{"id":"1","who":"wang@here","machine":"here",`+number+`"beat":1}`
		_, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Machine: "here", Waiting: func(who string) { t.Errorf("waits for %s", who) }})
		if err != nil {
			t.Fatal(err)
		}
		h.holds(t, first)
	}
}

// Whoever waits sees a publisher at work by a sign that goes on changing.
func TestPublisherShowsThatItIsAlive(t *testing.T) {
	h, e := newMemory(), editionOf(first)
	signs := map[string]bool{}
	h.seen = func(files map[string]string) { signs[files[".casebook/publisher.json"]] = true }
	shown := func() int {
		h.mu.Lock()
		defer h.mu.Unlock()
		return len(signs)
	}
	inner := e.Open
	e.Open = func(p string) (io.ReadCloser, error) {
		if p == "index.html" {
			for end := time.Now().Add(20 * time.Second); shown() < 4; time.Sleep(time.Millisecond) {
				if time.Now().After(end) {
					return nil, errBroken
				}
			}
		}
		return inner(p)
	}
	if _, err := publish.Run(t.Context(), h, e, publish.Options{Beat: time.Millisecond}); err != nil {
		t.Fatal(err)
	}
}

// Whatever a publication was at when it was broken off, even where only removals were left, it is known.
func TestBrokenOffAtTheManifestIsKnown(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	h.files[".casebook/state.json"] = `{"unsure":["manifest.json"],"left":[]}`
	if r, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{DryRun: true}); err != nil || !r.Resumed {
		t.Errorf("%+v, %v", r, err)
	}
}

// One listing of a folder tells which of its new files are there: a question for each would take
// the first publication of a country's villages an hour.
func TestNewFilesAreNotAskedForOneByOne(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	h.log = nil
	mustPublish(t, h, second)
	for _, call := range []string{"get cases/c/index.html", "get cases/d/index.html", "get assets/site-2.css", "list cases/c"} {
		if slices.Contains(h.log, call) {
			t.Errorf("%q", call)
		}
	}
	if first := slices.Index(h.log, "list cases"); first < 0 || slices.Contains(h.log[first+1:], "list cases") {
		t.Errorf("cases is listed never, or twice: %q", h.log)
	}
}

func TestErrorsNameWhatTheyAreAbout(t *testing.T) {
	for want, err := range map[string]error{
		"put a.html: connection reset": &publish.Fault{Op: "put", Path: "a.html", Err: errBroken},
		"a.html":                       &publish.Torn{Path: "a.html"},
		"b.html":                       &publish.Changed{Path: "b.html"},
		"c.html":                       &publish.Occupied{Paths: []string{"c.html", "d.html"}},
		"li@office":                    &publish.Lost{Who: "li@office"},
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not name %q", err, want)
		}
	}
}

// A page that is named as withdrawn and did not change, or was never there, takes nothing with it.
func TestOnlyAWithdrawalTakesDataAlong(t *testing.T) {
	for _, page := range []string{"cases/a/index.html", "cases/never/index.html"} {
		h := newMemory()
		mustPublish(t, h, first)
		next := with(first, "data/a.csv", "", "cases/never/index.html", "new")
		r, err := publish.Run(t.Context(), h, editionOf(next), publish.Options{Withdrawn: []string{page}})
		if err != nil || len(r.Removed) > 0 || !slices.Equal(r.Later, []string{"data/a.csv"}) {
			t.Errorf("%s: %+v, %v", page, r, err)
		}
	}
}

func TestFilesOfOthersInFoldersAreInTheWayToo(t *testing.T) {
	h := newMemory()
	h.files["cases/a/index.html"] = "theirs"
	var occupied *publish.Occupied
	if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{}); !errors.As(err, &occupied) || !slices.Equal(occupied.Paths, []string{"cases/a/index.html"}) {
		t.Errorf("got %v", err)
	}
	if h.files["cases/a/index.html"] != "theirs" {
		t.Error("it was replaced")
	}
}

// locking is a host with locks of its own.
type locking struct {
	*memory
	busy   bool
	broken error
	locks  int
}

func (h *locking) Lock(_ context.Context, waiting func()) (func(), error) {
	if h.broken != nil {
		return nil, h.broken
	}
	if h.busy {
		waiting()
	}
	h.locks++
	return func() { h.locks-- }, nil
}

func TestLocksOfAHostAreUsedWhereItHasSome(t *testing.T) {
	h := &locking{memory: newMemory(), busy: true}
	reported := 0
	if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Beat: time.Millisecond, Waiting: func(string) { reported++ }}); err != nil {
		t.Fatal(err)
	}
	h.holds(t, first)
	if reported != 1 || h.locks != 0 {
		t.Errorf("reported %d times of somebody else; %d locks are left", reported, h.locks)
	}
	for _, call := range h.log {
		if strings.HasPrefix(call, "claim") || strings.HasSuffix(call, "publisher.json") {
			t.Errorf("%q, beside the lock of the host", call)
		}
	}
	h.broken, h.log = errBroken, nil
	if _, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{}); !errors.Is(err, errBroken) || len(h.log) > 0 {
		t.Errorf("without its lock: %v, then %q", err, h.log)
	}
}
