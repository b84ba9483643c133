package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// Equations that no words can mean: money and a number of days give no persons, and a rate that is named for something else is no share of a part.

// isSenseless tells whether the amounts of an equation cannot be worked out from each other, whatever the words around them are.
func (e *equations) isSenseless(x *equation) bool {
	switch {
	case x.kind == growthOfTwo && len(x.of) == 2 && e.list[x.stated].s == e.list[x.of[0]].s && e.list[x.stated].s.isOfYears(e.list[x.stated].term, e.list[x.of[0]].term, e.list[x.of[1]].term):
		return true
	case x.kind == shareOfTwo || x.kind == growthOfTwo:
		return len(x.of) > 1 && (e.householdsOfPersons(x) || e.rateOfAnother(x) || e.growthOfRange(x) || e.growthToTotal(x) || roundTimes(e.list[x.stated].term, x.right) || e.growthOfPart(x) || e.shareOfUnsaid(x) || e.addsDifference(x) || e.isShareOfOwn(x))
	case x.kind == productOfTwo:
		return e.givesOther(x) || e.multipliesOther(x) || e.pricesOther(x) || e.meanOfOthers(x) || e.withinRange(x)
	case x.adds():
		return e.addsOther(x)
	case x.kind == equalTo:
		return oneIsDone(e.list[x.of[0]].clause, e.list[x.stated].clause)
	case x.kind == composedOf:
		return slices.ContainsFunc(x.of, func(k int) bool {
			return anyof.Contains(e.list[k].clause, "最高的", "最矮的", "最低的", "最大的", "最小的")
		})
	case x.kind == hundredOf:
		return severalChosen(e.list[x.stated].s.p.text) || e.sharesOfYears(x)
	}
	return false
}

// householdsOfPersons tells whether a share is one of households in persons, or the other way, where no words say what it is of: 劳务输出1840人次 … 稳定就业的1173户，占75%.
func (e *equations) householdsOfPersons(x *equation) bool {
	base, end := x.baseAndEnd()
	a, b := e.list[base].unit, e.list[end].unit
	return strings.HasSuffix(strings.TrimRight(e.list[x.stated].clause, "约仅达了"), "占") && a != b && (a == "户" || b == "户") && (slices.Contains(personUnits[:], a) || slices.Contains(personUnits[:], b))
}

// personUnits are the units of persons.
var personUnits = [...]quantity.Unit{"人", "名", "人次", "位", "万人", "万人次"}

// severalChosen tells whether a text says that more than one answer could be given, so that the shares of answers do not come to 100.
func severalChosen(text string) bool {
	return anyof.Contains(text, "多选", "选两项", "选三项", "选多项", "两项以上", "不止一项", "选几项")
}

// behindAmong tells whether an amount is said to be among another: 其中.
func (e *equations) behindAmong(whole, part int) bool {
	w, p := &e.list[whole], &e.list[part]
	return w.s.p == p.s.p && w.to < p.from && strings.Contains(w.s.p.text[w.to:p.from], "其中")
}

// besideAmong tells whether two amounts stand beside one another in a list that 其中 begins.
func (e *equations) besideAmong(a, b int) bool {
	x, y := &e.list[a], &e.list[b]
	if x.s != y.s || x.to > y.from {
		return false
	}
	return strings.Contains(x.s.p.text[x.s.from:x.from], "其中") && !anyof.Contains(x.s.p.text[x.to:y.from], "其中", "中")
}

