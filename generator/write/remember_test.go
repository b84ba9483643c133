package write

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// someMemory is a memory with n files in as many folders.
func someMemory(n int) *Memory {
	m := &Memory{input: Key{1, 2}, note: []byte("note"), seen: math.MaxInt64 - 7}
	for i := range n {
		name := fmt.Sprintf("villages/%06d", i)
		r := remembered{path: name + "/index.html", size: int64(i) << 33, key: Key{3, byte(i)}, stamp: stamp{-int64(i), math.MaxUint64 - uint64(i)}}
		r.sum[31] = byte(i)
		m.files = append(m.files, r)
		m.folders = append(m.folders, rememberedFolder{name, folderStamp{int64(i), -int64(i), uint64(i) << 60}})
	}
	return m
}

func TestAMemoryIsReadBackWhole(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memory")
	for _, n := range []int{1, 3, 300} {
		m := someMemory(n)
		m.save(file)
		if got := Remember(file); !reflect.DeepEqual(got, m) {
			t.Errorf("of %d files: %+v, want %+v", n, got, m)
		}
		if has := len(m.append(nil)); has > m.length() {
			t.Errorf("of %d files: %d bytes long, there was room for %d", n, has, m.length())
		}
	}
}

// What is damaged is an empty memory, wherever it ends.
func TestADamagedMemoryIsEmpty(t *testing.T) {
	whole := someMemory(3).append(nil)
	for n := range whole {
		if m := parseMemory(whole[:n]); !m.Empty() {
			t.Fatalf("of %d bytes of %d: %+v", n, len(whole), m)
		}
	}
	file := filepath.Join(t.TempDir(), "memory")
	for _, text := range []string{"", "x", memoryForm, memoryForm + strings.Repeat("x", 31), memoryForm + strings.Repeat("x", 32), memoryForm + strings.Repeat("x", 200), "another" + memoryForm + string(whole)} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		m := Remember(file)
		if _, known := m.Knows(Key{}); known || !m.Empty() {
			t.Errorf("%q: %+v", text, m)
		}
	}
	if m := Remember(file + ".missing"); !m.Empty() {
		t.Errorf("%+v", m)
	}
	if someMemory(1).Empty() {
		t.Error("a memory of one file is empty")
	}
}

// A run that has left nothing is not remembered, nor one that nobody wants remembered.
func TestWhatIsNotRemembered(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	(&Result{}).Save(filepath.Join(dir, "memory"), Key{1}, nil)
	(&Result{left: make([]remembered, 1)}).Save("", Key{1}, nil)
	writeTree(t, dir, site{"file": ""})
	(&Result{left: make([]remembered, 1)}).Save(filepath.Join(dir, "file", "memory"), Key{1}, nil)
	if got := readTree(t, dir); len(got) != 1 {
		t.Errorf("written were %v", got)
	}
	file := filepath.Join(dir, "cache", "memory")
	(&Result{left: make([]remembered, 1)}).Save(file, Key{1}, nil)
	if Remember(file).Empty() {
		t.Error("a run of one file is not remembered")
	}
}

