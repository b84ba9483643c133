package merge

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// leastPart is how many characters of a paragraph must stand in another to be known for a part of it.
const leastPart = 8

// lend gives the figures of a paragraph that was divided, or joined to another, to the words that
// went: a program may have lost the content controls around them.
func (m *merger) lend() {
	for i, b := range m.b {
		if !slices.ContainsFunc(b.toks, func(t token) bool { return t.style.fact != "" }) {
			continue
		}
		whole := plainText(b.toks)
		for j, t := range m.t {
			if m.ofT[j] == i || m.ofT[j] >= 0 && m.ofB[i] >= 0 || t.kind == table || b.kind == table {
				continue // nothing went from one to the other
			}
			words := plainText(t.toks)
			if m.ofT[j] < 0 && isPart(words, whole) && (m.ofB[i] < 0 || !strings.Contains(plainText(m.t[m.ofB[i]].toks), words)) {
				bindAt(t.toks, b.toks, -strings.Index(whole, words))
			} else if m.ofT[j] >= 0 && isPart(whole, words) && !strings.Contains(plainText(m.b[m.ofT[j]].toks), whole) {
				bindAt(t.toks, b.toks, strings.Index(words, whole))
			}
		}
	}
}

func isPart(words, of string) bool {
	return utf8.RuneCountInString(words) >= leastPart && strings.Contains(of, words)
}

// bindAt binds the words of a list as another binds them, which has them offset bytes earlier.
func bindAt(list, as []token, offset int) {
	at := 0
	for i := range list {
		from := at
		at += len(plainText(list[i : i+1]))
		pos := 0
		for _, t := range as {
			start := pos + offset
			pos += len(plainText([]token{t}))
			if t.style.fact != "" && list[i].style.fact == "" && start <= from && at <= pos+offset && from < at {
				s := &list[i].style
				s.fact, s.place, s.link, s.title, s.auto = t.style.fact, lentPlace+t.style.place, "", "", false
			}
		}
	}
}

// lentPlace lies beyond the places of a text's own figures.
const lentPlace = 10000

// gone leaves those figures that went nowhere: what was reported as deleted may stand in another paragraph of theirs. The
// figures of each are held against those that it had, since a program that loses controls loses all.
func (m *merger) gone() {
	type figure struct{ fact, words string }
	count := func(u *unit) map[figure]int {
		n := map[figure]int{}
		words, order := m.figuresIn(u.toks)
		for _, k := range order {
			n[figure{k.fact, words[k]}]++
		}
		return n
	}
	came := map[figure]int{}
	for j, t := range m.t {
		had := map[figure]int{}
		if m.ofT[j] >= 0 {
			had = count(m.b[m.ofT[j]])
		}
		for f, n := range count(t) {
			came[f] += max(0, n-had[f])
		}
	}
	m.result.FigureEdits = slices.DeleteFunc(m.result.FigureEdits, func(e FigureEdit) bool {
		f := figure{e.Target, e.Old}
		went := e.New == "" && came[f] > 0
		if went {
			came[f]--
		}
		return went
	})
}
