package load

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"casebook/generator/chart"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

var update = flag.Bool("update", false, "write what the sites in testdata report today as what they must report")

// What an archive says of its site: what is reported, and, where it says so at all, what is read.
const (
	wantName = "want.txt"
	readName = "read.txt"
)

// TestSites loads every small site of testdata and compares all that is reported, and what is read,
// with what the archive says must be. The archive's comment tells what the site shows.
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no sites: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := readArchive(name)
			if err != nil {
				t.Fatal(err)
			}
			rep, problems := loadArchive(t, a, Options{})
			got := map[string]string{wantName: printed(t, problems)}
			if slices.ContainsFunc(a.files, func(f archivedFile) bool { return f.name == readName }) {
				got[readName] = said(rep) + edits(problems)
			}
			if *update {
				updateArchive(t, name, a, got)
				return
			}
			for name, text := range got {
				if want := string(fileOf(a, name)); text != want {
					t.Errorf("%s is\n%s\nwant\n%s", name, text, want)
				}
			}
		})
	}
}

// loadArchive writes a site to disk and loads it. Every position must lie in its file.
func loadArchive(t *testing.T, a *archive, opt Options) (*report.Report, []problem.Problem) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range a.files {
		if f.name != wantName && f.name != readName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	return loadDir(t, dir, opt)
}

// The folders that kinds of pages have are no names of texts, and a link may lead there.
func TestFoldersOfPagesAreNoNamesOfTexts(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"coops.md", "coops/a.md", "cases/coops.md"} {
		writeFile(t, filepath.Join(dir, "content", name), []byte("+++\ntitle = \""+name+"\"\n+++\n\n文章。\n"))
	}
	writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"示例\"\n"))
	_, problems := loadDir(t, dir, Options{Folders: []string{"coops"}})
	var refused []string
	for _, p := range problems {
		if p.Rule == problem.BadName {
			refused = append(refused, p.Span.File.Path)
		}
	}
	if want := []string{"content/coops.md", "content/coops/a.md"}; !slices.Equal(refused, want) {
		t.Errorf("refused are %q", refused)
	}
	rep := siteOf(t, Options{Folders: []string{"coops"}}, ground+"-- content/b.md --\n+++\ntitle = \"文章\"\n+++\n见[合作社](/coops/)和[超市](/shops/)。\n")
	if links := rep.Narratives[0].Links; links[0].Broken || !links[1].Broken {
		t.Errorf("%+v", links)
	}
}

