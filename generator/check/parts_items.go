package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

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
			if last < 0 || !s.rateOfPart(j) {
				break
			}
			continue
		}
		if last >= 0 && (s.nested(j) || isChange(s.head(j)) || isThreshold(s.head(j), s.after(j, 4))) {
			continue // 地方5000亿元，增加1000亿元，首次突破万亿元大关
		}
		if _, _, ok := t.in(w.unit); !ok {
			if last >= 0 && s.sibling(t, w) {
				continue
			}
			break
		}
		if last >= 0 {
			words := s.p.text[s.terms[last].to:t.from]
			if strings.HasPrefix(clauseOf(s.head(j)), "对") {
				break // 出口3527亿元，对沿线国家出口1173亿元
			}
			own, ok := s.nextPart(l.head, last, j, words)
			if !ok && l.goesOn(words) {
				own, ok = clauseOf(words), true
			}
			if end := s.innerList(j, last); end > j {
				j = end - 1
				continue // 普通高校2919所，含本科1365所，专科1554所，成人高校248所
			}

			if anyof.Prefix(clauseOf(words), "另") && strings.ContainsAny(words, "；;") {
				break // 其余为薯类；另间作豆类0.31万亩
			}
			if own == "" && strings.ContainsAny(words, "；;") && t.as(w.unit) >= middle(w) {
				break // 20项省定工程，其中13项已完成；20项市定工程
			}
			if s.countedAlready(l, j, words, own) || !ok || s.endsList(l, words, noun, own) {
				break
			}
			if anyof.Contains(words, "其余", "剩余", "余下") {
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
		l.open = s.listStaysOpen(last)
	}
}

// countedAlready tells whether term j counts what the list has counted: 龙头企业17家，大户12家，17家企业的品牌, or a part's own parts
// (运动员439人，包括男运动员221人).
func (s *sentence) countedAlready(l *parts, j int, words, own string) bool {
	again := words != "" && strings.TrimLeft(words, "，") == "" && runeCount(l.bare(0)) > 1
	return again || opensInner(words) || s.ownTotal(l, j) || anyof.Prefix(own, "含", "更有", "还有", "又有", "有的")
}

// listStaysOpen tells whether the words behind a list's last figure say that it goes on.
func (s *sentence) listStaysOpen(last int) bool {
	rest := s.p.text[s.terms[last].to:s.to]
	return anyof.Prefix(rest, "等", "以及")
}

// endsList tells whether the words between two parts end their list: what is of another matter, what stands in brackets
// that close, another deed.
func (s *sentence) endsList(l *parts, words, noun, own string) bool {
	if anyof.Prefix(own, "且", "并对", "并且") || strings.Contains(words, "；按") && strings.Contains(words, "看，") {
		return true // 其中13名为…，且对6名…
	}
	return foreign(l.head, own) || s.outerList(l, words, own) || closesBrackets(words) || besideWhole(l, words, own) || anyof.Prefix(own, deeds...) && !anyof.Prefix(noun, deeds...) && !anyof.Suffix(own, "费", "费用", "款")
}

// rateOfPart tells whether a share or a multiple belongs to the part before it.
func (s *sentence) rateOfPart(j int) bool {
	return anyof.Contains(s.head(j), "占", "增", "降", "比", "提高", "升", "减", "率")
}

// nested tells whether term j is stated as some of the one before it, in one breath: 5家县属企业有3家.
func (s *sentence) nested(j int) bool {
	if s.shareBase(j) || anyof.Contains(clauseOf(s.head(j)), "各执", "各持", "各存", "各留", "各送") {
		return true
	}
	if j == 0 || !comparable(s.terms[j], s.terms[j-1]) || s.terms[j].as(s.terms[j-1].unit) > middle(s.terms[j-1]) {
		return false
	}
	words := s.between(s.terms[j-1], s.terms[j])
	return anyof.Contains(words, "有", "中") && !strings.ContainsAny(words, "，、；：。,;（(")
}

// shareBase tells whether term j is what another figure is given as a share of: 占总任务92.12公里的8.21%.
func (s *sentence) shareBase(j int) bool {
	return j+1 < len(s.terms) && strings.HasPrefix(s.p.text[s.terms[j].to:], "的") && strings.HasPrefix(clauseOf(s.head(j)), "占")
}

