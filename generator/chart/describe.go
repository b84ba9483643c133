package chart

import (
	"slices"
	"strconv"

	"casebook/generator/quantity"
)

// describedOneByOne is how many series or parts a description tells of one by one.
const describedOneByOne = 4

// describe says the chart in words for those who do not see it: its kind, then each series
// from when to when, first and last, highest and lowest, gaps. A chart of one series is its
// finding. What happened in its years follows.
func (pl *plan) describe(p *pen) {
	pl.describeValues(p)
	if pl.empty {
		return
	}
	for _, m := range pl.Events {
		if year := strconv.Itoa(m.Year); slices.Contains(pl.Categories, year) {
			p.Message(pl.texts, "chart.event", "year", year, "text", m.Text)
		}
	}
}

func (pl *plan) describeValues(p *pen) {
	if pl.empty {
		pl.sentence(p, pl.texts.T("chart.empty"))
		return
	}
	pl.sentence(p, pl.texts.T("chart.kind."+string(pl.kind)))
	if pl.kind == Rows {
		pl.describeRows(p)
		return
	}
	if pl.Finding != "" {
		p.Text(pl.Finding)
		return
	}
	if pl.finding.to > pl.finding.from && (pl.comparesYears() || len(pl.Series) == 1) {
		p.B = append(p.B, p.B[pl.finding.from:pl.finding.to]...)
		return
	}
	if pl.comparesYears() {
		pl.describeMoves(p)
		return
	}
	for i := range pl.Series {
		if i == describedOneByOne {
			pl.sentence(p, pl.texts.T("chart.rest"))
			break
		}
		pl.describeSeries(p, i)
	}
}

// describeFinding writes what a reader sees first, under the title: of one series, or of the
// one that is highlighted, its change; of several, how they lie to one another at the end; of different
// measures, the first one's change.
// Nothing where there is nothing to find.
func (pl *plan) describeFinding(p *pen) {
	switch {
	case pl.empty || pl.kind == Rows || pl.kind == Radar || pl.SeriesUnits != nil && !(pl.Measures && pl.time):
	case pl.comparesYears():
		pl.describeMoves(p)
	case len(pl.Series) == 1:
		pl.describeSeries(p, 0)
	case !areYears(pl.Categories):
		pl.describeMost(p)
	default:
		if list := pl.highlightedSeries(); len(list) == 1 || len(list) == 2 {
			for _, i := range list {
				pl.describeSeries(p, i)
			}
			return
		}
		if pl.Measures {
			pl.describeSeries(p, 0)
			return
		}
		pl.describeLast(p)
	}
}

// highlightedSeries are those that are drawn in colour where others are not.
func (pl *plan) highlightedSeries() []int {
	var list []int
	for i, on := range pl.chosen {
		if on {
			list = append(list, i)
		}
	}
	return list
}

// clauses joins the clauses of a sentence as they come.
type clauses struct {
	pl    *plan
	p     *pen
	begun bool
}

func (c *clauses) add(key string, pairs ...string) {
	c.begin()
	c.p.Message(c.pl.texts, key, pairs...)
}

// count adds a clause whose form depends on a number, n.
func (c *clauses) count(key string, n int) {
	c.begin()
	c.p.B = c.pl.texts.Count(key, n).AppendHTML(c.p.B, "n", strconv.Itoa(n))
}

func (c *clauses) begin() {
	if c.begun {
		c.p.Message(c.pl.texts, "chart.comma")
	}
	c.begun = true
}

// end ends the sentence, where one was begun.
func (c *clauses) end() {
	if c.begun {
		c.p.Message(c.pl.texts, "chart.stop")
	}
}

// figure is a value in words, counted as the axis counts.
func (pl *plan) figure(v quantity.Decimal) string {
	return figureText(pl.counts(v), pl.decimals(), quantity.Unit(pl.shownUnit()))
}

