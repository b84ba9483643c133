package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// namesBefore reads unquoted names of any length before a number that counts them: 守住安全生产、社会稳控、反腐倡廉三条底线,
// 新增旧州、云峰八寨、石博园3个国家级景区. The list must begin with its clause, and be one off at most: what misses by more
// counts something else. It ends at rune end; the promise is [from,to).
func (p *passage) namesBeforeNumber(end, from, to, n int) (list, bool) {
	for end > 0 && p.runes[end-1] == ' ' {
		end--
	}
	start := end
	for start > 0 && from-start < longestNames && (isHan(p.runes[start-1]) || oneOf(p.runes[start-1], "、+-") || isLatin(p.runes[start-1]) || numeral.Arabic(p.runes[start-1]) >= 0) {
		start--
	}
	if start > 0 && !oneOf(p.runes[start-1], "，。；：\n") && !(p.runes[start-1] == '”' && p.runes[start] == '即') || !p.countsNoun(from, to) || p.listGoesOn(from+1) {
		return list{}, false
	}
	text := strings.ReplaceAll(p.slice(start, end), "5G", "G")
	items := strings.Split(text, "、")
	if last := items[len(items)-1]; strings.ContainsRune("和与及或", lastRune(last)) || anyof.Suffix(last, "地区") || anyof.Suffix(last, "铁人", "收支", "前进", "上升", "前移") {
		return list{}, false
	}
	if len(items) < 2 || anyof.Contains(text, "的", "等", "其中", "两条线", "带领", "会同", "联合", "两项", "以上", "分别", "城乡", "以及", "每") || strings.ContainsAny(text, "0123456789") {
		return list{}, false
	}
	if anyof.Suffix(items[len(items)-1], governing[:]...) || runeCount(items[len(items)-1]) > 3 && strings.Contains(items[len(items)-2], items[len(items)-1]) || p.rune(from-1) == '的' && anyof.Contains(items[0], "位于", "来自", "地处", "分布", "面向", "针对") {
		return list{}, false
	}
	extra := 0
	for k, item := range items {
		size := runeCount(item)
		if len(items) > 2 {
			item = strings.TrimSuffix(item, "建设") // 补贴发放、工程项目建设、集体资产管理三个领域
		}
		if size < 2 || k > 0 && (size > 9 && (extra > 0 || size > 16 || !strings.ContainsAny(item, "和与及")) || anyof.Contains(item, deeds...) || anyof.Contains(item, otherDeeds[:]...)) || size > 18 || k > 0 && hasNumeral(item) {
			return list{}, false
		}
		if strings.ContainsAny(item, "和与及") {
			extra++
		}
	}
	if len(items) > n && (extra > 0 || alikeEnd(items, n)) {
		return list{}, false
	}
	l := list{text: text, least: len(items), most: len(items) + extra}
	return l, l.most == n-1 || l.least == n+1 || l.fits(n)
}

// listGoesOn tells whether the words behind a number go on with the list that it stands in, so that it belongs to an item:
// 甲煤制油、乙3个煤制气、丙煤炭利用, 甲公开赛、乙三大球运动会等.
func (p *passage) listGoesOn(from int) bool {
	for i := from; i < len(p.runes) && i-from < 16; i++ {
		if p.runes[i] == '、' {
			return true
		}
		if p.runes[i] == '等' {
			return !p.has(i, "等级") && !p.has(i, "等次") && i > from
		}
		if !isHan(p.runes[i]) {
			return false
		}
	}
	return false
}

// governing are verbs of which a promise is the object, so that the names before them are who does it: 引导党员、干部、群众领悟“两个确立”.
var governing = [...]string{"领悟", "认识", "理解", "把握", "践行", "坚持", "增强", "坚定", "做到", "捍卫", "拥护", "树牢", "牢记", "学习", "执行", "遵守", "发挥", "履行"}

// longestNames is how many characters the names before a number have at most.
const longestNames = 90

// otherDeeds are verbs that make an item a deed of its own, which is not counted with names.
var otherDeeds = [...]string{"打好", "打造", "建设", "推进", "设立", "入选", "同步", "坚持", "实现", "围绕", "突出", "落实", "贯彻", "提升", "完善", "加快", "抓好", "做好", "强化", "举行", "学习", "掌握", "确保", "新开", "通航", "运营", "出台", "推出", "打响", "签约", "选派", "开通", "通过", "荣获", "获得", "获评", "建立", "形成", "成立"}

// countsNoun tells whether the promise [from,to) counts something named at once behind it: 三条底线, and not 三个以上.
func (p *passage) countsNoun(from, to int) bool {
	text := p.slice(from, min(to, from+8))
	i := strings.IndexAny(text, "大个项条类张座种支所家方")
	if i < 0 || i > 4 {
		return false
	}
	_, size := firstRune(text[i:])
	noun := text[i+size:]
	return runeCount(noun) >= 2 && !anyof.Prefix(noun, "以上", "以下", "月", "百分点", "工作日", "多", "余", "方面军", "小时", "亿", "百亿", "千亿", "万", "人", "字") && !p.hasAnyBefore(from, "中央", "共", "全部", "这", "前", "第", "后", "近", "约", "达", "为", "成", "了", "有")
}

// hasNumeral tells whether an item counts for itself: 两县, 三大行动.
func hasNumeral(item string) bool {
	runes := []rune(item)
	for i := 0; i+1 < len(runes); i++ {
		if (numeral.Digit(runes[i]) > 0) && oneOf(runes[i+1], "大个项条类张座种支级省州国地旗县区市镇乡村家件批次期届年月日区场篇化位线") {
			return true
		}
	}
	return false
}

// alikeEnd tells whether the last n items end alike and the others do not: 黔张常铁路、龙永高速、永吉高速、张花高速三条 counts the last three.
func alikeEnd(items []string, n int) bool {
	last := items[len(items)-1]
	for _, item := range items[len(items)-n:] {
		if commonEnd(item, last) == 0 {
			return false
		}
	}
	return commonEnd(items[len(items)-n-1], last) == 0
}

// countAt reads 3座, 4条 at rune i, and how long what is counted is: measures that other promises are not read with.
func (p *passage) countAt(i int) (n, length int) {
	n, size := p.numeral(i)
	if size == 0 {
		n, size = p.number(i, 2)
	}
	if n < 2 || n > 9 || !oneOf(p.rune(i+size), "座所家") || oneOf(p.rune(i-1), "第十百千万前后近几数余第+＋-—.") || numeral.Arabic(p.rune(i-1)) >= 0 {
		return 0, 0
	}
	end := i + size + 1
	for isHan(p.rune(end)) && end-i < 9 {
		end++
	}
	return n, end - i
}
