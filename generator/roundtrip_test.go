package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"casebook/generator/export"
	edocx "casebook/generator/export/docx"
	"casebook/generator/intake"
	"casebook/generator/intake/docx"
	"casebook/generator/intake/merge"
	"casebook/generator/narrative"
	"casebook/generator/report"
	"casebook/generator/source"
)

// exported is the demo site and a paper of one of its narratives.
func exported(t testing.TB, s *export.Site, n *report.Narrative) []byte {
	t.Helper()
	text, _ := s.Text(n)
	data, err := edocx.Write([]edocx.Text{text}, s.Form(nil))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func demoSite(t testing.TB) *export.Site {
	t.Helper()
	c := &console{out: io.Discard, err: io.Discard, lang: "zh", today: report.Date{Year: 2026, Month: 1, Day: 1}}
	s, _, err := c.readSite(t.Context(), "..", "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mergeBack(t testing.TB, s *export.Site, n *report.Narrative, data []byte, ours string) merge.Result {
	t.Helper()
	p, err := docx.Read(data, n.Slug)
	if err != nil {
		t.Fatalf("%s: %v", n.Slug, err)
	}
	if p.Own == nil || len(p.Own.Texts) != 1 {
		t.Fatalf("%s: the file does not know what it was made of", n.Slug)
	}
	if len(p.Own.Edited) > 0 {
		t.Errorf("%s: taken for edited: %q", n.Slug, p.Own.Edited)
	}
	x := &p.Own.Texts[0]
	if !bytes.Equal([]byte(x.Markdown), []byte(n.Doc.File.Text())) {
		t.Errorf("%s: the file carries another text", n.Slug)
	}
	return merge.Merge(merge.Input{Base: x.Markdown, Ours: ours, Theirs: &x.Document, Title: x.Title, Styled: true, File: n.Doc.File.Path})
}

// An export that nobody touched changes no byte.
func TestUntouchedExportMergesToNothing(t *testing.T) {
	s := demoSite(t)
	seen := 0
	for _, n := range s.Report.Narratives {
		if n.Doc == nil {
			continue
		}
		seen++
		data := exported(t, s, n)
		if dir := os.Getenv("CASEBOOK_PAPERS"); dir != "" {
			if err := os.WriteFile(dir+"/"+n.Slug+".docx", data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		r := mergeBack(t, s, n, data, n.Doc.File.Text())
		if r.Text != n.Doc.File.Text() || len(r.Edits)+len(r.FigureEdits)+len(r.Conflicts)+len(r.Unplaced) > 0 {
			t.Errorf("%s: edits %q figures %q conflicts %q unplaced %q", n.Slug, r.Edits, r.FigureEdits, r.Conflicts, r.Unplaced)
		}
	}
	if seen < 20 {
		t.Errorf("only %d narratives", seen)
	}
}

// An export that is imported again has the same text, charts and bindings: under another name
// its figures lead to the facts of the first.
func TestExportComesInAgain(t *testing.T) {
	s, tried := demoSite(t), 0
	for _, n := range s.Report.Narratives {
		if n.Doc == nil {
			continue
		}
		tried++
		data := exported(t, s, n)
		again := func(slug string, hasFacts bool) *intake.Draft {
			d, err := intake.Word(intake.Request{Data: data, Slug: slug, Section: "cases", Has: func(p string) bool { return hasFacts && strings.HasPrefix(p, "data/facts/") }})
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		if d := again(n.Slug, true); d.Bound.Text != n.Doc.File.Text() || len(d.Bound.Facts) > 0 {
			t.Errorf("%s: another text", n.Slug)
		}
		text := again("another", true).Bound.Text
		doc, _ := narrative.Parse(source.New("a.md", text))
		if len(doc.FactRefs) != len(n.Doc.FactRefs) || len(doc.Drawings) != len(n.Doc.Drawings) {
			t.Errorf("%s: %d figures and %d drawings, want %d and %d", n.Slug, len(doc.FactRefs), len(doc.Drawings), len(n.Doc.FactRefs), len(n.Doc.Drawings))
			continue
		}
		for i, f := range doc.FactRefs {
			want := n.Doc.FactRefs[i].Target
			if want.Owner == "" {
				want.Owner = n.Slug
			}
			if f.Target != want {
				t.Errorf("%s: a figure leads to %v, want %v", n.Slug, f.Target, want)
			}
		}
		if len(again(n.Slug, false).Bound.Facts) == 0 && len(n.Facts) > 0 {
			t.Errorf("%s: no fact can be drafted", n.Slug)
		}
	}
	if tried < 20 {
		t.Errorf("only %d narratives", tried)
	}
}
