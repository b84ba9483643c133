package check

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"

	"casebook/generator/cache"
	"casebook/generator/fingerprint"
	"casebook/generator/report"
	"casebook/generator/source"
)

// ofOwn returns a key that is made at once: of the records, of the bytes of the narrative's text and of its facts, and
// of its pictures as they were seen. It has none where something of its subject follows from other narratives, or
// could: a theme is written as the first text that names it writes it, which is in the key.
func (k *keys) ofOwn(n *report.Narrative) (key cache.Key, ok bool) {
	own := ownFiles{text: n.Doc.File}
	if n.At.File != own.text || !own.holdAll(n) {
		return key, false
	}
	records, known := k.aroundFiles()
	if !known {
		return key, false
	}
	b := append(make([]byte, 0, 512), "check: a narrative by its own files "...)
	b = append(append(b, k.cache.Program[:]...), records[:]...)
	for _, f := range [...]*source.File{own.text, own.facts} {
		if f == nil {
			b = append(b, 0)
			continue
		}
		sum, known := k.cache.Sum(f.Path)
		if !known {
			return key, false
		}
		b = append(appendText(appendText(b, f.Path), f.Sheet), sum[:]...)
	}
	b = appendText(appendText(appendText(b, n.Slug), n.Section), n.Path)
	for _, theme := range n.Themes {
		b = appendText(b, theme.Name)
	}
	for x := range assetsOf(n) {
		sum, known := fingerprint.Sum{}, true
		if x != nil {
			if sum, known = fingerprint.Of(k.byFiles, x); !known {
				return key, false
			}
		}
		b = append(b, sum[:]...)
	}
	return sha256.Sum256(b), true
}

// assetsOf are the files that a narrative shows or leads to, nil for one that is not there.
func assetsOf(n *report.Narrative) iter.Seq[*report.Asset] {
	return func(yield func(*report.Asset) bool) {
		if !yield(n.Cover) {
			return
		}
		for _, x := range n.Images {
			if !yield(x) {
				return
			}
		}
		for i := range n.Links {
			if !yield(n.Links[i].Asset) {
				return
			}
		}
	}
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// ownFiles are the files that a narrative is read from.
type ownFiles struct {
	text, facts *source.File // facts is nil where it has none
}

// holdAll tells whether what a narrative leads to stands in its own files, in records and in assets.
func (o *ownFiles) holdAll(n *report.Narrative) bool {
	for _, f := range n.Facts {
		if o.facts == nil {
			o.facts = f.At.File
		}
		if !o.hold(f) {
			return false
		}
	}
	for i := range n.FactRefs {
		if x := &n.FactRefs[i]; x.Missing != report.Found || x.Fact != nil && !o.hold(x.Fact) {
			return false
		}
	}
	for i := range n.Blocks {
		x := &n.Blocks[i]
		if x.Chart == nil && x.Program == nil {
			return false
		}
		if x.Chart == nil {
			continue
		}
		for _, f := range x.Chart.Facts {
			if !o.hold(f) {
				return false
			}
		}
	}
	for i := range n.Corrections {
		if f := n.Corrections[i].Fact; f == nil || !o.hold(f) {
			return false
		}
	}
	for i := range n.Links {
		if x := &n.Links[i]; x.Narrative != nil || x.Asset == nil && x.URL == "" {
			return false
		}
	}
	return true
}

func (o *ownFiles) hold(f *report.Fact) bool {
	return f != nil && f.At.File != nil && f.At.File == o.facts
}
