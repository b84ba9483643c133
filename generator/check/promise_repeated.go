package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Promises whose items all repeat the word that is counted, in one paragraph: 把好三关：①材料关；②工期关, “三个注重”…1.注重…2.注重…,
// “双公开”（账目公开、结果公开）. That word says which items belong to the promise. What stands in bullets and headings below is read by findPromisesAbove.

var (
	repeatedQuoted = lazyregexp.New(`“([双两三四五六七八九十])个?([\p{Han}]{1,4})”`)
	repeatedGates  = lazyregexp.New(`[好过守严][紧把住好]?([三四五六七八九])(?:道|大)?(关)口?：`)
	repeatedPoint  = lazyregexp.New(`(?:^|[。；：，、\s])(?:[①-⑨]|[1-9][.．、]|（[1-9一二三四五六七八九]）)([\p{Han}]{2,})`)
	repeatedList   = lazyregexp.New(`^[\p{Han}]{0,6}(?:（|：|，即)([^“”。；！？：（）\n]{4,80})[）。；，]?`)
	repeatedBefore = lazyregexp.New(`(?:做到|实现|达到|确保|落实|坚持|突出)((?:[\p{Han}]{2,4}、)+[\p{Han}]{2,4})$`)
)

// findRepeatedPromises holds each such promise against its items.
func findRepeatedPromises(p *passage) {
	if p.where != inBody {
		return
	}
	if p.holds("“") {
		for _, m := range repeatedQuoted.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdRepeated(m)
		}
	}
	if p.holds("关：", "关口：") {
		for _, m := range repeatedGates.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdRepeated(m)
		}
	}
}

// holdRepeated holds the promise that m found, its number first and the counted word second, against the items that repeat the word.
func (p *passage) holdRepeated(m []int) {
	if strings.HasPrefix(p.text[m[1]:], "“") || anyof.Suffix(p.text[:m[0]], "”", "”、", "”和") {
		return // “三个强化”“四个注重”: the items belong to all of them
	}
	first, _ := firstRune(p.text[m[2]:])
	promised, word := numeral.Digit(first), p.text[m[4]:m[5]]
	if first == '双' {
		promised = 2
	}
	have := p.pairedItems(m, word, first == '双')
	if have == 0 {
		have = p.itemsBefore(m, word)
	}
	if have == 0 {
		have = pointsRepeating(p.text[m[1]:], word)
	}
	if have < 2 || have == promised || have > promised+2 || have < promised-2 {
		return
	}
	p.reportAt(m[0]+strings.Index(p.text[m[0]:m[1]], string(first)), m[5], have)
}

// pairedItems counts the items of “双公开”（账目公开、结果公开）, which all end or all begin with the word or hold it once. Other numbers are read by
// findQuotedPromises.
func (p *passage) pairedItems(m []int, word string, both bool) int {
	list := repeatedList.FindStringSubmatch(p.text[m[1]:])
	if !both || list == nil || strings.Contains(list[1], "等") {
		return 0
	}
	items := strings.FieldsFunc(list[1], func(r rune) bool { return oneOf(r, "、，") })
	for _, item := range items {
		if strings.Count(item, word) != 1 || len(items) < 2 {
			return 0
		}
	}
	return len(items)
}

// itemsBefore counts the items of 做到走访、建档、回访“三个百分之百”, whose word is what is done with each.
func (p *passage) itemsBefore(m []int, word string) int {
	list := repeatedBefore.FindStringSubmatch(p.text[:m[0]])
	if list == nil || !anyof.Prefix(word, "百分之百", "到位", "全覆盖", "不误", "清零", "达标") || anyof.Contains(list[1], "和", "与", "等") {
		return 0
	}
	return strings.Count(list[1], "、") + 1
}

// pointsRepeating counts the numbered points of a text that begin or end with the word, from the first that is numbered on; 0 where one does not.
func pointsRepeating(text, word string) int {
	points := repeatedPoint.FindAllStringSubmatch(text, -1)
	for _, point := range points {
		if !anyof.Prefix(point[1], word) && !anyof.Suffix(point[1], word) {
			return 0
		}
	}
	return len(points)
}
