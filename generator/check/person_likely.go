package check

import (
	"strings"
	"sync"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// A person whom no known role, age or kinship leads up to: 老实巴交的闵大旺因为赌博输光了彩礼钱. Several things must speak for a name together, none of
// which says enough by itself: its characters, what stands on its two sides, a trouble that only a private person has.

// likely is how much must speak for a name.
const likely = 5

// likelyPerson returns the person who is named at rune i where enough speaks for it.
func (p *passage) likelyPerson(i int) (person, bool) {
	size := p.likelyName(i)
	if size == 0 {
		return person{}, false
	}
	to := i + size
	x := person{p: p, from: i, to: to}
	if p.ofPaper(i, to) {
		return x, false
	}
	left, right := p.leadsToName(i), p.followsName(to)
	only := p.onlyAName(i, to) && (p.s.sets.distinct.has(p.rune(i)) || left > 2 || left > 1 && right > 1 || right > 0 && p.typicalGiven(i, size)) && left+right > 1 && (left > 0 || right > 2)
	if left < 3 && p.page != nil && p.page.ofStaff() {
		return x, false
	}
	if (left == 0 || right == 0) && !only || p.crossesWord(i, to, left, right) && !p.needyBefore(i) || p.noPrivateName(i, to, left) {
		return x, false
	}
	a, b := p.sentence(i)
	if p.rune(i-1) == '”' || p.rune(a) == '”' || p.rune(a-1) == '”' { // “我家吃低保。”坐在门口的麻某某; “我家那口子走得早。”滕桂香抹着眼泪说; “我家欠了债。”说起从前，石玉珍红了眼圈
		for k := a - 1; k >= max(0, i-80); k-- {
			if p.runes[k] == '“' {
				a = min(a, k)
				break
			}
		}
	}
	sentence := p.slice(a, b)
	score := left + right
	if p.s.sets.common.has(p.rune(i)) || size > 3 {
		score++
	}
	if size == 4 && p.compoundName(i) > 0 {
		score++ // 欧阳, 夏侯: hardly anything but a name
	}
	if p.typicalGiven(i, size) {
		score++
	}
	if anyof.Contains(sentence, gravest[:]...) {
		score++
	}
	if score < likely && !only || p.history(i) || strings.Contains(p.bracket(to), "化名") || p.hasAnyBefore(i, "贫农", "中农", "富农", "地主") {
		return x, false
	}
	text := sentence
	if left > 2 || p.hasAt(to, "生于", "出生") {
		text += p.followed(i)
	}
	text += p.storyOf(i)
	needy, _ := p.privateBefore(i)
	if text = notIll().Replace(text); !(needy || ownTrouble(text) || anyof.Contains(text, gravest[:]...) || anyof.Contains(text, misfortunes[:]...) || only && left > 0 && p.page != nil && p.earnsPrivately(to, sentence)) || p.actsInPublic(i, to, sentence) {
		return x, false
	}
	x.name, x.why = p.slice(i, to), privateMatter
	return x, true
}

// storyOf returns what a paragraph tells of one whom it leads up to by the place where he or she lives, or names at its end: 住在6栋的某某
// …. 她…; 她就是大家常提起的某某.
func (p *passage) storyOf(i int) string {
	if p.hasAnyBefore(i, "村的", "组的", "屯的", "寨的", "社区的", "小区的", "栋的", "单元的") {
		if rest := p.slice(i, i+longestSentence); anyof.Contains(rest, "她", "他") {
			return rest
		}
	}
	if a, _ := p.sentence(i); p.rune(i-1) == '的' && anyof.Prefix(p.slice(a, i), "她就是", "他就是", "这就是", "这个人就是") {
		return p.slice(a-longestSentence, i+longestSentence)
	}
	return ""
}

// noPrivateName tells whether what may be a name is part of a longer one, a word of prose, a work's title or the name of one who is named
// with a post.
func (p *passage) noPrivateName(i, to, left int) bool {
	return p.phraseAt(i) || p.rune(i-1) == '·' || to-i == 3 && p.foreign(i) || left < 4 && p.s.sets.proseWords[p.slice(i+1, to)] || left == 0 && p.s.sets.surnames.has(p.rune(i-1)) ||
		p.nicknamed(i) || p.inTitle(i, to) || p.hasAt(to, "事件") || p.publicBefore(p.beforeName(i)) || p.publicAfter(to)
}

// likelyName returns how long the name is that may begin at rune i: a surname with two characters of given names, or a name of
// one of the peoples who have no surnames. 0 for none.
func (p *passage) likelyName(i int) int {
	if p.masksByKinship(i) {
		return 0
	}
	if first, second := p.rune(i), p.rune(i+1); !p.s.sets.given.has(second) && second != p.rune(i+2) && !oneOf(second, "老月有") && !p.s.sets.peoples.has(first) && !p.s.sets.compound.has(first) && !p.chars.mayHave('·') && !p.chars.mayHave('丽') {
		return 0
	}
	if p.chars.mayHave('·') {
		if n := p.dottedName(i); n > 0 {
			return n
		}
	}
	if n := p.peoplesName(i); n > 0 {
		return n
	}
	if !isHan(p.rune(i-1)) || oneOf(p.rune(i-1), "的户主民员人者女") {
		for k := 1; k < 5; k++ {
			if p.has(i+k, "古丽") {
				return k + 2 // 热孜万古丽
			}
		}
	}
	first, second, third := p.rune(i), p.rune(i+1), p.rune(i+2)
	if n := p.compoundName(i); n > 0 {
		return n
	}
	if p.nameOfTwo(i) {
		return 2
	}
	if !p.s.sets.surnames.has(first) && !p.bornByFew(i) || !p.givenPair(first, second, third) || oneOf(second, wordAfter(first)) && !(oneOf(third, givenAlone) && p.needyBefore(i) && p.followsName(i+3) > 0) || p.endsWord(i) || p.inPlace(i, 3) || p.isTitle(i+1) || p.checkEnd(i, 3) == 0 {
		return 0
	}
	if p.s.sets.given.has(second) && p.s.sets.given.has(third) && !p.plausible(i, 3) {
		return 0
	}
	return 3
}

// bornByFew tells whether a surname that few bear stands at rune i, and what stands on its two sides says that a name begins there: 搬运工班二牛一天.
func (p *passage) bornByFew(i int) bool {
	if p.s.sets.wide.has(p.rune(i)) && p.followsName(i+3) > 2 && p.leadsToName(i) > 1 {
		return true
	}
	return (p.s.sets.wide.has(p.rune(i)) || p.s.sets.roleSurnames.has(p.rune(i)) && p.personNoun(i)) && p.leadsToName(i) > 2 && p.followsName(i+3) > 1
}

// needyBefore tells whether what leads up to rune i by 的 says that somebody is in need: 负债累累的.
func (p *passage) needyBefore(i int) bool {
	if p.rune(i-1) != '的' {
		return false
	}
	before := p.slice(max(0, i-16), i)
	before = before[strings.LastIndexAny(before, "，。；")+1:]
	return ownTrouble(before) || anyof.Contains(before, misfortunes[:]...) || anyof.Contains(before, "负债")
}

// givenAlone are the characters that are a given name alone more often than anything else behind a common surname.
const givenAlone = "佳欣怡悦昊楠蕊薇良鑫芳娟娜莉萍霞磊鹏涛斌勇刚杰敏静艳玲琴婷倩莹瑶琳璐颖娇芬蓉翠燕菊莲凤彪彬浩凯旭晖炜俊伟军强辉峰超娥英红丽梅兰珍秀洁雪慧敏波亮宏毅琼瑛妮珊雯"

// nameOfTwo tells whether a name of two characters may stand at rune i, between what names stand between.
func (p *passage) nameOfTwo(i int) bool {
	return (p.s.sets.common.has(p.rune(i)) || p.s.sets.distinct.has(p.rune(i)) && p.leadsToName(i) > 2) && oneOf(p.rune(i+1), givenAlone) && !oneOf(p.rune(i+1), wordAfter(p.rune(i))) && p.leadsToName(i) > 1 && p.followsName(i+2) > 1 && !p.endsWord(i) && p.checkEnd(i, 2) > 0
}

// typicalGiven tells whether the last character of a name of three is such a one, or its given name one of those of villages.
func (p *passage) typicalGiven(i, size int) bool {
	return size == 3 && (oneOf(p.rune(i+2), givenAlone) || oneOf(p.rune(i+1), "有老") || oneOf(p.rune(i+2), "财福贵根旺花香妹"))
}

// givenPair tells whether two characters can be a given name behind a surname.
func (p *passage) givenPair(first, second, third rune) bool {
	switch {
	case !isHan(second) || !isHan(third) || oneOf(second, "和以为自在对向从同氏") || oneOf(third, "州市省族庭"):
		return false // 姜有利于, 张家庭
	case second == third:
		return !p.s.sets.never.has(second) && first != '但' // 吴改改, and no 但迟迟
	case third == '女':
		return numeral.Digit(second) > 1
	case second == '得':
		return oneOf(third, "水胜财福宝才志发全")
	case second == '家':
		return oneOf(third, "发兴富祥明强贵福荣良俊宝豪怡伟才成龙欣乐旺")
	case second == '老':
		return oneOf(third, "大二三四五六七八九栓根")
	case second == '有':
		return oneOf(third, "妹才福财根良志德仁旺贵生发林亮明金银田余山")
	case oneOf(third, "狗蛋剩"):
		return oneOf(second, "二三四五六七八大小老狗铁铜黑石臭毛")
	case third == '头':
		return oneOf(second, "石木铁")
	case second == '月':
		return oneOf(third, "婵娥英华兰红琴珍芳梅仙香秀莲花明清玲桂芬萍")
	}
	return p.s.sets.given.has(second) && (p.s.sets.given.has(third) || oneOf(third, "牛娃"))
}

// dottedName returns the length of a name with a dot that begins at rune i: 阿依古丽·买买提.
func (p *passage) dottedName(i int) int {
	if isHan(p.rune(i-1)) && !oneOf(p.rune(i-1), "的户民员人者") {
		return 0
	}
	dot := i
	for dot-i < 6 && isHan(p.rune(dot)) {
		dot++
	}
	if dot-i < 2 || p.rune(dot) != '·' {
		return 0
	}
	for end := dot + 3; end <= dot+6; end++ {
		if !isHan(p.rune(end - 1)) {
			return 0
		}
		if p.followsName(end) > 0 && !oneOf(p.rune(end-1), "示称") {
			return end - i
		}
	}
	return 0
}

// gravest are words of what weighs most.
var gravest = [...]string{"赌债", "赌博", "嗜赌", "逾期户", "贷款逾期", "信贷逾期", "服刑", "拘役", "判处", "吸毒", "截瘫", "双亡", "尿毒症", "癌", "白血病", "透析", "车祸", "去世", "病逝", "改嫁", "无儿无女", "欠款", "拒不履行", "精神分裂", "精神病", "身残", "精神障碍", "残疾证"}

// misfortunes are further words of what only a private person meets with.
var misfortunes = [...]string{"盗伐", "罚过款", "懒汉", "还债", "亏了", "亏损", "降压药", "血压", "拉扯", "还是肿", "肿得", "腿肿", "脚肿", "做完手术", "搭桥手术", "做了手术", "动了手术", "动手术", "手术后", "吃药", "吃低保", "D级", "C级危", "大火里", "火灾", "遭了难", "媳妇也跑了", "走得早", "聋哑", "哑巴", "小额贷款", "助学金", "补助款", "残疾证", "肢体二级", "肢体一级", "肢体三级", "下岗", "经营困难", "避险搬迁", "饿死",
	"酒鬼", "冒领", "失信", "摔亡", "溺亡", "遇难", "拖欠", "输光", "据为己有", "讨饭", "乞讨", "打光棍", "家暴", "被骗", "受骗", "走失", "护理补贴", "临时救助", "救助金", "失火", "大火", "烧光", "烧伤", "烫伤", "坠落", "工伤", "肇事", "诈骗", "刑拘", "行政拘留", "贪污", "挪用", "侵占", "截留", "套取", "艾滋",
	"戒毒", "戒酒", "闹离婚", "遗弃", "失学", "退学", "自杀", "跳楼", "喝农药", "欠薪", "讨薪", "破产", "血本无归", "赔光", "借债", "高利贷", "父母早亡", "家境贫寒", "未娶", "无亲无故", "助学款", "收入微薄", "家境贫", "家境困", "生活拮据", "家庭拮据", "缺少医疗费", "借记卡", "存折", "抓捕", "老赖", "被执行人", "守寡", "寡妇", "单亲", "离异", "离婚", "没娶", "娶不上", "娶上媳妇", "赔偿", "医药费", "手术费", "工钱", "罚款", "偷", "打架", "斗殴", "跟人跑", "判了", "坐牢", "监狱", "最穷", "穷得", "嫌他穷", "贷款", "丧失", "瘫", "失明", "智力", "住院费", "药费", "乙肝", "输血", "双拐", "刷单", "骗走", "骗取", "土坯房", "收入不到", "四壁", "救济粮", "倒房", "拐骗", "欠费", "陷入困境", "家当", "骨髓移植", "判决书", "货款", "冲毁", "冲走", "烧毁", "淹没了", "下落不明", "欠银行", "欠信用社", "欠下", "欠了", "欠着", "查封", "抚恤金", "丧夫", "光棍", "信访", "上访", "息访", "监测对象", "特困供养", "赡养", "抑郁", "肝硬化", "外债", "帮扶联系", "帮扶手册", "帮扶卡", "一批脱贫", "帮他家脱", "帮她家脱",
	"嗜赌", "欠了钱", "逾期", "催收", "被罚", "血糖", "化疗", "放疗", "心脏搭桥", "胃病", "关节炎", "哮喘", "风湿", "腰椎", "输液", "卧床", "一个人拉扯", "独自拉扯", "赔了", "病床", "换了药", "换药", "欠缴", "救济", "最懒", "撞伤", "被撞", "车撞", "骨折", "轮椅", "养老钱", "棺材本", "断了腿", "断了手", "断了肋骨"}

// notPrivate are words of sentences in which the one who is named acts in public.
var notPrivate = [...]string{"烈士", "牺牲", "支书", "民警", "教师", "医生", "驻村", "队员", "法院", "检察", "公司", "将军", "战士", "研制", "疗法", "治疗患者", "资助", "收养", "讲解",
	"议员", "村医", "护士", "主席", "总统", "总理", "第一夫人", "国务院", "中央", "大使", "媒体", "研究者", "研究结论", "研究一致", "的研究", "乡绅", "秀才", "黑恶势力", "老师", "武装", "袭击", "报道称", "领导人", "策划", "设计师", "调解员", "发言人", "撰写", "（20", "(20", ",20", "[J]", "，20", "著"}

// actsInPublic tells whether a sentence tells of an office, of work for others or of a deed that newspapers reported. What courts and helpers
// did for the one who is named is his or her own affair.
func (p *passage) actsInPublic(i, to int, sentence string) bool {
	sentence = withoutHelpers(ofOthers().Replace(sentence))
	if before, _, ok := strings.Cut(sentence, p.slice(i, to)); ok && strings.Contains(before, "捐") {
		sentence = strings.ReplaceAll(sentence, "捐", "") // who gave stands before, and who got it behind
	}
	if before, rest, ok := strings.Cut(sentence, p.slice(i, to)); ok && !anyof.Suffix(before, helpersBefore[:]...) && anyof.Contains(before, "给", "为", "到", "把", "替", "帮", "得知", "走访", "看望", "上门") {
		for _, who := range helpersBefore {
			before = strings.ReplaceAll(before, who, "") // 村医定期到患高血压的某某家
		}
		sentence = before + p.slice(i, to) + rest
	}
	if helper(sentence) || anyof.Contains(sentence, notPrivate[:]...) || anyof.Contains(sentence, goodDeeds[:]...) && !anyof.Contains(sentence, "，他", "，她") {
		return true
	}
	return anyof.Contains(sentence, publicCareers[:]...)
}

// helpersBefore are those who go to see the one who is named.
var helpersBefore = [...]string{"村医", "家庭医生", "医生", "护士", "民警", "教师", "老师", "工作队员", "队员", "志愿者"}

// withoutHelpers leaves out the clauses that tell what police or doctors did: …被骗走12万元，民警连夜止付.
func withoutHelpers(sentence string) string {
	if !strings.Contains(sentence, "，") {
		return sentence
	}
	var own []string
	for clause := range strings.SplitSeq(sentence, "，") {
		if !anyof.Prefix(clause, "民警", "医生", "村医", "护士", "教师", "老师", "校长", "法院", "法官", "检察", "司法所", "队员", "书记") {
			own = append(own, clause)
		}
	}
	return strings.Join(own, "，")
}

// ofOthers takes out what a sentence says of those who deal with the one who is named.
var ofOthers = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("护林队员", "", "巡防队员", "", "保险公司", "", "记者", "", "班主任", "", "法院发出", "", "法院判", "", "法院查明", "", "法院审理查明", "", "干部", "", "调解员", "", "反诈民警", "", "村民代表会议", "", "村民代表大会", "", "发动捐款", "", "组织捐款", "", "都来捐款", "", "纷纷捐", "", "乡亲们捐", "", "村民捐", "", "大家捐", "", "被法院", "", "经法院", "", "法院执行", "", "法院强制", "", "村干部", "", "帮扶干部", "", "驻村干部", "", "镇干部", "", "乡干部", "", "党员干部", "", "包村干部", "", "网格员", "", "为他捐", "", "给他捐", "", "为她捐", "", "给她捐", "", "为其捐", "", "为他们捐", "", "捐款帮", "", "妇联主席", "", "村委会主任", "", "村主任", "", "妇女主任", "", "支书", "", "第一书记", "", "驻村工作队", "", "工作队员", "", "派出所民警", "", "企业资助", "", "资助她", "", "资助他", "", "反诈中心", "")
})

