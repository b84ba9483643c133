package page

import (
	"html/template"
	"slices"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// shownAround is how many texts of its region, and how many other villages, the page of a village
// without figures shows: it would have little else.
const shownAround = 6

// isBare tells whether a village has no figures of any year, so that its page leads to what is
// around it.
func isBare(v *report.Village) bool { return v.SeriesCount() == 0 }

// around is what is told of the nearest place that a village without figures lies in, up to its
// county; none where the village has texts of its own.
func (s *Model) around(v *report.Village) []*report.Narrative {
	if !isBare(v) || v.Anonymous || len(s.Report.OfVillage(v)) > 0 {
		return nil
	}
	top := places.CountyRegion(v.Region)
	for g := v.Region; g != nil; g = g.Parent {
		if list := s.Report.OfRegion(g); len(list) > 0 {
			return list[:min(len(list), shownAround)]
		}
		if g == top {
			break
		}
	}
	return nil
}

// others lists villages of the same county: of the same township first, then those that work by a
// method of this one.
func (p *Page) others(v *report.Village, c *places.County) template.HTML {
	list := make([]*report.Village, 0, shownAround)
	take := func(wanted func(*report.Village) bool) {
		for _, x := range c.Villages {
			if len(list) < shownAround && x != v && !x.Anonymous && wanted(x) && !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	take(func(x *report.Village) bool { return x.Region == v.Region })
	take(func(x *report.Village) bool {
		return slices.ContainsFunc(x.Programs, func(m *report.Program) bool { return slices.Contains(v.Programs, m) })
	})
	take(func(*report.Village) bool { return true })
	if len(list) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("ul").Class("items near")
	for _, x := range list {
		w.Open("li").Class("item").Open("p").Class("kicker").Element("span", x.Region.Name).Close("p")
		p.writeTitleLink(w, villagePath(x), x.Name, "")
		writeTagged(w, "p", "deck", x.Summary)
		p.writeTags(w, x.Programs[:min(len(x.Programs), itemPrograms)])
		w.Close("li")
	}
	return p.end(w.Close("ul"), from)
}

// missing says what a site does not know of a village and could, and whom to tell.
func (p *Page) missing(v *report.Village) template.HTML {
	if !isBare(v) || v.Anonymous {
		return ""
	}
	var unknown, groups []string
	for i, n := range v.Counts() {
		if n < 0 {
			unknown = append(unknown, p.T(p.counts[i].Key))
		}
	}
	for _, g := range p.Report.Groups {
		if len(g.Indicators) > 0 && len(groups) < namedGroups {
			groups = append(groups, g.Name)
		}
	}
	if len(groups) > 0 {
		unknown = append(unknown, p.Format("missing.years", "groups", strings.Join(groups, p.T("and"))))
	}
	if len(unknown) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("p")
	p.writeFormat(w, "missing.said", "name", v.Name, "what", strings.Join(unknown, p.T("and")))
	w.Close("p")
	if p.Report.Site.Contact != "" {
		w.Element("p", p.T("missing.ask"))
	}
	return p.end(w, from)
}

// namedGroups is how many groups of indicators stand for all of them.
const namedGroups = 3

// writeWhereabouts writes where a village lies, and what the site has of its county.
func (p *Page) writeWhereabouts(w *markup.Writer, v *report.Village) {
	if v.Region == nil || v.Anonymous {
		return
	}
	w.Open("div").Element("dt", p.T("head.place")).Open("dd").Class("word")
	top := places.CountyRegion(v.Region)
	for _, g := range places.Lineage(v.Region) {
		if g != top && g != v.Region {
			continue // the way above the page has them
		}
		p.writeLink(w, regionPath(g), g.Name)
	}
	closeCardEntry(w)
}
