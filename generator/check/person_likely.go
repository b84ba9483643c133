package check

import (
	"strings"

	"casebook/generator/anyof"
)

// A person whom no known role, age or kinship leads up to: 老实巴交的闵大旺因为赌博输光了彩礼钱. Several things must speak for a name together, none of
// which says enough by itself: its characters, what stands on its two sides, a trouble that only a private person has.

// How much must speak for a name.
const likely = 5

// likelyPerson returns the person who is named at rune i where enough speaks for it.
func (p *passage) likelyPerson(i int) (person, bool) {
	to := i + 3
	x := person{p: p, from: i, to: to}
	first := p.rune(i)
	if !p.s.sets.surnames.has(first) || !p.s.sets.given.has(p.rune(i+1)) || !p.s.sets.given.has(p.rune(i+2)) || oneOf(p.rune(i+1), wordAfter(first)) {
		return x, false
	}
	left, right := p.leadsToName(i), p.followsName(to)
	if left == 0 || right == 0 {
		return x, false
	}
	score := left + right
	if p.s.sets.common.has(first) {
		score++
	}
	if score < likely || p.endsWord(i) || p.inPlace(i, 3) || p.isTitle(i+1) || !p.plausible(i, 3) || p.checkEnd(i, 3) == 0 || p.history(i) ||
		strings.Contains(p.bracket(to), "化名") || p.hasAnyBefore(i, "贫农", "中农", "富农", "地主") {
		return x, false
	}
	a, b := p.sentence(i)
	sentence := p.slice(a, b)
	if !ownTrouble(notIll().Replace(sentence)) || helper(sentence) || anyof.Contains(sentence, publicCareers[:]...) || anyof.Contains(sentence, notPrivate[:]...) {
		return x, false
	}
	x.name, x.why = p.slice(i, to), "与贫困、疾病、救助连在一起"
	return x, true
}

// notPrivate are words of sentences in which the one who is named acts in public.
var notPrivate = [...]string{"烈士", "牺牲", "支书", "民警", "教师", "医生", "驻村", "队员", "法院", "检察", "公司", "将军", "战士", "研制", "疗法", "治疗患者", "资助", "收养", "讲解"}

// leadsToName weighs what stands before a name.
func (p *passage) leadsToName(i int) int {
	r := p.rune(i - 1)
	switch {
	case !isHan(r):
		return 2
	case r == '的':
		return 2
	case oneOf(r, "户员工民生农师匠妇汉嫂妻夫母父伴媳婿兄姐妹弟孩娃童者友象众兵机年"):
		return 3
	case oneOf(r, "给叫为让替对向和跟与由像如有是"):
		return 1
	}
	return 0
}

// followsName weighs what stands behind one.
func (p *passage) followsName(to int) int {
	switch {
	case p.hasAt(to, "因为", "因病", "因残", "只有", "今年", "去年", "说", "家", "患", "身患", "一家", "夫妇", "夫妻", "的儿", "的女", "的丈", "的妻", "的母", "的父", "的老", "的病", "醉", "酒", "靠", "独自", "自幼", "从小", "早年", "年轻时", "一个人", "住院", "突发", "突然"):
		return 3
	case p.hasAt(to, "的", "在", "是", "被", "把", "也", "就", "还", "又", "和", "跟", "与", "一", "从", "因", "向", "没", "不", "已", "每", "为", "将", "却", "便", "于", "自", "曾"):
		return 2
	case !isHan(p.rune(to)):
		return 1
	}
	return 0
}
