package check

// How a story leads up to a person whom it gives no role: by kinship (长孙李某, 老伴何某), by 叫.

// kinships of persons, as they stand before a name.
var kinWords = [...]string{"妻子", "丈夫", "儿子", "女儿", "母亲", "父亲", "老伴", "孙子", "孙女", "奶奶", "爷爷", "婆婆", "公公", "儿媳", "户主", "哥哥", "弟弟", "姐姐", "妹妹", "爸爸", "妈妈", "爱人", "媳妇", "女婿", "配偶", "家老大", "家老二", "家老三", "家老四",
	"岁的老人", "岁老人", "小朋友", "养女", "养子", "侄子", "侄女", "外孙", "外孙女", "岳父", "岳母", "男主人", "女主人", "长孙", "长子", "次子", "长女", "次女", "堂弟", "堂哥", "表哥", "表弟", "弟媳", "孙儿", "老父亲", "老母亲"}

// kinBefore tells whether a word of kinship stands before rune i: one that is no end of another word, as of 孔子弟弟.
func (p *passage) kinBefore(i int) bool {
	for _, word := range kinWords {
		if p.hasBefore(i, word) {
			return !(word == "弟弟" && p.hasBefore(i-2, "子"))
		}
	}
	return false
}

// toldOf tells whether a story of a village names somebody by kinship or by 叫 who is nobody in public.
func (p *passage) toldOf(from, to int) bool {
	if to-from != 3 || p.page == nil || !p.s.sets.common.has(p.runes[from]) {
		return false
	}
	called := p.rune(from-1) == '叫' && (p.calledBefore(from) || p.hasAnyBefore(from, "个叫", "位叫", "名叫", "，叫", "人叫", "我叫"))
	if !called && !p.kinBefore(from) || !p.givenOnly(from, to) || !p.page.ofVillage() {
		return false
	}
	a, b := p.sentence(from)
	return !containsAny(p.slice(a, b), publicCareers[:]...)
}

// ofVillage tells whether a narrative tells of a village's people, and not of history or of states.
func (n *page) ofVillage() bool {
	signs := 0
	for _, p := range n.texts {
		if containsAny(p.text, "楷模", "功臣", "英雄", "先进事迹", "院士", "烈士", "饰）", "饰)") {
			return false // of one who is known to all, or of a film
		}
		if containsAny(p.text, "村民", "贫困户", "村里", "全村", "农户", "驻村", "乡亲", "脱贫") {
			if signs++; signs > 2 {
				return true
			}
		}
	}
	return signs > 0 && len(n.texts) < 4
}
