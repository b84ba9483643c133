package chart

import (
	"math"
	"strconv"

	"casebook/generator/quantity"
)

// spoken is how many series or parts a description tells of one by one.
const spoken = 4

// name is the kind's name in a description.
func (k Kind) name() string {
	switch k {
	case Line:
		return "折线图"
	case HBar:
		return "条形图"
	case Stacked:
		return "堆叠柱状图"
	case Pie:
		return "饼图"
	case Ring:
		return "环形图"
	case Radar:
		return "雷达图"
	case Pyramid:
		return "人口金字塔"
	case Rows:
		return "数据条目"
	}
	return "柱状图"
}

// describe says the chart in words: what, from when to when, first and last, highest and
// lowest, gaps.
func (pl *plan) describe(p *pen) {
	if pl.empty {
		p.raw("暂无数据。")
		return
	}
	p.raw(pl.kind.name())
	p.raw("。")
	if pl.kind == Rows {
		pl.describeRows(p)
		return
	}
	for i := range pl.Series {
		if i == spoken {
			p.raw("其余见数据表。")
			break
		}
		if len(pl.Series) > 1 {
			p.text(pl.seriesName(i))
		}
		if areYears(pl.Categories) {
			pl.describeYears(p, i)
		} else {
			pl.describeParts(p, i)
		}
	}
}

func (pl *plan) figure(p *pen, v quantity.Decimal, unit quantity.Unit) {
	p.b = appendValue(p.b, v, pl.Decimals)
	p.text(string(unit))
}

// describeYears tells a series over time.
func (pl *plan) describeYears(p *pen, i int) {
	first, last, lowest, highest, gaps := pl.extremes(i)
	if first < 0 {
		p.raw("无数据。")
		return
	}
	from, to := pl.at(i, first), pl.at(i, last)
	p.raw(pl.Categories[first])
	p.raw("年")
	pl.figure(p, from, pl.Unit)
	if last > first {
		p.raw("，")
		p.raw(pl.Categories[last])
		p.raw("年")
		pl.figure(p, to, pl.Unit)
		pl.describeChange(p, from, to)
		inside := func(k int) bool { return k != first && k != last }
		if inside(highest) && pl.at(i, highest).Cmp(to) != 0 && pl.at(i, highest).Cmp(from) != 0 {
			p.raw("，最高为")
			p.raw(pl.Categories[highest])
			p.raw("年")
			pl.figure(p, pl.at(i, highest), pl.Unit)
		}
		if inside(lowest) && pl.at(i, lowest).Cmp(to) != 0 && pl.at(i, lowest).Cmp(from) != 0 {
			p.raw("，最低为")
			p.raw(pl.Categories[lowest])
			p.raw("年")
			pl.figure(p, pl.at(i, lowest), pl.Unit)
		}
	}
	if gaps > 0 {
		p.raw("，其中")
		p.int(gaps)
		p.raw("年无数据")
	}
	p.raw("。")
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

// describeChange says by how much a figure grew: percentages in points, all else in percent,
// or as a multiple from the double on.
func (pl *plan) describeChange(p *pen, from, to quantity.Decimal) {
	up := to.Cmp(from)
	if up == 0 {
		p.raw("，持平")
		return
	}
	word := "，增长"
	if up < 0 {
		word = "，下降"
	}
	if pl.Unit == "%" {
		c, scale := from.Parts()
		if minus, err := quantity.FromParts(-c, scale); err == nil {
			if d, err := to.Add(minus); err == nil {
				c, scale = d.Parts()
				if c < 0 {
					d, _ = quantity.FromParts(-c, scale)
				}
				p.raw(word)
				p.b = appendValue(p.b, d, -1)
				p.raw("个百分点")
			}
		}
		return
	}
	if from.Sign() <= 0 || to.Sign() < 0 {
		return
	}
	ratio := to.Float64() / from.Float64()
	if ratio >= 2 {
		p.raw("，为起始的")
		p.b = strconv.AppendFloat(p.b, ratio, 'f', 1, 64)
		p.raw("倍")
		return
	}
	p.raw(word)
	p.b = appendPercent(p.b, math.Abs(ratio-1))
}

// describeParts tells a series over villages, ages or other parts: all where they are few or
// of different units, else the highest and the lowest.
func (pl *plan) describeParts(p *pen, i int) {
	first, _, lowest, highest, _ := pl.extremes(i)
	if first < 0 {
		p.raw("无数据。")
		return
	}
	if len(pl.Categories) <= spoken || pl.Units != nil {
		for k, name := range pl.Categories {
			if k > 0 {
				p.raw("，")
			}
			p.text(name)
			pl.part(p, i, k)
		}
		p.raw("。")
		return
	}
	p.raw("共")
	p.int(len(pl.Categories))
	p.raw("项，最高为")
	p.text(pl.Categories[highest])
	pl.part(p, i, highest)
	p.raw("，最低为")
	p.text(pl.Categories[lowest])
	pl.part(p, i, lowest)
	if missing := pl.missing(i); missing > 0 {
		p.raw("，")
		p.int(missing)
		p.raw("项无数据")
	}
	p.raw("。")
}

func (pl *plan) part(p *pen, i, k int) {
	if v := pl.at(i, k); v.IsMissing() {
		p.raw("无数据")
	} else {
		pl.figure(p, v, pl.unit(k))
	}
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
			p.text(name)
			pl.part(p, i, k)
			p.raw("。")
		}
	}
}
