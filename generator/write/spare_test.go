package write

import (
	"context"
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

	"casebook/generator/lock"
)

// keeper builds sites over one another and keeps the former edition.
type keeper struct {
	out, cache string
	sys        system
}

func newKeeper(t *testing.T) keeper {
	dir := t.TempDir()
	stamped(t, dir)
	return keeper{out: filepath.Join(dir, "public"), cache: filepath.Join(dir, "cache"), sys: native{}}
}

func (k keeper) spare() string { return SpareFolder(k.cache, k.out) }

// build builds a site, with texts as keys, and demands that the output is it and nothing is left beside it.
func (k keeper) build(t *testing.T, s site, foreign site) {
	t.Helper()
	var list []File
	for name, text := range s {
		key := Key([]byte(fmt.Sprintf("%-16s", text))[:16])
		list = append(list, File{Path: name, Key: func() Key { return key }, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }})
	}
	memory := MemoryFile(k.cache, k.out)
	r, err := Run(context.Background(), slices.Values(list), Options{Out: k.out, Jobs: 2, Memory: Remember(memory), MemoryFile: memory, Spare: k.spare(), sys: k.sys})
	if err != nil {
		t.Fatal(err)
	}
	r.Save(memory, Key{1}, nil)
	want := maps.Clone(s)
	maps.Copy(want, foreign)
	now := shape(t, k.out)
	delete(now, manifestName)
	if want = withFolders(want); !maps.Equal(now, want) {
		t.Fatalf("the output is\n%q, want\n%q", now, want)
	}
	beside, err := os.ReadDir(filepath.Dir(k.out))
	for _, d := range beside {
		if strings.Contains(d.Name(), "casebook") {
			t.Errorf("%s is left", d.Name())
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// shape is all that lies in a folder: texts of files, and of folders the mode.
func shape(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, err := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		switch {
		case err != nil:
		case d.IsDir():
			info, err := d.Info()
			if err != nil {
				return err
			}
			s[name] = info.Mode().String()
		default:
			text, err := os.ReadFile(p)
			s[name] = string(text)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func withFolders(s site) site {
	all := maps.Clone(s)
	for name := range s {
		for dir := folderOf(name); dir != ""; dir = folderOf(dir) {
			all[dir] = "drwxr-xr-x"
		}
	}
	return all
}

func inode(t *testing.T, name string) uint64 {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return stampOf(info).inode
}

func someSite() site {
	s := site{"index.html": "home", "villages/index.html": "list", "search/start.js": "go"}
	for i := range 12 {
		s[fmt.Sprintf("villages/%d/index.html", i)] = fmt.Sprint("village ", i)
	}
	return s
}

func TestTheEditionBeforeTheLastBecomesTheNewOne(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.build(t, s, nil)
	first := inode(t, filepath.Join(k.out, "villages", "3"))
	for n := range 4 {
		time.Sleep(tick)
		before := shape(t, k.out)
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, nil)
		if was := shape(t, filepath.Join(k.spare(), "tree")); !maps.Equal(was, before) {
			t.Fatalf("kept is\n%q, want the former edition\n%q", was, before)
		}
		if again := inode(t, filepath.Join(k.out, "villages", "3")); (again == first) != (n%2 == 1) {
			t.Errorf("edition %d: the folder is the first one's: %t", n, again == first)
		}
	}
	if info, err := os.Stat(k.spare()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others may look into it: %v, %v", info.Mode(), err)
	}
}

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
		"a folder come":  func(h string) error { return os.MkdirAll(at(h, "villages", "new", "newer"), 0o755) },
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
		"an old time of it": func(h string) error { return os.Chtimes(at(h, "villages"), time.Unix(1, 0), time.Unix(1, 0)) },
	}
}

// Whatever becomes of the edition that is kept, and of the output, the next one is as if nothing were kept.
func TestWhateverBecomesOfTheFormerEdition(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
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

// A mode that was remembered along with a folder's stamp does not come back.
func TestAFolderThatWasClosedDoesNotComeBack(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.build(t, s, nil)
	s["index.html"] = "again"
	k.build(t, s, nil)
	time.Sleep(tick)
	if err := os.Chmod(filepath.Join(k.out, "villages"), 0o700); err != nil {
		t.Fatal(err)
	}
	time.Sleep(tick)
	memory := MemoryFile(k.cache, k.out)
	was := Remember(memory)
	tree, err := openTree(k.out)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.close()
	all := func(string, []fs.DirEntry) (bool, error) { return true, nil }
	if was.folders, err = tree.look(t.Context(), 1, was.folders, all); err != nil { // as a build that writes nothing
		t.Fatal(err)
	}
	was.seen = time.Now().UnixNano()
	was.save(memory)
	for n := range 3 {
		time.Sleep(tick)
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, nil)
	}
}

func TestNoLinkIsFollowedOutOfTheFormerEdition(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	for n := range 3 {
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, nil)
		time.Sleep(tick)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	villages := filepath.Join(k.spare(), "tree", "villages")
	if err := errors.Join(os.Rename(villages, elsewhere), os.Symlink(elsewhere, villages)); err != nil {
		t.Fatal(err)
	}
	before := shape(t, elsewhere)
	s["index.html"] = "another"
	k.build(t, s, nil)
	if now := shape(t, elsewhere); !maps.Equal(now, before) {
		t.Errorf("elsewhere lies\n%q, want\n%q", now, before)
	}
}

// relinked puts a link in the place of a folder at the last moment.
type relinked struct {
	native
	folder, to string
}

func (r relinked) exchange(a, b string) error {
	return errors.Join(os.RemoveAll(r.folder), os.Symlink(r.to, r.folder), exchange(a, b))
}

func TestNothingIsRemovedThroughALinkPutThereMeanwhile(t *testing.T) {
	k := newKeeper(t)
	s, elsewhere := someSite(), t.TempDir()
	k.build(t, s, nil)
	own := filepath.Join("villages", "3", "own.txt")
	theirs := filepath.Join(elsewhere, "own.txt")
	if err := errors.Join(os.WriteFile(filepath.Join(k.out, own), []byte("mine"), 0o644), os.WriteFile(theirs, []byte("theirs"), 0o644)); err != nil {
		t.Fatal(err)
	}
	k.sys = relinked{folder: filepath.Join(k.out, "villages", "3"), to: elsewhere}
	for n := range 2 {
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, site{"villages/3/own.txt": "mine"})
		if _, err := os.Stat(theirs); err != nil {
			t.Fatal(err)
		}
		time.Sleep(tick)
	}
}

