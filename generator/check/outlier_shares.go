package check

import (
	"fmt"
	"slices"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// findFractions reports shares that stand as a fraction in a column of per cent: 0.965 among 91 and 98.
// A spreadsheet keeps 96.5% so, and gives it away where the cell's format is lost.
func findFractions(villages []*report.Village, spreads spreads, out *findings) {
	if len(spreads.fractions) == 0 {
		return
	}
	type cell struct {
		series report.Series
		value  quantity.Decimal
	}
	small := map[columnYear][]cell{}
	large := map[columnYear][]float64{}
	for _, v := range villages {
		for x := range v.Series() {
			if !spreads.fractions[columnKey{x.At.File, x.Indicator}] {
				continue
			}
			for i, d := range x.Values.All() {
				key := columnYear{columnKey{x.At.File, x.Indicator}, x.First + i}
				switch f := magnitude(d); {
				case f > 0 && f <= 1:
					small[key] = append(small[key], cell{x, d})
				case f > 1:
					large[key] = append(large[key], f)
				}
			}
		}
	}
	for key, cells := range small {
		others := large[key]
		if len(others) < 2 || len(cells) > len(others) {
			continue
		}
		slices.Sort(others)
		if median := others[len(others)/2]; median < 30 {
			continue
		}
		for _, c := range cells {
			meant := fmt.Sprintf("%.4g", magnitude(c.value)*100)
			out.add(problem.Problem{Rule: outlierID, Span: figureAt(c.series, key.year),
				Message: msg(fmt.Sprintf("“%s”%d年是%s%%，同一张表里别的村多在%.4g%%左右，像是把%s%%写成了小数", key.indicator.Name, key.year, c.value, others[len(others)/2], meant),
					fmt.Sprintf("%q is %s%% in %d, where other villages of the table have about %.4g%%: %s%% seems to be written as a fraction", key.indicator.Name, c.value, key.year, others[len(others)/2], meant)),
				Hint: msg("是的话写成 "+meant+"；表格软件里先把这一列的格式改成“常规”再看", "write "+meant+" where it is")})
		}
	}
}
