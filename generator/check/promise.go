package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// findBrokenPromises compares a number with the list that stands beside it in the sentence:
// “连心、强基、模范”三大工程, 四个窗口：党务、民生、便民、旅游, 五支先锋队（帮扶、建房……）,
// 县、乡、村三级. It speaks only where the list's bounds are sure.
func findBrokenPromises(p *passage) {
	if p.where != inBody || !p.holds("、", "，即", "：", "首先", "其一", "第一", "一股", "（一）", "(一)", "①") {
		return
	}
	for i := 0; i < len(p.runes); i++ {
		if numeral.Arabic(p.runes[i]) < 0 && numeral.Digit(p.runes[i]) < 0 {
			continue
		}
		n, length := p.promiseAt(i)
		if p.rune(i-1) == '“' && p.likened(i-1) {
			continue
		}
		l, ok := list{}, false
		if length > 0 {
			l, ok = p.listBeside(i, i+length)
		} else if n, length = p.countAt(i); length == 0 {
			continue
		}
		if !ok {
			l, ok = p.namesBeforeNumber(i, i, i+length, n)
		}
		if !ok {
			l, ok = p.moreThanSaid(i, n)
		}
		if !ok && p.rune(i+1) == '级' {
			l, ok = p.levelsBefore(i)
		}
		if !ok {
			l, ok = p.announcedList(i, n)
		}
		if !ok && length > 2 && (oneOf(p.rune(i+length), "：:—") || p.hasAt(i+length, "，首先", "，即", "，分别", "，包括", "，就是")) {
			l, ok = p.weighedList(i+length, n, "")
		}
		if !ok {
			l, ok = p.listElsewhere(i, length, n)
		}
		if strings.ContainsAny(p.slice(i+2, i+length), "两三四五六七八九") || anyof.Contains(p.slice(i, i+length), "工作日", "个孩子", "个儿子", "个女儿", "个老人", "个娃") {
			ok = false // 四馆三场两中心; 3个工作日内完成（…）
		}
		if ok && !l.fits(n) && !p.countsCharacters(i, length) && !p.levelsNamed(i, n) && !p.relatesThem(i, length) && !p.countsOtherPlaces(i, length, l) {
			promised := p.slice(i, i+p.promiseEnd(i, length))
			p.brokenPromise(i, i+length, promised, l.least, l.text)
		}
		i += length - 1
	}
}

// countsCharacters tells whether the promise counts the characters of what is said: 节能、环保、安全六个字.
func (p *passage) countsCharacters(i, length int) bool {
	return anyof.Contains(p.slice(i, i+length), "个字", "大字")
}

// promiseEnd is how much of a promise of length characters names what is counted: of
// 七大行业投资下降 the first four.
func (p *passage) promiseEnd(i, length int) int {
	if oneOf(p.rune(i+length), "：:（(") {
		return length
	}
	for k, r := range p.runes[i : i+length] {
		if k > 0 && oneOf(r, "个大项条级类种支张步") && k+3 < length || k > 0 && r == '步' && p.rune(i+k+1) == '法' && k+2 < length {
			if r == '步' && p.rune(i+k+1) == '法' {
				return k + 2
			}
			return k + 3
		}
	}
	return length
}

// list is an enumeration in a sentence. 和 inside the last item may part two of them, so
// that the count has two ends; one that ends in 等 may be longer than it is.
type list struct {
	text        string
	least, most int
	open        bool
}

func (l list) fits(n int) bool { return l.open && l.least <= n || n >= l.least && n <= l.most }

// listBeside finds the list that the promise [from,to) counts.
func (p *passage) listBeside(from, to int) (list, bool) {
	before := from
	open := false
	for before > 0 && oneOf(p.runes[before-1], "这的等") {
		open = p.runes[before-1] == '等'
		before--
	}
	if oneOf(p.rune(before-1), "”’") {
		return p.quotedList(before-1, open)
	}
	if oneOf(p.rune(from-1), "的") {
		return p.listAfter(to)
	}
	if l, ok := p.parallelList(before, open); ok {
		return l, ok
	}
	if p.rune(to-1) == '个' && before == from || p.rune(from+1) == '个' && before == from {
		if l, ok := p.listedPlaces(from); ok && p.countsPlaces(from) {
			return l, true
		}
	}
	if l, ok := p.listNamely(to); ok {
		return l, true
	}
	if l, ok := p.listRespectively(to); ok {
		return l, true
	}
	return p.listAfter(to)
}

