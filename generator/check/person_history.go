package check

import (
	"sort"

	"casebook/generator/anyof"
)

// timesPast are the words of times whose people are long dead and belong to history.
var timesPast = [...]string{"日俄战争", "抗日", "抗联", "抗战", "解放战争", "土地革命", "红军", "八路军", "新四军", "游击队", "民国", "清初", "清末", "清朝", "光绪", "乾隆", "明代", "清代", "明朝", "辛亥", "太平天国", "义和团", "抗美援朝",
	"国民党", "日军", "日寇", "日本侵略", "侵略军", "伪军", "还乡团", "地下党", "地下工作", "特委", "土改", "史载", "三国时期", "丞相", "朝廷", "太守", "知县"}

// timesPresent are words of our days, which such a sentence has where it remembers those.
var timesPresent = [...]string{"今年", "如今", "现在", "现年", "目前", "近年", "去年", "贫困户", "低保", "脱贫", "建档立卡"}

// history tells whether the sentence of rune i tells of times whose people belong to history: by the year that
// governs it, which the sentence, the paragraph or the heading of an annal names last, or else by its words.
func (p *passage) history(i int) bool {
	a, b := p.sentence(i)
	sentence := p.slice(a, b)
	if anyof.Contains(sentence, timesPresent[:]...) {
		return false
	}
	year := p.yearOver(i)
	if year == 0 && p.page != nil && p.prose != nil {
		year = p.annalYear()
	}
	if year == 0 {
		return p.onlyPast(a, b) || anyof.Contains(sentence, timesPast[:]...)
	}
	return year < beginsPresent
}

// beginsPresent is the year from which on those who are named may be living people or their parents. It is that of
// the end of the war in Korea.
const beginsPresent = 1954

// annalEntries is how many paragraphs an annal has below the year that they are of.
const annalEntries = 12

// annalYear returns the year that a paragraph not far before p begins with, as an annal's heads do; 0 where another year
// comes between.
func (p *passage) annalYear() int {
	for k := p.index - 1; k >= max(0, p.index-annalEntries); k-- {
		before := p.page.texts[k]
		if year := before.yearOver(len(before.runes)); year > 0 {
			if first, _ := before.number(0, 4); before.rune(4) == '年' {
				return max(first, year)
			}
			return 0
		}
	}
	return 0
}

// datingYear is a year that dates what is stated behind it.
type datingYear struct{ at, year int } // the byte of its 年

// yearOver returns the last year that stands before rune i and dates what is reported; 0 where none does.
func (p *passage) yearOver(i int) int {
	if !p.datingRead {
		p.datingRead, p.dating = true, p.datingYears()
	}
	end := p.byteAt(i)
	if k := sort.Search(len(p.dating), func(k int) bool { return p.dating[k].at >= end }); k > 0 {
		return p.dating[k-1].year
	}
	return 0
}

// datingYears lists them, once a paragraph. The year of a birth dates nothing.
func (p *passage) datingYears() (list []datingYear) {
	for at := range places(p.text, "年") {
		k := p.runeAt(at)
		if year, _ := p.number(k-4, 4); k >= 4 && year > 1000 && year < 2100 &&
			!anyof.Contains(p.slice(k+1, k+10), "生", "入党", "参军", "入伍", "参加") && !oneOf(p.rune(k-5), "于自从近到至") {
			list = append(list, datingYear{at, year})
		}
	}
	return list
}

// byteAt is where rune i begins in the text.
func (p *passage) byteAt(i int) int { return int(p.bytes[min(max(i, 0), len(p.runes))]) }

// onlyPast tells whether the years that date the runes [a,b) are all of history: 节选自夏某1928年写的信.
func (p *passage) onlyPast(a, b int) bool {
	past := false
	for _, d := range p.dating {
		if at := p.runeAt(d.at); at >= a && at < b {
			if d.year >= beginsPresent {
				return false
			}
			past = true
		}
	}
	return past
}
