package load

import (
	"strings"
	"time"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/toml"
)

// decimal returns the exact number that a TOML integer or float says. It fails for inf,
// nan, other bases, and numbers that quantity.Decimal cannot hold.
func decimal(s string) (quantity.Decimal, error) {
	if n, err := plainDecimal(s); err == nil {
		return n, nil
	}
	s = strings.ReplaceAll(s, "_", "")
	mantissa, exponent, hasExponent := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, hasExponent = s[:i], s[i+1:], true
	}
	if !hasExponent {
		return quantity.ParseDecimal(s)
	}
	d, err := quantity.ParseDecimal(mantissa)
	if err != nil {
		return d, err
	}
	shift, err := smallInt(exponent)
	if err != nil {
		return d, err
	}
	coefficient, scale := d.Parts()
	if coefficient == 0 {
		return d, nil
	}
	if scale-shift < -40 || scale-shift > 60 {
		return d, quantity.ErrRange
	}
	return quantity.FromParts(coefficient, scale-shift)
}

// plainDecimal is quantity.ParseDecimal for the short unsigned numbers that fill tables.
func plainDecimal(s string) (quantity.Decimal, error) {
	const short = 15 // digits that cannot leave the range
	if len(s) > short {
		return quantity.ParseDecimal(s)
	}
	coefficient, point := int64(0), -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			coefficient = coefficient*10 + int64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return quantity.ParseDecimal(s)
		}
	}
	switch {
	case s == "" || s == ".":
		return quantity.ParseDecimal(s)
	case point < 0:
		return quantity.FromInt(coefficient), nil
	}
	return quantity.FromParts(coefficient, len(s)-point-1)
}

// smallInt reads an integer of up to six digits with an optional sign.
func smallInt(s string) (int, error) {
	body, negative := strings.CutPrefix(s, "-")
	if !negative {
		body = strings.TrimPrefix(s, "+")
	}
	if !isDigits(body) {
		return 0, quantity.ErrSyntax
	}
	n := 0
	for i := 0; i < len(body); i++ {
		if n = n*10 + int(body[i]-'0'); n > 999999 {
			return 0, quantity.ErrRange
		}
	}
	if negative {
		n = -n
	}
	return n, nil
}

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
	d.wrong(v, "`"+e.Key+"` 应是 2016-12-01 这样的日期", "`"+e.Key+"` must be a date like 2016-12-01", dateHint(s))
	return report.Date{}
}

// dateHint shows the date that eight digits stand for, or the form of one.
func dateHint(s string) problem.Text {
	if len(s) == 8 && isDigits(s) {
		if date, ok := parseDate(s[:4] + "-" + s[4:6] + "-" + s[6:]); ok && date.Day > 0 {
			return text("写成 "+s[:4]+"-"+s[4:6]+"-"+s[6:], "write "+s[:4]+"-"+s[4:6]+"-"+s[6:])
		}
	}
	return text("写成年-月-日，月和日各两位", "write year-month-day, two digits for month and day")
}

// parseDate reads a year with or without month and day.
func parseDate(s string) (report.Date, bool) {
	if strings.ContainsAny(s, "年月日/") { // a replacer takes longer to make than all else here
		s = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-").Replace(s)
	}
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
