package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/quantity"
)

// Parse takes a name apart. A name that promises nothing has the shape None.
func Parse(name string) Formula {
	f := Formula{Name: name}
	text := plain(name)
	for _, read := range [...]func(string) (Shape, []Term){sum, digits, doubles, counted} {
		if shape, terms := read(text); shape != None {
			f.Shape, f.Terms = shape, terms
			return f
		}
	}
	return f
}

// ParseCount reads a part's count as a data file has it: "1", "N", "X", "1..3", "1-3", "三".
// An empty text is a count not stated.
func ParseCount(text string) (Count, bool) {
	s := plain(strings.TrimSpace(text))
	if s == "" {
		return Count{}, text == ""
	}
	c, size := readCount(s)
	if size == 0 {
		return Count{}, false
	}
	rest := s[size:]
	for _, mark := range [...]string{"..", "-", "—", "~", "至"} {
		high, ok := strings.CutPrefix(rest, mark)
		if !ok || c.Open() {
			continue
		}
		h, n := readCount(high)
		if n == 0 || n < len(high) || !h.Open() && h.Max < c.Min {
			return Count{}, false
		}
		return Count{Text: s, Min: c.Min, Max: h.Max}, true
	}
	if rest == "+" && !c.Open() {
		return Count{Text: s, Min: c.Min}, true
	}
	c.Text = s
	return c, rest == ""
}

// plain brings the writings of one name together: full width to half width, the traditional
// characters that names use to simplified ones, without quotation marks.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '\u3000' || r == '\u00a0':
			return ' '
		}
		switch r {
		case '﹢', '⁺', '➕':
			return '+'
		case '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '*', utf8.RuneError:
			return -1
		}
		return simplified(r)
	}, s)
}

// simplified returns the simplified form of the traditional characters that the names of
// methods use. It is no converter: a name with others is still read, since only its
// numbers and plus signs matter.
func simplified(r rune) rune {
	const pairs = "個个雙双項项條条級级聯联變变權权實实諾诺讀读評评問问議议開开統统規规範范動动員员黨党組组織织責责兩两萬万億亿億亿幫帮產产業业類类種种層层點点網网繫系貧贫戶户務务積积爭争機机製制監监強强進进"
	if r < 0x500 {
		return r
	}
	at := 0
	for i, p := range pairs {
		if at%2 == 0 && p == r {
			s, _ := utf8.DecodeRuneInString(pairs[i+utf8.RuneLen(p):])
			return s
		}
		at++
	}
	return r
}

// readCount reads the count that s begins with: a numeral, or a letter that leaves it open.
func readCount(s string) (Count, int) {
	if s == "" {
		return Count{}, 0
	}
	switch s[0] {
	case 'N', 'n', 'X', 'x', 'M', 'm', 'Y', 'y', 'K', 'k':
		if len(s) == 1 || !alphanumeric(s[1]) {
			return Count{Text: s[:1], Min: 1}, 1
		}
		return Count{}, 0
	}
	n, size := quantity.Numeral(s)
	if size == 0 || n > 9999 || bareMagnitude(s, size) {
		return Count{}, 0
	}
	if size < len(s) && s[0] < 0x80 && alphanumeric(s[size]) && s[size] > '9' {
		return Count{}, 0 // 5G
	}
	return Count{Text: s[:size], Min: n, Max: n}, size
}

func alphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// bareMagnitude tells whether a numeral is a round number of rhetoric: 百日, 千村万户, 十百千.
func bareMagnitude(s string, size int) bool {
	first, _ := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if strings.ContainsRune("百千万亿", next) {
		return true
	}
	return strings.ContainsRune("百千万亿", first)
}

// sum reads roles joined by plus signs: 1+N+1, 2+n+1模式, 10+.
func sum(text string) (Shape, []Term) {
	if !strings.Contains(text, "+") {
		return None, nil
	}
	pieces := strings.Split(text, "+")
	var terms []Term
	for i, piece := range pieces {
		piece = strings.TrimSpace(piece)
		c, label := headCount(piece)
		if i == 0 {
			if tail, ok := tailCount(piece); ok {
				c, label = tail, ""
			}
		}
		if !c.Stated() {
			if i == 1 && len(terms) == 1 && !terms[0].Count.Open() && terms[0].Label == "" && terms[0].Count.Max >= 2 {
				terms[0].Count = Count{Text: terms[0].Count.Text + "+", Min: terms[0].Count.Min}
				return Sum, terms
			}
			if len(terms) < 2 {
				return None, nil
			}
			break
		}
		if i == len(pieces)-1 {
			label = strings.TrimPrefix(withoutMethod("x"+label), "x")
		}
		terms = append(terms, Term{Count: c, Label: label})
	}
	if len(terms) < 2 {
		return None, nil
	}
	return Sum, terms
}

// headCount reads the count that a piece begins with, and what it counts.
func headCount(piece string) (Count, string) {
	c, size := readCount(piece)
	if size == 0 {
		return Count{}, ""
	}
	label, _, _ := strings.Cut(withoutClassifier(piece[size:]), " ")
	return c, strings.TrimRight(label, ")）")
}

