package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/numeral"
)

// Numeral reads the whole number that s begins with, in Arabic, full-width or Chinese
// digits (12, １２, 十二, 两百, 廿四), and returns it with its size in bytes. Size is 0
// where s begins with none. Digits in a row without a magnitude (一三一) are read as such.
func Numeral(s string) (n, size int) {
	if v, w := asciiDigit(s); w > 0 {
		for w > 0 && n < 1e12 {
			n = n*10 + v
			size += w
			v, w = asciiDigit(s[size:])
		}
		return n, size
	}
	num := readChinese(s)
	if num.size == 0 || num.exp < 0 || num.kind == vague || num.c < 0 {
		return 0, 0
	}
	v, err := FromParts(num.c, -num.exp)
	if err != nil {
		return 0, 0
	}
	c, _ := v.Parts()
	return int(c), num.size
}

// asciiDigit returns the value and size of the Arabic digit, half or full width, that s
// begins with; size 0 where there is none.
func asciiDigit(s string) (value, size int) {
	if s == "" {
		return 0, 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		return int(s[0] - '0'), 1
	}
	if len(s) >= 3 && s[0] == 0xEF && s[1] == 0xBC && s[2] >= 0x90 && s[2] <= 0x99 {
		return int(s[2] - 0x90), 3
	}
	return 0, 0
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// chinese is the state of reading a Chinese numeral: total holds the sections closed by
// 万 or 亿, section what is below them, digit the digit not yet multiplied.
type chinese struct {
	total, section int64
	digit          int // -1: none
	second         int // of two digits in a row as in 三四十, -1: none
	last           int // the power of ten of the last magnitude in this section, 9: none
	pair           int64
	out            number
}

// readChinese reads the numeral that s begins with; its size is 0 where there is none.
func readChinese(s string) number {
	s = ordinaryAmount(s)
	if n := readVague(s); n.size > 0 {
		return n
	}
	if n := readDigitRun(s); n.size > 0 {
		return n
	}
	p := chinese{digit: -1, second: -1, last: 9}
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if !p.take(r) {
			break
		}
		i += w
		p.out.size = i
	}
	if p.out.size == 0 {
		return number{}
	}
	return p.finish(s)
}

// ordinaryAmount writes an amount in formal numerals, such as 壹万贰仟元, in common ones, which
// are as long. A text that does not begin with such an amount is returned as it is: 伍, 陆 and
// 拾 are surnames and parts of words.
func ordinaryAmount(s string) string {
	size, formal, power := 0, 0, false
	for size < len(s) && size < 60 {
		r, w := utf8.DecodeRuneInString(s[size:])
		common := numeral.Ordinary(r)
		if common != r {
			formal++
		} else if numeral.Magnitude(r) < 4 && numeral.Digit(r) != 0 {
			break
		}
		power = power || numeral.Magnitude(common) > 0
		size += w
	}
	if formal < 2 || !power || !strings.HasPrefix(s[size:], "元") && !strings.HasPrefix(s[size:], "圆") && !strings.HasPrefix(s[size:], "人民币") {
		return s
	}
	return strings.Map(numeral.Ordinary, s[:size]) + s[size:]
}

// take reads one character and tells whether it belongs to the numeral.
func (p *chinese) take(r rune) bool {
	if p.total > 1e13 {
		return false
	}
	if d := numeral.Digit(r); d >= 0 {
		switch {
		case d == 0 && p.digit < 0 && (p.out.size == 0 || p.last < 9 || p.total > 0):
			if p.out.size == 0 {
				p.digit = 0
			}
		case p.digit < 0:
			p.digit = d
		case p.second < 0:
			p.second = d
		default:
			p.out.kind = digitRun
		}
		return true
	}
	switch {
	case r == '廿' && p.digit < 0 && p.last > 1:
		p.section, p.last = p.section+20, 1
		return true
	case r == '卅' && p.digit < 0 && p.last > 1:
		p.section, p.last = p.section+30, 1
		return true
	}
	switch m := numeral.Magnitude(r); {
	case m == 0:
		return false
	case m < 4:
		return p.small(m)
	default:
		return p.large(m)
	}
}

// small takes 十, 百 or 千.
func (p *chinese) small(m int) bool {
	if m >= p.last {
		return false
	}
	d := int64(p.digit)
	if p.digit < 0 {
		if m > 1 && (p.section > 0 || p.total > 0) {
			return false
		}
		d, p.out.bare = 1, m > 1 && p.out.size == 0
	}
	if p.second >= 0 {
		p.pair = int64(p.second) * pow10(m)
		p.out.upper = p.total + p.section + p.pair
		p.second = -1
	}
	p.section += d * pow10(m)
	p.digit, p.last = -1, m
	return true
}

// large takes 万 or 亿. What it does not take leaves the numeral as it was.
func (p *chinese) large(m int) bool {
	section, upper, bare := p.section, p.out.upper, false
	if p.digit >= 0 {
		section += int64(p.digit)
		if p.second >= 0 {
			upper = p.total + p.section + int64(p.second)
		}
	}
	switch {
	case section == 0 && p.total == 0:
		if p.out.size > 0 {
			return false
		}
		section, bare = 1, true
	case section == 0 && m != 8, p.total > 0 && p.total < 1e8 && m == 4, p.total >= 1e8 && m == 8:
		return false // 三万五万, 一亿五亿: two numbers
	case section > 0 && section < 10 && m == 8 && p.total > 0 && p.total < 1e8:
		return false // 两万三亿: who says so may mean 三千; 两万三千亿 is plain
	}
	if p.total >= 1e8 && m == 4 {
		p.total += section * 1e4
	} else {
		p.total = (p.total + section) * pow10(m)
	}
	p.out.upper, p.out.bare = upper*pow10(m), p.out.bare || bare
	p.section, p.digit, p.second, p.last = 0, -1, -1, 9
	p.out.scaled = true
	return true
}

