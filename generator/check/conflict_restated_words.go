package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// mention is a number of a text and what its words say of it, once they were read.
type mention struct {
	statement
	index int           // of its passage's figures
	unit  quantity.Unit // that others of its kind are held against

	value  float64
	digits string // of value, without 万 and the like
	key    string // digitsKey

	read       bool
	sentence   int    // byte where its sentence begins
	name       string // the words around it
	counted    string // the last two characters of what it counts, where that stands before it
	noun       string // and the first two behind it
	ofAll      bool   // 全团29名演员
	bare       bool   // and nothing else is named before it
	ofThis     bool   // 该村
	scope      string // 全村
	year       int
	stated     int    // that its own sentence names
	households string // whose people it counts: 263户 of 263户1058人
	total      bool   // 共
	these      bool   // 这80万元
	refers     bool   // a word says that it refers back
	of         bool   // 12万元的投入
	verb       string // 入驻 of 入驻的35家企业
	before     string // what its clause says before it
	first      bool   // nothing but a time stands before it in its sentence, and it is of all
	back       int    // how much says so
	another    bool   // a plan, a change, a part or a mean
	former     bool   // of former days
}

// How many characters around a number may hold its name, and how many behind it say whether it is another one.
const (
	nameBeforeNumber = 12
	nameBehindNumber = 8
	nearBehind       = 7
	longestTime      = 8 // of a clause that names nothing but a time
)

// anotherYear stands for one that is not named: 去年.
const anotherYear = -1

// otherDay are the words around a number that say that it is a plan, a change, a part or of another day.
var otherDay = [...]string{"目标", "计划", "规划", "预计", "力争", "增长", "增加", "增速", "新增", "减少", "下降", "上升", "提高", "比", "较", "同期", "其中", "另", "又", "再", "还", "原", "净", "每", "户均", "人均", "首批", "一期", "二期", "剩", "其他", "其余", "需"}

// behindOther are the same kind of words, behind the number.
var behindOther = [...]string{"目标", "计划", "规划", "新增", "新建", "增", "减", "降", "升", "其中", "比", "较", "户均", "人均", "平均", "另", "分别", "部分", "一半", "左右", "以上", "以下", "不足", "首批", "一期", "二期", "追加"}

// otherClause are the same kind of words, anywhere in the number's sentence.
var otherClause = [...]string{"其中", "包括", "分别", "原来", "过去", "以前", "年前", "预计", "计划", "将", "力争", "确保", "到20", "抓好", "推进", "全年交付", "余下", "剩余", "剩下", "另一"}

// nowWords begin a clause that tells how things are, and no other number than before.
var nowWords = [...]string{"如今", "现在", "目前", "今天", "眼下", "当天", "把", "让", "使"}

// readWords reads the words around a number, once.
func (x *mention) readWords() {
	if x.read {
		return
	}
	x.read = true
	p, f := x.p, x.claim
	before, behind := x.around()
	sentence := sentenceBefore(p.text[:f.Start], "。！？；\n")
	x.sentence = f.Start - len(sentence)
	x.readBack(sentence)
	x.another = anyof.Contains(before, otherDay[:]...) || anyof.Contains(cut(behind, nearBehind), behindOther[:]...) || anyof.Contains(sentence, otherClause[:]...)
	x.former = anyof.Contains(sentence, "年前", "过去", "以前", "从前", "曾") || x.index+1 < len(p.figures) && statedAs(p.text[f.End:max(f.End, p.figures[x.index+1].Start)])
	x.before = hanBefore(before)
	x.name = fillers.Replace(before + "，" + behind)
	x.total = anyof.Contains(before, "共", "累计")
	if x.index > 0 && countsPeople(f.Unit) && p.figures[x.index-1].Unit == "户" && f.Start-p.figures[x.index-1].End <= len("、") {
		x.households = p.text[p.figures[x.index-1].Start:p.figures[x.index-1].End]
	}
	x.counted, x.noun = cutBefore(bareNoun(before), 2*len("村")), cut(behind, 2)
	if x.stated = yearIn(sentence); x.stated == 0 && anyof.Contains(sentence, "今年", "去年", "上年", "本年", "前年", "明年") {
		x.stated = anotherYear
	}
	if x.year = x.stated; x.year <= 0 {
		x.year = max(p.yearOver(p.runeAt(f.Start)), x.year)
	}
}