// tailCount reads the count that a piece ends with: the 1 of 党群理事会1.
func tailCount(piece string) (Count, bool) {
	if piece == "" {
		return Count{}, false
	}
	at := len(piece)
	for at > 0 && alphanumeric(piece[at-1]) {
		at--
	}
	if at == len(piece) {
		r, w := utf8.DecodeLastRuneInString(piece)
		if !strings.ContainsRune("一二三四五六七八九十两", r) {
			return Count{}, false
		}
		at -= w
	}
	c, size := readCount(piece[at:])
	return c, size > 0 && at+size == len(piece)
}

// digits reads a count a digit: 4321, 131治理模式, 343督导. Three digits at least, since 24 of
// 24条措施 is a number.
func digits(text string) (Shape, []Term) {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		end := i
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		if isDigits(text[:i], text[i:end], text[end:]) {
			return Digits, eachDigit(text[i:end])
		}
		i = end
	}
	run := chineseRun(text)
	if len(run) < 3 {
		return None, nil
	}
	var terms []Term
	for _, d := range run {
		terms = append(terms, Term{Count: d})
	}
	return Digits, terms
}

// isDigits tells whether a row of digits is a name and not a number, a year or a code.
func isDigits(before, run, after string) bool {
	if len(run) < 3 || len(run) > 8 || run[0] == '0' {
		return false
	}
	if len(run) == 4 && (run[:2] == "19" || run[:2] == "20") {
		return false
	}
	if before != "" && (alphanumeric(before[len(before)-1]) || before[len(before)-1] == '.') {
		return false
	}
	next, w := utf8.DecodeRuneInString(after)
	if w > 0 && (strings.ContainsRune("%‰.年月日天户个名人万亿元亩项条家所支位种次号", next) || w == 1 && alphanumeric(after[0])) {
		return false
	}
	return !strings.HasPrefix(after, "热线") && !strings.HasPrefix(after, "国道") && !strings.HasPrefix(after, "省道")
}

func eachDigit(run string) []Term {
	var terms []Term
	for i := range len(run) {
		d := int(run[i] - '0')
		terms = append(terms, Term{Count: Count{Text: run[i : i+1], Min: d, Max: d}})
	}
	return terms
}

// chineseRun returns the digits of 一三一, nil where there are not three in a row.
func chineseRun(text string) []Count {
	const numerals = "一二三四五六七八九"
	var run []Count
	for _, r := range text {
		at := strings.IndexRune(numerals, r)
		if at < 0 {
			if len(run) >= 3 {
				return run
			}
			run = run[:0]
			continue
		}
		run = append(run, Count{Text: string(r), Min: at/3 + 1, Max: at/3 + 1})
	}
	return run
}

// doubles reads 双亮双诺双实. A single 双 promises nothing.
func doubles(text string) (Shape, []Term) {
	pieces := strings.Split(text, "双")
	if len(pieces) < 3 {
		return None, nil
	}
	var terms []Term
	for i, label := range pieces[1:] {
		label = strings.Trim(label, " 、，,·")
		if i == len(pieces)-2 {
			label = lastLabel(label, terms)
		}
		if label == "" {
			return None, nil
		}
		terms = append(terms, Term{Count: Count{Text: "双", Min: 2, Max: 2}, Label: label})
	}
	return Doubles, terms
}

// lastLabel cuts the last label to the length of those before it: 带 of 双增双带促脱贫.
func lastLabel(label string, before []Term) string {
	label, _, _ = strings.Cut(label, " ")
	n := utf8.RuneCountInString(before[0].Label)
	runes := []rune(label)
	return string(runes[:min(len(runes), max(n, 1))])
}

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
		if c.count.Min != 1 || c.count.Max != 1 || c.count.Text != "一" {
			return false
		}
	}
	return true
}

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
		if size == 0 || c.Open() || c.Max == 0 || inWord(text[:i], text[i+size:], c) {
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
	for _, w := range [...]string{"第", "统", "唯", "专", "单", "同", "划", "之", "归", "合", "周", "星期", "十"} {
		if (w != "同" && w != "统" && w != "合" && w != "归" && w != "划" && w != "单" && w != "专" && w != "唯" || c.Text == "一") && strings.HasSuffix(before, w) {
			return true
		}
	}
	for _, w := range [...]string{"年", "月", "日", "天", "小时", "分钟", "%", "百分", "热线", "国道", "省道", "盘水", "堰市", "明市", "亚市", "安市", "江市", "川省", "门峡", "台河", "寨沟", "指山",
		"体化", "把手", "站式", "条龙", "体推进", "线", "盘棋", "农", "保户", "流"} {
		if !strings.HasPrefix(after, w) {
			continue
		}
		switch w {
		case "体化", "把手", "站式", "条龙", "体推进", "线", "盘棋", "流":
			return c.Text == "一"
		case "农", "保户":
			return c.Text == "三" || c.Text == "五"
		case "%":
			return true
		}
		return true
	}
	return c.Text == "一" && strings.HasPrefix(after, "体") && before != ""
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
