package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// findQuotedPromises compares the number inside quotation marks with the list that belongs to
// it, which is how the genre writes it: “四个一”工作法，即一本台账、一张清单……; “三定”：定人、
// 定责; “三张名片”（红色、绿色）.
func findQuotedPromises(p *passage) {
	if p.where != inBody {
		return
	}
	p.findPairPromises()
	p.findCountedDeeds()
	p.findFurtherPromises()
	findPromisesAbove(p)
	for i := 0; i < len(p.runes); i++ {
		close := closing(p.runes[i])
		if p.runes[i] != '“' && p.runes[i] != '‘' && p.runes[i] != '「' {
			continue
		}
		end := i + 1
		for end < len(p.runes) && end-i <= 9 && p.runes[end] != close {
			end++
		}
		if p.rune(end) != close {
			continue
		}
		n, noun, ok := p.quotedPromise(i+1, end)
		if !ok && p.hasAt(i+1, "党员", "干部", "支部", "民警", "教师", "青年") {
			n, noun, ok = p.quotedPromise(i+1+len([]rune("党员")), end) // “党员三亮”
		}
		if !ok {
			p.findPromisedSums(i, end)
			continue
		}
		if p.likened(i) {
			continue
		}
		l, ok := p.listOfQuote(i, end, n, noun)
		if ok && p.rune(i+1) == '双' && !allEndWith(strings.Split(l.text, "、"), noun) {
			continue // “双招双引”，即…: a name of its own
		}
		if ok && !l.fits(n) && p.begunWithNoun(end+1, noun) != n {
			p.brokenPromise(i+1, end, p.slice(i+1, end), l.least, l.text)
		}
	}
}

// listOfQuote finds the list of so many that belongs to the quoted number from rune i to rune end.
func (p *passage) listOfQuote(i, end, n int, noun string) (l list, ok bool) {
	l, ok = p.listInQuotes(i, noun)
	if !ok && (oneOf(p.rune(i-1), "”’」") || oneOf(p.rune(i-1), "、和及与") && oneOf(p.rune(i-2), "”’」")) {
		return l, false // “三大高地”“五大战略”：the list belongs to all of them
	}
	if !ok {
		l, ok = p.runOfNoun(end+1, n, noun)
	}
	if !ok {
		l, ok = p.promisedList(end+1, noun)
	}
	if !ok {
		l, ok = p.listBehindComma(end+1, noun)
	}
	if !ok {
		l, ok = p.listBeforeQuote(i, noun)
	}
	if !ok {
		l, ok = p.namesBeforeNumber(i, i+1, end, n)
		ok = ok && l.least >= fewestParallel // 政府法律顾问、行政执法“三项制度”
	}
	if !ok {
		l, ok = p.itemsInOrder(end + 1)
	}
	if !ok {
		l, ok = p.alikeBehind(end+1, noun)
		ok = ok && n > 2
	}
	if !ok {
		l, ok = p.announcedList(end+1, n)
	}
	if !ok {
		l, ok = p.weighedList(end+1, n, noun)
	}
	if !ok {
		l, ok = p.itemsWithNoun(i, end, n, noun)
	}
	if !ok {
		l, ok = p.pointsOfQuote(end+1, n, noun)
	}
	if ok && (strings.Count(l.text, p.slice(i+1, end)) > 1 || noun == "农" && !strings.Contains(l.text, "农业") && !strings.Contains(l.text, "农村")) {
		ok = false // 重‘三农’、谋‘三农’、抓‘三农’: a word, which the items hold
	}
	if ok && (anyof.Prefix(l.text, "优化", "强化", "以", "提升", "完善", "推动", "推进") || strings.Contains(p.text, l.text+"；")) {
		ok = false // what is done, and no list of names
	}
	return l, ok
}

// likened tells whether the quotation at rune i is likened to something else: 捍卫“两个确立”就是捍卫党、国家、人民的利益.
func (p *passage) likened(i int) bool {
	end := p.closeQuote(i)
	return i > 1 && p.has(end+1, "就是") && p.slice(i-2, i) == p.slice(end+3, end+5)
}

