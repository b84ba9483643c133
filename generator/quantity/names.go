package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// beginsWord tells whether what looks like a unit is the beginning of a longer word: 人民,
// 元旦, 位于, 名单.
func beginsWord(unit, after string) bool {
	next, w := utf8.DecodeRuneInString(after)
	if w == 0 {
		return false
	}
	// A unit and the characters that make another word of it.
	if unit == "所" && anyof.Prefix(after, "示", "述", "列") {
		return !anyof.Prefix(after, "示范", "列入", "列为") // 如表4所示, but 4所示范学校
	}
	for _, word := range [...]string{
		"元旦宵素月件首老", "人民", "位于置", "次性", "天然", "面积对", "户籍", "处理于置罚", "所有", "条件例", "台账阶湾",
		"分之别为层级类布析管工配享散红包组批区片钟队会局支摊期给发", "部门署队委", "本科", "场所地景", "节点能假日目约", "片区", "支部持出付书撑委", "道路德", "头雁",
		"群众团体落居防", "里面程", "方面式向案便针法位", "份额子", "笔记", "排名查放", "种子", "类型别", "期间望待", "轮流", "批准评复示",
		"只有要是需", "村民级庄干委支党务两规集", "县级域委处直政", "市场级委直政民", "省级委直", "镇村级党风贤情愁域", "乡村级党风贤情愁域",
		"单位独一亲元", "把手关握脉", "升级学旗", "门前口户店票诊", "口号径粮岸袋碑", "度假过", "成员", "日元旦宵", "丈夫人量母青一二三四五六七八九", "层面级层", "块状", "字样号符节段母幕典", "年画货味轻龄薪会",
	} {
		if rest, ok := strings.CutPrefix(word, unit); ok {
			return strings.ContainsRune(rest, next)
		}
	}
	return false
}

// fixed tells whether the text at a Chinese number is an idiom or a fixed phrase.
func fixed(at string) bool {
	return anyof.Prefix(at, "四面八方", "八面", "两面性", "两面派", "两面人", "两面针", "三天两头", "十里八乡", "三番五次", "三言两语", "两张皮",
		"两种资源", "两个市场两种", "两个市场、两种", "两个市场和两种", "两个市场与两种", "两条腿", "两条线", "两家人", "三口之家", "四口之家", "五口之家", "五户联保", "十户联防", "两位数", "两码事", "两回事", "两本账",
		"三把火", "四套班子", "五套班子", "六套班子", "两个文明", "两个巴掌", "三座大山", "四个轮子", "两个百年", "三块地", "两只手",
		"三个臭皮匠", "五个手指", "两种人", "三项机制", "两张网", "三张网", "一张网", "三张清单", "两个拳头", "三条红线", "三条控制线",
		"三道防线", "五个文明", "三个世界", "四个现代化", "十个指头", "三人行", "三个和尚", "一亩三分地", "一分耕耘", "一分收获", "一元复始",
		"一成不变", "四个明确", "十个明确", "一千道一万", "一部分", "二十四节", "八台山", "三面环", "三面临", "三面靠", "四面环", "四面楚歌", "两面环", "两面临", "一面临", "三次产业", "一次产业", "二次产业", "二次创", "二次开发", "二次加工", "二次识别", "二次供水", "二次污染", "二次分配", "二次利用", "二次搬运", "二次装修", "二次感染", "二次电池", "二次元", "一个理")
}

// slogan tells whether N个 is followed by what cannot be counted, so that it names a method
// or a doctrine: 四个一, 两个维护, 三个走遍, 3个100%.
func slogan(after string, chinese bool) bool {
	if _, w := asciiDigit(after); w > 0 {
		return true
	}
	if anyof.Prefix(after, "一", "“一", "百分之百", "百分百", "不", "必", "坚持", "走遍", "找准", "全覆盖", "到位", "优先", "务必", "毫不", "有利于") {
		return true
	}
	return chinese && anyof.Prefix(after, "统一", "更", "再", "没有", "杜绝", "严禁", "确保", "维护", "坚决", "自信", "意识", "确立", "全面", "代表", "结合", "振兴",
		"一律", "同步", "融合", "促进", "打造", "强化", "提升", "对接", "零", "清零", "带头", "过硬", "转变", "加强", "落实", "着力", "聚焦", "突出", "严格", "注重", "覆盖", "达标", "衔接", "联动")
}

