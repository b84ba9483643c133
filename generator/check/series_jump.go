package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

const seriesJumpID problem.Rule = "series-jump"

func seriesJump() rule {
	return rule{Rule: Rule{
		ID: seriesJumpID, Severity: problem.Warning,
		Title: msg("数字突然差了十倍", "a suspicious jump in a series"),
		Why: msg("前后两年差出十倍、百倍、万倍，多半是小数点点错了，或者一年用元、一年用万元。小数目（几户、几人）的变化和贫困人口逐年清零不算。",
			"A value ten, a hundred or ten thousand times the year before usually has a misplaced point, or yuan in one year and 万元 in the other. Small counts, and poverty that falls to zero, are not reported."),
		Right: []string{
			villageFile(`values = { 2017 = 8430, 2018 = 9120, 2019 = 9860, 2020 = 10450 }`),
			villageFile(`values = { 2017 = 412, 2018 = 160, 2019 = 35, 2020 = 0 }`),
		},
		Wrong: []string{
			villageFile(`values = { 2017 = 8430, 2018 = 9120, 2019 = 98600, 2020 = 10450 }`),
			villageFile(`values = { 2018 = 9120, 2019 = 9860, 2020 = 1.05 }`),
		},
		Fix: msg("对照原文件改正数字或单位；数字没有错的，在这一行前面写 # check: off series-jump 原因。",
			"Compare with the source and correct the value or unit; if it is right, write # check: off series-jump REASON on the line before."),
	}, data: findSeriesJumps}
}

func findSeriesJumps(_ *site, owner *report.Data, out *findings) {
	for s := range owner.Series() {
		if isShare(s.Indicator.Unit) || !mayJump(s.Values) {
			continue
		}
		year, before, value, ok := jump(s)
		if !ok {
			continue
		}
		out.add(problem.Problem{Rule: seriesJumpID, Span: figureAt(s, year),
			Message: msg(fmt.Sprintf("“%s”%d年是%s，与相邻年份的%s差了%s倍", s.Indicator.Name, year, value, before, factor(before, value)),
				fmt.Sprintf("%q is %s in %d, next to %s: a factor of %s", s.Indicator.Name, value, year, before, factor(before, value))),
			Hint: jumpHint(s),
		})
	}
}

// jumpHint says what to look for. A table has no comments that could say why it is right.
func jumpHint(s report.Series) problem.Text {
	zh := fmt.Sprintf("看看是不是小数点错位，或把元写成了万元（单位应是%s）", s.Indicator.Unit)
	en := fmt.Sprintf("look for a slipped point or unit (it should be %s)", s.Indicator.Unit)
	if !strings.Contains(string(s.Indicator.Unit), "元") {
		zh = fmt.Sprintf("看看是不是多写或少写了一位、小数点错位，或填成了另一列（单位应是%s）", s.Indicator.Unit)
		en = fmt.Sprintf("look for a digit too many or too few, a slipped point or another column (the unit should be %s)", s.Indicator.Unit)
	}
	if isBulk(s.At.File) {
		return msg(zh, en)
	}
	return msg(zh+"；没有错的，在上一行写“# check: off series-jump 原因”", en+", or say why on the line before: # check: off series-jump REASON")
}

// mayJump tells cheaply whether a series can hold a jump at all: its largest figure is
// more than six times its smallest.
func mayJump(values quantity.List) bool {
	low, high := math.MaxFloat64, 0.0
	for _, v := range values.All() {
		if f := magnitude(v); f > 0 {
			low, high = min(low, f), max(high, f)
		}
	}
	return high > low*6
}

func magnitude(v quantity.Decimal) float64 {
	if v.IsMissing() {
		return 0
	}
	c, scale := v.Parts()
	f := math.Abs(float64(c))
	for ; scale > 0; scale-- {
		f /= 10
	}
	return f
}

// jump looks for a figure that a power of ten parts from its neighbours: one that sticks
// out and returns, or a step that stays between two runs that are smooth but for it.
//
// A true step of about ten is known in small counts (a first co-operative, the last poor
// households), so the smaller side must be at least ten, unless the figure has sunk below
// a hundredth, which no count does. A measure that falls towards nothing is progress.
func jump(s report.Series) (year int, before, value quantity.Decimal, ok bool) {
	type point struct {
		year int
		d    quantity.Decimal
		f    float64
	}
	var p []point
	for i, v := range s.Values.All() {
		if f := magnitude(v); f > 0 {
			p = append(p, point{s.First + i, v, f})
		} else if !v.IsMissing() {
			p = append(p, point{s.First + i, v, 0})
		}
	}
	at := func(i int) float64 {
		if i < 0 || i >= len(p) {
			return 0
		}
		return p[i].f
	}
	for i := 1; i < len(p); i++ {
		a, b := at(i-1), at(i)
		if !slipped(a, b) {
			continue
		}
		next := at(i + 1)
		returns := smooth(a, next)
		stays := smooth(at(i-2), a) || smooth(b, next)
		alone := len(p) == 2 && min(a, b) >= 100
		fell := b < a && !returns && (s.Indicator.Better == report.BetterLower || min(a, b) < 50 && b*100 > a)
		switch {
		case fell:
		case i == 1 && smooth(b, next) && b < a:
			return p[0].year, p[1].d, p[0].d, true // the first figure sticks out, not the second
		case returns || stays || alone:
			return p[i].year, p[i-1].d, p[i].d, true
		}
	}
	return 0, quantity.Decimal{}, quantity.Decimal{}, false
}

// slipped tells whether b is near a times a power of ten other than one.
func slipped(a, b float64) bool {
	if a <= 0 || b <= 0 || max(a, b) < 100 || min(a, b) < 10 && max(a, b) < 60*min(a, b) {
		return false
	}
	log := math.Abs(math.Log10(b / a))
	power := math.Round(log)
	return power >= 1 && math.Abs(log-power) <= 0.18
}

// smooth tells whether two figures can follow one another in a series.
func smooth(a, b float64) bool { return a <= 2*b && b <= 2*a }

func factor(a, b quantity.Decimal) string {
	ratio := magnitude(b) / magnitude(a)
	if ratio < 1 {
		ratio = 1 / ratio
	}
	if ratio >= 20 {
		return fmt.Sprintf("%.0f", ratio)
	}
	return fmt.Sprintf("%.1f", ratio)
}
