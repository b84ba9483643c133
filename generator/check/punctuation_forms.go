package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Marks that have one form in Chinese papers: the year of a paper's number, the title of a paper, a quotation inside a quotation.

// wrongForm tells what is wrong with the form of the mark at rune i.
func (p *passage) wrongForm(i int) (fault, bool) {
	switch p.runes[i] {
	case '[', '【', '［':
		return p.numberOfPaper(i)
	case '«', '»':
		return p.titleInGuillemets(i)
	case '“':
		return p.quotedInside(i)
	case '×':
		return p.powerOfTen(i)
	}
	return p.loweredDigit(i)
}

// loweredDigit judges the _ at rune i: a web page writes the small digit of PM2.5 and CO2 so.
func (p *passage) loweredDigit(i int) (fault, bool) {
	from, to := i, i+1
	for isLatin(p.rune(from - 1)) {
		from--
	}
	for numeral.Arabic(p.rune(to)) >= 0 || p.rune(to) == '.' {
		to++
	}
	switch name := p.slice(from, i); name {
	case "PM", "CO", "SO", "NO", "O", "NH", "CH":
		if to > i+1 && !isLatin(p.rune(to)) && p.rune(to) != '_' && p.rune(from-1) != '_' && hasHan(p.text) {
			return fault{i, i + 1, fmt.Sprintf("“%s”后面多了“_”", name), fmt.Sprintf("a stray _ after %s", name), "", false}, true
		}
	}
	return fault{}, false
}

// yearOfPaper is the year in a paper's number: 青政函[2016]78号.
var yearOfPaper = lazyregexp.New(`^[\[【［]((?:19|20)[0-9]{2})[\]】］] ?第?[0-9]{1,5}号`)

// numberOfPaper judges the bracket at rune i.
func (p *passage) numberOfPaper(i int) (fault, bool) {
	if !isHan(p.rune(i - 1)) {
		return fault{}, false
	}
	m := yearOfPaper.FindStringSubmatch(p.slice(i, i+18))
	if m == nil {
		return fault{}, false
	}
	return fault{i, i + 6, fmt.Sprintf("文号里的年份写成了“%s”", p.slice(i, i+6)), fmt.Sprintf("the year of a document number is in %q", p.slice(i, i+6)), "〔" + m[1] + "〕", false}, true
}

// longestTitleOfPaper is how many characters the title of a paper has at most.
const longestTitleOfPaper = 80

// titleInGuillemets judges « and » around a Chinese title.
func (p *passage) titleInGuillemets(i int) (fault, bool) {
	from, to := i, i+1
	for p.runes[i] == '»' && from > 0 && i-from < longestTitleOfPaper && p.runes[from] != '«' {
		from--
	}
	for p.runes[i] == '«' && to < len(p.runes) && to-i < longestTitleOfPaper && p.runes[to] != '»' {
		to++
	}
	if p.rune(from) != '«' || p.runes[i] == '«' && p.rune(to) != '»' || !isHan(p.rune(from+1)) {
		return fault{}, false
	}
	put := "《"
	if p.runes[i] == '»' {
		put = "》"
	}
	return fault{i, i + 1, fmt.Sprintf("书名号写成了“%c”", p.runes[i]), fmt.Sprintf("%q where a title mark belongs", string(p.runes[i])), put, false}, true
}

// powerOfTen is a power of ten that lost its small figure, before what is measured in millions: 11.00×108立方米.
var powerOfTen = lazyregexp.New(`^×10([4-9]|1[0-2])(?:立方米|m3|m³|平方米|千焦|焦耳|千瓦|吨|千克|公斤|公顷|亩|元|株|尾|帕)`)

func (p *passage) powerOfTen(i int) (fault, bool) {
	k := i
	for numeral.Arabic(p.rune(k-1)) >= 0 {
		k--
	}
	if k == i || p.rune(k-1) != '.' || numeral.Arabic(p.rune(k-2)) < 0 || numeral.Arabic(p.rune(k-4)) >= 0 || !p.has(i, "×10") {
		return fault{}, false // nobody writes 4×100米 with a decimal point
	}
	m := powerOfTen.FindStringSubmatch(p.slice(i, i+10))
	if m == nil {
		return fault{}, false
	}
	put := "×10" + strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, m[1])
	end := i + 3 + len(m[1])
	return fault{i, end, fmt.Sprintf("“%s”像是10的%s次方，丢了上标", p.slice(i, end), m[1]), fmt.Sprintf("%q seems to be a power of ten without its small figure", p.slice(i, end)), put, false}, true
}

