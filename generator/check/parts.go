package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// parts is a list of figures that are said to be parts of a whole.
type parts struct {
	whole    term
	head     string // the words before the whole
	list     []term
	nouns    []string // what each part is of, as far as the words say
	complete bool     // the list is said to be the whole: 其余, 分别为, two of 两个, 第一第二第三产业
	open     bool     // it is said to go on: 等
}

// findSums holds a sentence's lists against their totals.
func (s *sentence) findSums(before *sentence) {
	s.totalsBehind()
	s.partsBehind(before)
	s.partsInBrackets()
	s.percentParts()
}

// partMarks open a list of parts behind their whole.
var partMarks = [...]string{"其中", "包括", "分别为", "分别是", "分别有", "含", "主要有", "分产业看", "分城乡看", "分性别看", "分三次产业看"}

// partsBehind reads W，其中A、B and W：A、B. The whole may stand in the sentence before, where
// this one begins with 其中.
func (s *sentence) partsBehind(before *sentence) {
	for k := range s.terms {
		lead := s.head(k)
		mark, at := partMark(lead)
		colon := mark == "" && s.colonList(k, lead)
		if mark == "" && !colon || s.terms[k].bracket >= 0 && !strings.Contains(lead, "其中") {
			continue
		}
		if mark != "" && (strings.ContainsAny(lead[at+len(mark):], "；。") || strings.HasSuffix(lead[:at], "还") || strings.HasPrefix(mark, "分别") && ofAnother(lead[:at])) || thresholds(s.clauseBefore(k)) {
			continue
		}
		noun := lead
		if mark != "" {
			noun = lead[at+len(mark):]
		} else {
			noun = lead[strings.LastIndexAny(lead, "：:")+len("："):]
		}
		whole, ok := s.wholeFor(k, before, (mark == "其中" || strings.HasPrefix(mark, "分") && strings.HasSuffix(mark, "看")) && strings.TrimSpace(lead[:at]) == "")
		if !ok {
			continue
		}
		l := parts{whole: whole.term, head: whole.head, complete: strings.HasPrefix(mark, "分别")}
		s.collect(&l, k, strings.Trim(noun, "，：:、 "))
		if colon && (len(l.list) < 2 || l.open) {
			continue
		}
		l.complete = l.complete || colon || whole.counted(len(l.list)) || exhaustive(l.nouns)
		s.judge(l, whole.related)
		s.judgeSecondMeasure(l, whole.related)
	}
}

// ofAnother tells whether the words before 分别 name something beside the figure before them: 总资产300亿元，
// 存贷款余额分别为200亿元和100亿元.
func ofAnother(words string) bool {
	clause := words[max(strings.LastIndexAny(words, "，；"), 0):]
	clause = strings.TrimLeft(clause, "，；")
	return len(clause) < len(words) && runeCount(clause) > 4 && !containsAny(clause, "男女", "城乡", "其中", "各", "两", "三", "四", "五")
}

func partMark(lead string) (string, int) {
	for _, mark := range partMarks {
		if i := strings.LastIndex(lead, mark); i >= 0 {
			if mark == "含" && (i+len(mark) != len(lead) && utf8.RuneCountInString(lead[i:]) > 6 || strings.HasSuffix(lead[:i], "包")) {
				continue
			}
			return mark, i
		}
	}
	return "", -1
}

// colonList tells whether a colon directly behind the figure before k opens a list.
func (s *sentence) colonList(k int, lead string) bool {
	return k > 0 && (strings.HasPrefix(lead, "：") || strings.HasPrefix(lead, ":")) && utf8.RuneCountInString(lead) <= 9 && !strings.ContainsAny(lead, "，。；一")
}

// whole is a figure that may be the total of what follows it.
type whole struct {
	term
	head    string // the words before it in its sentence
	related []problem.Related
}

// counted tells whether the words before a whole count its parts: 两个林场，面积1000公顷.
func (w whole) counted(n int) bool {
	if n < 2 || n > 10 {
		return false
	}
	digits := []rune("零一二三四五六七八九十")
	for _, word := range []string{string(digits[n]) + "个", string(digits[n]) + "类", string(digits[n]) + "种", string(digits[n]) + "部分", string(digits[n]) + "项", fmt.Sprintf("%d个", n), fmt.Sprintf("%d类", n)} {
		if strings.Contains(w.head, word) {
			return true
		}
	}
	return n == 2 && containsAny(w.head, "两个", "两类", "两种", "两项", "两部分")
}

