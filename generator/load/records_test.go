package load

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/cache"
	"casebook/generator/chart"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/toml"
)

// FuzzRecords reads any text as each kind of file in turn: nothing panics, and every place
// that is reported lies in its file.
func FuzzRecords(f *testing.F) {
	names, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		if name.IsDir() {
			continue
		}
		a, err := readArchive("testdata/" + name.Name())
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.files {
			if as := input.RoleOf(file.name); as != input.None {
				f.Add(uint8(as), string(file.data))
			}
		}
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip("refused before it is parsed")
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		l := newLoader(dir, root, Options{Jobs: 1, Drafts: true})
		as := input.Site + input.Role(kind)%(input.Narrative-input.Site+1)
		l.feed(ground)
		l.readText(as, text)
		for _, p := range l.problems {
			if file := p.Span.File; file == nil || p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(file.Text()) {
				t.Fatalf("%q as %d: %s %q from %d to %d", text, as, p.Rule, p.Message.EN, p.Span.Start, p.Span.End)
			}
		}
	})
}

// feed gives the loader the files of an archive, so that references of fuzzed text may
// lead somewhere.
func (l *loader) feed(text string) {
	for _, file := range parseArchive(text).files {
		l.readText(input.RoleOf(file.name), string(file.data))
	}
}

// readText does with a text what Site does with a file of its role.
func (l *loader) readText(as input.Role, text string) {
	name := map[bool]string{true: "content/cases/x.md", false: "data/x"}[as == input.Narrative]
	file := source.New(name, text)
	d := &doc{decoder: decoder{file: file}, input: input.File{Path: name, Role: as}}
	switch as {
	case input.Villages, input.VillageRows:
		v := &placeFile[report.Village]{tableFile: tableFile{decoder: decoder{file: file, release: true}, input: d.input}}
		if as == input.Villages {
			l.villageTables(v, new(tableMemory))
		} else {
			v.sheets = []table.Sheet{table.CSVSheet(file)}
			_ = l.tableRows(context.Background(), &v.tableFile, rowsInto(l.villageKind(), v))
		}
		mergePlaces(l, l.villageKind(), []*placeFile[report.Village]{v})
		l.collect(&v.decoder)
		return
	case input.Narrative:
		l.parseNarrative(d)
	default:
		d.root = d.parse(0, len(text))
	}
	l.docs = map[input.Role][]*doc{as: {d}}
	if err := l.smallRecords(context.Background(), &input.Tree{}); err != nil {
		panic(err)
	}
	l.narrativeFiles(context.Background())
}

// slips are what a tired editor does to a line `key = value`; false where the line does not
// allow it.
var slips = map[string]func(line string) (string, bool){
	"misspelt key": func(line string) (string, bool) {
		key, value, _ := strings.Cut(line, "=")
		return strings.TrimRight(key, " \"") + "x" + strings.Repeat(`"`, strings.Count(key, `"`)%2) + " =" + value, !strings.Contains(key, `"`)
	},
	"value of another type": func(line string) (string, bool) {
		key, _, _ := strings.Cut(line, "=")
		return key + "= { }", true
	},
	"closing quote lost": func(line string) (string, bool) { return without(line, strings.LastIndex(line, `"`)) },
	"equals sign lost":   func(line string) (string, bool) { return without(line, strings.Index(line, "=")) },
	"bracket lost":       func(line string) (string, bool) { return without(line, strings.LastIndexAny(line, "]}")) },
	"value lost": func(line string) (string, bool) {
		key, _, _ := strings.Cut(line, "=")
		return key + "=", true
	},
}

func without(line string, i int) (string, bool) {
	if i < 0 {
		return line, false
	}
	return line[:i] + line[i+1:], true
}