func loadDir(t *testing.T, dir string, opt Options) (*report.Report, []problem.Problem) {
	t.Helper()
	opt.ChartKinds = chart.Kinds()
	rep, problems, err := Site(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if f := p.Span.File; f == nil || p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(f.Text()) {
			t.Errorf("%s %q stands outside its file", p.Rule, p.Message.ZH)
		}
	}
	return rep, problems
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// printed is the problems as an editor sees them.
func printed(t *testing.T, problems []problem.Problem) string {
	t.Helper()
	found, _ := problem.ApplySeverities(problems, problem.Policy{})
	var b bytes.Buffer
	if err := problem.WriteText(&b, found, problem.TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func fileOf(a *archive, name string) []byte {
	for _, f := range a.files {
		if f.name == name {
			return f.data
		}
	}
	return nil
}

func updateArchive(t *testing.T, name string, a *archive, got map[string]string) {
	t.Helper()
	a.files = slices.DeleteFunc(a.files, func(f archivedFile) bool { return f.name == wantName || f.name == readName })
	for _, part := range []string{wantName, readName} {
		if text, ok := got[part]; ok {
			a.files = append(a.files, archivedFile{part, []byte(text)})
		}
	}
	if err := os.WriteFile(name, a.format(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// said writes all that a report says, a record a line; what is zero is left out, and a record is named by its id
// where another refers to it.
func said(rep *report.Report) string {
	var b strings.Builder
	for _, of := range []reflect.Value{reflect.ValueOf(rep.Records).Elem(), reflect.ValueOf(rep).Elem()} {
		for i := range of.NumField() {
			name, v := of.Type().Field(i).Name, of.Field(i)
			switch {
			case !v.CanInterface() || v.IsZero() || name == "Records":
			case name == "Files":
				fmt.Fprintf(&b, "%s %s\n", name, saidOf(v))
			case v.Kind() == reflect.Slice:
				for k := range v.Len() {
					fmt.Fprintf(&b, "%s %s\n", name, fieldsOf(reflect.Indirect(v.Index(k))))
				}
			case v.Kind() == reflect.Struct:
				fmt.Fprintf(&b, "%s %s\n", name, fieldsOf(v))
			default:
				fmt.Fprintf(&b, "%s %v\n", name, v.Interface())
			}
		}
	}
	return b.String()
}

// edits are those that are offered, a line each.
func edits(problems []problem.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		for _, e := range p.Edits {
			fmt.Fprintf(&b, "Edit %s %q → %q\n", saidOf(reflect.ValueOf(e.Span)), e.Span.Text(), e.Text)
		}
	}
	return b.String()
}

// fieldsOf writes what a struct says.
func fieldsOf(v reflect.Value) string {
	if v.Kind() != reflect.Struct {
		return saidOf(v)
	}
	var list []string
	for i := range v.NumField() {
		name, x := v.Type().Field(i).Name, v.Field(i)
		if x.CanInterface() && !x.IsZero() && name != "Doc" && name != "Sum" && name != "Out" {
			list = append(list, name+"="+saidOf(x))
		}
	}
	return strings.Join(list, " ")
}

func saidOf(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case source.Span:
		if at := x.Position(); x.File != nil {
			return fmt.Sprintf("%s:%d:%d", filepath.Base(x.File.Path), at.Line, at.Column)
		}
		return "?"
	case report.Data:
		places := ""
		for s := range x.Series() {
			places += " " + saidOf(reflect.ValueOf(s.At))
		}
		for b := range x.Breakdowns() {
			for k := range b.Names {
				places += " " + saidOf(reflect.ValueOf(b.PartAt(k)))
			}
		}
		return "{" + strings.ReplaceAll(strings.TrimSpace(show(&x)), "\n", "; ") + places + "}"
	case *source.File:
		return filepath.Base(x.Path)
	case fmt.Stringer:
		return x.String()
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "-"
		}
		for _, name := range []string{"ID", "Code", "Slug", "Path"} {
			if id := v.Elem().FieldByName(name); id.IsValid() {
				return id.String()
			}
		}
		return "{" + fieldsOf(v.Elem()) + "}"
	case reflect.Slice:
		var list []string
		for i := range v.Len() {
			list = append(list, saidOf(v.Index(i)))
		}
		return "[" + strings.Join(list, " | ") + "]"
	case reflect.Struct:
		return "{" + fieldsOf(v) + "}"
	}
	return fmt.Sprint(v.Interface())
}

// TestSettingsOfASite reads each of the settings of testdata/settings.txt, whose lines ; divides, and compares what
// becomes of it with what stands below it: what the site is then, and what is reported.
func TestSettingsOfASite(t *testing.T) {
	files := map[string]string{"logo.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`, "form.docx": "x", "map.json": "{}", "other.json": "[]",
		"cut.json":    `{"type":"FeatureCollection","features":[`,
		"points.json": `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[110,26]}}]}`,
		"metres.json": `{"type":"FeatureCollection","features":[{"properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":[[[12266000,3014000]]]}}]}`,
		"good.json":   "\ufeff" + `{"type":"FeatureCollection","features":[{"properties":{"code":"450329"},"geometry":{"type":"Polygon","coordinates":[[[110.1,26.1],[110.9,26.1],[110.1,26.1]]]}}]}`}
	const golden = "testdata/settings.txt"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		setting, isSetting := strings.CutPrefix(line, "== ")
		if !isSetting {
			continue
		}
		dir := minimal(t)
		writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"站\"\n"+strings.ReplaceAll(setting, ";", "\n")))
		for name, text := range files {
			writeFile(t, filepath.Join(dir, "data", name), []byte(text))
		}
		rep, problems := loadDir(t, dir, Options{})
		site, _, _ := strings.Cut(said(rep), "\n")
		got.WriteString(line + site + "\n")
		for _, p := range problems {
			if name := filepath.Base(p.Span.File.Path); p.Rule != problem.UnknownKey || strings.Contains(strings.ToLower(setting), name) { // the other files are in no use
				at := p.Span.Position()
				fmt.Fprintf(&got, "  %s:%d:%d %s %s\n    %s\n", name, at.Line, at.Column, p.Rule, p.Message.ZH, p.Hint.ZH)
			}
		}
	}
	if *update {
		writeFile(t, golden, []byte(got.String()))
	} else if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// archive is a site in one file: a comment, then files between lines `-- NAME --`.
type archive struct {
	comment string
	files   []archivedFile
}

type archivedFile struct {
	name string
	data []byte
}

func readArchive(name string) (*archive, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parseArchive(string(data)), nil
}

func parseArchive(text string) *archive {
	a := &archive{}
	for line := range strings.Lines(text) {
		if file, ok := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- "); ok && strings.HasSuffix(line, " --\n") {
			a.files = append(a.files, archivedFile{name: file})
		} else if n := len(a.files); n > 0 {
			a.files[n-1].data = append(a.files[n-1].data, line...)
		} else {
			a.comment += line
		}
	}
	return a
}

func (a *archive) format() []byte {
	b := []byte(a.comment)
	for _, f := range a.files {
		b = append(b, "-- "+f.name+" --\n"...)
		b = append(b, f.data...)
	}
	return b
}

