package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// claimScope is a place that rates are compared with.
const claimScope = `(全国|全省|全市|全区|全州|全县|省均|市均)`

// claimsOfRates are claims on rates: 增长7.8%，全省增长5.4%，高于全省2.4个百分点; 走访1526户，占98%，未走访的仅31户.
var claimsOfRates = [...]claim{
	{[]string{"个百分点"}, lazyregexp.New(`(?:增长|上升|提高)([0-9]+(?:\.[0-9]+)?)%，(?:同期|而)?` + claimScope + `(?:平均)?(?:水平)?(?:同期)?(?:增长|上升|提高|为)([0-9]+(?:\.[0-9]+)?)%，` + claimGap + `{0,8}(高于|低于|快于|慢于|高出|比)` + claimScope + `(?:平均)?(?:水平)?(高|低|快|慢)?出?([0-9]+(?:\.[0-9]+)?)个百分点`), true, false, func(m claimed) (int, string) {
		a, b := m.number(1), m.number(3)
		own := m.text[m.at[7]:m.at[8]] // between the other's rate and the comparison
		if anyof.Contains(m.word(4)+m.word(6), "低", "慢") {
			a, b = b, a
		}
		if m.word(2) != m.word(5) || a <= b || math.Abs(a-b-m.number(7)) <= 1e-6 || anyof.Contains(own, "全国", "全省") {
			return 0, ""
		}
		return 7, fmt.Sprintf("%s－%s＝%s", decimal(a, 1), decimal(b, 1), decimal(roundTo(a-b, 1e-4), 1))
	}},
	{[]string{"自然增长率"}, lazyregexp.New(`人口([0-9]+(?:\.[0-9]+)?万?)人[^。；]{0,60}?自然(?:增加|增长|净增)([0-9]+)人，(?:人口)?自然增长率(?:为|达)?([0-9]+(?:\.[0-9]+)?)‰`), true, false, func(m claimed) (int, string) {
		right := m.number(2) / m.number(1) * 1000
		if math.Abs(right-m.number(3)) <= 0.06*right+m.step(3) || right > 100 {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s÷%s＝%s‰", m.word(2), m.word(1), decimal(roundTo(right, m.step(3)), 1))
	}},
	{[]string{"降到", "降至", "降为", "减少到", "减至", "压减到"}, lazyregexp.New(`([0-9]+(?:\.[0-9]+)?)(毫克|微克|元|吨|公斤|起|件|人|户|度|分贝|公顷|天|%)[^。0-9]{0,16}?(?:下降到|降到|降至|降为|减少到|减至|压减到)` + claimGap + `{0,6}([0-9]+(?:\.[0-9]+)?)(毫克|微克|元|吨|公斤|起|件|人|户|度|分贝|公顷|天|%)，(?:下降|降低|减少|降幅达?|降幅为)了?([0-9]+(?:\.[0-9]+)?)%`), true, false, func(m claimed) (int, string) {
		was, now := m.number(1), m.number(3)
		right := (was - now) / was * 100
		if m.word(2) != m.word(4) || was <= now || anyof.Contains(m.text[m.at[3]:m.at[6]], "其中", "同比", "另") || math.Abs(right-m.number(5)) <= m.step(5)+100*(m.step(1)*slackOfPoint(m.word(1))+m.step(3)*slackOfPoint(m.word(3)))/was || !closeTo(right, m.number(5)) && m.number(5) < 100 {
			return 0, ""
		}
		return 5, fmt.Sprintf("（%s－%s）÷%s＝%s%%", m.word(1), m.word(3), m.word(1), m.rateText(5, right))
	}},
	{[]string{"未"}, lazyregexp.New(claimNumber + `(户|人|名|件|个|家|处|亩)，占` + claimGap + `{0,14}?([0-9]+(?:\.[0-9]+)?)%，` + claimGap + `{0,4}(?:未|尚未|没有)` + claimGap + `{1,6}?(?:仅有|只有|仅|有|还有)` + claimNumber + `(户|人|名|件|个|家|处|亩)`), true, false, func(m claimed) (int, string) {
		all := m.number(1) + m.number(4)
		right := m.number(1) / all * 100
		if m.word(2) != m.word(5) || anyof.Contains(m.text[m.at[5]:m.at[6]], "其中") || math.Abs(right-m.number(3)) <= m.step(3) || !closeTo(right, m.number(3)) {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s÷（%s＋%s）＝%s%%", m.word(1), m.word(1), m.word(4), m.rateText(3, right))
	}},
	{[]string{"超额完成", "超计划"}, lazyregexp.New(`(?:计划|任务|目标)` + claimGap + `{0,8}` + claimNumber + claimUnits + `，(?:实际|已|全年|累计)` + claimGap + `{0,8}` + claimNumber + claimUnits + `，(?:[^。；，]{0,12}%，)?(?:超额完成|超计划完成|超计划)` + claimNumber + claimUnits), false, false, func(m claimed) (int, string) {
		right := m.number(3) - m.number(1)
		if m.word(2) != m.word(4) || m.word(4) != m.word(6) || right <= 0 || math.Abs(right-m.number(5)) <= (m.step(1)*slackOfPoint(m.word(1))+m.step(3)*slackOfPoint(m.word(3)))+1e-6 || !closeTo(right, m.number(5)) {
			return 0, ""
		}
		return 5, fmt.Sprintf("%s－%s＝%s", m.word(3), m.word(1), m.in(5, right))
	}},
	{[]string{"占"}, lazyregexp.New(claimNumber + claimUnits + `，占([^。；，0-9占]{2,14})的([0-9]+(?:\.[0-9]+)?)%[；，][^。；，0-9]{2,14}` + claimNumber + claimUnits + `，占([^。；，0-9占]{2,14})的([0-9]+(?:\.[0-9]+)?)%`), true, false, func(m claimed) (int, string) {
		if m.word(3) != m.word(7) || m.word(2) != m.word(6) || m.number(4) <= 0 || m.number(8) <= 0 {
			return 0, ""
		}
		one, other := m.number(1)/m.number(4)*100, m.number(5)/m.number(8)*100
		slack := m.step(4)/m.number(4)/2 + m.step(8)/m.number(8)/2 + m.rounded(1) + m.rounded(5) + 0.002
		if math.Abs(one-other) <= slack*max(one, other) || !closeTo(one, other) {
			return 0, ""
		}
		return 8, fmt.Sprintf("按前面的%s%%，总数是%s，%s÷%s＝%s%%", m.word(4), m.in(1, one), m.word(5), m.in(1, one), m.rateText(8, m.number(5)/one*100))
	}},
	{[]string{"自然增"}, lazyregexp.New(`出生[^。；，0-9]{0,6}([0-9]+)人[，、]死亡[^。；，0-9]{0,6}([0-9]+)人，(?:人口)?自然(?:增长|增加|净增)(?:人口)?([0-9]+)人`), false, false, func(m claimed) (int, string) {
		if right := m.number(1) - m.number(2); right != m.number(3) {
			return 3, fmt.Sprintf("%s－%s＝%s", m.word(1), m.word(2), decimal(right, 1))
		}
		return 0, ""
	}},
	{[]string{"计算", "测算", "计，"}, lazyregexp.New(claimNumber + `(册|平方米|公顷|张|个|元|公斤|吨|亩|辆)，按[^。；，0-9]{0,14}?` + claimNumber + `(?:人|户|亩|名)(?:计算|测算|计)，(?:人均|户均|亩均|平均每[人户亩])[^。；，0-9]{0,12}?` + claimNumber + `(册|平方米|公顷|张|个|元|公斤|吨|亩|辆)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) / m.number(3)
		if m.word(2) != m.word(5) || m.number(3) <= 0 || !m.misses(4, right, 1, 3) {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s÷%s＝%s", m.word(1), m.word(3), m.in(4, roundTo(right, 0.01)))
	}},
	{[]string{"每人每年", "每人每月"}, lazyregexp.New(`每人每[年月](?:[^。；，0-9]{0,6})` + claimNumber + `元，[^。；，0-9]{0,12}每人每[年月](?:[^。；，0-9]{0,6})` + claimNumber + `元，(?:合计|共计|总计|合起来)[^。；，0-9]{0,10}` + claimNumber + `元`), false, false, func(m claimed) (int, string) {
		if right := m.number(1) + m.number(2); m.exactly(3, right) {
			return 3, fmt.Sprintf("%s＋%s＝%s", m.word(1), m.word(2), decimal(right, 1))
		}
		return 0, ""
	}},
	{[]string{"剩余限额", "限额空间", "剩余额度", "可用额度"}, lazyregexp.New(`余额` + claimGap + `{0,3}` + claimNumber + `元，` + claimGap + `{0,4}(?:限额|额度|授信额度)` + claimGap + `{0,3}` + claimNumber + `元，` + claimGap + `{0,4}(?:剩余限额|限额空间|剩余额度|可用额度)` + claimGap + `{0,3}` + claimNumber + `元`), false, false, func(m claimed) (int, string) {
		right := m.number(2) - m.number(1)
		if right <= 0 || math.Abs(right-m.number(3)) <= m.step(1)*0.5 || !closeTo(right, m.number(3)) {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s－%s＝%s", m.word(2), m.word(1), m.in(3, right))
	}},
}

// claimsOfBounds are claims on how many lie below a bound, between two and above: 9个村中5万元以下的1个，5万元至10万元的4个，10万元以上的4个.
var claimsOfBounds = [...]claim{
	{[]string{"以上"}, lazyregexp.New(`([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)[^。]{0,20}?，(?:其中)?，?(?:按[^。；，0-9]{2,8}分，)?((?:[0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年]?(?:至|到|—|～|－|-)[0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年]的?[^。；，、0-9]{0,6}[0-9]{1,5}(?:个|家|户|人|名|所|处|座|件|宗)[，、]){2,5})(?:和)?([0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年])(?:及)?以上的?[^。；，、0-9]{0,6}([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)`), false, false, func(m claimed) (int, string) {
		sum, line, above := 0.0, "", strings.TrimSuffix(m.word(4), "元")
		if strings.Contains(m.text[m.at[5]:m.at[6]], "以下") {
			return 0, "" // the lowest of them stands before
		}
		for _, tier := range strings.FieldsFunc(m.word(3), func(r rune) bool { return oneOf(r, "，、") }) {
			list := numbersListed(tier)
			sum += list[len(list)-1]
			line += decimal(list[len(list)-1], 1) + "＋"
		}
		if sum += m.number(5); m.word(2) != m.word(6) || sum == m.number(1) || !closeTo(sum, m.number(1)) || !strings.Contains(m.word(3), above) {
			return 0, ""
		}
		return 1, fmt.Sprintf("%s%s＝%s", line, m.word(5), decimal(sum, 1))
	}},
	{[]string{"以上", "以下"}, lazyregexp.New(`([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)[^。]{0,36}?其中，?[^。；，、0-9]{0,10}?([0-9]*(?:\.[0-9]+)?(?:万|亿|千万|百万)?[元岁亩人米层年])(及)?(以上|以下)的?[^。；，、0-9]{0,6}([0-9]{1,5})(?:个|家|户|人|名|所|处|座|件|宗)[，、](?:和)?([0-9]*(?:\.[0-9]+)?(?:万|亿|千万|百万)?[元岁亩人米层年])(及)?(以上|以下)的?[^。；，、0-9]{0,6}([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)`), false, false, func(m claimed) (int, string) {
		sum := m.number(6) + m.number(10)
		if m.word(3) != m.word(7) || m.word(5) == m.word(9) || m.word(2) != m.word(11) || sum == m.number(1) || !closeTo(sum, m.number(1)) {
			return 0, ""
		}
		return 1, fmt.Sprintf("%s＋%s＝%s", m.word(6), m.word(10), decimal(sum, 1))
	}},
	{[]string{"以上", "以下"}, lazyregexp.New(`([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)[^。]{0,40}?([0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年])(?:及)?以下的?[^。；，、0-9]{0,6}([0-9]{1,5})(?:个|家|户|人|名|所|处|座|件|宗)[，、]([0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年]?)(?:至|到|—|～|－|-)([0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年])的?[^。；，、0-9]{0,6}([0-9]{1,5})(?:个|家|户|人|名|所|处|座|件|宗)[，、](?:和)?([0-9]+(?:\.[0-9]+)?(?:万|亿)?[元岁亩人米层年])(?:及)?以上的?[^。；，、0-9]{0,6}([0-9]{1,5})(个|家|户|人|名|所|处|座|件|宗)`), false, false, func(m claimed) (int, string) {
		sum := m.number(4) + m.number(7) + m.number(9)
		if !strings.HasPrefix(m.word(3), strings.TrimRight(m.word(5), "元岁亩人米层年")) || m.word(6) != m.word(8) || m.word(2) != m.word(10) || sum == m.number(1) || !closeTo(sum, m.number(1)) {
			return 0, ""
		}
		return 1, fmt.Sprintf("%s＋%s＋%s＝%s", m.word(4), m.word(7), m.word(9), decimal(sum, 1))
	}},
}

// slackOfPoint is a half for what was rounded to a decimal or to 万, nothing for a count.
func slackOfPoint(word string) float64 {
	if lastRune(word) == '万' || lastRune(word) == '亿' || slackOf(word) < 1 {
		return 0.5
	}
	return 0
}
