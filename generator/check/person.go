package check

import (
	"strings"

	"casebook/generator/numeral"
)

// Characters that no given name has, and that so end a name: particles, pronouns,
// measures, verbs that follow a subject.
const (
	neverInNames = "的了是在与及或等个这那我你他她它们不也都就到说要着没把被让使从对向并但而且其所于由因此则只已将很更最户亩村镇乡县市省区月日时岁吃喝给您咱呢吗吧啊哦嘛"
	endsNames    = neverInNames + doubtful + "养种患家靠今去每住得又还同一两几多少告拿掏赚挣卖买搬领获享申签认喂上下里内外前后来走看听想曾原现目均共各该此某"
	// doubtful characters may be the last of a name or the word behind it: 李永会, 李永 会种茶.
	doubtful = "和有为年会来名头以之"
	// followsNames may stand behind a name; together with endsNames they are most of what does.
	followsNames = endsNames + "加参入学通依利发带承流土夫老笑高激感介算指用主自全脱实率正当经购收增贷放出回站坐常终至便尝仅近预达超约负身先受接成建开办租育摆返打务外干做种包担任从按根按作跟帮带教随为讲心眼脸双手母父妻儿女孩爱兄弟姐妹亲残瘫病重确被列识纳评继立积勤热专跑还即起率喜终过结驻"
)

// titlesOfPersons follow a surname in place of a name: 张大爷, 李主任. They name nobody.
var titlesOfPersons = [...]string{"大爷", "大妈", "大娘", "大叔", "大婶", "大嫂", "大哥", "大姐", "奶奶", "爷爷", "阿姨", "师傅", "老汉", "老人", "老师", "主任", "书记", "先生", "女士", "支书", "支委", "镇长", "县长", "乡长", "市长", "局长", "部长", "队长", "组长", "校长", "院长", "科长", "处长", "总", "某", "氏", "家", "姓", "××", "XX", "村长", "医生", "同志", "老板", "会计", "经理", "行长", "站长", "所长", "场长", "园长", "社长", "厂长", "大夫", "护士", "律师", "警官", "法官", "教授", "博士", "伯伯", "老伯", "大伯", "爹爹", "老爹", "大爹", "婆婆", "阿婆", "阿公", "公公", "老太", "大嫂", "嫂子", "二哥", "三哥", "叔叔", "婶婶", "姑姑", "舅舅", "姨妈", "姑妈", "伯父", "伯母", "姥姥", "姥爷", "外婆", "外公", "妹子", "老师傅", "老板娘", "小姐", "娘娘", "嬢嬢", "孃孃", "嬢", "孃", "姑", "舅", "姨", "婆", "爹", "婶", "嫂", "哥", "姐", "叔", "伯", "爷", "奶", "工", "某某", "氏", "同学", "小朋友", "妈妈", "爸爸"}

