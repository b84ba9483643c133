package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Counts that no quotation marks and no colon set off from the sentence: 危险水域四处：…; 认定6个“一村一品”示范村，分别是…和…，每村奖补20万元;
// 宁波、温州、佛山3市; 一类是…，一类是…. They are held against a list that is plainly theirs, and reported where it has one too many or too
// few: what misses by more is no list of them.

// Of what is counted in words a text names few.
const (
	fewestThings = 2
	mostThings   = 30
)

// listMeasures stand behind the number of things that a text may name one by one. What is measured, and times and shares, are not among them.
const listMeasures = "地个项件条点类种处座家位名站样所间支场口人门堂味剂把招步道张本篇股幅款组线桩部"

// placeMeasures count places without a measure before them: 5市, 3县.
const placeMeasures = "市县区镇乡省"

// namedCount is a number of things at runes [from,to) of a passage: 6|个|省级“一村一品”示范村, of which measure is where 个 stands, and end is where
// the name of what is counted ends.
type namedCount struct {
	n, from, measure, end int
}

// findCountedLists holds such counts against their lists.
func findCountedLists(p *passage) {
	if p.where != inBody || !p.holds("、", "，一", "；一", "；“", "”“", "》《", "，两", "了", "共", "第二", "部门") {
		return
	}
	for i := 0; i < len(p.runes); i++ {
		if numeral.Arabic(p.runes[i]) < 0 && numeral.Digit(p.runes[i]) < 0 && p.runes[i] != '十' {
			continue
		}
		c, ok := p.countedAt(i)
		if !ok {
			continue
		}
		l, ok := p.listFor(c)
		if ok && !l.fits(c.n) && l.nearly(c.n) {
			p.brokenPromise(c.from, c.measure+1, p.slice(c.from, c.end), l.least, l.text)
		}
		i = c.measure
	}
}

// nearly tells whether a list has one too many or too few, a longer one two.
func (l list) nearly(n int) bool {
	off := 1 + min(1, l.least/5)
	return l.most < n && n-l.most <= off && (!l.open || n < l.least) || l.least > n && l.least-n <= off
}

// listFor reads the list of what is counted, behind it or before it.
func (p *passage) listFor(c namedCount) (list, bool) {
	if l, ok := p.listBehind(c); ok {
		return l, true
	}
	if l, ok := p.oneByOne(c); ok {
		return l, true
	}
	if l, ok := p.quotedClauses(c); ok {
		return l, true
	}
	if l, ok := p.sameDeeds(c); ok {
		return l, true
	}
	if l, ok := p.quotationsBefore(c); ok {
		return l, true
	}
	if l, ok := p.thingsBefore(c); ok {
		return l, true
	}
	if l, ok := p.namesThenAll(c); ok {
		return l, true
	}
	if l, ok := p.ordinalsBehind(c); ok {
		return l, true
	}
	return p.plainNamesBefore(c)
}

// countedAt reads a number of things at rune i.
func (p *passage) countedAt(i int) (namedCount, bool) {
	n, size := p.numeral(i)
	if size == 0 {
		n, size = p.number(i, 2)
	}
	m := i + size
	if n < fewestThings || n > mostThings || oneOf(p.rune(i-1), "第十百千万前后近几数余约各每超逾+＋-—~～.·/之一二两三四五六七八九") || numeral.Arabic(p.rune(i-1)) >= 0 {
		return namedCount{}, false
	}
	if measure := p.rune(m); !strings.ContainsRune(listMeasures, measure) && !(strings.ContainsRune(placeMeasures, measure) && (n > 2 || numeral.Arabic(p.runes[i]) >= 0)) {
		return namedCount{}, false
	}
	if p.hasAt(m, "个月", "个小时", "个半", "个工作日", "个百分点", "个星期", "个季度", "个多", "个字", "个钟", "点半", "点钟", "人次", "家次", "场次", "位数", "名次", "区间", "省级", "市级", "县级", "区级", "乡级", "镇级", "校级", "国级", "点整", "地区", "地点", "国道", "县道", "省道", "乡道", "市级", "区级", "位一", "条龙", "线城", "本书记", "组组", "部委", "市场", "乡村", "国语", "道杠", "成", "门子", "项次", "件次", "张次", "口之") {
		return namedCount{}, false
	}
	end := m + 1
	quoted := false
	if p.has(m, "部门") {
		return namedCount{n: n, from: i, measure: m, end: m + 2}, true // what they do follows: 六部门联合检查
	}
	for end < len(p.runes) && end-m <= longestCountedName {
		r := p.runes[end]
		if r == '“' || r == '”' && quoted {
			quoted = r == '“'
		} else if !quoted && !isHan(r) || r == '\uFFFC' || end > m+1 && p.startsLine(end) {
			break
		}
		if p.hasAt(end, "分别是", "分别为", "依次是", "依次为", "即：") {
			break
		}
		end++
	}
	if name := quotedWhole(p.slice(m+1, end)); strings.ContainsAny(name, "两二三四五六七八九") || strings.Contains(name, "一") && !strings.Contains(name, "“") {
		return namedCount{}, false // 六组一员
	}
	return namedCount{n: n, from: i, measure: m, end: end}, end-m <= longestCountedName
}