// wholeFor finds the figure that the parts from k on are parts of: the nearest one before it
// in a unit that agrees which is neither a change nor a rate.
func (s *sentence) wholeFor(k int, before *sentence, begins bool) (whole, bool) {
	part := s.terms[k]
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		t := s.terms[j]
		if strings.Contains(s.p.text[t.to:part.from], "；") {
			break
		}
		if w, ok := s.asWhole(j, part); ok {
			return w, true
		}
	}
	if !begins || before == nil {
		return whole{}, false
	}
	for j := len(before.terms) - 1; j >= 0; j-- {
		if before.isPart(j) {
			continue
		}
		if w, ok := before.asWhole(j, part); ok && (w.high >= part.low || !before.holdsMore(j, part)) {
			w.related = []problem.Related{related(s.p.prose.Source(part.from, part.to), "分项从这里开始", "its parts begin here")}
			return w, true
		}
	}
	return whole{}, false
}

// holdsMore tells whether a figure before term j is as much as a part that term j is too small for.
func (s *sentence) holdsMore(j int, part term) bool {
	for _, t := range s.terms[:j] {
		if _, high, ok := t.in(part.unit); ok && high >= part.low && !t.share() {
			return true
		}
	}
	return false
}

// isPart tells whether words before a term say that it is a part of another: 218人，其中男性118人.
func (s *sentence) isPart(j int) bool {
	if j == 0 {
		return false
	}
	return containsAny(s.p.text[s.terms[0].to:s.terms[j].from], partMarks[:]...)
}

func (s *sentence) asWhole(j int, part term) (whole, bool) {
	t := s.terms[j]
	if t.share() || t.unit == "倍" || t.unit == "个百分点" || t.unit == "分" || t.unit == "岁" || t.bracket != part.bracket && t.bracket >= 0 {
		return whole{}, false
	}
	if _, _, ok := part.in(t.unit); !ok {
		return whole{}, false
	}
	from := s.from
	if j > 0 {
		from = s.terms[j-1].to
	}
	head := s.p.text[from:t.from]
	clause := head[max(strings.LastIndexAny(head, "，；：、"), 0):]
	if hasSuffixAny(strings.TrimRight(clause, "为的"), "预算数", "年初预算", "调整预算", "计划", "任务", "目标", "计划数", "任务数", "目标数") {
		return whole{}, false
	}
	if containsAny(clause, "比", "较", "增加", "减少", "增长", "下降", "人均", "户均", "平均", "每", "提高", "净增", "亩均") && !strings.Contains(clause, "增加值") {
		return whole{}, false
	}
	return whole{term: t, head: s.p.text[s.from:t.from]}, true
}

// collect follows the list of parts from term k on. A rate between two parts belongs to the
// one before it; a clause that says something else ends the list.
func (s *sentence) collect(l *parts, k int, noun string) {
	w := l.whole
	last := -1
	for j := k; j < len(s.terms); j++ {
		t := s.terms[j]
		if t.bracket != s.terms[k].bracket {
			if t.bracket < s.terms[k].bracket {
				break // the brackets that hold the list are closed
			}
			continue // what is added in brackets to a part
		}
		if t.share() || t.unit == "倍" || t.unit == "个百分点" {
			if last < 0 || !containsAny(s.head(j), "占", "增", "降", "比", "提高", "升", "减", "率") {
				break
			}
			continue
		}
		if last >= 0 && isChange(s.head(j)) {
			continue // 地方5000亿元，增加1000亿元
		}
		if _, _, ok := t.in(w.unit); !ok {
			if last < 0 {
				break
			}
			if s.sibling(t, w) {
				continue
			}
			break
		}
		if last >= 0 {
			words := s.p.text[s.terms[last].to:t.from]
			own, ok := s.nextPart(l.head, last, j, words)
			if !ok || foreign(l.head, own) || s.outerList(l, words, own) || closesBrackets(words) || besideWhole(l, words, own) || startsWithAny(own, deeds...) && !startsWithAny(noun, deeds...) {
				break
			}
			if containsAny(words, "其余", "剩余", "余下") {
				l.complete = true
			}
			noun = own
		} else if foreign(l.head, noun) || stopsItem(noun, l.head) || strings.Count(noun, "、") > 1 {
			break // 包括甲渠、乙渠、丙渠3个工程 counts what it names
		}
		l.list = append(l.list, t)
		l.nouns = append(l.nouns, noun+"|"+s.tail(j))
		last = j
	}
	if last >= 0 {
		rest := s.p.text[s.terms[last].to:s.to]
		l.open = strings.HasPrefix(rest, "等") || strings.HasPrefix(rest, "以及") || strings.Contains(cut(rest, 8), "等，")
	}
}

