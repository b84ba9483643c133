package integration

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casebook/generator/input"
	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/site"
	"casebook/generator/testsite"
	"casebook/layouts"
)

// The tests of this file hold what page.Deps promises: the key of a page is another whenever
// its bytes are, whatever changed. They change every value of every file of a site that uses
// every field of every record and has a file of every role; a field that is added to a record
// fails TestTheTestSiteUsesEveryField until the site uses it, and then is covered.

// everything writes that site. Packages of the front end are stubs, so that it needs no npm.
func everything(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"../site/testdata/site.txtar", "testdata/everything.txtar"} {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			testsite.Put(t, filepath.Join(dir, f.Name), string(f.Data))
		}
	}
	words, err := fs.ReadFile(layouts.Files, "strings/zh-CN.json")
	if err != nil {
		t.Fatal(err)
	}
	testsite.Put(t, filepath.Join(dir, "layouts/strings/zh-CN.json"), string(words))
	testsite.Put(t, filepath.Join(dir, "layouts/node_modules/echarts/package.json"), `{"version":"0"}`)
	testsite.Put(t, filepath.Join(dir, "layouts/node_modules/zrender/package.json"), `{"version":"0"}`)
	testsite.Put(t, filepath.Join(dir, "layouts/scripts/charts/echarts.ts"), "export {};\n")
	return dir
}

// unused are the fields, or the types with all their fields, that the site cannot use, each with
// the reason.
var unused = map[string]string{
	"Narrative.Unread":   "of facts that could not be read: a site with such is never built",
	"LinkTarget.Broken":  "a mistake: a site with such is never built",
	"LinkTarget.LeftOut": "a mistake: a site with such is never built",
	"Asset.NoFile":       "a mistake: a site with such is never built",
	"Asset.Inside":       "a mistake: a site with such is never built",
	"Asset.Placed":       "for the checker: no page says it",
	"FactRef.Missing":    "a mistake: a site with such is never built",
	"Series.Values":      "in Data.values, and put into a Series when it is asked for",
	"Breakdown.Values":   "in Data.values, and put into a Breakdown when it is asked for",
	"Breakdown.Places":   "in Data.places, and put into a Breakdown when it is asked for",
	"Report.LeftDrafts":  "for the checker: no page comes from what is left out",
	"Report.Imports":     workRecord,
	"Import":             workRecord,
	"LeftAside":          workRecord,
	"SheetMapping":       workRecord,
	"ColumnMapping":      workRecord,
	"PlaceMapping":       workRecord,
	"LeftOutRow":         workRecord,
	"Question":           workRecord,
	"Report.Misspelt":    "only a site with a mistake has it: the hint of a message",
	"Records.Misspelt":   "likewise",
	"Report.Near":        "likewise",
	"Records.Near":       "likewise",
}

const workRecord = "written by a command for its next run: no page comes from it"

// excused tells whether the site may leave a field out.
func excused(name string) bool {
	typ, _, _ := strings.Cut(name, ".")
	return unused[name] != "" || unused[typ] != ""
}

func TestTheTestSiteUsesEveryField(t *testing.T) {
	dir := everything(t)
	rep, problems, err := load.Site(t.Context(), dir, load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("the test's own site has a mistake: %s %v %s", p.Span.File.Path, p.Span.Position(), p.Message.EN)
	}
	used, known := map[string]bool{}, map[string]bool{}
	fieldsOf(reflect.TypeFor[report.Report](), known, map[reflect.Type]bool{})
	fieldsUsed(reflect.ValueOf(rep).Elem(), used, map[any]bool{})
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if !used[name] && !excused(name) {
			t.Errorf("no record of the test site has %s: let testdata/everything.txtar use it, so that TestKeysKnowWhatMovesAPage changes it", name)
		}
		if used[name] && unused[name] != "" {
			t.Errorf("the test site has %s: take it out of the list of those it has not", name)
		}
	}
}

// fieldsOf lists the fields of a type of package report and of all types that they lead to.
func fieldsOf(typ reflect.Type, known map[string]bool, seen map[reflect.Type]bool) {
	if seen[typ] {
		return
	}
	seen[typ] = true
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		fieldsOf(typ.Elem(), known, seen)
	case reflect.Map:
		fieldsOf(typ.Elem(), known, seen)
	case reflect.Struct:
		if !strings.HasSuffix(typ.PkgPath(), "/report") {
			return
		}
		for i := range typ.NumField() {
			known[typ.Name()+"."+typ.Field(i).Name] = true
			fieldsOf(typ.Field(i).Type, known, seen)
		}
	}
}

