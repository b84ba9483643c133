package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// counters stand behind the number of things that a text goes on to name: 企业有5家，分别是…; 水库3座（…）.
const counters = "个家座所处条名位项种支口间栋"

// Of things that are named a text counts few.
const (
	fewestNamed = 2
	mostNamed   = 20
	longestName = 20 // characters
)

// findNamedThings compares the number of things with their names behind it: 企业有5家，分别是甲厂、乙厂; 水库3座（三合、京畿水库）;
// 合作社4家：…; and of places with those before it: 青石乡、白石镇，三个乡镇.
func findNamedThings(p *passage) {
	if p.where != inBody || !p.holds("、") {
		return
	}
	for i := range p.runes {
		if !p.s.sets.counters.has(p.runes[i]) {
			continue
		}
		from, n := p.numberBefore(i)
		if n < fewestNamed || n > mostNamed {
			continue
		}
		l, ok := p.namedBehind(i, n)
		if !ok && p.runes[i] == '个' {
			l, ok = p.placesBefore(from, i+1)
		}
		if ok && !l.fits(n) {
			p.brokenPromise(from, i+1, p.slice(from, i+1), l.least, l.text)
		}
	}
}

// numberBefore reads the number that ends at rune i.
func (p *passage) numberBefore(i int) (from, n int) {
	for k := max(0, i-3); k < i; k++ {
		if n, size := p.number(k, 3); k+size == i {
			return k, n
		}
		if n, size := p.numeral(k); k+size == i {
			return k, n
		}
	}
	return i, 0
}

// namedBehind reads the names behind the counter at rune i, or behind the noun that follows it.
func (p *passage) namedBehind(i, n int) (list, bool) {
	to := i + 1
	for to < len(p.runes) && to-i <= 8 && isHan(p.runes[to]) {
		to++
	}
	switch {
	case p.has(to, "，分别是"), p.has(to, "，分别为"):
		end := p.listEnd(to+4, "。；！？")
		text := strings.TrimLeft(p.slice(to+4, end), "：: ")
		if strings.Contains(text, "，") || strings.Contains(p.slice(max(0, i-8), i), "类") { // 四大类20个品种
			return list{}, false
		}
		return namesOf(text)
	case oneOf(p.rune(to), "（("):
		end := p.listEnd(to+1, "）)。；")
		text := p.slice(to+1, end)
		l, ok := namesOf(text)
		ok = ok && oneOf(p.rune(end), "）)") && to == i+1 && l.most*2 > n && !anyof.Contains(text, "类", "型", "级", "行业", "含", "为主", "如", "以上", "性", "原", "及其") && p.alikeNames(l, i)
		return l, ok
	case oneOf(p.rune(to), "：:"):
		end := p.listEnd(to+1, "。；")
		text := p.slice(to+1, end)
		l, ok := namesOf(text)
		return l, ok && p.sameEnd(l)
	}
	return list{}, false
}

func (p *passage) listEnd(i int, marks string) int {
	for k := i; k < len(p.runes) && k-i < 200; k++ {
		if oneOf(p.runes[k], marks) || p.runes[k] == '\uFFFC' {
			return k
		}
	}
	return i
}

// namesOf splits a list of names. It is none where an item holds a number, or is as long as a clause.
func namesOf(text string) (list, bool) {
	text = strings.ReplaceAll(withoutBrackets(text), "”“", "”、“")
	rest, open := strings.CutSuffix(text, "等")
	items := strings.Split(rest, "、")
	l := list{text: rest, least: len(items), most: len(items), open: open || strings.Contains(rest, "等")}
	for k, item := range items {
		if n := runeCount(item); n < 2 || n > longestName || strings.ContainsAny(item, "0123456789：:，；为占各按") || countedItem(item) || strings.ContainsAny(item, "的") && n > 10 {
			return list{}, false
		}
		if k < len(items)-1 && strings.ContainsAny(item, "和与及") {
			l.most++
		} else if k == len(items)-1 {
			for _, and := range [...]string{"以及", "和", "与", "及"} {
				if at := strings.Index(item, and); at > 0 && at+len(and) < len(item) {
					l.most++
					if k == 0 || and != "及" || slices.ContainsFunc(items[:k], func(other string) bool { return commonEnd(other, item[:at]) > 0 }) {
						l.least++ // but 化学原料及化学制品制造业 is one beside 茶叶业
					}
					break
				}
			}
		}
	}
	return l, len(items) > 1
}

// countedItem tells whether an item says how many: 三个组, 两名干部. 三合水库 is a name.
func countedItem(item string) bool {
	runes := []rune(item)
	return len(runes) > 1 && numeral.Digit(runes[0]) > 0 && oneOf(runes[1], counters+"大类名人户亩是要批次年月")
}

// alikeNames tells whether the names in brackets are those of the things that are counted before the counter at i: the last ends
// as they do (水库3座（三合、京畿水库）), or there are several short ones.
func (p *passage) alikeNames(l list, i int) bool {
	from, _ := p.numberBefore(i)
	noun := p.rune(from - 1)
	if lastRune(l.text) == noun {
		return true
	}
	return l.least > 2 && (p.sameEnd(l) || oneOf(lastRune(l.text), "院村"))
}

// sameEnd tells whether all names end alike, as 兴农合作社、富民合作社 do.
func (p *passage) sameEnd(l list) bool {
	items := strings.Split(strings.NewReplacer("和", "、", "与", "、", "以及", "、").Replace(l.text), "、")
	for _, item := range items {
		if lastRune(item) != lastRune(items[0]) {
			return false
		}
	}
	return true
}

// placesBefore reads the places that a clause of their own names before the count at rune from: 青石乡、白石镇，三个乡镇.
func (p *passage) placesBefore(from, to int) (list, bool) {
	if p.rune(from-1) != '，' || !p.hasAt(to, "镇", "乡", "村", "县", "社区", "街道", "市县") {
		return list{}, false
	}
	start := from - 1
	for start > 0 && !oneOf(p.runes[start-1], "。；：，！？:") {
		start--
	}
	text := p.slice(start, from-1)
	items := strings.Split(strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、").Replace(text), "、")
	for _, item := range items {
		if n := runeCount(item); n > 7 || !strings.ContainsRune("乡镇村县市区道屯", lastRune(item)) || anyof.Contains(item, "联合", "携手", "会同", "各", "全", "本", "我", "等", "邻", "周边") {
			return list{}, false
		}
	}
	return list{text: text, least: len(items), most: len(items)}, len(items) > 1
}