// TestEverySlipIsReportedOnItsLine makes each slip on each line of a clean site in turn.
// The line is named, and little else: a slip is no reason for a page of messages.
func TestEverySlipIsReportedOnItsLine(t *testing.T) {
	a, err := readArchive("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.files {
		if f.name != wantName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	tried := 0
	for _, f := range a.files {
		lines, section := strings.Split(string(f.data), "\n"), ""
		for i, line := range lines {
			if strings.HasPrefix(line, "[") {
				section = line
			}
			if !toml.LooksLikeKey(line) || strings.Contains(line, `"""`) || strings.HasSuffix(f.name, ".csv") {
				continue
			}
			for slip, spoil := range slips {
				bad, ok := spoil(line)
				if !ok || section == "[check]" && slip == "misspelt key" {
					continue // package check knows the rules
				}
				tried++
				lines[i] = bad
				writeFile(t, filepath.Join(dir, f.name), []byte(strings.Join(lines, "\n")))
				checkSlip(t, dir, f.name, i+1, slip+": "+bad)
			}
			lines[i] = line
		}
		if f.name != wantName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	if tried < 300 {
		t.Errorf("only %d slips tried", tried)
	}
}

func checkSlip(t *testing.T, dir, file string, line int, slip string) {
	t.Helper()
	_, problems := loadDir(t, dir, Options{})
	named := false
	for _, p := range problems {
		named = named || p.Span.File.Path == file && p.Span.Position().Line == line
	}
	if !named || len(problems) > 4 {
		t.Errorf("%s:%d: %s\nreported\n%s", file, line, slip, printed(t, problems))
	}
}

// A key that tables have as a column says how its cells are read: nothing else names the columns.
func TestEveryColumnCanBeRead(t *testing.T) {
	r := contract()
	for i, f := range r.village.fields {
		if f.Column && f.cells == nil || i >= 32 {
			t.Errorf("the column %s of villages (key %d) cannot be read", f.Name, i)
		}
	}
	for _, f := range r.region.fields {
		if f.Column && f.cells == nil {
			t.Errorf("the column %s of regions cannot be read", f.Name)
		}
	}
	if want := []string{"code", "name", "region", "anonymous", "households", "population", "programs", "summary", "sample", "source"}; !slices.Equal(r.village.columns, want) {
		t.Errorf("villages have the columns %v", r.village.columns)
	}
}

// What an author writes reaches the report: the kind of a text and of a chart, the programs of a
// table's row.
func TestWhatIsWrittenReachesTheReport(t *testing.T) {
	rep := siteOf(t, Options{ChartKinds: chart.Kinds()}, ground+`-- data/programs/p.toml --
[[program]]
id = "one"
name = "一法"
formula = "一法"
[[program]]
id = "two"
name = "二法"
formula = "二法"
-- data/villages/a.csv --
code,name,region,programs,n@2020
v,村,450329102,one;two,1
w,乡,450329102,,2
-- content/cases/a.md --
+++
title = "案例"
+++

`+"```chart"+`
title = "图"
kind = "hbar"
indicator = "n"
villages = ["v", "w"]
`+"```"+`
-- content/cases/b.md --
+++
title = "其实是清单"
kind = "checklist"
+++

正文。
-- content/notes/c.md --
+++
title = "哪一种都不是"
+++

正文。
`)
	ids := func(code string) (list []string) {
		for _, p := range rep.Village(code).Programs {
			list = append(list, p.ID)
		}
		return list
	}
	if got := ids("v"); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("the village has %v", got)
	}
	if got := ids("w"); got != nil {
		t.Errorf("the other has %v", got)
	}
	for slug, want := range map[string]report.Kind{"a": report.KindCase, "b": report.KindChecklist, "c": report.KindPage} {
		if n := rep.Narrative(slug); n == nil || n.Kind != want {
			t.Errorf("%s is of another kind: %+v", slug, n)
		}
	}
	blocks := rep.Narrative("a").Blocks
	if len(blocks) != 1 || blocks[0].Chart == nil || blocks[0].Chart.Kind != "hbar" {
		t.Errorf("the chart is %+v", blocks)
	}
}

// What an editor answered about the columns of a spreadsheet is kept in data/imports, and the next import of that
// spreadsheet finds it there.
func TestWhatAnImportNotedIsRead(t *testing.T) {
	rep := siteOf(t, Options{}, ground+"-- data/imports/a.toml --\nfile = \"a.xlsx\"\nsha256 = \"00ff\"\n[[sheet]]\nname = \"2023年\"\nhead = 2\norientation = \"row-a-village\"\n"+
		"[[sheet.column]]\nhead = \"收入（万元）\"\ncell = \"E3\"\nindicator = \"n\"\nunit = \"万元\"\nfactor = 10000\nyear = 2023\n[[sheet.column]]\nhead = \"联系电话\"\nskip = true\n[[sheet.column]]\ncell = \"A3\"\nfield = \"name\"\n")
	want := []report.ColumnMapping{{Head: "收入（万元）", Cell: "E3", Indicator: "n", Unit: "万元", Factor: quantity.FromInt(10000), HasFactor: true, Year: 2023}, {Head: "联系电话", Skip: true}, {Cell: "A3", Field: "name"}}
	if len(rep.Imports) != 1 || len(rep.Imports[0].Sheets) != 1 || rep.Imports[0].Sheets[0].Head != 2 {
		t.Fatalf("got %+v", rep.Imports)
	}
	got := slices.Clone(rep.Imports[0].Sheets[0].Columns)
	for i := range got {
		got[i].At = source.Span{}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// For a misspelt key an edit is offered only if the table does not have the right key as well: with both there, the
// edit would make the key stand twice, and which value is meant is for the editor to say.
func TestAMisspeltKeyBesideTheRightOneIsNotMendedByItself(t *testing.T) {
	for table, mended := range map[string]bool{"[[village]]\ncode = \"v\"\nnmae = \"村\"\nregion = \"450329102\"\n": true, "[[village]]\ncode = \"v\"\nname = \"村\"\nnmae = \"村\"\nregion = \"450329102\"\n": false} {
		_, problems := loadArchive(t, parseArchive(ground+"-- data/villages/v.toml --\n"+table), Options{})
		found := false
		for _, p := range problems {
			if p.Rule == problem.UnknownKey {
				found = true
				if (len(p.Edits) > 0) != mended {
					t.Errorf("%s is mended with %+v", table, p.Edits)
				}
			}
		}
		if !found {
			t.Errorf("%s: not reported", table)
		}
	}
}

// Among thousands of ids the one is suggested that one slip of the finger makes of another, found without comparing
// them all; among few the nearest.
func TestTheIDThatWasMeantIsSuggested(t *testing.T) {
	g := newRegistry("村", "village", func(v *report.Village) string { return v.Name })
	add := func(id string) { g.records[id], g.ids = &report.Village{Code: id}, append(g.ids, id) }
	for i := range manyIDs {
		add(fmt.Sprintf("v%d", i*111111))
	}
	suggested := func(id string) string {
		_, after, _ := strings.Cut(g.suggest(id).ZH, "`")
		word, _, _ := strings.Cut(after, "`")
		return word
	}
	if got := suggested("v111112"); got == "" {
		t.Error("nothing is near in a registry of few")
	}
	add("hujiatian-cun")
	for id, want := range map[string]string{
		"v333334": "v333333", "v33333": "v333333", "v3333333": "v333333", "v33x333": "v333333", "v345333": "", "333333": "v333333", "xv333333": "v333333", "v333333x": "v333333", "3v33333": "v333333",
		"hujiatian-cnu": "hujiatian-cun", "hujiatiancun": "hujiatian-cun", "hujiatian--cun": "hujiatian-cun", "hujiatian_cun": "hujiatian-cun", "ujiatian-cun": "hujiatian-cun", "hujiatian-cu": "hujiatian-cun",
		"hujiatain-cnu": "", "胡家田": "", "": "", strings.Repeat("0", 33): "",
	} {
		if got := suggested(id); got != want {
			t.Errorf("for %q %q is suggested, want %q", id, got, want)
		}
	}
}

// TestATextThatIsKeptIsReadAsItWas: every text of the demo site and of the starter's is restored as
// parsing it makes it, and not for another program or other bytes.
func TestATextThatIsKeptIsReadAsItWas(t *testing.T) {
	folder := cache.New(t.TempDir(), "narratives", cache.Limits{Files: 2})
	name := strings.Repeat("0", 64)
	restored := 0
	for _, dir := range []string{"../..", "../starter/site"} {
		tree, err := input.Walk(t.Context(), dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		kept := &TextCache{Notes: []*cache.Notes{folder.Notes(name), folder.Notes(strings.Repeat("1", 64))}, Program: [32]byte{1}}
		parsed := readTexts(t, dir, tree, kept)
		kept.Save()
		again := readTexts(t, dir, tree, &TextCache{Notes: []*cache.Notes{folder.Notes(name), folder.Notes(strings.Repeat("1", 64))}, Program: [32]byte{1}})
		for i, d := range parsed {
			l, other := again[i].loader, *again[i].doc
			if !l.restore(&other) {
				if len(d.problems) == 0 {
					t.Errorf("%s is not restored", d.input.Path)
				}
				continue
			}
			restored++
			if other.file.Text() != d.file.Text() || !reflect.DeepEqual(other.root, d.root) || len(other.suppressed) != len(d.suppressed) {
				t.Errorf("%s is restored as another text", d.input.Path)
			}
			if d.markdown == nil {
				continue
			}
			if !reflect.DeepEqual(other.markdown.Tree(), d.markdown.Tree()) || !reflect.DeepEqual(other.markdown.Prose(), d.markdown.Prose()) ||
				!reflect.DeepEqual(other.markdown.Outline, d.markdown.Outline) || other.markdown.Anchor != d.markdown.Anchor {
				t.Errorf("%s is restored as another document", d.input.Path)
			}
			if l.opt.Cache.Program[0]++; l.restore(&other) {
				t.Errorf("%s is restored for another program", d.input.Path)
			}
			l.opt.Cache.Program[0]--
		}
	}
	if restored < 50 {
		t.Errorf("only %d texts were restored", restored)
	}
}

// TestFactsThatAreKeptAreReadAsTheyWere: the facts of the demo site and of the starter's are those that reading them makes,
// and are read again where a source, an indicator or the program is another.
func TestFactsThatAreKeptAreReadAsTheyWere(t *testing.T) {
	folder, names := cache.New(t.TempDir(), "narratives", cache.Limits{Files: 2}), [2]string{strings.Repeat("0", 64), strings.Repeat("1", 64)}
	notes := func(program byte) *TextCache {
		return &TextCache{Notes: []*cache.Notes{folder.Notes(names[0]), folder.Notes(names[1])}, Program: [32]byte{program}}
	}
	kept := 0
	for _, from := range []string{"../..", "../starter/site"} {
		dir := t.TempDir()
		for _, part := range []string{"content", "data"} {
			if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(from, part))); err != nil {
				t.Fatal(err)
			}
		}
		read := func(with *TextCache) (*report.Report, *Reader) {
			tree, err := input.Walk(t.Context(), dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			contents := input.NewContents() // what is kept is found by the hashes of files
			if err := contents.Hash(t.Context(), dir, tree.Files, 1); err != nil {
				t.Fatal(err)
			}
			r := NewReader(dir, Options{Once: true, Contents: contents, Cache: with})
			rep, _, err := r.Read(t.Context(), tree, input.Changes{})
			if err != nil {
				t.Fatal(err)
			}
			with.Save()
			return rep, r
		}
		restored := func(with *TextCache) (n int) {
			tree, _ := input.Walk(t.Context(), dir, nil)
			_, r := read(with)
			again := notes(with.Program[0])
			l := newLoader(dir, nil, Options{Contents: r.opt.Contents, Cache: again})
			l.keepsFacts(r.small, tree)
			for in := range filesOf(tree, func(f input.File) bool { return f.Role == input.Facts }) {
				if l.restoreFacts(&doc{input: in}) {
					n++
				}
			}
			return n
		}
		before, _ := read(notes(1))
		with := notes(1)
		after, _ := read(with)
		for i, n := range before.Narratives {
			m := after.Narratives[i]
			if len(n.Facts) != len(m.Facts) || len(n.FactRefs) != len(m.FactRefs) {
				t.Fatalf("%s has other facts", n.Slug)
			}
			for k := range n.Facts {
				if a, b := factOnly(n.Facts[k]), factOnly(m.Facts[k]); !reflect.DeepEqual(a, b) {
					t.Errorf("%s has %+v, had %+v", n.Slug, b, a)
				}
			}
			for k := range n.FactRefs {
				if a, b := n.FactRefs[k], m.FactRefs[k]; a.Missing != b.Missing || (a.Fact == nil) != (b.Fact == nil) || a.Fact != nil && a.Fact.ID != b.Fact.ID {
					t.Errorf("%s leads to %+v, led to %+v", n.Slug, b, a)
				}
			}
		}
		if len(before.Suppressions) != len(after.Suppressions) {
			t.Error("other rules are suppressed")
		}
		all := restored(notes(1))
		kept += all
		file := filepath.Join(dir, "data", "indicators.toml")
		text, _ := os.ReadFile(file)
		if err := os.WriteFile(file, append(text, "\n# another\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		tree, _ := input.Walk(t.Context(), dir, nil)
		_, r := read(notes(2))
		l := newLoader(dir, nil, Options{Contents: r.opt.Contents, Cache: notes(1)})
		l.keepsFacts(r.small, tree)
		for in := range filesOf(tree, func(f input.File) bool { return f.Role == input.Facts }) {
			if l.restoreFacts(&doc{input: in}) {
				t.Errorf("%s is restored for other records and another program", in.Path)
			}
		}
	}
	if kept < 3 {
		t.Errorf("only %d files of facts are kept", kept)
	}
}

// factOnly is a fact as text: its source by its id, its file by its path and text.
func factOnly(f *report.Fact) (x struct {
	report.Fact
	source, file string
}) {
	x.Fact = *f
	if f.Source != nil {
		x.source = f.Source.ID
	}
	x.file = f.At.File.Path + f.At.File.Text()
	x.Source, x.At.File = nil, nil
	return x
}

// readText is a text with the loader that read it.
type readText struct {
	*doc
	loader *loader
}

// readTexts reads the narratives and facts of a site.
func readTexts(t *testing.T, dir string, tree *input.Tree, kept *TextCache) (list []readText) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	l := newLoader(dir, root, Options{Contents: input.NewContents(), Cache: kept})
	for in := range filesOf(tree, texts) {
		d := &doc{input: in}
		l.readDoc(d)
		list = append(list, readText{d, l})
	}
	return list
}

// A date that villages state is no column of tables, where nothing would say how it is written.
func TestWhatVillagesStateIsReadAsWhatItIs(t *testing.T) {
	var founded report.Date
	var partner *report.Region
	var motto string
	for _, c := range []struct {
		of     report.VillageField
		kind   schema.Type
		column bool
	}{
		{report.VillageField{Key: "motto", Text: func(*report.Village) *string { return &motto }}, schema.Text, true},
		{report.VillageField{Key: "partner", Region: func(*report.Village) **report.Region { return &partner }}, schema.Text, true},
		{report.VillageField{Key: "founded", Date: func(*report.Village) *report.Date { return &founded }}, schema.Date, false},
	} {
		if f := villageField(c.of); f.Name != c.of.Key || f.Type != c.kind || f.Column != c.column || (f.cells != nil) != c.column {
			t.Errorf("%s is read as %+v", c.of.Key, f.Key)
		}
	}
}

// A chart that names no kind gets that which shows its data best.
func TestAChartWithoutAKindGetsOne(t *testing.T) {
	codes := []string{"a", "b", "c", "d", "e", "f", "g"}
	villages := "code,name,region,n@2019,n@2020\n"
	for _, code := range codes {
		villages += code + ",村" + code + ",450329102,1,2\n"
	}
	for name, want := range map[string]string{
		"indicator = \"n\"\nvillages = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]":        "line",
		"indicator = \"n\"\nvillages = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]": "bar",
		"indicator = \"n\"\nvillages = [\"a\"]\nkind = \"dot\"":                           "dot",
		"facts = [\"x\"]": "bar",
		"breakdown = { indicator = \"n\", by = \"age-sex\", year = 2020 }": "pyramid",
		"breakdown = { indicator = \"n\", by = \"sex\", year = 2020 }":     "bar",
	} {
		rep := siteOf(t, Options{ChartKinds: chart.Kinds()}, ground+"-- data/villages/a.csv --\n"+villages+`-- data/villages/own.toml --
[[village]]
code = "own"
name = "本村"
region = "450329102"
source = "own"
[[village.breakdown]]
indicator = "n"
by = "age-sex"
year = 2020
parts = { "0-14岁男" = 1, "0-14岁女" = 1 }
[[village.breakdown]]
indicator = "n"
by = "sex"
year = 2020
parts = { "男" = 1, "女" = 1 }
-- data/facts/case.toml --
[[fact]]
id = "x"
value = 1
unit = "户"
source = "own"
-- content/cases/case.md --
+++
title = "案例"
village = "own"
+++

`+"```chart\n"+name+"\n```\n")
		if len(rep.Narratives) != 1 || len(rep.Narratives[0].Blocks) != 1 || rep.Narratives[0].Blocks[0].Chart == nil {
			t.Errorf("%s: no chart", name)
		} else if got := rep.Narratives[0].Blocks[0].Chart.Kind; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A line chart runs along years. A chart of facts may be a line if each fact has a year of its own; if two have
// the same year, or one has none, the editor is told that a line does not fit.
func TestALineChartOfFactsNeedsAYearForEach(t *testing.T) {
	for years, fits := range map[[2]string]bool{{"year = 2019\n", "year = 2020\n"}: true, {"year = 2020\n", "year = 2020\n"}: false, {"year = 2019\n", ""}: false} {
		text := ground + "-- data/facts/case.toml --\n"
		for i, id := range []string{"x", "y"} {
			text += "[[fact]]\nid = \"" + id + "\"\nvalue = 1\nunit = \"户\"\nsource = \"own\"\n" + years[i]
		}
		_, problems := loadArchive(t, parseArchive(text+"-- content/cases/case.md --\n+++\ntitle = \"案例\"\n+++\n\n```chart\nfacts = [\"x\", \"y\"]\nkind = \"line\"\n```\n"), Options{})
		reported := slices.ContainsFunc(problems, func(p problem.Problem) bool { return strings.Contains(p.Message.ZH, "没有各自的年份") })
		if reported == fits || fits && len(problems) > 0 {
			t.Errorf("%q: reported\n%s", years, printed(t, problems))
		}
	}
}

// Whoever writes a word in Chinese is told which one is meant: kinds of charts as readers see them, and
// other words as the handbook's tables explain them.
func TestWordsInChineseAreKnown(t *testing.T) {
	data, err := os.ReadFile("../../layouts/strings/zh-CN.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	called := contract().called()
	for _, kind := range chart.Kinds() {
		if name := texts["chart.kind."+kind.Name]; called[name] != kind.Name {
			t.Errorf("%s is a chart of kind %q, want %q", name, called[name], kind.Name)
		}
	}
	for word, want := range map[string]string{"约": "about", "至少": "at-least", "目标": "target", "内部版": "internal", "案例": "case", "改名": "renamed"} {
		if called[word] != want {
			t.Errorf("%s means %q, want %q", word, called[word], want)
		}
	}
}

// BenchmarkVillages loads 10,000 villages in a hundred files, with twenty series of ten
// years and three breakdowns each: what a village costs from a table and from TOML.
func BenchmarkVillages(b *testing.B) {
	const villages, files = 10000, 100
	for _, form := range []string{"csv", "toml"} {
		b.Run(form, func(b *testing.B) {
			dir := b.TempDir()
			writeBench(b, dir)
			for f := range files {
				var text strings.Builder
				if form == "csv" {
					text.WriteString(benchHeader())
				}
				for v := range villages / files {
					code := fmt.Sprintf("4503%08d", f*1000+v)
					if form == "csv" {
						benchRow(&text, code)
					} else {
						benchTable(&text, code)
					}
				}
				name := filepath.Join(dir, "data/villages", fmt.Sprintf("%03d.%s", f, form))
				if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			var before, after runtime.MemStats
			for b.Loop() {
				runtime.GC()
				runtime.ReadMemStats(&before)
				rep, problems, err := Site(b.Context(), dir, Options{})
				if err != nil || len(problems) > 0 || len(rep.Villages) != villages {
					b.Fatal(err, len(problems), len(rep.Villages))
				}
				runtime.GC()
				runtime.ReadMemStats(&after)
				runtime.KeepAlive(rep)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/villages, "µs/village")
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/villages, "kept-B/village")
		})
	}
}

const (
	benchSeries = 20
	benchYears  = 10
)

func writeBench(b *testing.B, dir string) {
	var indicators strings.Builder
	indicators.WriteString("[[group]]\nid = \"g\"\n")
	for i := range benchSeries {
		fmt.Fprintf(&indicators, "[[indicator]]\nid = \"n%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\nsource = \"s\"\n", i, i)
	}
	for name, text := range map[string]string{
		"data/site.toml":       "title = \"站\"\n",
		"data/indicators.toml": indicators.String(),
		"data/regions.toml":    "[[region]]\ncode = \"450329\"\nname = \"县\"\n",
		"data/sources.toml":    "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "data/villages"), 0o755); err != nil {
		b.Fatal(err)
	}
}

func benchHeader() string {
	var h strings.Builder
	h.WriteString("code,name,region,households,population")
	for i := range benchSeries {
		for y := range benchYears {
			fmt.Fprintf(&h, ",n%d@%d", i, 2011+y)
		}
	}
	for k := range 3 {
		for p := range 4 {
			fmt.Fprintf(&h, ",n%d/by%d/部分%d@2020", k, k, p)
		}
	}
	return h.String() + "\n"
}

func benchRow(w *strings.Builder, code string) {
	fmt.Fprintf(w, "%s,胡家田村,450329,412,1630", code)
	for i := range benchSeries {
		for y := range benchYears {
			fmt.Fprintf(w, ",%d.%d", 3120+i*y, y)
		}
	}
	for range 3 {
		w.WriteString(",5,12,6,7")
	}
	w.WriteByte('\n')
}

func benchTable(w *strings.Builder, code string) {
	fmt.Fprintf(w, "[[village]]\ncode = %q\nname = \"胡家田村\"\nregion = \"450329\"\nhouseholds = 412\npopulation = 1630\n", code)
	for i := range benchSeries {
		fmt.Fprintf(w, "[[village.series]]\nindicator = \"n%d\"\nvalues = {", i)
		for y := range benchYears {
			if y > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, " %d = %d.%d", 2011+y, 3120+i*y, y)
		}
		w.WriteString(" }\n")
	}
	for k := range 3 {
		fmt.Fprintf(w, "[[village.breakdown]]\nindicator = \"n%d\"\nby = \"by%d\"\nyear = 2020\nparts = { a = 5, b = 12, c = 6, d = 7 }\n", k, k)
	}
}

// TestAFileOfVillagesThatIsKeptIsReadAsItWas: those of the demo site and of one whose villages have all that villages may
// have are restored as reading makes them, and not for another program, other bytes or other records.
func TestAFileOfVillagesThatIsKeptIsReadAsItWas(t *testing.T) {
	made := t.TempDir()
	for _, f := range parseArchive(ground + keptVillagesArchive).files {
		writeFile(t, filepath.Join(made, f.name), f.data)
	}
	restored := 0
	for _, dir := range []string{"../..", made} {
		folder := cache.New(t.TempDir(), "villages", cache.Limits{})
		kept := func(path string) *cache.Notes {
			return folder.Notes(fmt.Sprintf("%x", sha256.Sum256([]byte(path))))
		}
		first, decoded := readVillages(t, dir, kept)
		second, _ := readVillages(t, dir, nil)
		second.opt.Cache.Tables = kept
		for _, f := range decoded {
			again := &placeFile[report.Village]{tableFile: tableFile{input: f.input}}
			if !second.restoreVillages(again) {
				if len(f.problems)+len(f.suppressed) == 0 && !f.dangles && !input.IsWorkbook(f.input.Path) {
					t.Errorf("%s is not restored", f.input.Path)
				}
				continue
			}
			restored++
			if a, b := first.describe(t, f), second.describe(t, again); a != b {
				t.Errorf("%s is restored as\n%s\nit was\n%s", f.input.Path, b, a)
			}
			for name, other := range map[string]func(l *loader, f *placeFile[report.Village]){
				"another program": func(l *loader, _ *placeFile[report.Village]) {
					l.opt.Cache.Program[0]++
					l.villagesBesides, _ = l.besides(l.tree)
				},
				"other records":           func(l *loader, _ *placeFile[report.Village]) { l.villagesBesides[0]++ },
				"another file":            func(_ *loader, f *placeFile[report.Village]) { f.input.Path += ".csv" },
				"no bytes that are known": func(l *loader, _ *placeFile[report.Village]) { l.opt.Contents = input.NewContents() },
			} {
				l, _ := readVillages(t, dir, nil)
				file := &placeFile[report.Village]{tableFile: tableFile{input: f.input}}
				l.opt.Cache.Tables = kept
				other(l, file)
				if l.restoreVillages(file) {
					t.Errorf("%s is restored for %s", f.input.Path, name)
				}
			}
		}
	}
	if restored < 4 {
		t.Errorf("only %d files were restored", restored)
	}
}

// TestAFileOfVillagesThatChangedIsReadAgain: what is kept of it is of other bytes, or of other records.
func TestAFileOfVillagesThatChangedIsReadAgain(t *testing.T) {
	dir := t.TempDir()
	for _, f := range parseArchive(ground + keptVillagesArchive).files {
		writeFile(t, filepath.Join(dir, f.name), f.data)
	}
	folder := cache.New(t.TempDir(), "villages", cache.Limits{})
	kept := func(path string) *cache.Notes { return folder.Notes(fmt.Sprintf("%x", sha256.Sum256([]byte(path)))) }
	readVillages(t, dir, kept)
	for _, c := range [][3]string{
		{"data/villages/a.toml", "households = 3", "households = 4"},
		{"data/villages/b.csv", ";12;", ";13;"},
		{"data/indicators.toml", `source = "of-indicator"`, `source = "own"`},
	} {
		name := filepath.Join(dir, c[0])
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, name, []byte(strings.Replace(string(text), c[1], c[2], 1)))
		l, files := readVillages(t, dir, kept)
		fresh, want := readVillages(t, dir, nil)
		for i, f := range files {
			if a, b := l.describe(t, f), fresh.describe(t, want[i]); a != b {
				t.Errorf("after %s, %s is read as\n%s\nit is\n%s", c[2], f.input.Path, a, b)
			}
		}
	}
}

// TestWhatIsReportedOfAFileOfVillagesIsReportedAgain: a file of which there is something to say is not kept, which would keep quiet about it.
func TestWhatIsReportedOfAFileOfVillagesIsReportedAgain(t *testing.T) {
	const village = "[[village]]\ncode = \"450329100201\"\nname = \"甲村\"\nregion = \"450329\"\n"
	for name, text := range map[string]string{
		"a wrong value":        village + "households = \"多\"\n",
		"a misspelt key":       strings.Replace(village, "name", "nmae", 1),
		"another unknown key":  village + "zzz = 1\n",
		"a silenced rule":      "# check: off outlier 核对过\n" + village,
		"a region that is not": strings.Replace(village, "450329\"\n", "450330\"\n", 1),
	} {
		dir := t.TempDir()
		for _, f := range parseArchive(ground).files {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
		writeFile(t, filepath.Join(dir, "data/villages/a.toml"), []byte(text))
		folder := cache.New(t.TempDir(), "villages", cache.Limits{})
		kept := func(path string) *cache.Notes { return folder.Notes(fmt.Sprintf("%x", sha256.Sum256([]byte(path)))) }
		_, first := readVillages(t, dir, kept)
		_, second := readVillages(t, dir, kept)
		said := func(f *placeFile[report.Village]) string {
			return fmt.Sprint(printed(t, f.problems), len(f.suppressed), len(f.misspelt), f.dangles)
		}
		if a, b := said(first[0]), said(second[0]); a != b || a == "0 0 false" {
			t.Errorf("%s: reported is\n%s\nand then\n%s", name, a, b)
		}
	}
}

const keptVillagesArchive = `-- data/programs/p.toml --
[[program]]
id = "six"
name = "六个一"
-- data/villages/a.toml --
[[village]]
code = "450329100201"
name = "甲村"
region = "450329"
households = 3
programs = ["six"]
source = "of-village"
summary = "一个村。"
former = [{ name = "旧村", until = 2001 }]
[[village.series]]
indicator = "n"
values = { 2014 = 3120, 2015 = 3560.5, 2017 = 99999999999.25 }
[[village.series]]
indicator = "n"
source = "of-indicator"
values = { 2018 = 4 }
[[village.breakdown]]
indicator = "m"
by = "age"
year = 2020
parts = { "35岁以下" = 5, "60岁以上" = 6 }
[[village]]
code = "mou-cun"
name = "某村"
region = "450329"
anonymous = true
-- data/villages/a2.toml --
[[village]]
code = "450329100204"
name = "丁村"
region = "450329"
[[village.series]]
indicator = "n"
values = { 2014 = 1 }
[[village]]
code = "450329100205"
name = "戊村"
region = "450329"
[[village.series]]
indicator = "m"
values = { 2016 = 2, 2017 = 3 }
[[village]]
code = "450329100206"
name = "己村"
region = "450329"
[[village.series]]
indicator = "n"
values = { 2014 = 4 }
-- data/villages/b.csv --
code;name;region;population;n@2015;n@2016;m/age/老@2020
450329100202;乙村;450329;12;1;2;3
450329100203;"丙""村";450329;;;-2.5;
`

// describe writes all that is known of a file of villages and of the places in it.
func (l *loader) describe(t *testing.T, f *placeFile[report.Village]) string {
	t.Helper()
	var b strings.Builder
	var layouts cache.Shared[report.Layout]
	codec := l.villageCodec(f.file, &layouts)
	for i := range f.parts {
		p := &f.parts[i]
		packed, ok := cache.Pack(codec, &keptVillage{*p.of, p.given, p.whole, p.head, p.row})
		cell, isCell := p.of.At.Cell()
		fmt.Fprintf(&b, "%t %q %v %v %t %v", ok, packed, p.of.At.Position(), cell, isCell, p.isRow())
		for s := range p.of.Series() {
			in, ok := s.At.InYear(2016)
			fmt.Fprintf(&b, " %s %v %t", s.At.Text(), in.Text(), ok)
		}
		if p.isRow() {
			fmt.Fprintf(&b, " %q", p.sheet.cellOf(p.row, "name").Text())
		}
		b.WriteByte('\n')
	}
	packed, ok := cache.Pack(codec, &layouts.List)
	fmt.Fprintf(&b, "%t %q", ok, packed)
	return b.String()
}

// readVillages reads the villages of a site and keeps them where kept says.
func readVillages(t *testing.T, dir string, kept func(string) *cache.Notes) (*loader, []*placeFile[report.Village]) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	tree, err := input.Walk(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	l := newLoader(dir, root, Options{Contents: input.NewContents(), Cache: &TextCache{Program: [32]byte{1}, Tables: kept}, Jobs: 1})
	if err := cmp.Or(l.opt.Contents.Hash(t.Context(), dir, tree.Files, 1), l.readSmall(t.Context(), tree), l.smallRecords(t.Context(), tree)); err != nil {
		t.Fatal(err)
	}
	var ok bool
	if l.villagesBesides, ok = l.besides(tree); !ok {
		t.Fatal("what villages are read by is not known")
	}
	files := villageFiles(tree)
	if err := l.decodeVillages(t.Context(), files); err != nil {
		t.Fatal(err)
	}
	return l, files
}
