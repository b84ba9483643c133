package page

import (
	"math"
	"strconv"
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// appendUnit appends the unit as the small word that follows a number.
func appendUnit(b []byte, unit quantity.Unit) []byte {
	if unit == "" {
		return b
	}
	if unit == "%" {
		return append(b, '%')
	}
	b = append(b, `<span class="u">`...)
	b = AppendText(b, string(unit))
	return append(b, `</span>`...)
}

// appendValue appends a value and its unit.
func appendValue(b []byte, d quantity.Decimal, unit quantity.Unit, decimals int) []byte {
	return appendUnit(quantity.AppendGrouped(b, d, decimals), unit)
}

// appendFloat appends a worked out value, rounded to the indicator's decimals.
func appendFloat(b []byte, v float64, decimals int) []byte {
	d, err := quantity.ParseDecimal(strconv.FormatFloat(v, 'f', max(decimals, 0), 64))
	if err != nil {
		return strconv.AppendFloat(b, v, 'g', 6, 64)
	}
	return quantity.AppendGrouped(b, d, decimals)
}

// appendChange appends how a series went from its first figure to its last: in percentage
// points where the unit is a percentage, in percent, and as a multiple from four times on,
// where a percentage no longer says anything. Nothing where there is no change to tell: one
// figure, or a beginning at zero or below.
func appendChange(b []byte, x report.Series) []byte {
	if x.Values.Len() < 2 {
		return b
	}
	from, to := x.Values.At(0).Float64(), x.Latest().Float64()
	if x.Indicator.Unit == "%" {
		return append(appendSigned(b, to-from), "个百分点"...)
	}
	switch {
	case from <= 0 || to < 0:
		return b
	case to/from >= 4:
		b = append(b, "至 "...)
		b = strconv.AppendFloat(b, math.Round(to/from*10)/10, 'f', 1, 64)
		return append(b, " 倍"...)
	}
	return append(appendSigned(b, (to/from-1)*100), '%')
}

// appendSigned appends a change to one decimal with its sign.
func appendSigned(b []byte, v float64) []byte {
	v = math.Round(v*10) / 10
	switch {
	case v > 0:
		b = append(b, '+')
	case v < 0:
		b = append(b, "−"...)
	}
	return strconv.AppendFloat(b, math.Abs(v), 'f', 1, 64)
}

// Flag is 1 for true.
func Flag(set bool) int {
	if set {
		return 1
	}
	return 0
}

// AppendInt appends n in digits.
func AppendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// DateText writes a date as ISO 8601 as far as it is known; "" for none.
func DateText(d report.Date) string {
	if d.Year == 0 {
		return ""
	}
	b := strconv.AppendInt(nil, int64(d.Year), 10)
	for _, part := range [...]int{d.Month, d.Day} {
		if part == 0 {
			break
		}
		b = append(b, '-', byte('0'+part/10), byte('0'+part%10))
	}
	return string(b)
}

// dateWords writes a date as Chinese does: 2016年11月3日.
func dateWords(d report.Date) string {
	if d.Year == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(strconv.Itoa(d.Year) + "年")
	if d.Month > 0 {
		b.WriteString(strconv.Itoa(d.Month) + "月")
		if d.Day > 0 {
			b.WriteString(strconv.Itoa(d.Day) + "日")
		}
	}
	return b.String()
}

// YearText writes a year alone.
func YearText(year int) string { return strconv.Itoa(year) }

// yearWords writes 2014—2024年, or 2024年 where both are one.
func yearWords(from, to int) string {
	if from == to {
		return strconv.Itoa(to) + "年"
	}
	return strconv.Itoa(from) + "—" + strconv.Itoa(to) + "年"
}

// appendDecimal appends a value for a reader; a gap is a dash.
func appendDecimal(b []byte, d quantity.Decimal, decimals int) []byte {
	if d.IsMissing() {
		return append(b, `–`...)
	}
	return quantity.AppendGrouped(b, d, decimals)
}

// appendGroupedInt appends a count for a reader.
func appendGroupedInt(b []byte, n int) []byte {
	return quantity.AppendGrouped(b, quantity.FromInt(int64(n)), 0)
}

// Rounded makes an exact figure of a worked out one; a gap of NaN.
func Rounded(v float64, decimals int) quantity.Decimal {
	if math.IsNaN(v) {
		return quantity.Missing
	}
	d, err := quantity.ParseDecimal(strconv.FormatFloat(v, 'f', max(decimals, 0), 64))
	if err != nil {
		return quantity.Missing
	}
	return d
}
