package bind

import (
	"fmt"
	"strings"
	"unicode"
)

// longestName is how many characters of the words around a figure its id takes.
const longestName = 14

// shortName is how many of a sentence before its clause.
const shortName = 6

// name makes an id of the words before the figure: from the figure before them where they are
// enough to say something (增加到 is not), else from the beginning of the clause; of those behind the
// figure where it begins with one.
func name(before, after, unit string) string {
	after = upToDigit(after)
	near := before
	if i := strings.LastIndexFunc(before, unicode.IsDigit); i >= 0 {
		near = strings.TrimLeft(before[i+1:], "年月日期间底末，")
	}
	s := []rune(letters(near))
	if len(s) < 4 {
		s = []rune(letters(upToDigit(before)))
	}
	if len(s) > longestName {
		s = s[len(s)-longestName:]
	}
	if len(s) < 2 {
		s = append(s, []rune(letters(unit+after))...)
		s = s[:min(len(s), longestName)]
	}
	if len(s) == 0 {
		return "数据"
	}
	return string(s)
}

func upToDigit(s string) string {
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		return s[:i]
	}
	return s
}

// lettersOf keeps the Chinese characters and Latin letters of a text, which an id may have.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}

// letters are those of a text without the words that only lead to a figure: 达到, 增加到.
func letters(s string) string {
	s = lettersOf(s)
	for again := true; again; {
		again = false
		for _, word := range [...]string{"达到", "增加到", "提高到", "增长到", "增至", "约", "近", "共", "有", "为", "达", "的", "了", "至", "到", "由", "从"} {
			if rest, ok := strings.CutSuffix(s, word); ok && rest != "" {
				s, again = rest, true
			}
		}
	}
	return s
}

func firstLetters(s string, n int) string {
	list := []rune(s)
	return string(list[:min(len(list), n)])
}

// unitWord is a unit without a magnitude: 户 of 万户.
func unitWord(unit string) string {
	if rest := strings.TrimLeft(unit, "万亿千百"); rest != "" {
		return rest
	}
	return "\x00"
}

func unique(id string, taken map[string]bool) string {
	name := id
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", id, n)
	}
	taken[name] = true
	return name
}
