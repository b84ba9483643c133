package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// yearLike tells whether a number can be a year of the times that official prose tells of.
func (n *number) yearLike() bool {
	return n.kind == plainNumber && !n.grouped && n.exp == 0 && n.runes == 4 && n.c >= 1840 && n.c <= 2100
}

// monthLike tells whether a number can be a month, as 2016.11 is.
func (n *number) monthLike() bool {
	if n.scaled || n.exp < -2 || n.grouped {
		return false
	}
	year, month := n.c/pow10(-n.exp), n.c%pow10(-n.exp)
	return year >= 1990 && year <= 2035 && month >= 1 && month <= 12
}

// dated tells whether the candidate is a date, a time of day or a span reckoned from
// today, which place an event and do not measure it.
func (c *candidate) dated(text string) bool {
	before, after := text[:c.number], text[c.end:]
	if clockTime(before) {
		return true
	}
	switch c.text {
	case "年":
		return c.year(before, after)
	case "月", "季度":
		return true
	case "日":
		return c.chinese() || c.qualifier != atMost
	case "周":
		return c.chinese() && c.qualifier == plain || anyof.Prefix(after, "年", "一", "二", "三", "四", "五", "六", "日", "末")
	case "天", "个月", "小时", "个小时", "个星期", "分钟", "个工作日":
		return c.reckoned(before, after) || c.text == "天" && c.chinese() && !c.lasting(before)
	case "周年", "个年头":
		return true
	case "分":
		return c.chinese() || anyof.Suffix(before, "时", "点")
	case "世纪":
		return true
	case "成":
		return anyof.Prefix(after, "立", "为", "功", "果", "员", "效", "本", "长", "就", "熟", "绩", "交", "品", "都", "了", "型", "片", "群")
	}
	return c.text == "" && ((c.num.yearLike() || c.num.monthLike()) && c.qualifier != more || anyof.Prefix(after, "世纪", "后", "年代", "时", "点钟", "月", "日", "：", ":"))
}

// clockTime tells whether a number ends a time of day, as the 30 of 8:30, or a ratio such as 6:9.
func clockTime(before string) bool {
	for _, colon := range [...]string{":", "："} {
		if rest, ok := strings.CutSuffix(before, colon); ok {
			r, _ := utf8.DecodeLastRuneInString(rest)
			if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
				return true
			}
		}
	}
	return false
}

// year tells whether N年 is a year, a school year or a span reckoned from today, and not a
// length of time.
func (c *candidate) year(before, after string) bool {
	if c.num.yearLike() || c.until.yearLike() || c.num.runes == 2 && c.num.c >= 50 && !c.chinese() && c.qualifier == plain && !c.lasting(before) {
		return true
	}
	if c.num.runes == 2 && !c.chinese() && (endsYears(before) || monthFollows(after)) {
		return true
	}
	if anyof.Prefix(after, "级", "度", "代", "底", "初", "末", "版") || c.reckoned(before, after) {
		return true
	}
	return c.chinese() && !c.lasting(before)
}

// monthFollows tells whether the words behind a year are a month: 19年5月, 19年五月份.
func monthFollows(after string) bool {
	for _, digits := range [...]string{"0123456789", "一二三四五六七八九十"} {
		rest := strings.TrimLeft(after, digits)
		n := utf8.RuneCountInString(after[:len(after)-len(rest)])
		if n > 0 && n <= 2 && strings.HasPrefix(rest, "月") {
			return true
		}
	}
	return false
}

// endsYears tells whether a year and the sign of a range stand before a number of two digits, which is then
// the year that the range ends with: 1998-99年, 1996年7月－03年.
func endsYears(before string) bool {
	for _, mark := range [...]string{"-", "－", "—", "–", "～", "~", "至", "到"} {
		rest, ok := strings.CutSuffix(before, mark)
		if !ok {
			continue
		}
		if month, ok := strings.CutSuffix(rest, "月"); ok {
			rest = strings.TrimRight(month, "0123456789")
		}
		rest = strings.TrimSuffix(rest, "年")
		return len(rest) >= 4 && (rest[len(rest)-4:len(rest)-2] == "19" || rest[len(rest)-4:len(rest)-2] == "20") && strings.Trim(rest[len(rest)-2:], "0123456789") == ""
	}
	return false
}

