package load

import (
	"strings"

	"casebook/generator/formula"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
)

var (
	programKeys   = []string{"id", "name", "formula", "kind", "origin", "since", "summary", "source", "stated", "part", "replicate"}
	partKeys      = []string{"count", "name", "detail", "part"}
	replicateKeys = []string{"conditions", "risks", "cost", "people", "months"}
)

// programFiles reads data/programs/**/*.toml.
func (l *loader) programFiles() {
	for _, d := range l.docs[input.Programs] {
		l.programs.lossy = l.programs.lossy || d.lost
		for i := range d.root.Entries {
			e := &d.root.Entries[i]
			if e.Key != "program" {
				d.unknown(e, "program")
				continue
			}
			for _, t := range d.tables(e) {
				l.program(&d.decoder, t)
			}
		}
		l.collect(&d.decoder)
	}
}

func (l *loader) program(d *decoder, t *toml.Table) {
	p := &report.Program{Stated: true, At: d.span(t.Start, t.End)}
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "id":
			p.ID, p.At = d.id(e), d.valueSpan(&e.Value)
			d.checkName(p.ID, p.At)
		case "name":
			p.Name = d.text(e)
		case "formula":
			p.Formula = formula.Parse(d.text(e))
		case "kind":
			p.Kind = d.text(e)
		case "origin":
			p.Origin = l.regions.find(d, e, &e.Value)
		case "since":
			p.Since = d.year(e)
		case "summary":
			p.Summary = d.text(e)
		case "source":
			p.Source = l.sources.find(d, e, &e.Value)
		case "stated":
			p.Stated = d.boolean(e)
		case "part":
			p.Parts = d.programParts(e)
		case "replicate":
			p.Replicate = d.replicate(e)
		default:
			d.unknown(e, programKeys...)
		}
	}
	d.require(t, "id", "name", "formula")
	p.ID = d.orMisspelt(p.ID, t, "id")
	l.programs.lossy = l.programs.lossy || lostID(t, "id", p.ID)
	if l.programs.define(d, p.ID, p.At, p) {
		l.report.Programs = append(l.report.Programs, p)
	}
}

// programParts reads [[program.part]], and [[program.part.part]] below it.
func (d *decoder) programParts(e *toml.Entry) []report.ProgramPart {
	var list []report.ProgramPart
	for _, t := range d.tables(e) {
		part := report.ProgramPart{At: d.span(t.Start, t.End)}
		for i := range t.Entries {
			switch e := &t.Entries[i]; e.Key {
			case "count":
				part.Count = d.partCount(e)
			case "name":
				part.Name, part.At = d.text(e), d.valueSpan(&e.Value)
			case "detail":
				part.Detail = d.text(e)
			case "part":
				part.Parts = d.programParts(e)
			default:
				d.unknown(e, partKeys...)
			}
		}
		list = append(list, part)
	}
	return list
}

// partCount accepts "1", "N", "X" and "1..3".
func (d *decoder) partCount(e *toml.Entry) string {
	s := d.text(e)
	if s == "" || isCount(s) {
		return s
	}
	d.wrong(&e.Value, "`count` 应是 \"1\"、\"N\"、\"X\" 或 \"1..3\"", "`count` must be \"1\", \"N\", \"X\" or \"1..3\"", problem.Text{})
	return ""
}

func isCount(s string) bool {
	if s == "N" || s == "n" || s == "X" || s == "x" {
		return true
	}
	low, high, isRange := strings.Cut(s, "..")
	from, err := smallInt(low)
	if err != nil || !isDigits(low) {
		return false
	}
	if !isRange {
		return true
	}
	to, err := smallInt(high)
	return err == nil && isDigits(high) && from <= to
}

func (d *decoder) replicate(e *toml.Entry) *report.Replicate {
	t := d.table(e)
	if t == nil {
		return nil
	}
	r := &report.Replicate{}
	for i := range t.Entries {
		switch e := &t.Entries[i]; e.Key {
		case "conditions":
			r.Conditions = d.sentences(e)
		case "risks":
			r.Risks = d.sentences(e)
		case "cost":
			r.Cost = d.text(e)
		case "people":
			r.People = d.text(e)
		case "months":
			r.Months, _ = d.integer(e, 0, 1200)
		default:
			d.unknown(e, replicateKeys...)
		}
	}
	return r
}
