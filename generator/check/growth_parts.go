package check

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// What growth can be: that of a whole lies between those of its two halves, nothing falls by more than all of it, those who are content and those
// who are not are a hundred, and one of every four is a quarter.

// growingHalves are two halves of a whole whose growths are stated beside that of the whole.
var growingHalves = [...][2]string{{"轻工业", "重工业"}, {"城镇居民", "农村居民"}, {"城镇", "乡村"}, {"城镇", "农村"}, {"出口", "进口"}, {"国有企业", "民营企业"}, {"公有制", "非公有制"}, {"税收收入", "非税收入"}, {"固定电话", "移动电话"}, {"夏粮", "秋粮"}}

// growthsOfHalves reads 工业增加值下降3.2%。其中，轻工业增长4.1%，重工业增长1.8%.
func (p *passage) growthsOfHalves() {
	terms := p.statedTerms()
	for k := 0; k+2 < len(terms); k++ {
		whole, a, b := terms[k], terms[k+1], terms[k+2]
		if whole.unit != "%" || a.unit != "%" || b.unit != "%" {
			continue
		}
		behind := namesHalves(whole.lead(), a.lead()) // 夏粮增长3.1%，秋粮增长4.2%，全年粮食增长2.0%
		if behind {
			whole, a, b = b, whole, a
		}
		if a.s != b.s || whole.s != a.s && a.s.former != whole.s && whole.s.former != a.s || a.open || b.open || whole.open || whole.rough || a.rough || b.rough {
			continue
		}
		x, okX := growthStated(whole)
		y, okY := growthStated(a)
		z, okZ := growthStated(b)
		if !okX || !okY || !okZ || !namesHalves(a.lead(), b.lead()) || anyof.Contains(whole.lead(), "其中", "占", "率", "累计", "年均") || behind && !anyof.Contains(whole.lead(), "全", "总", "合计") || !behind && !anyof.Contains(a.lead(), "其中", "分", "看") && whole.s == a.s {
			continue
		}
		slack := whole.step + 1e-9
		if x >= min(y, z)-slack && x <= max(y, z)+slack {
			continue
		}
		q := twoNumbers("", "")
		q.Rule, q.Span = percentMismatchID, p.prose.Source(whole.from, whole.to)
		q.Message = msg(fmt.Sprintf("合起来的增幅%s不在两部分的%s和%s之间", percentText(x, whole.step), percentText(y, a.step), percentText(z, b.step)), fmt.Sprintf("the growth of the whole, %s, is not between the growth of its parts, %s and %s", percentText(x, whole.step), percentText(y, a.step), percentText(z, b.step)))
		p.out.add(q)
		return
	}
}

// growthStated is the growth that a term tells, below 0 where it is a fall.
func growthStated(t statedTerm) (float64, bool) {
	clause := strings.TrimRight(clauseOf(t.lead()), "了达到为")
	switch {
	case anyof.Suffix(clause, "增长", "增加", "上升", "提高", "增幅", "增速"):
		return middle(t.term), true
	case anyof.Suffix(clause, "下降", "减少", "降低", "降幅", "回落"):
		return -middle(t.term), true
	}
	return 0, false
}

func namesHalves(first, second string) bool {
	for _, h := range growingHalves {
		if strings.Contains(first, h[0]) && strings.Contains(second, h[1]) || strings.Contains(first, h[1]) && strings.Contains(second, h[0]) {
			return true
		}
	}
	return false
}

var (
	contentRate  = lazyregexp.New(`([\p{Han}]{1,3})率(?:为|达到|达|是)?([0-9]{1,3}(?:\.[0-9]+)?)[%％][，、；](不|非|未)([\p{Han}]{1,3})率(?:为|达到|达|是)?([0-9]{1,3}(?:\.[0-9]+)?)[%％]`)
	usersAndRest = lazyregexp.New(`([户人村家])占([0-9]{1,2}(?:\.[0-9]+)?)[%％]，(?:还有|另有|其余|剩下|剩余)(?:的)?([0-9]{1,2}(?:\.[0-9]+)?)[%％]的`)
	priceIndex   = lazyregexp.New(`上涨([0-9]{1,2}\.[0-9])[%％][^。；]{0,16}指数(?:为|是)(1[0-9]{2}\.[0-9])`)
	olderShares  = lazyregexp.New(`60(?:岁|周岁)(?:及|以)以?上[^，。；]{0,8}占([0-9]{1,2}(?:\.[0-9]+)?)[%％]，其中65(?:岁|周岁)(?:及|以)以?上[^，。；]{0,8}占[^，。；0-9]{0,6}?([0-9]{1,2}(?:\.[0-9]+)?)[%％]`)
	oneOfEach    = lazyregexp.New(`([0-9]{2,6})(户|人|名)[^。；0-9]{0,8}(?:中|里)?，?(?:有|已有)([0-9]{1,6})(?:户|人|名)[^。；0-9]{1,24}每([两二三四五六七八九十])(?:户|个人|人|名)[^。；，0-9]{0,8}(?:就)?有一(?:户|个|人|名)`)
)

// falls are verbs of what becomes less.
var falls = [...]string{"下降", "减少", "降低", "压减", "缩短", "削减", "降幅", "减幅"}

