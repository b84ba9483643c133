package check

import (
	"casebook/generator/anyof"
	"strings"
)

// persons appends the people that a text names to list.
func (p *passage) persons(list []person) []person {
	last := person{from: -9, to: -9}
	for i := 0; i+1 < len(p.runes); i++ {
		if !p.s.sets.nameStart.has(p.runes[i]) {
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

// beforeName is where what stands before a name at rune from ends: marks and 名叫 are left out.
func (p *passage) beforeName(from int) int {
	before := from
	for before > 0 && (oneOf(p.runes[before-1], "“”‘’：:（(") || isSpace(p.runes[before-1])) {
		before--
	}
	if p.calledBefore(before) { // 户主叫方向东
		before -= 1
		if p.rune(before-1) == '名' {
			before--
		}
	}
	return before
}

// personAt judges a possible name by the words around it.
func (p *passage) personAt(from, to int, last person) (person, bool) {
	x := person{p: p, from: from, to: to, name: p.slice(from, to)}
	if strings.Contains(p.bracket(to), "化名") {
		return x, false
	}
	if p.meetingLine() {
		x.public = true
		return x, true
	}
	before := p.beforeName(from)
	ended := !isHan(p.rune(to)) || p.s.sets.follows.has(p.rune(to)) || p.illnessAt(to) || p.beginsClause(to)
	switch {
	case p.listed(from, last) && ended:
		x.public, x.why = last.public, last.why
		return x, true
	case p.publicBefore(before) && (ended || p.s.sets.common.has(p.runes[from])):
		x.public = true
		return x, true
	case p.publicAfter(to):
		x.public = p.mayBegin(from)
		return x, x.public
	}
	needy, plain := p.privateBefore(before)
	needy = needy || p.hasAnyBefore(before, "贫困家庭的", "困难家庭的", "低保家庭的", "特困家庭的", "单亲家庭的")
	switch {
	case needy && (ended || p.s.sets.common.has(p.runes[from]) || p.givenOnly(from, to)):
		x.why = "与贫困、疾病、救助连在一起"
	case plain && (ended || p.nameEnds(from, to)) && p.villager(before, from):
		x.why = plainVillager
	case p.introduced(from, to):
		x.why = "与贫困、疾病、救助连在一起"
	case p.callsHimself(from, to) || p.countedPoor(from, to):
		x.why = "与贫困、疾病、救助连在一起"
	case p.livesIn(from, to), p.earner(from, to):
		x.why = plainVillager
	case p.inNeed(from, to, ended):
		x.why = "与贫困、疾病、救助连在一起"
	case p.mayBegin(from):
		x.why = p.whyAfter(from, to)
	case p.helped(from, to):
		x.why = "接受帮扶"
	case to-from == 3 && p.givenOnly(from, to) && p.hasAt(to, "老人", "大爷", "大娘", "大妈", "老汉", "奶奶", "爷爷"):
		x.why = plainVillager // 告诉武发运老人
	case p.toldOf(from, to), p.agedBefore(from, to):
		x.why = plainVillager
	}
	if x.why == "" && p.troubled(from, to) {
		x.why = "与贫困、疾病、救助连在一起"
	}
	if x.why != "" && p.history(from) {
		return x, false
	}
	if x.why == "" && p.speaks(from, to) {
		return x, p.masked // a name all the same, which matters where no name may stand
	}
	return x, x.why != ""
}

// agedBefore tells whether an age leads up to a name, of whom nothing public is told: 61岁的周任林说.
func (p *passage) agedBefore(from, to int) bool {
	if !p.hasBefore(from, "岁的") || to-from != 3 || !p.s.sets.common.has(p.runes[from]) || !p.givenOnly(from, to) {
		return false
	}
	a, b := p.sentence(from)
	sentence := ofOthers().Replace(p.slice(a, b))
	return p.page != nil && (p.page.ofVillage() || anyof.Contains(sentence, "老骨头", "拉着", "好政策", "感激", "党和政府", "新房")) && !anyof.Contains(sentence, publicCareers[:]...) && !anyof.Contains(sentence, notPrivate[:]...) && !helper(sentence)
}

// meetingLine tells whether a paragraph is the line of minutes that says who was there: 参会人员：….
func (p *passage) meetingLine() bool {
	return anyof.Prefix(p.text, "参会", "参加人员", "参加会议", "出席", "列席", "与会", "主持人", "主持：", "记录：", "记录人", "会议主持") && strings.ContainsAny(cut(p.text, 10), "：:")
}

// callsHimself tells whether somebody says or is said to be called so in a sentence about poverty or
// illness: 我叫何秀珍; 一个老婆子，叫徐玉兰.
func (p *passage) callsHimself(from, to int) bool {
	if to-from < 3 && !oneOf(p.rune(to), "，。、") || !p.s.sets.common.has(p.runes[from]) && !p.givenOnly(from, to) || !p.hasAnyBefore(from, "我叫", "，叫", "名叫", "我是村民", "全名", "真名", "本名") && !p.calledBefore(from) {
		return false
	}
	text := p.followed(from)
	return ownNeed(text) || needyWords(text) || anyof.Contains(text, "病故", "去世", "改嫁", "离异", "出走", "相依为命")
}

// countedPoor tells whether names are counted behind as poor: 王二毛、李四喜两户贫困家庭.
func (p *passage) countedPoor(from, to int) bool {
	if to-from < 3 || !p.mayBegin(from) && p.rune(from-1) != '为' {
		return false
	}
	rest := p.clauseFrom(to)
	for _, group := range [...]string{"两户", "三户", "四户", "2户", "3户", "等户", "两名", "三名", "2名", "3名", "4名", "5名"} {
		if i := strings.Index(rest, group); i >= 0 && anyof.Prefix(rest[i+len(group):], "贫困", "困难", "低保", "特困", "残疾", "重度残疾", "患", "病", "孤", "失独", "留守", "失业") {
			return i == 0 || anyof.Prefix(rest, "、", "和")
		}
	}
	return false
}

// livesIn tells whether the place where somebody lives leads up to the name: 店子村的杨小娃.
func (p *passage) livesIn(from, to int) bool {
	if p.rune(from-1) != '的' || !oneOf(p.rune(from-2), "村组屯寨") && !p.hasAnyBefore(from-1, "社区", "村委会") || to-from < 3 || !p.s.sets.common.has(p.runes[from]) {
		return false
	}
	for i := from + 1; i < to; i++ {
		if !p.s.sets.given.has(p.runes[i]) {
			return false
		}
	}
	a, b := p.sentence(from)
	text := p.slice(a, b)
	if p.hasBefore(from-1, "村委会") && !strings.Contains(text, "家住") {
		return false // one of its members
	}
	return (strings.Contains(text, "家住") || ill(text)) && !anyof.Contains(text, "书记", "主任", "干部", "烈士", "教师", "记者")
}

// listed tells whether the name goes on a list that the last one began: 何盛华、莫银.
func (p *passage) listed(from int, last person) bool {
	return last.to == from-1 && oneOf(p.runes[from-1], "、和与及 　") || last.to == from-2 && p.slice(from-2, from) == "以及"
}

func (p *passage) publicBefore(i int) bool {
	last := p.rune(i - 1)
	if last == '的' && p.hasAnyBefore(i, "工作队的", "工作组的", "办公室的", "局的") {
		return true
	}
	for _, role := range publicRoles(last) {
		if p.hasBefore(i, role) {
			before := p.rune(i - 2)
			return role != "长" || !oneOf(before, "增成生家延特擅专漫冗伸见助")
		}
	}
	return false
}

// publicAfter tells whether a title or a post follows: 李强书记, 莫千信是官洞村的党支书.
func (p *passage) publicAfter(to int) bool {
	for _, title := range [...]string{"书记", "主任", "同志", "县长", "市长", "镇长", "乡长", "区长", "局长", "部长", "科长", "处长", "所长", "站长", "队长", "校长", "院长", "会长", "理事长", "主席", "委员", "教授", "老师", "医生", "代表", "记者", "院士", "烈士"} {
		if p.has(to, title) {
			return true
		}
	}
	if !p.hasAt(to, "是", "任", "担任", "当选", "兼任", "出任", "作为", "被任命", "被选", "，任", "，现任", "，时任", "，系", "，是") {
		return false
	}
	clause := p.clauseFrom(to + 1)
	return !needyWords(clause) && anyof.Contains(clause, "书记", "主任", "支书", "长", "干部", "委员", "主席", "理事", "负责人", "代表", "记者", "教师", "医生", "专家", "教授", "带头人", "董事", "经理", "队员", "劳模", "模范")
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

// villager tells whether a plain role is that of a villager, whom nobody needs to know by
// name; of a pupil or a resident the sentence must say more.
func (p *passage) villager(before, from int) bool {
	for _, role := range [...]string{"学生", "女生", "男生", "女孩", "男孩", "男童", "女童", "居民", "邻居", "青年", "妇女", "老兵", "当事人", "监护人", "儿童", "移民", "服务员", "店员", "工人", "职工", "司机", "退伍军人", "大学生", "创业者", "经营者"} {
		if p.hasBefore(before, role) {
			a, b := p.sentence(from)
			text := p.slice(a, b)
			return strongNeed(text) || earns(text) || ownTrouble(text) && !helper(text) || p.ofTheVillage(before) && !helper(text) && !anyof.Contains(text, publicCareers[:]...)
		}
	}
	if p.hasBefore(before, "党员") || p.hasBefore(before, "大户") { // one who helps is named with honour
		a, b := p.sentence(from)
		text := p.slice(a, b)
		return !(p.onDuty(from) && !ownNeed(text)) && !helper(text) && !strings.Contains(text, "带头") || ownNeed(text) || anyof.Contains(text, "治病", "看病", "患")
	}
	return true
}

// ofTheVillage tells whether the words before rune i name a neighbour by what he or she is there: 社区居民, 返乡青年, 环卫工人.
func (p *passage) ofTheVillage(i int) bool {
	for _, role := range [...]string{"社区居民", "小区居民", "返乡青年", "回乡青年", "返乡创业青年", "回乡创业青年", "返乡大学生", "返乡创业者", "农村妇女", "留守妇女", "环卫工人", "养路工人", "外卖小哥", "货车司机", "族妇女", "族青年", "村里的青年", "退伍军人", "安置点居民"} {
		if p.hasBefore(i, role) {
			return true
		}
	}
	return false
}

func (p *passage) privateBefore(i int) (needy, plain bool) {
	a, b := privateRoles(p.rune(i - 1))
	for _, role := range a {
		if p.hasBefore(i, role) {
			return true, false
		}
	}
	for _, role := range b {
		if p.hasBefore(i, role) {
			return false, true
		}
	}
	return false, false
}

// nameEnds tells whether the characters of a common name are reason enough to end it where
// nothing else does: 村民王良深有感触.
func (p *passage) nameEnds(from, to int) bool {
	return p.givenOnly(from, to) && p.s.sets.common.has(p.runes[from])
}

// givenOnly tells whether all characters behind the surname are those of given names.
func (p *passage) givenOnly(from, to int) bool {
	from++
	if to-from > 1 && p.s.sets.compound.has(p.runes[from-1]) && p.compoundName(from-1) > 0 {
		from++
	}
	for _, r := range p.runes[from:to] {
		if !p.s.sets.given.has(r) {
			return false
		}
	}
	return true
}

// strictEnd tells whether something that is no part of a word ends the name.
func (p *passage) strictEnd(to int) bool {
	return !isHan(p.rune(to)) || oneOf(p.rune(to), "家的说和与等是在养种患告也")
}

// mayBegin tells whether a person's name can begin at rune i: after a mark, or after the
// place where he or she lives.
func (p *passage) mayBegin(i int) bool {
	r := p.rune(i - 1)
	return !isHan(r) || oneOf(r, "村镇组县乡屯区社队户岁名位员叫像如以和与由让是为给对向被把令使")
}

// whyAfter judges a name by what follows it.
func (p *passage) whyAfter(from, to int) string {
	if p.hasAt(to, "老人", "老汉", "大爷", "大妈", "大娘", "大叔", "大婶", "大嫂", "奶奶", "爷爷", "阿姨", "夫妇", "夫妻", "一家人", "母子", "父子", "母女", "父女", "祖孙") {
		return plainVillager
	}
	if p.hasAt(to, "这样的", "这类", "一样的") && needyWords(p.clauseFrom(to)) {
		return "与贫困、疾病、救助连在一起"
	}
	if p.hasAt(to, "是", "系", "属于", "也是", "就是", "正是", "便是", "曾是", "还是", "都是", "，是", "原是", "曾是", "被识别为", "被列为", "被纳入", "被评定为", "被认定为") && needyWords(p.clauseFrom(to+1)) {
		return "与贫困、疾病、救助连在一起"
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
		return "与贫困、疾病、救助连在一起"
	}
	if to-from >= 3 && p.hasAt(to, "的", "在", "通过", "因", "户", "等", "成为", "成了", "享受", "获得", "现在", "，今年", "，家", "，全家", "，他", "，她", "拉着", "握着", "抹着", "指着", "捧着", "哽咽", "感激", "含着", "流着", "满脸", "坐在", "躺在", "，因", "，患", "，原", "，建档") && ownNeed(sentence) && !helper(sentence) {
		return "与贫困、疾病、救助连在一起"
	}
	return ""
}

// biography tells whether the sentences from a name on are the life of one who is named for what he or she
// does in public: 某某，男，汉族，祖籍河北。研究员，学术委员会委员.
func (p *passage) biography(from int) bool {
	text := cut(p.text[p.bytes[from]:], longestSentence)
	return !ownNeed(text) && anyof.Contains(text, publicCareers[:]...)
}

// publicCareers are posts and works that are published with a name.
var publicCareers = [...]string{"书记", "主任", "干部", "局长", "委员", "教授", "研究员", "博士", "硕士生导师", "院士", "学家", "理事", "董事", "经理", "总裁", "所长", "院长", "会长", "作家", "记者", "主席", "代表", "工程师", "创始人", "首席", "编辑", "导演", "演员", "画家", "书法家", "著有", "出版", "劳动模范", "奖章", "烈士", "将军", "校长", "运动员", "教练"}

// roster tells whether the text is a list of delegates or committee members, in which （女） and
// （女，彝族） stand behind names.
func (p *passage) roster() bool {
	n := strings.Count(p.text, "（女")
	return !strongNeed(p.text) && (n > 2 || n > 0 && n*3 <= strings.Count(p.text, " ")+strings.Count(p.text, "　")+strings.Count(p.text, "、"))
}

// helper tells whether a sentence is about one who helps the poor.
func helper(text string) bool {
	return anyof.Contains(text, "带动", "带领", "帮带", "吸纳", "帮扶贫困户", "帮助贫困户", "捐", "慰问贫困", "走访贫困", "先进个人")
}

// ownNeed tells whether a sentence speaks of a need that only its subject can have.
func ownNeed(text string) bool {
	return ill(text) || anyof.Contains(text, "等贫困户", "等低保户", "致贫", "低保", "五保", "危房", "救助", "补助金", "辍学", "欠债", "负债", "欠下", "残疾", "失独", "一贫如洗", "丧失劳动")
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
