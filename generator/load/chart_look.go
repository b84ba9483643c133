package load

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
	"casebook/layouts"
)

// How a chart block wants its data shown: of which kind, what in colour, held against what.

// chartKind reads the kind, which is one of those that charts are drawn of.
func (l *loader) chartKind(d *decoder, e *toml.Entry) string {
	if l.opt.ChartKinds == nil {
		return d.text(e)
	}
	names := make([]string, len(l.opt.ChartKinds))
	for i, k := range l.opt.ChartKinds {
		names[i] = k.Name
	}
	if kind, ok := d.oneOf(e, names...); ok {
		return names[kind]
	}
	return ""
}

// chartKindsInChinese are the kinds as editors call them: by the names that readers see, which layouts/strings/zh-CN.json has as chart.kind.NAME,
// and by others that are in use.
func chartKindsInChinese() map[string]string {
	called := map[string]string{
		"曲线图": "line", "柱形图": "bar", "横条图": "hbar", "堆积图": "stacked", "饼状图": "pie", "扇形图": "pie", "圆环图": "ring", "金字塔": "pyramid", "斜率图": "slope", "小图": "multiples",
	}
	data, err := layouts.Files.ReadFile("strings/zh-CN.json")
	if err != nil {
		panic(err) // the program carries it
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		panic(err)
	}
	for key, name := range texts {
		if kind, ok := strings.CutPrefix(key, "chart.kind."); ok {
			called[name] = kind
		}
	}
	return called
}

// chartNeeds reports a chart that does not lead to the data that its kind is drawn of.
func (l *loader) chartNeeds(d *decoder, c *report.ChartSpec, t *toml.Table) {
	k := slices.IndexFunc(l.opt.ChartKinds, func(k report.ChartKind) bool { return k.Name == c.Kind })
	kind := t.Get("kind")
	if k < 0 || kind == nil {
		return
	}
	needs, span := l.opt.ChartKinds[k].Needs, d.valueSpan(&kind.Value)
	add := func(zh, en string) {
		d.add(problem.Problem{Rule: problem.WrongType, Span: span, Message: text("`"+c.Kind+"` "+zh, "`"+c.Kind+"` "+en),
			Hint: text("补上它要的数据，或换一种图：`line`、`bar`、`hbar`", "give it that data, or choose another kind: `line`, `bar`, `hbar`")})
	}
	years := t.Get("years")
	switch {
	case needs == report.NeedsNothing:
		if isWhole(t, "facts", len(c.Facts)) && isWhole(t, "villages", len(c.Villages)) && isWhole(t, "regions", len(c.Regions)) {
			d.chartFits(c, kind, &l.opt.ChartKinds[k])
		}
	case c.Indicator == nil && t.Get("indicator") == nil && (needs != report.NeedsPanels || c.Breakdown == nil && t.Get("breakdown") == nil):
		if needs == report.NeedsPanels {
			add("要画的是一项指标或一项构成：写上 `indicator` 或 `breakdown`", "draws an indicator or a breakdown: add `indicator` or `breakdown`")
		} else {
			add("要画的是一项指标：写上 `indicator`", "draws an indicator: `indicator` is missing")
		}
	case needs == report.NeedsTwoYears && years != nil && c.Years != nil && len(c.Years) != 2:
		add("比的是两个年份：`years` 要写两年，如 [2014, 2024]", "compares two years: `years` must have two, such as [2014, 2024]")
	case needs == report.NeedsFewYears && years != nil && c.Years != nil && (len(c.Years) < 2 || len(c.Years) > 4):
		add("比的是两到四个年份：`years` 要写两到四年，如 [2014, 2019, 2024]", "compares two to four years: `years` must list them, such as [2014, 2019, 2024]")
	}
}