// announces tells whether a noun that only announces the list to come stands at or near
// the beginning of after: 三个方面, 八条硬措施, 四项基础制度.
func announces(after string) bool {
	for skipped := 0; skipped < 3; skipped++ {
		if anyof.Prefix(after, "方面", "层面", "环节", "维度", "阶段", "步骤", "问题", "措施", "制度", "机制", "原则", "要求", "重点", "关键", "转变", "行动", "工程", "任务",
			"模式", "体系", "角度", "特点", "特色", "目标", "作用", "举措", "抓手", "清单", "关系", "优势", "短板", "难题", "办法", "做法", "经验", "启示", "主题", "主线", "字", "条件", "因素",
			"路径", "途径", "方式", "渠道", "标准", "理念", "意识", "能力", "责任", "纪律", "承诺", "内容", "工作", "指标", "战役", "底线", "红线", "结合点", "着力点", "切入点", "突破口", "方向", "板块", "领域", "文章", "建议", "意见", "体会", "规定", "动作", "程序", "流程", "创新", "改革", "保障", "硬仗", "关口", "台阶", "功能", "档次", "类别", "类型", "等级", "等次", "层次", "梯次", "档", "级", "大类", "准则", "基本") {
			return true
		}
		r, w := utf8.DecodeRuneInString(after)
		if w < 3 || strings.ContainsRune("，。；、：！？“”（）《》建成有开实推完形在把将", r) {
			return false
		}
		after = after[w:]
	}
	return false
}

// placeName tells whether a Chinese number and a classifier are the beginning of a place's
// name: 五台山, 三家村, 七里河.
func placeName(unit, after string) bool {
	if anyof.Prefix(after, "社区", "胡同") && strings.Contains("条间里棵元道门座口", unit) || anyof.Prefix(after, "房", "松", "槐", "树", "楼", "井") && unit != "个" && namedAfter(after) {
		return true
	}
	if unit == "元" {
		return anyof.Prefix(after, "里", "桥", "街", "村", "镇", "坊")
	}
	if !strings.Contains("家台里条道门间户口棵面层支位尺团只节站井窖角方平亭块处组箱担盘", unit) {
		return false
	}
	r, w := utf8.DecodeRuneInString(after)
	return w > 0 && strings.ContainsRune("村镇乡县区山沟河湾坪坝岭寨屯庄堡营渠集铺桥店峡坡塘岗岩洞口街寺庙垭墩泉湖岛关", r)
}

// coupleOf tells whether a number is the two of a couple: 老两口, 小两口子.
func coupleOf(c *candidate, before, after string) bool {
	return c.text == "口" && c.num.c == 2 && (anyof.Suffix(before, "老", "小") || strings.HasPrefix(after, "子"))
}

// session tells whether a number ranks a meeting of a body that was elected for years: 十届三次全会, 十四届全国人大四次会议,
// 十一届七次、八次全会.
func session(before, after string) bool {
	if rest := strings.TrimLeft(strings.TrimLeft(after, "、和及与"), "一二三四五六七八九十"); rest != after {
		after = strings.TrimPrefix(rest, "次")
	}
	if !anyof.Prefix(after, "全会", "全体", "全委", "会议", "大会", "职代会", "理事会", "党代会") {
		return false
	}
	if anyof.Prefix(after, "全会", "全体会议") && anyof.Suffix(before, "纪委", "纪检委", "中央", "省委", "市委", "县委", "区委", "州委", "旗委", "党委", "政协", "人大") {
		return true // 中央纪委三次全会
	}
	for range 12 {
		r, w := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-w]
		if w == 0 || strings.ContainsRune("，。；：开了过举办召\n", r) || r == '、' && !strings.HasSuffix(before, "次") {
			return false
		}
		if r == '届' {
			return true
		}
	}
	return false
}

// namedAfter tells whether the noun at the beginning of after goes on as a place's name does: 三间房乡,
// 五棵松地区.
func namedAfter(after string) bool {
	_, w := utf8.DecodeRuneInString(after)
	return anyof.Prefix(after[w:], "村", "镇", "乡", "社区", "街道", "地区", "站", "路口", "大街", "小学", "体育")
}

// ofDimensions tells whether what follows N元 has N elements and costs nothing: 二元结构, 五元系统.
func ofDimensions(after string) bool {
	return anyof.Prefix(after, "系统", "结构", "模型", "共治", "联动", "体系", "主体", "函数", "回归", "线性", "方程", "空间", "格局", "治理", "论", "复合", "协同", "融合", "互动", "框架", "耦合", "分割", "对立")
}

