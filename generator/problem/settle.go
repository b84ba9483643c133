package problem

import (
	"slices"

	"casebook/generator/source"
)

// Settle gives every problem its severity and returns those that are left, sorted, without
// exact repetitions, and how many a comment of the author's silenced. settings are those
// of site.toml; internal is the edition. Rules of the input contract are always errors:
// neither settings nor comments touch them.
func Settle(list []Problem, settings map[Rule]Severity, silences []Silence, internal bool) (kept []Problem, silenced int) {
	quiet := quietLines(silences)
	kept = make([]Problem, 0, len(list))
	for _, p := range list {
		p.Severity = p.Rule.Default(internal)
		if !p.Rule.Contract() {
			if set, ok := settings[p.Rule]; ok {
				p.Severity = set
			}
			if p.Severity == Off {
				continue
			}
			if quiet.covers(p) {
				silenced++
				continue
			}
		}
		kept = append(kept, p)
	}
	Sort(kept)
	return slices.CompactFunc(kept, same), silenced
}

func same(a, b Problem) bool {
	return a.Rule == b.Rule && a.Message == b.Message && path(a.Span) == path(b.Span) && a.Span.Start == b.Span.Start && a.Span.End == b.Span.End
}

// quiet is the lines on which a rule is silent.
type quiet map[quietKey]map[int]bool

type quietKey struct {
	file *source.File
	rule Rule
}

func quietLines(silences []Silence) quiet {
	q := quiet{}
	for _, s := range silences {
		key := quietKey{s.Span.File, s.Rule}
		if q[key] == nil {
			q[key] = map[int]bool{}
		}
		q[key][s.Line] = true
	}
	return q
}

// covers asks for a line only where the file silences the rule at all.
func (q quiet) covers(p Problem) bool {
	lines := q[quietKey{p.Span.File, p.Rule}]
	return lines != nil && lines[p.Span.Position().Line]
}

// Count is how many problems of each severity a list has.
type Count struct {
	Errors, Warnings, Notes int
}

// CountOf counts a settled list.
func CountOf(list []Problem) Count {
	var c Count
	for i := range list {
		switch list[i].Severity {
		case Error:
			c.Errors++
		case Warning:
			c.Warnings++
		case Note:
			c.Notes++
		}
	}
	return c
}
