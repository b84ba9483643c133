package load

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/problem"
)

// value reads one value at the current place.
func (p *parser) value() (value, bool) {
	if p.pos >= len(p.text) || p.atLineEnd() || p.text[p.pos] == '#' {
		return value{}, p.fail(p.pos, p.pos, "等号后面缺少值", "a value is missing after =")
	}
	if p.depth++; p.depth > maxDepth {
		p.failed.multiline = true
		return value{}, p.fail(p.pos, p.pos+1, "括号套得太深", "values are nested too deeply")
	}
	defer func() { p.depth-- }()
	switch c := p.text[p.pos]; c {
	case '"', '\'':
		start := p.pos
		s, ok := p.quoted(c)
		return value{kind: kindString, start: int32(start), end: int32(p.pos), text: s}, ok
	case '[':
		return p.array()
	case '{':
		return p.inlineTable()
	}
	return p.plain()
}

// plain reads a number, a date or a boolean.
func (p *parser) plain() (value, bool) {
	start := p.pos
	for p.pos < len(p.text) && isPlain(p.text[p.pos]) {
		p.pos++
	}
	// A date and its time may be parted by one space.
	if p.pos-start == 10 && isDate(p.text[start:p.pos]) && p.pos+1 < len(p.text) &&
		p.text[p.pos] == ' ' && isDigit(p.text[p.pos+1]) {
		for p.pos++; p.pos < len(p.text) && isPlain(p.text[p.pos]); p.pos++ {
		}
	}
	word := p.text[start:p.pos]
	v := value{start: int32(start), end: int32(p.pos), text: word}
	if number, k := isPlainNumber(word); number {
		v.kind = k
		return v, true
	}
	switch {
	case word == "true" || word == "false":
		v.kind = kindBool
	case isInteger(word):
		v.kind = kindInteger
	case isFloat(word):
		v.kind = kindFloat
	case isDatetime(word):
		v.kind = kindDatetime
	default:
		return value{}, p.badPlain(start)
	}
	return v, true
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
	if hint, ok := foreignPunctuation(word); ok {
		p.failed.hint = hint
	} else if c := word[0]; isDigit(c) || c == '-' || c == '+' || c == '.' {
		p.failed.hint = text("数要写成 1234.5，不带单位、逗号和前导零；是编号就加英文双引号",
			"write a number as 1234.5, without unit, commas or leading zeros; quote it if it is a code")
	} else {
		p.failed.hint = text("文字要放在英文双引号里："+`"`+shorten(word)+`"`, "put text in double quotes")
	}
	return p.fail(start, p.pos, "读不懂这个值："+shorten(word), "cannot read this value: "+shorten(word))
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
			return text("把全角的 "+string(r)+" 换成英文半角符号", "use the half-width sign instead of "+string(r)), true
		}
	}
	return hint, false
}

func firstRunes(s string, n int) string {
	end := 0
	for i := 0; i < n && end < len(s); i++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

// shorten cuts a quoted word to what fits a message.
func shorten(s string) string {
	const most = 24
	if short := firstRunes(s, most); short != s {
		return short + "…"
	}
	return s
}
