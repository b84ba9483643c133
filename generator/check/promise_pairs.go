package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Promises of two kinds of things (“两园三中心”), and deeds that are counted one by one (三件大事：一抓…，二抓…).

var (
	pairPromise  = lazyregexp.New(`^[“‘]([一二两三四五六七八九])([\p{Han}]{1,3})([一二两三四五六七八九])([\p{Han}]{1,3})[”’]([\p{Han}]{0,6})(?:，即|，包括|：|，分别是|，就是)([^。！？“”：\n]{6,90})`)
	countedDeeds = lazyregexp.New(`([两三四五六七八九])(?:件大事|件实事|件事|项工作|项任务|项重点|个重点|大工程|大行动|个环节|个方面|[抓看查建管靠促保帮送比问讲学改创严强补]”)：(一([抓看查建管靠促保帮送比问讲学改创严强补])[^。！？\n]{8,160})`)
)

// findPairPromises counts the items of each kind that a quotation promises: “两园三中心”，即种植园、养殖园和游客中心、物流中心. It
// speaks only where every item ends as one of the two kinds does, or counts its kind in words.
func (p *passage) findPairPromises() {
	if !p.holds("“", "‘") {
		return
	}
	for at, r := range p.text {
		if r != '“' && r != '‘' {
			continue
		}
		m := pairPromise.FindStringSubmatchIndex(p.text[at:]) // asked at each quotation mark: to look for it costs ten times as much
		if m == nil {
			continue
		}
		group := func(k int) string { return p.text[at+m[2*k] : at+m[2*k+1]] }
		kinds := [2]string{group(2), group(4)}
		if strings.HasSuffix(kinds[1], kinds[0]) || anyof.Prefix(kinds[0], "个") || strings.ContainsAny(group(6), "0123456789") {
			continue
		}
		items := strings.FieldsFunc(withoutClauses(group(6), kinds), func(r rune) bool { return strings.ContainsRune("、，；和与及", r) })
		a, said := ofKind(items, kinds[0], kinds[1])
		b, saidToo := ofKind(items, kinds[1], kinds[0])
		for k, x := range [2]struct {
			have int
			said bool
		}{{a, said}, {b, saidToo}} {
			first, _ := firstRune(group(2*k + 1))
			if have := x.have; have != numeral.Digit(first) && (x.said || a > 0 && b > 0) {
				p.reportAt(at+m[2*(2*k+1)], at+m[2*(2*k+2)+1], have)
			}
		}
	}
}

// withoutClauses cuts off the clauses behind a list of names that end as none of the kinds does: …物流中心，一二三产业融合发展.
func withoutClauses(text string, kinds [2]string) string {
	for {
		i := strings.LastIndex(text, "，")
		if i < 0 || strings.Contains(text[i:], "、") || anyof.Suffix(text, kinds[:]...) {
			return text
		}
		text = text[:i]
	}
}

// ofKind tells how many items are of a kind: by their ends, where all end as one of the two kinds, or by the number that one
// gives (养殖三个区), which said tells. 0 where that cannot be said.
func ofKind(items []string, kind, other string) (n int, said bool) {
	all := true
	for _, item := range items {
		switch before, isOf := strings.CutSuffix(item, kind); {
		case strings.HasSuffix(before, "个"):
			r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(before, "个"))
			if d := numeral.Digit(r); d > 0 {
				return d, true
			}
			return 0, false
		case isOf:
			n += countedIn(before)
		case !strings.HasSuffix(item, other):
			all = false
		}
	}
	if !all {
		return 0, false
	}
	return n, false
}

// countedIn reads how many an item says that it is: 两个小型提水泵站; one where it says nothing.
func countedIn(item string) int {
	before := rune(0)
	for _, r := range item {
		if d := numeral.Digit(before); oneOf(r, "个座处所条家支间") && d > 1 {
			return d
		}
		before = r
	}
	return 1
}

// findCountedDeeds holds the number before a colon against the deeds behind it: 三件大事：一抓道路，二抓产业，三抓新风，四抓队伍.
func (p *passage) findCountedDeeds() {
	if !p.holds("：一") {
		return
	}
	for _, m := range countedDeeds.FindAllStringSubmatchIndex(p.text, -1) {
		first, _ := firstRune(p.text[m[2]:m[3]])
		promised, listed, deed := numeral.Digit(first), p.text[m[4]:m[5]], p.text[m[6]:m[7]]
		have := 1
		for have < 9 {
			i := strings.Index(listed, numeral.Format(have+1)+deed)
			if i < 0 {
				break
			}
			listed = listed[i:]
			have++
		}
		if have > 1 && have != promised {
			p.reportAt(m[2], m[4]-len("："), have)
		}
	}
}

// reportAt reports a promise that stands between two bytes of the passage.
func (p *passage) reportAt(from, to, have int) {
	said := strings.TrimSuffix(p.text[from:to], "”")
	if p.gapStatedAt(p.runeAt(from)) {
		return
	}
	p.report(sectionGapID, p.runeAt(from), p.runeAt(to),
		msg(fmt.Sprintf("说是“%s”，列了%d个", said, have), fmt.Sprintf("%q, but %d are listed", said, have)),
		msg("补上漏掉的，或改数目", "add what is missing, or correct the number"))
}
