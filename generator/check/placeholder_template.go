package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// template is what a form writes where a text must say something of its own. Every match holds one of the signs, which
// few texts do.
type template struct {
	signs []string
	form  *lazyregexp.Regexp
	first string   // where form begins with ^: the characters that a match begins with
	also  []string // words of which a match holds one, too, where its signs are common
}

// listNouns are the characters that things end with which lists count: 泵站3座.
const listNouns = "闸站库坝塘桥井渠室房校场厂店院所园棚池窖仓塔亭厕"

// listCounters are the units of such lists.
const listCounters = "座个处条家所台口眼道间栋"

// listEnds are the ends of a list whose last thing has lost its number: 山塘6座，泵站3座，拦河闸；.
func listEnds() []string {
	var ends []string
	for _, r := range listNouns {
		ends = append(ends, string(r)+"；", string(r)+"。")
	}
	return ends
}

// listUnits are the units of such a list, each with the mark behind it.
func listUnits() []string {
	var units []string
	for _, r := range listCounters {
		units = append(units, string(r)+"，", string(r)+"、")
	}
	return units
}

// templates are the forms of what is left open in a draft, by the words around it.
var templates = [...]template{
	{[]string{"??"}, lazyregexp.New(`\?{2,}(?:多|余)?(?:万元|亿元|万亩|万人|亩|户|人|个|元|公里|公斤|吨|%|％|平方|名|家)`), "", nil},
	{[]string{"？？"}, lazyregexp.New(`？{2,}(?:多|余)?(?:万元|亿元|万亩|万人|亩|户|人|个|元|公里|公斤|吨|%|％|平方|名|家)`), "", nil},
	{[]string{"具体"}, lazyregexp.New(`具体(?:面积|人数|户数|数量|金额|数字|小组数量|数据)(?:平方公里|公里|万元|亩|人|户|个|元|名)`), "", nil},
	{[]string{"村名村"}, lazyregexp.New(`村名村`), "", nil},
	{[]string{"位于地理位置"}, lazyregexp.New(`位于地理位置`), "", nil},
	{[]string{"主要民族族"}, lazyregexp.New(`主要民族族`), "", nil},
	{[]string{"（姓名）"}, lazyregexp.New(`（姓名）(?:介绍|说|表示|告诉|带领|家|的)`), "", nil},
	{[]string{"（姓名）", "（原因）", "（金额）", "（时间）", "（地点）", "（职务）", "（单位）", "（地名）", "（村名）"}, lazyregexp.New(`[为因是由于在叫投](（(?:姓名|原因|金额|时间|地点|职务|单位|地名|村名)）)(?:[，。；、说]|致|的|元|万)`), "", nil},
	{[]string{"（数字）", "（待定）", "（具体数字）", "（数据）"}, lazyregexp.New(`（(?:具体)?(?:数字|待定|数据)）(?:万|亿|元|亩|户|人|个|%)`), "", nil},
	{[]string{"N万", "M万", "N亿", "M亿"}, lazyregexp.New(`(?:^|[^A-Za-z0-9+＋])([NM](?:万元|万亩|万人|亿元))`), "", nil},
	{[]string{"（ ", "（　", "( ", "（_", "（）", "()"}, lazyregexp.New(`^[（(][ 　_]{0,12}[）)](?:多|余)?(?:万元|亿元|万人|万亩|万户|万|亿|元|亩|户|人|个|名|次|家|吨|公里|公顷|公斤|平方|千瓦|立方|%)`), "（(", nil},
	{[]string{"【】", "【 ", "【　", "[]", "[ "}, lazyregexp.New(`^[【\[][ 　_]{0,12}[】\]](?:多|余)?(?:万元|亿元|万人|万亩|万户|万|亿|元|亩|户|人|个|名|次|家|吨|公里|公顷|公斤|平方|千瓦|立方|%|年|月|日|村|镇|乡|县)`), "【[", nil},
	{[]string{"此处", "这里"}, lazyregexp.New(`^[（(【\[](?:请在)?(?:此处|这里)(?:请|要|需|应)?(?:填[^写（()）】\]]|补[^充（()）】\]]|写|插[^入（()）】\]]|放|加|附|配)[^（()）】\]]{0,12}[）)】\]]`), "（(【[", nil},
	{[]string{"插入", "插图", "配图"}, lazyregexp.New(`^[（(【\[](?:请|此处|这里)?(?:插入|插|配)(?:图片|照片|图表|图|表格|视频)(?:[：:处][^（()）】\]]{0,20})?[）)】\]]`), "（(【[", nil},
	{[]string{"待插", "待补", "待配", "待定", "待提供", "待上传", "待更新", "待替换", "待确定"}, lazyregexp.New(`^[（(【\[](?:图片|照片|配图|图表|图|表格|视频|数据|数字|名单|附件|地名|姓名|时间|日期|金额)[ 　]?待(?:插入|插|补充|补|配图|配|定|确定|提供|上传|更新|替换)[^（()）】\]]{0,8}[）)】\]]`), "（(【[", nil},
	{[]string{"〇万", "〇亿", "〇余", "〇多", "〇户", "〇人", "〇亩", "〇元", "〇个", "〇名", "〇家", "〇公", "〇吨", "〇%", "○万", "○亿", "○余", "○户", "○人", "○亩", "○元", "○个"}, lazyregexp.New(`[近约达有为到超至过共资入增计]([〇○][余多]?(?:万|亿|户|人|亩|元|个|名|家|公里|公顷|吨|%))`), "", nil},
	{[]string{"★★", "☆☆", "※※", "■■", "◆◆"}, lazyregexp.New(`[\p{Han}，。]((?:★{2,}|☆{2,}|※{2,}|■{2,}|◆{2,})[^\P{Han}级酒饭宾的])`), "", nil},
	{[]string{"年 月", "年　月", "年  ", "月 日", "月　日"}, lazyregexp.New(`(?:^|[于至自从在到截，。])[ 　]*(年[ 　]+月(?:[ 　]+日)?)[\p{Han}，。]`), "", nil},
	{[]string{"【数", "【金", "【人", "【户", "【日", "【地", "【姓", "【时", "【年", "【村", "【项", "【单", "[数", "[金", "[人", "[户", "[日", "[地", "[姓", "[时", "[年", "[村", "[项", "[单"}, lazyregexp.New(`[【\[](?:数字|数据|数量|数额|金额|人数|户数|日期|时间|年份|地名|地点|姓名|村名|项目名称|单位名称)[】\]]`), "", nil},
	{[]string{"此处输入", "此处键入", "此处粘贴", "此处编辑"}, lazyregexp.New(`(?:请在|单击|点击)此处(?:输入|键入|粘贴|编辑)[\p{Han}]{0,10}`), "", nil},
	{[]string{"计万元", "计亿元", "计元"}, lazyregexp.New(`(?:共计|总计|合计|累计)(?:万元|亿元|元)[，。；]`), "", nil},
	{[]string{"核实", "核对", "确认", "补充", "填写"}, lazyregexp.New(`^[（(【](?:[^（()）】【。]{0,10}[，：:])?(?:此处|这里|以上|数字|数据)?[请由][^（()）】【。，]{1,8}(?:核实|核对|确认|补充|填写)[^（()）】【。，]{0,3}[）)】]`), "（(【", nil},
	{[]string{"到亿", "到万", "至亿", "至万", "到公里", "至公里"}, lazyregexp.New(`[由从][0-9.]+(?:亿元|万元|万人|万户|万亩|公里)(?:增加|提高|增长|扩大|发展|减少|下降|延长)([到至](?:亿元|万元|万人|万户|万亩|公里))[，。；]`), "", nil},
	{[]string{"年月日"}, lazyregexp.New(`[0-9]{2,4}年月日`), "", nil},
	{[]string{"有支", "有座", "有台", "有辆", "有亩", "有公里", "有万", "有户"}, lazyregexp.New(`有(?:支|座|台|辆|亩|公里|万元|户|万亩)[，。；]`), "", nil},
	{[]string{"地亩", "园亩", "棚亩", "资万元", "金万元", "入万元", "款万元", "路公里", "道公里", "渠公里"}, lazyregexp.New(`(?:基地|土地|果园|茶园|大棚)亩[，。；、]|(?:投资|资金|收入|贷款|存款|款)万元(?:[，。；、]|用于|修建|新建|购买|购置)|(?:公路|道路|管道|水渠)公里[，。；、]`), "", nil},
	{[]string{"的。", "的，", "的；"}, lazyregexp.New(`占(?:年度计划|全年计划|计划|任务|任务数|总任务|总数|预算|年初预算|总人口|总户数|总量|总面积)的[。，；]`), "", nil},
	{[]string{"（可", "（此", "（请", "（这", "（本", "（插"}, lazyregexp.New(`^（(?:(?:此处|这里|可|请)(?:可|请)?(?:用|以|附上?|使用|配上?|放)|(?:这里|可|请)插入)[^（）。]{0,12}(?:图|照片|图片|图表|表格)(?:[^（）。]{0,3}(?:显示|表示|反映|说明|展示|列示)[^（）。]{0,16})?）|^（可(?:根据|结合|按)[^（）。]{0,10}(?:填写|填报|增减行|增删行|增加行|展开)[^（）。]{0,6}）|^（本(?:部分|节|段)[^（）。]{0,6}(?:不少于|不超过|控制在)?[0-9]+字[^（）]{0,4}）|^（插入[^（）。]{0,8}(?:图|照片|图片|表)）`), "（", nil},
	{[]string{"、……、", "、…、"}, lazyregexp.New(`[\p{Han}”）](、…{1,2}、)[^0-9第零一二三四五六七八九十百癸亥nNkm]`), "", nil},
	{listEnds(), lazyregexp.New(`(?:^|[：，、；。])(?:[\p{Han}ⅠⅡ]{2,8}[0-9]+[` + listCounters + `][，、]){3,}([^全均都已共各其有新建修含等了和及并与在为可，、；。：0-9][\p{Han}]{0,2}[` + listNouns + `])[；。]`), "", listUnits()},
	{[]string{"【待补", "【待填", "【待核", "（待补", "（待填", "（待核", "[待补", "[待填"}, lazyregexp.New(`^[（(【\[]待(?:补充|补|填写|填|核实)[：:，][^（()）】\]。]{1,20}[）)】\]]`), "（(【[", nil},
	{[]string{"（请在此", "【请在此", "(请在此", "[请在此"}, lazyregexp.New(`^[（(【\[]请在此处?(?:填写|填入|填上|插入|补充|添加|写明)[^（()）】\]。]{0,14}[）)】\]]`), "（(【[", nil},
	{[]string{"请将本", "请将此", "请用实", "请以实", "请替换"}, lazyregexp.New(`请将[本此](?:段|处|行|节)(?:文字|内容|说明)?(?:替换|改)[为成]|请[用以]实际(?:内容|文字|情况|数据)替换|请替换[为成](?:正文|实际|真实|你|您|本)`), "", nil},
	{[]string{"〔 ", "〔　", "〔2", "〔_", "〔〕"}, lazyregexp.New(`[发办字函政厅委组局](〔(?:20)?[0-9]{0,2}[ 　_]{1,12}〕[ 　_]{0,8}号|〔(?:20[0-9]{2})?〕[ 　_]{1,8}号|〔〕号)`), "", nil},
	{[]string{"多亩", "多公里", "多万元", "多户", "多平方米"}, lazyregexp.New(`(?:造林|投资|面积|新增|完成|修建|硬化|种植|投入)多(?:亩|公里|万元|户|平方米)[，。；]`), "", nil},
}

