package page

import (
	"bytes"
	"encoding/csv"
	"html/template"
	"slices"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/places"
)

// How much of a file the data page shows: enough to see what a row is, and what stands beside it.
const (
	peekRows    = 3
	peekColumns = 6
)

// file is a download as the data page tells of it: what it is, how much it holds, how it begins.
type file struct {
	path, format string
	name         string        // what the link says to those who do not see its row
	title        template.HTML // what it is of, as HTML
	about        []string      // unit, years, villages
}

// bytesOf makes the file at a path, so that its size and first lines can be shown before it is
// fetched. A site of so many villages that it has no workbooks does without: making each of its
// tables twice would take as long as its pages. nil then, and where no kind has it.
func (p *Page) bytesOf(path string, of any) []byte {
	if len(p.Rec.Villages) > maxWorkbookVillages {
		return nil
	}
	for _, k := range p.kinds {
		if k.Append == nil || k.Routes == nil && k.Records == nil { // of pages, and of what is listed one by one
			continue
		}
		var found *Route
		add := func(at string, n int, x any) {
			if at == path && x == of {
				found = &Route{Kind: k, Path: at, Page: n, Of: x}
			}
		}
		if k.Routes != nil {
			k.Routes(p.Model, add)
		} else {
			k.Records(p.Common, add)
		}
		if found == nil {
			continue
		}
		b, err := k.Append(p.NewPage(*found), nil)
		if err != nil {
			return nil // the file itself says so where it is made
		}
		return b
	}
	return nil
}

// writeFile writes an entry of the data page: what a file holds, how large it is, the link, and
// under it the first lines of a table.
func (p *Page) writeFile(w *markup.Writer, f file, of any, more ...file) {
	made := p.bytesOf(f.path, of)
	var table [][]string
	if f.format == "csv" {
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(made, []byte("\ufeff"))))
		r.FieldsPerRecord = -1
		table, _ = r.ReadAll()
	}
	w.Open("li").Open("p").Class("file-name").HTML(f.title).Close("p")
	about := f.about
	if len(table) > 0 {
		about = append(about, p.Format("data.shape", "rows", grouped(len(table)-1), "columns", grouped(len(table[0]))))
	}
	w.Open("p").Class("file-about")
	for _, x := range about { // styles set what stands between them
		w.Element("span", x).Text(" ")
	}
	w.Close("p")
	w.Open("p").Class("file-links")
	p.writeFileLink(w, f.path, fileFormats()[f.format], f.name)
	p.writeSize(w, made)
	for _, x := range more {
		p.writeFileLink(w.Text(" "), x.path, fileFormats()[x.format], x.name)
		p.writeSize(w, p.bytesOf(x.path, of))
	}
	w.Close("p")
	if len(table) > 1 {
		p.writePeek(w, table, f.name)
	}
	w.Close("li")
}

// writeSize writes beside a link how large its file is, where that is known.
func (p *Page) writeSize(w *markup.Writer, made []byte) {
	if made != nil {
		w.Open("small").Text(p.Format("data.kb", "n", kilobytes(len(made)))).Close("small")
	}
}

func fileFormats() map[string]string {
	return map[string]string{"csv": "CSV", "json": "JSON", "xlsx": "Excel"}
}

// kilobytes are a file's size as people read it: "0.8", "12", "1,204".
func kilobytes(n int) string {
	if n < 10*1024 {
		return strconv.FormatFloat(float64(n)/1024, 'f', 1, 64)
	}
	return grouped((n + 512) / 1024)
}

