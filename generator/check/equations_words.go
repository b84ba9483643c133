package check

import (
	"slices"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// The words around the figures of an equation, as numbers: each pair of neighbouring characters of a place (before the whole, between two
// parts) and each circumstance (how many sentences lie between, whether the names have characters in common) is one word, and a word is the
// hash of what it says. What a word weighs is in equations_weights.go.

// equationWords collects the words of one equation, each once.
type equationWords struct {
	list []uint32
	text []rune // of a region
	seen [seenWords]seenWord
	turn uint32 // which equation it is: what was seen of another one is not of this

	shared map[sharedPlace][2]int32 // words that several equations of a text have: where they begin and end
	words  []uint32                 // in this
	often  bool                     // each is taken up as often as it stands there: words that are shared
}

// sharedPlace is a part of a text that several equations are around: an amount, or two and what is between them, by what they are in an equation.
type sharedPlace struct {
	place string
	a, b  int32
}

// mostShared is how many places words are held of: equations that have an amount in common are weighed one soon after another.
const mostShared = 1 << 12

// share adds the words of a place, which are read once.
func (w *equationWords) share(at sharedPlace, read func()) {
	found, known := w.shared[at]
	if !known {
		if len(w.shared) >= mostShared {
			w.beginText()
		}
		list, own := w.list, len(w.words)
		w.list, w.often = w.words, true
		read()
		w.list, w.words, w.often = list, w.list, false
		found = [2]int32{int32(own), int32(len(w.words))}
		w.shared[at] = found
	}
	for _, h := range w.words[found[0]:found[1]] {
		w.add(h)
	}
}

// beginText begins with the equations of another text.
func (w *equationWords) beginText() {
	if w.shared == nil {
		w.shared = make(map[sharedPlace][2]int32)
	}
	clear(w.shared)
	w.words = w.words[:0]
}

// seenWord is a word that was taken up, where the end of its hash or the first free place behind it says. To sort the words of an equation and leave out
// the equal ones took a third of the time of weighing it.
type seenWord struct{ word, turn uint32 }

// seenWords is how many places there are. An equation has some two hundred words; what is beyond half of the places is left out.
const seenWords = 1 << 11

// begin begins with the words of another equation.
func (w *equationWords) begin() { w.list, w.turn = w.list[:0], w.turn+1 }

// add takes up a word that was not.
func (w *equationWords) add(h uint32) {
	if w.often {
		w.list = append(w.list, h)
		return
	}
	if len(w.list) > seenWords/2 {
		return
	}
	for k := h; ; k++ {
		switch at := &w.seen[k%seenWords]; {
		case at.turn != w.turn+1: // of none it is 0
			*at = seenWord{h, w.turn + 1}
			w.list = append(w.list, h)
			return
		case at.word == h:
			return
		}
	}
}

// FNV-1a of 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const (
	hashBegin = 2166136261
	hashPrime = 16777619
)

func hashOf(h uint32, text string) uint32 {
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * hashPrime
	}
	return h
}

func hashRune(h uint32, r rune) uint32 {
	for range 3 {
		h = (h ^ uint32(r&0xFF)) * hashPrime
		r >>= 8
	}
	return h
}

// has adds a circumstance.
func (w *equationWords) has(texts ...string) {
	h := uint32(hashBegin)
	for _, t := range texts {
		h = hashOf(h, t)
	}
	w.add(h)
}

// grams adds the characters of a region and each two neighbours, its bounds among them.
func (w *equationWords) grams(place string, region []rune) {
	at := hashOf(hashBegin, place)
	before := '^'
	for _, r := range region {
		w.add(hashRune(hashRune(at, before), r))
		if before != '^' {
			w.add(hashRune(at, r))
		}
		before = r
	}
	w.add(hashRune(hashRune(at, before), '$'))
}

