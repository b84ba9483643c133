package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// claimUnits are units of amounts that claims compare.
const claimUnits = `(元|亩|人|户|吨|公斤|斤|件|家|个|起|人次|公里|头|只|株|名|台|套|处|万千瓦|千瓦|平方米|公顷|辆|张|次|批|单|场)`

// claimsOfTrends are claims on which way amounts went, and what they passed: 由9200元增加到16560元，翻了一番; 占46%，已超过半数.
var claimsOfTrends = [...]claim{
	{[]string{"番"}, lazyregexp.New(claimNumber + claimUnits + `，` + claimWords + `{0,16}?(?:[0-9]{4}年|[0-9]{1,2}月)?` + claimWords + `{0,12}?(?:达到|增加到|提高到|增至|增长到|升至|达|为|跃升到|发展到)了?` + claimNumber + claimUnits + `，(?:[0-9一二三四五六七八九十两]{0,2}年(?:间|来)?|实现了?|整整|就|已|足足|正好)*翻了?(一|两|1|2)番`), false, false, func(m claimed) (int, string) {
		return doublings(m, 1, 3, 5, m.word(2) == m.word(4))
	}},
	{[]string{"番"}, lazyregexp.New(`(?:由|从)[^。；，]{0,14}?` + claimNumber + claimUnits + `(?:左右)?(?:增加到|提高到|增至|增长到|升至|跃升到|发展到|扩大到|上升到)[^。；，]{0,12}?` + claimNumber + claimUnits + `，(?:[0-9一二三四五六七八九十两]{0,2}年(?:间|来)?|实现了?|整整|就|已|足足|正好)*翻了?(一|两|1|2)番`), false, false, func(m claimed) (int, string) {
		return doublings(m, 1, 3, 5, m.word(2) == m.word(4))
	}},
	{[]string{"番"}, lazyregexp.New(claimNumber + claimUnits + `，(?:较|比)(?:[0-9]{4}年|上年|去年|前年|同期)(?:同期)?` + claimGap + `{0,6}?` + claimNumber + claimUnits + `翻了?(一|两|1|2)番`), false, false, func(m claimed) (int, string) {
		return doublings(m, 3, 1, 5, m.word(2) == m.word(4))
	}},
	{[]string{"一半", "半数"}, lazyregexp.New(`占[^。；，]{0,16}?` + `([0-9]+(?:\.[0-9]+)?)%，(?:已|已经)?(超过|超|过|不足|不到|未到|未过)(?:了)?(?:全[村镇乡县校]|总户数|总人数|总数|总量|应到人数)?的?(?:一半|半数)`), true, false, func(m claimed) (int, string) {
		few := anyof.Prefix(m.word(2), "不", "未")
		if share := m.number(1); share == 50 || few == (share < 50) {
			return 0, ""
		}
		return 2, m.word(1) + "%"
	}},
	{[]string{"成，", "成。", "成以上", "成；"}, lazyregexp.New(`(?:应|计划|共有?|总)[^。；，0-9]{0,10}?` + claimNumber + claimUnits + `，(?:目前|现|已经|已|实际|其中)?(?:已|实际)?` + claimGap + `{1,8}?` + claimNumber + claimUnits + `，` + claimGap + `{1,6}率(?:已)?(超过|突破|达到|超|逾|达|不足|不到|近|接近)([一二三四五六七八九])成`), true, false, func(m claimed) (int, string) {
		right, said := m.number(3)/m.number(1)*100, 10*m.number(6)
		if m.word(2) != m.word(4) || right > 100 {
			return 0, ""
		}
		var wrong bool
		switch word := m.word(5); {
		case anyof.Prefix(word, "不"):
			wrong = right > said || right < said-10
		case anyof.Contains(word, "近"):
			wrong = right > said+1 || right < said-6
		case anyof.Prefix(word, "达"):
			wrong = math.Abs(right-said) > 9
		default:
			wrong = right < said || right > said+10
		}
		if !wrong {
			return 0, ""
		}
		return 6, fmt.Sprintf("%s÷%s＝%s%%", m.word(3), m.word(1), decimal(roundTo(right, 0.1), 1))
	}},
	{[]string{"首次突破", "首次超过", "首次迈上"}, lazyregexp.New(`([^。；，0-9]{0,10})` + claimNumber + claimUnits + `([^。；，0-9]{0,10})，([^。；，0-9]{0,8})首次(?:突破|超过|迈上)` + claimNumber + claimUnits), false, false, func(m claimed) (int, string) {
		now, bound := m.number(2), m.number(6)
		oneUnit := m.word(3) == m.word(7) || anyof.Contains(m.word(3), "人", "名") && anyof.Contains(m.word(7), "人", "名")
		if !oneUnit || now >= bound || now < 0.5*bound || anyof.Contains(m.word(1), "增", "其中", "上年", "去年", "比") || m.word(5) != "" && twosInCommon(m.word(5), m.word(1)+m.word(4)) == 0 && !anyof.Suffix(m.word(5), "人数", "数量", "总量", "总额", "规模", "总数") {
			return 0, ""
		}
		return 6, m.word(2) + m.word(3)
	}},
	{[]string{"逐月", "逐年", "逐季", "逐日", "依次递", "逐次"}, lazyregexp.New(`(?:分别(?:为|是|增长|达到?|下降|完成)?|：)((?:[0-9]+(?:\.[0-9]+)?(?:万|亿)?[^0-9。；，、和]{0,3}[、，和]){2,}[0-9]+(?:\.[0-9]+)?(?:万|亿)?[^0-9。；，]{0,3})，` + claimGap + `{0,8}?(?:逐月|逐年|逐季|逐日|依次|逐次)(回落|下降|减少|递减|降低|上升|提高|增长|递增|增加|加快|回升|扩大)`), false, false, func(m claimed) (int, string) {
		list := numbersListed(m.word(1))
		falls := anyof.Contains(m.word(2), "回落", "减", "降")
		for i := 1; i < len(list); i++ {
			if falls && list[i] > list[i-1] || !falls && list[i] < list[i-1] {
				return 2, strings.TrimRight(m.word(1), "，、")
			}
		}
		return 0, ""
	}},
	{[]string{"季度", "上半年", "下半年"}, lazyregexp.New(`(?:一季度|二季度|三季度|四季度|上半年|下半年)[^。；0-9]{0,20}?(?:同比)?(?:上涨|增长)([0-9]+(?:\.[0-9]+)?)%[，；。](?:其中，?)?((?:[0-9]{1,2}月份?[^。；，0-9]{0,10}[0-9]+(?:\.[0-9]+)?%[、，和]?){3,6})`), true, true, func(m claimed) (int, string) {
		least, most := math.Inf(1), math.Inf(-1)
		for _, part := range strings.FieldsFunc(m.word(2), func(r rune) bool { return oneOf(r, "，、和") }) {
			if anyof.Contains(part, "降", "累计", "至", "—") {
				return 0, ""
			}
			_, rate, _ := strings.Cut(part, "月")
			v := numberOf(strings.Trim(rate, strings.Trim(rate, "0123456789.")))
			if v == 0 {
				v = numberOf(strings.TrimFunc(rate, func(r rune) bool { return (r < '0' || r > '9') && r != '.' }))
			}
			least, most = min(least, v), max(most, v)
		}
		if m.number(1) >= least-m.step(1) && m.number(1) <= most+m.step(1) {
			return 0, ""
		}
		return 1, fmt.Sprintf("各月在%s%%到%s%%之间", decimal(least, 1), decimal(most, 1))
	}},
}

// doublings holds 翻一番 and 翻两番 against two amounts, groups was and now. Twice as much may be a little less or more, as people say it.
func doublings(m claimed, was, now, times int, oneUnit bool) (at int, line string) {
	n := 1.0
	if anyof.Prefix(m.word(times), "两", "2") {
		n = 2
	}
	said, right := math.Pow(2, n), m.number(now)/m.number(was)
	if !oneUnit || m.number(was) <= 0 || right < 1 || right >= said*leastDoubling && right < said*2 || anyof.Contains(m.text[m.at[2*now+1]:m.at[2*times]], "近", "将", "接近", "力争", "有望", "目标", "计划", "基本", "几乎", "差不多") {
		return 0, ""
	}
	return times, fmt.Sprintf("%s÷%s＝%s倍", m.word(now), m.word(was), decimal(roundTo(right, 0.01), 1))
}

// leastDoubling is as what part of twice as much people say that something doubled.
const leastDoubling = 0.96

// numbersListed are the numbers of a list, 万 and 亿 left out.
func numbersListed(text string) []float64 {
	var list []float64
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' }) {
		list = append(list, numberOf(word))
	}
	return list
}
