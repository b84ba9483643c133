package check

import "casebook/generator/anyof"

// charSet is the characters of a text, of which some stand for others: one that it has not is not in the text.
type charSet [32]uint64

func (c *charSet) add(r rune)          { c[r>>6&31] |= 1 << (r & 63) }
func (c *charSet) mayHave(r rune) bool { return c[r>>6&31]&(1<<(r&63)) != 0 }

// twoSet is the twos of neighbouring characters of a text, of which some stand for others: a text that has not
// each of a word's has not the word. Of the words that are asked for of a text that has their characters, but not them,
// a few in a hundred are left.
type twoSet [64]uint64

func (t *twoSet) add(a, b rune) {
	k := twoOf(a, b)
	t[k>>6] |= 1 << (k & 63)
}

func (t *twoSet) mayHave(a, b rune) bool {
	k := twoOf(a, b)
	return t[k>>6]&(1<<(k&63)) != 0
}

// twoOf is the place of two neighbours in a twoSet.
func twoOf(a, b rune) uint32 { return (uint32(a)*0x9E3779B1>>16 ^ uint32(b)) & 4095 }

// holds tells whether one of the words stands in the text. Most rules ask for words that most texts have
// not; to search for each costs ten times as much as to look for its characters.
func (p *passage) holds(words ...string) bool {
	for _, w := range words {
		if p.mayHold(w) && anyof.Contains(p.text, w) {
			return true
		}
	}
	return false
}

// within tells whether one of the words stands in a part of the passage's text, as holds does.
func (p *passage) within(part string, words ...string) bool {
	for _, w := range words {
		if p.mayHold(w) && anyof.Contains(part, w) {
			return true
		}
	}
	return false
}

// mayHold tells whether the text has all characters of a word, and all twos of neighbours.
func (p *passage) mayHold(word string) bool {
	var before rune
	for i, r := range word {
		if !p.chars.mayHave(r) || i > 0 && !p.twos.mayHave(before, r) {
			return false
		}
		before = r
	}
	return true
}