// writePeek writes the first lines of a table, and of many columns the first and the last ones.
func (p *Page) writePeek(w *markup.Writer, table [][]string, name string) {
	columns := make([]int, 0, peekColumns)
	for i := range table[0] {
		if len(table[0]) <= peekColumns || i < peekColumns-2 || i >= len(table[0])-2 {
			columns = append(columns, i)
		}
	}
	gap := len(table[0]) > len(columns)
	w.Open("details").Class("peek").Open("summary").Text(p.T("data.peek")).Close("summary")
	w.Open("div").Class("scroll").Open("table").Open("caption").Class("visually-hidden").Text(p.label(p.T("data.peek"), name)).Close("caption")
	for n, row := range table[:min(len(table), peekRows+1)] {
		cell := "td"
		if n == 0 {
			cell = "th"
			w.Open("thead")
		} else if n == 1 {
			w.Close("thead").Open("tbody")
		}
		w.Open("tr")
		for k, i := range columns {
			if gap && k == peekColumns-2 {
				w.Open(cell).Text("…").Close(cell)
			}
			text := ""
			if i < len(row) {
				text = row[i]
			}
			w.Open(cell)
			if n == 0 {
				w.Attr("scope", "col")
			}
			w.Text(text).Close(cell)
		}
		w.Close("tr")
	}
	w.Close("tbody").Close("table").Close("div").Close("details")
}

// wholeFiles lists the files that are not of one county or one indicator.
func (p *Page) wholeFiles() template.HTML {
	w := markup.AppendTo(nil)
	w.Open("ul").Class("files")
	for _, x := range []struct{ path, key, about, format string }{
		{"data/facts.csv", "data.facts", "data.facts-about", "csv"},
		{MeaningsPath, "data.meanings", "data.meanings-about", "csv"},
		{"data/catalogue.json", "data.catalogue", "data.catalogue-about", "json"},
		{DataPackagePath, "data.package", "data.package-about", "json"},
	} {
		if x.path == MeaningsPath && len(p.Report.Indicators) == 0 {
			continue
		}
		title := markup.AppendTo(nil).Text(p.T(x.key))
		if x.key == "data.facts" && slices.ContainsFunc(p.Report.Narratives, narrativeSample) {
			p.writeSampleMark(title)
		}
		p.writeFile(w, file{path: x.path, format: x.format, name: p.T(x.key), title: title.Fragment(), about: []string{p.T(x.about)}}, nil)
	}
	return w.Close("ul").Fragment()
}

func (p *Page) indicatorFiles() template.HTML {
	if len(p.Report.Indicators) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("files")
	for _, i := range p.Report.Indicators {
		m := &p.Measures[i.Index]
		title := markup.AppendTo(nil)
		p.writeIndicatorLink(title, i)
		if m.Sample {
			p.writeSampleMark(title)
		}
		about := []string{p.label(p.T("head.unit"), string(i.Unit))}
		if year := p.LatestYear(i); year != 0 {
			about = append(about, p.Format("data.latest", "year", p.yearWords(year)))
		}
		p.writeFile(w, file{path: IndicatorCSVPath(i), format: "csv", name: i.Name, title: title.Fragment(), about: about}, i)
	}
	return w.Close("ul").Fragment()
}

func (p *Page) countyFiles(list []*places.County) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("files")
	for _, c := range list {
		title := markup.AppendTo(nil)
		p.writeLink(title, regionPath(c.Region), c.Region.Name)
		if p.Tallies[c.Region].Sample {
			p.writeSampleMark(title)
		}
		about := []string{p.Count("tally.villages", len(c.Villages))}
		if first, last := countyYears(c); last != 0 {
			about = append(about, p.spanWords(first, last))
		}
		var more []file
		if p.HasWorkbooks() {
			more = []file{{path: CountyWorkbookPath(c), format: "xlsx", name: c.Region.Name}}
		}
		p.writeFile(w, file{path: CountyCSVPath(c), format: "csv", name: c.Region.Name, title: title.Fragment(), about: about}, c, more...)
	}
	return w.Close("ul").Fragment()
}

// countyYears are the first and the last year of which a county's villages have figures; 0 for none.
func countyYears(c *places.County) (first, last int) {
	any := false
	for _, v := range c.Villages {
		for x := range v.Series() {
			if !any {
				first, last, any = x.First, x.Last(), true
			}
			first, last = min(first, x.First), max(last, x.Last())
		}
	}
	return first, last
}
