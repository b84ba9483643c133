package check

import (
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/numeral"
)

// markerKind is a kind of section number. Their order is that of GB/T 9704, which official
// documents follow: 一、 then （一） then 1. then （1）, with chapters above and ① below.
type markerKind uint8

const (
	volume     markerKind = iota // 第一篇, 第一编: its chapters are often counted on from one to the next
	chapter                      // 第一章, 第一部分
	clause                       // 第一节
	article                      // 第一条
	one                          // 一、
	parenOne                     // （一）
	dot                          // 1. and 1、
	parenDot                     // （1）
	circle                       // ①
	inlineIs                     // 一是
	inlineMust                   // 一要
	inlineNth                    // 第一，
	inlineThat                   // 其一，
	inlineStem                   // 甲、
)

// inline tells whether the kind counts the parts of a sentence and not sections.
func (k markerKind) inline() bool { return k >= inlineIs }

// marker is one number that a text counts its parts with.
type marker struct {
	kind     markerKind
	n        int
	p        *passage
	from, to int
	hard     bool // it begins a line of the file, so it cannot be anything else
	heading  int  // the level of its heading; textLevel outside headings
	colon    bool // an inline one that a colon introduces
}

// textLevel is below all levels of headings.
const textLevel = 99

// markers finds the numbers of a narrative in order. An unnumbered heading is a marker
// with n = 0.
func (n *page) markers() []marker {
	var list []marker
	for _, p := range n.texts {
		switch p.prose.Kind {
		case prose.TableCell, prose.Quote, prose.Footnote:
			continue
		case prose.Heading:
			m, ok := p.markerAt(0)
			if !ok {
				m = marker{p: p, to: len(p.runes)}
			}
			m.heading, m.hard = p.prose.Level, true
			list = append(list, m)
			continue
		}
		if p.prose.Ordered > 0 {
			list = append(list, p.listItem())
		}
		list = p.textMarkers(list)
	}
	return list
}

// listItem is the number of an ordered list's item as the editor typed it: Markdown shows
// 1, 2, 3 whatever stands in the file, except where the list begins.
func (p *passage) listItem() marker {
	m := marker{kind: dot, n: p.prose.Ordered, p: p, to: min(1, len(p.runes)), hard: true, heading: textLevel + p.prose.Level}
	text := p.prose.Span.File.Text()
	at := int(p.span(0, 0).Start)
	line := text[strings.LastIndexByte(text[:min(at, len(text))], '\n')+1 : min(at, len(text))]
	line = strings.TrimRight(strings.TrimRight(line, " \t"), ".)")
	start := len(line)
	for start > 0 && line[start-1] >= '0' && line[start-1] <= '9' {
		start--
	}
	if start < len(line) && len(line)-start <= 3 {
		if typed := atoi(line[start:]); typed > 1 {
			m.n = typed // 1. 1. 1. is a way to let Markdown count
		}
	}
	return m
}

// textMarkers finds the numbers at the beginnings of lines and of sentences.
func (p *passage) textMarkers(list []marker) []marker {
	for i := 0; i < len(p.runes); i++ {
		r := p.runes[i]
		if !p.s.sets.markers.has(r) {
			continue
		}
		hard := p.startsLine(i)
		if !hard && !p.boundary(i) {
			continue
		}
		m, ok := p.markerAt(i)
		if !ok {
			if m, ok = p.inlineAt(i); !ok {
				continue
			}
			m.colon = oneOf(p.lastBefore(i), "：:")
		}
		if r >= '⒈' && r <= '⒛' && !hard && p.strayMark(m, list) {
			continue
		}
		m.heading = textLevel
		m.hard = hard && !p.doubtful(m) || r >= '⒈' && r <= '⒛'
		list = append(list, m)
		i = m.to - 1
	}
	return list
}

// strayMark tells whether a number of one sign stands behind a word without a mark between them, and no number before it leads up to it: such signs are
// what is left of characters that were read in another encoding.
func (p *passage) strayMark(m marker, before []marker) bool {
	if m.n == 1 || !isMainHan(p.rune(m.from-1)) {
		return false
	}
	for k := len(before) - 1; k >= 0 && before[k].p == p; k-- {
		if before[k].kind == m.kind {
			return false
		}
	}
	return true
}

// mayBeMarkers are all characters that numbers are written with, and more.
const mayBeMarkers = "0123456789０１２３４５６７８９零〇一二三四五六七八九十两廿卅百千壹贰叁肆伍陆柒捌玖拾第其（(甲乙丙丁戊己庚辛①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"

func mayMark(r rune) bool {
	switch r {
	case '十', '第', '其', '（', '(':
		return true
	}
	return numeral.Arabic(r) >= 0 || numeral.Digit(r) > 0 || wholeMark(r) || oneOf(r, stems)
}

