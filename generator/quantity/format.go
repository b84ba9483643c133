package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Format writes a value with its unit for a reader in prose: 1.28亿元, 3300户, 88%. It
// rounds to the given number of decimals, -1 leaving the value as it is, and scales to 万
// or 亿 only where that loses nothing and is shorter, and no word of another language (yuan).
// A unit in Latin letters stands apart, by a space that authors can type. A gap gives "".
func Format(v Decimal, u Unit, decimals int) string {
	if v.IsMissing() {
		return ""
	}
	if decimals >= 0 {
		v = v.Round(decimals)
	}
	power, base, per := u.split()
	tail := base
	if per != "" {
		tail += string(u[strings.Index(string(u), base)+len(base):])
	}
	plain := appendFixed(nil, v, decimals)
	word := string(u[:max(strings.Index(string(u), base), 0)])
	best := string(plain) + behind(word+tail)
	whole, ok := shift(v, power)
	if _, known := lookUp(base); !known && Unit(base).latin() || !ok || whole.Abs().Cmp(FromInt(1e4)) < 0 {
		return best
	}
	size := len(plain) + len([]rune(word))
	for _, s := range [...]struct {
		power int
		word  string
	}{{8, "亿"}, {4, "万"}, {0, ""}} {
		scaled, ok := shift(whole, -s.power)
		if !ok || s.power > 0 && scaled.Abs().Cmp(FromInt(1)) < 0 {
			continue
		}
		text := scaled.String()
		if n := len(text) + len([]rune(s.word)); n < size {
			size, best = n, text+behind(s.word+tail)
		}
	}
	return best
}

// FormatRange writes an interval for a reader in prose: 3万～5万元, 3%～5%. Each number has its own
// 万, 亿 or percent sign, the unit stands once (GB/T 15835—2011, 5.1.5). high is Missing where there
// is one value only.
func FormatRange(low, high Decimal, u Unit, decimals int) string {
	if high.IsMissing() {
		return Format(low, u, decimals)
	}
	from, to := Format(low, u, decimals), Format(high, u, decimals)
	if afterDigits(from) != afterDigits(to) { // 8000～1.2万元 would have to be read twice
		from, to = plainly(low, u, decimals), plainly(high, u, decimals)
	}
	if _, base, _ := u.split(); base != "%" && base != "‰" {
		from = strings.TrimRight(strings.TrimSuffix(from, string(u)[strings.Index(string(u), base):]), " ")
	}
	return from + "～" + to
}

// behind is a unit as it stands behind a number in plain text.
func behind(unit string) string {
	if Unit(unit).latin() {
		return " " + unit
	}
	return unit
}

// afterDigits is what stands behind a figure's last digit.
func afterDigits(s string) string { return s[strings.LastIndexAny(s, "0123456789")+1:] }

// plainly writes a value in its unit, unscaled.
func plainly(v Decimal, u Unit, decimals int) string {
	if decimals >= 0 {
		v = v.Round(decimals)
	}
	return string(appendFixed(nil, v, decimals)) + behind(string(u))
}

// shift returns v × 10^power, false where Decimal cannot hold it.
func shift(v Decimal, power int) (Decimal, bool) {
	c, scale := v.Parts()
	d, err := FromParts(c, scale-power)
	return d, err == nil
}

// appendFixed appends v with the given number of decimals, -1 for as many as it has.
func appendFixed(b []byte, v Decimal, decimals int) []byte {
	b = v.Append(b)
	_, scale := v.Parts()
	if decimals <= scale {
		return b
	}
	if scale == 0 {
		b = append(b, '.')
	}
	for ; scale < decimals; scale++ {
		b = append(b, '0')
	}
	return b
}

// AppendGrouped appends v for a table: thousands separators and a fixed number of
// decimals, rounded half away from zero; -1 leaves the decimals as they are. A gap appends
// nothing.
func AppendGrouped(b []byte, v Decimal, decimals int) []byte {
	if decimals >= 0 && !v.IsMissing() {
		v = v.Round(decimals)
	}
	return AppendExact(b, v, decimals)
}

// AppendExact is AppendGrouped without rounding: v has at least so many decimals, and all that it has.
func AppendExact(b []byte, v Decimal, decimals int) []byte {
	if v.IsMissing() {
		return b
	}
	c, scale := v.Parts()
	if c < 0 {
		b = append(b, '-')
		c = -c
	}
	b = appendDigits(b, uint64(c), scale, true)
	if scale == 0 && decimals > 0 {
		b = append(b, '.')
	}
	for ; scale < decimals; scale++ {
		b = append(b, '0')
	}
	return b
}

// AppendTenths appends what is not below nought with one decimal, halves upwards as people round:
// 125 is 6.3 times 20. What is a half but for the last digits of a float is one.
func AppendTenths(b []byte, v float64) []byte {
	tenths := v * 10
	n := math.Floor(tenths)
	if !(n < 1<<31) || tenths < 0 {
		return strconv.AppendFloat(b, v, 'f', 1, 64)
	} else if tenths-n > .5-1e-7 {
		n++
	}
	return append(strconv.AppendInt(b, int64(n)/10, 10), '.', byte('0'+int64(n)%10))
}
