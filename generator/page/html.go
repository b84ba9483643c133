package page

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// What pages write again and again, each with one method of markup.Writer's manner.

// href is the link from the page to an output path.
func (p *Page) href(path string) string { return string(markup.AppendLink(nil, p.prefix, path)) }

// writeLink writes <a href="path">text</a>.
func (p *Page) writeLink(w *markup.Writer, path, text string) {
	w.Open("a").Link("href", p.prefix, path).Text(text).Close("a")
}

// indicatorLink is what is the same in all links to an indicator.
type indicatorLink struct {
	path string        // escaped as a URL's path is
	name template.HTML // escaped
}

func linkIndicators(list []*report.Indicator) []indicatorLink {
	links := make([]indicatorLink, len(list))
	for k, i := range list {
		links[k] = indicatorLink{
			path: string(markup.AppendPath(nil, indicatorPath(i))),
			name: markup.Fragment(markup.AppendText(nil, i.Name)),
		}
	}
	return links
}

// writeIndicatorLink is writeLink to an indicator's page, of which a country's pages have
// twelve million.
func (p *Page) writeIndicatorLink(w *markup.Writer, i *report.Indicator) {
	link := &p.linksTo[i.Index]
	w.Open("a").URL("href", p.prefix, link.path).HTML(link.name).Close("a")
}

// writeTagged writes an element with a class and a text, nothing where the text is empty.
func writeTagged(w *markup.Writer, element, class, text string) {
	if text == "" {
		return
	}
	w.Open(element)
	if class != "" {
		w.Class(class)
	}
	w.Text(text).Close(element)
}

// openTable begins a table that scrolls sideways by itself where it is too wide, with its
// heads; closeTable ends it.
func openTable(w *markup.Writer, class string, heads ...string) {
	w.Open("div").Class("scroll").Open("table").Class(class).Open("thead").Open("tr")
	writeHeads(w, heads...)
}

func closeTable(w *markup.Writer) { w.Close("table").Close("div") }

// writeHeads writes heads of columns.
func writeHeads(w *markup.Writer, names ...string) {
	for _, name := range names {
		w.Open("th").Attr("scope", "col").Text(name)
	}
}

// openRow begins a row with its head.
func openRow(w *markup.Writer) { w.Open("tr").Open("th").Attr("scope", "row") }

// writeCardEntry writes an entry of a card: <div><dt>name</dt><dd>…; closeCardEntry ends it.
func openCardEntry(w *markup.Writer, name string) *markup.Writer {
	return w.Open("div").Element("dt", name).Open("dd")
}

func closeCardEntry(w *markup.Writer) { w.Close("dd").Close("div") }

// Fingerprinted returns stem-HASH.ext, so that a host may let a browser keep the file.
func Fingerprinted(stem, ext string, content []byte) string {
	sum := sha256.Sum256(content)
	return stem + "-" + hex.EncodeToString(sum[:4]) + ext
}

// writeColumnUnit writes the unit of a column's figures behind its head, and their year where it is
// the same for all; either may be "".
func writeColumnUnit(w *markup.Writer, unit, year string) {
	writeTagged(w.Text(" "), "span", "u", strings.TrimSpace(unit+" "+year))
}
