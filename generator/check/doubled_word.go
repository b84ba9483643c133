package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const doubledWordID problem.Rule = "doubled-word"

func doubledWord() rule {
	return rule{Rule: Rule{
		ID: doubledWordID, Severity: problem.Warning,
		Title: msg("词语重复", "a word typed twice"),
		Why: msg("“省级省级示范村”“公司公司主打茶叶”：改稿、粘贴时同一个词留下了两遍。“常常”“一步一步”“讨论讨论”这样本来就叠用的不算。单位写了两遍（百分之92%、300元元）、两篇文章正文一字不差、标题一样，也在这里报。",
			"省级省级示范村 and 公司公司主打茶叶 repeat a word, usually after an edit or a paste. Repetition that belongs to the language (常常, 一步一步, 讨论讨论) is not reported. A unit given twice (百分之92%, 300元元) is, and so are two narratives with the same text or title."),
		Right: []string{
			"建成省级示范村，干部常常走访，一步一步推进。",
			"大家坐下来讨论讨论、研究研究再定。",
			"你们要多报道报道他们，那块牌牌如何如何就不提了。",
		},
		Wrong: []string{
			"建成省级省级示范村。",
			"很多公司公司主打茶叶。",
			"新增耕地420公顷耕地420公顷。",
			"村里修通了通往茶山的水泥路。村里修通了通往茶山的水泥路。",
			"完成率达百分之92%。",
		},
		Fix: msg("删去多出来的一遍。", "Delete one of the two."),
	}, passage: findDoubledWords, narrative: findRepeatedParagraphs}
}

// longestDoubled is the number of characters that a doubled word or phrase has at most.
const longestDoubled = 12

// longestCry is how long what is said three times may be: 加油加油加油.
const longestCry = 6

func findDoubledWords(p *passage) {
	if p.where == inData {
		return
	}
	p.findRepeatedSentences()
	p.findDoubledUnits()
	p.findSaidTwice()
	p.itemsTwice()
	p.wordAgain()
	var ahead [256]uint8 // how often characters stand in the next longestDoubled, by their last bits
	for i := 1; i < min(longestDoubled, len(p.runes)); i++ {
		ahead[p.runes[i]&255]++
	}
	done := 0
	for i := 0; i+2 < len(p.runes); i++ {
		if last := i + longestDoubled; last < len(p.runes) {
			ahead[p.runes[last]&255]++
		}
		if i > 0 {
			ahead[p.runes[i]&255]--
		}
		if i < done || ahead[p.runes[i]&255] == 0 {
			continue
		}
		if p.runes[i] == p.runes[i+1] && (p.doubledParticle(i) || p.doubledAtEnd(i)) {
			p.report(doubledWordID, i+1, i+2, msg(fmt.Sprintf("“%c”写了两遍", p.runes[i]), fmt.Sprintf("%q is written twice", string(p.runes[i]))), msg("删去一个", "delete one"))
			done = i + 2
			continue
		}
		for n := min(longestDoubled, (len(p.runes)-i)/2); n >= 2; n-- {
			if p.saidThrice(i, n) {
				done = i + 3*n // or its middle would be a word twice: 油加 of 加油加油加油
				break
			}
			if p.runes[i] == p.runes[i+n] && p.doubled(i, n) && !p.unmarked(i, n) {
				word := p.slice(i, i+n)
				p.report(doubledWordID, i+n, i+2*n, msg(fmt.Sprintf("“%s”写了两遍", word), fmt.Sprintf("%q is written twice", word)),
					msg("删去一个“"+word+"”", "delete one "+word))
				done = i + 2*n
				break
			}
		}
	}
}

// otherTwice tells whether another verb stands twice with 了 in the sentence, as the one at rune i does.
func (p *passage) otherTwice(i int) bool {
	from, to := p.sentence(i)
	for k := from; k+3 < to; k++ {
		if p.runes[k+1] == '了' && p.runes[k+3] == '了' && p.runes[k] == p.runes[k+2] && p.runes[k] != p.runes[i] {
			return true
		}
	}
	return false
}