// exchanged tells whether one piece of a currency only says what a rate is counted on: 1美元兑160日元.
func (c *candidate) exchanged(before, after string) bool {
	switch c.text {
	case "美元", "欧元", "英镑", "日元", "港元", "卢布":
		return anyof.Prefix(after, "兑", "对人民币", "合人民币", "折合", "等于") || anyof.Suffix(before, "兑", "兑换")
	}
	return false
}

// vagueInChinese tells whether a classifier after a Chinese number makes no amount: it
// ranks (三级), parts a whole that the text itself lists (四类产业), or belongs to a word.
func vagueInChinese(unit string) bool {
	switch unit {
	case "级", "步", "方面", "点", "组", "双", "副", "把", "行", "列", "队", "班", "连", "村", "乡", "镇", "县", "市", "省", "区", "院", "校", "厂",
		"店", "站", "亭", "井", "池", "窖", "国", "平", "路", "方", "度", "块", "单", "单位", "届", "节", "员", "苗", "群", "角", "升", "担", "尺", "街道", "部",
		"类", "层", "门", "峰", "丛", "回", "部门", "乡镇", "社区", "支部", "字", "对", "排", "里", "两", "席", "桌", "网格", "款", "星期", "号人", "人口", "分", "克", "盘", "枝", "束", "根", "团", "床", "顶", "朵", "眼":
		return true
	}
	return false
}

// besidePlus tells whether a plus sign makes the candidate a term of a formula: 1+N+1, and
// 1名党员+N名群众.
func (c *candidate) besidePlus(text string) bool {
	before := strings.TrimRight(text[:c.number], " ")
	if anyof.Suffix(before, "+", "＋", "﹢") {
		return true
	}
	rest := text[c.end:]
	for n := 0; rest != "" && n < 12; n++ {
		r, w := utf8.DecodeRuneInString(rest)
		switch r {
		case '+', '＋', '﹢':
			return n == 0 || c.num.exp == 0 && c.num.c <= 10
		case '，', '。', '；', '、', '“', '”', ',', '：', '！', '？', '(', ')', '（', '）', '\n':
			return false
		}
		rest = rest[w:]
	}
	return false
}

// sideOf tells whether a number is one side of what is measured by several, the unit of which stands
// behind the last: 2*3*4米, 5×8厘米.
func (c *candidate) sideOf(text string) bool {
	switch c.text {
	case "米", "厘米", "毫米", "分米", "公分", "m", "cm", "mm":
	default:
		return false
	}
	before, found := "", false
	for _, sign := range [...]string{"*", "×", "x", "X", "＊", "✕"} {
		if before, found = strings.CutSuffix(text[:c.number], sign); found {
			break
		}
	}
	return found && before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9'
}

// isNumbered tells of a text that ends in what is numbered: Heading 1/2 and 图1/2 are the first two, or the first of two;
// 代表2/3 and GDP 1/3 are shares.
func isNumbered(before string) bool {
	before = strings.TrimRight(before, " ")
	if anyof.Suffix(before, "附件", "页码", "步骤", "标题", "样式") || isCaption(before) {
		return true
	}
	if n := len(before); n > 0 && latin(before[n-1]) {
		return before[n-1] >= 'a' || n == 1 || !latin(before[n-2])
	}
	return false
}

// isCaption tells of the word before the number of a drawing or table: 表2.1人员分工, 如图3, but not 宣传图10张.
func isCaption(before string) bool {
	before = strings.TrimRight(before, " \u3000")
	if anyof.Suffix(before, "图表") {
		return true
	}
	for _, drawn := range [...]string{"图", "表"} {
		if rest, ok := strings.CutSuffix(before, drawn); ok {
			r, w := utf8.DecodeLastRuneInString(rest)
			if strings.ContainsRune("见如附由从据", r) { // 意见表 and 数据表 are forms
				before, _ := utf8.DecodeLastRuneInString(rest[:len(rest)-w])
				return !unicode.Is(unicode.Han, before) || anyof.Suffix(rest, "详见", "参见", "可见", "例如", "正如")
			}
			return !unicode.Is(unicode.Han, r)
		}
	}
	return false
}

