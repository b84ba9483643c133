package write

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// tick is longer than a step of the clock that file systems count time in.
const tick = 30 * time.Millisecond

// read tells which folders of a tree are read, given what is remembered, and what to remember.
func read(t *testing.T, dir string, known []rememberedFolder) (names []string, found []rememberedFolder) {
	t.Helper()
	tr := stamped(t, dir)
	var mu sync.Mutex
	found, err := tr.look(t.Context(), 2, known, func(dir string, list []fs.DirEntry) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		names = append(names, dir)
		return !slices.ContainsFunc(list, func(d fs.DirEntry) bool { return d.Name() == "foreign" }), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names, found
}

func TestAFolderIsReadOnlyWhereSomethingCameOrWent(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(dir string) error
		want []string
	}{
		"nothing":     {func(string) error { return nil }, nil},
		"other bytes": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "a/x/index.html"), []byte("b"), 0o644) }, nil},
		"a file came": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "a/x/new"), nil, 0o644) }, []string{"a/x"}},
		"a file went": {func(dir string) error { return os.Remove(filepath.Join(dir, "a/x/index.html")) }, []string{"a/x"}},
		"a file has another name": {func(dir string) error {
			return os.Rename(filepath.Join(dir, "a/x/index.html"), filepath.Join(dir, "a/x/y"))
		}, []string{"a/x"}},
		"a folder came":            {func(dir string) error { return os.MkdirAll(filepath.Join(dir, "a/z/deep"), 0o755) }, []string{"a", "a/z", "a/z/deep"}},
		"a folder went":            {func(dir string) error { return os.RemoveAll(filepath.Join(dir, "a/x")) }, []string{"a"}},
		"a folder is another":      {func(dir string) error { return swap(filepath.Join(dir, "a/x"), filepath.Join(dir, "a/y")) }, []string{"a", "a/x", "a/y"}},
		"a folder is a link":       {func(dir string) error { return link(filepath.Join(dir, "a/x"), filepath.Join(dir, "a/y")) }, []string{"", "a", "elsewhere"}},
		"its time was put back":    {func(dir string) error { return came(filepath.Join(dir, "a/x")) }, []string{"a/x"}},
		"something foreign stands": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "a/foreign"), nil, 0o644) }, []string{"a"}},
	} {
		dir := t.TempDir()
		for _, file := range []string{"index.html", "a/x/index.html", "a/y/index.html"} {
			p := filepath.Join(dir, file)
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p, []byte("a"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(tick)
		all, known := read(t, dir, nil)
		if !slices.Equal(all, []string{"", "a", "a/x", "a/y"}) {
			t.Fatalf("%q", all)
		}
		if err := c.do(dir); err != nil {
			t.Fatal(err)
		}
		got, found := read(t, dir, known)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: read %q, want %q", name, got, c.want)
		}
		if fresh, _ := read(t, dir, nil); len(fresh) != len(found) {
			t.Errorf("%s: %d folders are remembered, there are %d", name, len(found), len(fresh))
		}
		if name == "something foreign stands" {
			time.Sleep(tick)
			_, found = read(t, dir, found)
			if again, _ := read(t, dir, found); !slices.Equal(again, c.want) {
				t.Errorf("a folder with something foreign is not read: %q", again)
			}
		}
	}
}

func swap(a, b string) error {
	for _, s := range [][2]string{{a, a + ".was"}, {b, a}, {a + ".was", b}} {
		if err := os.Rename(s[0], s[1]); err != nil {
			return err
		}
	}
	return nil
}

func link(a, b string) error {
	if err := os.Rename(a, filepath.Join(filepath.Dir(filepath.Dir(a)), "elsewhere")); err != nil {
		return err
	}
	return os.Symlink(b, a)
}

func came(dir string) error {
	info, err := os.Stat(dir)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "new"), nil, 0o644)
	}
	if err == nil {
		err = os.Chtimes(dir, info.ModTime(), info.ModTime())
	}
	return err
}

// builder builds small sites over one another, with a memory.
type builder struct{ out, memory string }

func newBuilder(t *testing.T) builder {
	dir := t.TempDir()
	return builder{filepath.Join(dir, "public"), filepath.Join(dir, "cache", "memory")}
}