// listNamely reads the items behind 即 or 分别是: 四大工程，即安居工程、富民工程; 任务三个，即甲120人（…）；乙82人（…）。
func (p *passage) listNamely(to int) (list, bool) {
	i := to
	for _, word := range [...]string{"，即", "，分别是", "，分别为"} {
		if p.has(to, word) && !p.hasAt(to, "，即使", "，即将", "，即可", "，即便") {
			i = to + runeCount(word)
			break
		}
	}
	if i == to {
		return list{}, false
	}
	for oneOf(p.rune(i), "：: ") {
		i++
	}
	end := i
	for end < len(p.runes) && !oneOf(p.runes[end], "。！？“\uFFFC\n") {
		end++
	}
	text := withoutBrackets(p.slice(i, end))
	if p.rune(end) != '。' || strings.ContainsAny(text, "：:一①") || anyof.Contains(text, "等", "共计", "总计") {
		return list{}, false
	}
	separator := "、"
	if strings.Contains(text, "；") {
		separator = "；"
	} else if strings.Contains(text, "，") {
		return list{}, false
	}
	items := strings.Split(text, separator)
	l := list{text: text, least: len(items), most: len(items)}
	for _, item := range items {
		if n := runeCount(item); n < 2 || n > 30 || separator == "、" && strings.ContainsAny(item, "0123456789") {
			return list{}, false
		}
	}
	l.partLast(items)
	return l, len(items) > 1
}

// quotedList reads the list inside the quotation marks that close at end.
func (p *passage) quotedList(end int, open bool) (list, bool) {
	start := end - 1
	for start >= 0 && !oneOf(p.runes[start], "“”‘’。；") {
		start--
	}
	if !oneOf(p.rune(start), "“‘") {
		return list{}, false
	}
	if oneOf(p.rune(start-1), "、和") || oneOf(p.rune(start-1), "”’") {
		return list{}, false // one of several quotations, which are the list
	}
	text := withoutBrackets(p.slice(start+1, end))
	l, ok := countItems(text, open)
	if characters := strings.Split(text, "、"); len(characters) > 2 && runeCount(text) == 2*len(characters)-1 {
		l, ok = list{text: text, least: len(characters), most: len(characters), open: open}, true // “提、议、审、决、办”五步
	}
	if anyof.Contains(p.slice(end+1, end+6), "步", "字诀", "字经") && !strings.ContainsAny(text, "和与及") {
		l.most = l.least // each item is one step, however many characters it has
	}
	if n, size := p.promiseAt(end + 1); n > 2*l.least || size > 0 && p.rune(end+2) == '级' && !namesLevels(text) {
		return list{}, false // “消薄攻坚、引领提升”八大行动, “兴修水利、治山治水”三级干部会议: what they are for
	}
	if (numeral.Digit(p.rune(end+1)) > 0 || numeral.Arabic(p.rune(end+1)) >= 0) && anyof.Contains(p.slice(end+1, end+9), "措施", "政策", "举措", "方面", "意见", "办法") {
		if n := numeral.Digit(p.rune(end + 1)); l.least < fewestParallel || n != l.least+1 || !equallyLong(text) {
			return list{}, false // “促消费、保增长”10项措施: what they are for; “引进来、走出去、留得住”四项举措 lack one
		}
		l.most = l.least
	}
	return l, ok
}

// fewestParallel is how many unquoted items make a list: of two the first is as often a word of
// the sentence (坚决反对侵略、坚持五项要求).
const fewestParallel = 3

