package write

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"casebook/generator/lock"
)

// What is not ours is not kept: the rest of the edition is.
func TestForeignFilesAreNotKept(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.build(t, s, nil)
	foreign := site{"villages/own.txt": "mine", "villages/3/own.txt": "mine"}
	writeTree(t, k.out, foreign)
	if err := os.Mkdir(filepath.Join(k.out, "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	foreign["mine"] = "drwxr-xr-x"
	s["index.html"] = "again"
	k.build(t, s, foreign)
	for name := range foreign {
		if there, err := exists(filepath.Join(k.spare(), "tree", filepath.FromSlash(name))); there || err != nil {
			t.Errorf("%s is kept: %v", name, err)
		}
	}
	s["index.html"] = "once more"
	if !k.build(t, s, foreign) {
		t.Error("the edition is not kept")
	}
}

// What nobody asked for, what a verifying build does not believe and what is too large is not kept.
func TestWhichEditionsAreKept(t *testing.T) {
	dir := t.TempDir()
	home := filepath.Join(dir, "spare")
	writeTree(t, dir, site{"file": "", "spare/other": ""})
	old := &former{manifest: []byte("[]")}
	memory := func(folders int) *Memory {
		m := &Memory{seen: 1, files: []remembered{{path: manifestName, sum: sha256.Sum256(old.manifest)}}}
		m.folders = make([]rememberedFolder, folders)
		return m
	}
	distrusted := memory(1)
	distrusted.Distrust()
	other := memory(1)
	other.files[0].sum[0]++
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context
		o    Options
		kept bool
	}{
		"as usual":              {o: Options{Spare: home, Memory: memory(1)}, kept: true},
		"as large as may be":    {o: Options{Spare: home, Memory: memory(maxSpareFolders)}, kept: true},
		"too large":             {o: Options{Spare: home, Memory: memory(maxSpareFolders + 1)}},
		"nobody asks":           {o: Options{Memory: memory(1)}},
		"nothing is remembered": {o: Options{Spare: home}},
		"another manifest":      {o: Options{Spare: home, Memory: other}},
		"distrusted":            {o: Options{Spare: home, Memory: distrusted}},
		"no place for it":       {o: Options{Spare: filepath.Join(dir, "file", "spare"), Memory: memory(1)}},
		"another works with it": {ctx: ended, o: Options{Spare: home, Memory: memory(1)}},
	} {
		free := func() {}
		if c.ctx == nil {
			c.ctx = t.Context()
		} else {
			var err error
			if free, err = lock.Folder(t.Context(), home, nil); err != nil {
				t.Fatal(err)
			}
		}
		s := openSpare(c.ctx, c.o, old)
		if (s != nil) != c.kept {
			t.Errorf("%s: kept %t, want %t", name, s != nil, c.kept)
		}
		s.close()
		free()
	}
	if SpareFolder("", dir) != "" {
		t.Error("kept without a cache")
	}
}

// Of the editions of other outputs the one that was made last is kept, whatever it is called.
func TestTheOldestFormerEditionsAreForgotten(t *testing.T) {
	for _, names := range [][]string{{"a", "b", "c"}, {"c", "b", "a"}, {"b", "c", "a"}} { // the newest first
		for _, keep := range names {
			dir := t.TempDir()
			for age, name := range names {
				home := filepath.Join(dir, name)
				at := time.Now().Add(-time.Duration(age) * time.Hour)
				if err := errors.Join(os.Mkdir(home, 0o755), os.Chtimes(home, at, at)); err != nil {
					t.Fatal(err)
				}
			}
			forgetSpares(dir, keep, 1)
			other := names[0]
			if other == keep {
				other = names[1]
			}
			want := []string{keep, other}
			slices.Sort(want)
			list, err := os.ReadDir(dir)
			var left []string
			for _, d := range list {
				left = append(left, d.Name())
			}
			if err != nil || !slices.Equal(left, want) {
				t.Errorf("of %q with %s just made are left %q, want %q", names, keep, left, want)
			}
		}
	}
}

// Where the system exchanges no folders, what is left beside the output is no edition to keep.
func TestNothingIsKeptWithoutAnExchange(t *testing.T) {
	k := newKeeper(t)
	sys := &fakeWindows{held: map[string]int{}}
	k.sys = sys
	s := someSite()
	k.build(t, s, nil)
	sys.held[filepath.Join(k.out, "villages", "3", "index.html")] = -1
	s["index.html"] = "again"
	var list []File
	for name, text := range s {
		list = append(list, File{Path: name, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }})
	}
	memory := MemoryFile(k.cache, k.out)
	r, err := Run(t.Context(), slices.Values(list), Options{Out: k.out, Memory: Remember(memory), MemoryFile: memory, Spare: k.spare(), sys: sys})
	var held *Held
	if err != nil || !errors.As(r.Uncleared, &held) {
		t.Fatalf("%v, left: %v", err, r.Uncleared)
	}
	for _, name := range []string{"tree", "memory"} {
		if _, err := os.Lstat(filepath.Join(k.spare(), name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is kept: %v", name, err)
		}
	}
}
