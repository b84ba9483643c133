package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// statement is a figure that a text gives of one matter as it now is: 全村耕地面积1.2万亩.
type statement struct {
	p     *passage
	claim quantity.Claim
	text  string
	year  int // that its sentence names, lastYear for 去年; 0 where nobody asked or it names none
}

// scopes are the words that say of which whole a figure speaks.
var scopes = [...]string{"全村", "全镇", "全乡", "全县", "全市", "全区", "全省", "全州", "全旗", "全校", "全社", "我村", "我镇", "我县", "我市", "村党支部", "本村", "该村", "该镇"}

// timeWords say that a sentence tells of another day, of a change or of a part, so that another
// number of the same matter is no contradiction.
var timeWords = [...]string{"年", "月", "目标", "计划", "力争", "预计", "将", "曾", "原", "过去", "当时", "以前", "之前", "初", "末", "增", "减", "降", "升", "其中", "累计", "如今", "比", "较", "已", "完成", "贫困", "脱贫", "剩", "还有", "仅", "达到", "超", "约", "近", "余", "多", "计划", "规划", "日", "旱", "灾", "流转", "调查", "抽", "接续", "加快", "实施", "参加", "参保", "接种", "季度"}

// matters are the ways to name what a figure is of. A text gives one value of each: the second figure of a name is held
// against the first.
var matters = [...]struct {
	words []string                                           // a passage without any of them has none; nil where that cannot be told
	of    func(p *passage, i int) (s statement, name string) // of the figure i; "" where it has none
	first func(n *page, s statement, name string)            // is told of the first one; may be nil
	hold  func(n *page, was, s statement)
}{
	{words: []string{"面积", "人口", "户", "耕地", "林地"}, of: (*passage).totalOf, hold: (*page).holdTotals},
	{of: (*passage).longNumberOf, hold: (*page).holdTurned},
	{words: []string{"全", "我", "本", "该", "户"}, of: (*passage).wholeOf, first: (*page).holdRows, hold: (*page).holdWholes},
	{words: []string{"户"}, of: (*passage).peopleOf, hold: (*page).holdSlipped},
	{of: (*passage).secondOf, hold: (*page).holdMistyped},
	{words: []string{"%"}, of: (*passage).growthOf, hold: (*page).holdGrowth},
	{of: (*passage).deedOf, hold: (*page).holdDeeds},
}

// findConflicts finds one matter with two values in a text, in the text and a table, or in one
// figure: 约10000（6500）亩.
func findConflicts(n *page) {
	var first [len(matters)]map[string]statement
	fixed, days := map[string]placedNumber{}, map[string]placedNumber{}
	for _, p := range n.texts {
		if !readsFigures(p.prose.Kind) {
			continue
		}
		p.readFigures()
		for k, m := range matters {
			if m.words != nil && !p.holds(m.words...) {
				continue
			}
			for i := range p.figures {
				s, name := m.of(p, i)
				if name == "" {
					continue
				}
				if was, seen := first[k][name]; seen {
					m.hold(n, was, s)
					continue
				}
				if first[k] == nil {
					first[k] = map[string]statement{}
				}
				first[k][name] = s
				if m.first != nil {
					m.first(n, s, name)
				}
			}
		}
		p.findMentions()
		n.fixedAgain(p, fixed)
		n.daysAgain(p, days)
		if p.prose.Kind == prose.Paragraph || p.prose.Kind == prose.ListItem {
			p.twoInOne()
			p.findTwoDays()
			p.findTwoBeginnings()
		}
	}
	n.findTwoOpenings()
	n.findTwoDates()
	n.findExchanged()
	n.findTwoWeighed()
	n.findToldOfTables()
}

// statement is what the passage states with its figure i.
func (p *passage) statement(i int) statement {
	f := p.figures[i]
	return statement{p: p, claim: f, text: p.text[f.Start:f.End]}
}

