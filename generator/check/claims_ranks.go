package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// rankClaimed reads a rank as it is told of one of several: 位居第十, 下滑到第12位.
var rankClaimed = lazyregexp.New(`(?:综合排名|位居|居|位列|列|排名|排在|排|名列|位次|升至|升到|上升到|上升至|下滑到|下滑至|降到|降至|跌至|退至|由上年的|从上年的)第([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)?`)

// countAgain reads a count at the beginning of a clause: ，五个工作组实行.
var countAgain = lazyregexp.New(`^，(?:这)?([0-9]{1,2}|[二两三四五六七八九十]{1,2})个([\p{Han}]{2,5})`)

// claimsOfRanks are claims on places in an order: 9个县区中位居第十; 居前三位的依次是1.86、1.92、1.57.
var claimsOfRanks = [...]claim{
	{[]string{"个县", "个区", "个乡镇", "个镇", "个街道", "个市", "个州", "个村", "家单位", "个单位", "个部门", "个地市", "个设区市"}, lazyregexp.New(`(?:全[省市县区州镇]|在)[^。；，0-9]{0,4}([0-9]{1,3})(?:个|家)(?:县区|县市区|县（市、区）|县（区）|县|区|乡镇|镇街|镇|街道|设区市|地市|市州|市|州|行政村|村|单位|部门)(?:中|里|综合|考核|排名|，|[^。；，0-9]{0,14}(?:评价|考评|考核|评比|排名|测评|竞赛|评选))([^。]*)`), false, false, func(m claimed) (int, string) {
		rest := m.word(2)
		if anyof.Contains(rest, "个县", "个乡", "个镇", "个村", "家") {
			return 0, ""
		}
		for _, scope := range [...]string{"全国", "全省", "全市", "全区", "全州", "全县"} { // a rank in another list
			rest, _, _ = strings.Cut(rest, scope)
		}
		for _, r := range rankClaimed.FindAllStringSubmatch(rest, -1) {
			if rank := readNumber(r[1]); float64(rank) > m.number(1) && m.number(1) > 2 {
				return 1, fmt.Sprintf("名次有第%s", r[1])
			}
		}
		return 0, ""
	}},
	{[]string{"依次"}, lazyregexp.New(`(?:居|排|列|位居|排名|产量|总量|数量)?前` + claimSmall + `(?:位|名)的?` + claimGap + `{0,12}依次(?:是|为)[：:，]?([^。；]*)`), false, false, func(m claimed) (int, string) {
		return orderClaimed(m, int(m.number(1)), true)
	}},
	{[]string{"由高到低", "从高到低", "由多到少", "从多到少", "由大到小", "从大到小"}, lazyregexp.New(`(?:由|从)(?:高到低|多到少|大到小)()` + claimGap + `{0,6}(?:依次|分别|排列)?(?:为|是)?[：:，]([^。；]*)`), false, false, func(m claimed) (int, string) {
		return orderClaimed(m, 0, true)
	}},
	{[]string{"由低到高", "从低到高", "由少到多", "从少到多", "由小到大", "从小到大"}, lazyregexp.New(`(?:由|从)(?:低到高|少到多|小到大)()` + claimGap + `{0,6}(?:依次|分别|排列)?(?:为|是)?[：:，]([^。；]*)`), false, false, func(m claimed) (int, string) {
		return orderClaimed(m, 0, false)
	}},
	{[]string{"个"}, lazyregexp.New(`([0-9]{1,2}|[二两三四五六七八九十]{1,2})个([\p{Han}]{2,5})(，(?:这)?(?:[0-9]{1,2}|[二两三四五六七八九十]{1,2})个[\p{Han}]{2,5})`), false, false, func(m claimed) (int, string) {
		again := countAgain.FindStringSubmatch(m.word(3))
		if again == nil || float64(readNumber(again[1])) == m.number(1) {
			return 0, ""
		}
		noun := sameStart(m.word(2), again[2])
		// 3个村，两个村集体 tells of some of them; 工作组, 专班 and the like are all meant where nothing parts them
		if !anyof.Prefix(noun, "工作组", "小组", "专班", "工作专班", "专项组", "攻坚组", "指挥部", "工作队", "党支部") && !anyof.Suffix(noun, "工作组", "专班", "小组") || anyof.Contains(m.word(3), "其中") || float64(readNumber(again[1])) < m.number(1)-1 || float64(readNumber(again[1])) > m.number(1)+1 {
			return 0, ""
		}
		return 1, fmt.Sprintf("后面是%s个%s", again[1], noun)
	}},
}

// sameStart is what two words begin with alike.
func sameStart(a, b string) string {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return a[:i]
		}
	}
	return a
}

// orderClaimed holds the first amounts of each item of a list, the second group, against the order that is told; n is how many there are, 0 where that
// is not told.
func orderClaimed(m claimed, n int, falls bool) (at int, line string) {
	var list []string
	unit := ""
	for _, item := range strings.FieldsFunc(m.word(2), func(r rune) bool { return oneOf(r, "，、和") }) {
		a := amountOfItem.FindStringSubmatch(item)
		if a == nil || unit != "" && a[2] != unit {
			break
		}
		list, unit = append(list, a[1]), a[2]
	}
	if len(list) < 3 || n > 0 && len(list) < n {
		return 0, ""
	}
	if n > 0 {
		list = list[:n]
	}
	for i := 1; i < len(list); i++ {
		if a, b := numberOf(list[i-1]), numberOf(list[i]); falls && b > a || !falls && b < a {
			from := m.at[4] + strings.Index(m.word(2), list[i])
			return groupAt(m, from, from+len(list[i])), fmt.Sprintf("%s%s排在%s之后", list[i], unit, list[i-1])
		}
	}
	return 0, ""
}

// amountOfItem reads the amount at the end of an item of a list: 大田乡1.86万吨.
var amountOfItem = lazyregexp.New(`^[^0-9]{1,14}?[（(]?([0-9]+(?:\.[0-9]+)?)((?:万|亿)?[\p{Han}%]{1,4})[）)]?$`)

// groupAt makes the first group of a match that of two bytes, so that they are told of.
func groupAt(m claimed, from, to int) int {
	m.at[2], m.at[3] = from, to
	return 1
}
