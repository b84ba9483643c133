package write

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
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
	largeFrom  int // see Options
}

func newKeeper(t *testing.T) keeper {
	dir := t.TempDir()
	stamped(t, dir)
	return keeper{out: filepath.Join(dir, "public"), cache: filepath.Join(dir, "cache"), sys: native{}}
}

func (k keeper) spare() string { return SpareFolder(k.cache, k.out) }

// watched notes what the output was exchanged with.
type watched struct {
	system
	kept     bool // the edition that was kept
	reported bool // while its memory lay beside it
}

func (w *watched) exchange(a, b string) error {
	w.kept = filepath.Base(a) == "tree"
	w.reported, _ = exists(filepath.Join(filepath.Dir(a), "memory"))
	return w.system.exchange(a, b)
}

// build builds a site, with texts as keys, and demands that the output is it, that nothing is left beside
// it, and that what is remembered of it is so. It tells whether the edition was made of the one that was kept.
func (k keeper) build(t *testing.T, s site, foreign site) (kept bool) {
	t.Helper()
	var list []File
	for name, text := range s {
		sum := sha256.Sum256([]byte(text))
		key := Key(sum[:len(Key{})])
		list = append(list, File{Path: name, Key: func() Key { return key }, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }})
	}
	memory := MemoryFile(k.cache, k.out)
	sys := &watched{system: k.sys}
	r, err := Run(context.Background(), slices.Values(list), Options{Out: k.out, Jobs: 2, Memory: Remember(memory), MemoryFile: memory, Spare: k.spare(), sys: sys, largeFrom: k.largeFrom})
	if err != nil {
		t.Fatal(err)
	}
	if sys.reported {
		t.Error("an edition that is worked on has a memory")
	}
	k.remembersTheFormer(t, memory)
	r.Save(memory, Key{1}, nil)
	k.remembersWhatIs(t, memory)
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
	return sys.kept
}

// remembersTheFormer demands that the memory of the edition that is kept, where it has one, is that of
// the run before.
func (k keeper) remembersTheFormer(t *testing.T, memory string) {
	t.Helper()
	of, err := os.Lstat(filepath.Join(k.spare(), "memory"))
	if err != nil {
		return
	}
	if was, err := os.Lstat(memory); err != nil || !os.SameFile(of, was) {
		t.Errorf("the edition that is kept has another's memory: %v", err)
	}
}

// remembersWhatIs demands that every stamp that is remembered of a folder is the one that it has; the
// output's own may change as it is exchanged.
func (k keeper) remembersWhatIs(t *testing.T, memory string) {
	t.Helper()
	tr, err := openTree(k.out)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.close()
	later := time.Now().Add(time.Hour)
	for _, f := range Remember(memory).folders {
		if now, _ := tr.folderStamp(f.path, later); f.path != "" && f.stamp != now && f.stamp != (folderStamp{}) {
			t.Errorf("folder %q is remembered as %v and is %v", f.path, f.stamp, now)
		}
	}
}

// touchedOnly demands that the last build has put nothing into any other folder than some, nor taken
// anything out of it: all others are believed at once.
func (k keeper) touchedOnly(t *testing.T, folders ...string) {
	t.Helper()
	for _, f := range Remember(MemoryFile(k.cache, k.out)).folders {
		if f.stamp == (folderStamp{}) && !slices.Contains(folders, f.path) {
			t.Errorf("folder %q was touched", f.path)
		}
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
		if kept := k.build(t, s, nil); kept != (n > 0) {
			t.Errorf("edition %d is made of the one before the last: %t", n, kept)
		}
		if n > 0 {
			k.touchedOnly(t, "")
		}
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
		if there, _ := exists(filepath.Join(k.spare(), "memory")); there {
			t.Error("an edition with a link out of it is taken for whole")
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
		if k.build(t, s, site{}) {
			t.Error("it is said to be exchanged")
		}
		time.Sleep(tick)
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
