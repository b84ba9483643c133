package ledger

import (
	"strconv"
	"strings"

	"casebook/generator/lazyregexp"
)

// firstEstimate is a cell with its formula, for a question.
func (s *Sheet) firstEstimate() string {
	best := [2]int{-1, -1}
	for at, f := range s.Formulas {
		if f != "" && (best[0] < 0 || at[0] < best[0] || at[0] == best[0] && at[1] < best[1]) {
			best = at
		}
	}
	return cellName(best[0]+1, best[1]) + " =" + s.Formulas[best]
}

// isEstimated tells whether a formula of a sheet of those rows gives an estimate.
func isEstimated(f string, rows [][]string) bool {
	return isEstimate(f) || trends.MatchString(f) || multipliesYear(f, rows)
}

// multipliesYear tells of plain arithmetic that has a year as a factor (=$C2*F$1+$D2, F1 being 2024): the line that was
// laid through figures of other years.
func multipliesYear(f string, rows [][]string) bool {
	if m := roundsIn.FindStringSubmatch(f); m != nil {
		f = m[1]
	}
	if !arithmetic.MatchString(f) {
		return false
	}
	for _, m := range factors.FindAllStringSubmatch(f, -1) {
		for _, ref := range m[1:] {
			if yearAlone.MatchString(textAt(rows, ref)) {
				return true
			}
		}
	}
	return false
}

// textAt is what stands in the cell of a reference ($F$2), "" where there is none.
func textAt(rows [][]string, ref string) string {
	ref = strings.ToUpper(strings.ReplaceAll(ref, "$", ""))
	letters := strings.TrimRight(ref, "0123456789")
	column := 0
	for _, c := range letters {
		column = column*26 + int(c-'A') + 1
	}
	row, _ := strconv.Atoi(ref[len(letters):])
	if row < 1 || row > len(rows) || column < 1 || column > len(rows[row-1]) {
		return ""
	}
	return strings.TrimSpace(rows[row-1][column-1])
}

var (
	trends     = lazyregexp.New(`(?i)\b(?:FORECAST|TREND|GROWTH|LINEST|LOGEST|SLOPE|INTERCEPT)(?:\.[A-Z.]+)?\(`)
	arithmetic = lazyregexp.New(`^[A-Za-z0-9$.()*/+\-\s]+$`)
	factors    = lazyregexp.New(`(\$?[A-Za-z]{1,3}\$?\d+)\s*\*\s*(\$?[A-Za-z]{1,3}\$?\d+)`)
	roundsIn   = lazyregexp.New(`(?i)^ROUND(?:UP|DOWN)?\((.*),\s*-?\d+\)$`)
	cellRefs   = lazyregexp.New(`\$?[A-Za-z]{1,3}\$?\d+`)
	powers     = lazyregexp.New(`[*/]1(?:0+)\b`)
	literal    = lazyregexp.New(`\d`)
)

// isEstimate tells whether a formula brings in a number of its own (=D4*1.05): what it gives was
// reckoned, not counted. Sums, quotients of cells, rounding and changes of unit are not.
func isEstimate(f string) bool {
	if m := roundsIn.FindStringSubmatch(f); m != nil {
		f = m[1]
	}
	return literal.MatchString(powers.ReplaceAllString(cellRefs.ReplaceAllString(f, ""), ""))
}
