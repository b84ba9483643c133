package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const yearMangledID problem.Rule = "year-mangled"

func yearMangled() rule {
	return rule{Rule: Rule{
		ID: yearMangledID, Severity: problem.Warning,
		Title: msg("年份被改乱了", "a year that was replaced by mistake"),
		Why: msg("把所有年份统一替换过的底稿，会留下“2024—2024年”“2024、2024、2024”这样的话：几个不同的年份变成了同一个，先后和快慢都看不出来了，“2024余批次”这样的数也被误伤。",
			"Replacing all years in a draft at once leaves 2024—2024年 or 2024、2024、2024 behind: different years have become one, nobody can tell earlier from later, and amounts such as 2024余批次 are damaged too."),
		Right: []string{
			"2016—2018年集中攻坚，2019年整县摘帽。",
			"2017、2018、2019年连续三年获奖。",
			"受益群众2000余人。",
			"自2014年以来，7年间修路20公里。",
		},
		Wrong: []string{
			"2024—2024年集中攻坚。",
			"附2024、2024、2024年的统计年报。",
			"配送物资2024余批次。",
			"自2024年打响脱贫攻坚战役以来，七年一剑。",
			"收入从2024年的3120元提高到2024年的5860元。",
			"建于20244年。",
		},
		Fix: msg("对照原文件，把每一处年份改回来；查不到的，写“年份未注明”。",
			"Restore each year from the source; if it cannot be found, write that the year is not stated."),
	}, passage: findMangledYears}
}

// year is a year as found in a text.
type year struct {
	value    int
	from, to int  // runes, without 年
	marked   bool // followed by 年
}

func findMangledYears(p *passage) {
	p.findTornNumbers()
	p.findMistypedNumbers()
	p.chineseYears()
	p.impossibleDates()
	years := p.years()
	for k := range years {
		p.mangledAlone(years[k])
		p.bareYear(years[k], years)
	}
	for k := 1; k < len(years); k++ {
		a, b := years[k-1], years[k]
		if p.spanBackwards(a, b) {
			continue
		}
		p.notThePlan(a, b)
		if b.from == a.to+1 && p.rune(a.to) == '一' && b.marked && b.value > a.value { // 2013一2016年
			p.out.add(problem.Problem{Rule: yearMangledID, Span: p.span(a.from, b.to+1), Edits: p.put(a.to, b.from, "—"),
				Message: msg(fmt.Sprintf("“%s”里的“一”像是“—”", p.slice(a.from, b.to+1)), fmt.Sprintf("%q has 一 for a dash", p.slice(a.from, b.to+1))), Hint: msg("写成“—”", "write —")})
		}
		if a.value > b.value && b.marked && strings.Trim(p.slice(a.to, b.from), "—-~～至－") == "" {
			p.reportYear(a.from, b.to+1, fmt.Sprintf("“%s”从后往前，有一头是错的", p.slice(a.from, b.to+1)), fmt.Sprintf("%q runs backwards", p.slice(a.from, b.to+1)))
		}
		if a.value == b.value && p.sameYearTwice(a, b) {
			k = p.reportSameYears(years, k)
		}
	}
	for k := range years {
		if years[k].marked {
			p.yearsSince(years[k])
		}
	}
}

// datedByYear tells whether what stands around a number before 年 makes a date of it: 底, or a month behind it,
// and no word or sign of a range before it. to is the rune behind 年.
func (p *passage) datedByYear(from, to int) bool {
	if before := p.rune(from - 1); isHan(before) || oneOf(before, "-—~～至") {
		return false
	}
	return oneOf(p.rune(to), "，底末初") || numeral.Arabic(p.rune(to)) >= 0 && (p.rune(to+1) == '月' || p.rune(to+2) == '月')
}