// listInQuotes reads the list of a quotation that stands before the promise at rune i: “户分类、村收集、镇转运”的
// “三级联动”, “支部+合作社+农户”“三位一体”. Its items are alike, or have the promise's noun.
func (p *passage) listInQuotes(i int, noun string) (list, bool) {
	if p.rune(i-1) == '的' {
		i--
	}
	if p.rune(i-1) != '”' {
		return list{}, false
	}
	from := i - 2
	for from >= 0 && !oneOf(p.runes[from], "“”。；") {
		from--
	}
	text := p.slice(from+1, i-1)
	if p.rune(from) != '“' || oneOf(p.rune(from-1), "”、和") || strings.Contains(text, "等") {
		return list{}, false
	}
	text = strings.NewReplacer("+", "、", "＋", "、", "，", "、").Replace(text)
	items := strings.Split(text, "、")
	if len(items) < fewestParallel && !(len(items) == 2 && allHold(items, noun)) {
		return list{}, false
	}
	alike, has, whole := true, noun != "", anyof.Prefix(noun, "位一体")
	for _, item := range items {
		n := runeCount(item)
		if first, _ := firstRune(item); numeral.Digit(first) > 1 {
			return list{}, false
		}
		alike, has = alike && n == runeCount(items[0]), has && strings.Contains(item, noun)
	}
	return list{text: text, least: len(items), most: len(items)}, alike || has || whole
}

// allHold tells whether the character that a promise counts stands in all items: 变 of “资源变资产、农民变股东”的“三变”.
func allHold(items []string, noun string) bool {
	first, _ := firstRune(noun)
	if first == '一' {
		return false
	}
	for _, item := range items {
		if !strings.ContainsRune(item, first) {
			return false
		}
	}
	return true
}

// listBehindComma reads items behind a comma that all have the promise's noun where it belongs: “三个到位”的要求，
// 认识到位、责任到位、措施到位; “五个一”目标，修通一条路、开发一块田、整修一条河.
func (p *passage) listBehindComma(i int, noun string) (list, bool) {
	from := i
	for isHan(p.rune(i)) && i-from < 8 {
		i++
	}
	if p.rune(i) != '，' || noun == "" {
		return list{}, false
	}
	end := i + 1
	for end < len(p.runes) && end-i < 120 && !oneOf(p.runes[end], "。！？；：“\uFFFC\n") {
		end++
	}
	if !oneOf(p.rune(end), "。；") {
		return list{}, false
	}
	text := strings.ReplaceAll(p.slice(i+1, end), "，", "、")
	items := strings.Split(text, "、")
	first, last := true, true
	for _, item := range items {
		n := runeCount(item)
		if anyof.Prefix(item, "推进", "推动", "加快", "促进", "实现") {
			return list{}, false // “两化”深度融合，推进产业高端化、智能化、绿色化: another clause
		}
		first, last = first && strings.HasPrefix(item, noun), last && strings.HasSuffix(item, noun)
		if n < 2 || n > 12 || strings.ContainsAny(item, "等和与及") || noun == "一" && !strings.Contains(item, "一") {
			return list{}, false
		}
	}
	return list{text: text, least: len(items), most: len(items)}, (len(items) >= fewestParallel || runeCount(noun) > 1) && (first || last || noun == "一" || runeCount(noun) == 1 && allHold(items, noun))
}

// listBeforeQuote reads items that stand directly before the quotation mark at rune end: 申请关、调查关、
// 评议关“四道关口”. They must be alike: of one length, or all ending as the first does.
func (p *passage) listBeforeQuote(end int, noun string) (list, bool) {
	start := end
	whole := noun == "位一体"
	for start > 0 && (isHan(p.runes[start-1]) || p.runes[start-1] == '、' || whole && oneOf(p.runes[start-1], "+＋")) && end-start < 60 {
		start--
	}
	items := strings.FieldsFunc(p.slice(start, end), func(r rune) bool { return oneOf(r, "、+＋") })
	if len(items) < fewestParallel {
		return list{}, false
	}
	if cut := strings.LastIndex(items[0], noun); noun != "" && cut > 0 && strings.HasPrefix(items[1], noun) {
		items[0] = items[0][cut:] // 做到有阵地、有队伍
	}
	last := []rune(items[len(items)-1])
	size, suffix := len(last), len(last) > 1
	alike := size > 1
	for k, item := range items {
		n := runeCount(item)
		if n > 12 || strings.ContainsAny(item, "和与及等的为到") {
			return list{}, false
		}
		alike = alike && (n == size || k == 0 && n > size)
		suffix = suffix && lastRune(item) == last[len(last)-1]
	}
	return list{text: strings.Join(items, "、"), least: len(items), most: len(items)}, (alike || suffix || whole) && size <= 6 && noun != ""
}