// earnsPrivately tells whether a sentence tells what the one who is named earns, sells or was paid.
func (p *passage) earnsPrivately(to int, sentence string) bool {
	if anyof.Contains(sentence, "亿元", "企业", "董事", "集团", "合作社理事", "万吨", "全村", "户均", "人均", "大家都") {
		return false
	}
	followed := p.followed(to)
	return !anyof.Contains(followed, "总经理", "快递", "仓库", "公司") && anyof.Contains(followed, "挣", "赚", "多卖", "能卖", "卖了", "卖得", "分红", "工资", "收入", "寄回", "往家里寄", "纯利", "进账", "租金", "地租")
}

// onlyAName tells whether the characters from rune i on are so seldom anything but a name that no word need lead up to it.
func (p *passage) onlyAName(i, to int) bool {
	if oneOf(p.rune(to-1), "里庄园") || anyof.Contains(hanOnly(p.slice(to, min(len(p.runes), to+longestPlace)), longestPlace), "社区", "小区", "公司", "街道", "小学", "中学", "医院") {
		return false // 南苑北里第二社区
	}
	return to-i == 3 && !p.hasAt(to, "：", "调", "等[") && !p.s.sets.proseWords[p.slice(i+1, to)]
}

// longestPlace is within how many characters behind its first words the name of a place or a house ends.
const longestPlace = 6

