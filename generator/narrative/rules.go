package narrative

import "casebook/generator/problem"

// silenceable are the rules that a comment may silence: the checker's. Those of the input
// contract are not among them, because a page made from such input would be a guess.
var silenceable = []problem.Rule{
	problem.FactUnknown, problem.FactMismatch, problem.FigureUnbound, problem.SumMismatch,
	problem.PercentMismatch, problem.SeriesGap, problem.SeriesJump, problem.FutureYear,
	problem.SectionGap, problem.SectionOrder, problem.FormulaMismatch, problem.Placeholder,
	problem.YearMangled, problem.CopiedFooter, problem.UnbalancedQuote, problem.Punctuation,
	problem.PrivateID, problem.PrivatePhone, problem.PrivateBank, problem.PrivateName,
	problem.SmallCell, problem.BrokenLink, problem.MissingAsset, problem.MissingAlt,
	problem.MissingSource, problem.EmptySection,
}

// nearestRule returns the rule that a misspelt name probably means, "" where none is near.
func nearestRule(name string) problem.Rule {
	nearest, best := problem.Rule(""), 1+len(name)/3
	for _, rule := range silenceable {
		if d := editDistance(name, string(rule)); d <= best {
			if d < best || nearest == "" {
				nearest, best = rule, d
			}
		}
	}
	return nearest
}

// editDistance counts the letters to insert, delete or replace to get from a to b.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
