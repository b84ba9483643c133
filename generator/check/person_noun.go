package check

import (
	"strings"

	"casebook/generator/anyof"
)

// Who is named behind a noun for a person that is no villager's role: 退休工人, 外卖骑手, 绣娘, 瑶族汉子. There is no list of all such nouns: they
// are told by their last characters, and what stands behind must then be a name by all its characters.

const (
	// personEnds end nouns for persons, but for those that end as notPersons do.
	personEnds = "工户农匠妇嫂员者兵倌郎"
	// longEnds are the last characters of longHomely.
	longEnds   = "人众员大头子社者妈商师学顾丝迷生乡"
	notPersons = " 施工 加工 竣工 开工 完工 动工 复工 分工 手工 人工 务工 打工 招工 用工 返工 停工 误工 化工 军工 轻工 重工 精工 上工 收工 换工 总工 贸工 职工 员工" +
		" 门户 账户 开户 窗户 落户 入户 到户 全户 每户 过户 立户 一户 两户 二户 三户 余户 千户 万户 分户 户户 各户 挨户 逐户" +
		" 三农 支农 惠农 助农 强农 兴农 务农 涉农 为农 护农 贫农 中农 富农 雇农 神农 工农 新农 工匠 巨匠" +
		" 动员 全员 满员 人员 成员 官员 议员 演员 超员 定员 复员 党员 委员 队员 学员 球员 船员 职员 教员 研员 视员 导员 专员 访员 讯员 解员 揽员 天员 社员 究员 术员 程员 理员 判员 调员 练员 播员 绎员" +
		" 或者 后者 前者 记者 作者 学者 读者 再者 来者 强者 王者 愿者 使者 行者 听者 观者 费者 舞者 歌者 两者 二者 三者 研者 究者 导者 持者 办者 资者 出兵 用兵 精兵 练兵 阅兵 征兵 招兵 官兵 尖兵 "
	// personPairs end them where the last character alone says too little.
	personPairs = " 汉子 妹子 嫂子 伙子 小伙 姑娘 绣娘 厨娘 织娘 蚕娘 婆娘 骑手 猎手 机手 遗属 家属 军属 烈属 群众 考生 校生 工友 病友 邻居 近邻 月嫂 阿妹 阿哥 司机 师傅 工人 男子 女子 匠人 军人 老人 盲人 聋人 病人 猎人 牧人 羊人 蜂人 林人 艺人 厨师 发师 摩师 鞋匠 牧民 渔民 山民 灾民 移民 边民 藏民 猎民 "
	// homely are the ends of nouns for those who act for nobody but themselves.
	homely = " 汉子 妹子 嫂子 伙子 小伙 姑娘 绣娘 厨娘 织娘 蚕娘 婆娘 板娘 骑手 猎手 机手 鼓手 水手 呐手 飞手 舵手 遗属 家属 军属 烈属 侨眷 归侨 邻居 近邻 月嫂 军嫂 阿妹 阿哥 工妹 家女 师傅 老板 房东 学徒 徒弟 园丁 裁缝 保姆 代驾 知青 主播 网红 宝妈 女婿 老太 太太 " +
		"羊倌 牛倌 猪倌 货郎 女工 矿工 瓦工 木工 焊工 短工 长工 帮工 零工 雇工 洁工 运工 护工 船工 筑工 纫工 茶工 卸工 电工 修工 漆工 砖工 钢工 钳工 车工 点工 修工 浆工 杂工 纺工 织工 花工 菜工 果工 农工 " +
		"递员 洁员 林员 货员 送员 养员 映员 票员 银员 卖员 政员 驶员 洗员 餐员 工者 血者 羊人 蜂人 林人 茶人 鱼人 酒人 药人 粮人 狮人 渡人 塔人 牛人 猪人 瓜人 果人 菜人 盐人 漆人 窑人 农人 证人 包人 保人 款人 " +
		"发师 摩师 容师 刻师 点师 婴师 茶师 酒师 厨师 木匠 铁匠 石匠 篾匠 鞋匠 银匠 瓦匠 花匠 头匠 锅匠 腐匠 铜匠 锡匠 染匠 寡妇 媳妇 农妇 村妇 渔妇 孕妇 产妇 巧妇 大嫂 老兵 伍兵 役兵 民兵 义工 " +
		"茶农 果农 菜农 花农 棉农 桑农 药农 蜂农 稻农 瓜农 蔗农 烟农 虾农 蟹农 蚕农 橘农 橙农 参农 林农 盐农 菇农 菌农 薯农 麦农 粮农 渔农 椒农 茧农 莲农 藕农 姜农 蒜农 葱农 桃农 梨农 枣农 杏农 柚农 莓农 胶农 老农 " +
		"牧民 渔民 山民 猎户 客户 农夫 渔夫 车夫 马夫 屠夫 更夫 挑夫 背夫 轿夫 船夫 脚夫 纤夫 樵夫 游客 顾客 旅客 乘客 房客 租客 食客 住客 香客 茶客 包客 创客 头客 工友 病友 网友 驴友 室友 车友 校友 战友 牌友 棋友 酒友 茶友 农友 " +
		"商贩 小贩 菜贩 摊贩 鱼贩 果贩 粮贩 牛贩 羊贩 牛娃 羊娃 里娃 村娃 棚主 船主 场主 园主 塘主 雇主 货主 庄主 坊主 铺主 窑主 机主 "
)

