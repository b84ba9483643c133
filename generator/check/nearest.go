package check

import "iter"

// nearest returns the name that an editor most likely meant by word, "" where none is
// near: at most a third of its letters, and never more than three, are different.
func nearest(word string, names iter.Seq[string]) string {
	best, least := "", min(3, max(1, len(word)/3))+1
	for name := range names {
		if d := distance(word, name, least); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is the number of letters to add, drop or change, or limit where it is more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := diagonal
			if a[i] != b[j] {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return min(row[len(b)], limit)
}
