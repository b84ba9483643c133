package write_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"casebook/generator/write"
)

// remembering runs with a memory, as builds do, and returns how many files were made.
func remembering(t *testing.T, out, memory string, s site, key write.Key) int64 {
	t.Helper()
	var made atomic.Int64
	files := func(yield func(write.File) bool) {
		for f := range s.files() {
			text := f.Append
			f.Append = func(b []byte) ([]byte, error) { made.Add(1); return text(b) }
			f.Key = func() write.Key { return key }
			if !yield(f) {
				return
			}
		}
	}
	r, err := write.Run(context.Background(), files, write.Options{Out: out, Jobs: 2, Memory: write.Remember(memory), MemoryFile: memory})
	if err != nil {
		t.Fatal(err)
	}
	r.Save(memory, key, nil)
	return made.Load()
}

func TestOnlyWhatTheMemoryCannotVouchForIsMade(t *testing.T) {
	dir := t.TempDir()
	out, memory := filepath.Join(dir, "public"), filepath.Join(dir, "cache", "memory")
	s := site{"index.html": "home", "villages/a/index.html": "a", "villages/b/index.html": "b", "search/start.js": "go"}
	key, page := write.Key{1}, filepath.Join(out, "villages", "a", "index.html")
	all := int64(len(s))
	for _, step := range []struct {
		name   string
		before func() error
		key    write.Key
		want   int64
	}{
		{"nothing is remembered", nil, key, all},
		{"all is", nil, key, 0},
		{"all is again, after no writing", nil, key, 0},
		{"another input", nil, write.Key{2}, all},
		{"the input of before", nil, key, all},
		{"a file was touched", func() error { return os.Chtimes(page, time.Time{}, time.Now().Add(-time.Hour)) }, key, 0},
		{"a file was changed, its length and time were not", func() error {
			info, err := os.Stat(page)
			if err == nil {
				err = os.WriteFile(page, []byte("x"), 0o644)
			}
			if err == nil {
				err = os.Chtimes(page, info.ModTime(), info.ModTime())
			}
			return err
		}, key, 1},
		{"a file was taken away", func() error { return os.Remove(page) }, key, 1},
		{"the memory is damaged", func() error {
			data, err := os.ReadFile(memory)
			if err == nil {
				data[len(data)/2] ^= 1
				err = os.WriteFile(memory, data, 0o644)
			}
			return err
		}, key, all},
		{"the memory is lost", func() error { return os.Remove(memory) }, key, all},
	} {
		if step.before != nil {
			if err := step.before(); err != nil {
				t.Fatal(err)
			}
		}
		if got := remembering(t, out, memory, s, step.key); got != step.want {
			t.Errorf("%s: %d files were made, want %d", step.name, got, step.want)
		}
		wantTree(t, out, s)
	}
}

// TestSourcesAreAskedForWhereTheyMayBeOthers: a file that is not made again keeps the sources that the manifest names, while
// what they follow from is the same and the manifest is the one of the last run. The other files' are reported each time.
func TestSourcesAreAskedForWhereTheyMayBeOthers(t *testing.T) {
	dir := t.TempDir()
	out, memory := filepath.Join(dir, "public"), filepath.Join(dir, "cache", "memory")
	list := filepath.Join(out, "manifest.json")
	run := func(sources write.Key, second string, names ...string) (asked int64, text string) {
		t.Helper()
		var n atomic.Int64
		files := func(yield func(write.File) bool) {
			for i, name := range []string{"a \"b\".html", "b/index.html", "manifest.html", "z.html"} {
				f := write.File{Path: name, Key: func() write.Key { return write.Key{1, byte(i)} }, Append: func(b []byte) ([]byte, error) { return append(b, name...), nil }}
				f.Sources = func() []string { n.Add(1); return names }
				if name == "b/index.html" {
					f.Key = func() write.Key { return write.Key([]byte(second + "0123456789abcdef")[:16]) }
				}
				if !yield(f) {
					return
				}
			}
		}
		r, err := write.Run(t.Context(), files, write.Options{Out: out, Memory: write.Remember(memory), MemoryFile: memory, Sources: sources})
		if err != nil {
			t.Fatal(err)
		}
		r.Save(memory, write.Key{9}, nil)
		data, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		return n.Load(), string(data)
	}
	one, two := write.Key{1}, write.Key{2}
	_, first := run(one, "x", "data/a.toml", "data/b.toml")
	if n, text := run(one, "x", "data/a.toml", "data/b.toml"); n != 0 || text != first {
		t.Errorf("nothing changed: %d files are asked, and the manifest is\n%s\nit was\n%s", n, text, first)
	}
	if n, text := run(one, "y", "data/a.toml", "data/b.toml"); n != 1 || text != first {
		t.Errorf("one page is another: %d files are asked, and the manifest is\n%s\nit was\n%s", n, text, first)
	}
	n, other := run(two, "y", "data/c.toml")
	if n != 4 || strings.Count(other, "data/c.toml") != 4 || strings.Contains(other, "data/a.toml") {
		t.Errorf("sources may be others: %d files are asked, and the manifest is\n%s", n, other)
	}
	if n, _ := run(write.Key{}, "y", "data/c.toml"); n != 4 {
		t.Errorf("nothing is known of sources: %d files are asked", n)
	}
	run(two, "y", "data/c.toml")
	if err := os.WriteFile(list, []byte(strings.Replace(other, "data/c.toml", "data/d.toml", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if n, text := run(two, "y", "data/c.toml"); n != 4 || text != other {
		t.Errorf("somebody edited the manifest: %d files are asked, and it is\n%s", n, text)
	}
	if n, text := run(two, "y", "data/c.toml"); n != 0 || text != other {
		t.Errorf("nothing changed since: %d files are asked, and it is\n%s", n, text)
	}
}
