package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// format is what the number format of a cell makes of its number: of positive numbers, of negative ones, of nought, or
// of those that a condition holds for. None is as one that leaves numbers as they are.
type format []section

// section is a part of a format code.
type section struct {
	kind          kind
	power         int    // shown is the number divided by ten to this power: thousands, or 1.6 for 16420
	before, after string // words around the number: 户, 万元
	compare       string // of a condition: <, <=, >, >=, =, <>; "" of a section without
	bound         float64
	wordsAlone    bool // shows no digits: 是 for 1
}

func (f format) isPlain() bool {
	return !slices.ContainsFunc(f, func(s section) bool { return s.kind != plain || s.power > 0 || s.before+s.after != "" })
}

// of is the section that shows a number.
func (f format) of(n float64) section {
	if len(f) == 0 {
		return section{}
	}
	if slices.ContainsFunc(f, func(s section) bool { return s.compare != "" }) {
		for _, s := range f {
			if s.holds(n) {
				return s
			}
		}
		return section{}
	}
	switch {
	case n < 0 && len(f) > 1:
		return f[1]
	case n == 0 && len(f) > 2:
		return f[2]
	}
	return f[0]
}

func (s section) holds(n float64) bool {
	switch s.compare {
	case "<":
		return n < s.bound
	case "<=":
		return n <= s.bound
	case ">":
		return n > s.bound
	case ">=":
		return n >= s.bound
	case "=":
		return n == s.bound
	case "<>":
		return n != s.bound
	}
	return true
}

// sectionReader reads a format code character by character.
type sectionReader struct {
	code  []rune
	at    int
	s     section
	words [2]strings.Builder // before the digits and after them
	digit bool               // the digits have begun
	point bool               // a decimal point was
	mark  int                // digits behind a point that is a word: 0!.0 shows 12 as 1.2; -1 before it
}

// formatOf reads a format code: "0.0%", "yyyy\-mm", `0"户"`, `0!.0,"万"`, "[Red]0", "0;-0;0".
func formatOf(code string) format {
	r := sectionReader{code: []rune(code), mark: -1}
	var f format
	for ; r.at < len(r.code) && len(f) < 3; r.at++ {
		if r.code[r.at] == ';' {
			f = append(f, r.end())
			continue
		}
		r.one()
	}
	if len(f) < 3 {
		f = append(f, r.end())
	}
	return f
}

// end closes a section.
func (r *sectionReader) end() section {
	s := r.s
	if r.mark > 0 && !r.point {
		s.power += r.mark
	}
	s.before, s.after = wordOf(r.words[0].String()), wordOf(r.words[1].String())
	s.wordsAlone = !r.digit && s.kind == plain && s.before != ""
	*r = sectionReader{code: r.code, at: r.at, mark: -1}
	return s
}

// wordOf is a word of a format that says something of the number: a unit, 约; not a sign of a currency or a bracket.
func wordOf(s string) string {
	if strings.ContainsFunc(s, unicode.IsLetter) || strings.ContainsAny(s, "%‰") {
		return strings.TrimSpace(s)
	}
	return ""
}

// next is the character behind the one that is read, 0 at the end.
func (r *sectionReader) next() rune {
	if r.at+1 < len(r.code) {
		return r.code[r.at+1]
	}
	return 0
}

// one reads a character with what belongs to it.
func (r *sectionReader) one() {
	switch c := r.code[r.at]; c {
	case '"':
		for r.at++; r.at < len(r.code) && r.code[r.at] != '"'; r.at++ {
			r.word(r.code[r.at])
		}
	case '\\', '!':
		if r.at++; r.at < len(r.code) {
			r.word(r.code[r.at])
		}
	case '_', '*':
		r.at++
	case '[':
		r.bracket()
	case '0', '#', '?':
		r.digit = true
		if r.mark >= 0 {
			r.mark++
		}
	case '.':
		r.point = true
	case ',':
		r.comma()
	case '%':
		r.s.kind = percent
	case 'G', 'g':
		r.general()
	case 'y', 'Y', 'd', 'D', 'm', 'M', 'h', 'H', 's', 'S':
		r.s.kind = date
	default:
		if unicode.Is(unicode.Han, c) {
			r.word(c)
		}
	}
}

func (r *sectionReader) word(c rune) {
	if c == '.' && r.digit && r.mark < 0 {
		r.mark = 0
		return
	}
	if r.digit {
		r.words[1].WriteRune(c)
	} else {
		r.words[0].WriteRune(c)
	}
}

// comma reads the commas behind the last digit, each of which leaves three digits out. Others part thousands.
func (r *sectionReader) comma() {
	count := 1
	for r.next() == ',' {
		r.at++
		count++
	}
	if c := r.next(); r.digit && c != '0' && c != '#' && c != '?' {
		r.s.power += 3 * count
	}
}

// bracket reads a colour, a language, a condition, or hours beyond a day.
func (r *sectionReader) bracket() {
	end := slices.Index(r.code[r.at:], ']')
	if end < 0 {
		r.at = len(r.code)
		return
	}
	inner := strings.ToLower(string(r.code[r.at+1 : r.at+end]))
	r.at += end
	switch inner {
	case "h", "hh", "m", "mm", "s", "ss":
		r.s.kind = date
		return
	}
	bound := strings.TrimLeft(inner, "<>=")
	if compare := inner[:len(inner)-len(bound)]; compare != "" {
		if n, err := strconv.ParseFloat(bound, 64); err == nil {
			r.s.compare, r.s.bound = compare, n
		}
	}
}

// general reads General, which a Chinese Excel calls G/通用格式.
func (r *sectionReader) general() {
	rest := string(r.code[r.at:])
	for _, name := range [...]string{"general", "g/通用格式"} {
		if len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			r.at += len([]rune(name)) - 1
			r.digit = true
		}
	}
}
