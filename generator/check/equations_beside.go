package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Amounts that stand beside an equation's and are of another matter: another good's price, another pot of money, those counted twice, the share of
// what no amount is of. Their numbers come near to a sum by chance.

// overlapWords say that one thing may be counted in several parts.
var overlapWords = [...]string{"双重处分", "双处分", "双重身份", "双重", "身兼", "兼营", "兼有", "兼具", "两项都", "两样都", "两种都", "两者都", "都参加的", "同时获得", "同时获", "同时受", "同时享受", "同时符合",
	"同时具有", "扣除重复", "剔除重复", "重复的", "有重复", "两种以上", "两项以上", "多种处理", "多重身份", "有交叉", "存在交叉", "既是", "既有", "兼任", "都已建", "都建成", "均已建", "都参加", "均参加"}

// partsOverlap tells whether the sentence of parts that come to more than their whole says that one may be counted twice: 党纪处分58人，政务处分27人，双重处分4人.
func partsOverlap(s *sentence) bool {
	return s.p.holds(overlapWords[:]...) && anyof.Contains(s.p.text[s.from:s.to], overlapWords[:]...)
}

// addsPrices tells whether a sum is of prices for one of different things: 每斤12元，比…高出4元，每只120元.
func (e *equations) addsPrices(x *equation) bool {
	if x.times != nil || !ofMoney(e.list[x.stated].term) {
		return false
	}
	each := ""
	for k := range x.amounts {
		clause := e.list[k].clause
		i := strings.LastIndex(clause, "每")
		if i < 0 {
			continue
		}
		own := cut(strings.TrimPrefix(clause[i+len("每"):], "个"), 1)
		if each != "" && own != each {
			return true
		}
		each = own
	}
	return false
}

// addsAcrossList tells whether the whole of two parts stands between them and a semicolon begins the second's matter: 新增2万亩，累计达到14.6万亩；新增1.3万亩.
func (e *equations) addsAcrossList(x *equation) bool {
	first, last, t := &e.list[slices.Min(x.of)], &e.list[slices.Max(x.of)], &e.list[x.stated]
	if t.s.p != first.s.p || t.s.p != last.s.p || t.from < first.to || last.from < t.to {
		return false
	}
	return strings.Contains(t.s.p.text[t.to:last.from], "；") && anyof.Contains(t.clause, "累计", "总数", "总量", "总", "共", "达到")
}

// addsPots tells whether one of the amounts behind the first is said to be beside all that was counted: 争取补助5200万元，另外统筹1400万元.
func (e *equations) addsPots(x *equation) bool {
	first := e.list[min(slices.Min(x.of), x.stated)]
	t := &e.list[x.stated]
	if first.s != t.s || anyof.Contains(first.s.p.text[first.s.from:first.from], "其中") || x.stated > slices.Max(x.of) && anyof.Contains(t.clause, "共", "总", "合计", "累计", "净", "余", "实有", "现有") {
		return false
	}
	for k := range x.amounts {
		a := &e.list[k]
		if a.from > first.from && anyof.Prefix(a.clause, "另外", "另有", "另") && !anyof.Contains(a.s.p.text[first.to:a.from], "其中", "包括", "：", "分为") {
			return true
		}
	}
	return false
}

// addsOneOfGroups tells whether a part is of each of several groups: 第一组至第五组各12人.
func (e *equations) addsOneOfGroups(x *equation) bool {
	return x.times == nil && slices.ContainsFunc(x.of, func(k int) bool { return isOfGroups(e.list[k].clauseBefore()) })
}

// isShareOfOwn tells whether the words behind a share, or before it, say what it is of, and an equation takes another amount for that: 其中工业项目18亿元；技改投资9亿元，
// 占工业投资的41%.
func (e *equations) isShareOfOwn(x *equation) bool {
	t := &e.list[x.stated]
	head, name, ok := cutAtLast(t.clause, "占")
	if !ok || x.kind != shareOfTwo || !t.share() {
		return false
	}
	base, end := x.baseAndEnd()
	a, b := &e.list[base], &e.list[end]
	if part, _, listed := t.s.valueListed(strings.TrimSuffix(strings.TrimLeft(head, "，"), "的"), t.k); listed && name == "" && b.from != part.from {
		return true // 省内、省外务工分别为1560人和2080人，省外务工的占40%
	}
	if own := strings.TrimLeft(head, "，其中的"); b.s == t.s && b.from > t.to && runeCount(own) > 2 && !strings.Contains(own, "比") && strings.Contains(t.s.p.text[t.to:b.from], "，") && b.clause != "" &&
		!anyof.Prefix(b.clause, "达", "有", "共", "为", "计", "即", "也就是", "约") && commonStart(own, b.clause) < 2 {
		return true // 手术8600台，三四级手术占62%，微创手术5100台
	}
	name = strings.TrimRight(strings.TrimLeft(name, "比到了"), "的达约近超过仅为")
	if runeCount(name) < 3 || head != "" || b.s != t.s || b.to > t.from || anyof.Contains(t.s.p.text[b.to:t.from], "；") {
		return false
	}
	if strings.HasPrefix(x.form, "rest") {
		return true // what stands before it is the part, not what is left
	}
	if a.s != t.s || a.to > b.from || !strings.Contains(a.s.p.text[a.to:b.from], "；") || anyof.Contains(name, "总", "全部") && !anyof.Prefix(name, "全省", "全国", "全市") {
		return false
	}
	whole := a.clauseBefore() + tailWords(a)
	return !strings.Contains(whole, name) && !strings.Contains(whole, lastRunes(name, 2))
}

