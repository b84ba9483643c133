package toml

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	library "github.com/BurntSushi/toml"

	"casebook/generator/source"
)

var tomlSeeds = []string{
	"a = 1\nb.c = \"x\"\n[t]\nx = [1, 2,\n3]\n[[v]]\ny = { 2014 = 3120, 2015 = 1.5e3 }\n[[v.s]]\n",
	"a = '''\nx'''\nb = \"\"\"\\\n  y\\u00e9\"\"\"\nc = 1979-05-27T07:32:00Z\nd = 07:32:00\ne = 1979-05-27 07:32:00.5\n",
	"\"quoted key\" = true\n'k' = -inf\nx = 0xff\ny = 1_000\nz = +0.0\n# comment\n",
	"a = [[1], [\"x\", {b = 1, c.d = 2}]]\r\nb = 1\r\n[a.b]\n",
	"[a]\n[a.b]\n[a]\n", "a.b = 1\na.c = 2\n[a]\n", "x = {a = 1,\n b = 2, # c\n}\n", "a = \"\\x41\\e\"\n", "a=1979-02-30\n",
	"a = 1\na = 2\n", "[[a]]\n[a.b]\n[[a]]\n[a.b]\n", "a = [{b=1}]\n[[a]]\n", "fruit.x = 1\n[fruit.y]\n", "a = 01\n", "a = 1__0\n", "a = .5\n", "a = 5.\n",
}

// ownFiles returns the TOML files of the starter site, which are written as people are taught to.
func ownFiles(f *testing.F) []string {
	var texts []string
	err := filepath.WalkDir("../starter/site", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".toml" {
			return err
		}
		text, err := os.ReadFile(path)
		texts = append(texts, string(text))
		return err
	})
	if err != nil || len(texts) == 0 {
		f.Fatal("no files of the starter site", err)
	}
	return texts
}

// FuzzTOML holds the parser against BurntSushi/toml: it accepts what the library accepts
// and reads the same from it; what it reports stands inside the file.
func FuzzTOML(f *testing.F) {
	for _, s := range append(tomlSeeds, ownFiles(f)...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4096 || strings.HasPrefix(text, "\ufeff") || strings.Count(text, "[")+strings.Count(text, "{")+strings.Count(text, ".") > maxDepth {
			t.Skip("refused before it is parsed")
		}
		root, problems, _ := Parse(source.New("a.toml", text), new(Memory), text, 0, len(text), nil)
		for _, p := range problems {
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(text) {
				t.Fatalf("%q: span %d to %d", text, p.Span.Start, p.Span.End)
			}
		}
		want, err := decodeByLibrary(text)
		if err != nil {
			return
		}
		if len(problems) > 0 && strings.Contains(text, `\\""""""`) {
			return // the library miscounts quotation marks after an escape: TOML allows five at the end
		}
		if len(problems) > 0 && strings.Contains(problems[0].Message.EN, "defined twice") && strings.Contains(text, ".") {
			return // it overlooks a key that a dotted key made a table: TOML 1.0, "Keys"
		}
		if len(problems) > 0 {
			t.Fatalf("%q: the library accepts it, we say %s at %d", text, problems[0].Message.EN, problems[0].Span.Start)
		}
		compareTable(t, text, root, want)
	})
}

