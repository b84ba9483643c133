package load

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casebook/generator/identifier"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/toml"
)

func (d *decoder) boolean(e *toml.Entry) bool {
	if e.Value.Kind != toml.KindBool {
		d.expected(e, &e.Value, kindNames[toml.KindBool], boolHint(e.Value.Text))
		return false
	}
	return e.Value.Text == "true"
}

// boolHint shows the truth value that a word stands for.
func boolHint(word string) problem.Text {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "是", "真", "true", "yes", "1":
		return text("写成 true，不加引号", "write true without quotes")
	case "否", "假", "false", "no", "0":
		return text("写成 false，不加引号", "write false without quotes")
	}
	return text("只写 true 或 false，不加引号", "write true or false without quotes")
}

// integer returns a whole number from lo to hi, and whether it is one.
func (d *decoder) integer(e *toml.Entry, lo, hi int64) (int, bool) {
	v := &e.Value
	n, ok := d.number(e, v)
	if !ok {
		return 0, false
	}
	coefficient, scale := n.Parts()
	if scale != 0 || v.Kind != toml.KindInteger {
		whole := n.Round(0).String()
		d.expected(e, v, kindNames[toml.KindInteger], text("不写小数点：写成 "+whole, "without a decimal point: write "+whole))
		return 0, false
	}
	if coefficient < lo || coefficient > hi {
		from, to := quantity.FromInt(lo).String(), quantity.FromInt(hi).String()
		hint := text("核对来源，改成 "+from+" 到 "+to+" 之间的整数", "compare with the source and write a whole number from "+from+" to "+to)
		if lo == minYear && hi == maxYear {
			hint = text("年份写四位数字，如 2023", "a year has four digits, like 2023")
		}
		if lo >= 0 && coefficient < 0 {
			hint = text("这里不会是负数：核对来源，去掉负号", "this cannot be negative: compare with the source")
		}
		d.wrong(v, "`"+e.Key+"` 应在 "+from+" 到 "+to+" 之间", "`"+e.Key+"` must lie between "+from+" and "+to, hint)
		return 0, false
	}
	return int(coefficient), true
}

// year returns a year, 0 where it is none.
func (d *decoder) year(e *toml.Entry) int {
	n, _ := d.integer(e, minYear, maxYear)
	return n
}

// number returns an exact decimal, and whether the value is one.
func (d *decoder) number(e *toml.Entry, v *toml.Value) (quantity.Decimal, bool) {
	want := problem.Text{ZH: "数", EN: "a number"}
	if v.Kind != toml.KindInteger && v.Kind != toml.KindFloat {
		hint := text("只写数字，如 1234.5", "write digits only, like 1234.5")
		if v.Kind == toml.KindString {
			hint = text("数不加引号，也不带单位和逗号", "write the number without quotes, unit or commas")
			if near := toml.ValueHint(v.Text); near.ZH != "" {
				hint = near
			}
		}
		d.expected(e, v, want, hint)
		return quantity.Missing, false
	}
	n, err := decimal(v.Text)
	switch err {
	case nil:
		return n, true
	case quantity.ErrRange:
		d.wrong(v, "这个数太大或小数位太多", "this number is too large or has too many digits",
			text("四舍五入到需要的小数位，或换大一些的单位（万、亿）", "round it to as many decimals as needed, or use a larger unit"))
	default:
		d.wrong(v, "这里要写普通的十进制数", "this must be a plain decimal number",
			text("inf、nan 和 0x 开头的数不是统计数据", "inf, nan and 0x numbers are not allowed"))
	}
	return quantity.Missing, false
}

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
		case identifier.IsDigit(c):
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
	if !numeral.IsDigits(body) {
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
// 2016, 2016-12, 2016-12-01. Whatever else a person would write is refused, with the date that it
// stands for.
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

// dateHint shows the date that eight digits, or a date as offices write it, stand for; or the form
// of one.
func dateHint(s string) problem.Text {
	narrow, _ := identifier.HalfWidth(s)
	plain := strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", "/", "-", ".", "-", "．", "-", "－", "-", " ", "", "　", "").Replace(narrow)
	if len(plain) == 8 && numeral.IsDigits(plain) {
		plain = plain[:4] + "-" + plain[4:6] + "-" + plain[6:]
	}
	if date, ok := parseDate(strings.TrimSuffix(plain, "-")); ok {
		switch {
		case date.Day > 0:
			plain = fmt.Sprintf("%04d-%02d-%02d", date.Year, date.Month, date.Day)
		case date.Month > 0:
			plain = fmt.Sprintf("\"%04d-%02d\"", date.Year, date.Month)
		default:
			plain = strconv.Itoa(date.Year)
		}
		return text("写成 "+plain, "write "+plain)
	}
	return text("写成年-月-日，月和日各两位", "write year-month-day, two digits for month and day")
}

// parseDate reads a year with or without month and day.
func parseDate(s string) (report.Date, bool) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return report.Date{}, false
	}
	var n [3]int
	for i, part := range parts {
		if !numeral.IsDigits(part) || len(part) > 4 || i > 0 && len(part) > 2 {
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
