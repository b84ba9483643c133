package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Lists of a promise that the readers of its sentence do not follow: names that a clause of another matter ends (产业园4个，分别是甲、乙、丙，总产值
// 126亿元), names before 的 and the number (东部蔬菜、西部林果的五大板块), and points that the next sentences tell (采取三项措施。首先…；其次…).

// listElsewhere returns such a list of the promise of n things that begins at rune i and is length runes long.
func (p *passage) listElsewhere(i, length, n int) (list, bool) {
	if oneOf(p.rune(i-1), "“‘") || p.rune(i+length-1) == '一' {
		return list{}, false // “四个一” is read by findQuotedPromises
	}
	if l, ok := p.namesThenMore(i, n); ok {
		return l, true
	}
	if p.rune(i-1) == '的' {
		if l, ok := p.namesBeforeNumber(i-1, i, i+length, n); ok {
			return l, true
		}
	}
	if l, ok := p.loneItem(i, length, n); ok {
		return l, true
	}
	return p.pointsBehind(i, length, n)
}

// fewestClosed is how many names a list has at least that is believed to end with its clause.
const fewestClosed = 3

// namesThenMore reads names that are announced and end with a comma, behind which no more are listed.
func (p *passage) namesThenMore(i, n int) (list, bool) {
	for numeral.Arabic(p.rune(i)) >= 0 || numeral.Digit(p.rune(i)) > 0 {
		i++
	}
	end := i
	for end < len(p.runes) && end-i < longestAnnounced && !oneOf(p.runes[end], "。！？\uFFFC") && !p.startsLine(end) {
		end++
	}
	text := p.slice(i, end)
	if !strings.Contains(text, "，") || !anyof.Contains(text, "、", "》《") {
		return list{}, false
	}
	names, _ := listBehind(text)
	first, rest, parted := strings.Cut(names, "，")
	if !parted || anyof.Prefix(rest, furtherItem[:]...) || strings.Contains(rest, "、") || strings.ContainsAny(first, "；：") || anyof.Contains(first, openLists[:]...) {
		return list{}, false
	}
	l, _ := countedNames(quotedWhole(withoutBrackets(first)))
	if l.least < fewestClosed {
		return list{}, false
	}
	items := strings.Split(first, "、")
	for clause := range strings.SplitSeq(rest, "，") {
		if strings.ContainsAny(clause, "0123456789") || commonEnd(clause, items[0]) == 0 {
			break
		}
		l.most++
	}
	alike := !slices.ContainsFunc(items, func(item string) bool { return commonEnd(item, items[0]) == 0 })
	return l, l.fits(n) || l.most == n-1 || l.least == n+1 || alike && 2*l.most >= n
}

// loneItem reads a list of one that ends with what is counted: 两大行动：居家适老化改造行动。
func (p *passage) loneItem(i, length, n int) (list, bool) {
	if !oneOf(p.rune(i+length), "：:") {
		return list{}, false
	}
	noun, end := p.slice(i+length-2, i+length), i+length+1
	for end < len(p.runes) && end < i+longestBetween+length && (isHan(p.runes[end]) || oneOf(p.runes[end], "“”")) {
		end++
	}
	item := p.slice(i+length+1, end)
	if p.rune(end) != '。' || runeCount(item) < 5 || !strings.HasSuffix(item, noun) || anyof.Prefix(item, "一是", "一要", "其一", "第一", "首先", "一、", "㈠") || anyof.Contains(item, "和", "与", "及") {
		return list{}, false
	}
	return list{text: item, least: 1, most: 1}, n < 4
}

// longestMore is of how many characters a clause is that may be one more item.
const longestMore = 8

// pointsBehind counts the points of the sentences behind a promise, which ends its own: 采取三项措施。首先…；其次…；最后….
func (p *passage) pointsBehind(i, length, n int) (list, bool) {
	end := i + 1
	for end < len(p.runes) && end < i+longestBetween && !oneOf(p.runes[end], "。：:，；、（(\uFFFC") {
		end++
	}
	if !oneOf(p.rune(end), "。：:") || p.rune(end) != '。' && strings.Contains(p.slice(i, end), "的") && runeCount(p.slice(i, end)) > longestMore || end+1 >= len(p.runes) {
		return list{}, false
	}
	rest := strings.TrimLeft(p.slice(end+1, min(len(p.runes), end+longestPoints)), " \n　")
	if end+longestPoints < len(p.runes) {
		return list{}, false
	}
	k, mark := countPoints(rest)
	if i+length == end && anyof.Prefix(rest, "（一）", "(一)", "（1）", "(1)", "①", "1.", "1、") {
		items, first := p.pointsFrom(end + 1)
		k, mark = len(items), first+"……"
	}
	if k < n && p.page != nil && p.index+1 < len(p.page.texts) && anyof.Prefix(p.page.texts[p.index+1].text, "此外", "另外", "最后", "同时", "再次", "第"+numeral.Format(k+1)) {
		return list{}, false
	}
	if k < 2 || k < n && anyof.Contains(rest, "最后", "还有", "另外", "此外", "同时", "再就是", "再有") || 2*k < n {
		return list{}, false
	}
	return list{text: mark, least: k, most: k}, true
}

// longestPoints is how many characters behind a promise its points are looked for in.
const longestPoints = 600

// countPoints counts the points that a text begins with, and says how the first is marked.
func countPoints(text string) (int, string) {
	for _, mark := range [...]func(k int) []string{
		func(k int) []string {
			return []string{"其" + numeral.Format(k) + "，", "其" + numeral.Format(k) + "是"}
		},
		func(k int) []string { return []string{"第" + numeral.Format(k)} },
	} {
		if anyof.Prefix(text, mark(1)...) {
			return inTurn(text, mark), mark(1)[0] + "……"
		}
	}
	if strings.HasPrefix(text, "首先") {
		n := 1
		for _, w := range [...]string{"其次", "再次", "再者", "然后", "最后"} {
			if i := strings.Index(text, w+"，"); i >= 0 || strings.Contains(text, w+"是") {
				n++
			}
		}
		return n, "首先……"
	}
	if first, _ := firstRune(strings.TrimPrefix(text, "一")); strings.HasPrefix(text, "一") && strings.ContainsRune("股头手边方路批座条", first) {
		n := 0
		for clause := range strings.FieldsFuncSeq(text, func(r rune) bool { return oneOf(r, "，；。") }) {
			if strings.HasPrefix(clause, "一"+string(first)) {
				n++
			}
		}
		return n, "一" + string(first) + "……"
	}
	return 0, ""
}
