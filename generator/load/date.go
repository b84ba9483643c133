package load

import (
	"strings"
	"time"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
)

// date accepts a TOML date, a date and time (the time is dropped), a year, and as text
// 2016, 2016-12, 2016-12-01, 2016年12月1日.
func (d *decoder) date(e *toml.Entry) report.Date {
	v := &e.Value
	s := strings.TrimSpace(v.Text)
	if v.Kind == toml.KindDatetime && len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	if v.Kind == toml.KindString || v.Kind == toml.KindInteger || v.Kind == toml.KindDatetime {
		if date, ok := parseDate(s); ok {
			return date
		}
	}
	d.wrong(v, "`"+e.Key+"` 应是 2016-12-01 这样的日期", "`"+e.Key+"` must be a date like 2016-12-01", problem.Text{})
	return report.Date{}
}

// parseDate reads a year with or without month and day.
func parseDate(s string) (report.Date, bool) {
	s = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-").Replace(s)
	parts := strings.Split(strings.TrimSuffix(s, "-"), "-")
	if len(parts) > 3 {
		return report.Date{}, false
	}
	var n [3]int
	for i, part := range parts {
		if !isDigits(part) || len(part) > 4 || i > 0 && len(part) > 2 {
			return report.Date{}, false
		}
		n[i], _ = smallInt(part)
		if i > 0 && n[i] == 0 {
			return report.Date{}, false
		}
	}
	date := report.Date{Year: n[0], Month: n[1], Day: n[2]}
	whole := time.Date(n[0], time.Month(max(n[1], 1)), max(n[2], 1), 0, 0, 0, 0, time.UTC)
	ok := n[0] >= minYear && n[0] <= maxYear && whole.Month() == time.Month(max(n[1], 1)) && whole.Day() == max(n[2], 1)
	return date, ok
}
