package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// What the words around a name make of its bearer.

// persons appends the people that a text names to list.
func (p *passage) persons(list []person) []person {
	last := person{from: -9, to: -9}
	for i := 0; i+1 < len(p.runes); i++ {
		if !p.s.sets.nameStart.has(p.runes[i]) && !(p.s.sets.behindNoun.has(p.runes[i]) && p.mayLeadUp(i)) {
			continue
		}
		n := p.nameAt(i)
		if n == 0 {
			if x, ok := p.likelyPerson(i); ok {
				list, last = append(list, x), x
				i += 2
			}
			continue
		}
		x, ok := p.personAt(i, i+n, last)
		if !ok {
			if y, likely := p.likelyPerson(i); likely {
				x, ok = y, true
			}
		}
		if !ok {
			if p.page != nil && n == 3 && !isHan(p.rune(i-1)) && p.s.sets.common.has(p.runes[i]) {
				p.page.subjects = append(p.page.subjects, x)
			}
			continue
		}
		list = append(list, x)
		last = x
		i += n - 1
	}
	return list
}

// mayLeadUp tells whether what stands before rune i may lead up to a name of a surname that begins many words.
func (p *passage) mayLeadUp(i int) bool {
	before := p.rune(i - 1)
	return p.s.sets.roleEnds.has(before) || (!isHan(before) || before == '的') && p.s.sets.given.has(p.rune(i+1)) && p.s.sets.given.has(p.rune(i+2))
}

// personAt judges a possible name by the words around it.
func (p *passage) personAt(from, to int, last person) (person, bool) {
	x := person{p: p, from: from, to: to, name: p.slice(from, to)}
	if strings.Contains(p.bracket(to), "化名") {
		return x, false
	}
	if p.meetingLine() || p.ofPaper(from, to) {
		x.public = true
		return x, true
	}
	before := p.beforeName(from)
	ended := !isHan(p.rune(to)) || p.s.sets.follows.has(p.rune(to)) || p.illnessAt(to) || p.beginsClause(to) || p.followsName(to) > 1 || p.accusedName(from) > 0
	switch {
	case p.listed(from, last) && (ended || last.public && to-from == 3 && p.givenOnly(from, to) && p.s.sets.common.has(p.runes[from])):
		x.public, x.why = last.public, last.why
		return x, true
	case p.publicBefore(before) && !(p.rune(before-1) == '的' && p.saidNeedy(to)) && (ended || p.s.sets.common.has(p.runes[from])):
		x.public = true
		x.leads = p.leadsOthers(before)
		return x, true
	case p.publicAfter(to):
		x.public = p.mayBegin(from)
		return x, x.public
	case p.amongStaff(from, to):
		x.public = true
		return x, true
	}
	x.why = p.whyPrivate(from, to, before, ended)
	if x.why != "" && p.history(from) {
		return x, false
	}
	if x.why == "" && p.speaks(from, to) {
		return x, p.masked // a name all the same, which matters where no name may stand
	}
	return x, x.why != ""
}

// privateMatter is why a name is reported that stands with what is nobody else's business.
const privateMatter = "与贫困、疾病、救助连在一起"

// whyPrivate tells why the bearer of a name is a private person; "" where nothing says so.
func (p *passage) whyPrivate(from, to, before int, ended bool) string {
	needy, plain := p.privateBefore(before)
	needy = needy || p.hasAnyBefore(before, "贫困家庭的", "困难家庭的", "低保家庭的", "特困家庭的", "单亲家庭的")
	why := ""
	if !needy {
		why = p.byNoun(from, to, before)
	}
	switch {
	case needy && (ended || p.s.sets.common.has(p.runes[from]) || p.givenOnly(from, to)):
		return privateMatter
	case plain && p.doesGood(from, to):
		return ""
	case plain && (ended || p.nameEnds(from, to)) && p.villager(before, from):
		return plainVillager
	case p.introduced(from, to), p.callsHimself(from, to), p.countedPoor(from, to), p.onAidList(from, to):
		return privateMatter
	case p.rune(from-1) == '的' && to-from > 2 && (p.givenOnly(from, to) || p.s.sets.common.has(p.runes[from]) || p.peoplesName(from) > 0) && p.saidNeedy(to):
		return privateMatter
	case why != "":
		return why
	case p.livesIn(from, to), p.earner(from, to):
		return plainVillager
	case p.inNeed(from, to, ended):
		return privateMatter
	case p.inNews(from, to) != "":
		return p.inNews(from, to)
	case p.mayBegin(from):
		why = p.whyAfter(from, to)
	case p.helped(from, to):
		return "接受帮扶"
	case to-from == 3 && p.givenOnly(from, to) && p.hasAt(to, "老人", "大爷", "大娘", "大妈", "大姐", "老两口", "老汉", "奶奶", "爷爷"), p.rune(from-1) == '的' && p.hasAt(to, "夫妇", "夫妻") && to-from == 3 && p.givenOnly(from, to) && p.page != nil && p.page.ofVillage() && !anyof.Contains(p.followed(from), misfortunes[:]...):
		return plainVillager // 告诉武发运老人
	case p.mentioned(from, to), p.agedBefore(from, to):
		return plainVillager
	}
	if why == "" && (p.troubled(from, to) || p.storyBegins(from, to)) {
		return privateMatter
	}
	return why
}

