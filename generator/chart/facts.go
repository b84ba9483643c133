package chart

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// fromFacts draws single facts beside one another. Facts of different units share no axis:
// they become rows, each with its own unit.
func (s *reading) fromFacts() {
	facts := slices.DeleteFunc(slices.Clone(s.spec.Facts), func(f *report.Fact) bool { return f == nil })
	s.CategoryName = s.texts.T("chart.head.fact")
	if s.Title == "" {
		s.Title = s.texts.T("chart.title.facts")
	}
	if len(facts) == 0 {
		return
	}
	var years []int
	for _, f := range facts {
		if f.Year != 0 {
			years = append(years, f.Year)
		}
		s.addSource(f.Source)
		s.Sample = s.Sample || f.Sample
	}
	s.Years = yearRange(s.texts, years)
	if len(years) > 0 && len(years) < len(facts) {
		s.Notes = append(s.Notes, s.texts.T("chart.note.some-years"))
	}
	if s.Kind == Line && overYears(facts) {
		slices.SortStableFunc(facts, func(a, b *report.Fact) int { return a.Year - b.Year })
		s.CategoryName, s.ordered = s.texts.T("chart.head.year"), true
	} else if s.Kind == Line {
		s.Kind = HBar
	}
	values := make([]quantity.Decimal, len(facts))
	for k, f := range facts {
		values[k] = f.Value
		s.Categories, s.ids = append(s.Categories, s.factLabel(facts, f)), append(s.ids, f.ID)
	}
	s.Series = []Series{{Name: s.texts.T("chart.value"), Values: values}}
	s.setFactUnits(facts)
	s.Notes = append(s.Notes, s.factNotes(facts)...)
	s.ofRows = true
	s.highlight()
	if x := s.spec.Reference; x.Level == "" && x.Name != "" && s.Units == nil {
		s.References = append(s.References, Reference{x.Name, slices.Repeat([]quantity.Decimal{x.Value}, len(facts))})
	}
}

func overYears(facts []*report.Fact) bool {
	seen := map[int]bool{0: true}
	for _, f := range facts {
		if seen[f.Year] || f.Unit != facts[0].Unit {
			return false
		}
		seen[f.Year] = true
	}
	return true
}

// factLabel is the fact's note up to its first ；, after which an author explains, with its
// year where another fact has the same note.
func (s *reading) factLabel(facts []*report.Fact, f *report.Fact) string {
	if s.Kind == Line {
		return strconv.Itoa(f.Year)
	}
	label, _, _ := strings.Cut(f.Note, "；")
	if label == "" {
		label = f.ID
	}
	for _, other := range facts {
		if other != f && other.Note == f.Note && f.Note != "" && f.Year != 0 {
			s.ordered = true
			return s.texts.Message("chart.label-year").Format("label", label, "year", strconv.Itoa(f.Year))
		}
	}
	return label
}

func (s *reading) setFactUnits(facts []*report.Fact) {
	same := true
	for _, f := range facts {
		same = same && f.Unit == facts[0].Unit
	}
	if same {
		s.Unit = facts[0].Unit
		return
	}
	for _, f := range facts {
		s.Units = append(s.Units, f.Unit)
	}
}

// factNotes says which figures are not plainly so: targets, expectations, approximations.
func (s *reading) factNotes(facts []*report.Fact) []string {
	var notes []string
	note := func(key string, applies func(*report.Fact) bool) {
		var names []string
		for i, f := range facts {
			if applies(f) {
				names = append(names, s.Categories[i])
			}
		}
		switch {
		case len(names) == 0:
		case len(names) == len(facts):
			notes = append(notes, s.texts.Message("chart.all-are").Format("what", s.texts.T(key)))
		default:
			notes = append(notes, s.texts.Message("chart.some-are").Format("what", s.texts.T(key), "names", joined(s.texts, names)))
		}
	}
	status := func(x report.Status) func(*report.Fact) bool {
		return func(f *report.Fact) bool { return f.Status == x }
	}
	bound := func(b quantity.Bound) func(*report.Fact) bool {
		return func(f *report.Fact) bool { return f.Bound == b }
	}
	note("chart.target", status(report.Target))
	note("chart.expected", status(report.Expected))
	note("chart.derived", status(report.Derived))
	note("chart.about", bound(quantity.About))
	note("chart.at-least", bound(quantity.AtLeast))
	note("chart.under", bound(quantity.Under))
	note("chart.interval", (*report.Fact).IsInterval)
	return notes
}
