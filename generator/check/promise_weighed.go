package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// What is counted behind a promise, read by whichever of several ways finds one item too few or too many, where none of them finds as many
// as were promised: short items that commas part behind a colon, points in order (一看房，二看粮; 首先…其次), names that hold what is
// counted (权力清单、责任清单全部上墙), quotations one to a clause, a list in brackets. What promise_list.go can count does not come here.

// longestPromised is how many characters behind a promise its list is read in.
const longestPromised = 240

// weighedList returns the list of n things named so behind rune i.
func (p *passage) weighedList(i, n int, noun string) (list, bool) {
	end := i
	for end < len(p.runes) && end-i < longestPromised && !oneOf(p.runes[end], "。！？\uFFFC") && !(end > i && p.startsLine(end)) {
		end++
	}
	text := p.slice(i, end)
	if end-i >= longestPromised || anyof.Contains(text, "等", "之一", "其中") {
		return list{}, false
	}
	best, rest := list{}, p.slice(end, end+3*longestPromised)
	whole := p.rune(end) == '。' && (end+1 == len(p.runes) || p.startsLine(end+1))
	for i, count := range [...]func(string, string) (int, string){countCommas, countInOrder, countHolding, countQuoted, countInBrackets} {
		k, items := count(text, noun)
		switch {
		case k == n, k == n-1 && partsLast(items):
			return list{}, false
		case anyof.Contains(rest, numbersOf(k+1)...):
			return list{}, false // the list goes on in the next sentence
		case n > 2 && (k == n-1 || k == n+1), i < listsToTheEnd && whole && k > 2 && 2*k >= n:
			best = list{text: items, least: k, most: k}
		}
	}
	return best, best.least > 0
}

// listsToTheEnd is how many of the ways to count read a list that its sentence ends with: where the paragraph ends as well, the list is all
// there is.
const listsToTheEnd = 1

// partsLast tells whether 和 may part the last item of a list, so that it has one more.
func partsLast(items string) bool {
	_, _, two := cutLast(items[max(0, strings.LastIndexAny(items, "、，；")):], "以及", "和", "与", "及")
	return two
}

// numbersOf are the marks of point k.
func numbersOf(k int) []string {
	if k > 9 {
		return nil
	}
	digit, numeral := string(rune('0'+k)), numeral.Format(k)
	return []string{"（" + numeral + "）", "（" + digit + "）", "(" + digit + ")", "（" + digit + ")", "(" + digit + "）"}
}

// countInOrder counts points that are numbered in order.
func countInOrder(text, noun string) (int, string) {
	if n := inTurn(text, numbersOf); n > 1 {
		return n, "（1）……"
	}
	if at := strings.Index(text, "一"); at >= 0 && noun != "" { // 抓好三件事：一抓… is read by findCountedDeeds
		if verb, _ := firstRune(text[at+len("一"):]); isHan(verb) && (at == 0 || strings.ContainsRune("，：:；、—”） ", lastRune(text[:at]))) && !oneOf(verb, "个是些种次步年月日村户人名批面条件本张套项座支场") {
			if n := inTurn(text, func(k int) []string { return []string{numeral.Format(k) + string(verb)} }); n > 1 {
				return n, "一" + string(verb) + "……"
			}
		}
	}
	n := 0
	for _, words := range [...][]string{{"首先"}, {"其次", "然后"}, {"再次", "最后"}, {"最后"}} {
		found := false
		for _, w := range words {
			if at := strings.Index(text, w); at >= 0 && !found {
				text, found = text[at+len(w):], true
			}
		}
		if !found {
			break
		}
		n++
	}
	return n, "首先……"
}

// inTurn counts how many marks follow one another in a text.
func inTurn(text string, mark func(k int) []string) int {
	n := 0
	for k := 1; k < 10; k++ {
		at := -1
		for _, m := range mark(k) {
			if i := strings.Index(text, m); i >= 0 {
				at, text = i, text[i+len(m):]
				break
			}
		}
		if at < 0 {
			break
		}
		n++
	}
	return n
}

