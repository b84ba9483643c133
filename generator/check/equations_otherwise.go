package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// saidOtherwise tells whether words say that an equation is none: growth at constant prices is not that of the amounts, and what is planned is no
// sum of what there was.
func (e *equations) saidOtherwise(x *equation) bool {
	t := &e.list[x.stated]
	switch {
	case x.isFarOff(t), e.isSenseless(x):
		return true
	case x.isRate() && e.rateExplained(x):
		return true
	case x.kind == growthOfTwo && t.unit == "%" && (saysLevel(t.clause) || anyof.Contains(t.clause, "年均", "平均每年", "每年平均", "年平均", "年递增", "逐年", "每年以")):
		return true // what each year gave is not what all of them did
	case x.kind == growthOfTwo:
		return t.s.constantPrices(t.term) || e.waySaid(x.stated) == asShare && !anyof.Contains(t.clause, "增", "比")
	case x.kind == equalTo:
		return e.namedOtherwise(x)
	case x.adds() && (e.partsOfOne(x) || e.otherSigns(x) || e.addsMean(x) || e.addsPrice(x) || e.leavesOneOut(x) || e.leavesList(x)):
		return true
	case x.kind == flowOfAll && (x.form != saidFlow && !e.flowIsSaid(x) || e.holdsOtherwise(x)):
		return true
	case x.kind == spanOfTwo && strings.Contains(t.clause, "虚岁") && same(x.right+1, middle(t.term)):
		return true
	case x.kind == spanOfTwo && strings.Contains(t.clause, "实际") && !strings.Contains(t.clause, "实际工期"):
		return true // 9时开始，中途休息15分钟，11时30分结束，实际开会2小时15分钟
	case x.kind == spanOfTwo:
		return slices.ContainsFunc(e.holdingOf(x.stated), func(i int) bool { return e.found[i].kind == spanOfTwo && e.found[i].stated == x.stated })
	case x.adds():
		return anyof.Contains(t.clause, "计划", "目标", "预计", "力争")
	}
	if (x.form == ofNamed || x.form == forNamed) && e.ofOtherPlace(x) {
		return true
	}
	return e.shareSaidOtherwise(x) || e.productSaidOtherwise(x)
}

// isFarOff tells whether what an equation comes to is no slip away from what is stated, nor has another point (3.6% for 36%): the amounts are of other matters.
func (x *equation) isFarOff(t *amount) bool {
	if x.kind == spanOfTwo || x.right == 0 {
		return false
	}
	off := math.Abs(math.Log10(math.Abs(x.right) / max(middle(t.term), 1e-9)))
	return off > math.Log10(farthestOff) && math.Abs(off-math.Round(off)) > samePoint
}

const (
	farthestOff = 12   // times as much or as little: a digit that was left out makes ten
	samePoint   = 0.02 // of the logarithm: how near to a power of ten a number is that has another point
)

// ofOtherPlace tells whether what an amount is said to be of is named in a passage that does not speak of the place which the amount's own begins with: 石桥县：完成
// 17公里，占任务的21% is no share of the province's.
func (e *equations) ofOtherPlace(x *equation) bool {
	p := e.list[x.stated].s.p
	place := placeAtHead(p.text)
	labels := anyof.Contains(cut(p.text, len(place)+len("县：")), "：", ":")
	return place != "" && !anyof.Prefix(place, "全", "本", "我", "该", "各") && slices.ContainsFunc(x.of, func(k int) bool {
		other := e.list[k].s.p
		return other != p && placeAtHead(other.text) != place && (labels || !strings.Contains(other.text, place))
	})
}

// partsOfOne tells whether all amounts of a sum are of a longer one that holds: parts of one whole are not added up to each other.
func (e *equations) partsOfOne(x *equation) bool {
	return slices.ContainsFunc(e.holdingOf(x.stated), func(i int) bool {
		y := &e.found[i]
		if y.kind != sumOfRun || len(y.of) <= len(x.of) || len(y.of) < 3 || !e.mayExplain(y, x) {
			return false
		}
		for k := range x.amounts {
			if !y.has(k) {
				return false
			}
		}
		return true
	})
}

// addsMean tells whether one of the parts is a mean, and their whole is none: 平均一只1100元，收入167.2万元.
func (e *equations) addsMean(x *equation) bool {
	return x.times == nil && !strings.Contains(e.list[x.stated].clause, "平均") && slices.ContainsFunc(x.of, func(k int) bool { return strings.Contains(e.list[k].clause, "平均") })
}