// beginsClause are pairs that follow a two-character name and are not the end of a
// three-character one: 李明 发展, 张强 加入.
const beginsClause = " 闻之 闻讯 闻听 闻言 闻悉 得知 得病 凌晨 清晨 一早 昨天 前天 傍晚 报名 第一 谈起 说起 常来 常去 学着 发展 加入 参加 参与 通过 利用 种植 养殖 依托 成立 带头 带领 带着 搬进 搬出 住进 领到 领取 获得 享受 申请 承包 流转 购买 增收 贷款 签订 脱贫 实现 今年 去年 每年 每月 年收 现在 目前 原来 曾经 一家 一户 夫妇 夫妻 老人 告诉 高兴 激动 感慨 介绍 自己 主动 率先 全家 家里 因病 因残 身患 就业 务工 外出 学习 学会 学到 靠着 在家 当上 成为 成了 正在 经过 经营 经济 常年 长期 依靠 生活 身体 身有 残疾 瘫痪 重病 大病 收入 户均 笑着 说道 表示 坦言 回忆 掰着 指着 激动 种了 养了 喂了 开办 开起 返乡 打工 务农 负责 负债 双腿 双目 双手 左腿 右腿 母亲 父亲 妻子 丈夫 儿子 女儿 孩子 爱人 老伴 兄弟 姐妹 勤劳 积极 终于 如今 当年 当时 心里 脸上 用上 喝上 走上 过上 摘掉 摘下 拿到 接受 受到 得到 率先 联合 共同 等人 这样 一样 被评 被列 被识 被纳 患有 患上 是个 是一 是村 是全 是该 有了 有个 有着 有三 有两 有四 有五 有儿 有病 建起 建成 建了 建好 开始 开了 开着 学着 来到 来自 回到 回家 发现 发起 发动 自家 自发 自从 自愿 自主 自筹 自食 安排 安装 安心 光荣 光是 光靠 平时 平均 全村 全年 大声 大胆 大哭 明白 明显 清楚 清早 长大 长年 和妻 和丈 和家 和儿 和老 和村 和其 和他 和她 先后 先是 先进 正忙 正式 正值 正准 进了 进入 进城 进行 生病 生了 生下 生前 生于 信心 立即 立刻 立下 立马 文化 美美 美滋 乐呵 乐滋 乐开 喜笑 喜滋 喜获 喜得 红着 红了 亲自 亲手 心中 心想 心存 心情 家中 家住 家境 家有 家庭 家门 家人 家养 家种 家今 家去 家原 家因 家被 家的 时常 时任 时年 时不 行动 行走 中风 中年 中午 金秋 金额 大病 大学 小学 小孩 水果 金融 银行 高高 高考 易地 联系 联合 运输 运营 连忙 连连 连续 能够 能干 能在 能有 会种 会养 会一 会上 都是 应聘 应当 未婚 未能 本人 本来 来说 来信 占地 卫生 合作 合伙 名下 向村 向记 印象 双胞 单身 任村 休息 传来 代表 一年 一直 一边 一样 一家 一起 一说 一脸 一听 一人 三兄 二人 两口 年纪 年轻 年过 年近 年仅 年初 年底 年收 年年 年均 远近 提起 提出 提到 招呼 掌握 流下 流着 流转 温暖 照顾 理发 积极 简单 粉刷 经常 结婚 结束 练就 罗列 至今 解释 训练 运来 迎来 迎着 防止 顾不 养起 养殖 养了 养有 养羊 养猪 养鸡 养牛 养蜂 养鱼 里里 道出 道谢 近日 近年 近几 方才 学历 日子 日夜 日常 日前 权衡 采摘 采取 量身 电话 电商 法律 治病 治疗 校园 本科 特意 特地 特别 西瓜 草莓 药材 花钱 花了 花费 小商 小区 小镇 小康 小吃 小麦 小组 小城 小微 小型 小额 越来 越干 路过 投资 筹资 集资 引进 购进 饲养 放养 栽种 栽植 种下 试种 试养 试办 兴办 兴建 经销 贩运 挖塘 租种 租下 租用 转包 雇请 雇用 出售 遇到 遇见 过得 过去 过年 深有 深受 深知 深情 深感 打开 掏出 创办 创业 创建 创造 言语 言谈 独自 独居 驾驶 留下 计划 打算 决定 准备 "

// beginsClause tells whether the two characters at rune i begin what is said of the person named
// before them.
func (p *passage) beginsClause(i int) bool { return p.s.sets.clauses[p.slice(i, i+2)] }

// masksByKinship tells whether a surname with one character of kinship and a house stands at rune i: 李婶家.
func (p *passage) masksByKinship(i int) bool {
	return oneOf(p.rune(i+1), "伯叔婶姨嫂爷奶哥姐妈爹娘") && p.rune(i+2) == '家'
}

