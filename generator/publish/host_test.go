package publish_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/generator/manifest"
	"casebook/generator/publish"
)

// errBroken is the failure that a test plants.
var errBroken = errors.New("connection reset")

// memory is a host in memory that can fail, and that tells what was done.
type memory struct {
	mu     sync.Mutex
	files  map[string]string
	log    []string
	atomic bool
	calls  int
	failAt int  // the call that fails, from 1; a put leaves half of its file
	once   bool // the calls after it do not
	down   bool
	device string                        // a name of which nothing can be read
	lies   string                        // a file that reads otherwise than it was written
	seen   func(files map[string]string) // after each change, with the lock held
}

func newMemory() *memory { return &memory{files: map[string]string{}} }

func (h *memory) Traits() publish.Traits { return publish.Traits{Atomic: h.atomic, Jobs: 3} }
func (h *memory) Close() error           { return nil }

// call counts a call; broken tells that it fails, as one with a path does that no host need take.
func (h *memory) call(what, name string) (broken bool) {
	h.calls++
	h.log = append(h.log, what+" "+name)
	if h.calls == h.failAt {
		h.down = !h.once
		return true
	}
	return h.down || name != "" && name == h.device || name == "." || name != "" && !fs.ValidPath(name)
}

func (h *memory) changed() {
	if h.seen != nil {
		h.seen(h.files)
	}
}

func (h *memory) Get(_ context.Context, name string) (io.ReadCloser, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("get", name) {
		return nil, errBroken
	}
	text, ok := h.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	if h.lies != "" && strings.Contains(text, h.lies) {
		text = text[:len(text)/2]
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

func (h *memory) Put(_ context.Context, name string, r io.Reader, size int64) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("put", name) {
		if h.calls == h.failAt && !h.atomic {
			h.files[name] = string(data[:len(data)/2])
		}
		return errBroken
	}
	h.files[name] = string(data)
	h.changed()
	return nil
}

func (h *memory) Rename(_ context.Context, from, to string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("rename", to) {
		return errBroken
	}
	text, ok := h.files[from]
	if !ok {
		return fs.ErrNotExist
	}
	delete(h.files, from)
	h.files[to] = text
	h.changed()
	return nil
}

func (h *memory) Remove(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("remove", name) {
		return errBroken
	}
	if _, ok := h.files[name]; !ok {
		return fs.ErrNotExist
	}
	delete(h.files, name)
	h.changed()
	return nil
}

func (h *memory) List(_ context.Context, folder string) ([]string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("list", folder) {
		return nil, errBroken
	}
	names := map[string]bool{}
	for p := range h.files {
		if folder != "" {
			var below bool
			if p, below = strings.CutPrefix(p, folder+"/"); !below {
				continue
			}
		}
		name, _, _ := strings.Cut(p, "/")
		names[name] = true
	}
	return slices.Collect(maps.Keys(names)), nil
}

func (h *memory) Claim(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("claim", name) {
		return errBroken
	}
	if _, ok := h.files[name]; ok {
		return fs.ErrExist
	}
	h.files[name] = ""
	return nil
}

func (h *memory) Release(ctx context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.call("release", name) {
		return errBroken
	}
	delete(h.files, name)
	return nil
}

// up lets a host that broke down work again. Its lock stays, as a killed publisher's does.
func (h *memory) up() { h.calls, h.failAt, h.down = 0, 0, false }

// shown is what readers get: all but what publish keeps for itself.
func (h *memory) shown() map[string]string {
	files := maps.Clone(h.files)
	maps.DeleteFunc(files, func(p, _ string) bool { return strings.HasPrefix(p, ".casebook") })
	return files
}

// editionOf is an edition of files. Its bytes are their texts.
func editionOf(files map[string]string) *publish.Edition {
	e := &publish.Edition{Open: func(p string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(files[p])), nil }}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		e.Entries = append(e.Entries, manifest.Entry{Path: p, Bytes: int64(len(files[p])), Sum: sha256.Sum256([]byte(files[p]))})
	}
	e.Manifest = manifest.Text(e.Entries)
	return e
}

// with is a site with some files changed; "" takes one away.
func with(site map[string]string, changes ...string) map[string]string {
	files := maps.Clone(site)
	for i := 0; i < len(changes); i += 2 {
		files[changes[i]] = changes[i+1]
		if changes[i+1] == "" {
			delete(files, changes[i])
		}
	}
	return files
}

// first is a small site. A word that is a path of the site is a link.
var first = map[string]string{
	"index.html": "one cases/index.html assets/site-1.css edition.js", "cases/index.html": "cases/a/index.html cases/b/index.html assets/site-1.css",
	"cases/a/index.html": "甲 assets/site-1.css data/a.csv", "cases/b/index.html": "乙 cases/a/index.html assets/site-1.css",
	"assets/site-1.css": "css1", "data/a.csv": "1,2", "search/words-1.js": "cases/a/index.html", "edition.js": "1", "sitemap.xml": "cases/a/index.html",
	"cases/b/图.png": "png",
}

// second has a new case and new styles, and an asset less.
var second = with(first, "index.html", "two cases/index.html assets/site-2.css edition.js", "cases/index.html", "cases/a/index.html cases/b/index.html cases/c/index.html assets/site-2.css",
	"cases/a/index.html", "甲2 assets/site-2.css data/a.csv cases/c/index.html", "cases/b/index.html", "乙 cases/a/index.html assets/site-2.css",
	"cases/c/index.html", "丙 cases/d/index.html assets/site-2.css", "cases/d/index.html", "丁 cases/c/index.html assets/site-2.css",
	"assets/site-2.css", "css2", "assets/site-1.css", "", "search/words-1.js", "cases/a/index.html cases/c/index.html", "edition.js", "2")

// mustPublish publishes and demands that the target then has just the edition, beside what is kept
// for pages that are open.
func mustPublish(t *testing.T, h *memory, files map[string]string) publish.Result {
	t.Helper()
	r, err := publish.Run(t.Context(), h, editionOf(files), publish.Options{Machine: "here"})
	if err != nil {
		t.Fatal(err)
	}
	h.holds(t, files)
	return r
}

func (h *memory) holds(t *testing.T, files map[string]string) {
	t.Helper()
	shown := h.shown()
	for p, text := range files {
		if shown[p] != text {
			t.Errorf("%s is %q, want %q", p, shown[p], text)
		}
	}
	if want := string(editionOf(files).Manifest); shown[manifest.Name] != want {
		t.Errorf("the manifest is %q", shown[manifest.Name])
	}
}

// deadLinks are the links that lead nowhere from what a reader reaches from the first page.
func deadLinks(files map[string]string) []string {
	var dead []string
	seen := map[string]bool{"index.html": true}
	for next := []string{"index.html"}; len(next) > 0; next = next[1:] {
		for word := range strings.FieldsSeq(files[next[0]]) {
			if _, there := files[word]; !there && strings.Contains(word, "/") {
				dead = append(dead, fmt.Sprintf("%s → %s", next[0], word))
			} else if !seen[word] {
				seen[word] = true
				next = append(next, word)
			}
		}
	}
	return dead
}
