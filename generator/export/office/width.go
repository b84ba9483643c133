package office

// Width is about how many Latin letters a text is as wide as, for columns of tables: Chinese
// characters and their punctuation stand in a square of two.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 { // the first block of Unicode with them: CJK Radicals Supplement
			n++
		}
	}
	return n
}
