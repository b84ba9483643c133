package bind

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
)

// longestName is how many characters of the words around a figure its id takes.
const longestName = 14

// shortName is how many of the words that only say what a figure belongs to.
const shortName = 8

// wording is what stands around a figure in its sentence.
type wording struct {
	lead  string // from the figure before it, or from the clause's beginning
	head  string // the clause from its beginning up to its first figure, "" where that is lead
	of    string // the sentence before the clause, up to its first figure
	last  string // the id of the figure before it in the sentence
	thing bool   // that figure counts or measures things (66万亩)
	after string // up to the next figure or mark
	unit  string
}

// name makes an id of the words around a figure: of what it counts (11个村民委员会), else of the words
// that lead to it (总人口14505人). Words that say nothing alone take others before them: 粮食总产量-增长,
// 饲养奶牛-鸡.
func (w *wording) name() string {
	lead := firstLead(w.lead)
	if thing := counted(w.after, w.unit); thing != "" {
		switch n := utf8.RuneCountInString(lead); {
		case n > 0 && n <= shortName:
			return lead + thing
		case utf8.RuneCountInString(thing) > 1:
			return thing
		}
		if of := w.subject(); of != "" {
			return of + "-" + thing
		}
		return w.unit + thing
	}
	switch {
	case movesTo.MatchString(strings.TrimSpace(w.lead)) && w.last != "": // 由3.2万元增加到58.6万元
		return w.last
	case isChange(lead) && w.last != "":
		return firstLetters(w.last, longestName) + "-" + lead
	case w.thing && bareMeasure.MatchString(lead): // 刺梨种植基地66万亩，产值9.4亿元
		return firstLetters(thingOf(w.last), shortName) + "-" + lead
	case utf8.RuneCountInString(lead) > 1:
		return lead
	}
	own := lead
	if own == "" {
		own = firstLetters(letters(unitWord(w.unit)+w.after), shortName)
	}
	if of := w.subject(); of != "" {
		return strings.TrimSuffix(of+"-"+own, "-")
	}
	if utf8.RuneCountInString(own) < 2 {
		own = firstLetters(letters(w.unit+w.after), longestName)
	}
	if own == "" {
		return "数据"
	}
	return own
}

// bareMeasure are measures that do not say of what they are.
var bareMeasure = lazyregexp.New(`^(?:实现|创造?)?(?:年|总)?(?:产值|产量|销售额|销售收入|营业收入|净?利润|收益|收入|投资|(?:办结|覆盖|使用|合格|完成|成活|化解|调解成功|参与)率)$`)

// thingOf is what a figure counts without what was done to it: 高标准农田项目 of 实施高标准农田项目.
func thingOf(id string) string {
	if thing := doneTo.ReplaceAllString(id, ""); utf8.RuneCountInString(thing) > 1 {
		return thing
	}
	return id
}

var doneTo = lazyregexp.New(`^(?:全[县市镇乡村区州省])?(?:累计|共|已|新)?(?:发展|实施|建成|新建|建设|组建|打造|引进|培育|养殖|种植|创办|建立|拥有|办起)`)

// movesTo are words between two figures of one matter.
var movesTo = lazyregexp.New(`^[，、]?(?:增|提|上升|下降|减|降|升|扩|发展|缩|下调|上调|壮大)[^，]{0,3}(?:到|至|为)了?$`)

// subject is what the clause speaks of, else the sentence before it.
func (w *wording) subject() string {
	for _, s := range [...]string{w.head, w.of} {
		if s = firstLead(s); utf8.RuneCountInString(s) > 1 {
			return firstLetters(s, shortName)
		}
	}
	return ""
}

// counters are units that are followed by what they count.
var counters = [...]string{"个", "名", "位", "所", "家", "座", "支", "条", "项", "台", "套", "处", "场", "辆", "间", "栋", "幢", "类", "种", "片", "块", "只", "头", "株", "棵", "对", "份", "口", "期", "部", "艘", "盏"}

// counted is what a figure counts: the words behind it as far as they are one thing.
func counted(after, unit string) string {
	if !slices.Contains(counters[:], unitWord(unit)) {
		return ""
	}
	s := after
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !unicode.IsLetter(r) }); i >= 0 {
		s = s[:i]
	}
	for _, stop := range [...]string{"全部", "全都", "均", "都", "已", "被", "实现", "开展", "参加", "获", "为", "是", "有", "在", "和", "及", "与", "以及", "取得", "进行", "列入", "完成", "覆盖", "通过", "每", "由", "可", "纳入", "建成", "达", "位列", "以上", "以下", "以内", "左右"} {
		if i := strings.Index(s, stop); i >= 0 {
			s = s[:i]
		}
	}
	if _, thing, ok := strings.Cut(s, "的"); ok { // 4个大型的批发市场
		s = thing
	}
	return firstLetters(s, shortName)
}

