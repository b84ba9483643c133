package page

import (
	"iter"
	"slices"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// moved is an old address: what it was called and where that is now.
type moved struct {
	from, to string // paths in the output
	old, now string // names for a reader
	address  bool   // old is an address, which names nothing to a reader
	why      string // the key of a sentence that says what became of it
}

// movedKind is the pages at old addresses of narratives, themes, regions and villages. Each
// leads on at once, and with a link where a browser does not.
func movedKind() *Kind {
	add := func(add Add, x moved) { add(x.from, 0, x) }
	return &Kind{
		Name: "moved", Zero: PlainView{}, Omit: OmitCode | OmitFeed | OmitCite | OmitTools | OmitIndex,
		Routes: func(m *Model, take Add) {
			for _, n := range m.Report.Narratives {
				for _, old := range n.Aliases {
					add(take, moved{from: old.Path, to: n.Path, old: AddressOf(old.Path), address: true, now: n.Title, why: "moved.why"})
				}
			}
			for _, t := range m.Report.Themes {
				for _, id := range t.Former {
					from := "themes/" + id + "/index.html"
					add(take, moved{from: from, to: themePath(t), old: AddressOf(from), address: true, now: t.Name, why: "moved.why"})
				}
			}
		},
		Records: func(c *Common, take Add) {
			for x := range movedPlaces(c.Rec) {
				add(take, x)
			}
		},
		View: func(p *Page) any { return p.movedView(p.Route.Of.(moved)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			x := r.Of.(moved)
			if x.address { // titles are unique: so the address is said, behind the name
				return append(b, m.Format("moved.title", "old", x.old, "now", x.now)...)
			}
			return append(append(append(b, x.old...), " → "...), x.now...)
		},
		Deps: func(d Deps, m *Model, r *Route) {
			x := r.Of.(moved)
			d.Value(x.to, x.old, x.now, x.why)
			for _, t := range m.homophones(x) {
				d.Value(t.ID, t.Name)
			}
		},
	}
}

// movedPlaces are the former codes of regions and villages.
func movedPlaces(rec *report.Records) iter.Seq[moved] {
	return func(yield func(moved) bool) {
		for _, g := range rec.Regions {
			for _, x := range g.Former {
				if x.Code != "" && x.Code != g.Code && !yield(movedPlace("regions/"+x.Code, regionPath(g), g.Name, x)) {
					return
				}
			}
		}
		for _, v := range rec.Villages {
			for _, x := range v.Former {
				if x.Code != "" && x.Code != v.Code && !yield(movedPlace("villages/"+x.Code, villagePath(v), v.Name, x)) {
					return
				}
			}
		}
	}
}

func movedPlace(from, to, now string, x report.Former) moved {
	return moved{from: from + "/index.html", to: to, old: FirstOf(x.Name, x.Code), now: now, why: howKeys[x.How] + ".now"}
}

// howKeys are the keys of what became of a former name or code.
var howKeys = [...]string{report.HowNone: "former", report.Renamed: "former.renamed", report.Recoded: "former.recoded", report.Merged: "former.merged"}

// homophones are the other themes that would have an old address too.
func (m *Model) homophones(x moved) []*report.Theme {
	id, isTheme := strings.CutPrefix(AddressOf(x.from), "themes/")
	if !isTheme {
		return nil
	}
	return slices.Collect(func(yield func(*report.Theme) bool) {
		for _, t := range m.Report.Themes {
			if strings.HasPrefix(t.ID, id+"-") && themePath(t) != x.to && !yield(t) {
				return
			}
		}
	})
}

func (p *Page) movedView(x moved) PlainView {
	links := markup.AppendTo(nil)
	links.Open("ul").Class("links")
	p.writeLink(links.Open("li"), x.to, x.now)
	links.Close("li")
	for _, t := range p.homophones(x) {
		p.writeLink(links.Open("li"), themePath(t), t.Name)
		links.Close("li")
	}
	why := p.Format(x.why, "old", x.old, "now", x.now)
	heading := x.old
	if x.address {
		heading = x.now
	}
	return PlainView{
		Frame: p.frame(about{heading: heading, description: why, movedTo: x.to, bare: true}),
		Lead:  why, Main: links.Close("ul").Fragment(),
	}
}

// writeFormer says what a place was called before, and what became of that.
func (p *Page) writeFormer(w *markup.Writer, list []report.Former) {
	for _, x := range list {
		old := FirstOf(x.Name, x.Code)
		if x.Name != "" && x.Code != "" {
			old = p.Format("bracketed", "text", x.Name, "extra", x.Code)
		}
		sentence := p.Format(howKeys[x.How], "old", old)
		if x.Until != 0 {
			sentence += p.Format("former.until", "year", YearText(x.Until))
		}
		w.Open("p").Class("notice notice-former").Text(sentence).Close("p")
	}
}

// withdrawnKind is the pages that say that what stood there was withdrawn.
func withdrawnKind() *Kind {
	return &Kind{
		Name: "withdrawn", Zero: PlainView{}, Omit: OmitCode | OmitFeed | OmitCite | OmitTools | OmitIndex,
		Routes: func(m *Model, add Add) {
			for i := range m.Report.Site.Withdrawn {
				add(m.Report.Site.Withdrawn[i].Path, 0, &m.Report.Site.Withdrawn[i])
			}
		},
		View: func(p *Page) any { return p.withdrawnView(p.Route.Of.(*report.Withdrawn)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(b, m.Theme.Words().Format("withdrawn.title", "address", AddressOf(r.Path))...)
		},
		Deps: func(d Deps, m *Model, _ *Route) { d.Record(m.Report.Site.At) },
	}
}

func (p *Page) withdrawnView(x *report.Withdrawn) PlainView {
	w := markup.AppendTo(nil)
	if dated := DateText(x.Date) != ""; dated || x.Text != "" {
		w.Open("p")
		if dated {
			p.writeDate(w, x.Date)
			w.Text(" ")
		}
		w.Text(x.Text).Close("p")
	}
	return PlainView{
		Frame: p.frame(about{heading: p.T("withdrawn"), description: p.T("withdrawn.why"), bare: true}),
		Lead:  p.T("withdrawn.why"), Main: w.HTML(p.elsewhere()).Fragment(),
	}
}
