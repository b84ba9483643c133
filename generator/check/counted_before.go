package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Lists that stand before their count: 走访了宁波、温州、佛山3市; 新增“甲”“乙”“丙”三项; 旧小学一座、机动地46亩、河滩荒地一片。这三类资产….

// quotationsBefore counts quotations or titles that stand side by side directly before the number.
func (p *passage) quotationsBefore(c namedCount) (list, bool) {
	end, k := c.from, 0
	open := rune(0)
	i := end
	for i > 0 {
		switch p.runes[i-1] {
		case '”':
			open = '“'
		case '》':
			open = '《'
		default:
			open = 0
		}
		if open == 0 {
			break
		}
		from := i - 2
		for from >= 0 && i-from < 30 && p.runes[from] != open && !oneOf(p.runes[from], "。！？") {
			from--
		}
		if from < 0 || p.runes[from] != open {
			return list{}, false
		}
		k++
		i = from
		if i > 0 && (p.runes[i-1] == '、' || k == 1 && oneOf(p.runes[i-1], "和与及")) && oneOf(p.rune(i-2), "”》") {
			i--
		}
	}
	if k < fewestParallel-1 || k == 2 && c.n > 3 || oneOf(p.rune(i-1), "、和与及以") || p.rune(c.measure+1) == '、' || p.saysMore(c) {
		return list{}, false
	}
	return list{text: p.slice(i, end), least: k, most: k}, true
}

// saysMore tells whether what is counted is a name of the whole or of something else: “甲”“乙”三年行动 is no count of two.
func (p *passage) saysMore(c namedCount) bool {
	return p.hasAt(c.measure+1, "以上", "以下", "以内", "多", "余", "之", "为一", "合一")
}

// thingsBefore counts what the sentence before lists, each with its number or all with one end: ….这五类资产.
func (p *passage) thingsBefore(c namedCount) (list, bool) {
	at := c.from
	if p.rune(at-1) != '这' && !p.hasBefore(at, "上述") && !p.hasBefore(at, "以上") {
		return list{}, false
	}
	at -= 1
	if p.rune(at) != '这' {
		at--
	}
	for at > 0 && isSpace(p.runes[at-1]) {
		at--
	}
	if !oneOf(p.rune(at-1), "。；") {
		return list{}, false
	}
	from := at - 1
	for from > 0 && at-from < longestCounted && !oneOf(p.runes[from-1], "。；！？\uFFFC\n") && !p.startsLine(from) {
		from--
	}
	text := wholeNames(p.slice(from, at-1))
	if i := strings.LastIndexAny(text, "：:"); i >= 0 {
		_, size := firstRune(text[i:])
		text = text[i+size:]
	} else if i := strings.LastIndex(text, "，"); i >= 0 {
		text = text[i+len("，"):]
	}
	items := strings.Split(text, "、")
	if len(items) < fewestParallel || anyof.Contains(text, "和", "与", "及", "等", "，", "；") {
		return list{}, false
	}
	for _, item := range items {
		if !endsInNumber(item) {
			return list{}, false
		}
	}
	return list{text: text, least: len(items), most: len(items)}, true
}

// endsInNumber tells whether an item ends with a number and a measure of one or two characters: 机动地46亩, 旧小学一座.
func endsInNumber(item string) bool {
	runes := []rune(item)
	for k := len(runes) - 2; k > 1 && k >= len(runes)-4; k-- {
		if numeral.Digit(runes[k]) > 0 || numeral.Arabic(runes[k]) >= 0 {
			return true
		}
	}
	return false
}

// notNames are characters that names of places and things in a list do not hold.
const notNames = "的了为在对把被由从向按让将于其这那每各是着过也都就只并而但或等"

// setDown are verbs between a list and the count of what is made of its items, one of each.
var setDown = [...]string{"列成", "列为", "列入", "设为", "定为"}

// plainNamesBefore reads three or more names directly before the number, of which the first may have words of the sentence before it.
func (p *passage) plainNamesBefore(c namedCount) (list, bool) {
	end := c.from
	for _, verb := range setDown {
		if p.hasBefore(end, verb) && verb != "列入" {
			end -= runeCount(verb)
		}
	}
	made := end != c.from
	offices := p.has(c.measure, "部门")
	if r := p.runes[c.measure]; !made && !(strings.ContainsRune(placeMeasures, r) || p.countsPlaces(c.from) || oneOf(r, "地处项类种家样门款位名座所") || offices) || p.saysMore(c) {
		return list{}, false
	}
	start := end
	for start > 0 && end-start < longestNames && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') {
		start--
	}
	if start > 0 && !oneOf(p.runes[start-1], "，。；：！？\n") && !p.startsLine(start) {
		return list{}, false // the list goes on before a number, a bracket or letters
	}
	if p.rune(start-1) == '，' {
		before := p.slice(start-longestNames, start-1)
		if strings.Contains(before[strings.LastIndexAny(before, "，。；：")+1:], "、") {
			return list{}, false // 浙江甲、乙，福建丙、丁、戊5市
		}
	}
	if p.holdsNumberSoon(c) || p.placesGoOn(start, end) || p.listGoesOn(c.measure) {
		return list{}, false
	}
	text := p.slice(start, end)
	if made {
		i := strings.LastIndex(text, "把")
		if i < 0 {
			i = strings.LastIndex(text, "将")
		}
		if i < 0 {
			return list{}, false
		}
		text = text[i+len("把"):]
	}
	if offices {
		text = officeNames.Replace(text)
	}
	l, ok := namesUpTo(text, c.n, offices || strings.ContainsRune(concreteMeasures+placeMeasures, p.runes[c.measure]) || p.countsPlaces(c.from))
	if offices && p.hasBefore(start, "牵头，") {
		l.most++ // 县纪委牵头，财政、审计、住建四部门
	}
	return l, ok
}

