package compose

import (
	"encoding/json"
	"fmt"
)

// catalogue is what a program reads first: what there is and where it lies.
type catalogue struct {
	Title      string               `json:"title"`
	Publisher  string               `json:"publisher,omitempty"`
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

// catalogueJSON writes the catalogue. Lists without entries are empty, not null.
func (p *page) catalogueJSON(b []byte) ([]byte, error) {
	all := catalogue{
		Title: p.rep.Site.Title, Publisher: p.rep.Site.Owner,
		Files: []catalogueFile{}, Indicators: []catalogueIndicator{}, Sources: []catalogueSource{},
	}
	facts := 0
	for _, n := range p.rep.Narratives {
		facts += len(n.Facts)
	}
	all.Files = append(all.Files, catalogueFile{Path: "data/facts.csv", Title: "材料中的全部数字", Format: "text/csv", Rows: facts})
	for _, c := range p.counties {
		all.Files = append(all.Files, catalogueFile{countyCSVPath(c), c.region.Name + "各村数据", "text/csv", len(c.villages), p.tallies[c.region].sample})
	}
	for _, i := range p.rep.Indicators {
		m := &p.measures[i.Index]
		all.Files = append(all.Files, catalogueFile{Path: indicatorCSVPath(i), Title: i.Name, Format: "text/csv", Sample: m.sample && p.sampleRow(i)})
		x := catalogueIndicator{ID: i.ID, Name: i.Name, Unit: string(i.Unit), Villages: m.count, Year: p.latestYear(i), Sample: m.sample}
		if i.Group != nil {
			x.Group = i.Group.Name
		}
		all.Indicators = append(all.Indicators, x)
	}
	for _, x := range p.rep.Sources {
		o := catalogueSource{ID: x.ID, Title: x.Title, Publisher: x.Publisher, Year: x.Year, URL: x.URL, Sample: x.Sample}
		if x.Asset != nil {
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