// quotedPromise reads 四个一, 三定, 五个好, 三张名片: one number from 2 to 12 and what is counted.
// A name with a second number (三会一课, 两不愁三保障) promises by each of them, and is left.
func (p *passage) quotedPromise(from, to int) (n int, noun string, ok bool) {
	n, size := p.numeral(from)
	if size == 0 {
		n, size = p.number(from, 2)
	}
	if p.rune(from) == '双' && to-from > 2 { // “双公开”
		n, size = 2, 1
	}
	if n < 2 || n > 12 || from+size >= to {
		return 0, "", false
	}
	if p.slice(from+size, to) == "位一体" {
		return n, "位一体", true
	}
	rest := from + size
	if oneOf(p.rune(rest), "百千万亿") {
		return 0, "", false // “十百千万”工程
	}
	if oneOf(p.rune(rest), "个大项条张场支本种类件") && rest+1 < to {
		rest++
	}
	for i := rest; i < to; i++ {
		if r := p.runes[i]; !isHan(r) || numeral.Digit(r) > 1 || r == '十' || r == '一' && i+1 < to && p.slice(i, to) != "一批" {
			return 0, "", false
		}
	}
	if oneOf(p.rune(rest), "月年日天届周岁级点") {
		return 0, "", false
	}
	return n, p.slice(rest, to), true
}

// promisedList reads the list behind a promise that ended before rune i: behind a colon, 即 or
// 包括, or in brackets. One noun may stand between: “四个一”工作法，即.
func (p *passage) promisedList(i int, noun string) (list, bool) {
	from := i
	for isHan(p.rune(i)) && i-from < 8 && !p.hasAt(i, "即", "包括", "分别", "是指", "就是", "指的是") {
		i++
	}
	bracket := oneOf(p.rune(i), "（(")
	switch {
	case bracket && anyof.Suffix(p.slice(from, i), "单位", "企业", "机构", "人员", "群体", "地区"): // “三零”单位（村、社区）: says which, not what
		return list{}, false
	case bracket:
		i++
	case oneOf(p.rune(i), "：:"):
		i++
	case oneOf(p.rune(i), "，,。") && (p.has(i+1, "即") && !oneOf(p.rune(i+2), "使将便可日时刻是") || p.has(i+1, "包括") || p.has(i+1, "分别是") || p.has(i+1, "分别为") || noun != "" && p.has(i+1, "就是"+noun)):
		i++
	case p.has(i, "——"):
		i += 2
	case p.hasAt(i, "即", "包括", "是指", "就是", "指的是"):
	default:
		return list{}, false
	}
	for _, word := range []string{"即", "是指", "就是", "指的是", "包括", "分别是", "分别为", "：", "指"} {
		if p.has(i, word) {
			i += runeCount(word)
		}
	}
	end := i
	for end < len(p.runes) && !oneOf(p.runes[end], "。！？\uFFFC") && !(bracket && oneOf(p.runes[end], "）)")) && !p.startsLineAfter(end, i) {
		end++
	}
	text := p.slice(i, end)
	if inner, rest, ok := strings.Cut(strings.TrimPrefix(text, "“"), "”"); ok && strings.HasPrefix(text, "“") && strings.Contains(inner, "、") && !anyof.Prefix(rest, "、", "和", "与", "及", "“") {
		text = inner // 即“一听、二看、三议”，做到…
	}
	if anyof.Contains(text, "一是", "一要", "1.", "1、", "①", "：", ":", "其一", "首先", "如", "其中") {
		return list{}, false
	}
	return listOf(text, noun)
}

// startsLineAfter tells whether rune i begins a line behind rune from.
func (p *passage) startsLineAfter(i, from int) bool { return i > from && p.startsLine(i) }

