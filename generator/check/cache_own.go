package check

import (
	"crypto/sha256"
	"encoding/binary"

	"casebook/generator/cache"
	"casebook/generator/fingerprint"
	"casebook/generator/report"
	"casebook/generator/source"
)

// besidesOwn is what of a subject follows from more than the records and the narrative's own files: from pictures and
// attachments, from other narratives that it leads to, and from the first text that writes a theme.
type besidesOwn struct {
	slug, section, path string
	themes              []*report.Theme
	cover               *report.Asset
	images              []*report.Asset
	links               []report.LinkTarget
}

// ofOwn returns a key that is made at once: of the records, of the bytes of the narrative's text and of its facts, and
// of what besidesOwn lists. It has none where something else of its subject follows from other narratives, or could.
func (k *keys) ofOwn(n *report.Narrative) (key cache.Key, ok bool) {
	own := ownFiles{text: n.Doc.File}
	if own.text == nil || n.At.File != own.text || !own.holdAll(n) {
		return key, false
	}
	records, known := k.aroundFiles()
	rest, hashed := fingerprint.Of(k.byFiles, &besidesOwn{n.Slug, n.Section, n.Path, themesOf(n), n.Cover, n.Images, linksOf(n)})
	if !known || !hashed {
		return key, false
	}
	b := append(make([]byte, 0, 512), "check: a narrative by its own files "...)
	b = append(append(append(b, k.cache.Program[:]...), records[:]...), rest[:]...)
	for _, f := range [...]*source.File{own.text, own.facts} {
		if f == nil {
			continue
		}
		sum, known := k.cache.Sum(f.Path)
		if !known {
			return key, false
		}
		b = append(binary.AppendUvarint(b, uint64(len(f.Path))), f.Path...)
		b = append(append(binary.AppendUvarint(b, uint64(len(f.Sheet))), f.Sheet...), sum[:]...)
	}
	return sha256.Sum256(b), true
}

// ownFiles are the files that a narrative is read from.
type ownFiles struct {
	text, facts *source.File // facts is nil where it has none
}

// holdAll tells whether figures, charts and corrections of a narrative are of its own files and of records.
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
	return true
}

func (o *ownFiles) hold(f *report.Fact) bool {
	return f != nil && f.At.File != nil && f.At.File == o.facts
}