// leadsToName weighs what stands before a name.
func (p *passage) leadsToName(i int) int {
	r := p.rune(i - 1)
	if needy, plain := p.privateBefore(i); needy || plain {
		return 4
	}
	switch {
	case r == '的' && p.hasAnyBefore(i-1, "念大一", "念大二", "念大三", "读大一", "读大二", "读大三", "读大四", "上大一", "上大二", "上大三", "读高一", "读高二", "读高三", "上高一", "上高二", "上高三", "读初一", "读初二", "读初三"), r == '对' && p.hasAt(i+3, "来说", "而言"):
		return 3 // 念大三的某某, 对某某来说
	case oneOf(r, "：:") && oneOf(p.rune(i-2), "人主者象户名员"):
		return 3 // 监护人：
	case r == '、' || r > ' ' && r < 128:
		return 1
	case r == '”':
		return 3 // 出了名的“懒汉”储二牛
	case !isHan(r), r == '的', oneOf(r, "组社") && numeral.Digit(p.rune(i-2)) > 0:
		return 2 // 二组欧阳某某
	case p.kinBefore(i), r == '岁', oneOf(r, "户员工民农师匠妇汉嫂妻夫母父亲伴媳婿兄姐妹弟孩娃童者友众兵人") && !p.bindsNext(i-1), p.hasAnyBefore(i, "对象", "司机", "青年", "少年", "学生", "女生", "男生", "考生", "新生"):
		return 3
	case p.hasAnyBefore(i, "说起", "提起", "问起", "说到", "走到", "我到", "走进", "来到", "见到", "得知", "听说", "获悉", "了解到", "冲毁了", "烧毁了", "烧光了", "淹没了", "冲走了", "冲垮了", "遇到", "遇见", "碰到", "找到", "他叫", "她叫", "名叫", "五保", "农户", "要不是", "要数", "采访", "去看", "来看", "又去看", "看望", "探望", "”我", "，我", "是我"):
		return 3
	case p.hasAnyBefore(i, "判处", "抓获", "查获", "抓住", "抓捕", "追捕", "缉捕", "通缉", "拘留", "走访慰问了", "看望了", "慰问"):
		return 3
	case r == '组' && (numeral.Digit(p.rune(i-2)) > 0 || numeral.Arabic(p.rune(i-2)) >= 0) && (!isHan(p.rune(i+3)) || !isHan(p.rune(i+4))), p.personNoun(i), p.hasAnyBefore(i, "都说", "大家说", "人说"):
		return 3 // 一组某某、二组某某
	case oneOf(r, "予给叫为让替对向和跟与由像如有是了到在将"):
		return 1
	}
	return 0
}

