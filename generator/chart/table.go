package chart

import "casebook/generator/quantity"

// appendTable writes the numbers: a row a category, a column a series. End tags that HTML
// lets one leave out are left out: they would be a tenth of a page of figures.
func (pl *plan) appendTable(p *pen) {
	p.Raw("<details><summary>")
	if pl.counted.power > 0 {
		p.Message(pl.texts, "chart.table-in", "unit", string(pl.Unit))
	} else {
		p.Message(pl.texts, "chart.table")
	}
	p.Raw("</summary><table")
	if pl.Units != nil {
		p.Raw(" data-units")
	}
	p.Raw(">")
	row := `<tr><th scope="row">`
	if pl.Compact {
		row = `<tr><th>` // in a first column without data, which makes it a row's head
	} else {
		p.Raw("<caption>")
		p.Text(pl.Title)
		p.Raw("</caption>")
	}
	pl.appendHeads(p)
	p.Raw("<tbody>")
	decimals := pl.seriesDecimals()
	for k, name := range pl.Categories {
		p.Raw(row)
		p.Text(name)
		for i := range pl.Series {
			pl.measure(p, pl.at(i, k), decimals[i])
		}
		if pl.behind != nil {
			p.Raw(pl.behind.cells[k])
		} else {
			pl.behindCells(p, k)
		}
		for i := range pl.Series {
			a := pl.among(i)
			if a == nil {
				continue
			}
			pl.measure(p, valueAt(a.Median, k), decimals[i])
			if a.Low != nil {
				pl.measure(p, valueAt(a.Low, k), decimals[i])
				pl.measure(p, valueAt(a.High, k), decimals[i])
			}
		}
		if pl.Units != nil {
			p.Raw("<td>")
			p.Text(string(pl.unit(k)))
		}
	}
	p.Raw("</table></details>")
}

// behindCells writes what stands behind the lines in a category.
func (pl *plan) behindCells(p *pen, k int) {
	for i := range pl.References {
		pl.cell(p, valueAt(pl.References[i].Values, k))
	}
	if pl.Band != nil {
		pl.cell(p, valueAt(pl.Band.Low, k))
		pl.cell(p, valueAt(pl.Band.High, k))
	}
}

func (pl *plan) cell(p *pen, v quantity.Decimal) { pl.measure(p, v, pl.Decimals) }

func (pl *plan) measure(p *pen, v quantity.Decimal, decimals int) {
	p.Raw("<td>")
	p.B = appendValue(p.B, v, decimals)
}

// seriesDecimals is how many decimals each series' values have at least: of series with units of
// their own those of its longest value, so that no 80 stands under 42.6.
func (pl *plan) seriesDecimals() []int {
	list := make([]int, len(pl.Series))
	for i := range list {
		list[i] = pl.Decimals
		if pl.Decimals >= 0 || pl.SeriesUnits == nil {
			continue
		}
		for k := range pl.Categories {
			if v := pl.at(i, k); !v.IsMissing() {
				_, scale := v.Parts()
				list[i] = max(list[i], scale)
			}
		}
	}
	return list
}

// appendHeads writes the table's heads. A class says what is no series of the chart itself.
func (pl *plan) appendHeads(p *pen) {
	p.Raw(`<thead><tr><th scope="col">`)
	if pl.CategoryName == "" {
		p.Message(pl.texts, "chart.item")
	} else {
		p.Text(pl.CategoryName)
	}
	for i := range pl.Series {
		p.Raw(`<th scope="col"`)
		if i < len(pl.SeriesUnits) {
			p.TextAttr("data-unit", string(pl.SeriesUnits[i]))
		}
		p.Raw(">")
		p.Text(pl.seriesName(i))
		if i < len(pl.SeriesUnits) && pl.SeriesUnits[i] != "" {
			p.Raw(`<span class="nb">`) // a unit in brackets is not torn
			p.Message(pl.texts, "chart.head-unit", "unit", string(pl.SeriesUnits[i]))
			p.Raw("</span>")
		}
	}
	for i := range pl.References {
		p.Raw(`<th scope="col" class="reference">`)
		p.Text(pl.References[i].Name)
	}
	if pl.Band != nil {
		p.Raw(`<th scope="col" class="low">`)
		p.Message(pl.texts, "chart.band-low", "name", pl.Band.Name)
		p.Raw(`<th scope="col" class="high">`)
		p.Message(pl.texts, "chart.band-high", "name", pl.Band.Name)
	}
	for i := range pl.Series {
		if a := pl.among(i); a != nil {
			pl.amongHeads(p, i, a)
		}
	}
	if pl.Units != nil {
		p.Raw(`<th scope="col" class="unit">`)
		p.Message(pl.texts, "chart.unit-head")
	}
}

// amongHeads writes the heads of what a panel is held against. They name the panel's series, which
// the script knows them by.
func (pl *plan) amongHeads(p *pen, i int, a *Among) {
	head := func(class, name string) {
		p.Raw(`<th scope="col" class="` + class + `" data-series="`)
		p.Int(i)
		p.Raw(`">`)
		p.Message(pl.texts, "chart.of", "name", pl.seriesName(i))
		p.Text(name)
	}
	head("reference", pl.MedianName)
	if a.Low != nil {
		head("low", pl.texts.Message("chart.band-low").Format("name", pl.HalfName))
		head("high", pl.texts.Message("chart.band-high").Format("name", pl.HalfName))
	}
}
