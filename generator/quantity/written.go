package quantity

import (
	"strings"

	"casebook/generator/anyof"
)

// AsWritten returns a claim's number in the unit in which it was written, 1.28 and 亿元 of 1.28亿元,
// as an editor writes it into the data. upper is the high end of what was written as a range,
// Missing where it was none. A number that has no such form in eight places stays scaled.
func AsWritten(written string, c Claim) (value, upper Decimal, unit string) {
	value, upper, unit = c.Value, Missing, string(c.Unit)
	if isRange(written) && !c.Interval.High.IsMissing() && c.Interval.High.Cmp(c.Value) > 0 {
		upper = c.Interval.High
	}
	for _, scale := range [...]struct {
		word string
		size int64
	}{{"亿", 1e8}, {"万", 1e4}} {
		if !strings.Contains(written, scale.word) || strings.Contains(unit, scale.word) {
			continue
		}
		v, err := value.Quo(FromInt(scale.size), 8)
		to, toErr := upper, error(nil)
		if !upper.IsMissing() {
			to, toErr = upper.Quo(FromInt(scale.size), 8)
		}
		if err == nil && toErr == nil {
			return v, to, scale.word + unit
		}
		break
	}
	return value, upper, unit
}

// isRange tells whether a number is written as two with a sign between them; one at its head is
// a minus.
func isRange(s string) bool {
	return anyof.IndexRune(strings.TrimLeft(s, "-−－"), "至到—～~-") >= 0
}