// saidNeedy tells whether what stands behind a name says that its bearer is one of those in need: 是位残疾人，. 是贫困户的贴心人 says something else.
func (p *passage) saidNeedy(to int) bool {
	if p.hasAt(to, "，被列为", "，被识别为", "，被纳入", "，被认定为", "被列为", "被纳入") {
		return anyof.Contains(p.clauseFrom(to+1), "帮扶", "贫困", "低保", "特困", "监测", "救助")
	}
	if p.rune(to) != '是' {
		return false
	}
	clause := p.clauseFrom(to)
	return runeCount(clause) < 12 && anyof.Suffix(clause, "残疾人", "盲人", "聋哑人", "孤儿", "低收入户", "低保户", "五保户", "贫困户", "特困户", "困难户", "监测户", "脱贫户", "患者", "病人")
}

// agedBefore tells whether an age leads up to a name, of whom nothing public is told: 61岁的周任林说.
func (p *passage) agedBefore(from, to int) bool {
	if !p.hasBefore(from, "岁的") || to-from != 3 || !p.s.sets.common.has(p.runes[from]) && isHan(p.rune(to)) || !p.givenOnly(from, to) && !(p.strictEnd(to) && p.s.sets.given.has(p.runes[to-1])) {
		return false
	}
	a, b := p.sentence(from)
	sentence := ofOthers().Replace(p.slice(a, b))
	return p.page != nil && (p.page.ofVillage() || anyof.Contains(sentence, "老骨头", "拉着", "好政策", "感激", "党和政府", "新房")) && !anyof.Contains(sentence, publicCareers[:]...) && !anyof.Contains(sentence, notPrivate[:]...) && !helper(sentence)
}

// callsHimself tells whether somebody says or is said to be called so in a sentence about poverty or
// illness: 我叫何秀珍; 一个老婆子，叫徐玉兰.
func (p *passage) callsHimself(from, to int) bool {
	if to-from < 3 && !oneOf(p.rune(to), "，。、") || !p.s.sets.common.has(p.runes[from]) && !p.givenOnly(from, to) && p.transcribedName(from) == 0 || !p.hasAnyBefore(from, "我叫", "，叫", "名叫", "我是村民", "全名", "真名", "本名", "取名", "起名", "取名叫", "取名为") && !p.calledBefore(from) {
		return false
	}
	text := p.followed(from)
	return ownNeed(text) || needyWords(text) || anyof.Contains(text, "病故", "去世", "改嫁", "离异", "出走", "相依为命")
}

// onAidList tells whether a name stands in the list of those who are to get aid: 临时救助对象公示：石桥组某某、石磨组某某.
func (p *passage) onAidList(from, to int) bool {
	return (p.aidList.once(p.namesAidList) || from == 0 && p.itemOfAidList()) && (!isHan(p.rune(from-1)) || oneOf(p.rune(from-1), "组村屯寨")) && !isHan(p.rune(to)) && p.givenOnly(from, to)
}

// itemOfAidList tells whether the text is an item of the list that such a paragraph ends by announcing.
func (p *passage) itemOfAidList() bool {
	if p.page == nil || p.prose == nil || p.prose.Kind != prose.ListItem || p.index >= len(p.page.texts) || p.page.texts[p.index] != p {
		return false
	}
	for k := p.index - 1; k >= max(0, p.index-longestAidList); k-- {
		if above := p.page.texts[k]; above.prose.Kind != prose.ListItem {
			return anyof.Suffix(above.text, "：", ":") && above.aidList.once(above.namesAidList)
		}
	}
	return false
}

