package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func nameOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// What is kept is given back as it was, and nothing where its file is damaged, another's, or no file.
func TestAFolderGivesBackWhatItKeeps(t *testing.T) {
	dir := t.TempDir()
	f := New(dir, "made", Limits{})
	key, other := nameOf("a"), nameOf("b")
	if _, ok := f.Get(key); ok {
		t.Error("what was never put is there")
	}
	f.Put(key, []byte("one\n"), nil, []byte("two"))
	for name, get := range map[string]func(string) (string, bool){
		"bytes": func(key string) (string, bool) { b, ok := f.Get(key); return string(b), ok }, "text": f.getText,
	} {
		if got, ok := get(key); !ok || got != "one\ntwo" {
			t.Errorf("%s: %q, %t", name, got, ok)
		}
	}
	file := filepath.Join(dir, "made", key)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string]string{"cut short": string(whole[:len(whole)-1]), "longer": string(whole) + "x", "another text": strings.Replace(string(whole), "two", "owt", 1), "another seal": "0" + string(whole[1:]) + "", "no line": "x", "empty": "", "a seal alone": string(whole[:sealLength-1])}
	if whole[0] == '0' {
		damage["another seal"] = "1" + string(whole[1:])
	}
	for name, text := range damage {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got, ok := f.Get(key); ok {
			t.Errorf("%s: %q is given back", name, got)
		}
		if got, ok := f.getText(key); ok {
			t.Errorf("%s: the text %q is given back", name, got)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "made", other), whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.Get(other); ok {
		t.Error("what was kept under another key is given back")
	}
	folder := nameOf("folder")
	if err := os.Mkdir(filepath.Join(dir, "made", folder), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.Get(folder); ok {
		t.Error("a folder is given back")
	}
	if _, ok := f.getText(folder); ok {
		t.Error("the text of a folder is given back")
	}
	f.Put(nameOf("none"))
	if got, ok := f.Get(nameOf("none")); !ok || len(got) > 0 {
		t.Errorf("nothing is given back as %q, %t", got, ok)
	}
	none := New("", "made", Limits{})
	if none.Put(key, []byte("x")); none != nil {
		t.Error("a folder of nowhere")
	}
	if _, ok := none.Get(key); ok {
		t.Error("a folder of nowhere keeps something")
	}
	if _, ok := none.getText(key); ok {
		t.Error("a folder of nowhere keeps a text")
	}
}

// Of more files than a folder may have, or larger ones, those go that were not used for longest; what a killed
// process left goes too, and what is another's stays.
func TestWhatWasNotUsedForLongestGoes(t *testing.T) {
	old := time.Now().Add(-48 * time.Hour)
	for name, limits := range map[string]Limits{"files": {Files: 3}, "bytes": {Files: 99, Bytes: 3 * (sealLength + 10)}} {
		dir := t.TempDir()
		f := New(dir, "made", Limits{})
		at := func(key string) string { return filepath.Join(dir, "made", key) }
		for n := range 5 {
			key := nameOf(fmt.Sprint(n))
			f.Put(key, []byte("0123456789"))
			when := old.Add(time.Duration(n) * time.Minute)
			if err := os.Chtimes(at(key), when, when); err != nil {
				t.Fatal(err)
			}
		}
		for _, key := range []string{"notes.txt", nameOf("x")[:10]} {
			if err := os.WriteFile(at(key), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, ok := f.Get(nameOf("0")); !ok { // used now
			t.Fatal("what is kept is not there")
		}
		if _, ok := f.getText(nameOf("1")); !ok {
			t.Fatal("what is kept is not there")
		}
		f.limits = limits
		f.Put(nameOf("new"), []byte("0123456789"))
		var left []string
		for _, key := range []string{"0", "1", "2", "3", "4", "new"} {
			if _, err := os.Stat(at(nameOf(key))); err == nil {
				left = append(left, key)
			}
		}
		if got := strings.Join(left, " "); got != "0 1 new" {
			t.Errorf("%s: %s are left", name, got)
		}
		if _, err := os.Stat(at("notes.txt")); err != nil {
			t.Errorf("%s: another's file is gone", name)
		}
	}
}

// Where nothing bounds how many files there are, the folder is looked at now and then, the first time at once.
func TestAFolderOfManyFilesIsLookedAtNowAndThen(t *testing.T) {
	dir := t.TempDir()
	f := New(dir, "made", Limits{Bytes: 1})
	left := func() int {
		list, _ := os.ReadDir(filepath.Join(dir, "made"))
		return len(list)
	}
	for n := range clearEvery {
		f.Put(nameOf(fmt.Sprint(n)), []byte("text"))
		if n == 0 && left() != 0 {
			t.Errorf("%d files are left of the first", left())
		}
	}
	if n := left(); n != clearEvery-1 {
		t.Errorf("%d files are left of %d", n, clearEvery)
	}
	if f.Put(nameOf("one more"), []byte("text")); left() != 0 {
		t.Errorf("%d files are left", left())
	}
}

// One value takes the place of all notes.
func TestNotesAreReplaced(t *testing.T) {
	folder := New(t.TempDir(), "notes", Limits{})
	n := folder.Notes(nameOf("site"))
	n.Put(keyOf("a"), "1")
	n.Save()
	n.Replace(keyOf("b"), []byte("2"), []byte("3"))
	again := folder.Notes(nameOf("site"))
	again.Read()
	if _, ok := again.Get(keyOf("a")); ok {
		t.Error("what was replaced is there")
	}
	if got, ok := again.Get(keyOf("b")); !ok || got != "23" {
		t.Errorf("%q, %t", got, ok)
	}
	var none *Notes
	none.Replace(keyOf("a"), nil)
	none.Read()
}

// A text stands before another value without being joined to it first.
func TestATextBeforeAValue(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"一", ""}, {"", "rest"}, {"text", "rest"}} {
		joined := strings.Join(TextBefore(c[1], c[0]), "")
		text, rest, ok := CutText(joined)
		if !ok || text != c[0] || rest != c[1] {
			t.Errorf("%q is taken apart as %q, %q, %t", c, text, rest, ok)
		}
	}
	for _, s := range []string{"", "\x05text", "\xff"} {
		if text, _, ok := CutText(s); ok {
			t.Errorf("%q holds the text %q", s, text)
		}
	}
}