// rateOfAnother tells whether a rate is named for something that the words of its part do not say: 3120人，其中女性1340人，合格率96%; and
// 工资从5200元涨到5800元，流失率下降了一半.
func (e *equations) rateOfAnother(x *equation) bool {
	t := &e.list[x.stated]
	base, end := x.baseAndEnd()
	if strings.HasPrefix(x.form, "rest") && strings.Contains(t.clause, "超额") {
		return true // it is over the plan, not the rest of it
	}
	if _, named := namedRateOf(t.clause); named && anyof.Contains(e.list[min(base, end)].clauseBefore(), "新建", "新增") && e.list[base].unit == e.list[end].unit {
		return true // 新建消火栓58个，总数642个，完好率97%
	}
	if x.kind == shareOfTwo && anyof.Suffix(strings.TrimRight(t.clause, "为达到了是约"), "增速", "增幅", "涨幅", "降幅") {
		return !e.saysByHowMuch(end) // 比县平均17640元低820元，但增速8.6%
	}
	if x.kind == growthOfTwo && e.growsItself(x) {
		return true
	}
	if x.kind == growthOfTwo {
		if meanOfTotal(t.clause, e.list[base].clauseBefore()+e.list[end].clauseBefore()) {
			return true
		}
		i := strings.LastIndex(t.clause, "率")
		return i > 0 && anyof.Contains(t.clause[i:], "下降", "提高", "降低", "上升") && !strings.Contains(e.list[base].clauseBefore(), "率") && !strings.Contains(e.list[end].clauseBefore(), "率")
	}
	if e.list[end].value > e.list[base].value {
		base, end = end, base
	}
	if strings.HasSuffix(strings.TrimRight(t.clause, "仅约为达到了超近"), "贫困发生率") && e.list[base].value >= fewestOfCounty && !anyof.Contains(e.list[base].clauseBefore()+tailWords(&e.list[base]), "农业", "农村", "乡村", "农民") {
		return true // of those who live in the country, not of all
	}
	if done, named := namedRateOf(t.clause); named && anyof.Contains(done, "使用", "利用", "周转") && e.list[base].unit == e.list[end].unit && !anyof.Contains(e.list[end].clauseBefore()+tailWords(&e.list[end]), "使用", "利用", "占用", "周转", "投用", "入住", "出租", "用") {
		return true // 编制床位300张，实际开放280张，病床使用率90%
	}
	if middle(t.term) > 100 && x.right < 100 && t.unit == "%" {
		return true // 已改9200户，完成率115%: of the year's, not of all
	}
	if !e.behindAmong(base, end) {
		done, named := namedRateOf(t.clause)
		if named && anyof.Contains(done, "纠错", "满意", "知晓", "好评", "差错") && !anyof.Contains(e.list[base].clauseBefore()+tailWords(&e.list[base])+e.list[end].clauseBefore()+tailWords(&e.list[end]), done) {
			return true // 办结301件，未结53件，纠错率12.6%
		}
		return named && e.besideAmong(base, end) // 镇级调解467起，区级调解177起，调解成功率98.4%
	}
	done, ok := namedRateOf(t.clause)
	if !ok {
		return false
	}
	whole, part := e.list[base].clauseBefore()+tailWords(&e.list[base]), e.list[end].clauseBefore()+tailWords(&e.list[end])
	if anyof.Contains(part, "已", "完成", "实现", "达到", "建成") && !anyof.Contains(t.clause, "满意", "度") {
		return false
	}
	if r, _, known := rateBefore(t.clause); known && anyof.Contains(part, r.part...) || anyof.Contains(part, deedsNamed(done)...) {
		return false
	}
	for _, r := range done {
		if strings.ContainsRune(part, r) && !strings.ContainsRune(whole, r) {
			return false
		}
	}
	return true
}

// tailWords are the words right behind an amount, up to the next mark.
func tailWords(x *amount) string {
	words := cut(x.s.p.text[x.to:], 8)
	if i := anyof.IndexRune(words, "，。；、（）"); i >= 0 {
		words = words[:i]
	}
	return words
}

// namedRateOf is what a rate at the end of a clause is named by: 合格 of 检测合格率达到.
func namedRateOf(clause string) (done string, ok bool) {
	words := strings.TrimRight(clause, "仅约为达到了超近")
	if strings.HasSuffix(words, "存贷比") {
		return "存款", true
	}
	for _, end := range [...]string{"率", "度"} {
		if rest, found := strings.CutSuffix(words, end); found && !anyof.Suffix(words, "占比率", "比率") {
			runes := []rune(rest)
			return string(runes[max(0, len(runes)-2):]), len(runes) > 1
		}
	}
	return "", false
}

// growthOfPart tells whether the rate behind a part says how the part grew, not what share it is: 12.4亿元，其中税收8.06亿元，增长7%.
func (e *equations) growthOfPart(x *equation) bool {
	t := &e.list[x.stated]
	if x.kind != shareOfTwo && x.form != byRise && x.form != byFall || strings.HasPrefix(x.form, "rest") || !saysChange(t.clause) && !strings.HasSuffix(t.clause, "标准提高") {
		return false
	}
	return !slices.ContainsFunc(x.of, func(k int) bool {
		return e.saysByHowMuch(k) || anyof.Suffix(e.list[k].clause, "少了", "多了", "少", "多", "增", "减") || x.kind != shareOfTwo && e.roleSaid(k) == saidChange
	})
}

// shareOfUnsaid tells whether a share is of what its own clause names and no amount is of: 新设企业562家，注销218家，新设企业中科技服务业占21%.
func (e *equations) shareOfUnsaid(x *equation) bool {
	clause := strings.TrimRight(e.list[x.stated].clause, "约仅达了")
	head, ok := strings.CutSuffix(clause, "占")
	i := strings.LastIndex(head, "中")
	if !ok || i < 1 || x.kind != shareOfTwo {
		return false
	}
	own := head[i+len("中"):]
	_, end := x.baseAndEnd()
	return runeCount(own) > 2 && runeCount(head[:i]) > 2 && twosInCommon(own, e.list[end].clauseBefore()+tailWords(&e.list[end])) == 0
}