// followsName says how surely the words behind three characters make them a person's name: 3 for a certain sign, 0 for none.
func (p *passage) followsName(to int) int {
	switch {
	case p.aged(to), p.hasAt(to, "拖欠", "摔断", "摔伤", "腿有", "腿脚", "腿部", "腰部", "身有", "体弱", "视力", "听力", "双目", "双耳", "丈夫", "妻子", "老伴", "儿子", "女儿", "父亲", "母亲", "婆婆", "公公", "父母", "其妻", "、其"), p.hasAt(to, "红了眼", "眼圈", "眼眶", "湿了", "时，他", "时，她", "这个家", "哽咽", "落泪", "因为", "因病", "因残", "只有", "今年", "去年", "说", "家", "患", "身患", "一家", "夫妇", "夫妻", "生于", "出生", "打小", "的孙", "的儿", "的女", "的丈", "的妻", "的母", "的父", "的老", "的病", "的弟", "的哥", "的姐", "的妹", "的爸", "的妈", "的爷", "的奶", "的房", "的家", "醉", "酒", "靠", "独自", "自幼", "从小", "早年", "年轻时", "一个人", "住院", "突发", "突然", "来说", "指着", "哭", "流着", "低着", "拉着", "高位", "跟着", "带着", "感激", "反映", "致电", "来电", "贷款", "借款", "量了血压", "抹着", "擦着", "含着", "发放", "送去", "送来", "申请", "办理", "失业", "下岗", "的一卡通", "的账户", "的危房", "的低保", "每月", "领取", "兄弟", "姐妹", "父子", "母子", "父女", "母女", "祖孙", "俩", "性格", "写给", "写来", "这条命", "查出", "确诊", "离婚", "偷", "赌", "媳妇", "冒领", "虚报", "骗取", "套取", "截留", "垫付", "办下", "办了", "交了", "凑了", "领到", "领了", "临时救助", "补助", "救助", "赔偿", "给付"):
		return 3
	case p.hasAt(to, "只好", "只能", "不得不", "起初", "并不", "并没", "放下", "拿起", "捧出", "端来", "翻出", "掏出", "躺", "坐在", "躲", "以前", "以后", "开了", "开起", "办起", "终于", "这样", "这类", "分红", "靠", "的", "在", "是", "被", "把", "也", "就", "还", "又", "和", "跟", "与", "一", "从", "因", "向", "没", "不", "已", "每", "为", "将", "却", "便", "于", "自", "曾", "犯", "住", "搬", "养", "种", "欠", "、", "等"):
		return 2
	case isHan(p.rune(to)) && oneOf(p.rune(to+1), "着了过"):
		return 2 // 背着, 领了
	case p.beginsClause(to), p.hasAt(to, "放下", "擦", "戒", "只好", "只得", "并不", "贷款", "回忆", "笑", "哭", "闯", "摔", "捡", "扛", "背", "挑", "卖", "租", "借", "买", "攒", "存", "带", "拄", "坐", "站", "躺", "守", "盼", "愁", "急", "怕", "舍不得", "起早", "变了", "拿", "量", "握", "推", "搓", "端", "扶", "测", "换", "送货", "送餐"):
		return 2
	case !isHan(p.rune(to)):
		return 1
	}
	return 0
}