// goesOn tells whether words between two parts, however long, end as the first part's name does: …项目人工造林0.5万亩，……项目
// 人工造林1.8万亩; 2011年12月，费用1万元；2013年11月，费用7万元.
func (l parts) goesOn(words string) bool {
	name := l.bare(0)
	rest := strings.TrimLeft(words, "、；，,;")
	if runeCount(name) < 2 || rest == words || runeCount(rest) > 40 || strings.ContainsAny(rest, "；。：、（") {
		return false
	}
	before, last, dated := strings.Cut(rest, "，")
	if !dated {
		return commonEnd(name, bareNoun(rest)) > 1 && !stopsItem(rest, l.head)
	}
	return strings.Trim(before, "0123456789年月日") == "" && last == name
}

// innerList returns where the list ends that 含 or 包括 opens at term j, where its items come to the part before it exactly;
// j where they do not.
func (s *sentence) innerList(j, part int) int {
	lead := strings.TrimLeft(s.head(j), "，,（(")
	if !anyof.Prefix(lead, "含", "包括", "其中") {
		return j
	}
	sum := 0.0
	for k := j; k < len(s.terms) && comparable(s.terms[k], s.terms[part]); k++ {
		sum += s.terms[k].as(s.terms[part].unit)
		if k > j && same(sum, middle(s.terms[part])) {
			return k + 1
		}
	}
	return j
}

// opensInner tells whether the words between two parts open the list of the first one's own parts.
func opensInner(words string) bool {
	return anyof.Contains(words, "包括", "包含", "分别是", "分别为")
}

// ownTotal tells whether a figure behind parts is what they come to: 47席，加上75席，共122席.
func (s *sentence) ownTotal(l *parts, j int) bool {
	if len(l.list) < 2 || !anyof.Contains(s.head(j), "共", "合计", "总计") {
		return false
	}
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	return same(sum, s.terms[j].as(l.whole.unit))
}

// outerList tells whether a semicolon goes on with the list that the whole is an item of, and not
// with its parts: 小麦12吨；油料14吨，其中菜籽11吨；蔬菜50吨.
func (s *sentence) outerList(l *parts, words, own string) bool {
	if anyof.Contains(own, "总数", "主要是") {
		return true
	}
	if !strings.ContainsAny(words, "；;") || anyof.Contains(own, sectors...) {
		return false
	}
	if commonEnd(bareNoun(clauseOf(l.head)), bareNoun(own)) > 1 && len(l.nouns) > 0 && commonEnd(l.bare(0), bareNoun(own)) < 2 {
		return true // 需生产安置移民…，其中农业安置…；需搬迁安置农村移民…
	}
	inner := l.whole.from >= s.from
	return inner && strings.ContainsAny(s.p.text[s.from:l.whole.from], "；;") || strings.Contains(own, "总") && !strings.Contains(l.head, "总")
}

// deeds are verbs that begin another deed beside the whole's, where the first part had none: 造林148万亩，其中
// 北山43万亩，修复草原517万亩.
var deeds = []string{"修复", "治理", "扩大", "改善", "新增", "新建", "改造", "建成", "实施", "整治", "开展", "硬化", "安装", "修建", "发展", "培育", "引进", "推广", "化解", "发放", "开工", "争取", "清理", "关停", "新修", "改建", "扩建", "维修", "拆除", "办理", "举办"}

// isChange tells whether the words before a figure say that it is how much another one changed.
func isChange(head string) bool {
	clause := strings.TrimLeft(head, "，,")
	if anyof.Suffix(strings.TrimRight(clause, "了约近"), "人数增加", "人数减少", "户数增加", "户数减少") {
		return true
	}
	return (anyof.Prefix(clause, "增加", "减少", "比", "较", "同比", "环比", "净增", "净减", "增长", "下降") || anyof.Prefix(clause, addedTo[:]...)) && !strings.ContainsAny(clause, "，；、") && !strings.Contains(clause, "增加值")
}

// addedTo are words behind an amount for what was added to it, and so is in it: 医院病床8590张，增设627张.
var addedTo = [...]string{"增设", "新设", "增建", "增配", "增添", "新添", "增招", "扩招"}

// isThreshold tells whether a figure is a mark that another one has passed: 首次突破万亿元大关.
func isThreshold(head, after string) bool {
	clause := clauseOf(head)
	return strings.HasPrefix(after, "大关") || anyof.Prefix(clause, "首次", "首超", "均超", "突破", "超过", "跨越", "迈上", "月度")
}

// sibling tells whether t counts in a unit that stands beside the whole: 300户1200人，其中…50户200人.
func (s *sentence) sibling(t, w term) bool {
	for _, other := range s.terms {
		if other.from < w.from || other.from >= w.to && other.from-w.to < 12 {
			if _, _, ok := t.in(other.unit); ok && other.from != t.from {
				return true
			}
		}
	}
	return false
}

