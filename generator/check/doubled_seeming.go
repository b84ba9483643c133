package check

import (
	"strings"

	"casebook/generator/anyof"
)

// seemsDoubled tells whether the n characters at rune i stand twice only by chance: their halves
// belong to different words, or what follows makes another word of the second.
func (p *passage) seemsDoubled(i, n int) bool {
	next := i + 2*n
	if p.page != nil && p.breaksLine(i, n) {
		return true
	}
	switch {
	case n > 2:
		return p.cry(i, n) || p.mostOfAll(i, n) || oneOf(p.rune(i+n-1), "和与及或、") // 进军西藏和西藏和平解放
	case p.hasAt(i+3, "制造", "服务", "互融", "互联", "同策", "景区", "景点"), p.hasAt(next, "，“") && p.rune(next+2) == p.runes[i]: // 药品制品制造, 互通互融, 重点景点景区; 干部干部，“干”字当头
		return true
	case oneOf(p.runes[i+1], "连越且边屡") && isHan(p.rune(i-1)) && isHan(p.rune(next)): // 攻坚之战连战连胜, 边建边用
		return true
	case p.hasAt(i, "目的") && isHan(p.rune(i-1)), p.hasAt(i, "教育") && p.hasAt(i+4, "部", "厅", "局"): // 项目的目的是
		return true
	case p.hasAt(i, "组织") && (oneOf(p.rune(i-1), "党团会济作众际业层治益") || p.rune(next) == '部'), p.hasAt(i, "代表") && oneOf(p.rune(i-1), "大会党工民"): // 基层党组织组织生活会
		return true
	case p.hasAt(i, "心同"), p.runes[i] == '跑' && oneOf(p.rune(i-1), "并领跟"), p.rune(i-1) == '南' && p.has(i, "苏丹"), p.foreignName(i): // 信心同心同德, 并跑领跑领域
		return true
	case p.hasAt(i, "委监"), p.hasAt(i, "博士") && p.rune(next) == '后', p.hasAt(i, "南亚"), p.rune(i-1) == '内' && p.has(i, "蒙古"): // 纪委监委监督, 博士博士后, 东南亚南亚, 内蒙古蒙古族
		return true
	case p.runes[i+1] == '自' && isHan(p.rune(next)), p.rune(next) == '量' && oneOf(p.rune(next+1), "大小多少足充"): // 检查自查自纠, 移民资金资金量大
		return true
	case p.hasAt(i, "经济") && oneOf(p.rune(i-1), "体村镇县域") && p.has(next, "效益"), p.hasAt(i, "特色") && p.has(next, "在哪"): // 集体经济|经济效益
		return true
	case p.nounsMeet(i):
		return true
	case p.parallelPairs(i), p.partsOfNames(i), p.sung(i), p.saidOfHands(i), p.askedFor(i):
		return true
	case p.openQuote(i) >= 0 && oneOf(p.rune(i-1), "“，！？。说") && oneOf(p.rune(next), "，！？。”"): // “可以可以，稀客稀客！”
		return true
	case oneOf(p.rune(next), "者链") || p.hasAt(i, "项目") && oneOf(p.rune(next), "部库组书"), p.hasAt(i, "银行") && p.rune(next) == '卡', p.hasAt(i, "用信", "滋啦", "呷哺"): // 管理管理者, 健康产业产业链
		return true
	case p.rune(next) == '中' && p.rune(next+1) == '的': // 发展发展中的乡村
		return true
	case p.rune(next) == '化':
		if p.page != nil && isHan(p.rune(i-1)) && isHan(p.rune(i-2)) && strings.Count(p.page.raw(), p.slice(i-2, i+2)+"化") > 1 {
			return false // 农业产业产业化 where all the text says 农业产业化
		}
		return p.rune(next+1) != '解' && p.rune(next+1) != '肥'
	case p.hasAt(i, "喜欢", "帮助", "支持", "关心", "热爱", "讨厌", "服务", "保护", "喜爱", "理解", "尊重"): // 人们都喜欢喜欢他的人
		return strings.Contains(p.clauseFrom(next), "的人") || p.hasAt(i, "服务") && anyof.Contains(p.slice(i-8, i), "给", "为", "替")
	}
	return p.hasAt(i, "决赛") && oneOf(p.rune(i-1), "总半") || p.hasAt(i, "表示", "意思") && oneOf(p.rune(next), "，。,.；！”")
}

