package check

import (
	"strings"

	"casebook/generator/anyof"
)

// How the genre leads up to a private person: 她叫谢某, 走进聂某家, 见到佘某时, 尹某，29岁. What is reported of the person in
// the sentence and in the two behind it makes it a private matter.

// followed returns the sentence of rune i and the two behind it.
func (p *passage) followed(i int) string {
	a, b := p.sentence(i)
	for range 2 {
		if b+1 < len(p.runes) && b-a < longestSentence {
			_, b = p.sentence(b + 1)
		}
	}
	return p.slice(a, b)
}

// calledBefore tells whether the words before rune i say that somebody is called what follows: 她叫, 户主叫, 老人名叫.
// 他叫来医生 and 叫大家 are no names, which the characters behind decide.
func (p *passage) calledBefore(i int) bool {
	if p.rune(i-1) != '叫' {
		return false
	}
	return oneOf(p.rune(i-2), "他她名主汉婆妈爷奶嫂妻夫娘") || p.hasAnyBefore(i-1, "老人", "女孩", "男孩", "孩子", "姑娘", "小伙子", "儿子", "女儿", "妇女", "村民", "贫困户")
}

// inNeed tells whether the words around a name of three characters lead up to a person, and what follows tells of
// poverty or illness.
func (p *passage) inNeed(from, to int, ended bool) bool {
	if to-from < 3 && !p.s.sets.common.has(p.runes[from]) || !p.givenOnly(from, to) && !p.s.sets.common.has(p.runes[from]) {
		return false
	}
	if !p.visited(from, to) && !p.agedVillager(from, to) && !(ended && p.beginsWithNeed(from, to)) {
		return false
	}
	text := p.followed(from)
	if a, b := p.sentence(from); p.aged(to) && anyof.Contains(p.slice(a, b), "书记", "主任", "支书", "校长", "医生", "教师", "队长", "干部") {
		return false
	}
	return ownNeed(text) && !anyof.Contains(text, "烈士", "教授", "研究员", "作家", "记者", "代表")
}

// agedVillager tells whether the age of the one who is named follows: 村的陈桂珍，今年72岁.
func (p *passage) agedVillager(from, to int) bool {
	ofVillage := p.rune(from-1) == '的' && oneOf(p.rune(from-2), "村组屯寨")
	return (ofVillage || p.mayBegin(from)) && p.aged(to)
}

// beginsWithNeed tells whether a clause begins with a name and goes on with what its bearer suffers from.
func (p *passage) beginsWithNeed(from, to int) bool {
	return to-from > 2 && p.mayBegin(from) && !isHan(p.rune(from-1)) &&
		p.hasAt(to, "家里", "属", "被鉴定", "被评定", "因病", "因残", "患", "身患", "，患", "，因病", "，丈夫", "，妻子")
}

// visited tells whether somebody goes to see the one who is named: 走进聂大勇家, 在村里见到佘文贵时, 来到白桥村曾宏亮的家.
func (p *passage) visited(from, to int) bool {
	if !p.hasAt(to, "家", "的家", "时", "一家", "夫妇", "夫妻", "正", "的时候", "（") {
		return false
	}
	k := max(0, from-16)
	before := p.slice(k, from)
	before = before[strings.LastIndexAny(before, "，。；：")+1:]
	for _, verb := range [...]string{"见到", "走进", "来到", "走访", "遇到", "遇见", "找到", "敲开", "探望", "看望", "走到", "推开", "到了", "慰问", "去了", "回访", "看了"} {
		if i := strings.LastIndex(before, verb); i >= 0 {
			place := before[i+len(verb):]
			return place == "" || anyof.Suffix(place, "村", "组", "屯", "寨", "社区", "村民", "老人", "户")
		}
	}
	return false
}

// aged tells whether an age stands behind a name: ，29岁, 今年62岁, ，现年.
func (p *passage) aged(to int) bool {
	i := to
	for oneOf(p.rune(i), "，,（( ") {
		i++
	}
	for _, w := range [...]string{"今年", "现年", "年仅", "年近", "时年", "男，", "女，"} {
		if p.has(i, w) {
			i += runeCount(w)
			break
		}
	}
	_, size := p.number(i, 3)
	if size == 0 {
		_, size = p.numeral(i)
	}
	return size > 0 && p.rune(i+size) == '岁'
}

