package chart

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/words"
)

// inYears are the figures of years.
func inYears(years []int, value func(year int) quantity.Decimal) []quantity.Decimal {
	values := make([]quantity.Decimal, len(years))
	for k, y := range years {
		values[k] = value(y)
	}
	return values
}

// distinguished names those places of a chart that share a name by what they lie in as well, and by
// their code where that is the same too: two lines of one name say nothing.
func distinguished(texts *words.Texts, list []owner) []owner {
	within := func(o owner) string {
		if o.above == nil {
			return o.code
		}
		return o.above.Name
	}
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = o.name
		region := ""
		for j, other := range list {
			if i == j || other.name != o.name {
				continue
			}
			if region == "" {
				region = within(o)
			}
			if within(other) == region {
				region = o.code
			}
		}
		if region != "" {
			names[i] = texts.Message("chart.place-in").Format("name", o.name, "region", region)
		}
	}
	for i := range list {
		list[i].name = names[i]
	}
	return list
}

// highlight marks what the block names by its code, id or name.
func (s *reading) highlight() {
	if len(s.spec.Highlight) == 0 {
		return
	}
	s.Highlighted = make([]bool, len(s.ids))
	for k, id := range s.ids {
		s.Highlighted[k] = slices.Contains(s.spec.Highlight, id)
	}
}

// refer gives what the block's figures are held against, by name and year: a value as the
// author wrote it, or the level above each owner. What has no figure in these years is left out:
// a caption would name a line that is not there.
func (s *reading) refer(years []int, use func(name string, values []quantity.Decimal)) {
	add := func(name string, value func(year int) quantity.Decimal) {
		values := inYears(years, value)
		if slices.ContainsFunc(values, func(v quantity.Decimal) bool { return !v.IsMissing() }) {
			use(name, values)
		}
	}
	x := s.spec.Reference
	if x == (report.Reference{}) {
		return
	}
	if x.Level == "" {
		add(x.Name, func(int) quantity.Decimal { return x.Value })
		return
	}
	var seen []*report.Region
	for _, o := range s.owners {
		g := report.LevelAbove(o.above, x.Level)
		if g == nil || slices.Contains(seen, g) {
			continue
		}
		seen = append(seen, g)
		if own := g.Find(s.spec.Indicator); !own.IsZero() {
			add(g.Name, own.In)
		} else if s.peers != nil {
			if t := s.peers(g, s.spec.Indicator); len(t.Median) > 0 {
				add(s.texts.Message("chart.median-of").Format("name", g.Name), t.In)
			}
		}
	}
}

// The orders that a block may ask for, besides "given".
const byValue, byName = "value", "name"

// sort puts the categories in the order that the block asks for. Bars and rows of places and
// facts stand by value unless it asks for another; what has an order of its own keeps it.
func (s *reading) sort() {
	order := s.spec.Sort
	if s.ordered && s.Kind != Multiples || order == "given" || len(s.Series) == 0 {
		return
	}
	if order == "" {
		if s.Units != nil || s.Kind != Bar && s.Kind != HBar && s.Kind != Dot && s.Kind != Pie && s.Kind != Ring {
			return
		}
		order = byValue
	}
	if s.Kind == Multiples && s.ordered {
		s.sortSeries(order)
		return
	}
	last := s.Series[len(s.Series)-1].Values
	to := sorted(len(s.Categories), func(a, b int) int {
		if order == byName {
			return compareTexts(s.Categories[a], s.Categories[b])
		}
		return descending(valueAt(last, a), valueAt(last, b))
	})
	s.Categories = permuted(s.Categories, to)
	for i := range s.Series {
		s.Series[i].Values = permuted(s.Series[i].Values, to)
	}
	if s.Units != nil {
		s.Units = permuted(s.Units, to)
	}
	if s.ofRows && s.Highlighted != nil {
		s.Highlighted = permuted(s.Highlighted, to)
	}
}

// sortSeries sorts the panels of multiples, by their latest figures.
func (s *reading) sortSeries(order string) {
	to := sorted(len(s.Series), func(a, b int) int {
		if order == byName {
			return compareTexts(s.Series[a].Name, s.Series[b].Name)
		}
		_, x, _, _, _ := s.extremes(a)
		_, y, _, _, _ := s.extremes(b)
		return descending(valueAt(s.Series[a].Values, x), valueAt(s.Series[b].Values, y))
	})
	s.Series = permuted(s.Series, to)
	if s.Highlighted != nil {
		s.Highlighted = permuted(s.Highlighted, to)
	}
}

func sorted(n int, compare func(a, b int) int) []int {
	to := make([]int, n)
	for k := range to {
		to[k] = k
	}
	slices.SortStableFunc(to, compare)
	return to
}

// permuted returns the elements in an order; those that are not there are left out.
func permuted[T any](list []T, to []int) []T {
	out := make([]T, 0, len(list))
	for _, k := range to {
		if k < len(list) {
			out = append(out, list[k])
		}
	}
	return out
}

// descending puts larger values first and gaps last.
func descending(a, b quantity.Decimal) int {
	switch {
	case a.IsMissing() && b.IsMissing():
		return 0
	case a.IsMissing():
		return 1
	case b.IsMissing():
		return -1
	}
	return b.Cmp(a)
}

// compareTexts is the order of a dictionary: Chinese by its reading.
func compareTexts(a, b string) int {
	return collate.New(language.Chinese, collate.Numeric).CompareString(a, b)
}
