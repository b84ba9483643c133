package page

import (
	"html/template"
	"slices"
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/document"
	"casebook/generator/document/html"
	"casebook/generator/highlight"
	"casebook/generator/markup"
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
	n       *report.Narrative
	notes   []note
	byKey   map[document.FactTarget]int // its note
	telling map[*report.Fact]bool       // of the notes' facts: what the script sets large beside the text
	apart   int                         // how many of the notes may
	places  int
	drawn   bool // has a chart
}

// writeBody writes the whole text.
func (t *body) writeBody(w *markup.Writer) {
	if t.n.Doc != nil {
		w.Extended(html.Append(w.Bytes(), t.n.Doc.Tree(), t.n.Doc.Anchor, t))
	}
}

// AppendFactRef appends a bound figure as a link to its note. One that leads nowhere has
// been reported and stays plain text.
func (t *body) AppendFactRef(b []byte, f *document.FactRef, text func(b []byte) []byte) []byte {
	figure := t.n.FactRef(f.Index)
	if figure.Missing != report.Found {
		return text(b)
	}
	k, seen := t.byKey[f.Target]
	if !seen {
		k = len(t.notes)
		t.byKey[f.Target] = k
		t.notes = append(t.notes, note{figure: figure})
	}
	t.places++
	t.notes[k].refs = append(t.notes[k].refs, t.places)
	t.sample = t.sample || figure.Sample
	w := markup.AppendTo(b)
	w.Open("a").Class("figure").Attr("id", "ref-"+strconv.Itoa(t.places)).Attr("href", "#fig-"+strconv.Itoa(k+1))
	if f.Text == "" {
		w.Text(figureText(&figure))
	} else {
		w.Extended(text(w.Bytes()))
	}
	return w.Close("a").Bytes()
}

// AppendLinkTarget appends a link's address. A broken one has none: an <a> without one is
// plain text.
func (t *body) AppendLinkTarget(b []byte, l *document.Link) []byte {
	to := report.LinkTarget{Broken: true}
	if l.Index < len(t.n.Links) {
		to = t.n.Links[l.Index]
	}
	page, fragment := to.Page, ""
	switch {
	case to.Narrative != nil:
		page = to.Narrative.Path
	case to.Asset != nil && !to.Broken:
		page = to.Asset.Out
	}
	if to.Fragment != "" && !to.Broken {
		fragment = "#" + to.Fragment
	}
	w := markup.AppendTo(b)
	switch {
	case to.URL != "":
		w.Attr("href", to.URL)
	case page != "":
		w.Link("href", t.prefix, page+fragment)
	case fragment != "":
		w.Link("href", "", fragment)
	default:
		w.Class("broken")
	}
	return w.Unended()
}

// AppendDrawing appends a chart or a formula; nothing of one that could not be read.
func (t *body) AppendDrawing(b []byte, d *document.Drawing) []byte {
	if d.Index >= len(t.n.Blocks) {
		return b
	}
	w := markup.AppendTo(b)
	switch block := t.n.Blocks[d.Index]; {
	case block.Program != nil:
		t.writeFormula(w, block.Program)
	case block.Chart != nil:
		t.drawn = true
		t.writeChart(w, t.specChart(t.n, block.Chart))
	}
	return w.Bytes()
}

// writeChart writes a figure with an id and with its sources linked.
func (p *Page) writeChart(w *markup.Writer, c *chart.Chart) {
	if c == nil {
		return
	}
	p.charts++
	c.ID = "c" + strconv.Itoa(p.charts)
	if !c.Compact { // else the table below leads to the sources
		for i, x := range c.SourceRefs {
			c.Sources[i].Href = p.href(sourcePath(x))
		}
	}
	p.sample = p.sample || c.Sample
	c.Internal = p.Report.Site.Internal
	w.Extended(chart.Append(w.Bytes(), c, p.Theme.Words()))
}

// chart makes the fragment of a chart that stands alone.
func (p *Page) chart(c *chart.Chart) template.HTML {
	w := markup.AppendTo(nil)
	p.writeChart(w, c)
	return w.Fragment()
}