// outerList tells whether a semicolon goes on with the list that the whole is an item of, and not
// with its parts: 小麦12吨；油料14吨，其中菜籽11吨；蔬菜50吨.
func (s *sentence) outerList(l *parts, words, own string) bool {
	if containsAny(own, "总数", "主要是") {
		return true
	}
	if !strings.ContainsAny(words, "；;") || containsAny(own, sectors...) {
		return false
	}
	inner := l.whole.from >= s.from && l.whole.from < s.to
	return inner && strings.ContainsAny(s.p.text[s.from:l.whole.from], "；;") || strings.Contains(own, "总") && !strings.Contains(l.head, "总")
}

// deeds are verbs that begin another deed beside the whole's, where the first part had none: 造林148万亩，其中
// 北山43万亩，修复草原517万亩.
var deeds = []string{"修复", "治理", "新增", "新建", "改造", "建成", "实施", "整治", "开展", "硬化", "安装", "修建", "发展", "培育", "引进", "推广", "化解", "发放", "开工", "争取", "清理", "关停", "新修", "改建", "扩建", "维修", "拆除", "办理", "举办"}

// isChange tells whether the words before a figure say that it is how much another one changed.
func isChange(head string) bool {
	clause := strings.TrimLeft(head, "，,")
	return startsWithAny(clause, "增加", "减少", "比", "较", "同比", "净增", "增长", "下降") && !strings.ContainsAny(clause, "，；、") && !strings.Contains(clause, "增加值")
}

// sibling tells whether t counts in a unit that stands beside the whole: 300户1200人，其中…50户200人.
func (s *sentence) sibling(t, w term) bool {
	for _, other := range s.terms {
		if other.to <= w.to && other.from < w.from || other.from >= w.to && other.from-w.to < 12 {
			if _, _, ok := t.in(other.unit); ok && other.from != t.from {
				return true
			}
		}
	}
	return false
}

// itemStops are the words of a clause that begins another matter.
var itemStops = []string{"其中", "比", "较", "带动", "帮扶贫困", "帮扶农", "帮扶户", "吸纳", "惠及", "覆盖", "累计", "共", "合计", "总计", "另", "此外", "同时", "人均", "户均", "亩均", "平均", "每", "年均",
	"实现", "达到", "涉及", "辐射", "受益", "达", "超", "完成", "建成", "新建", "到", "可", "将", "使", "让", "已", "使用", "节约", "增收", "负债", "净资产", "债务", "欠款", "支出", "结余", "盈利", "利润", "纯收入", "净收入", "成本", "产值", "销售", "目标", "计划", "去年", "上年", "同期"}

// nextPart tells whether the words between two parts join them as items of one list, and
// returns what the second is of.
func (s *sentence) nextPart(head string, a, b int, words string) (string, bool) {
	for k := a + 1; k < b; k++ { // rates between them belong to the first
		words = s.p.text[s.terms[k].to:s.terms[b].from]
	}
	words = afterBrackets(words)
	if containsAny(words, "其余", "剩余", "余下") {
		return words, true
	}
	i := strings.LastIndexAny(words, "、；，,;")
	if i < 0 {
		and := strings.LastIndex(words, "和")
		if and < 0 || utf8.RuneCountInString(words) > 12 {
			return "", false
		}
		i = and
	}
	_, size := firstRune(words[i:])
	own := words[i+size:]
	if utf8.RuneCountInString(own) > 16 || utf8.RuneCountInString(words[:i]) > 10 {
		return "", false
	}
	if strings.ContainsAny(words[:i], "，；。：") || stopsItem(own, head) {
		return "", false
	}
	return own, true
}

// sectors are the parts of a product, whatever verbs stand around them.
var sectors = []string{"第一产业", "第二产业", "第三产业"}

