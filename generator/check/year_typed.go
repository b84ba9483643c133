package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// Years that were typed wrongly: with a letter for a digit, with one digit too few, with two of them exchanged.

// mistypedYear reports a year that is typed with a letter for a digit or in mixed widths:
// 2O19年, 201９年.
func (p *passage) mistypedYear(i int) {
	if numeral.Arabic(p.rune(i-1)) >= 0 || isLatin(p.rune(i-1)) || p.rune(i+4) != '年' {
		return
	}
	letters, wide, digits := 0, 0, [4]int{}
	for k := range 4 {
		r := p.rune(i + k)
		digits[k] = numeral.Arabic(r)
		switch {
		case oneOf(r, "OoΟОＯｏ"):
			digits[k] = 0
			letters++
		case oneOf(r, "lIｌＩ"):
			digits[k] = 1
			letters++
		case digits[k] < 0:
			return
		case r > '9':
			wide++
		}
	}
	century := digits[0]*10 + digits[1]
	if century != 19 && century != 20 && (letters == 0 || century < 10 || century > 21) || letters == 0 && (wide == 0 || wide == 4) {
		return
	}
	right := fmt.Sprintf("%d%d%d%d年", digits[0], digits[1], digits[2], digits[3])
	p.mangled = append(p.mangled, [2]int{i, i + 5})
	if century < 19 { // 1O56年: the letter may stand for any digit
		p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(i, i+5), Hint: msg("对照原文件，写上这一年", "restore the year from the source"),
			Message: msg(fmt.Sprintf("“%s”里有字母", p.slice(i, i+5)), fmt.Sprintf("%q has letters in it", p.slice(i, i+5)))})
		return
	}
	p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(i, i+5), Hint: msg("写成“"+right+"”", "write "+right), Edits: p.put(i, i+5, right),
		Message: msg(fmt.Sprintf("“%s”里有字母或全角的数字，应是%s", p.slice(i, i+5), right), fmt.Sprintf("%q has letters or full-width digits in it: %s", p.slice(i, i+5), right))})
}

// chineseYears reports a year in Chinese digits with an Arabic nought in it, and 曰 for 日: 二0一九年, 3月25曰.
func (p *passage) chineseYears() {
	for i, r := range p.runes {
		switch {
		case r == '曰' && numeral.Arabic(p.rune(i-1)) >= 0:
			p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(i, i+1), Edits: p.put(i, i+1, "日"),
				Message: msg("“曰”是“日”字写错了", "曰 stands for 日"), Hint: msg("写成“日”", "write 日")})
		case r == '年' && numeral.Digit(p.rune(i-4)) < 0 && p.hasAt(i-3, "二〇", "二零", "二○", "一九") && numeral.Digit(p.rune(i-1)) >= 0 && !p.hasAnyBefore(i-3, "公元"):
			p.reportYear(i-3, i+1, fmt.Sprintf("“%s”少了一位数字", p.slice(i-3, i+1)), fmt.Sprintf("%q lacks a digit", p.slice(i-3, i+1)))
		case r == '年' && p.mixesDigits(i-4):
			p.reportYear(i-4, i+1, fmt.Sprintf("“%s”里两种数字混着写", p.slice(i-4, i+1)), fmt.Sprintf("%q mixes two kinds of digits", p.slice(i-4, i+1)))
		case r == '年' && (p.rune(i-4) == '二' || p.rune(i-4) == '一'):
			right, noughts := []rune(p.slice(i-4, i)), 0
			for k, d := range right {
				if oneOf(d, "0OoО") {
					right[k] = '〇'
					noughts++
				} else if numeral.Digit(d) < 0 {
					noughts = -9
				}
			}
			if noughts <= 0 {
				continue
			}
			p.mangled = append(p.mangled, [2]int{i - 4, i + 1})
			p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(i-4, i+1), Edits: p.put(i-4, i, string(right)),
				Message: msg(fmt.Sprintf("“%s”里夹着阿拉伯数字或字母", p.slice(i-4, i+1)), fmt.Sprintf("%q mixes two kinds of digits", p.slice(i-4, i+1))), Hint: msg("写成“"+string(right)+"年”", "write "+string(right)+"年")})
		}
	}
}