// longestAidList is how many items above one the paragraph is looked for that announces them.
const longestAidList = 60

// namesAidList tells whether the text names a list of those who are helped.
func (p *passage) namesAidList() bool {
	return p.holds("公示", "名单") && p.holds("脱贫户", "返贫", "边缘易致贫", "救助", "低保", "五保", "特困", "资助", "受助", "危房", "补助", "贫困", "监测对象") && !p.holds("干部", "评选", "先进", "当选", "候选", "领导小组", "工作组")
}

// andHouses is what stands behind the one who is named of several houses: 等9户特困户.
var andHouses = lazyregexp.New(`^等(?:[0-9]+|[一二三四五六七八九十两]+)户\p{Han}{0,8}`)

// countedPoor tells whether names are counted behind as poor: 王二毛、李四喜两户贫困家庭.
func (p *passage) countedPoor(from, to int) bool {
	if m := andHouses.FindString(p.clauseFrom(to)); m != "" && (p.s.sets.common.has(p.runes[from]) || p.givenOnly(from, to)) && (p.mayBegin(from) || oneOf(p.rune(from-1), "为有的")) {
		a, b := p.sentence(from)
		return needyWords(m) || anyof.Contains(m, "困难", "贫困", "低收入", "危房") || ownTrouble(p.slice(a, b))
	}
	if to-from < 3 || !p.mayBegin(from) && !oneOf(p.rune(from-1), "为有的") {
		return false
	}
	rest := p.clauseFrom(to)
	a, _ := p.sentence(from)
	listed := anyof.Contains(p.slice(a, from), "脱贫的", "返贫的", "纳入", "救助", "低保", "特困", "危房", "贫困户")
	for _, group := range [...]string{"两户", "三户", "四户", "2户", "3户", "等户", "两名", "三名", "2名", "3名", "4名", "5名"} {
		if i := strings.Index(rest, group); i >= 0 && (listed || anyof.Prefix(rest[i+len(group):], "贫困", "困难", "低保", "特困", "残疾", "重度残疾", "患", "病", "孤", "失独", "留守", "失业")) {
			return i == 0 || anyof.Prefix(rest, "、", "和")
		}
	}
	return false
}

// introduced tells whether an age or a kinship leads up to the name in a sentence about
// poverty or illness: 63岁的朱某某, 妻子江某某.
func (p *passage) introduced(from, to int) bool {
	if to-from < 3 && !p.strictEnd(to) {
		return false
	}
	if p.likeHim(from, to) {
		return true
	}
	if p.hasBefore(from, "岁的") {
		a, b := p.sentence(from)
		text := p.slice(a, b)
		if strongNeed(text) {
			return !anyof.Contains(text, "书记", "主任", "干部", "烈士", "教师")
		}
		text = p.followed(from) // what follows tells of the same person
		return ownTrouble(text) && !helper(text) && !anyof.Contains(text, "书记", "主任", "干部", "烈士", "教师", "医生", "记者", "队员", "教授", "院士", "战士", "民警")
	}
	if !p.kinBefore(from) {
		return false
	}
	a, b := p.sentence(from)
	if text := p.slice(a, b); strongNeed(text) || anyof.Contains(text, "欠", "离世", "去世", "早逝", "车祸") {
		return !anyof.Contains(text, "书记", "主任", "干部", "烈士", "教师")
	}
	text := p.followed(from)
	return p.aged(to) && ownNeed(text) && !anyof.Contains(text, publicCareers[:]...)
}

// hasAt tells whether one of the words stands at rune i.
func (p *passage) hasAt(i int, words ...string) bool {
	for _, word := range words {
		if p.has(i, word) {
			return true
		}
	}
	return false
}

// clauseFrom returns the text up to the end of the clause.
func (p *passage) clauseFrom(i int) string {
	end := i
	for end < len(p.runes) && end-i < 60 && !oneOf(p.runes[end], "，。；！？,;") {
		end++
	}
	return p.slice(i, end)
}

