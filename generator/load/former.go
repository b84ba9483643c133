package load

import (
	"path"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// checkFormer reports a former code that a region or village has now, or that two had before:
// its address can lead to one page only.
func (l *loader) checkFormer() {
	l.former = map[string]source.Span{}
	check := func(section, own string, list []report.Former) {
		for i := range list {
			f := &list[i]
			if f.Code == "" || f.Code == own {
				continue // it kept its code: there is no old address
			}
			old := path.Join(section, f.Code, "index.html")
			first, taken := l.former[foldName(old)]
			switch {
			case l.takenBy(section, f.Code):
				l.problems = append(l.problems, problem.Problem{Rule: problem.DuplicateID, Span: f.At,
					Message: text("从前的代码 "+quoteShort(f.Code)+" 现在是别处的代码", "the former code "+quoteShort(f.Code)+" is another's now"),
					Hint:    text("核对代码；还在用的代码不写进 former", "check the code; one that is still in use is not a former one")})
				f.Code = ""
			case taken:
				l.problems = append(l.problems, duplicate(text("从前的代码", "former code"), f.Code, f.At, first))
				f.Code = ""
			default:
				l.former[foldName(old)] = f.At
			}
		}
	}
	for _, g := range l.report.Regions {
		check("regions", g.Code, g.Former)
	}
	for _, v := range l.report.Villages {
		check("villages", v.Code, v.Former)
	}
}
