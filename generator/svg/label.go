package svg

import "unicode/utf8"

// FontSize is the text size of every picture in user units. A picture is 420 units wide,
// so that its text is 11 px on a phone of 390 px.
const (
	FontSize = 13.0
	Width    = 420.0
)

// TextWidth estimates how wide s is set, in user units: a Chinese character is one em, a
// digit or a Latin letter somewhat over half. It errs on the wide side.
func TextWidth(s string) float64 {
	ems := 0.0
	for _, r := range s {
		ems += RuneWidth(r)
	}
	return ems * FontSize
}

func RuneWidth(r rune) float64 {
	switch {
	case r == ' ' || r == ',' || r == '.' || r == ':' || r == '|' || r == '\'':
		return 0.55
	case r >= '0' && r <= '9' || r == '-' || r == '–':
		return 0.58
	case r >= 'A' && r <= 'Z' || r == '%' || r == '@' || r == '+' || r == '&':
		return 0.8
	case r == 'm' || r == 'w':
		return 0.85
	case r < 0x250:
		return 0.58
	}
	return 1
}

// shorten returns s, or where it is wider than limit its beginning and its end around an
// ellipsis: names of villages differ at both ends.
func shorten(s string, limit float64) (head, tail string, cut bool) {
	if TextWidth(s) <= limit {
		return s, "", false
	}
	room := limit/FontSize - 1
	if room <= 0 {
		return "", "", true
	}
	tailRoom := 0.0
	if room >= 5 {
		tailRoom = 2
	}
	end := len(s)
	for used := 0.0; end > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		if used += RuneWidth(r); used > tailRoom {
			break
		}
		end -= n
	}
	start, used := 0, 0.0
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:])
		if used += RuneWidth(r); used > room-tailRoom {
			break
		}
		start += n
	}
	return s[:start], s[end:], true
}

// Shortened writes s, cut to limit.
func (p *Pen) Shortened(s string, limit float64) {
	head, tail, cut := shorten(s, limit)
	p.Text(head)
	if cut {
		p.Raw("…")
		p.Text(tail)
	}
}

// BreakLine returns the first line of s that fits limit, and the rest. Chinese breaks
// between any two characters, Latin words and numbers stay whole where they fit, and no
// line begins with a closing mark or the dash of a range.
func BreakLine(s string, limit float64) (line, rest string) {
	used, safe := 0.0, 0
	for i, r := range s {
		used += RuneWidth(r) * FontSize
		if used > limit && i > 0 {
			if safe == 0 {
				safe = i
			}
			return s[:safe], trimLeftSpace(s[safe:])
		}
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		if next < len(s) {
			following, _ := utf8.DecodeRuneInString(s[next:])
			if mayBreak(r, following) {
				safe = next
			}
		}
	}
	return s, ""
}

func trimLeftSpace(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

func mayBreak(before, after rune) bool {
	switch after {
	case '，', '。', '、', '；', '：', '）', '》', '”', '’', '！', '？', ')', ',', '.', '%', ' ', '…', '–':
		return false
	}
	switch before {
	case '（', '《', '“', '‘', '(':
		return false
	}
	return !isWord(before) || !isWord(after)
}

func isWord(r rune) bool {
	return r < 0x2000 && r != ' '
}

// LineCount says how many lines s takes at a width.
func LineCount(s string, limit float64) int {
	n := 0
	for s != "" {
		_, s = BreakLine(s, limit)
		n++
	}
	return n
}

// Wrap breaks s into lines of a width at a font size.
func Wrap(s string, limit, size float64) []string {
	var lines []string
	for s != "" {
		var line string
		line, s = BreakLine(s, limit*FontSize/size)
		lines = append(lines, line)
	}
	return lines
}