// wholeMark tells whether one character is a number with all its marks: ①, ⑴, ⒈, ㈠.
func wholeMark(r rune) bool { return r >= '①' && r <= '⒛' || r >= '㈠' && r <= '㈩' }

// boundary tells whether something new can begin at rune i.
func (p *passage) boundary(i int) bool {
	before := p.rune(i - 1)
	return isSpace(before) || !isMainHan(before) && oneOf(before, "。；：，、！？”）;:,!?)．") || wholeMark(p.runes[i])
}

// stems count as letters do: 甲、…；乙、….
const stems = "甲乙丙丁戊己庚辛"

// stemAt reads 甲、 before a clause of its own: 甲、乙、丙三人 names people.
func (p *passage) stemAt(i int) (marker, bool) {
	n := strings.IndexRune(stems, p.runes[i]) / len("甲")
	if p.rune(i+1) != '、' || oneOf(p.rune(i+2), stems) || !p.startsLine(i) && !oneOf(p.lastBefore(i), "；;。：:") {
		return marker{}, false
	}
	return marker{kind: inlineStem, n: n + 1, p: p, from: i, to: i + 2}, true
}

// lastBefore returns the last rune before i that is no space.
func (p *passage) lastBefore(i int) rune {
	for i--; i >= 0 && isSpace(p.runes[i]); i-- {
	}
	return p.rune(i)
}

// doubtful tells whether a number at the beginning of a line may be a date: 1、2月28日前.
func (p *passage) doubtful(m marker) bool {
	return m.kind == dot && numeral.Arabic(p.rune(m.to)) >= 0
}

// markerAt reads the section number at rune i.
func (p *passage) markerAt(i int) (marker, bool) {
	r := p.rune(i)
	switch {
	case r >= '⒈' && r <= '⒛':
		return marker{kind: dot, n: int(r-'⒈') + 1, p: p, from: i, to: i + 1}, true
	case r >= '⑴' && r <= '⒇':
		return marker{kind: parenDot, n: int(r-'⑴') + 1, p: p, from: i, to: i + 1}, true
	case r >= '㈠' && r <= '㈩':
		return marker{kind: parenOne, n: int(r-'㈠') + 1, p: p, from: i, to: i + 1}, true
	case r >= '①' && r <= '⑳':
		return marker{kind: circle, n: int(r-'①') + 1, p: p, from: i, to: i + 1}, true
	case r == '第':
		if m, ok := p.articleAt(i); ok {
			return m, true
		}
		return p.chapterAt(i)
	case r == '（' || r == '(':
		return p.parenAt(i)
	case numeral.Arabic(r) >= 0:
		n, size := p.number(i, 2)
		mark := p.rune(i + size)
		next := p.rune(i + size + 1)
		if n > 0 && numeral.Arabic(p.rune(i-1)) < 0 {
			if oneOf(mark, "、．.") && (!(mark != '、' && numeral.Arabic(next) >= 0) && !isLatin(next) || p.startsLine(i) && (mark == '、' || p.itemWithLetters(i+size+1))) {
				return marker{kind: dot, n: n, p: p, from: i, to: i + size + 1}, true
			}
			if oneOf(mark, "）)") && p.startsLine(i) {
				return marker{kind: parenDot, n: n, p: p, from: i, to: i + size + 1}, true
			}
		}
	default:
		n, size := p.numeral(i)
		if isSpace(p.rune(i+size)) && p.rune(i+size+1) == '、' && p.startsLine(i) {
			return marker{kind: one, n: n, p: p, from: i, to: i + size + 2}, true // 二 、: punctuation reports the space
		}
		if p.rune(i-1) == '、' && numeral.Digit(p.rune(i-2)) > 0 {
			return marker{}, false // 第一、二、三次产业
		}
		mark := p.rune(i + size)
		if size > 0 && (mark == '、' || (mark == '.' || mark == '．') && isHan(p.rune(i+size+1))) && r != '两' && !p.numbersFollow(i, i+size+1, n) {
			return marker{kind: one, n: n, p: p, from: i, to: i + size + 1}, true
		}
	}
	return marker{}, false
}

// itemWithLetters tells whether an item that begins with a word in letters, a year or a formula follows
// its number: 9.A级景区, 2.5G基站, 6.Git 的用法, 3.2026年实事, 4.7月28日, 4.5+2模式.
func (p *passage) itemWithLetters(i int) bool {
	word := i
	for isLatin(p.rune(word)) {
		word++
	}
	if word-i >= 2 && (isSpace(p.rune(word)) || isHan(p.rune(word))) {
		return true
	}
	n := 0
	for n < 4 && (isLatin(p.rune(i+n)) || numeral.Arabic(p.rune(i+n)) >= 0) {
		n++
	}
	if n > 0 && isLatin(p.rune(i+n-1)) && isHan(p.rune(i+n)) {
		return true
	}
	if month, digits := p.number(i, 2); month >= 1 && p.rune(i+digits) == '月' && numeral.Arabic(p.rune(i+digits+1)) >= 0 {
		return true // 4.7月28日; but 4.7个月
	}
	year, digits := p.number(i, 4)
	return year >= 1949 && year < 2100 || digits == 1 && oneOf(p.rune(i+1), "+＋") // 1.2016年度计划, 21.5+2就业之家
}

