package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Where a list ends that a promise counts, and what cannot be its list: a sum behind its last item, an item that only a comma parts from the
// one before, places of another rank than those that are counted.

// withoutSum leaves out the last of the items where it is what they come to: 水池5口；水渠3公里；共投入80万元.
func withoutSum(items []string) []string {
	if last := len(items) - 1; last > 1 && sumsUp(firstClause(items[last])) {
		return items[:last]
	}
	return items
}

// sumsUp tells whether a clause says what the things before it come to, and names none of its own.
func sumsUp(clause string) bool {
	if !strings.ContainsAny(clause, "0123456789") {
		return false
	}
	return anyof.Prefix(clause, "共", "总", "累计", "计划") || anyof.Contains(clause, "共计", "合计", "总计", "总投资", "总额")
}

// shortestForm is how many characters two clauses share at least that tell the same of different things: 减少到 of 水池由5口减少到3口.
const shortestForm = 3

// furtherClauses is how many clauses behind commas in the items of a list have the form of its first, and may be items as well.
func furtherClauses(items []string) int {
	n := 0
	first := clauseForm(items[0])
	for _, item := range items {
		clauses := strings.Split(item, "，")
		for _, c := range clauses[1:] {
			if sameForm(first, clauseForm(c)) {
				n++
			}
		}
	}
	return n
}

func firstClause(text string) string {
	clause, _, _ := strings.Cut(text, "，")
	return clause
}

// clauseForm is the first clause of a text with 0 for each number.
func clauseForm(text string) []rune {
	var form []rune
	for _, r := range firstClause(text) {
		if numeral.Arabic(r) >= 0 || r == '.' {
			if n := len(form); n > 0 && form[n-1] == '0' {
				continue
			}
			r = '0'
		}
		form = append(form, r)
	}
	return form
}

// sameForm tells whether two clauses with a number share a run of words.
func sameForm(a, b []rune) bool {
	if !strings.ContainsRune(string(a), '0') || !strings.ContainsRune(string(b), '0') {
		return false
	}
	text := string(b)
	for i := 0; i+shortestForm <= len(a); i++ {
		if run := string(a[i : i+shortestForm]); !strings.ContainsRune(run, '0') && strings.Contains(text, run) {
			return true
		}
	}
	return false
}

// placeRank is the rank of places whose names end with a character, 0 for characters that end none.
func placeRank(last rune) int {
	switch last {
	case '省':
		return 1
	case '市', '州':
		return 2
	case '县', '区', '旗':
		return 3
	case '乡', '镇':
		return 4
	case '村', '屯', '寨':
		return 5
	case '组':
		return 6
	}
	return 0
}

// countsOtherPlaces tells whether a promise, which is [i,i+length), counts places of another rank than those listed: 青山县、河口县的3个乡镇.
func (p *passage) countsOtherPlaces(i, length int, l list) bool {
	for k := i + 1; k < i+min(length, 4); k++ {
		if p.runes[k] == '个' {
			counted, listed := placeRank(p.rune(k+1)), placeRank(lastRune(l.text))
			if p.hasAt(k+1, "街道", "社区", "行政村", "自然村", "建制村", "贫困村") {
				counted = placeRank('村')
			}
			return counted > 0 && listed > 0 && counted != listed
		}
	}
	return false
}

// withoutBrackets leaves out what stands in brackets.
func withoutBrackets(text string) string {
	var out []rune
	depth := 0
	for _, r := range text {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth = max(depth-1, 0)
		default:
			if depth == 0 {
				out = append(out, r)
			}
		}
	}
	return string(slices.Clip(out))
}