// build builds a site of a home page with a text and of further pages.
func (b builder) build(t *testing.T, home string, pages ...string) Result {
	t.Helper()
	var list []File
	add := func(name, text string) {
		list = append(list, File{Path: name, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }})
	}
	add("index.html", home)
	for _, name := range pages {
		add(name, name)
	}
	r, err := Run(context.Background(), slices.Values(list), Options{Out: b.out, Memory: Remember(b.memory), MemoryFile: b.memory})
	if err != nil {
		t.Fatal(err)
	}
	r.Save(b.memory, Key{1}, nil)
	return r
}

// believed demands that all folders of the output are remembered, by stamps that are believed.
func (b builder) believed(t *testing.T, folders ...string) {
	t.Helper()
	stamped(t, b.out)
	var names []string
	for _, f := range Remember(b.memory).folders {
		names = append(names, f.path)
		if f.stamp == (folderStamp{}) {
			t.Errorf("folder %q is not believed", f.path)
		}
	}
	if !slices.Equal(names, folders) {
		t.Fatalf("remembered are the folders %q, want %q", names, folders)
	}
}

// stamped opens a folder, and skips the test where the system has no stamps to believe.
func stamped(t *testing.T, dir string) *tree {
	t.Helper()
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tr.close)
	if s, err := tr.status("."); err != nil || !s.trusted {
		t.Skip("this system has no stamps to believe")
	}
	return tr
}

