package load

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/toml"
)

var (
	chartData   = []string{"indicator", "facts", "breakdown"} // of which a chart has one
	chartSorts  = []string{"value", "name", "given"}
	chartLevels = []string{"county", "township", "country"}
)

// blocks reads the fenced chart and formula blocks of a narrative, or takes them as they were read beside
// the same records.
func (l *loader) blocks(a *article) {
	drawings, own := a.drawings(), l.facts[a.n]
	if r := a.resolved; r != nil && r.blocks.isBeside(l, own) {
		a.n.Blocks = r.blocks.kept
		for _, d := range drawings {
			a.suppressed = append(a.suppressed, d.suppressed...)
		}
		return
	}
	known, dangled := len(a.problems), a.dangles
	a.n.Blocks = make([]report.Block, len(drawings))
	for i, d := range drawings {
		for _, p := range d.problems {
			a.add(p)
		}
		a.suppressed = append(a.suppressed, d.suppressed...)
		if a.n.Doc.Drawings[i].Kind == document.FormulaDrawing {
			l.contract.formula.read(l.with(&a.decoder), d.root, &a.n.Blocks[i])
		} else {
			a.n.Blocks[i].Chart = l.chartBlock(a, d.root)
		}
	}
	if a.resolved != nil && len(a.problems) == known && !dangled && !a.dangles && !slices.ContainsFunc(drawings, a.drawsElsewhere) {
		a.resolved.blocks = beside[report.Block]{l.villages, own, a.n.Blocks}
	}
}

// drawsElsewhere tells whether a drawing is of facts of other narratives.
func (a *article) drawsElsewhere(d drawing) bool {
	e := d.root.Get("facts")
	return e != nil && slices.ContainsFunc(a.words(e), func(v toml.Value) bool { return strings.Contains(v.Text, "/") })
}

// bodyText is the file's text up to the block's end, without the marks that a quote or a
// list puts before the block's lines.
func bodyText(b *document.Drawing) string {
	text := b.Body.File.Text()
	if b.TOML == b.Body.Text() {
		return text
	}
	return text[:b.Body.Start] + b.TOML
}

// fenceLine is the block's first line, where what the block lacks is reported.
func fenceLine(b *document.Drawing) (start, end int32) {
	line, _, _ := strings.Cut(b.Span.Text(), "\n")
	return b.Span.Start, b.Span.Start + int32(len(strings.TrimRight(line, "\r")))
}

func formulaRecord() *record[report.Block] {
	return declared(schema.Record{File: "formula", Path: "```formula", Help: "画一个做法的公式"},
		refField("program", "做法的编号", "the id of a program", func(l *loader) *registry[report.Program] { return l.programs }, func(b *report.Block) **report.Program { return &b.Program }).required(),
	)
}

// chartReading is a chart block while it is read.
type chartReading struct {
	*report.ChartSpec
	article                 *article
	facts, parts, highlight *toml.Entry
}

// chartFile names the schema of chart blocks.
const chartFile = "chart"

