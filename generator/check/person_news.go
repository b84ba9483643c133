package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Names as local news give them: suspects and victims with sex and age in brackets, the dead of an accident, those whom money is
// collected for, several who are named in one list, the first of a couple.

// inNews tells why the bearer of a name is a private person whom such words name; "" where none does.
func (p *passage) inNews(from, to int) string {
	switch {
	case p.sexAndAge(to) && !p.elected(from) && !p.roster() && p.s.sets.surnames.has(p.runes[from]):
		return "与身份、年龄连在一起"
	case p.diedOf(from, to), p.collectedFor(from, to):
		return privateMatter
	case p.firstOfCouple(from, to), p.amongVillagers(from, to), p.household(from, to):
		return plainVillager
	}
	return ""
}

// sexAndAge tells whether brackets behind a name tell what papers and police tell of one whom they name: (男，30岁，某县人).
func (p *passage) sexAndAge(to int) bool {
	bracket := p.bracket(to)
	first, _ := firstRune(bracket)
	return bracket != "" && oneOf(first, "男女") && strings.Contains(bracket, "岁") && !anyof.Contains(bracket, publicCareers[:]...)
}

// kills are the words that lead up to those whom an accident killed, and killed those behind them.
var (
	kills  = [...]string{"造成", "致使", "导致", "撞倒", "撞死", "撞伤", "压死", "砸死", "碾死"}
	killed = [...]string{"当场死亡", "死亡", "身亡", "遇难", "溺亡", "受重伤", "重伤", "受伤", "不治", "抢救无效", "当场身亡"}
)

// diedOf tells whether a name, or the list that it begins or goes on, is of those who came to harm: 造成甲某、乙某当场死亡.
func (p *passage) diedOf(from, to int) bool {
	if !p.hasAnyBefore(from, kills[:]...) || !p.s.sets.common.has(p.runes[from]) && !p.givenOnly(from, to) {
		return false
	}
	rest := p.clauseFrom(to)
	list, _, _ := strings.Cut(rest, "等")
	if anyof.Prefix(rest, killed[:]...) {
		return true
	}
	return anyof.Prefix(list, "、", "和", "及") && runeCount(list) < 14 && anyof.Suffix(list, killed[:]...)
}

// collectedFor tells whether money is given or collected for the one who is named: 为某某捐款.
func (p *passage) collectedFor(from, to int) bool {
	return to-from == 3 && p.givenOnly(from, to) && oneOf(p.rune(from-1), "为给替向帮") && p.hasAt(to, "捐款", "捐了", "募捐", "筹款", "筹集", "筹措", "凑钱", "凑了", "献爱心", "捐助", "治病", "看病", "送去慰问", "交医药费")
}

// pairsOfKin are the words behind the second name of two who belong to one family.
var pairsOfKin = [...]string{"夫妇", "夫妻", "两口子", "父子", "父女", "母子", "母女", "兄弟", "姐妹", "兄妹", "姐弟", "祖孙", "婆媳"}

// firstOfCouple tells whether a name is the first of two who belong to one family: 甲某和乙某夫妇.
func (p *passage) firstOfCouple(from, to int) bool {
	if !oneOf(p.rune(to), "和与、") || to-from != 3 && !p.s.sets.common.has(p.runes[from]) || !p.givenOnly(from, to) {
		return false
	}
	n := p.nameAt(to + 1)
	return n > 0 && p.hasAt(to+1+n, pairsOfKin[:]...) && (p.mayBegin(from) || oneOf(p.rune(from-1), "的民户")) && p.page != nil && !p.page.diplomatic()
}

// household tells whether a name behind that of a village is that of a house: 石桥村余某某家的, and at the beginning of a sentence one that
// farms: 胡某某家种有10亩莲子.
func (p *passage) household(from, to int) bool {
	if to-from != 3 || !p.givenOnly(from, to) {
		return false
	}
	if oneOf(p.rune(from-1), "村组屯寨") && p.hasAt(to, "家的", "家里", "家中", "家，", "家门") {
		return isHan(p.rune(from - 2))
	}
	return !isHan(p.rune(from-1)) && p.s.sets.common.has(p.runes[from]) && p.hasAt(to, "家种了", "家种有", "家种着", "家养了", "家养有", "家养着", "家承包", "家有") && p.tellsOfLand(to)
}

// tellsOfLand tells whether the sentence goes on with acres, animals or what they bring.
func (p *passage) tellsOfLand(to int) bool {
	_, b := p.sentence(to)
	return anyof.Contains(p.slice(to, b), "亩", "头", "只", "来源", "收入", "棵", "群")
}

// fewestTogether is how many people a list names at least.
const fewestTogether = 3

// amongVillagers tells whether a name stands in a list of people of which each is named with what he or she is, and two by the roles of private
// persons: 店里的售货员某某、石桥村农民某某和柳河村农民某某3名.
func (p *passage) amongVillagers(from, to int) bool {
	if !oneOf(p.rune(to), "、和与") || to-from != 3 || !p.givenOnly(from, to) {
		return false
	}
	from, end := from, to
	for from > 0 && to-from < longestSentence && !oneOf(p.runes[from-1], "，。；：“”") {
		from--
	}
	for end < len(p.runes) && end-to < longestSentence && !oneOf(p.runes[end], "，。；：“”") {
		end++
	}
	text := p.slice(from, end)
	if anyof.Contains(text, publicCareers[:]...) {
		return false
	}
	named, private := 0, 0
	for item := range strings.FieldsFuncSeq(text, func(r rune) bool { return oneOf(r, "、和与") }) {
		if m := howMany.FindStringIndex(item); m != nil {
			item = item[:m[0]]
		}
		runes := []rune(item)
		k := len(runes) - 3
		if k < 0 || !p.s.sets.surnames.has(runes[k]) || !p.s.sets.given.has(runes[k+1]) || !p.s.sets.given.has(runes[k+2]) {
			continue
		}
		named++
		if k > 0 {
			needy, plain := privateRoles(runes[k-1])
			if before := string(runes[:k]); anyof.Suffix(before, needy...) || anyof.Suffix(before, plain...) {
				private++
			}
		}
	}
	return named >= fewestTogether && private > 1
}

// howMany is what stands behind the last name of a list.
var howMany = lazyregexp.New(`等?[0-9一二三四五六七八九十]+[名人位]`)
