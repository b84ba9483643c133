package chart

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"casebook/generator/markup"
	"casebook/generator/svg"
)

// longClause is from how many characters on a clause may be wider than a phone's screen.
const longClause = 22

// appendFinding writes the finding in a paragraph, if there is one. It breaks between its clauses, so that no
// figure is parted from its unit; where a clause is wider than a phone's screen it breaks as prose
// does, else a figure of it would be torn.
func (pl *plan) appendFinding(p *pen) {
	const open, long = `<p class="finding">`, ` long`
	start := len(p.B)
	p.Raw(open)
	from := len(p.B)
	if pl.Finding != "" {
		p.Text(pl.Finding)
	} else {
		pl.describeFinding(p)
	}
	if len(p.B) == from {
		p.B = p.B[:start]
		return
	}
	if hasLongClause(p.B[from:]) {
		p.B = slices.Insert(p.B, from-len(`">`), []byte(long)...)
		from += len(long)
	}
	if pl.Finding == "" {
		pl.finding.from, pl.finding.to = from, len(p.B)
	}
	p.Raw("</p>")
}

func hasLongClause(text []byte) bool {
	n := 0
	for i := 0; i < len(text) && n < longClause; {
		n++
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			i++
		case 0xE5 <= c && c <= 0xE9: // of three bytes, a Chinese character
			i += 3
		default:
			r, size := utf8.DecodeRune(text[i:])
			if endsClause(r) {
				n = 0
			}
			i += size
		}
	}
	return n >= longClause
}

func endsClause(r rune) bool {
	const firstHan, lastHan = 0x4E00, 0x9FFF // no need to look those up
	return r > unicode.MaxLatin1 && (r < firstHan || r > lastHan) && unicode.IsPunct(r)
}

func (pl *plan) appendCaption(p *pen) {
	p.Raw("<figcaption><b>")
	p.Text(pl.Title)
	p.Raw("</b> ")
	pl.appendFinding(p)
	p.Raw("<span>")
	if pl.Internal {
		p.Raw("<mark>")
		p.Message(pl.texts, "internal")
		p.Raw("</mark> ")
	}
	if unit := pl.shownUnit(); unit != "" && pl.SeriesUnits == nil {
		p.Message(pl.texts, "chart.unit", "unit", unit)
	}
	if pl.Years != "" {
		pl.sentence(p, pl.Years)
	} else {
		pl.sentence(p, pl.texts.T("year.unstated"))
	}
	pl.appendSources(p)
	for _, note := range pl.Notes {
		pl.sentence(p, note)
	}
	pl.appendOwnNotes(p)
	p.Raw("</span></figcaption>")
}

// sentence ends a text as the language ends a sentence.
func (pl *plan) sentence(p *pen, text string) { p.Message(pl.texts, "chart.sentence", "text", text) }

// ofPicture is a sentence on the picture alone: its axis, its colours. Where rows of bars stand in its
// place (.chart.large), which begin at nought, it would not be so.
func (pl *plan) ofPicture(p *pen, key string, pairs ...string) {
	p.Raw(`<span class="of-picture">`)
	p.B = pl.texts.Message("chart.sentence").AppendFunc(p.B, markup.AppendText, func(b []byte, _ string) []byte {
		return pl.texts.Message(key).AppendHTML(b, pairs...)
	})
	p.Raw("</span>")
}

func (pl *plan) appendSources(p *pen) {
	if len(pl.Sources) == 0 {
		pl.sentence(p, pl.texts.T("chart.source-unstated"))
		return
	}
	p.B = pl.texts.Message("chart.sources").AppendFunc(p.B, markup.AppendText, func(b []byte, _ string) []byte {
		list := pen{Pen: svg.Pen{B: b}}
		for i, s := range pl.Sources {
			if i > 0 {
				list.Message(pl.texts, "chart.and")
			}
			if s.Href == "" {
				list.Text(s.Title)
				continue
			}
			list.Raw(`<a href="`)
			list.Text(s.Href)
			list.Raw(`">`)
			list.Text(s.Title)
			list.Raw("</a>")
		}
		return list.B
	})
}

// appendOwnNotes says what a reader must know of the way the chart is drawn.
func (pl *plan) appendOwnNotes(p *pen) {
	if pl.note != "" {
		pl.sentence(p, pl.texts.Message(pl.note).Format("kind", string(pl.Kind)))
	}
	switch {
	case pl.empty:
		pl.sentence(p, pl.texts.T("chart.empty"))
	case pl.kind == Rows:
		pl.sentence(p, pl.texts.T("chart.note.rows"))
	case pl.kind == Radar && pl.Units != nil:
		pl.ofPicture(p, "chart.note.radar")
	case pl.kind == Multiples && pl.SeriesUnits != nil:
		pl.ofPicture(p, "chart.note.panels")
	case pl.kind == Multiples && pl.OwnAxes:
		pl.ofPicture(p, "chart.note.own-axes")
	case pl.form.axis == sharedAxis && !pl.labelled && (pl.scale.Low() > 0 || pl.scale.High() < 0):
		if pl.form.lies {
			pl.ofPicture(p, "chart.note.cut-axis-lying")
		} else {
			pl.ofPicture(p, "chart.note.cut-axis")
		}
	}
	if !pl.empty && len(pl.Series) > maxColours && pl.chosen == nil && !pl.byCategory() && pl.kind != Multiples {
		pl.ofPicture(p, "chart.note.grey", "n", strconv.Itoa(maxColours))
	}
	if key := pl.orderNote(); key != "" {
		pl.ofPicture(p, key)
	}
	if pl.Band != nil {
		pl.ofPicture(p, "chart.note.band", "name", pl.Band.Name)
	}
	switch median, half := pl.amongAny(); {
	case half:
		pl.ofPicture(p, "chart.note.among", "name", pl.MedianName)
	case median:
		pl.ofPicture(p, "chart.note.reference", "name", pl.MedianName)
	}
	if _, named := pl.namesAtEnds(); named && pl.kind == Line { // the picture names them where they end
		return
	}
	for i := range pl.References {
		pl.ofPicture(p, "chart.note.reference", "name", pl.References[i].Name)
	}
}

// orderNote is what tells many bars apart without their colours: they stand as their names do. "" where there are few,
// or lines, which have dashes.
func (pl *plan) orderNote() string {
	if pl.empty || len(pl.Series) <= 4 || pl.chosen != nil || len(pl.Series) > maxColours {
		return ""
	}
	switch pl.kind {
	case Bar:
		return "chart.note.order-standing"
	case HBar:
		return "chart.note.order-lying"
	case Stacked:
		return "chart.note.order-stacked"
	}
	return ""
}

// appendMeanings writes what the measures are, for who asks.
func (pl *plan) appendMeanings(p *pen) {
	if len(pl.Meanings) == 0 {
		return
	}
	p.Raw(`<details class="meaning"><summary>`)
	p.Message(pl.texts, "meaning")
	p.Raw("</summary><dl>")
	for _, m := range pl.Meanings {
		p.Raw("<dt>")
		p.Text(m.Name)
		p.Raw("<dd>")
		p.Text(m.Text)
	}
	p.Raw("</dl></details>")
}

// amongAny tells whether any panel is held against a median, and whether any has a band.
func (pl *plan) amongAny() (median, half bool) {
	for i := range pl.Series {
		if a := pl.among(i); a != nil {
			median, half = true, half || a.Low != nil
		}
	}
	return median, half
}