// saysFall tells whether a clause ends with the verb of a fall, or with what its rate is called: 下降比例为, 降幅达到.
func saysFall(clause string) bool {
	for _, end := range [...]string{"了", "为", "达到", "达", "是", "约", "的", "比例", "比率", "幅度", "率"} {
		clause = strings.TrimSuffix(clause, end)
	}
	return anyof.Suffix(clause, falls[:]...)
}

// findImpossibleRates reads rates that cannot be as they are reported, by themselves or by one beside them.
func (p *passage) findImpossibleRates() {
	for _, f := range p.figures {
		if f.Unit != "%" || f.Bound != quantity.Exact || f.Value.Float64() <= 100 {
			continue
		}
		clause := cutBefore(p.text[:f.Start], 90)
		if !saysFall(clause) || anyof.Contains(clause, "利润", "净利", "盈", "收益", "亏", "净增", "净额", "顺差", "逆差") {
			continue
		}
		text := p.text[f.Start:f.End]
		p.report(percentMismatchID, p.runeAt(f.Start), p.runeAt(f.End), msg("下降"+text+"：最多降到没有，不会超过100%", text+": nothing can fall by more than 100%"), msg("对照来源改数", "compare with the source and correct the number"))
	}
	if p.holds("不满意率", "不合格率", "不达标率", "不支持率", "不赞成率", "未达标率", "未完成率", "未就业率", "非优良率") {
		for _, m := range contentRate.FindAllStringSubmatchIndex(p.text, -1) {
			a, _ := strconv.ParseFloat(p.text[m[4]:m[5]], 64)
			b, _ := strconv.ParseFloat(p.text[m[10]:m[11]], 64)
			if !strings.HasSuffix(p.text[m[2]:m[3]], p.text[m[8]:m[9]]) || a+b < 100.15 {
				continue
			}
			line := fmt.Sprintf("%s＋%s＝%s", p.text[m[4]:m[5]], p.text[m[10]:m[11]], decimal(roundTo(a+b, 0.01), 1))
			p.report(sumMismatchID, p.runeAt(m[10]), p.runeAt(m[11]), msg(line+"，各部分的百分比合起来应是100", line+": shares of a whole must add up to 100"), msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
		}
	}
	p.findPairsOfRates()
	if p.holds("有一户", "有一个", "有一人", "有一名") && p.holds("每") {
		for _, m := range oneOfEach.FindAllStringSubmatchIndex(p.text, -1) {
			all, _ := strconv.ParseFloat(p.text[m[2]:m[3]], 64)
			some, _ := strconv.ParseFloat(p.text[m[6]:m[7]], 64)
			each := float64(readNumber(p.text[m[8]:m[9]]))
			if some <= 0 || all/some > each-0.5 && all/some < each+0.5 {
				continue
			}
			line := fmt.Sprintf("%s÷%s＝%s", p.text[m[2]:m[3]], p.text[m[6]:m[7]], decimal(roundTo(all/some, 0.1), 1))
			p.report(percentMismatchID, p.runeAt(m[8]), p.runeAt(m[9]), msg(fmt.Sprintf("%s，写的是每%s有一", line, p.text[m[8]:m[9]]), fmt.Sprintf("%s, but the text says one of every %s", line, p.text[m[8]:m[9]])), msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
		}
	}
}

// findPairsOfRates holds two percentages against each other: users and those who are none, what rose and its index, those over 60 and over 65.
func (p *passage) findPairsOfRates() {
	two := func(in *lazyregexp.Regexp, group int, wrong func(a, b float64) bool) {
		for _, m := range in.FindAllStringSubmatchIndex(p.text, -1) {
			a, _ := strconv.ParseFloat(p.text[m[2*group]:m[2*group+1]], 64)
			b, _ := strconv.ParseFloat(p.text[m[2*group+2]:m[2*group+3]], 64)
			if wrong(a, b) {
				q := twoNumbers(p.text[m[2*group]:m[2*group+1]], p.text[m[2*group+2]:m[2*group+3]])
				q.Rule, q.Span = percentMismatchID, p.prose.Source(m[2*group+2], m[2*group+3])
				q.Message = msg(fmt.Sprintf("%s和%s对不上", p.text[m[2*group]:m[2*group+1]], p.text[m[2*group+2]:m[2*group+3]]), fmt.Sprintf("%s and %s do not agree", p.text[m[2*group]:m[2*group+1]], p.text[m[2*group+2]:m[2*group+3]]))
				p.out.add(q)
			}
		}
	}
	if p.holds("%，还有", "%，另有", "%，其余", "%，剩", "％，还有", "％，另有", "％，其余", "％，剩") {
		two(usersAndRest, 2, func(a, b float64) bool { return a+b > 90 && a+b < 110 && (a+b < 99.85 || a+b > 100.15) })
	}
	if p.holds("指数为", "指数是") && p.holds("上涨") {
		two(priceIndex, 1, func(a, b float64) bool { return b-100-a > 0.05 || a-b+100 > 0.05 })
	}
	if p.holds("65岁", "65周岁") {
		two(olderShares, 1, func(a, b float64) bool { return b > a })
	}
}
