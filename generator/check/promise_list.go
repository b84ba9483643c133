package check

import (
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// The list behind a promise, to the end of its sentence, in every way that it can be counted: 做到三个“敬畏”：敬畏人民、敬畏组织和敬畏法纪 are three,
// or two of which one has a 和 in it. A promise is broken where no way of counting comes to its number. Of 13 million characters of
// real prose that were read so, two lists in a hundred came to none, and most of those were mistakes.

// announces are words that a list follows; what stands before them is the end of what is counted: 六条|纪律：.
var announces = [...]string{"：", ":", "——", "分别是", "分别为", "分别：", "依次是", "依次为", "，依次", "包括", "就是", "具体为", "具体是", "即"}

// furtherItem are words that begin a clause with one more item: 找准路子、迈开步子，还要用好人才.
var furtherItem = [...]string{"以及", "还要", "还有", "还得", "还需", "及", "和", "与", "再加", "另有", "加上"}

// notAnnounced are words that only begin as those do.
var notAnnounced = [...]string{"就是说", "即使", "即将", "即可", "即便", "即时", "即日", "就是要", "就是让", "就是为", "就是以"}

// longestBetween is how many characters stand at most between a number with its measure and the word that its list follows.
const longestBetween = 24

// openLists are words of lists that do not name all.
var openLists = [...]string{"等", "之一", "其中", "例如", "比如", "诸如", "譬如", "……", "…", "..."}

// listBehind returns what stands behind the first of the words that announce a list, which must stand near.
func listBehind(text string) (string, bool) {
	first, size := len(text), 0
	for _, word := range announces {
		if at := strings.Index(text, word); at >= 0 && at < first {
			first, size = at, len(word)
		}
	}
	between := strings.TrimSuffix(strings.TrimSuffix(text[:first], "主要"), "，")
	if size == 0 || runeCount(between) > longestBetween || anyof.Contains(between, "归结", "归根", "说到底", "一句话") || strings.ContainsAny(between, "，；;、。（(0123456789两二三四五六七八九十") || anyof.Prefix(text[first:], notAnnounced[:]...) {
		return "", false
	}
	return strings.TrimLeft(text[first+size:], "：:— "), true
}

// announcedList reads the list that is announced behind rune i, where a promise of n things begins or ends.
func (p *passage) announcedList(i, n int) (list, bool) {
	for numeral.Arabic(p.rune(i)) >= 0 || numeral.Digit(p.rune(i)) > 0 || p.rune(i) == '十' {
		i++
	}
	if p.hasAt(i, "个月", "个小时", "个百分") {
		return list{}, false
	}
	end := i
	for end < len(p.runes) && end-i < longestAnnounced && !oneOf(p.runes[end], "。！？\uFFFC") && !p.startsLine(end) {
		end++
	}
	ended := end == len(p.runes) || p.rune(end) == '。' || end > i && p.startsLine(end)
	text := p.slice(i, end)
	if !ended || anyof.Suffix(text, "；", "：", "，", "、") || goesOnBehind(text, n) {
		return list{}, false
	}
	l, ok := listedBehind(text, p.slice(end, end+3*longestPromised))
	return l, ok && 2*l.most >= n
}

// longestAnnounced is how many characters a promise is long with its list.
const longestAnnounced = 280

// listedBehind counts the list of a promise; ok tells whether it can be counted at all. Text is what stands behind the promise to the end of its
// sentence, rest what follows.
func listedBehind(text, rest string) (l list, ok bool) {
	names, ok := listBehind(text)
	if names, _, _ = strings.Cut(names, "，其中"); !ok || anyof.Contains(names, openLists[:]...) {
		return list{}, false
	}
	for k := range len(pointMarks) + 1 {
		mark := sameVerb(names)
		if k < len(pointMarks) {
			mark = pointMarks[k]
		}
		if mark == nil || !anyof.Prefix(strings.TrimPrefix(names, "“"), mark(1)...) {
			continue
		}
		n := inTurn(names, mark)
		last := names[strings.LastIndex(names, mark(n)[0])+1:]
		if n < 2 || n < mostPoints && anyof.Contains(rest, mark(n+1)...) || anyof.Contains(last, "最后", "还有", "再是", "再就是", "另外", "第"+numeral.Format(n+1), "；"+numeral.Format(n+1)) {
			return list{}, false // the points go on behind the sentence, or in other words
		}
		return list{least: n, most: n}, true
	}
	return countedNames(quotedWhole(withoutBrackets(names)))
}

// countedNames counts names that semicolons or 、 part, and nothing else does; or commas, where all are alike.
func countedNames(names string) (list, bool) {
	separator := "；"
	switch commas := strings.ContainsAny(names, "，,;"); {
	case strings.Count(names, "：") > 1:
		return list{}, false
	case strings.Contains(names, separator):
	case !commas:
		separator = "、"
	case strings.Contains(names, "、") || !alikeItems(strings.Split(names, "，")):
		return list{}, false
	default:
		separator = "，"
	}
	items := withoutSum(strings.Split(names, separator))
	l := list{text: strings.Join(items, separator), least: len(items), most: len(items)}
	if separator == "；" {
		l.text = cut(items[0], 10) + "……"
		l.most += furtherClauses(items)
	}
	for _, item := range items {
		if strings.TrimSpace(item) == "" || countsItself(item) {
			return list{}, false
		}
		if anyof.Contains(item, "和", "与", "及", "或") && (separator == "、" || l.most < len(items)+2) {
			l.most++
		}
	}
	return l, len(items) > 1
}

// alikeItems tells whether three items or more all begin with the same two characters, or all end with them: 希望……，希望……，希望…….
func alikeItems(items []string) bool {
	begin, end := true, true
	for _, item := range items {
		if strings.ContainsAny(item, "0123456789") {
			return false
		}
		begin = begin && cut(item, 2) == cut(items[0], 2)
		end = end && commonEnd(item, items[0]) > 1
	}
	return len(items) > 2 && (begin || end)
}

// goesOnBehind tells whether the first part of what semicolons part is the whole list: 四大领域：宏观经济、金融、产业、区域；另一院则研究….
func goesOnBehind(text string, n int) bool {
	names, _ := listBehind(text)
	first, _, parted := strings.Cut(strings.ReplaceAll(names, ";", "；"), "；")
	if !parted {
		return false
	}
	for _, separator := range [...]string{"、", "，", ","} {
		k := strings.Count(quotedWhole(withoutBrackets(first)), separator) + 1
		if k > 1 && (k == n || k+1 == n && anyof.Contains(first, "和", "与", "及")) {
			return true
		}
	}
	return false
}

// quotedWhole takes what parts items out of quotations: “公司＋农户，保底分红”、“合作社＋农户” are two.
func quotedWhole(text string) string {
	if !strings.Contains(text, "“") {
		return text
	}
	quoted := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '“' || r == '”':
			quoted = r == '“'
		case quoted && oneOf(r, "，；、。：和与及或"):
			return '·'
		}
		return r
	}, text)
}

