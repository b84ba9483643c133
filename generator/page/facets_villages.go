package page

import (
	"html/template"

	"casebook/generator/report"
)

// villageControls makes the controls of a county's villages. Their entries are the county's
// own file of figures, so the controls name that and the index.
func (p *Page) villageControls(g *report.Region) template.HTML {
	c := p.CountyOf[g]
	if c == nil || c.Region != g || len(c.Villages) < 2 {
		return ""
	}
	towns, programs := facet{key: "region", name: "乡镇", number: map[string]int{}}, facet{key: "program", name: "工作方法", number: map[string]int{}}
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
	b := append([]byte(nil), `<form class="facets scripted" data-facets="`...)
	b = p.appendHref(b, CountyScriptPath(c))
	b = p.appendHref(append(b, `" data-index="`...), "data/index.js")
	b = append(append(b, `" aria-label="`...), `筛选与排序">`...)
	b = programs.appendSelect(towns.appendSelect(b))
	b = append(b, `<label><span>排序</span><select name="sort"><option value="">默认顺序<option value="title">名称<option value="households">户数（多到少）<option value="population">人口（多到少）`...)
	for k, i := range p.Report.Indicators {
		if there[k] {
			b = AppendInt(append(b, `<option value="`...), k)
			b = AppendText(append(b, `">`...), i.Name)
			b = append(b, [...]string{"（大到小）", "（高到低）", "（低到高）"}[i.Better]...)
		}
	}
	b = append(b, `</select></label><label><span>样式</span><select name="view"><option value="">表格<option value="cards">卡片</select></label>`...)
	return fragment(append(b, `<button type="reset">全部恢复</button><div class="found-count" role="status"></div></form>`...))
}