func (p *chinese) finish(s string) number {
	n := p.out
	n.chinese = true
	n.runes = utf8.RuneCountInString(s[:n.size])
	n.c = p.total + p.section
	if p.digit > 0 {
		if p.second >= 0 {
			n.upper = n.c + int64(p.second)
		}
		n.c += int64(p.digit)
	}
	if n.upper > 0 {
		if !consecutive(n.c, n.upper) {
			n.kind = digitRun // 十三五: a name, not a number
		} else if n.kind == plainNumber {
			n.kind = vague
			n.low, n.high = FromInt(n.c), FromInt(n.upper)
		}
	}
	if n.kind == digitRun {
		n.c = -1 // no number at all
		return n
	}
	n.written = writtenPower(s[:n.size])
	return n.fraction(s)
}

// consecutive tells whether the two numbers differ by one in their lowest digit, as those
// of 三四十 do.
func consecutive(a, b int64) bool {
	for a%10 == 0 && b%10 == 0 && a > 0 {
		a, b = a/10, b/10
	}
	return b == a+1
}

// writtenPower returns the power of ten of a numeral's last character where that is 万 or
// 亿: 三万 is said to the ten thousand, while 两千六百 is an exact 2600.
func writtenPower(s string) int {
	power := 0
	for s != "" {
		r, w := utf8.DecodeLastRuneInString(s)
		m := numeral.Magnitude(r)
		if m < 4 {
			return power
		}
		power += m
		s = s[:len(s)-w]
	}
	return power
}

// fraction reads 点五 after a Chinese numeral, and the 万 or 亿 after that.
func (n number) fraction(s string) number {
	rest, ok := strings.CutPrefix(s[n.size:], "点")
	if !ok || n.scaled || n.kind != plainNumber {
		return n
	}
	size, c, places := len("点"), n.c, 0
	for rest != "" && places < 6 {
		r, w := utf8.DecodeRuneInString(rest)
		d := numeral.Digit(r)
		if d < 0 {
			break
		}
		c, places, size, rest = c*10+int64(d), places+1, size+w, rest[w:]
	}
	if places == 0 {
		return n
	}
	n.c, n.exp, n.written, n.point = c, -places, -places, true
	n.size += size
	n.scale(s)
	return n
}

// readDigitRun reads digits in a row: two that follow one another are a guess between them
// (七八户), any others a year or a code (二〇一六, 一三一).
func readDigitRun(s string) number {
	var list [18]int
	digits := list[:0]
	size := 0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		d := numeral.Digit(r)
		if d < 0 {
			break
		}
		if len(digits) < 18 {
			digits = append(digits, d)
		}
		i += w
		size = i
	}
	if len(digits) < 2 || len(digits) >= 18 {
		return number{}
	}
	r, _ := utf8.DecodeRuneInString(s[size:])
	guess := len(digits) == 2 && digits[0] > 0 && (digits[1] == digits[0]+1 || digits[0] == 3 && digits[1] == 5)
	if guess && numeral.Magnitude(r) > 0 {
		return number{} // 三四十: the grammar reads it
	}
	n := number{size: size, chinese: true, runes: len(digits), kind: digitRun}
	for _, d := range digits {
		n.c = n.c*10 + int64(d)
	}
	if guess {
		n.kind, n.c = vague, int64(digits[0])
		n.low, n.high = FromInt(n.c), FromInt(int64(digits[1]))
	}
	return n
}

// readVague reads 数百, 几十万 and 十几: a magnitude with its digit left open.
func readVague(s string) number {
	n := number{chinese: true, kind: vague, c: 1}
	for _, open := range [...]string{"好几", "几", "数"} {
		rest, ok := strings.CutPrefix(s, open)
		if !ok {
			continue
		}
		size := len(open)
		for n.exp < 12 {
			r, w := utf8.DecodeRuneInString(rest)
			m := numeral.Magnitude(r)
			if m == 0 {
				break
			}
			n.exp, size, rest = n.exp+m, size+w, rest[w:]
		}
		if n.exp == 0 || n.exp > 12 {
			return number{}
		}
		n.size, n.written = size, n.exp
		n.low, n.high, n.openHigh = FromInt(2*pow10(n.exp)), FromInt(pow10(n.exp+1)), true
		n.c *= 2
		return n
	}
	at := strings.Index(s[:min(len(s), 9)], "几")
	if at < 3 || at > 6 || !strings.HasSuffix(s[:at], "十") {
		return number{}
	}
	tens, size := tensOf(s[:at])
	if size == 0 {
		return number{}
	}
	n.size, n.c = at+len("几"), tens
	n.low, n.high = FromInt(tens+1), FromInt(tens+9)
	if r, w := utf8.DecodeRuneInString(s[n.size:]); numeral.Magnitude(r) >= 4 {
		m := numeral.Magnitude(r)
		n.size, n.exp, n.written, n.scaled = n.size+w, m, m, true
		n.low, n.high, n.openHigh = FromInt((tens+1)*pow10(m)), FromInt((tens+10)*pow10(m)), true
	}
	return n
}

// tensOf reads 十 or 三十.
func tensOf(s string) (int64, int) {
	if s == "十" {
		return 10, len(s)
	}
	r, w := utf8.DecodeRuneInString(s)
	if d := numeral.Digit(r); d > 1 && s[w:] == "十" {
		return int64(d) * 10, len(s)
	}
	return 0, 0
}
