package chart

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/words"
)

// FromSpec draws up the chart of a fenced block of n. Nothing is invented: a year, a
// village or a part without a figure is a gap, and a block that leads to no figure at all
// is an empty chart, drawn as such.
//
// ID and the addresses of the sources (Sources[i].Href for SourceRefs[i]) are the caller's
// to fill. peers may be nil: then a reference to a level is that level's own series only.
func FromSpec(n *report.Narrative, spec *report.ChartSpec, texts *words.Texts, peers Peers) *Chart {
	s := reading{Chart: &Chart{Kind: Kind(spec.DrawnAs()), Title: spec.Title, Decimals: -1}, spec: spec, texts: texts, peers: peers}
	s.owners = distinguished(texts, ownersOf(n, spec))
	switch {
	case len(spec.Facts) > 0:
		s.fromFacts()
	case spec.Breakdown != nil:
		s.fromBreakdown(spec.Breakdown)
	case spec.Indicator != nil:
		s.fromIndicator()
	}
	for _, m := range spec.Events {
		s.Events = append(s.Events, Event(m))
	}
	s.sort()
	return s.Chart
}

// reading is a block on its way to a chart.
type reading struct {
	*Chart
	spec   *report.ChartSpec
	texts  *words.Texts
	peers  Peers
	owners []owner

	ids     []string // of what can be highlighted: one a series or a category
	ofRows  bool     // ids are of categories
	ordered bool     // categories have an order of their own: years, ages
}

// owner is a village or a region of a chart.
type owner struct {
	code, name string
	data       *report.Data
	sample     bool
	above      *report.Region // the region that it lies in, nil at the root
}

func ownersOf(n *report.Narrative, spec *report.ChartSpec) []owner {
	var list []owner
	for _, v := range spec.Villages {
		if v != nil {
			list = append(list, villageOwner(v))
		}
	}
	for _, r := range spec.Regions {
		if r != nil {
			list = append(list, regionOwner(r))
		}
	}
	if len(list) == 0 && n != nil {
		if n.Village != nil {
			list = append(list, villageOwner(n.Village))
		} else if n.Region != nil {
			list = append(list, regionOwner(n.Region))
		}
	}
	return list
}

func villageOwner(v *report.Village) owner { return owner{v.Code, v.Name, &v.Data, v.Sample, v.Region} }
func regionOwner(r *report.Region) owner   { return owner{r.Code, r.Name, &r.Data, false, r.Parent} }

// fromIndicator draws one indicator: over years a series an owner, in one year a bar an owner,
// and for kinds that compare years a row an owner.
func (s *reading) fromIndicator() {
	i := s.spec.Indicator
	s.Unit, s.Decimals = i.Unit, i.Decimals
	if s.Title == "" {
		s.Title = i.Name
	}
	years := s.spec.Years
	if years == nil {
		years = yearsOf(i, s.owners)
		if s.Kind == Slope || s.Kind == Dot {
			years = firstAndLast(years)
		}
	}
	s.Years = yearRange(s.texts, years)
	for _, o := range s.owners {
		s.Sample = s.Sample || o.sample
		if x := o.data.Find(i); !x.IsZero() {
			for _, y := range years {
				if !x.In(y).IsMissing() {
					s.addSource(o.data.SourceOf(x, y))
				}
			}
		}
	}
	switch {
	case s.Kind == Slope || s.Kind == Dot:
		s.rowsOfOwners(years)
	case len(years) == 1 && len(s.owners) > 1:
		s.acrossOwners(years[0])
	default:
		s.overYears(years)
	}
}

// firstAndLast are the first and the last of years.
func firstAndLast(years []int) []int {
	if len(years) < 2 {
		return years
	}
	return []int{years[0], years[len(years)-1]}
}

func (s *reading) overYears(years []int) {
	s.ordered = true
	s.CategoryName = s.texts.T("chart.head.year")
	for _, y := range years {
		s.Categories = append(s.Categories, strconv.Itoa(y))
	}
	for _, o := range s.owners {
		s.Series = append(s.Series, Series{Name: o.name, Values: inYears(years, o.data.Find(s.spec.Indicator).In)})
		s.ids = append(s.ids, o.code)
	}
	s.highlight()
	s.refer(years, func(name string, values []quantity.Decimal) {
		s.References = append(s.References, Reference{name, values})
	})
}

