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
	return enough(slices.CompactFunc(kept, same)), silenced
}

// maxAlike is how many problems of one rule are kept of one file: nobody reads more, and a
// text of nothing else would fill the disk with messages.
const maxAlike = 1000

// enough drops from a sorted list what a rule says of a file more often than that. The last
// that is kept tells of it.
func enough(list []Problem) []Problem {
	seen := map[Rule]int{}
	kept := list[:0]
	for i, p := range list {
		if i > 0 && path(p.Span) != path(list[i-1].Span) {
			clear(seen)
		}
		if seen[p.Rule]++; seen[p.Rule] > maxAlike {
			continue
		}
		if seen[p.Rule] == maxAlike {
			p.Hint = Text{
				ZH: "这个文件里这样的问题太多，只列出前 1000 个",
				EN: "this file has too many problems like this: the first 1000 are listed",
			}
		}
		kept = append(kept, p)
	}
	return kept
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
