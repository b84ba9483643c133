package load

import (
	"casebook/generator/input"
	"casebook/generator/quantity"
	"casebook/generator/report"
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

func (l *loader) group(d *decoder, t *toml.Table) {
	g := &report.Group{At: d.span(t.Start, t.End)}
	for i := range t.Entries {
		switch e := &t.Entries[i]; e.Key {
		case "id":
			g.ID, g.At = d.id(e), d.valueSpan(&e.Value)
			d.checkID(g.ID, g.At)
		case "name":
			g.Name = d.text(e)
		default:
			d.unknown(e, "id", "name")
		}
	}
	d.require(t, "id")
	if g.Name == "" {
		g.Name = g.ID
	}
	if l.groups.define(d, g.ID, g.At, g) {
		l.report.Groups = append(l.report.Groups, g)
	}
}

var indicatorKeys = []string{"id", "name", "group", "unit", "decimals", "better", "source"}

func (l *loader) indicator(d *decoder, t *toml.Table) {
	n := &report.Indicator{At: d.span(t.Start, t.End)}
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "id":
			n.ID, n.At = d.id(e), d.valueSpan(&e.Value)
			d.checkName(n.ID, n.At)
		case "name":
			n.Name = d.text(e)
		case "group":
			n.Group = l.groups.find(d, e, &e.Value)
		case "unit":
			n.Unit = quantity.Unit(d.text(e))
		case "decimals":
			n.Decimals, _ = d.integer(e, 0, maxDecimals)
		case "better":
			better, _ := d.oneOf(e, "none", "higher", "lower")
			n.Better = []report.Better{report.BetterNone, report.BetterHigher, report.BetterLower}[better]
		case "source":
			n.Source = l.sources.find(d, e, &e.Value)
		default:
			d.unknown(e, indicatorKeys...)
		}
	}
	d.require(t, "id", "name", "group", "unit")
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