// TestSiteAloneIsReadAgain: after a save of site.toml all other records are the ones they were, and
// everything is as a fresh reading has it; what others are read by makes them read again.
func TestSiteAloneIsReadAgain(t *testing.T) {
	for name, c := range map[string]struct {
		site string
		kept bool
	}{
		"another title":   {"title = \"二\"\n", true},
		"a mistake":       {"title = \"二\"\nnonsense = 1\n", true},
		"no title":        {"owner = \"县\"\n", true},
		"withdrawn":       {"title = \"一\"\n[[withdrawn]]\npath = \"/cases/one/\"\ndate = 2024-01-01\n", true},
		"another edition": {"title = \"一\"\nedition = \"internal\"\n", false},
		"a logo":          {"title = \"一\"\nlogo = \"logo.png\"\n", false},
		"no TOML":         {"title = \n", true},
		"not a text":      {"\xff\xfe", false},
	} {
		dir := t.TempDir()
		put := func(file, text string) { writeFile(t, filepath.Join(dir, filepath.FromSlash(file)), []byte(text)) }
		put("data/site.toml", "title = \"一\"\nextra = 1\n# check: off markup 理由\n")
		put("data/regions.toml", "[[region]]\ncode = \"xian\"\nname = \"县\"\nnonsense = 1\n")
		put("data/villages/a.csv", "code,name,region\nv1,甲村,xian\n")
		put("content/cases/one.md", "+++\ntitle = \"一\"\nvillage = \"v1\"\n+++\n\n正文。\n")
		r := NewReader(dir, Options{})
		before, _ := readAgain(t, r, dir, input.Changes{})
		put("data/site.toml", c.site)
		for range 2 { // saved twice
			changed := input.Changes{Known: true, Paths: map[string]bool{"data/site.toml": true}}
			after, problems := readAgain(t, r, dir, changed)
			if len(changed.Paths) != 1 {
				t.Errorf("%s: who said what changed has it changed to %v", name, changed.Paths)
			}
			if kept := after.Regions[0] == before.Regions[0] && after.Villages[0] == before.Villages[0]; kept != c.kept {
				t.Errorf("%s: other records are kept: %v", name, kept)
			}
			fresh, want := readAgain(t, NewReader(dir, Options{}), dir, input.Changes{})
			if got, want := printed(t, problems), printed(t, want); got != want {
				t.Errorf("%s: reported\n%sfresh\n%s", name, got, want)
			}
			if after.Site.Title != fresh.Site.Title || len(after.Site.Withdrawn) != len(fresh.Site.Withdrawn) || len(after.Files) != len(fresh.Files) || len(after.Suppressions) != len(fresh.Suppressions) {
				t.Errorf("%s: %+v, fresh %+v", name, after.Site, fresh.Site)
			}
			for i := range after.Files {
				if after.Files[i].Path != fresh.Files[i].Path || after.Files[i].Text() != fresh.Files[i].Text() {
					t.Errorf("%s: %s is as it was", name, after.Files[i].Path)
				}
			}
			before, c.kept = after, true
			if name == "not a text" {
				c.kept = false
			}
		}
	}
}

// TestFactsAreReadAgainWhoseRecordsMayHaveCome: of which something was reported, or that name what was not there or is left out.
func TestFactsAreReadAgainWhoseRecordsMayHaveCome(t *testing.T) {
	for name, change := range map[string]func(f *factFile){
		"something reported": func(f *factFile) { f.problems = make([]problem.Problem, 1) },
		"a name of nothing":  func(f *factFile) { f.dangles = true },
		"a source left out":  func(f *factFile) { f.withheld = make([]*report.Source, 1) },
	} {
		f := newFacts()
		if _, ok := f.relinked(&report.Relink{}); !ok {
			t.Fatal("whole facts are read again")
		}
		change(f)
		if _, ok := f.relinked(&report.Relink{}); ok {
			t.Errorf("facts with %s are not read again", name)
		}
	}
}

// TestTextsAreReadAgainForAnotherEditionOrOtherKeys: they are what site.toml says of all texts.
func TestTextsAreReadAgainForAnotherEditionOrOtherKeys(t *testing.T) {
	site := func(internal bool, require ...string) *report.Site {
		return &report.Site{Internal: internal, Require: require}
	}
	for _, x := range []struct {
		a, b  *report.Site
		alike bool
	}{
		{site(true), site(true), true}, {site(false, "author"), site(false, "author"), true},
		{site(true), site(false), false}, {site(true, "author"), site(true), false}, {site(true, "author"), site(true, "date"), false},
	} {
		if got := readTextsAlike(x.a, x.b); got != x.alike {
			t.Errorf("%+v and %+v: %t", x.a, x.b, got)
		}
	}
}