// addsPrice tells whether one of the parts is hardly anything of the whole and written in another unit, as a price is: 每根30元，花费1.23万元，共1.304万元.
func (e *equations) addsPrice(x *equation) bool {
	t := &e.list[x.stated]
	return x.times == nil && slices.ContainsFunc(x.of, func(k int) bool {
		part := &e.list[k]
		return part.class == t.class && part.value < leastOfPart*t.value && scaleOf(part.text) != scaleOf(t.text)
	})
}

// leastOfPart is as what part of a whole one in another unit is taken for a price.
const leastOfPart = 0.01

// leavesOneOut tells whether the list of parts has one that is no figure: 东线两辆，西线两辆，北线一辆.
func (e *equations) leavesOneOut(x *equation) bool {
	first, last := &e.list[min(x.of[0], x.of[len(x.of)-1])], &e.list[max(x.of[0], x.of[len(x.of)-1])]
	return first.s == last.s && x.right < middle(e.list[x.stated].term) && countsOne(first.s.p.text[first.from:max(first.from, first.s.to)], string(first.unit))
}

// leavesList tells whether the last of what stands behind 其中 is parted from a list by another mark: 其中风电20万千瓦、光伏30万千瓦，储能12万千瓦.
func (e *equations) leavesList(x *equation) bool {
	n := len(x.of)
	if x.kind != sumOfRun || n < 3 || x.right <= middle(e.list[x.stated].term) || e.listSaid(x) != amongThem {
		return false
	}
	gap := func(i int) string {
		a, b := &e.list[x.of[i]], &e.list[x.of[i+1]]
		return marksOf(a.s.p.text[a.to:max(a.to, b.from)])
	}
	for i := range n - 2 {
		if gap(i) != "、" {
			return false
		}
	}
	return gap(n-2) == "，"
}

// countsOne tells whether a list has 一 of a unit as an item of its own: ，北线一辆。
func countsOne(text, unit string) bool {
	if unit == "" {
		return false
	}
	for at := range places(text, "一"+unit) {
		before, after := lastRune(text[:at]), text[at+len("一")+len(unit):]
		if numeral.Digit(before) < 0 && !oneOf(before, "十百千万第每") && (after == "" || oneOf(firstOf(after), "，、；。）")) {
			return true
		}
	}
	return false
}

// holdsOtherwise tells whether the amounts of a flow come out with other signs where the words leave them open: 被家属接走6人.
func (e *equations) holdsOtherwise(x *equation) bool {
	own := x.sortedAmounts()
	return slices.ContainsFunc(e.holdingOf(x.stated), func(i int) bool {
		y := &e.found[i]
		_, against := e.signsSaid(y)
		return y.kind == flowOfAll && y.stated == x.stated && against == 0 && slices.Equal(own, y.sortedAmounts())
	})
}

// flowIsSaid tells whether the words bear out a flow: what one of its amounts did, and nothing against another. Of many amounts some come near to the same by
// chance, and one that is hardly anything of the others is of something else (120000＋1080000－2－648000).
func (e *equations) flowIsSaid(x *equation) bool {
	agree, contradict := e.signsSaid(x)
	least := e.list[x.stated].value
	for _, k := range x.of {
		least = min(least, e.list[k].value)
	}
	return agree > 0 && contradict == 0 && least > leastOfFlow*e.list[x.stated].value
}

// leastOfFlow is how much of what there is the least that came or went is.
const leastOfFlow = 1e-4

// rateExplained tells whether a rate of three digits is that of two other amounts, as the words have it, or another rate is the one of these two
// (应发480万元，已发432万元，发放率90%，满意率98%).
func (e *equations) rateExplained(x *equation) bool {
	if base, end := x.baseAndEnd(); strings.HasPrefix(x.form, "from") && (e.saysByHowMuch(base) || e.saysByHowMuch(end)) {
		return true // nothing grows to what it grew by
	}
	if slices.ContainsFunc(e.holdingOf(x.of[0]), func(i int) bool {
		y := &e.found[i]
		return y.kind == x.kind && y.form == x.form && y.stated != x.stated && slices.Equal(y.of, x.of) && e.mayExplain(y, x)
	}) {
		return true
	}
	return slices.ContainsFunc(e.holdingOf(x.stated), func(i int) bool {
		y := &e.found[i]
		if !y.isRate() || y.stated != x.stated {
			return false
		}
		way := e.waySaid(y.stated)
		if slices.Equal(y.of, x.of) && e.mayExplain(y, x) && ((y.kind == growthOfTwo) == (way == upwards || way == downwards) || e.isRiseOf(y)) {
			return true // 收入277亿元，增收23亿元，增长9.1%
		}
		if y.kind == shareOfTwo && x.kind == shareOfTwo && !strings.HasPrefix(y.form, "rest") && e.ofOneUnit(y) && !e.ofOneUnit(x) && !e.ofOneClass(x) {
			return true // 160卷 … 24卷，涉及37个问题，占15%
		}
		return significantDigits(e.list[y.stated].text) >= fewestDigits && e.mayExplain(y, x) && e.weigh(y) > leastToExplain
	})
}