// FuzzSimple: a text that the library is not asked about, and in which we find nothing, is one
// that it accepts.
func FuzzSimple(f *testing.F) {
	for _, s := range append(tomlSeeds, ownFiles(f)...) {
		f.Add(s)
	}
	f.Add("# 一\n\n[[fact]]\nid = \"a\"\nvalue = -1.50\nyear = 2024\nlist = [\"a\", \"b\"]\ndate = 2024-02-28\nsample = true\n")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") || !isSimple(text) {
			t.Skip("the library is asked about it, or refuses it before it parses")
		}
		if _, problems, _ := Parse(source.New("a.toml", text), new(Memory), text, 0, len(text), nil); len(problems) > 0 {
			return
		}
		if _, err := decodeByLibrary(text); err != nil && !strings.Contains(err.Error(), "out of range") {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

func TestSimpleTexts(t *testing.T) {
	for text, want := range map[string]bool{
		"":                          true,
		"[[fact]]\nid = \"a\"\r\n":  true,
		"value = 12.5\n# 注\n":       true,
		"themes = [\"一\", \"二\"]\n": true,
		"a = \"x\\n\"":              false,
		"a = 012":                   false,
		"a = 2024-02-30":            false,
		"a = 2024-12-28":            true,
		"a = 0000-12-28":            false,
		"a = 2024-00-28":            false,
		"a = 2024-13-28":            false,
		"a = 2024-12-00":            false,
		"a = 2024-12-29":            false,
		"a = \"x\" # y":             false,
		"a.b = 1":                   false,
		"a = [1, 2]":                false,
		"a = \"\"\"x\"\"\"":         false,
		"[a]":                       false,
	} {
		if got := isSimple(text); got != want {
			t.Errorf("%q is simple: %t", text, got)
		}
	}
}

var errLibrary = errors.New("the library panicked")

func decodeByLibrary(text string) (m map[string]any, err error) {
	defer func() {
		if recover() != nil {
			err = errLibrary
		}
	}()
	_, err = library.Decode(text, &m)
	return m, err
}

func compareTable(t *testing.T, text string, got *Table, want map[string]any) {
	t.Helper()
	if len(got.Entries) != len(want) {
		t.Fatalf("%q: %d keys, the library has %d", text, len(got.Entries), len(want))
	}
	for i := range got.Entries {
		e := &got.Entries[i]
		w, ok := want[e.Key]
		if !ok {
			t.Fatalf("%q: key %q is not the library's", text, e.Key)
		}
		compareValue(t, text, &e.Value, w)
	}
}

func compareValue(t *testing.T, text string, got *Value, want any) {
	t.Helper()
	fail := func() { t.Fatalf("%q: value %q of kind %d, the library has %#v", text, got.Text, got.Kind, want) }
	switch w := want.(type) {
	case string:
		if got.Kind != KindString || got.Text != w {
			fail()
		}
	case bool:
		if got.Kind != KindBool || got.Text != strconv.FormatBool(w) {
			fail()
		}
	case int64:
		n, err := strconv.ParseInt(got.Text, 0, 64)
		if got.Kind != KindInteger || err != nil || n != w {
			fail()
		}
	case float64:
		n, err := strconv.ParseFloat(strings.ReplaceAll(got.Text, "_", ""), 64)
		if got.Kind != KindFloat || err != nil && !strings.Contains(got.Text, "nan") || n != w && !math.IsNaN(w) {
			fail()
		}
	case time.Time:
		if got.Kind != KindDatetime {
			fail()
		}
	case []any:
		if got.Kind != KindArray || len(got.Elements()) != len(w) {
			fail()
		}
		for i := range w {
			compareValue(t, text, &got.Elements()[i].Value, w[i])
		}
	case []map[string]any:
		if got.Kind != KindArray || len(got.Elements()) != len(w) {
			fail()
		}
		for i := range w {
			compareTable(t, text, got.Elements()[i].Value.Table, w[i])
		}
	case map[string]any:
		if got.Kind != KindTable {
			fail()
		}
		compareTable(t, text, got.Table, w)
	default:
		fail()
	}
}

// FuzzTableBinary: a table that is written is read back with all that stands in it, and no bytes
// make trouble.
func FuzzTableBinary(f *testing.F) {
	for _, s := range append(tomlSeeds, ownFiles(f)...) {
		f.Add(s)
	}
	f.Add("k13=1\nk12=1\nk11=1\nk10=1\nk09=1\nk08=1\nk07=1\nk06=1\nk05=1\nk04=1\nk03=1\nk02=1\nk01=1\n")
	f.Fuzz(func(t *testing.T, text string) {
		new(Table).UnmarshalBinary([]byte(text))
		root, _, _ := Parse(source.New("a.toml", text), new(Memory), text, 0, len(text), nil)
		b, err := root.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		var again Table
		if err := again.UnmarshalBinary(b); err != nil && strings.Count(text, "[")+strings.Count(text, "{")+strings.Count(text, ".") < maxDepth {
			t.Fatalf("%q: %v", text, err)
		} else if err == nil && !reflect.DeepEqual(root, &again) {
			t.Fatalf("%q: %+v is read back as %+v", text, root, &again)
		}
	})
}