// mixesDigits tells whether four digits at rune i are a year of our own times, the first ones Arabic and others Chinese: 19九8年, 20二三年.
func (p *passage) mixesDigits(i int) bool {
	if i < 0 || !p.hasAt(i, "19", "20") || numeral.Arabic(p.rune(i-1)) >= 0 || numeral.Digit(p.rune(i-1)) >= 0 {
		return false
	}
	chinese := 0
	for _, r := range p.runes[i+2 : i+4] {
		if numeral.Digit(r) >= 0 && numeral.Arabic(r) < 0 {
			chinese++
		} else if numeral.Arabic(r) < 0 {
			return false
		}
	}
	return chinese > 0
}

// lengthOfTime tells whether a number with 年 from rune i to rune to is how long something lasts: 树龄2206年,
// 2150年的历史.
func (p *passage) lengthOfTime(i, to int) bool {
	if p.has(to, "以来") && (p.rune(i-1) == 0 || oneOf(p.rune(i-1), "，。；自从")) {
		return false // 2109年以来
	}
	if whole, n := p.number(i, 4); n == 4 && whole%10 != 0 && p.hasAnyBefore(i, "到", "至") {
		return false // 从1928年到2107年
	}
	return oneOf(p.rune(i-1), "有已了龄今达约近过前时长为经存距满超逾龄第") || p.hasAnyBefore(i, "到", "至", "到了", "建制", "建城", "建县", "建郡", "设郡", "历史", "已经", "同治", "公元前") || p.hasAt(to, "前", "后", "历史", "以来", "树龄", "间", "多", "左右", "以上", "古", "的", "目标", "远景")
}

// modern tells whether the sentence of a year of the eleventh century tells of our own times.
func (p *passage) modern(i int) bool {
	a, b := p.sentence(i)
	text := p.slice(a, b)
	return anyof.Contains(text, "汛期", "堤防", "脱贫", "贫困", "合作社", "万元", "亿元", "村委", "党支部", "合作医疗", "扶贫", "乡村振兴", "村集体") && !anyof.Contains(text, "宋", "唐", "朝", "代", "帝", "公元", "始建", "建于", "历史", "遗址", "文物", "古")
}

// nearYear is how many characters around a year of three digits another is looked for.
const nearYear = 200

// lacksDigit tells whether a number of three digits with 年 at rune i is a year of which one was lost: 于202年3月开工, 218年获评示范校，2020年…. Of a
// round number another year of our own times stands near, or a month behind it.
func (p *passage) lacksDigit(i, value int) bool {
	if value < 190 || value > 229 || p.lengthOfTime(i, i+4) && !oneOf(p.rune(i+4), "底末初") || p.rune(i-1) == '-' || p.rune(i-1) == '—' {
		return false
	}
	a, b := max(0, i-nearYear), min(len(p.runes), i+nearYear)
	if anyof.Contains(p.slice(a, b), "公元", "东汉", "三国", "建安", "汉献帝", "曹魏", "蜀汉", "东吴", "孙吴", "曹操", "刘备", "孙权") {
		return false
	}
	if month, n := p.number(i+4, 2); month >= 1 && month <= 12 && p.rune(i+4+n) == '月' {
		return true
	}
	if value != 200 && value != 210 && value != 220 && value != 190 {
		return !p.hasAt(i+4, "一遇", "不遇", "不变", "来")
	}
	for k := range p.signsIn(a, b) {
		if year, n := p.number(k, 4); n == 4 && year >= 1949 && year < 2050 && p.rune(k+4) == '年' && numeral.Arabic(p.rune(k-1)) < 0 {
			return !p.hasAt(i+4, "一遇", "不遇", "不变", "来")
		}
	}
	return false
}

// exchanged tells whether a number of four digits with 年 at rune i is a year whose digits were exchanged and that the sentence says to be past: 截至2203年底，
// 已建成; or one of long ago at which there was nothing of the kind that the sentence tells of: 公社小学始建于1598年.
func (p *passage) exchanged(i, value int) bool {
	a, b := p.sentence(i)
	text := p.slice(a, b)
	switch {
	case value > 2060 && value < 2100: // 2091 for 2019
		return swappedInto(value) && !anyof.Contains(strings.ReplaceAll(text, "截至", ""), "目标", "远景", "规划", "世纪", "预计", "将", "期", "止", "合同", "协议", "使用权", "碳", "气候", "寿命", "年限", "到"+p.slice(i, i+5), "至"+p.slice(i, i+5)) &&
			(anyof.Contains(text, "已", "截至", "共", "了", "累计", "投用", "完工", "摘帽") || oneOf(p.rune(i+5), "，"))
	case value == 2100:
		return !p.lengthOfTime(i, i+5) && !anyof.Contains(text, "气候", "升温", "世纪", "海平面", "全球", "预计", "排放", "目标", "远景", "冰川")
	case value > 2100 && value < 2300:
		return (oneOf(p.rune(i+5), "底末初") || p.rune(i+6) == '月' || p.rune(i+7) == '月') && anyof.Contains(text, "已", "建成", "完成", "实现", "达到", "累计", "出列", "覆盖", "竣工", "投用", "摘帽") && !anyof.Contains(text, "目标", "远景", "气候", "世纪", "预计", "将")
	case value > 1100 && value < 1900:
		return swappedInto(value) && anyof.Contains(text, "公社", "生产队", "生产大队", "合作社", "党支部", "国营", "知青", "电站", "中心小学", "卫生院", "拖拉机", "农技站", "供销社", "信用社", "革委会", "大队部", "脱贫", "乡镇企业", "分田到户", "水库") &&
			!anyof.Contains(text, "宋", "元代", "明", "清", "朝", "帝", "公元", "书院", "庙", "寺", "祠", "遗址", "文物", "古", "祖", "族谱", "历史")
	}
	return false
}

