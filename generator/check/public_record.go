package check

import (
	"strings"

	"casebook/generator/anyof"
)

// ofPublicRecord tells whether a narrative shows that one whom it names is known in public by that name: a
// head of state, one who is honoured, one of whom a series of portraits tells, the subject of a curriculum
// vitae. The sentence's poverty or illness is then part of a published life.
func (n *page) ofPublicRecord(x person) bool {
	if strings.Contains(knownToAll, " "+x.name+" ") {
		return true
	}
	if !x.p.villageRole(x.from) && (n.diplomatic() && !x.p.ofHome() || x.p.namesKnown()) {
		return true
	}
	needy, _ := x.p.privateBefore(x.from)
	for p, at := range n.named(x.name) {
		if p.publicBefore(p.runeAt(at)) && !p.leadsOthers(p.runeAt(at)) && !p.saidNeedy(p.runeAt(at+len(x.name)-1)+1) {
			return true
		}
		if !needy && p.rescues(at+len(x.name)) || honoured(p.text[:at], p.text[at+len(x.name):]) || p.honouredHigh(at+len(x.name)) || !needy && p.takesPost(p.runeAt(at+len(x.name)-1)+1) {
			return true
		}
	}
	return false
}

// knownToAll are persons of history and those whom the country holds up as examples: texts name them with the illness that they died of.
const knownToAll = " 毛泽东 周恩来 刘少奇 朱德 邓小平 任弼时 董必武 贺龙 陈毅 徐向前 聂荣臻 叶剑英 罗荣桓 刘伯承 李先念 习仲勋 胡耀邦 万里 邓子恢 方志敏 焦裕禄 雷锋 孔繁森 王进喜 谷文昌 杨善洲 沈浩 郑培民 张富清 黄文秀 李保国 廖俊波 张桂梅 黄大年 南仁东 王继才 时传祥 史来贺 吴仁宝 申纪兰 钟南山 袁隆平 屠呦呦 邓稼先 钱学森 任长霞 牛玉儒 罗阳 邹碧华 兰辉 龚全珍 柴生芳 毛丰美 王杰 董存瑞 黄继光 邱少云 刘胡兰 白求恩 张思德 陈云 彭德怀 张闻天 瞿秋白 李大钊 梁启超 鲁迅 陶行知 晏阳初 梁漱溟 费孝通 路遥 柳青 赵树理 "

// honoured judges a name by what stands directly before and behind it: “时代楷模”王某夫妇, 王某：把“守护
// 南海”刻在心中, 王某生前, 王某 -- 研究部研究员.
func honoured(before, after string) bool {
	before = strings.TrimRight(before, "”’ 　")
	if anyof.Suffix(before, "楷模", "劳模", "标兵", "勋章获得者", "奖章获得者", "勋章”获得者", "奖得主", "中国好人", "奋斗者", "战士", "消防员", "运动员", "航天员", "冠军", "交通员", "将军", "将军农民", "农民将军", "老红军", "大包干带头人", "大包干带头人之一", "大包干发起人", "大包干发起人之一") || anyof.Prefix(after, "生前", "同志生前", "烈士", "先进事迹", "的先进事迹", "的事迹", "的感人事迹", "正和团队", "和团队", "及其团队", "夫妇的先进事迹") {
		return true
	}
	if anyof.Contains(cut(after, 40), "同志学习", "同志为榜样") {
		return true // 向王某、李某同志学习
	}
	if rest, ok := strings.CutPrefix(after, "："); ok {
		title := cut(rest, 24)
		return (before == "" || oneOf(lastRune(before), "】\n ")) && anyof.Prefix(rest, "用", "把", "以", "让", "扎根", "坚守", "守护", "一生", "甘当", "在", "为", "心系", "屡立", "永远", "从") && !strongNeed(title) && !strings.ContainsAny(title, "0123456789，。我你咱")
	}
	rest := strings.TrimLeft(after, " 　")
	return anyof.Prefix(rest, "--", "——") && anyof.Contains(cut(rest, 30), publicCareers[:]...)
}

// honours are the words that an honour is given with.
var honours = [...]string{"评为", "授予", "列为", "荣获", "获得", "获", "当选", "命名为", "选为", "夺得", "摘得", "入选", "荣登"}

