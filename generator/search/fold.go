package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/numeral"
)

// folder turns a text into units: single Chinese characters, and runs of letters and digits.
// Ways of writing that readers do not tell apart give the same units: width, case, quotation
// marks and spaces, traditional characters, and numbers in Chinese or Arabic digits, so that
// 六个一, 6个一 and ６個１ are one name. layouts/scripts/search/fold.ts is its twin; a
// browser test compares the two.
type folder struct {
	buf   []byte
	units []unit

	broken  bool // a mark stands between the last unit and what comes
	spaced  bool // a space does
	counted bool // the last character was a Chinese digit
}

// unit is buf[start:end].
type unit struct {
	start, end int
	han        bool
	broken     bool // it does not follow the unit before
	chinese    bool // its last digit was written in Chinese
}

// fold replaces the units by those of a text.
func (f *folder) fold(text string) {
	f.buf, f.units = f.buf[:0], f.units[:0]
	f.broken, f.spaced, f.counted = true, false, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r < 0x80 || isCommonHan(r):
			f.take(r, text[i:])
			continue
		case r == '，' || r == '。' || r == '、' || r == '；' || r == '：': // nearly all others
			f.counted, f.broken = false, true
			continue
		}
		form := norm.NFKC.PropertiesString(text[i-size:])
		if form.Decomposition() == nil {
			f.take(r, text[i:])
			continue
		}
		for _, x := range norm.NFKC.String(string(r)) {
			f.take(x, text[i:])
		}
	}
}

func isCommonHan(r rune) bool { return r >= firstHan && r <= lastHan }

// take takes a character; rest is what follows it.
func (f *folder) take(r rune, rest string) {
	r = simplify(r)
	counted := f.counted
	f.counted = false
	if d := numeral.Digit(numeral.Ordinary(r)); d >= 0 {
		f.counted = true
		f.digit(byte('0' + d))
		return
	}
	switch {
	case r == '十' || r == '拾':
		f.ten(counted, rest)
	case isCommonHan(r) || unicode.Is(unicode.Han, r):
		f.add(r, true)
	case r == '+':
		f.plus()
	case r == '.':
		f.point(rest)
	case r == ',' && f.thousands(rest):
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		f.word(unicode.ToLower(r))
	case unicode.IsSpace(r):
		f.spaced = true
	case strings.ContainsRune("“”‘’\"'「」『』《》〈〉*", r) || r == 0x200B || r == 0xFEFF:
	default:
		f.broken = true
	}
}

// ten writes 十 as its place says: 二十四 is 24, 二十 20, 十四 14, 十 10.
func (f *folder) ten(after bool, rest string) {
	next, _ := utf8.DecodeRuneInString(rest)
	before := numeral.Digit(numeral.Ordinary(next)) >= 0
	if !after {
		f.digit('1')
	}
	if !before {
		f.digit('0')
	}
	f.counted = true
}

func (f *folder) lastByte() byte {
	if f.broken || len(f.buf) == 0 {
		return 0
	}
	return f.buf[len(f.buf)-1]
}

// digit adds a Chinese digit, which continues a number but not a word.
func (f *folder) digit(d byte) {
	last := f.lastByte()
	if last == '+' || last >= '0' && last <= '9' && !f.spaced {
		f.extend(rune(d))
	} else {
		f.add(rune(d), false)
	}
	f.units[len(f.units)-1].chinese = true
}

// word adds a letter or a digit.
func (f *folder) word(r rune) {
	last := f.lastByte()
	inWord := last != 0 && !f.units[len(f.units)-1].han && !f.spaced
	chinese := inWord && f.units[len(f.units)-1].chinese
	if last == '+' || inWord && (!chinese || unicode.IsDigit(r)) {
		f.extend(r)
	} else {
		f.add(r, false)
	}
}

// plus joins: 1 + N + 1 is one word.
func (f *folder) plus() {
	if f.lastByte() == 0 || f.units[len(f.units)-1].han {
		f.broken = true
		return
	}
	f.extend('+')
	f.units[len(f.units)-1].chinese = false
}

// thousands tells whether a comma only groups the digits of a number, of which exactly three follow.
func (f *folder) thousands(rest string) bool {
	last := f.lastByte()
	if last < '0' || last > '9' || f.spaced {
		return false
	}
	isDigit := func(i int) bool { return i < len(rest) && rest[i] >= '0' && rest[i] <= '9' }
	return isDigit(0) && isDigit(1) && isDigit(2) && !isDigit(3)
}

// point keeps the decimal point of a figure.
func (f *folder) point(rest string) {
	last := f.lastByte()
	if last >= '0' && last <= '9' && !f.spaced && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		f.extend('.')
		return
	}
	f.broken = true
}

func (f *folder) extend(r rune) {
	f.buf = utf8.AppendRune(f.buf, r)
	f.units[len(f.units)-1].end = len(f.buf)
	f.spaced = false
}

func (f *folder) add(r rune, han bool) {
	start := len(f.buf)
	f.buf = utf8.AppendRune(f.buf, r)
	f.units = append(f.units, unit{start: start, end: len(f.buf), han: han, broken: f.broken || len(f.units) == 0})
	f.broken, f.spaced = false, false
}

// terms calls take with the terms of the folded text: pairs of neighbours of which one is
// Chinese, words of two signs or more, and Chinese characters that stand alone.
func (f *folder) terms(take func([]byte)) {
	for i, u := range f.units {
		alone := u.broken && (i+1 == len(f.units) || f.units[i+1].broken)
		if u.han && alone || !u.han && u.end-u.start >= 2 {
			take(f.buf[u.start:u.end])
		}
		if !u.broken && (u.han || f.units[i-1].han) { // the first is broken
			take(f.buf[f.units[i-1].start:u.end])
		}
	}
}
