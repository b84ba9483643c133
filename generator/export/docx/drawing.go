package docx

import (
	"strings"

	"casebook/generator/chart"
	"casebook/generator/document"
	"casebook/generator/quantity"
)

// drawing writes a chart or a formula. What the caption says is what the page says.
func (w *writer) drawing(b *document.Drawing) {
	d := Drawing{}
	if b.Index < len(w.text1.Drawings) {
		d = w.text1.Drawings[b.Index]
	}
	switch {
	case d.Formula != nil:
		w.formula(d.Formula, b.Index)
	case d.Chart != nil && isNative(d.Chart):
		w.nativeChart(d.Chart)
		w.caption(w.numbered(0, d.Chart.Title)+sentences(d.Chart), b.Index)
	case d.Chart != nil:
		w.captionAbove(w.numbered(1, d.Chart.Title)+sentences(d.Chart), b.Index)
		w.plainTable(chartRows(d.Chart), 1)
	}
}

// numbered puts 图1 or 表1 before a title.
func (w *writer) numbered(kind int, title string) string {
	n := &w.figures
	if kind == 1 {
		n = &w.tables
	}
	*n++
	return w.form.Captions[kind] + itoa(*n) + "　" + title
}

func sentences(d *chart.Data) string {
	s := ""
	if d.Finding != "" {
		s = "　" + d.Finding
	}
	if d.Caption != "" {
		s += "　" + d.Caption
	}
	return s
}

// chartRows is a chart as a table: a row a category, a column a series.
func chartRows(d *chart.Data) [][]string {
	head := []string{d.Head}
	for i := range d.Series {
		head = append(head, d.Series[i].Name)
	}
	if d.Units != nil {
		head = append(head, d.UnitHead)
	}
	rows := [][]string{head}
	for k, name := range d.Categories {
		row := []string{name}
		for i := range d.Series {
			row = append(row, string(d.Number.AppendValue(nil, valueAt(d.Series[i].Values, k))))
		}
		if d.Units != nil {
			unit := quantity.Unit("")
			if k < len(d.Units) {
				unit = d.Units[k]
			}
			row = append(row, string(unit))
		}
		rows = append(rows, row)
	}
	return rows
}

func valueAt(values []quantity.Decimal, k int) quantity.Decimal {
	if k < len(values) {
		return values[k]
	}
	return quantity.Missing
}

// formula writes a method's parts as a table; a method without parts is its name.
func (w *writer) formula(f *Formula, index int) {
	title := f.Name
	if f.Note != "" {
		title += "（" + f.Note + "）"
	}
	if len(f.Rows) == 0 {
		w.caption(title, index)
		return
	}
	w.captionAbove(w.numbered(1, title), index)
	counted, detailed := false, false
	for _, r := range f.Rows {
		counted, detailed = counted || r.Count != "", detailed || r.Detail != ""
	}
	row := func(count, name, detail string) []string {
		var cells []string
		if counted {
			cells = append(cells, count)
		}
		cells = append(cells, name)
		if detailed {
			cells = append(cells, detail)
		}
		return cells
	}
	rows := [][]string{row(w.form.Heads[0], w.form.Heads[1], w.form.Heads[2])}
	for _, r := range f.Rows {
		rows = append(rows, row(r.Count, strings.Repeat("　", r.Depth)+r.Name, r.Detail))
	}
	w.plainTable(rows, len(rows[0]))
}