// longestClause is how many Chinese characters stand at most between two marks where a text has marks: in one that was dictated, or copied from the
// cells of a table, the end of one clause meets the beginning of the next.
const longestClause = 56

// unmarked tells whether the word at rune i that stands twice stands in such a text.
func (p *passage) unmarked(i, n int) bool {
	k, _ := slices.BinarySearch(p.signs, int32(i))
	from, to := 0, len(p.runes)
	if k > 0 {
		from = int(p.signs[k-1]) + 1
	}
	if k < len(p.signs) {
		to = int(p.signs[k])
	}
	return to-from > longestClause+n
}

// saidThrice tells whether the n characters from rune i on stand there three times, as a cry does.
func (p *passage) saidThrice(i, n int) bool {
	return n <= longestCry && i+3*n <= len(p.runes) && p.runes[i] == p.runes[i+n] &&
		slices.Equal(p.runes[i:i+n], p.runes[i+n:i+2*n]) && slices.Equal(p.runes[i:i+n], p.runes[i+2*n:i+3*n])
}

// doubled tells whether the n characters from rune i on stand twice and are a word that the
// language does not double.
func (p *passage) doubled(i, n int) bool {
	word := p.runes[i : i+n]
	if !slices.Equal(word, p.runes[i+n:i+2*n]) {
		return false
	}
	han, same := 0, true
	for _, r := range word {
		if !isHan(r) && numeral.Arabic(r) < 0 && r != '.' && r != '%' {
			return false
		}
		if isHan(r) {
			han++
		}
		same = same && r == word[0]
	}
	if next := p.rune(i + 2*n); next == '地' || next == '长' && !p.hasAt(i+2*n, "长效", "长期", "长远") || n > 2 && oneOf(next, "域化") { // 成宿成宿地, 行政区行政区域
		return false
	}
	if n == 2 && p.rune(i+4) == '生' && p.hasAt(i, "大学", "中学", "小学", "高中", "初中") && isHan(p.rune(i-1)) && !oneOf(p.rune(i-1), "名个位的是为当上读批在人") {
		return false // 清河大学大学生
	}
	if p.hasAt(i, "公司") && p.hasAt(i+2*n, "债", "法", "章程", "治理") { // 水务投资有限公司公司债券
		return false
	}
	if p.hasAt(i, "大队", "支队", "中队", "总队", "分队", "公社") && p.hasAt(i+2*n, "委", "长", "书记", "会计", "支书", "支部", "干部", "部", "党", "团", "副", "妇女", "民兵", "小学", "卫生") { // 河湾大队大队委员
		return false
	}
	if n == 2 && p.runes[i+1] == '了' && (oneOf(p.rune(i+2*n), "、，。！；”") || p.otherTwice(i)) {
		return false // 快了快了; 大了大了不行，小了小了不行
	}
	if p.runes[i+1] == '通' && oneOf(p.runes[i], "村组户屯乡镇") { // 所有贫困村通村通组路
		return false
	}
	if p.hasAt(i, "城市") && oneOf(p.rune(i-1), "晋盐宣运聊防禹诸邹肥韩丰项应麻都舒桐白") { // 晋城市城市绿化条例
		return false
	}
	if p.seemsDoubled(i, n) {
		return false
	}
	if same || han < 2 || p.rune(i+2*n) == '再' {
		return false
	}
	if p.runes[i] == p.rune(i+2*n) && p.mayDouble(p.runes[i+1:i+1+n]) {
		return false // 大户一户一户地谈 is read from 一户 on
	}
	done := p.hasAnyBefore(i, "先后", "分别", "累计") // what is done is not done "a little"
	if p.hasAnyBefore(i, "《") || p.hasAt(i, "冰凉", "滚烫", "察访", "访察", "哔哩", "拉加") || p.rune(i-1) == '新' && p.has(i, "中国") {
		return false // 《国旗国旗真美丽》, 新中国中国法制史, 委内瑞拉加拉加斯
	}
	done = done || p.rune(i-1) == '的' || p.hasAt(i, "教育") && isHan(p.rune(i-1)) && !oneOf(p.rune(i-1), "来去要再多好地可先能得该给帮们起互自") // 患者的服务服务, 党史学习教育教育
	done = done || p.hasAt(i+2*n, "到每", "到各", "到户", "到村", "到家", "到人", "给每", "进每")                                            // 把政策宣传宣传到每家每户
	return !(n == 2 && (p.mayDouble(word) || p.tried(i)) && !done) && numeral.Digit(word[0]) < 0
}

