package page

import (
	"html/template"
	"slices"

	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// comparedRows is how many villages or regions stand side by side without a script.
const comparedRows = 60

func compareKind() *Kind {
	return &Kind{
		Name: "compare", Folder: "compare", Zero: CompareView{}, Omit: OmitTools,
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "compare", false, true) },
		Routes: func(_ *Model, add Add) { add("compare/index.html", 0, nil) },
		View:   func(p *Page) any { return p.compareView() },
		Title:  titleOfEntry("compare"),
		Deps: func(d Deps, _ *Model, _ *Route) {
			d.Villages()
			d.Cards()
		},
	}
}

func (p *Page) compareView() CompareView {
	var villages []*report.Village
	for _, v := range p.Report.Villages {
		if v.SeriesCount() > 0 && len(villages) < comparedRows {
			villages = append(villages, v)
			p.sample = p.sample || places.VillageSample(v)
		}
	}
	view := CompareView{
		Tool: p.compareTool(), Alike: p.alikeForm(), Indicators: p.indicatorLinks(),
		Villages: p.villageTable(villages, nil), Regions: p.regionLinks(), Programs: p.programTable(), Cases: p.caseTable(),
	}
	view.Frame = p.frame(about{heading: p.Theme.T("nav.compare"), description: p.Theme.T("compare.why"), sample: p.sample})
	return view
}

// compareTool is the frame that the script fills: what to compare, the choosing, the chosen,
// the result. Its first state has the size of the empty frame, so that nothing moves.
func (p *Page) compareTool() template.HTML {
	kinds := [...]struct {
		key   string
		there bool
	}{{"villages", len(p.Report.Villages) > 1}, {"regions", len(p.Report.Regions) > 1}, {"programs", len(p.Report.Programs) > 1}}
	b := append([]byte(nil), `<section class="compare scripted" data-compare><h2 class="rubric" id="s-tool">`...)
	b = append(AppendText(b, p.Theme.T("compare.choose")), `</h2><form class="pick"><fieldset class="kinds"><legend>`...)
	b = append(AppendText(b, p.Theme.T("compare.what")), `</legend>`...)
	some := false
	for _, k := range kinds {
		if !k.there {
			continue
		}
		b = append(append(append(b, `<label><input type="radio" name="kind" value="`...), k.key...), '"')
		if !some {
			b = append(b, ` checked`...)
		}
		some = true
		b = append(AppendText(append(b, `> `...), p.Theme.T("nav."+k.key)), `</label>`...)
	}
	if !some {
		return ""
	}
	return fragment(append(b, `</fieldset><div class="pick-row" data-pick></div></form><ul class="chosen" data-chosen></ul><div class="found-count" role="status" data-status></div><div data-result></div></section>`...))
}

// regionLinks lists the regions that have figures, which the ranking of none says.
func (p *Page) regionLinks() template.HTML {
	b := append([]byte(nil), `<ul class="links regions">`...)
	n := 0
	for _, g := range p.Report.Regions {
		if n < comparedRows && g.SeriesCount() > 0 {
			n++
			b = append(p.appendLink(append(b, `<li>`...), RegionPath(g), g.Name), `</li>`...)
		}
	}
	if n == 0 {
		return ""
	}
	return fragment(append(b, `</ul>`...))
}

// compareLinks leads from a village or a region to its comparison. What is compared stands
// after # in the address, which the script adds to the link: without one it would lead to a
// place that the page does not have.
func (p *Page) compareLinks(b []byte, kind, code string) []byte {
	b = append(b, ` <a class="to-compare" href="`...)
	b = p.appendHref(b, "compare/index.html")
	b = append(append(append(b, `" data-address="`...), kind...), '=')
	return append(AppendText(append(AppendText(b, code), `">`...), p.Theme.T("compare.with")), `</a>`...)
}

// villageAddress is a village as the address of a comparison has it.
func (p *Page) villageAddress(v *report.Village) string {
	c := p.CountyOf[v.Region]
	if c == nil || len(v.Code) == 12 && places.IsNumeric(v.Code) && v.Code[:6] == c.Region.Code {
		return v.Code
	}
	return c.Region.Code + ":" + v.Code
}

// regionAddress is a region as the address of a comparison has it.
func (p *Page) regionAddress(g *report.Region) string {
	if c := p.CountyOf[g]; c != nil && len(c.Villages) > 0 && c.Region != g {
		return c.Region.Code + ":" + g.Code
	}
	return g.Code
}

