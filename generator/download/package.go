package download

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"casebook/generator/mediatype"
	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/quantity"
)

// dataPackage describes the tables to programs, by the Data Package and Table Schema
// specifications of Frictionless Data (specs.frictionlessdata.io, version 1).
type dataPackage struct {
	Profile   string            `json:"profile"`
	Name      string            `json:"name"`
	Title     string            `json:"title"`
	Note      string            `json:"description,omitempty"` // that it is not to be passed on
	Homepage  string            `json:"homepage,omitempty"`
	Sources   []packageSource   `json:"sources,omitempty"`
	Resources []packageResource `json:"resources"`
}

type packageSource struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type packageResource struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Note      string         `json:"description,omitempty"` // what its indicators are and how they are counted
	Path      string         `json:"path"`
	Format    string         `json:"format"`
	MediaType string         `json:"mediatype"`
	Encoding  string         `json:"encoding"`
	Schema    *packageSchema `json:"schema,omitempty"`
}

type packageSchema struct {
	Fields        []packageField `json:"fields"`
	MissingValues []string       `json:"missingValues"`
}

type packageField struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Unit string `json:"unit,omitempty"` // beyond the specification, as it allows
}

func dataPackageKind() *page.Kind {
	return &page.Kind{
		Name:   "data package",
		Routes: func(_ *page.Model, add page.Add) { add(page.DataPackagePath, 0, nil) },
		Append: dataPackageJSON,
		Deps: func(d page.Deps, m *page.Model, _ *page.Route) {
			d.Villages()
			d.Cards()
			for _, x := range m.Report.Cited {
				d.Record(x.At)
			}
		},
	}
}

// dataPackageJSON writes the description. What a county's columns are is said on sites that have
// workbooks: of a country it would take as long as its tables.
func dataPackageJSON(p *page.Page, b []byte) ([]byte, error) {
	all := dataPackage{Profile: "tabular-data-package", Name: "casebook", Title: p.Report.Site.Title, Homepage: p.Report.Site.BaseURL}
	if p.Report.Site.Internal {
		all.Note = p.T("internal")
	}
	add := func(file, name, title, note string, fill func(rows)) {
		r := packageResource{Profile: "tabular-data-resource", Name: name, Title: title, Note: note, Path: strings.TrimPrefix(file, "data/"),
			Format: "csv", MediaType: mediatype.CSV, Encoding: "utf-8"}
		if fill != nil {
			f := &fields{}
			fill(f)
			r.Schema = &packageSchema{Fields: f.done(), MissingValues: []string{""}}
		}
		all.Resources = append(all.Resources, r)
	}
	add("data/facts.csv", "facts", p.T("data.facts"), "", func(s rows) { factRows(p, s) })
	if len(p.Report.Indicators) > 0 {
		add(page.MeaningsPath, "indicators", p.T("data.meanings"), "", func(s rows) { meaningRows(p, p.Report.Indicators, s) })
	}
	for _, i := range p.Report.Indicators {
		file := page.IndicatorCSVPath(i)
		add(file, resourceName("indicator", file), i.Name, i.Description, func(s rows) { indicatorRows(p, i, s) })
	}
	for _, c := range p.Counties {
		var fill func(rows)
		meanings := ""
		if p.HasWorkbooks() {
			meanings = meaningsIn(p, c)
			fill = func(s rows) { countyRows(p, c, s) }
		}
		file := page.CountyCSVPath(c)
		add(file, resourceName("county", file), p.Format("data.of-county", "name", c.Region.Name), meanings, fill)
	}
	for _, x := range p.Report.Cited {
		all.Sources = append(all.Sources, packageSource{Title: x.Title, Path: x.URL})
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return b, fmt.Errorf("write the data package: %w", err)
	}
	return append(append(b, text...), '\n'), nil
}

// meaningsIn tells what the indicators of a county's table are, a line each.
func meaningsIn(p *page.Page, c *places.County) string {
	var lines []string
	for _, i := range reported(p, c.Villages) {
		if i.Description != "" {
			lines = append(lines, p.Format("label", "name", i.Name, "value", i.Description))
		}
	}
	return strings.Join(lines, "\n")
}

// resourceName makes a name of the characters that the specification allows: lower case letters,
// digits, ".", "_" and "-".
func resourceName(kind, file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '_', r == '-':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, base)
	return kind + "-" + name
}

// fields takes the head of a table, and from the cells below what type each column has.
type fields struct {
	list  []packageField
	words []bool // the column has a cell that is no number
	used  []bool // it has a cell that is not empty
	at    int
}

func (f *fields) head(name, unit string) {
	f.list = append(f.list, packageField{Name: name, Unit: unit})
	f.words, f.used = append(f.words, false), append(f.used, false)
}

func (f *fields) text(v string) {
	if v != "" && f.at < len(f.words) {
		f.words[f.at], f.used[f.at] = true, true
	}
	f.at++
}

func (f *fields) number(d quantity.Decimal) {
	if f.at < len(f.used) {
		f.used[f.at] = f.used[f.at] || d != quantity.Missing
	}
	f.at++
}

func (f *fields) int(int) { f.number(quantity.FromInt(0)) }
func (f *fields) end()    { f.at = 0 }

// done returns the fields. A column without any cell is one of words, except where it has a unit.
func (f *fields) done() []packageField {
	for i := range f.list {
		f.list[i].Type = "string"
		if f.list[i].Unit != "" || f.used[i] && !f.words[i] {
			f.list[i].Type = "number"
		}
	}
	return slices.Clip(f.list)
}
