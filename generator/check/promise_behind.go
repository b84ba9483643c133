package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
)

// The points that follow a promise in sentences or paragraphs of their own, however they are numbered: “六个坚持”。一是…。二是…; “三个到位”：, with
// （一） to （三） below.

// longestCalled is how many characters stand at most between a quoted promise and the mark behind which its points begin: “五心”服务。
const longestCalled = 8

// mostPointTexts is in how many paragraphs below a promise its points are looked for.
const mostPointTexts = 24

// pointsOfQuote counts the points of a quoted promise of n that ended before rune i. Behind a full stop they are its own only where they name what is
// counted, each but one: 坚持党建引领, 坚持规划先行.
func (p *passage) pointsOfQuote(i, n int, noun string) (list, bool) {
	from := i
	for isHan(p.rune(i)) && i-from < longestCalled {
		i++
	}
	if !oneOf(p.rune(i), "。：:") || strings.Contains(p.slice(from, i), "的") || noun == "一" && p.rune(from-runeCount(noun)-3) == '的' {
		return list{}, false // “两高”的原因有三：…
	}
	items, mark := p.pointsFrom(i + 1)
	k := len(items)
	if k < 2 || mark == "一、" || 2*k < n || k > n+2 || k < n && goesOnInWords(items[k-1]) {
		return list{}, false
	}
	naming := 0
	for j, item := range items {
		if namesCounted(item, noun) {
			naming++
		}
		if j+1 == n && naming == n {
			return list{text: mark + "……", least: n, most: n}, true // what goes on is a list around it
		}
	}
	return list{text: mark + "……", least: k, most: k}, naming >= k-1 || p.rune(i) != '。' && naming > 0
}

// namesCounted tells whether a point holds what a promise counts: one character, or two of them that stand together.
func namesCounted(item, noun string) bool {
	runes := []rune(noun)
	if len(runes) < 2 {
		return noun != "" && strings.Contains(item, noun)
	}
	for k := range len(runes) - 1 {
		if strings.Contains(item, string(runes[k:k+2])) {
			return true
		}
	}
	return false
}

// goesOnInWords tells whether the last point is followed by another one that has no number.
func goesOnInWords(last string) bool {
	return anyof.Contains(last, "最后", "还有", "另外", "此外", "同时", "再就是", "再有", "再是", "其次")
}

// pointsFrom returns the points that begin at rune i, each without its mark, and the first mark.
func (p *passage) pointsFrom(i int) (items []string, first string) {
	text := strings.TrimLeft(p.slice(min(i, len(p.runes)), len(p.runes)), " \n　")
	if p.page != nil && p.index < len(p.page.texts) && p.page.texts[p.index] == p {
		for _, below := range p.page.texts[p.index+1 : min(len(p.page.texts), p.index+1+mostPointTexts)] {
			if below.prose.Kind != prose.Paragraph && below.prose.Kind != prose.ListItem {
				break
			}
			text = strings.TrimLeft(text+"\n"+below.text, " \n　")
		}
	}
	for _, mark := range slices.Concat(pointMarks[:], []func(int) []string{secondOf}) {
		if anyof.Prefix(text, mark(1)...) {
			return pointsMarked(text, mark), mark(1)[0]
		}
	}
	return nil, ""
}

// secondOf are the marks of points that say 一 in brackets of either width.
func secondOf(k int) []string {
	return []string{"(" + numeral.Format(k) + ")", "（" + numeral.Format(k) + ")"}
}

// pointsMarked parts a text at its marks, which stand where a sentence, a clause or a line has ended.
func pointsMarked(text string, mark func(k int) []string) (items []string) {
	at, size := 0, 0
	for _, m := range mark(1) {
		if strings.HasPrefix(text, m) {
			size = len(m)
			break
		}
	}
	for k := 2; k <= mostPoints+2; k++ {
		next, length := -1, 0
		for _, m := range mark(k) {
			for found := range places(text[at+size:], m) {
				if here := at + size + found; strings.ContainsRune("。；，！？\n 　：:;,", lastRune(text[:here])) && (next < 0 || here < next) {
					next, length = here, len(m)
					break
				}
			}
		}
		if next < 0 {
			break
		}
		items = append(items, text[at+size:next])
		at, size = next, length
	}
	last, _, _ := strings.Cut(text[at+size:], "\n")
	return append(items, last)
}
