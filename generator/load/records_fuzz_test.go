package load

import (
	"context"
	"os"
	"testing"
	"unicode/utf8"

	"casebook/generator/input"
	"casebook/generator/source"
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
		v := &villageFile{decoder: decoder{file: file, release: true}, input: d.input}
		if as == input.Villages {
			l.villageTables(v, new(tableMemory))
		} else {
			l.villageRows(context.Background(), v)
		}
		l.mergeVillages([]*villageFile{v})
		l.collect(&v.decoder)
		return
	case input.Narrative:
		l.parseNarrative(d)
	default:
		d.root = d.parse(0, len(text))
	}
	l.docs = map[input.Role][]*doc{as: {d}}
	l.smallRecords(&input.Tree{})
	l.narrativeFiles()
}