// chartFits warns of a kind that the data are not drawn as, or that says nothing of them: package
// chart draws another one then, which is right for readers, and its author would not know why.
func (d *decoder) chartFits(c *report.ChartSpec, kind *toml.Entry, k *report.ChartKind) {
	n, zh, en := 0, "", ""
	switch {
	case len(c.Facts) > 0:
		n = len(c.Facts)
		zh, en = factsFit(c.Facts, k)
	case c.Breakdown != nil && c.Breakdown.Owner != nil:
		n = partsOf(c.Breakdown)
		switch {
		case k.Name == "pyramid" && c.Breakdown.By != "age-sex":
			zh, en = "要男女、年龄两层的构成（by = \"age-sex\"），这里是“"+c.Breakdown.By+"”", "draws parts by age and sex (by = \"age-sex\"), not by "+c.Breakdown.By
		case k.Least > 0 && c.Breakdown.By == "age-sex":
			zh, en = "画不了男女、年龄两层的构成", "cannot draw parts by age and sex"
		case k.Name == "pyramid":
			if p, wrong := unsided(c.Breakdown); wrong {
				p.Span = d.valueSpan(&kind.Value)
				d.add(p)
				return
			}
		}
	case c.Indicator != nil:
		years := chartYears(c)
		places := len(c.Villages) + len(c.Regions)
		if n = years; years == 1 && places > 1 {
			n = places
		}
		switch {
		case years == 0:
			return // there is nothing to draw, which is reported
		case k.Name == "pyramid":
			zh, en = "画的不是指标，是男女、年龄两层的构成（by = \"age-sex\"）", "cannot draw an indicator, only parts by age and sex (by = \"age-sex\")"
		case k.Whole && years > 1:
			zh, en = "画的是一个整体里的各份，几年的数不是", "draws the parts of a whole, but figures of several years are not parts of a whole"
		}
	default:
		return
	}
	switch {
	case zh != "":
	case n < k.Least:
		zh, en = "至少要"+strconv.Itoa(k.Least)+"个数，这里只有"+strconv.Itoa(n)+"个", "needs "+strconv.Itoa(k.Least)+" figures, and here are "+strconv.Itoa(n)
	case k.Most > 0 && n > k.Most:
		zh, en = "最多画"+strconv.Itoa(k.Most)+"个数，这里有"+strconv.Itoa(n)+"个", "draws at most "+strconv.Itoa(k.Most)+" figures, and here are "+strconv.Itoa(n)
	default:
		return
	}
	hint := text("换一种图，如 `hbar`、`bar`、`line`，或删去 kind 这一行，由程序选", "choose another kind, such as `hbar`, `bar` or `line`, or delete the `kind` line and let the program choose")
	if len(c.Facts) > 0 && strings.Contains(zh, "单位") {
		hint = text("单位相同的画在一张图里；或删去 kind 这一行，各数一行一个，各用各的单位", "draw figures of one unit in each chart; or delete the `kind` line: then each figure has a row and its own unit")
	}
	d.add(problem.Problem{Rule: problem.Markup, Span: d.valueSpan(&kind.Value), Message: text("`"+k.Name+"` "+zh, "`"+k.Name+"` "+en), Hint: hint})
}

// factsFit says why facts are not drawn as a kind, "" where they are.
func factsFit(facts []*report.Fact, k *report.ChartKind) (zh, en string) {
	var units []string
	years := map[int]bool{}
	none := false
	for _, f := range facts {
		if !slices.Contains(units, string(f.Unit)) {
			units = append(units, string(f.Unit))
		}
		years[f.Year] = true
		none = none || f.Value.Sign() <= 0
	}
	switch {
	case k.Name == "pyramid":
		return "画的不是单个的数，是男女、年龄两层的构成（by = \"age-sex\"）", "cannot draw facts, only parts by age and sex (by = \"age-sex\")"
	case len(units) > 1 && k.Name != "radar":
		for i := range units {
			units[i] = cmp.Or(units[i], "（无）")
		}
		return "把各数画在一根轴上，这几个数单位却不同：" + strings.Join(units, "、"), "draws figures on one axis, and these have different units: " + strings.Join(units, ", ")
	case k.Name == "line" && (len(years) < len(facts) || years[0]):
		return "把各年的数连成线，这几个数没有各自的年份", "connects figures by year, and not all of these have one"
	case k.Whole && len(facts) > 1 && len(years) == len(facts) && !years[0]:
		return "画的是一个整体里的各份，几年的数不是", "draws the parts of a whole, but figures of several years are not parts of a whole"
	case k.Whole && none:
		return "画的是一个整体里的各份，零和负数不是", "draws the parts of a whole, which cannot be zero or negative"
	}
	return "", ""
}

