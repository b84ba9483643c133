package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// alikeBehind reads the first list behind rune i whose items all begin or all end with the word that a promise counts: “五化”要求……做到
// 道路硬化、路灯亮化; “三送”服务，送政策、送技术; “四好农村路”……坚持建好、管好、护好. It ends with the sentence or the next quotation.
func (p *passage) alikeBehind(i int, noun string) (list, bool) {
	word, _ := firstRune(noun)
	if !strings.ContainsRune("化好送清有无通建帮带严管进改", word) {
		return list{}, false
	}
	end := i
	for end < len(p.runes) && end-i < 100 && !oneOf(p.runes[end], "。！？“：\uFFFC\n；") {
		end++
	}
	if p.rune(end) == '：' {
		return list{}, false // promisedList reads what stands behind it
	}
	for clause := range strings.SplitSeq(p.slice(i, end), "，") {
		items := strings.Split(clause, "、")
		if len(items) < 2 || anyof.Contains(clause, "和", "与", "及") {
			continue
		}
		begin, last := 0, 0
		for k, item := range items {
			if item == "" || runeCount(item) > 8 && k > 0 && k < len(items)-1 {
				return list{}, false
			}
			if first, _ := firstRune(item); first == word || k == 0 && strings.ContainsRune(item, word) {
				begin++
			}
			if lastRune(item) == word {
				last++
			}
		}
		if begin == len(items) || last == len(items) {
			return list{text: clause, least: len(items), most: len(items), open: strings.Contains(clause, "等")}, true
		}
	}
	return list{}, false
}

// itemsInOrder reads the steps of a way of working behind rune i: “五步工作法”，按照宣传发动、民主提事、公开结果的程序.
func (p *passage) itemsInOrder(i int) (list, bool) {
	if !p.has(i, "，按") {
		return list{}, false
	}
	end := i + 1
	for end < len(p.runes) && !oneOf(p.runes[end], "，。；！？“：\uFFFC\n") {
		end++
	}
	text, what, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(p.slice(i+1, end), "按"), "照"), "的")
	if !anyof.Prefix(what, "程序", "步骤", "流程", "顺序", "环节") {
		return list{}, false
	}
	items := strings.Split(text, "、")
	l := list{text: text, least: len(items), most: len(items), open: strings.Contains(text, "等")}
	if strings.ContainsAny(items[len(items)-1], "和与及") {
		l.most++
	}
	return l, len(items) > 2
}

// findExplainedPromises compares one number of a method's name with the items behind 即: 三治即自治、法治，.
func findExplainedPromises(p *passage) {
	if p.where != inBody || !p.chars.mayHave('即') {
		return
	}
	for i := range p.runes {
		n := numeral.Digit(p.rune(i - 2))
		if p.runes[i] != '即' || n < 3 || !oneOf(p.rune(i-3), "，；：") {
			continue
		}
		end := i + 1
		for end < len(p.runes) && !oneOf(p.runes[end], "，。；“”（\n") {
			end++
		}
		text := p.slice(i+1, end)
		items := strings.Split(text, "、")
		if have := len(items); have == n || 2*have < n || !oneOf(p.rune(end), "，。；") || strings.ContainsAny(text, "和与及等") {
			continue
		}
		p.brokenPromise(i-2, i, p.slice(i-2, i), len(items), text)
	}
}
