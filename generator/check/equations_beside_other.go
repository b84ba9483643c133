package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Amounts that stand beside each other in real reports and are of different matters: an average and a total, the ends of a range, what is paid in one
// contract and the years of another.

// fewestOfCounty is how many people a county has at least, not all of whom live in the country.
const fewestOfCounty = 100_000

// means are what an average of a growth begins with.
var means = [...]string{"人均", "户均", "亩均", "每亩", "每户", "每人", "亩产", "单产", "村均", "社均"}

// meanOfTotal tells whether a growth is one of an average, by its clause, where the words before the two amounts are of totals: 村集体收入由936万元
// 增加到1.2亿元，人均分红增长13.3倍.
func meanOfTotal(clause, amounts string) bool {
	for _, mean := range means {
		if i := strings.Index(clause, mean); i >= 0 && runeCount(clause[:i]) <= longestOwner {
			return !anyof.Contains(amounts, "均", "每", "亩产", "单产")
		}
	}
	return false
}

// longestOwner is how long the name of those whom an average is of may be, in characters: 村民人均, 社员户均.
const longestOwner = 4

// yearsOfAnother tells whether what is paid a year is multiplied with the years of another sentence, though its own names years too: 把老房子10年的
// 使用权交给公司，每年得5600元。另一户的老房子租期20年，得了14万元.
func (e *equations) yearsOfAnother(x *equation) bool {
	for _, k := range x.of {
		years := &e.list[k]
		if years.unit != "年" {
			continue
		}
		for _, j := range x.of {
			paid := e.list[j].s
			if j != k && paid != years.s && slices.ContainsFunc(paid.terms, func(t term) bool { return t.unit == "年" && middle(t) != middle(years.term) }) {
				return true
			}
		}
	}
	return false
}

// rangeBefore and rangeBehind are what stands between the ends of a range that no 由 or 从 begins: 10万元至50万元. rangeWithin is a range that is read as
// one amount.
var (
	rangeBefore = lazyregexp.New(`[0-9][万亿]?[^0-9，。；年月日比增升提扩涨降减下发缩至]{0,3}[至—－~～]$`)
	rangeBehind = lazyregexp.New(`^[至—－~～][0-9]`)
	rangeWithin = lazyregexp.New(`[0-9][万亿]?[^0-9，。；年月日比增升提扩涨降减下发缩至]{0,3}[至—－~～][0-9]`)
)

// endsRange tells whether an amount is an end of a range, and of no change.
func (e *equations) endsRange(k int) bool {
	x := &e.list[k]
	text := x.s.p.text
	before := cutBefore(text[:x.from], 24)
	if anyof.Contains(clauseOf(before), "由", "从") {
		return false
	}
	return rangeBehind.MatchString(text[x.to:]) || rangeWithin.MatchString(text[x.from:x.to]) || rangeBefore.MatchString(before)
}

// growthOfRange tells whether a growth or a share is worked out from an end of a range and something else: 收入10万元至50万元的群体达80%，20万元至60万元
// 的达45%.
func (e *equations) growthOfRange(x *equation) bool {
	return slices.ContainsFunc(x.of, e.endsRange)
}

// growthToTotal tells whether a growth is worked out from a part and the total that it makes with another: 安排274.3亿元，加上转移支付34亿元，共安排
// 308.3亿元，增长19.3%, which is said of the year before.
func (e *equations) growthToTotal(x *equation) bool {
	base, end := x.baseAndEnd()
	if x.kind != growthOfTwo || base >= end || !anyof.Prefix(e.list[end].clause, "共", "一共", "总共", "合计", "总计", "累计") {
		return false
	}
	for k := base + 1; k < end; k++ {
		if t := &e.list[k]; t.class == e.list[end].class && !t.isChange() && same(e.list[base].value+t.value, e.list[end].value) {
			return true
		}
	}
	return false
}

// How far a multiple in round tens may be from the exact one: 提速120倍 is said of 121.2.
const (
	leastRoundTimes = 20
	roundTimesSlack = 5
)

// roundTimes tells whether a multiple is in round tens and the exact one near it.
func roundTimes(t term, right float64) bool {
	v := middle(t)
	return t.unit == "倍" && v >= leastRoundTimes && same(math.Mod(v, 10), 0) && math.Abs(right-v) < roundTimesSlack
}

// yearsNamed are years that shares are said to be of: 分别是1978年、2012年.
var yearsNamed = lazyregexp.New(`^[，,]?分别(?:是|为|对应)(?:19|20)[0-9]{2}年|(?:19|20)[0-9]{2}年[^，。；]{0,12}分别(?:是|为|达|达到|占)?$`)

// sharesOfYears tells whether shares that might make up a whole are those of several years.
func (e *equations) sharesOfYears(x *equation) bool {
	first, last := &e.list[x.of[0]], &e.list[max(x.stated, x.of[len(x.of)-1])]
	text := first.s.p.text
	return yearsNamed.MatchString(cut(last.s.p.text[last.to:], 24)) || yearsNamed.MatchString(cutBefore(text[:first.from], 60))
}

// ofPage tells whether the amounts are those of a printed page: 页边距上3.7厘米，下3.5厘米，左2.8厘米.
func (e *equations) ofPage(x *equation) bool {
	s := e.list[x.stated].s
	return anyof.Contains(s.p.text[s.from:s.to], "页边距", "版心", "天头", "地脚", "订口", "行距", "字距", "装订线")
}

// addsUncounted tells whether something without a number of its own is added before a whole that is more than what has numbers: 捐款80万元，再加上街道
// 原有的资金，一共筹集137万元.
func (e *equations) addsUncounted(x *equation) bool {
	whole := &e.list[x.stated]
	if x.right >= middle(whole.term) {
		return false
	}
	clauses := strings.FieldsFunc(whole.s.p.text[whole.s.from:whole.from], func(r rune) bool { return oneOf(r, "，；：") })
	return slices.ContainsFunc(clauses[:max(0, len(clauses)-1)], func(clause string) bool {
		return anyof.Prefix(clause, "再加上", "加上", "再加", "外加") && !strings.ContainsAny(clause, "0123456789这其两几三") && !anyof.Contains(clause, "上述", "以上", "前面", "全部", "说的", "结余", "剩下")
	})
}
