package formula

import (
	"strings"
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
