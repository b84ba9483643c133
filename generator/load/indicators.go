package load

import (
	"casebook/generator/input"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// maxDecimals is the most decimal places that an indicator is shown with.
const maxDecimals = 10

// indicatorFile reads data/indicators.toml: groups first, wherever they stand.
func (l *loader) indicatorFile() {
	for _, d := range l.docs[input.Indicators] {
		l.indicators.lossy = l.indicators.lossy || d.lost
		for i := range d.root.Entries {
			switch e := &d.root.Entries[i]; e.Key {
			case "group":
				for _, t := range d.tables(e) {
					l.group(&d.decoder, t)
				}
			case "indicator":
			default:
				d.unknown(e, "group", "indicator")
			}
		}
		if e := d.root.Get("indicator"); e != nil {
			for _, t := range d.tables(e) {
				l.indicator(&d.decoder, t)
			}
		}
		l.collect(&d.decoder)
	}
}

func groupRecord() *record[report.Group] {
	type T = report.Group
	return declared(schema.Record{Name: "group", Help: "一组指标，如收入、设施"},
		idField("id", "编号，指标用它说自己属于哪一组", "its id, by which indicators refer to it", func(g *T) *string { return &g.ID }, func(g *T) *source.Span { return &g.At }, reading.checkAnyID),
		textField("name", "组名；不写就用编号", "its name; default: the id", func(g *T) *string { return &g.Name }),
	)
}

func (l *loader) group(d *decoder, t *toml.Table) {
	g := &report.Group{At: d.span(t.Start, t.End)}
	l.contract.group.read(l.with(d), t, g)
	g.ID = d.orMisspelt(g.ID, t, "id")
	l.groups.lossy = l.groups.lossy || lostID(t, "id", g.ID)
	if g.Name == "" {
		g.Name = g.ID
	}
	if l.groups.define(d, g.ID, g.At, g) {
		l.report.Groups = append(l.report.Groups, g)
	}
}

func indicatorRecord() *record[report.Indicator] {
	type T = report.Indicator
	return declared(schema.Record{Name: "indicator", Help: "一项指标：各村各地区逐年的数"},
		idField("id", "编号，数据和网址都用它", "its id, in data and addresses", func(n *T) *string { return &n.ID }, func(n *T) *source.Span { return &n.At }, reading.checkAnyName),
		textField("name", "名称，给读者看", "its name", func(n *T) *string { return &n.Name }).required(),
		refField("group", "属于哪一组，写组的编号", "the id of its group", func(l *loader) *registry[report.Group] { return l.groups }, func(n *T) **report.Group { return &n.Group }).called("分组").required(),
		keyField(schema.Key{Name: "unit", Help: "单位，如元、人、公里、%", English: "its unit"}, func(x reading, e *toml.Entry, n *T) { n.Unit = quantity.Unit(x.text(e)) }).called("单位").required(),
		intField("decimals", "显示几位小数", "decimal places shown", 0, maxDecimals, func(n *T) *int { return &n.Decimals }).called("小数位"),
		wordField("better", "数大好还是数小好：`higher`、`lower` 或 `none`", "which direction is better", []string{"none", "higher", "lower"},
			[]report.Better{report.BetterNone, report.BetterHigher, report.BetterLower}, func(n *T) *report.Better { return &n.Better }),
		sourceField("它的数出自哪里；数列或村自己写了来源的，以那个为准", "the source of figures that do not name one", func(n *T) **report.Source { return &n.Source }),
		textField("description", "指标是什么意思、怎么算的", "what it means and how it is counted", func(n *T) *string { return &n.Description }),
	)
}

// sourceField names the source of something.
func sourceField[T any](zh, en string, to func(*T) **report.Source) field[T] {
	in := func(l *loader) *registry[report.Source] { return l.sources }
	f := refField("source", zh, en, in, to).called("来源", "出处")
	f.cells = refCells(in, to, byID)
	return f
}

func (l *loader) indicator(d *decoder, t *toml.Table) {
	n := &report.Indicator{At: d.span(t.Start, t.End)}
	l.contract.indicator.read(l.with(d), t, n)
	n.ID = d.orMisspelt(n.ID, t, "id")
	l.indicators.lossy = l.indicators.lossy || lostID(t, "id", n.ID)
	if !l.indicators.define(d, n.ID, n.At, n) {
		return
	}
	n.Index = len(l.report.Indicators)
	l.report.Indicators = append(l.report.Indicators, n)
	if n.Group != nil {
		n.Group.Indicators = append(n.Group.Indicators, n)
	}
}
