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
			m.leftOut()
		} else if !m.rhymed() {
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
	if len(items) == len(terms)-1 && len(items) > 1 {
		m.shortOfOne(items, terms)
	}
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
			msg("名称和说明，看哪一处是错的", "check whether the name or what follows is wrong"))
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

// shortOfOne reports a list that tells all of a sum but its last term: “1+3+N”，即1个中心、3支队伍。
func (m model) shortOfOne(items []string, terms []int) {
	if m.cut || !strings.HasSuffix(m.behind, items[len(items)-1]) {
		return
	}
	for k, item := range items {
		runes := []rune(item)
		if len(runes) < 3 || !oneOf(runes[1], "个支项名大类家条套张") || smallNumber(string(runes[0])) != terms[k] {
			return
		}
	}
	m.unexplained(m.terms()[len(terms)-1])
}

// terms are those of the name as written.
func (m model) terms() []string {
	return strings.FieldsFunc(m.p.slice(m.from, m.to), func(r rune) bool { return r == '+' || r == '＋' })
}

// leftOut reports the one term of a sum of three and more that is not told of where all others are, each in quotation marks: “1+3+N”: “1”即一个中心，“3”即三支队伍。
func (m model) leftOut() {
	terms := m.terms()
	if len(terms) < 3 || m.cut || !strings.Contains(m.behind, "“"+terms[0]+"”") {
		return
	}
	missing, seen := "", map[string]bool{}
	for _, term := range terms {
		if seen[term] {
			return // “1+1+N”: which 1 is meant?
		}
		seen[term] = true
		if quoted := "“" + term + "”"; !strings.Contains(m.behind, quoted) {
			if missing != "" || m.namedElsewhere(quoted) {
				return
			}
			missing = term
		}
	}
	if missing != "" {
		m.unexplained(missing)
	}
}

// namedElsewhere tells whether the term in its quotation marks stands anywhere else in the text.
func (m model) namedElsewhere(term string) bool {
	if m.p.page == nil {
		return strings.Contains(m.p.text, term)
	}
	for _, p := range m.p.page.texts {
		if p.mayHold(term) && strings.Contains(p.text, term) {
			return true
		}
	}
	return false
}

func (m model) unexplained(term string) {
	if m.p.gapStatedAt(m.from) {
		return
	}
	name := m.p.slice(m.from, m.to)
	m.p.report(sectionGapID, m.from, m.to,
		msg(fmt.Sprintf("“%s”里的“%s”没有说明", name, term), fmt.Sprintf("the text does not say what %s of %q stands for", term, name)),
		msg("补上它的说明，或从名称里去掉", "say what it stands for, or remove it from the name"))
}

// rhymed compares the number of a rhyme or of steps with what the quotation before it holds, and tells whether it did: “勤、严、细”四字诀,
// “一听二看三问”四步法.
func (m model) rhymed() bool {
	n := numeral.Digit(m.p.rune(m.to + 1))
	if n < 2 {
		return false
	}
	inner := m.p.slice(m.from, m.to)
	count := 0
	switch {
	case m.p.hasAt(m.to+2, "字诀", "字经", "字诊", "诊"):
		for item := range strings.SplitSeq(strings.NewReplacer("，", "、", " ", "、").Replace(inner), "、") {
			if runeCount(item) != 1 {
				count = 0
				break
			}
			count++
		}
		if strings.ContainsAny(inner, "、， ") && count == 0 || count < 2 {
			if strings.ContainsAny(inner, "、， ") || m.p.hasAt(m.to+2, "字经") {
				return false
			}
			count = runeCount(inner) // “望闻问”四字诀
		}
	case m.p.hasAt(m.to+2, "步"):
		for _, r := range inner {
			if d := numeral.Digit(r); d == count+1 {
				count++
			} else if d > 0 {
				return false
			}
		}
		if first, _ := firstRune(inner); count < 2 || numeral.Digit(first) != 1 {
			return false
		}
	default:
		return false
	}
	if count != n && !m.p.gapStatedAt(m.to+1) {
		end := m.to + 3
		for isHan(m.p.rune(end)) && oneOf(m.p.rune(end), "诀经法诊走") {
			end++
		}
		m.p.brokenPromise(m.to+1, end, m.p.slice(m.to+1, end), count, inner)
	}
	return true
}