// longestCountedName is how many characters a measure and the name of what is counted have at most.
const longestCountedName = 26

// toldBehind are the words between what is counted and its list.
var toldBehind = [...]string{"：", ":", "——", "，分别是", "，分别为", "分别是", "分别为", "，依次是", "，依次为", "依次是", "依次为", "，即", "即：", "，也就是", "，就是"}

// listBehind reads the list behind such words, to the end of its clause: 四处：老鹰潭、猫儿洞水库、砖厂废坑和渡口。
func (p *passage) listBehind(c namedCount) (list, bool) {
	at := c.end
	if oneOf(p.rune(at), "（(") { // 5个县（市、区）：
		if close := p.bracketEnd(at); close-at < 8 {
			at = close
		}
	}
	from := at
	for _, word := range toldBehind {
		if p.has(at, word) && !p.hasAt(at, "，即使", "，即将", "，即可", "，即便", "，即刻", "，就是说", "，就是要", "，就是让", "，也就是说") {
			from = at + runeCount(word)
			break
		}
	}
	plain := from == at
	if plain {
		if p.rune(at) != '，' || at-c.measure > 2 || !p.hasAnyBefore(c.from, "有", "共", "分", "分为", "共计") {
			return list{}, false
		}
		from = at + 1 // 有四样，打铁花、剪窗花、扎竹马，每样都有传人
	}
	for oneOf(p.rune(from), "：: ") {
		from++
	}
	end := from
	for end < len(p.runes) && end-from < longestCounted && !oneOf(p.runes[end], "。！？") && p.runes[end] != '\uFFFC' && !(end > from && p.startsLine(end)) {
		end++
	}
	if end-from >= longestCounted || end < len(p.runes) && !oneOf(p.rune(end), "。！") {
		return list{}, false
	}
	text := wholeNames(p.slice(from, end))
	if strings.Contains(text, "；") {
		return likeClauses(text)
	}
	sure := strings.ContainsRune(concreteMeasures, p.runes[c.measure])
	names, rest, more := strings.Cut(text, "，")
	if more && (strings.Contains(cutAtComma(rest), "、") || anyof.Prefix(rest, furtherItem[:]...) || anyof.Prefix(rest, "还", "也", "同时", "加", "另", "其余", "外加", "以")) {
		return list{}, false
	}
	l, ok := plainNames(names, sure)
	if !ok || l.least < fewestParallel && (more || plain) || plain && (!more || !anyof.Prefix(rest, "每", "各", "样样", "件件", "个个", "处处", "都")) {
		return list{}, false
	}
	if more && slices.ContainsFunc(strings.Split(names, "、"), func(item string) bool { return commonEnd(cutAtComma(rest), item) > 0 }) {
		l.most++
	}
	return l, true
}

// concreteMeasures count things of which 和 between two makes two of them: 四处：…、砖厂废坑和渡口. What is counted with others may be two in one:
// 三个方面：党建、产业、生态和环境.
const concreteMeasures = "处座家所名位站样间支口人张本幅款"

// longestCounted is how many characters a list is read in.
const longestCounted = 260

// cutAtComma returns the first clause of a text.
func cutAtComma(text string) string {
	clause, _, _ := strings.Cut(text, "，")
	return clause
}