// nameAt returns the length of the personal name that begins at rune i, 0 where none does.
// What follows a name decides how long it is.
func (p *passage) nameAt(i int) int {
	if p.masksByKinship(i) || p.isSeat(i) {
		return 0
	}
	if n := p.peoplesName(i); n > 0 {
		return n
	}
	if p.s.sets.compound.has(p.rune(i)) && (p.rune(i+2) == '某' || p.isTitle(i+2) && p.hasAt(i, compoundSurnames[:]...)) {
		return 0 // 欧阳某某, 欧阳奶奶
	}
	if n := p.compoundName(i); n > 0 {
		return n
	}
	if n := p.nameBehindRole(i); n > 0 {
		return n
	}
	if n := p.accusedName(i); n > 0 {
		return n
	}
	if n := p.nameBehindNoun(i); n > 0 {
		return n
	}
	first, second := p.rune(i), p.rune(i+1)
	if p.nicknamed(i) {
		return 0
	}
	if p.rune(i+2) == first || first == '向' && p.hasAt(i+1, "天津", "河北", "河南", "北京", "上海", "重庆", "山西", "辽宁", "吉林", "江苏", "浙江", "安徽", "福建", "江西", "山东", "湖北", "湖南", "广东", "广西", "海南", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "内蒙", "台湾", "香港", "澳门", "小康", "宽裕", "富裕", "致富", "幸福", "现代", "规模") {
		return 0 // 常联常新; 贫困户向小康户转变
	}
	if !p.s.sets.surnames.has(first) || !p.mayBeGiven(i+1) || first == second { // 强强联手
		return 0
	}
	if numeral.Arabic(p.rune(i-1)) >= 0 && oneOf(first, "周万段单包车席章项米") { // 12周用药
		return 0
	}
	if oneOf(second, wordAfter(first)) || p.phraseAt(i) || first == '庄' && p.rune(i-1) == '村' || p.isTitle(i+1) || p.endsWord(i) {
		return 0
	}
	n := p.nameLength(i)
	if n == 2 && oneOf(second, "伯叔婶姨嫂爷奶哥姐妈爹") {
		return 0 // 黄伯: kinship, which masks
	}
	if n == 0 || !p.plausible(i, n) || p.inPlace(i, n) || p.inTitle(i, i+n) || n == 3 && oneOf(first, prepositions) && p.s.sets.proseWords[p.slice(i+1, i+3)] {
		return 0
	}
	return p.checkEnd(i, n)
}

// prepositions are surnames that lead up to a word more often than to a given name: 患者于凌晨.
const prepositions = "于经由随"

// endsWord tells whether a surname's character is the end of a word: 儿童, 资金, 森林.
func (p *passage) endsWord(i int) bool {
	return p.s.sets.wordsBefore[p.slice(i-1, i+1)] && !p.hasAnyBefore(i, "职工", "民工", "女工", "残疾人", "病人", "老人", "盲人", "当事人")
}

const wordsBefore = " 工钱 药钱 价钱 本钱 房钱 饭钱 花钱 学钱 租钱 车钱 有钱 赚钱 挣钱 出钱 掏钱 给钱 还钱 借钱 省钱 要钱 用钱 存钱 欠钱 拿钱 付钱 交钱 收钱 金钱 闲钱 现钱 余钱 零钱 大钱 些钱 块钱 点钱 笔钱 分钱 多钱 万钱 元钱 值钱 没钱 来钱 换钱 卖钱 攒钱 筹钱 凑钱 领钱 取钱 发钱 送钱 捐钱 汇钱 打钱 贪钱 利钱 菜钱 油钱 肉钱 粮钱 酒钱 烟钱 汗钱 命钱 老钱 份钱 子钱 喜钱 押钱 定钱 香钱 孩童 历史 国史 党史 村史 军史 校史 家史 文史 老师 教师 律师 医师 厨师 名师 会师 出师 法师 牧师 程师 讲师 导师 大师 技师 每周 本周 上周 下周 双周 单周 两周 一周 三周 四周 隔周 首周 当周 逐周 亲戚 外戚 工商 防范 规范 示范 典范 模范 师范 风范 宁夏 华夏 东吴 长孙 外孙 子孙 曾孙 侄孙 儿孙 儿童 牧童 提高 崇高 最高 地方 对方 双方 各方 多方 官方 资金 基金 现金 租金 奖金 黄金 股金 薪金 森林 山林 护林 园林 农林 造林 竹林 树林 人马 兵马 骏马 公安 平安 治安 保安 健康 小康 安康 生成 完成 形成 建成 达成 组成 落成 经常 日常 正常 非常 平常 通常 容易 简易 交易 贸易 不易 轻易 机关 相关 有关 攻关 把关 无关 简单 清单 名单 订单 账单 菜单 理解 了解 缓解 化解 调解 破解 讲解 分解 见解 相连 牵连 电车 汽车 火车 停车 住房 危房 建房 厂房 民房 新房 楼房 周边 旁边 身边 路边 村边 江边 河边 海边 一边 这边 那边 里边 外边 加强 增强 坚强 顽强 富强 最强 精华 中华 才华 繁华 升华 年华 及时 按时 临时 同时 当时 平时 小时 何时 关于 由于 对于 属于 位于 善于 敢于 处于 终于 等于 在于 便于 用于 勇于 甘于 出于 归于 基于 鉴于 至于 过于 乐于 群章 规章 印章 公章 文章 徽章 篇章 大江 长江 界石 矿石 岩石 基石 落石 青石 白石 沙石 电池 水池 城池 血管 水管 主管 监管 托管 保管 分管 法纪 世纪 军纪 风纪 经纪 茶叶 树叶 枝叶 远景 风景 场景 背景 前景 愿景 水温 高温 低温 常温 冬温 工程 过程 里程 流程 进程 课程 日程 行程 议程 历程 路程 章程 全程 大唐 稻田 农田 良田 茶田 梯田 油田 种田 乡党 建党 入党 政党 我党 全党 国党 脱党 山谷 稻谷 五谷 河谷 沟谷 "