// wholeOf names what a figure is of, where its sentence says nothing of another time: scope, noun
// and unit.
func (p *passage) wholeOf(i int) (s statement, name string) {
	f := p.figures[i]
	if p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem || f.Bound != quantity.Exact || f.Unit == "" || isShare(f.Unit) || f.Value.Sign() <= 0 {
		return s, ""
	}
	mark, _ := anyof.LastRune(p.text[:f.Start], "，。；：、！？（）(),;\n")
	from := mark + 1
	if from > 0 {
		from += len("，") - 1
		for from > 0 && from < f.Start && p.text[from]&0xC0 == 0x80 {
			from--
		}
	}
	clause := p.text[min(from, f.Start):f.Start]
	clause = strings.TrimLeft(clause, "，。；：、！？（）(),; \n")
	scope := ""
	for _, w := range [...]string{"目前", "现在", "如今", "截至目前", "现"} {
		clause = strings.TrimPrefix(clause, w)
	}
	for _, w := range scopes {
		if rest, ok := strings.CutPrefix(clause, w); ok {
			scope, clause = w, rest
			break
		}
	}
	if scope != "" {
		scope = string(lastRune(strings.TrimSuffix(scope, "党支部"))) // 全村, 该村 and 本村 are one
	}
	if scope == "" {
		scope, clause = villageScope(clause, f.Unit)
	}
	if scope == "" && f.Unit == "户" && anyof.Prefix(clause, "共", "现有", "有") && runeCount(clause) <= 2 {
		if m := villageTold.FindString(sentenceBefore(p.text[:f.Start], "。！？；\n")); m != "" {
			scope = "村" // 清溪村辖9个村民小组，共386户
		}
	}
	if scope == "" || runeCount(clause) > 12 {
		return s, ""
	}
	to := f.End + len(cut(p.text[f.End:], 12))
	_, all := countsAll(p.text[f.End:to])
	if sentence := sentenceBefore(p.text[:f.Start], "。！？\n"); p.within(sentence, timeWords[:]...) && anyof.Contains(withoutSpans(sentence, all), timeWords[:]...) || anyof.Contains(cut(p.text[f.End:to], 6), "左右", "以上", "以下", "增", "减", "降", "其中的") {
		return s, ""
	}
	noun := clause
	for _, w := range [...]string{"共有", "现有", "共辖", "下辖", "总共", "共计", "有", "共", "辖", "为", "是", "总"} {
		noun = strings.TrimSuffix(strings.TrimPrefix(noun, w), w)
	}
	after := ""
	switch { // 总 is taken off: 总户数 is 户数
	case f.Unit == "户" && (noun == "农户" || noun == "户数" || noun == "村民"):
		noun = ""
	case f.Unit == "人" && (noun == "人口" || noun == "村民"):
		noun = ""
	case noun == "":
		after = hanRun(p.text[f.End:])
		if f.Unit == "户" && anyof.Prefix(after, "人家", "农户", "村民") {
			after = ""
		}
		if all, ok := countsAll(p.text[f.End:]); ok {
			after = all
		} else if clause == "" {
			return s, "" // 全镇11个行政村通公路 may be some of them
		}
	}
	if noun == "" && after == "" && f.Unit != "户" && f.Unit != "人" {
		return s, ""
	}
	return p.statement(i), scope + "|" + noun + "|" + string(f.Unit) + "|" + after
}

// spans are lengths of time that say nothing of when a figure holds.
var spans = strings.NewReplacer("一年下来", "", "一年来", "", "两年来", "", "三年来", "", "几年来", "", "多年来", "", "近年来", "", "年来", "", "经过一年", "", "经过两年", "", "经过三年", "", "经过几年", "", "经过五年", "")

// withoutSpans leaves out of a sentence what names no other day; where a figure counts all there are, what is so now is the
// whole as well: 如今，清水村321户人家全部住上新房.
func withoutSpans(sentence string, all bool) string {
	if all {
		sentence = strings.ReplaceAll(sentence, "如今", "")
	}
	return spans.Replace(sentence)
}

// villageNamed is a clause that names one village and nothing else before the number of its households.
var villageNamed = lazyregexp.New(`^([\p{Han}]{1,3}(?:村|社区))(共有|现有|总共有|有|共)?$`)

// villageTold is how a sentence begins that tells of one village: 清溪村辖9个村民小组，.
var villageTold = lazyregexp.New(`^[\p{Han}]{1,4}(?:村|社区)(?:辖|下辖|现辖|共有|有|位于|地处)`)

// villageScope returns the village that a clause says a number of households of, and what stands behind its name; "" for none.
func villageScope(clause string, unit quantity.Unit) (scope, rest string) {
	if unit != "户" {
		return "", clause
	}
	m := villageNamed.FindStringSubmatch(clause)
	if m == nil || anyof.Contains(m[1], "贫困", "行政", "自然", "示范", "各", "每", "个", "重点", "试点", "邻", "山区", "两", "三", "他", "她", "外", "多", "空壳", "后进", "先进") {
		return "", clause
	}
	return m[1], m[2]
}

// countsAll tells whether the words behind a number say that it is of all there are, and returns what is counted:
// 人家全部, 行政村均. Households and people need no name.
func countsAll(after string) (noun string, ok bool) {
	for _, w := range [...]string{"行政村", "自然村", "村民小组", "社区", "村", "人家", "农户", "村民", "家庭", ""} {
		rest, found := strings.CutPrefix(after, w)
		if !found {
			continue
		}
		if w == "人家" || w == "农户" || w == "村民" || w == "家庭" {
			w = ""
		}
		return w, anyof.Prefix(rest, "均", "都", "全部", "皆", "家家")
	}
	return "", false
}

// hanRun returns the Chinese characters that a text begins with, at most four.
func hanRun(text string) string {
	n := 0
	for i, r := range text {
		if !isHan(r) || n == 4 {
			return text[:i]
		}
		n++
	}
	return text
}