// longestInside is how many characters a quotation has at most that stands inside another.
const longestInside = 30

// quotedInside judges the opening mark at rune i: inside “ ” a quotation stands in ‘ ’.
func (p *passage) quotedInside(i int) (fault, bool) {
	from, to := p.line(i)
	outer, close, end := p.quoteBefore(i, from), p.quoteAfter(i, to), 0
	if p.rune(outer) != '“' || p.rune(close) != '”' || close-i > longestInside || outer+1 == i || p.quotes(outer, '‘') {
		return fault{}, false
	}
	for end = p.quoteAfter(close, to); p.rune(end) == '“'; end = p.quoteAfter(end, to) {
		if end = p.quoteAfter(end, to); p.rune(end) != '”' {
			return fault{}, false
		}
	}
	inner, lead, rest := p.slice(i+1, close), p.slice(outer+1, i), p.slice(close+1, end)
	if p.rune(end) != '”' || strings.ContainsAny(inner, "，。；：、！？") || !isHan(p.rune(i+1)) && !isLatin(p.rune(i+1)) && numeral.Arabic(p.rune(i+1)) < 0 || anyof.Suffix(inner, "和", "与", "及", "或", "等", "的", "为", "是") {
		return fault{}, false
	}
	if i-outer <= longestQuoted && !strings.ContainsAny(lead, "，。；：、！？") && !strings.ContainsAny(rest, "，。") {
		return fault{}, false // “甲“乙”丙” may as well be two of which the halves are mixed up
	}
	return fault{i, close + 1, "引号里面还用了“ ”", "a quotation inside a quotation is also in “ ”", "‘" + inner + "’", false}, true
}

// quotes tells whether a mark opens behind rune i that stands in no pair before the next “.
func (p *passage) quotes(i int, mark rune) bool {
	open := false
	for k := i + 1; k < len(p.runes) && p.runes[k] != '“'; k++ {
		switch p.runes[k] {
		case mark:
			open = true
		case closing(mark):
			open = false
		}
	}
	return open
}

// quoteBefore returns where the last “ or ” before rune i stands on a line, -1 where there is none.
func (p *passage) quoteBefore(i, from int) int {
	k, _ := slices.BinarySearch(p.signs, int32(i))
	for k--; k >= 0 && int(p.signs[k]) >= from; k-- {
		if at := int(p.signs[k]); oneOf(p.runes[at], "“”") {
			return at
		}
	}
	return -1
}

// quoteAfter returns where the first “ or ” behind rune i stands on a line, -1 where there is none.
func (p *passage) quoteAfter(i, to int) int {
	for at, r := range p.signsIn(i+1, to) {
		if oneOf(r, "“”") {
			return at
		}
	}
	return -1
}

// lostCharacter tells whether the ? at rune i stands for a character that was lost, as no clause begins with a question mark: 新建“?水灌区”.
func (p *passage) lostCharacter(i int) bool {
	if p.runes[i] != '?' || !isHan(p.rune(i+1)) || p.where != inBody {
		return false
	}
	switch before := p.rune(i - 1); {
	case before == '“':
		_, to := p.line(i)
		return p.nextQuote(i, to) == '”'
	case oneOf(before, "《（、，；：。"):
		return true
	}
	return p.startsLine(i)
}

// asksBefore tells whether the sentence that ends at rune i is a question: without a word of one, a ? may be a character that was lost (张?明).
func (p *passage) asksBefore(i int) bool {
	from, _ := p.sentence(i)
	said := p.slice(from, i)
	return strings.ContainsAny(said, "吗呢么哪谁几怎何否吧啊呀嘛孰岂乎难真对好") || anyof.Contains(said, "多少", "多大", "多久", "多远", "多长", "不是", "是不", "有没", "能不", "会不", "要不", "该不", "可不", "行不", "不行", "没有")
}