// endsName tells whether a doubtful character is the last of a name: what follows it must
// then be what follows names.
func (p *passage) endsName(i int) bool {
	if !oneOf(p.rune(i), doubtful) {
		return false
	}
	next := p.rune(i + 1)
	return !isHan(next) || oneOf(next, "的家说等夫号介表告也") || oneOf(p.rune(i), "会来") && oneOf(next, "一是因") || p.rune(i) == '来' && oneOf(next, "把被对从将正给向在")
}

var compoundSurnames = [...]string{"欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "夏侯", "宇文", "东方", "呼延", "淳于", "申屠", "赫连", "公冶", "鲜于", "钟离", "独孤", "南宫", "闻人"}

// compoundName reads 欧阳, 上官 and the like.
func (p *passage) compoundName(i int) int {
	if !p.s.sets.compound.has(p.rune(i)) {
		return 0
	}
	for _, surname := range compoundSurnames {
		if !p.has(i, surname) || !p.mayBeGiven(i+2) || p.isTitle(i+2) {
			continue
		}
		if p.s.sets.given.has(p.rune(i+3)) && !p.s.sets.ends.has(p.rune(i+3)) && !p.beginsClause(i+3) {
			return p.checkEnd(i, 4)
		}
		return p.checkEnd(i, 3)
	}
	return 0
}

func (p *passage) mayBeGiven(i int) bool {
	r := p.rune(i)
	return isHan(r) && !p.s.sets.never.has(r) && r != '两'
}

// isTitle tells whether what follows a surname is a title or a mask.
func (p *passage) isTitle(i int) bool {
	if !p.s.sets.titles.has(p.rune(i)) {
		return false
	}
	for _, title := range titlesOfPersons {
		if p.has(i, title) && (runeCount(title) > 1 || !p.mayBeGiven(i+1) || title == "某") {
			return true
		}
	}
	return false
}

// checkEnd refuses places and firms: 张家湾村, 李家沟组, 王老吉公司.
func (p *passage) checkEnd(i, n int) int {
	end := i + n
	last, next := p.rune(end-1), p.rune(end)
	if oneOf(next, "村镇乡县区市屯寨组湾沟坪岭河街路社厂牌桥坝") && !p.has(end, "村民") || oneOf(last, "村镇乡县屯寨") {
		return 0
	}
	if p.rune(i+1) == '家' && (n == 2 || oneOf(last, "湾沟坪岭坡坝田村庄冲坳堡店铺湾塘坑窝寨院桥河界口港")) {
		return 0
	}
	if n == 3 && last == '小' && oneOf(next, "商学镇区康吃麦组城微型额") {
		return 0 // 秦安小商品城
	}
	if oneOf(next, "等") && numeral.Arabic(p.rune(end+1)) >= 0 && strings.ContainsAny(p.slice(end+2, end+7), "乡镇村县区") {
		return 0 // 孙河、王四营等11个乡
	}
	for _, word := range [...]string{"公司", "合作社", "集团", "企业", "易购", "商城", "百货", "电器", "家电", "药房", "酒店", "宾馆", "书店", "商行", "影城", "广场", "基地", "小学", "中学", "大学", "医院", "农场", "超市", "饭店", "加工", "品牌", "水库", "景区", "片区", "社区", "街道", "产业", "扶贫", "工作", "项目"} {
		if p.has(end, word) {
			return 0
		}
	}
	return n
}

// person is a name found in a text and what the words around it make of it.
type person struct {
	p        *passage
	from, to int
	name     string
	public   bool // an official, a journalist, one who speaks for an organisation
	leads    bool // public by no post, as one who leads others to earn: 带头人
	why      string
}

// publicRoles are what a person is named for in public. By their last character.
func publicRoles(last rune) []string {
	switch last {
	case '记':
		return []string{"书记"}
	case '任':
		return []string{"主任"}
	case '长':
		return []string{"长"}
	case '者':
		return []string{"记者", "作者", "主持者", "学者"}
	case '席':
		return []string{"主席"}
	case '委':
		return []string{"委", "政委"}
	case '员':
		return []string{"委员", "通讯员", "指导员", "专员", "研究员", "调研员", "督导员", "特派员", "巡视员", "公务员", "队员", "组成员", "组成人员", "班子成员", "委员会成员", "队成员", "教练员", "讲解员", "信息员", "联络员", "代办员", "工作人员", "科员"}
	case '部':
		return []string{"干部"}
	case '导':
		return []string{"领导", "编导"}
	case '组':
		return []string{"专家组", "评审组", "评审专家组", "验收组", "检查组", "督查组", "调研组", "考核组", "编写组"}
	case '书':
		return []string{"支书", "文书", "秘书"}
	case '授':
		return []string{"教授"}
	case '家':
		return []string{"专家", "企业家", "科学家", "作家", "艺术家"}
	case '表':
		return []string{"人大代表", "党代表", "县代表", "省代表", "市代表", "全国代表"}
	case '人':
		return []string{"负责人", "发言人", "主持人", "法定代表人", "传承人", "掌门人", "当家人", "创办人", "引路人", "带头人", "创始人", "能人", "法人", "先进个人", "候选人", "召集人", "牵头人", "主讲人", "授课人", "制表人", "填表人", "汇报人", "陪同人", "介绍人", "经办人", "联系人", "承办人", "主办人", "责任人", "审核人", "复核人", "填报人", "签发人", "记录人", "验收人"}
	case '师':
		return []string{"工程师", "农艺师", "畜牧师", "律师", "教师", "医师", "老师", "设计师", "分析师", "经济师", "会计师", "规划师"}
	case '生':
		return []string{"医生"}
	case '理':
		return []string{"经理", "总理"}
	case '裁':
		return []string{"总裁"}
	case '手':
		return []string{"能手", "一把手"}
	case '影', '辑', '稿', '文', '图', '审':
		return []string{"摄影", "编辑", "责编", "供稿", "撰文", "撰稿", "审核", "摄影报道", "图文"}
	case '士':
		return []string{"博士", "院士", "烈士"}
	case '事':
		return []string{"理事", "董事", "监事", "领事", "干事"}
	case '官':
		return []string{"村官", "警官", "法官", "检察官"}
	case '志':
		return []string{"同志"}
	case '察':
		return []string{"警察"}
	case '警':
		return []string{"民警", "辅警", "交警"}
	case '雄':
		return []string{"英雄"}
	case '范':
		return []string{"模范"}
	}
	return nil
}

// privateRoles are what only a private person is called: the first group says that he or
// she is poor, ill or helped, the second that he or she is a villager.
func privateRoles(last rune) (needy, plain []string) {
	switch last {
	case '户':
		return []string{"贫困户", "低收入户", "低保户", "五保户", "困难户", "脱贫户", "特困户", "监测户", "边缘户", "致贫户", "返贫户", "重病户", "搬迁户", "立卡户", "危房户", "结对户", "帮扶户", "联系户", "受灾户", "残疾户", "移民户"},
			[]string{"农户", "养殖户", "种植户", "种植大户", "养殖大户", "大户", "专业户", "散户", "住户", "茶户", "菜户", "商户", "租户", "村户", "养牛户", "养羊户", "养猪户", "养鸡户", "养蜂户", "养鱼户", "养蚕户", "种粮户", "果户", "烟户", "牧户", "个体户", "承包户", "渔户"}
	case '众':
		return []string{"贫困群众", "困难群众", "受灾群众", "搬迁群众", "脱贫群众"}, []string{"群众"}
	case '员':
		return []string{"贫困党员", "困难党员", "困难老党员", "贫困老党员", "特困人员", "康复人员", "贫困人员", "困难人员", "在逃人员", "涉案人员", "刑满释放人员", "刑释人员", "失业人员", "社区矫正人员", "戒毒人员", "吸毒人员", "服刑人员", "解矫人员", "违法人员", "涉毒人员", "信访人员", "供养人员", "重点人员"}, []string{"党员", "老党员", "社员", "学员", "保洁员", "护林员", "服务员", "店员", "售货员", "营业员"}
	case '犯':
		return []string{"逃犯", "嫌犯", "案犯", "惯犯"}, nil
	case '兵':
		return nil, []string{"老兵"}
	case '居':
		return nil, []string{"邻居"}
	case '年':
		return []string{"残疾青年", "失业青年", "待业青年", "无业青年", "失足青年"}, []string{"青年"}
	case '生':
		return []string{"贫困学生", "贫困生", "困难学生", "贫困大学生", "寒门学子", "特困生", "受助学生", "困难生", "辍学生"}, []string{"学生", "女生", "男生", "大学生", "研究生", "博士生", "硕士生"}
	case '人':
		return []string{"残疾人", "病人", "贫困老人", "留守老人", "孤寡老人", "失独老人", "失能老人", "空巢老人", "独居老人", "特困老人", "受助人", "贫困人", "五保老人", "盲人", "聋哑人", "精神病人", "驾驶人", "被执行人", "嫌疑人", "被告人", "失信人", "销赃人", "作案人", "报案人", "涉案人", "肇事人", "上访人", "信访人"}, []string{"老人", "主人", "当事人", "监护人", "老年人", "工人", "手艺人", "退伍军人", "退役军人", "复员军人", "转业军人"}
	case '童':
		return []string{"困境儿童", "留守儿童", "贫困儿童", "孤残儿童", "患儿"}, []string{"儿童", "男童", "女童"}
	case '孩':
		return nil, []string{"女孩", "男孩", "岁小孩", "名小孩"}
	case '儿':
		return []string{"孤儿", "患儿"}, nil
	case '者':
		return []string{"患者", "残障者", "受助者", "感染者", "服刑者", "伤者"}, []string{"创业者", "经营者", "养殖者", "志愿者"}
	case '象':
		return []string{"低保对象", "帮扶对象", "救助对象", "特困对象", "结对对象", "扶贫对象", "优抚对象", "监测对象", "矫正对象", "安置对象", "帮教对象"}, nil
	case '民':
		return []string{"贫困村民", "困难村民", "残疾村民", "患病村民", "贫困农民", "灾民", "贫困居民"}, []string{"村民", "农民", "居民", "市民", "牧民", "渔民", "果农", "茶农", "菜农", "移民", "股民"}
	case '农':
		return nil, []string{"茶农", "果农", "菜农", "蜂农", "药农", "烟农"}
	case '主':
		return nil, []string{"户主", "业主", "店主", "摊主", "车主", "房主", "场主"}
	case '庭':
		return []string{"贫困家庭", "困难家庭", "低保家庭", "特困家庭"}, nil
	case '汉':
		return []string{"单身汉", "光棍汉", "懒汉", "醉汉"}, []string{"老汉"}
	case '爸':
		return []string{"单亲爸爸"}, nil
	case '爷', '妈', '娘', '叔', '婶', '嫂', '哥', '姐', '乡':
		return []string{"单亲妈妈"}, []string{"大爷", "大妈", "大娘", "大叔", "大婶", "大嫂", "大姐", "老乡", "小哥"}
	case '妇':
		return []string{"留守妇女", "贫困妇女", "孕产妇"}, nil
	case '女':
		return []string{"留守妇女", "贫困妇女", "残疾妇女"}, []string{"妇女"}
	case '表':
		return []string{"贫困户代表"}, []string{"村民代表", "农户代表"}
	case '型':
		return []string{"脱贫典型"}, nil
	case '名':
		return nil, []string{"姓名"}
	case '长':
		return nil, []string{"家长"}
	case '工':
		return []string{"下岗职工", "困难职工"}, []string{"职工", "农民工", "女工", "环卫工", "泥瓦工", "零工"}
	case '机':
		return nil, []string{"司机"}
	case '匠':
		return nil, []string{"木匠", "石匠", "泥瓦匠", "铁匠", "篾匠"}
	case '患':
		return []string{"病患"}, nil
	case '贤':
		return nil, []string{"乡贤"}
	case '亲':
		return []string{"单亲母亲", "单亲父亲"}, []string{"乡亲", "老乡亲"}
	}
	return nil, nil
}