// stopsItem tells whether a noun begins another matter: one of itemStops that is neither said of
// the whole as well nor a verb between the noun and its number (税收收入完成8103万元).
func stopsItem(noun, head string) bool {
	if containsAny(noun, sectors...) && containsAny(head, "生产总值", "GDP", "增加值") {
		return false
	}
	for _, verb := range [...]string{"完成", "实现", "达到", "达", "为"} {
		noun = strings.TrimSuffix(noun, verb)
	}
	for _, stop := range itemStops {
		if strings.Contains(noun, stop) && !((stop == "产值" || stop == "销售" || stop == "支出") && strings.Contains(head, stop)) {
			return true
		}
	}
	return false
}

// afterBrackets leaves out what stands in brackets.
func afterBrackets(words string) string {
	if i := strings.LastIndexAny(words, "）)"); i >= 0 {
		_, size := firstRune(words[i:])
		return words[i+size:]
	}
	return words
}

// tail is the words behind a term up to the next mark: 种茶 of 60户种茶，.
func (s *sentence) tail(k int) string {
	words := s.after(k, 8)
	if i := strings.IndexAny(words, "、；，,;（(。"); i >= 0 {
		words = words[:i]
	}
	return words
}

// kinships are nouns of which one is no part of another: what has the first word before the
// whole is not made up of what has another.
var kinships = [...][]string{
	{"耕地", "林地", "园地", "草地", "草原", "荒山", "水面", "宅基地", "国土", "辖区", "行政区域"},
	{"资产", "负债", "净资产", "债务"},
	{"收入", "支出", "利润", "产值", "投资", "税收", "销售额"},
	{"贷款", "存款"},
	{"党员", "群众"},
}

// foreign tells whether a part's noun names something beside the whole and not within it.
func foreign(head, noun string) bool {
	clause := head
	if i := strings.LastIndexAny(head, "，；。"); i >= 0 {
		clause = head[i:]
	}
	for _, kin := range kinships {
		own := slices.IndexFunc(kin, func(w string) bool { return strings.Contains(clause, w) })
		if own < 0 {
			continue
		}
		if slices.ContainsFunc(kin, func(w string) bool { return strings.Contains(noun, w) }) && !strings.Contains(noun, kin[own]) {
			return true
		}
	}
	return false
}

// divisions are the ways in which people and things are divided. Figures of two divisions
// overlap: women, farm workers and migrant workers are no parts of one sum.
var divisions = [...][]string{
	{"男", "女", "妇女"},
	{"党员", "团员", "群众", "干部", "代表"},
	{"贫困", "脱贫", "低保", "五保", "特困", "残疾", "监测", "孤儿", "大病"},
	{"务工", "务农", "外出", "就业", "打工", "经商"},
	{"劳动力", "劳力"},
	{"少数民族", "族"},
	{"岁", "老年", "老人", "儿童", "青壮年", "青年"},
	{"大专", "本科", "研究生", "高中", "初中", "小学", "文盲", "学历", "中专"},
	{"常住", "留守", "流动", "户籍"},
	{"城镇", "农村", "乡村", "城市"},
	{"退役", "军人", "大学生"},
}

// oneDivision tells whether parts can be parts of one sum. What the whole is said to be as well
// divides nothing: of 党员16名 all parts are members.
func oneDivision(head string, nouns []string) bool {
	clause := head[max(strings.LastIndexAny(head, "，；。"), 0):]
	common := ^0 // the divisions that all nouns share which belong to any
	for _, noun := range nouns {
		own := 0
		for d, words := range divisions {
			if containsAny(noun, words...) && !containsAny(clause, words...) {
				own |= 1 << d
			}
		}
		if own != 0 {
			common &= own
		}
	}
	if common == 0 {
		return false
	}
	for _, words := range divisions {
		n := 0
		for _, noun := range nouns {
			if containsAny(noun, words...) {
				n++
			}
		}
		if n > 0 && n < len(nouns) && words[0] == "劳动力" {
			return false // who works is counted among the men, the farmers and the young as well
		}
		if n > 1 && (words[0] == "贫困" || words[0] == "劳动力" && !containsAny(clause, words...) || words[0] == "退役") {
			return false // a household may be poor, disabled and on welfare at once
		}
		if n == 1 && words[0] == "男" && len(nouns) > 1 {
			return false // women are farm workers too
		}
	}
	over, under := 0, 0 // 60岁以上 holds 80岁以上
	for _, noun := range nouns {
		if strings.Contains(noun, "以上") {
			over++
		}
		if strings.Contains(noun, "以下") {
			under++
		}
	}
	return over < 2 && under < 2
}