// TestVillagesAreGivenTheRecordsThatWereReadAgain: after a save of another record a file of villages is
// decoded again only where what it says may be another, and everything is as a fresh reading has it.
func TestVillagesAreGivenTheRecordsThatWereReadAgain(t *testing.T) {
	files := map[string]string{
		"data/regions.toml":    "[[region]]\ncode = \"xian\"\nname = \"某县\"\n[[region]]\ncode = \"zhen\"\nname = \"某镇\"\nparent = \"xian\"\n[[region]]\ncode = \"45032\"\nname = \"某乡\"\n",
		"data/sources.toml":    "[[source]]\nid = \"s1\"\ntitle = \"年报\"\n[[source]]\nid = \"s2\"\ntitle = \"台账\"\n",
		"data/indicators.toml": "[[group]]\nid = \"g\"\nname = \"组\"\n[[indicator]]\nid = \"income\"\nname = \"收入\"\ngroup = \"g\"\nunit = \"元\"\nsource = \"s1\"\n[[indicator]]\nid = \"members\"\nname = \"社员\"\ngroup = \"g\"\nunit = \"人\"\n",
		"data/programs/p.toml": "[[program]]\nid = \"six\"\nname = \"六个一\"\nformula = \"六个一\"\n",
		"data/villages/a.csv":  "code,name,region,programs,income@2020,income@2021\nv1,甲村,xian,six,100,120\nv2,乙村,zhen,,90,95\n",
		"data/villages/b.csv":  "code,name,region,income@2020\nv3,丙村,某镇,100\n",
		"data/villages/c.toml": "[[village]]\ncode = \"v4\"\nname = \"丁村\"\nregion = \"zhen\"\nsource = \"s2\"\n[[village.series]]\nindicator = \"members\"\nvalues = { 2020 = 5 }\n[[village.breakdown]]\nindicator = \"members\"\nby = \"sex\"\nyear = 2020\nparts = { \"男\" = 3, \"女\" = 2 }\n",
		"data/villages/d.toml": "[[village]]\ncode = \"v5\"\nname = \"戊村\"\nregion = \"zhen\"\nprograms = [\"seven\"]\n",
		"data/villages/e.csv":  "code,name,region\nv6,己村,450329\n", // of which nothing is reported: the region's own code is misspelt
		"data/facts/one.toml":  "[[fact]]\nid = \"f\"\nvalue = 3\nunit = \"户\"\nsource = \"s1\"\n",
		"content/cases/one.md": "+++\ntitle = \"一\"\nvillage = \"v1\"\nprograms = [\"six\"]\nregion = \"zhen\"\nsource = \"s2\"\n+++\n\n[3户](fact:f)。\n",
		"content/cases/two.md": "+++\ntitle = \"二\"\nvillage = \"v7\"\nregion = \"zhen\"\n+++\n\n正文。\n",
	}
	type edit struct{ file, from, to string }
	for name, c := range map[string]struct {
		edit
		again string // villages whose files are decoded again, beside v3 (found by a name), v5 and v6 (which name what is not there)
	}{
		"a program's name":              {edit{"data/programs/p.toml", "name = \"六个一\"", "name = \"六个一工作法\""}, ""},
		"another program":               {edit{"data/programs/p.toml", "[[program]]", "[[program]]\nid = \"seven\"\nname = \"七事\"\nformula = \"七事\"\n[[program]]"}, ""},
		"a program's id":                {edit{"data/programs/p.toml", "\"six\"", "\"6\""}, "v1 v2"},
		"a region's name":               {edit{"data/regions.toml", "某镇", "某某镇"}, ""},
		"a region's code":               {edit{"data/regions.toml", "\"xian\"\nname", "\"xian2\"\nname"}, "v1 v2"},
		"a region's code is mended":     {edit{"data/regions.toml", "\"45032\"", "\"450329\""}, ""},
		"a mistake in regions":          {edit{"data/regions.toml", "name = \"某镇\"", "name = "}, ""},
		"an indicator's name":           {edit{"data/indicators.toml", "收入", "纯收入"}, ""},
		"an indicator's unit":           {edit{"data/indicators.toml", "\"元\"", "\"万元\""}, ""},
		"an indicator's source":         {edit{"data/indicators.toml", "\"s1\"", "\"s2\""}, "v1 v2"},
		"an indicator's source goes":    {edit{"data/indicators.toml", "source = \"s1\"\n", ""}, "v1 v2"},
		"an indicator has a source now": {edit{"data/indicators.toml", "unit = \"人\"", "unit = \"人\"\nsource = \"s1\""}, "v4"},
		"an indicator's id":             {edit{"data/indicators.toml", "\"members\"", "\"people\""}, "v4"},
		"a source is made up":           {edit{"data/sources.toml", "title = \"年报\"", "title = \"年报\"\nsample = true"}, ""},
		"a village's name":              {edit{"data/villages/a.csv", "甲村", "甲子村"}, "v1 v2"},
		"a village goes":                {edit{"data/villages/a.csv", "v1,", "v11,"}, "v11 v2"},
		"a village comes":               {edit{"data/villages/a.csv", "v2,", "v7,"}, "v1 v7"},
		"a village of no text":          {edit{"data/villages/c.toml", "丁村", "丁丁村"}, "v4"},
		"a source's id":                 {edit{"data/sources.toml", "\"s2\"", "\"s3\""}, "v4"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put := func(file, text string) { writeFile(t, filepath.Join(dir, filepath.FromSlash(file)), []byte(text)) }
			for file, text := range files {
				put(file, text)
			}
			r := NewReader(dir, Options{})
			before, _ := readAgain(t, r, dir, input.Changes{})
			was := map[string]*source.File{}
			for _, v := range before.Villages {
				was[v.Code] = v.At.File
			}
			edited := strings.Replace(files[c.file], c.from, c.to, 1)
			if edited == files[c.file] {
				t.Fatal("nothing is edited")
			}
			for i, text := range []string{edited, files[c.file]} { // and back again
				put(c.file, text)
				after, problems := readAgain(t, r, dir, input.Changes{Known: true, Paths: map[string]bool{c.file: true}})
				fresh, want := readAgain(t, NewReader(dir, Options{}), dir, input.Changes{})
				if got, want := printed(t, problems), printed(t, want); got != want {
					t.Errorf("reported\n%sfresh\n%s", got, want)
				}
				if got, want := showRecords(after), showRecords(fresh); got != want {
					t.Errorf("read\n%sfresh\n%s", got, want)
				}
				if got := decodedAgain(after, was); i == 0 && got != c.again {
					t.Errorf("decoded again: %q, not %q", got, c.again)
				}
			}
		})
	}
}