// readBack reads what says that a number refers back.
func (x *mention) readBack(sentence string) {
	lead := clauseOf(sentence)
	introduction := strings.TrimSuffix(sentence, lead)
	for _, w := range nowWords {
		lead = strings.TrimPrefix(lead, w)
	}
	after := clauseAfter(x.p.text[x.claim.End:])
	x.of = strings.HasPrefix(after, "的")
	if verb, ok := strings.CutSuffix(lead, "的"); ok && runeCount(verb) > 1 && !strings.HasSuffix(verb, "年") {
		x.verb = string([]rune(verb)[runeCount(verb)-2:])
	}
	x.these = anyof.Suffix(lead, "这", "该", "上述", "这些", "本次", "全部", "全体", "所有") || anyof.Contains(cutBefore(lead, 8*len("这")), "这条", "这座", "这所", "这个", "这支", "这片", "这次", "此次", "这笔", "这项", "该项目", "该工程")
	for _, w := range scopes {
		if strings.Contains(lead, w) {
			x.scope = w
			break
		}
	}
	x.ofAll = ofAllOf(lead)
	x.bare = x.scope != "" && runeCount(hanBefore(allThereIs.Replace(fillers.Replace(strings.Replace(lead, x.scope, "", 1))))) < 2
	x.ofThis = strings.Contains(sentence, "该")
	all := tellsOfAll(after)
	switch {
	case x.these || x.verb != "" || x.of:
		x.back, x.refers = 2, true
	default:
		if x.scope != "" {
			x.back++
		}
		if all || x.ofAll {
			x.back++
		}
		x.refers = x.back > 0
		if lead == "" {
			x.back++
			if isLight(introduction) {
				x.back++
				x.first = all
			}
		}
	}
}

// ofAllOf tells whether a clause is no more than a whole of one character: 全团, 全院.
func ofAllOf(lead string) bool {
	rest, ok := strings.CutPrefix(lead, "全")
	return ok && runeCount(rest) == 1 && !strings.ContainsAny(rest, "国球年省市县区部新都")
}

// wholeIn is the whole that a word of scopes speaks of: 村 of 全村, 该村 and 村党支部.
func wholeIn(scope string) string { return string(lastRune(strings.TrimSuffix(scope, "党支部"))) }

// isLight tells whether what stands before a clause names a time and nothing that the figure could be of: 年底分红，.
func isLight(introduction string) bool {
	return runeCount(introduction) <= longestTime && !strings.ContainsAny(introduction, "0123456789：、村镇乡县市区组厂店校园司社家户")
}

// around returns the words around a number of its clause.
func (x *mention) around() (before, behind string) {
	p, f := x.p, x.claim
	from := 0
	if x.index > 0 {
		from = p.figures[x.index-1].End
	}
	behind = cut(strings.TrimPrefix(clauseAfter(p.text[f.End:]), "的"), nameBehindNumber)
	if x.index > 0 && statedAs(p.text[from:max(from, f.Start)]) {
		former := p.text[:p.figures[x.index-1].Start]
		return strings.TrimRight(clauseOf(cutBefore(former, longestMatter)), "由从"), behind
	}
	lead := []rune(clauseOf(cutBefore(p.text[min(from, f.Start):f.Start], longestMatter)))
	return string(lead[max(0, len(lead)-nameBeforeNumber):]), behind
}

// statedAs tells whether the words between two numbers say what the first has become: 由31%提高到58.6%.
func statedAs(words string) bool {
	return anyof.Suffix(words, "提高到", "增加到", "增长到", "升至", "升到", "降低到", "降至", "降到", "减少到", "扩大到", "增至", "达到", "发展到", "整合为", "整合到", "合并为", "合并到", "调整为", "压减到", "压缩到", "精简为", "精简到", "优化为", "缩减到") && runeCount(words) <= 6
}