// reckoned tells whether a span of time is counted from some day: 近三年, 5年来, 三天前.
func (c *candidate) reckoned(before, after string) bool {
	if c.qualifier == near && anyof.Suffix(strings.TrimSuffix(text(before, c.start), "了"), "压缩", "缩短", "提前", "推迟", "延长", "延期", "历时", "耗时", "用时", "长达", "节省", "节约") && !anyof.Prefix(after, "来", "以来") {
		return false // 工期缩短近8个月
	}
	if c.qualifier == near && anyof.Suffix(text(before, c.start), "") && c.start < c.number {
		return true
	}
	if anyof.Prefix(after, "来", "以来", "前", "后", "之前", "之后", "以前", "以后", "间", "期间", "时间里", "规划", "计划", "行动", "攻坚", "任期", "一", "如") {
		return true
	}
	return anyof.Suffix(before, "近", "最近", "过去", "今后", "未来", "前", "后", "头", "这", "那", "第", "此后", "往后", "接下来", "再过")
}

// text returns the part of s before at.
func text(s string, at int) string { return s[:min(at, len(s))] }

// lasting tells whether a word before a number says that a length of time follows.
func (c *candidate) lasting(before string) bool {
	if c.qualifier != plain || c.num.runes > 2 || c.num.written < 0 { // 两年半
		return true
	}
	return emphasised(before) || anyof.Suffix(before, "龄", "连续", "持续", "历时", "为期", "长达", "延长", "缩短", "用时", "缩短至", "延长至", "缩短到", "延长到", "任职", "驻村", "坚持", "服务满", "奋战", "耗时")
}

// ordinal tells whether the candidate ranks.
func (c *candidate) ordinal(text string) bool {
	before, after := text[:c.number], text[c.end:]
	if anyof.Suffix(before, "第", "第 ", "周", "星期", "礼拜", "农历", "腊月", "正月", "其", "之") {
		return !c.measured() || !anyof.Suffix(before, "每周", "每星期") // but 每周1.2元
	}
	for _, w := range [...]string{"前", "头", "初", "后"} {
		if rest, ok := strings.CutSuffix(before, w); ok && !endsWord(w, rest) && (w != "前" || c.text != "%") {
			return w != "初" || c.text == ""
		}
	}
	switch c.text {
	case "位", "名":
		if rankWord(before) {
			return true
		}
	case "区":
		return true
	case "期":
		return c.chinese() && c.qualifier == plain && !anyof.Prefix(after, "培训", "班", "讲座", "轮训", "学习") && !emphasised(before)
	case "批":
		return c.chinese() && c.qualifier == plain && anyof.Prefix(after, "名单", "规划", "次")
	}
	return false
}

// endsWord tells whether 前, 头 or 后 ends a word of its own, so that it does not rank.
func endsWord(word, rest string) bool {
	switch word {
	case "前":
		return anyof.Suffix(rest, "目", "以", "之", "此", "日", "当", "空", "会", "提", "年", "先", "月", "眼", "面", "跟", "生", "超", "帮扶", "贫")
	case "头":
		return anyof.Suffix(rest, "牵", "带", "人", "龙", "村", "户", "源", "码", "源", "街", "街", "口", "苗", "势", "劲", "抬", "点", "镜", "罐", "馒", "山", "地", "石", "水")
	case "后":
		return anyof.Suffix(rest, "先", "以", "之", "此", "然", "今", "最", "落", "背", "售", "产", "贫", "前", "随", "而", "往", "会", "事", "年")
	}
	return false
}

// rankWord tells whether 位 or 名 after the number says a rank.
func rankWord(before string) bool {
	before = before[max(0, len(before)-24):]
	for _, w := range [...]string{"排名", "位列", "位居", "名列", "排在", "列全", "居全", "排全"} {
		if i := strings.LastIndex(before, w); i >= 0 && len(before)-i <= len(w)+12 {
			return true
		}
	}
	return false
}

// emphasised tells whether a word of amount stands before a number.
func emphasised(before string) bool {
	return anyof.Suffix(strings.TrimRight(before, " "), "共", "共计", "总计", "合计", "共有", "达", "达到", "仅", "仅有", "只有", "总共", "一共", "增至", "降至", "增加到", "减少到",
		"提高到", "上升到", "下降到", "降到", "增长到", "增加至", "提高至", "下降至", "减少至", "上升至", "扩大到", "扩大至", "发展到", "累计", "计", "合", "剩", "仅剩", "只剩", "增加", "减少", "突破", "新增", "计有")
}