// cutAtLast cuts a text at the last of a word.
func cutAtLast(text, word string) (before, after string, ok bool) {
	i := strings.LastIndex(text, word)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(word):], true
}

// lastRunes are the last n characters of a text.
func lastRunes(text string, n int) string {
	runes := []rune(text)
	return string(runes[max(0, len(runes)-n):])
}

// meanOfOthers tells whether a mean is named for some, whose number the text has, and an equation takes another: 社员168户，其中脱贫户46户；脱贫户户均分红6800元.
func (e *equations) meanOfOthers(x *equation) bool {
	each := &e.list[x.of[0]]
	i := strings.Index(each.clause, "均")
	if x.kind != productOfTwo || i < len("户") {
		return false
	}
	name := strings.TrimSuffix(each.clause[:i], lastRunes(each.clause[:i], 1))
	if runeCount(name) < 3 || anyof.Prefix(name, "全", "其中") {
		return false
	}
	for k := range e.list[:x.of[0]] {
		if a := &e.list[k]; a.s.p == each.s.p && a.unit == e.list[x.of[1]].unit && strings.HasSuffix(bareNoun(a.clause), name) && !x.has(k) {
			return true
		}
	}
	return false
}

// overlapsByBounds tells whether parts that come to more than their whole overlap by what they are counted by: above two bounds of one kind and
// below none (500年以上的57株，300年以上的343株), or some by their size and others by their trade or level (亿元以上项目17个，省级重点项目5个).
func (e *equations) overlapsByBounds(x *equation) bool {
	above, sorted := 0, 0
	for _, k := range x.of {
		words := e.list[k].clauseBefore()
		words = words[strings.LastIndex(words, "、")+1:]
		switch {
		case anyof.Contains(words, "以下", "至", "到", "不足", "之间", "—", "～", "－", "-"):
			return false
		case anyof.Contains(words, "以上", "超过"):
			above++
		case anyof.Contains(words, "类", "级", "业"):
			sorted++
		}
	}
	return above > 1 || above == 1 && sorted > 0 && sorted == len(x.of)-1
}

// listGoesOn tells whether parts that come to less than their whole are said not to be all: 主要有高中4所、初中15所, 另有教学点若干.
func (e *equations) listGoesOn(x *equation) bool {
	t, first, last := &e.list[x.stated], &e.list[x.of[0]], &e.list[x.of[len(x.of)-1]]
	if t.s.p != first.s.p || t.to > first.from {
		return false
	}
	return anyof.Contains(t.s.p.text[t.to:first.from], "主要有", "主要是", "主要包括") || anyof.Contains(cut(last.s.p.text[last.to:], 20), "若干", "未计入", "不计入")
}

// growsItself tells whether a growth stands right behind the amount that it would start from: of 纯收入14210元，增速达12.3% it is that amount that grew.
func (e *equations) growsItself(x *equation) bool {
	t := &e.list[x.stated]
	base, end := x.baseAndEnd()
	a := &e.list[base]
	return base == x.stated-1 && end < base && a.s == t.s && anyof.Prefix(t.s.p.text[a.to:t.from], "，增速", "，增幅", "，增长", "，同比增长") && !anyof.Contains(a.clauseBefore(), "比", "较", "由", "从", "上年", "去年", "同期", "前年", "基数")
}

// comesBesides tells whether an amount between what each month brings and what the year does makes up the difference.
func (e *equations) comesBesides(x *equation) bool {
	t := &e.list[x.stated]
	for k := x.of[0] + 1; k < x.stated; k++ {
		other := &e.list[k]
		if other.class == t.class && same(x.right+other.as(t.unit), middle(t.term)) {
			return true
		}
	}
	return false
}

// countChanged tells whether another number of those who get something stands near, so that what all of them got lies between the two products: 年初350名，年末382名.
func (e *equations) countChanged(x *equation) bool {
	if len(x.of) != 2 {
		return false
	}
	n, said := &e.list[x.of[1]], middle(e.list[x.stated].term)
	for k := max(0, x.of[1]-2); k < min(len(e.list), x.of[1]+3); k++ {
		other := &e.list[k]
		if k == x.of[1] || other.class != n.class || other.unit != n.unit || n.value <= 0 {
			continue
		}
		if product := x.right * other.value / n.value; min(product, x.right) <= said && said <= max(product, x.right) && anyof.Contains(other.clause+n.clause, "年初", "年末", "增至", "增加到", "减少到", "减至", "月均", "年底") {
			return true
		}
	}
	return false
}

// ofPartOfAll tells whether a price is for a part of what the text adds up, and the amount is what all of it cost: 新建7.5公里、改建4.5公里，总投资1800万元；改建段每公里100万元.
func (e *equations) ofPartOfAll(x *equation) bool {
	if len(x.of) != 2 || !strings.Contains(e.list[x.stated].clause, "总") {
		return false
	}
	return slices.ContainsFunc(e.holdingOf(x.of[1]), func(i int) bool {
		y := &e.found[i]
		return y.kind == sumOfRun && y.stated != x.of[1] && slices.Contains(y.of, x.of[1])
	})
}

// restUncounted tells whether the words between a number and a price speak of the rest, so that the price is for that and not for the number.
func restUncounted(words string) bool {
	words = words[strings.LastIndexAny(words, "0123456789")+1:]
	return anyof.Contains(words, "，其余", "，剩余", "，余下", "，剩下")
}