// honouredHigh tells whether the sentence goes on, from a name's end on, to an honour of the province or the country, or to
// a death for others: what the newspapers reported.
func (p *passage) honouredHigh(end int) bool {
	from := p.runeAt(end-1) + 1
	_, to := p.sentence(from)
	text := p.slice(from, min(to, from+longestHonour))
	if anyof.Prefix(text, "的父", "的母", "的爷爷", "的奶奶", "的祖父", "的祖母", "的曾祖", "的外公", "的外婆", "的老伴", "的妻", "的丈夫", "的儿", "的女", "的孙", "的哥", "的弟", "的姐", "的妹") {
		return false // who is honoured is another one of the family
	}
	if anyof.Contains(text, "牺牲", "就义", "献出了", "献出生命", "献出宝贵", "见义勇为") && !strings.Contains(text, "奉献出") {
		return true
	}
	if !anyof.Contains(text, honours[:]...) || ownNeed(text) || anyof.Contains(text, "救助", "补助", "补贴", "贷款") {
		return false
	}
	return anyof.Contains(text, "全国", "全省", "省政府", "国家", "中央", "自治区", "国务院", "省级", "省劳", "省委", "中国", "文化部", "农业部", "教育部", "省人民政府", "省十大", "省先进", "省模范")
}

// rescues tells whether the sentence goes on, behind a name, to what its bearer did for others in danger; or the name's deed is praised.
func (p *passage) rescues(end int) bool {
	from := p.runeAt(end-1) + 1
	if p.hasAt(from, "的壮举", "的英雄", "的感人事迹", "英勇") {
		return true
	}
	_, to := p.sentence(from)
	text := p.slice(from, min(to, from+longestHonour))
	return anyof.Contains(text, "与歹徒", "同歹徒", "将歹徒", "把歹徒", "纵身跳", "跳进刺骨", "跳入刺骨", "跳入水中", "跳进水中", "跳入河中", "跳进河中") && !anyof.Prefix(text, "，他", "，她") && !anyof.Contains(text, "被困", "被救", "报案")
}

// longestHonour is how far behind a name its honour is looked for.
const longestHonour = 60

// elected tells whether a sentence tells of an election or of who sits in a congress, in which （女） stands behind names.
func (p *passage) elected(from int) bool {
	a, b := p.sentence(from)
	text := p.slice(a, b)
	return anyof.Contains(text, "选举", "当选", "代表大会", "人大代表", "政协委员", "常委", "委员会")
}

// diplomatic tells whether a narrative reports of states and their heads.
func (n *page) diplomatic() bool {
	if n.signs < 0 {
		n.signs = n.signsOfDiplomacy()
	}
	return n.signs >= 3
}

// ofHome tells whether a paragraph of such a narrative is of a village's or a street's people all the same, as in a day's news in brief.
func (p *passage) ofHome() bool {
	return p.holds("社区", "村民", "乡村", "卫生院", "县", "居民", "老人") && !p.holds("总统", "首相", "外长", "总理", "联合国", "两国", "美国", "俄", "警方")
}

func (n *page) signsOfDiplomacy() int {
	signs := 0
	for _, word := range [...]string{"两国", "总统", "首相", "国王", "建交", "会谈", "国事访问", "欢迎仪式", "外交", "两党", "国旗"} {
		for _, p := range n.texts {
			if p.holds(word) {
				signs++
				break
			}
		}
	}
	return signs
}

// villageRole tells whether what stands before a name says that it is a villager's.
func (p *passage) villageRole(from int) bool {
	needy, plain := p.privateBefore(from)
	return needy || plain && !p.hasAnyBefore(from, "群众", "居民", "市民")
}

// onDuty tells whether a sentence or the one before it tells of soldiers, police or rescuers, whose members
// are called 党员 too.
func (p *passage) onDuty(from int) bool {
	a, b := p.sentence(from)
	if a > 1 {
		a, _ = p.sentence(a - 2)
	}
	return anyof.Contains(p.slice(a, b), "军分区", "官兵", "武警", "部队", "消防", "派出所", "警力", "民警", "连队", "战士", "救援装备", "救援队", "抢险队", "突击队")
}
