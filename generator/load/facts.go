package load

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/toml"
)

var factKeys = []string{"id", "value", "unit", "bound", "year", "status", "source", "note", "sample"}

// factFiles reads data/facts/SLUG.toml, each for the narrative of its slug.
func (l *loader) factFiles() {
	for _, d := range l.docs[input.Facts] {
		slug := norm.NFC.String(strings.TrimSuffix(path.Base(d.input.Path), ".toml"))
		n := l.narratives.records[slug]
		if n == nil && l.drafts[slug] {
			continue // belongs to a draft
		}
		if n == nil {
			l.orphanFacts(&d.decoder, slug)
		}
		ids := newRegistry[report.Fact]("数据", "fact")
		for i := range d.root.Entries {
			e := &d.root.Entries[i]
			if e.Key != "fact" {
				d.unknown(e, "fact")
				continue
			}
			for _, t := range d.tables(e) {
				l.fact(&d.decoder, t, n, ids)
			}
		}
		if n != nil {
			l.facts[n] = ids
			ids.lossy = ids.lossy || d.lost
		}
		l.collect(&d.decoder)
	}
}

// orphanFacts reports a fact file whose narrative is not there.
func (l *loader) orphanFacts(d *decoder, slug string) {
	if l.narratives.lossy {
		return
	}
	d.add(problem.Problem{Rule: problem.DanglingReference, Span: d.span(0, 0),
		Message: text("没有名为 "+quoteShort(slug)+" 的文章，这些数据无处可用", "there is no narrative "+quoteShort(slug)+" for these facts"),
		Hint:    l.narratives.suggest(slug)})
}

func (l *loader) fact(d *decoder, t *toml.Table, n *report.Narrative, ids *registry[report.Fact]) {
	f := &report.Fact{Narrative: n, Value: quantity.Missing, At: d.span(t.Start, t.End)}
	idAt := f.At
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "id":
			f.ID, idAt = d.id(e), d.valueSpan(&e.Value)
			d.checkID(f.ID, idAt)
		case "value":
			f.Value, _ = d.number(e, &e.Value)
			f.At = d.valueSpan(&e.Value)
		case "unit":
			f.Unit = quantity.Unit(d.text(e))
		case "bound":
			bound, _ := d.oneOf(e, "exact", "at-least", "about", "under")
			f.Bound = []quantity.Bound{quantity.Exact, quantity.AtLeast, quantity.About, quantity.Under}[bound]
		case "year":
			f.Year = d.year(e)
		case "status":
			if status, ok := d.oneOf(e, "done", "target", "expected", "derived"); ok {
				f.Status = []report.Status{report.Done, report.Target, report.Expected, report.Derived}[status]
			}
		case "source":
			f.Source = l.sources.find(d, e, &e.Value)
		case "note":
			f.Note = d.text(e)
		case "sample":
			f.Sample = d.boolean(e)
		default:
			d.unknown(e, factKeys...)
		}
	}
	d.require(t, "id", "value")
	f.ID = d.orMisspelt(f.ID, t, "id")
	ids.lossy = ids.lossy || lostID(t, "id", f.ID)
	if ids.define(d, f.ID, idAt, f) && n != nil && !f.Value.IsMissing() {
		n.Facts = append(n.Facts, f)
	}
}
