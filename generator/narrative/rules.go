package narrative

import "casebook/generator/problem"

// nearestRule returns the rule that a misspelt name probably means, "" where none is near.
func nearestRule(name string) string {
	nearest, best := "", 2+len(name)/3
	for _, rule := range problem.SettableRules() {
		if d := editDistance(name, rule); d < best {
			nearest, best = rule, d
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
