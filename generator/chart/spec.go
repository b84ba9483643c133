package chart

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// FromSpec draws up the chart of a fenced block of n. Nothing is invented: a year, a
// village or a part without a figure is a gap, and a block that leads to no figure at all
// is an empty chart, drawn as such.
//
// ID and the addresses of the sources (Sources[i].Href for SourceRefs[i]) are the caller's
// to fill.
func FromSpec(n *report.Narrative, spec *report.ChartSpec) *Chart {
	c := &Chart{Kind: Kind(spec.Kind), Title: spec.Title, Decimals: -1}
	switch {
	case len(spec.Facts) > 0:
		c.fromFacts(spec)
	case spec.Breakdown != nil:
		c.fromBreakdown(spec.Breakdown)
		for _, o := range owners(n, spec) {
			c.Sample = c.Sample || o.sample && o.data == spec.Breakdown.Owner
		}
	case spec.Indicator != nil:
		c.fromIndicator(spec, owners(n, spec))
	}
	return c
}

// owner is a village or a region of a chart.
type owner struct {
	name   string
	data   *report.Data
	sample bool
}

func owners(n *report.Narrative, spec *report.ChartSpec) []owner {
	var list []owner
	for _, v := range spec.Villages {
		if v != nil {
			list = append(list, owner{v.Name, &v.Data, v.Sample})
		}
	}
	for _, r := range spec.Regions {
		if r != nil {
			list = append(list, owner{r.Name, &r.Data, false})
		}
	}
	if len(list) == 0 && n != nil {
		if v := n.Village; v != nil {
			list = append(list, owner{v.Name, &v.Data, v.Sample})
		} else if r := n.Region; r != nil {
			list = append(list, owner{r.Name, &r.Data, false})
		}
	}
	return list
}

// fromIndicator draws one indicator: over years a series an owner, in one year a bar an owner.
func (c *Chart) fromIndicator(spec *report.ChartSpec, list []owner) {
	c.Unit, c.Decimals = spec.Indicator.Unit, spec.Indicator.Decimals
	if c.Title == "" {
		c.Title = spec.Indicator.Name
	}
	years := spec.Years
	if years == nil {
		years = yearsOf(spec.Indicator, list)
	}
	c.Years = yearRange(years)
	for _, o := range list {
		c.Sample = c.Sample || o.sample
		if s := o.data.Find(spec.Indicator); !s.IsZero() {
			for _, y := range years {
				if !s.In(y).IsMissing() {
					c.addSource(o.data.SourceOf(s, y))
				}
			}
		}
	}
	if len(years) == 1 && len(list) > 1 {
		c.acrossOwners(spec.Indicator, list, years[0])
		return
	}
	if c.Kind == "" {
		c.Kind = Line
	}
	c.CategoryName = "年份"
	for _, y := range years {
		c.Categories = append(c.Categories, strconv.Itoa(y))
	}
	for _, o := range list {
		s := o.data.Find(spec.Indicator)
		values := make([]quantity.Decimal, len(years))
		for k, y := range years {
			values[k] = s.In(y)
		}
		c.Series = append(c.Series, Series{Name: o.name, Values: values})
	}
}

