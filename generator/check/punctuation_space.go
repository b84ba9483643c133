package check

import (
	"fmt"
	"strings"

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

// leastSentence is how many characters a line has at least in which a blank parts no columns and no fields.
const leastSentence = 30

// spaceInSentence finds a blank that stands behind a mark, between a number and its 、, or within the words of a sentence, as a page's links and a
// line's end in another program leave it: 进行了调查， 发现…, 7 、…, 全 省政府.
func (p *passage) spaceInSentence(i int) (fault, bool) {
	before, after := p.rune(i-1), p.rune(i+1)
	if numeral.Arabic(before) >= 0 && after == '、' {
		from, _ := p.line(i)
		return fault{i, i + 2, "序号和“、”之间多了空格", "a space between a number and its mark", "、", false}, i-from <= 2 && p.figureStart(i) == from
	}
	from, to := p.line(i)
	if to-from < leastSentence || !isHan(after) || !p.isProse(from, to) {
		return fault{}, false
	}
	switch {
	case oneOf(before, "，；、"):
		return fault{i - 1, i + 1, fmt.Sprintf("“%c”后面多了空格", before), fmt.Sprintf("a space after %q", string(before)), string(before), false}, i-from > 4
	case isHan(before):
		return fault{i - 1, i + 2, fmt.Sprintf("“%s”中间多了空格", p.slice(i-1, i+2)), fmt.Sprintf("a space within %q", p.slice(i-1, i+2)), string(before) + string(after), false}, p.withinWords(i, from, to)
	}
	return fault{}, false
}

// isProse tells whether the line is one of sentences, by its marks: it has commas and ends as sentences do.
func (p *passage) isProse(from, to int) bool {
	for to > from && isSpace(p.runes[to-1]) {
		to--
	}
	return oneOf(p.rune(to-1), "。！？”；") && strings.Contains(p.slice(from, to), "，")
}

// withinWords tells whether the blank at rune i stands within a clause that neither begins its line nor is quoted: there it may part names, the fields
// of a report's head, the number of an article and its text, or the halves of a slogan.
func (p *passage) withinWords(i, from, to int) bool {
	a, b := i, i+1
	for a > from && isHan(p.runes[a-1]) {
		a--
	}
	for b < to && isHan(p.runes[b]) {
		b++
	}
	if i-a < 2 || b-i < 3 || a == from || !oneOf(p.runes[a-1], "，；") {
		return false
	}
	before := p.slice(from, a)
	return strings.Count(before, "“") == strings.Count(before, "”") && strings.Count(before, "（") == strings.Count(before, "）") &&
		strings.Count(before, "《") == strings.Count(before, "》") && strings.Count(before, "(") == strings.Count(before, ")")
}