// isChange tells of words that say how a figure moved, and not which.
func isChange(lead string) bool {
	switch lead {
	case "增长", "增加", "增幅", "增速", "提高", "提升", "上升", "下降", "减少", "降低", "占", "占比", "人均", "户均", "亩均", "同比", "净增", "翻":
		return true
	}
	for _, head := range [...]string{"同比", "环比", "比上年", "较上年", "比去年", "较去年", "年均", "年增", "名义", "实际"} {
		if strings.HasPrefix(lead, head) {
			return true
		}
	}
	return false
}

var yearSuffix = lazyregexp.New(`-(?:19|20)\d\d$`)

// root is the id that an id of a year or a change hangs on: 粮食总产量 of 粮食总产量-增长.
func root(id string) string {
	id = yearSuffix.ReplaceAllString(id, "")
	if i := strings.LastIndexByte(id, '-'); i > 0 && isChange(id[i+1:]) {
		return id[:i]
	}
	return id
}

// firstLead are the letters of the words before a figure, without those that join it to what
// precedes, at most longestName of them: from where a part of the words begins.
func firstLead(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) // s of 4.07s
	for shortened := true; shortened; {
		shortened = false
		s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
		for _, word := range [...]string{"其中", "以及", "及其", "并且", "且", "的", "年", "月", "日", "间", "期间", "底", "末", "多", "余", "来", "左右", "以上"} {
			if rest, ok := strings.CutPrefix(s, word); ok && (utf8.RuneCountInString(word) > 1 || !isWordHead(s)) {
				s, shortened = rest, true
			}
		}
		for _, word := range [...]string{"和", "与", "及", "并", "有", "共有", "辖有", "拥有"} {
			if rest, ok := strings.CutPrefix(s, word); ok && !isWordHead(s) {
				s, shortened = rest, true
			}
		}
	}
	if words := letters(s); utf8.RuneCountInString(words) <= longestName {
		return words
	}
	list := []rune(s)
	for i := range list { // the longest end that begins where words do
		begins := i > 0 && (!unicode.IsLetter(list[i-1]) || strings.ContainsRune("的了将把对被由使让", list[i-1]))
		if words := letters(string(list[i:])); begins && utf8.RuneCountInString(words) <= longestName && utf8.RuneCountInString(words) > 2 {
			return words
		}
	}
	words := []rune(letters(s))
	return string(words[len(words)-longestName:])
}

// isWordHead tells of words whose first character only looks like one that joins.
func isWordHead(s string) bool {
	for _, word := range [...]string{"有机", "有效", "有关", "有线", "有色", "有害", "有偿", "和谐", "和平", "与会", "及时", "及格", "并网", "并轨", "年产", "年末", "年度", "年均", "年底", "年初", "年收", "年销", "年饲", "年加", "年处", "年出", "年供", "年人", "年营", "年接", "年发", "年可", "年粮", "年总", "年租", "年生", "年平", "年新",
		"月均", "月产", "月收", "日均", "日产", "日处", "日供", "日光", "日间", "间伐", "间作", "多种", "多功能", "余额", "余粮", "来访", "来料", "来自", "底数", "末端", "的士"} {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

func upToDigit(s string) string {
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		return s[:i]
	}
	return s
}

// lettersOf keeps the Chinese characters and Latin letters of a text, which an id may have.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}

// letters are those of a text without the words that only lead to a figure: 达到, 增加到.
func letters(s string) string {
	s = lettersOf(s)
	for shortened := true; shortened; {
		shortened = false
		for _, word := range [...]string{"达到", "增加至", "提高至", "增长至", "提升至", "下降至", "减少至", "上升至", "上升到", "降到", "增加到", "提高到", "增长到", "提升到", "下降到", "减少到", "扩大到", "发展到", "增至", "降至", "突破", "超过", "不少于", "不低于", "接近", "共计", "总计", "累计", "合计", "大约", "将近", "短短", "足足", "整整", "进行", "仅", "超", "约", "近", "共", "有", "为", "达", "的", "了", "至", "到", "由", "从"} {
			if rest, ok := strings.CutSuffix(s, word); ok && rest != "" {
				s, shortened = rest, true
			}
		}
		if rest, ok := strings.CutSuffix(s, "在"); ok && utf8.RuneCountInString(rest) > 3 && !strings.HasSuffix(rest, "存") {
			s, shortened = rest, true
		}
	}
	return s
}

func firstLetters(s string, n int) string {
	list := []rune(s)
	return string(list[:min(len(list), n)])
}

// unitWord is a unit without a magnitude: 户 of 万户.
func unitWord(unit string) string { return strings.TrimLeft(unit, "万亿千百") }

// names are the ids of a narrative's facts.
type names struct {
	taken map[string]bool
	next  map[string]int // the number that is tried next behind an id, so that none is tried twice
}

func (x *names) unique(id string) string {
	name := id
	for n := max(x.next[id], 2); x.taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", id, n)
		x.next[id] = n + 1
	}
	x.taken[name] = true
	return name
}
