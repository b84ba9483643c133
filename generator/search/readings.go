package search

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"casebook/generator/pinyin"
)

// readings lists the characters of GB 2312, which is what an input method offers first, behind
// what each is read as: "a啊阿ai埃挨". A query that nothing answers is looked up by its sound
// with it: 唐约 is typed for 塘约.
func readings() string {
	byReading := map[string][]rune{}
	for high := 0xB0; high <= 0xF7; high++ {
		for low := 0xA1; low <= 0xFE; low++ {
			text, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(high), byte(low)})
			if err != nil {
				continue
			}
			if r := []rune(string(text))[0]; unicode.Is(unicode.Han, r) {
				if reading := pinyin.First(r); reading != "" {
					byReading[reading] = append(byReading[reading], r)
				}
			}
		}
	}
	var list []string
	for reading, signs := range byReading {
		list = append(list, reading+string(signs))
	}
	slices.Sort(list)
	return strings.Join(list, "")
}

// noteSounds notes what each two neighbouring characters of a title are read as, so that a word
// within it is found by its sound too. The beginning of a title has its spellings already.
func (p *part) noteSounds(title string) {
	last := ""
	for _, r := range title {
		reading := ""
		if r = simplify(r); unicode.Is(unicode.Han, r) {
			if list := p.spell.read(r); len(list) > 0 {
				reading = list[0]
			}
		}
		if last != "" && reading != "" {
			p.note([]byte(last+reading), inSummary)
		}
		last = reading
	}
}
