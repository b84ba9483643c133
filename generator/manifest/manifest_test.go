package manifest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
)

func entry(path, content string, sources ...string) Entry {
	return Entry{Path: path, Bytes: int64(len(content)), Sum: sha256.Sum256([]byte(content)), Sources: sources}
}

func TestAManifestIsReadAsItIsWritten(t *testing.T) {
	list := []Entry{entry("a/\"引号\".html", "x", "content/a.md", "data/换行.toml"), entry("b.js", ""), entry("edition.js", "e")}
	text := Text(list)
	again, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(Text(again), text) || len(again) != 3 || again[0].Path != list[0].Path || len(again[0].Sources) != 2 {
		t.Errorf("read as %+v", again)
	}
	if again, err = Read(Text(nil)); err != nil || len(again) != 0 {
		t.Errorf("an empty one: %v %v", again, err)
	}
}

func TestWhatIsNoManifestIsForeign(t *testing.T) {
	good := string(Text([]Entry{entry("a.html", "x"), entry("b.html", "y")}))
	for what, text := range map[string]string{
		"nothing": "", "an app's": `{"name": "an app"}`, "cut short": good[:len(good)-3], "another list": "[\n1\n]\n",
		"a key of others": strings.Replace(good, `"bytes"`, `"size"`, 1), "no hash": strings.Replace(good, `"sha256":"`, `"sha256":"00`, 1),
		"a negative size": strings.Replace(good, `"bytes":1`, `"bytes":-1`, 1), "out of order": strings.NewReplacer("a.html", "c.html").Replace(good),
		"twice": strings.ReplaceAll(good, "b.html", "a.html"), "above the output": strings.Replace(good, "a.html", "../a.html", 1),
		"an absolute path": strings.Replace(good, "a.html", "/a.html", 1), "a drive": strings.Replace(good, "a.html", "C:a.html", 1),
		"itself": strings.Replace(good, "b.html", "manifest.json", 1), "the program's own": strings.Replace(good, "a.html", ".casebook/state.json", 1),
		"a folder": strings.Replace(good, "a.html", "a/", 1), "a backslash": strings.Replace(good, "a.html", `a\\..\\b`, 1),
	} {
		if list, err := Read([]byte(text)); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v %v", what, list, err)
		}
	}
}

func TestTheCodeIsOfWhatReadersGet(t *testing.T) {
	list := []Entry{entry("a.html", "x", "content/a.md"), entry("edition.js", "1"), entry("editions/index.html", "1"), entry("z.css", "y")}
	code := Code(list)
	if len(code) != 8 || strings.Trim(code, "0123456789abcdef") != "" {
		t.Fatalf("the code is %q", code)
	}
	same := []Entry{entry("a.html", "x", "another/source.md"), entry("edition.js", "2"), entry("editions/index.html", "2"), entry("editions/more.html", ""), entry("z.css", "y")}
	if Code(same) != code {
		t.Error("it changes with what tells of editions, or with sources")
	}
	for what, other := range map[string][]Entry{
		"a byte": {entry("a.html", "X"), list[3]}, "a name": {entry("b.html", "x"), list[3]}, "a file less": {list[0]}, "a file more": {list[0], entry("y", ""), list[3]},
	} {
		if Code(other) == code {
			t.Errorf("%s does not change it", what)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Text([]Entry{entry("a.html", "x", "content/a.md")}))
	f.Add([]byte("[\n]\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := Read(text)
		if err != nil {
			return
		}
		again, err := Read(Text(list))
		if err != nil || len(again) != len(list) {
			t.Fatalf("%q: %v", text, err)
		}
		for _, e := range list {
			if !ValidPath(e.Path) {
				t.Errorf("%q", e.Path)
			}
		}
	})
}
