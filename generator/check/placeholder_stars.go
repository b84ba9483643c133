package check

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/source"
)

// findStars reads the body's asterisks from the file: Markdown takes **县 and the next **市
// for bold type, and the text that is left no longer shows the blank.
func (n *page) findStars() {
	raw := n.raw()
	base := int(n.n.Doc.Body.Start)
	inProse := n.proseSpans()
	for i := strings.IndexByte(raw, '*'); i >= 0; {
		k := i
		for k < len(raw) && raw[k] == '*' {
			k++
		}
		if k-i == 1 && inProse(base+i) {
			if length, ok := loneStar(raw, i); ok {
				n.addBlank(blank{text: raw[i : i+length], at: n.n.Doc.File.At(base+i, length)})
			}
		}
		if k-i >= 2 && (i == 0 || raw[i-1] != '\\' && !isLatin(rune(raw[i-1]))) && inProse(base+i) && starsAreBlank(raw, i, k) {
			_, size := firstRune(raw[k:])
			n.addBlank(blank{text: raw[i : k+size], at: n.n.Doc.File.At(base+i, k-i+size)})
		}
		next := strings.IndexByte(raw[k:], '*')
		if next < 0 {
			return
		}
		i = k + next
	}
}

// proseSpans tells whether a byte of the file stands in a text of the body: code shows its
// asterisks as they are.
func (n *page) proseSpans() func(offset int) bool {
	spans := make([]source.Span, 0, len(n.texts))
	for _, p := range n.texts {
		spans = append(spans, p.prose.Span)
	}
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	return func(offset int) bool {
		after := sort.Search(len(spans), func(i int) bool { return int(spans[i].Start) > offset })
		return after > 0 && int(spans[after-1].End) > offset
	}
}

// starsAreBlank tells **县 left in from bold type that begins with 县: what a pair of
// blanks encloses runs over the end of a clause or ends before the next place's 县.
func starsAreBlank(raw string, from, to int) bool {
	r, size := firstRune(raw[to:])
	rest := raw[to:]
	if end := strings.Index(rest, "\n\n"); end >= 0 {
		rest = rest[:end]
	}
	next := strings.Index(rest, "**")
	if next < 0 && strings.Count(lineBefore(raw, from), "**")%2 == 0 && isHan(r) && isHan(lastRune(lineBefore(raw, from))) && !oneOf(lastRune(lineBefore(raw, from)), commonSurnames) {
		return true // nothing closes it, so a reader sees it
	}
	if next < 0 && r >= '0' && r <= '9' && strings.HasSuffix(lineBefore(raw, from), "的") {
		return true // 占任务的**8.4%
	}
	if to-from > 3 && isHan(lastRune(lineBefore(raw, from))) && !isHan(r) {
		return true // 面积****，
	}
	if next > 0 && amountBehind(rest) && amountBehind(strings.TrimLeft(rest[next:], "*")) && !strings.ContainsAny(rest[:next], "。\n") && isHan(lastRune(lineBefore(raw, from))) {
		return true // 年产值***万元，带动***户: two blanks, each before what it counts
	}
	if choiceOfForm(raw[to:]) {
		return false
	}
	area := anyof.Prefix(raw[to:], "片区", "社区")
	if !area && !isPlaceSuffix(r) || r == '社' && !area || oneOf(r, "组局厂路") {
		return false
	}
	if before := lineBefore(raw, from); strings.Count(before, "**")%2 == 1 && !blankBefore(before) {
		return false // it closes bold type: **某村实验**村民
	}
	if next < 0 {
		return true
	}
	after, _ := firstRune(strings.TrimLeft(rest[next:], "*"))
	if isPlaceSuffix(after) {
		return true
	}
	// A closing pair: bold type. An opening one is a blank if it encloses whole sentences,
	// or if this pair itself stands where bold type closes.
	inner := rest[size:next]
	if before := lineBefore(raw, from); oneOf(lastRune(inner), "。！？；：，”）") && !isHan(lastRune(before)) && strings.Count(before, "**")%2 == 0 {
		return false // a whole clause in bold type: **市场没有扩张，越来越难。**
	}
	if strings.Contains(inner, "。") || runeCount(inner) > 40 {
		return true
	}
	return strings.Count(lineBefore(raw, from), "**")%2 == 1 && blankBefore(lineBefore(raw, from))
}

// amountBehind tells whether a measure of money, land or households begins a text, which a number stands before and no word begins with.
func amountBehind(text string) bool {
	return anyof.Prefix(text, "万元", "亿元", "万亩", "万人", "万户", "亩，", "亩。", "户，", "户农", "户贫", "户村", "户群", "户增", "户脱", "余户", "余人", "余亩", "余万", "多户", "多人", "多亩", "元，", "元。", "公里，", "公里。", "公斤", "公顷", "平方米", "吨，", "吨。")
}

// choiceOfForm tells whether what stands behind stars is a form's label, which those who fill it in choose from: ***市（州）, **县（市、区）.
func choiceOfForm(after string) bool {
	r, size := firstRune(after)
	return isPlaceSuffix(r) && anyof.Prefix(after[size:], "（州）", "（市）", "（市、区）", "（区）", "（区、市）", "（镇）", "（街道）", "(州)", "(市)", "(市、区)", "(区)")
}

// blankBefore tells whether the last ** of a line's beginning was itself a blank.
func blankBefore(line string) bool {
	i := strings.LastIndex(line, "**")
	r, _ := firstRune(line[i+2:])
	return isPlaceSuffix(r)
}

func lineBefore(raw string, i int) string { return raw[strings.LastIndexByte(raw[:i], '\n')+1 : i] }
