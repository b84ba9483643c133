package check

import (
	"strings"

	"casebook/generator/anyof"
)

// Whose share or growth a clause tells, and of what: 乡村道占了全部里程的65% names its part and its whole, and the amounts that bear these names are those
// that the share is of.

// namesSaid are what the clause before a rate or a change says it is of: the part, or what grew, and the whole, or what it is compared with.
func (e *equations) namesSaid(k int) (part, whole string) {
	clause := e.list[k].clauseBefore()
	for _, mark := range [...]string{"占", "比"} {
		at := strings.LastIndex(clause, mark)
		if at < 0 || strings.HasPrefix(clause[at:], "比重") || strings.HasPrefix(clause[at:], "比例") {
			continue
		}
		part, whole = clause[:at], clause[at+len(mark):]
		break
	}
	if part == "" && whole == "" {
		part = clause
	}
	if at, _ := anyof.LastRune(whole, "增减提降升涨下上多少高低缩扩"); at >= 0 {
		whole = whole[:at]
	} else if at, _ := anyof.LastRune(part, "增减提降升涨缩扩"); at > 0 {
		part = part[:at]
	}
	return part, whole
}

// How alike two names are: how many characters of pairs they have in common; 1 where it is a single one, -1 where there is no name to compare.
const (
	noName    = -1
	oneInName = 1
	mostAlike = 6
)

// nameLikeness is the likeness of two names. What any place or amount has in its name says nothing.
func nameLikeness(a, b string) int {
	named := false
	one := 0
	for _, r := range a {
		if !isHan(r) || oneOf(r, "全县村镇乡市区省的了为是有共年上去今本该各等其中") {
			continue
		}
		named = true
		if strings.ContainsRune(b, r) {
			one = oneInName
		}
	}
	if !named {
		return noName
	}
	return min(max(twosInCommon(a, b), one), mostAlike)
}

// likenessOf is how much the names in a rate's clause, or in that of a change, are those of its amounts.
func (e *equations) likenessOf(x *equation) (part, whole int) {
	switch x.kind {
	case shareOfTwo, growthOfTwo:
		base, end := x.baseAndEnd()
		own, all := e.namesSaid(x.stated)
		if part = nameLikeness(own, e.fullName(end)); x.kind == growthOfTwo && strings.HasPrefix(e.list[x.stated].unitClass(), "%") {
			part = max(part, nameLikeness(own, e.fullName(base)))
		}
		return part, nameLikeness(all, e.fullName(base))
	case sumOfTwo, pointsOfTwo:
		for k := range x.amounts {
			if !e.list[k].isChange() {
				continue
			}
			own, all := e.namesSaid(k)
			part, whole = noName, noName
			for other := range x.amounts {
				if other != k {
					part, whole = max(part, nameLikeness(own, e.fullName(other))), max(whole, nameLikeness(all, e.fullName(other)))
				}
			}
			return part, whole
		}
	case productOfTwo:
		return nameLikeness(e.nameOf(x.of[0]), e.fullName(x.stated)), nameLikeness(eachSaid(e.list[x.of[0]].clauseBefore()), e.fullName(x.of[len(x.of)-1]))
	}
	return noName, noName
}

// fullName is the clause before an amount with the noun behind it: 参加合作社的1680户农户.
func (e *equations) fullName(k int) string {
	x := &e.list[k]
	if x.full != "" {
		return x.full
	}
	behind := cut(x.s.p.text[x.to:], 6)
	if at, _ := anyof.LastRune(behind, "，。；、：,;（("); at >= 0 {
		behind = behind[:strings.IndexAny(behind, "，。；、：,;（(")]
	}
	x.full = x.clauseBefore() + behind
	return x.full
}

// How the last part of a sum completes it by its name.
const (
	completesNothing = iota
	isNegation       // it is of those that the other is not: 已整改1221条，尚未整改25条
	isCounterpart    // of a division in two: 女生5422人，男生6114人
)

// completes tells how two parts divide a whole by their names.
func (e *equations) completes(first, last int) int {
	a, b := e.fullName(first), e.fullName(last)
	for _, pair := range [...][2]string{{"男", "女"}, {"城镇", "农村"}, {"城镇", "乡村"}, {"城镇", "农民"}, {"税收", "非税"}, {"公办", "民办"}, {"国内", "国外"}, {"境内", "境外"}, {"省内", "省外"},
		{"县内", "县外"}, {"本地", "外地"}, {"本村", "外村"}, {"成年", "未成年"}, {"线上", "线下"}, {"新建", "改建"}, {"新建", "改造"}, {"水田", "旱地"}, {"财政", "自筹"}, {"门诊", "住院"}, {"专任", "兼职"},
		{"常住", "外出"}, {"在校", "校外"}, {"寄宿", "走读"}, {"住校", "走读"}, {"平房", "楼房"}, {"夏粮", "秋粮"}, {"上半年", "下半年"}} {
		if strings.Contains(a, pair[0]) && strings.Contains(b, pair[1]) && !strings.Contains(b, pair[0]) || strings.Contains(a, pair[1]) && strings.Contains(b, pair[0]) && !strings.Contains(a, pair[0]) {
			return isCounterpart
		}
	}
	for _, not := range [...]string{"未", "不", "没", "非", "尚", "仍"} {
		if strings.Contains(b, not) && !strings.Contains(a, not) {
			return isNegation
		}
	}
	return completesNothing
}