// writeFormula writes a program's drawing, linked to its page unless it stands there.
func (p *Page) writeFormula(w *markup.Writer, x *report.Program) {
	w.Open("div").Class("formula-box")
	w.HTML(p.drawn(x))
	if p.Route.Of != any(x) {
		w.Open("p").Class("more")
		p.writeLink(w, programPath(x), p.Format("program.more", "name", x.Name))
		w.Close("p")
	}
	w.Close("div")
}

// From groupedNotes figures on their list names each source once, above its figures; from
// foldedNotes on it opens when a reader asks.
const groupedNotes, foldedNotes = 9, 25

// oneSource tells whether some figures have all the same source, which is then named once.
func (t *body) oneSource() bool {
	const some = 4
	return len(t.notes) >= some && !slices.ContainsFunc(t.notes, func(x note) bool { return x.figure.Source != t.notes[0].figure.Source })
}

// findTelling finds which of the notes' facts say something of what came of the case.
func (t *body) findTelling() {
	var facts []*report.Fact
	for i := range t.notes {
		if f := t.notes[i].figure.Fact; f != nil {
			facts = append(facts, f)
		}
	}
	t.telling = make(map[*report.Fact]bool, len(facts))
	for _, f := range highlight.Weigh(facts).AllTelling() {
		t.telling[f] = true
	}
	if t.n.Kind == report.KindCase && t.n.Village == nil && (t.n.Region == nil || t.n.Region.SeriesCount() == 0) {
		for _, f := range t.weighed(t.n).Telling(keyFigures) { // the card at the other side has them
			delete(t.telling, f)
		}
	}
	t.apart = 0
	for i := range t.notes {
		t.apart += Flag(t.isTelling(&t.notes[i].figure))
	}
}

// fewestApart is how many figures are worth a column beside the text; else card and contents have its room.
const fewestApart = 3

func (t *body) setsApart() bool { return t.apart >= fewestApart }

// isTelling tells whether a figure may stand large beside the text: an indicator's always.
func (t *body) isTelling(f *report.FactRef) bool {
	return f.Fact == nil || t.telling[f.Fact]
}

// noteList makes 数据与出处: each figure with its value, year, status and source.
func (t *body) noteList() template.HTML {
	t.findTelling()
	w, from := t.begin()
	switch {
	case len(t.notes) == 0:
	case len(t.notes) < groupedNotes && !t.oneSource():
		w.Open("ol").Class("notes")
		for i := range t.notes {
			t.writeNote(w, i, true)
		}
		w.Close("ol")
	case len(t.notes) < foldedNotes:
		t.writeNoteGroups(w)
	default:
		w.Open("details").Class("notes-fold").Open("summary")
		t.writeCount(w, "notes.all", len(t.notes))
		w.Close("summary")
		t.writeNoteGroups(w)
		w.Close("details")
	}
	return t.end(w, from)
}

// writeNoteGroups writes the figures of each source under its name, in the order of the text. They
// keep the numbers that they have in it.
func (t *body) writeNoteGroups(w *markup.Writer) {
	var sources []*report.Source
	bySource := map[*report.Source][]int{}
	for i := range t.notes {
		from := t.notes[i].figure.Source
		if bySource[from] == nil {
			sources = append(sources, from)
		}
		bySource[from] = append(bySource[from], i)
	}
	for _, from := range sources {
		undated := 0
		for _, i := range bySource[from] {
			undated += Flag(t.notes[i].figure.Year == 0)
		}
		w.Open("section").Class("note-group").Open("p").Class("note-source")
		t.writeSource(w, from)
		if undated > 1 {
			w.Text(t.T("chart.stop")).Text(t.T("notes.undated"))
		}
		w.Close("p").Open("ol").Class("notes")
		for _, i := range bySource[from] {
			t.writeNote(w, i, false)
		}
		w.Close("ol").Close("section")
	}
}

// writeNote writes a figure's entry; alone tells whether it names its source and says that it has
// no year, which a group says once.
func (t *body) writeNote(w *markup.Writer, i int, alone bool) {
	x := &t.notes[i]
	f := &x.figure
	w.Open("li").Attr("id", "fig-"+strconv.Itoa(i+1))
	if t.setsApart() && t.isTelling(f) {
		w.Class("telling")
	}
	if !alone {
		w.IntAttr("value", i+1)
	}
	w.Open("span").Class("note-value").Text(figureText(f)).Close("span").Text(" ")
	writeTagged(w, "span", "note-label", f.Label)
	w.Text(" ").Open("span").Class("note-about")
	t.writeNoteAbout(w, f, alone)
	w.Close("span")
	if alone {
		t.writeSource(w.Text(" ").Open("span").Class("note-source"), f.Source)
		w.Close("span")
	}
	w.Text("\u00a0").Open("span").Class("note-back") // it stands on no line alone
	for k, place := range x.refs {
		w.Open("a").Attr("href", "#ref-"+strconv.Itoa(place)).
			Attr("aria-label", t.Format("note.back", "n", strconv.Itoa(k+1))).Text("↩").Close("a")
	}
	w.Close("span").Close("li")
}