// addsDifference tells whether by how much one is more than another is added to it, as if it were all that is left: 男职工比女职工多42人，女职工118人，占42.4%.
func (e *equations) addsDifference(x *equation) bool {
	if x.form != byRise && x.form != byFall && x.form != ofSum {
		return false
	}
	return slices.ContainsFunc(x.of, func(k int) bool {
		clause := e.list[k].clause
		return strings.Contains(clause, "比") && anyof.Suffix(clause, "多", "少") && !anyof.Contains(clause, "上年", "去年", "同期", "年")
	})
}

// pricedBy are units of which each has a price, and no other thing is counted by.
var pricedBy = [...]string{"平方米", "公里", "千米", "立方米", "亩", "公顷", "吨", "公斤", "千瓦时", "米"}

// pricesOther tells whether what is said of each unit of measure is multiplied with a number of something else: 每平方米2600元，征地87户.
func (e *equations) pricesOther(x *equation) bool {
	clause := e.list[x.of[0]].clause
	for _, unit := range pricedBy {
		if strings.Contains(clause, "每"+unit) {
			return !slices.ContainsFunc(x.of[1:], func(k int) bool {
				_, _, counted := e.list[k].in(quantity.Unit(unit))
				return counted || strings.HasSuffix(string(e.list[k].unit), unit)
			})
		}
	}
	return false
}

// givesOther tells whether a product is of money and comes to something else, or comes to money and none of it is: 50元×15天 are no persons.
func (e *equations) givesOther(x *equation) bool {
	money := func(k int) bool { return ofMoney(e.list[k].term) }
	return money(x.stated) != slices.ContainsFunc(x.of, money)
}

// multipliesOther tells whether one of the factors is by how much something changed, or what is left of all that the product would be.
func (e *equations) multipliesOther(x *equation) bool {
	t := &e.list[x.stated]
	if e.yearsOfAnother(x) {
		return true
	}
	for _, k := range x.of {
		a := &e.list[k]
		clause := a.clauseBefore()
		if a.s.p == t.s.p && a.from > t.to && a.ends > t.ends && anyof.Contains(clause, "剩下", "剩余", "其余") {
			return true // 共打通24.8公里，总投资1.49亿元。剩下的16公里每公里920万元
		}
		if a.class != t.class && anyof.Contains(clause, "较上年增", "比上年增", "较上年减", "比上年减", "较去年增", "比去年增") && !anyof.Contains(t.clauseBefore(), "为此", "因此") && !strings.Contains(e.list[x.of[0]].clauseBefore(), "新增") {
			return true
		}
	}
	return false
}

// addsOther tells whether one of the parts is none by its own words: who was sent out, the greatest of all, what left the year before, a prize.
func (e *equations) addsOther(x *equation) bool {
	t := &e.list[x.stated]
	heads, tails := make([]string, len(x.of)), make([]string, len(x.of))
	for i, k := range x.of {
		heads[i], tails[i] = e.list[k].clause, tailWords(&e.list[k])
	}
	if x.right > middle(t.term) && e.overlapsByBounds(x) || x.right < middle(t.term) && e.listGoesOn(x) {
		return true
	}
	return e.addsBesides(x) || e.ofPage(x) || e.addsUncounted(x) || e.addsPrices(x) || e.addsAcrossList(x) || e.addsPots(x) || e.addsOneOfGroups(x) || x.right > middle(t.term) && partsOverlap(t.s) || noParts(heads, tails, t.clause, ofMoney(t.term), x.right > middle(t.term)) || x.kind == sumOfRun && e.overlapping(x) || saysOverlap(e.list[x.of[len(x.of)-1]].behind())
}

// addsBesides tells whether what 另有 or 另外 begins is added to what stands between it and the whole, as if it were of the whole: 下达2600万元，已拨付
// 2180万元，另有配套520万元. It comes on top of the whole unless the parts are announced.
func (e *equations) addsBesides(x *equation) bool {
	first, last, whole := &e.list[x.of[0]], &e.list[x.of[len(x.of)-1]], &e.list[x.stated]
	if whole.s.p != first.s.p || whole.to > first.from || !anyof.Prefix(last.clause, "另有", "另外", "另") {
		return false
	}
	return !anyof.Contains(whole.s.p.text[whole.to:first.from], "其中", "包括", "：", "分为", "含", "有", "是")
}

