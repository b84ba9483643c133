package check

import (
	"strings"

	"casebook/generator/numeral"
)

// Quotations beside each other that a number behind them counts: 围绕“产业兴”“生态美”“百姓富”三大目标, 念好“山”“水”“田”三字经.

// findQuotedRuns holds the number against how many quotations there are.
func findQuotedRuns(p *passage) {
	if p.where != inBody || !p.holds("”“", "”、“", "”和“") {
		return
	}
	for i, r := range p.signsIn(0, len(p.runes)) {
		if r != '”' {
			continue
		}
		n, length := p.countOfQuotations(i + 1)
		if length == 0 {
			continue
		}
		k, from := p.quotedRunBefore(i)
		if k < 2 || k == n || k != n-1 && k != n+1 || k == 2 && !oneOf(p.rune(i+2), "大张篇字") || oneOf(p.rune(from-1), "、和与及”") {
			continue
		}
		p.brokenPromise(i+1, i+1+length, p.slice(i+1, i+1+p.promiseEnd(i+1, length)), k, p.slice(from, i+1))
	}
}

// countOfQuotations reads the number at rune i: 三大目标, 三字经, 三个字 of single characters.
func (p *passage) countOfQuotations(i int) (n, length int) {
	n, size := p.numeral(i)
	if n > 1 && n <= 12 && p.hasAt(i+size, "字经", "字诀") {
		return n, size + 2
	}
	n, length = p.promiseAt(i)
	if length == 0 || p.listGoesOn(i+1) || p.countsCharacters(i, length) && p.rune(i-3) != '“' || numeral.Digit(p.rune(i)) < 0 && numeral.Arabic(p.rune(i)) < 0 {
		return 0, 0
	}
	return n, length
}

// quotedRunBefore counts the quotations that end with the closing mark at rune end, one directly behind the other, and returns where the first
// begins.
func (p *passage) quotedRunBefore(end int) (n, from int) {
	for {
		open := end - 1
		for open >= 0 && end-open < 24 && !oneOf(p.runes[open], "“”。") {
			open--
		}
		if p.rune(open) != '“' {
			return 0, 0
		}
		n, from = n+1, open
		switch {
		case p.rune(open-1) == '”':
			end = open - 1
		case (p.rune(open-1) == '、' || n == 1 && oneOf(p.rune(open-1), "和与及")) && p.rune(open-2) == '”':
			end = open - 2
		default:
			return n, from
		}
	}
}

// sameVerb returns how the points of a list are marked that each begin with a number and the verb of the first: 一抓源头，二抓分类. It is nil for other
// lists.
func sameVerb(names string) func(k int) []string {
	rest, ok := strings.CutPrefix(names, "一")
	verb, size := firstRune(rest)
	if !ok || !isHan(verb) || oneOf(verb, "是要个支名大项级条类种次批些体般切定样直起旦步系律方边面手年月天日户村人座张本") || !strings.Contains(rest[size:], "二"+string(verb)) {
		return nil
	}
	return func(k int) []string { return []string{numeral.Format(k) + string(verb)} }
}
