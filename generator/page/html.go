package page

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"math"
	"strconv"
	"strings"

	"casebook/generator/jsonstring"
	"casebook/generator/markup"
	"casebook/generator/quantity"
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

// writeNonEmpty writes an element around what fill writes, nothing where that is nothing.
func writeNonEmpty(w *markup.Writer, element, class string, fill func()) {
	from := w.Len()
	w.Open(element)
	if class != "" {
		w.Class(class)
	}
	empty := w.Len()
	if fill(); w.Len() == empty {
		w.Extended(w.Bytes()[:from])
	} else {
		w.Close(element)
	}
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

// openCardEntry begins an entry of a card: <div><dt>name</dt><dd>…; closeCardEntry ends it.
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

// writeUnit writes a unit as the small word that follows a number.
func writeUnit(w *markup.Writer, unit string) {
	switch unit {
	case "":
	case "%":
		w.Text(unit)
	default:
		if quantity.Unit(unit).Behind() != unit {
			w.Text("\u00a0")
		}
		w.Open("span").Class("u").Text(unit).Close("span")
	}
}

// writeValue writes a value and its unit.
func writeValue(w *markup.Writer, d quantity.Decimal, unit quantity.Unit, decimals int) {
	w.Extended(quantity.AppendGrouped(w.Bytes(), d, decimals))
	writeUnit(w, string(unit))
}

// writeFloat writes a worked out value, rounded to the indicator's decimals.
func writeFloat(w *markup.Writer, v float64, decimals int) {
	w.Extended(appendFloat(w.Bytes(), v, decimals))
}

func appendFloat(b []byte, v float64, decimals int) []byte {
	d, err := decimalOf(v, decimals)
	if err != nil {
		return strconv.AppendFloat(b, v, 'g', 6, 64)
	}
	return quantity.AppendGrouped(b, d, decimals)
}

// decimalOf rounds to so many decimals, a half away from zero, as medians are in places: the middle of 88.3 and 88.4 is 88.4 wherever it stands.
func decimalOf(v float64, decimals int) (quantity.Decimal, error) {
	decimals = max(decimals, 0)
	const exact = 1 << 52
	unit := math.Pow10(decimals)
	if n := math.Round(v * unit); math.Abs(n) < exact {
		return quantity.FromParts(int64(n), decimals)
	}
	return quantity.ParseDecimal(strconv.FormatFloat(v, 'f', decimals, 64))
}

// writeDecimal writes a value for a reader; a gap is a dash.
func writeDecimal(w *markup.Writer, d quantity.Decimal, decimals int) {
	if d.IsMissing() {
		w.Text("–")
		return
	}
	w.Extended(quantity.AppendGrouped(w.Bytes(), d, decimals))
}

// writeGrouped writes a count for a reader: 12,000.
func writeGrouped(w *markup.Writer, n int) { writeDecimal(w, quantity.FromInt(int64(n)), 0) }

// writeChange writes how a series went from its first figure to its last: in percentage
// points where the unit is a percentage, in percent, and as a multiple from four times on,
// where a percentage no longer says anything. Nothing where there is no change to tell: one
// figure, or a beginning at zero or below.
func (p *Page) writeChange(w *markup.Writer, x *report.Series) {
	if x.Values.Len() > 1 {
		p.writeChangeOf(w, x.Indicator, x.Values.At(0).Float64(), x.Latest().Float64())
	}
}

func (p *Page) writeChangeOf(w *markup.Writer, i *report.Indicator, from, to float64) {
	var room [32]byte
	switch {
	case i.Unit == "%":
		p.writePoints(w, string(appendSigned(room[:0], to-from)))
	case from <= 0 || to < 0:
	case to/from >= 4:
		p.writeFormat(w, "change.multiple", "n", string(strconv.AppendFloat(room[:0], math.Round(to/from*10)/10, 'f', 1, 64)))
	default:
		w.Extended(append(appendSigned(w.Bytes(), (to/from-1)*100), '%'))
	}
}

// writePoints writes a change in percentage points. Before its unit, as wide as the figure, a phone
// may break it: the column beside it would lie behind the screen's edge.
func (p *Page) writePoints(w *markup.Writer, n string) {
	before, after, _ := strings.Cut(p.T("change.points"), "{n}")
	w.Text(before).Text(n).Open("wbr").Text(after)
}

// appendSigned appends a change to one decimal with its sign. The tenths of every figure that there is are an int64.
func appendSigned(b []byte, v float64) []byte {
	tenths := int64(math.Round(v * 10))
	switch {
	case tenths > 0:
		b = append(b, '+')
	case tenths < 0:
		b = append(b, "−"...)
		tenths = -tenths
	}
	return append(strconv.AppendInt(b, tenths/10, 10), '.', byte('0'+tenths%10))
}

// writeSpan writes the years of a table's cell: 2014–2024.
func writeSpan(w *markup.Writer, first, last int) {
	w.Int(first)
	if last != first {
		w.Text("–").Int(last)
	}
}

// writeUnbrokenSpan writes years from the first to the last in one line.
func writeUnbrokenSpan(w *markup.Writer, first, last int) {
	writeSpan(w.Open("span").Class("nb"), first, last)
	w.Close("span")
}

// Flag is 1 for true.
func Flag(set bool) int {
	if set {
		return 1
	}
	return 0
}

// AppendInt appends n in digits.
func AppendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// Rounded makes an exact figure of a worked out one; a gap of NaN.
func Rounded(v float64, decimals int) quantity.Decimal {
	if math.IsNaN(v) {
		return quantity.Missing
	}
	d, err := decimalOf(v, decimals)
	if err != nil {
		return quantity.Missing
	}
	return d
}

// AppendFlag appends 1 for true, 0 for false.
func AppendFlag(b []byte, set bool) []byte { return AppendInt(b, Flag(set)) }

// AppendList appends a JavaScript array of n elements.
func AppendList(b []byte, n int, element func([]byte, int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, i)
	}
	return append(b, ']')
}

// AppendDataScript appends a script of data: a call of one global function with a name and a
// value, because a page opened from a disk may load nothing else.
func AppendDataScript(b []byte, name string, value func([]byte) []byte) []byte {
	b = append(b, `casebookData(`...)
	b = append(jsonstring.Append(b, name), ',')
	return append(value(b), ");\n"...)
}
