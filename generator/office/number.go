package office

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// Conversion is how a number was written otherwise than plainly.
type Conversion uint8

// The conversions. Each keeps all that the cell says.
const (
	grouped   Conversion = iota // 1,630
	fullWidth                   // １６３０
	withUnit                    // 412户, 1.64万元
)

// Number reads a number as offices write it, into a unit. It tells how it was converted, or why
// it must be refused: then the text is not empty.
func Number(s string, unit quantity.Unit) (quantity.Decimal, Conversion, problem.Text) {
	kind := grouped
	plain := Narrow(Unspaced(s))
	if plain != s {
		kind = fullWidth
	}
	if ungrouped, ok := withoutGrouping(plain); ok {
		if ungrouped != plain {
			kind = grouped
		}
		if n, err := quantity.ParseDecimal(ungrouped); err == nil {
			return WithoutNoise(n), kind, problem.Text{}
		}
	}
	if refusal := notANumber(plain); refusal.ZH != "" {
		return quantity.Missing, kind, refusal
	}
	claim, err := quantity.Parse(plain)
	if err != nil || claim.Start != 0 || claim.End != len(plain) || claim.Unit == "" || !numeral.IsDigits(strings.TrimPrefix(plain, "-")[:1]) {
		return quantity.Missing, kind, text("不是数", "is not a number")
	}
	if claim.Bound != quantity.Exact {
		return quantity.Missing, kind, text("不是准数，要由人来定", "is not exact: someone must decide what it is")
	}
	n, ok := quantity.Convert(claim.Value, claim.Unit, unit)
	if !ok {
		return quantity.Missing, kind, text("的单位和这一列的“"+string(unit)+"”换算不了", "has a unit that does not convert to "+string(unit))
	}
	return n, withUnit, problem.Text{}
}

// IsUnit tells whether a text measures or counts: 万元, 户, 元/亩. What else stands in the brackets of a head
// (含税, 按户籍人口) is none, but for what an index is reckoned from (上年=100).
func IsUnit(s string) bool {
	s = strings.TrimSuffix(Narrow(Unspaced(s)), "标准煤") // 万吨标准煤
	if rest, long := strings.CutSuffix(s, "千瓦小时"); long {
		s = rest + "千瓦时"
	}
	if strings.HasSuffix(s, "=100") || slices.Contains([]string{"组", "社", "届", "包", "工日", "床位", "个月", "人天", "人月", "M2", "M3"}, s) {
		return true
	}
	if s == "" || numeral.IsDigits(s[:1]) {
		return false
	}
	claim, err := quantity.Parse("1" + s)
	return err == nil && claim.Start == 0 && claim.End == len(s)+1 && claim.Unit != ""
}

// NotANumber says what a cell is that looks like a number and holds none that can be known: the error
// of a formula, an estimate, two numbers. It is empty for any other text.
func NotANumber(s string) problem.Text {
	if s = Narrow(Unspaced(s)); s == "" {
		return problem.Text{}
	}
	return notANumber(s)
}

// notANumber says what a cell that holds no number is; empty for a text that may hold one.
func notANumber(s string) problem.Text {
	switch {
	case s == "":
		return text("不是数", "is not a number")
	case strings.Trim(s, "#") == "":
		return text("是列太窄，表格软件没有把数显示出来", "is a number that did not fit in its column")
	case s[0] == '#':
		return text("是公式出错的结果，不是数", "is the error of a formula, not a number")
	case s[0] == '=':
		return text("是公式，表格里没有存下它的结果", "is a formula whose result is not in the file")
	case IsScientific(s):
		return text("被表格软件变成了科学计数法，后面的位数已经丢了", "was turned into scientific notation: its last digits are lost")
	case s[0] == '(' && strings.HasSuffix(s, ")") && strings.Trim(s, "()0123456789.,") == "":
		return text("是括号里的数：是负数还是别的意思，说不准", "is a number in brackets: negative, or something else")
	case strings.ContainsAny(s, "()"):
		return text("一格里有两个数", "holds two numbers")
	case strings.HasPrefix(s, "约") || strings.HasPrefix(s, "近"):
		return text("不是准数，要由人来定", "is not exact: someone must decide what it is")
	}
	return problem.Text{}
}

// IsScientific tells whether a spreadsheet has written a number as 4.50329E+11.
func IsScientific(s string) bool {
	if !strings.ContainsAny(s, "eE") || strings.Trim(s, "0123456789.+-eE") != "" {
		return false
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}

// withoutGrouping takes the commas between groups of three digits out; false for commas elsewhere.
func withoutGrouping(s string) (string, bool) {
	whole, fraction, hasPoint := strings.Cut(s, ".")
	groups := strings.Split(strings.TrimPrefix(whole, "-"), ",")
	for i, group := range groups {
		if !numeral.IsDigits(group) || i > 0 && len(group) != 3 || len(groups) > 1 && i == 0 && len(group) > 3 {
			return s, false
		}
	}
	if hasPoint && !numeral.IsDigits(fraction) {
		return s, false
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// SignificantDigits is how many digits a spreadsheet's numbers have: what stands behind them is
// the noise of binary fractions.
const SignificantDigits = 15

// WithoutNoise rounds a number to its significant digits.
func WithoutNoise(n quantity.Decimal) quantity.Decimal {
	coefficient, scale := n.Parts()
	digits := len(strconv.FormatInt(coefficient, 10))
	if coefficient < 0 {
		digits--
	}
	if digits <= SignificantDigits || scale <= 0 {
		return n
	}
	return n.Round(max(scale-(digits-SignificantDigits), 0))
}
