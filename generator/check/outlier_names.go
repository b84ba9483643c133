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
				Message: msg(fmt.Sprintf("“%s”的一部分叫“%s”，像是表格软件把 3-5 这样的分组改成了日期", b.Indicator.Name, part), fmt.Sprintf("a part of %q is called %q: a spreadsheet seems to have turned it into a date", b.Indicator.Name, part)),
				Hint:    msg("在表头把它改成“3至5岁”这样不像日期的写法", "write it so that it is not a date, such as 3 to 5")})
		}
	}
}

// filledName is a village's name that a spreadsheet has counted on, dragged down from the one above.
var filledName = lazyregexp.New(`^(.*\p{Han})(\d+)$`)

// fewestFilled names with one stem are no chance: 一号村1, 一号村2 may be.
const fewestFilled = 3

// findFilledNames reports villages of one region that have one name and numbers behind it that go on.
func findFilledNames(villages []*report.Village, out *findings) {
	type key struct {
		region *report.Region
		stem   string
	}
	found := map[key][]*report.Village{}
	var order []key
	for _, v := range villages {
		if last := len(v.Name) - 1; last < 0 || v.Name[last] > '9' {
			continue
		}
		m := filledName.FindStringSubmatch(v.Name)
		if m == nil {
			continue
		}
		k := key{v.Region, m[1]}
		if len(found[k]) == 0 {
			order = append(order, k)
		}
		found[k] = append(found[k], v)
	}
	for _, k := range order {
		list := found[k]
		if len(list) < fewestFilled {
			continue
		}
		out.add(problem.Problem{Rule: outlierID, Span: list[0].At,
			Message: msg(fmt.Sprintf("“%s”“%s”等%d个村的名称只差末尾的数字，像是表格软件往下拖出来的", list[0].Name, list[1].Name, len(list)),
				fmt.Sprintf("%q, %q and others, %d in all, differ only in the last number: a spreadsheet seems to have filled them in", list[0].Name, list[1].Name, len(list))),
			Hint: msg("对照名册改成各村自己的名称，一并核对这几行的代码", "write each village's own name, and look at the codes of these rows too")})
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
		if v.Region == nil || v.Anonymous {
			continue
		}
		if was := first[k]; was != nil {
			out.add(problem.Problem{Rule: outlierID, Span: v.At,
				Message: msg(fmt.Sprintf("%s有两个%s：%s 和 %s", v.Region.Name, v.Name, was.Code, v.Code), fmt.Sprintf("%s has two villages called %s: %s and %s", v.Region.Name, v.Name, was.Code, v.Code)),
				Hint:    msg("核对代码，看是不是一个村写了两个代码；真是同名的两个村，在名称里分清（如“上青禾村”）", "check whether it is one village under two codes; if there are two, give them names that tell them apart"),
				Related: []problem.Related{related(was.At, "另一个在这里", "the other one is here")}})
			continue
		}
		first[k] = v
	}
}