// holdWholes reports the second of two values that differ by less than a half: whatever is
// further apart is not of the same matter.
func (n *page) holdWholes(a, b statement) {
	if a.claim.Meets(b.claim) {
		return
	}
	x, y := a.claim.Value.Float64(), b.claim.Value.Float64()
	if max(x, y) > 1.5*min(x, y) || a.ofThis() != b.ofThis() && a.p != b.p || a.ofThis() && a.p != b.p {
		return
	}
	if was, is := a.p.yearOver(a.p.runeAt(a.claim.Start)), b.p.yearOver(b.p.runeAt(b.claim.Start)); was != is && was > 0 && is > 0 {
		return // of the elections of two years
	}
	if a.p != b.p && n.severalPlaces() {
		return
	}
	n.reportTwoValues(a, b)
}

// reportTwoValues reports the second of two values that a text gives of one matter.
func (n *page) reportTwoValues(a, b statement) {
	q := twoNumbers(a.text, b.text)
	q.Span = b.p.prose.Source(b.claim.Start, b.claim.End)
	q.Related = []problem.Related{related(a.p.prose.Source(a.claim.Start, a.claim.End), "前一个在这里", "the first is here")}
	n.out.add(q)
}

// twoNumbers says that one matter has two numbers.
func twoNumbers(a, b string) problem.Problem {
	return problem.Problem{Rule: sumMismatchID,
		Message: msg(fmt.Sprintf("同一件事前后是两个数：%s，%s", a, b), fmt.Sprintf("one matter has two values: %s and %s", a, b)),
		Hint:    msg("对照来源，改成一致；说的不是一回事或不是同一年的，写明白", "compare with the source and write one value; where they differ in year or kind, say so")}
}

// ofThis tells whether a statement speaks of this village or district (该), which is the one that its paragraph is about.
func (s statement) ofThis() bool {
	return strings.Contains(sentenceBefore(s.p.text[:s.claim.Start], "。！？\n"), "该")
}

// longestBefore is how many bytes of a sentence are read before a figure: no text may cost more than its length.
const longestBefore = 3000

// sentenceBefore returns the end of a text behind the last of the marks that end sentences.
func sentenceBefore(text, ends string) string {
	text = cutBefore(text, longestBefore)
	at, size := anyof.LastRune(text, ends)
	return text[max(at, 0)+size:]
}

// holdRows holds 全镇辖11个村 against a table with a row for each village, which cannot have more.
func (n *page) holdRows(s statement, key string) {
	kind := key[strings.LastIndex(key, "|")+1:]
	if s.claim.Unit != "个" || !anyof.Prefix(kind, "村", "行政村", "社区", "乡镇", "自然村") || anyof.Prefix(kind, "村民", "村级", "村干", "村集") {
		return
	}
	for _, t := range tables(n.n.Doc.Tree().Blocks, nil) {
		x := n.tableNumbers(t)
		if len(x.heads) == 0 || !(x.heads[0] == "村" || x.heads[0] == "村名" || x.heads[0] == "行政村" || x.heads[0] == kind || x.heads[0] == "村别") {
			continue
		}
		rows := map[string]bool{}
		for _, row := range x.rows {
			if total, _ := totalRow(row.label); !total && row.label != "" {
				rows[row.label] = true
			}
		}
		if v := s.claim.Value.Float64(); float64(len(rows)) > v {
			n.out.add(problem.Problem{Rule: sumMismatchID, Span: s.p.prose.Source(s.claim.Start, s.claim.End),
				Message: msg(fmt.Sprintf("这里是%s，表里列了%d个", s.text, len(rows)), fmt.Sprintf("%s here, %d in the table", s.text, len(rows))),
				Hint:    msg("对照来源，改数目或改表", "compare with the source and correct the number or the table"),
				Related: []problem.Related{related(t.Span, "表在这里", "the table is here")}})
		}
	}
}

// twoValues is a number with another one in brackets before one unit.
var twoValues = lazyregexp.New(`(^|[^0-9A-Za-z.第年月])([0-9][0-9,.]*)[（(]([0-9][0-9,.]*)[）)](?:万?亩|户|万?人|万?元|亿元|公里|米|吨|斤|公斤|个|株|头|只|平方米|公顷|名|家)`)

// numberInBrackets tells whether brackets with a number stand directly behind a digit, which hardly
// any text has.
func (p *passage) numberInBrackets() bool {
	for i, r := range p.runes {
		if (r == '（' || r == '(') && numeral.Arabic(p.rune(i-1)) >= 0 && numeral.Arabic(p.rune(i+1)) >= 0 {
			return true
		}
	}
	return false
}

// twoInOne finds a figure that was given two values, one in brackets, and never settled.
func (p *passage) twoInOne() {
	if !p.numberInBrackets() {
		return
	}
	for _, m := range twoValues.FindAllStringSubmatchIndex(p.text, -1) {
		a, b := p.text[m[4]:m[5]], p.text[m[6]:m[7]]
		if a == b {
			continue
		}
		p.out.add(problem.Problem{Rule: sumMismatchID, Span: p.prose.Source(m[4], m[1]),
			Message: msg(fmt.Sprintf("一个数写了两个值：%s和%s", a, b), fmt.Sprintf("one figure has two values: %s and %s", a, b)),
			Hint:    msg("对照来源，留下对的一个", "compare with the source and keep the right one")})
	}
}
