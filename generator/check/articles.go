package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
)

// The articles of a law or of a village's rules (第一条, 第二条) are counted through the whole text, whatever chapters stand between them,
// and each may hold lists of its own, which begin with （一） anew.

// articles is how far those of a narrative have been read.
type articles struct {
	last  marker
	run   int             // how many have followed one another up to the last
	outer [circle + 1]int // what stood before the first, see numbering.seen
}

// surelyArticles is how many articles in a row from the first on are a text's own; one that quotes a law names some of its articles.
const surelyArticles = 2

// articleAt reads 第一条, 第一百零二条 at the beginning of a line.
func (p *passage) articleAt(i int) (marker, bool) {
	n, size := p.number(i+1, 3)
	if size == 0 {
		n, size = p.articleNumber(i + 1)
	}
	end := i + 1 + size
	after := p.rune(end + 1)
	if size == 0 || n == 0 || p.rune(end) != '条' || !p.startsLine(i) || !(after == 0 || isSpace(after) || oneOf(after, "：:") || p.prose.Kind == prose.Heading) {
		return marker{}, false
	}
	return marker{kind: article, n: n, p: p, from: i, to: end + 1}, true
}

// articleNumber reads the Chinese number below 10,000 that begins at rune i.
func (p *passage) articleNumber(i int) (value, length int) {
	for _, unit := range [...]struct {
		sign  rune
		value int
	}{{'千', 1000}, {'百', 100}} {
		if n := numeral.Digit(p.rune(i + length)); n > 0 && p.rune(i+length+1) == unit.sign {
			value, length = value+n*unit.value, length+2
			for oneOf(p.rune(i+length), "零〇") {
				length++
			}
		}
	}
	rest, size := p.numeral(i + length)
	return value + rest, length + size
}

// articleName writes the number of an article.
func articleName(n int) string {
	if n < 100 {
		return numeral.Format(n)
	}
	size, sign := 100, "百"
	if n >= 1000 {
		size, sign = 1000, "千"
	}
	text, rest := numeral.Format(n/size)+sign, n%size
	if rest == 0 {
		return text
	}
	if rest < size/10 {
		text += "零"
	}
	if rest >= 10 && rest < 20 {
		text += "一"
	}
	return text + articleName(rest)
}

// article closes the lists of the article before and judges the number of this one.
func (w *numbering) article(m marker, later []marker) {
	a := &w.articles
	if a.last.n == 0 || m.n == 1 {
		a.outer = w.seen
	}
	for len(w.open) > 0 && w.open[len(w.open)-1].within {
		w.pop()
	}
	copy(w.seen[one:], a.outer[one:])
	last := a.last
	a.last = m
	switch {
	case m.n == 1:
		a.run = 1
	case last.n > 0 && m.n == last.n+1:
		a.run++
	case a.run < surelyArticles:
		a.run = 0
	case m.n == last.n:
		w.repeated(m, last)
	case m.n > last.n:
		w.gap(m, last, later)
	default:
		w.backwards(m, last)
	}
}

// Lists begin anew where another question is answered or another attachment is printed.

// longestAsker is of how many characters a line is that says who asks: 某某日报记者：.
const longestAsker = 24

// asks tells whether a text is a question, or says who asks or answers one.
func (p *passage) asks() bool {
	if strings.HasPrefix(p.text, "问：") || strings.HasPrefix(p.text, "答：") || strings.HasPrefix(p.text, "附件") {
		return true
	}
	switch last := p.lastOfLine(len(p.runes) - 1); {
	case last == '？':
		return true
	case oneOf(last, "：:"):
		return len(p.runes) <= longestAsker && p.holds("记者", "主持人", "网友", "提问")
	}
	return false
}

// askedBetween tells whether such a text stands behind one marker and before another, or within one paragraph with both.
func (w *numbering) askedBetween(last, m marker) bool {
	if last.p == m.p {
		return m.p.asksWithin(last.to, m.from)
	}
	for _, p := range w.n.texts[last.p.index+1 : m.p.index] {
		if p.asks() || p.asksWithin(0, len(p.runes)) {
			return true
		}
	}
	return m.p.asksWithin(0, m.from)
}

// asksWithin tells whether a part of a text holds a question that is answered behind it, or the head of an attachment.
func (p *passage) asksWithin(from, to int) bool {
	if !p.holds("问：", "答：", "附件") {
		return false
	}
	text := p.slice(from, to)
	for _, word := range [...]string{"。问：", "？答：", "附件1", "附件2", "附件3", "附件4", "附件一", "附件二", "附件三"} {
		if at := strings.Index(text, word); at >= 0 && !anyof.Suffix(text[:at], "见", "据", "照", "（") {
			return true
		}
	}
	return false
}

// gluedFirst tells whether the first number of m's list stands between the one before and m, glued to a heading or a sentence: 关于科技兴农问题一是.
func (w *numbering) gluedFirst(last, m marker) bool {
	first := m.with(1)
	if last.p == m.p {
		return strings.Contains(m.p.slice(last.to, m.from), first)
	}
	for _, p := range w.n.texts[last.p.index+1 : m.p.index+1] {
		if text := p.text; p != m.p && strings.Contains(text, first) || p == m.p && strings.Contains(p.slice(0, m.from), first) {
			return true
		}
	}
	return false
}

// countedThrough tells whether （1） and what follows it are counted through all sections, as in the plans of the Party.
func (w *numbering) countedThrough(m marker) bool {
	last, crossed := 0, false
	for _, other := range w.all {
		switch {
		case other.kind < m.kind && other.n > 0:
			crossed = last > 0
		case other.kind != m.kind || !other.hard:
		case other.n == 1 && last > 0:
			return false
		case crossed && other.n == last+1:
			return true
		default:
			last, crossed = other.n, false
		}
	}
	return false
}
