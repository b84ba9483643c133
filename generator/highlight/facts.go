package highlight

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Named returns the facts whose note says what they are, or all where none has one: an id
// is the office's own and tells a reader little.
func Named(facts []*report.Fact) []*report.Fact {
	list := make([]*report.Fact, 0, len(facts))
	for _, f := range facts {
		if f.Clause() != "" {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return facts
	}
	return list
}

// Weighed is the facts of a text with how much each says, from which lists of all lengths are made: a case's stand
// on some ten pages.
type Weighed struct {
	facts []*report.Fact // those that Named returns
	worth []int          // of each
	once  []int          // which of them stand for their matter, in the order of the text
}

// Weigh weighs the facts of a text.
func Weigh(facts []*report.Fact) *Weighed {
	x := &Weighed{facts: Named(facts)}
	x.once = once(x.facts)
	for _, f := range x.facts {
		x.worth = append(x.worth, worth(f))
	}
	return x
}

// Facts returns the facts that say most of what came of a case, at most so many, in the order
// of the text: results before what was put in, and both before counts of things.
func (x *Weighed) Facts(most int) []*report.Fact { return x.list(x.first(most), math.MinInt) }

// Telling returns the facts of Facts that say something of what came of a case: a text of whose
// figures none does is better opened by its words than by the number of its meetings.
func (x *Weighed) Telling(most int) []*report.Fact { return x.list(x.first(most), 1) }

// AllTelling returns the facts that say something of what came of a case, each matter once.
func (x *Weighed) AllTelling() []*report.Fact { return x.list(x.once, 1) }

// first is which facts say most, at most so many.
func (x *Weighed) first(most int) []int {
	if len(x.facts) <= most {
		all := make([]int, len(x.facts))
		for i := range all {
			all[i] = i
		}
		return all
	}
	chosen := slices.Clone(x.once)
	slices.SortStableFunc(chosen, func(a, b int) int { return x.worth[b] - x.worth[a] })
	chosen = chosen[:min(len(chosen), most)]
	slices.Sort(chosen)
	return chosen
}

// list returns some of the facts, of those that are worth so much.
func (x *Weighed) list(chosen []int, least int) []*report.Fact {
	list := make([]*report.Fact, 0, len(chosen))
	for _, i := range chosen {
		if x.worth[i] >= least {
			list = append(list, x.facts[i])
		}
	}
	return list
}

// once returns which facts stand for each matter once: of several years of one (a table's row) the latest, and of a figure
// that is stated in the text and in a table the first.
func once(facts []*report.Fact) (which []int) {
	type matter struct {
		name string
		unit quantity.Unit
	}
	type figure struct {
		value quantity.Decimal
		unit  quantity.Unit
		end   string
	}
	names, latest, seen := make([]string, len(facts)), make(map[matter]int, len(facts)), make(map[figure]bool, len(facts))
	for i, f := range facts {
		names[i] = FactName(f)
		m := matter{names[i], f.Unit}
		latest[m] = max(latest[m], yearOf(f))
	}
	for i, f := range facts {
		_, last := utf8.DecodeLastRuneInString(names[i])
		_, two := utf8.DecodeLastRuneInString(names[i][:len(names[i])-last])
		x := figure{f.Value, f.Unit, names[i][len(names[i])-last-two:]}
		if year := yearOf(f); year != 0 && year < latest[matter{names[i], f.Unit}] || seen[x] {
			continue
		}
		seen[x] = true
		which = append(which, i)
	}
	return which
}

// resultWords are how a note says that something came of the work.
var resultWords = [...]string{
	"增收", "收入", "分红", "产值", "利润", "收益", "销售", "节约", "增长", "提高", "提升", "下降", "降低", "减少", "翻", "脱贫", "摘帽",
	"覆盖", "普及", "占比", "比例", "率", "受益", "惠及", "带动", "就业", "满意", "化解", "办结", "达到",
}

// inputWords are how a note says that something was put in, contextWords that it says how large the
// place was before.
var (
	inputWords   = [...]string{"投入", "投资", "资金", "拨付", "筹资", "筹集", "补助", "补贴", "选派", "派出", "配备"}
	contextWords = [...]string{"户数", "人口", "总面积", "国土", "耕地", "辖", "海拔", "距离"}
)

// outcomeWords are how a note says what people themselves got of it, processWords that it counts the work.
var (
	outcomeWords = [...]string{"人均", "户均", "收入", "增收", "分红", "发生率", "脱贫"}
	processWords = [...]string{"整改", "梳理", "台账", "培训", "走访", "下发", "召开", "办结率", "签约率"}
)

// The units of money and shares measure results; those of meetings, files and things are counted.
const (
	resultUnits  = " 元 % 个百分点 亩 公顷 公里 千米 吨 公斤 户 人 倍 "
	countedUnits = " 个 次 场 期 项 条 份 篇 件 年 月 天 轮 批 支 套 种 类 家 "
)

// worth is how much a fact says of what came of a case: 3 for a note that tells of a result, one more where it is
// people's own, and per head, 2 for a unit that measures one, less for what was put in, for the work itself and for
// the size of the place, for a count of things, for what is only aimed at, and for a single one ("1个") and for what
// was before a change much less.
func worth(f *report.Fact) int {
	n, clause := 0, strings.ReplaceAll(f.Clause(), "脱贫攻坚", "") // which names the work, no result of it
	inClause := func(w string) bool { return strings.Contains(clause, w) }
	inName := func(w string) bool { return inClause(w) || strings.Contains(wordsOf(f.ID), w) } // 412户1630人 of 青禾村辖-户
	isOutcome := slices.ContainsFunc(outcomeWords[:], inClause)
	switch {
	case !isOutcome && slices.ContainsFunc(processWords[:], inClause):
		n--
	case slices.ContainsFunc(resultWords[:], inClause):
		n += 3
		if isOutcome {
			n++
		}
		if inClause("人均") || inClause("户均") {
			n++
		}
	case slices.ContainsFunc(inputWords[:], inClause):
		n--
	case slices.ContainsFunc(contextWords[:], inName):
		n -= 3
	}
	_, unit := f.Unit.Magnitude()
	base, _, _ := strings.Cut(string(unit), "/")
	switch {
	case strings.Contains(resultUnits, " "+base+" "):
		n += 2
	case strings.Contains(countedUnits, " "+base+" "):
		n -= 2
	case base == "", base == "万", base == "亿": // 聚焦14万农民工
		n -= 4
	}
	if f.Status == report.Target || f.Status == report.Expected {
		n -= 2
	}
	if c, scale := f.Value.Parts(); c == 1 && scale == 0 || isUnnamed(f) || noName.MatchString(clause) {
		n -= 4
	}
	switch sideOf(f, clause) {
	case before:
		n -= 4
	case after:
		n++
	}
	return n
}

// A figure may stand before or after a change that its clause tells of.
type side int

const (
	neither side = iota
	before
	after
)

// sideOf is where a fact's figure stands in a change (由58.6%提高到92.9%).
func sideOf(f *report.Fact, clause string) side {
	found := quantity.Find(clause)
	for k := 1; k < len(found); k++ {
		a, b := found[k-1], found[k]
		if !fromHere.MatchString(clause[:a.Start]) || !toThere.MatchString(clause[a.End:b.Start]) {
			continue
		}
		if isFigureOf(f, clause, b) {
			return after
		}
		if isFigureOf(f, clause, a) {
			return before
		}
	}
	return neither
}

// fromHere is what leads to the first figure of a change, toThere what stands between it and the second.
var (
	fromHere = lazyregexp.New(`[由从自](?:\p{Han}{0,6}|.{0,6}(?:19|20)\d\d年\p{Han}{0,3})$`)
	toThere  = lazyregexp.New(`^\p{Han}{0,8}(?:到|至|为)\p{Han}{0,10}$|^\p{Han}{0,8}(?:到|至|为)\p{Han}{0,4}(?:19|20)\d\d年\p{Han}{0,3}$`)
)

// noName is how a clause begins that names nothing: what is asked for (按照“正科级3户”的要求), what somebody says.
var noName = lazyregexp.New(`^[“：]*(?:按照|按|根据|要求|对照|我|你|他|她)|……`)

// isUnnamed tells whether a note is nothing but the figure itself (3.8万余户) and no words of the id
// say what it is: large beside a text it would say itself twice.
func isUnnamed(f *report.Fact) bool {
	clause := f.Clause()
	return wordsOf(f.ID) == "" && slices.ContainsFunc(quantity.Find(clause), func(c quantity.Claim) bool {
		return strings.Trim(clause[:c.Start]+clause[c.End:], " 约近达超过至共有仅只不少于余多以上") == ""
	})
}

// FactName is what a fact is called in short, beside its figure: its note up to the first pause,
// without the figure itself where the note, taken from a text, has it. Where words stand behind it
// too (动员286户以土地入股), the id that was made of them says it better.
func FactName(f *report.Fact) string {
	clause := f.Clause()
	if i := strings.IndexAny(clause, "；。，,;（"); i > 0 {
		clause = clause[:i]
	}
	found := quantity.Find(clause)
	at := slices.IndexFunc(found, func(c quantity.Claim) bool { return isFigureOf(f, clause, c) })
	if at < 0 {
		return cmp.Or(clause, f.ID)
	}
	c := found[at]
	if c.End == len(clause) {
		if lead := strings.TrimRight(since.ReplaceAllString(clause[:c.Start], ""), " 为是约近达到至共有仅只"); utf8.RuneCountInString(lead) >= shortestName {
			switch id := wordsOf(f.ID); {
			case len(id) > len(lead) && (change.MatchString(lead) || strings.HasSuffix(id, lead)), // 刺梨种植基地产值 of 产值
				id != "" && at > 0 && strings.HasSuffix(lead, id): // 带动3.2万户农户户均增收6800元
				return id
			}
			return lead
		}
	}
	return cmp.Or(wordsOf(f.ID), clause)
}

// change is how the growth of something is told that a clause before names.
var change = lazyregexp.New(`^(?:同比|环比|比|较|年均|增长|增加|增幅|增速|提高|上升|下降|减少|降低)`)

// since is from what a figure came (由2019年的3.2万元增加到2023年的), which is no part of what it is.
var since = lazyregexp.New(`[由从自]\p{Han}{0,6}\d.*$`)

// wordsOf is an id that an import made of the words around a figure, without its year; "" for another.
func wordsOf(id string) string {
	if !strings.ContainsFunc(id, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return ""
	}
	return strings.ReplaceAll(yearSuffix.ReplaceAllString(countSuffix.ReplaceAllString(id, ""), ""), "-", "")
}

// countSuffix is the number of an id whose words an import had given to another fact before.
var countSuffix = lazyregexp.New(`-\d{1,3}$`)

// yearSuffix is the year of a fact in the id that an import gives it.
var yearSuffix = lazyregexp.New(`-(?:19|20)\d\d$`)

// shortestName is how many characters say what a figure is of.
const shortestName = 2

// yearOf is the year of a fact, where it states none that of the id which an import gave it; 0 for none.
func yearOf(f *report.Fact) int {
	if f.Year != 0 {
		return f.Year
	}
	year, _ := strconv.Atoi(strings.TrimPrefix(yearSuffix.FindString(f.ID), "-"))
	return year
}

// isFigureOf tells whether a figure of a clause is the fact's own.
func isFigureOf(f *report.Fact, clause string, c quantity.Claim) bool {
	value, _, unit := quantity.AsWritten(clause[c.Start:c.End], c)
	return value.Cmp(f.Value) == 0 && unit == string(f.Unit)
}