// isWhole tells whether all that a list names was found; what is missing was reported.
func isWhole(t *toml.Table, key string, found int) bool {
	e := t.Get(key)
	return e == nil || e.Value.Kind != toml.KindArray || len(e.Value.Elements()) == found
}

func partsOf(spec *report.BreakdownSpec) int { return len(partNames(spec)) }

func partNames(spec *report.BreakdownSpec) []string {
	for b := range spec.Owner.Breakdowns() {
		if b.Indicator == spec.Indicator && b.By == spec.By && b.Year == spec.Year {
			return b.Names
		}
	}
	return nil
}

// sidesOf are the two sides of parts such as 男/35岁以下: men and women, or in other words the first two.
func sidesOf(names []string) []string {
	var sides []string
	for _, name := range names {
		if side, _, ok := strings.Cut(name, "/"); ok && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	sexes := slices.DeleteFunc(slices.Clone(sides), func(side string) bool { return !strings.HasPrefix(side, "男") && !strings.HasPrefix(side, "女") })
	if len(sexes) > 0 {
		sides = sexes
	}
	return sides[:min(len(sides), 2)]
}

// unsided warns of parts that stand on neither of the two sides of a pyramid, such as 未分 or
// 未知/35岁以下.
func unsided(spec *report.BreakdownSpec) (problem.Problem, bool) {
	names := partNames(spec)
	sides := sidesOf(names)
	var odd []string
	for _, name := range names {
		if side, _, ok := strings.Cut(name, "/"); !ok || !slices.Contains(sides, side) {
			odd = append(odd, "“"+name+"”")
		}
	}
	switch {
	case len(odd) > 0:
		list := strings.Join(odd[:min(len(odd), 3)], "、")
		return problem.Problem{Rule: problem.Markup,
			Message: text("`pyramid` 两边是男、女，"+list+"哪一边也放不进，会改画条形图", "`pyramid` has men and women on its sides, and "+list+" belongs to neither: bars are drawn instead"),
			Hint:    text("数据里每一份写成“男/35岁以下”“女/35岁以下”；分不出男女的几份不写进这项构成，在正文里说明，或换一种图，如 `hbar`", "each part is written as 男/35岁以下; leave out those of unknown sex and say so in the text, or take another kind, such as `hbar`")}, true
	case len(sides) < 2:
		return problem.Problem{Rule: problem.Markup,
			Message: text("`pyramid` 两边是男、女，这项构成只有一边", "`pyramid` has men and women on its sides, and these parts are all of one sex"),
			Hint:    text("补上另一边的数，或换一种图，如 `hbar`", "add the other sex, or choose another kind, such as `hbar`")}, true
	}
	return problem.Problem{}, false
}

// chartYears counts the years of which a chart of an indicator has a figure.
func chartYears(c *report.ChartSpec) int {
	years := map[int]bool{}
	count := func(s report.Series) {
		for year := s.First; !s.IsZero() && year <= s.Last(); year++ {
			if (c.Years == nil || slices.Contains(c.Years, year)) && !s.In(year).IsMissing() {
				years[year] = true
			}
		}
	}
	for _, v := range c.Villages {
		count(v.Find(c.Indicator))
	}
	for _, r := range c.Regions {
		count(r.Find(c.Indicator))
	}
	return len(years)
}

// chartHighlight reads what is drawn in colour: codes of places, ids of facts or names of parts
// that the chart has.
func chartHighlight(a *article, c *report.ChartSpec, e *toml.Entry) []string {
	words := a.words(e)
	var have []string
	for _, v := range c.Villages {
		if v != nil {
			have = append(have, v.Code)
		}
	}
	for _, r := range c.Regions {
		if r != nil {
			have = append(have, r.Code)
		}
	}
	for _, f := range c.Facts {
		if f != nil {
			have = append(have, f.ID)
		}
	}
	if b := c.Breakdown; b != nil && b.Owner != nil {
		have = have[:0]
		for x := range b.Owner.Breakdowns() {
			if x.Indicator == b.Indicator && x.By == b.By {
				have = append(have, x.Names...)
			}
		}
	}
	var list []string
	for i := range words {
		v := &words[i]
		if len(have) > 0 && !slices.Contains(have, v.Text) {
			a.add(problem.Problem{Rule: problem.DanglingReference, Span: a.valueSpan(v),
				Message: text("这张图里没有 `"+v.Text+"`，不能突出它", "this chart has no `"+v.Text+"` to highlight"),
				Hint:    text("`highlight` 里写图中已有的代码、数据的 `id` 或构成里的名称", "`highlight` names codes, ids of facts or parts that are in the chart")})
			continue
		}
		list = append(list, v.Text)
	}
	return list
}

// chartReference reads what figures are held against: a level, or a name with a number, as
// { "全国平均" = 12000 } or { name = "全国平均", value = 12000 }.
func (d *decoder) chartReference(e *toml.Entry) report.Reference {
	if e.Value.Kind == toml.KindString {
		if level, ok := d.oneOf(e, chartLevels...); ok {
			return report.Reference{Level: chartLevels[level]}
		}
		return report.Reference{}
	}
	wrong := func() report.Reference {
		d.expected(e, &e.Value, problem.Text{ZH: `"county"、"township"、"country" 或一个有名称的数`, EN: `"county", "township", "country" or a number with a name`},
			text(`如 reference = "county"，或 reference = { "全国平均" = 12000 }`, `such as reference = "county", or reference = { "national average" = 12000 }`))
		return report.Reference{}
	}
	if e.Value.Kind != toml.KindTable {
		return wrong()
	}
	t := d.table(e)
	if t == nil {
		return report.Reference{}
	}
	name, value := t.Get("name"), t.Get("value")
	if name == nil && value == nil && len(t.Entries) == 1 {
		x := &t.Entries[0]
		if v, ok := d.number(x, &x.Value); ok {
			return report.Reference{Name: x.Key, Value: v}
		}
		return report.Reference{}
	}
	for i := range t.Entries {
		if x := &t.Entries[i]; x.Key != "name" && x.Key != "value" {
			d.unknown(x, "name", "value")
		}
	}
	d.require(t, "name", "value")
	if name == nil || value == nil {
		return report.Reference{}
	}
	v, ok := d.number(value, &value.Value)
	if !ok {
		return report.Reference{}
	}
	return report.Reference{Name: d.text(name), Value: v}
}

// chartEvents reads events by their years: { 2018 = "项目开工" }.
func (d *decoder) chartEvents(e *toml.Entry) []report.ChartEvent {
	t := d.table(e)
	if t == nil {
		return nil
	}
	var list []report.ChartEvent
	for i := range t.Entries {
		x := &t.Entries[i]
		year, err := strconv.Atoi(x.Key)
		if err != nil || year < minYear || year > maxYear {
			d.add(problem.Problem{Rule: problem.WrongType, Span: d.keySpan(x),
				Message: text("`marks` 里的 `"+x.Key+"` 不是年份", "`"+x.Key+"` in `marks` is not a year"),
				Hint:    text(`写成 marks = { 2018 = "项目开工" }`, `write marks = { 2018 = "works begin" }`)})
			continue
		}
		if words := d.text(x); words != "" {
			list = append(list, report.ChartEvent{Year: year, Text: words})
		}
	}
	slices.SortStableFunc(list, func(a, b report.ChartEvent) int { return a.Year - b.Year })
	return list
}