func chartRecord() *record[chartReading] {
	type T = chartReading
	breakdown := schema.Record{Name: "chart-breakdown", Help: "一项构成", Keys: []schema.Key{
		{Name: "indicator", Required: true, Help: "哪项指标", English: "the id of an indicator"}, {Name: "by", Required: true, Help: "按什么分", English: "by what"},
		{Name: "year", Type: schema.Integer, Min: minYear, Max: maxYear, Help: "哪一年；不写就是最近一年", English: "its year; default: the latest"}}}
	return declared(schema.Record{File: chartFile, Path: "```chart", Help: "一张图"},
		textField("title", "图的标题", "its title", func(c *T) *string { return &c.Title }),
		keyField(schema.Key{Name: "kind", Help: "图的种类，见下表", English: "the kind of chart"}, func(x reading, e *toml.Entry, c *T) { c.Kind = x.chartKind(x.decoder, e) }),
		refField("indicator", "哪项指标，写编号", "the id of an indicator", func(l *loader) *registry[report.Indicator] { return l.indicators }, func(c *T) **report.Indicator { return &c.Indicator }),
		refsField("villages", "哪些村，写代码", "codes of villages", func(l *loader) *registry[report.Village] { return l.villages }, func(c *T) *[]*report.Village { return &c.Villages }).called("村庄"),
		refsField("regions", "哪些地区，写代码", "codes of regions", func(l *loader) *registry[report.Region] { return l.regions }, func(c *T) *[]*report.Region { return &c.Regions }),
		keyField(schema.Key{Name: "years", Type: schema.FreeForm, Help: "哪些年：`[2014, 2024]` 或 `\"2014-2024\"`", English: "years, a list or a range"}, func(x reading, e *toml.Entry, c *T) { c.Years = x.years(e) }),
		keyField(schema.Key{Name: "facts", Type: schema.Texts, Help: "不用指标时，直接画本篇的几个数：`[\"road_a\", \"road_b\"]`", English: "ids of facts"}, func(x reading, e *toml.Entry, c *T) {
			c.facts, c.Facts = e, x.chartFacts(c.article, e)
		}),
		keyField(schema.Key{Name: "breakdown", Type: schema.Table, Of: &breakdown, Help: "画构成：`{ indicator = \"party_members\", by = \"age\", year = 2024 }`", English: "a breakdown"}, func(_ reading, e *toml.Entry, c *T) { c.parts = e }),
		keyField(schema.Key{Name: "highlight", Type: schema.Texts, Help: "要突出的代码、数据的 `id` 或构成里的名称，其余画成灰色", English: "what is drawn in colour, the rest grey"}, func(_ reading, e *toml.Entry, c *T) { c.highlight = e }),
		wordField("sort", "条和行的次序：`value` 从大到小，`name` 按名称，`given` 照写的次序；不写时，比大小的条从大到小，年份和年龄照原来的次序", "the order", chartSorts, chartSorts, func(c *T) *string { return &c.Sort }),
		keyField(schema.Key{Name: "reference", Type: schema.FreeForm, Words: chartLevels, Help: "拿来比的线：`township` 全镇、`county` 全县、`country` 全国（没有自己的数，就用各村的中位数），或写明名称的数：`{ \"全国平均\" = 12000 }`", English: "a line to compare with"}, func(x reading, e *toml.Entry, c *T) { c.Reference = x.chartReference(e) }),
		keyField(schema.Key{Name: "marks", Type: schema.FreeForm, Help: "在某年画一条线，写上出了什么事：`{ 2018 = \"项目开工\" }`", English: "events by year"}, func(x reading, e *toml.Entry, c *T) { c.Events = x.chartEvents(e) }),
	)
}

// chartBlock reads one chart. Without villages and regions it is of the narrative's own.
func (l *loader) chartBlock(a *article, t *toml.Table) *report.ChartSpec {
	d := &a.decoder
	r := chartReading{ChartSpec: &report.ChartSpec{At: d.span(t.Start, t.End)}, article: a}
	l.contract.chart.read(l.with(d), t, &r)
	c := r.ChartSpec
	d.onlyOne(t, chartData)
	if r.parts != nil {
		c.Breakdown = l.chartBreakdown(a, c, r.parts)
	}
	if t.Get("indicator") == nil && r.facts == nil && r.parts == nil && !t.Broken {
		d.add(problem.Problem{Rule: problem.MissingField, Span: c.At,
			Message: text("图里没有数据：缺少 `indicator`、`facts` 或 `breakdown`", "the chart has no data: add `indicator`, `facts` or `breakdown`"),
			Hint:    text("写上 indicator = \"指标的编号\" 和 villages = [\"村代码\"]，或 facts = [\"数据的编号\"]", "write indicator = \"…\" and villages = [\"…\"], or facts = [\"…\"]")})
	}
	l.chartPlaces(a, c, t)
	c.Kind = c.DrawnAs()
	l.chartNeeds(d, c, t)
	if r.highlight != nil {
		c.Highlight = chartHighlight(a, c, r.highlight)
	}
	return c
}

// onlyOne reports the second of keys that shut each other out.
func (d *decoder) onlyOne(t *toml.Table, keys []string) {
	first := ""
	for i := range t.Entries {
		e := &t.Entries[i]
		switch {
		case !slices.Contains(keys, e.Key):
		case first == "":
			first = e.Key
		default:
			d.add(problem.Problem{Rule: problem.WrongType, Span: d.keySpan(e),
				Message: text("一张图只画一种数据：有了 `"+first+"`，就不能再有 `"+e.Key+"`", "a chart shows one kind of data: it has `"+first+"` and cannot have `"+e.Key+"` too"),
				Hint:    text("删去其中一个，或分成两张图", "remove one of them, or make two charts")})
			return
		}
	}
}