// endingContext ends when it was asked so many times whether it has.
type endingContext struct {
	context.Context
	left *atomic.Int64
}

func (c endingContext) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestAReadingThatIsEndedReportsNothing, at whatever moment it is ended: half of a site is no report.
func TestAReadingThatIsEndedReportsNothing(t *testing.T) {
	a, err := readArchive("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	a.files = append(a.files, archivedFile{"data/regions/more.csv", []byte("code,name,parent\n450329103,乡,450329\n")})
	whole, _ := loadArchive(t, a, Options{})
	dir := t.TempDir()
	for _, f := range a.files {
		writeFile(t, filepath.Join(dir, f.name), f.data)
	}
	for asked := range int64(1000) {
		var left atomic.Int64
		left.Store(asked)
		rep, problems, err := Site(endingContext{t.Context(), &left}, dir, Options{Jobs: 1, ChartKinds: chart.Kinds()})
		if err == nil {
			if said(rep) != said(whole) {
				t.Errorf("ended after %d questions, the site is\n%s\nwant\n%s", asked, said(rep), said(whole))
			}
			if asked < 5 {
				t.Errorf("it was asked %d times only whether to go on", asked)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || rep != nil || problems != nil {
			t.Fatalf("ended after %d questions: %v, %v, %v", asked, rep, problems, err)
		}
	}
	t.Error("it never ends")
}

// TestAReaderReadsWhatAFreshOneReads after each of a series of saves, whether it is told which files changed or finds
// that out by itself: files and folders that come, go and change, pictures and papers among them.
func TestAReaderReadsWhatAFreshOneReads(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>%s</title></svg>`
	long := time.Now().Add(-time.Hour)    // files this old would show a change by their time
	type save struct{ name, text string } // a text of "-" takes the file or folder away
	steps := []struct {
		what  string
		saves []save
	}{
		{"nothing", nil},
		{"a village comes", []save{{"data/villages/b.csv", "code,name,region\nb,乙村,xian\n"}}},
		{"a village changes", []save{{"data/villages/b.csv", "code,name,region\nb,丙村,xian\n"}}},
		{"a picture comes", []save{{"content/cases/a.svg", fmt.Sprintf(svg, "一")}}},
		{"a picture changes", []save{{"content/cases/a.svg", fmt.Sprintf(svg, "二二")}}},
		{"a paper comes", []save{{"data/paper.txt", "统计年报"}}},
		{"a paper changes", []save{{"data/paper.txt", "统计年鉴，改过"}}},
		{"the logo changes", []save{{"data/logo.svg", fmt.Sprintf(svg, "标志")}}},
		{"the logo goes", []save{{"data/logo.svg", "-"}}},
		{"a text links to another", []save{{"content/cases/two.md", "+++\ntitle = \"二\"\n+++\n\n[一](one.md) ![图](a.svg)\n"}}},
		{"a text goes", []save{{"content/cases/two.md", "-"}}},
		{"facts come", []save{{"data/facts/one.toml", "[[fact]]\nid = \"x\"\nvalue = 1\nsource = \"s\"\n"}}},
		{"facts change", []save{{"data/facts/one.toml", "[[fact]]\nid = \"x\"\nvalue = 2\nsource = \"s\"\n"}}},
		{"a program comes", []save{{"data/programs/p.toml", "[[program]]\nid = \"p\"\nname = \"法\"\nformula = \"一统三联\"\n"}}},
		{"the programs go", []save{{"data/programs", "-"}}},
		{"what nothing reads comes", []save{{"data/loose.pdf", "x"}, {"content/cases/loose.png", "x"}}},
		{"what nothing reads goes", []save{{"data/loose.pdf", "-"}, {"content/cases/loose.png", "-"}}},
		{"the villages go", []save{{"data/villages", "-"}}},
		{"what came and went", []save{{"data/gone.toml", "-"}, {"data/villages/gone.csv", "-"}, {"content/gone.md", "-"}}},
		{"a region is mended and a village comes", []save{{"data/regions.toml", "[[region]]\ncode = \"xian\"\nname = \"某县\"\n"}, {"data/villages/c.csv", "code,name,region\nc,丁村,xian\n"}}},
		{"the site and a text", []save{{"data/site.toml", "title = \"二\"\n"}, {"content/cases/one.md", "+++\ntitle = \"一一\"\n+++\n\n[图](a.svg)\n"}}},
		{"the site cannot be read", []save{{"data/site.toml", "\xff"}}},
		{"the site goes", []save{{"data/site.toml", "-"}}},
	}
	for _, known := range []bool{true, false} {
		dir := t.TempDir()
		put := func(s save) {
			name := filepath.Join(dir, filepath.FromSlash(s.name))
			if s.text == "-" {
				if err := os.RemoveAll(name); err != nil {
					t.Fatal(err)
				}
				return
			}
			writeFile(t, name, []byte(s.text))
			long = long.Add(time.Second)
			if err := os.Chtimes(name, long, long); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range []save{
			{"data/site.toml", "title = \"一\"\nlogo = \"logo.svg\"\n"}, {"data/logo.svg", fmt.Sprintf(svg, "")},
			{"data/regions.toml", "[[region]]\ncode = \"xian\"\nname = \"县\"\n"}, {"data/sources.toml", "[[source]]\nid = \"s\"\ntitle = \"年报\"\nfile = \"paper.txt\"\n"},
			{"data/villages/a.csv", "code,name,region\na,甲村,xian\n"}, {"content/cases/one.md", "+++\ntitle = \"一\"\nvillage = \"a\"\n+++\n\n![图](a.svg) [1](fact:x)\n"},
		} {
			put(s)
		}
		r := NewReader(dir, Options{})
		readAgain(t, r, dir, input.Changes{})
		for _, step := range steps {
			changed := input.Changes{Known: known, Paths: map[string]bool{}}
			for _, s := range step.saves {
				put(s)
				changed.Paths[s.name] = true
			}
			after, problems := readAgain(t, r, dir, changed)
			fresh, want := readAgain(t, NewReader(dir, Options{}), dir, input.Changes{})
			if got, want := said(after)+printed(t, problems), said(fresh)+printed(t, want); got != want {
				t.Errorf("after %s (reported which: %v)\n%s\na fresh reading has\n%s", step.what, known, got, want)
			}
		}
	}
}

// decodedAgain lists the villages that are from other files than before, beside those that always are.
func decodedAgain(rep *report.Report, was map[string]*source.File) string {
	var again []string
	for _, v := range rep.Villages {
		if v.At.File != was[v.Code] && !slices.Contains([]string{"v3", "v5", "v6"}, v.Code) {
			again = append(again, v.Code)
		}
	}
	return strings.Join(again, " ")
}

// TestTextsAreWhatAFreshReadingHas: what is kept of texts that did not change, their charts and bound figures
// among it, says after each save what a fresh reading says, of the records and facts of its own report.
func TestTextsAreWhatAFreshReadingHas(t *testing.T) {
	chart := func(body string) string { return "```chart\n" + body + "\n```\n\n" }
	files := map[string]string{
		"data/site.toml":          "title = \"一\"\n",
		"data/regions.toml":       "[[region]]\ncode = \"xian\"\nname = \"某县\"\n[[region.series]]\nindicator = \"income\"\nvalues = { 2020 = 5, 2021 = 6 }\n",
		"data/indicators.toml":    "[[group]]\nid = \"g\"\nname = \"组\"\n[[indicator]]\nid = \"income\"\nname = \"收入\"\ngroup = \"g\"\nunit = \"元\"\n",
		"data/programs/p.toml":    "[[program]]\nid = \"six\"\nname = \"六个一\"\nformula = \"六个一\"\n",
		"data/villages/a.csv":     "code,name,region,income@2020,income@2021\nv1,甲村,xian,100,120\n",
		"data/villages/b.csv":     "code,name,region,income@2020,income@2021\nv2,乙村,xian,90,95\n",
		"data/villages/c.toml":    "[[village]]\ncode = \"v3\"\nname = \"丙村\"\nregion = \"xian\"\n[[village.breakdown]]\nindicator = \"income\"\nby = \"sex\"\nyear = 2020\nparts = { \"男\" = 3, \"女\" = 2 }\n",
		"data/facts/one.toml":     "[[fact]]\nid = \"f\"\nvalue = 3\nunit = \"户\"\n[[fact]]\nid = \"g\"\nvalue = 4\nunit = \"户\"\n",
		"data/facts/two.toml":     "[[fact]]\nid = \"h\"\nvalue = 5\nunit = \"户\"\n[[fact]]\nid = \"f\"\nvalue = 6\nunit = \"户\"\n",
		"data/facts/draft.toml":   "[[fact]]\nid = \"h\"\nvalue = 5\nunit = \"户\"\n",
		"content/cases/one.md":    "+++\ntitle = \"一\"\nvillage = \"v1\"\n+++\n\n[3户](fact:f)，[4户](fact:g)，[5户](fact:two/h)，[6户](fact:two/f)，[90元](fact:v2/income@2020)，[7户](fact:none)。\n\n" + chart("facts = [\"f\", \"g\"]") + chart("indicator = \"income\"\nkind = \"bar\"") + "```formula\nprogram = \"six\"\n```\n",
		"content/cases/two.md":    "+++\ntitle = \"二\"\n+++\n\n[6户](fact:f)。\n\n" + chart("facts = [\"f\", \"one/f\"]\nhighlight = [\"f\"]"),
		"content/cases/six.md":    "+++\ntitle = \"六\"\n+++\n\n" + chart("facts = [\"draft/h\", \"k\"]"),
		"data/facts/six.toml":     "[[fact]]\nid = \"k\"\nvalue = 5\nunit = \"户\"\n",
		"content/cases/three.md":  "+++\ntitle = \"三\"\nvillage = \"v3\"\n+++\n\n" + chart("breakdown = { indicator = \"income\", by = \"sex\" }") + chart("indicator = \"income\"\nregions = [\"xian\"]") + "\n正文。\n",
		"content/cases/draft.md":  "+++\ntitle = \"四\"\ndraft = true\n+++\n\n正文。\n",
		"content/cases/broken.md": "+++\ntitle = \"五\"\n+++\n\n" + chart("facts = [\"f\"]") + chart("indicator = \"members\"\nvillages = [\"v1\"]") + chart("indicator = "),
	}
	for name, c := range map[string]struct{ file, from, to string }{
		"a fact":                  {"data/facts/one.toml", "value = 3", "value = 9"},
		"facts in another order":  {"data/facts/one.toml", "id = \"f\"\nvalue = 3", "id = \"e\"\nvalue = 1\n[[fact]]\nid = \"f\"\nvalue = 3"},
		"a fact goes":             {"data/facts/one.toml", "id = \"g\"", "id = \"x\""},
		"a fact is a mistake":     {"data/facts/one.toml", "value = 4", "value = "},
		"a fact is no number":     {"data/facts/one.toml", "value = 4", "value = \"四\""},
		"another text's fact":     {"data/facts/two.toml", "value = 5", "value = 8"},
		"facts for a text":        {"data/facts/broken.toml", "", "[[fact]]\nid = \"f\"\nvalue = 1\n"},
		"a text":                  {"content/cases/one.md", "[3户]", "又是[3户]"},
		"a chart's facts":         {"content/cases/one.md", "[\"f\", \"g\"]", "[\"g\"]"},
		"a draft is none now":     {"content/cases/draft.md", "draft = true\n", ""},
		"a text is a draft now":   {"content/cases/two.md", "title = \"二\"", "title = \"二\"\ndraft = true"},
		"a village's figure":      {"data/villages/b.csv", ",90,", ",91,"},
		"a village's years":       {"data/villages/a.csv", "100,120", "100,"},
		"a breakdown goes":        {"data/villages/c.toml", "by = \"sex\"", "by = \"age\""},
		"a village's code":        {"data/villages/b.csv", "v2,", "v9,"},
		"a region's figure":       {"data/regions.toml", "2021 = 6", "2021 = 7"},
		"a region's code":         {"data/regions.toml", "\"xian\"", "\"xian2\""},
		"an indicator's name":     {"data/indicators.toml", "收入", "纯收入"},
		"an indicator comes":      {"data/indicators.toml", "[[indicator]]", "[[indicator]]\nid = \"members\"\nname = \"社员\"\ngroup = \"g\"\nunit = \"人\"\n[[indicator]]"},
		"an indicator's id":       {"data/indicators.toml", "\"income\"", "\"money\""},
		"a program's name":        {"data/programs/p.toml", "name = \"六个一\"", "name = \"六件事\""},
		"a program's id":          {"data/programs/p.toml", "\"six\"", "\"6\""},
		"another title":           {"data/site.toml", "\"一\"", "\"二\""},
		"a key is wanted of each": {"data/site.toml", "title = \"一\"", "title = \"一\"\n[check]\nrequire = [\"author\"]"},
		"another edition":         {"data/site.toml", "title = \"一\"", "title = \"一\"\nedition = \"internal\""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put := func(file, text string) { writeFile(t, filepath.Join(dir, filepath.FromSlash(file)), []byte(text)) }
			for file, text := range files {
				put(file, text)
			}
			opt := Options{ChartKinds: []report.ChartKind{{Name: "line"}, {Name: "pie", Whole: true, Least: 2}, {Name: "hbar"}, {Name: "bar", Least: 2}}}
			r := NewReader(dir, opt)
			first, _ := readAgain(t, r, dir, input.Changes{})
			was := showTexts(t, first)
			edited := c.to
			if c.from != "" {
				edited = strings.Replace(files[c.file], c.from, c.to, 1)
			}
			if edited == files[c.file] {
				t.Fatal("nothing is edited")
			}
			for _, text := range []string{edited, files[c.file], edited} {
				put(c.file, text)
				after, problems := readAgain(t, r, dir, input.Changes{Known: true, Paths: map[string]bool{c.file: true}})
				fresh, want := readAgain(t, NewReader(dir, Options{ChartKinds: opt.ChartKinds, Once: true}), dir, input.Changes{}) // which keeps nothing
				if got, want := printed(t, problems), printed(t, want); got != want {
					t.Errorf("reported\n%sfresh\n%s", got, want)
				}
				if got, want := showTexts(t, after), showTexts(t, fresh); got != want {
					t.Errorf("read\n%sfresh\n%s", got, want)
				}
			}
			if now := showTexts(t, first); now != was { // pages are still being made of it
				t.Errorf("the first report is now\n%sbefore\n%s", now, was)
			}
		})
	}
}

// showTexts writes what the texts of a report draw and are bound to, and fails where that is another report's.
func showTexts(t *testing.T, rep *report.Report) string {
	t.Helper()
	var b strings.Builder
	own := func(f *report.Fact) string {
		if f.Value.IsMissing() {
			return f.ID
		}
		if n := rep.Narrative(f.Owner); n == nil || !slices.Contains(n.Facts, f) {
			t.Errorf("the fact %s is another report's", f.ID)
		}
		return f.Owner + "/" + f.ID + "=" + f.Text()
	}
	village := func(v *report.Village) string {
		if rep.Village(v.Code) != v {
			t.Errorf("the village %s is another report's", v.Code)
		}
		return v.Code + v.Name
	}
	for _, n := range rep.Narratives {
		fmt.Fprintf(&b, "%s %s %d facts\n", n.Slug, n.Title, len(n.Facts))
		for _, x := range n.FactRefs {
			fmt.Fprintf(&b, "  bound %v %s", x.Missing, x.Value)
			if x.Fact != nil {
				b.WriteString(" " + own(x.Fact))
			}
			if x.Village != nil {
				b.WriteString(" " + village(x.Village))
			}
			b.WriteString("\n")
		}
		for _, x := range n.Blocks {
			if p := x.Program; p != nil {
				if rep.Program(p.ID) != p {
					t.Errorf("the program %s is another report's", p.ID)
				}
				fmt.Fprintf(&b, "  formula %s\n", p.Name)
			}
			c := x.Chart
			if c == nil {
				continue
			}
			fmt.Fprintf(&b, "  chart %s %v %v", c.Kind, c.Years, c.Highlight)
			if c.Indicator != nil {
				b.WriteString(" " + c.Indicator.Name)
				if rep.Indicator(c.Indicator.ID) != c.Indicator {
					t.Errorf("the indicator %s is another report's", c.Indicator.ID)
				}
			}
			for _, f := range c.Facts {
				b.WriteString(" " + own(f))
			}
			for _, v := range c.Villages {
				b.WriteString(" " + village(v))
			}
			for _, g := range c.Regions {
				if rep.Region(g.Code) != g {
					t.Errorf("the region %s is another report's", g.Code)
				}
				b.WriteString(" " + g.Name)
			}
			if c.Breakdown != nil {
				fmt.Fprintf(&b, " by %s of %s", c.Breakdown.By, c.Breakdown.OwnerName)
				if c.Breakdown.Owner != &rep.Village("v3").Data {
					t.Error("the breakdown is another report's")
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func readAgain(t *testing.T, r *Reader, dir string, changed input.Changes) (*report.Report, []problem.Problem) {
	t.Helper()
	tree, err := input.Walk(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	rep, problems, err := r.Read(t.Context(), tree, changed)
	if err != nil {
		t.Fatal(err)
	}
	return rep, problems
}

// showRecords shows what villages and texts say and refer to, and that the records are the report's own.
func showRecords(rep *report.Report) string {
	var b strings.Builder
	for _, v := range rep.Villages {
		fmt.Fprintf(&b, "%s %s", v.Code, v.Name)
		if v.Region != nil {
			fmt.Fprintf(&b, " in %s %v", v.Region.Name, slices.Contains(rep.Regions, v.Region))
		}
		for _, p := range v.Programs {
			fmt.Fprintf(&b, " does %s %v", p.Name, slices.Contains(rep.Programs, p))
		}
		own := func(i *report.Indicator, s *report.Source) {
			fmt.Fprintf(&b, " %s %s %v %v", i.Name, i.Unit, slices.Contains(rep.Indicators, i), s == nil || slices.Contains(rep.Sources, s))
		}
		for s := range v.Data.Series() {
			own(s.Indicator, s.Source)
		}
		for s := range v.Data.Breakdowns() {
			own(s.Indicator, s.Source)
		}
		fmt.Fprintf(&b, " made up %v\n%s\n", v.Data.HasSample(), show(&v.Data))
	}
	for _, n := range rep.Narratives {
		fmt.Fprintf(&b, "%s %v %v", n.Title, n.Source == nil || slices.Contains(rep.Sources, n.Source), n.Region == nil || slices.Contains(rep.Regions, n.Region))
		if n.Village != nil {
			fmt.Fprintf(&b, " of %s %v", n.Village.Name, slices.Contains(rep.Villages, n.Village))
		}
		for _, p := range n.Programs {
			fmt.Fprintf(&b, " does %s %v", p.Name, slices.Contains(rep.Programs, p))
		}
		for _, f := range n.Facts {
			fmt.Fprintf(&b, " says %s %s %v", f.ID, f.Value, f.Source == nil || slices.Contains(rep.Sources, f.Source))
		}
		b.WriteString("\n")
	}
	return b.String()
}