// rearranged tells whether a number of four digits with 年 at rune i has the digits of a year of our own times in another order, though it is none and no
// length of time: 0217年, 2910年被评为文明村.
func (p *passage) rearranged(i, value int) bool {
	if value >= 1000 && value < 2300 || oneOf(p.rune(i-1), ".．-—/第：:") || isLatin(p.rune(i-1)) || p.lengthOfTime(i, i+5) {
		return false
	}
	if value >= 1000 {
		a, b := p.sentence(i)
		if text := p.slice(a, b); !anyof.Contains(text, "被评", "获评", "获得", "建成", "成立", "修建", "开工", "竣工", "投用", "启动", "完成", "实现", "脱贫", "摘帽", "出列", "动工", "创办", "注册") || anyof.Contains(text, "预计", "目标", "历史", "古", "寿命", "科幻", "未来", "星", "元前") {
			return false
		}
	}
	digits := []rune(p.slice(i, i+4))
	slices.Sort(digits)
	for year := 1949; year < 2030; year++ {
		of := []rune(strconv.Itoa(year))
		slices.Sort(of)
		if slices.Equal(of, digits) {
			return true
		}
	}
	return false
}

// swappedInto tells whether two neighbouring digits of a number exchanged make a year of our own times.
func swappedInto(value int) bool {
	for low := 1; low < 1000; low *= 10 {
		one, ten := value/low%10, value/(10*low)%10
		if year := value + (one-ten)*10*low + (ten-one)*low; year >= 1949 && year < 2030 {
			return true
		}
	}
	return false
}

// bareYear reports a year that begins a sentence which tells of what happened then, without 年: 2003，全县启动了…. A text that writes no other year with 年 may
// mean it so, and so does one that calls out a year: 2020，我们启程.
func (p *passage) bareYear(y year, years []year) {
	if y.marked || p.where != inBody || p.rune(y.to) != '，' || !isHan(p.rune(y.to+1)) || y.value < 1949 || !(p.startsLine(y.from) || oneOf(p.rune(y.from-1), "。；")) {
		return
	}
	if !slices.ContainsFunc(years, func(other year) bool { return other.marked && other.value != y.value }) {
		return
	}
	to := y.to
	for to < len(p.runes) && to-y.to < longestSentence && !oneOf(p.runes[to], "。！？；") {
		to++
	}
	said := p.slice(y.to+1, to)
	if p.rune(to) == '！' || anyof.Contains(said, "我们", "咱", "你", "您", "注定", "不平凡", "再见", "愿", "启程", "起航", "启航", "出发", "之年", "让我", "一起") || anyof.Prefix(said, "是", "这", "对", "在") ||
		!anyof.Contains(said, "启动", "成立", "开始", "建成", "建立", "实施", "投入", "投资", "引进", "获", "评为", "出台", "印发", "修建", "开工", "完成", "设立", "创办", "开展", "推行", "承包", "回到", "当选", "担任", "动工", "实现", "注册", "组建") {
		return
	}
	p.mangled = append(p.mangled, [2]int{y.from, y.to})
	right := p.slice(y.from, y.to) + "年"
	p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(y.from, y.to), Hint: msg("写成“"+right+"”", "write "+right), Edits: p.put(y.from, y.to, right),
		Message: msg(fmt.Sprintf("“%s”后面少了“年”", p.slice(y.from, y.to)), fmt.Sprintf("%s lacks 年", p.slice(y.from, y.to)))})
}
