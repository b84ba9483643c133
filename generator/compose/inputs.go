package compose

import (
	"cmp"
	"slices"

	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/theme"
)

// newest returns the latest dated narratives.
func (s *Site) newest(n int) []*report.Narrative {
	var list []*report.Narrative
	for _, x := range s.rep.Narratives {
		if x.Date.Year != 0 && !x.Index && !x.Draft {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Narrative) int {
		return cmp.Or(cmp.Compare(b.Date.Year, a.Date.Year), cmp.Compare(b.Date.Month, a.Date.Month), cmp.Compare(b.Date.Day, a.Date.Day))
	})
	return list[:min(len(list), n)]
}

func (s *Site) fileOf(r Route) *theme.Asset { return r.of.(*theme.Asset) }

// Inputs returns the input files that a route's file comes from, by name and sorted: the
// files of its record and of what the record refers to. Lists come from all files of what
// they list; they name none, and neither do files of the program's own.
func (s *Site) Inputs(r Route) []string {
	var list []string
	add := func(spans ...source.Span) {
		for _, x := range spans {
			if x.File != nil && !slices.Contains(list, x.File.Path) {
				list = append(list, x.File.Path)
			}
		}
	}
	switch of := r.of.(type) {
	case *report.Village:
		add(of.At)
		addData(add, &of.Data)
	case *report.Region:
		add(of.At)
		addData(add, &of.Data)
	case *report.Program:
		add(of.At)
		for _, n := range of.Narratives {
			add(n.At)
		}
	case *report.Indicator:
		add(of.At)
	case *report.Narrative:
		addNarrative(add, of)
	case *section:
		if of.intro != nil {
			addNarrative(add, of.intro)
		}
		for _, n := range of.list {
			add(n.At)
		}
	case *report.Theme:
		for _, n := range of.Narratives {
			add(n.At)
		}
	case *county:
		for _, v := range of.villages {
			add(v.At)
		}
	case *report.Asset:
		list = append(list, of.Path)
	case *theme.Asset:
		list = append(list, of.Sources...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func addData(add func(...source.Span), d *report.Data) {
	for i := range d.Series {
		add(d.Series[i].At)
	}
	for i := range d.Breakdowns {
		add(d.Breakdowns[i].At)
	}
}

func addNarrative(add func(...source.Span), n *report.Narrative) {
	add(n.At)
	if n.Doc != nil && n.Doc.File != nil {
		add(source.Span{File: n.Doc.File})
	}
	for _, f := range n.Facts {
		add(f.At)
	}
	for _, x := range n.Programs {
		add(x.At)
	}
	if n.Village != nil {
		add(n.Village.At)
	}
}
