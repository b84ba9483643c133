package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// findRespectively holds the numbers behind 分别 against what they are of: A、B、C分别为1、2 lacks one.
// It speaks only where both lists are plain: no pairs, no second dimension (东村和西村的茶园、果园), no 等.
func (s *sentence) findRespectively() {
	text := s.p.text[s.from:s.to]
	for at := 0; ; {
		i := strings.Index(text[at:], "分别")
		if i < 0 {
			return
		}
		at += i
		names, ok := namesBefore(text[:at])
		at += len("分别")
		if !ok {
			continue
		}
		values, length := valuesBehind(text[at:])
		if values < 2 || values >= names.least && values <= names.most || values%names.least == 0 || values > 2*names.most {
			continue
		}
		from := s.from + at - len("分别")
		p := s.p
		p.report(sumMismatchID, p.runeAt(from), p.runeAt(s.from+at+length-1)+1,
			msg(fmt.Sprintf("“分别”前面是%d项，后面是%d个数", names.least, values), fmt.Sprintf("%d things are named before 分别, %d numbers stand behind it", names.least, values)),
			msg("补上漏掉的，或删去多出来的", "add what is missing, or delete what is superfluous"))
		return
	}
}

// namesBefore reads the list that ends before 分别 or before the words between (同比, 产量).
func namesBefore(before string) (list, bool) {
	clause := clauseOf(before)
	if anyof.Contains(clause, "的", "等", "各", "（", "）", "由", "从", "其中", "”", "两", "每") || strings.ContainsAny(clause, "0123456789“(") || !strings.Contains(clause, "、") {
		return list{}, false
	}
	items := strings.Split(clause, "、")
	last := items[len(items)-1]
	l := list{text: clause, least: len(items), most: len(items)}
	for k, item := range items {
		n := runeCount(item)
		if n == 0 || n > 18 {
			return list{}, false
		}
		if k < len(items)-1 && strings.ContainsAny(item, "和与及") { // two lists, or a name that holds 和
			return list{}, false
		}
	}
	for _, and := range [...]string{"以及", "和", "与", "及"} {
		one, other, _ := strings.Cut(last, and)
		if other == "" {
			continue
		}
		l.most++ // 和 may be a part of a name: 软件和信息服务业
		if n := runeCount(items[1]); runeCount(one) == n {
			l.least++
		}
		break
	}
	if anyof.Contains(clause, "城乡", "男女", "存贷", "进出口", "收支", "产销", "农牧") {
		return list{}, false // one word that names two
	}
	first, _ := firstRune(items[1])
	if numeral.Digit(first) > 0 && runeCount(items[1]) == 1 {
		return list{}, false // 一、二、三产业 may begin with words of their own: 第一
	}
	return l, true
}

// valuesBehind counts the numbers of the list behind 分别, with the bytes that they take. It is 0 where
// the list is no plain one.
func valuesBehind(after string) (n, length int) {
	end := len(after)
	for i, r := range after {
		if !oneOf(r, "，,；;。：（(") {
			continue
		}
		size := len(string(r))
		if next, _ := firstRune(after[i+size:]); (r == '，' || r == ',') && next >= '0' && next <= '9' && !strings.ContainsAny(after[:i], "、和与及") {
			continue // 500人，300人
		}
		if r == '：' || r == '（' || r == '(' {
			return 0, 0
		}
		end = i
		break
	}
	words := after[:end]
	if i := strings.IndexAny(words, "0123456789"); i > 0 && !strings.ContainsAny(words[:i], "、和与及至") {
		words = words[i:] // behind the verb
	}
	if anyof.Contains(words, "等", "至", "到", "以及其", "—", "～", "-", "一个", "其中", "“") {
		return 0, 0
	}
	for _, and := range [...]string{"以及", "和", "与", "及", "，", ","} {
		words = strings.ReplaceAll(words, and, "、")
	}
	for _, piece := range strings.Split(words, "、") {
		digits := strings.IndexFunc(piece, func(r rune) bool { return numeral.Arabic(r) >= 0 })
		if digits < 0 || runeCount(piece[:digits]) > 6 {
			return 0, 0
		}
		n++
	}
	return n, end
}