// doubledVerbs are verbs, and adjectives used as verbs, that are said twice to mean "a little".
const doubledVerbs = "走动讨论研究学习商量交流了解考虑打听参观体验宣传动员锻炼收拾打扫整理活动休息指导帮助关心照顾感受尝试观察检查走访琢磨合计比较介绍教育解释思考体会总结反思改进调查认识安排联系打扮清理准备试验享受回忆熟悉修理拾掇盘算沟通协商斟酌掂量切磋高兴热闹轻松暖和漂亮凉快凉爽干净辛苦放松意思请教评论评价欣赏放心痛快快活掌握表扬批评号召呼吁打点料理张罗辅导培养培训疏通调理调整见识纠正校正打理拉扯温习复习指点点拨比划溜达转悠教训提醒缓和舒服开心发泄消遣检验参谋参考鼓励补救摸索探讨探索请示汇报拜访冷静镇静谋划亲近说道念叨唠叨嘀咕议论争论观摩体谅体贴犒劳问候打探唠嗑闲聊筹划磨合磨炼历练充实显摆端详打磨捯饬布置装点装扮滋润保养调养休养探望亲热热乎开导劝导数落感谢表现争取照应照料操心关照吆喝感谢理解通融分享鼓捣帮衬会了"

// plannedVerbs are verbs of reports, which double only where somebody means to try what they say:
// 也能补贴补贴家用, 来修改修改; but 进一步扩大扩大规模 is a slip.
const plannedVerbs = "补贴扩大修改改善完善提升提高增进增加联络巩固补充丰富拓展改造支持宣讲推广推销普及规范解决处理协调落实营造建设发展美化绿化亮化净化"

// tried tells whether a verb of reports stands twice at i because somebody means to try it.
func (p *passage) tried(i int) bool {
	if at := strings.Index(plannedVerbs, p.slice(i, i+2)); at%len("补贴") != 0 {
		return false
	}
	before := p.rune(i - 1)
	return oneOf(before, "来去想能可就也多再给帮常先") || before == '要' && p.rune(i-2) != '需' && p.rune(i-2) != '主' && !isHan(p.rune(i+4)) ||
		before == '、' && i >= 5 && p.runes[i-2] == p.runes[i-4] // 讨论讨论、修改修改
}

// mayDouble tells whether a word of two characters is said twice in good Chinese: a verb for
// "a little", a number or measure for "each", an adverb for force.
func (p *passage) mayDouble(word []rune) bool {
	if oneOf(word[0], "业性化者们度率量员式型") || word[0] == '建' && word[1] == '共' { // 产业创业创新, 构建共建共治共享
		return true
	}
	if word[0] == '特' && oneOf(word[1], "色产点性长") {
		return false // 特别特别好, but 特色特色产业 is a slip
	}
	if numeral.Digit(word[0]) >= 0 || oneOf(word[0], "每很好许非越几真特太最真慢渐") || word[0] == '成' && word[1] != '员' && word[1] != '效' && word[1] != '果' && word[1] != '立' || oneOf(word[1], "步点次遍个户件条着") ||
		oneOf(word[0], "大小满整半") && oneOf(word[1], "把片口块批堆箱车袋桶捆段团群包筐篮盆碗杯页天夜晚日年本颗粒条根张") || strings.ContainsAny(string(word), "红黄蓝绿白黑灰紫青不") || word[1] == '每' || word[0] == '年' && word[1] == '全' { // 残疾人每人每年, 说着说着, 大片大片, 黑灰黑灰
		return true
	}
	verbs := []rune(doubledVerbs)
	for k := 0; k+1 < len(verbs); k += 2 {
		if verbs[k] == word[0] && verbs[k+1] == word[1] {
			return true
		}
	}
	return false
}