// chartPlaces gives a chart of an indicator the narrative's own village or region where it
// names none.
func (l *loader) chartPlaces(a *article, c *report.ChartSpec, t *toml.Table) {
	if c.Indicator == nil || t.Get("villages") != nil || t.Get("regions") != nil {
		return
	}
	switch {
	case a.n.Village != nil:
		c.Villages = []*report.Village{a.n.Village}
	case a.n.Region != nil:
		c.Regions = []*report.Region{a.n.Region}
	case a.root.Get("village") == nil && a.root.Get("region") == nil:
		a.add(problem.Problem{Rule: problem.MissingField, Span: c.At,
			Message: text("图里没有说是哪里：缺少 `villages` 或 `regions`", "the chart names no place: `villages` or `regions` is missing")})
	}
}

// chartFacts resolves the facts of a chart: ids of this narrative, or SLUG/id.
func (l *loader) chartFacts(a *article, e *toml.Entry) []*report.Fact {
	words := a.words(e)
	var list []*report.Fact
	for i := range words {
		if f := l.factNamed(a, e, &words[i]); f != nil {
			list = append(list, f)
		}
	}
	return list
}

// factNamed returns the fact that v names, of this narrative or as SLUG/id; nil after a report
// where there is none, and for a draft's.
func (l *loader) factNamed(a *article, e *toml.Entry, v *toml.Value) *report.Fact {
	name := a.word(e, v)
	if name == "" {
		return nil
	}
	owner, id, qualified := strings.Cut(name, "/")
	n := a.n
	if !qualified {
		id = name
	} else if l.narratives.leftOut[owner] == report.IsDraft {
		return nil
	} else if n = l.narratives.records[owner]; n == nil {
		l.narratives.dangling(&a.decoder, owner, a.span(v.Start+1, v.Start+1+int32(len(owner))))
		return nil
	}
	ids := newRegistry[report.Fact]("数据", "fact", nil)
	if facts := l.facts[n]; facts != nil {
		if f := facts.named(id); f != nil {
			return f
		}
		ids = facts.ids
	}
	ids.dangling(&a.decoder, id, a.valueSpan(v))
	return nil
}

// chartBreakdown resolves { indicator, by, year } of the block's one village or region,
// else the narrative's.
func (l *loader) chartBreakdown(a *article, c *report.ChartSpec, e *toml.Entry) *report.BreakdownSpec {
	d := &a.decoder
	t := d.table(e)
	if t == nil {
		return nil
	}
	b := &report.BreakdownSpec{}
	for i := range t.Entries {
		switch e := &t.Entries[i]; e.Key {
		case "indicator":
			b.Indicator = l.indicators.find(d, e, &e.Value)
		case "by":
			b.By = d.text(e)
		case "year":
			b.Year = d.year(e)
		default:
			d.unknown(e, "indicator", "by", "year")
		}
	}
	d.require(t, "indicator", "by")
	b.Owner, b.OwnerName = breakdownOwner(a.n, c)
	if b.Indicator == nil || b.By == "" {
		return nil
	}
	if b.Owner == nil {
		if len(c.Villages)+len(c.Regions) == 0 && d.dangles {
			return nil // its place is named and leads nowhere, which is reported
		}
		d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.Value),
			Message: text("没有说是哪个村或地区的构成：写上一个 `villages` 或 `regions`", "the breakdown needs exactly one village or region"),
			Hint:    text("加一行 villages = [\"村代码\"]，或 regions = [\"地区代码\"]", "add villages = [\"…\"] or regions = [\"…\"]")})
		return nil
	}
	if !findBreakdown(b) {
		d.add(problem.Problem{Rule: problem.DanglingReference, Span: d.valueSpan(&e.Value),
			Message: text(b.OwnerName+" 没有这一项构成", b.OwnerName+" has no such breakdown"),
			Hint:    text("看 data/ 里它的 breakdown：`by` 和 `year` 要与那里写的相同", "compare with its breakdown in data/: `by` and `year` must be the same")})
		return nil
	}
	return b
}