// fieldsUsed lists the fields that say something somewhere below a value.
func fieldsUsed(v reflect.Value, used map[string]bool, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		fieldsUsed(v.Elem(), used, seen)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			fieldsUsed(v.Index(i), used, seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			fieldsUsed(v.MapIndex(key), used, seen)
		}
	case reflect.Struct:
		if !strings.HasSuffix(v.Type().PkgPath(), "/report") {
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() && !(f.CanInt() && f.Int() == -1) { // -1 stands for a count that is absent
				used[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
			fieldsUsed(v.Field(i), used, seen)
		}
	}
}

// made is a site as it is made of some input: the bytes and the key of each file.
type made struct {
	bytes map[string][]byte
	keys  map[string][16]byte
}

func readSite(t *testing.T, s *session.Session) (*site.Site, *session.Reading) {
	t.Helper()
	if _, err := s.Look(context.Background(), input.Changes{}); err != nil {
		t.Fatal(err)
	}
	reading, err := s.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	x, err := reading.Make(t.Context())
	if err != nil {
		t.Logf("not made: %v", err) // such as a map that cannot be read
		return nil, reading
	}
	return x, reading
}

// makeAll makes all files; nil where the input has mistakes, so that nothing would be built.
func makeAll(t *testing.T, s *session.Session, dir string) *made {
	t.Helper()
	x, reading := readSite(t, s)
	if x == nil || reading.Stops(false) {
		return nil
	}
	sums := map[string][32]byte{}
	for _, name := range filesOf(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		sums[name] = sha256.Sum256(data)
	}
	m := &made{map[string][]byte{}, map[string][16]byte{}}
	x.ReuseIndex(func() []byte { return nil }) // so that its files have keys
	keys := x.Keys([32]byte{}, sums, nil)
	for r := range x.Routes() {
		b, err := x.Append(nil, r)
		if err != nil {
			t.Fatal(err)
		}
		m.bytes[r.Path], m.keys[r.Path] = b, keys.Of(r)
	}
	return m
}

// filesOf lists the files of the input by their names, packages of the front end left out.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "node_modules" || d.Name() == "public" || d.Name() == "cache" {
				return fs.SkipDir
			}
			return nil
		}
		name, err := filepath.Rel(dir, p)
		list = append(list, filepath.ToSlash(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Whatever value of the input changes, a page whose bytes are others has another key, and a
// server that follows the change has what a fresh reading makes.
func TestKeysKnowWhatMovesAPage(t *testing.T) {
	dir, bundles := everything(t), t.TempDir()
	options := session.Options{Site: dir, Drafts: true, CacheDir: bundles, Today: report.Date{Year: 2025, Month: 6, Day: 1}}
	kept := session.New(options)
	before := makeAll(t, kept, dir)
	if before == nil {
		t.Fatal("the test's own site has mistakes")
	}
	tried, moved, spared := map[string]int{}, map[string]int{}, map[string]int{}
	each := 4 // of the changes is tried; in CI all are
	if os.Getenv("CI") == "true" || os.Getenv("CASEBOOK_EDITS") != "" {
		each = 1
	}
	for k, name := range filesOf(t, dir) {
		role := roleOfFile(name)
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		changes := changesOf(name, string(text))
		for i, change := range changes {
			if (i+k)%each != 0 && len(changes) > each {
				continue
			}
			tried[role]++
			testsite.Put(t, filepath.Join(dir, name), change.text)
			fresh := makeAll(t, session.New(options), dir)
			served := makeAll(t, kept, dir)
			if (fresh == nil) != (served == nil) {
				t.Errorf("%s, %s: a fresh reading stops: %t, a server's: %t", name, change.what, fresh == nil, served == nil)
			}
			if fresh == nil || served == nil {
				continue
			}
			any := false
			for file, now := range fresh.bytes {
				if !bytes.Equal(now, served.bytes[file]) {
					t.Errorf("%s, %s: %s is served otherwise than made fresh", name, change.what, file)
				}
				former, there := before.bytes[file]
				if !there {
					continue
				}
				same := before.keys[file] == fresh.keys[file] && fresh.keys[file] != [16]byte{}
				if differs := !bytes.Equal(now, former); differs && same {
					t.Errorf("%s, %s: %s has other bytes and the same key", name, change.what, file)
				} else if differs {
					any = true
				} else if same {
					spared[role]++
				}
			}
			if any {
				moved[role]++
			}
		}
		testsite.Put(t, filepath.Join(dir, name), string(text))
	}
	for role, n := range tried {
		t.Logf("%s: %d changes, %d of which moved a page, %d files spared", role, n, moved[role], spared[role])
		if moved[role] == 0 {
			t.Errorf("no change of a file of role %s moved a page", role)
		}
	}
	if spared["narrative"] == 0 || spared["villages"] == 0 || spared["facts"] == 0 {
		t.Error("no page was spared by any change: keys that always differ prove nothing")
	}
}

// TestFoldersOfKindsAreTaken: what a kind of page has as its folder is no text's name.
func TestFoldersOfKindsAreTaken(t *testing.T) {
	dir := t.TempDir()
	testsite.Put(t, filepath.Join(dir, "data/site.toml"), "title = \"示例\"\n")
	folders := page.Folders()
	for _, name := range folders {
		testsite.Put(t, filepath.Join(dir, "content", name+".md"), "文章。\n")
	}
	_, reading := readSite(t, session.New(session.Options{Site: dir, CacheDir: t.TempDir()}))
	for _, name := range folders {
		refused := slices.ContainsFunc(reading.Problems, func(p problem.Problem) bool {
			return p.Rule == problem.BadName && p.Span.File.Path == "content/"+name+".md"
		})
		if mayBeWritten := name == "about"; refused == mayBeWritten {
			t.Errorf("content/%s.md is refused: %t", name, refused)
		}
	}
}

// roleOfFile names what a file of the test site is there for.
func roleOfFile(name string) string {
	top, rest, _ := strings.Cut(name, "/")
	second, _, _ := strings.Cut(rest, "/")
	switch ext := path.Ext(name); {
	case ext == ".md":
		return "narrative"
	case top == "content":
		return "picture or paper"
	case top == "data" && ext != ".toml" && ext != ".csv":
		return "paper of data"
	}
	return strings.TrimSuffix(second, ".toml")
}

type fileChange struct{ what, text string }

var literal = regexp.MustCompile(`"[^"\n]*"|\d{4}-\d\d-\d\d|\d+(\.\d+)?|true|false`)

// changesOf changes one value of a file after the other, takes one line after the other away,
// and adds to the file.
func changesOf(name, text string) []fileChange {
	var list []fileChange
	add := func(what, changed string) { list = append(list, fileChange{what, changed}) }
	switch path.Ext(name) {
	case ".toml", ".csv", ".md", ".geojson":
		for _, at := range literal.FindAllStringIndex(text, -1) {
			was := text[at[0]:at[1]]
			add(fmt.Sprintf("%s at %d", was, at[0]), text[:at[0]]+otherValue(was)+text[at[1]:])
		}
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			add("without "+strings.TrimSpace(line), strings.Join(slices.Concat(lines[:i], lines[i+1:]), ""))
			if path.Ext(name) == ".md" && strings.TrimSpace(line) != "" {
				add("other words in "+strings.TrimSpace(line), strings.Join(slices.Concat(lines[:i], []string{strings.TrimRight(line, "\n") + "又\n"}, lines[i+1:]), ""))
				add("a heading before "+strings.TrimSpace(line), strings.Join(slices.Concat(lines[:i], []string{"\n## 做法\n\n"}, lines[i:]), ""))
			}
		}
		if path.Ext(name) == ".csv" {
			for _, at := range regexp.MustCompile(`[^,\n]+`).FindAllStringIndex(text, -1) {
				was := text[at[0]:at[1]]
				add(fmt.Sprintf("cell %s at %d", was, at[0]), text[:at[0]]+was+"改"+text[at[1]:])
				add(fmt.Sprintf("no cell %s at %d", was, at[0]), text[:at[0]]+text[at[1]:])
			}
		}
	case ".json":
		for _, at := range literal.FindAllStringIndex(text, 3000) {
			if was := text[at[0]:at[1]]; at[0]%23 == 0 && strings.HasPrefix(text[at[1]:], ",") && !strings.ContainsAny(was, "{|") {
				add(was, text[:at[0]]+otherValue(was)+text[at[1]:])
			}
		}
	case ".svg":
		add("drawn otherwise", strings.Replace(text, "h4", "h5", 1))
	case ".html":
		add("more", text+"<p>又</p>\n")
	case ".css":
		add("more", text+"q { margin: 1px }\n")
	case ".ts":
		add("more", text+"document.title += \"\";\n")
	default:
		add("more", text+"又")
	}
	return list
}

func otherValue(was string) string {
	switch {
	case was == "true":
		return "false"
	case was == "false":
		return "true"
	case strings.HasPrefix(was, `"`):
		return was[:len(was)-1] + `改"`
	case len(was) == len("2020-01-02") && was[4] == '-':
		return was[:len(was)-1] + string('1'+(was[len(was)-1]-'0')%8)
	}
	last := was[len(was)-1]
	return was[:len(was)-1] + string('1'+(last-'0')%8)
}
