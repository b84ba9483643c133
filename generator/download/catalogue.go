package download

import (
	"encoding/json"
	"fmt"

	"casebook/generator/mediatype"
	"casebook/generator/page"
)

// catalogue is what a program reads first: what there is and where it lies.
type catalogue struct {
	Title      string               `json:"title"`
	Publisher  string               `json:"publisher,omitempty"`
	Edition    string               `json:"edition,omitempty"` // "internal": not to be passed on
	Files      []catalogueFile      `json:"files"`
	Indicators []catalogueIndicator `json:"indicators"`
	Sources    []catalogueSource    `json:"sources"`
}

type catalogueFile struct {
	Path   string `json:"path"`
	Title  string `json:"title"`
	Format string `json:"format"`
	Rows   int    `json:"rows,omitempty"`
	Sample bool   `json:"sample,omitempty"`
}

type catalogueIndicator struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Group    string `json:"group,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Meaning  string `json:"description,omitempty"`
	Villages int    `json:"villages"`
	Year     int    `json:"year,omitempty"`
	Sample   bool   `json:"sample,omitempty"`
}

type catalogueSource struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Year      int    `json:"year,omitempty"`
	URL       string `json:"url,omitempty"`
	File      string `json:"file,omitempty"`
	Sample    bool   `json:"sample,omitempty"`
}

func catalogueKind() *page.Kind {
	return &page.Kind{
		Name:   "catalogue",
		Routes: func(_ *page.Model, add page.Add) { add("data/catalogue.json", 0, nil) },
		Append: catalogueJSON,
		Deps: func(d page.Deps, _ *page.Model, _ *page.Route) {
			d.Villages()
			d.Cards()
		},
	}
}

// catalogueJSON writes the catalogue. Lists without entries are empty, not null.
func catalogueJSON(p *page.Page, b []byte) ([]byte, error) {
	all := catalogue{
		Title: p.Report.Site.Title, Publisher: p.Report.Site.Owner,
		Files: []catalogueFile{}, Indicators: []catalogueIndicator{}, Sources: []catalogueSource{},
	}
	if p.Report.Site.Internal {
		all.Edition = "internal"
	}
	facts := 0
	for _, n := range p.Report.Narratives {
		facts += len(n.Facts)
	}
	all.Files = append(all.Files, catalogueFile{Path: "data/facts.csv", Title: p.T("data.facts"), Format: mediatype.CSV, Rows: facts})
	if n := len(p.Report.Indicators); n > 0 {
		all.Files = append(all.Files, catalogueFile{Path: page.MeaningsPath, Title: p.T("data.meanings"), Format: mediatype.CSV, Rows: n})
	}
	for _, c := range p.Counties {
		all.Files = append(all.Files, catalogueFile{page.CountyCSVPath(c), p.Format("data.of-county", "name", c.Region.Name), mediatype.CSV, len(c.Villages), p.Tallies[c.Region].Sample})
	}
	for _, i := range p.Report.Indicators {
		m := &p.Measures[i.Index]
		all.Files = append(all.Files, catalogueFile{Path: page.IndicatorCSVPath(i), Title: i.Name, Format: mediatype.CSV, Sample: m.Sample && p.SampleRow(i)})
		x := catalogueIndicator{ID: i.ID, Name: i.Name, Unit: string(i.Unit), Meaning: i.Description, Villages: m.Count, Year: p.LatestYear(i), Sample: m.Sample}
		if i.Group != nil {
			x.Group = i.Group.Name
		}
		all.Indicators = append(all.Indicators, x)
	}
	for _, x := range p.Report.Cited {
		o := catalogueSource{ID: x.ID, Title: x.Title, Publisher: x.Publisher, Year: x.Year, URL: x.URL, Sample: x.Sample}
		if x.Asset != nil && x.Asset.NoFile == "" {
			o.File = x.Asset.Out
		}
		all.Sources = append(all.Sources, o)
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return b, fmt.Errorf("write the data catalogue: %w", err)
	}
	return append(append(b, text...), '\n'), nil
}
