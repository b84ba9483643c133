package docx

import (
	"strconv"
	"strings"
	"time"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// chart reads the values that a chart was drawn from, which Word keeps beside it, as a table.
func (r *reader) chart(part string) {
	root, _ := r.tree(part)
	if root == nil {
		r.aside("图表", "", "读不出来："+part)
		return
	}
	t, heads := chartTable(root)
	if t == nil {
		r.aside("图表", "", "没有存下数值："+part)
		return
	}
	r.lines = append(r.lines, line{block: t})
	r.aside("图表", strings.Join(heads, "、"), "图表按它存下的数值写成了表格")
}

// chartTable is a chart as a table, and what its series are called; nil where it keeps no values.
func chartTable(root *node) (t *document.Table, heads []string) {
	var categories []string
	var series [][]string
	root.each("ser", func(s *node) {
		heads = append(heads, strings.Join(points(s.kid("tx")), ""))
		for _, name := range [...]string{"cat", "xVal"} {
			if c := points(s.kid(name)); len(c) > len(categories) {
				categories = c
			}
		}
		values := points(s.kid("val"))
		if len(values) == 0 {
			values = points(s.kid("yVal"))
		}
		series = append(series, values)
	})
	if len(series) == 0 {
		return nil, nil
	}
	t = &document.Table{Head: 1, Columns: make([]document.Alignment, len(series)+1)}
	row := document.Row{Cells: []*document.Cell{textCell(" ")}}
	rows := len(categories)
	for i, head := range heads {
		row.Cells = append(row.Cells, textCell(head))
		rows = max(rows, len(series[i]))
	}
	t.Rows = append(t.Rows, row)
	at := func(list []string, i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	for i := range rows {
		row := document.Row{Cells: []*document.Cell{textCell(at(categories, i))}}
		for _, values := range series {
			row.Cells = append(row.Cells, textCell(at(values, i)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, heads
}

func textCell(s string) *document.Cell {
	if s == "" {
		return &document.Cell{}
	}
	return &document.Cell{Inlines: []document.Inline{&document.Text{Text: s}}}
}

// maxPoints bounds what an index in a chart may ask for.
const maxPoints = 10000

// lastDay is the number of 31 December 9999, the last that Excel has.
const lastDay = 2_958_466

// dayFormat is a format of dates: yyyy/m/d, m"月"d"日"; not one of text in quotes alone.
var dayFormat = lazyregexp.New(`(?i)(?:^|[^a-z"\[])(?:yyyy|yy|m{1,4}|d{1,4})[^a-z]`)

// points are the cached values below a node, by their indices.
func points(n *node) []string {
	if n == nil {
		return nil
	}
	days := false // of 30 December 1899 on, as Excel counts dates
	n.each("formatCode", func(f *node) { days = days || dayFormat.MatchString(f.characters()) })
	var list []string
	n.each("pt", func(p *node) {
		i := atoi(p.attr("idx"))
		if i < 0 || i >= maxPoints {
			return
		}
		for len(list) <= i {
			list = append(list, "")
		}
		list[i] = p.kid("v").characters()
		if day, _ := strconv.Atoi(list[i]); days && day > 0 && day < lastDay {
			list[i] = time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
	})
	if list == nil {
		n.each("v", func(v *node) { list = append(list, v.characters()) })
	}
	return list
}
