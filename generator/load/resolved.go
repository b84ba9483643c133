package load

import (
	"context"
	"maps"
	"slices"
	"strings"

	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// resolved is what a text or file of facts came to. It is shared by the readings in which neither the
// file nor the records change that it names, so that the save of one text does not resolve a thousand
// others again. Each reading gets narratives and facts of its own: who links to a narrative is another
// matter in each, and pages of the former one are still being made.
type resolved struct {
	small    *loader // that read the records but the villages, beside which the following was found
	article  *article
	problems []problem.Problem // of its front matter
	dangles  bool              // a record that the front matter names is not there
	facts    *factFile

	files    []string   // that it may show or link to, whatever the records
	linked   []textLink // likewise, of each of its links
	drawings []drawing

	blocks beside[report.Block]   // where there was nothing to report of them, and none draws other narratives' facts
	refs   beside[report.FactRef] // where none is bound to another narrative's fact
}

// beside is what was resolved beside the same records but the site's, of which any other makes another registry of
// villages, and beside the same facts of the text's own.
type beside[T any] struct {
	villages *registry[report.Village] // nil for nothing
	facts    *factFile                 // nil for none
	kept     []T                       // shared by the readings: it is never changed
}

func (b *beside[T]) isBeside(l *loader, own *factFile) bool {
	return b.villages != nil && b.villages == l.villages && b.facts == own
}

// resolvedBeside returns what was found beside the same records, villages apart; nil for nothing.
func (d *doc) resolvedBeside(small *loader) *resolved {
	if d.resolved == nil || small == nil || d.resolved.small != small {
		return nil
	}
	return d.resolved
}

// begin forgets what was found beside other records.
func (r *resolved) begin(small *loader) {
	if r != nil {
		*r = resolved{small: small, files: r.files, linked: r.linked, drawings: r.drawings}
	}
}

// sameVillage gives a front matter the village that it names as it was read last; false where that may be
// another now, or one that was not there.
func (l *loader) sameVillage(a *article) bool {
	e, was := a.place, a.n.Village
	if e == nil || was == nil {
		return e == nil
	}
	a.n.Village = l.villages.records[was.Code]
	return a.n.Village == was || a.n.Village != nil && strings.TrimSpace(e.Value.Text) == was.Code
}

// relink keeps what was read of villages and texts for small records that were read again. What a file
// says depends on other records only by the ids in it, as long as there was nothing to report of it: what is
// found by a name, converted by a unit or not found at all leaves a problem or a note, or dangles. So such a
// file is given the records that have these ids now, and the others are read again.
func (r *Reader) relink(ctx context.Context, was, now *loader) error {
	by := &report.Relink{Indicators: replaced(was.indicators, now.indicators), Regions: replaced(was.regions, now.regions),
		Programs: replaced(was.programs, now.programs), Sources: replaced(was.sources, now.sources)}
	villages := slices.Collect(maps.Values(r.villages))
	texts := slices.Collect(maps.Values(r.texts))
	if !readTextsAlike(&was.report.Site, &now.report.Site) {
		texts = nil
	}
	if err := parallel.Each(ctx, r.opt.Jobs, len(villages)+len(texts), func(i int) error {
		if k := i - len(villages); k >= 0 {
			texts[k].made.resolved.relink(by, was, now)
		} else {
			villages[i].made = relinked(villages[i].made, by)
		}
		return nil
	}); err != nil {
		return err
	}
	maps.DeleteFunc(r.villages, func(_ string, c *cached[placeFile[report.Village]]) bool { return c.made == nil })
	return nil
}

// readTextsAlike tells whether texts are read the same by two versions of site.toml.
func readTextsAlike(a, b *report.Site) bool {
	return a.Internal == b.Internal && slices.Equal(a.Require, b.Require)
}

// replaced says which records have the ids of former ones. One that had several is replaced only by one
// that has all of them.
func replaced[T any](was, now *registry[T]) map[*T]*T {
	by := make(map[*T]*T, len(was.records))
	for id, record := range was.records {
		other := now.records[id]
		if known, twice := by[record]; twice && known != other {
			other = nil
		}
		by[record] = other
	}
	return by
}

// relink gives what was found the records that take the places of former ones, where nothing else of it can
// be another: what named records otherwise than by their ids was reported.
func (r *resolved) relink(by *report.Relink, was, now *loader) {
	if r == nil || r.small != was || r.dangles || len(r.problems) > 0 {
		return
	}
	if r.facts != nil {
		facts, ok := r.facts.relinked(by)
		if !ok {
			return
		}
		r.facts = facts
	}
	if r.article != nil {
		r.article = r.article.copied(r.article.doc)
		if !by.Narrative(r.article.n) {
			return
		}
	}
	r.small = now
}

// articleOf returns the front matter as it was read, for another reading of the document.
func (r *resolved) articleOf(d *doc) *article {
	a := r.article.copied(d)
	d.problems = slices.Clip(r.problems)
	return a
}

func (a *article) copied(d *doc) *article {
	n := *a.n
	n.Aliases = slices.Clone(n.Aliases)
	another := *a
	another.doc, another.n = d, &n
	return &another
}