// parallelList reads unquoted items before rune end that are all equally long; the first
// may have words of the sentence before it.
func (p *passage) parallelList(end int, open bool) (list, bool) {
	start := end
	for start > 0 && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') && end-start < 60 {
		start--
	}
	items := strings.Split(p.slice(start, end), "、")
	if len(items) < fewestParallel || isSpace(p.rune(start-1)) || anyof.Contains(items[0], "带领", "会同") || p.hasAnyBefore(end, "中央") || p.placesGoOn(start, end) {
		return list{}, false // what a space parts may go on before it
	}
	size := runeCount(items[len(items)-1])
	for k, item := range items {
		n := runeCount(item)
		if first, _ := firstRune(item); k > 0 && numeral.Digit(first) > 0 || strings.Contains(item, "到") {
			return list{}, false // 从国家到省、市、县四级: the first item holds two
		}
		if k > 0 && n != size || n < size || size == 0 || size > 4 {
			return list{}, false
		}
	}
	if n, _ := p.promiseAt(end); n < len(items) && alikeEnd(items, n) {
		return list{}, false // 黔张常铁路、龙永高速、永吉高速、张花高速三条
	}
	if rest := p.slice(end, end+5); p.rune(end+2) == '、' || anyof.Contains(rest, "人", "级公路", "级医院", "级医疗", "级教师", "级响应", "级以上", "级工", "级市场", "级甲等", "级学科") {
		return list{}, false // 我和小刘、小常三个人; 通三级公路
	}
	first := []rune(items[0])
	items[0] = string(first[len(first)-size:])
	if strings.ContainsAny(items[len(items)-1], "和与及或") {
		return list{}, false
	}
	l := list{text: strings.Join(items, "、"), least: len(items), most: len(items), open: open}
	if strings.ContainsAny(string(first[max(0, len(first)-size-1):]), "与和同及") {
		l.least, l.most = 2, l.most+1 // 中央与省、自治区、直辖市两级: one side and the other
	}
	return l, true
}

// countsPlaces tells whether the number at rune i counts towns or villages: 6个镇.
func (p *passage) countsPlaces(i int) bool {
	for k := i; k < i+3; k++ {
		if p.rune(k) == '个' {
			return p.hasAt(k+1, "镇", "乡", "村", "县", "街道", "社区", "行政村", "自然村", "屯") && !p.hasAt(k+1, "村级", "村民")
		}
	}
	return false
}

// listedPlaces reads the names of places before rune end: 涉及柳河、安口、向阳、红石、五道沟6个镇. The first may
// have words of the sentence before it.
func (p *passage) listedPlaces(end int) (list, bool) {
	start := end
	for start > 0 && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') && end-start < 80 {
		start--
	}
	items := strings.Split(p.slice(start, end), "、")
	if len(items) < fewestParallel || oneOf(p.rune(start-1), "）)”0123456789") || isSpace(p.rune(start-1)) || p.placesGoOn(start, end) {
		return list{}, false
	}
	if i := strings.LastIndexAny(items[0], "由有为含括辖及将"); i > 0 {
		_, size := firstRune(items[0][i:])
		items[0] = items[0][i+size:] // 现在的新村由东村
	}
	for k, item := range items {
		n := runeCount(item)
		if first, _ := firstRune(item); n < 2 || k > 0 && n > 4 || n > 10 || numeral.Digit(first) > 0 && n < 3 || strings.ContainsAny(item, "和与等的") || k > 0 && strings.ContainsAny(item, "及共各以") {
			return list{}, false
		}
	}
	return list{text: strings.Join(items, "、"), least: len(items), most: len(items)}, true
}

