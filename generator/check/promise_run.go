package check

import (
	"strings"

	"casebook/generator/anyof"
)

// runOfNoun reads items that all begin, or all end, with a promise's noun, where another clause follows them in the
// same sentence: “三必问”，必问收入、必问健康、必问住房，走访一户; “四关”，把好排查关、把好方案关、把好落实关，确保清零.
func (p *passage) runOfNoun(i, promised int, noun string) (list, bool) {
	from := i
	for isHan(p.rune(i)) && i-from < 8 {
		i++
	}
	if !oneOf(p.rune(i), "，：:") || noun == "" || noun == "一" {
		return list{}, false
	}
	end := i + 1
	for end < len(p.runes) && end-i < 160 && !oneOf(p.runes[end], "。！？；：“\uFFFC\n") {
		end++
	}
	if end-i >= 160 {
		return list{}, false // longer than was read
	}
	text := p.slice(i+1, end)
	items := strings.Split(strings.ReplaceAll(text, "，", "、"), "、")
	n, size := 0, 0 // the items that are alike, and the bytes that they and their marks fill
	begins := strings.HasPrefix(items[0], noun) && runeCount(noun) > 1
	for n < len(items) && alikeItem(items[n], items[0], noun, begins) {
		size += len(items[n]) + len("、")
		n++
	}
	if n < fewestParallel && !(n == 2 && promised == 3 && runeCount(noun) > 1) || n == len(items) || !strings.HasSuffix(text[:size], "，") {
		return list{}, false // the rest of a list that 、 goes on is not alike, and all of it is unsure
	}
	rest := text[size:]
	if strings.Contains(rest, noun) {
		return list{}, false
	}
	return list{text: strings.Join(items[:n], "、"), least: n, most: n}, true
}

// alikeItem tells whether an item is built as the first one is.
func alikeItem(item, first, noun string, begins bool) bool {
	if size := runeCount(item); size <= runeCount(noun) || size > 12 || anyof.Contains(item, "等", "和", "与", "及", "（", "(") || strings.Count(item, noun) != 1 {
		return false
	}
	if begins {
		return strings.HasPrefix(item, noun)
	}
	if runeCount(noun) > 1 && !strings.HasSuffix(first, noun) {
		return true // 干部待遇优先保障、项目资金优先安排
	}
	a, _ := firstRune(item)
	b, _ := firstRune(first)
	return strings.HasSuffix(item, noun) && (runeCount(noun) > 1 || a == b)
}
