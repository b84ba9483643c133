package check

import (
	"fmt"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

const seriesGapID problem.Rule = "series-gap"

func seriesGap() rule {
	return rule{Rule: Rule{
		ID: seriesGapID, Severity: problem.Warning,
		Title: msg("年度数据中间缺年", "a gap in a series of years"),
		Why: msg("逐年的数字中间少了一年，折线图就会断开，读者会问那一年发生了什么。按固定间隔统计的（如每五年一次的普查）不算缺年。图里点了名的地方一个数字也没有，画出来是空的，也在这里提醒。",
			"A missing year breaks the line of a chart, and readers ask what happened. Series at regular intervals, such as a census every five years, have no gap. A place in a chart that has no figure is reported here too."),
		Right: []string{
			villageFile(`values = { 2018 = 9120, 2019 = 9860, 2020 = 10450 }`),
			villageFile(`values = { 2010 = 3120, 2015 = 5860, 2020 = 10450 }`),
		},
		Wrong: []string{
			villageFile(`values = { 2017 = 8430, 2018 = 9120, 2020 = 10450, 2021 = 11200 }`),
			"```chart\nindicator = \"income\"\nvillages = [\"demo-village\"]\nyears = \"2001-2004\"\n```\n" + villageFile(`values = { 2018 = 9120, 2019 = 9860, 2020 = 10450 }`),
		},
		Fix: msg("补上缺的那一年；确实没有统计的，在这一行前面写 # check: off series-gap 原因。",
			"Add the missing year; if there was no survey, write # check: off series-gap REASON on the line before."),
	}, data: findSeriesGaps, narrative: findChartGaps}
}

func findSeriesGaps(_ *site, owner *report.Data, out *findings) {
	for series := range owner.Series() {
		from, to := firstGap(series)
		if from == 0 || sampled(series) {
			continue
		}
		years, english := fmt.Sprintf("%d年", from), fmt.Sprint(from)
		if to > from {
			years, english = fmt.Sprintf("%d年至%d年", from, to), fmt.Sprintf("%d to %d", from, to)
		}
		out.add(problem.Problem{Rule: seriesGapID, Span: gapAt(series, from),
			Message: msg(fmt.Sprintf("“%s”缺%s的数字", indicatorName(series.Indicator), years),
				fmt.Sprintf("%q has no figure for %s", indicatorName(series.Indicator), english)),
			Hint: gapHint(series, from),
		})
	}
}

// gapAt is the empty cell of a table's row, or where the series begins.
func gapAt(s report.Series, year int) source.Span {
	if at, ok := s.At.InYear(year); ok {
		return at
	}
	return s.At
}

// gapHint says how to fill the gap. A table has no comments that could say why it stays.
func gapHint(s report.Series, year int) problem.Text {
	if isBulk(s.At.File) {
		column := fmt.Sprintf("%s@%d", s.Indicator.ID, year)
		return msg("补上“"+column+"”这一格，没有这一列的加上这一列", "fill the cell of "+column+", or add the column")
	}
	return msg(fmt.Sprintf("补上“%d = …”；没有统计的，在上一行写“# check: off series-gap 原因”", year),
		fmt.Sprintf("add \"%d = …\", or say why on the line before: # check: off series-gap REASON", year))
}

// firstGap returns the first run of years without a figure, zeros where there is none.
func firstGap(s report.Series) (from, to int) {
	for i, v := range s.Values.All() {
		missing := v.IsMissing()
		switch {
		case missing && from == 0:
			from, to = s.First+i, s.First+i
		case missing:
			to = s.First + i
		case from != 0:
			return from, to
		}
	}
	return from, to
}

// sampled tells whether half as many years are missing between a series' ends as it has figures: it
// was not counted every year, and no single year was forgotten. A census is counted so.
func sampled(s report.Series) bool {
	figures, missing := 0, 0
	for _, v := range s.Values.All() {
		if v.IsMissing() {
			missing++
		} else {
			figures++
		}
	}
	return 2*missing >= figures && missing > 1
}

func indicatorName(i *report.Indicator) string {
	if i == nil {
		return "?"
	}
	return i.Name
}