func (s *reading) acrossOwners(year int) {
	if s.Kind == Line || s.Kind == Multiples {
		s.Kind = Bar
	}
	s.CategoryName = s.texts.T("chart.head.place")
	values := make([]quantity.Decimal, len(s.owners))
	for k, o := range s.owners {
		s.Categories, s.ids = append(s.Categories, o.name), append(s.ids, o.code)
		values[k] = o.data.Find(s.spec.Indicator).In(year)
	}
	s.Series = []Series{{Name: s.spec.Indicator.Name, Values: values}}
	s.ofRows = true
	s.highlight()
	s.refer([]int{year}, func(name string, values []quantity.Decimal) {
		s.References = append(s.References, Reference{name, slices.Repeat(values, len(s.owners))})
	})
}

// rowsOfOwners makes a row an owner and a series a year. What they are held against is a row
// among them, in grey.
func (s *reading) rowsOfOwners(years []int) {
	s.CategoryName = s.texts.T("chart.head.place")
	for _, y := range years {
		s.Series = append(s.Series, Series{Name: strconv.Itoa(y)})
	}
	row := func(name, id string, values []quantity.Decimal) {
		s.Categories, s.ids = append(s.Categories, name), append(s.ids, id)
		for k, v := range values {
			s.Series[k].Values = append(s.Series[k].Values, v)
		}
	}
	for _, o := range s.owners {
		row(o.name, o.code, inYears(years, o.data.Find(s.spec.Indicator).In))
	}
	s.ofRows = true
	s.refer(years, func(name string, values []quantity.Decimal) {
		row(name, "", values)
		s.Yardsticks = append(s.Yardsticks, name)
	})
	s.highlight()
	if s.Highlighted == nil && len(s.Categories) > len(s.owners) {
		s.Highlighted = make([]bool, len(s.Categories))
		for k := range s.owners {
			s.Highlighted[k] = true
		}
	}
}

// yearsOf returns every year from the first to the last figure of any owner, so that a year
// without a figure shows as a gap.
func yearsOf(indicator *report.Indicator, list []owner) []int {
	first, last := 0, -1
	for _, o := range list {
		s := o.data.Find(indicator)
		if s.IsZero() {
			continue
		}
		if last < first {
			first, last = s.First, s.Last()
		}
		first, last = min(first, s.First), max(last, s.Last())
	}
	var years []int
	for y := first; y <= last; y++ {
		years = append(years, y)
	}
	return years
}

// yearRange writes years for a caption: "2020年", "2014—2024年", "2014、2016、2020年".
func yearRange(texts *words.Texts, years []int) string {
	years = slices.Clone(years)
	slices.Sort(years)
	years = slices.Compact(years)
	n := len(years)
	switch {
	case n == 0:
		return ""
	case n == 1:
		return texts.Message("chart.year").Format("year", strconv.Itoa(years[0]))
	case n <= 4 && years[n-1]-years[0] != n-1:
		list := make([]string, n)
		for i, y := range years {
			list[i] = strconv.Itoa(y)
		}
		return texts.Message("chart.year-list").Format("years", joined(texts, list))
	}
	return texts.Message("chart.year-range").Format("first", strconv.Itoa(years[0]), "last", strconv.Itoa(years[n-1]))
}

func (s *reading) addSource(x *report.Source) {
	if x == nil || slices.Contains(s.SourceRefs, x) {
		return
	}
	s.SourceRefs = append(s.SourceRefs, x)
	s.Sources = append(s.Sources, Source{Title: x.Title})
	s.Sample = s.Sample || x.Sample
}

