package ledger

import (
	"casebook/generator/lazyregexp"
)

// firstEstimate is a cell with its formula, for a question.
func (s *Sheet) firstEstimate() string {
	best := [2]int{-1, -1}
	for at, f := range s.Formulas {
		if isEstimate(f) && (best[0] < 0 || at[0] < best[0] || at[0] == best[0] && at[1] < best[1]) {
			best = at
		}
	}
	return cellName(best[0]+1, best[1]) + " =" + s.Formulas[best]
}

var (
	roundsIn = lazyregexp.New(`(?i)^ROUND(?:UP|DOWN)?\((.*),\s*-?\d+\)$`)
	cellRefs = lazyregexp.New(`\$?[A-Za-z]{1,3}\$?\d+`)
	powers   = lazyregexp.New(`[*/]1(?:0+)\b`)
	literal  = lazyregexp.New(`\d`)
)

// isEstimate tells whether a formula brings in a number of its own (=D4*1.05): what it gives was
// reckoned, not counted. Sums, quotients of cells, rounding and changes of unit are not.
func isEstimate(f string) bool {
	if m := roundsIn.FindStringSubmatch(f); m != nil {
		f = m[1]
	}
	return literal.MatchString(powers.ReplaceAllString(cellRefs.ReplaceAllString(f, ""), ""))
}
