package page

import (
	"html/template"
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/document"
	"casebook/generator/document/html"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// note is one entry of 数据与出处: a figure of the text with what is known of it.
type note struct {
	figure report.FactRef
	refs   []int // the places in the text that refer to it, from 1
}

// body renders a narrative's text and gathers the figures that it shows.
type body struct {
	*Page
	n      *report.Narrative
	notes  []note
	byKey  map[document.FactTarget]int // its note
	places int
	drawn  bool // has a chart
}

// appendBody appends the whole text.
func (w *body) appendBody(b []byte) []byte {
	if w.n.Doc == nil {
		return b
	}
	return html.Append(b, &w.n.Doc.Document, w.n.Doc.Anchor, w)
}

// AppendFactRef appends a bound figure as a link to its note. One that leads nowhere has
// been reported and stays plain text.
func (w *body) AppendFactRef(b []byte, f *document.FactRef, text func(b []byte) []byte) []byte {
	figure := w.n.FactRef(f.Index)
	if figure.Missing != report.Found {
		return text(b)
	}
	k, seen := w.byKey[f.Target]
	if !seen {
		k = len(w.notes)
		w.byKey[f.Target] = k
		w.notes = append(w.notes, note{figure: figure})
	}
	w.places++
	w.notes[k].refs = append(w.notes[k].refs, w.places)
	w.sample = w.sample || figure.Sample
	b = append(b, `<a class="figure" id="ref-`...)
	b = AppendInt(b, w.places)
	b = append(b, `" href="#fig-`...)
	b = AppendInt(b, k+1)
	b = append(b, `">`...)
	if f.Text == "" {
		b = AppendText(b, quantity.Format(figure.Value, figure.Unit, figure.Decimals))
	} else {
		b = text(b)
	}
	return append(b, `</a>`...)
}

// AppendLinkTarget appends a link's address. A broken one has none: an <a> without one is
// plain text.
func (w *body) AppendLinkTarget(b []byte, l *document.Link) []byte {
	to := report.LinkTarget{Broken: true}
	if l.Index < len(w.n.Links) {
		to = w.n.Links[l.Index]
	}
	page := to.Page
	switch {
	case to.Narrative != nil:
		page = to.Narrative.Path
	case to.Asset != nil:
		page = to.Asset.Out
	}
	here := page == "" && to.URL == ""
	if here && (to.Broken || to.Fragment == "") {
		return append(b, ` class="broken"`...)
	}
	b = append(b, ` href="`...)
	switch {
	case to.URL != "":
		b = AppendText(b, to.URL)
	case !here:
		b = w.appendHref(b, page)
	}
	if to.Fragment != "" && !to.Broken && to.URL == "" {
		b = appendFragment(append(b, '#'), to.Fragment)
	}
	return append(b, '"')
}

// AppendImageSource appends a picture's address. One that is missing has been reported, and
// its alternative text is shown.
func (w *body) AppendImageSource(b []byte, i *document.Image) []byte {
	b = append(b, ` src="`...)
	if i.Index < len(w.n.Images) && w.n.Images[i.Index] != nil {
		b = w.appendHref(b, w.n.Images[i.Index].Out)
	} else {
		b = append(b, `data:,`...)
	}
	return append(b, '"')
}

// AppendDrawing appends a chart or a formula; nothing of one that could not be read.
func (w *body) AppendDrawing(b []byte, d *document.Drawing) []byte {
	if d.Index >= len(w.n.Blocks) {
		return b
	}
	switch block := w.n.Blocks[d.Index]; {
	case block.Program != nil:
		return w.appendFormula(b, block.Program)
	case block.Chart != nil:
		w.drawn = true
		return w.appendChart(b, chart.FromSpec(w.n, block.Chart, w.Theme.Words(), w.peers))
	}
	return b
}

// appendChart appends a figure with an id and with its sources linked.
func (p *Page) appendChart(b []byte, c *chart.Chart) []byte {
	if c == nil {
		return b
	}
	p.charts++
	c.ID = "c" + strconv.Itoa(p.charts)
	for i, x := range c.SourceRefs {
		if x != nil && i < len(c.Sources) && !c.Compact { // the table below leads to the sources
			c.Sources[i].Href = p.href(sourcePath(x))
		}
	}
	p.sample = p.sample || c.Sample
	return chart.Append(b, c, p.Theme.Words())
}

// appendFormula appends a program's drawing, linked to its page unless it stands there.
func (p *Page) appendFormula(b []byte, x *report.Program) []byte {
	b = append(b, `<div class="formula-box">`...)
	b = chart.AppendFormula(b, x, p.Theme.Words())
	if p.Route.Of != any(x) {
		b = append(b, `<p class="more">`...)
		b = p.appendLink(b, ProgramPath(x), p.Theme.T("program.more")+x.Name)
		b = append(b, `</p>`...)
	}
	return append(b, `</div>`...)
}

// noteList makes 数据与出处: each figure with its value, year, status and source.
func (w *body) noteList() template.HTML {
	if len(w.notes) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ol class="notes">`...)
	for i := range w.notes {
		b = w.appendNote(b, i)
	}
	return fragment(append(b, `</ol>`...))
}

func (w *body) appendNote(b []byte, i int) []byte {
	x := &w.notes[i]
	f := &x.figure
	b = append(b, `<li id="fig-`...)
	b = append(AppendInt(b, i+1), `"><span class="note-value">`...)
	b = AppendText(b, quantity.Format(f.Value, f.Unit, f.Decimals))
	b = append(b, `</span> `...)
	b = appendTagged(b, "span", "note-label", f.Label)
	b = append(b, ` <span class="note-about">`...)
	if f.Year != 0 {
		b = append(AppendInt(b, f.Year), `年`...)
	} else {
		b = AppendText(b, w.Theme.T("year.unstated"))
	}
	for _, key := range [...]string{BoundKeys[f.Bound], StatusKeys[f.Status]} {
		if key != "" {
			b = append(b, ` · `...)
			b = AppendText(b, w.Theme.T(key))
		}
	}
	if f.Sample {
		b = w.appendSampleMark(b)
	}
	b = append(b, `</span> <span class="note-source">`...)
	b = w.appendSource(b, f.Source)
	b = append(b, `</span> <span class="note-back">`...)
	for k, place := range x.refs {
		b = append(b, `<a href="#ref-`...)
		b = append(AppendInt(b, place), `" aria-label="`...)
		b = AppendText(b, w.Theme.T("note.back"))
		b = append(AppendInt(append(b, ' '), k+1), `">↩</a>`...)
	}
	return append(b, `</span></li>`...)
}

var BoundKeys = [...]string{quantity.Exact: "", quantity.AtLeast: "bound.at-least", quantity.About: "bound.about", quantity.Under: "bound.under"}

var StatusKeys = [...]string{
	report.StatusNone: "", report.Done: "status.done", report.Target: "status.target",
	report.Expected: "status.expected", report.Derived: "status.derived",
}

// appendSource appends the link to a source and who published it when.
func (p *Page) appendSource(b []byte, x *report.Source) []byte {
	if x == nil {
		return AppendText(b, p.Theme.T("source.unstated"))
	}
	b = p.appendLink(b, sourcePath(x), x.Title)
	if x.Publisher != "" {
		b = AppendText(append(b, `，`...), x.Publisher)
	}
	if x.Year != 0 {
		b = append(AppendInt(append(b, `，`...), x.Year), `年`...)
	}
	return b
}

// contents makes the list of a text's headings; "" where there are fewer than three.
func (p *Page) contents(n *report.Narrative) template.HTML {
	if n.Doc == nil {
		return ""
	}
	count := 0
	for _, h := range n.Doc.Headings {
		if h.Level <= 3 {
			count++
		}
	}
	if count < 3 {
		return ""
	}
	b := append([]byte(nil), `<ol class="contents">`...)
	for _, h := range n.Doc.Headings {
		if h.Level > 3 {
			continue
		}
		b = append(b, `<li class="h`...)
		b = append(AppendInt(b, h.Level), `"><a href="#`...)
		b = append(appendFragment(b, h.ID), `">`...)
		b = append(AppendText(b, h.Text), `</a></li>`...)
	}
	return fragment(append(b, `</ol>`...))
}
