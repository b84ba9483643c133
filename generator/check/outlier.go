package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

const outlierID problem.Rule = "outlier"

func outlier() rule {
	threeVillages := func(income string) string {
		text := ""
		for i, value := range []string{"15100", "14820", "16040", income} {
			one := strings.NewReplacer("demo-village", fmt.Sprintf("demo-%d", i+1), "示例村", fmt.Sprintf("示例%d村", i+1)).Replace(villageFile("values = { 2023 = " + value + " }"))
			if i > 0 {
				one = strings.TrimPrefix(one, "--- data/villages/demo.toml\n")
			}
			text += one
		}
		return text
	}
	people := func(households, population int) string {
		return strings.Replace(villageFile("values = { 2023 = 15100 }"), "source =", fmt.Sprintf("households = %d\npopulation = %d\nsource =", households, population), 1)
	}
	return rule{Rule: Rule{
		ID: outlierID, Severity: problem.Warning,
		Title: msg("不像真的数据", "implausible data"),
		Why: msg("一个村的数是同一张表里别的村的千分之一或一千倍，多半是把万元填进了元的一列；户数比人口多，多半是两列填反了；占比超过100%，百分数写成了小数，村代码和所属地区对不上，同一年的人口写了两个数，一个镇里有两个同名的村，分组名成了日期，更新、更正的日期早于发布日期，发布日期早于文中的数字，备案号、标识码、审图号不是那个样子，都要回头核对。",
			"A figure a thousand times larger or smaller than those of the other villages in its table is usually 万元 in a column of 元; more households than people usually means that two columns are swapped. Also reported: a share over 100%, or written as a fraction (0.98 for 98%); a village's code outside its region's; two figures of the same measure; two villages of the same name; the name of a group that was turned into a date; an update or correction dated before publication; a publication date earlier than the figures in the text; and an ICP, site or map number of an unusual form."),
		Right: []string{threeVillages("8900"), people(412, 1630)},
		Wrong: []string{threeVillages("1.51"), people(1630, 412)},
		Fix: msg("对照原表改正这一格。数字没有错的，TOML 里在这一行前面写 # check: off outlier 原因。",
			"Compare with the source and correct the cell. If it is right, write # check: off outlier REASON on the line before (in TOML)."),
	}, narrative: findOddDates, places: findOutliers, site: findOddNumbers}
}

func findOutliers(ctx context.Context, s *site, out *findings) {
	meanings := meaningsOf(s.rec.Indicators)
	spreads := spreadsOf(ctx, s.rec.Villages, meanings)
	var odd []oddFigure
	counts := counts{meanings: meanings}
	dates := dateParts{heads: map[string]bool{}, seen: map[*string]bool{}}
	findNamesakes(s.rec.Villages, out)
	findFilledNames(s.rec.Villages, out)
	findFractions(s.rec.Villages, spreads, out)
	for _, v := range s.rec.Villages {
		if ctx.Err() != nil {
			return
		}
		findOddVillage(v, meanings, out)
		dates.find(v, out)
		counts.find(&v.Data, v.Households, v.Population, out)
		if figure, ok := spreads.odd(v); ok {
			odd = append(odd, figure)
		}
	}
	for i := range odd {
		compareOdd(&odd[i], spreads, out)
	}
	for _, g := range s.rec.Regions {
		findOddFigures(&g.Data, meanings, out)
		counts.find(&g.Data, 0, 0, out)
		if g.Parent != nil {
			findForeignCode(g.Code, g.At, g.Parent, out)
		}
	}
}

// mostPerHousehold is more than the people of a household are on average in any village: China counts fewer
// than three, and five or six where families are large.
const mostPerHousehold = 15

// findOddVillage looks at what one village says of itself.
func findOddVillage(v *report.Village, meanings meanings, out *findings) {
	if v.Households > v.Population && v.Population > 0 {
		out.add(moreHomes(fieldAt(v.At, "households", fmt.Sprint(v.Households)), fmt.Sprint(v.Households), fmt.Sprint(v.Population)))
	}
	for _, c := range [...]struct {
		key   string
		value int
	}{{"households", v.Households}, {"population", v.Population}} {
		if c.value == 0 && (c.key == "households" || v.Households != 0) { // reported once of both
			out.add(problem.Problem{Rule: outlierID, Span: fieldAt(v.At, c.key, "0"),
				Message: msg(map[string]string{"households": "户数", "population": "人口"}[c.key]+"是0", "the "+c.key+" is 0"),
				Hint:    msg("不知道的留空，不写0", "leave it blank if it is not known")})
		}
	}
	if v.Households >= 20 && v.Population > mostPerHousehold*v.Households {
		out.add(problem.Problem{Rule: outlierID, Span: fieldAt(v.At, "population", fmt.Sprint(v.Population)),
			Message: msg(fmt.Sprintf("%d户有%d人，一户合%d人", v.Households, v.Population, v.Population/v.Households), fmt.Sprintf("%d people in %d households is %d in each", v.Population, v.Households, v.Population/v.Households)),
			Hint:    msg("看看是不是多打了一位，或户数少了一位", "check for an extra digit here, or a missing one in the households")})
	}
	if v.Region != nil {
		findForeignCode(v.Code, v.At, v.Region, out)
	}
	findOddFigures(&v.Data, meanings, out)
}

