package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// claimsOfYears are claims on months and years: 每月470元，即每年5640元; 创办于1953年，至2023年已走过70年.
var claimsOfYears = [...]claim{
	{[]string{"每月", "月均"}, lazyregexp.New(`(?:每月|月均)` + claimGap + `{0,6}` + claimNumber + `元` + claimGap + `{1,6}` + claimNumber + `元，(?:即|也就是|相当于|折合|合)?` + claimGap + `{0,8}(?:每年|全年|一年|年)` + claimGap + `{0,5}` + claimNumber + `元` + claimGap + `{1,6}` + claimNumber + `元`), false, false, func(m claimed) (int, string) {
		for i := 1; i <= 2; i++ {
			if right := monthsOfYear * m.number(i); m.misses(i+2, right, i) {
				return i + 2, fmt.Sprintf("%s×%d＝%s", m.word(i), monthsOfYear, m.in(i+2, right))
			}
		}
		return 0, ""
	}},
	{[]string{"每月", "月均", "月租", "月薪", "月工资"}, lazyregexp.New(`(?:每月|月均|月租|月薪|月工资)[^。；，0-9每]{0,8}` + claimNumber + `元` + claimGap + `{0,8}，` + claimGap + `{0,6}(?:一年下来|一年就是|一年就有|一年共|全年共|全年就是|全年合计|即每年|即全年|即一年|相当于每年|相当于一年|折合每年|合每年|年合计|一年合计|一年可|全年可|一年能)[^。；，0-9净纯奖]{0,8}` + claimNumber + `元`), false, false, func(m claimed) (int, string) {
		right := monthsOfYear * m.number(1)
		if m.misses(2, right, 1) && closeTo(m.number(2), right) && !anyof.Prefix(m.behind(), "左右", "多", "以上", "上下") {
			return 2, fmt.Sprintf("%s×%d＝%s", m.word(1), monthsOfYear, m.in(2, right))
		}
		return 0, ""
	}},
	{[]string{"走过", "历经", "度过", "跨越", "经历"}, lazyregexp.New(`(?:创办|创建|始建|成立|建校|建厂|建院|建社|组建|开馆|开业|诞生|兴建|投产|通车)(?:于|在)?` + claimYear + `[^。；]{0,40}?` + claimYear + `[^。；0-9在]{0,10}?(?:走过|历经|度过|跨越|经历)(?:了|整整)*([0-9]{1,3})(多|余)?(?:个)?(?:年|春秋|春夏秋冬)`), false, false, func(m claimed) (int, string) {
		years, said := m.number(2)-m.number(1), m.number(3)
		if more := m.word(4) != ""; years <= 0 || more && said <= years && years < said+10 || !more && math.Abs(years-said) <= 1 {
			return 0, ""
		}
		return 3, fmt.Sprintf("%s－%s＝%s", m.word(2), m.word(1), decimal(years, 1))
	}},
	{[]string{"连续"}, lazyregexp.New(`连续` + claimSmall + `年[（(]((?:(?:(?:19|20)?[0-9]{2})年?[、，,和及至到—～-]?)+)(?:年度)?[)）]`), false, false, func(m claimed) (int, string) {
		return yearsListed(m, 1, m.word(2))
	}},
	{[]string{"连续"}, lazyregexp.New(`((?:(?:19|20)[0-9]{2}年?[、和及])+(?:19|20)[0-9]{2})年，?连续` + claimSmall + `年`), false, false, func(m claimed) (int, string) {
		return yearsListed(m, 2, m.word(1))
	}},
	{[]string{"历时", "工期", "用时", "耗时", "历经"}, lazyregexp.New(claimYear + `([0-9]{1,2})月(?:[0-9]{1,2}日)?` + claimWords + `{0,12}(?:开工|动工|启动|开始|破土)` + claimWords + `{0,12}?` + claimYear + `([0-9]{1,2})月(?:[0-9]{1,2}日)?` + claimWords + `{0,14}?(?:完工|竣工|建成|结束|通车|完成|投产|交付|投用|验收)` + claimWords + `{0,10}?(?:历时|工期|用时|耗时|历经)(?:共|约|近|为|仅)?([0-9]{1,3})个月`), false, false, func(m claimed) (int, string) {
		months := (m.number(3)-m.number(1))*monthsOfYear + m.number(4) - m.number(2)
		if months <= 0 || math.Abs(months-m.number(5)) <= 1 {
			return 0, ""
		}
		return 5, fmt.Sprintf("%s年%s月到%s年%s月是%s个月", m.word(1), m.word(2), m.word(3), m.word(4), decimal(months, 1))
	}},
	{[]string{"整整", "一干就是", "一驻就是", "一守就是", "坚持了"}, lazyregexp.New(`从` + claimYear + `(?:[0-9]{1,2}月)?到` + claimYear + `(?:[0-9]{1,2}月)?，[^。；0-9]{0,20}?(?:整整|一干就是|一驻就是|一守就是|坚持了)(?:整整)?` + claimSmall + `(?:个)?年`), false, false, func(m claimed) (int, string) {
		if years := m.number(2) - m.number(1); years > 0 && math.Abs(years-m.number(3)) > 1 {
			return 3, fmt.Sprintf("%s－%s＝%s", m.word(2), m.word(1), decimal(years, 1))
		}
		return 0, ""
	}},
	{[]string{"岁"}, lazyregexp.New(claimYear + claimWords + `{0,12}((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:出生|生)的?` + claimWords + `{0,20}?([0-9]{1,3})岁`), false, false, func(m claimed) (int, string) {
		return ageClaimed(m, 2, 1)
	}},
	{[]string{"岁"}, lazyregexp.New(`(?:出生于|生于)` + claimYear + `[^。；]{0,30}?` + claimYear + claimWords + `{0,14}?([0-9]{1,3})岁`), false, false, func(m claimed) (int, string) {
		return ageClaimed(m, 1, 2)
	}},
	{[]string{"每年"}, lazyregexp.New(`自` + claimYear + `(?:起|以来|开始)` + claimWords + `{0,12}每年(?:选派|选聘|招收|培训|资助|派出|评选|表彰|举办|组织|选拔|招募)` + claimGap + `{0,8}?` + claimNumber + `(名|人|户|场|期|次|个)[^。；]{0,14}?(?:到|至|截至)` + claimYear + claimWords + `{0,10}(?:共|累计|已)` + claimWords + `{0,6}?` + claimSmall + `(批|届|期|年)` + claimGap + `{0,4}?` + claimNumber + `(名|人次|人|户|场|期|次|个)`), false, false, func(m claimed) (int, string) {
		times := m.number(4) - m.number(1) + 1
		if right := m.number(5) * m.number(2); math.Abs(times-m.number(5)) <= 1 && m.exactly(7, right) && m.exactly(7, times*m.number(2)) {
			return 7, fmt.Sprintf("%s×%s＝%s", m.word(5), m.word(2), decimal(right, 1))
		}
		return 0, ""
	}},
	{[]string{"周年"}, lazyregexp.New(claimYear + `(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:正式)?(?:开馆|开园|开业|开院|开校|挂牌|投产|通车|运行|投用|上线|开播|创刊|揭牌)[^。；]{0,30}?` + claimYear + `(?:[0-9]{1,2}月)?` + claimWords + `{0,14}?(?:开馆|开园|开业|开院|开校|挂牌|投产|通车|运行|投用|上线|开播|创刊|揭牌)` + claimSmall + `周年`), false, false, func(m claimed) (int, string) {
		if years := m.number(2) - m.number(1); years > 0 && years != m.number(3) {
			return 3, fmt.Sprintf("%s－%s＝%s", m.word(2), m.word(1), decimal(years, 1))
		}
		return 0, ""
	}},
	{[]string{"年均", "平均每年", "每年平均"}, lazyregexp.New(`“?十[一二三四五]五”?(?:规划)?(?:期间|时期|以来的?五年|五年)` + claimWords + `{0,4}，?[^。；，0-9年]{0,16}(?:累计|共|总计|合计)?[^。；，0-9年]{0,14}` + claimNumber + `(元|亩|公里|人|户|吨|人次|套|个|公顷|平方米)` + claimGap + `{0,8}，(?:年均|平均每年|每年平均)` + claimGap + `{0,8}` + claimNumber + `(元|亩|公里|人|户|吨|人次|套|个|公顷|平方米)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) / yearsOfPlan
		if m.word(2) == m.word(4) && !anyof.Contains(m.before()+m.text[m.at[0]:m.at[2]], "前", "中期", "以来") && m.misses(3, right, 1) && closeTo(m.number(3), right) {
			return 3, fmt.Sprintf("%s÷%d＝%s", m.word(1), yearsOfPlan, m.in(3, right))
		}
		return 0, ""
	}},
}

// yearsOfPlan is how many years a plan of the state is for.
const yearsOfPlan = 5

// yearsListed holds group i, how many years something went on, against a list or a range of years.
func yearsListed(m claimed, i int, list string) (at int, line string) {
	years := strings.FieldsFunc(list, func(r rune) bool { return r < '0' || r > '9' })
	n := float64(len(years))
	if strings.ContainsAny(list, "至到—～-") {
		if len(years) != 2 || len(years[0]) != len(years[1]) {
			return 0, ""
		}
		n = numberOf(years[1]) - numberOf(years[0]) + 1
	}
	if n < 2 || n > 20 || n == m.number(i) {
		return 0, ""
	}
	return i, fmt.Sprintf("%s是%s年", strings.TrimSuffix(list, "年"), decimal(n, 1))
}

// ageClaimed holds an age, the third group, against the years of birth and of the text. Whoever counts as the countryside does is a year older.
func ageClaimed(m claimed, born, now int) (at int, line string) {
	age := m.number(now) - m.number(born)
	if age <= 0 || age > 120 || math.Abs(age-m.number(3)) <= 1 {
		return 0, ""
	}
	return 3, fmt.Sprintf("%s－%s＝%s", m.word(now), m.word(born), decimal(age, 1))
}