// peoplesName returns the length of a name of one of the peoples who have no surnames: of two Tibetan words
// (扎西顿珠), with a Yi clan's name (吉克阿木), with a dot (阿布都·热西提). 0 where none is.
func (p *passage) peoplesName(i int) int {
	first := p.rune(i)
	if first == '阿' {
		if n := p.nameWithA(i); n > 0 {
			return n
		}
	}
	if n := p.transcribedName(i); n > 0 {
		return n
	}
	if p.s.sets.roleEnds.has(p.rune(i - 1)) {
		if n := p.oneWordName(i); n > 0 {
			return n
		}
	}
	if !p.s.sets.peoples.has(first) || !isHan(p.rune(i+1)) {
		return 0
	}
	switch pair := p.slice(i, i+2); {
	case p.s.sets.tibetan[pair]:
		if p.s.sets.tibetan[p.slice(i+2, i+4)] {
			return 4
		}
	case p.s.sets.yi[pair]:
		if p.mayBeGiven(i+3) && oneOf(p.rune(i+2), yiGiven) {
			return 4
		}
	}
	return 0
}

// nameBehindRole returns the length of a name of three characters that stands between a villager's role or an age and what follows
// names, though its characters make a word as well: 村民高山青因, 63岁的全五秀和, 贫困户常青松的.
func (p *passage) nameBehindRole(i int) int {
	if !p.s.sets.roleSurnames.has(p.rune(i)) || !isHan(p.rune(i+1)) || p.s.sets.never.has(p.rune(i+1)) || !p.s.sets.given.has(p.rune(i+2)) || p.inPlace(i, 3) || p.isTitle(i+1) ||
		p.hasAt(i, "温室", "温棚", "保障", "保护", "安置", "安全", "常年", "高龄", "高水", "管理", "管好") || p.hasBefore(i, "党员") {
		return 0 // 残疾人保障法, 商户管理中的
	}
	if needy, plain := p.privateBefore(i); !needy && !(plain && oneOf(p.rune(i-1), "户民农主机工")) && !p.hasAnyBefore(i, "岁的", "家主人") {
		return 0 // 老人祝寿时, 群众管治安
	}
	if !isHan(p.rune(i+3)) && p.hasBefore(i, "岁的") {
		return p.checkEnd(i, 3) // 63岁的全五秀。
	}
	if !p.hasAt(i+3, "的", "因", "靠", "说", "家", "患", "，", "种了", "养了", "留下", "一家", "今年", "去年", "和家", "老人", "这", "在家", "醉", "被", "每", "领", "住", "驾驶", "告诉", "指着", "开着") {
		return 0
	}
	return p.checkEnd(i, 3)
}

// nameBehindNoun returns the length of a name of three characters behind a role or a noun for a person, whatever surname it has, where neither the
// characters nor what stands on their two sides make a word: 脱贫户占小龙、. 0 for none.
func (p *passage) nameBehindNoun(i int) int {
	first, second, third := p.rune(i), p.rune(i+1), p.rune(i+2)
	if !p.s.sets.roleEnds.has(p.rune(i-1)) || !p.s.sets.wide.has(first) && !p.s.sets.roleSurnames.has(first) || !p.givenPair(first, second, third) || p.hasBefore(i, "党员") {
		return 0
	}
	needy, plain := p.privateBefore(i)
	if !needy && !plain && !p.personNoun(i) {
		return 0
	}
	if oneOf(second, wordAfter(first)) || p.phraseAt(i) || p.endsWord(i) || p.inPlace(i, 3) || p.isTitle(i+1) || p.bindsNext(i) && !(needy && p.typicalGiven(i, 3)) && p.followsName(i+3) < 2 && !p.beginsClause(i+3) || p.bindsNext(i+2) || p.beginsClause(i+2) || p.beginsClause(i+1) || p.s.sets.proseWords[p.slice(i+1, i+3)] {
		return 0
	}
	if !p.goesOn(i+3) || !isHan(p.rune(i+3)) && p.followsName(i+3) < 2 && !p.typicalGiven(i, 3) || first == second {
		return 0 // 强强联手
	}
	return p.checkEnd(i, 3)
}

// accusedName returns the length of a name of three characters behind what courts and police call somebody, which a mark ends or what he or she did:
// whatever its characters are: 被告人甲某乙、. 0 for none.
func (p *passage) accusedName(i int) int {
	if !oneOf(p.rune(i-1), "人者") || !p.hasAnyBefore(i, "被告人", "嫌疑人", "被执行人", "遇难者", "死者", "被害人", "受害人") || !p.s.sets.surnames.has(p.rune(i)) || !p.mayBeGiven(i+1) || !p.mayBeGiven(i+2) || p.isTitle(i+1) {
		return 0
	}
	if !oneOf(p.rune(i+3), "、，犯因和与以系为（(") || oneOf(p.rune(i+1), wordAfter(p.rune(i))) {
		return 0
	}
	return 3
}