// writeNoteAbout writes a figure's year, bound and status, and whether it was looked up; in full, or
// what differs from most: that something is done and has no year is not repeated.
func (t *body) writeNoteAbout(w *markup.Writer, f *report.FactRef, full bool) {
	begun := false
	separate := func() {
		if begun {
			w.Text("\u00a0· ")
		}
		begun = true
	}
	if f.Year != 0 || full {
		separate()
		t.writeYearOrNone(w, f.Year)
	}
	keys := [...]string{BoundKeys[f.Bound], StatusKeys[f.Status], ""}
	if f.Status == report.Done && !full {
		keys[1] = ""
	}
	if f.Fact != nil && f.Fact.Unverified {
		keys[2] = "status.unverified"
	}
	for _, key := range keys {
		if key != "" {
			separate()
			w.Text(t.T(key))
		}
	}
	if f.Sample {
		t.writeSampleMark(w)
	}
}

// writeYearOrNone writes the year of a figure, or that its source states none.
func (p *Page) writeYearOrNone(w *markup.Writer, year int) {
	if year != 0 {
		p.writeYear(w, year)
	} else {
		w.Text(p.T("year.unstated"))
	}
}

var BoundKeys = [...]string{quantity.Exact: "", quantity.AtLeast: "bound.at-least", quantity.About: "bound.about", quantity.Under: "bound.under"}

var StatusKeys = [...]string{
	report.StatusNone: "", report.Done: "status.done", report.Target: "status.target",
	report.Expected: "status.expected", report.Derived: "status.derived",
}

// writeSource writes the link to a source and who published it when.
func (p *Page) writeSource(w *markup.Writer, x *report.Source) {
	if x == nil {
		w.Text(p.T("source.unstated"))
		return
	}
	p.writeLink(w, sourcePath(x), x.Title)
	if x.Publisher != "" {
		w.Text(p.T("comma")).Text(x.Publisher)
	}
	if x.Year != 0 {
		p.writeYear(w.Text(p.T("comma")), x.Year)
	}
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
	w := markup.AppendTo(nil)
	w.Open("ol").Class("contents")
	for _, h := range n.Doc.Headings {
		if h.Level > 3 {
			continue
		}
		w.Open("li").Class("h"+strconv.Itoa(h.Level)).Open("a").Link("href", "", "#"+h.ID).Text(h.Text).Close("a").Close("li")
	}
	return w.Close("ol").Fragment()
}

// What the HTML of a text says besides the author's own words.

var alertKeys = map[document.AlertKind]string{
	document.NoteAlert: "alert.note", document.TipAlert: "alert.tip", document.ImportantAlert: "alert.important",
	document.WarningAlert: "alert.warning", document.CautionAlert: "alert.caution",
}

func (w *body) AlertTitle(kind document.AlertKind) string { return w.T(alertKeys[kind]) }

func (w *body) TaskLabel(done bool) string {
	if done {
		return w.T("task.done")
	}
	return w.T("task.open")
}

func (w *body) NotesLabel() string { return w.T("footnotes") }

func (w *body) NoteRefLabel(note int) string {
	return w.Format("footnote.number", "n", strconv.Itoa(note))
}

func (w *body) NoteBackLabel(note, ref int) string {
	if ref == 1 {
		return w.Format("footnote.back", "n", strconv.Itoa(note))
	}
	return w.Format("footnote.back-to", "n", strconv.Itoa(note), "place", strconv.Itoa(ref))
}

func (w *body) TableLabel(heading string, n int) string {
	if heading == "" {
		return w.Format("table.label", "n", strconv.Itoa(n))
	}
	return w.Format("table.label-in", "heading", heading, "n", strconv.Itoa(n))
}
