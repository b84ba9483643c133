package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/load"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// hidden tells whether rules do not see a path below a narrative: that of another narrative, but
// for the name of a fact's and the text of one that a link leads to. A field that is added to a
// record is seen, unless it is named here and subjectOf leaves it out.
func hidden(path string) bool {
	for _, field := range []string{".Sites", ".VisitedBy", ".Backlinks"} {
		if strings.HasPrefix(path, field) {
			return true
		}
	}
	for within, seen := range map[string][]string{
		"Links[0].Narrative.": {"Slug", "Doc"}, "Facts[0].Narrative.": {"Slug"}, ".Fact.Narrative.": {"Slug"}, "Themes[0].": {"Name"},
	} {
		if _, field, ok := strings.Cut(path, within); ok && !slices.Contains(seen, field) {
			return true
		}
	}
	return false
}

// TestNarrativeIsReadAgainWhateverChanges: each field of each record that a narrative leads to is
// changed, and the narrative is read again; what is hidden is not seen by any rule.
func TestNarrativeIsReadAgainWhateverChanges(t *testing.T) {
	var f filler
	was, n := f.narrative(), f.narrative()
	former := &reading{n: was, subject: subjectOf(was)}
	if former.reuse(n) == nil {
		t.Fatal("a narrative of which nothing changed is read again")
	}
	seen := map[string]bool{}
	eachField(reflect.ValueOf(n).Elem(), "", 0, func(path string, v reflect.Value) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		alter(t, v)
		if reused := former.reuse(n) != nil; reused != hidden(path) {
			t.Errorf("after a change of %s: read again %v", path, !reused)
		}
		v.Set(old)
		seen[path] = true
	})
	for _, want := range []string{".Title", ".Village", ".Village.Name", ".Facts[0].Source.Title", ".Links[0].Narrative.Doc", ".Blocks[0].Chart.Title"} {
		if !seen[want] {
			t.Errorf("%s was not changed; were: %d", want, len(seen))
		}
	}
}

// filler gives all fields values; a type within itself is left empty. Two that it filled differ in
// nothing.
type filler struct {
	above map[reflect.Type]bool
	file  *source.File
	docs  map[reflect.Type]reflect.Value
}

func (f *filler) narrative() *report.Narrative {
	n := &report.Narrative{}
	f.fill(reflect.ValueOf(n).Elem())
	return n
}