// longestTemplate is how many bytes a form takes at most.
const longestTemplate = 4 * 40

// in finds the forms in a text.
func (t *template) in(text string) [][]int {
	if t.first == "" {
		return t.form.FindAllStringSubmatchIndex(text, mostLines)
	}
	found := anchored(t.form, text, longestTemplate, func(yield func(int) bool) {
		for from := 0; ; {
			at := anyof.IndexRune(text[from:], t.first)
			if at < 0 || !yield(from+at) {
				return
			}
			from += at + 1
		}
	})
	return found[:min(len(found), mostLines)]
}

// templateBlanks finds what a form writes where a figure or a name is to stand.
func (p *passage) templateBlanks() {
	found := p.templatesWithSign()
	for k, t := range templates {
		if found&(1<<k) == 0 || t.also != nil && !p.holds(t.also...) || !p.holds(t.signs...) {
			continue
		}
		for _, m := range t.in(p.text) {
			m = m[len(m)-2:]
			from, to := p.runeAt(m[0]), p.runeAt(m[1]-1)+1
			p.page.addBlank(blank{text: p.slice(from, to), at: p.span(from, to)})
		}
	}
	for _, from := range p.starts { // 年，由当地政府主导: the year is lost
		if p.rune(from) == '年' && p.hasAt(from+1, "，", "实现", "先后", "以来", "完成", "全村", "全镇", "全县", "被评为") && !p.afterDigit(from) {
			p.page.addBlank(blank{text: p.slice(from, from+3), at: p.span(from, from+3)})
		}
	}
}

