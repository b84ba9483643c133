package check

import (
	"fmt"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// Numbers that were typed wrongly: with a letter for a digit (4O户, l20户), with two decimal points (1.2.5万元). A year is
// year-mangled's.

// countedBehind are what may stand right behind a number that counts or measures.
const countedBehind = "户人个村万元亿亩%％吨家座公千名项套处次口条间所盏头只株棵米毫厘克台眼月日"

// findMistypedNumbers reports them in narratives, and keeps other rules from reading their pieces.
func (p *passage) findMistypedNumbers() {
	if p.where != inBody {
		return
	}
	done := 0
	for i, r := range p.signsIn(0, len(p.runes)) {
		switch {
		case i < done:
		case isNought(r) || isOne(r):
			done = p.lettersInNumber(i)
		case r == '.' && numeral.Arabic(p.rune(i-1)) >= 0:
			done = p.twoPoints(i)
		}
	}
}

func isNought(r rune) bool { return oneOf(r, "OoОＯｏ") }
func isOne(r rune) bool    { return oneOf(r, "lIｌＩ") }

// lettersInNumber reports a number of which the letter at rune i is a digit, and returns where it ends. A letter that ends one is only
// taken for its digit where a measure that no letter has stands behind it: 5l is a litre's abbreviation too.
func (p *passage) lettersInNumber(i int) (end int) {
	from, to := i, i+1
	inside := func(r rune) bool { return numeral.Arabic(r) >= 0 || isNought(r) || isOne(r) }
	for from > 0 && inside(p.runes[from-1]) {
		from--
	}
	for inside(p.rune(to)) {
		to++
	}
	right, digits := make([]rune, 0, to-from), 0
	for _, r := range p.runes[from:to] {
		switch d := numeral.Arabic(r); {
		case d >= 0:
			digits++
			right = append(right, '0'+rune(d))
		case isNought(r):
			right = append(right, '0')
		default:
			right = append(right, '1')
		}
	}
	if digits == 0 || isNought(p.runes[from]) || right[0] == '0' || isLatin(p.rune(from-1)) || oneOf(p.rune(from-1), "-.+") || !oneOf(p.rune(to), countedBehind) ||
		isOne(p.runes[to-1]) && !oneOf(p.rune(to), "户人个村元") && !(p.rune(to) == '月' && p.rune(from-1) == '年') {
		return to
	}
	number := string(right)
	p.mangled = append(p.mangled, [2]int{from, to})
	rule := punctuationID
	if p.rune(to) == '月' && p.rune(from-1) == '年' {
		rule = yearMangledID // a date, as 2月30日 is
	}
	p.out.add(problem.Problem{Rule: rule, Span: p.span(from, to), Edits: p.put(from, to, number),
		Message: msg(fmt.Sprintf("数字里有字母：“%s”", p.slice(from, to)), fmt.Sprintf("a letter within a number: %q", p.slice(from, to))), Hint: msg("写成“"+number+"”", "write "+number)})
	return to
}

// twoPoints reports a number with a second decimal point behind the one at rune i: 1.2.5万元, and not 1.2.5 or 1.2.3条 (a version, a
// section), and returns where it ends.
func (p *passage) twoPoints(i int) (end int) {
	from, to, points := i, i, 0
	for from > 0 && numeral.Arabic(p.runes[from-1]) >= 0 {
		from--
	}
	for p.rune(to) == '.' && numeral.Arabic(p.rune(to+1)) >= 0 {
		points++
		for to++; numeral.Arabic(p.rune(to)) >= 0; {
			to++
		}
	}
	if points != 2 || isLatin(p.rune(from-1)) || oneOf(p.rune(from-1), "第-./") || p.startsLine(from) || !p.hasAt(to, "万", "亿", "元", "亩", "吨", "公里", "公顷", "公斤", "%", "％", "千克", "平方米", "立方米") {
		return to
	}
	p.mangled = append(p.mangled, [2]int{from, to})
	p.report(punctuationID, from, to, msg(fmt.Sprintf("“%s”有两个小数点", p.slice(from, to)), fmt.Sprintf("%q has two decimal points", p.slice(from, to))),
		msg("对照原文件，写成一个数；是两个数的，中间用“、”", "restore the number from the source"))
	return to
}
