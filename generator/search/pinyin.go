package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/pinyin"
	"casebook/generator/placename"
)

const (
	longestSpelling = 6 // syllables
	mostSpellings   = 4 // of one name
)

// severalReadings are the characters of places and official prose that readers may well type
// by another reading than the first. Most others have rare readings that would only make
// the index longer.
const severalReadings = "重长行乐单朝都会曾参种六堡厦巷尉番蔚盛藏调数传畜差处弹降角觉薄柏车解任盖区查"

// speller spells names in pinyin.
type speller struct {
	readings map[rune][]string
	heads    []spelling
}

type spelling struct {
	full     []byte // hujiatian
	initials []byte // hjt
}

// spell calls take with what a reader may type for each run of Chinese characters in a
// name: its beginnings of two syllables and more in full and as initials. units is the
// length of the run without the 村 of a village.
func (s *speller) spell(name string, take func(term []byte, units int)) {
	for run := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		s.spellRun(run, take)
	}
}

func (s *speller) spellRun(run string, take func([]byte, int)) {
	units := stemLength(run, utf8.RuneCountInString(run))
	if len(s.heads) == 0 {
		s.heads = make([]spelling, 1)
	}
	s.heads = s.heads[:1]
	s.heads[0] = spelling{s.heads[0].full[:0], s.heads[0].initials[:0]} // in the memory of the run before
	n := 0
	for _, r := range run {
		readings := s.read(r)
		if len(readings) == 0 || n == longestSpelling {
			break
		}
		n++
		known := len(s.heads)
		for known*len(readings) > mostSpellings {
			readings = readings[:len(readings)-1]
		}
		for range readings[1:] {
			for _, h := range s.heads[:known] {
				s.heads = append(s.heads, spelling{slices.Clone(h.full), slices.Clone(h.initials)})
			}
		}
		for i := range s.heads {
			reading := readings[i/known]
			s.heads[i].full = append(s.heads[i].full, reading...)
			s.heads[i].initials = append(s.heads[i].initials, reading[0])
		}
		if n < 2 {
			continue
		}
		for i, h := range s.heads {
			if n <= max(units, 2) {
				take(h.full, units)
			}
			if !slices.ContainsFunc(s.heads[:i], func(x spelling) bool { return string(x.initials) == string(h.initials) }) {
				take(h.initials, units)
			}
		}
	}
}

// read returns the readings of a character without tones, the commonest first.
func (s *speller) read(r rune) []string {
	if list, ok := s.readings[r]; ok {
		return list
	}
	if s.readings == nil {
		s.readings = map[rune][]string{}
	}
	var list []string
	most := 1
	if strings.ContainsRune(severalReadings, r) {
		most = 3
	}
	for reading := range pinyin.Readings(r) {
		if !slices.Contains(list, reading) && len(list) < most {
			list = append(list, reading)
		}
	}
	s.readings[r] = list
	return list
}

// stemLength is the length of a name, in units, less what every village's name ends in.
func stemLength(name string, units int) int {
	if n := units - (utf8.RuneCountInString(name) - utf8.RuneCountInString(placename.Stem(name))); n >= 2 {
		return n
	}
	return units
}
