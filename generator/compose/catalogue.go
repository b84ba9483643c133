package compose

import (
	"html/template"
)

func (p *page) dataView() DataView {
	at := max(p.route.Page, 1)
	view := DataView{
		Counties: p.countyTable(part(p.counties, at, rowsPerPage)),
		Pager:    p.pager("data/index.html", at, pagesOf(len(p.counties), rowsPerPage)),
	}
	if at == 1 {
		view.Text = p.introText("data")
		view.Indicators, view.Downloads, view.Sources = p.indicatorFiles(), p.wholeFiles(), p.sourceList()
	}
	view.Page = p.frame(about{heading: p.listTitle("data"), description: p.th.T("data.why"), sample: p.sample})
	return view
}

// wholeFiles lists the files that are not of one county or one indicator.
func (p *page) wholeFiles() template.HTML {
	b := append([]byte(nil), `<ul class="links">`...)
	b = append(b, `<li><a class="download" href="`...)
	b = append(p.appendHref(b, "data/facts.csv"), `" download>材料中的全部数字（CSV）</a></li>`...)
	b = append(b, `<li><a class="download" href="`...)
	b = append(p.appendHref(b, "data/catalogue.json"), `" download>数据目录（JSON）</a></li>`...)
	return fragment(append(b, `</ul>`...))
}

func (p *page) indicatorFiles() template.HTML {
	if len(p.rep.Indicators) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list"><thead><tr><th scope="col">指标<th scope="col">单位<th scope="col">下载<tbody>`...)
	for _, i := range p.rep.Indicators {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendIndicatorLink(b, i)
		if p.measures[i.Index].sample {
			b = p.appendSampleMark(b)
		}
		b = appendText(append(b, `<td>`...), string(i.Unit))
		b = append(append(b, `<td>`...), p.csvLink(indicatorCSVPath(i), i.Name)...)
	}
	return fragment(append(b, `</table></div>`...))
}

func (p *page) csvLink(path, name string) []byte {
	b := append([]byte(nil), `<a class="download" href="`...)
	b = append(p.appendHref(b, path), `" download aria-label="CSV：`...)
	return append(appendText(b, name), `">CSV</a>`...)
}

func (p *page) countyTable(list []*county) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<div class="scroll"><table class="list"><thead><tr><th scope="col">县（市、区）<th scope="col">村数<th scope="col">下载<tbody>`...)
	for _, c := range list {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, regionPath(c.region), c.region.Name)
		if p.tallies[c.region].sample {
			b = p.appendSampleMark(b)
		}
		b = appendGroupedInt(append(b, `<td>`...), len(c.villages))
		b = append(append(b, `<td>`...), p.csvLink(countyCSVPath(c), c.region.Name)...)
	}
	return fragment(append(b, `</table></div>`...))
}

// sourceList lists the documents that figures come from, each under the id that figures
// link to.
func (p *page) sourceList() template.HTML {
	if len(p.rep.Sources) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ul class="sources">`...)
	for _, x := range p.rep.Sources {
		b = append(b, `<li id="source-`...)
		b = append(appendText(b, x.ID), `"><b>`...)
		b = append(appendText(b, x.Title), `</b>`...)
		if x.Sample {
			b = p.appendSampleMark(b)
		}
		b = append(b, `<p>`...)
		b = appendText(b, firstOf(x.Publisher, "发布者未注明"))
		b = append(b, ` · `...)
		if x.Year != 0 {
			b = append(appendInt(b, x.Year), `年`...)
		} else {
			b = appendText(b, p.th.T("year.unstated"))
		}
		if x.Asset != nil {
			b = append(b, ` · <a class="download" href="`...)
			b = append(p.appendHref(b, x.Asset.Out), `" download>下载原件</a>`...)
		}
		if isWebAddress(x.URL) {
			b = append(b, ` · <a href="`...)
			b = append(appendText(b, x.URL), `">原文网址</a>`...)
		}
		b = append(b, `</p></li>`...)
	}
	return fragment(append(b, `</ul>`...))
}

// isWebAddress keeps javascript: and data: addresses out of links.
func isWebAddress(url string) bool {
	return len(url) > 8 && (url[:7] == "http://" || url[:8] == "https://")
}