// years finds the four-digit years from 1900 to 2099, and longer runs of digits before 年.
func (p *passage) years() []year {
	var list []year
	for i := 0; i < len(p.runes); i++ {
		if numeral.Arabic(p.runes[i]) < 0 {
			if oneOf(p.runes[i], "lIｌＩ") && numeral.Arabic(p.rune(i+1)) == 9 {
				p.mistypedYear(i) // l998年
			}
			continue
		}
		p.mistypedYear(i)
		n, value := 0, 0
		for numeral.Arabic(p.rune(i+n)) >= 0 {
			value = min(value, 1e8)*10 + numeral.Arabic(p.rune(i+n))
			n++
		}
		marked := p.rune(i+n) == '年'
		inNumber := oneOf(p.rune(i-1), ".．,，") && numeral.Arabic(p.rune(i-2)) >= 0 && !marked || oneOf(p.rune(i+n), ".．") && numeral.Arabic(p.rune(i+n+1)) >= 0
		switch {
		case marked && value >= 190 && value < 210 && (value < 203 && p.datedByYear(i, i+4) || oneOf(p.rune(i+4), "底末初")):
			p.reportYear(i, i+n+1, fmt.Sprintf("“%s”少了一位数字", p.slice(i, i+n+1)), fmt.Sprintf("%q lacks a digit", p.slice(i, i+n+1)))
		case marked && n == 3 && p.lacksDigit(i, value):
			p.reportYear(i, i+n+1, fmt.Sprintf("“%s”少了一位数字", p.slice(i, i+n+1)), fmt.Sprintf("%q lacks a digit", p.slice(i, i+n+1)))
		case marked && n == 4 && p.exchanged(i, value), marked && (value > 2100 && value < 2300 && !p.lengthOfTime(i, i+n+1) || value > 1000 && value < 1100 && p.modern(i)):
			p.reportYear(i, i+n+1, fmt.Sprintf("“%s”像是颠倒了数字的年份", p.slice(i, i+n+1)), fmt.Sprintf("%q looks like a year with its digits swapped", p.slice(i, i+n+1)))
		case marked && n == 4 && p.rearranged(i, value):
			p.reportYear(i, i+n+1, fmt.Sprintf("“%s”像是颠倒了数字的年份", p.slice(i, i+n+1)), fmt.Sprintf("%q looks like a year with its digits swapped", p.slice(i, i+n+1)))
		case value >= 1900 && value < 2100 && !inNumber && !isLatin(p.rune(i-1)):
			list = append(list, year{value: value, from: i, to: i + n, marked: marked})
		case marked && (n == 5 || n == 6 || n == 8) && p.hasAt(i, "19", "20"):
			p.reportYear(i, i+n+1, fmt.Sprintf("“%s”不是一个年份", p.slice(i, i+n+1)), fmt.Sprintf("%q is not a year", p.slice(i, i+n+1)))
		}
		i += n - 1
	}
	return list
}

// mangledAlone reads one year: a count that was taken for a year (2024余批次), a month
// that no year has.
func (p *passage) mangledAlone(y year) {
	next := p.rune(y.to)
	if (next == '余' || next == '多') && y.value%10 != 0 && isHan(p.rune(y.to+1)) {
		p.reportYear(y.from, y.to+2, fmt.Sprintf("“%s”：准确到个位的数不会再说“%c”，这里像是被误换成了年份", p.slice(y.from, y.to+2), next),
			fmt.Sprintf("%q: a number exact to its last digit is not followed by %c; it looks like a year inserted by mistake", p.slice(y.from, y.to+2), next))
	}
	if !y.marked {
		return
	}
	if month, n := p.number(y.to+1, 2); n > 0 && p.rune(y.to+1+n) == '月' && (month == 0 || month > 12) {
		p.reportDay(y.from, y.to+2+n, fmt.Sprintf("没有%d月", month), fmt.Sprintf("there is no month %d", month))
	}
}