// fromBreakdown draws the parts of an indicator in one year, the latest where none is named; as
// multiples every year that has them.
func (s *reading) fromBreakdown(spec *report.BreakdownSpec) {
	for _, o := range s.owners {
		s.Sample = s.Sample || o.sample && o.data == spec.Owner
	}
	if spec.Indicator != nil {
		s.Unit, s.Decimals = spec.Indicator.Unit, spec.Indicator.Decimals
		if s.Title == "" {
			s.Title = spec.OwnerName + spec.Indicator.Name
		}
	}
	s.CategoryName = s.headOf(spec.By)
	s.ordered = orderedParts(spec.By)
	if s.Kind == Multiples {
		s.breakdownByYears(spec)
		return
	}
	found, ok := findBreakdown(spec)
	if !ok {
		return
	}
	s.Years = yearRange(s.texts, []int{found.Year})
	s.addSource(found.Source)
	if spec.By == report.BySexAndAge {
		s.splitParts(found.Names, found.Values)
		return
	}
	s.Categories = slices.Clone(found.Names)
	s.Series = []Series{{Name: spec.Indicator.Name, Values: found.Values.AppendTo(nil)}}
	s.ids, s.ofRows, s.Parts = s.Categories, true, true
	s.highlight()
	if x := s.spec.Reference; x.Level == "" && x.Name != "" {
		s.References = append(s.References, Reference{x.Name, slices.Repeat([]quantity.Decimal{x.Value}, len(s.Categories))})
	}
}

// breakdownByYears makes a series of each year that has the breakdown, a category of each part.
func (s *reading) breakdownByYears(spec *report.BreakdownSpec) {
	if spec.Owner == nil {
		return
	}
	var years []int
	for b := range spec.Owner.Breakdowns() {
		if b.Indicator != spec.Indicator || b.By != spec.By {
			continue
		}
		years = append(years, b.Year)
		s.addSource(b.Source)
		values := make([]quantity.Decimal, len(s.Categories))
		for k := range values {
			values[k] = quantity.Missing
		}
		for n, name := range b.Names {
			k := slices.Index(s.Categories, name)
			if k < 0 {
				k = len(s.Categories)
				s.Categories, values = append(s.Categories, name), append(values, quantity.Missing)
			}
			values[k] = b.Values.At(n)
		}
		s.Series = append(s.Series, Series{Name: strconv.Itoa(b.Year), Values: values})
	}
	slices.SortStableFunc(s.Series, func(a, b Series) int { return compareTexts(a.Name, b.Name) })
	s.Years = yearRange(s.texts, years)
}

// orderedParts tells whether the parts of a breakdown have an order of their own.
func orderedParts(by string) bool {
	return by == "age" || by == report.BySexAndAge || by == "education" || by == "sex"
}

func (s *reading) headOf(by string) string {
	switch by {
	case "age", report.BySexAndAge:
		return s.texts.T("chart.head.age")
	case "education":
		return s.texts.T("chart.head.education")
	case "sex":
		return s.texts.T("chart.head.sex")
	}
	return s.texts.T("chart.head.part")
}

// findBreakdown returns the breakdown that is meant.
func findBreakdown(spec *report.BreakdownSpec) (found report.Breakdown, ok bool) {
	if spec.Owner == nil {
		return found, false
	}
	for b := range spec.Owner.Breakdowns() {
		if b.Indicator != spec.Indicator || b.By != spec.By || spec.Year != 0 && b.Year != spec.Year {
			continue
		}
		if !ok || b.Year > found.Year {
			found, ok = b, true
		}
	}
	return found, ok
}

// splitParts makes a series of each sex from parts like "男/35岁以下".
func (s *reading) splitParts(names []string, values quantity.List) {
	for n, name := range names {
		side, category, ok := strings.Cut(name, "/")
		if !ok {
			side, category = s.texts.T("chart.both"), name
		}
		k := slices.Index(s.Categories, category)
		if k < 0 {
			k = len(s.Categories)
			s.Categories = append(s.Categories, category)
		}
		i := slices.IndexFunc(s.Series, func(x Series) bool { return x.Name == side })
		if i < 0 {
			i = len(s.Series)
			s.Series = append(s.Series, Series{Name: side})
		}
		for len(s.Series[i].Values) <= k {
			s.Series[i].Values = append(s.Series[i].Values, quantity.Missing)
		}
		s.Series[i].Values[k] = values.At(n)
	}
}