// longHomely are such nouns of which the last two characters tell too little.
var longHomely = [...]string{"退休工人", "下岗工人", "族群众", "族老人", "务工人员", "船老大", "渔老大", "包工头", "积极分子", "合作社社员", "消费者", "赶海人", "打工人", "生意人", "庄稼人", "本地人", "民间艺人", "全职妈妈", "参保人", "收购商", "茶艺师", "老同学", "老主顾", "观众", "粉丝", "球迷", "修理工", "毕业生", "批发商", "达人", "同乡", "储户"}

// personNoun tells whether a noun for a person ends before rune i.
func (p *passage) personNoun(i int) bool {
	r := p.rune(i - 1)
	if !p.s.sets.personEnds.has(r) || !isHan(p.rune(i-2)) {
		return false
	}
	pair := p.slice(i-2, i)
	return p.s.sets.persons[pair] || p.s.sets.homely[pair] || oneOf(r, personEnds) && !p.s.sets.notPersons[pair] || p.retired(i) || p.hasAnyBefore(i, longHomely[:]...)
}

// retired tells whether one who was employed is named as a pensioner, who acts for nobody.
func (p *passage) retired(i int) bool {
	return oneOf(p.rune(i-1), "师工士") && p.hasAnyBefore(i, "退休教师", "退休老师", "退休职工", "退休护士")
}

// homelyNoun tells whether a noun before rune i is one for somebody who acts for nobody else: 外卖骑手, 退休工人, 瑶族群众.
func (p *passage) homelyNoun(i int) bool {
	return p.s.sets.homely[p.slice(i-2, i)] || p.retired(i) || p.hasAnyBefore(i, longHomely[:]...)
}

// byNoun tells why one whom such a noun leads up to is a private person. Who acts in public, at work for others, in a contest or by a deed,
// is none.
func (p *passage) byNoun(from, to, before int) string {
	if !p.personNoun(before) || !p.strongName(from, to) {
		return ""
	}
	a, b := p.sentence(from)
	sentence := strings.ReplaceAll(ofOthers().Replace(p.slice(a, b)), "烈士遗属", "")
	behind := notIll().Replace(p.slice(to, b))
	if p.onDuty(from) || helper(sentence) || anyof.Contains(sentence, publicCareers[:]...) || anyof.Contains(strings.ReplaceAll(p.followed(from), "烈士遗属", ""), distinctions[:]...) || anyof.Contains(sentence, goodDeeds[:]...) || anyof.Contains(sentence, "夫人", "救起", "救下") {
		return ""
	}
	if p.hasAnyBefore(before, "寡妇", "烈士遗属") || ownTrouble(behind) || lost(behind) || anyof.Contains(behind, misfortunes[:]...) {
		return privateMatter
	}
	if p.homelyNoun(before) && (p.retired(before) || !anyof.Contains(sentence, notPrivate[:]...)) && !anyof.Contains(sentence, "志愿服务", "党支部", "捐", "义务", "免费", "爱心", "救起", "救下", "公司", "企业") {
		return plainPerson
	}
	return ""
}

