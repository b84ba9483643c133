package load

import (
	"slices"
	"strings"

	"casebook/generator/document"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
)

var (
	chartKeys   = []string{"title", "kind", "indicator", "villages", "regions", "years", "facts", "breakdown", "highlight", "sort", "reference", "marks"}
	chartData   = []string{"indicator", "facts", "breakdown"} // of which a chart has one
	chartSorts  = []string{"value", "name", "given"}
	chartLevels = []string{"county", "township", "country"}
)

// blocks reads the fenced chart and formula blocks of a narrative.
func (l *loader) blocks(a *article) {
	a.n.Blocks = make([]report.Block, len(a.n.Doc.Drawings))
	for i, b := range a.n.Doc.Drawings {
		t := a.parseText(bodyText(b), int(b.Body.Start), int(b.Body.End))
		t.Start, t.End = fenceLine(b)
		if b.Kind == document.FormulaDrawing {
			a.n.Blocks[i].Program = l.formulaBlock(&a.decoder, t)
		} else {
			a.n.Blocks[i].Chart = l.chartBlock(a, t)
		}
	}
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

func (l *loader) formulaBlock(d *decoder, t *toml.Table) *report.Program {
	var p *report.Program
	for i := range t.Entries {
		switch e := &t.Entries[i]; e.Key {
		case "program":
			p = l.programs.find(d, e, &e.Value)
		default:
			d.unknown(e, "program")
		}
	}
	d.require(t, "program")
	return p
}

// chartBlock reads one chart. Without villages and regions it is of the narrative's own.
func (l *loader) chartBlock(a *article, t *toml.Table) *report.ChartSpec {
	d := &a.decoder
	c := &report.ChartSpec{At: d.span(t.Start, t.End)}
	var facts, parts, highlight *toml.Entry
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "title":
			c.Title = d.text(e)
		case "kind":
			c.Kind = l.chartKind(d, e)
		case "indicator":
			c.Indicator = l.indicators.find(d, e, &e.Value)
		case "villages":
			c.Villages = references(l.villages, d, e)
		case "regions":
			c.Regions = references(l.regions, d, e)
		case "years":
			c.Years = d.years(e)
		case "facts":
			facts = e
			c.Facts = l.chartFacts(a, e)
		case "breakdown":
			parts = e
		case "highlight":
			highlight = e
		case "sort":
			if sort, ok := d.oneOf(e, chartSorts...); ok {
				c.Sort = chartSorts[sort]
			}
		case "reference":
			c.Reference = d.chartReference(e)
		case "marks":
			c.Marks = d.chartMarks(e)
		default:
			d.unknown(e, chartKeys...)
		}
	}
	d.onlyOne(t, chartData)
	if parts != nil {
		c.Breakdown = l.chartBreakdown(a, c, parts)
	}
	if t.Get("indicator") == nil && facts == nil && parts == nil && !t.Broken {
		d.add(problem.Problem{Rule: problem.MissingField, Span: c.At,
			Message: text("图里没有数据：缺少 `indicator`、`facts` 或 `breakdown`", "the chart has no data: `indicator`, `facts` or `breakdown` is missing")})
	}
	l.chartPlaces(a, c, t)
	c.Kind = kindOr(c)
	l.chartNeeds(d, c, t)
	if highlight != nil {
		c.Highlight = chartHighlight(a, c, highlight)
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
				Message: text("一张图只画一种数据：有了 `"+first+"`，就不能再有 `"+e.Key+"`", "a chart is of one kind of data: it has `"+first+"` and cannot have `"+e.Key+"` too"),
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

// kindOr is the kind of a chart that names none.
func kindOr(c *report.ChartSpec) string {
	switch {
	case c.Kind != "":
		return c.Kind
	case c.Breakdown != nil && c.Breakdown.By == "age-sex":
		return "pyramid"
	case c.Indicator != nil && len(c.Villages)+len(c.Regions) <= 6:
		return "line"
	}
	return "bar"
}

// chartFacts resolves the facts of a chart: ids of this narrative, or SLUG/id.
func (l *loader) chartFacts(a *article, e *toml.Entry) []*report.Fact {
	words := a.words(e)
	var list []*report.Fact
	for i := range words {
		v := &words[i]
		owner, id, qualified := strings.Cut(v.Text, "/")
		n := a.n
		if !qualified {
			id = v.Text
		} else if l.drafts[owner] {
			continue
		} else if n = l.narratives.records[owner]; n == nil {
			l.narratives.dangling(&a.decoder, owner, a.span(v.Start+1, v.Start+1+int32(len(owner))))
			continue
		}
		ids := l.facts[n]
		if ids == nil {
			ids = newRegistry[report.Fact]("数据", "fact")
		}
		if f := ids.records[id]; f != nil {
			list = append(list, f)
		} else {
			ids.dangling(&a.decoder, id, a.valueSpan(v))
		}
	}
	return list
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
		d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.Value),
			Message: text("没有说是哪个村或地区的构成：写上一个 `villages` 或 `regions`", "the breakdown has no one village or region")})
		return nil
	}
	if !findBreakdown(b) {
		d.add(problem.Problem{Rule: problem.DanglingReference, Span: d.valueSpan(&e.Value),
			Message: text(b.OwnerName+" 没有这一项构成", b.OwnerName+" has no such breakdown")})
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
	d.expected(e, &e.Value, problem.Text{ZH: `年份列表或 "2014-2024"`, EN: `a list of years or "2014-2024"`}, problem.Text{})
	return nil
}

func (d *decoder) yearRange(e *toml.Entry) []int {
	s := strings.NewReplacer("—", "-", "–", "-", "至", "-", "年", "", " ", "").Replace(e.Value.Text)
	low, high, isRange := strings.Cut(s, "-")
	if !isRange {
		high = low
	}
	from, err1 := smallInt(low)
	to, err2 := smallInt(high)
	if err1 != nil || err2 != nil || !isDigits(low) || !isDigits(high) || from < minYear || to > maxYear || from > to || to-from >= maxYears {
		d.wrong(&e.Value, "`years` 应像 \"2014-2024\" 这样写", "`years` must look like \"2014-2024\"", problem.Text{})
		return nil
	}
	var list []int
	for y := from; y <= to; y++ {
		list = append(list, y)
	}
	return list
}
