package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// What a text tells twice of its year in the same words: 全年集体工业累计实现总产值35558亿元 …… 全年集体工业实现总产值35567亿元.

// shortestYearTotal is how many characters name what such a number is of, without the words that name nothing.
const shortestYearTotal = 6

// nearestYearTotals is by what share two numbers that are meant for one may be apart.
const nearestYearTotals = 1.01

// ofSentence are the marks that a sentence or a clause with its own subject begins behind.
const ofSentence = "。！？；\n"

// yearTotalOf names what figure i is the year's total of, "" where that is not said from the sentence's beginning on.
func (p *passage) yearTotalOf(i int) (s statement, name string) {
	f := p.figures[i]
	if f.Bound != quantity.Exact || isShare(f.Unit) || f.Unit == "" || f.Unit == "倍" || significantDigits(p.text[f.Start:f.End]) < digitsOfAmount {
		return s, ""
	}
	clause := strings.TrimLeft(sentenceBefore(cutBefore(p.text[:f.Start], longestMatter), ofSentence), " 　")
	noun, ofYear := strings.CutPrefix(clause, "全年")
	if !ofYear || strings.ContainsAny(clause, "，、：（(“") || anyof.Contains(clause, "均", "每", "比", "增", "减", "计划", "目标", "预计", "其中") {
		return s, ""
	}
	if noun = saidOfTotal.ReplaceAllString(noun, ""); runeCount(noun) < shortestYearTotal {
		return s, ""
	}
	return p.statement(i), noun + string(f.Unit)
}

// saidOfTotal are the verbs before a total, which name nothing.
var saidOfTotal = lazyregexp.New(`累计|共计|总共|完成|实现|达到|共|达|为|了`)

// compareYearTotals holds each such number against the first of its name.
func (n *page) compareYearTotals(p *passage, first map[string]statement) {
	if !p.holds("全年") {
		return
	}
	for i := range p.figures {
		s, name := p.yearTotalOf(i)
		if name == "" {
			continue
		}
		was, seen := first[name]
		if !seen {
			first[name] = s
			continue
		}
		x, y := was.claim.Value.Float64(), s.claim.Value.Float64()
		if sameStep := decimalsOf(was.text) == decimalsOf(s.text); sameStep && x != y && max(x, y) <= nearestYearTotals*min(x, y) && !n.severalPlaces() {
			n.reportTwoValues(was, s)
		}
	}
}