// titlesWhole parts titles that stand beside each other, and takes what parts items out of each: 《甲、乙办法》《丙办法》 are two.
func titlesWhole(text string) string {
	if !strings.Contains(text, "《") {
		return text
	}
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '《':
			depth++
		case r == '》':
			depth--
		case depth > 0 && oneOf(r, "，；、。：和与及或"):
			return '·'
		}
		return r
	}, strings.ReplaceAll(text, "》《", "》、《"))
}

// mostPoints is up to which number points are followed.
const mostPoints = 10

// pointMarks are the kinds of marks that number points.
var pointMarks = [...]func(k int) []string{
	func(k int) []string { return []string{numeral.Format(k) + "是"} },
	func(k int) []string { return []string{numeral.Format(k) + "要"} },
	func(k int) []string { return []string{"第" + numeral.Format(k)} },
	func(k int) []string { return []string{"其" + numeral.Format(k)} },
	func(k int) []string { return []string{numeral.Format(k) + "、"} },
	func(k int) []string { return []string{string(rune('㈠' + k - 1))} },
	func(k int) []string { return []string{string(rune('⑴' + k - 1))} },
	numbersOf,
	func(k int) []string {
		return []string{strconv.Itoa(k) + ".", strconv.Itoa(k) + "．", strconv.Itoa(k) + "、"}
	},
	func(k int) []string { return []string{string(rune('①' + k - 1))} },
	func(k int) []string { return []string{strconv.Itoa(k) + ")", strconv.Itoa(k) + "）"} },
	func(k int) []string { return []string{string(rune('a'+k-1)) + ")", string(rune('a'+k-1)) + "）"} },
	func(k int) []string { return []string{string(rune('A'+k-1)) + ".", string(rune('A'+k-1)) + "、"} },
}
