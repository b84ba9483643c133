package chart

import (
	"html"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/words"
)

// Data is what a figure shows, for a writer that draws it by other means. Pictures, tables and
// captions of all writers come from the same plan and cannot differ.
type Data struct {
	Kind       Kind // as drawn: the numbers may not allow the kind that was asked for
	Title      string
	Finding    string // a sentence on what it shows; may be ""
	Caption    string // unit, years, sources and notes, as sentences
	Head       string // what the categories are
	Categories []string
	Units      []quantity.Unit // one a category where they differ, else nil
	UnitHead   string
	Series     []Series  // references and the band last
	Own        int       // how many of Series are the chart's own
	Number     NumberFmt // of all values
	Colours    []string  // "#rrggbb", one for each of the first Own series, or for each category where ByCategory
	ByCategory bool
}

// NumberFmt says how values are written.
type NumberFmt struct {
	Unit     quantity.Unit // "" where units differ
	Decimals int           // at least; -1: as each has
}

// DataOf works out what the figure of c shows.
func DataOf(c *Chart, texts *words.Texts) Data {
	pl := newPlan(c, texts)
	d := Data{Kind: pl.kind, Title: c.Title, Head: c.CategoryName, Categories: c.Categories, Units: c.Units, Own: len(c.Series),
		UnitHead: texts.T("chart.unit-head"), Number: NumberFmt{c.Unit, c.Decimals}}
	if d.Head == "" {
		d.Head = texts.T("chart.item")
	}
	if c.Units != nil || c.SeriesUnits != nil {
		d.Number.Unit = ""
	}
	for i := range c.Series {
		name := pl.seriesName(i)
		if i < len(c.SeriesUnits) && c.SeriesUnits[i] != "" {
			name += texts.Message("chart.head-unit").Format("unit", string(c.SeriesUnits[i]))
		}
		d.Series = append(d.Series, Series{name, c.Series[i].Values})
	}
	for _, r := range c.References {
		d.Series = append(d.Series, Series(r))
	}
	if b := c.Band; b != nil {
		d.Series = append(d.Series, Series{texts.Message("chart.band-low").Format("name", b.Name), b.Low},
			Series{texts.Message("chart.band-high").Format("name", b.Name), b.High})
	}
	for i := range c.Series {
		if a := pl.among(i); a != nil {
			of := texts.Message("chart.of").Format("name", pl.seriesName(i))
			d.Series = append(d.Series, Series{of + c.MedianName, a.Median})
			if a.Low != nil {
				d.Series = append(d.Series, Series{of + texts.Message("chart.band-low").Format("name", c.HalfName), a.Low},
					Series{of + texts.Message("chart.band-high").Format("name", c.HalfName), a.High})
			}
		}
	}
	pl.colours(&d)
	d.Finding, d.Caption = pl.captionText()
	return d
}

// IsEmpty tells whether there is nothing to draw.
func (d *Data) IsEmpty() bool {
	for i := range d.Series {
		for _, v := range d.Series[i].Values {
			if !v.IsMissing() {
				return false
			}
		}
	}
	return true
}

func (pl *plan) colours(d *Data) {
	n := len(pl.Series)
	if !pl.empty && pl.byCategory() {
		n, d.ByCategory = len(pl.Categories), true
	}
	for i := range n {
		if pl.muted(i) {
			d.Colours = append(d.Colours, grey)
		} else {
			d.Colours = append(d.Colours, palette[i%len(palette)])
		}
	}
}

// captionText is the caption that a page has, without its title and its markup. Its numbers are
// counted in the unit itself: a writer with an axis of its own counts in no other.
func (pl *plan) captionText() (finding, caption string) {
	plain := *pl
	plain.counted = axisScale{unit: pl.Unit}
	p := pen{}
	plain.appendCaption(&p)
	text := string(p.B)
	if _, after, ok := strings.Cut(text, `<p class="finding`); ok {
		_, after, _ = strings.Cut(after, ">")
		finding, text, _ = strings.Cut(after, "</p>")
	} else if _, after, ok := strings.Cut(text, "</b>"); ok {
		text = after
	}
	return withoutTags(finding), withoutTags(text)
}

// withoutTags returns the characters of our own HTML.
func withoutTags(s string) string {
	var b strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(rest, ">")
	}
	return strings.TrimSpace(html.UnescapeString(b.String()))
}

// AppendValue appends a value as the tables of figures have it: grouped, never rounded, a gap as
// a dash.
func (f NumberFmt) AppendValue(b []byte, v quantity.Decimal) []byte {
	return appendValue(b, v, f.Decimals)
}