// officeNames are offices that are named by two matters or by a deed, in their short form.
var officeNames = strings.NewReplacer("发展和改革", "发改", "发展改革", "发改", "住房和城乡建设", "住建", "住房城乡建设", "住建", "人力资源和社会保障", "人社",
	"人力资源社会保障", "人社", "文化和旅游", "文旅", "工业和信息化", "工信", "工业信息化", "工信", "退役军人事务", "退役军人")

// namesThenAll reads names that end alike before 共 and their count: 一组、二组、五组、六组、九组，共6个组. The first may have words of the
// sentence before it.
func (p *passage) namesThenAll(c namedCount) (list, bool) {
	name, end := p.slice(c.measure+1, c.end), c.from
	if strings.ContainsRune(placeMeasures, p.runes[c.measure]) && name == "" {
		name = string(p.runes[c.measure])
	}
	for _, word := range [...]string{"总共", "一共", "共计", "共有", "共"} {
		if p.hasBefore(end, word) {
			end -= runeCount(word)
			break
		}
	}
	if end == c.from || name == "" {
		return list{}, false
	}
	if p.rune(end-1) == '，' {
		end--
	}
	start := end
	for start > 0 && end-start < longestNames && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') {
		start--
	}
	items := strings.Split(p.slice(start, end), "、")
	last := items[len(items)-1]
	if one, other, two := cutLast(last, "以及", "和", "与", "及"); two && strings.HasSuffix(one, name) {
		items = append(items[:len(items)-1:len(items)-1], one, other)
	}
	if len(items) < fewestParallel || start > 0 && !oneOf(p.runes[start-1], "，。；：\n") && !p.startsLine(start) {
		return list{}, false
	}
	for k, item := range items {
		if rest, ok := strings.CutSuffix(item, name); !ok || rest == "" || k > 0 && (runeCount(rest) > longestPlain || strings.ContainsAny(rest, "和与及等至到各"+name)) {
			return list{}, false
		}
	}
	if first := strings.ReplaceAll(items[0], "涉及", ""); anyof.Contains(first, "其中", "除", "和", "与", "及", "以外") {
		return list{}, false
	}
	return list{text: strings.Join(items, "、"), least: len(items), most: len(items)}, true
}

// ordinalsBehind reads what a sentence goes on to name by number: 下设3个党小组，第一党小组12人，第二党小组9人. Where it names fewer than
// were counted the others may not matter.
func (p *passage) ordinalsBehind(c namedCount) (list, bool) {
	name := p.slice(c.measure+1, c.end)
	if name == "" || strings.ContainsRune(placeMeasures, p.runes[c.measure]) || !oneOf(p.rune(c.end), "，。：；") {
		return list{}, false
	}
	end := min(len(p.runes), c.end+longestCounted)
	text := p.slice(c.end, end)
	if i := strings.IndexRune(text, '\uFFFC'); i >= 0 {
		text = text[:i]
	}
	var named []string
	for k := 1; k <= mostPoints; k++ {
		word := "第" + numeral.Format(k) + name
		if !strings.Contains(text, word) {
			break
		}
		named = append(named, word)
	}
	return list{text: strings.Join(named, "、"), least: len(named), most: len(named)}, len(named) > c.n
}

// holdsNumberSoon tells whether another number follows the measure at once: 两镇三村, 3县12村.
func (p *passage) holdsNumberSoon(c namedCount) bool {
	for i := c.measure + 1; i < c.measure+5; i++ {
		if numeral.Digit(p.rune(i)) > 0 || numeral.Arabic(p.rune(i)) >= 0 {
			return true
		}
	}
	return false
}

// namesUpTo counts names that are nothing but names; sure tells whether 和 before the last of them parts two.
func namesUpTo(text string, n int, sure bool) (list, bool) {
	items := strings.Split(text, "、")
	if len(items) < fewestParallel {
		return list{}, false
	}
	l := list{text: text, least: len(items), most: len(items)}
	for k, item := range items[1:] {
		if k < len(items)-2 && strings.ContainsAny(item, "和与及") {
			l.most++ // 泰和、大同: a name, or two of them
		}
	}
	last := items[len(items)-1]
	if one, other, two := cutLast(last, "以及", "和", "与", "及"); two {
		l.most++
		if runeCount(one) > 1 && runeCount(other) > 1 && (sure || commonEnd(one, items[0]) > 0 && commonEnd(other, items[0]) > 0) {
			items = append(items[:len(items)-1], one, other)
			l.least++
		}
	}
	for k, item := range items {
		size := runeCount(item)
		if k > 0 && (size < 2 || size > longestPlain || strings.ContainsAny(item, notNames) || hasNumeral(item) || countsItself(item) || anyof.Contains(item, deeds...) || anyof.Contains(item, otherDeeds[:]...)) || size < 2 {
			return list{}, false
		}
	}
	if anyof.Contains(items[0], "带领", "会同", "联合", "协同", "等", "各", "每", "其中", "以及", "分别", "连同") {
		return list{}, false
	}
	if strings.ContainsAny(items[0], "和与及跟对") {
		l.most++
	}
	if len(items) > n && alikeEnd(items, n) || slices.Contains(items[1:], items[0]) {
		return list{}, false
	}
	return l, true
}

// longestPlain is how many characters a name has at most that stands unquoted before its count.
const longestPlain = 7