// ofOneUnit tells whether the amounts that a share is worked out of bear one unit.
func (e *equations) ofOneUnit(x *equation) bool {
	base, end := x.baseAndEnd()
	return e.list[base].unit == e.list[end].unit && e.list[base].unit != ""
}

// ofOneClass tells whether the amounts that a share is worked out of are measured alike: 元, 万元.
func (e *equations) ofOneClass(x *equation) bool {
	base, end := x.baseAndEnd()
	return e.list[base].class == e.list[end].class
}

// saysByHowMuch tells whether an amount is by how much something changed, not what it came to (增加到51万元).
func (e *equations) saysByHowMuch(k int) bool {
	return e.list[k].isChange() && !anyof.Suffix(e.list[k].clause, "到", "至", "为", "达", "达到", "成")
}

// isRiseOf tells whether a share is that of a change in what there was before it: a sum of both holds (14.52亿元，上年13.65亿元，增加0.87亿元，增长6.4%).
func (e *equations) isRiseOf(y *equation) bool {
	base, end := y.baseAndEnd()
	return y.kind == shareOfTwo && e.saysByHowMuch(end) && slices.ContainsFunc(e.holdingOf(end), func(i int) bool {
		z := &e.found[i]
		return z.adds() && len(z.of) == 2 && slices.Contains(z.of, base) && slices.Contains(z.of, end)
	})
}

// saysLevel tells whether a clause before a share says what it rose or fell to, or from: by how much it says elsewhere (降为6%, 由9.66%扩大为23.36%).
func saysLevel(clause string) bool {
	if anyof.Suffix(clause, "由", "从") {
		return true
	}
	for _, verb := range [...]string{"增加", "提高", "上升", "下降", "扩大", "缩小", "减少", "回升", "回落", "降低", "升", "降", "增", "减"} {
		if anyof.Suffix(clause, verb+"到", verb+"至", verb+"为") {
			return true
		}
	}
	return false
}

// namedOtherwise tells whether two numbers bear names that have nothing in common but that they are of all: 全村茶园, 全村果园.
func (e *equations) namedOtherwise(x *equation) bool {
	if first, second := &e.list[x.of[0]], &e.list[x.stated]; first.s.p == second.s.p && slices.Contains([]string{"、", "和", "，", ","}, strings.TrimSpace(first.s.p.text[first.to:max(first.to, second.from)])) {
		return true // two of a list: 分别达1.28万亿元、1.18万亿元
	}
	if e.wasAdjusted(x) {
		return true
	}
	if here, there := placeAtHead(e.list[x.of[0]].s.p.text), placeAtHead(e.list[x.stated].s.p.text); here != "" && there != "" && here != there {
		return true // 青石镇位于县城东部，全镇总人口; 白石镇位于县城西部，全镇总人口
	}
	a, b := ownName(e.nameOf(x.of[0])), ownName(e.nameOf(x.stated))
	return runeCount(a) > 1 && runeCount(b) > 1 && twosInCommon(a, b) == 0
}

// wasAdjusted tells whether the text says of one of two numbers that what it is of was set anew to it: 装机28万千瓦 … 装机调整为24万千瓦.
func (e *equations) wasAdjusted(x *equation) bool {
	for k := range x.amounts {
		for i := max(0, k-amountsNear); i < min(len(e.list), k+amountsNear); i++ {
			a := &e.list[i]
			if a.class == e.list[k].class && a.value == e.list[k].value && anyof.Suffix(a.clause, "调整为", "调整到", "变更为", "修改为", "核定为", "改为", "调整至") {
				return true
			}
		}
	}
	return false
}

// placeAtHead is the place whose name a passage begins with; "" where it begins with none.
func placeAtHead(text string) string {
	for i, r := range cut(text, longestPlaceHead) {
		switch {
		case !isHan(r):
			return ""
		case i > 0 && oneOf(r, "村镇乡县市区旗州"):
			return text[:i]
		}
	}
	return ""
}

// longestPlaceHead is how many characters the name of a place has at most.
const longestPlaceHead = 6

// ownName is a name without the place that it is of all of.
func ownName(name string) string {
	for _, all := range [...]string{"全村", "全镇", "全乡", "全县", "全市", "全区", "全省", "全国"} {
		if own, ok := strings.CutPrefix(name, all); ok {
			return own
		}
	}
	return name
}

