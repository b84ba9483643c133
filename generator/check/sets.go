package check

import (
	_ "embed"
	"strings"
)

// runeSet is a set of the characters of the basic plane.
type runeSet [1024]uint64

func newRuneSet(s string) *runeSet {
	var set runeSet
	for _, r := range s {
		set[r>>6] |= 1 << (r & 63)
	}
	return &set
}

func (s *runeSet) has(r rune) bool {
	u := uint32(r) // no rune is below nought, and the compiler knows it of this one
	return u < 1<<16 && s[u>>6]&(1<<(u&63)) != 0
}

// sets are those that are asked for every character of every text. They are made once a
// run, because a search through a string costs ten times as much.
type sets struct {
	surnames, common, distinct, compound          *runeSet
	nameStart, given, roleSurnames, firstSounds   *runeSet
	never, ends, follows                          *runeSet
	masks, marks, footers, titles, clauseEnds     *runeSet
	peoples                                       *runeSet         // that begin a name without a surname
	singleAtEnd                                   *runeSet         // that stand twice at the end of no clause
	endsLost                                      *runeSet         // that a clause without its figure ends with
	lostFirst, lostSecond                         *runeSet         // the first two of lostPairs
	lost                                          map[[2]rune]bool // these two together
	signFirst, signSecond                         *runeSet         // the first two of the templates' signs
	signs                                         map[[2]rune]uint64
	markers                                       *runeSet // that a section's number may begin with
	counters                                      *runeSet
	clauses, wordsBefore, tibetan, yi, proseWords map[string]bool // pairs of characters
	wide, behindNoun, roleEnds, personEnds        *runeSet
	persons, notPersons, homely, mongol           map[string]bool
	phrases                                       map[rune][]string // words that begin with a surname
	bound                                         map[[2]rune]bool
	misspellings                                  *misspellingList
}

func newSets() *sets {
	const compound = "欧上司诸皇尉公慕令端宇夏东呼淳申赫鲜钟独南闻"
	var footers []rune
	for _, sign := range footerSigns() {
		first, _ := firstRune(sign[0])
		footers = append(footers, first)
	}
	var titles []rune
	for _, title := range titlesOfPersons {
		first, _ := firstRune(title)
		titles = append(titles, first)
	}
	var lostFirst, lostSecond []rune
	lost := map[[2]rune]bool{}
	for _, pair := range lostPairs {
		runes := []rune(pair)
		lostFirst, lostSecond = append(lostFirst, runes[0]), append(lostSecond, runes[1])
		lost[[2]rune{runes[0], runes[1]}] = true
	}
	signs := signPairs()
	var signFirst, signSecond []rune
	for pair := range signs {
		signFirst, signSecond = append(signFirst, pair[0]), append(signSecond, pair[1])
	}
	var markers []rune
	for _, r := range mayBeMarkers {
		if mayMark(r) {
			markers = append(markers, r)
		}
	}
	return &sets{
		signs: signs, signFirst: newRuneSet(string(signFirst)), signSecond: newRuneSet(string(signSecond)), markers: newRuneSet(string(markers)), counters: newRuneSet(counters),
		lost: lost, singleAtEnd: newRuneSet(singleAtEnd), endsLost: newRuneSet(endsLost), lostFirst: newRuneSet(string(lostFirst)), lostSecond: newRuneSet(string(lostSecond)),
		surnames: newRuneSet(surnames), common: newRuneSet(commonSurnames), distinct: newRuneSet(commonSurnames + distinctSurnames), given: newRuneSet(givenNames), roleSurnames: newRuneSet(surnames + wordSurnames), firstSounds: newRuneSet(firstSounds), compound: newRuneSet(compound), nameStart: newRuneSet(surnames + wordSurnames + compound + firstSounds + firsts(tibetanNames) + firsts(yiClans)), peoples: newRuneSet(firsts(tibetanNames) + firsts(yiClans)), tibetan: setOf(tibetanNames), yi: setOf(yiClans),
		never: newRuneSet(neverInNames), ends: newRuneSet(endsNames), follows: newRuneSet(followsNames),
		masks: newRuneSet("XxＸｘ×Χ*＊_＿□○◯●某待此T在"), marks: newRuneSet(fullMarks), clauseEnds: newRuneSet("，。；、"), footers: newRuneSet(string(footers)), titles: newRuneSet(string(titles)),
		clauses: setOf(beginsClause), wordsBefore: setOf(wordsBefore), proseWords: setOf(givenWords + proseWords()), bound: boundPairs(), phrases: phrasesOfSurnames(),
		wide: newRuneSet(wideSurnames), behindNoun: newRuneSet(wideSurnames + firsts(mongolNames)), roleEnds: newRuneSet(personEnds + longEnds + lasts(personPairs+homely) + "贤犯年孩儿象庭汉爸爷妈叔婶哥姐乡表型名长机亲童患"), personEnds: newRuneSet(personEnds + longEnds + lasts(personPairs+homely)),
		persons: setOf(personPairs), notPersons: setOf(notPersons), homely: setOf(homely), mongol: setOf(mongolNames),
		misspellings: newMisspellings(),
	}
}

// firsts returns the first characters of the words of a list.
func firsts(list string) string {
	var out []rune
	for word := range strings.FieldsSeq(list) {
		first, _ := firstRune(word)
		out = append(out, first)
	}
	return string(out)
}

// lasts returns the last characters of the words of a list.
func lasts(list string) string {
	var out []rune
	for word := range strings.FieldsSeq(list) {
		out = append(out, lastRune(word))
	}
	return string(out)
}

// setOf returns the words that stand in a list between spaces.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

//go:embed given_words.txt
var givenWordsFile string

// proseWords are the pairs of given_words.txt.
func proseWords() string {
	var list strings.Builder
	for line := range strings.Lines(givenWordsFile) {
		if !strings.HasPrefix(line, "#") {
			list.WriteString(line)
		}
	}
	return list.String()
}

// any tells whether one of the runes is in the set.
func (s *runeSet) any(runes []rune) bool {
	for _, r := range runes {
		if s.has(r) {
			return true
		}
	}
	return false
}
