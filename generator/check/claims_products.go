package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// claimsOfProducts are claims on what measures come to: 50兆瓦，利用1200小时，发电6000万千瓦时; 长1.8公里，宽24米，面积4.32万平方米.
var claimsOfProducts = [...]claim{
	{[]string{"小时"}, lazyregexp.New(`装机(?:总?容量|规模)?(?:为|达到|达|共)?([0-9]+(?:\.[0-9]+)?)(万千瓦|千瓦|兆瓦|MW|kW)[^。；]{0,20}?(?:利用|满发|发电)小时数?(?:为|达到|达|约)?([0-9]{3,4})(?:个)?小时[^。；0-9]{0,14}(?:发电|发电量|电量)[^。；0-9]{0,8}` + claimNumber + `(千瓦时|度)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) * map[string]float64{"万千瓦": 1e4, "兆瓦": 1e3, "MW": 1e3}[m.word(2)] * m.number(3)
		if anyof.Contains(m.word(2), "千瓦", "kW") && m.word(2) != "万千瓦" {
			right = m.number(1) * m.number(3)
		}
		if said := m.number(4); math.Abs(said-right) <= roughProduct*right || !m.misses(4, right, 1) {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s%s×%s小时＝%s千瓦时", m.word(1), m.word(2), m.word(3), m.in(4, right))
	}},
	{[]string{"365天"}, lazyregexp.New(`(?:日|每天|每日)[^。；，0-9]{0,8}?` + claimNumber + `(吨|立方米|人|件|度|公斤|人次|千瓦时)[^。；]{0,20}?365天[^。；0-9]{0,16}，[^。；，0-9]{0,10}?` + claimNumber + `(吨|立方米|人|件|度|公斤|人次|千瓦时)`), false, false, func(m claimed) (int, string) {
		right := daysCounted * m.number(1)
		if m.word(2) == m.word(4) && m.misses(3, right, 1) {
			return 3, fmt.Sprintf("%s×%d＝%s", m.word(1), daysCounted, m.in(3, right))
		}
		return 0, ""
	}},
	{[]string{"宽"}, lazyregexp.New(`长([0-9]+(?:\.[0-9]+)?)(公里|千米|米)[，、](?:路?[面幅基]?)(?:平均)?宽([0-9]+(?:\.[0-9]+)?)米[，、]` + claimGap + `{0,8}面积` + claimGap + `{0,4}` + claimNumber + `平方米`), false, false, func(m claimed) (int, string) {
		long := m.number(1)
		if m.word(2) != "米" {
			long *= 1000
		}
		right := long * m.number(3)
		if anyof.Contains(m.text[m.at[7]:m.at[8]], "含", "占地", "征", "绿化") || math.Abs(m.number(4)-right) <= 0.02*right || !m.misses(4, right, 1, 3) {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s×%s＝%s平方米", decimal(long, 1), m.word(3), m.in(4, right))
	}},
	{[]string{"每小时", "每分钟", "每天", "每日"}, lazyregexp.New(`(?:容积|库容|容量|蓄水量)(?:为|达)?` + claimNumber + `(立方米|吨|方)，(?:每小时|每分钟|每天|每日)(?:进水|注水|供水|排水|用水|处理|抽水)` + claimNumber + `(立方米|吨|方)，` + claimGap + `{0,8}?([0-9]+(?:\.[0-9]+)?)(个?小时|分钟|天)(?:即可|可|就能|便可|能)?(?:蓄满|注满|放空|用完|抽干|排空|装满|灌满)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) / m.number(3)
		if m.word(2) == m.word(4) && math.Abs(m.number(5)-right) > 0.05*right+m.step(5)/2 && m.misses(5, right, 1, 3) {
			return 5, fmt.Sprintf("%s÷%s＝%s", m.word(1), m.word(3), decimal(roundTo(right, 0.1), 1))
		}
		return 0, ""
	}},
	{[]string{"容积率"}, lazyregexp.New(`占地(?:面积)?(?:为|约)?([0-9]+(?:\.[0-9]+)?)(亩|公顷|万平方米|平方米)(?:[，（]折合([0-9]+(?:\.[0-9]+)?)万平方米[）]?)?[^。；0-9]{0,6}?(?:总)?建筑面积(?:为|约)?([0-9]+(?:\.[0-9]+)?)(万平方米|平方米)[^。；0-9]{0,6}容积率(?:为|达)?([0-9]+(?:\.[0-9]+)?)`), false, false, func(m claimed) (int, string) {
		ground := m.number(1) * map[string]float64{"亩": squareMetresOfMu, "公顷": 1e4, "万平方米": 1e4, "平方米": 1}[m.word(2)]
		if m.word(3) != "" {
			ground = m.number(3) * 1e4
		}
		built := m.number(4) * map[string]float64{"万平方米": 1e4, "平方米": 1}[m.word(5)]
		right := built / ground
		if math.Abs(m.number(6)-right) <= 0.04*right+m.step(6) || !m.misses(6, right) {
			return 0, ""
		}
		return 6, fmt.Sprintf("%s÷%s＝%s", decimal(built, 1), decimal(math.Round(ground), 1), m.rateText(6, right))
	}},
	{[]string{"病床使用率", "床位使用率", "病床利用率"}, lazyregexp.New(`床位([0-9]{2,4})张(?:，(?:实际)?开放床位([0-9]{2,4})张)?[^。；]{0,20}?床日(?:数)?([0-9]{4,7})(?:个|日)?[^。；]{0,30}?(?:病床使用率|床位使用率|病床利用率)(?:为|达到|达)?([0-9]+(?:\.[0-9]+)?)%`), true, false, func(m claimed) (int, string) {
		beds := m.number(1)
		if m.word(2) != "" {
			beds = m.number(2)
		}
		right := m.number(3) / (beds * daysCounted) * 100
		if math.Abs(right-m.number(4)) <= 1 || !closeTo(right, m.number(4)) {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s÷（%s×%d）＝%s%%", m.word(3), decimal(beds, 1), daysCounted, m.rateText(4, right))
	}},
	{[]string{"1元", "一元", "每元"}, lazyregexp.New(`(?:发放|投入|核销|安排|补贴|财政)[^。；，0-9]{0,10}?` + claimNumber + `元，(?:核销` + claimNumber + `元，)?(?:核销率[0-9.]+%，)?` + claimGap + `{0,6}(?:拉动|撬动|带动|引导|吸引)` + claimGap + `{0,10}` + claimNumber + `元，` + claimGap + `{0,6}?(?:1元|一元|每元)` + claimGap + `{0,10}(?:撬动|拉动|带动|引来)` + claimGap + `{0,8}([0-9]+(?:\.[0-9]+)?)元`), false, false, func(m claimed) (int, string) {
		base := 1
		if m.word(2) != "" {
			if first := m.number(3) / m.number(1); math.Abs(first-m.number(4)) <= m.step(4) {
				return 0, ""
			}
			base = 2
		}
		right := m.number(3) / m.number(base)
		if math.Abs(right-m.number(4)) <= m.step(4) || !m.misses(4, right, 3, base) {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s÷%s＝%s", m.word(3), m.word(base), decimal(roundTo(right, 0.1), 1))
	}},
}

// claimsOfMeasures are claims on prices and speeds: 由80元降为60元，打七五折; 120公里用时1.5小时，平均时速80公里.
var claimsOfMeasures = [...]claim{
	{[]string{"折"}, lazyregexp.New(`(?:由|从)[^。；，0-9]{0,8}([0-9]+(?:\.[0-9]+)?)元(?:/[\p{Han}])?(?:降为|降到|降至|调整为|优惠到|下调到|下调至|调至)[^。；，0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元(?:/[\p{Han}])?，?[^。；，0-9]{0,6}(?:打|相当于|按)([一二三四五六七八九](?:点?[一二三四五六七八九])?|[0-9](?:\.[0-9])?)折`), true, false, func(m claimed) (int, string) {
		said, right := tenthsLeft(m.word(3)), m.number(2)/m.number(1)*10
		if said == 0 || math.Abs(said-right) <= 0.1 {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s÷%s＝%s折", m.word(2), m.word(1), decimal(roundTo(right, 0.1), 1))
	}},
	{[]string{"时速"}, lazyregexp.New(`([0-9]+(?:\.[0-9]+)?)公里的?(?:路程|距离|车程|里程)?[^。；0-9]{0,10}?([0-9]+(?:\.[0-9]+)?)(?:个)?小时，?[^。；，0-9]{0,4}(?:平均)?时速(?:约为|约|为|达到|达)?([0-9]+(?:\.[0-9]+)?)公里`), false, false, func(m claimed) (int, string) {
		right := m.number(1) / m.number(2)
		if m.number(2) == 0 || math.Abs(right-m.number(3)) <= 0.05*right+m.step(3) {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s÷%s＝%s", m.word(1), m.word(2), decimal(roundTo(right, 0.1), 1))
	}},
	{[]string{"每秒", "每分钟", "每小时"}, lazyregexp.New(`(?:全长|总长|长)([0-9]+(?:\.[0-9]+)?)(公里|米)，[^。；，0-9]{0,8}(?:速度)?(?:为)?(每秒|每分钟|每小时)([0-9]+(?:\.[0-9]+)?)(公里|米)，[^。；0-9]{0,24}?(?:时间|约|需|用时|只要|仅需)约?([0-9]+(?:\.[0-9]+)?)(秒|分钟|小时)`), false, false, func(m claimed) (int, string) {
		long := m.number(1) * map[string]float64{"公里": 1000, "米": 1}[m.word(2)]
		speed := m.number(4) * map[string]float64{"公里": 1000, "米": 1}[m.word(5)] / map[string]float64{"每秒": 1, "每分钟": 60, "每小时": 3600}[m.word(3)]
		unit := map[string]float64{"秒": 1, "分钟": 60, "小时": 3600}[m.word(7)]
		right := long / speed / unit
		if speed == 0 || math.Abs(right-m.number(6)) <= 0.12*right+m.step(6) {
			return 0, ""
		}
		return 6, fmt.Sprintf("%s%s÷%s%s%s＝%s%s", m.word(1), m.word(2), m.word(3), m.word(4), m.word(5), decimal(roundTo(right, 0.1), 1), m.word(7))
	}},
	{[]string{"新增", "新设", "净增"}, lazyregexp.New(`([0-9]{1,6})(家|户|个|人|名|所)[，。][^。；，0-9]{0,8}(?:[0-9]{4}年)?(?:新增|新设|新纳入|新入库|增加)([0-9]{1,6})(?:家|户|个|人|名|所)[、，](?:退库|退出|注销|减少|关停|淘汰|出列|退休|调出|死亡|迁出)([0-9]{1,6})(?:家|户|个|人|名|所)，[^。；，0-9]{0,8}(?:年末|年底|期末|现有|总数|目前)[^。；，0-9]{0,6}([0-9]{1,6})(家|户|个|人|名|所)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) + m.number(3) - m.number(4)
		if m.word(2) != m.word(6) || right == m.number(5) || anyof.Contains(m.text[m.at[0]:m.at[4]], "其中") {
			return 0, ""
		}
		return 5, fmt.Sprintf("%s＋%s－%s＝%s", m.word(1), m.word(3), m.word(4), decimal(right, 1))
	}},
	{[]string{"级"}, lazyregexp.New(`([0-9]{1,6})(栋|户|座|人|个|处|家|宗|件)(?:经[^。；，0-9]{1,8})?(?:鉴定为|评定为|认定为|划分为|分为|为)[^。；，0-9]{1,4}级([0-9]{1,6})(?:栋|户|座|人|个|处|家|宗|件)(?:、[^。；，0-9]{1,4}级([0-9]{1,6})(?:栋|户|座|人|个|处|家|宗|件))(?:、[^。；，0-9]{1,4}级([0-9]{1,6})(?:栋|户|座|人|个|处|家|宗|件))?`), false, false, func(m claimed) (int, string) {
		sum := m.number(3) + m.number(4) + m.number(5)
		if sum == m.number(1) || anyof.Prefix(m.behind(), "、", "和") {
			return 0, ""
		}
		line := m.word(3) + "＋" + m.word(4)
		if m.word(5) != "" {
			line += "＋" + m.word(5)
		}
		return 1, fmt.Sprintf("%s＝%s", line, decimal(sum, 1))
	}},
	{[]string{"收入比", "收入之比"}, lazyregexp.New(`(城镇|农村)[^。；，0-9]{0,14}收入(?:为|达到?|分别为)?([0-9]+(?:\.[0-9]+)?)元[^。]{0,24}?(农村|城镇)[^。；，0-9]{0,14}收入(?:为|达到?)?([0-9]+(?:\.[0-9]+)?)元[^。；]{0,20}?收入(?:之)?比[^。；]{0,16}?(?:缩小到|缩小至|缩小为|降到|降至|降为|为)([0-9]+(?:\.[0-9]+)?)[:：∶]1`), true, false, func(m claimed) (int, string) {
		town, country := m.number(2), m.number(4)
		if m.word(1) == "农村" {
			town, country = country, town
		}
		if m.word(1) == m.word(3) || country <= 0 || math.Abs(town/country-m.number(5)) <= m.step(5) || !closeTo(town/country, m.number(5)) {
			return 0, ""
		}
		return 5, fmt.Sprintf("%s÷%s＝%s", decimal(town, 1), decimal(country, 1), m.rateText(5, town/country))
	}},
}

// tenthsLeft is how many tenths of a price are left: 七五 is 7.5, 0 where that cannot be read.
func tenthsLeft(word string) float64 {
	if word[0] <= '9' {
		return numberOf(word)
	}
	digits := []rune(strings.ReplaceAll(word, "点", ""))
	v := 0.0
	for i, r := range digits {
		if d := numeral.Digit(r); d > 0 {
			v += float64(d) / math.Pow10(i)
		}
	}
	return v
}

const (
	daysCounted      = 365 // of a year, as whoever multiplies by it writes it out
	squareMetresOfMu = 2000.0 / 3
	roughProduct     = 0.03 // by what part a product of measures may be off
)
