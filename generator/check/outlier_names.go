package check

import (
	"fmt"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// asDate are what spreadsheets make of parts such as 3-5 and 2020-1.
var asDate = lazyregexp.New(`^(?:\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{1,2}|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?)$`)

// dateParts finds parts of breakdowns that a spreadsheet has turned into dates, each once: a table
// has it in every row.
type dateParts struct {
	heads map[string]bool  // that were reported
	seen  map[*string]bool // lists of parts by their first, which the rows of a table share
}

func (d *dateParts) find(v *report.Village, out *findings) {
	for b := range v.Breakdowns() {
		if len(b.Names) == 0 || d.seen[&b.Names[0]] {
			continue
		}
		d.seen[&b.Names[0]] = true
		for k, part := range b.Names {
			if !asDate.MatchString(part) {
				continue
			}
			key := b.Indicator.ID + "/" + b.By + "/" + part
			if d.heads[key] {
				continue
			}
			d.heads[key] = true
			out.add(problem.Problem{Rule: outlierID, Span: b.PartAt(k),
				Message: msg(fmt.Sprintf("“%s”的一部分叫“%s”，像是表格软件把 3-5 这样的分组改成了日期", b.Indicator.Name, part), fmt.Sprintf("a part of %q is called %q: a spreadsheet seems to have made a date of it", b.Indicator.Name, part)),
				Hint:    msg("在表头把它改成“3至5岁”这样不像日期的写法", "write it so that it is no date, as 3 to 5")})
		}
	}
}

// findNamesakes reports villages of one region with one name: most are one village under two codes.
func findNamesakes(villages []*report.Village, out *findings) {
	type key struct {
		region *report.Region
		name   string
	}
	first := map[key]*report.Village{}
	for _, v := range villages {
		k := key{v.Region, v.Name}
		if v.Region == nil || v.Anonymous || v.Name == "" {
			continue
		}
		if was := first[k]; was != nil {
			out.add(problem.Problem{Rule: outlierID, Span: v.At,
				Message: msg(fmt.Sprintf("%s有两个%s：%s 和 %s", v.Region.Name, v.Name, was.Code, v.Code), fmt.Sprintf("%s has two villages called %s: %s and %s", v.Region.Name, v.Name, was.Code, v.Code)),
				Hint:    msg("核对代码，看是不是一个村写了两个代码；真是同名的两个村，在名称里分清（如“上青禾村”）", "see whether it is one village under two codes; two of one name want names that tell them apart"),
				Related: []problem.Related{related(was.At, "另一个在这里", "the other one is here")}})
			continue
		}
		first[k] = v
	}
}
