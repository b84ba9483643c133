package check

import (
	"fmt"
	"slices"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// counts looks at the people and households of one place after the other: figures that are stated
// twice, and more households than people.
type counts struct {
	meanings meanings
	series   []report.Series // of the place
	names    []string        // what each of them counts
}

// The measures of which a place has a field as well.
const (
	people = "人口"
	homes  = "户"
)

// find looks at one place and the households and population of its fields, 0 where it has none.
func (c *counts) find(owner *report.Data, households, population int, out *findings) {
	c.series, c.names = c.series[:0], c.names[:0]
	hasHomes := households > 0
	for x := range owner.Series() {
		name := c.meanings.of(x.Indicator).name
		c.findSecond(x, name, out)
		switch name {
		case people:
			findTwoCounts(x, "population", population, out)
		case homes:
			findTwoCounts(x, "households", households, out)
			hasHomes = true
		}
		c.series, c.names = append(c.series, x), append(c.names, name)
	}
	if hasHomes {
		c.findMoreHomes(households, population, out)
	}
}

// findSecond reports where a series and one before it are of one measure and differ.
func (c *counts) findSecond(x report.Series, name string, out *findings) {
	for i, y := range c.series {
		if c.names[i] == name && y.Indicator.Unit == x.Indicator.Unit && findDifference(x, y, out) {
			return
		}
	}
}

// findTwoCounts reports a series that differs from the field of its measure.
func findTwoCounts(x report.Series, key string, own int, out *findings) {
	if !farApart(magnitude(x.Latest()), float64(own)) {
		return
	}
	for _, d := range x.Values.All() {
		if d.Cmp(quantity.FromInt(int64(own))) == 0 {
			return // the field was right in another year
		}
	}
	out.add(problem.Problem{Rule: outlierID, Span: figureAt(x, x.Last()),
		Message: msg(fmt.Sprintf("“%s”%d年是%s，`%s` 却是%d，同一个数写了两个样", x.Indicator.Name, x.Last(), x.Latest(), key, own),
			fmt.Sprintf("%q is %s in %d while `%s` is %d: one measure, two figures", x.Indicator.Name, x.Latest(), x.Last(), key, own)),
		Hint: msg("核对哪一个对；口径不同的，把指标的名称写清楚", "check which is right; if they count different things, say so in the indicator's name")})
}

// findMoreHomes reports the first year in which a place has more households than people, by its series,
// or by the latest of a series and a field.
func (c *counts) findMoreHomes(households, population int, out *findings) {
	for i, x := range c.series {
		switch {
		case c.names[i] == homes:
			if k := slices.Index(c.names, people); k >= 0 && findMore(x, c.series[k], out) {
				return
			}
			if latest := x.Latest(); population > 0 && households <= 0 && latest.Cmp(quantity.FromInt(int64(population))) > 0 {
				out.add(moreHomes(figureAt(x, x.Last()), latest.String(), fmt.Sprint(population)))
			}
		case c.names[i] == people && population <= 0:
			if latest := x.Latest(); latest.Cmp(quantity.FromInt(int64(households))) < 0 {
				out.add(moreHomes(figureAt(x, x.Last()), fmt.Sprint(households), latest.String()))
			}
		}
	}
}

// findMore reports the first year in which there are more homes than people.
func findMore(homes, people report.Series, out *findings) bool {
	for i, value := range homes.Values.All() {
		year := homes.First + i
		if n := people.In(year); magnitude(n) > 0 && value.Cmp(n) > 0 {
			out.add(moreHomes(figureAt(homes, year), value.String(), n.String()))
			return true
		}
	}
	return false
}

func moreHomes(at source.Span, households, population string) problem.Problem {
	return problem.Problem{Rule: outlierID, Span: at,
		Message: msg(fmt.Sprintf("户数%s比人口%s还多", households, population), fmt.Sprintf("there are more households (%s) than people (%s)", households, population)),
		Hint:    msg("看看户数和人口是不是填反了", "check whether households and population are swapped")}
}

// farApart leaves room for a year's change and for another date of the count.
func farApart(a, b float64) bool { return a > 0 && b > 0 && (a > 1.5*b || b > 1.5*a) }

// findDifference reports the first year in which two series of one measure differ.
func findDifference(x, y report.Series, out *findings) bool {
	for i, value := range x.Values.All() {
		year := x.First + i
		if other := y.In(year); !value.IsMissing() && !other.IsMissing() && value.Cmp(other) != 0 {
			out.add(problem.Problem{Rule: outlierID, Span: figureAt(x, year),
				Message: msg(fmt.Sprintf("“%s”和“%s”像是同一个数，%d年却是%s和%s", y.Indicator.Name, x.Indicator.Name, year, other, value),
					fmt.Sprintf("%q and %q look like one measure and are %s and %s in %d", y.Indicator.Name, x.Indicator.Name, other, value, year)),
				Hint: msg("核对后只留一列；口径不同的，把指标的名称写清楚", "keep one of the columns; if they count different things, say so in the indicators' names")})
			return true
		}
	}
	return false
}
