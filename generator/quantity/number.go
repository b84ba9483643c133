package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/numeral"
)

type numberKind uint8

const (
	plainNumber numberKind = iota
	vague                  // low and high say what it may be: 数百, 十几, 七八
	digitRun               // digits in a row in Chinese: a year, a code, a name
	codeNumber             // Arabic digits that cannot be a number: 0772, 18 digits and more
)

// number is a number read from text: c × 10^exp.
type number struct {
	size      int // bytes, 0: none
	c         int64
	exp       int
	written   int // the power of ten of the last digit written
	power     int // what 万 and the like after it multiply by
	kind      numberKind
	chinese   bool
	scaled    bool // 万 or 亿 is said
	bare      bool // 百, 千, 万 or 亿 without a digit before it
	point     bool
	grouped   bool // with thousands separators
	runes     int  // digits or characters
	upper     int64
	low, high Decimal
	openHigh  bool
}

func (n *number) value() (Decimal, bool) {
	v, err := FromParts(n.c, -n.exp)
	return v, err == nil
}

// lowest returns the power of ten of the lowest digit that is not zero.
func (n *number) lowest() int {
	c, e := n.c, n.exp
	for c != 0 && c%10 == 0 {
		c /= 10
		e++
	}
	return e
}

// multiply scales a number that is followed by 万 or the like.
func (n *number) multiply(power int) {
	n.exp += power
	n.written += power
	n.power += power
	n.scaled = n.scaled || power >= 4
}

// readNumber reads the number that s begins with, in any script.
func readNumber(s string) number {
	if _, w := asciiDigit(s); w > 0 {
		return readArabic(s)
	}
	return readChinese(s)
}

func readArabic(s string) number {
	var n number
	zero := s[0] == '0' || strings.HasPrefix(s, "０")
	n.integer(s)
	n.groups(s)
	if zero && n.runes > 1 || n.kind == codeNumber {
		n.kind = codeNumber
		return n
	}
	n.decimals(s)
	if n.kind == codeNumber {
		return n
	}
	n.scale(s)
	n.compound(s)
	return n
}

func (n *number) digit(d int) {
	n.runes++
	if n.runes > 16 {
		n.kind = codeNumber
		return
	}
	n.c = n.c*10 + int64(d)
}

func (n *number) integer(s string) {
	for {
		d, w := asciiDigit(s[n.size:])
		if w == 0 {
			return
		}
		n.digit(d)
		n.size += w
	}
}

// groups reads thousands separators: groups of exactly three digits after one of one to
// three, as no list of numbers without spaces looks.
func (n *number) groups(s string) {
	if n.runes > 3 || n.kind == codeNumber {
		return
	}
	for {
		rest := s[n.size:]
		sep := 0
		switch {
		case strings.HasPrefix(rest, ","):
			sep = 1
		case strings.HasPrefix(rest, "，"):
			sep = 3
		default:
			if sep = space(rest); sep == len("\u3000") && rest[:sep] == "\u3000" {
				return
			}
		}
		size := sep
		var three [3]int
		for i := range three {
			d, w := asciiDigit(rest[size:])
			if w == 0 {
				return
			}
			three[i] = d
			size += w
		}
		if _, w := asciiDigit(rest[size:]); w > 0 {
			return
		}
		for _, d := range three {
			n.digit(d)
		}
		n.size += size
		n.grouped = true
		if n.kind == codeNumber {
			return
		}
	}
}

func (n *number) decimals(s string) {
	rest := s[n.size:]
	point := 0
	switch {
	case strings.HasPrefix(rest, "."):
		point = 1
	case strings.HasPrefix(rest, "．"):
		point = 3
	default:
		return
	}
	if _, w := asciiDigit(rest[point:]); w == 0 {
		return
	}
	n.size += point
	n.point = true
	before := n.runes
	n.integer(s)
	n.exp = before - n.runes
	n.written = n.exp
}

// scale reads the 万, 亿, 千 or 百 after a number, and 百万, 千亿, 万亿.
func (n *number) scale(s string) {
	rest := s[n.size:]
	skipped := space(rest)
	rest = rest[skipped:]
	if u, _ := matchUnit(rest); u != "" && (strings.HasPrefix(u, "千") || strings.HasPrefix(u, "百")) {
		return
	}
	if strings.HasPrefix(rest, "百分之") || strings.HasPrefix(rest, "千分之") || strings.HasPrefix(rest, "万分之") {
		return
	}
	size, power := 0, 0
	if strings.HasPrefix(rest, "个亿") && n.power == 0 { // 1.26个亿
		size = len("个")
	}
	for size < 9 {
		r, w := utf8.DecodeRuneInString(rest[size:])
		m := numeral.Magnitude(r)
		if m == 0 || m == 1 && magnitudeAt(rest[size+w:]) < 4 {
			break
		}
		if power > 0 && m < 4 {
			break
		}
		power += m
		size += w
	}
	if power == 0 || power > 12 {
		return
	}
	n.multiply(power)
	n.size += skipped + size
}

func magnitudeAt(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	return numeral.Magnitude(r)
}

// compound reads the rest of 1亿2800万 and 3万5千.
func (n *number) compound(s string) {
	if !n.scaled || n.point || n.exp == 0 || n.exp > 12 || n.runes > 5 {
		return
	}
	if _, w := asciiDigit(s[n.size:]); w == 0 {
		return
	}
	var low number
	rest := s[n.size:]
	low.integer(rest)
	low.scale(rest)
	if low.yearLike() && strings.HasPrefix(rest[low.size:], "年") {
		return // 投资300万2019年建成
	}
	if low.kind == codeNumber || low.c == 0 || low.c >= pow10(n.exp-min(low.exp, n.exp)) {
		return
	}
	n.c = n.c*pow10(n.exp-low.exp) + low.c
	n.exp, n.written = low.exp, low.exp
	n.size += low.size
}

// space returns the size of one space that s begins with.
func space(s string) int {
	for _, sp := range [...]string{" ", "\u00a0", "\u3000", "\u2009", "\u202f"} {
		if strings.HasPrefix(s, sp) {
			return len(sp)
		}
	}
	return 0
}