// The room that memories take is bounded, and what a killed run has left of one goes.
func TestLargeMemoriesOfOldOutputsAreForgotten(t *testing.T) {
	for name, c := range map[string]struct {
		sizes []int64 // of memories, the newest first
		kept  int
	}{
		"as large as may be": {[]int64{maxMemoryBytes - 5, 5}, 2},
		"too large":          {[]int64{maxMemoryBytes - 5, 6, 0}, 1},
		"one alone":          {[]int64{maxMemoryBytes + 1}, 0},
	} {
		dir := t.TempDir()
		for age, size := range c.sizes {
			file := filepath.Join(dir, fmt.Sprint(age))
			at := time.Now().Add(-time.Duration(age) * time.Hour)
			if err := errors.Join(os.WriteFile(file, nil, 0o644), os.Truncate(file, size), os.Chtimes(file, at, at)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
			t.Fatal(err)
		}
		forget(dir, "new")
		if list, err := os.ReadDir(dir); err != nil || len(list) != c.kept+1 {
			t.Errorf("%s: left are %v, want %d; %v", name, list, c.kept, err)
		}
	}
}

// The name of a folder or a time that could still change unseen is not believed.
func TestTimesAreBelievedOnlyOnceTheyAreOld(t *testing.T) {
	fine, coarse := int64(1_000_000_001), int64(7_000_000_000)
	for _, c := range []struct {
		changed, seen int64
		want          bool
	}{
		{fine, fine, false}, {fine, fine + int64(fineTick), false}, {fine, fine + int64(fineTick) + 1, true},
		{coarse, coarse + int64(fineTick) + 1, false}, {coarse, coarse + int64(coarseTick), false}, {coarse, coarse + int64(coarseTick) + 1, true},
	} {
		if got := showsChanges(c.changed, c.seen); got != c.want {
			t.Errorf("changed at %d, seen at %d: %t", c.changed, c.seen, got)
		}
	}
	now := time.Unix(100, 1)
	old, late := int64(50_000_000_001), now.UnixNano()-1
	for _, c := range []struct {
		s    status
		want folderStamp
	}{
		{status{trusted: true, changed: old, stamp: stamp{old, 7}}, folderStamp{old, old, 7}},
		{status{changed: old, stamp: stamp{old, 7}}, folderStamp{}},
		{status{trusted: true, changed: late, stamp: stamp{old, 7}}, folderStamp{}},
		{status{trusted: true, changed: old, stamp: stamp{late, 7}}, folderStamp{}},
	} {
		if got := c.s.asFolder(now); got != c.want {
			t.Errorf("%+v: %+v, want %+v", c.s, got, c.want)
		}
	}
	m := &Memory{seen: now.UnixNano()}
	r := remembered{size: 3, stamp: stamp{old, 7}}
	as := status{size: 3, regular: true, stamp: r.stamp, changed: old, trusted: true}
	for name, change := range map[string]func(s *status){
		"as it was": func(*status) {}, "size": func(s *status) { s.size++ }, "no file": func(s *status) { s.regular = false },
		"time": func(s *status) { s.stamp.time++ }, "inode": func(s *status) { s.stamp.inode++ },
		"changed": func(s *status) { s.changed = late }, "not trusted": func(s *status) { s.trusted = false },
	} {
		s := as
		change(&s)
		if got := m.untouched(r, s); got != (name == "as it was") {
			t.Errorf("%s: untouched %t", name, got)
		}
	}
}

// What the system says of a file, a folder and a link; a new file is reported of as it then stands.
func TestStatusOfWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"folder/file": "text"})
	if err := os.Symlink("folder", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	tr := stamped(t, dir)
	for name, want := range map[string]status{"folder": {folder: true}, "folder/file": {regular: true, size: 4}, "link": {}} {
		s, err := tr.status(name)
		if err != nil || s.folder != want.folder || s.regular != want.regular || s.regular && s.size != want.size {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
	for name, text := range map[string]string{"empty": "", "large": strings.Repeat("text", 1<<20)} {
		m, err := tr.write(name, []byte(text))
		s, err2 := tr.status(name)
		got, err3 := os.ReadFile(filepath.Join(dir, name))
		if err := errors.Join(err, err2, err3); err != nil || s.stamp != m || string(got) != text {
			t.Errorf("%s: %v, %v; %v", name, m, s.stamp, err)
		}
	}
	if _, err := tr.write("no/such", nil); err == nil {
		t.Error("written into no folder")
	}
}

// The folders of a new site are believed but for those in which something foreign lies, however many they
// are and whatever lies deeper. Of those that stay as they were nothing is asked.
func TestFoldersWithSomethingForeignAreReadTheNextTime(t *testing.T) {
	st := newStage(filepath.Join(t.TempDir(), "public"), native{})
	var entries []entry
	s := site{}
	for i := range 2*batch + 5 {
		name := fmt.Sprintf("v/%03d/index.html", i)
		s[name] = "page"
		entries = append(entries, entry{path: name})
	}
	writeTree(t, st.staging, s)
	stamped(t, st.staging)
	time.Sleep(tick)
	if err := st.begin(); err == nil {
		t.Fatal("the folder was made twice")
	}
	st.tree = stamped(t, st.staging)
	known := folderStamp{1, 2, 3}
	still := []rememberedFolder{{"gone", known}, {"v/001", known}, {"v/002", known}, {"v/002/x", known}}
	for name, c := range map[string]struct {
		foreign []string
		open    []string
	}{
		"nothing":          {},
		"deep and deeper":  {[]string{"v/010/own.txt", "v/020/new/deep/own.txt"}, []string{"v/010", "v/020"}},
		"in the first one": {[]string{"own.txt"}, []string{""}},
		"a folder":         {[]string{"new", "v/new"}, []string{"", "v"}},
	} {
		list, err := st.folders(t.Context(), foldersOf(entries), c.foreign, still, 2)
		if err != nil || len(list) != 2*batch+7 {
			t.Fatalf("%s: %d folders, %v", name, len(list), err)
		}
		for _, f := range list {
			if isOpen := slices.Contains(c.open, f.path); (f.stamp == folderStamp{}) != isOpen {
				t.Errorf("%s: folder %q has %v", name, f.path, f.stamp)
			}
			if isKnown := f.path == "v/001" || f.path == "v/002"; (f.stamp == known) != isKnown {
				t.Errorf("%s: folder %q has %v", name, f.path, f.stamp)
			}
		}
	}
}

// A look at an output that many late or foreign things slow down is noted, so that the next is quick.
func TestASlowLookIsNoted(t *testing.T) {
	for name, c := range map[string]struct {
		pages, foreign int
		noted          bool
	}{
		"few":             {pages: 3},
		"files, just few": {pages: manyHashed - 2}, "files, many": {pages: manyHashed - 1, noted: true},
		"folders, just few": {foreign: manyRead - 1}, "folders, many": {foreign: manyRead, noted: true},
	} {
		b := newBuilder(t)
		var list []string
		for i := range c.pages {
			list = append(list, fmt.Sprintf("p%d.html", i))
		}
		b.build(t, "1", list...)
		stamped(t, b.out)
		for i := range c.foreign {
			if err := os.Mkdir(filepath.Join(b.out, fmt.Sprint("mine", i)), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		m := Remember(b.memory)
		if c.pages > 0 {
			m.Distrust()
		}
		before := inode(t, b.memory)
		if c.foreign > 0 {
			time.Sleep(tick)
			m.seen = time.Now().UnixNano()
		}
		if _, same, err := Unchanged(t.Context(), Options{Out: b.out, Memory: m, MemoryFile: b.memory}); !same || err != nil {
			t.Fatal(name, same, err)
		}
		if noted := inode(t, b.memory) != before; noted != c.noted {
			t.Errorf("%s: noted %t", name, noted)
		}
	}
}

// An output is as it was only where something is remembered of it, and nobody asks to stop.
func TestNothingIsUnchangedWithoutAMemory(t *testing.T) {
	b := newBuilder(t)
	b.build(t, "1", "z/a.html")
	for name, m := range map[string]*Memory{"none": nil, "empty": {}} {
		if _, same, err := Unchanged(t.Context(), Options{Out: b.out, Memory: m}); same || err != nil {
			t.Errorf("%s: %t, %v", name, same, err)
		}
	}
	writeTree(t, b.out, site{"own.txt": "", "a/own.txt": "", "z/own.txt": "", "z/.hidden": ""})
	o := Options{Out: b.out, Memory: Remember(b.memory)}
	if r, same, err := Unchanged(t.Context(), o); !same || err != nil || !slices.Equal(r.Foreign, []string{"a/own.txt", "own.txt", "z/own.txt"}) {
		t.Errorf("%t, %+v, %v", same, r, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, same, err := Unchanged(ctx, o); same || !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %t, %v", same, err)
	}
}

func TestTheManifestHasRoom(t *testing.T) {
	var entries []entry
	for i := range 300 {
		entries = append(entries, entry{path: fmt.Sprint(i, ".html"), size: 1 << 30, sources: []string{"a", "data/villages.csv", "c"}})
	}
	if has, room := len(bytes.Join(manifestOf(nil, entries), nil)), manifestSize(entries); has > room {
		t.Errorf("%d bytes, there was room for %d", has, room)
	}
}

// An output folder over what the author wrote is refused, also where it is not there yet.
func TestFoldersThatAreNotThereYetAreGuarded(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "elsewhere", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"missing", "missing/x", "elsewhere", "elsewhere/deep", "elsewhere/deep/x"} {
		var refused *Refused
		if err := Allow(filepath.Join(root, out), root, "missing", "elsewhere/deep"); !errors.As(err, &refused) {
			t.Errorf("%s: %v", out, err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(root, "link")); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{{"link", "missing"}, {"public", "link"}} {
		if err := Allow(filepath.Join(root, c[0]), root, c[1]); err == nil {
			t.Errorf("%q: allowed, though a link leads nowhere", c)
		}
	}
	if err := Allow(filepath.Join(root, "public"), filepath.Join(root, "link")); err == nil {
		t.Error("a site that is nowhere")
	}
	for name, want := range map[string]bool{"elsewhere/a": true, "elsewhere/deep/new/a": true, "a": false, "elsewhere": false, "link/a": false} {
		if got := Inside(filepath.Join(root, name), filepath.Join(root, "elsewhere")); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if Inside(filepath.Join(root, "link"), filepath.Join(root, "link")) {
		t.Error("inside of nothing")
	}
}