// whyAfter judges a name by what follows it.
func (p *passage) whyAfter(from, to int) string {
	if p.hasAt(to, "大妈志愿", "大姐志愿", "大妈调解", "大姐调解", "大妈服务", "大姐工作") {
		return "" // 武林大妈志愿服务队
	}
	if p.hasAt(to, "老人", "老汉", "大爷", "大妈", "大娘", "大叔", "大婶", "大嫂", "大姐", "老两口", "奶奶", "爷爷", "阿姨", "夫妇", "夫妻", "一家人", "母子", "父子", "母女", "父女", "祖孙") {
		return plainVillager
	}
	if p.hasAt(to, "这样的", "这类", "一样的") && needyWords(p.clauseFrom(to)) {
		return privateMatter
	}
	if p.hasAt(to, "是", "系", "属于", "也是", "就是", "正是", "便是", "曾是", "还是", "都是", "，是", "原是", "被识别为", "被列为", "被纳入", "被评定为", "被认定为") && needyWords(p.clauseFrom(to+1)) {
		return privateMatter
	}
	if bracket := p.bracket(to); bracket != "" && (needyWords(bracket) || anyof.Contains(bracket, "岁", "女", "男")) && !anyof.Contains(bracket, "书记", "主任", "干部") && !p.elected(from) && !p.roster() {
		return "与身份、年龄连在一起"
	}
	if !p.s.sets.common.has(p.runes[from]) && to-from < 3 {
		return ""
	}
	a, b := p.sentence(from)
	sentence := p.slice(a, b)
	if p.hasAt(to, "，男，", "，女，", "，男,", "，女,", ",男", ",女") && !p.biography(from) && (ownNeed(sentence) || !anyof.Contains(sentence, publicCareers[:]...)) {
		return "与身份、年龄连在一起"
	}
	if !p.s.sets.common.has(p.runes[from]) || isHan(p.rune(from-1)) && !oneOf(p.rune(from-1), "村组屯社镇乡区队") {
		return ""
	}
	if p.hasAt(to, "患", "身患", "因病", "因残", "因学", "残疾", "瘫痪", "中风", "重病", "大病", "智力", "精神", "双目", "病重", "去世", "不幸", "丧偶", "离异", "服刑", "吸毒", "，患", "，身患", "因车祸", "因意外", "腿部", "腰部", "查出", "被查出", "又被查出", "又查出", "被确诊", "确诊") {
		return "与疾病、残疾连在一起"
	}
	if p.hasAt(to, "家", "一家", "一户", "全家", "养", "种", "靠", "领", "年收", "搬", "住", "脱贫", "摘", "甩掉", "告别", "务工", "贷款", "今年", "去年", "每月", "一年") && strongNeed(sentence) && !helper(sentence) {
		return privateMatter
	}
	if to-from >= 3 && p.hasAt(to, "的", "在", "通过", "因", "户", "等", "成为", "成了", "享受", "获得", "现在", "，今年", "，家", "，全家", "，他", "，她", "拉着", "握着", "抹着", "指着", "捧着", "哽咽", "感激", "含着", "流着", "满脸", "坐在", "躺在", "，因", "，患", "，原", "，建档") && ownNeed(sentence) && !helper(sentence) {
		return privateMatter
	}
	return ""
}

// helper tells whether a sentence is about one who helps the poor.
func helper(text string) bool {
	return anyof.Contains(text, "带动", "带领", "带着村民", "带着乡亲", "带着大家", "乡贤", "帮带", "吸纳", "帮扶贫困户", "帮助贫困户", "捐", "慰问贫困", "走访贫困", "先进个人")
}

// ownNeed tells whether a sentence speaks of a need that only its subject can have.
func ownNeed(text string) bool {
	return ill(text) || anyof.Contains(text, "等贫困户", "致贫", "低保", "五保", "危房", "救助", "补助金", "辍学", "欠债", "负债", "欠下", "残疾", "失独", "一贫如洗", "丧失劳动")
}

// bracket returns the text of the brackets that open at rune i.
func (p *passage) bracket(i int) string {
	if !oneOf(p.rune(i), "（(") {
		return ""
	}
	for k := i + 1; k < len(p.runes) && k < i+30; k++ {
		if oneOf(p.runes[k], "）)") {
			return p.slice(i+1, k)
		}
	}
	return ""
}

// speaks tells whether the name is that of one who speaks.
func (p *passage) speaks(from, to int) bool {
	return p.s.sets.common.has(p.runes[from]) && to-from == 3 && !isHan(p.rune(from-1)) && p.hasAt(to, "说", "介绍", "表示", "告诉", "坦言", "认为", "回忆")
}
