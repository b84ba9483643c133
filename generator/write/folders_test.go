package write

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// tick is longer than a step of the clock that file systems count time in.
const tick = 30 * time.Millisecond

// read tells which folders of a tree are read, given what is remembered, and what to remember.
func read(t *testing.T, dir string, known []rememberedFolder) (names []string, found []rememberedFolder) {
	t.Helper()
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.close()
	if s, err := tr.status("."); err != nil || !s.trusted {
		t.Skip("this system has no stamps to believe")
	}
	var mu sync.Mutex
	found, err = tr.look(t.Context(), 2, known, func(dir string, list []fs.DirEntry) (bool, error) {
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

// What somebody puts into a folder that is remembered survives the next exchange.
func TestForeignFilesInRememberedFoldersSurvive(t *testing.T) {
	dir := t.TempDir()
	out, memory := filepath.Join(dir, "public"), filepath.Join(dir, "cache", "memory")
	build := func(text string) Result {
		t.Helper()
		var list []File
		for name, text := range map[string]string{"index.html": text, "a/x/index.html": "x", "a/y/index.html": "y"} {
			list = append(list, File{Path: name, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }})
		}
		r, err := Run(context.Background(), slices.Values(list), Options{Out: out, Memory: Remember(memory), MemoryFile: memory})
		if err != nil {
			t.Fatal(err)
		}
		r.Save(memory, Key{1}, nil)
		return r
	}
	build("1")
	time.Sleep(tick)
	build("1")
	known := Remember(memory).folders
	if i := slices.IndexFunc(known, func(f rememberedFolder) bool { return f.path == "a/x" }); i < 0 || known[i].stamp == (folderStamp{}) {
		t.Skipf("no folder is believed: %v", known)
	}
	if err := os.WriteFile(filepath.Join(out, "a/x/mine.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"2", "2", "3"} {
		if r := build(text); !slices.Equal(r.Foreign, []string{"a/x/mine.txt"}) {
			t.Errorf("foreign are %q", r.Foreign)
		}
		time.Sleep(tick)
	}
	if _, err := os.Stat(filepath.Join(out, "a/x/mine.txt")); err != nil {
		t.Error(err)
	}
}