// listAfter reads the list in brackets or behind a colon after the promise.
func (p *passage) listAfter(to int) (list, bool) {
	switch p.rune(to) {
	case '（', '(':
		end := to + 1
		for end < len(p.runes) && end-to < 100 && !oneOf(p.runes[end], "）)。") {
			end++
		}
		if !oneOf(p.rune(end), "）)") {
			return list{}, false
		}
		text := p.slice(to+1, end)
		if strings.ContainsAny(text, "，；,;“一二三四五六七八九0123456789") || anyof.Prefix(text, "如", "例如", "其中", "含") {
			return list{}, false
		}
		if p.namesUnits(text) {
			return list{}, false // 10个省（自治区、直辖市）
		}
		return countItems(strings.TrimPrefix(strings.TrimPrefix(text, "即"), "包括"), false)
	case '：', ':':
		end := to + 1
		for end < len(p.runes) && end-to < 100 && !oneOf(p.runes[end], "，。；,;\uFFFC") {
			end++
		}
		text := p.slice(to+1, end)
		if end-to >= 100 {
			return list{}, false // longer than was read
		}
		if oneOf(p.rune(end), "；;") && strings.Contains(p.slice(end+1, end+80), "；") {
			return list{}, false // the items stand between semicolons
		}
		if oneOf(p.rune(end), ",") && strings.Contains(text, "、") {
			return list{}, false // whoever types half-width commas parts items with them as well
		}
		if strings.ContainsAny(text, "：:（(“一二三四五六七八九0123456789①") {
			return list{}, false
		}
		if oneOf(p.rune(end), "，") {
			return p.partedByCommas(to+1, end)
		}
		return countItems(text, false)
	}
	return list{}, false
}

// namesUnits tells whether a list in brackets names other units of the kind that is counted.
func (p *passage) namesUnits(text string) bool {
	for item := range strings.SplitSeq(text, "、") {
		switch strings.TrimSuffix(item, "等") {
		case "省", "市", "县", "区", "旗", "州", "盟", "乡", "镇", "街道", "街道办", "自治区", "直辖市", "自治州", "自治县", "村", "社区", "农场", "林场", "兵团", "师", "团", "场", "地区", "县级市", "市辖区", "办事处", "苏木", "嘎查", "居委会", "管委会", "开发区", "新区", "园区":
		default:
			return false
		}
	}
	return true
}

// partedByCommas reads a list behind a colon that a comma ends at rune end. Where commas go on to part the
// like, they may part the list's items as well, of which some hold a 、.
func (p *passage) partedByCommas(from, end int) (list, bool) {
	l, ok := countItems(p.slice(from, end), false)
	if !ok || anyof.Contains(l.text, "负责", "承担", "由") {
		return list{}, false
	}
	stop := end
	for stop < len(p.runes) && stop-from < 160 && !oneOf(p.runes[stop], "。；;！？\uFFFC") {
		stop++
	}
	items := strings.Split(p.slice(from, stop), "，")
	if len(items) < 3 {
		if len(items) == 2 && commonEnd(items[0], items[1]) > 0 {
			l.most++ // 甲项目部、乙项目部，丙项目部
		}
		return l, true
	}
	short := 0
	for _, item := range items {
		if runeCount(item) <= 16 {
			short++
		}
	}
	if short == len(items) || strings.Count(p.slice(end, stop), "、") > 0 {
		l.most = max(l.most, len(items))
		if !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) > 6 }) {
			l.most = max(l.most, len(items)+strings.Count(p.slice(from, stop), "、")) // 四种颜色：蓝、绿衣服，橘子水，红旗
		}
	}
	return l, true
}

func countItems(text string, open bool) (list, bool) {
	text = titlesWhole(text)
	if strings.ContainsAny(text, "，；。,;") {
		return list{}, false
	}
	if rest, ok := strings.CutSuffix(strings.TrimSuffix(text, "等等"), "等"); ok || strings.HasSuffix(text, "等等") {
		open = true
		text = rest
	}
	items := strings.Split(text, "、")
	if len(items) < 2 {
		return list{}, false
	}
	if !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) > 1 }) {
		return list{}, false // 11个县（市、区）: other names of one thing
	}
	for _, item := range items {
		if first, _ := firstRune(item); numeral.Digit(first) > 1 || numeral.Arabic(first) >= 0 {
			return list{}, false // 两个优先、两个不用: the items count for themselves
		}
	}
	l := list{text: text, least: len(items), most: len(items), open: open}
	for _, item := range items[:len(items)-1] {
		if n := strings.IndexAny(item, "和与及"); n > 0 {
			l.most++ // 农业与通信、电力、水利
		}
	}
	if runes := runeCount(text) - len(items) + 1; len(items) < 5 && lastRune(items[0]) != lastRune(items[1]) && !beginsWithLevel(items) && !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) != 3 }) {
		l.most = max(l.most, runes) // 麦菜薯、牛羊乳: one thing a character
	}
	l.partLast(items)
	return l, true
}