// exhaustive tells whether nouns are all there is of something.
func exhaustive(nouns []string) bool {
	all := strings.Join(nouns, "、")
	has := func(words ...string) bool {
		for _, w := range words {
			if !strings.Contains(all, w) {
				return false
			}
		}
		return true
	}
	switch len(nouns) {
	case 2:
		return has("男", "女") || has("城镇", "农村") || has("城镇", "乡村") || has("出口", "进口") || has("水田", "旱地") || has("水田", "旱田") || has("在职", "退休") || has("在用", "闲置") || has("夏粮", "秋粮") || has("小春", "大春") ||
			has("省内", "省外") || has("县内", "县外") || has("汉族", "少数民族") || has("税收收入", "非税收入") || has("税收收入", "非税收收入") || has("小学", "中学") || has("小学", "初中") && !has("高中") ||
			strings.HasPrefix(nouns[0], "田|") && strings.HasPrefix(nouns[1], "地|")
	case 5:
		return has("农业", "林业", "牧业", "渔业") && (has("服务") || has("辅助"))
	case 3:
		return has("第一产业", "第二产业", "第三产业") || has("一产", "二产", "三产")
	}
	return false
}

// judge reports parts that are more than their whole, or less where they are all of it. Of several
// divisions in one list each is judged for itself.
func (s *sentence) judge(l parts, others []problem.Related) (reported bool) {
	if len(l.list) == 0 {
		return false
	}
	if len(l.list) > 1 && !oneDivision(l.head, l.nouns) {
		for _, words := range divisions {
			if g := l.of(words); len(g.list) > 1 && len(g.list) < len(l.list) && oneDivision(g.head, g.nouns) {
				reported = s.judge(g, others) || reported
			}
		}
		for i := 0; i < len(l.list) && !reported && !s.withinEarlier(l, i); i++ {
			reported = s.judge(parts{whole: l.whole, head: l.head, list: l.list[i : i+1], nouns: l.nouns[i : i+1]}, others)
		}
		return reported
	}
	l = l.withoutNested()
	if l.filled() || len(l.list) == 1 && s.joinedWhole(l) {
		return false
	}
	low, high := 0.0, 0.0
	for _, t := range l.list {
		a, b, _ := t.in(l.whole.unit)
		low, high = low+a, high+b
	}
	if len(l.list) == 1 && (s.withinEarlier(l, 0) || len(l.nouns) == 1 && netChange(l.nouns[0])) {
		return false
	}
	over := apart(low, max(low, high), min(0, l.whole.low), l.whole.high)
	short := (l.complete || l.mistyped()) && !l.open && len(l.list) > 1 && high < l.whole.low-1e-9*l.whole.low
	if !over && !short {
		return false
	}
	s.wrongSum(l, others)
	return true
}

// netChange tells whether a part is itself a change: of a net increase one part may be more than all.
func netChange(noun string) bool {
	noun, _, _ = strings.Cut(noun, "|")
	return hasSuffixAny(noun, "增加", "减少", "多增", "少增", "净增", "增长")
}

// withinEarlier tells whether a part may be one of an earlier figure of its own kind, and not of the
// nearest: 党员47人，老党员3人，其中女党员10人.
func (s *sentence) withinEarlier(l parts, i int) bool {
	if i >= len(l.nouns) {
		return false
	}
	noun, _, _ := strings.Cut(l.nouns[i], "|")
	kind := []rune(strings.TrimRight(noun, "有为共"))
	if len(kind) < 2 {
		return false
	}
	for k, t := range s.terms {
		if t.from >= l.whole.from {
			return false
		}
		if _, high, ok := t.in(l.list[i].unit); ok && high >= l.list[i].low && strings.Contains(s.head(k), string(kind[len(kind)-2:])) {
			return true
		}
	}
	return false
}