// sameYearTwice tells whether two equal years stand where two different ones are meant.
func (p *passage) sameYearTwice(a, b year) bool {
	from := a.to
	if a.marked {
		from++
	}
	between := p.slice(from, b.from)
	switch strings.Trim(between, " ") {
	case "，", ",":
		return !a.marked // 定格在2020年，2020年是…… is rhetoric
	case "":
		if b.marked && p.rune(b.to+1) == '比' && numeral.Arabic(p.rune(b.to+2)) >= 0 {
			return false // the heads of a table run together: 2010年2015年2015年比2010年增长
		}
	}
	switch strings.Trim(between, " ") {
	case "—", "——", "-", "－", "–", "~", "～", "至", "到", "、", "和", "与", "及", "":
		if between == "" && oneOf(p.rune(b.to), "人户个名元亩万所座家件头只吨") {
			return false // 2016年2016人
		}
		return a.marked || strings.Contains("、", between) || isHan(p.rune(b.to)) || p.rune(b.to) == 0
	case "比", "较", "相比", "同":
		return b.marked
	}
	if !a.marked || !b.marked || strings.ContainsAny(between, "。；;！？\n") || p.partOfYear(b.to+1) {
		return false // 从2012年6月到2012年底
	}
	if p.numberedItem(b.from) {
		return false // 8、2024年借款户数 9、2024年发放借款额
	}
	if p.rune(b.from-1) == '、' && (!isHan(p.rune(a.from-1)) || p.hasBefore(a.from, "在")) && !anyof.Suffix(between, "计划、", "预算、", "决算、", "规划、", "草案、", "报告、", "目标、", "任务、", "清单、", "方案、", "要点、") {
		return true // an item of a list begins with each: 2024年攻坚、2024年摘帽
	}
	return p.comparison(a, b, between)
}

// numberedItem tells whether the number of an item stands before rune i: 8、2024年.
func (p *passage) numberedItem(i int) bool {
	if p.rune(i-1) != '、' {
		return false
	}
	k := i - 2
	for numeral.Arabic(p.rune(k)) >= 0 || oneOf(p.rune(k), "一二三四五六七八九十") {
		k--
	}
	return k < i-2 && !isHan(p.rune(k))
}

// partOfYear tells whether a month, a season or the end of the year stands at rune i, so that what
// stands before it may be another part of the same year.
func (p *passage) partOfYear(i int) bool {
	if n, size := p.number(i, 2); n >= 1 && n <= 12 && p.rune(i+size) == '月' {
		return true
	}
	if n, size := p.numeral(i); size > 0 && n <= 12 && oneOf(p.rune(i+size), "月季") {
		return true
	}
	return p.hasAt(i, "年底", "年末", "年初", "年中", "底", "末", "初", "上半年", "下半年", "第", "前", "春", "夏", "秋", "冬", "全年", "元旦", "国庆")
}

// comparison recognises 由2024年的A增加到2024年的B and 2024年的A比2024年的B.
func (p *passage) comparison(a, b year, between string) bool {
	head := p.hasBefore(a.from, "由") || p.hasBefore(a.from, "从")
	for _, word := range []string{"增加到", "增长到", "提高到", "上升到", "下降到", "减少到", "降到", "降至", "增至", "升至", "提升到", "提升至", "提高至", "增加至", "扩大到", "发展到"} {
		if strings.HasSuffix(between, word) {
			if p.hasBefore(a.from, word) {
				return false // 下降到2017年的26起，……下降到2017年的72起
			}
			return head || strings.Contains(between, "的")
		}
	}
	if p.hasAnyBefore(a.from, "比", "较") || oneOf(p.rune(a.from-1), "与同和跟") && p.has(a.to+1, "相比") {
		return false // 比2017年增长1.4亿元，比2017年增加4家
	}
	if anyof.Contains(between, "增至", "增加到", "降至", "减少到", "达到") || anyof.Suffix(between, "谈到", "提到", "说到", "讲到", "看到", "想到", "回顾到", "回到") {
		return false // 由2014年的2个增至11个，……，较2014年增长; 从2024年6月到年底，在谈到2024年的收成时
	}
	return anyof.Suffix(between, "，比", "，较") || head && anyof.Suffix(between, "到", "至")
}

// reportSameYears reports the run of equal years around the pair k-1, k once and returns
// the index of its last.
func (p *passage) reportSameYears(years []year, k int) int {
	first, last := k-1, k
	for last+1 < len(years) && years[last+1].value == years[last].value && p.sameYearTwice(years[last], years[last+1]) {
		last++
	}
	to := years[last].to
	if years[last].marked {
		to++
	}
	p.reportYear(years[first].from, to, fmt.Sprintf("“%d”在这里出现了%d次，本应是不同的年份", years[first].value, last-first+1),
		fmt.Sprintf("the year %d occurs here %d times where different years are meant", years[first].value, last-first+1))
	return last
}

