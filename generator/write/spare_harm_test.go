package write

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// harms is what may become of an edition that is kept.
func harms(random *rand.Rand) map[string]func(home string) error {
	at := func(home string, parts ...string) string {
		return filepath.Join(append([]string{home, "tree"}, parts...)...)
	}
	village := fmt.Sprint(random.IntN(12))
	return map[string]func(string) error{
		"nothing": func(string) error { return nil },
		"a page replaced": func(h string) error {
			os.Remove(at(h, "villages", village, "index.html"))
			return os.WriteFile(at(h, "villages", village, "index.html"), []byte("village x"), 0o644)
		},
		"a page gone":    func(h string) error { os.Remove(at(h, "villages", village, "index.html")); return nil },
		"a folder gone":  func(h string) error { return os.RemoveAll(at(h, "villages", village)) },
		"a file come":    func(h string) error { return os.WriteFile(at(h, "villages", "new"), nil, 0o644) },
		"a folder come":  func(h string) error { return os.MkdirAll(at(h, "villages", "-new", "newer"), 0o755) },
		"a mode changed": func(h string) error { return os.Chmod(at(h, "villages"), 0o700) },
		"no memory":      func(h string) error { os.Remove(filepath.Join(h, "memory")); return nil },
		"a damaged memory": func(h string) error {
			os.Remove(filepath.Join(h, "memory"))
			return os.WriteFile(filepath.Join(h, "memory"), []byte(memoryForm), 0o600)
		},
		"another's memory": func(h string) error {
			os.Remove(filepath.Join(h, "memory"))
			return os.Link(MemoryFile(filepath.Dir(filepath.Dir(h)), filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(h))), "public")), filepath.Join(h, "memory"))
		},
		"a file for it": func(h string) error { os.RemoveAll(at(h)); return os.WriteFile(at(h), nil, 0o644) },
		"nothing left":  func(h string) error { return os.RemoveAll(h) },
		"a folder, a file": func(h string) error {
			os.RemoveAll(at(h, "villages"))
			return os.WriteFile(at(h, "villages"), nil, 0o644)
		},
		"a page, a folder": func(h string) error {
			os.Remove(at(h, "search", "start.js"))
			return os.MkdirAll(at(h, "search", "start.js"), 0o755)
		},
		"a run killed at its start": func(h string) error { return os.Mkdir(at(h, ".casebook-mode"), 0o755) },
		"a page remembered that is not there": func(h string) error {
			return misremember(h, func(m *Memory) {
				i, _ := slices.BinarySearchFunc(m.files, "villages/ghost.html", func(r remembered, p string) int { return strings.Compare(r.path, p) })
				m.files = slices.Insert(m.files, i, remembered{path: "villages/ghost.html"})
			})
		},
		"a page not remembered": func(h string) error { return forgetFile(h, "villages/3/index.html") },
		"an old time of it":     func(h string) error { return os.Chtimes(at(h, "villages"), time.Unix(1, 0), time.Unix(1, 0)) },
	}
}

// misremember changes the memory of an edition that is kept.
func misremember(home string, change func(m *Memory)) error {
	name := filepath.Join(home, "memory")
	m := Remember(name)
	change(m)
	if err := os.Remove(name); err != nil {
		return err
	}
	m.save(name)
	return nil
}

// forgetFile drops a file from the memory of an edition that is kept.
func forgetFile(home, path string) error {
	return misremember(home, func(m *Memory) {
		m.files = slices.DeleteFunc(m.files, func(r remembered) bool { return r.path == path })
	})
}

// buildOften builds often enough that of both editions the folders are believed by their stamps.
func (k keeper) buildOften(t *testing.T, s site) {
	t.Helper()
	for n := range 5 {
		s["index.html"] = fmt.Sprint("settled ", n)
		k.build(t, s, nil)
		time.Sleep(tick)
	}
}

// What became of the edition that is kept is mended where that can be; the one after it is kept again.
func TestAnEditionThatWasHarmedIsMendedOrLeft(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.buildOften(t, s)
	all := harms(rand.New(rand.NewPCG(1, 1)))
	useless := []string{"no memory", "a damaged memory", "a file for it", "nothing left", "a run killed at its start",
		"a page remembered that is not there", "a page not remembered"}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := all[name](k.spare()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for n, want := range []bool{!slices.Contains(useless, name), true, true} {
			s["index.html"] = fmt.Sprint(name, n)
			if got := k.build(t, s, nil); got != want {
				t.Errorf("%s, edition %d: made of the one that was kept: %t, want %t", name, n, got, want)
			}
			time.Sleep(tick)
		}
	}
}

