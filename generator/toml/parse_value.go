package toml

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/problem"
)

// value reads the value at the current place into v, which is empty.
func (p *parser) value(v *Value) bool {
	if p.pos >= len(p.text) || p.atLineEnd() || p.text[p.pos] == '#' {
		return p.fail(p.pos, p.pos, "等号后面缺少值", "a value is missing after =")
	}
	if p.depth == maxDepth {
		p.failed.multiline = true
		return p.fail(p.pos, p.pos+1, "括号套得太深", "values are nested too deeply")
	}
	p.depth++
	ok := false
	v.Start = int32(p.pos)
	switch c := p.text[p.pos]; c {
	case '"', '\'':
		v.Kind = KindString
		v.Text, ok = p.quoted(c)
	case '[':
		v.Kind = KindArray
		v.Table, ok = p.array()
	case '{':
		v.Kind = KindTable
		v.Table, ok = p.inlineTable()
	default:
		v.Text, v.Kind, ok = p.plain()
	}
	v.End = int32(p.pos)
	p.depth--
	return ok
}

// plain reads a number, a date or a boolean.
func (p *parser) plain() (word string, k Kind, ok bool) {
	start := p.pos
	if k, ok = p.plainNumber(); ok {
		return p.text[start:p.pos], k, true
	}
	for p.pos < len(p.text) && isPlain(p.text[p.pos]) {
		p.pos++
	}
	// A date and its time may be parted by one space.
	if p.pos-start == 10 && isDate(p.text[start:p.pos]) && p.pos+1 < len(p.text) &&
		p.text[p.pos] == ' ' && isDigit(p.text[p.pos+1]) {
		for p.pos++; p.pos < len(p.text) && isPlain(p.text[p.pos]); p.pos++ {
		}
	}
	word = p.text[start:p.pos]
	switch {
	case word == "true" || word == "false":
		return word, KindBool, true
	case isInteger(word):
		return word, KindInteger, true
	case isFloat(word):
		return word, KindFloat, true
	case isDatetime(word):
		return word, KindDatetime, true
	}
	return "", 0, p.badPlain(start)
}

// plainNumber reads digits with at most one point between them and no leading zero: the form
// of nearly all numbers, reported without the rules for the others. It stays where it is at
// anything else.
func (p *parser) plainNumber() (k Kind, ok bool) {
	from := p.pos
	end := p.digits(from)
	if end == from || p.text[from] == '0' && end > from+1 {
		return 0, false
	}
	k = KindInteger
	if end < len(p.text) && p.text[end] == '.' {
		point := end
		if end = p.digits(point + 1); end == point+1 {
			return 0, false
		}
		k = KindFloat
	}
	if end < len(p.text) && isPlain(p.text[end]) {
		return 0, false
	}
	p.pos = end
	return k, true
}

// digits returns where the digits that begin at a byte end.
func (p *parser) digits(at int) int {
	for at < len(p.text) && isDigit(p.text[at]) {
		at++
	}
	return at
}

// badPlain says what is wrong with a word that is no value: most often a text without
// quotes, with the quotes of Chinese typing, or a number with its unit.
func (p *parser) badPlain(start int) bool {
	for p.pos < len(p.text) && !strings.ContainsRune(",]}#\r\n", rune(p.text[p.pos])) {
		p.pos++
	}
	p.pos = start + len(strings.TrimRight(p.text[start:p.pos], " \t"))
	word := p.text[start:p.pos]
	if word == "" {
		p.pos = start
		return p.fail(start, start+1, "这里缺少值", "a value is missing here")
	}
	hint, foreign := foreignPunctuation(firstRune(word))
	whole := p.wholeValue(start) // with what parts the digits of 2,016
	if p.depth > 1 {
		whole = word // in a list a comma ends the value
	}
	if p.failed.hint = valueHint(whole); p.failed.hint.ZH == "" && foreign {
		p.failed.hint = hint
	}
	return p.fail(start, p.pos, "读不懂这个值："+problem.Shorten(word), "cannot read this value: "+problem.Shorten(word))
}

// wholeValue is the rest of the line from a value's start on, its comment aside.
func (p *parser) wholeValue(start int) string {
	line, _, _ := strings.Cut(p.text[start:], "\n")
	line, _, _ = strings.Cut(line, " #")
	return strings.TrimSpace(line)
}

func isPlain(c byte) bool {
	return isBare(c) || c == '+' || c == '.' || c == ':'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// foreignPunctuation tells of full-width quotes and signs typed where TOML has its own.
func foreignPunctuation(s string) (hint problem.Text, ok bool) {
	for _, r := range s {
		switch r {
		case '“', '”', '‘', '’', '＂', '「', '」':
			return text("把中文引号换成英文双引号 \"", "use plain double quotes \""), true
		case '＝', '，', '：', '、', '［', '］', '｛', '｝', '【', '】', '（', '）', '。':
			half := map[rune]string{'＝': "等号 =", '，': "逗号 ,", '、': "逗号 ,", '：': "等号 =", '［': "方括号 [", '【': "方括号 [", '］': "方括号 ]", '】': "方括号 ]"}[r]
			if half == "" {
				half = "半角符号"
			}
			return text("把全角的 "+string(r)+" 换成英文"+half, "use the half-width sign instead of "+string(r)), true
		}
	}
	return hint, false
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}