// findForeignCode reports a code of digits that does not begin as that of the region above does,
// nor as one that the region had before.
func findForeignCode(code string, at source.Span, above *report.Region, out *findings) {
	if !isAllDigits(code) {
		return
	}
	for ; above != nil && !isAllDigits(above.Code); above = above.Parent {
	}
	if above == nil || len(above.Code) >= len(code) {
		return
	}
	digits := significant(above.Code)
	if strings.HasPrefix(code, digits) || slices.ContainsFunc(above.Former, func(f report.Former) bool {
		return f.Code != "" && strings.HasPrefix(code, significant(f.Code))
	}) {
		return
	}
	out.add(problem.Problem{Rule: outlierID, Span: keyed(at, "code"),
		Message: msg(fmt.Sprintf("代码%s不在%s里：前%d位应是%s", code, above.Name, len(digits), digits),
			fmt.Sprintf("the code %s lies outside of %s, whose codes begin with %s", code, above.Name, digits)),
		Hint: msg("核对代码和所属地区，看哪一个填错了；区划调整后没有换代码的，在地区的 former 里写上从前的代码", "check whether code or region is wrong; if the region has a new code, write the old one in its `former`")})
}

// significant is a region's code without the zeros that fill it up.
func significant(code string) string {
	for strings.HasSuffix(code, "00") {
		code = code[:len(code)-2]
	}
	return code
}

func isAllDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// findOddFigures looks at the series of one village or region: shares that are none, a number of
// people that jumps.
func findOddFigures(owner *report.Data, meanings meanings, out *findings) {
	for x := range owner.Series() {
		switch m := meanings.of(x.Indicator); {
		case m.share:
			findOddShare(x, out)
		case m.heads:
			findHeadJump(x, out)
		}
	}
}

// findOddShare reports the first share that is more than all, or less than nothing.
func findOddShare(x report.Series, out *findings) {
	all := quantity.FromInt(100)
	for i, value := range x.Values.All() {
		if value.IsMissing() || value.Cmp(all) <= 0 && value.Cmp(quantity.FromInt(0)) >= 0 {
			continue
		}
		year := x.First + i
		out.add(problem.Problem{Rule: outlierID, Span: figureAt(x, year),
			Message: msg(fmt.Sprintf("“%s”%d年是%s%%，占比应在0到100之间", x.Indicator.Name, year, value), fmt.Sprintf("%q is %s%% in %d: a share lies between 0 and 100", x.Indicator.Name, value, year)),
			Hint:    msg("核对小数点，看看是不是填成了户数、公里数这样的绝对数", "look for a misplaced decimal point, or a count in place of a share")})
		return
	}
}

// findHeadJump reports a year in which a place has ten times the people of the year before, or a
// tenth, where series-jump does not.
func findHeadJump(x report.Series, out *findings) {
	before, last := quantity.Missing, 0
	for i, value := range x.Values.All() {
		a, b := magnitude(before), magnitude(value)
		if a > 0 && b > 0 && max(a, b) >= 100 && (a >= 10*b || b >= 10*a) {
			if _, _, _, reported := jump(x); reported {
				return
			}
			year := x.First + i
			out.add(problem.Problem{Rule: outlierID, Span: figureAt(x, year),
				Message: msg(fmt.Sprintf("“%s”%d年是%s，%d年是%s，差了%s倍", x.Indicator.Name, last, before, year, value, factor(before, value)),
					fmt.Sprintf("%q is %s in %d and %s in %d: a factor of %s", x.Indicator.Name, before, last, value, year, factor(before, value))),
				Hint: msg("看看是不是多写或少写了一位，或填成了另一列", "look for a digit too many or too few, or another column")})
			return
		}
		if b > 0 {
			before, last = value, x.First+i
		}
	}
}

// oddFigure is a figure that lies far from those of the same column.
type oddFigure struct {
	village *report.Village
	series  report.Series
	year    int
	value   quantity.Decimal
}

// compareOdd reports a figure that is a thousandth or a thousand times the median of the other
// villages of its table. A figure that sticks out of its own series is series-jump's.
func compareOdd(odd *oddFigure, spreads spreads, out *findings) {
	if year, _, _, _ := jump(odd.series); year == odd.year {
		return
	}
	median, lesser, alike, ok := spreads.others(odd)
	if !ok {
		return
	}
	limit := 1000.0
	if alike {
		limit = wide
	}
	for _, middle := range [...]quantity.Decimal{median, lesser} {
		if ratio := magnitude(odd.value) / magnitude(middle); ratio < limit && ratio > 1/limit {
			return
		}
	}
	name := odd.series.Indicator.Name
	out.add(problem.Problem{Rule: outlierID, Span: figureAt(odd.series, odd.year),
		Message: msg(fmt.Sprintf("“%s”%d年是%s，同一张表里别的村的中位数是%s，差了%s倍", name, odd.year, odd.value, median, factor(median, odd.value)),
			fmt.Sprintf("%q is %s in %d; the median of the other villages of the table is %s: a factor of %s", name, odd.value, odd.year, median, factor(median, odd.value))),
		Hint: msg(fmt.Sprintf("这一列的单位是%s：看看这一格是不是用了别的单位，或小数点错位", cmp.Or(string(odd.series.Indicator.Unit), "原来的单位")),
			fmt.Sprintf("the column is in %s: look for another unit or a misplaced decimal point in this cell", odd.series.Indicator.Unit))})
}
