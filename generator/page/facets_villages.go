package page

import (
	"html/template"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// villageControls makes the controls of a county's villages. Their entries are the county's
// own file of figures, so the controls name that and the index.
func (p *Page) villageControls(g *report.Region) template.HTML {
	c := p.CountyOf[g]
	if c == nil || c.Region != g || len(c.Villages) < 2 {
		return ""
	}
	towns, programs := facet{key: "region", name: p.T("head.town"), number: map[string]int{}}, facet{key: "program", name: p.T("nav.programs"), number: map[string]int{}}
	there := make([]bool, len(p.Report.Indicators))
	for _, v := range c.Villages {
		towns.take(v.Region.Name)
		for _, x := range v.Programs {
			programs.take(x.Name)
		}
		for x := range v.Series() {
			there[x.Indicator.Index] = true
		}
	}
	w := markup.AppendTo(nil)
	w.Open("form").Class("facets scripted").Link("data-facets", p.prefix, CountyScriptPath(c)).Link("data-index", p.prefix, "data/index.js").
		Attr("aria-label", p.T("list.controls"))
	p.writeFacet(w, &towns)
	p.writeFacet(w, &programs)
	p.openSort(w)
	for _, key := range [...]string{"households", "population"} {
		p.writeFormat(w.Open("option").Attr("value", key), "sort.most", "name", p.T(key))
	}
	for k, i := range p.Report.Indicators {
		if there[k] {
			w.Open("option").IntAttr("value", k)
			p.writeFormat(w, [...]string{"sort.largest", "sort.highest", "sort.lowest"}[i.Better], "name", i.Name)
		}
	}
	p.closeSort(w, "list.as-table", "cards", "list.as-cards")
	return w.Fragment()
}
