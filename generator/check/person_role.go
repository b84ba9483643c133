package check

import (
	"strings"
	"sync"

	"casebook/generator/anyof"
)

// The roles and posts that stand before a name and behind it, and where it begins and ends.

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

// meetingLine tells whether a paragraph is the line of minutes that says who was there: 参会人员：….
func (p *passage) meetingLine() bool {
	return anyof.Prefix(p.text, "参会", "参加人员", "参加会议", "出席", "列席", "与会", "主持人", "主持：", "记录：", "记录人", "会议主持") && strings.ContainsAny(cut(p.text, 10), "：:")
}

// livesIn tells whether the place where somebody lives leads up to the name: 店子村的杨小娃.
func (p *passage) livesIn(from, to int) bool {
	if p.rune(from-1) != '的' || !oneOf(p.rune(from-2), "村组屯寨") && !p.hasAnyBefore(from-1, "社区", "村委会") && !p.livesBefore(from) || to-from < 3 || !p.s.sets.common.has(p.runes[from]) {
		return false
	}
	for i := from + 1; i < to; i++ {
		if !p.s.sets.given.has(p.runes[i]) {
			return false
		}
	}
	a, b := p.sentence(from)
	text := toReporters().Replace(p.slice(a, b))
	if p.hasBefore(from-1, "村委会") && !strings.Contains(text, "家住") {
		return false // one of its members
	}
	return (strings.Contains(text, "家住") || ill(text)) && !anyof.Contains(text, "书记", "主任", "干部", "烈士", "教师", "记者")
}

// toReporters takes out that somebody speaks to them.
var toReporters = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("告诉记者", "", "对记者", "", "向记者", "", "记者见到", "", "记者了解", "")
})

// livesBefore tells whether the clause before a name says where its bearer lives, whatever that place is: 家住景区东门的.
func (p *passage) livesBefore(from int) bool {
	clause := p.slice(from-longestLived, from)
	at := strings.LastIndex(clause, "家住")
	return at >= 0 && !strings.ContainsAny(clause[at:], "，。；：“”、\n")
}

// longestLived is how many characters such a clause has at most.
const longestLived = 36

// listed tells whether the name goes on a list that the last one began: 何盛华、莫银.
func (p *passage) listed(from int, last person) bool {
	if bracket := p.bracket(last.to); bracket != "" && last.to > 0 { // 某某（组长）、某某
		last.to += runeCount(bracket) + 2
	}
	return last.to == from-1 && oneOf(p.runes[from-1], "、和与及 　") || last.to == from-2 && p.slice(from-2, from) == "以及"
}

