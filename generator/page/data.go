package page

import (
	"html/template"

	"casebook/generator/places"
)

func dataKind() *Kind {
	return &Kind{
		Name: "data", Folder: "data", Zero: DataView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "data", true, true) },
		Routes: func(m *Model, add Add) { add.pages("data/index.html", nil, len(m.Counties), RowsPerPage) },
		View:   func(p *Page) any { return p.dataView() },
		Title:  titleOfList("data"),
		Thing:  func(_ *Page, b []byte) []byte { return append(b, `DataCatalog"`...) },
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "data")
			d.Villages()
		},
	}
}

func (p *Page) dataView() DataView {
	at := max(p.Route.Page, 1)
	view := DataView{
		Counties: p.countyTable(part(p.Counties, at, RowsPerPage)),
		Pager:    p.pager("data/index.html", at, PagesOf(len(p.Counties), RowsPerPage)),
	}
	if at == 1 {
		view.Text = p.introText("data")
		view.Indicators, view.Downloads, view.Sources = p.indicatorFiles(), p.wholeFiles(), p.sourceList()
	}
	view.Frame = p.frame(about{heading: p.listTitle("data"), description: p.Theme.T("data.why"), sample: p.sample})
	return view
}

// wholeFiles lists the files that are not of one county or one indicator.
func (p *Page) wholeFiles() template.HTML {
	b := append([]byte(nil), `<ul class="links">`...)
	b = append(b, `<li><a class="download" href="`...)
	b = append(p.appendHref(b, "data/facts.csv"), `" download>材料中的全部数字（CSV）</a></li>`...)
	b = append(b, `<li><a class="download" href="`...)
	b = append(p.appendHref(b, "data/catalogue.json"), `" download>数据目录（JSON）</a></li>`...)
	return fragment(append(b, `</ul>`...))
}

func (p *Page) indicatorFiles() template.HTML {
	if len(p.Report.Indicators) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list"><thead><tr><th scope="col">指标<th scope="col">单位<th scope="col">下载<tbody>`...)
	for _, i := range p.Report.Indicators {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendIndicatorLink(b, i)
		if p.Measures[i.Index].Sample {
			b = p.appendSampleMark(b)
		}
		b = AppendText(append(b, `<td>`...), string(i.Unit))
		b = append(append(b, `<td>`...), p.csvLink(IndicatorCSVPath(i), i.Name)...)
	}
	return fragment(append(b, `</table></div>`...))
}

func (p *Page) csvLink(path, name string) []byte {
	b := append([]byte(nil), `<a class="download" href="`...)
	b = append(p.appendHref(b, path), `" download aria-label="CSV：`...)
	return append(AppendText(b, name), `">CSV</a>`...)
}

func (p *Page) countyTable(list []*places.County) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list"><thead><tr><th scope="col">县（市、区）<th scope="col">村数<th scope="col">下载<tbody>`...)
	for _, c := range list {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, RegionPath(c.Region), c.Region.Name)
		if p.Tallies[c.Region].Sample {
			b = p.appendSampleMark(b)
		}
		b = appendGroupedInt(append(b, `<td>`...), len(c.Villages))
		b = append(append(b, `<td>`...), p.csvLink(CountyCSVPath(c), c.Region.Name)...)
	}
	return fragment(append(b, `</table></div>`...))
}

// sourceList lists the documents that figures come from, each under the id that figures
// link to.
func (p *Page) sourceList() template.HTML {
	if len(p.Report.Sources) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ul class="sources">`...)
	for _, x := range p.Report.Sources {
		b = append(b, `<li id="source-`...)
		b = append(AppendText(b, x.ID), `"><b>`...)
		b = append(AppendText(b, x.Title), `</b>`...)
		if x.Sample {
			b = p.appendSampleMark(b)
		}
		b = append(b, `<p>`...)
		b = AppendText(b, FirstOf(x.Publisher, "发布者未注明"))
		b = append(b, ` · `...)
		if x.Year != 0 {
			b = append(AppendInt(b, x.Year), `年`...)
		} else {
			b = AppendText(b, p.Theme.T("year.unstated"))
		}
		if x.Asset != nil {
			b = append(b, ` · <a class="download" href="`...)
			b = append(p.appendHref(b, x.Asset.Out), `" download>下载原件</a>`...)
		}
		if isWebAddress(x.URL) {
			b = append(b, ` · <a href="`...)
			b = append(AppendText(b, x.URL), `">原文网址</a>`...)
		}
		b = append(b, `</p></li>`...)
	}
	return fragment(append(b, `</ul>`...))
}

// isWebAddress keeps javascript: and data: addresses out of links.
func isWebAddress(url string) bool {
	return len(url) > 8 && (url[:7] == "http://" || url[:8] == "https://")
}