// overlapping tells whether parts that come to more than their whole are what each did, and each may have done several: 8个建了敬老院，7个建了文化站.
func (e *equations) overlapping(x *equation) bool {
	if x.right <= middle(e.list[x.stated].term) {
		return false
	}
	words := make([][2]string, len(x.of))
	for i, k := range x.of {
		words[i] = [2]string{e.list[k].clause, tailWords(&e.list[k])}
	}
	return severalDone(words)
}

// longestOverlap is within how many characters behind the last part a text says that the parts overlap.
const longestOverlap = 14

// saysOverlap tells whether the words behind the last part say that one thing may be counted in several: 两者有交叉.
func saysOverlap(behind string) bool {
	sentence, _, _ := strings.Cut(behind, "。")
	return anyof.Contains(sentence, "有交叉", "存在交叉", "有重叠", "有重复", "重复计", "重复统计", "双重", "可兼", "有兼")
}

// behind are the words behind an amount, as far as they may say that parts overlap.
func (x *amount) behind() string { return cut(x.s.p.text[x.to:], longestOverlap) }

// severalDone tells whether each of a list, by the words before and behind its number, is how many did something, where all may have done all of it.
func severalDone(words [][2]string) bool {
	for _, did := range [...]string{"建了", "会", "通了", "懂", "参加过", "办了", "有了", "开通了"} {
		n := 0
		for _, w := range words {
			if strings.HasPrefix(w[0], did) || strings.HasPrefix(w[1], did) {
				n++
			}
		}
		if n > 1 && n >= len(words)-1 {
			return true
		}
	}
	return false
}

// noParts tells whether by the words before them the parts of a sum are none of it.
func noParts(heads, tails []string, whole string, money, over bool) bool {
	count := func(words ...string) (n int) {
		for _, head := range heads {
			if anyof.Contains(head, words...) {
				n++
			}
		}
		return n
	}
	some := func(n int) bool { return n > 0 && n < len(heads) }
	sent := 0
	for i, head := range heads {
		if anyof.Suffix(head, "派出", "组建", "组成", "成立") && anyof.Suffix(tails[i], "组", "队", "专班") {
			sent++
		}
	}
	switch {
	case some(sent):
		return true // 派出12个调研组，排查出……19个、……34个
	case count("相差", "差距", "高出", "高差") == 0 && count("最大的", "最小的", "最年长", "最年轻", "最高的", "最低的") > 0:
		return true
	case some(count("上年", "去年", "往年")) && !anyof.Contains(whole, "两年", "累计", "合计", "共") && count("离职", "退休", "流失", "退出") > 0:
		return true
	case money && count("一等奖", "二等奖", "三等奖") > 1 && !over && anyof.Contains(whole, "、", "奖励") || money && count("一等奖") > 0 && count("三等奖") > 0 && whole == "、":
		return true
	case over && some(count("以上学历", "本科以上", "大专以上", "以上文化")):
		return true // 卫技人员46人，本科以上学历18人
	case len(heads) == 2 && strings.HasPrefix(heads[1], "已") && !anyof.Contains(heads[0], "已", "未", "正在", "尚", "剩", "在建"):
		return true // 一期18公里，已完成12公里
	}
	return false
}

// oneIsDone tells whether by the clauses before two numbers one of them is of what was done so far of the other: 耕地1840亩 … 已有1480亩耕地入股.
func oneIsDone(a, b string) bool {
	return anyof.Suffix(a, "已有", "已将", "已把") != anyof.Suffix(b, "已有", "已将", "已把")
}

// noSum tells of parts that were read by words what [equations.addsOther] tells of an equation.
func (s *sentence) noSum(l parts) bool {
	heads, tails, sum := make([]string, len(l.list)), make([]string, len(l.list)), 0.0
	words := make([][2]string, len(l.list))
	for i, t := range l.list {
		sum += t.as(l.whole.unit)
		k := s.indexOf(t)
		if k < 0 {
			return false
		}
		heads[i] = clauseOf(s.head(k))
		tail := s.after(k, 8)
		if at := anyof.IndexRune(tail, "，。；、（）"); at >= 0 {
			tail = tail[:at]
		}
		tails[i], words[i] = tail, [2]string{heads[i], tail}
	}
	over := sum > middle(l.whole)
	return len(l.list) > 1 && (s.oneOfGroups(l) || noParts(heads, tails, clauseOf(l.head), ofMoney(l.whole), over) || over && (severalDone(words) || partsOverlap(s)) || saysOverlap(cut(s.p.text[l.list[len(l.list)-1].to:], longestOverlap)))
}
