// Package record writes the files of data/ that an import leaves beside its texts and tables: what
// the paper was and what did not come in (data/imports/), and the paper as a source (data/sources/).
package record

import (
	"strings"

	"casebook/generator/office"
	"casebook/generator/report"
	"casebook/generator/toml"
)

// Import writes a file of data/imports/. Open questions stand first: they are what a person has to
// fill in. Numbers of telephones and of persons are covered: nobody who takes them out of the
// narrative would look for them here.
func Import(m *report.Import) string {
	var w toml.Writer
	w.WriteString("# 由 casebook import 写成")
	if len(m.Sheets)+len(m.Questions) > 0 {
		w.WriteString("；可以改。回答问题写在 answer 里，再运行一次 casebook import")
	}
	w.WriteString("\n")
	w.Text("file", m.File)
	w.Text("sha256", m.SHA256)
	w.Text("written", m.Written)
	if m.Text != "" {
		w.WriteString("text = [\n")
		for line := range strings.SplitSeq(office.MaskPersonal(m.Text), "\n") {
			w.WriteString("  " + toml.Quote(line) + ",\n")
		}
		w.WriteString("]\n")
	}
	for _, open := range []bool{true, false} {
		for _, q := range m.Questions {
			if (q.Answer == "") == open {
				w.Table("question")
				w.Text("text", q.Text)
				w.Texts("choices", q.Choices)
				w.Value("answer", toml.Quote(q.Answer))
			}
		}
	}
	for i := range m.Sheets {
		sheet(&w, &m.Sheets[i])
	}
	for _, a := range m.LeftAside {
		w.Table("left_aside")
		w.Text("what", a.What)
		w.Text("place", office.MaskPersonal(a.Place))
		w.Text("text", office.MaskPersonal(a.Text))
	}
	return w.String()
}

func sheet(w *toml.Writer, s *report.SheetMapping) {
	w.Table("sheet")
	w.Text("name", s.Name)
	w.Value("head", s.Head)
	w.Text("orientation", [...]string{report.RowAVillage: "row-a-village", report.SheetAVillage: "sheet-a-village", report.PlacesByYears: "places-by-years"}[s.Orientation])
	for _, c := range s.Columns {
		w.Inner("sheet.column")
		w.Text("cell", c.Cell)
		w.Text("head", c.Head)
		w.Text("indicator", c.Indicator)
		w.Text("field", c.Field)
		if c.Skip {
			w.Value("skip", true)
		}
		w.Text("unit", c.Unit)
		if c.HasFactor {
			w.Value("factor", c.Factor)
		}
		if c.Indicator != "" && c.Year > 0 {
			w.Value("year", c.Year)
		}
	}
	for _, p := range s.Places {
		if p.Code != "" {
			w.Inner("sheet.place")
			w.Text("name", p.Name)
			w.Text("town", p.Town)
			w.Text("code", p.Code)
		}
	}
	for _, l := range s.LeftOut {
		w.Inner("sheet.left_out")
		w.Value("row", l.Row)
		w.Text("why", l.Why)
	}
}

// Indicators writes drafted indicators, of the group that has the id. Where the site has no such
// group yet, it is written first.
func Indicators(list []*report.Indicator, group string, isNew bool) string {
	var w toml.Writer
	w.WriteString("\n# 由 casebook import 新增：台账里原来没有的指标；名称、分组、高好还是低好都可以改，id 不要改\n")
	if isNew {
		w.Inner("group")
		w.Text("id", group)
		w.Text("name", "台账指标")
		w.WriteString("\n")
	}
	for i, n := range list {
		if i > 0 {
			w.WriteString("\n")
		}
		w.Inner("indicator")
		w.Text("id", n.ID)
		w.Text("name", n.Name)
		w.Text("group", group)
		w.Text("unit", string(n.Unit))
		w.Value("decimals", n.Decimals)
	}
	return w.String()
}

// Source writes a paper or a ledger as a source; a year of 0 is not known.
func Source(id, title, publisher string, year int) string {
	var w toml.Writer
	w.Inner("source")
	w.Text("id", id)
	w.Text("title", title)
	w.Text("publisher", publisher)
	if year > 0 {
		w.Value("year", year)
	}
	return w.String()
}