// bracketEnd is where the bracket closes that opens at rune i.
func (p *passage) bracketEnd(i int) int {
	for k := i + 1; k < len(p.runes) && k-i < 60; k++ {
		if oneOf(p.runes[k], "）)") {
			return k + 1
		}
	}
	return i
}

// wholeNames leaves out brackets and what parts items inside quotations and titles.
func wholeNames(text string) string { return titlesWhole(quotedWhole(withoutBrackets(text))) }

// severalInOne are words of items that are more than one, or not all that there are.
var severalInOne = [...]string{"等", "其中", "例如", "比如", "诸如", "……", "…", "至", "到", "夫妇", "夫妻", "两口子", "父子", "父女", "母子", "母女", "兄弟", "姐妹", "一家", "之一", "或", "各"}

// plainNames splits names that 、 parts, the last of which 和 may part; sure where it does. They hold no numbers, or all of them end with one.
func plainNames(text string, sure bool) (list, bool) {
	items := strings.Split(text, "、")
	if strings.HasPrefix(text, "“") && strings.HasSuffix(text, "”") {
		items = strings.Split(strings.ReplaceAll(text, "”“", "”、“"), "、") // “甲”“乙”“丙”
	}
	if anyof.Contains(text, severalInOne[:]...) || isNumbered(items) || strings.ContainsAny(text, "：:,;") {
		return list{}, false
	}
	l := list{text: text, least: len(items), most: len(items)}
	numbers := !slices.ContainsFunc(items, func(item string) bool { return !endsInNumber(item) })
	for k, item := range items {
		if n := runeCount(item); n < 2 || n > longestListed || !numbers && strings.ContainsAny(item, "0123456789") || countsItself(item) {
			return list{}, false
		}
		l.most += strings.Count(item, "”“")
		if k < len(items)-1 && anyof.Contains(item, "和", "与", "及", "跟", "同", "＋", "+") {
			l.most++
		}
	}
	one, other, two := cutLast(items[len(items)-1], "以及", "还有", "和", "与", "及")
	if two {
		l.most++
		sure = sure || commonEnd(one, items[0]) > 0 && commonEnd(other, items[0]) > 0
		if sure && l.most == l.least+1 && arePlainNames(append(items[:len(items)-1:len(items)-1], one, other)) && !strings.HasSuffix(text, "及"+other) {
			l.least++ // 老鹰潭、砖厂废坑和渡口: the 和 before the last of a list
		}
	}
	return l, len(items) > 1 && !anyof.Contains(items[0], "包括", "主要")
}

// arePlainNames tells whether the items of a list are short names and no deeds, so that 和 before the last of them parts two of them.
func arePlainNames(items []string) bool {
	for _, item := range items {
		if n := runeCount(item); n < 2 || n > 12 || strings.ContainsAny(item, "和与及") || anyof.Prefix(item, deeds...) || anyof.Prefix(item, otherDeeds[:]...) || anyof.Prefix(item, "加大", "提高", "开展", "保障", "促进", "加强", "改善", "改造", "新建", "扩大", "优化", "发展", "支持") {
			return false
		}
	}
	return true
}

// longestListed is how many characters one of several names has at most.
const longestListed = 22

// likeClauses counts clauses that semicolons part and that all begin alike: 一张…，让…；一本…；一壶….
func likeClauses(text string) (list, bool) {
	clauses := strings.Split(text, "；")
	first, _ := firstRune(clauses[0])
	for _, c := range clauses {
		r, size := firstRune(c)
		if r != first || !oneOf(r, "一“") || r == '一' && anyof.Prefix(c[size:], "是", "要", "、", "靠", "抓", "则", "来", "看", "查", "方面") {
			return list{}, false
		}
	}
	if last := clauses[len(clauses)-1]; anyof.Contains(last, "还有", "另", "其余", "、") {
		return list{}, false
	}
	return list{text: cut(clauses[0], 10) + "……", least: len(clauses), most: len(clauses)}, len(clauses) > 2
}

