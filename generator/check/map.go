package check

import (
	"fmt"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// checkMap reports a map on which nothing is a region of the site: it would be grey and lead nowhere.
func checkMap(rec *report.Records, out *findings) {
	areas := rec.Site.Areas
	if len(areas) == 0 {
		return
	}
	for _, g := range rec.AreaRegions() {
		if g != nil {
			return
		}
	}
	a := areas[0]
	called := strings.TrimSpace(a.Code + " " + a.Name)
	if called == "" {
		called = "（空）"
	}
	want := ""
	if len(rec.Regions) > 0 {
		g := rec.Regions[0]
		want = fmt.Sprintf("%s %s", g.Code, g.Name)
	}
	out.add(problem.Problem{Rule: problem.DanglingReference, Span: rec.Site.MapAt,
		Message: msg("地图上没有一个区域是本站的地区，第一个是："+problem.Shorten(called), "no area of the map matches a region of the site; the first is "+problem.Shorten(called)),
		Hint: msg("区域的属性 code 要与 data/regions 里的代码相同，或 name 与名称相同"+prefixed("，例如：", want)+"；在制图软件里改好再导出",
			"its property code must be a code of data/regions, or its name a name"+prefixed(", such as ", want)+": correct it in the program that made the map")})
}

// prefixed puts a prefix before a text that is not empty.
func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}
