package merge

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

var update = flag.Bool("update", false, "write what comes of merging into testdata")

const (
	plainFront = "+++\ntitle = \"账\"\n+++\n\n"
	caseFile   = "testdata/merges.txt"
)

// The texts of testdata/merges.txt, what we and they made of them, and all that comes of it. A text that says no more than another is
// left out: ours is the base then. What is merged once more stays as it is, and so do the ends of lines.
func TestMerges(t *testing.T) {
	data, err := os.ReadFile(caseFile)
	if err != nil {
		t.Fatal(err)
	}
	var made strings.Builder
	for _, section := range strings.Split("\n"+string(data), "\n== ")[1:] {
		name, rest, _ := strings.Cut(section, "\n")
		given, want, _ := strings.Cut(rest, "\n=>\n")
		given, want = strings.TrimRight(given, "\n"), strings.TrimSpace(want)
		in := inputOf(given)
		r := Merge(in)
		got := strings.TrimSpace(reported(in, r))
		fmt.Fprintf(&made, "== %s\n%s\n=>\n%s\n\n", name, given, got)
		if got != want && !*update {
			t.Errorf("%s: comes\n%s\nwant\n%s", name, got, want)
		}
		again := inputOf(given)
		if again.Ours = r.Text; len(r.Conflicts) == 0 && len(in.Pictures) == 0 && len(r.Unplaced) == 0 { // of pictures the caller says what is new
			if twice := Merge(again); twice.Text != r.Text {
				t.Errorf("%s: merged twice, the text changes again:\n%s", name, twice.Text)
			}
		}
		windows := inputOf(given)
		windows.Ours, windows.Base = strings.ReplaceAll(windows.Ours, "\n", "\r\n"), strings.ReplaceAll(windows.Base, "\n", "\r\n")
		if got := Merge(windows).Text; got != strings.ReplaceAll(r.Text, "\n", "\r\n") {
			t.Errorf("%s: with other ends of lines comes %q", name, got)
		}
	}
	if *update {
		if err := os.WriteFile(caseFile, []byte(strings.TrimSuffix(made.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inputOf reads a text and, behind lines that begin with --- , what else is given.
func inputOf(given string) Input {
	in := Input{File: "a.md", Styled: true, Print: printedFor, Pictures: map[string]Picture{}}
	parts := strings.Split(given, "\n--- ")
	whole := func(body string) string {
		if strings.HasPrefix(body, "+++") {
			return body + "\n"
		}
		return plainFront + body + "\n"
	}
	in.Base = whole(parts[0])
	in.Ours = in.Base
	theirs, bare := parts[0], false
	for _, part := range parts[1:] {
		word, text, _ := strings.Cut(part, "\n")
		word, value, _ := strings.Cut(word, ": ")
		switch word {
		case "ours":
			in.Ours = whole(text)
		case "theirs":
			theirs = text
		case "title":
			in.Title = value
		case "without base":
			in.Base = ""
		case "without styles":
			in.Styled = false
		case "without print":
			in.Print = nil
		case "bare drawings":
			bare = true
		case "picture": // what the copy calls it, what the text does, and whether that is new
			words := strings.Fields(value)
			in.Pictures[words[0]] = Picture{Src: words[1], New: len(words) > 2}
		}
	}
	if strings.HasPrefix(theirs, "+++") {
		_, theirs, _ = strings.Cut(theirs[3:], "\n+++\n")
	}
	doc, _ := narrative.Parse(source.New("theirs.md", theirs+"\n"))
	in.Theirs = doc.Tree()
	n := 0
	for _, b := range in.Theirs.Blocks {
		if d, ok := b.(*document.Drawing); ok && bare { // as a copy knows it
			d.TOML, d.Index = "", n
			n++
		}
	}
	return in
}

// reported is all that a merge says, behind its text.
func reported(in Input, r Result) string {
	var b strings.Builder
	if r.Text == in.Ours {
		b.WriteString("(ours)\n")
	} else {
		b.WriteString(strings.TrimPrefix(r.Text, plainFront))
	}
	if !strings.HasSuffix(r.Text, "\n") || strings.HasSuffix(r.Text, "\n\n") {
		b.WriteString("(another end)\n")
	}
	line := func(name string, words ...string) {
		fmt.Fprintf(&b, "--- %s: %s\n", name, strings.ReplaceAll(strings.Join(words, " → "), "\n", "⏎"))
	}
	for _, e := range r.Edits {
		line([]string{"changed", "added", "deleted", "moved"}[e.Kind], e.Old, e.New)
	}
	for _, f := range r.FigureEdits {
		line("figure "+f.Target, f.Old, f.New, "in "+f.Place)
	}
	for _, c := range r.Conflicts {
		line("conflict", c.Ours, c.Theirs)
	}
	for _, words := range r.Unplaced {
		if words.ZH == words.EN {
			line("unplaced", words.ZH)
		} else {
			line("unplaced", words.ZH, words.EN)
		}
	}
	return b.String()
}