// itemStops are the words of a clause that begins another matter.
var itemStops = []string{"其中", "比", "较", "带动", "帮扶贫困", "帮扶农", "帮扶户", "吸纳", "惠及", "覆盖", "累计", "共", "合计", "总计", "另", "此外", "同时", "人均", "户均", "亩均", "平均", "每", "年均",
	"实现", "达到", "涉及", "辐射", "受益", "达", "超", "完成", "建成", "新建", "到", "可", "将", "使", "让", "已", "使用", "节约", "增收", "负债", "净资产", "债务", "欠款", "支出", "结余", "盈利", "利润", "纯收入", "净收入", "成本", "产值", "销售", "目标", "计划", "去年", "上年", "同期", "调整后", "实际"}

// withoutStops leaves out words of names that hold a character of itemStops.
var withoutStops = strings.NewReplacer("已建成", "已建成", "已建", "", "到人", "", "到户", "", "到村", "", "公共", "", "共同", "", "共享", "", "共青团", "", "共产党", "", "可再生", "", "可利用", "", "超市", "", "超大", "", "到期", "", "已婚", "", "将军", "", "比亚迪", "", "平均主义", "", "使用权", "", "每周", "", "辐射区", "", "带动区", "")

// nextPart tells whether the words between two parts join them as items of one list, and
// returns what the second is of.
func (s *sentence) nextPart(head string, a, b int, words string) (string, bool) {
	for k := a + 1; k < b; k++ { // rates between them belong to the first
		words = s.p.text[s.terms[k].to:s.terms[b].from]
	}
	if i, j := strings.LastIndexAny(words, "、；，,;"), strings.IndexAny(words, "（("); i >= 0 && i < j {
		words = withoutBrackets(words) // 、专项复（改）建补偿
	}
	words = afterBrackets(words)
	if anyof.Contains(words, "其余", "剩余", "余下") {
		return words, true
	}
	i := strings.LastIndexAny(words, "、；，,;")
	if i < 0 {
		and := strings.LastIndex(words, "和")
		if and < 0 {
			return "", false
		}
		i = and
	}
	_, size := firstRune(words[i:])
	if words[i:i+size] == "、" {
		if j := strings.LastIndexAny(words[:i], "，；"); j == 0 { // ，乡镇干部、致富带头人681名
			i, size = 0, len("，")
		}
	}
	own := words[i+size:]
	if n := utf8.RuneCountInString(own); n > 16 && !anyof.Suffix(own, "费", "款", "资金", "补助", "投资", "面积") || utf8.RuneCountInString(words[:i]) > 10 {
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
	if anyof.Contains(noun, sectors...) && anyof.Contains(head, "生产总值", "GDP", "增加值") {
		return false
	}
	for _, verb := range [...]string{"完成", "实现", "达到", "达", "为", "共有", "共"} {
		noun = strings.TrimSuffix(noun, verb)
	}
	noun = withoutStops.Replace(noun)
	if isPlaceItem(noun) {
		return false
	}
	for _, stop := range itemStops {
		if strings.Contains(noun, stop) && !((stop == "产值" || stop == "销售" || stop == "支出" || stop == "实际") && strings.Contains(head, stop)) {
			return true
		}
	}
	return false
}

// isPlaceItem tells whether an item is a place's name, which may hold any of the short words that begin another matter: 达川区.
func isPlaceItem(noun string) bool {
	n := runeCount(noun)
	return n > 1 && n <= 4 && anyof.Suffix(noun, "县", "区", "市", "州", "镇", "乡", "村") && !anyof.Contains(noun, "全", "个", "该", "本", "各", "新建", "覆盖", "惠及", "带动", "涉及", "辐射", "其中")
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
		if t.share() || s.shareBase(j) {
			continue
		}
		_, _, ok := t.in(l.whole.unit)
		if ok && strings.Contains(clauseOf(s.head(j)), "平均") {
			return // 平均一只1100元，毛收入167.2万元
		}
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
		if anyof.Contains(lead, "其中", "比", "从") || strings.Contains(lead[max(lastIndex(lead, "："), 0):], "由") && !anyof.Contains(lead, "投入", "出资", "自筹", "补助", "捐") {
			return
		}
	}
	slices.Reverse(list)
	slices.Reverse(nouns)
	l.list, l.nouns = list, nouns
}
