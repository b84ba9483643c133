// Package problem holds one author's mistake, the sorted list of all of them, and the
// printers that show the list as text, JSON or SARIF.
//
// A mistake is a value, never an error: stages collect problems and go on, so that an
// editor sees all of them in one run.
package problem

import (
	"cmp"
	"slices"

	"casebook/generator/source"
)

// Text is a message in the two languages the commands speak.
type Text struct {
	ZH, EN string
}

// In returns the text in "zh" or "en".
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.ZH
}

// Related is a second place that a mistake is about: the earlier of two duplicates, the
// data that the prose contradicts.
type Related struct {
	Span    source.Span
	Message Text
}

// Edit is a piece of a file and what is to stand in its place.
type Edit struct {
	Span source.Span
	Text string
}

// Figure is a figure as the text states it, for programs that read the list.
type Figure struct {
	Value string // a decimal number
	Unit  string // "" where none is written
	Bound string // exact, at-least, about or under
}

// Problem is one author's mistake.
type Problem struct {
	Rule    Rule
	Span    source.Span
	Message Text // what is wrong
	Hint    Text // what to do; may be empty
	Related []Related

	// Edits mend the mistake together, as the hint says; nil where a person must choose.
	Edits []Edit

	// Figure is the figure that the problem is about; nil where it is about none.
	Figure *Figure

	// AtMost bounds the severity of this one problem below that of its rule; Off bounds nothing.
	AtMost Severity
	// AtLeast raises the severity of this one problem above that of its rule, unless that is Off.
	AtLeast Severity
	// Severity is set by ApplySeverities from the rule's default and the site's settings.
	Severity Severity
}

// Sort orders problems by file, then place, then rule: the order of every printer.
func Sort(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(path(a.Span), path(b.Span)),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message.ZH, b.Message.ZH),
		)
	})
}

func path(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}
