package download

import (
	"slices"

	"casebook/generator/page"
	"casebook/generator/report"
)

func meaningsKind() *page.Kind {
	return &page.Kind{
		Name: "meanings",
		Routes: func(m *page.Model, add page.Add) {
			if len(m.Report.Indicators) > 0 {
				add(page.MeaningsPath, 0, nil)
			}
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			s := newSheet(b)
			meaningRows(p, p.Report.Indicators, s)
			return s.b, nil
		},
		Deps: func(d page.Deps, m *page.Model, _ *page.Route) {
			d.Villages() // which say whether an indicator's figures are an example's
			for _, i := range m.Report.Indicators {
				d.Record(i.At)
				if i.Source != nil {
					d.Record(i.Source.At)
				}
			}
		},
	}
}

// meaningRows has a row an indicator: what it means, how it is counted, and the id under which its own table lies.
func meaningRows(p *page.Page, list []*report.Indicator, s rows) {
	heads(p, s, "column.id", "head.indicator", "head.group", "head.unit", "column.meaning", "column.source", "sample")
	s.end()
	for _, i := range list {
		s.text(i.ID)
		s.text(i.Name)
		if i.Group != nil {
			s.text(i.Group.Name)
		} else {
			s.text("")
		}
		s.text(string(i.Unit))
		s.text(i.Description)
		s.text(page.SourceTitle(i.Source))
		sampleCell(p, s, p.Measures[i.Index].Sample)
		s.end()
	}
}

// reported lists the indicators that villages of a list have figures of.
func reported(p *page.Page, villages []*report.Village) []*report.Indicator {
	return slices.DeleteFunc(slices.Clone(p.Report.Indicators), func(i *report.Indicator) bool {
		return !slices.ContainsFunc(villages, func(v *report.Village) bool { return hasFigures(v, i) })
	})
}

func hasFigures(v *report.Village, i *report.Indicator) bool {
	if v.Find(i).Values.Len() > 0 {
		return true
	}
	for x := range v.Breakdowns() {
		if x.Indicator == i {
			return true
		}
	}
	return false
}
