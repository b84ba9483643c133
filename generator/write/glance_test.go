package write

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// largeKeeper keeps a site that is large enough to be glanced at, and shows its changes.
func largeKeeper(t *testing.T) (keeper, site) {
	k, s := newKeeper(t), someSite()
	k.largeFrom = 1
	k.buildOften(t, s)
	return k, s
}

// writeInPlace changes a page's bytes and leaves its length, time and folder as they were.
func writeInPlace(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	if err == nil {
		err = os.WriteFile(name, make([]byte, info.Size()), 0o644)
	}
	if err == nil {
		err = os.Chtimes(name, info.ModTime(), info.ModTime())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// rerun builds with the memory as change leaves it, and tells whether a page was made.
func (k keeper) rerun(t *testing.T, s site, page string, change func(*Memory)) (made bool) {
	t.Helper()
	memory := MemoryFile(k.cache, k.out)
	m := Remember(memory)
	change(m)
	files := func(yield func(File) bool) {
		for name, text := range s {
			at, _ := m.of(name)
			if !yield(File{Path: name, Key: func() Key { return at.key }, Append: func(b []byte) ([]byte, error) { made = made || name == page; return append(b, text...), nil }}) {
				return
			}
		}
	}
	r, err := Run(context.Background(), files, Options{Out: k.out, Jobs: 1, Memory: m, MemoryFile: memory, Spare: k.spare(), largeFrom: k.largeFrom})
	if err != nil {
		t.Fatal(err)
	}
	r.Save(memory, Key{1}, nil)
	return made
}

// TestBytesWrittenIntoAPageOfALargeEdition: in a large edition they are not seen at each build, but by whoever
// verifies, the next day, and in a file that does not lie alone in its folder.
func TestBytesWrittenIntoAPageOfALargeEdition(t *testing.T) {
	const page, list = "villages/3/index.html", "villages/index.html"
	same, yesterday := func(*Memory) {}, func(m *Memory) { m.looked -= int64(believedFor) }
	for _, c := range []struct {
		name, page string
		change     func(*Memory)
		want       bool
	}{
		{"within a day", page, same, false},
		{"on the next day", page, yesterday, true},
		{"by whoever verifies", page, (*Memory).Distrust, true},
		{"of a clock that was put back", page, func(m *Memory) { m.looked += int64(time.Hour) }, true},
		{"beside others", list, same, true},
	} {
		k, s := largeKeeper(t)
		writeInPlace(t, filepath.Join(k.out, c.page))
		if made := k.rerun(t, s, c.page, c.change); made != c.want {
			t.Errorf("%s: seen %v", c.name, made)
		}
		if text, err := os.ReadFile(filepath.Join(k.out, c.page)); err != nil || (string(text) == s[c.page]) != c.want {
			t.Errorf("%s: %q %v", c.name, text, err)
		}
	}
}

// TestAnUnchangedLargeEdition: nothing to do is told by a glance within a day, and by a look at all after it, which is
// remembered.
func TestAnUnchangedLargeEdition(t *testing.T) {
	k, _ := largeKeeper(t)
	memory := MemoryFile(k.cache, k.out)
	unchanged := func(change func(*Memory)) bool {
		m := Remember(memory)
		change(m)
		_, ok, err := Unchanged(context.Background(), Options{Out: k.out, Memory: m, MemoryFile: memory, largeFrom: 1})
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	before := Remember(memory).looked
	if !unchanged(func(m *Memory) { m.looked -= int64(believedFor) }) || Remember(memory).looked <= before {
		t.Error("a look at all is not remembered")
	}
	page := filepath.Join(k.out, "villages", "3", "index.html")
	writeInPlace(t, page)
	if !unchanged(func(*Memory) {}) {
		t.Error("a glance has seen all")
	}
	if unchanged((*Memory).Distrust) || unchanged(func(m *Memory) { m.looked = 0 }) {
		t.Error("a look at all has missed a page")
	}
	if os.Remove(page) != nil || unchanged(func(*Memory) {}) {
		t.Error("a glance has missed that a page is gone")
	}
}

// What goes, comes or is replaced in a large edition is seen at once, and what is not ours stays. seed repeats a run.
func TestWhatComesAndGoesInALargeEditionIsSeen(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	k, s := largeKeeper(t)
	foreign := site{}
	for n := range 40 {
		village := fmt.Sprintf("villages/%d", random.IntN(12))
		page := filepath.Join(k.out, village, "index.html")
		var err error
		switch random.IntN(5) {
		case 0:
			err = os.Remove(page)
		case 1:
			err = os.RemoveAll(filepath.Dir(page))
			delete(foreign, village+"/own.txt")
		case 2:
			if err = os.WriteFile(page+".new", []byte("by hand"), 0o644); err == nil {
				err = os.Rename(page+".new", page)
			}
		case 3:
			foreign[village+"/own.txt"] = "mine"
			err = os.WriteFile(filepath.Join(k.out, village, "own.txt"), []byte("mine"), 0o644)
		case 4:
			s[village+"/index.html"] = fmt.Sprint("new ", n)
		}
		if err != nil {
			t.Fatal(err)
		}
		if random.IntN(3) > 0 {
			time.Sleep(tick)
		}
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, foreign)
	}
}

// A page that somebody takes from the edition that is kept is missing in the next one until the build after that.
func TestAPageGoneFromTheKeptLargeEditionComesBack(t *testing.T) {
	k, s := largeKeeper(t)
	if err := os.Remove(filepath.Join(k.spare(), "tree", "villages", "3", "index.html")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(tick)
	s["index.html"] = "home again"
	k.rerun(t, s, "", func(m *Memory) { forgetKey(m, "index.html") })
	s["index.html"] = "home, the last time"
	k.build(t, s, nil)
}

// forgetKey has a file made again.
func forgetKey(m *Memory, path string) {
	at, _ := m.find(path)
	m.files[at].key = Key{}
}

// TestTheManifestOfPartsIsTheWholeOne: whatever lines are taken over from the former manifest, in runs of any length, the
// manifest is the one that is made of nothing. seed repeats a run.
func TestTheManifestOfPartsIsTheWholeOne(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	for range 60 {
		var entries []entry
		for i := range random.IntN(400) {
			entries = append(entries, entry{path: fmt.Sprintf("%04d/index.html", i), size: int64(random.IntN(1 << 20)), sources: []string{"content/a.md", "data/villages.csv"}})
		}
		whole := bytes.Join(manifestOf(nil, entries), nil)
		paths, lines, ok := manifestPaths(whole)
		if !ok || len(paths) != len(entries) {
			t.Fatalf("%d paths of %d, %v", len(paths), len(entries), ok)
		}
		var now []entry
		each, drop := 1+random.IntN(100), random.IntN(3) == 0
		for i := range entries {
			switch e := entries[i]; {
			case random.IntN(each) > 0:
				e.line, e.sources = lines[i], nil
				now = append(now, e)
			case !drop:
				e.size++
				now = append(now, e)
			}
		}
		parts := manifestOf(whole, now)
		for i := range now {
			if now[i].line != (part{}) {
				now[i].line, now[i].sources = part{}, []string{"content/a.md", "data/villages.csv"}
			}
		}
		want := bytes.Join(manifestOf(nil, now), nil)
		if got := bytes.Join(parts, nil); !bytes.Equal(got, want) {
			t.Fatalf("of %d entries:\n%s\nwant\n%s", len(now), got, want)
		}
		size, sum := sumOf(parts)
		if old := (&former{manifest: want}); !old.sameManifest(parts) || size != int64(len(want)) || sum != sha256.Sum256(want) {
			t.Fatal("the parts are not reported as the whole")
		}
		if old := (&former{manifest: want[:len(want)-1]}); old.sameManifest(parts) {
			t.Fatal("one that is shorter is told to be the same")
		}
	}
}
