package compose

import (
	"iter"
	"slices"

	"casebook/generator/report"
)

// course is how an indicator went in the villages of a county.
type course struct {
	first    int
	medians  []float64 // of each year from the first; NaN in a year without a figure
	villages int       // that have figures
	sample   bool      // some of them made up
	last     spread    // of the last year
}

// spread is what a table says of the figures that many places have of one year.
type spread struct {
	year, count       int
	low, median, high float64
}

// spreadOf puts the values in another order.
func spreadOf(year int, values []float64) spread {
	if len(values) == 0 {
		return spread{year: year}
	}
	return spread{year, len(values), slices.Min(values), median(values), slices.Max(values)}
}

// coursesOf returns the courses of a county by Indicator.Index. They are worked out together,
// because a country's figures do not fit into a processor's cache: to go through them once
// for each indicator takes three times as long.
func (g *Gazetteer) coursesOf(c *county) []course {
	c.once.Do(func() { c.courses = makeCourses(c.villages, len(g.rec.Indicators)) })
	return c.courses
}

// workOutCourses works out those of all counties, on all processors, for who will ask for all
// of them: two who asked in the same order would wait for each other.
func (g *Gazetteer) workOutCourses() {
	g.shareCounties(func(numbers iter.Seq[int]) {
		for i := range numbers {
			g.coursesOf(g.counties[i])
		}
	})
}

func makeCourses(villages []*report.Village, indicators int) []course {
	list := make([]course, indicators)
	last := make([]int, indicators)
	for _, v := range villages {
		for x := range v.Series() {
			i := x.Indicator.Index
			at := &list[i]
			at.villages++
			at.sample = at.sample || v.Sample || sampleSeries(x)
			if at.first == 0 || x.First < at.first {
				at.first = x.First
			}
			last[i] = max(last[i], x.Last())
		}
	}
	values := make([][][]float64, indicators) // of an indicator and a year
	for i := range list {
		if list[i].villages > 0 {
			values[i] = make([][]float64, last[i]-list[i].first+1)
		}
	}
	for _, v := range villages {
		for x := range v.Series() {
			years := values[x.Indicator.Index][x.First-list[x.Indicator.Index].first:]
			for k, d := range x.Values.All() {
				if d.IsMissing() {
					continue
				}
				if years[k] == nil {
					years[k] = make([]float64, 0, len(villages))
				}
				years[k] = append(years[k], d.Float64())
			}
		}
	}
	for i, years := range values {
		for k := range years {
			list[i].medians = append(list[i].medians, median(years[k]))
		}
		if len(years) > 0 {
			list[i].last = spreadOf(last[i], years[len(years)-1])
		}
	}
	return list
}