// numbersFollow tells 一、二、三产业 from a section's number n at rune start, whose text begins at
// rune i. At the beginning of a line 一、一年来 and 一、三年来 are sections.
func (p *passage) numbersFollow(start, i, n int) bool {
	next, size := p.numeral(i)
	if p.startsLine(start) && (next <= n || !oneOf(p.rune(i+size), "、产")) {
		return next == n+1 && oneOf(p.rune(i+size), "月线季") // 九、十月份是旺季, 二、三线城市
	}
	return size > 0 && oneOf(p.rune(i+size), "、产类级线批期等是年月季号日楼")
}

func (p *passage) chapterAt(i int) (marker, bool) {
	n, size := p.numeral(i + 1)
	if size == 0 {
		n, size = p.number(i+1, 2)
	}
	if size == 0 {
		return marker{}, false
	}
	end := i + 1 + size
	for word, kind := range p.chapterWord(end) {
		after := p.rune(end + runeCount(word))
		if p.startsLine(i) && (p.prose.Kind == prose.Heading || after == 0 || isSpace(after) || oneOf(after, "：:、，")) {
			return marker{kind: kind, n: n, p: p, from: i, to: end + runeCount(word)}, true
		}
	}
	return marker{}, false
}

// chapterWord yields the word at rune i that makes a number a chapter's, if there is one.
func (p *passage) chapterWord(i int) func(func(string, markerKind) bool) {
	return func(yield func(string, markerKind) bool) {
		for _, word := range [...]string{"章", "编", "篇", "部分", "节"} {
			if p.has(i, word) {
				kind := chapter
				switch word {
				case "节":
					kind = clause
				case "篇", "编":
					kind = volume
				}
				yield(word, kind)
				return
			}
		}
	}
}

func (p *passage) parenAt(i int) (marker, bool) {
	kind, from := parenOne, i+1
	for from < i+3 && isSpace(p.rune(from)) {
		from++ // （ 2）, （2 ）: punctuation reports the space
	}
	n, size := p.numeral(from)
	if size == 0 {
		kind = parenDot
		n, size = p.number(from, 2)
	}
	end := from + size
	for end < from+size+2 && isSpace(p.rune(end)) {
		end++
	}
	if n == 0 || !oneOf(p.rune(end), "）)") {
		return marker{}, false
	}
	return marker{kind: kind, n: n, p: p, from: i, to: end + 1}, true
}

// nthOf is of how many characters what is counted behind 第一 is, where a point of a list begins there: 第一步，, 第一阶段：, 第一条是.
func (p *passage) nthOf(i int) int {
	for _, word := range [...]string{"步", "条", "点", "招", "阶段", "道防线", "道关口", "道关", "道"} {
		if p.has(i, word) && oneOf(p.rune(i+runeCount(word)), "，：,是") {
			return runeCount(word)
		}
	}
	return 0
}

// mostInline is how far anybody counts in sentences: 十是.
const mostInline = 12

// numbersListed tells whether a list of numbers stands at rune i: 二是一、二、三产业的调整, but 一是一、二是二.
func (p *passage) numbersListed(i int) bool {
	return p.rune(i+1) == '、' && numeral.Digit(p.rune(i+2)) > 0 && p.rune(i+3) != '是'
}

// inlineAt reads 一是, 一要, 第一，, 其一， at rune i.
func (p *passage) inlineAt(i int) (marker, bool) {
	if oneOf(p.runes[i], stems) {
		return p.stemAt(i)
	}
	start, kind := i, inlineIs
	switch p.runes[i] {
	case '第':
		start, kind = i+1, inlineNth
	case '其':
		start, kind = i+1, inlineThat
	}
	n, size := p.numeral(start)
	if size == 0 || p.rune(start) == '两' || n > mostInline {
		return marker{}, false // 每月初一、十五要烧香
	}
	end := start + size
	mark := p.rune(end)
	switch {
	case kind == inlineIs && mark == '是' && !(numeral.Digit(p.rune(end+1)) >= 0 && !isHan(p.rune(end+2)) && !p.numbersListed(end+1)): // but 一是一，二是二
	case kind == inlineIs && mark == '要' && p.rune(end+1) != '求' && p.rune(end+1) != '素':
		kind = inlineMust
	case kind != inlineIs && (mark == '，' || mark == ','):
	case kind == inlineNth && p.nthOf(end) > 0:
		end += p.nthOf(end)
	default:
		return marker{}, false
	}
	return marker{kind: kind, n: n, p: p, from: i, to: end + 1}, true
}