// templatesWithSign returns a bit for each template of which the text has the first two characters of a sign. One look at each
// character spares the search for every sign.
func (p *passage) templatesWithSign() (found uint64) {
	sets := p.s.sets
	for i, r := range p.runes {
		if sets.signFirst.has(r) && sets.signSecond.has(p.rune(i+1)) {
			found |= sets.signs[[2]rune{r, p.rune(i + 1)}]
		}
	}
	return found
}

// signPairs are the first two characters of each template's signs, with a bit for the template.
func signPairs() map[[2]rune]uint64 {
	pairs := map[[2]rune]uint64{}
	for k, t := range templates {
		for _, sign := range t.signs {
			runes := []rune(sign)
			pairs[[2]rune{runes[0], runes[1]}] |= 1 << k
		}
	}
	return pairs
}

// loneStar tells whether the single asterisk at raw[i] stands for a name or a digit: 中共*县*乡, * 市 * 镇, 201*年. Where a pair
// of them makes a word oblique it does not.
func loneStar(raw string, i int) (length int, ok bool) {
	rest := strings.TrimLeft(raw[i+1:], " ")
	r, size := firstRune(rest)
	before := lineBefore(raw, i)
	if r == '年' && len(before) > 2 && strings.Trim(before[len(before)-3:], "0123456789") == "" {
		return len("*年"), true
	}
	last := lastRune(strings.TrimRight(before, " "))
	if !oneOf(r, "省市县乡镇村") || !isHan(last) && last != '*' && !oneOf(last, "，。、；“") {
		return 0, false
	}
	length = 1 + len(raw[i+1:]) - len(rest) + size
	rest = rest[size:]
	rest, _, _ = strings.Cut(rest, "\n")
	inner, _, closed := strings.Cut(rest, "*")
	odd := strings.Count(before, "*")%2 == 1
	return length, !closed && !odd || closed && (strings.TrimSpace(inner) == "" || strings.ContainsAny(inner, "，。"))
}

// afterDigit tells whether the line before a line's first rune ends with a digit: a text of hard lines broke 2000年 in two.
func (p *passage) afterDigit(from int) bool {
	text := p.runes[:from]
	if len(strings.TrimSpace(string(text[max(0, from-4):]))) == 0 && p.index > 0 {
		text = p.page.texts[p.index-1].runes
	}
	for i := len(text) - 1; i >= 0; i-- {
		if !isSpace(text[i]) {
			return numeral.Digit(text[i]) >= 0 || numeral.Arabic(text[i]) >= 0
		}
	}
	return false
}
