package check

import (
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
)

const missingDateID problem.Rule = "missing-date"

func missingDate() rule {
	return rule{Rule: Rule{
		ID: missingDateID, Severity: problem.Warning,
		Title: msg("没有写日期", "a text without a date"),
		Why: msg("读者要知道这是哪一年的经验；没有日期的，网页、引用和订阅里都不写日期，排在列表最后，订阅里也没有它。网站不会拿生成网页的那一天顶替。",
			"Readers want to know which year an experience is from. A text without a date shows none, comes last in lists, and is not in the feed; the day of the build is never used instead."),
		Right: []string{"+++\ntitle = \"修路\"\ndate = 2020-06-01\n+++\n路修好了。"},
		Wrong: []string{"+++\ntitle = \"修路\"\n+++\n路修好了。"},
		Fix:   msg("在文件头里写上公布的日期：`date = 2020-06-01`。", "Write the date of publication in the front matter: `date = 2020-06-01`."),
	}, narrative: findMissingDate}
}

// findMissingDate looks at cases and studies. Where the site demands a date of all, its absence
// is a missing field already; without front matter all is missing.
func findMissingDate(n *page) {
	dated := n.n.Date.Year != 0 || slices.Contains(n.s.rec.Site.Require, "date")
	if dated || n.n.Doc.Front.IsZero() || n.n.Kind != report.KindCase && n.n.Kind != report.KindStudy {
		return
	}
	for _, key := range [...]string{"date", "日期", "时间", "发布日期"} {
		if _, wrong := findKey(n.n.At, key); wrong {
			return // it is there, and was reported for what it says or for its name
		}
	}
	if rest := n.n.At.File.Text()[n.n.Doc.Front.End:]; !strings.HasPrefix(rest, "+++") {
		return // the front matter does not end, which is reported: it may stand below
	}
	n.out.add(problem.Problem{Rule: missingDateID, Span: n.n.At,
		Message: msg("没有写日期，读者不知道这是哪一年的经验", "there is no date: readers cannot tell which year this is from"),
		Hint:    msg("在文件头里写上公布的那一天：date = 年-月-日，月和日各两位", "write the day of publication in the front matter: date = year-month-day, two digits for month and day")})
}
