package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// cut is one numeral of a name with what follows it.
type cut struct {
	count      Count
	classifier string
	label      string
}

// counted reads the names made of numerals and nouns: 六个一, 三个三, 三考两评一述, 五联.
func counted(text string) (Shape, []Term) {
	cuts := numerals(text)
	if len(cuts) == 0 || allOnes(cuts) {
		return None, nil
	}
	if len(cuts) == 2 && cuts[0].label == "" && cuts[0].classifier == "个" {
		if cuts[1].count.Max == 1 {
			return Ones, []Term{{Count: cuts[0].count, Label: strings.TrimRight("一"+onesLabel(cuts[1]), " ")}}
		}
		return Grid, []Term{{Count: cuts[0].count}, {Count: cuts[1].count, Label: withoutMethod(cuts[1].label)}}
	}
	terms := make([]Term, len(cuts))
	for i, c := range cuts {
		label := strings.TrimSpace(c.label)
		if i == len(cuts)-1 {
			label, _, _ = strings.Cut(label, " ")
			label = withoutMethod(label)
		}
		terms[i] = Term{Count: c.count, Label: label}
	}
	if len(terms) == 1 && terms[0].Label == "" {
		return None, nil // a number that counts nothing: the 1 of 理事会+N+1
	}
	if len(terms) == 1 {
		return Counted, terms
	}
	return Tally, terms
}

// onesLabel returns 批 of 三个一批, and nothing of 六个一工作法.
func onesLabel(c cut) string {
	if strings.HasPrefix(c.label, "批") {
		return "批"
	}
	return ""
}

// allOnes tells whether every count is 一, as in 一户一策, 一帮一 and 一盘棋.
func allOnes(cuts []cut) bool {
	for _, c := range cuts {
		if c.count.Text != "一" {
			return false
		}
	}
	return true
}

const chineseNumerals = "零〇一二三四五六七八九十两廿卅"

// numerals cuts a name at its numerals. It stops at a separator after which no numeral
// follows at once, so that 七权同确 · 村社一体 is 七权同确 alone.
func numerals(text string) []cut {
	var cuts []cut
	open := -1 // where the label of the last cut begins
	closeAt := func(end int) {
		if open >= 0 {
			cuts[len(cuts)-1].label = strings.Trim(text[open:end], " ")
		}
	}
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		if open >= 0 && strings.ContainsRune("·、，,—/-与和;；:：(（", r) {
			next := strings.TrimLeft(text[i+w:], " ·、，,—/-")
			if c, size := readCount(next); size == 0 || c.Open() {
				closeAt(i)
				return cuts
			}
		}
		c, size := readCount(text[i:])
		if r == '一' && size > w {
			if one := (Count{Text: "一", Min: 1, Max: 1}); inWord(text[:i], text[i+w:], one) {
				i += w
				continue
			}
		}
		if size == 0 && w == 1 && alphanumeric(text[i]) {
			for i < len(text) && alphanumeric(text[i]) {
				i++ // a code, or a number too large to promise parts
			}
			continue
		}
		if _, long := quantity.Numeral(text[i:]); size == 0 && long > 0 {
			i += long // a number too large to promise parts, or a round one
			continue
		}
		if size == 0 && strings.ContainsRune(chineseNumerals, r) {
			rest := strings.TrimLeft(text[i:], chineseNumerals)
			i = len(text) - len(rest) // 十三五: digits in a row that are a name
			continue
		}
		if c.Open() || inWord(text[:i], text[i+size:], c) { // no count is open too
			i += w
			continue
		}
		closeAt(i)
		for _, sep := range [...]string{"·", "、", "，", ",", "/", "-"} {
			if open >= 0 {
				cuts[len(cuts)-1].label = strings.TrimSuffix(cuts[len(cuts)-1].label, sep)
			}
		}
		i += size
		rest := strings.TrimLeft(text[i:], " ")
		classifier := classifierOf(rest)
		i = len(text) - len(rest) + len(classifier)
		open = i
		cuts = append(cuts, cut{count: c, classifier: classifier})
	}
	closeAt(len(text))
	return cuts
}

// inWord tells whether a numeral belongs to a word, a place or a length of time and so
// promises nothing: 统一, 第一, 六盘水, 三年, 100%.
func inWord(before, after string, c Count) bool {
	if c.Text[0] < 0x80 && (len(c.Text) == 4 && (c.Text[:2] == "19" || c.Text[:2] == "20") || before != "" && alphanumeric(before[len(before)-1])) {
		return true // 2020工程, and a number cut short
	}
	if c.Text == "一" && (anyof.Suffix(before, "统", "唯", "专", "单", "同", "划", "归", "合", "逐") ||
		anyof.Prefix(after, "体化", "把手", "站式", "条龙", "体推进", "线", "盘棋", "流") || before != "" && anyof.Prefix(after, "体")) {
		return true
	}
	return anyof.Suffix(before, "第", "之", "周", "星期") ||
		anyof.Prefix(after, "年", "月", "日", "天", "小时", "分钟", "%", "百分", "热线", "国道", "省道") ||
		anyof.Prefix(c.Text+after, "三农", "五保户", "六盘水", "十堰", "三明市", "三亚", "六安市", "九江", "四川", "三门峡", "七台河", "九寨沟", "五指山", "三峡")
}

// classifierOf returns the classifier that s begins with.
func classifierOf(s string) string {
	for _, c := range [...]string{"大类", "个", "项", "条", "大", "支", "种", "类", "套", "张", "道"} {
		if strings.HasPrefix(s, c) {
			return c
		}
	}
	return ""
}

func withoutClassifier(s string) string { return s[len(classifierOf(s)):] }

// withoutMethod takes the word for a method off the end of a label: 述 of 述考评机制. A label
// that is only such a word stays: 行动 of 六项行动.
func withoutMethod(label string) string {
	label = strings.TrimFunc(label, unicode.IsSpace)
	for _, m := range [...]string{"考评机制", "工作机制", "长效机制", "工作模式", "治理模式", "发展模式", "工作法", "工作制", "责任制", "机制", "模式", "制度", "活动", "体系", "方法", "做法", "法", "改革"} {
		if rest, ok := strings.CutSuffix(label, m); ok && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return label
}
