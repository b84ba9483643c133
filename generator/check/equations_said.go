package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// What a text says of an equation beyond the words at its places: which way a rate goes and from which of its amounts, how many parts there are,
// what each is that gets something, whether an amount is a total. The words alone do not tell that the two agree: 增长 stands beside growths that were
// worked out from the wrong end, too. Each reading is a small number, which the words of an equation and the evidence on it both take up.

// baseAndEnd are the amount that a rate is worked out from, and the other one.
func (x *equation) baseAndEnd() (base, end int) {
	switch x.form {
	case "of second", "rest of second", "from second", "times first", "more of second", moreThanSecond:
		return x.of[1], x.of[0]
	case ofSum:
		return x.of[2], x.of[0]
	}
	return x.of[0], x.of[1]
}

// The ways that a rate goes.
const (
	noWay = iota
	upwards
	downwards
	asShare
	asRest
)

// wayOf is the way that a rate goes by its amounts.
func (e *equations) wayOf(x *equation) int {
	base, end := x.baseAndEnd()
	switch rises := e.list[base].value < e.list[end].value; {
	case strings.HasPrefix(x.form, "rest"):
		return asRest
	case x.kind != growthOfTwo:
		return asShare
	case x.form == byRise, rises && x.form != byFall:
		return upwards
	}
	return downwards
}

// waySaid is the way that the words before a rate say it goes: the last of them counts.
func (e *equations) waySaid(k int) int {
	return e.list[k].readBack(8, func(r rune, _ string) int {
		switch {
		case oneOf(r, "增涨升提长超多扩翻高"):
			return upwards
		case oneOf(r, "降减少缩跌落低省压"):
			return downwards
		case oneOf(r, "占率比重例"):
			return asShare
		case r == '余' || r == '剩':
			return asRest
		}
		return noWay
	})
}

// readBack reads the characters before an amount in its clause, the last first and at most so many, until one says something: what that is, or 0. It is
// asked with what stands before the character.
func (x *amount) readBack(most int, says func(r rune, before string) int) int {
	head := x.clause
	for ; most > 0 && head != ""; most-- {
		r, size := utf8.DecodeLastRuneInString(head)
		head = head[:len(head)-size]
		if said := says(r, head); said != 0 {
			return said
		}
	}
	return 0
}

// When an amount was so, or which part it plays.
const (
	noTime = iota
	formerly
	now
	asPart
)

// timeSaid is when the words before an amount say that it was so: those of a time (上年为, 如今) before the verbs that end the clause.
func (e *equations) timeSaid(k int) int {
	x := &e.list[k]
	if !x.timeRead {
		x.timeRead, x.time = true, timeIn(cutBefore(x.clause, 3*16))
	}
	return x.time
}

// timeIn reads the time from the end of a clause.
func timeIn(clause string) int {
	at, time := -1, noTime
	for _, said := range timeWords() {
		for _, w := range said.words {
			if i := strings.LastIndex(clause, w); i >= 0 && i+len(w) > at {
				at, time = i+len(w), said.time
			}
		}
	}
	switch last := lastRune(clause); {
	case time != noTime:
		return time
	case oneOf(last, "由从比原前初较"):
		return formerly
	case oneOf(last, "到至达为增升降减"):
		return now
	case oneOf(last, "有中"):
		return asPart
	}
	return noTime
}

// timeWords are the words that say when something was so, or that it is a part.
func timeWords() [3]struct {
	time  int
	words []string
} {
	type said = struct {
		time  int
		words []string
	}
	return [3]said{
		{formerly, []string{"上年末", "上年底", "去年末", "去年底", "上月末", "上年", "去年", "前年", "同期", "上月", "上季", "上届", "往年", "过去", "原来", "原先", "原有", "起初", "最初", "当初", "以前", "之前", "年前", "初期", "年初", "月初", "刚", "成立时", "建成前", "改造前", "改革前", "由", "从", "比", "较"}},
		{now, []string{"今年", "现在", "目前", "如今", "眼下", "现有", "现已", "到", "增至", "升至", "降至", "减至", "达", "年末", "年底", "月末", "本年", "本月", "当年"}},
		{asPart, []string{"其中", "含", "包括"}},
	}
}

// yearOf is the last year of four digits before an amount in its sentence; 0 where there is none.
func (e *equations) yearOf(k int) int {
	t := &e.list[k]
	head := t.s.p.text[t.s.from:t.from]
	for {
		i := strings.LastIndex(head, "年")
		if i < 0 {
			return 0
		}
		if i >= 4 {
			if year, err := strconv.Atoi(head[i-4 : i]); err == nil && year > 1900 {
				return year
			}
		}
		head = head[:i]
	}
}

// yearsOf compares the years of a rate's ends: 1 where the base is of the earlier one, 2 of the same, 3 of the later one, 0 where one is not said.
func (e *equations) yearsOf(base, end int) int {
	was, is := e.yearOf(base), e.yearOf(end)
	switch {
	case was == 0 || is == 0:
		return 0
	case was < is:
		return 1
	case was == is:
		return 2
	}
	return 3
}

// describeWay adds whether a rate goes the way that its text says, and from which amount.
func (e *equations) describeWay(x *equation) {
	w := e.words
	way := bucket(e.wayOf(x))
	w.has("way", way, bucket(e.waySaid(x.stated)))
	if x.form != byRise && x.form != byFall {
		base, end := x.baseAndEnd()
		from, to := bucket(e.timeSaid(base)), bucket(e.timeSaid(end))
		w.has("from", from, to)
		w.has("from", from, to, way)
		w.has("years", bucket(e.yearsOf(base, end)))
		near := bucket(nearestEnd(x.stated, base, end))
		w.has("near", near, way)
		w.has("near", near, from, to)
		w.has("own", bucket(runeCount(e.list[x.stated].clause)), near)
	}
}