// wordSurnames are characters that begin names only where a role says so.
const wordSurnames = "班全代付哈木别支危税封滑荣冶寿撒国适寸刀岩罕尼喇忽恽宛揣库隗锁"

// nameWithA returns the length of a name such as 阿木 or 阿依古, which many peoples have, where a role of those in need stands
// before it: 监测对象阿木一家. 阿姨 and the like are kinship.
func (p *passage) nameWithA(i int) int {
	if needy, _ := p.privateBefore(i); !needy && !p.hasAnyBefore(i, "族妇女", "族村民", "族牧民", "族老人", "族姑娘", "族小伙") || oneOf(p.rune(i+1), "姨婆爸妈公伯叔哥姐弟妹爷奶嫂婶") {
		return 0
	}
	for _, n := range [...]int{2, 3, 4} {
		if p.hasAt(i+n, "一家", "家", "的", "因", "靠", "，", "说", "患", "今年", "去年") && isHan(p.rune(i+n-1)) {
			return n
		}
	}
	return 0
}

// The characters that write out names of Turkic and Mongolian languages. Some stand for hardly anything else in prose.
const (
	transcribing = "阿艾奥巴班博布达代德登迪丁都多尔发法夫盖格贡古哈海汗合黑胡吉加江姜杰居卡开凯坎康柯科克肯库扩拉拜来莱兰勒雷里力丽利列林卢鲁鹿吕伦罗洛玛麦满曼莫木姆穆买迈米明乃娜尼努诺帕派盘皮普其恰切青热仁日茹如瑞若萨赛桑沙什莎山舍木士斯苏素塔台坦特提帖铁图吐土托脱瓦外吾乌伍西希锡夏仙肖亚雅牙扬耶也叶伊衣依义音尤于玉孜则扎哲朱佐祖尔荪逊别"
	firstSounds  = "木阿艾伊依乌吐图买麦古帕努库萨热哈玛穆尼亚巴赛吾" // with which they begin
	soundsOnly   = "阿艾尔孜提热依麦买吐古丽玛汗衣帕努库萨姆吾肯拜荪穆茹娜"
)

// transcribedName returns the length of such a name that begins at rune i behind a private role, and is ended by what follows names:
// 村民阿热古提家, 牧民艾合买提靠. 0 for none.
func (p *passage) transcribedName(i int) int {
	if !p.s.sets.firstSounds.has(p.rune(i)) {
		return 0
	}
	if needy, plain := p.privateBefore(i); !needy && !plain && !p.personNoun(i) && !p.hasAnyBefore(i, "名叫", "个叫", "取名") {
		return 0
	}
	n, sounds := 0, 0
	for ; n < longestTranscribed && (oneOf(p.rune(i+n), transcribing) || p.rune(i+n) == '不' && p.rune(i+n-1) == '阿' || n > 1 && p.rune(i+n) == '·'); n++ {
		if oneOf(p.rune(i+n), soundsOnly) {
			sounds++
		}
	}
	if n < 3 || sounds < 2 && (n < 4 || sounds < 1 || p.followsName(i+n) < 2) || p.followsName(i+n) == 0 && !p.beginsClause(i+n) {
		return 0
	}
	return n
}

// longestTranscribed is how many characters one has at most.
const longestTranscribed = 12

// tibetanNames are the words that Tibetan names are made of, two to a name.
const tibetanNames = " 扎西 顿珠 卓玛 次仁 央金 格桑 洛桑 尼玛 达娃 旦增 丹增 平措 多吉 白玛 拉姆 才让 仁青 索南 嘉措 桑吉 巴桑 普布 边巴 强巴 德吉 措姆 旺堆 罗布 次旦 旺姆 曲珍 卓嘎 加措 贡布 旺杰 旺加 才旦 才旺 平杰 仁增 益西 土登 阿旺 欧珠 群培 晋美 江白 次成 央宗 曲宗 拉珍 措毛 吉毛 坚参 旺久 贡觉 罗桑 次旺 曲扎 德庆 拉毛 东主 完玛 更登 久美 华旦 "

// yiClans are names of Yi clans, which stand before the given name.
const yiClans = " 吉克 吉木 沙马 马海 阿苏 阿尔 曲木 曲比 勒格 海来 且沙 木乃 阿木 尔古 俄木 吉伍 阿说 阿苦 尔布 吉则 石一 勒伍 罗洪 阿侯 加拉 吉俄 "