func (f *filler) fill(v reflect.Value) {
	if f.above == nil {
		f.above, f.docs, f.file = map[reflect.Type]bool{}, map[reflect.Type]reflect.Value{}, source.New("y", "abc")
	}
	if v.Type() == reflect.TypeFor[source.Span]() {
		v.Set(reflect.ValueOf(f.file.At(0, 2)))
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice:
		if f.above[v.Type()] || v.Type() == reflect.TypeFor[*source.File]() {
			return
		}
		f.above[v.Type()] = true
		defer delete(f.above, v.Type())
	}
	switch v.Kind() {
	case reflect.Pointer:
		if isDocument(v.Type()) { // parsed once
			if !f.docs[v.Type()].IsValid() {
				f.docs[v.Type()] = reflect.New(v.Type().Elem())
			}
			v.Set(f.docs[v.Type()])
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				f.fill(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString("a")
	case reflect.Int:
		v.SetInt(3)
	}
}

func isDocument(t reflect.Type) bool { return strings.HasSuffix(t.String(), ".Document") }

// eachField calls visit with each field that can be set, of all records that v leads to.
func eachField(v reflect.Value, path string, depth int, visit func(path string, v reflect.Value)) {
	const deepest = 4
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && depth < deepest && v.Type() != reflect.TypeFor[*source.File]() && !isDocument(v.Type()) {
			eachField(v.Elem(), path, depth+1, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachField(v.Index(i), fmt.Sprintf("%s[%d]", path, i), depth, visit)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[source.Span]() {
			return
		}
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() {
				name := path + "." + v.Type().Field(i).Name
				visit(name, field)
				eachField(field, name, depth, visit)
			}
		}
	}
}

// alter gives a field another value.
func alter(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Type() {
	case reflect.TypeFor[quantity.Decimal]():
		v.Set(reflect.ValueOf(quantity.FromInt(7)))
		return
	case reflect.TypeFor[source.Span]():
		v.Set(reflect.ValueOf(source.New("x", "xyz").At(1, 1)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("altered")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8:
		v.SetUint(v.Uint() + 1)
	case reflect.Array:
		alter(t, v.Index(0))
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		} else {
			v.SetZero()
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				alter(t, v.Field(i))
				return
			}
		}
		t.Fatalf("cannot alter a %s", v.Type())
	case reflect.Slice:
		if v.Len() > 0 {
			v.SetZero()
		} else {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
	default:
		t.Fatalf("cannot alter a %s", v.Type())
	}
}

// narrativeText is a narrative that looks at others, and whose own figures look at facts, villages and
// regions; n makes versions of it differ.
func narrativeText(slug string, n int) string {
	lines := []string{
		fmt.Sprintf("帮建房屋[%d户](fact:houses)，又修路%d公里。", 10+n%3, 4+n%5),
		fmt.Sprintf("种茶[%d亩](fact:one/tea)，建房%d户。", 20+n%2, 10+n%4),
		fmt.Sprintf("人均收入[%d元](fact:v%d/income@2020)，全县[%d元](fact:xian/income@2020)。", 5000+n%3, n%4, 6000+n%2),
		fmt.Sprintf("见[另一篇](%s.md)和[一节](%s.md#jie-%d)。", []string{"one", "two", "three", "four", "five", "six", "three", "fourr"}[n%8], []string{"one", "two", "three"}[n%3], n%3),
		fmt.Sprintf("另一篇有[%d户](fact:%s)。", 10+n%3, []string{"two/houses", "three/houses", "five/houses", "two/house"}[n%4]),
		"贫困户王德旺当年脱贫。",
		"看过11人，在深水大河镇住下。",
		fmt.Sprintf("落实“三会一课制度，收入%d元。", 5000+n%3),
		"![](pic.png)",
		fmt.Sprintf("```chart\nindicator = \"income\"\nvillages = [\"v%d\"]\nyears = [%d]\n```", n%4, 2018+n%4),
	}
	r := rand.New(rand.NewPCG(uint64(n), 7))
	var body strings.Builder
	fmt.Fprintf(&body, "+++\ntitle = \"第%d篇\"\n", n%3)
	for i, line := range []string{fmt.Sprintf("village = \"v%d\"", n%4), "programs = [\"six\"]", "anonymous = true"} {
		if r.IntN(2+i%2) == 0 {
			body.WriteString(line + "\n")
		}
	}
	fmt.Fprintf(&body, "+++\n\n# 节%d\n\n", n%3)
	for _, i := range r.Perm(len(lines))[:1+r.IntN(2)] {
		body.WriteString(lines[i] + "\n\n")
	}
	return body.String()
}

var tellers = []string{"one", "two", "three", "four", "five", "six"}

// edit changes one file of the site and returns its path and text; "" takes it away.
func edit(r *rand.Rand) (path, text string) {
	n, slug := r.IntN(1000), tellers[r.IntN(len(tellers))]
	switch r.IntN(9) {
	default:
		return "content/cases/" + slug + ".md", narrativeText(slug, n)
	case 0:
		return "content/cases/" + slug + ".md", ""
	case 1, 2:
		return "data/facts/" + slug + ".toml", fmt.Sprintf("[[fact]]\nid = \"houses\"\nvalue = %d\nunit = \"户\"\n[[fact]]\nid = \"%s\"\nvalue = %d\nunit = \"亩\"\n", 10+n%3, []string{"tea", "tea", "house2"}[n%3], 20+n%2)
	case 3:
		rows := "code,name,region,income@2020\n"
		for i := range 4 {
			name := []string{fmt.Sprintf("第%d村", i), "王德旺村"}[(n+i)/3%2] // as a person is called
			rows += fmt.Sprintf("v%d,%s,xian,%d\n", i, name, 5000+(n+i)%3)
		}
		return "data/villages/xian/a.csv", rows
	case 4:
		return "data/regions.toml", fmt.Sprintf("[[region]]\ncode = \"xian\"\nname = \"示例县\"\n[[region.series]]\nindicator = \"income\"\nvalues = { 2020 = %d }\n[[region]]\ncode = \"zhen\"\nname = \"深水%s镇\"\nparent = \"xian\"\n", 6000+n%2, []string{"大河", "小河"}[n%2])
	case 5:
		return "data/programs/six.toml", fmt.Sprintf("[[program]]\nid = \"six\"\nname = \"二个一\"\nformula = \"二个一\"\n[[program.part]]\nname = \"节%d\"\n[[program.part]]\nname = \"别的%d\"\n", n%3, n%2)
	case 6:
		return "content/cases/pic.png", []string{"", "\x89PNG\r\n\x1a\n"}[n%2]
	}
}

// TestOnlyWhatWasNotLookedAtIsSpared: after any edits a report checked beside a former result, or by
// what former runs have kept, has what the same report has that is checked alone.
func TestOnlyWhatWasNotLookedAtIsSpared(t *testing.T) {
	dir := writeSite(t, files(narrativeText("one", 1)))
	r := rand.New(rand.NewPCG(11, 5))
	reader := load.NewReader(dir, load.Options{})
	var former Result
	var tree *input.Tree
	var records *Records
	spared, known, found, notes := 0, 0, map[string]int{}, t.TempDir()
	rounds := 600
	if testing.Short() { // with the race detector a round takes ten times as long
		rounds = 150
	}
	for round := range rounds {
		changes := input.Changes{Known: round > 0, Paths: map[string]bool{}}
		for range 1 + r.IntN(2) {
			path, text := edit(r)
			changes.Paths[path] = true
			full := filepath.Join(dir, filepath.FromSlash(path))
			if text == "" {
				os.Remove(full)
				continue
			}
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var err error
		if tree, changes, err = input.Look(t.Context(), dir, tree, changes); err != nil {
			t.Fatal(err)
		}
		rep, _, err := reader.Read(t.Context(), tree, changes)
		if err != nil {
			t.Fatal(err)
		}
		records = mustCheckRecords(t, rep, records)
		got, want := mustReport(t, records, rep, former), mustCheck(t, rep, 1)
		if !reflect.DeepEqual(got.Problems, want.Problems) || !reflect.DeepEqual(got.Counts, want.Counts) || got.Total != want.Total {
			t.Fatalf("round %d, after %v: %d problems beside the former result, %d alone\n%v\n%v", round, changes.Paths, len(got.Problems), len(want.Problems), got.Problems, want.Problems)
		}
		again, n := got, 0
		if round%6 == 0 {
			again, n = checkedByCache(t, notes, rep)
		}
		if known += n; !reflect.DeepEqual(again.Problems, want.Problems) || !reflect.DeepEqual(again.Counts, want.Counts) || again.Total != want.Total {
			t.Fatalf("round %d, after %v: %d problems by what is kept, %d alone\n%v\n%v", round, changes.Paths, len(again.Problems), len(want.Problems), again.Problems, want.Problems)
		}
		for slug, x := range got.readings {
			if had := former.readings[slug]; had != nil && len(had.found) > 0 && len(x.found) > 0 && &had.found[0] == &x.found[0] {
				spared++
			}
		}
		for _, p := range want.Problems {
			found[string(p.Rule)]++
		}
		former = got
	}
	if spared < rounds/2 || known == 0 {
		t.Errorf("%d narratives spared, %d known, want more", spared, known)
	}
	for _, rule := range []string{"fact-mismatch", "fact-unknown", "figure-unbound", "broken-link", "formula-mismatch", "missing-asset", "private-name", "unbalanced-quote"} {
		if found[rule] == 0 {
			t.Errorf("no round had a %s", rule)
		}
	}
	t.Logf("%d narratives spared, %d known; %v", spared, known, found)
}

// TestWhoAskedForTheWholeIsReadAgain: what a rule looked up in the report at large may have changed anywhere.
func TestWhoAskedForTheWholeIsReadAgain(t *testing.T) {
	var f filler
	n := f.narrative()
	r := &reading{n: n, subject: subjectOf(n)}
	rep := &report.Report{}
	if got := (deps{rep, r}).whole(); got != rep || r.reuse(n) != nil {
		t.Error("the narrative is not read again")
	}
}

// TestFilesAreComparedByWhatTheySay: two files are the same where path, sheet and text are; one that is missing, or that may not
// be looked at, is no other's like.
func TestFilesAreComparedByWhatTheySay(t *testing.T) {
	value := func(f *source.File) reflect.Value { return reflect.ValueOf(f) }
	hidden := reflect.ValueOf(struct{ file *source.File }{source.New("a", "x")}).Field(0)
	a := value(source.New("a", "x"))
	for name, c := range map[string]struct {
		other reflect.Value
		want  bool
	}{
		"the same": {value(source.New("a", "x")), true}, "another path": {value(source.New("b", "x")), false}, "another text": {value(source.New("a", "y")), false},
		"none": {value(nil), false}, "a hidden one": {hidden, false},
	} {
		if sameText(a, c.other) != c.want || sameText(c.other, a) != c.want {
			t.Errorf("%s: %t", name, !c.want)
		}
	}
}
