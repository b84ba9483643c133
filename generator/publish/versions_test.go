package publish_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"casebook/generator/manifest"
	"casebook/generator/publish"
)

// linked is a host whose web root is a link to one of two folders.
type linked struct {
	*memory // where the link led when Beside looked
	folders [2]*memory
	at      int // where it leads
	moves   int // how often somebody else switches it while the lock is waited for
}

func newLinked() *linked {
	h := &linked{folders: [2]*memory{newMemory(), newMemory()}}
	h.memory = h.folders[0]
	return h
}

func (h *linked) Beside(context.Context) (publish.Host, error) {
	h.memory = h.folders[h.at]
	aside := h.folders[1-h.at]
	if h.moves > 0 {
		h.moves--
		h.at = 1 - h.at
	}
	return aside, nil
}

func (h *linked) Leads(context.Context) (bool, error) { return h.memory == h.folders[h.at], nil }

func (h *linked) Switch(context.Context) (string, error) {
	h.at = 1 - h.at
	return string(rune('a' + h.at)), nil
}

// readers is the folder that the link leads to.
func (h *linked) readers() *memory { return h.folders[h.at] }

// publishes publishes and demands that readers then have all of the edition, and what others put there.
func (h *linked) publishes(t *testing.T, files, others map[string]string) publish.Result {
	t.Helper()
	r, err := publish.Run(t.Context(), h, editionOf(files), publish.Options{Machine: "here"})
	if err != nil {
		t.Fatal(err)
	}
	shown, size := h.readers().shown(), int64(0)
	for _, p := range r.Put {
		size += int64(len(shown[p]))
	}
	if r.Bytes != size {
		t.Errorf("%d bytes were put, the result says %d", size, r.Bytes)
	}
	for _, wanted := range []map[string]string{files, others} {
		for p, text := range wanted {
			if shown[p] != text {
				t.Errorf("%s is %q, want %q", p, shown[p], text)
			}
		}
	}
	if shown[manifest.Name] != string(editionOf(files).Manifest) {
		t.Error("the manifest is another")
	}
	return r
}

func TestEditionIsMadeBesideWhatReadersSee(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	if r := h.publishes(t, first, nil); r.Switched != "" || len(r.Put) != 0 || r.Same != len(first) {
		t.Errorf("again: %+v", r)
	}
	before, at := h.readers().shown(), h.at
	r := h.publishes(t, second, map[string]string{"assets/site-1.css": "css1"}) // which pages that are open still ask for
	if h.at == at || r.Switched == "" || !maps.Equal(h.folders[at].shown(), before) {
		t.Errorf("switched to %q; the folder of the former edition has %q", r.Switched, slices.Sorted(maps.Keys(h.folders[at].shown())))
	}
}

// It is told what others changed where readers look, and not what differs in the folder beside.
func TestWhatReadersSeeAlteredIsTold(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	h.publishes(t, with(first, "index.html", "two"), nil)
	h.readers().files["cases/a/index.html"] = "altered"
	h.folders[1-h.at].files["cases/b/index.html"] = "altered"
	r, err := publish.Run(t.Context(), h, editionOf(first), publish.Options{Machine: "here", Verify: true})
	if err != nil || !slices.Equal(r.Altered, []string{"cases/a/index.html"}) {
		t.Errorf("altered %q, %v", r.Altered, err)
	}
}

// A list of what was done can be compared with that of another time.
func TestWhatIsCarriedAlongComesInItsOrder(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	h.publishes(t, with(second, "assets/1.css", "1", "assets/2.css", "2", "assets/3.css", "3", "assets/4.css", "4", "assets/5.css", "5"), nil)
	r := h.publishes(t, first, nil)
	r.Put = slices.DeleteFunc(r.Put, func(p string) bool { return !strings.HasPrefix(p, "assets/") })
	if want := []string{"assets/1.css", "assets/2.css", "assets/3.css", "assets/4.css", "assets/5.css", "assets/site-2.css"}; !slices.Equal(r.Put, want) {
		t.Errorf("put %q", r.Put)
	}
}

// Styles that no edition of the last two has are in neither folder.
func TestEditionBesideKeepsNothingForEver(t *testing.T) {
	h := newLinked()
	for _, files := range []map[string]string{first, second, with(second, "index.html", "three"), with(second, "index.html", "four"), with(second, "index.html", "five")} {
		h.publishes(t, files, nil)
	}
	for _, folder := range h.folders {
		for p := range folder.shown() {
			if _, ours := second[p]; !ours && p != manifest.Name {
				t.Errorf("%s is left", p)
			}
		}
	}
}

