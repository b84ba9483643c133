package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// findModelPromises compares the numbers of a method's name with what stands behind it: “1+4+N”，
// “4”即四样; “1+5+N”格局，即1个……、5个……; “三联四定”，即联村、联户、联企，定人…….
func findModelPromises(p *passage) {
	if p.where != inBody {
		return
	}
	for i := 0; i < len(p.runes); i++ {
		if p.runes[i] != '“' {
			continue
		}
		end := i + 1
		for end < len(p.runes) && end-i <= 12 && p.runes[end] != '”' {
			end++
		}
		if p.rune(end) != '”' {
			continue
		}
		to := end + 1
		for to < len(p.runes) && to-end < longestModel && !oneOf(p.runes[to], "。！？\n\uFFFC") {
			to++
		}
		m := model{p: p, from: i + 1, to: end, behind: p.slice(end+1, to), cut: to-end >= longestModel}
		if terms := plusTerms(p.slice(i+1, end)); terms != nil {
			m.explained(terms)
			m.counted(terms)
		} else {
			m.inTurn()
			m.compound()
		}
		i = end
	}
}

// model is the name of a method, and the sentence that goes on behind it.
type model struct {
	p        *passage
	from, to int
	behind   string
	cut      bool // it goes on further than was read
}

// longestModel is how many characters behind a name are read.
const longestModel = 400

// plusTerms takes 1+4+N apart, nil where a name is no sum. N is 0.
func plusTerms(name string) []int {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '+' || r == '＋' })
	if len(parts) < 2 {
		return nil
	}
	var terms []int
	for _, part := range parts {
		n := 0
		if !strings.EqualFold(part, "N") && !strings.EqualFold(part, "X") {
			if n = smallNumber(part); n == 0 {
				return nil
			}
		}
		terms = append(terms, n)
	}
	return terms
}

// smallNumber reads 4 and 四, 0 for anything else and for numbers from 20 on.
func smallNumber(s string) int {
	n := 0
	for _, r := range s {
		d := numeral.Arabic(r)
		if d < 0 {
			if d = numeral.Digit(r); d < 0 || runeCount(s) > 1 {
				return 0
			}
		}
		if n = n*10 + d; n > 19 {
			return 0
		}
	}
	return n
}

// explained reads “4”即甲、乙、丙、丁 for each number of the name.
func (m model) explained(terms []int) {
	for _, n := range terms {
		if n < 2 {
			continue
		}
		quotedNumber := fmt.Sprintf("“%d”", n)
		at := strings.Index(m.behind, quotedNumber)
		if at < 0 {
			continue
		}
		rest := m.behind[at+len(quotedNumber):]
		verb := ""
		for _, v := range [...]string{"即", "是指", "就是", "指的是", "指", "是", "为", "："} {
			if strings.HasPrefix(rest, v) {
				verb = v
				break
			}
		}
		if verb == "" {
			continue
		}
		list := strings.TrimPrefix(rest, verb)
		if i := strings.Index(list, "，即"); i > 0 {
			list = list[i+len("，即"):] // 就是四支队伍，即……
		}
		if i := strings.IndexAny(list, "，；“"); i >= 0 {
			list = list[:i]
		} else if m.cut {
			continue
		}
		if l, ok := countItems(list, false); ok && !l.fits(n) {
			m.report(quotedNumber, l.least, l.text)
		}
	}
}

func (m model) report(promise string, n int, list string) {
	if m.p.gapStatedAt(m.from) {
		return
	}
	m.p.report(sectionGapID, m.from, m.to,
		msg(fmt.Sprintf("%s里的%s，列了%d个：%s", "“"+m.p.slice(m.from, m.to)+"”", strings.Trim(promise, "“”"), n, list), fmt.Sprintf("%s of %q, but %d are listed: %s", strings.Trim(promise, "“”"), m.p.slice(m.from, m.to), n, list)),
		msg("补上漏掉的，或改数目", "add what is missing, or correct the number"))
}

// counted reads 即1个中心、4支队伍、N项服务, whose numbers are those of the name.
func (m model) counted(terms []int) {
	i := strings.Index(m.behind, "即")
	if i < 0 || runeCount(m.behind[:i]) > 10 {
		return
	}
	list, _, _ := strings.Cut(m.behind[i+len("即"):], "，")
	items := strings.Split(list, "、")
	if len(items) != len(terms) {
		return
	}
	wrong, at := 0, 0
	for k, item := range items {
		runes := []rune(item)
		if len(runes) < 3 || !oneOf(runes[1], "个支项名大类家条套张") {
			return
		}
		if n := smallNumber(string(runes[0])); n != terms[k] {
			wrong, at = wrong+1, k
		}
	}
	if wrong == 1 && terms[at] > 0 {
		m.p.report(sectionGapID, m.from, m.to,
			msg(fmt.Sprintf("“%s”里是%d，后面写的是“%s”", m.p.slice(m.from, m.to), terms[at], items[at]), fmt.Sprintf("%q has %d, but %q follows", m.p.slice(m.from, m.to), terms[at], items[at])),
			msg("名称和说明，看哪一处是错的", "see whether the name or what follows is wrong"))
	}
}

// inTurn reads “三联四定”，即联村、联户、联企，定人、定责、定时、定点:
// each number of the name counts items that begin with the word behind it. Where nothing announces the list,
// another number of the name must fit.
func (m model) inTurn() {
	name := m.p.runes[m.from:m.to]
	if len(name) < 4 || len(name)%2 != 0 || strings.Contains(m.behind, "等") {
		return
	}
	for k := 0; k < len(name); k += 2 {
		if n := numeral.Digit(name[k]); n < 1 || numeral.Digit(name[k+1]) >= 0 || oneOf(name[k+1], "个大项不百千万亿十") {
			return
		}
	}
	items := strings.FieldsFunc(m.behind, func(r rune) bool { return oneOf(r, "、，；：:即和") })
	explained := len(name) == 4 && anyof.Contains(m.behind, "即", "：", ":")
	fits, wrong, list := 0, -1, ""
	for k := 0; k < len(name); k += 2 {
		found, more := itemsOf(items, name[k+1], explained)
		n := numeral.Digit(name[k])
		switch {
		case n < 2 || len(found) == 0 && !explained:
		case len(found) <= n && n <= len(found)+more:
			fits++
		case len(found) < 2:
			return
		case explained:
			m.report(string(name[k:k+2]), len(found), strings.Join(found, "、"))
		default:
			wrong, list = k, strings.Join(found, "、")
		}
	}
	if wrong >= 0 && fits > 0 {
		m.report(string(name[wrong:wrong+2]), strings.Count(list, "、")+1, list)
	}
}

// itemsOf returns the items that begin with a word; where their list is not announced, of few characters. More may be items
// too: longer ones, and the one before the first, which words of the sentence lead up to (供水同标准、同质量).
func itemsOf(items []string, word rune, announced bool) (found []string, more int) {
	most := 4
	if announced {
		most = 8
	}
	for k, item := range items {
		item, _, _ = strings.Cut(strings.TrimLeft(item, "（("), "的") // 包服务的岗位责任制
		first, _ := firstRune(item)
		switch {
		case first != word:
		case runeCount(item) > most:
			more++
		default:
			if len(found) == 0 && announced && k > 0 && strings.ContainsRune(items[k-1], word) {
				more++
			}
			found = append(found, item)
		}
	}
	return found, more
}
