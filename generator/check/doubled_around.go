package check

import (
	"fmt"

	"casebook/generator/numeral"
)

// A word before and behind its own number: 茶园却有5000亩茶园.

// hasWords lead from a word to its number; measuresAround stand between the number and the word.
var (
	hasWords       = [...]string{"有", "达到", "达", "为", "共", "约", "超过"}
	measuresAround = [...]string{"亩", "公顷", "平方公里", "平方米", "公里", "米", "元", "户", "人", "名", "个", "家", "座", "条", "吨", "公斤", "斤", "所", "处", "栋", "辆", "台", "头", "只", "株", "棵", "口", "眼", "位", "间", "套", "件", "项", "支"}
)

// around holds the lengths of such a word.
const (
	longestAround  = 6
	shortestAround = 2
)

// wordAroundNumber reports the second of the two.
func (p *passage) wordAroundNumber() {
	if p.digits == 0 || !p.holds("有", "达", "为", "共", "约", "超过") {
		return
	}
	for i := range p.signsIn(0, len(p.runes)) {
		if numeral.Arabic(p.runes[i]) < 0 || !isHan(p.rune(i-1)) {
			continue
		}
		to := i
		for numeral.Arabic(p.rune(to)) >= 0 || oneOf(p.rune(to), ".．万亿千百多余") {
			to++
		}
		for _, measure := range measuresAround {
			if !p.has(to, measure) {
				continue
			}
			for _, has := range hasWords {
				if p.hasBefore(i, has) && p.aroundNumber(i-runeCount(has), to+runeCount(measure)) {
					break
				}
			}
		}
	}
}

// aroundNumber reports the word that ends at rune before and stands again from rune behind on, up to a mark.
func (p *passage) aroundNumber(before, behind int) bool {
	if oneOf(p.rune(before-1), "却只仅共就已还现也都总约") {
		before--
	}
	n := 0
	for n <= longestAround && isHan(p.rune(behind+n)) {
		n++
	}
	word := p.slice(behind, behind+n)
	if n < shortestAround || n > longestAround || !oneOf(p.rune(behind+n), "，。；、") || !p.hasBefore(before, word) {
		return false
	}
	for _, measure := range measuresAround {
		if word == measure || word == "人"+measure {
			return false
		}
	}
	p.report(doubledWordID, behind, behind+n, msg(fmt.Sprintf("“%s”在数字前后各写了一遍", word), fmt.Sprintf("%q is written both before and after its number", word)), msg("删去一个", "delete one"))
	return true
}