func (c *Chart) acrossOwners(indicator *report.Indicator, list []owner, year int) {
	if c.Kind == "" || c.Kind == Line {
		c.Kind = Bar
	}
	c.CategoryName = "地方"
	values := make([]quantity.Decimal, len(list))
	for k, o := range list {
		c.Categories = append(c.Categories, o.name)
		values[k] = o.data.Find(indicator).In(year)
	}
	c.Series = []Series{{Name: indicator.Name, Values: values}}
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
func yearRange(years []int) string {
	years = slices.Clone(years)
	slices.Sort(years)
	years = slices.Compact(years)
	n := len(years)
	switch {
	case n == 0:
		return ""
	case n == 1:
		return strconv.Itoa(years[0]) + "年"
	case n <= 4 && years[n-1]-years[0] != n-1:
		texts := make([]string, n)
		for i, y := range years {
			texts[i] = strconv.Itoa(y)
		}
		return strings.Join(texts, "、") + "年"
	}
	return strconv.Itoa(years[0]) + "—" + strconv.Itoa(years[n-1]) + "年"
}

func (c *Chart) addSource(s *report.Source) {
	if s == nil || slices.Contains(c.SourceRefs, s) {
		return
	}
	c.SourceRefs = append(c.SourceRefs, s)
	c.Sources = append(c.Sources, Source{Title: s.Title})
	c.Sample = c.Sample || s.Sample
}

// fromFacts draws single facts beside one another. Facts of different units share no axis:
// they become rows, each with its own unit.
func (c *Chart) fromFacts(spec *report.ChartSpec) {
	facts := slices.DeleteFunc(slices.Clone(spec.Facts), func(f *report.Fact) bool { return f == nil })
	c.CategoryName = "事项"
	if c.Title == "" {
		c.Title = "文中数字"
	}
	if len(facts) == 0 {
		return
	}
	var years []int
	for _, f := range facts {
		if f.Year != 0 {
			years = append(years, f.Year)
		}
		c.addSource(f.Source)
		c.Sample = c.Sample || f.Sample
	}
	c.Years = yearRange(years)
	if len(years) > 0 && len(years) < len(facts) {
		c.Notes = append(c.Notes, "部分事项年份未注明")
	}
	if c.Kind == Line && overYears(facts) {
		slices.SortStableFunc(facts, func(a, b *report.Fact) int { return a.Year - b.Year })
		c.CategoryName = "年份"
	} else if c.Kind == "" || c.Kind == Line {
		c.Kind = HBar
	}
	values := make([]quantity.Decimal, len(facts))
	for k, f := range facts {
		values[k] = f.Value
		c.Categories = append(c.Categories, c.factLabel(facts, f))
	}
	c.Series = []Series{{Name: "数值", Values: values}}
	c.setFactUnits(facts)
	c.Notes = append(c.Notes, factNotes(facts, c.Categories)...)
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
func (c *Chart) factLabel(facts []*report.Fact, f *report.Fact) string {
	if c.Kind == Line {
		return strconv.Itoa(f.Year)
	}
	label, _, _ := strings.Cut(f.Note, "；")
	if label == "" {
		label = f.ID
	}
	for _, other := range facts {
		if other != f && other.Note == f.Note && f.Note != "" && f.Year != 0 {
			return label + "（" + strconv.Itoa(f.Year) + "年）"
		}
	}
	return label
}

func (c *Chart) setFactUnits(facts []*report.Fact) {
	same := true
	for _, f := range facts {
		same = same && f.Unit == facts[0].Unit
	}
	if same {
		c.Unit = facts[0].Unit
		return
	}
	for _, f := range facts {
		c.Units = append(c.Units, f.Unit)
	}
}

// factNotes says which figures are not plainly so: targets, expectations, approximations.
func factNotes(facts []*report.Fact, labels []string) []string {
	var notes []string
	say := func(word string, applies func(*report.Fact) bool) {
		var names []string
		for i, f := range facts {
			if applies(f) {
				names = append(names, labels[i])
			}
		}
		switch {
		case len(names) == 0:
		case len(names) == len(facts):
			notes = append(notes, "均为"+word)
		default:
			notes = append(notes, word+"："+strings.Join(names, "、"))
		}
	}
	status := func(s report.Status) func(*report.Fact) bool {
		return func(f *report.Fact) bool { return f.Status == s }
	}
	bound := func(b quantity.Bound) func(*report.Fact) bool {
		return func(f *report.Fact) bool { return f.Bound == b }
	}
	say("目标值", status(report.Target))
	say("预计数", status(report.Expected))
	say("推算数", status(report.Derived))
	say("约数", bound(quantity.About))
	say("下限（不少于）", bound(quantity.AtLeast))
	say("上限（不到）", bound(quantity.Under))
	return notes
}

// fromBreakdown draws the parts of an indicator in one year, the latest where none is named.
func (c *Chart) fromBreakdown(spec *report.BreakdownSpec) {
	if spec.Indicator != nil {
		c.Unit, c.Decimals = spec.Indicator.Unit, spec.Indicator.Decimals
		if c.Title == "" {
			c.Title = spec.OwnerName + spec.Indicator.Name
		}
	}
	if c.Kind == "" {
		c.Kind = Bar
		if spec.By == bySexAndAge {
			c.Kind = Pyramid
		}
	}
	c.CategoryName = byName(spec.By)
	found, ok := findBreakdown(spec)
	if !ok {
		return
	}
	c.Years = yearRange([]int{found.Year})
	c.addSource(found.Source)
	if spec.By == bySexAndAge {
		c.splitParts(found.Names, found.Values)
		return
	}
	c.Categories = slices.Clone(found.Names)
	name := c.Title
	if spec.Indicator != nil {
		name = spec.Indicator.Name
	}
	c.Series = []Series{{Name: name, Values: found.Values.AppendTo(nil)}}
}

const bySexAndAge = "age-sex"

func byName(by string) string {
	switch by {
	case "age", bySexAndAge:
		return "年龄"
	case "education":
		return "文化程度"
	case "sex":
		return "性别"
	}
	return "类别"
}

// splitParts makes a series of each sex from parts like "男/35岁以下".
func (c *Chart) splitParts(names []string, values quantity.List) {
	for n, name := range names {
		side, category, ok := strings.Cut(name, "/")
		if !ok {
			side, category = "合计", name
		}
		k := slices.Index(c.Categories, category)
		if k < 0 {
			k = len(c.Categories)
			c.Categories = append(c.Categories, category)
		}
		i := slices.IndexFunc(c.Series, func(s Series) bool { return s.Name == side })
		if i < 0 {
			i = len(c.Series)
			c.Series = append(c.Series, Series{Name: side})
		}
		for len(c.Series[i].Values) <= k {
			c.Series[i].Values = append(c.Series[i].Values, quantity.Missing)
		}
		c.Series[i].Values[k] = values.At(n)
	}
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