func (p *passage) publicBefore(i int) bool {
	last := p.rune(i - 1)
	if last == '，' { // 作为镇农技站站长，某某
		from, _ := p.sentence(i - 1)
		clause := p.slice(from, i-1)
		at := max(strings.LastIndex(clause, "作为"), strings.LastIndex(clause, "身为"))
		return at >= 0 && !strings.ContainsAny(clause[at:], "，；：") && p.publicBefore(i-1)
	}
	if last == '的' && p.hasAnyBefore(i, "工作队的", "工作组的", "办公室的", "局的", "带头人的", "劳模的", "支部的", "协会的", "中心的", "派出所的") || last == '是' && p.hasAnyBefore(i, "发起人是", "负责人是", "带头人是", "创始人是") {
		return true
	}
	if p.hasBefore(i, "成员") && !p.hasAnyBefore(i-2, "家庭", "家", "户", "社", "互助组", "合作社", "帮扶对象") {
		return true // 组长某某、成员某某
	}
	if p.retired(i) {
		return false
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

// villager tells whether a plain role is that of a villager, whom nobody needs to know by
// name; of a pupil or a resident the sentence must say more.
func (p *passage) villager(before, from int) bool {
	if p.hasBefore(before, "代表") && !p.hasAnyBefore(before, "村民代表", "贫困户代表") {
		if a, b := p.sentence(from); anyof.Contains(p.slice(a, b), "发言", "大会", "会上", "仪式", "典礼", "座谈会") {
			return false
		}
		before -= 2
	}
	if p.hasBefore(before, "乡贤") { // who came home to invest or gave is named for that
		a, b := p.sentence(from)
		text := strings.ReplaceAll(p.slice(a, b), "乡贤", "")
		return !p.hasAnyBefore(before, "新乡贤", "创业乡贤", "返乡乡贤") && !helper(text) && !anyof.Contains(text, publicCareers[:]...) && !anyof.Contains(text, "投资", "资助", "出资", "公司", "企业", "集团", "产业", "创业", "投入")
	}
	for _, role := range [...]string{"学生", "女生", "男生", "女孩", "男孩", "男童", "女童", "邻居", "青年", "妇女", "老兵", "老社员", "当事人", "监护人", "儿童", "移民", "服务员", "店员", "售货员", "营业员", "小孩", "工人", "职工", "司机", "退伍军人", "退役军人", "复员军人", "转业军人", "大学生", "创业者", "经营者", "主人", "学员"} {
		if p.hasBefore(before, role) {
			a, b := p.sentence(from)
			text := p.slice(a, b)
			return p.harmedPupil(before, from) || role == "学员" && unlettered(p.followed(from)) || strongNeed(text) || earns(text) || ownTrouble(text) && !helper(text) || role == "邻居" && anyof.Contains(text, disasters[:]...) || p.ofTheVillage(before) && !helper(text) && !anyof.Contains(text, publicCareers[:]...)
		}
	}
	if p.hasBefore(before, "居民") { // who speaks at a meeting or is on a list is named for that
		a, b := p.sentence(from)
		text := strings.ReplaceAll(p.slice(a, b), "居民代表", "")
		return strongNeed(text) || !helper(text) && !anyof.Contains(text, publicCareers[:]...) && !p.onDuty(from)
	}
	if p.hasBefore(before, "党员") || p.hasBefore(before, "大户") { // one who helps is named with honour
		a, b := p.sentence(from)
		text := p.slice(a, b)
		return !p.employed(before) && !anyof.Contains(text, "旅客", "乘客") && !(p.onDuty(from) && !ownNeed(text)) && !helper(text) && !strings.Contains(text, "带头") || ownNeed(text) || anyof.Contains(text, "治病", "看病", "患")
	}
	return true
}

// unlettered tells whether a text says of somebody that he or she cannot read.
func unlettered(text string) bool {
	return anyof.Contains(text, "目不识丁", "文盲", "不识字", "没上过学", "没有上过学", "没念过书", "没读过书", "大字不识")
}

// employed tells whether the words before 党员 name where he or she works or learns: 供电公司党员, 本科生党员.
func (p *passage) employed(i int) bool {
	clause := p.slice(max(0, i-16), i)
	clause = clause[strings.LastIndexAny(clause, "，。；：、“”")+1:]
	return anyof.Contains(clause, "公司", "集团", "局", "医院", "学院", "大学", "科室", "支队", "银行", "本科生", "研究生", "学生党员", "教师", "医生") && !strings.Contains(clause, "村")
}

// ofTheVillage tells whether the words before rune i name a neighbour by what he or she is there: 社区居民, 返乡青年, 环卫工人.
func (p *passage) ofTheVillage(i int) bool {
	for _, role := range [...]string{"社区居民", "小区居民", "返乡青年", "回乡青年", "返乡创业青年", "回乡创业青年", "返乡大学生", "返乡创业者", "农村妇女", "留守妇女", "环卫工人", "养路工人", "外卖小哥", "货车司机", "出租车司机", "网约车司机", "公交车司机", "卡车司机", "族妇女", "族青年", "村里的青年", "退伍军人", "退役军人", "复员军人", "转业军人", "退伍老兵", "退役老兵", "毕业大学生", "安置点居民", "民宿经营者", "农家乐经营者", "小店经营者", "餐馆经营者", "网店经营者", "摊位经营者", "大棚主人", "鱼塘主人", "稻田主人", "麦田主人", "菜地主人", "农田主人", "田地主人", "羊圈主人", "猪场主人", "果园主人", "茶园主人"} {
		if p.hasBefore(i, role) {
			return true
		}
	}
	return false
}

// leadsOthers tells whether one is called before rune i what a villager is called who leads others to earn, and who holds no office.
func (p *passage) leadsOthers(i int) bool {
	return p.hasAnyBefore(i, "带头人的", "产业带头人", "致富带头人")
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
	return false, p.speaksForPrivate(i)
}

// speaksForPrivate tells whether one is called before rune i what those are called who speak for private people: 家长代表, 脱贫户代表.
func (p *passage) speaksForPrivate(i int) bool {
	if !p.hasBefore(i, "代表") {
		return false
	}
	needy, plain := p.privateBefore(i - 2)
	return needy || plain || p.homelyNoun(i-2)
}

// nameEnds tells whether the characters of a common name are reason enough to end it where
// nothing else does: 村民王良深有感触.
func (p *passage) nameEnds(from, to int) bool {
	return p.givenOnly(from, to) && (to-from == 4 && p.compoundName(from) > 0 || p.s.sets.common.has(p.runes[from]) || to-from == 3 && p.s.sets.distinct.has(p.runes[from]) && !p.bindsNext(to-1) && !p.s.sets.proseWords[p.slice(from+1, to)])
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
