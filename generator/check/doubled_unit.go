package check

import (
	"fmt"

	"casebook/generator/lazyregexp"
)

// A number that says its unit twice, or in two ways at once: 百分之92%, 300元元, 1.2亿万元, 提高3%个百分点.

var (
	percentTwice = lazyregexp.New(`百分之(?:[0-9.]+|[零一二三四五六七八九十百点]+)([%％])`)
	pointsOfRate = lazyregexp.New(`[0-9]([%％])个百分点|百分之(?:[0-9.]+|[零一二三四五六七八九十百点]+)(个百分点)`)
	twoScales    = lazyregexp.New(`[0-9](亿万|万万|亿亿)(?:元|人|亩|斤|公斤|吨|户)`)
	// What may stand behind a unit is a word that begins as the unit does: 30人人均, 12户户主, 5亩亩均.
	unitTwice = lazyregexp.New(`[0-9万亿多余](元元|亩亩|米米|吨吨|%%|％％|块元|里里|斤斤|人人|户户)([\p{Han}]?)`)
)

// wordsWithUnit are the characters that make a word with a unit, where it stands twice.
func wordsWithUnit(twice string) string {
	switch twice {
	case "人人":
		return "人均口民才员工次数力们士事大物选际文行为身居格心情畜寿防社武手均有皆都"
	case "元元":
		return "月旦宵宝素气"
	case "户户":
		return "户均主籍型数用内外厕长通有都"
	case "亩亩":
		return "均产"
	case "吨吨":
		return "位钢"
	case "里里":
		return "外"
	case "斤斤":
		return "计"
	case "米米":
		return "粉业线"
	}
	return ""
}

// findDoubledUnits reports the second of the two.
func (p *passage) findDoubledUnits() {
	report := func(from, to int) {
		word := p.text[from:to]
		i, j := p.runeAt(from), p.runeAt(to)
		p.report(doubledWordID, i, j, msg(fmt.Sprintf("单位“%s”多了一个", word), fmt.Sprintf("%q gives the unit twice", word)), msg("只留一个单位", "give the unit once"))
	}
	if p.holds("百分之") && p.holds("%", "％") {
		for _, m := range percentTwice.FindAllStringSubmatchIndex(p.text, -1) {
			report(m[2], m[3])
		}
	}
	if p.holds("%个百分点", "％个百分点") || p.holds("百分之") && p.holds("个百分点") {
		for _, m := range pointsOfRate.FindAllStringSubmatchIndex(p.text, -1) {
			report(max(m[2], m[4]), max(m[3], m[5]))
		}
	}
	if p.holds("亿万", "万万", "亿亿") {
		for _, m := range twoScales.FindAllStringSubmatchIndex(p.text, -1) {
			report(m[2], m[3])
		}
	}
	if !p.holds("元元", "亩亩", "米米", "吨吨", "%%", "％％", "块元", "里里", "斤斤", "人人", "户户") {
		return
	}
	for _, m := range unitTwice.FindAllStringSubmatchIndex(p.text, -1) {
		if next := p.text[m[4]:m[5]]; next == "" || !oneOf(firstOf(next), wordsWithUnit(p.text[m[2]:m[3]])) {
			report(m[2], m[3])
		}
	}
}