// of returns the parts of one division, which may or may not be all there are.
func (l parts) of(words []string) parts {
	g := parts{whole: l.whole, head: l.head, open: true}
	for i, noun := range l.nouns {
		if containsAny(noun, words...) {
			g.list, g.nouns = append(g.list, l.list[i]), append(g.nouns, noun)
		}
	}
	if exhaustive(g.nouns) {
		g.complete, g.open = true, false
	}
	return g
}

func (s *sentence) wrongSum(l parts, others []problem.Related) {
	scale := scaleOf(l.whole.text)
	var items []string
	sum := 0.0
	for _, t := range l.list {
		rate, _ := quantity.Convert(quantity.FromInt(1), t.unit, l.whole.unit)
		v := middle(t) * rate.Float64()
		sum += v
		items = append(items, decimal(v, scale))
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sum, scale)
	said := decimal(middle(l.whole), scale)
	if len(items) == 1 {
		s.report(sumMismatchID, l.list[0], fmt.Sprintf("%s比总数%s还多", items[0], said), fmt.Sprintf("%s is more than its whole, %s", items[0], said))
		return
	}
	zh, en := "%s，写的是%s", "%s, but the text says %s"
	if len(others) > 0 {
		others = slices.Clone(others)
	}
	s.report(sumMismatchID, l.whole, fmt.Sprintf(zh, line, said), fmt.Sprintf(en, strings.ReplaceAll(line, "＝", " = "), said), others...)
}

// middle is the number that a term writes: its interval is even around it, but for counts,
// whose ends are the number.
func middle(t term) float64 {
	if t.number != 0 {
		return t.number
	}
	return t.value()
}

// totalWords say that a sum follows what was listed.
var totalWords = [...]string{"共计", "合计", "总计", "总共", "一共", "共有", "共", "总投资", "总额"}

// totalsBehind reads A、B，共计T.
func (s *sentence) totalsBehind() {
	for k := 2; k < len(s.terms); k++ {
		whole, words := s.terms[k], s.head(k)
		clause := strings.TrimLeft(words[max(strings.LastIndexAny(words, "，、,；"), 0):], "，、,；")
		if !saysTotal(clause) || ofItsOwn(clause) || utf8.RuneCountInString(clause) > 10 || whole.share() || strings.Contains(words, "。") {
			continue
		}
		l := parts{whole: whole, complete: true}
		s.collectBefore(&l, k-1)
		if len(l.list) < 2 {
			continue
		}
		l.open = strings.HasPrefix(strings.TrimLeft(s.p.text[s.terms[k-1].to:whole.from], "的"), "等")
		s.judge(l, nil)
	}
}

func saysTotal(clause string) bool {
	if containsAny(clause, "带动", "惠及", "受益", "解决", "辐射", "覆盖", "涉及", "帮助", "吸引", "实现", "占", "比", "增") {
		return false
	}
	for _, w := range totalWords {
		if i := strings.Index(clause, w); i >= 0 && !strings.Contains(clause, "公共") && !strings.Contains(clause, "共同") {
			return w != "总投资" && w != "总额" || i == 0
		}
	}
	return false
}

// collectBefore follows a list backwards from term k. Where it might go on but does not join,
// nothing is sure and the list is empty.
func (s *sentence) collectBefore(l *parts, k int) {
	var list []term
	var nouns []string
	first := -1
	for j := k; j >= 0; j-- {
		t := s.terms[j]
		if t.bracket >= 0 && t.bracket != l.whole.bracket {
			continue
		}
		if t.share() {
			continue
		}
		_, _, ok := t.in(l.whole.unit)
		if first < 0 {
			if !ok {
				return
			}
			first = j
			list, nouns = append(list, t), append(nouns, s.head(j))
			continue
		}
		own, joins := s.nextPart("", j, first, s.p.text[t.to:s.terms[first].from])
		if !ok || !joins {
			if ok && !strings.ContainsAny(s.p.text[t.to:s.terms[first].from], "；：") {
				return // a figure in the same unit that may or may not belong
			}
			break
		}
		nouns[len(nouns)-1] = own
		first = j
		list, nouns = append(list, t), append(nouns, s.head(j))
	}
	if first >= 0 {
		lead := s.head(first)
		if containsAny(lead, "其中", "包括", "比", "由", "从") {
			return
		}
	}
	slices.Reverse(list)
	slices.Reverse(nouns)
	l.list, l.nouns = list, nouns
}

