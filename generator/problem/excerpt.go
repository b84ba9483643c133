package problem

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"casebook/generator/source"
)

// Widths of an excerpt in terminal cells.
const (
	excerptWidth = 96
	excerptLead  = 40 // what is kept before the mistake where a line is cut
	tabWidth     = 4
	excerptRunes = 1000 // characters that are looked at on either side: some have no width
)

// excerpt is one line of a file as a terminal shows it, with where the mistake stands.
type excerpt struct {
	line              string
	indent, underline int // cells before the mistake, cells of it: at least 1
}

// excerptOf cuts the line of a span to a window around it. Control characters and
// direction marks are shown as replacement characters: the text is the author's, and
// may try to move the terminal's cursor.
func excerptOf(s source.Span) (excerpt, bool) {
	if s.File == nil {
		return excerpt{}, false
	}
	line, start := lineAndPlace(s)
	if strings.TrimSpace(line) == "" {
		return excerpt{}, false
	}
	end := min(start+max(int(s.End-s.Start), 0), len(line))
	start, end = wholeRunes(line, start, end)
	before := visible(lastRunes(line[:start], excerptRunes))
	wrong, after := visible(firstRunes(line[start:end], excerptRunes)), visible(firstRunes(line[end:], excerptRunes))
	if width := uniseg.StringWidth(before); width > excerptLead {
		before = "…" + lastCells(before, excerptLead-1)
	}
	room := excerptWidth - uniseg.StringWidth(before)
	if uniseg.StringWidth(wrong) > room {
		wrong, after = firstCells(wrong, room-1), "…"
	} else if rest := room - uniseg.StringWidth(wrong); uniseg.StringWidth(after) > rest {
		after = firstCells(after, rest-1) + "…"
	}
	return excerpt{
		line:      strings.TrimRight(before+wrong+after, " "),
		indent:    uniseg.StringWidth(before),
		underline: max(uniseg.StringWidth(wrong), 1),
	}, true
}

// wholeRunes widens a part of a line to whole characters: a place may be one byte of one.
func wholeRunes(line string, start, end int) (int, int) {
	for start > 0 && start < len(line) && !utf8.RuneStart(line[start]) {
		start--
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	return start, end
}

// visible replaces what a terminal would act on and turns tabs into spaces.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabWidth))
		case isActive(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isActive tells whether a terminal or a reader's eye is steered by r: control characters,
// direction marks and overrides, line separators, and what has no width at all.
func isActive(r rune) bool {
	switch {
	case unicode.IsControl(r), r == 0x2028, r == 0x2029:
		return true
	case r == 0x00ad, r == 0x200b, r == 0xfeff, r >= 0x2060 && r <= 0x2065, r >= 0xe0000 && r <= 0xe007f:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// lastCells returns the longest end of s that fits n cells.
func lastCells(s string, n int) string {
	width := uniseg.StringWidth(s)
	state := -1
	for width > n && s != "" {
		var w int
		_, s, w, state = uniseg.FirstGraphemeClusterInString(s, state)
		width -= w
	}
	return s
}

// firstCells returns the longest beginning of s that fits n cells.
func firstCells(s string, n int) string {
	rest, used, state := s, 0, -1
	for rest != "" {
		_, next, w, nextState := uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > n {
			break
		}
		used, rest, state = used+w, next, nextState
	}
	return s[:len(s)-len(rest)]
}

// oneLine makes a message safe to print on one line.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if isActive(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}
