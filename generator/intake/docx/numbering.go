package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbering computes the numbers that Word shows before paragraphs: they stand nowhere in the text.
type numbering struct {
	levels map[string]map[int]level // by numId
	of     map[string]string        // the list that numIds count together
	counts map[string]*[9]int
}

type level struct {
	start    int
	format   string
	text     string
	restarts int  // the count of levels above, any of which restarts it: 0 for none
	legal    bool // all its numbers are shown in Arabic digits
}

func readNumbering(root *node) *numbering {
	n := &numbering{levels: map[string]map[int]level{}, of: map[string]string{}, counts: map[string]*[9]int{}}
	if root == nil {
		return n
	}
	abstract, styled := map[string]map[int]level{}, map[string]map[int]level{}
	root.each("abstractNum", func(a *node) {
		levels := readLevels(a)
		abstract[a.attr("abstractNumId")] = levels
		if style := a.kid("styleLink").attr("val"); style != "" {
			styled[style] = levels
		}
	})
	root.each("abstractNum", func(a *node) { // one that is set as a style says
		if levels := styled[a.kid("numStyleLink").attr("val")]; levels != nil {
			abstract[a.attr("abstractNumId")] = levels
		}
	})
	root.each("num", func(num *node) {
		id, base := num.attr("numId"), num.kid("abstractNumId").attr("val")
		levels := map[int]level{}
		for i, l := range abstract[base] {
			levels[i] = l
		}
		n.of[id] = base
		num.each("lvlOverride", func(o *node) {
			i := atoi(o.attr("ilvl"))
			for k, l := range readLevels(o) {
				levels[k] = l
			}
			if start := o.kid("startOverride"); start != nil {
				l := levels[i]
				l.start = atoi(start.attr("val"))
				levels[i] = l
				n.of[id] = "num" + id // counts for itself
			}
		})
		n.levels[id] = levels
	})
	return n
}

func readLevels(parent *node) map[int]level {
	levels := map[int]level{}
	for _, l := range parent.kids {
		if l.name != "lvl" {
			continue
		}
		start := 1
		if s := l.kid("start"); s != nil {
			start = atoi(s.attr("val"))
		}
		depth := atoi(l.attr("ilvl"))
		restarts := depth
		if r := l.kid("lvlRestart"); r != nil {
			restarts = atoi(r.attr("val"))
		}
		levels[depth] = level{start: start, format: l.kid("numFmt").attr("val"), text: l.kid("lvlText").attr("val"), restarts: restarts, legal: on(l.kid("isLgl"))}
	}
	return levels
}

// next counts a paragraph and returns its number as shown; bullet tells of a list without numbers.
func (n *numbering) next(id string, depth int) (number string, bullet bool) {
	levels := n.levels[id]
	if depth < 0 || depth > 8 {
		return "", false
	}
	l, ok := levels[depth]
	if !ok {
		return "", false
	}
	if l.format == "bullet" {
		return "", true
	}
	if l.format == "none" {
		return "", false
	}
	counts := n.counts[n.of[id]]
	if counts == nil {
		counts = &[9]int{}
		n.counts[n.of[id]] = counts
	}
	for above := range depth {
		if counts[above] == 0 {
			counts[above] = max(levels[above].start, 1)
		}
	}
	if counts[depth] == 0 {
		counts[depth] = l.start
	} else {
		counts[depth]++
	}
	for below := depth + 1; below < len(counts); below++ {
		if levels[below].restarts > depth {
			counts[below] = 0
		}
	}
	text := l.text
	for i := range counts {
		format := levels[i].format
		if l.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numberIn(format, counts[i]))
	}
	return text, false
}

// apart keeps a number of a list from running on into a figure that the text begins with, as Word's
// tab does: 1. and 5个村 are not 1.5个村.
func apart(number, text string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	first, _ := utf8.DecodeRuneInString(text)
	if (strings.ContainsRune(".．", last) || unicode.IsNumber(last) || isCounting(last)) && (unicode.IsNumber(first) || isCounting(first) || strings.ContainsRune(".．", first)) {
		return number + " "
	}
	return number
}

// isCounting tells of a character that Chinese numbers are written with.
func isCounting(c rune) bool {
	return strings.ContainsRune("〇零一二三四五六七八九十百千万亿两", c)
}

// numberIn writes a number in one of Word's formats.
func numberIn(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting":
		return chinese(n)
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return inDigits("〇一二三四五六七八九", n)
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return strings.NewReplacer("〇", "零", "一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾").Replace(strings.Replace(chinese(n), "十", tenOf(n), 1))
	case "ideographTraditional":
		return oneOf("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return oneOf("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "numberInDash":
		return fmt.Sprintf("- %d -", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "lowerLetter", "upperLetter":
		if n >= 1 {
			letter := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26%8+1)
			if format == "upperLetter" {
				letter = strings.ToUpper(letter)
			}
			return letter
		}
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// inDigits writes a number digit by digit: 一〇 for 10.
func inDigits(digits string, n int) string {
	return strings.Map(func(d rune) rune { return []rune(digits)[d-'0'] }, strconv.Itoa(max(n, 0)))
}

// tenOf is how 壹拾 begins: a ten is never without its 壹.
func tenOf(n int) string {
	if n < 20 {
		return "一十"
	}
	return "十"
}

// oneOf is the n-th of signs, which begin again at their end.
func oneOf(signs string, n int) string {
	list := []rune(signs)
	if n < 1 {
		return strconv.Itoa(n)
	}
	return string(list[(n-1)%len(list)])
}

func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

func roman(n int) string {
	if n <= 0 || n > 3999 {
		return strconv.Itoa(n)
	}
	s := ""
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			s += r.sign
			n -= r.value
		}
	}
	return s
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