// partsSaid tells whether the text between the parts of a sum and their whole says how many there are (县级、镇级两类, 三项投入): 1 where it is another number, 2
// where it is theirs, 0 where there is none.
func (e *equations) partsSaid(x *equation, list []int) int {
	text := e.list[x.stated].s.p.text
	first, last, t := &e.list[list[0]], &e.list[list[len(list)-1]], &e.list[x.stated]
	from, to := last.to, t.from
	if x.stated < list[0] {
		from, to = t.to, first.from
	}
	said := 0
	before := ' '
	for i, r := range text[from:max(from, to)] {
		n := numeral.Digit(r)
		if r >= '0' && r <= '9' {
			n = int(r - '0')
		} else if r == '十' {
			n = 10
		}
		if n >= 2 && !oneOf(before, "第十百千万点.0123456789") && numeral.Digit(before) < 0 {
			if after := firstOf(text[from+i+utf8.RuneLen(r):]); isHan(after) && !oneOf(after, "年月日时点万亿千百十成倍分") && numeral.Digit(after) < 0 {
				if n == len(list) {
					return 2
				}
				said = 1
			}
		}
		before = r
	}
	return said
}

// describeEach adds what the amount for each is for (每户, 户均), and whether the number is one of such.
func (e *equations) describeEach(x *equation, amounts []int, numbers ...int) {
	each := e.eachSaidOf(append(slices.Clip(amounts), x.stated))
	for _, k := range numbers {
		e.words.has("each is", bucket(e.eachOf(each, k)))
	}
}

// eachSaidOf is what the words before the first of some amounts that has such say it is for one of.
func (e *equations) eachSaidOf(amounts []int) string {
	for _, k := range amounts {
		if each := eachSaid(e.list[k].clause); each != "" {
			return each
		}
	}
	return ""
}

// eachSaid is what the words before an amount say it is for one of; "" where they say nothing.
func eachSaid(clause string) string {
	if i := strings.LastIndex(clause, "每"); i >= 0 {
		return cut(strings.TrimPrefix(clause[i+len("每"):], "个"), 2)
	}
	if i := strings.LastIndex(clause, "均"); i > 0 {
		if r, size := utf8.DecodeLastRuneInString(clause[:i]); r != '平' {
			return clause[i-size : i]
		}
		return cut(strings.TrimPrefix(clause[i+len("均"):], "每"), 2)
	}
	return ""
}

// Whether a number is one of those that each are said of.
const (
	eachUnsaid = iota
	eachOther  // it is of something else
	eachBehind // what each is stands behind the number (18个乡镇，每镇)
	eachAlike
	eachUnit // it is the number's unit
)

func (e *equations) eachOf(each string, k int) int {
	if each == "" {
		return eachUnsaid
	}
	n := &e.list[k]
	unit := string(n.unit)
	first := firstOf(each)
	switch {
	case strings.HasPrefix(each, unit):
		return eachUnit
	case first == '人' && countsPeople(n.unit), oneOf(first, "天日") && oneOf(firstOf(unit), "天日"), first == '月' && strings.HasSuffix(unit, "月"), first == '年' && isYears(n.unit):
		return eachAlike
	case strings.ContainsRune(cut(n.s.p.text[n.to:], 5), first):
		return eachBehind
	}
	return eachOther
}

// What the words before an amount say it is.
const (
	nothingSaid = iota
	saidTotal
	saidRest
	saidMean
	saidChange
	saidPart
)

// roleSaid is what the words before an amount say it is: the last of them counts.
func (e *equations) roleSaid(k int) int {
	return e.list[k].readBack(10, func(r rune, before string) int {
		switch {
		case oneOf(r, "共总计合全都累") && !(r == '计' && anyof.Suffix(before, "预", "设", "审")):
			return saidTotal
		case oneOf(r, "剩余欠还留缺盈亏另"):
			return saidRest
		case oneOf(r, "均每各"):
			return saidMean
		case oneOf(r, "增减升降涨多少比"):
			return saidChange
		case r == '中' && strings.HasSuffix(before, "其"):
			return saidPart
		}
		return nothingSaid
	})
}

// amongThem is what listSaid is of parts behind 其中.
const amongThem = 4

// listSaid is what stands between an amount and those behind it that says that they are its parts.
func (e *equations) listSaid(x *equation) int {
	if x.stated > x.of[0] {
		return 0
	}
	gap := cut(e.list[x.stated].s.p.text[e.list[x.stated].to:max(e.list[x.stated].to, e.list[x.of[0]].from)], 24)
	switch {
	case anyof.Contains(gap, "其中"):
		return amongThem
	case anyof.Contains(gap, "包括", "分为", "即", "由", "分别"):
		return 3
	case anyof.Contains(gap, "：", ":", "（", "("):
		return 2
	}
	if first, second := &e.list[x.of[0]], &e.list[x.of[1]]; marksOf(gap) == marksOf(first.s.p.text[first.to:max(first.to, second.from)]) {
		return -1 // one more of the list: 管理费38.4万元，广告位6.4万元，停车费27.6万元
	}
	return 1
}

// signsSaid counts the amounts of a flow of which the words say that they came or went, as the equation has it or not.
func (e *equations) signsSaid(x *equation) (agree, contradict int) {
	for _, k := range x.of {
		gone := slices.Contains(x.gone, k)
		switch e.flowSaid(k) {
		case went:
			if gone {
				agree++
			} else {
				contradict++
			}
		case came, stockBefore:
			if gone {
				contradict++
			} else {
				agree++
			}
		}
	}
	return agree, contradict
}