// coded tells whether digits are a code: joined to Latin letters or an address, a number
// of a document, a telephone, a road.
func (c *candidate) coded(text string) bool {
	if c.num.kind == codeNumber || c.num.kind == digitRun {
		return true
	}
	if c.chinese() {
		return false
	}
	before, after := text[:c.number], text[c.end:]
	if isCaption(before) {
		return true
	}
	if c.proportion && strings.Contains(text[c.number:c.end], "/") && isNumbered(before) {
		return true
	}
	if c.text == "%" && before != "" && after != "" && (latin(before[len(before)-1]) || strings.HasSuffix(before, "%")) && (latin(after[0]) || after[0] >= '0' && after[0] <= '9') {
		return true // %D7%94 of an address
	}
	if before != "" && c.continues(before) {
		return true
	}
	if c.text == "" {
		if c.num.runes >= 7 && !c.num.grouped && !c.num.scaled && !c.num.point {
			return true
		}
		if after != "" && (latin(after[0]) || strings.IndexByte("@_#&=/\\", after[0]) >= 0) {
			return true
		}
		return anyof.Prefix(after, "热线", "国道", "省道", "县道", "高速", "号", "平台", "部队", "结对", "工作法", "模式", "治理", "机制", "工程", "督导")
	}
	return c.unitOfName(before, after)
}

// continues tells whether the number goes on with what stands before it: a code that began there,
// or the word for one.
func (c *candidate) continues(before string) bool {
	last := before[len(before)-1]
	if latin(last) && !c.measured() && !c.num.scaled || strings.IndexByte("@_#&=\\^", last) >= 0 {
		return true
	}
	if last == '.' || last == '-' || last == '/' {
		if r, _ := utf8.DecodeLastRuneInString(before[:len(before)-1]); r < 0x80 && (latin(byte(r)) || r >= '0' && r <= '9') || r == '号' {
			return true
		}
	}
	return anyof.Suffix(before, "编号", "代码", "电话", "热线", "邮编", "账号", "微信", "手机", "学号", "证号", "网址", "编号为", "电话：", "热线：", "代码：", "邮编：", "QQ：", "QQ")
}

// unitOfName tells whether a number and its unit are part of a name, by the words around them: a
// place on the globe, an address, a service round the clock, a race, a bond, a road.
func (c *candidate) unitOfName(before, after string) bool {
	switch c.text {
	case "度":
		return anyof.Suffix(before, "东经", "西经", "北纬", "南纬")
	case "栋", "幢", "座":
		_, w := asciiDigit(after)
		return w > 0 // an address: 12栋301
	case "小时", "天":
		if c.text == "小时" && c.num.c == 24 && anyof.Prefix(after, "应急", "开放", "巡逻", "巡查", "自助", "轮班", "轮值", "轮守", "全天候", "坚守", "无人", "客服", "热线", "便利店", "供水", "供电", "响应", "守护", "待岗", "备勤", "图书馆", "药店", "智慧", "智能") {
			return !anyof.Suffix(before, "未来", "过去", "连续", "最近", "在", "为") // round the clock
		}
		if anyof.Suffix(before, "7×", "7*", "7x", "7X", "７×") {
			return true
		}
		return anyof.Prefix(after, "值班", "值守", "服务", "在线", "不间断", "待命", "不打烊", "营业", "畅通", "不停", "连轴转", "无休", "监控")
	case "公斤", "千克", "吨":
		return strings.HasPrefix(after, "级") // a class of weight: 90公斤级, 1000吨级航道
	case "米":
		return anyof.Prefix(after, "金牌", "银牌", "铜牌", "冠军", "亚军", "季军", "决赛", "半决赛", "预赛", "跨栏", "栏决赛", "栏比赛", "栏冠军", "自由泳", "蛙泳", "蝶泳", "仰泳", "混合泳", "接力", "短跑", "赛跑", "气步枪", "气手枪")
	case "年", "个月":
		return anyof.Suffix(before, "公元", "公元前") || anyof.Prefix(after, "期国债", "期美债", "期债券", "期LPR", "期以上LPR", "期贷款市场报价", "期以上贷款市场报价", "期存款", "期定期", "期特别国债", "期地方债", "期地方政府债", "期美国国债")
	case "村", "镇", "乡", "县", "省":
		if rest, ok := strings.CutPrefix(after, "道"); ok && !strings.HasPrefix(rest, "路") {
			return true // of a list of roads: 1省道，2县道，3乡道
		}
		return anyof.Prefix(after, "治理模式", "模式", "工作法", "治理", "机制")
	}
	return false
}