// breakdownOwner is the one place that a breakdown is of, nil where it is not one.
func breakdownOwner(n *report.Narrative, c *report.ChartSpec) (*report.Data, string) {
	switch {
	case len(c.Villages) == 1 && len(c.Regions) == 0:
		return &c.Villages[0].Data, c.Villages[0].Name
	case len(c.Regions) == 1 && len(c.Villages) == 0:
		return &c.Regions[0].Data, c.Regions[0].Name
	case len(c.Villages)+len(c.Regions) > 1:
		return nil, ""
	case n.Village != nil:
		return &n.Village.Data, n.Village.Name
	case n.Region != nil:
		return &n.Region.Data, n.Region.Name
	}
	return nil, ""
}

// findBreakdown tells whether the owner has the breakdown; without a year it is the
// latest, which is set.
func findBreakdown(b *report.BreakdownSpec) bool {
	found, wanted := false, b.Year
	for have := range b.Owner.Breakdowns() {
		if have.Indicator == b.Indicator && have.By == b.By && (wanted == 0 || have.Year == wanted) {
			found = true
			b.Year = max(b.Year, have.Year)
		}
	}
	return found
}

// maxYears bounds the years of one chart.
const maxYears = 300

// years reads a list of years, or "2014-2024", or one year.
func (d *decoder) years(e *toml.Entry) []int {
	switch e.Value.Kind {
	case toml.KindInteger:
		if year := d.year(e); year != 0 {
			return []int{year}
		}
		return nil
	case toml.KindString:
		return d.yearRange(e)
	case toml.KindArray:
		var list []int
		for _, one := range e.Value.Elements() {
			one.Key = e.Key
			if year := d.year(&one); year != 0 {
				list = append(list, year)
			}
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	d.expected(e, &e.Value, problem.Text{ZH: `年份列表或 "2014-2024"`, EN: `a list of years or "2014-2024"`}, yearsHint(e.Value.Text))
	return nil
}

// yearsHint shows the range between the first and the last year that a text names.
func yearsHint(s string) problem.Text {
	var years []string
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(word) == 4 {
			years = append(years, word)
		}
	}
	if len(years) == 0 {
		return text("写成 \"2014-2024\" 或 [2014, 2019, 2024]", "write \"2014-2024\" or [2014, 2019, 2024]")
	}
	slices.Sort(years)
	want := `"` + years[0] + "-" + years[len(years)-1] + `"`
	return text("写成 "+want+"；一次最多画 "+strconv.Itoa(maxYears)+" 年", "write "+want+"; a chart has at most "+strconv.Itoa(maxYears)+" years")
}

func (d *decoder) yearRange(e *toml.Entry) []int {
	s := e.Value.Text
	if strings.ContainsAny(s, "—–至年 ") {
		s = strings.NewReplacer("—", "-", "–", "-", "至", "-", "年", "", " ", "").Replace(s)
	}
	low, high, isRange := strings.Cut(s, "-")
	if !isRange {
		high = low
	}
	from, err1 := smallInt(low)
	to, err2 := smallInt(high)
	if err1 != nil || err2 != nil || !numeral.IsDigits(low) || !numeral.IsDigits(high) || from < minYear || to > maxYear || from > to || to-from >= maxYears {
		d.wrong(&e.Value, "`years` 应像 \"2014-2024\" 这样写", "`years` must look like \"2014-2024\"", yearsHint(s))
		return nil
	}
	var list []int
	for y := from; y <= to; y++ {
		list = append(list, y)
	}
	return list
}

// drawing is the TOML of a chart or formula and what the parser said of it.
type drawing struct {
	root       *toml.Table
	problems   []problem.Problem
	suppressed []problem.Suppression
}

// drawings parses the fenced blocks of a narrative.
func (a *article) drawings() []drawing {
	if a.resolved != nil && a.resolved.drawings != nil {
		return a.resolved.drawings
	}
	list := make([]drawing, len(a.n.Doc.Drawings))
	for i, b := range a.n.Doc.Drawings {
		d := decoder{file: a.file, release: a.release}
		t := d.parseText(bodyText(b), int(b.Body.Start), int(b.Body.End))
		t.Start, t.End = fenceLine(b)
		list[i] = drawing{t, d.problems, d.suppressed}
	}
	if a.resolved != nil {
		a.resolved.drawings = list
	}
	return list
}
