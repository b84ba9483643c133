package page

import (
	"html/template"
	"strconv"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// Page is one route in the making.
type Page struct {
	*Model
	Route  Route
	prefix string // what a link puts before an output path: "../../"
	charts int    // drawn so far, for their ids
	sample bool   // something made up is shown
	within string // the place whose page it is, which its entries need not name again
	madeUp bool   // all that is shown is made up: the notice at the head says so once, and no entry again
	Scratch
}

// Scratch is memory that pages use one after another.
type Scratch struct {
	Joined []byte // the fragments of a page that is made often, one after the other
	series []report.Series
}

// Sink lets a template append.
type Sink struct{ Bytes []byte }

func (s *Sink) Write(p []byte) (int, error) {
	s.Bytes = append(s.Bytes, p...)
	return len(p), nil
}

func (s *Sink) WriteString(p string) (int, error) {
	s.Bytes = append(s.Bytes, p...)
	return len(p), nil
}

// begin begins a fragment in the memory of the page's fragments, from so many bytes on; what is
// begun before it has ended has memory of its own.
func (p *Page) begin() (w *markup.Writer, from int) {
	w = markup.AppendTo(p.Joined)
	p.Joined = nil
	return w, w.Len()
}

// end ends the fragment that begin began.
func (p *Page) end(w *markup.Writer, from int) template.HTML {
	p.Joined = w.Bytes()
	return markup.Fragment(p.Joined[from:])
}

// NewPage begins the page of a route.
func (s *Model) NewPage(r Route) *Page {
	return &Page{Model: s, Route: r, prefix: s.prefixOf(&r), madeUp: s.allMadeUp && r.Kind.IsPage()}
}

// prefixOf is what the links of a route's page put before an output path.
func (s *Model) prefixOf(r *Route) string {
	if r.Kind.Omit&OmitAddress != 0 {
		return s.root
	}
	const up = "../../../../"
	depth := len("../") * strings.Count(r.Path, "/")
	if depth <= len(up) {
		return up[:depth]
	}
	return strings.Repeat("../", depth/len("../"))
}

// title returns a page's <title>; the suffix makes it unique.
func (p *Page) title(r Route) string {
	title := string(r.Kind.Title(nil, p.Model, &r))
	if r.Page > 1 {
		title = p.Format("title.page", "title", title, "n", strconv.Itoa(r.Page))
	}
	if extra := p.suffix(r.Path); extra != "" {
		title = p.Format("bracketed", "text", title, "extra", extra)
	}
	if r.Path != "index.html" {
		return title + " – " + p.Report.Site.Title
	} else if p.Report.Site.Subtitle != "" {
		return p.label(title, p.Report.Site.Subtitle)
	}
	return title
}

// AddressOf is a path without its index.html: "villages/450329102201".
func AddressOf(path string) string { return strings.TrimSuffix(path, "/index.html") }