// yearsSince reads 自2024年……七年: so many years cannot have passed since then.
func (p *passage) yearsSince(y year) {
	latest := p.latestYear()
	if latest == 0 || !oneOf(p.rune(y.from-1), "自从") {
		return
	}
	from, to := p.sentence(y.from)
	if p.rune(y.to+1) == '到' || p.rune(y.to+1) == '至' {
		return
	}
	for i := max(from, y.to); i < to; i++ {
		span, n := p.yearCount(i)
		if _, digits := p.number(i, 4); digits == 4 && p.rune(i+4) == '年' {
			return // what follows is counted from another year
		}
		if n > 0 && (p.rune(i-1) == '.' || p.hasAnyBefore(i, "年的") && p.hasAny(i+n, "提高", "提升", "上升", "延长", "缩短", "增", "降", "减", "升")) {
			return // 从2020年的9.6年提升至
		}
		if n > 0 && y.value+span-1 > latest && !p.laidDown(i) && !p.ageOfThing(i, n) {
			p.reportYear(y.from, y.to+1, fmt.Sprintf("从%d年算起，还没有到“%s”", y.value, p.slice(i, i+n)),
				fmt.Sprintf("%q have not passed since %d", p.slice(i, i+n), y.value))
			return
		}
	}
}

// ageOfThing tells whether the length of time at rune i says how old a thing is: 用了20年的老旧水管.
func (p *passage) ageOfThing(i, n int) bool {
	return p.rune(i+n) == '的' && p.hasAnyBefore(i, "用了", "住了", "荒了", "荒废了", "闲置了", "废弃了", "空置了", "撂荒", "闲置", "沉睡了", "失修", "运行了", "有", "近", "已")
}

// laidDown tells whether the length of time at rune i is one laid down for the future: 为期十年, 有效期长达
// 20年.
func (p *passage) laidDown(i int) bool {
	from := max(0, i-10)
	before := p.slice(from, i)
	if k := strings.LastIndexAny(before, "，。；"); k >= 0 {
		before = before[k:]
	}
	return anyof.Contains(before, "为期", "期限", "期为", "期达", "年限", "有效期", "租期", "工期", "寿命", "期长", "质保", "承包", "租赁", "签订", "未来", "今后", "预计", "计划", "力争", "免费", "减免", "不少于", "不低于", "至少", "不超过", "满", "每") ||
		strings.Contains(before, "长达") && !p.holds("以来") || p.hasAt(i+1, "年期", "年的期限", "年有效") || p.hasAt(i+2, "年免费", "年义务", "年教育", "年一贯", "年制") || p.hasAt(i+1, "年免费", "年义务", "年一贯", "年制", "年每")
}

// yearCount reads 七年 or 7年 as a length of time.
func (p *passage) yearCount(i int) (years, length int) {
	if numeral.Arabic(p.rune(i-1)) >= 0 || numeral.Digit(p.rune(i-1)) >= 0 || oneOf(p.rune(i-1), "第十百〇零○第近未今明每前后当这一") {
		return 0, 0
	}
	value, n := p.number(i, 2)
	if n == 0 {
		value, n = p.numeral(i)
	}
	if p.rune(i+n) != '年' || value < 3 || value > 40 || oneOf(p.rune(i+n+1), "级以内前期规计行后制禁") {
		return 0, 0
	}
	return value, n + 1
}

// latestYear is the last year that a text can tell of: its own date's, else today's.
func (p *passage) latestYear() int {
	if p.page == nil {
		return 0
	}
	if d := p.page.n.Date.Year; d > 0 {
		return d
	}
	return p.s.opt.Today.Year
}

// reportDay is reportYear for a day or month that the calendar does not have.
func (p *passage) reportDay(from, to int, zh, en string) {
	p.mangled = append(p.mangled, [2]int{from, to})
	p.report(yearMangledID, from, to, msg(zh, en),
		msg("对照原文件改正月份、日期；查不到的只写到年", "correct month and day from the original document, or write only the year"))
}

func (p *passage) reportYear(from, to int, zh, en string) {
	p.mangled = append(p.mangled, [2]int{from, to})
	p.report(yearMangledID, from, to, msg(zh, en),
		msg("对照原文件，把年份逐个改回来；查不到的写“年份未注明”", "put each year back from the original document, or write 年份未注明"))
}
