package check

import (
	"strings"

	"casebook/generator/anyof"
)

// earns tells whether a text says what somebody earns.
func earns(text string) bool {
	return anyof.Contains(text, "挣", "赚", "工资", "收入", "分红", "增收", "纯利")
}

// earner tells whether a name is led up to as a villager's, or followed by what one is, in a sentence that tells what he
// or she earns or needs: 63岁的某某…多挣2000元; 某村的某某是一名种粮大户, 卖粮收入20万元; 某某是某村村民, …五保户.
func (p *passage) earner(from, to int) bool {
	if to-from < 3 || !p.s.sets.common.has(p.runes[from]) && !p.givenOnly(from, to) {
		return false
	}
	aged := p.hasBefore(from, "岁的")
	ofVillage := p.rune(from-1) == '的' && oneOf(p.rune(from-2), "村组屯寨")
	is := p.hasAt(to, "是", "系") && (ofVillage || p.mayBegin(from)) && anyof.Contains(p.clauseFrom(to+1), "的村民", "村村民", "大户", "普通农民", "养殖户", "种植户", "“新村民”") && !strings.Contains(p.clauseFrom(to+1), "村民小组")
	a, b := p.sentence(from)
	sentence := p.slice(a, b)
	is = is || p.hasAt(to, "就是其中一位", "就是其中之一", "就是其中的一位", "就是其中一员", "就是其中的一员") && p.mayBegin(from) && anyof.Contains(sentence, "村民", "乡亲", "社员", "农户", "脱贫户", "贫困户")
	if !aged && !is {
		return false
	}
	if anyof.Contains(sentence, publicCareers[:]...) || helper(sentence) || anyof.Contains(sentence, "队员", "教师", "医生", "支书", "队长") {
		return false
	}
	return is && !ownTrouble(p.followed(from)) || !is && earns(sentence)
}

// likeHim tells whether a name is given as an example of those in need: 比如说王存和，他家是低保户.
func (p *passage) likeHim(from, to int) bool {
	return to-from > 2 && oneOf(p.rune(to), "，,家") && p.hasAnyBefore(from, "比如说", "比如", "就说", "就拿", "像") && p.s.sets.common.has(p.runes[from]) && ownNeed(p.followed(from))
}
