package check

import (
	"slices"
	"sort"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// where says what a passage is a part of; some rules read bodies only.
type where uint8

const (
	inBody where = iota
	inFront
	inData
)

// passage is one text in runes, with the way back to its place in a file. Chinese rules
// count in characters; all indices are of runes.
type passage struct {
	text  string
	runes []rune
	bytes []int32 // where each rune begins in text, and the end of text
	chars charSet // that text has
	twos  twoSet  // the twos of neighbouring characters that text has
	signs []int32 // the runes that are no Chinese characters of the main block

	digits int // how many of them are Arabic digits
	where  where
	prose  *prose.Block // of a body
	at     source.Span  // of the record a data text belongs to
	page   *page        // nil for data
	index  int          // of a body's passage in its page
	s      *site

	written *passage // the text as it was written, where this is its Plain

	masked  bool // the text is meant to hide who it tells of: masks are no placeholders
	contact bool // the text says how to reach the office

	footers       map[int]bool // first runes of lines that are known to be a copied footer
	remains       [][2]int     // what a page or a report left within lines
	pairs, opened bool         // of the line that punctuation reads: straight quotes are even, a bracket has opened

	mangled [][2]int // the runes of years that are known to be mangled

	figuresRead bool
	dating      []datingYear // see yearOver
	datingRead  bool
	figures     []quantity.Claim // all that the text states, of a body
	bound       []bound          // those that lead to data

	sentencesRead bool
	sentenceList  []sentence // those with figures

	staff    answer // whether the text names staff
	aidList  answer // whether it names a list of those who are helped
	balances uint64 // a bit for each of balances whose words it holds
	balanced bool   // they are known

	starts []int // in a body: the runes that begin a line of the file, 0 included
	out    *findings
}

// answer is what was found out of a text once: nothing yet, no or yes.
type answer uint8

const (
	unasked answer = iota
	answeredNo
	answeredYes
)

// once asks a question only where it has no answer yet.
func (a *answer) once(ask func() bool) bool {
	if *a == unasked {
		*a = answeredNo
		if ask() {
			*a = answeredYes
		}
	}
	return *a == answeredYes
}

// set makes p the passage of text, keeping its buffers.
func (p *passage) set(text string) {
	p.text = text
	n := 0 // characters, where the text is valid
	for i := range len(text) {
		if text[i]&0xC0 != 0x80 {
			n++
		}
	}
	if cap(p.bytes) <= n {
		p.runes, p.bytes = make([]rune, 0, n), make([]int32, 0, n+1)
	}
	p.runes, p.bytes, p.chars, p.twos, p.signs, p.digits = p.runes[:0], p.bytes[:0], charSet{}, twoSet{}, p.signs[:0], 0
	p.staff, p.aidList, p.balances, p.balanced = unasked, unasked, 0, false
	var before rune
	for i, size := 0, 0; i < len(text); i += size {
		var r rune
		r, size = runeAt(text, i)
		if !isMainHan(r) {
			p.signs = append(p.signs, int32(len(p.runes)))
			if numeral.Arabic(r) >= 0 {
				p.digits++
			}
		}
		p.runes, p.bytes = append(p.runes, r), append(p.bytes, int32(i))
		p.chars.add(r)
		p.twos.add(before, r)
		before = r
	}
	p.bytes = append(p.bytes, int32(len(text)))
}

// signsIn yields the runes of [from,to) that are no Chinese characters, each with its index: marks, digits, letters and blanks are a
// fifth of a text.
func (p *passage) signsIn(from, to int) func(func(int, rune) bool) {
	return func(yield func(int, rune) bool) {
		k, _ := slices.BinarySearch(p.signs, int32(from))
		for ; k < len(p.signs) && int(p.signs[k]) < to; k++ {
			if i := int(p.signs[k]); !yield(i, p.runes[i]) {
				return
			}
		}
	}
}

// rune returns the rune at i, 0 outside the text.
func (p *passage) rune(i int) rune {
	if i < 0 || i >= len(p.runes) {
		return 0
	}
	return p.runes[i]
}

// slice returns the text of the runes [from,to), cut to the text.
func (p *passage) slice(from, to int) string {
	from = min(max(from, 0), len(p.runes))
	to = min(max(to, from), len(p.runes))
	return p.text[p.bytes[from]:p.bytes[to]]
}

// has tells whether the text at rune i begins with word.
func (p *passage) has(i int, word string) bool {
	return i >= 0 && i <= len(p.runes) && strings.HasPrefix(p.text[p.bytes[i]:], word)
}

// hasBefore tells whether the text before rune i ends with word.
func (p *passage) hasBefore(i int, word string) bool {
	return i >= 0 && i <= len(p.runes) && strings.HasSuffix(p.text[:p.bytes[i]], word)
}

// runeAt returns the index of the rune that holds the byte.
func (p *passage) runeAt(byteOffset int) int {
	return sort.Search(len(p.runes), func(i int) bool { return int(p.bytes[i+1]) > byteOffset })
}

// span returns the place of the runes [from,to) in the file.
func (p *passage) span(from, to int) source.Span {
	from = min(max(from, 0), len(p.runes))
	to = min(max(to, from), len(p.runes))
	start, end := int(p.bytes[from]), int(p.bytes[to])
	if p.prose != nil {
		return p.prose.Source(start, end)
	}
	return locate(p.at, p.text, start, end)
}

// report adds a problem about the runes [from,to).
func (p *passage) report(rule problem.Rule, from, to int, message, hint problem.Text) {
	p.out.add(problem.Problem{Rule: rule, Span: p.span(from, to), Message: message, Hint: hint})
}

// put is the edit that writes a text in the place of runes; nil where the file has them in another
// way, such as an entity.
func (p *passage) put(from, to int, text string) []problem.Edit {
	at := p.span(from, to)
	if at.File == nil || at.Text() != p.slice(from, to) {
		return nil
	}
	return []problem.Edit{{Span: at, Text: text}}
}

// longestSentence is how far a rule looks for the bounds of a sentence. Nobody reads a
// longer one, and no text may cost more than its length.
const longestSentence = 300

// sentence returns the bounds of the sentence around rune i.
func (p *passage) sentence(i int) (from, to int) {
	from, to = i, i
	for from > 0 && i-from < longestSentence && !isSentenceEnd(p.runes[from-1]) {
		from--
	}
	for to < len(p.runes) && to-i < longestSentence && !isSentenceEnd(p.runes[to]) {
		to++
	}
	return from, to
}

// line returns the bounds of the file's line that rune i stands in.
func (p *passage) line(i int) (from, to int) {
	k := sort.SearchInts(p.starts, i+1)
	to = len(p.runes)
	if k < len(p.starts) {
		to = p.starts[k]
	}
	if k > 0 {
		from = p.starts[k-1]
	}
	return from, to
}

// startsLine tells whether rune i is the first of a line of the file.
func (p *passage) startsLine(i int) bool {
	k := sort.SearchInts(p.starts, i)
	return k < len(p.starts) && p.starts[k] == i
}

// findStarts fills starts. A paragraph that an editor wrote in several lines is one text,
// but a document pasted in without empty lines is one paragraph, and only its lines say
// where its sections begin.
func (p *passage) findStarts() {
	first := 0
	for first+1 < len(p.runes) && isSpace(p.runes[first]) {
		first++
	}
	p.starts = append(p.starts[:0], first)
	raw := p.prose.Span.Text()
	for at := strings.IndexByte(raw, '\n'); at >= 0; {
		offset := p.prose.Span.Start + int32(at)
		byteAt := sort.Search(len(p.text), func(i int) bool { return p.prose.Source(i, i).Start > offset })
		k := sort.Search(len(p.runes), func(i int) bool { return int(p.bytes[i]) >= byteAt })
		for k < len(p.runes) && isSpace(p.runes[k]) {
			k++
		}
		if k < len(p.runes) {
			p.starts = append(p.starts, k)
		}
		next := strings.IndexByte(raw[at+1:], '\n')
		if next < 0 {
			break
		}
		at += 1 + next
	}
}

// locate finds the place of value[start:end] in the file of the record at. A value stands
// near the beginning of its record as it was typed; where it cannot be found, as with one
// written in escapes, the record itself is the place.
func locate(at source.Span, value string, start, end int) source.Span {
	if at.File == nil {
		return at
	}
	text := at.File.Text()
	from := recordStart(text, int(at.Start), isBulk(at.File))
	if i := strings.Index(text[from:], value); i >= 0 {
		return at.File.At(from+i+start, end-start)
	}
	return at
}

// recordStart returns where the TOML table or the CSV row around offset begins.
func recordStart(text string, offset int, csv bool) int {
	offset = min(max(offset, 0), len(text))
	if csv {
		return strings.LastIndexByte(text[:offset], '\n') + 1
	}
	if strings.HasPrefix(text[offset:], "[") {
		return offset
	}
	return strings.LastIndex(text[:offset], "\n[") + 1
}

// numeral reads the Chinese number below 100 that begins at rune i; the length is 0 where
// there is none.
func (p *passage) numeral(i int) (value, length int) {
	if i < 0 || i >= len(p.runes) {
		return 0, 0
	}
	return numeral.Prefix(p.runes[i:])
}

// number returns the value of a run of at most max digits at rune i and its length.
func (p *passage) number(i, most int) (value, length int) {
	for length <= most {
		d := numeral.Arabic(p.rune(i + length))
		if d < 0 {
			return value, length
		}
		value = value*10 + d
		length++
	}
	return 0, 0
}
