package page

import (
	"html/template"
	"slices"

	"casebook/generator/markup"
	"casebook/generator/report"
)

func dataKind() *Kind {
	return &Kind{
		Name: "data", Folder: "data", Zero: DataView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "data", true, true) },
		Routes: func(m *Model, add Add) { add.pages("data/index.html", nil, len(m.Counties), rowsPerPage) },
		View:   func(p *Page) any { return p.dataView() },
		Title:  titleOfList("data"),
		Search: func(m *Model) []Document { return m.searchTool("data", m.listTitle("data")) },
		Thing:  func(_ *Page, b []byte) []byte { return append(b, `DataCatalog"`...) },
		Deps: func(d Deps, m *Model, _ *Route) {
			introOf(d, m, "data")
			d.Villages()
			d.Cards() // its sizes are those of the files, which name the texts
		},
	}
}

func (p *Page) dataView() DataView {
	at := max(p.Route.Page, 1)
	view := DataView{
		Counties: p.countyFiles(part(p.Counties, at, rowsPerPage)),
		Pager:    p.pager("data/index.html", at, PagesOf(len(p.Counties), rowsPerPage)),
	}
	if at == 1 {
		view.Text = p.introText("data")
		view.Indicators, view.Downloads, view.Sources = p.indicatorFiles(), p.wholeFiles(), p.sourceList()
	}
	view.Frame = p.frame(about{heading: p.listTitle("data"), description: p.T("data.why")})
	return view
}

// DataPackagePath is where the Frictionless data package lies; a program looks for that name.
const DataPackagePath = "data/datapackage.json"

// MeaningsPath is where the table of what the indicators mean lies, beside the tables of their figures.
const MeaningsPath = "data/indicators.csv"

// writeFileLink writes the link to a file in a row that says already what it is of.
func (p *Page) writeFileLink(w *markup.Writer, path, format, name string) {
	w.Open("a").Class("download").Link("href", p.prefix, path).Flag("download").Attr("aria-label", p.label(format, name)).Text(format).Close("a")
}

// sourceList lists the documents that figures come from, each under the id that figures
// link to.
func (p *Page) sourceList() template.HTML {
	if len(p.Report.Cited) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("sources")
	for _, x := range p.Report.Cited {
		w.Open("li").Attr("id", "source-"+x.ID).Element("b", x.Title)
		if x.Sample {
			p.writeSampleMark(w)
		}
		parts := markup.AppendTo(nil)
		if p.writeSourceParts(parts, x); parts.Len() > 0 {
			w.Open("p").Class("parts").HTML(parts.Fragment()).Close("p")
		}
		w.Close("li")
	}
	w.Close("ul")
	if slices.ContainsFunc(p.Report.Cited, func(x *report.Source) bool { return x.Publisher == "" || x.Year == 0 }) {
		writeTagged(w, "p", "hint", p.T("data.sources.unstated"))
	}
	return w.Fragment()
}

// writeSourceParts writes what is known of a source: who published it, when, and where it can be had.
func (p *Page) writeSourceParts(w *markup.Writer, x *report.Source) {
	writeTagged(w, "span", "", x.Publisher)
	if x.Year != 0 {
		p.writeYear(w.Text(" ").Open("span"), x.Year)
		w.Close("span")
	}
	if x.Asset != nil && x.Asset.NoFile == "" {
		w.Text(" ").Open("span").Open("a").Class("download").Link("href", p.prefix, x.Asset.Out).Flag("download").Text(p.T("source.file")).Close("a").Close("span")
	}
	if isWebAddress(x.URL) {
		w.Text(" ").Open("span").Open("a").Attr("href", x.URL).Text(p.T("source.url")).Close("a").Close("span")
	}
}

// isWebAddress keeps javascript: and data: addresses out of links.
func isWebAddress(url string) bool {
	return len(url) > 8 && (url[:7] == "http://" || url[:8] == "https://")
}
