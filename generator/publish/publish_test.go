package publish_test

import (
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"casebook/generator/manifest"
	"casebook/generator/publish"
)

func TestOnlyWhatDiffersTravels(t *testing.T) {
	h := newMemory()
	if r := mustPublish(t, h, first); len(r.Put) != len(first) || r.Same != 0 {
		t.Errorf("first: %+v", r)
	}
	if r := mustPublish(t, h, first); len(r.Put) != 0 || r.Same != len(first) {
		t.Errorf("again: %+v", r)
	}
	edited := with(first, "cases/a/index.html", "甲甲 assets/site-1.css data/a.csv", "edition.js", "3")
	h.log = nil
	r := mustPublish(t, h, edited)
	if !slices.Equal(r.Put, []string{"cases/a/index.html", "edition.js"}) {
		t.Errorf("an edit put %q", r.Put)
	}
	for _, line := range h.log {
		if strings.Contains(line, "site-1.css") {
			t.Errorf("an unchanged file was touched: %s", line)
		}
	}
}

func TestOrderIsAssetsDataPagesLists(t *testing.T) {
	h := newMemory()
	r := mustPublish(t, h, first)
	want := []string{"assets/site-1.css", "cases/b/图.png", "data/a.csv", "cases/a/index.html", "cases/b/index.html", "cases/index.html", "index.html", "search/words-1.js", "sitemap.xml", "edition.js"}
	if !slices.Equal(r.Put, want) {
		t.Errorf("order %q", r.Put)
	}
}

// A page that changes may link to a new page, and to a new list too.
func TestNewPagesAndListsComeBeforeChangedOnes(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	r := mustPublish(t, h, with(first, "index.html", "one themes/水/index.html", "cases/a/index.html", "甲 themes/水/index.html", "cases/c/index.html", "丙", "themes/水/index.html", "cases/a/index.html"))
	if want := []string{"cases/c/index.html", "themes/水/index.html", "cases/a/index.html", "index.html"}; !slices.Equal(r.Put, want) {
		t.Errorf("order %q", r.Put)
	}
}

// What names others by the dozen comes after what it may name.
func TestListsComeAfterPages(t *testing.T) {
	files := map[string]string{}
	want := []string{
		"assets/site.css", "favicon.ico", "data/a.csv",
		"cases/a/index.html", "villages/v/index.html",
		"404.html", "cases/index.html", "cases/page/2/index.html", "data/compare.js", "feed.xml", "indicators/income/index.html", "regions/gz/index.html", "robots.txt", "search/words.js", "themes/water/index.html",
		"edition.js",
	}
	for _, p := range want {
		files[p] = p
	}
	if r := mustPublish(t, newMemory(), files); !slices.Equal(r.Put, want) {
		t.Errorf("order %q", r.Put)
	}
}

