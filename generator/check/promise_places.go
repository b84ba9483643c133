package check

import (
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// placesListed reads 18个行政村：甲山、乙山、…: how many places there are, with all their names behind. A town has more of them
// than the numbers that other promises are read with.
var placesListed = lazyregexp.New(`^([0-9]{1,2})个((?:行政|自然|建制)?(?:村民小组|村|屯|社区|镇|乡镇|乡|街道|乡镇街道|县|县区))(?:：|，即|，分别是|，分别为|（)([^。；：（）()“”\n]{4,400})([。；）])`)

// longestPlaces is how many bytes a list of places takes with its number, at most.
const longestPlaces = 4 * 450

// announcesPlaces are the words before the number.
var announcesPlaces = [...]string{"辖", "辖有", "设有", "分为", "包括", "包含", "涉及", "覆盖"}

// placesAnnounced yields where numbers begin that stand between such a word and 个.
func (p *passage) placesAnnounced(yield func(int) bool) {
	for at := range places(p.text, "个") {
		number := strings.TrimRight(p.text[max(0, at-2):at], "0123456789")
		from := max(0, at-2) + len(number)
		if anyof.Suffix(p.text[:from], announcesPlaces[:]...) && !yield(from) {
			return
		}
	}
}

// findListedPlaces holds the number of places against the list of their names.
func findListedPlaces(p *passage) {
	if p.where != inBody || !p.holds("个") || !p.holds(announcesPlaces[:]...) {
		return
	}
	for _, m := range anchored(placesListed, p.text, longestPlaces, p.placesAnnounced) {
		n, _ := strconv.Atoi(p.text[m[2]:m[3]])
		text := p.text[m[6]:m[7]]
		items := strings.Split(strings.NewReplacer("和", "、", "以及", "、").Replace(text), "、")
		if len(items) == n || len(items) < n-n/2-1 || strings.ContainsAny(text, "，0123456789等的及") {
			continue
		}
		promised := p.text[m[2]:m[5]]
		p.brokenPromise(p.runeAt(m[2]), p.runeAt(m[5]-1)+1, promised, len(items), text)
	}
}

// placesGoOn tells whether the clause before a list of places, which is [start,end), ends as its last one does: of
// 石门县，甲州白云县、青山县、河口县4个县 the list has one more.
func (p *passage) placesGoOn(start, end int) bool {
	return p.rune(start-1) == '，' && oneOf(p.rune(end-1), "县区市镇乡村") && p.rune(start-2) == p.rune(end-1)
}

// listRespectively reads the names behind a number of kinds that 分别 then divides something among: 有3类股东，村集体、农户、公司分别占股.
func (p *passage) listRespectively(to int) (list, bool) {
	if p.rune(to) != '，' || !p.holds("分别") {
		return list{}, false
	}
	text := p.clauseFrom(to + 1)
	names, divided, _ := strings.Cut(text, "分别")
	if !strings.Contains(names, "、") || strings.Contains(names, "等") || !anyof.Prefix(divided, "占股", "占比", "持股", "持有", "出资", "承担", "负责") {
		return list{}, false
	}
	items := strings.Split(names, "、")
	for _, item := range items {
		if strings.ContainsAny(item, "0123456789一二三四五六七八九和与及的") {
			return list{}, false
		}
	}
	return list{text: names, least: len(items), most: len(items)}, true
}

// withoutNumber leaves out the number of a section that a list begins with: 二、成员单位有甲局、乙局.
func withoutNumber(items []string) []string {
	if n, size := numeral.Prefix([]rune(items[0])); n > 0 && size == runeCount(items[0]) {
		return items[1:]
	}
	return items
}

// moreThanSaid reads names of any length before 等 and a number, where they are more than it already: 肉、蛋、蔬菜、水果、水产、豆制品
// 等5种. The first may have words of the sentence before it.
func (p *passage) moreThanSaid(end, n int) (list, bool) {
	if p.rune(end-1) != '等' || n < 3 {
		return list{}, false
	}
	start := end - 1
	for start > 0 && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') && end-start < longestNames {
		start--
	}
	items := withoutNumber(strings.Split(p.slice(start, end-1), "、"))
	if one, other, two := cutLast(items[len(items)-1], "以及", "和", "与", "及"); two && commonEnd(one, items[0]) > 0 && commonEnd(other, items[0]) > 0 {
		items = append(items[:len(items)-1:len(items)-1], one, other) // 图书室、电脑室和心理咨询室等2类
	}
	if len(items) <= n || !oneOf(p.rune(start-1), "，。；：\n") && start > 0 {
		return list{}, false
	}
	for _, item := range items {
		if strings.ContainsAny(item, "的是等") {
			return list{}, false
		}
	}
	return list{text: strings.Join(items, "、"), least: len(items), most: len(items), open: true}, true
}