// listOf splits a list at its own mark: ； before ， before 、. It speaks only where the items are
// alike: all begin or end as the promise says, or all are short.
func listOf(text, noun string) (list, bool) {
	text = withoutBrackets(text)
	text, _, _ = strings.Cut(text, "；")
	if commas := strings.Split(text, "，"); runeCount(noun) > 1 && len(commas) > 2 && !slices.ContainsFunc(commas, func(item string) bool { return !strings.HasSuffix(item, noun) }) {
		return list{text: text, least: len(commas), most: len(commas)}, true // 宣传路线、方针下基层，调查研究下基层，现场办公下基层
	}
	if l, ok := repeatedNoun(text, noun); ok {
		return l, true
	}
	goesOn := false // in groups that commas part, of which the first is not the whole: 直接补给区、强渗漏带，山体、河流控制线
	if whole := text; strings.Contains(whole, "、") {
		// a clause behind the list says something else: 定人、定责，形成合力
		var rest string
		text, rest, _ = strings.Cut(whole, "，")
		goesOn = strings.Contains(rest, "、")
		if anyof.Prefix(rest, furtherItem[:]...) {
			return list{}, false
		}
	}
	separator := "、"
	if !strings.Contains(text, "、") {
		separator = "，"
	}
	rest := strings.TrimSuffix(strings.TrimSuffix(text, "等等"), "等")
	items := strings.Split(rest, separator)
	if len(items) < 2 {
		return list{}, false
	}
	if ownCount(items) {
		return list{}, false
	}
	l := list{text: rest, least: len(items), most: len(items), open: strings.Contains(text, "等")}
	sure := true
	for k, item := range items {
		length := runeCount(item)
		if length == 0 || length > 12 || strings.ContainsAny(item, "“”《》") {
			return list{}, false
		}
		if k < len(items)-1 && strings.ContainsAny(item, "和与及") {
			l.most++ // 社区与社会组织、社会工作者
		} else if k == len(items)-1 {
			for _, and := range []string{"以及", "和", "与", "及"} {
				if at := strings.Index(item, and); at > 0 {
					l.most++
					break
				}
			}
		}
		sure = sure && (strings.HasPrefix(item, noun) || strings.HasSuffix(item, noun))
	}
	if (separator == "，" || goesOn) && !sure {
		return list{}, false
	}
	return l, true
}

// ownCount tells whether a list ends with a count of its own, or is of pairs, so that the promise before it counts something
// else: 辖濮阳、大名、清丰三县; 大钹、大铙各一对.
func ownCount(items []string) bool {
	last := items[len(items)-1]
	return anyof.Contains(last, "各一", "各两") || anyof.Prefix(items[0], "辖", "下辖", "原", "位于", "属") ||
		len(items) > 2 && strings.Contains(last, numeral.Format(len(items))) && runeCount(last) > 2
}

// repeatedNoun reads the items that commas part and that nearly all begin with the promise's noun, or of
// “四个一” all hold it: “十严禁”，即：严禁结党营私、搞小圈子，严禁…….
func repeatedNoun(text, noun string) (list, bool) {
	items := strings.Split(text, "，")
	if len(items) >= 3 && noun == "一" && !slices.ContainsFunc(items, func(item string) bool { return !strings.Contains(item, "一") }) {
		return list{text: text, least: len(items), most: len(items)}, true // “四个一”：建好一个平台，管好一本台账，……
	}
	if strings.HasPrefix(noun, "步") && strings.HasPrefix(items[0], "先") && allBegin(items[1:], "再", "后", "然后", "接着", "最后") {
		return list{text: text, least: len(items), most: len(items)}, true // “三步走”：先摸底，再议事
	}
	if len(items) < 3 || runeCount(noun) < 2 {
		return list{}, false
	}
	begin := 0
	for _, item := range items {
		if strings.HasPrefix(item, noun) {
			begin++
		}
	}
	if begin < len(items)-1 {
		return list{}, false
	}
	return list{text: text, least: begin, most: len(items)}, true
}

// allEndWith tells whether each item ends with a noun.
func allEndWith(items []string, noun string) bool {
	return !slices.ContainsFunc(items, func(item string) bool { return !strings.HasSuffix(item, noun) })
}

// allBegin tells whether each item begins with one of several words.
func allBegin(items []string, words ...string) bool {
	return !slices.ContainsFunc(items, func(item string) bool { return !anyof.Prefix(item, words...) })
}