// countHolding counts the names that hold what a promise counts, one to a part of the text: 权力清单、责任清单全部上墙.
func countHolding(text, noun string) (int, string) {
	if noun == "" || noun == "一" || runeCount(noun) > 4 {
		return 0, ""
	}
	head, text, ok := strings.Cut(text, "，")
	if strings.Contains(head, "“") && !strings.Contains(head, "”") {
		return 0, "" // the first of what stands in the quotation is cut off: “三勤”：“腿要勤，嘴要勤，…”
	}
	if i := strings.IndexAny(text, "：:"); i >= 0 {
		_, size := firstRune(text[i:])
		text = text[i+size:]
	}
	if !ok || strings.ContainsAny(text, "“”") {
		return 0, ""
	}
	var items []string
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return oneOf(r, "、，；") }) {
		at := strings.Index(item, noun)
		switch {
		case at < 0 && len(items) > 0:
			return len(items), strings.Join(items, "、")
		case at < 0 || strings.Count(item, noun) > 1 || strings.ContainsAny(item, "和与及"):
			return 0, ""
		}
		if runeCount(noun) == 1 && at > 0 && at+len(noun) < len(item) {
			return 0, "" // 规范畅通医联体
		}
		items = append(items, item[:at+len(noun)])
	}
	return len(items), strings.Join(items, "、")
}

// countQuoted counts clauses that each begin with a quotation behind a colon: “公司＋农户”，…；“合作社＋农户”，….
func countQuoted(text, _ string) (int, string) {
	_, text, _ = strings.Cut(text, "：")
	if !strings.Contains(text, "；“") {
		return 0, ""
	}
	clauses := strings.Split(text, "；")
	for _, c := range clauses {
		if !strings.HasPrefix(c, "“") {
			return 0, ""
		}
	}
	return len(clauses), text
}

// countInBrackets counts a list in brackets directly behind a name of which each item holds what is counted.
func countInBrackets(text, noun string) (int, string) {
	open, close := strings.Index(text, "（"), strings.Index(text, "）")
	if open < 0 || close < open || runeCount(text[:open]) > 4 || noun == "" {
		return 0, ""
	}
	items := strings.Split(text[open+len("（"):close], "、")
	for _, item := range items {
		if !strings.Contains(item, noun) {
			return 0, ""
		}
	}
	return len(items), strings.Join(items, "、")
}

// isNumbered tells whether the items of a list are numbered: other rules read those.
func isNumbered(items []string) bool {
	return anyof.Prefix(items[0], "一", "首先", "第", "1", "１", "①", "（", "(")
}

// countsItself tells whether an item says how many it is: 两个主机研制.
func countsItself(item string) bool {
	first, _ := firstRune(item)
	return numeral.Digit(first) > 1 || numeral.Arabic(first) > 1
}

// countCommas counts short items behind a colon that only commas part: 五张名片：千年盐都，恐龙之乡，中国灯城，特色美食.
func countCommas(text, _ string) (int, string) {
	names, _ := listBehind(text)
	items := strings.Split(names, "，")
	if len(items) < 3 || isNumbered(items) || anyof.Prefix(items[len(items)-1], "共", "总", "合计", "累计") || !strings.ContainsAny(text, "：:") || strings.ContainsAny(names, "、；：:（“") {
		return 0, ""
	}
	for _, item := range items {
		if runeCount(item) > 12 {
			return 0, ""
		}
	}
	return len(items), items[0] + "……"
}

// cutLast parts a text at the last of the first word that it has.
func cutLast(text string, words ...string) (before, after string, found bool) {
	for _, word := range words {
		if at := strings.LastIndex(text, word); at > 0 && at+len(word) < len(text) {
			return text[:at], text[at+len(word):], true
		}
	}
	return text, "", false
}
