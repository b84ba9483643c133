package check

import (
	"strings"

	"casebook/generator/anyof"
)

// A number that several have each: 内科、外科、儿科医生各2人 are six, 玉米、烤烟各占0.9万亩 are 1.8. In a sum it counts as often as there are names.

// countEach gives the terms of a list that several have each the number that all of them have. The text of a term stays what is written.
func (p *passage) countEach(from int, list []term) {
	for i := range list {
		t := &list[i]
		if t.share() || neverWhole(t.unit) || strings.Contains(string(t.unit), "/") {
			continue
		}
		before := p.text[from:t.from]
		names, ok := cutEach(before)
		if !ok {
			continue
		}
		n := float64(namesTogether(names))
		if n < 2 {
			continue
		}
		t.low, t.high, t.number = t.low*n, t.high*n, t.number*n
	}
}

// longestVerb is how many characters a verb has at most between 各 and the number: 各补助5万元, 各种植了3亩.
const longestVerb = 3

// cutEach cuts 各 and the verb behind it from the end of the words before a number.
func cutEach(words string) (names string, ok bool) {
	i := lastIndex(words, "各")
	if i < 0 {
		return "", false
	}
	verb := words[i+len("各"):]
	if runeCount(verb) > longestVerb || strings.ContainsAny(verb, "，、；：。（(") || anyof.Prefix(verb, "类", "级", "村", "项", "个", "地", "界", "方", "镇", "乡", "县", "区", "部", "单", "户", "组", "校", "处", "路", "自", "族", "样", "种有", "种各", "大", "家") {
		return "", false
	}
	return words[:i], true
}

// namesTogether counts the names of one clause that stand side by side at its end: 特殊教育学校和职教中心. It is 0 where the clause holds
// more than names, or says itself how many there are (东、西两村各5户 are two all the same, 三个村各5户 are read by products.go).
func namesTogether(words string) int {
	words = words[max(strings.LastIndexAny(words, "，；：。（(，"), 0):]
	words = strings.TrimLeft(words, "，；：。（(其中")
	if words == "" || strings.ContainsAny(words, "0123456789") || anyof.Contains(words, "每", "等", "给", "向", "为", "由", "在", "的", "对", "两个", "三个", "四个", "五个") {
		return 0
	}
	for _, and := range [...]string{"以及", "和", "与", "及"} {
		words = strings.ReplaceAll(words, and, "、")
	}
	items := strings.Split(words, "、")
	for _, item := range items {
		if n := runeCount(item); n == 0 || n > 8 {
			return 0
		}
	}
	return len(items)
}
