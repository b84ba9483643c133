package check

import (
	"fmt"
	"strings"

	"casebook/generator/numeral"
)

// Promises of several numbers: “1234”工作思路，即围绕一个中心、突出两个重点……; “三会一课”（支部党员大会、支部委员会、党小组会、党课）; and levels before
// their number: 县、乡、村三级.

// findPromisedSums reads the first two behind the quotation [i,end].
func (p *passage) findPromisedSums(i, end int) {
	name := p.runes[i+1 : end]
	stop := end + 1
	for stop < len(p.runes) && stop-end < longestPromised && !oneOf(p.runes[stop], "。！？“") && !p.startsLine(stop) {
		stop++
	}
	text := p.slice(end+1, stop)
	if lost := lostOfDigits(name, text); lost > 0 {
		p.report(sectionGapID, i+1, end,
			msg(fmt.Sprintf("说是“%s”，后面没有“%s”的一项", string(name), numeral.Format(lost)), fmt.Sprintf("%q, but nothing counts %d", string(name), lost)),
			msg("补上漏掉的，或改数目", "add what is missing, or correct the number"))
		return
	}
	n, ok := sumOfName(name)
	if !ok || !strings.HasPrefix(text, "（") {
		return
	}
	inside, _, closed := strings.Cut(strings.TrimPrefix(text, "（"), "）")
	items := strings.Split(inside, "、")
	if !closed || strings.ContainsAny(inside, "，；和与及等") || len(items) != n-1 && len(items) != n+1 {
		return
	}
	p.brokenPromise(i+1, end, string(name), len(items), inside)
}

// lostOfDigits returns which number of 1234 is not counted behind it, where one alone is not.
func lostOfDigits(name []rune, text string) int {
	if len(name) < 3 || len(name) > 6 {
		return 0
	}
	lost, found := 0, 0
	for k, r := range name {
		if numeral.Arabic(r) != k+1 {
			return 0
		}
		words := []string{numeral.Format(k + 1), otherDigit(k + 1)}
		if countsBy(text, words) {
			found++
		} else if lost == 0 {
			lost = k + 1
		}
	}
	if found != len(name)-1 {
		return 0
	}
	return lost
}

// otherDigit is how else a digit is written.
func otherDigit(k int) string {
	if k == 2 {
		return "两"
	}
	return fmt.Sprint(k)
}

// countsBy tells whether a text counts something by one of the words: 两个重点, 三项建设.
func countsBy(text string, words []string) bool {
	for _, w := range words {
		for at := range places(text, w) {
			if r, _ := firstRune(text[at+len(w):]); oneOf(r, "个项大条类张支种区带轴园核翼心线点环廊城群") {
				return true
			}
		}
	}
	return false
}

// sumOfName returns what the numbers of a name such as 三会一课 come to.
func sumOfName(name []rune) (n int, ok bool) {
	if len(name) != 4 || !isHan(name[1]) || !isHan(name[3]) {
		return 0, false
	}
	a, b := numeral.Digit(name[0]), numeral.Digit(name[2])
	if name[0] == '两' {
		a = 2
	}
	return a + b, a > 1 && b > 0
}

// levelsBefore reads levels of office before their number, which ends at rune end: 县、村三级. Two are fewer than other lists may have, for
// nothing else is counted in 级 so.
func (p *passage) levelsBefore(end int) (list, bool) {
	start := end
	for start > 0 && (isHan(p.runes[start-1]) || p.runes[start-1] == '、') && end-start < 40 {
		start--
	}
	items := strings.Split(p.slice(start, end), "、")
	if len(items) < 2 {
		return list{}, false
	}
	last := lastRune(items[len(items)-1])
	for _, item := range items {
		r := lastRune(item)
		if !oneOf(r, "省市县区旗乡镇街村组户国央长") || r == '长' && last != '长' || runeCount(item) > 6 || strings.ContainsAny(item, "和与及到") {
			return list{}, false
		}
	}
	return list{text: strings.Join(items, "、"), least: len(items), most: len(items)}, true
}