// distinctions are words of what makes somebody's name public.
var distinctions = [...]string{"获奖", "奖项", "一等奖", "二等奖", "三等奖", "特等奖", "奖章", "奖牌", "金牌", "银牌", "铜牌", "冠军", "亚军", "季军", "决赛", "比赛", "大赛", "选手", "荣获", "荣誉", "称号", "劳模", "工匠", "先进", "标兵", "最美", "模范", "首席", "技术能手", "创新", "发明", "专利", "攻关", "革新", "代表作", "诗集", "出版", "歌曲", "演唱", "主演", "饰演", "扮演", "剧中", "影片", "电影", "小说", "主人公", "烈士", "牺牲", "事迹", "功臣", "战功", "立功", "人大代表", "党代表", "传承人", "非遗", "带头", "共产党员", "夺得", "能手", "标杆"}

// strongName tells whether three characters are those of a name, each of them, and neither a word inside nor one over an edge speaks against it.
func (p *passage) strongName(from, to int) bool {
	if p.peoplesName(from) > 0 {
		return true
	}
	if to-from == 2 {
		return p.s.sets.surnames.has(p.rune(from)) && oneOf(p.rune(from+1), givenAlone) && !oneOf(p.rune(from+1), wordAfter(p.rune(from))) && !p.bindsNext(from) && (p.followsName(to) > 1 || p.beginsClause(to))
	}
	if to-from != 3 || !p.s.sets.surnames.has(p.rune(from)) && p.nameBehindNoun(from) == 0 || !p.givenOnly(from, to) || p.bindsNext(from) || p.bindsNext(to-1) || p.beginsClause(to-1) || p.foreign(from) {
		return false
	}
	if p.s.sets.proseWords[p.slice(from+1, to)] && p.followsName(to) < 2 && !p.beginsClause(to) || strings.ContainsRune(rareSurnames, p.rune(from)) && !p.goesOn(to) {
		return false
	}
	return p.s.sets.distinct.has(p.rune(from)) || p.goesOn(to)
}

// goesOn tells whether what stands at rune to goes on as sentences do behind their subjects.
func (p *passage) goesOn(to int) bool {
	return !isHan(p.rune(to)) || p.s.sets.follows.has(p.rune(to)) || p.followsName(to) > 1 || p.beginsClause(to)
}

// farTrouble is within how many sentences behind the first of a story its subject's trouble is told.
const farTrouble = 4

// storyBegins tells whether a paragraph begins with a name and goes on, some sentences later, with what befell him or her or the family: 某某做得一手
// 好菜。…三年前，她丈夫因肝癌去世.
func (p *passage) storyBegins(from, to int) bool {
	if from > 0 && p.rune(from-1) != '\n' || p.page == nil || !p.s.sets.distinct.has(p.rune(from)) || !p.strongName(from, to) || p.history(from) {
		return false
	}
	_, end := p.sentence(from)
	troubled := false
	for range farTrouble {
		if end+1 >= len(p.runes) {
			break
		}
		var begin int
		begin, end = p.sentence(end + 1)
		sentence := p.slice(begin, end)
		own := anyof.Contains(sentence, "她丈夫", "她的丈夫", "他妻子", "他的妻子", "她儿子", "他儿子", "她女儿", "他女儿", "她老伴", "他老伴", "他在工地", "她家", "他家", "她患", "他患", "他得了", "她得了", "她查出", "他查出")
		troubled = troubled || own && (ownTrouble(notIll().Replace(sentence)) || anyof.Contains(sentence, misfortunes[:]...) || anyof.Contains(sentence, gravest[:]...))
	}
	text := p.slice(from, end)
	return troubled && !helper(text) && !anyof.Contains(text, publicCareers[:]...) && !anyof.Contains(text, notPrivate[:]...) && !anyof.Contains(text, distinctions[:]...) && !anyof.Contains(text, goodDeeds[:]...)
}
