package export

import (
	"casebook/generator/chart"
	"casebook/generator/export/xlsx"
	"casebook/generator/report"
)

// narrative adds a sheet of the figures that are facts (also of a text that has no figure at all), one of those of villages and regions that the
// text cites, where it cites any, and one a chart, so that the workbook holds all that the text shows.
func (b *book) narrative(n *report.Narrative) {
	facts, cited := b.factRows(n), b.citedRows(n)
	if facts != nil || cited == nil {
		b.add(n.Title, facts, "column.id", "column.meaning", "column.value", "column.to", "chart.unit-head", "chart.head.year", "column.bound", "column.status", "column.source", "sample")
	}
	if cited != nil {
		b.add(n.Title+b.Words.T("export.cited"), cited, "column.code", "column.name", "export.indicator", "chart.unit-head", "chart.head.year", "column.value", "column.source", "sample")
	}
	for i := range n.Blocks {
		if spec := n.Blocks[i].Chart; spec != nil {
			b.chart(chart.FromSpec(n, spec, b.Words, b.peers))
		}
	}
}

// factRows has a row a fact of the text, and one a fact of another text that it cites, with its
// target for an id.
func (b *book) factRows(n *report.Narrative) (rows [][]xlsx.Cell) {
	for _, f := range n.Facts {
		rows = append(rows, b.factRow(f.ID, f))
	}
	b.eachCited(n, func(target string, f *report.FactRef) {
		if f.Fact != nil {
			rows = append(rows, b.factRow(target, f.Fact))
		}
	})
	return rows
}

func (b *book) factRow(id string, f *report.Fact) []xlsx.Cell {
	return []xlsx.Cell{xlsx.Text(id), xlsx.Text(f.Clause()), decimal(f.Value), decimal(f.To), xlsx.Text(string(f.Unit)), year(f.Year),
		b.word(boundKeys[f.Bound]), b.word(statusKeys[f.Status]), b.source(f.Source), b.sampleCell(f.Sample || f.Source != nil && f.Source.Sample)}
}

// citedRows has a row a figure of a village's or region's series that the text cites.
func (b *book) citedRows(n *report.Narrative) (rows [][]xlsx.Cell) {
	b.eachCited(n, func(_ string, f *report.FactRef) {
		if f.Indicator == nil {
			return
		}
		code, name := "", ""
		switch {
		case f.Village != nil:
			code, name = f.Village.Code, f.Village.Name
		case f.Region != nil:
			code, name = f.Region.Code, f.Region.Name
		}
		b.means(f.Indicator)
		rows = append(rows, []xlsx.Cell{xlsx.Text(code), xlsx.Text(name), xlsx.Text(f.Indicator.Name), xlsx.Text(string(f.Unit)), year(f.Year), decimal(f.Value),
			b.source(f.Source), b.sampleCell(f.Sample)})
	})
	return rows
}

// eachCited calls do with each figure that the text cites from elsewhere, once, in the text's order.
func (b *book) eachCited(n *report.Narrative, do func(target string, f *report.FactRef)) {
	if n.Doc == nil {
		return
	}
	seen := map[string]bool{}
	for i, cited := range n.Doc.FactRefs {
		f, target := n.FactRef(i), cited.Target.String()
		if cited.Target.Owner == "" || cited.Target.Owner == n.Slug || f.Missing != report.Found || seen[target] {
			continue
		}
		seen[target] = true
		do(target, &f)
	}
}

// chart adds the table of a chart: a row a category, a column a series.
func (b *book) chart(c *chart.Chart) {
	d := chart.DataOf(c, b.Words)
	if d.IsEmpty() {
		return
	}
	for _, x := range c.SourceRefs {
		b.source(x)
	}
	sheet := xlsx.Sheet{Name: d.Title, Head: []string{d.Head}}
	if d.Units != nil {
		sheet.Head = append(sheet.Head, d.UnitHead)
	}
	for _, x := range d.Series {
		name := x.Name
		if d.Number.Unit != "" {
			name += b.Words.Format("chart.head-unit", "unit", string(d.Number.Unit))
		}
		sheet.Head = append(sheet.Head, name)
	}
	if c.Sample {
		sheet.Head = append(sheet.Head, b.Words.T("sample"))
	}
	for k, category := range d.Categories {
		row := []xlsx.Cell{xlsx.Text(category)}
		if d.Units != nil {
			row = append(row, xlsx.Text(string(d.Units[k])))
		}
		for _, x := range d.Series {
			row = append(row, decimal(x.Values[k]))
		}
		if c.Sample {
			row = append(row, b.sampleCell(true))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	b.addSheet(sheet)
}