// yiGiven are what the given names behind them begin with.
const yiGiven = "阿木尔古子日呷拉史布莫洛曲石铁惹苏友伍色机克沙有牛色以约热"

// needyWords tells whether a text says of someone that he or she is poor, ill or helped.
func needyWords(text string) bool {
	return anyof.Contains(text, "贫困户", "低收入户", "贫困党员", "低保", "五保", "特困", "困难户", "脱贫户", "监测户", "残疾", "孤儿", "患者", "贫困学生", "贫困生", "受助", "贫困群众", "贫困村民", "救助对象", "帮扶对象", "留守", "空巢", "危房户", "搬迁户")
}

// ill tells whether a sentence speaks of a person's health.
func ill(text string) bool {
	return anyof.Contains(text, "患", "麻风", "麻疯", "肺结核", "尿毒症", "癌", "肿瘤", "关节炎", "心脏病", "糖尿病", "精神病", "白血病", "偏瘫", "瘫痪", "慢性病", "脑瘫", "智力", "失明", "胃病", "肺病", "病发作", "脑出血", "昏迷", "肺部感染", "破伤风", "骨折", "脑梗", "中风", "半身不遂", "卧床", "截瘫", "摔断", "摔伤", "截肢", "肝硬化", "哮喘", "尘肺", "抑郁症", "痴呆", "帕金森", "白内障", "麻痹", "聋", "盲人", "先天性", "脆骨病", "淋巴瘤", "咯血", "卧病", "畸形", "变形坏死", "透析", "化疗", "级残疾", "驼背", "唐氏", "身残", "残障", "致残", "熬药", "肺气肿", "支气管炎", "肝炎", "肾炎", "肾衰", "脑萎缩", "癫痫", "智障", "智残", "肢残", "感染了新冠", "感染新冠", "发烧", "发热", "高烧", "血友病", "红斑狼疮", "股骨", "重病", "大病")
}

// strongNeed tells the same of a sentence.
func strongNeed(text string) bool {
	return needyWords(text) || ill(text) || anyof.Contains(text, "贫困", "致贫", "返贫", "脱贫", "救助", "帮扶", "补助金", "慰问", "危房", "债", "辍学", "重病", "大病", "患病", "治病", "看病", "住院", "化疗", "透析", "丧失劳动", "家庭困难", "生活困难", "低收入", "摘帽", "公益性岗位", "病故", "改嫁", "双亡")
}

// helped tells whether the name is what a verb of aid has for its object: 结对帮扶莫秋荣.
func (p *passage) helped(from, to int) bool {
	if !p.s.sets.common.has(p.runes[from]) || to-from < 3 && !p.strictEnd(to) {
		return false
	}
	if isHan(p.rune(to)) && !oneOf(p.rune(to), "家一的等和与户") && !p.beginsClause(to) {
		return false
	}
	if p.hasAnyBefore(from, "帮助", "协助") {
		a, b := p.sentence(from)
		return strongNeed(p.slice(a, b)) // who is helped to do something needs no help
	}
	for _, verb := range [...]string{"帮扶", "资助", "救助", "慰问", "看望", "扶持", "探望", "照顾", "照料"} {
		if p.hasBefore(from, verb) {
			return true
		}
	}
	return false
}

// dottedVillagers appends those whose names have a dot and stand behind a villager's role: 种植户赛买提·依斯马依力.
func (p *passage) dottedVillagers(list []person) []person {
	if !p.chars.mayHave('·') {
		return list
	}
	for i, r := range p.signsIn(0, len(p.runes)) {
		if r != '·' {
			continue
		}
		for from := i - 2; from >= i-5; from-- {
			needy, plain := p.privateBefore(from)
			if !needy && !(plain && oneOf(p.rune(from-1), "户民农汉")) {
				continue
			}
			for to := i + 3; to <= i+7; to++ {
				if !isHan(p.rune(to - 1)) {
					break
				}
				if p.transcribed(from, to) && (p.followsName(to) > 0 || p.beginsClause(to)) {
					x := person{p: p, from: from, to: to, name: p.slice(from, to), why: plainVillager}
					if needy {
						x.why = privateMatter
					}
					list = append(list, x)
					break
				}
			}
		}
	}
	return list
}

// transcribed tells whether two of the characters of a name write out sounds of languages of China's peoples and hardly anything else: names of
// foreigners have a dot too.
func (p *passage) transcribed(from, to int) bool {
	sounds := 0
	for _, r := range p.runes[from:to] {
		if oneOf(r, soundsOnly) {
			sounds++
		}
	}
	return sounds > 1 && !p.page.diplomatic()
}