// What somebody puts into a folder that is remembered survives the next exchange.
func TestForeignFilesInRememberedFoldersSurvive(t *testing.T) {
	b := newBuilder(t)
	b.build(t, "1", "a/x/index.html", "a/y/index.html")
	time.Sleep(tick)
	b.build(t, "1", "a/x/index.html", "a/y/index.html")
	b.believed(t, "", "a", "a/x", "a/y")
	mine := []string{"a/mine/deep/mine.txt", "a/x/link", "a/y/mine.txt"}
	writeTree(t, b.out, site{mine[0]: "", mine[2]: ""})
	if err := errors.Join(os.Symlink("nowhere", filepath.Join(b.out, mine[1])), os.Mkdir(filepath.Join(b.out, "a", "empty"), 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"1", "2", "2", "2", "3"} {
		if r := b.build(t, text, "a/x/index.html", "a/y/index.html"); !slices.Equal(r.Foreign, mine) {
			t.Errorf("foreign are %q", r.Foreign)
		}
		time.Sleep(tick)
	}
	for _, name := range append(mine, "a/empty") {
		if _, err := os.Lstat(filepath.Join(b.out, name)); err != nil {
			t.Error(err)
		}
	}
}

// What is remembered of folders holds for one manifest. Where somebody put another there, a file
// that it does not name is nobody's to remove.
func TestFoldersAreRememberedWithTheirManifest(t *testing.T) {
	b := newBuilder(t)
	b.build(t, "1", "a/x/index.html", "a/y/index.html")
	time.Sleep(tick)
	b.build(t, "1", "a/x/index.html", "a/y/index.html")
	b.believed(t, "", "a", "a/x", "a/y")
	name := filepath.Join(b.out, manifestName)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := slices.DeleteFunc(strings.SplitAfter(string(text), "\n"), func(l string) bool { return strings.Contains(l, "a/x/") })
	if err := os.WriteFile(name, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := b.build(t, "2", "a/y/index.html"); !slices.Equal(r.Foreign, []string{"a/x/index.html"}) {
		t.Errorf("foreign are %q", r.Foreign)
	}
	if _, err := os.Stat(filepath.Join(b.out, "a/x/index.html")); err != nil {
		t.Error(err)
	}
}

// build --verify believes no file to be as it was because the system says so.
func TestADistrustedMemoryVouchesForNoFile(t *testing.T) {
	b := newBuilder(t)
	b.build(t, "1")
	time.Sleep(tick)
	b.build(t, "1")
	m := Remember(b.memory)
	r, ok := m.of("index.html")
	now, err := stamped(t, b.out).status("index.html")
	if err != nil || !ok || !m.untouched(r, now) {
		t.Fatalf("the page is not known: %v, %+v, %+v", err, r, now)
	}
	if m.Distrust(); m.untouched(r, now) {
		t.Error("it is believed")
	}
}

// An empty folder that somebody made is somebody's, also once a look at the output has been noted.
func TestAnEmptyFolderOfSomebodySurvives(t *testing.T) {
	b := newBuilder(t)
	var pages []string
	for i := range manyHashed + 1 {
		pages = append(pages, fmt.Sprintf("p%d.html", i))
	}
	b.build(t, "1", pages...)
	empty := filepath.Join(b.out, "mine")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	time.Sleep(tick)
	if _, same, err := Unchanged(t.Context(), Options{Out: b.out, Memory: Remember(b.memory), MemoryFile: b.memory}); !same || err != nil {
		t.Fatal(same, err)
	}
	time.Sleep(tick)
	b.build(t, "2", pages...)
	if _, err := os.Stat(empty); err != nil {
		t.Error(err)
	}
}

// The cache keeps what is remembered of the last few output folders.
func TestMemoriesOfOldOutputsAreForgotten(t *testing.T) {
	b := newBuilder(t)
	cache := filepath.Dir(b.memory)
	if err := os.MkdirAll(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range maxMemories + 2 {
		name := filepath.Join(cache, fmt.Sprint(i))
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Time{}, time.Now().Add(-time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	b.build(t, "1")
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != maxMemories+1 || Remember(b.memory).Empty() {
		t.Errorf("%d are left, want %d and the new one", len(entries), maxMemories)
	}
	for _, old := range []int{maxMemories, maxMemories + 1} {
		if _, err := os.Stat(filepath.Join(cache, fmt.Sprint(old))); err == nil {
			t.Errorf("the one of %d hours ago is kept", old)
		}
	}
}

// A batch is as long as it is said to be, until the files end; its memory is used again.
func TestFilesAreHandedOutInBatches(t *testing.T) {
	q := newQueue(func(yield func(File) bool) {
		for i := range 2*batch + 3 {
			if !yield(File{Path: fmt.Sprint(i)}) {
				return
			}
		}
	})
	defer q.stop()
	var list []File
	next := 0
	for _, want := range []int{batch, batch, 3, 0, 0} {
		if list = q.take(list); len(list) != want {
			t.Fatalf("a batch has %d files, want %d", len(list), want)
		}
		for _, f := range list {
			if f.Path != fmt.Sprint(next) {
				t.Fatalf("%s comes in place of %d", f.Path, next)
			}
			next++
		}
	}
}

// What stands where a file is to be: nothing, something else, other bytes, the same.
func TestBytesAreCompared(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"same": "abc", "other": "abd", "longer": "abcd", "none": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	var buf []byte
	for name, want := range map[string]struct{ there, equal bool }{
		"same": {true, true}, "other": {true, false}, "longer": {true, false}, "none": {true, false}, "folder": {}, "missing": {}, "same/below": {},
	} {
		there, equal, _, err := sameBytes(filepath.Join(dir, name), []byte("abc"), &buf)
		if there != want.there || equal != want.equal || err != nil {
			t.Errorf("%s: there %t, equal %t, %v", name, there, equal, err)
		}
	}
}

// A folder is ours where all that stands in it is; files that are not remembered are named, folders are looked into.
func TestAFolderIsOursWhereAllInItIs(t *testing.T) {
	m := &Memory{files: []remembered{{path: "a/x"}, {path: "a/y"}, {path: "b/z"}}, folders: []rememberedFolder{{path: "a"}, {path: "a/in"}, {path: "b"}}}
	for name, x := range map[string]struct {
		files   []string
		ours    bool
		foreign []string
	}{
		"nothing":                        {nil, false, nil},
		"our files":                      {[]string{"x", "y"}, true, nil},
		"a folder of ours":               {[]string{"in/one", "x"}, true, nil},
		"another's file":                 {[]string{"new", "x", "z"}, false, []string{"a/new", "a/z"}},
		"another's folder":               {[]string{"out/one", "x"}, false, nil},
		"a folder of ours before it":     {[]string{"in/one", "out/one"}, false, nil},
		"another's folder before ours":   {[]string{"aaa/one", "in/one", "x"}, false, nil},
		"a file of the name of a folder": {[]string{"in"}, false, []string{"a/in"}},
	} {
		files := fstest.MapFS{}
		for _, f := range x.files {
			files[f] = &fstest.MapFile{}
		}
		list, err := files.ReadDir(".")
		if err != nil {
			t.Fatal(err)
		}
		a := audit{memory: m}
		ours, err := a.visit("a", list)
		if ours != x.ours || err != nil || !slices.Equal(a.foreign, x.foreign) || a.read.Load() != 1 {
			t.Errorf("%s: ours %t, foreign %v, read %d", name, ours, a.foreign, a.read.Load())
		}
	}
}