// ownVillage is where a reader marks a village of theirs in an indicator's figures.
func (p *Page) ownVillage(i *report.Indicator) template.HTML {
	if p.Measures[i.Index].Count < 2 {
		return ""
	}
	b := append([]byte(nil), `<section class="own scripted" data-own="`...)
	b = append(AppendInt(b, i.Index), `"><h2 class="rubric" id="s-own">`...)
	b = append(AppendText(b, p.Theme.T("own")), `</h2><form class="pick"><div class="pick-row" data-pick></div></form>`...)
	return fragment(append(b, `<div class="found-count" role="status" data-status></div><div data-result></div></section>`...))
}

func (p *Page) programTable() template.HTML {
	if len(p.Report.Programs) == 0 {
		return ""
	}
	list := p.Report.Programs[:min(len(p.Report.Programs), 2*comparedRows)]
	places := slices.ContainsFunc(list, func(x *report.Program) bool { return x.Origin != nil })
	since := slices.ContainsFunc(list, func(x *report.Program) bool { return x.Since != 0 })
	months := slices.ContainsFunc(list, func(x *report.Program) bool { return x.Replicate != nil && x.Replicate.Months > 0 })
	people := slices.ContainsFunc(list, func(x *report.Program) bool { return x.Replicate != nil && x.Replicate.People != "" })
	b := append([]byte(nil), `<div class="scroll"><table class="list words"><thead><tr><th scope="col">方法<th scope="col">组成`...)
	for _, x := range [...]struct {
		there bool
		name  string
	}{{places, "出处"}, {since, "始于"}, {people, "人手"}, {months, "时间"}} {
		if x.there {
			b = append(append(b, `<th scope="col">`...), x.name...)
		}
	}
	b = append(b, `<tbody>`...)
	for _, x := range list {
		b = append(b, `<tr><th scope="row">`...)
		b = append(p.appendLink(b, ProgramPath(x), x.Name), `<td>`...)
		if !x.Stated {
			b = AppendText(b, p.Theme.T("unstated"))
		}
		for i, part := range x.Parts {
			if i > 0 {
				b = append(b, ` · `...)
			}
			b = AppendText(b, PartName(part))
		}
		if places {
			b = append(b, `<td>`...)
			if x.Origin != nil {
				b = p.appendLink(b, RegionPath(x.Origin), x.Origin.Name)
			}
		}
		if since {
			b = append(b, `<td>`...)
			if x.Since != 0 {
				b = AppendInt(b, x.Since)
			}
		}
		r := x.Replicate
		if r == nil {
			r = &report.Replicate{}
		}
		if people {
			b = AppendText(append(b, `<td>`...), r.People)
		}
		if months {
			b = append(b, `<td>`...)
			if r.Months > 0 {
				b = append(AppendInt(b, r.Months), `个月`...)
			}
		}
	}
	return fragment(append(b, `</table></div>`...))
}

func (p *Page) caseTable() template.HTML {
	list := p.FolderOf("cases").List
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list words"><thead><tr><th scope="col">案例<th scope="col">地点<th scope="col">方法<th scope="col">主要数字<tbody>`...)
	for _, n := range list[:min(len(list), comparedRows)] {
		b = append(b, `<tr><th scope="row">`...)
		b = append(p.appendLink(b, n.Path, n.Title), `<td>`...)
		if g := regionOf(n); g != nil {
			b = AppendText(b, places.PlaceName(g))
		}
		b = append(b, `<td>`...)
		for i, x := range n.Programs {
			if i > 0 {
				b = append(b, `、`...)
			}
			b = p.appendLink(b, ProgramPath(x), x.Name)
		}
		b = append(b, `<td>`...)
		b = p.appendMainFacts(b, n, 3)
	}
	return fragment(append(b, `</table></div>`...))
}

// appendMainFacts appends the first figures of a case in a line.
func (p *Page) appendMainFacts(b []byte, n *report.Narrative, limit int) []byte {
	facts := named(n.Facts)
	for i, f := range facts[:min(len(facts), limit)] {
		if i > 0 {
			b = append(b, `；`...)
		}
		b = append(AppendText(b, factName(f)), ' ')
		b = append(b, `<b>`...)
		b = append(AppendText(b, quantity.Format(f.Value, f.Unit, -1)), `</b>`...)
	}
	return b
}
