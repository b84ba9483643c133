package check

import (
	"fmt"

	"casebook/generator/numeral"
)

// spaceInFigure finds a blank that scanners and converters put into a figure or its brackets: 2.22 ％, 21. 0％, （2 ）.
func (p *passage) spaceInFigure(i int) (fault, bool) {
	before, after := p.rune(i-1), p.rune(i+1)
	put := fault{i, i + 2, fmt.Sprintf("“%s”里多了空格", p.slice(p.figureStart(i), i+2)), "a space within a figure", string(after), false}
	switch {
	case numeral.Arabic(before) >= 0 && oneOf(after, "%％"):
		return put, isHan(p.rune(p.figureStart(i)-1)) && p.setsClose(i, after)
	case before == '.' && numeral.Arabic(p.rune(i-2)) >= 0 && numeral.Arabic(after) >= 0:
		end := i + 1
		for numeral.Arabic(p.rune(end)) >= 0 {
			end++
		}
		return put, end-i <= 3 && oneOf(p.rune(end), "%％万亿元吨倍") && isHan(p.rune(p.figureStart(i)-1))
	case numeral.Arabic(before) >= 0 && oneOf(after, "）)"):
		start := p.figureStart(i)
		return put, i-start <= 2 && oneOf(p.rune(start-1), "（(") && isHan(p.rune(i+2))
	}
	return fault{}, false
}

// figureStart is where the figure begins that ends before rune i.
func (p *passage) figureStart(i int) int {
	for i > 0 && (numeral.Arabic(p.runes[i-1]) >= 0 || p.runes[i-1] == '.') {
		i--
	}
	return i
}

// setsClose tells whether the line of rune i sets the sign directly behind other figures, so that a blank there is no habit: 3 万吨, 5 % is one.
func (p *passage) setsClose(i int, sign rune) bool {
	from, to := p.line(i)
	for k, r := range p.signsIn(from, to) {
		if r == sign && numeral.Arabic(p.rune(k-1)) >= 0 {
			return true
		}
	}
	return false
}
