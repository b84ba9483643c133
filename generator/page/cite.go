package page

import (
	"html/template"
	"slices"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// writeCitation writes how a page is cited, in the manner of GB/T 7714—2015 for a text on
// the web: 主要责任者. 题名[EB/OL]. (发布日期)[引用日期]. 获取路径. The day of citing is the
// reader's and is put in by the script, behind the date; without base_url there is no
// address to name, and the mark is [EB].
func (p *Page) writeCitation(w *markup.Writer, heading string, date report.Date) {
	site := &p.Report.Site
	w.Text(FirstOf(site.Owner, site.Title)).Text(". ").Text(heading)
	if p.Base != "" {
		w.Text("[EB/OL]. ")
	} else {
		w.Text("[EB]. ")
	}
	if heading != site.Title {
		w.Text(site.Title).Text(". ")
	}
	if date.Year != 0 {
		w.Open("span").Class("nb").Text("(").Text(DateText(date)).Text(")").Close("span").Open("span").Flag("data-accessed").Close("span").Text(".")
	} else {
		w.Open("span").Attr("data-accessed", ".").Close("span") // the script puts the stop too: without it nothing stands here
	}
	if p.Base != "" {
		w.Text(" ").Extended(p.AppendURL(w.Bytes(), p.Route.Path))
	}
}

// citation makes the line at the foot of a page that says how to cite it, on paper with the
// QR code of its address. Pages of villages and regions, of which there are very many, have
// no code: drawing one costs more than the rest of the page.
func (p *Page) citation(heading string, date report.Date) template.HTML {
	if p.Route.Kind.Omit&OmitCite != 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("div").Class("cite")
	if p.Base != "" && p.Route.Kind.Omit&OmitCode == 0 {
		// An address too long for a code is still printed in words.
		_ = p.codes.Write(w, string(p.AppendURL(nil, p.Route.Path)), p.T("qr"))
	}
	w.Open("p")
	p.writeFilled(w, "cite.page", func(string) {
		w.Open("cite")
		p.writeCitation(w, heading, date)
		w.Close("cite")
	})
	return p.end(w.Close("p").Open("div").Class("foot-tools").Flag("data-foot-tools").Close("div").Close("div"), from)
}

// tools makes the place where scripts put what can be done with a page: read it aloud, take
// it along, cite it, print it. Its room is kept, so that nothing moves when they do.
func (p *Page) tools(a about) template.HTML {
	if p.Route.Kind.Omit&OmitTools != 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("div").Class("page-tools").Flag("data-page-tools")
	if slugs := slugsToTake(a); len(slugs) > 0 {
		w.Attr("data-slug", strings.Join(slugs, " "))
	}
	return p.end(w.Close("div"), from)
}

// slugsToTake are the texts that a page's button puts into the booklet: itself, or those that tell
// of the method or village that the page is of.
func slugsToTake(a about) []string {
	if len(a.texts) == 0 && a.narrative == nil { // as of nearly all villages
		return nil
	}
	var slugs []string
	for _, n := range slices.Concat(a.texts[:min(len(a.texts), mostTaken)], []*report.Narrative{a.narrative}) {
		if n != nil && hasCard(n) {
			slugs = append(slugs, n.Slug)
		}
	}
	return slugs
}

// mostTaken is how many texts a method's or a village's page puts into the booklet at once.
const mostTaken = 6