// tellsOfAll tells whether the words behind a figure say that it is of all there are.
func tellsOfAll(after string) bool {
	for _, w := range [...]string{"全部", "都", "均", "人人", "家家", "户户", "个个", "悉数", "各"} {
		if i := strings.Index(after, w); i >= 0 && runeCount(after[:i]) <= nameBehindNumber {
			return true
		}
	}
	return false
}

// fillers are words around numbers that name nothing.
var fillers = strings.NewReplacer("达到", "，", "完成", "，", "实现", "，", "以上", "，", "左右", "，", "目前", "，", "今年", "，", "共有", "，", "总共", "，", "累计", "，", "现有", "，", "已有", "，", "已经", "，", "如今", "，", "的", "，", "了", "，", "在", "，",
	"是", "，", "有", "，", "为", "，", "共", "，", "达", "，", "约", "，", "这", "，", "该", "，", "全", "，", "现", "，", "已", "，", "个", "，", "把", "，", "被", "，", "由", "，", "和", "，", "与", "，", "都", "，")

// allThereIs are the names of what every place has, which say no more than the unit behind them.
var allThereIs = strings.NewReplacer("总户数", "", "户数", "", "农户", "", "村民", "", "总人口", "", "人口", "")

// twosInCommon is how many characters of one text stand in another, two and two.
func twosInCommon(a, b string) int {
	n, last, before := 0, -1, -1 // where the last pair that they share ends, and where the character before began
	for i, r := range a {
		if !isHan(r) {
			before = -1
			continue
		}
		if end := i + utf8.RuneLen(r); before >= 0 && strings.Contains(b, a[before:end]) {
			if n += 2; last == i {
				n--
			}
			last = end
		}
		before = i
	}
	return n
}

// nearRate is within how many bytes of its number a rate is named.
const nearRate = 36

// ofRate tells whether the name of a rate may stand near a number.
func (x *mention) ofRate() bool {
	text, f := x.p.text, x.claim
	return strings.Contains(text[max(0, f.Start-nearRate):f.Start], "率") || strings.Contains(text[f.End:min(len(text), f.End+nearRate)], "率")
}

// rateName is the name of a rate that ends at a number or stands behind it: 森林覆盖率; "" for none.
func (x *mention) rateName() string {
	if i := strings.Index(x.name, "率"); i >= 0 {
		if name := []rune(hanBefore(x.name[:i])); len(name) > 1 {
			return string(name[len(name)-2:]) + "率"
		}
	}
	return ""
}

// hanBefore returns the Chinese characters that a text ends with.
func hanBefore(text string) string {
	runes := []rune(text)
	i := len(runes)
	for i > 0 && isHan(runes[i-1]) {
		i--
	}
	return string(runes[i:])
}

// hanOnly returns the Chinese characters that a text begins with, at most so many.
func hanOnly(text string, most int) string {
	runes := []rune(cut(text, 3*most))
	end := slices.IndexFunc(runes, func(r rune) bool { return !isHan(r) })
	if end < 0 {
		end = len(runes)
	}
	return string(runes[:min(end, most)])
}

// nameBefore is the noun before a clause's number: 绿化面积 of 绿化面积总计达到. Verbs that lead to the number and words such as 总数 are left out.
func nameBefore(clause string) string {
	for _, w := range [...]string{"达到", "达", "共有", "共计", "总计", "合计", "共", "有", "为", "是", "总", "面积", "总数", "数量", "人数", "规模", "总面积"} {
		clause = strings.TrimSuffix(clause, w)
	}
	return hanBefore(clause)
}

// clauseAfter is the rest of the clause that a text begins in.
func clauseAfter(text string) string {
	text = cut(text, longestMatter)
	if i := strings.IndexAny(text, "，。；：、！？（）(),;\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// clauseBefore are the words before a number in its clause.
func (x *mention) clauseBefore() string {
	return clauseOf(cutBefore(x.p.text[:x.claim.Start], longestMatter))
}
