package write_test

import (
	"context"
	"os"
	"path/filepath"
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
