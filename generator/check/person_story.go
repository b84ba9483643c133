package check

import (
	"iter"
	"strings"

	"casebook/generator/anyof"
)

// How a story leads up to a person whom it gives no role: by kinship (长孙李某, 老伴何某), by 叫.

// kinships of persons, as they stand before a name.
var kinWords = [...]string{"妻子", "丈夫", "儿子", "女儿", "母亲", "父亲", "老伴", "孙子", "孙女", "奶奶", "爷爷", "婆婆", "公公", "儿媳", "户主", "哥哥", "弟弟", "姐姐", "妹妹", "爸爸", "妈妈", "爱人", "媳妇", "女婿", "配偶", "家老大", "家老二", "家老三", "家老四",
	"岁的老人", "岁老人", "小朋友", "养女", "养子", "侄子", "侄女", "外孙", "外孙女", "岳父", "岳母", "男主人", "女主人", "长孙", "长子", "次子", "长女", "次女", "妻弟", "妻妹", "小舅子", "小姨子", "妹夫", "姐夫", "外甥", "外甥女", "堂妹", "表妹", "堂弟", "堂哥", "表哥", "表弟", "弟媳", "孙儿", "老父亲", "老母亲"}

// kinBefore tells whether a word of kinship stands before rune i: one that is no end of another word, as of 孔子弟弟.
func (p *passage) kinBefore(i int) bool {
	for _, word := range kinWords {
		if p.hasBefore(i, word) {
			return !(word == "弟弟" && p.hasBefore(i-2, "子"))
		}
	}
	return false
}

// mentioned tells whether a story of a village names somebody by kinship or by 叫 who is nobody in public.
func (p *passage) mentioned(from, to int) bool {
	if to-from != 3 || p.page == nil || !p.s.sets.common.has(p.runes[from]) {
		return false
	}
	called := p.calledBefore(from) || p.hasAnyBefore(from, "个叫", "位叫", "名叫", "，叫", "人叫", "我叫")
	if !called && !p.kinBefore(from) || !p.givenOnly(from, to) || !p.page.ofVillage() {
		return false
	}
	a, b := p.sentence(from)
	sentence := p.slice(a, b)
	return !anyof.Contains(sentence, publicCareers[:]...) && !anyof.Contains(sentence, "后人", "迁居", "迁来", "始祖", "族谱")
}

// ofVillage tells whether a narrative tells of a village's people, and not of history or of states.
func (n *page) ofVillage() bool {
	signs := 0
	for _, p := range n.texts {
		if p.holds("楷模", "功臣", "英雄", "先进事迹", "院士", "烈士", "饰）", "饰)") {
			return false // of one who is known to all, or of a film
		}
		if p.holds("村民", "贫困户", "村里", "全村", "农户", "驻村", "乡亲", "脱贫") {
			if signs++; signs > 1 {
				return true
			}
		}
	}
	return signs > 0 && len(n.texts) < 4
}

// fewestStated is how many sentences that begin with a name make it that of the one a story is about.
const fewestStated = 2

// protagonists finds those whom a story is about and who are ill, poor or bereaved in it, though no role says so: 韩平均骑着摩托车
// …. 韩平均是…人, …这个汉子是一个已患肺癌的病人.
func (n *page) protagonists() []person {
	mentions := map[string]int{}
	for _, x := range n.subjects {
		mentions[x.name]++
	}
	var found []person
	seen, suffers := map[string]bool{}, map[string]bool{}
	for _, x := range n.subjects {
		if mentions[x.name] < fewestStated || seen[x.name] {
			continue
		}
		is, known := suffers[x.name]
		if !known {
			is = n.suffers(x.name)
			suffers[x.name] = is
		}
		if !is || x.p.history(x.from) {
			continue
		}
		seen[x.name] = true
		x.why = privateMatter
		found = append(found, x)
	}
	return found
}

// suffers tells whether a sentence that names somebody speaks of illness or need, and none of what one is in public.
func (n *page) suffers(name string) bool {
	need := false
	for p, at := range n.named(name) {
		a, b := p.sentence(p.runeAt(at))
		sentence := p.slice(a, b)
		if !need && anyof.Contains(sentence, publicCareers[:]...) && n.disaster() {
			continue // where villagers speak of those who failed them
		}
		if anyof.Contains(sentence, publicCareers[:]...) || anyof.Contains(sentence, "驻村", "支书", "队员", "民警", "教师", "医生", "老师", "校长", "护士", "战士", "摄", "饰", "律师", "法官") {
			return false
		}
		if !need && n.disaster() && anyof.Contains(p.followed(p.runeAt(at)), disasters[:]...) {
			need = true
		}
		need = need || ill(sentence) || anyof.Contains(sentence, "车祸", "低保", "贫困户", "残疾", "丧偶", "守寡", "拄着双拐")
	}
	return need && n.ofVillage()
}

// disasters are words of what a flood, a fire or a landslide does to people and their houses.
var disasters = [...]string{"冲走", "冲倒", "卷走", "遇难", "溺亡", "死去", "丧生", "失踪", "被埋", "活埋", "倒塌", "冲垮", "洪水袭来", "山洪袭来", "烧死", "烧毁", "被大风刮"}

// disaster tells whether a narrative tells of one, in several places.
func (n *page) disaster() bool { return n.stricken.once(n.tellsOfDisaster) }

func (n *page) tellsOfDisaster() bool {
	signs := 0
	for _, p := range n.texts {
		for _, word := range [...]string{"山洪", "洪水", "泥石流", "地震", "火灾", "滑坡", "台风", "溃坝", "遇难"} {
			if p.mayHold(word) {
				signs += strings.Count(p.text, word)
			}
		}
	}
	return signs > 2
}

// named yields where a name stands in the text. Most paragraphs have not all of its characters.
func (n *page) named(name string) iter.Seq2[*passage, int] {
	return func(yield func(*passage, int) bool) {
		for _, p := range n.texts {
			if !p.mayHold(name) {
				continue
			}
			for at := range places(p.text, name) {
				if !yield(p, at) {
					return
				}
			}
		}
	}
}

// namesKnown tells whether a text names somebody whom the country knows, and so his or her family too.
func (p *passage) namesKnown() bool {
	for name := range strings.FieldsSeq(knownToAll) {
		if p.holds(name) {
			return true
		}
	}
	return false
}
