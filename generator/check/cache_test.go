package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"casebook/generator/cache"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// cacheIn returns what is kept in a folder, as a run of its own would find it. sums are those of
// the files' texts, which rep has.
func cacheIn(dir string, rep *report.Report) *Cache {
	name := sha256.Sum256([]byte("site"))
	sums := map[string][32]byte{}
	for _, f := range rep.Files {
		sums[f.Path] = sha256.Sum256([]byte(f.Text()))
	}
	return &Cache{Records: recordsOf(rep), Notes: cache.New(dir, "texts", cache.Limits{}).Notes(hex.EncodeToString(name[:])), Program: [32]byte{1},
		Sum: func(path string) ([32]byte, bool) { sum, ok := sums[path]; return sum, ok }}
}

// recordsOf is a hash of the files that records are read from.
func recordsOf(rep *report.Report) func() ([32]byte, bool) {
	return func() ([32]byte, bool) {
		h := sha256.New()
		for _, f := range rep.Files {
			if strings.HasPrefix(f.Path, "data/") && !strings.HasPrefix(f.Path, "data/facts/") {
				fmt.Fprintf(h, "%q %q\n", f.Path, f.Text())
			}
		}
		return [32]byte(h.Sum(nil)), true
	}
}

// checkedByCache checks a report by what is kept in a folder, and returns of how many narratives with
// findings it was known what is found in them.
func checkedByCache(t *testing.T, dir string, rep *report.Report) (Result, int) {
	t.Helper()
	kept := cacheIn(dir, rep)
	opt := Options{Today: today, Jobs: 1, Cache: kept}
	r, err := OfRecords(t.Context(), rep, opt, nil)
	if err != nil {
		t.Fatal(err)
	}
	known, keys := 0, r.site.keysOf(rep)
	for _, n := range rep.Narratives {
		if key, ok := keys.of(subjectOf(n)); ok {
			if value, found := kept.Notes.Get(key); found && len(value) > len("none") {
				known++
			}
		}
	}
	result, err := r.Report(t.Context(), rep, Result{})
	if err != nil {
		t.Fatal(err)
	}
	kept.Notes.Save()
	return result, known
}

// TestKeyIsAnotherWhateverChanges: each field of each record that a narrative leads to is changed,
// and what was found in the narrative is not found again. The records at which the hasher stops are
// around it.
func TestKeyIsAnotherWhateverChanges(t *testing.T) {
	var f filler
	n := f.narrative()
	rec := &report.Records{}
	collect(rec, reflect.ValueOf(subjectOf(n)).Elem())
	sums := func(path string) ([32]byte, bool) { return sha256.Sum256([]byte(path)), true }
	s := newSite(rec, Options{Cache: &Cache{Notes: cache.New(t.TempDir(), "x", cache.Limits{}).Notes("y"), Program: [32]byte{1}, Sum: sums}})
	rep := &report.Report{Records: rec}
	key := func() cache.Key {
		key, ok := s.keysOf(rep).of(subjectOf(n))
		if !ok {
			t.Fatal("no key")
		}
		return key
	}
	n.Doc.File = f.file
	before := key()
	if before != key() {
		t.Fatal("another key of the same")
	}
	seen := 0
	eachField(reflect.ValueOf(n).Elem(), "", 0, func(path string, v reflect.Value) {
		if path == ".Doc" || path == ".Links[0].Narrative.Doc" {
			return // reported by its file
		}
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		alter(t, v)
		if same := before == key(); same != hidden(path) {
			t.Errorf("after a change of %s: the same key %v", path, same)
		}
		v.Set(old)
		seen++
	})
	if seen < 200 {
		t.Errorf("%d fields were changed", seen)
	}
}

// collect puts the records at which the hasher stops into rec, as they are in a report.
func collect(rec *report.Records, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || isDocument(v.Type()) || v.Type() == reflect.TypeFor[*source.File]() {
			return
		}
		switch x := v.Interface().(type) {
		case *report.Region:
			rec.Regions = append(rec.Regions, x)
		case *report.Indicator:
			rec.Indicators = append(rec.Indicators, x)
		case *report.Group:
			rec.Groups = append(rec.Groups, x)
		}
		collect(rec, v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			collect(rec, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanInterface() {
				collect(rec, v.Field(i))
			}
		}
	}
}

// TestWhatIsKeptIsAllOfIt: every field of what was found in a narrative comes back.
func TestWhatIsKeptIsAllOfIt(t *testing.T) {
	f := &filler{file: source.New("y", "abc")}
	f.above, f.docs = map[reflect.Type]bool{}, map[reflect.Type]reflect.Value{}
	var p problem.Problem
	var c quantity.Claim
	f.fill(reflect.ValueOf(&p).Elem())
	f.fill(reflect.ValueOf(&c).Elem())
	c.Value, c.Interval.High, c.Interval.LowOut = quantity.FromInt(7), quantity.Missing, true
	x := cachedReading{[]problem.Problem{p}, []quote{{"k", c, "t", f.file.At(1, 2), -1}}, Count{1, 2, 3}}
	codec := codecOf([]*source.File{f.file})
	packed, ok := cache.Pack(codec, &x)
	if !ok {
		t.Fatal("not packed")
	}
	if again, ok := cache.Unpack[cachedReading](codec, packed); !ok || !reflect.DeepEqual(*again, x) {
		t.Errorf("%+v came back as %+v", x, again)
	}
	if _, ok := cache.Pack(codecOf(nil), &x); ok {
		t.Error("a place in a text that is none of the report's is kept")
	}
}