// region is a part of a text of at most n characters, those of its end or those of its beginning: a number counts as one, blanks as none.
func (w *equationWords) region(text string, n int, end bool) []rune {
	const bytesOf = 6 // a character and what may be left out beside it
	if most := bytesOf*n + 60; end {
		text = cutBefore(text, most)
	} else {
		text = cutBytes(text, most)
	}
	w.text = w.text[:0]
	for len(text) > 0 && len(w.text) <= n {
		var r rune
		var size int
		if end {
			r, size = utf8.DecodeLastRuneInString(text)
			text = text[:len(text)-size]
		} else {
			r, size = utf8.DecodeRuneInString(text)
			text = text[size:]
		}
		switch {
		case r >= '0' && r <= '9' || r == '.' || r == ',':
			if k := len(w.text); k == 0 || w.text[k-1] != '0' {
				w.text = append(w.text, '0')
			}
		case r == ' ' || r == '\n' || r == 0x3000:
		default:
			w.text = append(w.text, r)
		}
	}
	w.text = w.text[:min(n, len(w.text))]
	if end {
		slices.Reverse(w.text)
	}
	return w.text
}

// bucket is a number as a circumstance: small ones exactly.
func bucket(n int) string {
	switch {
	case n <= 4:
		return "01234"[max(n, 0) : max(n, 0)+1]
	case n <= 7:
		return "5-7"
	case n <= 12:
		return "8-12"
	case n <= 20:
		return "13-20"
	case n <= 40:
		return "21-40"
	}
	return "many"
}

// describeAround adds what stands around an amount.
func (e *equations) describeAround(place string, k int) {
	e.words.share(sharedPlace{place, int32(k), -1}, func() { e.words.around(place, &e.list[k]) })
}

// around adds what stands around an amount.
func (w *equationWords) around(place string, x *amount) {
	text := x.s.p.text
	w.grams(place+"<", w.region(x.clause, 8, true))
	w.grams(place+">", w.region(text[x.to:min(len(text), x.to+30)], 3, false))
	if x.bracket >= 0 {
		w.has(place, "in brackets")
	}
	if x.k == 0 {
		w.has(place, "first")
	}
}

// between adds what stands between two amounts of a passage.
func (e *equations) between(place string, i, j int) {
	i, j = min(i, j), max(i, j)
	e.words.share(sharedPlace{place, int32(i), int32(j)}, func() {
		a, b := &e.list[i], &e.list[j]
		e.words.has(place, "sentences", bucket(e.apart(i, j)))
		e.words.gap(place, a.s.p.text[a.to:max(a.to, b.from)])
	})
}

// gap adds what stands between two numbers.
func (w *equationWords) gap(place, text string) {
	n := runeCount(text)
	w.has(place, "length", bucket(n))
	if n <= 24 {
		w.grams(place, w.region(text, 24, true))
	} else {
		w.grams(place, w.region(text, 10, false))
		w.grams(place, w.region(text, 10, true))
	}
	for _, mark := range [...]string{"其中", "；", "：", "分别", "比", "占", "另", "同比", "（"} {
		if anyof.Contains(text, mark) {
			w.has(place, "holds", mark)
		}
	}
}

// names adds what the names before amounts have in common.
func (e *equations) names(list ...int) {
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			pair := "010212"[2*(i+j)-2 : 2*(i+j)] // 01, 02 or 12
			e.words.share(sharedPlace{pair, int32(list[i]), int32(list[j])}, func() {
				a, b := e.nameOf(list[i]), e.nameOf(list[j])
				e.words.has("common", pair, bucket(twosInCommon(a, b)))
				e.words.has("end", pair, bucket(min(4, commonEnd(a, b))))
			})
		}
	}
}

// nameOf is the name before an amount.
func (e *equations) nameOf(k int) string { return bareNoun(e.list[k].clause) }

// cutBytes is the beginning of a text, of at most n bytes.
func cutBytes(text string, n int) string {
	for n < len(text) && n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:min(n, len(text))]
}
