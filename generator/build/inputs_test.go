package build

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/source"
	"casebook/generator/write"
)

// looked returns the inputs of a folder with two files, hashed, as a build has them.
func looked(t *testing.T) *inputs {
	t.Helper()
	dir := t.TempDir()
	old := time.Now().Add(-time.Hour)
	for name, text := range map[string]string{"content/a.md": "a", "data/site.toml": "s"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(p, old, old); err != nil {
			t.Fatal(err)
		}
	}
	in := &inputs{site: dir, contents: input.NewContents(), program: [32]byte{1}, began: time.Now()}
	var err error
	if in.tree, err = input.Walk(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	if !in.hash(t.Context(), 1) {
		t.Fatal("not hashed")
	}
	return in
}

// withFiles adds files to those of looked, and looks again.
func withFiles(t *testing.T, in *inputs, files map[string]string) {
	t.Helper()
	for name, text := range files {
		p := filepath.Join(in.site, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if in.tree, err = input.Walk(t.Context(), in.site, nil); err != nil {
		t.Fatal(err)
	}
	in.contents = input.NewContents()
	if !in.hash(t.Context(), 1) {
		t.Fatal("not hashed")
	}
}

// What was found in texts is found again while the records are as they were: a change of texts, of their facts, of what was
// published or of a paper leaves their hash, one of a record does not. While a record was not read there is no hash.
func TestRecordsAreTheFilesThatAllTextsAreReadWith(t *testing.T) {
	in := looked(t)
	first, ok := in.records()
	if !ok {
		t.Fatal("the records have no hash")
	}
	for _, step := range []struct {
		name, text string
		changes    bool
	}{
		{"content/a.md", "b", false}, {"data/facts/a.toml", "f", false}, {"data/editions.toml", "e", false}, {"data/other/x.txt", "x", false}, {"content/a.pdf", "p", false},
		{"data/site.toml", "t", true}, {"data/villages/a.toml", "v", true},
	} {
		withFiles(t, in, map[string]string{step.name: step.text})
		sum, ok := in.records()
		if !ok || (sum != first) != step.changes {
			t.Errorf("%s: a new hash is %t, known %t", step.name, sum != first, ok)
		}
		first = sum
	}
	in.contents = input.NewContents()
	if _, ok := in.records(); ok {
		t.Error("records that were not read have a hash")
	}
}

// The search index of a former build is kept for the program that made it. A build that made none leaves it.
func TestTheSearchIndexIsKeptForItsProgram(t *testing.T) {
	in := looked(t)
	in.cacheDir = t.TempDir()
	if in.formerIndex() != nil {
		t.Error("there is an index before there was a build")
	}
	in.saveIndex([]byte("index"))
	in.saveIndex(nil)
	if got := string(in.formerIndex()); got != "index" {
		t.Errorf("the index is %q", got)
	}
	in.program[0]++
	if in.formerIndex() != nil {
		t.Error("another program has its index")
	}
}

// What an earlier build hashed is not hashed again, while nobody has touched it; without a place to keep hashes all is.
func TestHashesAreKeptFromBuildToBuild(t *testing.T) {
	in := looked(t)
	for _, dir := range []string{t.TempDir(), ""} {
		in.cacheDir, in.began = dir, time.Now().Add(time.Hour) // long after the files were written
		in.save()
		later := &inputs{site: in.site, cacheDir: dir, contents: input.NewContents(), program: in.program, tree: in.tree, began: time.Now()}
		later.recall()
		if want := map[bool]int{true: len(in.tree.Files)}[dir != ""]; later.recalled != want {
			t.Errorf("with a place to keep them %t: %d of %d hashes are known", dir != "", later.recalled, len(in.tree.Files))
		}
	}
}

// What was found is kept while the site is written, not before or after.
func TestOtherThingsAreDoneBesideWriting(t *testing.T) {
	done := false
	page := func(yield func(write.File) bool) {
		yield(write.File{Path: "a.html", Append: func(b []byte) ([]byte, error) { return append(b, 'a'), nil }})
	}
	r, err := writeBeside(t.Context(), func() { done = true }, page, write.Options{Out: filepath.Join(t.TempDir(), "public")})
	if err != nil || !done || r.Files != 1 {
		t.Errorf("%d files, %v; the other thing was done: %t", r.Files, err, done)
	}
}

func TestWhoWaitsForAnotherBuildIsReportedSo(t *testing.T) {
	var o Options
	o.waiting() // nobody is to be told
	var reported []problem.Text
	o.Notify = func(x problem.Text) { reported = append(reported, x) }
	if o.waiting(); len(reported) != 1 || reported[0].ZH == "" || reported[0].EN == "" {
		t.Errorf("reported is %+v", reported)
	}
}

// Who has very many problems is not waiting for the site: they are not kept. Without a place to keep them none are.
func TestVeryManyProblemsAreNotRemembered(t *testing.T) {
	o := looked(t)
	out, err := write.Run(t.Context(), func(yield func(write.File) bool) {
		yield(write.File{Path: "a.html", Append: func(b []byte) ([]byte, error) { return append(b, 'a'), nil }})
	}, write.Options{Out: filepath.Join(o.site, "public")})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]bool{maxNoted: true, maxNoted + 1: false} {
		r := Result{Output: out}
		r.Problems = make([]problem.Problem, n)
		file := filepath.Join(t.TempDir(), "memory")
		r.remember("", write.Key{})
		r.remember(file, write.Key{1})
		if _, err := os.Stat(file); (err == nil) != want {
			t.Errorf("%d problems: remembered %t", n, err == nil)
		}
	}
}

// A table that is not read again names its cells as it did: what stands in the heads, in a column with a name, in one that
// has none.
func TestCellsAreNamedFromMemory(t *testing.T) {
	var o Options
	o.Site = t.TempDir()
	if err := os.MkdirAll(filepath.Join(o.Site, "data/villages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Site, "data/villages/t.csv"), make([]byte, 60), 0o644); err != nil {
		t.Fatal(err)
	}
	files := notedFiles{o, map[string]*source.File{}, map[string]*notedTable{}}
	cells := []source.Cell{{Row: 2, Column: 6}, {Row: 4, Column: 6, Head: "人均收入"}, {Row: 5, Column: 3}, {Row: 5, Column: 8, Head: "户数"}, {Row: 9, Column: 1}}
	var spans []source.Span
	for i := range cells {
		spans = append(spans, files.span(notedPlace{File: "data/villages/t.csv", Start: int32(10 * i), End: int32(10*i + 2), Cell: &cells[i]}))
	}
	files.setTables()
	for i, s := range spans {
		if got, ok := s.Cell(); !ok || got != cells[i] {
			t.Errorf("%+v, want %+v", got, cells[i])
		}
	}
}

// What is reported of no file is remembered without one.
func TestAProblemOfNoFileIsRememberedSo(t *testing.T) {
	files := notedFiles{Options{}, map[string]*source.File{}, map[string]*notedTable{}}
	if s := files.span(notedPlace{}); !s.IsZero() {
		t.Errorf("it is of %s", s.File.Path)
	}
}

// Of a table with two columns, the last of them named, what stands in the head of that one is told as standing in a head.
func TestTheLastColumnsHeadIsNamedFromMemory(t *testing.T) {
	for range 20 { // in whatever order the cells are remembered
		files := notedFiles{Options{}, map[string]*source.File{}, map[string]*notedTable{}}
		cells := []source.Cell{{Row: 3, Column: 2}, {Row: 7, Column: 2, Head: "户数"}}
		for i := range cells {
			files.span(notedPlace{File: "data/villages/t.csv", Start: int32(10 * i), End: int32(10*i + 2), Cell: &cells[i]})
		}
		files.setTables()
		if x := files.tables["data/villages/t.csv"]; x.HeadRow != 3 || !slices.Equal(x.Heads, []string{"", "户数"}) {
			t.Fatalf("heads %q in row %d", x.Heads, x.HeadRow)
		}
	}
}

// What the sources of pages follow from is known where all records are: it changes with a record and with the name of
// any file, not with what a text says.
func TestSourcesFollowFromRecordsAndNames(t *testing.T) {
	in := looked(t)
	first := in.sources()
	if first == (write.Key{}) {
		t.Fatal("nothing is known")
	}
	for _, step := range []struct {
		name, text string
		changes    bool
	}{{"content/a.md", "another", false}, {"content/z.md", "", true}, {"data/site.toml", "t", true}} {
		withFiles(t, in, map[string]string{step.name: step.text})
		next := in.sources()
		if (next != first) != step.changes {
			t.Errorf("%s: a new key is %t", step.name, next != first)
		}
		first = next
	}
	in.program[0]++
	if in.sources() == first {
		t.Error("another program has the same key")
	}
	in.contents = input.NewContents()
	if in.sources() != (write.Key{}) {
		t.Error("records that were not read have a key")
	}
}

// The room that villages take when they are kept is that of their tables alone, and a site that would drive out all
// others keeps none.
func TestTablesAreKeptUnlessTheyDriveOutAllOthers(t *testing.T) {
	in := looked(t)
	in.cacheDir = t.TempDir()
	withFiles(t, in, map[string]string{"data/villages/a.csv": "12345", "data/villages/b.toml": "123", "data/indicators.toml": "1234567"})
	if got := in.sizeOfTables(); got != 8 {
		t.Errorf("tables have %d bytes", got)
	}
	if in.texts().Tables("data/villages/a.csv") == nil {
		t.Error("a small table is not kept")
	}
	big := filepath.Join(in.site, "data/villages/big.csv")
	if err := os.WriteFile(big, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, maxTables/8); err != nil { // it takes no room
		t.Skip(err)
	}
	var err error
	if in.tree, err = input.Walk(t.Context(), in.site, nil); err != nil {
		t.Fatal(err)
	}
	if in.texts().Tables("data/villages/a.csv") != nil {
		t.Error("a site of an eighth of all room is kept")
	}
}

// What a build has hashed is kept where nothing changed meanwhile, and only there.
func TestWhatWasHashedIsKeptIfNothingChanged(t *testing.T) {
	o := Options{Options: session.Options{Site: t.TempDir(), CacheDir: t.TempDir(), Today: report.Date{Year: 2025, Month: 6, Day: 1}}}
	for name, text := range map[string]string{"data/site.toml": "title = \"村志\"\n", "data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"县\"\n"} {
		p := filepath.Join(o.Site, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := &inputs{site: o.Site, cacheDir: o.CacheDir, contents: input.NewContents(), program: [32]byte{1}, began: time.Now().Add(time.Hour)}
	s := session.New(o.Options)
	var err error
	if in.tree, err = s.Look(t.Context(), input.Changes{}); err != nil {
		t.Fatal(err)
	}
	reading, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	made, err := reading.Make(t.Context())
	if err != nil || made == nil || !in.hash(t.Context(), 1) {
		t.Fatal("nothing is made", err)
	}
	kept := func() bool {
		folder, key := in.known()
		_, ok := folder.Get(key)
		return ok
	}
	if in.keep(t.Context(), made, nil) || kept() {
		t.Error("hashes are kept though no keys were made of them")
	}
	keys := in.keys(made, nil)
	if err := os.WriteFile(filepath.Join(o.Site, "data/more.toml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if in.keep(t.Context(), made, keys) || kept() {
		t.Error("hashes are kept though a file came")
	}
	if err := os.Remove(filepath.Join(o.Site, "data/more.toml")); err != nil {
		t.Fatal(err)
	}
	if !in.keep(t.Context(), made, keys) || !kept() {
		t.Error("hashes are not kept though nothing changed")
	}
}

// A build goes by hashes that were kept of files that look untouched; who verifies has the bytes of every file read, so that a change
// which a system did not mark is built.
func TestWhoVerifiesReadsFilesThatLookUntouched(t *testing.T) {
	site := looked(t).site
	withText := func(text string) {
		withFiles(t, &inputs{site: site, program: [32]byte{1}}, map[string]string{"content/a.md": "+++\ntitle = \"" + text + "\"\n+++\n"})
	}
	o := Options{Options: session.Options{Site: site, CacheDir: t.TempDir(), Today: report.Date{Year: 2025}}, Out: filepath.Join(t.TempDir(), "public")}
	in := &inputs{site: site, cacheDir: o.CacheDir, program: o.identity(), began: time.Now().Add(time.Hour)}
	withFiles(t, in, map[string]string{"data/site.toml": "title = \"册\"\n"})
	withText("旧文")
	if r, err := Run(t.Context(), o); err != nil || !r.Published {
		t.Fatal(r.Problems, err)
	}
	withFiles(t, in, nil)
	withText("新文")
	var err error
	if in.tree, err = input.Walk(t.Context(), site, nil); err != nil {
		t.Fatal(err)
	}
	in.save() // of the new file the hash of the old one
	for _, verify := range []bool{false, true} {
		o.Verify = verify
		if r, err := Run(t.Context(), o); err != nil || !r.Published {
			t.Fatal(r.Problems, err)
		}
		text, err := os.ReadFile(filepath.Join(o.Out, "a", "index.html"))
		if err != nil || strings.Contains(string(text), "新文") != verify {
			t.Errorf("verify %t: the new text is built: %t, %v", verify, strings.Contains(string(text), "新文"), err)
		}
	}
}

// Of two addresses that are one file elsewhere one at least is looked at with care.
func TestOneOfTwoAddressesThatAreOneElsewhereIsNotPlain(t *testing.T) {
	for _, x := range [][2]string{{"a", "A"}, {"z", "Z"}, {"x/aM", "x/am"}, {"A/b.html", "a/b.html"}, {"caf\u00e9", "cafe\u0301"}, {"\u212b", "\u00c5"}} {
		if fold(x[0]) != fold(x[1]) {
			t.Errorf("%q are taken for two files", x)
		}
		if plain(x[0]) && plain(x[1]) {
			t.Errorf("%q are both plain", x)
		}
	}
	if !plain("cases/x_1.html") || fold("cases/a") == fold("cases/b") {
		t.Error("what has no other form has one")
	}
}

// A place in a sheet is none that can be named without reading the workbook, be it a problem's first or second place.
func TestProblemsOfSheetsAreKnown(t *testing.T) {
	sheet, text := source.New("a.xlsx", "x"), source.New("a.csv", "x")
	sheet.Sheet = "表一"
	for name, x := range map[string]struct {
		places []*source.File
		want   bool
	}{
		"none": {nil, false}, "a text": {[]*source.File{text}, false}, "two texts": {[]*source.File{text, text}, false}, "a sheet": {[]*source.File{sheet}, true},
		"a sheet beside a text": {[]*source.File{text, sheet}, true}, "a text beside a sheet": {[]*source.File{sheet, text}, true}, "no file": {[]*source.File{nil}, false},
	} {
		var r Result
		if len(x.places) > 0 {
			p := problem.Problem{Span: source.Span{File: x.places[0]}}
			for _, f := range x.places[1:] {
				p.Related = append(p.Related, problem.Related{Span: source.Span{File: f}})
			}
			r.Problems = []problem.Problem{{}, p}
		}
		if got := r.ofSheets(); got != x.want {
			t.Errorf("%s: of a sheet %t", name, got)
		}
	}
}

// What changes while a build runs is not taken for what it was made from.
func TestChangesDuringABuildAreNoticed(t *testing.T) {
	a := func(in *inputs) string { return filepath.Join(in.site, "content/a.md") }
	for name, c := range map[string]struct {
		do   func(in *inputs) error
		want bool
	}{
		"nothing":     {func(*inputs) error { return nil }, true},
		"a file came": {func(in *inputs) error { return os.WriteFile(filepath.Join(in.site, "content/b.md"), nil, 0o644) }, false},
		"a file went": {func(in *inputs) error { return os.Remove(a(in)) }, false},
		"the last file went": {func(in *inputs) error {
			return os.Remove(filepath.Join(in.site, in.tree.Files[len(in.tree.Files)-1].Path))
		}, false},
		"other bytes":  {func(in *inputs) error { return os.WriteFile(a(in), []byte("b"), 0o644) }, false},
		"another time": {func(in *inputs) error { return os.Chtimes(a(in), time.Time{}, time.Now().Add(-time.Minute)) }, false},
		"another file": {func(in *inputs) error {
			info, err := os.Stat(a(in))
			if err == nil {
				err = os.WriteFile(a(in)+".new", []byte("b"), 0o644)
			}
			if err == nil {
				err = os.Chtimes(a(in)+".new", info.ModTime(), info.ModTime())
			}
			if err == nil {
				err = os.Rename(a(in)+".new", a(in))
			}
			return err
		}, false},
		"a link out": {func(in *inputs) error { return os.Symlink("/", filepath.Join(in.site, "content/out")) }, false},
	} {
		in := looked(t)
		if err := c.do(in); err != nil {
			t.Fatal(err)
		}
		if got := in.unchanged(t.Context()); got != c.want {
			t.Errorf("%s: unchanged %v", name, got)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if looked(t).unchanged(done) {
		t.Error("who was interrupted cannot know")
	}
}

// A file that was written within one tick of the clock before the build may have been changed
// after it was hashed, at the same time: its bytes are compared.
func TestAFileWrittenLatelyIsReadAgain(t *testing.T) {
	in := looked(t)
	now := time.Now()
	p := filepath.Join(in.site, "content/a.md")
	if err := os.Chtimes(p, now, now); err != nil {
		t.Fatal(err)
	}
	in.tree, _ = input.Walk(t.Context(), in.site, nil)
	if !in.unchanged(t.Context()) {
		t.Error("the same bytes are taken for others")
	}
	if err := os.WriteFile(p, []byte("b"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(p, now, now); err != nil {
		t.Fatal(err)
	}
	if in.unchanged(t.Context()) {
		t.Error("other bytes of the same time and length are not noticed")
	}
}

func TestKeyIsOfAllThatABuildIsMadeFrom(t *testing.T) {
	key := looked(t).key()
	if key == (write.Key{}) || key != looked(t).key() {
		t.Errorf("%x", key)
	}
	seen := map[write.Key]string{key: "nothing"}
	for name, do := range map[string]func(in *inputs){
		"the program": func(in *inputs) { in.program[0]++ },
		"the day":     func(in *inputs) { in.today.Day++ },
		"a file more": func(in *inputs) { in.tree.Files = append(in.tree.Files, in.tree.Files[0]) },
		"a file less": func(in *inputs) { in.tree.Files = in.tree.Files[1:] },
		"a name":      func(in *inputs) { in.tree.Files[0].Path = "content/b.md" },
		"a text": func(in *inputs) {
			if err := os.WriteFile(filepath.Join(in.site, "content/a.md"), []byte("b"), 0o644); err != nil {
				t.Fatal(err)
			}
			in.contents = input.NewContents()
			in.hash(t.Context(), 1)
		},
	} {
		in := looked(t)
		do(in)
		k := in.key()
		if same, taken := seen[k]; taken {
			t.Errorf("%s has the key of %s", name, same)
		}
		seen[k] = name
	}
}

func TestWhatCannotBeReadVouchesForNothing(t *testing.T) {
	in := looked(t)
	in.program = [32]byte{}
	if in.hash(t.Context(), 1) {
		t.Error("an unknown program")
	}
	in = looked(t)
	in.tree.Errors = []input.Error{{Path: "content/x"}}
	if in.hash(t.Context(), 1) {
		t.Error("a file that cannot be looked at")
	}
	in = looked(t)
	in.contents = input.NewContents()
	if err := os.Remove(filepath.Join(in.site, "content/a.md")); err != nil {
		t.Fatal(err)
	}
	if in.hash(t.Context(), 1) {
		t.Error("a file that is gone")
	}
}

// A site with a file of another name, with other words or of another day is not the one that was built; one with the same files is.
func TestTheKeyIsOfNamesAndContents(t *testing.T) {
	in := looked(t)
	first := in.key()
	if again := looked(t); again.key() != first {
		t.Error("the same files have another key")
	}
	renamed := looked(t)
	if err := os.Rename(filepath.Join(renamed.site, "content/a.md"), filepath.Join(renamed.site, "content/b.md")); err != nil {
		t.Fatal(err)
	}
	withFiles(t, renamed, nil)
	other := looked(t)
	withFiles(t, other, map[string]string{"content/a.md": "b"})
	more := looked(t)
	withFiles(t, more, map[string]string{"content/b.md": "a"})
	tomorrow := looked(t)
	tomorrow.today.Day++
	for name, x := range map[string]*inputs{"a file of another name": renamed, "other words": other, "one more file": more, "another day": tomorrow} {
		if x.key() == first {
			t.Errorf("%s makes no difference", name)
		}
	}
}

func TestIdentityIsOfAllOptions(t *testing.T) {
	base := Options{Options: session.Options{Site: t.TempDir(), Today: report.Date{Year: 2025}}}
	first := base.identity()
	if first == ([32]byte{}) || first != base.identity() {
		t.Fatal("no identity")
	}
	for name, change := range map[string]func(o *Options){
		"base":    func(o *Options) { o.Base = "https://example.cn" },
		"drafts":  func(o *Options) { o.Drafts = true },
		"strict":  func(o *Options) { o.Strict = true },
		"version": func(o *Options) { o.Version = "2" },
		"edition": func(o *Options) { o.Edition = "internal" },
		"front end": func(o *Options) {
			o.Site = t.TempDir()
			for _, name := range []string{"echarts", "zrender"} {
				dir := filepath.Join(o.Site, "layouts", "node_modules", name)
				if err := os.MkdirAll(dir, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"version":"0.0.1"}`), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		},
	} {
		o := base
		if change(&o); o.identity() == first {
			t.Errorf("%s makes no difference", name)
		}
	}
	if base.Today.Day = 3; base.identity() != first {
		t.Error("another day makes every page anew")
	}
}