// partsInBrackets reads W（A、B）: figures that stand in brackets behind their whole.
func (s *sentence) partsInBrackets() {
	for k := 1; k < len(s.terms); k++ {
		t := s.terms[k]
		if t.bracket < 0 || t.bracket == s.terms[k-1].bracket {
			continue
		}
		w := s.terms[k-1]
		between := s.p.text[w.to:t.bracket]
		if utf8.RuneCountInString(between) > 8 || strings.ContainsAny(between, "，。；、：") {
			continue
		}
		lead := s.p.text[t.bracket:t.from]
		_, size := firstRune(lead)
		lead = lead[size:]
		if utf8.RuneCountInString(lead) > 12 || containsAny(lead, "其中", "约", "折", "即", "比", "增", "每", "人均", "合", "不含", "另") {
			continue // 其中 is read by partsBehind
		}
		l := parts{whole: w, head: s.p.text[s.from:w.from]}
		s.collect(&l, k, strings.TrimPrefix(lead, "含"))
		if len(l.list) < 2 || !s.fillsBrackets(l.list[len(l.list)-1]) {
			continue
		}
		l.complete = !strings.HasPrefix(lead, "含")
		s.judge(l, nil)
	}
}

// fillsBrackets tells whether brackets end soon behind their last part.
func (s *sentence) fillsBrackets(t term) bool {
	end := strings.IndexAny(s.p.text[t.to:s.to], "）)")
	return end >= 0 && utf8.RuneCountInString(s.p.text[t.to:t.to+end]) <= 8 && !strings.ContainsAny(s.p.text[t.to:t.to+end], "，；、。")
}

// percentParts reads A占60%，B占40%，C占20%: shares of one whole that come to more than 100, or
// to less where they are all there is.
func (s *sentence) percentParts() {
	for k := 0; k < len(s.terms); k++ {
		var list []term
		var nouns []string
		j := k
		for ; j < len(s.terms); j++ {
			t := s.terms[j]
			if !t.share() || t.unit != "%" || t.bracket != s.terms[k].bracket {
				break
			}
			words := s.head(j)
			if len(list) > 0 {
				i := strings.LastIndexAny(words, "，；、,")
				if i < 0 || utf8.RuneCountInString(words) > 26 {
					break
				}
				_, size := firstRune(words[i:])
				words = words[i+size:]
			}
			if strings.Contains(words, "其中") {
				return // the shares of shares
			}
			sector := containsAny(words, sectors...) && containsAny(words, "占", "比重") && hasSuffixAny(strings.TrimSuffix(words, "为"), "比重", "比例")
			if !sector && !strings.HasSuffix(words, "占") && !strings.HasSuffix(words, "占比") && !strings.HasSuffix(words, "占比为") && !strings.HasSuffix(words, "占到") {
				break
			}
			list, nouns = append(list, t), append(nouns, words)
		}
		if len(list) >= 3 && oneDivision("", nouns) && alike(nouns) {
			s.judgePercents(list, exhaustive(nouns))
		}
		k = max(k, j-1)
	}
}

// alike tells whether shares are of one division: their nouns belong to one of the known ones,
// or end alike.
func alike(nouns []string) bool {
	ends := map[string]int{}
	for _, noun := range nouns {
		noun = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(noun, "为"), "比"), "占")
		runes := []rune(strings.TrimRight(noun, " "))
		if len(runes) > 0 {
			ends[string(runes[len(runes)-1:])]++
		}
	}
	if len(ends) == 1 {
		return true
	}
	for _, words := range divisions {
		n := 0
		for _, noun := range nouns {
			if containsAny(noun, words...) {
				n++
			}
		}
		if n == len(nouns) {
			return true
		}
	}
	all := strings.Join(nouns, "")
	return containsAny(all, "其他", "其它", "其余")
}

func (s *sentence) judgePercents(list []term, complete bool) {
	sum, slack := 0.0, 0.0
	var items []string
	for _, t := range list {
		sum += middle(t)
		slack += t.step
		items = append(items, strings.TrimRight(t.text, "%％"))
	}
	if sum <= 100+slack && (!complete || sum >= 100-slack) {
		return
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
	last := list[len(list)-1]
	s.report(sumMismatchID, last, line+"，各部分的百分比合起来应是100", strings.ReplaceAll(line, "＝", " = ")+": shares of one whole come to 100")
}