// oneByOne counts clauses that each begin with one of what is counted: 四类经营主体，一类是…，一类是…，一类是….
func (p *passage) oneByOne(c namedCount) (list, bool) {
	measure := p.runes[c.measure]
	if !oneOf(p.rune(c.end), "，：:——。") || !oneOf(measure, "个类种条位名件支路头") || numeral.Arabic(p.runes[c.from]) >= 0 {
		return list{}, false
	}
	end := c.end + 1
	for end < len(p.runes) && end-c.end < longestCounted && !oneOf(p.runes[end], "。！？") && p.runes[end] != '\uFFFC' && !p.startsLine(end) {
		end++
	}
	if end-c.end >= longestCounted {
		return list{}, false
	}
	text := p.slice(c.end+1, end)
	if anyof.Contains(text, "其余", "其他", "其中", "剩下", "另外", "等", "第二", "第三", "第四", "最后") {
		return list{}, false
	}
	have, told, single, closed := 0, 0, true, false
	for k, clause := range slices.Collect(strings.FieldsFuncSeq(text, func(r rune) bool { return oneOf(r, "，；") })) {
		rest := strings.TrimPrefix(strings.TrimPrefix(clause, "还有"), "另有")
		d, size := firstRune(strings.TrimPrefix(rest, "另"))
		rest = strings.TrimPrefix(rest, "另")
		next, _ := firstRune(rest[size:])
		if n := numeral.Digit(d); n > 0 && next == measure && !anyof.Prefix(rest[size+len(string(next)):], string(next), "月", "小时", "半", "多", "百分", "比", "劲", "接", "又") {
			have, told, single = have+n, told+1, single && n == 1
			closed = rest != clause
		} else if k == 0 {
			return list{}, false
		}
	}
	if told < 2 || !single && (!closed || told < 3) || single && told < 3 && c.n > 3 {
		return list{}, false
	}
	return list{text: cut(text, 12) + "……", least: have, most: have}, true
}

// quotedClauses counts the clauses of the next sentence where each begins with a name in quotation marks: 线路3条。“踏雪寻梅”线…；“温泉”线….
func (p *passage) quotedClauses(c namedCount) (list, bool) {
	if !oneOf(p.rune(c.end), "。：:") || p.rune(c.end+1) != '“' {
		return list{}, false
	}
	end := c.end + 1
	for end < len(p.runes) && end-c.end < longestCounted && !oneOf(p.runes[end], "。！？") && p.runes[end] != '\uFFFC' {
		end++
	}
	clauses := strings.Split(p.slice(c.end+1, end), "；")
	kind := ""
	for k, clause := range clauses {
		_, rest, ok := strings.Cut(clause, "”")
		if !strings.HasPrefix(clause, "“") || !ok {
			return list{}, false
		}
		if noun := cut(rest, 1); k == 0 {
			kind = noun
		} else if noun != kind {
			return list{}, false
		}
	}
	return list{text: cutAtComma(clauses[0]) + "……", least: len(clauses), most: len(clauses)}, len(clauses) > 2 && end-c.end < longestCounted
}

// sameDeeds counts the clauses of the next sentence where each does the same: 三位代表先后发言。老邓讲了…，吴嫂讲了…，退休教师讲了….
func (p *passage) sameDeeds(c namedCount) (list, bool) {
	if !oneOf(p.runes[c.measure], "个位名户家人") || p.rune(c.end) != '。' || !p.holds("了") || !anyof.Contains(p.slice(c.measure, c.end), "先后", "依次", "分别", "轮流", "相继") {
		return list{}, false
	}
	end := c.end + 1
	for end < len(p.runes) && end-c.end < longestCounted && !oneOf(p.runes[end], "。！？") && p.runes[end] != '\uFFFC' && !p.startsLine(end) {
		end++
	}
	clauses := strings.FieldsFunc(p.slice(c.end+1, end), func(r rune) bool { return oneOf(r, "，；") })
	deed := ""
	for k, clause := range clauses {
		before, _, ok := strings.Cut(clause, "了")
		verb := ""
		if ok && before != "" {
			verb = string(lastRune(before))
		}
		if verb == "" || k > 0 && verb != deed || anyof.Contains(clause, "等", "其他", "其余", "还", "都", "、") {
			return list{}, false
		}
		deed = verb
	}
	return list{text: cut(strings.Join(clauses, "，"), 12) + "……", least: len(clauses), most: len(clauses)}, len(clauses) > 2
}