// An edition whose memory is wrong of what changes is not made the new one.
func TestWhatAWrongMemoryLeavesOutDoesNotComeBack(t *testing.T) {
	for name, change := range map[string]func(s site) (forgotten string){
		"a page that changes":  func(s site) string { s["search/start.js"] = "went"; return "search/start.js" },
		"a page that goes":     func(s site) string { delete(s, "search/start.js"); return "search/start.js" },
		"a page that stays":    func(s site) string { return "villages/index.html" },
		"one of a folder gone": func(s site) string { delete(s, "villages/5/index.html"); return "villages/5/index.html" },
	} {
		k := newKeeper(t)
		s := someSite()
		k.buildOften(t, s)
		if err := forgetFile(k.spare(), change(s)); err != nil {
			t.Fatal(err)
		}
		s["index.html"] = name
		if k.build(t, s, nil) {
			t.Errorf("%s: the edition was used", name)
		}
	}
}

// Folders come and go, with what is below them and with the last page of them.
func TestFoldersOfTheKeptEditionComeAndGo(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.buildOften(t, s)
	for n, change := range []func(){
		func() { delete(s, "villages/5/index.html") },
		func() {},
		func() { s["villages/5/index.html"] = "again" },
		func() {},
		func() { s["villages/new/deep/index.html"], s["cases/1/index.html"] = "new", "case" },
		func() {},
		func() { delete(s, "villages/new/deep/index.html"); delete(s, "cases/1/index.html") },
		func() {},
	} {
		change()
		s["index.html"] = fmt.Sprint("home ", n)
		if !k.build(t, s, nil) {
			t.Errorf("edition %d is made anew", n)
		}
		k.touchedOnly(t, "", "villages", "villages/5", "villages/new", "villages/new/deep", "cases", "cases/1")
		time.Sleep(tick)
	}
}

// Where more than half of the files are new, the edition that is kept saves nothing.
func TestAnEditionWithMostFilesNewIsMadeAnew(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.buildOften(t, s)
	for n, c := range []struct {
		fresh int
		kept  bool
	}{{len(s) / 2, true}, {len(s)/2 + 1, false}, {1, true}, {len(s), false}, {1, true}} {
		for _, name := range slices.Sorted(maps.Keys(s))[:c.fresh] {
			s[name] = fmt.Sprint(name, n)
		}
		if got := k.build(t, s, nil); got != c.kept {
			t.Errorf("with %d of %d files new the edition was used: %t", c.fresh, len(s), got)
		}
		time.Sleep(tick)
	}
}

// Whatever becomes of the edition that is kept, and of the output, the next one is as if nothing were kept.
func TestWhateverBecomesOfTheFormerEdition(t *testing.T) {
	seed := uint64(20261129)
	if os.Getenv("CI") != "true" {
		seed = rand.Uint64()
	}
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	k := newKeeper(t)
	s, foreign := someSite(), site{}
	names := slices.Sorted(maps.Keys(harms(random)))
	for n := range 3 * len(names) {
		switch random.IntN(6) {
		case 0:
			delete(s, fmt.Sprintf("villages/%d/index.html", 4+random.IntN(8)))
		case 1:
			s[fmt.Sprintf("villages/%d/index.html", random.IntN(12))] = fmt.Sprint("new ", n)
		case 2:
			s[fmt.Sprintf("cases/%d/index.html", random.IntN(3))] = "case"
		case 3:
			for name := range s {
				if strings.HasPrefix(name, "cases/") {
					delete(s, name)
				}
			}
		case 4:
			if name := "villages/3/own.txt"; n > 0 && foreign[name] == "" {
				foreign[name] = "mine"
				if err := os.WriteFile(filepath.Join(k.out, filepath.FromSlash(name)), []byte("mine"), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if foreign[name] != "" {
				delete(foreign, name)
				if err := os.Remove(filepath.Join(k.out, filepath.FromSlash(name))); err != nil {
					t.Fatal(err)
				}
			}
		case 5:
			if random.IntN(2) == 0 {
				s["search/start.js"] = fmt.Sprint("go ", n)
			}
			os.WriteFile(filepath.Join(k.out, "villages", "index.html"), []byte("by hand"), 0o644) // mended
		}
		if random.IntN(3) > 0 {
			time.Sleep(tick)
		}
		name := names[random.IntN(len(names))]
		if _, err := os.Stat(filepath.Join(k.spare(), "tree", "villages")); err == nil {
			if err := harms(random)[name](k.spare()); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatalf("%s: %v", name, err)
			}
		}
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, foreign)
	}
}
