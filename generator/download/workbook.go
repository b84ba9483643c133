package download

import (
	"fmt"
	"strconv"

	"casebook/generator/export/xlsx"
	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/quantity"
)

func countyWorkbookKind() *page.Kind {
	return &page.Kind{
		Name: "county workbook",
		Records: func(c *page.Common, add page.Add) {
			if !c.HasWorkbooks() {
				return
			}
			for _, x := range c.Counties {
				add(page.CountyWorkbookPath(x), 0, x)
			}
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			data, err := p.Once(p.Route.Path, func() ([]byte, error) { return countyWorkbook(p) })
			return append(b, data...), err
		},
		Deps: countyDeps,
	}
}

// countyWorkbook has the table of the county's CSV, and what its columns mean on a second sheet.
func countyWorkbook(p *page.Page) ([]byte, error) {
	c := p.Route.Of.(*places.County)
	villages, meanings := &cells{}, &cells{}
	countyRows(p, c, villages)
	meaningRows(p, reported(p, c.Villages), meanings)
	data, err := xlsx.Bytes([]xlsx.Sheet{villages.sheet(c.Region.Name), meanings.sheet(p.T("data.meanings"))})
	if err != nil {
		return nil, fmt.Errorf("write the workbook of %s: %w", c.Region.Code, err)
	}
	return data, nil
}

// cells gathers the rows of a workbook's sheet; the first is its head.
type cells struct {
	row  []xlsx.Cell
	rows [][]xlsx.Cell
}

func (c *cells) head(name, _ string)       { c.text(name) }
func (c *cells) text(v string)             { c.row = append(c.row, xlsx.Text(v)) }
func (c *cells) number(d quantity.Decimal) { c.row = append(c.row, xlsx.Number(string(d.Append(nil)))) }
func (c *cells) int(n int)                 { c.row = append(c.row, xlsx.Number(strconv.Itoa(n))) }
func (c *cells) end()                      { c.rows, c.row = append(c.rows, c.row), nil }

func (c *cells) sheet(name string) xlsx.Sheet {
	head := make([]string, len(c.rows[0]))
	for i, cell := range c.rows[0] {
		head[i] = cell.Text
	}
	return xlsx.Sheet{Name: name, Head: head, Rows: c.rows[1:]}
}
