package problem

import (
	"slices"

	"casebook/generator/source"
)

// Policy says how severe the problems of a site are.
type Policy struct {
	Rules        Catalog
	Settings     []Setting // of site.toml
	Suppressions []Suppression
	Internal     bool // the edition
}

// Setting is the severity that site.toml gives a rule.
type Setting struct {
	Rule     Rule // as written: package check reports one that does not exist
	Severity Severity
	Span     source.Span // of the rule's name
}

// ApplySeverities gives every problem its severity and returns those that are left, sorted
// and without exact repetitions, and how many a comment of the author's suppressed. Neither
// settings nor comments touch the rules of the input contract.
func ApplySeverities(list []Problem, policy Policy) (kept []Problem, suppressed int) {
	lines, settings := suppressedLines(policy.Suppressions), map[Rule]Severity{}
	for _, s := range policy.Settings {
		settings[s.Rule] = s.Severity
	}
	kept = make([]Problem, 0, len(list))
	for _, p := range list {
		var free bool
		p.Severity, free = policy.severity(p.Rule, settings)
		if p.AtMost != Off {
			p.Severity = min(p.Severity, p.AtMost)
		}
		if p.Severity == Off {
			continue
		}
		p.Severity = max(p.Severity, p.AtLeast)
		if free && lines.cover(p) {
			suppressed++
			continue
		}
		kept = append(kept, p)
	}
	Sort(kept)
	return limitEach(slices.CompactFunc(kept, same)), suppressed
}

// severity returns the severity of a rule's problems, and whether the author is free to
// change it. A rule that is not in the catalog is an error: nothing wrong passes in silence.
func (p *Policy) severity(r Rule, settings map[Rule]Severity) (s Severity, free bool) {
	info, ok := p.Rules.Find(r)
	switch set, isSet := settings[r]; {
	case !ok || info.Contract:
		return Error, false
	case isSet:
		return set, true
	case p.Internal && info.Private:
		return Warning, true
	}
	return info.Severity, true
}

// maxAlike is how many problems of one rule are kept of one file: nobody reads more, and a
// text of nothing else would fill the disk with messages.
const maxAlike = 1000

// limitEach drops from a sorted list what a rule says of a file more often than that. The
// last one that is kept says so.
func limitEach(list []Problem) []Problem {
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
				EN: "this file has too many problems like this: only the first 1000 are listed",
			}
		}
		kept = append(kept, p)
	}
	return kept
}

func same(a, b Problem) bool {
	return a.Rule == b.Rule && a.Message == b.Message && path(a.Span) == path(b.Span) && a.Span.Start == b.Span.Start && a.Span.End == b.Span.End
}

// lineSet is the lines on which rules are suppressed.
type lineSet map[lineKey]map[int]bool

type lineKey struct {
	file *source.File
	rule Rule
}

func suppressedLines(suppressions []Suppression) lineSet {
	set := lineSet{}
	for _, s := range suppressions {
		key := lineKey{s.Span.File, s.Rule}
		if set[key] == nil {
			set[key] = map[int]bool{}
		}
		for line := s.Line; line <= max(s.Line, s.Last); line++ {
			set[key][line] = true
		}
	}
	return set
}

// cover works out a problem's line only where the file suppresses its rule at all.
func (set lineSet) cover(p Problem) bool {
	lines := set[lineKey{p.Span.File, p.Rule}]
	return lines != nil && lines[p.Span.Position().Line]
}

// Count is how many problems of each severity a list has.
type Count struct {
	Errors, Warnings, Notes int
}

// CountOf counts a list that has its severities.
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