// noExchange refuses to exchange an edition that is kept.
type noExchange struct{ native }

func (noExchange) exchange(a, b string) error {
	if filepath.Base(a) == "tree" {
		return fs.ErrPermission
	}
	return exchange(a, b)
}

func TestAnEditionThatCannotBeExchangedHindersNothing(t *testing.T) {
	k := newKeeper(t)
	k.sys = noExchange{}
	s := someSite()
	for n := range 4 {
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, site{})
		time.Sleep(tick)
	}
}

// What is not ours, what nobody asked for and what a verifying build does not believe is not kept.
func TestWhatIsNotKept(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	k.build(t, s, nil)
	own := filepath.Join(k.out, "villages", "own.txt")
	if err := os.WriteFile(own, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	s["index.html"] = "again"
	k.build(t, s, site{"villages/own.txt": "mine"})
	if _, err := os.Stat(filepath.Join(k.spare(), "tree", "villages", "own.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("somebody's file is kept: %v", err)
	}
	old := &former{tree: &tree{}, manifest: []byte("[")}
	m := &Memory{seen: 1, folders: []rememberedFolder{{}}}
	for name, o := range map[string]Options{"nobody asks": {Memory: m}, "nothing is remembered": {Spare: k.spare()}, "another manifest": {Spare: k.spare(), Memory: m}, "distrusted": {Spare: k.spare(), Memory: &Memory{}}} {
		if openSpare(t.Context(), o, old) != nil {
			t.Errorf("%s: kept all the same", name)
		}
	}
	if SpareFolder("", k.out) != "" {
		t.Error("kept without a cache")
	}
}

func TestFewFormerEditionsAreKept(t *testing.T) {
	dir := t.TempDir()
	stamped(t, dir)
	cache := filepath.Join(dir, "cache")
	var all []keeper
	for n := range 4 {
		k := keeper{out: filepath.Join(dir, fmt.Sprint("site", n), "public"), cache: cache, sys: native{}}
		all = append(all, k)
		s := someSite()
		k.build(t, s, nil)
		s["index.html"] = "again"
		k.build(t, s, nil)
		time.Sleep(tick)
		if n == 1 { // another build works with the first one
			free, err := lock.Folder(t.Context(), all[0].spare(), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer free()
		}
	}
	for n, want := range []bool{true, false, true, true} {
		if _, err := os.Stat(all[n].spare()); (err == nil) != want {
			t.Errorf("the edition of output %d is kept: %t, want %t", n, err == nil, want)
		}
	}
}
