package narrative_test

import (
	"slices"
	"sync"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/source"
)

// A document that let go of its tree has the same texts, whoever asks for them, and several at once: those of one site share a parser.
func TestReleasedDocumentIsReadAgain(t *testing.T) {
	parser := narrative.NewParser()
	var list []*narrative.Document
	var texts [][]string
	for _, text := range []string{"# 甲村\n\n一段。\n\n- 项\n", "+++\ntitle = \"乙\"\n+++\n\n二段[^1]。\n\n[^1]: 注\n"} {
		doc, _ := parser.Parse(source.New("a.md", text))
		list, texts = append(list, doc), append(texts, slices.Clone(doc.Texts()))
		doc.Release()
	}
	var all sync.WaitGroup
	for k := range 16 {
		all.Go(func() {
			doc, want := list[k%2], texts[k%2]
			release := doc.Hold()
			defer release()
			var got []string
			for _, b := range doc.Prose() {
				got = append(got, b.Text)
			}
			if !slices.Equal(got, want) || !slices.Equal(doc.Texts(), want) || doc.Opening() != []string{"一段。", want[0]}[k%2] {
				t.Errorf("%q and %q, opening with %q, want %q", got, doc.Texts(), doc.Opening(), want)
			}
		})
	}
	all.Wait()
}