func (pl *plan) describeSeries(p *pen, i int) {
	if len(pl.Series) > 1 {
		p.Message(pl.texts, "chart.of", "name", pl.seriesName(i))
	}
	if i < len(pl.SeriesUnits) || pl.among(i) != nil {
		pl = pl.alone(i)
		i = 0
	}
	c := clauses{pl: pl, p: p}
	if areYears(pl.Categories) {
		pl.describeYears(&c, i)
	} else {
		pl.describeParts(&c, i)
	}
	c.end()
}

// alone is a plan of one series of a chart of panels, in its own unit and before its own peers.
func (pl *plan) alone(i int) *plan {
	c := &Chart{Kind: Line, Unit: pl.Unit, Decimals: pl.Decimals, Categories: pl.Categories, Series: pl.Series[i : i+1], References: pl.References}
	if i < len(pl.SeriesUnits) {
		c.Unit = pl.SeriesUnits[i]
	}
	if a := pl.among(i); a != nil {
		c.References = append(slices.Clone(c.References), Reference{pl.MedianName, a.Median})
	}
	one := *pl
	one.Chart, one.counted = c, pl.panelCounted(i)
	return &one
}

// describeYears tells a series over time.
func (pl *plan) describeYears(c *clauses, i int) {
	first, last, lowest, highest, gaps := pl.extremes(i)
	if first < 0 {
		c.add("chart.none")
		return
	}
	at := func(key string, k int) { c.add(key, "year", pl.Categories[k], "value", pl.figure(pl.at(i, k))) }
	from, to := pl.at(i, first), pl.at(i, last)
	at("chart.at", first)
	if last > first {
		at("chart.at", last)
		pl.describeChange(c, pl.Categories[first], from, to)
		inside := func(k int) bool {
			return k != first && k != last && pl.at(i, k).Cmp(to) != 0 && pl.at(i, k).Cmp(from) != 0
		}
		if inside(highest) {
			at("chart.highest-at", highest)
		}
		if inside(lowest) {
			at("chart.lowest-at", lowest)
		}
	}
	pl.describeReferences(c, i, last)
	if gaps > 0 {
		c.count("chart.gaps", gaps)
	}
}

// describeReferences says how a figure lies to what the chart holds it against.
func (pl *plan) describeReferences(c *clauses, i, k int) {
	v := pl.at(i, k)
	for j := range pl.References {
		r := &pl.References[j]
		other := valueAt(r.Values, k)
		if other.IsMissing() {
			continue
		}
		by := pl.difference(other, v)
		pairs := []string{"name", r.Name, "value", pl.figure(other), "by", by}
		switch order := v.Cmp(other); {
		case order == 0:
			c.add("chart.same-as", pairs[:4]...)
		case by == "0%": // less than can be said with one decimal
			c.add("chart.much-as", pairs[:4]...)
		case order > 0:
			c.add("chart.above", pairs...)
		default:
			c.add("chart.below", pairs...)
		}
	}
}

// extremes finds a series' first and last figures, its lowest and highest, and how many
// categories between first and last have none. All are -1 where it has no figure.
func (c *Chart) extremes(i int) (first, last, lowest, highest, gaps int) {
	first, last, lowest, highest = -1, -1, -1, -1
	for k := range c.Categories {
		v := c.at(i, k)
		if v.IsMissing() {
			continue
		}
		if first < 0 {
			first, lowest, highest = k, k, k
		} else {
			gaps += k - last - 1
		}
		last = k
		if v.Cmp(c.at(i, lowest)) < 0 {
			lowest = k
		}
		if v.Cmp(c.at(i, highest)) > 0 {
			highest = k
		}
	}
	return first, last, lowest, highest, gaps
}

// describeChange says by how much a figure grew.
func (pl *plan) describeChange(c *clauses, since string, from, to quantity.Decimal) {
	if text := ChangeWords(pl.texts, pl.Unit, since, from, to); text != "" {
		c.begin()
		c.p.Text(text)
	}
}