// productSaidOtherwise tells whether words say that what each gets is not what all of them get together divided: it is the most or the least of it, the
// whole is what was gained or expected, or it is for each day besides (每户每天收入2000元，150户共收入).
func (e *equations) productSaidOtherwise(x *equation) bool {
	if x.kind != productOfTwo {
		return false
	}
	t, a := &e.list[x.stated], &e.list[x.of[0]]
	whole, each := t.clause, a.clause
	if a.s.p == t.s.p && a.to < t.from && t.from-a.to < farthestAmong && strings.Contains(t.s.p.text[a.to:t.from], "其中") && saysMean(a) {
		return true // 农户2145户，户均劳力2.6人；其中，务农4244人
	}
	if len(x.of) == 2 {
		if n := &e.list[x.of[1]]; n.s.p == a.s.p && n.to < a.from && a.from-n.to < 2*farthestAmong && restUncounted(n.s.p.text[n.to:a.from]) {
			return true // 自用6万千瓦时，其余上网，每千瓦时0.4元
		}
	}
	if strings.Contains(each, "增收") && anyof.Contains(whole, "销售额", "产值", "营业额", "销售收入") {
		return true // 销售额86万元，带动53户户均增收4200元
	}
	if strings.Contains(whole, "户均") && e.list[x.of[1]].unit == "户" || strings.Contains(whole, "人均") && countsPeople(e.list[x.of[1]].unit) {
		return true // 户均补助2.4万元，其中3户另加5000元
	}
	if e.countChanged(x) || e.ofPartOfAll(x) {
		return true
	}
	if x.form == "of months" && e.comesBesides(x) {
		return true // 每月1800元，年终奖2000元，一年23600元
	}
	for _, word := range [...]string{"增收", "预计", "纯收入", "其中"} {
		if strings.Contains(whole, word) && !strings.Contains(each, word) {
			return true
		}
	}
	for _, time := range [...]string{"每天", "每月", "每年", "每日"} {
		if i := strings.Index(each, time); i > 0 && strings.Contains(each[:i], "每") && len(x.of) == 2 && !strings.Contains(whole, time) && x.form != "of months" && !e.ofOneTime(x, time) {
			return true
		}
	}
	return anyof.Contains(each, "最高", "最多", "最低", "至少", "不超过", "上限", "纯收入") && !strings.Contains(whole, "纯收入")
}

// ofOneTime tells whether what each gets in a time is multiplied with such times, or is of one of them (每人每年600元，全年发放).
func (e *equations) ofOneTime(x *equation, time string) bool {
	unit, t := strings.TrimPrefix(time, "每"), &e.list[x.stated]
	return strings.HasSuffix(string(e.list[x.of[1]].unit), unit) || unit == "日" && e.list[x.of[1]].unit == "天" || strings.Contains(t.clauseBefore(), "全"+unit) || strings.Contains(t.clauseBefore(), "一"+unit)
}

// farthestAmong is how many bytes behind a mean 其中 tells parts of what it is of.
const farthestAmong = 60

// shareSaidOtherwise tells whether the clause of a share says that it is not the share of two amounts that are tried: it is one of a list (分别为16.0%、7.9%和
// 1.1%), a quota (按30%的比例), it is passed or not reached (超过总数的一半), or another amount stands right before it that it is the share of (工业用水1308亿立方米，占用水总量的21.6%).
func (e *equations) shareSaidOtherwise(x *equation) bool {
	t := &e.list[x.stated]
	if x.kind != shareOfTwo || !t.share() {
		return false
	}
	if strings.Contains(t.text, "分之") && math.Abs(x.right-t.inHundred()) < slackOfFraction {
		return true // people round to thirds and quarters
	}
	clause := clauseOf(cutBefore(t.s.p.text[t.s.from:t.from], longestMatter))
	if anyof.Contains(clause, "分别为", "分别是") || strings.HasSuffix(clause, "按") || t.text != "" && t.text[0] > '9' && anyof.Contains(clause, "超过", "不足", "不到", "接近", "将近", "超出") {
		return true
	}
	k := t.s.indexOf(t.term)
	if base, _ := x.baseAndEnd(); len(x.of) == 2 && anyof.Contains(clause, "占总人口", "占全县人口", "占全镇人口", "占全村人口", "占户籍人口", "占常住人口") && !anyof.Contains(e.list[base].clauseBefore(), "人口") {
		return true
	}
	if !strings.HasPrefix(strings.TrimLeft(clause, " "), "占") || k < 1 {
		return false
	}
	own := t.s.terms[k-1]
	return own.plain() && !slices.ContainsFunc(x.of, func(i int) bool { return e.list[i].s.p == t.s.p && e.list[i].from == own.from })
}
