package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// compound holds the name of a method that counts several kinds against the names behind it: “两园一带”，即茶叶产业园、中药材产业园. Each name
// must hold the last character of one of the kinds: of “一核两翼”，即以县城为中心、向东西延伸 nothing can be counted.
func (m model) compound() {
	name := m.p.slice(m.from, m.to)
	sum, kinds := countedKinds(name)
	if kinds < 2 || sum > mostParts {
		return
	}
	names, ok := listBehind(m.behind)
	first, rest, _ := strings.Cut(names, "，")
	if !ok || strings.Contains(rest, "、") || strings.ContainsAny(first, "；：“0123456789") || anyof.Contains(first, openLists[:]...) {
		return
	}
	last := lastOfKinds(name)
	if strings.ContainsAny(rest, last) || strings.ContainsAny(first, "一二三四五六七八九两") {
		return // 即甲、乙、丙三园，丁中心
	}
	items := strings.Split(first, "、")
	l := list{text: first, least: len(items), most: len(items)}
	for _, item := range items {
		if !strings.ContainsAny(item, last) || runeCount(item) > longestBetween/2 {
			return
		}
		if strings.ContainsAny(item, "和与及") {
			l.most++
		}
	}
	several := slices.ContainsFunc([]rune(last), func(kind rune) bool {
		n := 0
		for _, item := range items {
			if strings.ContainsRune(item, kind) {
				n++
			}
		}
		return n > 1
	})
	if reported := m.p.out.list; len(reported) > 0 && reported[len(reported)-1].Span == m.p.span(m.from, m.to) {
		return // one of its kinds is short
	}
	if several && !l.fits(sum) && sum <= l.most+2 {
		m.report(fmt.Sprintf("“%s”", name), l.least, l.text)
	}
}

// countedKinds returns what the numbers of a name such as 两园一带 come to, and how many kinds it counts; 0 kinds for any other name.
func countedKinds(name string) (sum, kinds int) {
	size := 0
	for i, r := range []rune(name) {
		n := numeral.Digit(r)
		if r == '两' {
			n = 2
		}
		switch {
		case n > 0 && (i == 0 || size > 0):
			sum, kinds, size = sum+n, kinds+1, 0
		case n > 0 || i == 0 || !isHan(r) || r == '十' || r == '百' || r == '千':
			return 0, 0
		default:
			if size++; size > 3 {
				return 0, 0
			}
		}
	}
	if size == 0 {
		return 0, 0
	}
	return sum, kinds
}

// lastOfKinds are the last characters of what such a name counts: 园 and 带 of 两园一带.
func lastOfKinds(name string) string {
	var last []rune
	runes := []rune(name)
	for i := 1; i < len(runes); i++ {
		if i+1 == len(runes) || numeral.Digit(runes[i+1]) > 0 {
			last = append(last, runes[i])
		}
	}
	return string(last)
}