// handVerbs are what hands and mouths do. A word of two of them is said twice as each of them is: 拍打拍打, 揉搓揉搓.
const handVerbs = "拍打敲捶揉搓擦抹摸捏扫洗涮挪搬扯拽拉拧掐掸抖甩晃摇摆捋捂按压挠抓掏捞挑拣翻抠刮刷烤烘晒晾泡煮炒腌缝补剪裁唠逗哄劝夸捧挤攒踩踏蹦跳走逛溜转看瞧尝闻听问"

// saidOfHands tells whether a word of two such verbs stands twice at rune i, or one that is always said twice.
func (p *passage) saidOfHands(i int) bool {
	return oneOf(p.runes[i], handVerbs) && oneOf(p.runes[i+1], handVerbs) || p.hasAt(i, "彼此", "好歹", "多少", "如此", "这般", "如何") || p.runes[i+1] == '儿'
}

// askedFor tells whether somebody is asked to do at rune i what a word said twice makes a small thing of:
// 多报道报道他们, 好好研究研究.
func (p *passage) askedFor(i int) bool {
	before := p.rune(i - 2)
	switch p.rune(i - 1) {
	case '多':
		return !oneOf(before, "很许众更最较诸大") // 很多公司公司
	case '好':
		return before == '好'
	}
	return oneOf(p.rune(i-1), "再先")
}

// sung tells whether a word stands twice as it is in songs and rhymes, which go on doubling: 板凳板凳歪歪.
func (p *passage) sung(i int) bool {
	a, b := p.rune(i+4), p.rune(i+5)
	return a == b && isHan(a) && !isHan(p.rune(i-1))
}

// mostOfAll tells whether what stands twice is what is the most of its kind: 旱区之中的难点中的难点, 重点中的重点中的….
func (p *passage) mostOfAll(i, n int) bool {
	return p.hasAt(i, "中的", "中之", "里的") || p.hasAt(i+n-2, "中的", "中之", "里的")
}

// nounsMeet tells whether a word ends one name and begins the next one, which is one that everybody knows: 偏远乡镇|乡镇企业.
func (p *passage) nounsMeet(i int) bool {
	if !p.hasAt(i+2, "乡镇企业", "村民委员会", "村民小组", "村民代表", "居民委员会", "居民小组", "农村信用", "城市信用", "企业家", "农民合作", "农民专业合作", "职工代表") {
		return false
	}
	return anyof.Suffix(p.slice(i-4, i), "富裕", "薄弱", "贫困", "发达", "偏远", "边远", "山区", "平原", "库区", "沿海", "沿江", "城郊", "郊区", "中心", "重点", "试点", "示范", "先进", "落后", "后进", "民族", "各", "全县", "全市", "全省", "部分", "多数", "少数", "一些", "大型", "小型", "骨干")
}

// headingAbove tells whether the line that ends at rune end is a heading whose last words the text below it takes up: it has commas at most, the line before it
// ends a sentence, and the text is longer than it.
func (p *passage) headingAbove(end int) bool {
	from, _ := p.line(end - 1)
	_, to := p.line(end)
	text := strings.TrimSpace(p.slice(from, end))
	return end-from <= longestTwoClauses && 2*(to-end) > 3*(end-from) && isHan(lastRune(text)) && !strings.ContainsAny(text, "。；：！？") && (from == 0 || endsParagraph(p.lastOfLine(from-1)))
}

// longestTwoClauses is how many characters a heading of two clauses has at most.
const longestTwoClauses = 36

// breaksLine tells whether the two halves stand on two lines of which the first is the word alone or
// ends with it behind a blank, as the signature above a text does, or is a heading, or are parted in their
// middle: lists and headings without an empty line between.
func (p *passage) breaksLine(i, n int) bool {
	for k := i + 1; k < i+2*n; k++ {
		if p.startsLine(k) && (k != i+n || isSpace(p.rune(i-1)) || p.headsLine(k) || p.headingAbove(k)) {
			return true
		}
	}
	return false
}

// headsLine tells whether the line that ends at rune end is a heading set as plain text: numbered, or without a mark
// of a sentence, as running text that was broken into lines hardly ever is.
func (p *passage) headsLine(end int) bool {
	from, _ := p.line(end - 1)
	if at := strings.LastIndexAny(p.slice(from, end), "。！？；"); at >= 0 { // …得到提高。（四）增加教育经费
		_, size := firstRune(p.slice(from, end)[at:])
		_, numbered := p.markerAt(from + runeCount(p.slice(from, end)[:at+size]))
		if numbered {
			return true
		}
	}
	if _, numbered := p.markerAt(from); numbered {
		return true
	}
	return (end-from <= longestTitleLine || strings.Contains(p.slice(from, end), "   ")) && !strings.ContainsAny(p.slice(from, end), "，。；：、！？")
}

