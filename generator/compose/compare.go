package compose

import (
	"html/template"
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// comparedRows is how many villages or regions stand side by side without a script.
const comparedRows = 60

func (p *page) compareView() CompareView {
	var villages []*report.Village
	for _, v := range p.rep.Villages {
		if v.SeriesCount() > 0 && len(villages) < comparedRows {
			villages = append(villages, v)
			p.sample = p.sample || villageSample(v)
		}
	}
	view := CompareView{
		Tool: p.compareTool(), Alike: p.alikeForm(), Indicators: p.indicatorLinks(),
		Villages: p.villageTable(villages, nil), Regions: p.regionLinks(), Programs: p.programTable(), Cases: p.caseTable(),
	}
	view.Page = p.frame(about{heading: p.th.T("nav.compare"), description: p.th.T("compare.why"), sample: p.sample})
	return view
}

// compareTool is the frame that the script fills: what to compare, the choosing, the chosen,
// the result. Its first state has the size of the empty frame, so that nothing moves.
func (p *page) compareTool() template.HTML {
	kinds := [...]struct {
		key   string
		there bool
	}{{"villages", len(p.rep.Villages) > 1}, {"regions", len(p.rep.Regions) > 1}, {"programs", len(p.rep.Programs) > 1}}
	b := append([]byte(nil), `<section class="compare scripted" data-compare><h2 class="rubric" id="s-tool">`...)
	b = append(appendText(b, p.th.T("compare.choose")), `</h2><form class="pick"><fieldset class="kinds"><legend>`...)
	b = append(appendText(b, p.th.T("compare.what")), `</legend>`...)
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
		b = append(appendText(append(b, `> `...), p.th.T("nav."+k.key)), `</label>`...)
	}
	if !some {
		return ""
	}
	return fragment(append(b, `</fieldset><div class="pick-row" data-pick></div></form><ul class="chosen" data-chosen></ul><div class="found-count" role="status" data-status></div><div data-result></div></section>`...))
}

// regionLinks lists the regions that have figures, which the ranking of none says.
func (p *page) regionLinks() template.HTML {
	b := append([]byte(nil), `<ul class="links regions">`...)
	n := 0
	for _, g := range p.rep.Regions {
		if n < comparedRows && g.SeriesCount() > 0 {
			n++
			b = append(p.appendLink(append(b, `<li>`...), regionPath(g), g.Name), `</li>`...)
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
func (p *page) compareLinks(b []byte, kind, code string) []byte {
	b = append(b, ` <a class="to-compare" href="`...)
	b = p.appendHref(b, "compare/index.html")
	b = append(append(append(b, `" data-address="`...), kind...), '=')
	return append(appendText(append(appendText(b, code), `">`...), p.th.T("compare.with")), `</a>`...)
}

// villageAddress is a village as the address of a comparison has it.
func (p *page) villageAddress(v *report.Village) string {
	c := p.countyOf[v.Region]
	if c == nil || len(v.Code) == 12 && isNumeric(v.Code) && v.Code[:6] == c.region.Code {
		return v.Code
	}
	return c.region.Code + ":" + v.Code
}

// regionAddress is a region as the address of a comparison has it.
func (p *page) regionAddress(g *report.Region) string {
	if c := p.countyOf[g]; c != nil && len(c.villages) > 0 && c.region != g {
		return c.region.Code + ":" + g.Code
	}
	return g.Code
}

// ownVillage is where a reader marks a village of theirs in an indicator's figures.
func (p *page) ownVillage(i *report.Indicator) template.HTML {
	if p.measures[i.Index].count < 2 {
		return ""
	}
	b := append([]byte(nil), `<section class="own scripted" data-own="`...)
	b = append(appendInt(b, i.Index), `"><h2 class="rubric" id="s-own">`...)
	b = append(appendText(b, p.th.T("own")), `</h2><form class="pick"><div class="pick-row" data-pick></div></form>`...)
	return fragment(append(b, `<div class="found-count" role="status" data-status></div><div data-result></div></section>`...))
}

func (p *page) programTable() template.HTML {
	if len(p.rep.Programs) == 0 {
		return ""
	}
	list := p.rep.Programs[:min(len(p.rep.Programs), 2*comparedRows)]
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
		b = append(p.appendLink(b, programPath(x), x.Name), `<td>`...)
		if !x.Stated {
			b = appendText(b, p.th.T("unstated"))
		}
		for i, part := range x.Parts {
			if i > 0 {
				b = append(b, ` · `...)
			}
			b = appendText(b, partName(part))
		}
		if places {
			b = append(b, `<td>`...)
			if x.Origin != nil {
				b = p.appendLink(b, regionPath(x.Origin), x.Origin.Name)
			}
		}
		if since {
			b = append(b, `<td>`...)
			if x.Since != 0 {
				b = appendInt(b, x.Since)
			}
		}
		r := x.Replicate
		if r == nil {
			r = &report.Replicate{}
		}
		if people {
			b = appendText(append(b, `<td>`...), r.People)
		}
		if months {
			b = append(b, `<td>`...)
			if r.Months > 0 {
				b = append(appendInt(b, r.Months), `个月`...)
			}
		}
	}
	return fragment(append(b, `</table></div>`...))
}

func (p *page) caseTable() template.HTML {
	list := p.section("cases").list
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list words"><thead><tr><th scope="col">案例<th scope="col">地点<th scope="col">方法<th scope="col">主要数字<tbody>`...)
	for _, n := range list[:min(len(list), comparedRows)] {
		b = append(b, `<tr><th scope="row">`...)
		b = append(p.appendLink(b, n.Path, n.Title), `<td>`...)
		if g := regionOf(n); g != nil {
			b = appendText(b, placeName(g))
		}
		b = append(b, `<td>`...)
		for i, x := range n.Programs {
			if i > 0 {
				b = append(b, `、`...)
			}
			b = p.appendLink(b, programPath(x), x.Name)
		}
		b = append(b, `<td>`...)
		b = p.appendMainFacts(b, n, 3)
	}
	return fragment(append(b, `</table></div>`...))
}

// appendMainFacts appends the first figures of a case in a line.
func (p *page) appendMainFacts(b []byte, n *report.Narrative, limit int) []byte {
	facts := named(n.Facts)
	for i, f := range facts[:min(len(facts), limit)] {
		if i > 0 {
			b = append(b, `；`...)
		}
		b = append(appendText(b, factName(f)), ' ')
		b = append(b, `<b>`...)
		b = append(appendText(b, quantity.Format(f.Value, f.Unit, -1)), `</b>`...)
	}
	return b
}
