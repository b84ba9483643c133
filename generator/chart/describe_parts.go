package chart

import (
	"slices"
	"strconv"

	"casebook/generator/quantity"
)

// describeParts tells a series over villages, ages or other parts: all where they are few or
// of different units, else the highest and the lowest.
func (pl *plan) describeParts(c *clauses, i int) {
	first, _, lowest, highest, _ := pl.extremes(i)
	if first < 0 {
		c.add("chart.none")
		return
	}
	if len(pl.Categories) <= describedOneByOne || pl.Units != nil {
		most := pl.largestPart(i)
		if most >= 0 {
			pl.describeLargest(c, i, most)
		}
		for k, name := range pl.Categories {
			if k == most {
				continue
			}
			c.add("chart.part", "name", name, "value", pl.part(i, k))
		}
		return
	}
	n := len(pl.Categories)
	c.count("chart.count", n)
	c.add("chart.highest", "name", pl.Categories[highest], "value", pl.part(i, highest))
	c.add("chart.lowest", "name", pl.Categories[lowest], "value", pl.part(i, lowest))
	if list := pl.highlightedSeries(); pl.byCategory() && len(list) == 1 && list[0] != highest && list[0] != lowest {
		c.add("chart.part", "name", pl.Categories[list[0]], "value", pl.part(i, list[0]))
	}
	if missing := pl.missing(i); missing > 0 {
		c.count("chart.missing", missing)
	}
}

// largestPart is the category that is the largest part of a whole; -1 where the categories are no
// parts of one, or where two are as large.
func (pl *plan) largestPart(i int) int {
	if !(pl.Parts || pl.kind == Pie || pl.kind == Ring) || pl.Units != nil {
		return -1
	}
	_, _, _, largest, _ := pl.extremes(i)
	for k := range pl.Categories {
		if k != largest && pl.at(i, k) == pl.at(i, largest) {
			return -1
		}
	}
	return largest
}

// describeLargest tells of the largest part, and of its share where the figures are none themselves.
func (pl *plan) describeLargest(c *clauses, i, k int) {
	key := "chart.most-part"
	if len(pl.Categories) == 2 { // the larger one stands first, and that says it
		key = "chart.part"
	}
	c.add(key, "name", pl.Categories[k], "value", pl.part(i, k))
	total := 0.0
	for k := range pl.Categories {
		if v := pl.value(i, k); v > 0 {
			total += v
		}
	}
	if pl.Unit != "%" && total > 0 {
		c.add("chart.share", "share", string(appendPercent(nil, pl.value(i, k)/total)))
	}
}

// part is a category's figure in words.
func (pl *plan) part(i, k int) string {
	v := pl.at(i, k)
	if v.IsMissing() {
		return pl.texts.T("chart.none")
	}
	if pl.Units != nil {
		return figureText(v, pl.Decimals, pl.unit(k))
	}
	return pl.figure(v)
}

func (c *Chart) missing(i int) int {
	n := 0
	for k := range c.Categories {
		if c.at(i, k).IsMissing() {
			n++
		}
	}
	return n
}

func (pl *plan) describeRows(p *pen) {
	for i := range pl.Series {
		for k, name := range pl.Categories {
			c := clauses{pl: pl, p: p}
			c.add("chart.part", "name", name, "value", pl.part(i, k))
			c.end()
		}
	}
}

// describeLast says which of several lines is highest and which lowest in the last year that
// all of them have.
func (pl *plan) describeLast(p *pen) {
	for k := len(pl.Categories) - 1; k >= 0; k-- {
		lowest, highest := 0, 0
		whole := true
		for i := range pl.Series {
			v := pl.at(i, k)
			if whole = whole && !v.IsMissing(); !whole {
				break
			}
			if v.Cmp(pl.at(lowest, k)) < 0 {
				lowest = i
			}
			if v.Cmp(pl.at(highest, k)) > 0 {
				highest = i
			}
		}
		if !whole {
			continue
		}
		if pl.at(lowest, k) == pl.at(highest, k) {
			return
		}
		c := clauses{pl: pl, p: p}
		c.add("chart.highest-in", "year", pl.Categories[k], "name", pl.seriesName(highest), "value", pl.figure(pl.at(highest, k)))
		c.add("chart.lowest", "name", pl.seriesName(lowest), "value", pl.figure(pl.at(lowest, k)))
		c.end()
		return
	}
}

// describeMost says which bar of several series is the highest.
func (pl *plan) describeMost(p *pen) {
	if pl.Units != nil {
		return
	}
	if pl.kind == Pyramid {
		pl.describeLongestRow(p)
		return
	}
	series, category := -1, -1
	for i := range pl.Series {
		for k := range pl.Categories {
			if v := pl.at(i, k); !v.IsMissing() && (series < 0 || v.Cmp(pl.at(series, category)) > 0) {
				series, category = i, k
			}
		}
	}
	c := clauses{pl: pl, p: p}
	c.add("chart.most", "name", pl.Categories[category], "series", pl.seriesName(series), "value", pl.figure(pl.at(series, category)))
	c.end()
}

// describeLongestRow says which row of a pyramid is the longest, both sides together.
func (pl *plan) describeLongestRow(p *pen) {
	longest, most := -1, 0.0
	for k := range pl.Categories {
		sum := 0.0
		for i := range pl.Series {
			if v := pl.value(i, k); v > 0 {
				sum += v
			}
		}
		if sum > most {
			longest, most = k, sum
		}
	}
	if longest < 0 {
		return
	}
	c := clauses{pl: pl, p: p}
	c.add("chart.most-row", "name", pl.Categories[longest])
	for i := range pl.Series {
		c.add("chart.part", "name", pl.seriesName(i), "value", pl.part(i, longest))
	}
	c.end()
}

// describeMoves tells of places in two years or more: how many rose, and whose change was the
// largest, from what to what.
func (pl *plan) describeMoves(p *pen) {
	last := len(pl.Series) - 1
	rose, fell, whole, most := 0, 0, 0, -1
	var largest quantity.Decimal
	for k := range pl.Categories {
		from, to := pl.at(0, k), pl.at(last, k)
		if from.IsMissing() || to.IsMissing() || slices.Contains(pl.Yardsticks, pl.Categories[k]) {
			continue
		}
		whole++
		switch to.Cmp(from) {
		case 1:
			rose++
		case -1:
			fell++
		}
		if d, err := to.Sub(from); err == nil && (most < 0 || d.Abs().Cmp(largest) > 0) {
			most, largest = k, d.Abs()
		}
	}
	if whole == 0 {
		pl.sentence(p, pl.texts.T("chart.none"))
		return
	}
	c := clauses{pl: pl, p: p}
	period := []string{"from", pl.seriesName(0), "to", pl.seriesName(last), "n", strconv.Itoa(whole), "rose", strconv.Itoa(rose), "fell", strconv.Itoa(fell)}
	switch whole {
	case rose:
		c.add("chart.all-rose", period...)
	case fell:
		c.add("chart.all-fell", period...)
	default:
		c.add("chart.moves", period...)
	}
	if largest.Sign() > 0 {
		c.add("chart.largest-move", "name", pl.Categories[most], "from", pl.figure(pl.at(0, most)), "to", pl.figure(pl.at(last, most)))
	}
	c.end()
}