func TestEditionBesideHasTheFilesOfOthers(t *testing.T) {
	h := newLinked()
	others := map[string]string{"robots-theirs": "r", "old/deep/page.html": "theirs", "cases/theirs.txt": "t", "cases/a/theirs.txt": "t"}
	maps.Copy(h.readers().files, others)
	h.readers().files["cases/device"], h.readers().device = "", "cases/device" // which readers cannot have either
	h.publishes(t, first, others)
	h.publishes(t, second, others)
	others["old/deep/page.html"] = "theirs, changed"
	maps.Copy(h.readers().files, others)
	seen := h.readers()
	if r := h.publishes(t, first, others); !slices.Contains(r.Put, "old/deep/page.html") || slices.Contains(r.Put, "cases/theirs.txt") {
		t.Errorf("put %q", r.Put)
	}
	if slices.Contains(seen.log, "list cases/theirs.txt") {
		t.Error("a file is asked for what lies in it")
	}
}

// A file that somebody took away stays away, until the site has one of that name itself.
func TestEditionBesideForgetsWhatOthersTookAway(t *testing.T) {
	h := newLinked()
	h.readers().files["cases/theirs.txt"] = "t"
	h.publishes(t, first, nil)
	h.publishes(t, second, map[string]string{"cases/theirs.txt": "t"})
	delete(h.readers().files, "cases/theirs.txt")
	for _, files := range []map[string]string{first, second} {
		r := h.publishes(t, files, nil)
		if _, there := h.readers().files["cases/theirs.txt"]; there {
			t.Errorf("it is there again: %+v", r)
		}
	}
	h.readers().files["cases/theirs.txt"] = "t"
	h.publishes(t, first, map[string]string{"cases/theirs.txt": "t"})
	delete(h.readers().files, "cases/theirs.txt")
	h.publishes(t, with(second, "cases/theirs.txt", "ours"), nil)
}

// Who was waited for has published: the folder beside is another then.
func TestLinkThatWasSwitchedMeanwhileIsFollowed(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	h.moves = 1
	h.publishes(t, second, nil)
	if _, locked := h.folders[0].files[".casebook/lock"]; locked {
		t.Error("the folder that was locked in vain stays locked")
	}
	if _, locked := h.folders[1].files[".casebook/lock"]; locked {
		t.Error("the target stays locked")
	}
}

func TestRehearsalBesideTouchesNothing(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	before := [2]map[string]string{maps.Clone(h.folders[0].files), maps.Clone(h.folders[1].files)}
	r, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{DryRun: true})
	if err != nil || !slices.Contains(r.Put, "cases/d/index.html") || !maps.Equal(before[0], h.folders[0].files) || !maps.Equal(before[1], h.folders[1].files) {
		t.Errorf("%+v, %v", r, err)
	}
}

// What a target notes is no more than what it is: no path in it leads out of the web root.
func TestStateBesideNamesNoFolderOutside(t *testing.T) {
	h := newLinked()
	h.publishes(t, first, nil)
	for _, folder := range h.folders {
		folder.files[".casebook/state.json"] = `{"unsure":["../a/b"],"left":[{"path":"../c/d","since":"x"}],"carried":["../e/f"]}`
		folder.log = nil
	}
	h.publishes(t, second, nil)
	for _, call := range slices.Concat(h.folders[0].log, h.folders[1].log) {
		if strings.Contains(call, "..") {
			t.Errorf("%q", call)
		}
	}
}

// Broken off before the link is switched, readers have the former edition, and the next attempt
// makes the new one whole.
func TestEditionBesideBrokenOffIsFinished(t *testing.T) {
	for at := 1; ; at++ {
		h := newLinked()
		h.publishes(t, first, nil)
		h.readers().files["cases/theirs.txt"] = "t"
		before, aside := h.readers().shown(), h.folders[1-h.at]
		aside.calls, aside.failAt = 0, at
		_, err := publish.Run(t.Context(), h, editionOf(second), publish.Options{Machine: "here"})
		if !aside.down {
			if at < 20 {
				t.Errorf("only %d calls", at)
			}
			return
		}
		if err == nil || !strings.Contains(err.Error(), errBroken.Error()) {
			t.Fatalf("broken off at call %d: %v", at, err)
		}
		if !maps.Equal(before, h.readers().shown()) {
			t.Fatalf("broken off at call %d: readers see %q", at, h.readers().shown())
		}
		aside.up()
		if at%2 == 0 {
			h.publishes(t, second, map[string]string{"cases/theirs.txt": "t"})
			continue
		}
		delete(h.readers().files, "cases/theirs.txt")
		h.publishes(t, with(second, "index.html", "three"), nil)
		if _, there := h.readers().files["cases/theirs.txt"]; there {
			t.Errorf("broken off at call %d: what its owner took away is there again", at)
		}
	}
}
