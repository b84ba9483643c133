package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/numeral"
	"casebook/generator/quantity"
)

// The numbers that equations are of. Besides the figures of a passage there are numbers that the rules on figures leave alone, as small ones in
// Chinese numerals and those of what has no unit of its own are more often none (八方, 一心): an equation may be of them all the same
// (每股120元，共1040股; 租期十年; 另外六根).

// measureWords are the characters that a number in Chinese numerals counts something with.
const measureWords = "根座口方张封件批起次所家名位户人亩棵株头只匹尾条台辆套间层栋幢处块片册份期轮场班组路周尊眼艘趟声桌床项门"

// notCounted are those behind digits that are dates, ranks and parts of a text, or that go on with the number (35千伏: as a unit, 千 compares with any).
const notCounted = "年月日号时点分期章节条届版级度楼路比千百十万亿兆至和与及：:.-/~～—－"

// equationTerms are the numbers of a passage, each in its sentence.
func (p *passage) equationTerms() (all []statedTerm) {
	figures := p.termsStated()
	others := p.otherNumbers(figures)
	if len(others) == 0 {
		return figures
	}
	for len(figures)+len(others) > 0 {
		var s sentence
		if len(others) == 0 || len(figures) > 0 && figures[0].s.from <= others[0].from {
			s = *figures[0].s
		} else {
			s = p.sentenceOf(others[0].from)
		}
		n := 0
		for n < len(figures) && figures[n].from < s.to {
			n++
		}
		figures = figures[n:]
		n = 0
		for n < len(others) && others[n].from < s.to {
			n++
		}
		s.terms = slices.Concat(s.terms, others[:n])
		slices.SortFunc(s.terms, func(a, b term) int { return cmp.Compare(a.from, b.from) })
		others = others[n:]
		for k, t := range s.terms {
			all = append(all, statedTerm{t, &s, k})
		}
	}
	return all
}

// sentenceOf is the sentence around a place of which no figure stands.
func (p *passage) sentenceOf(at int) sentence {
	s := sentence{p: p, from: at - len(sentenceBefore(p.text[:at], "。！？")), to: len(p.text)}
	if i := strings.IndexAny(p.text[at:], "。！？"); i >= 0 {
		s.to = at + i
	}
	return s
}

// otherNumbers are the numbers between the figures.
func (p *passage) otherNumbers(figures []statedTerm) (list []term) {
	next, before := 0, ' '
	for i := 0; i < len(p.text); {
		for next < len(figures) && figures[next].to <= i {
			next++
		}
		if next < len(figures) && figures[next].from <= i {
			i, before = figures[next].to, ' '
			continue
		}
		r, size := utf8.DecodeRuneInString(p.text[i:])
		if c := r; c >= '0' && c <= '9' || c == '十' || numeral.Digit(c) > 0 {
			t, width := otherNumberAt(p.text[i:], before)
			size = max(size, width)
			if t.unit != "" {
				t.from, t.to = i, i+width
				if next == len(figures) || figures[next].from >= t.to {
					list = append(list, t)
				}
			}
		}
		if before = r; size > utf8.RuneLen(r) {
			before, _ = utf8.DecodeLastRuneInString(p.text[i : i+size])
		}
		i += size
	}
	return list
}

// otherNumberAt reads a number that is no figure, with what it counts: width is that of the number even where it counts nothing.
func otherNumberAt(text string, before rune) (t term, width int) {
	var number float64
	digits := ""
	if text[0] <= '9' {
		for width < len(text) && (text[width] >= '0' && text[width] <= '9' || text[width] == '.') {
			width++
		}
		number, _ = strconv.ParseFloat(text[:width], 64)
		digits = text[:width]
		for _, scale := range [...]string{"万", "亿"} {
			if rest, ok := strings.CutPrefix(text[width:], scale); ok && rest != "" {
				number, digits, width = number*scaleOf(scale), digits+scale, width+len(scale)
				break
			}
		}
		after := firstOf(text[width:])
		if t.unit = lengthOfTime(text[width:]); t.unit == "" && isHan(after) && !strings.ContainsRune(notCounted, after) && !oneOf(after, "多余来几") {
			t.unit = quantity.Unit(string(after))
			for _, u := range [...]quantity.Unit{"平方米", "平方公里", "立方米", "公里", "公顷", "公斤", "毫米", "厘米", "千米", "千瓦"} {
				if strings.HasPrefix(text[width:], string(u)) {
					t.unit = u
				}
			}
		}
		if oneOf(before, "第.-－—~～/:：+＋") || isLatin(before) || t.unit == "年" && width > 2 || number >= 1900 && number <= 2100 && digits == text[:width] && after != '股' {
			t.unit = ""
		}
	} else {
		n, size := quantity.Numeral(text)
		if width = size; size == 0 {
			return t, width
		}
		number, digits = float64(n), strconv.Itoa(n)
		after := firstOf(text[size:])
		if t.unit = lengthOfTime(text[size:]); t.unit == "" && strings.ContainsRune(measureWords, after) {
			t.unit = quantity.Unit(string(after))
		}
		if number < 2 || numeral.Digit(before) >= 0 || oneOf(before, "第十百千万亿几数初") {
			t.unit = ""
		}
		if rest := text[size+min(len(t.unit), len(text)-size):]; rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			t.unit = "" // 二组2150斤: a name
		}
	}
	if number < 1 || number > 1e12 || t.unit == "" {
		return term{}, width
	}
	t.text = digits + string(t.unit)
	t.low, t.high, t.number, t.step, t.bracket, t.other = number, number, number, step(digits), -1, true
	return t, width + len(t.unit)
}

// lengthOfTime is the unit of time that a text begins with.
func lengthOfTime(text string) quantity.Unit {
	for _, u := range [...]quantity.Unit{"个年头", "年", "周年", "岁", "个月", "天", "小时", "个小时"} {
		if strings.HasPrefix(text, string(u)) {
			return u
		}
	}
	return ""
}
