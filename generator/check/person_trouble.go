package check

import (
	"strings"
	"sync"

	"casebook/generator/anyof"
)

// notIll takes out the words that hold 患 and tell of nobody's illness.
var notIll = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("隐患", "", "患者", "", "水患", "", "忧患", "", "患难", "", "后患", "", "患得患失", "", "防患", "")
})

// troubled tells whether what follows a name of three characters tells of a misfortune, a debt, an offence or an aid that is its
// bearer's or the family's, whatever he or she is called before it: 退伍军人曹国庆家中老母卧床, 下河组的田桂香家的房子是危房.
func (p *passage) troubled(from, to int) bool {
	if to-from != 3 || !p.givenOnly(from, to) && !(p.s.sets.common.has(p.runes[from]) && p.nickname(from)) || !p.namedAlone(from) {
		return false
	}
	if p.foreign(from) || !p.strictEnd(to) && !p.beginsClause(to) && !p.s.sets.follows.has(p.rune(to)) {
		return false
	}
	a, b := p.sentence(from)
	sentence := p.slice(a, b)
	if anyof.Contains(sentence, publicCareers[:]...) || helper(sentence) || anyof.Contains(sentence, "烈士", "牺牲", "支书", "民警", "教师", "医生", "驻村", "队员", "法院", "检察", "公司", "将军", "战士", "研制", "疗法", "治疗患者", "资助", "收养", "借住", "讲解") {
		return false
	}
	rest := notIll().Replace(p.slice(to, b))
	if p.hasAt(to, "说", "讲", "告诉", "激动", "感慨", "感激") { // who speaks must speak of himself
		return anyof.Contains(rest, "我家", "他家", "她家", "我这", "我的病", "自己", "我老伴", "我儿", "我媳妇", "我丈夫") && (ownTrouble(rest) || anyof.Contains(rest, "补助", "住院", "报销"))
	}
	return ownTrouble(rest)
}

// ownTrouble tells whether a text speaks of what only a private person or family meets with.
func ownTrouble(text string) bool {
	return ownNeed(text) || anyof.Contains(text, "早逝", "病故", "丧偶", "改嫁", "离家出走", "酗酒", "赌博", "吸毒", "刑满", "拘留", "判刑", "盗窃", "外债", "治病", "看病", "自闭症", "无儿无女",
		"相依为命", "困难户", "贫困户", "兜底户", "监测户", "贫困帽", "纯收入不", "收入只有", "收入不足", "家徒四壁", "摔下", "雨露计划",
		"病逝", "苦命", "举步维艰", "揭不开锅", "身亡", "溺水", "积蓄", "拘役", "徒刑", "醉驾", "酒驾", "虚报冒领", "党内严重警告", "党内警告", "轻生", "流浪", "求助电话")
}

// nickname tells whether a given name is what villages call people by: 彭老五, 吴老栓.
func (p *passage) nickname(from int) bool {
	return p.rune(from+1) == '老' && p.s.sets.given.has(p.rune(from+2))
}

// namedAlone tells whether a name can begin at rune i: behind a mark, 的, or a word for a person, which ends as such words do.
func (p *passage) namedAlone(i int) bool {
	r := p.rune(i - 1)
	if !isHan(r) || oneOf(r, "的叫") {
		return p.s.sets.common.has(p.runes[i]) || p.givenOnly(i, i+3) && p.strictEnd(i+3)
	}
	return oneOf(r, "人年婿象表兵工者员户生师匠妇女汉嫂民居友童孩妻夫母父伴")
}
