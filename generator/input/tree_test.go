package input_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/input"
)

// site makes a folder of files; a text that begins with "-> " is a link.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	var err error
	if to, isLink := strings.CutPrefix(text, "-> "); isLink {
		err = os.Symlink(filepath.FromSlash(to), p)
	} else {
		err = os.WriteFile(p, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func walk(t *testing.T, dir string) *input.Tree {
	t.Helper()
	tree, err := input.Walk(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func paths(tree *input.Tree) string {
	var list []string
	for _, f := range tree.Files {
		list = append(list, f.Path)
	}
	return strings.Join(list, " ")
}

func TestWalkFindsWhatASiteIsMadeOf(t *testing.T) {
	dir := site(t, map[string]string{
		"content/cases/a.md": "a", "content/cases/pic.png": "p", "content/about.md": "b",
		"data/site.toml": "s", "data/villages/x/y.csv": "v", "data/notes.txt": "n",
		"layouts/styles/a.css": "c", "layouts/node_modules/x.js": "no", "layouts/.cache/x": "no",
		"content/cases/.a.md.swp": "no", "content/cases/a.md~": "no", "data/~$x.csv": "no", "data/Thumbs.db": "no", "content/#a.md#": "no",
		"public/index.html": "no", "README.md": "no",
	})
	tree := walk(t, dir)
	want := "content/about.md content/cases/a.md content/cases/pic.png data/notes.txt data/site.toml data/villages/x/y.csv layouts/styles/a.css"
	if got := paths(tree); got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
	if len(tree.Errors) > 0 || tree.Linked {
		t.Errorf("%v, linked %v", tree.Errors, tree.Linked)
	}
	for _, f := range tree.Files {
		if !input.IsInput(f.Path) {
			t.Errorf("%s is listed and is no input", f.Path)
		}
		if f.Info == nil || !f.Info.Mode().IsRegular() {
			t.Errorf("%s: %v", f.Path, f.Info)
		}
	}
	if f, ok := find(tree, "data/site.toml"); !ok || f.Role != input.Site {
		t.Errorf("site.toml: %v %v", f, ok)
	}
}

func TestRolesFollowTheContract(t *testing.T) {
	for name, want := range map[string]input.Role{
		"data/site.toml": input.Site, "data/indicators.toml": input.Indicators, "data/sources.toml": input.Sources, "data/regions.toml": input.Regions,
		"data/regions/a/b.toml": input.Regions, "data/villages/a.toml": input.Villages, "data/villages/a/b/c.csv": input.VillageRows,
		"data/villages/a.xlsx": input.VillageRows, "data/villages/A.XLSX": input.VillageRows, "data/regions/a.csv": input.RegionRows, "data/regions/a/b.xlsx": input.RegionRows, "data/villages/a.xls": input.None,
		"data/programs/x.toml": input.Programs, "data/sources/x.toml": input.Sources, "data/imports/a/b.toml": input.Imports, "data/imports/a.csv": input.None, "data/editions.toml": input.Editions, "data/facts/x.toml": input.Facts, "data/facts/x/y.toml": input.None,
		"data/facts.toml": input.None, "data/villages.csv": input.None, "data/programs/x.csv": input.None, "data/villages/a.txt": input.None, "data/other/x.toml": input.None,
		"content/a.md": input.Narrative, "content/cases/a.md": input.Narrative, "content/cases/deep/a.md": input.None, "content/cases/a.txt": input.None,
		"content/site.toml": input.None, "layouts/templates/x.html": input.Layout, "other/a.md": input.None, "data": input.None,
	} {
		if got := input.RoleOf(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
	for r := input.None; r <= input.Layout; r++ {
		n := 0
		for _, is := range []bool{r.IsText(), r.IsVillages(), r.IsSmall(), r == input.None, r == input.Layout} {
			if is {
				n++
			}
		}
		if n != 1 {
			t.Errorf("role %d is of %d kinds", r, n)
		}
	}
}

func TestLinksStayInTheSite(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "secret.md", "secret")
	dir := site(t, map[string]string{
		"content/cases/a.md": "a", "content/cases/b.md": "-> a.md", "content/copy": "-> cases",
		"content/cases/out.md": "-> " + filepath.Join(outside, "secret.md"), "content/cases/gone.md": "-> nowhere.md", "content/round": "-> ../content",
		"layouts/styles/a.css": "-> b.css",
	})
	tree := walk(t, dir)
	if got, want := paths(tree), "content/cases/a.md content/cases/b.md content/copy/a.md content/copy/b.md"; got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
	if !tree.Linked {
		t.Error("links are not noted")
	}
	bad := map[string]error{}
	for _, e := range tree.Errors {
		bad[e.Path] = e.Err
	}
	if len(bad) != 5 || !errors.Is(bad["content/round"], input.ErrNesting) || !errors.Is(bad["content/cases/gone.md"], fs.ErrNotExist) || bad["content/cases/out.md"] == nil {
		t.Errorf("%v", bad)
	}
}

func TestWhatIsNoFileIsReported(t *testing.T) {
	dir := site(t, map[string]string{"data/site.toml/x.txt": "", "content/" + strings.Repeat("d/", 20) + "a.png": ""})
	tree := walk(t, dir)
	if len(tree.Errors) != 2 || !errors.Is(tree.Errors[0].Err, input.ErrNesting) || !errors.Is(tree.Errors[1].Err, input.ErrFolder) {
		t.Errorf("%v", tree.Errors)
	}
	if _, err := input.Walk(t.Context(), filepath.Join(dir, "nowhere"), nil); err == nil {
		t.Error("a folder that is not there is walked")
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := input.Walk(done, dir, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestWalkEntersFoldersBeforeItReadsThem(t *testing.T) {
	dir := site(t, map[string]string{"content/cases/a.md": "a", "data/site.toml": ""})
	var entered []string
	tree, err := input.Walk(t.Context(), dir, func(folder string) {
		entered = append(entered, folder)
		if folder == "content/cases" {
			put(t, dir, "content/cases/late.md", "came when the folder was watched already")
		}
	})
	if err != nil || strings.Join(entered, " ") != "content content/cases data" {
		t.Errorf("entered %q, %v", entered, err)
	}
	if _, ok := find(tree, "content/cases/late.md"); !ok {
		t.Error("what came after the folder was entered is not listed")
	}
}

// After any change Look has what Walk has, and knows what changed wherever it was reported.
func TestLookFollowsChanges(t *testing.T) {
	dir := site(t, map[string]string{"content/cases/a.md": "a", "data/villages/x/v.csv": "v", "data/site.toml": "s"})
	do := func(name string) func() {
		return func() { put(t, dir, name, name) }
	}
	remove := func(name string) func() {
		return func() {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	tree := walk(t, dir)
	for _, c := range []struct {
		name  string
		do    func()
		paths []string
	}{
		{"a file came", do("content/cases/b.md"), []string{"content/cases/b.md"}},
		{"a file was saved", func() { put(t, dir, "content/cases/a.md", "longer") }, []string{"content/cases/a.md"}},
		{"a file went", remove("content/cases/b.md"), []string{"content/cases/b.md"}},
		{"what is no input came", do("content/cases/.b.swp"), []string{"content/cases/.b.swp"}},
		{"a folder came", do("content/notes/c.md"), []string{"content/notes"}},
		{"a folder went", remove("content/notes"), []string{"content/notes"}},
		{"a folder came in a folder", do("data/villages/y/z/w.csv"), []string{"data/villages/y", "data/villages/y/z/w.csv"}},
		{"a file became a folder", func() { remove("content/cases/a.md")(); put(t, dir, "content/cases/a.md/x.png", "") }, []string{"content/cases/a.md"}},
		{"and one again", func() { remove("content/cases/a.md")(); put(t, dir, "content/cases/a.md", "a") }, []string{"content/cases/a.md"}},
		{"what came and went", func() {}, []string{"content/nothing.md"}},
		{"all went", remove("data"), []string{"data"}},
	} {
		c.do()
		changed := input.Changes{Known: true, Paths: map[string]bool{}}
		for _, p := range c.paths {
			changed.Paths[p] = true
		}
		var got input.Changes
		var err error
		if tree, got, err = input.Look(t.Context(), dir, tree, changed); err != nil || !got.Known {
			t.Fatalf("%s: %v, %v", c.name, got, err)
		}
		want := walk(t, dir)
		if !slices.EqualFunc(tree.Files, want.Files, input.SameFile) {
			t.Errorf("%s: %s, want %s", c.name, paths(tree), paths(want))
		}
	}
}

func TestWhatNobodyWatchesIsNotKnown(t *testing.T) {
	dir := site(t, map[string]string{"content/cases/a.md": "a", "content/cases/b.md": "-> a.md"})
	known := input.Changes{Known: true}
	if _, changed, err := input.Look(t.Context(), dir, nil, known); err != nil || changed.Known {
		t.Errorf("at first: %v %v", changed, err)
	}
	if _, changed, err := input.Look(t.Context(), dir, walk(t, dir), known); err != nil || changed.Known {
		t.Errorf("behind links: %v %v", changed, err)
	}
}

func TestChangesHaveWhatLiesInAFolder(t *testing.T) {
	c := input.Changes{Known: true, Paths: map[string]bool{"data/villages": true, "layouts/a.css": true}}
	for name, want := range map[string]bool{"data/villages/x/y.csv": true, "data/villages": true, "data/villages.toml": false, "data/site.toml": false, "layouts/a.css": true} {
		if c.Has(name) != want {
			t.Errorf("Has(%s) is not %v", name, want)
		}
	}
	for folder, want := range map[string]bool{"layouts": true, "data": true, "content": false, "lay": false} {
		if c.In(folder) != want {
			t.Errorf("In(%s) is not %v", folder, want)
		}
	}
	if unknown := (input.Changes{}); !unknown.Has("x") || !unknown.In("y") {
		t.Error("where nobody knows, anything may have changed")
	}
}

func TestSameFileIsUnchangedOne(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "a", "content/b.md": "a"})
	before := walk(t, dir)
	if a, b := before.Files[0], before.Files[1]; !input.SameFile(a, a) || input.SameFile(a, b) {
		t.Error("a file is not itself, or another one")
	}
	put(t, dir, "content/a.md", "aa")
	if input.SameFile(before.Files[0], walk(t, dir).Files[0]) {
		t.Error("a longer file is the same")
	}
	b := filepath.Join(dir, "content/b.md")
	if err := os.Chtimes(b, before.Files[1].Info.ModTime().Add(1e9), before.Files[1].Info.ModTime().Add(1e9)); err != nil {
		t.Fatal(err)
	}
	if input.SameFile(before.Files[1], walk(t, dir).Files[1]) {
		t.Error("a file of another time is the same")
	}
}

// A file that was hashed is not read again: what is read is what was hashed.
func TestContentsAreReadOnce(t *testing.T) {
	files := map[string]string{"content/a.md": "alpha", "data/villages/v.csv": "code", "content/p.png": "picture", "layouts/styles/a.css": "css"}
	dir := site(t, files)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := walk(t, dir)
	c := input.NewContents()
	if text, err := c.Read(root, "data/villages/v.csv", 100); err != nil || text != "code" {
		t.Errorf("%q %v", text, err)
	}
	if err := c.Hash(t.Context(), dir, tree.Files, 2); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if sum, ok := c.Sum(name); !ok || sum != sha256.Sum256([]byte(text)) {
			t.Errorf("%s: hash %x, %v", name, sum, ok)
		}
	}
	put(t, dir, "content/a.md", "changed meanwhile")
	if text, err := c.Read(root, "content/a.md", 100); err != nil || text != "alpha" {
		t.Errorf("read %q %v, hashed as alpha", text, err)
	}
	if text, err := c.Read(root, "content/a.md", 100); err != nil || text != "changed meanwhile" {
		t.Errorf("a text is kept for longer than one reading: %q %v", text, err)
	}
	if sum, _ := c.Sum("content/a.md"); sum != sha256.Sum256([]byte("changed meanwhile")) {
		t.Error("the hash is not of what was read last")
	}
	if _, ok := c.Sum("content/none.md"); ok {
		t.Error("a file that is not there has a hash")
	}
}

func TestReadingHasABound(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "alpha", "content/dir/b.md": ""})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, c := range []*input.Contents{nil, input.NewContents()} {
		if text, err := c.Read(root, "content/a.md", 5); err != nil || text != "alpha" {
			t.Errorf("%q %v", text, err)
		}
		var large *input.SizeError
		if _, err := c.Read(root, "content/a.md", 4); !errors.As(err, &large) || large.Limit != 4 {
			t.Errorf("%v", err)
		}
		if _, err := c.Read(root, "content/dir", 4); !errors.Is(err, input.ErrNotFile) {
			t.Errorf("%v", err)
		}
	}
	c := input.NewContents()
	if err := c.Hash(t.Context(), dir, walk(t, dir).Files, 1); err != nil {
		t.Fatal(err)
	}
	var large *input.SizeError
	if _, err := c.Read(root, "content/a.md", 4); !errors.As(err, &large) {
		t.Errorf("a text that was kept has no bound: %v", err)
	}
	if err := c.Hash(t.Context(), dir, []input.File{{Path: "content/none.md", Info: walk(t, dir).Files[0].Info}}, 1); err == nil {
		t.Error("a file that is gone is hashed")
	}
}

func TestFoldersAreThoseOfInput(t *testing.T) {
	for _, folder := range input.Folders() {
		if !input.IsInput(folder + "/x") {
			t.Errorf("%s/x is no input", folder)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(map[string]bool{"public/x": true, "x": true, "content/.x": true, "data/a~/b": true, "": true, "layouts/node_modules/x": true})) {
		if input.IsInput(name) {
			t.Errorf("%s is input", name)
		}
	}
}

func find(tree *input.Tree, path string) (input.File, bool) {
	i := slices.IndexFunc(tree.Files, func(f input.File) bool { return f.Path == path })
	if i < 0 {
		return input.File{}, false
	}
	return tree.Files[i], true
}

// What the files of a role hold is told apart in one place.
func TestRolesHoldDifferentThings(t *testing.T) {
	text, villages, small, rows, work := []input.Role{input.Narrative, input.Facts}, []input.Role{input.Villages, input.VillageRows}, []input.Role{input.Site, input.Indicators, input.Regions, input.RegionRows, input.Programs, input.Sources, input.Imports, input.Editions}, []input.Role{input.VillageRows, input.RegionRows}, []input.Role{input.Imports, input.Editions}
	for _, r := range slices.Concat(text, villages, small, []input.Role{input.None, input.Layout}) {
		for name, c := range map[string]struct {
			got bool
			of  []input.Role
		}{"text": {r.IsText(), text}, "villages": {r.IsVillages(), villages}, "small": {r.IsSmall(), small}, "rows": {r.IsRows(), rows}, "work": {r.IsRecordOfWork(), work}} {
			if want := slices.Contains(c.of, r); c.got != want {
				t.Errorf("role %d: %s: %t", r, name, c.got)
			}
		}
	}
}
