package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Promises whose items all bear the word that is counted, wherever in the sentence they stand and whatever leads up to them: 以班子好、队伍好、
// 机制好、业绩好为标准，建设“五个好”党支部; “六个一”包抓：每个项目明确一名领导、一个专班、……; “三个转变”：由“输血”向“造血”转变，由…向…转变.

// widestItem is how many characters lie at most between the ends of two neighbouring items.
const widestItem = 18

// itemsWithNoun counts the items of the sentence around the quotation from rune i to rune end that end with the promise's noun. Only a count that
// is one off is believed: what is further off is no list of them.
func (p *passage) itemsWithNoun(i, end, n int, noun string) (list, bool) {
	if n < 3 {
		return list{}, false
	}
	from, to := p.sentence(i)
	for _, part := range [...][2]int{{end + 1, to}, {from, i}} {
		text := p.slice(part[0], max(part[0], part[1]))
		if !strings.ContainsAny(text, "、，") {
			continue
		}
		for k, word := range [...]string{noun, string([]rune(noun)[:1])} {
			if k > 0 && word == noun {
				break
			}
			run, last := longestRun(text, word)
			if run == n || run == 0 {
				if run == n {
					return list{}, false
				}
				continue
			}
			if fewest := 3 - min(1, runeCount(word)-1); (run == n-1 || run == n+1) && run >= fewest && !anyof.Prefix(text[last:], "等", "”等") {
				return list{text: text, least: run, most: run}, true
			}
		}
	}
	return list{}, false
}

// begunWithNoun counts the items behind rune i, to the end of the sentence, that begin with the promise's noun, where ； is one of the marks that part them: 坚持“四抓”，即
// 抓班子；带好队伍；抓产业，抓治理，抓服务 are four with a wrong mark among them. -1 where there is none.
func (p *passage) begunWithNoun(i int, noun string) int {
	if noun == "" || noun == "一" {
		return -1
	}
	to := i
	for to < len(p.runes) && to-i < longestAnnounced && !oneOf(p.runes[to], "。！？\n") && !(to > i && p.startsLine(to)) {
		to++
	}
	if !strings.Contains(p.slice(i, to), "；") {
		return -1
	}
	begun := 0
	for item := range strings.FieldsFuncSeq(p.slice(i, to), func(r rune) bool { return oneOf(r, "、，；：:即") }) {
		if strings.HasPrefix(item, noun) {
			begun++
		}
	}
	return begun
}

// itemMeasures are the measures of what “六个一” counts.
const itemMeasures = "个名张份套支本次条项笔块批场户部座间台所把门册站组队篇堂面"

// longestRun counts the items of a text that end with a word, one close behind the other, and returns where the last of them ends.
func longestRun(text, word string) (most, last int) {
	run, at := 0, -1
	for from := 0; ; {
		k := strings.Index(text[from:], word)
		if k < 0 {
			return most, last
		}
		begin, stop := from+k, from+k+len(word)
		from = stop
		next, _ := firstRune(text[stop:])
		switch {
		case word == "一" && !strings.ContainsRune(itemMeasures, next), word != "一" && text[stop:] != "" && !strings.ContainsRune("、，；。,和及与为等的”’（(", next) && numeral.Digit(next) < 2: // …、青牌和蓝牌五种
			continue
		}
		if at >= 0 && (runeCount(text[at:begin]) > widestItem || !strings.ContainsAny(text[at:stop], "、，；和及与") || strings.ContainsRune(text[at:begin], '。')) {
			run = 0
		}
		if again := text[max(0, begin-len("“诸")):begin]; at >= 0 && strings.HasPrefix(again, "“") && strings.HasSuffix(text[:at-len(word)], again) {
			continue // “四子”：…，还要用好“诸子”，“诸子”指的是人才
		}
		run++
		at = stop
		if run > most {
			most, last = run, stop
		}
	}
}

// equallyLong tells whether all items of a list have as many characters as the first.
func equallyLong(text string) bool {
	items := strings.Split(text, "、")
	return !slices.ContainsFunc(items, func(item string) bool { return runeCount(item) != runeCount(items[0]) })
}

// beginsWithLevel tells whether the first two items say who does what at two levels: 村收集、镇转运.
func beginsWithLevel(items []string) bool {
	a, _ := firstRune(items[0])
	b, _ := firstRune(items[1])
	return a != b && oneOf(a, "县乡镇村组户区市") && oneOf(b, "县乡镇村组户区市")
}

// partLast counts what the last of the items holds besides: one more where 和 parts it, for sure where both of its parts end as the
// first item does: 法规体系、标准体系和监管体系.
func (l *list) partLast(items []string) {
	one, other, two := cutLast(items[len(items)-1], "以及", "和", "与", "及")
	if !two {
		return
	}
	l.most++
	if common := min(commonEnd(one, items[0]), commonEnd(other, items[0])); common > 1 {
		l.least++
	}
}
