package check

import (
	"cmp"
	_ "embed"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"casebook/generator/problem"
)

const misspellingID problem.Rule = "misspelling"

func misspellingRule() rule {
	return rule{Rule: Rule{
		ID: misspellingID, Severity: problem.Warning,
		Title: msg("错别字", "a misspelled word"),
		Why: msg("拼音、五笔打错一个键，扫描认错一个字，留下的是一个哪里都讲不通的词：“布署”“缀学”“总人囗”。别人一眼看见，写的人读十遍也看不见。这里只认一份写错的词的清单，清单上的词在正确的文章里不会出现；不在清单上的错别字报不出来。单独放在引号里的（“按装”的“按”）不报。",
			"A wrong key, or a character misread by a scanner, leaves a word that makes no sense in any context. Readers see it at once, the author never does. Only words on a list of misspellings that occur in no correct text are looked for; other misspellings are not found. A word alone in quotation marks is left alone."),
		Right: []string{
			"全县部署控辍保学工作，没有一名学生辍学。",
			"大棚减化肥、增有机肥。",
			"截至2023年底，全村有脱贫户46户；报名截止到2024年3月1日。",
		},
		Wrong: []string{
			"全县布署教育扶贫，没有一名学生缀学。",
			"进一步减化审批手续。",
			"截止2023年底，全村有脱贫户46户。",
			"村支书介绍到：“路通了，茶叶就好卖了。”",
		},
		Fix: msg("照提示改；`casebook check --fix` 可以一次改完。的确要这样写的，给它加上引号。",
			"Write what the hint says; `casebook check --fix` does so everywhere. Put a word that is meant to be so in quotation marks."),
	}, passage: findMisspellings}
}

// Each line of misspellings.txt is a string that no right text holds, what it should be, and the right texts that hold
// it all the same, across the borders of words: 渡假 度假 过渡假. A ^ before the string and a $ behind it say that no
// Chinese character stands there.
//
//go:embed misspellings.txt
var misspellingsFile string

// misspelling is a line of misspellings.txt.
type misspelling struct {
	wrong, right string
	alone        bool     // no Chinese character stands before it,
	ends         bool     // or behind it
	within       []string // right texts that hold it
}

// misspellingList is the misspellings by their first two characters: those of place k of a twoSet are
// list[from[k]:from[k+1]].
type misspellingList struct {
	list []misspelling
	from [4097]uint16
	twos twoSet // those two
}

func newMisspellings() *misspellingList {
	var m misspellingList
	for line := range strings.Lines(misspellingsFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		wrong, alone := strings.CutPrefix(words[0], "^")
		wrong, ends := strings.CutSuffix(wrong, "$")
		m.list = append(m.list, misspelling{wrong: wrong, right: words[1], alone: alone, ends: ends, within: words[2:]})
	}
	slices.SortStableFunc(m.list, func(a, b misspelling) int { return cmp.Compare(a.place(), b.place()) })
	for _, w := range m.list {
		k := w.place()
		m.from[k+1]++
		m.twos[k>>6] |= 1 << (k & 63)
	}
	for k := range m.from[1:] {
		m.from[k+1] += m.from[k]
	}
	return &m
}

// place is where the first two characters of w stand in a twoSet.
func (w *misspelling) place() uint32 {
	first, size := firstRune(w.wrong)
	second, _ := firstRune(w.wrong[size:])
	return twoOf(first, second)
}

// findMisspellings looks for the misspellings whose first two characters the text may have: a few of hundreds.
func findMisspellings(p *passage) {
	m := p.s.sets.misspellings
	for k, word := range p.twos {
		for both := word & m.twos[k]; both != 0; both &= both - 1 {
			place := k<<6 | bits.TrailingZeros64(both)
			for i := m.from[place]; i < m.from[place+1]; i++ {
				if p.mayHold(m.list[i].wrong) {
					p.findMisspelling(&m.list[i])
				}
			}
		}
	}
	p.findUpTo()
	p.findSaidUpTo()
}

// findMisspelling reports one misspelling wherever it stands.
func (p *passage) findMisspelling(w *misspelling) {
	for start := 0; ; start += len(w.wrong) {
		k := strings.Index(p.text[start:], w.wrong)
		if k < 0 {
			return
		}
		start += k
		from, to := p.runeAt(start), p.runeAt(start+len(w.wrong))
		if w.alone && isHan(p.rune(from-1)) || w.ends && isHan(p.rune(to)) || p.standsQuoted(from, to) || w.inRightText(p.text, start) {
			continue
		}
		p.misspelled(from, to, w.right, msg(fmt.Sprintf("没有“%s”这个词，应为“%s”", w.wrong, w.right), fmt.Sprintf("%q is not a word; it should be %q", w.wrong, w.right)))
	}
}

// inRightText tells whether the misspelling at a byte of a text is a part of a right one.
func (w *misspelling) inRightText(text string, at int) bool {
	for _, right := range w.within {
		before := at - strings.Index(right, w.wrong)
		if before >= 0 && strings.HasPrefix(text[before:], right) {
			return true
		}
	}
	return false
}

// standsQuoted tells whether quotation marks stand close around the runes [from,to): a text may speak of a
// misspelling, and puns are quoted.
func (p *passage) standsQuoted(from, to int) bool {
	return oneOf(p.rune(from-1), "“‘「『\"《") && oneOf(p.rune(to), "”’」』\"》")
}

// misspelled reports the runes [from,to) with what should stand there.
func (p *passage) misspelled(from, to int, right string, message problem.Text) {
	p.out.add(problem.Problem{Rule: misspellingID, Span: p.span(from, to), Edits: p.put(from, to, right), Message: message,
		Hint: msg("写成“"+right+"”", "write "+right)})
}