// longestTitleLine is how many characters a heading has that holds no mark of a sentence.
const longestTitleLine = 30

// parallelPairs recognises two pairs that share a character, of which the middle only seems to stand
// twice: 退税缓税缓费, 各地因地因苗, 新疆北疆北部, 迎来越来越多.
func (p *passage) parallelPairs(i int) bool {
	const verbs = "爱亲为便利惠富兴强助护敬安支帮暖育引达复稳治缓减退免降征缴防灭救抗控保增提扩节供蓄排调管建用选识聚留招懂访问听察送进敬养扶济尊学种植造栽禁限戒拒反清拆修铺通挖停买卖购销运储育纳抢查巡"
	before, object, verb, after := p.rune(i-1), p.rune(i), p.rune(i+1), p.rune(i+4)
	switch {
	case p.hasAt(i, "来越", "查巡", "手把"):
		return true
	case !isHan(before), !isHan(after):
		return false
	case oneOf(before, verbs) && oneOf(verb, verbs) && !oneOf(object, verbs):
		return true
	case verb == '因':
		return oneOf(object, "地时人校苗事企村户病") // 因地因校制宜
	case object == '好':
		return oneOf(verb, "用管建护种") // 管好用好用足
	case oneOf(verb, "东西南北中"):
		return oneOf(after, "部侧方岸麓端段坡")
	case verb == '一': // 暂时一时一事
		return !oneOf(object, "统唯专第")
	}
	return false
}

// cry tells whether the n runes from rune i on are syllables of a cry alone: 哼唷嗨哟.
func (p *passage) cry(i, n int) bool {
	for _, r := range p.runes[i : i+n] {
		if !oneOf(r, "哈嘻嗒啦咕噜嘟哇呀哎哗呵嘿唉哦喔噢呜嗷咿呼哼唷嗨哟嗬呦嘞哩咳啰喽嗯啊") {
			return false
		}
	}
	return true
}

// foreignName tells whether two syllables that stand twice are of the name of a foreign place: 比奥比奥大区.
func (p *passage) foreignName(i int) bool {
	const syllables = "米兹比奥埃艾乌雷贝蒂赫霍贾凯库洛伦曼蒙穆努帕佩皮塞桑瑟塔廷瓦沃谢耶扎泽佐斯尔夫基克特亚尼拉维诺兰罗伊托姆德莫萨勒格鲁巴布卡"
	return oneOf(p.runes[i], syllables) && oneOf(p.runes[i+1], syllables) &&
		(oneOf(p.rune(i-1), syllables) || oneOf(p.rune(i+4), syllables) || p.hasAt(i+4, "大区", "省", "州", "火山", "岛", "族", "语", "湖", "河", "海峡", "市"))
}

// partsOfNames recognises syllables of foreign names, of cries and of classical Chinese, and the name
// of a place that ends as its province does: 巴拉巴拉, 哗啦哗啦, 时哉时哉, 黑龙江龙江县.
func (p *passage) partsOfNames(i int) bool {
	const syllables = "巴拉卡哈嘻嗒啦滴咕噜嘟哇呀哎叽喳哗叮咚咯嘎呱吱嗡嘭砰啪哐轰唰嘀叭喵汪咩哞吧呵嘿唉哦喔噢呜嗷咿呼噗噼吭哧喀喃唧哼唷嗨哟嗬呦嘞嘿哩咳啰喽"
	a, b := p.rune(i), p.rune(i+1)
	if oneOf(a, syllables) && (oneOf(b, syllables) || !oneOf(a, "巴拉滴呼汪轰")) || oneOf(b, "哉乎矣兮焉") {
		return true
	}
	const foreign = "斯尔夫基克特亚尼拉维诺兰罗科伊托姆德莫萨勒格鲁巴布卡"
	if oneOf(a, foreign) && oneOf(b, foreign) && oneOf(p.rune(i+4), foreign) { // 俄罗斯罗斯托夫州
		return true
	}
	if end := p.slice(i+4, i+12); anyof.Contains(end, "大学", "学院", "日报", "卫视", "机场") && !strings.ContainsAny(end, "，。、") {
		return true // 西安西安电子科技大学
	}
	return p.hasAt(i, "龙江", "吉林", "海南", "和必")
}