// A reader who follows links while editions are published, broken off and taken up again meets
// no dead link.
func TestReaderNeverMeetsADeadLink(t *testing.T) {
	for _, atomic := range []bool{false, true} {
		h := newMemory()
		h.atomic = atomic
		mustPublish(t, h, first)
		look := func(files map[string]string) {
			if dead := deadLinks(files); len(dead) > 0 {
				t.Errorf("atomic %v: dead links %q", atomic, dead)
			}
		}
		h.seen = look
		mustPublish(t, h, second)
		for at := 1; at < 70 && !t.Failed(); at++ {
			h = newMemory()
			h.atomic = atomic
			mustPublish(t, h, first)
			h.up()
			h.seen, h.failAt = look, at
			_, _ = publish.Run(t.Context(), h, editionOf(second), publish.Options{Machine: "here"})
			h.up()
			if _, err := publish.Run(t.Context(), h, editionOf(second), soon); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Killed at any call, and then at any call of the second attempt, a publication is finished by
// running it again, and no half of a file is ever shown.
func TestBrokenOffItIsFinishedByRunningAgain(t *testing.T) {
	withdrawn := with(first, "cases/b/index.html", "", "cases/b/图.png", "", "cases/index.html", "cases/a/index.html")
	for _, next := range []map[string]string{second, withdrawn} {
		for _, atomic := range []bool{false, true} {
			for at := 1; brokenOff(t, next, atomic, at); at++ {
			}
		}
	}
}

// brokenOff breaks the publication of next over first off at a call, and the attempt after it too; it
// tells whether there are so many calls.
func brokenOff(t *testing.T, next map[string]string, atomic bool, at int) bool {
	t.Helper()
	h := newMemory()
	h.atomic = atomic
	mustPublish(t, h, first)
	h.up()
	h.failAt = at
	if _, err := publish.Run(t.Context(), h, editionOf(next), publish.Options{Machine: "here"}); err == nil {
		if at < 10 {
			t.Errorf("only %d calls were broken off", at-1)
		}
		return false
	}
	whole := func() {
		for p, text := range h.shown() {
			if p != manifest.Name && text != first[p] && text != next[p] {
				t.Fatalf("broken off at call %d, %s is %q", at, p, text)
			}
		}
	}
	whole()
	h.up()
	delete(h.files, ".casebook/lock") // waiting for it takes more calls than all else
	h.failAt = rand.IntN(40) + 1
	if _, err := publish.Run(t.Context(), h, editionOf(next), soon); err == nil {
		h.up()
	}
	whole()
	h.up()
	// What is published next need not be what was broken off.
	final := next
	if at%2 == 0 {
		final = first
	}
	if _, err := publish.Run(t.Context(), h, editionOf(final), soon); err != nil {
		t.Fatalf("broken off at call %d, not finished: %v", at, err)
	}
	h.holds(t, final)
	final = with(final, "edition.js", "the next")
	if _, err := publish.Run(t.Context(), h, editionOf(final), soon); err != nil {
		t.Fatal(err)
	}
	for p := range h.files {
		if _, ok := final[p]; !ok && p != manifest.Name && p != ".casebook/state.json" {
			t.Errorf("broken off at call %d, %s was never removed", at, p)
		}
	}
	return true
}

// soon takes a publisher who has died for dead before long.
var soon = publish.Options{Machine: "elsewhere", Beat: 2 * time.Millisecond}

func TestGoneAssetsWaitAndGonePagesGoAtOnce(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	newLook := with(first, "assets/site-1.css", "", "assets/site-2.css", "css2", "index.html", "two")
	r := mustPublish(t, h, newLook)
	if len(r.Removed) != 0 || !slices.Equal(r.Later, []string{"assets/site-1.css"}) || h.files["assets/site-1.css"] == "" {
		t.Errorf("a style sheet that open pages need: %+v", r)
	}
	r = mustPublish(t, h, with(newLook, "index.html", "three"))
	if !slices.Equal(r.Removed, []string{"assets/site-1.css"}) {
		t.Errorf("at the next publication: %+v", r)
	}
	r = mustPublish(t, h, with(newLook, "index.html", "three", "cases/b/index.html", "", "cases/b/图.png", "", "cases/index.html", "cases/a/index.html"))
	if !slices.Equal(r.Removed, []string{"cases/b/index.html", "cases/b/图.png"}) {
		t.Errorf("a page that was withdrawn: %+v", r)
	}
}

// What waits for its removal is ours still, and may come back with other bytes.
func TestGoneAssetThatComesBackIsReplaced(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	mustPublish(t, h, with(first, "assets/site-1.css", ""))
	if r := mustPublish(t, h, with(first, "assets/site-1.css", "other")); len(r.Removed) > 0 || !slices.Contains(r.Put, "assets/site-1.css") {
		t.Errorf("%+v", r)
	}
}

func TestPicturesOfAWithdrawnPageGoAtOnce(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	next := with(first, "cases/b/index.html", "已撤下 assets/site-1.css", "cases/b/图.png", "")
	r, err := publish.Run(t.Context(), h, editionOf(next), publish.Options{Machine: "here", Withdrawn: []string{"cases/b/index.html"}})
	if err != nil || !slices.Equal(r.Removed, []string{"cases/b/图.png"}) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestFilesOfOthersAreLeftAlone(t *testing.T) {
	h := newMemory()
	others := map[string]string{"old/index.html": "theirs", "assets/logo.png": "theirs", ".well-known/x": "y"}
	maps.Copy(h.files, others)
	mustPublish(t, h, first)
	mustPublish(t, h, second)
	mustPublish(t, h, map[string]string{"index.html": "x"})
	mustPublish(t, h, map[string]string{"index.html": "x"})
	for p, text := range others {
		if h.files[p] != text {
			t.Errorf("%s is %q", p, h.files[p])
		}
	}
	if len(h.shown()) != len(others)+2 {
		t.Errorf("left: %q", slices.Sorted(maps.Keys(h.shown())))
	}
}

func TestFilesOfOthersInTheWayRefuse(t *testing.T) {
	h := newMemory()
	h.files["index.html"] = "theirs"
	h.files["cases/a/index.html"] = first["cases/a/index.html"] // the same bytes are no harm
	var occupied *publish.Occupied
	if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{}); !errors.As(err, &occupied) || !slices.Equal(occupied.Paths, []string{"index.html"}) {
		t.Errorf("got %v", err)
	}
	if len(h.shown()) != 2 || h.files["index.html"] != "theirs" {
		t.Errorf("something was written: %q", h.shown())
	}
}

func TestManifestOfAnotherProgramRefuses(t *testing.T) {
	for _, text := range []string{`{"name":"web app"}`, "", "[]", "[\n{\"path\":\"../x\",\"bytes\":1,\"sha256\":\"00\",\"sources\":[]}\n]\n", "<html>"} {
		h := newMemory()
		h.files[manifest.Name] = text
		if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{}); !errors.Is(err, publish.ErrForeign) {
			t.Errorf("%q: %v", text, err)
		}
		if len(h.shown()) != 1 {
			t.Errorf("%q: something was written", text)
		}
	}
}

func TestTargetThatLiesIsFoundOut(t *testing.T) {
	for _, atomic := range []bool{false, true} {
		h := newMemory()
		h.atomic, h.lies = atomic, "乙"
		var torn *publish.Torn
		if _, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{}); !errors.As(err, &torn) || torn.Path != "cases/b/index.html" {
			t.Errorf("got %v", err)
		}
		if h.files[manifest.Name] != "" {
			t.Error("the manifest was put though a file is not whole")
		}
		h.lies = ""
		mustPublish(t, h, first)
	}
}

func TestFileThatIsNotWhatTheManifestSaysIsNotPublished(t *testing.T) {
	e := editionOf(first)
	for name, text := range map[string]string{"longer": "甲 assets/site-1.css data/a.csv!", "shorter": "甲", "other": strings.Repeat("x", len(first["cases/a/index.html"]))} {
		h := newMemory()
		e.Open = func(p string) (io.ReadCloser, error) {
			if p == "cases/a/index.html" {
				return io.NopCloser(strings.NewReader(text)), nil
			}
			return io.NopCloser(strings.NewReader(first[p])), nil
		}
		var changed *publish.Changed
		if _, err := publish.Run(t.Context(), h, e, publish.Options{}); !errors.As(err, &changed) || h.files["cases/a/index.html"] != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRehearsalTouchesNothing(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	before := maps.Clone(h.files)
	r, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{DryRun: true})
	if err != nil || len(r.Put) == 0 || !maps.Equal(before, h.files) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestSecondPublisherWaitsForTheFirst(t *testing.T) {
	synctest.Test(t, waitsForTheFirst)
}

func waitsForTheFirst(t *testing.T) {
	h := newMemory()
	h.files[".casebook/lock"], h.files[".casebook/publisher.json"] = "", `{"id":"1","who":"wang@office","machine":"office","beat":1}`
	reported := make(chan string, 1)
	done := make(chan error, 1)
	go func() {
		_, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Machine: "here", Beat: 20 * time.Millisecond, Waiting: func(who string) { reported <- who }})
		done <- err
	}()
	if who := <-reported; who != "wang@office" {
		t.Errorf("reported of %q", who)
	}
	for beat := range 5 { // the other is alive for longer than a dead one is waited for
		time.Sleep(40 * time.Millisecond)
		h.mu.Lock()
		h.files[".casebook/publisher.json"] = `{"id":"1","who":"wang@office","machine":"office","beat":` + string(rune('2'+beat)) + `}`
		h.mu.Unlock()
		select {
		case <-done:
			t.Fatal("published while another did")
		default:
		}
	}
	if err := h.Release(t.Context(), ".casebook/lock"); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	h.holds(t, first)
}

func TestPublisherThatWasTakenForDeadStops(t *testing.T) {
	h := newMemory()
	e := editionOf(first)
	inner := e.Open
	e.Open = func(p string) (io.ReadCloser, error) {
		if p == "index.html" {
			h.mu.Lock()
			h.files[".casebook/publisher.json"] = `{"id":"2","who":"li@office"}`
			h.mu.Unlock()
		}
		return inner(p)
	}
	var lost *publish.Lost
	if _, err := publish.Run(t.Context(), h, e, publish.Options{}); !errors.As(err, &lost) || lost.Who != "li@office" {
		t.Errorf("got %v", err)
	}
	if h.files[manifest.Name] != "" {
		t.Error("the manifest was put though another publishes")
	}
}

// A full disk takes no more than the beginning of the sign that a publisher is alive.
func TestTornSignIsNobodyElse(t *testing.T) {
	h := newMemory()
	e := editionOf(first)
	inner := e.Open
	e.Open = func(p string) (io.ReadCloser, error) {
		h.mu.Lock()
		h.files[".casebook/publisher.json"] = `{"id":"`
		h.mu.Unlock()
		return inner(p)
	}
	if _, err := publish.Run(t.Context(), h, e, soon); err != nil {
		t.Fatal(err)
	}
	h.holds(t, first)
	if _, there := h.files[".casebook/lock"]; there {
		t.Error("the target stays locked")
	}
}

// A far target's manifest is believed, unless every file is to be read.
func TestWhatOthersChangedIsPutAgain(t *testing.T) {
	h := newMemory()
	mustPublish(t, h, first)
	h.files["cases/a/index.html"] = "altered"
	delete(h.files, "data/a.csv")
	if r, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{}); err != nil || len(r.Put) != 0 {
		t.Errorf("unasked: %q, %v", r.Put, err)
	}
	want := []string{"cases/a/index.html", "data/a.csv"}
	for _, dry := range []bool{true, false} {
		r, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Verify: true, DryRun: dry})
		slices.Sort(r.Altered)
		if err != nil || !slices.Equal(r.Altered, want) || len(r.Put) != len(want) {
			t.Errorf("dry %v: altered %q, put %q, %v", dry, r.Altered, r.Put, err)
		}
	}
	h.holds(t, first)
	// What the new edition changes anyway is no news.
	h.files["cases/a/index.html"] = "altered"
	r, err := publish.Run(t.Context(), h, editionOf(with(first, "cases/a/index.html", "甲甲")), publish.Options{Verify: true})
	if err != nil || len(r.Altered) != 0 || len(r.Put) != 1 {
		t.Errorf("edited: altered %q, put %q, %v", r.Altered, r.Put, err)
	}
}
