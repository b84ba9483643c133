package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// enumerations follows 一是…二是…三是 through sentences and paragraphs up to the next
// section.
type enumerations struct {
	n    *page
	open []enumeration
}

// enumeration is a list 一是…二是… that further points may still follow.
type enumeration struct {
	kind        markerKind
	first, last marker
	promise     int // how many the sentence announces; 0 where it does not say
	announcedIn *passage
	announcedAt [2]int
	broken      bool // a gap is reported already
	mixed       bool // 一要…；二是…
}

func (e *enumerations) add(m marker, later []marker) {
	m.kind = e.mixed(m)
	k := len(e.open) - 1
	for m.n > 1 && k >= 0 && !(e.open[k].kind == m.kind && e.open[k].last.n+1 == m.n && !e.ofOthers(k, m)) {
		k--
	}
	if k >= 0 && m.n > 1 {
		for len(e.open) > k+1 {
			e.close()
		}
		if open := &e.open[k]; m.n == open.promise+1 && m.p != open.last.p && open.first.p == open.last.p {
			open.promise = 0 // the announced list stood in one paragraph; what goes on is a list around it
		}
		e.open[k].last = m
		return
	}
	if m.n == 1 {
		e.begin(m, later)
		return
	}
	for k = len(e.open) - 1; k >= 0 && e.open[k].kind != m.kind; k-- {
	}
	if k < 0 {
		if m.kind == inlineIs || m.kind == inlineMust {
			if !e.wordsThenNumber(m) && !e.countedOtherwise(m) {
				e.headless(m)
			}
			e.open = append(e.open, enumeration{kind: m.kind, first: m, last: m, broken: true})
		} else if m.kind == inlineNth {
			e.afterFirst(m)
		}
		return
	}
	if m.n == 2 && m.p != e.open[k].last.p && strings.Contains(m.p.slice(m.from-longestSentence/2, m.from), "一方面") {
		e.headless(m) // 一方面…；二是…: the list above has nothing to do with it
		e.open = append(e.open, enumeration{kind: m.kind, first: m, last: m, broken: true})
		return
	}
	if last := e.open[k].last; !e.takenUp(&e.open[k], m) && (m.n < last.n+1 || !comesLater(m, last.n+1, later)) {
		e.disorder(&e.open[k], m)
	}
	e.open[k].last, e.open[k].broken = m, true
}

// begin opens an enumeration. One that begins again in the same line without a colon
// before it has lost its number.
func (e *enumerations) begin(m marker, later []marker) {
	for k := len(e.open) - 1; k >= 0; k-- {
		if e.open[k].kind != m.kind {
			continue
		}
		last := e.open[k].last
		lineFrom, _ := m.p.line(m.from)
		sameLine := last.p == m.p && last.from >= lineFrom
		if between := m.p.slice(last.to, m.from); sameLine && last.n == 1 && (!strings.ContainsAny(between, "。；") || !strings.Contains(between, "。") && !strings.Contains(m.p.text, m.with(2))) {
			e.open[k].broken = true // 一是……，一是……: one thing and another
			return
		}
		if sameLine && m.kind == inlineIs && !e.introduced(last, m) && !e.ended(&e.open[k], m) && !secondList(last, m, later) {
			e.report(sectionOrderID, m,
				fmt.Sprintf("“%s”后面又是“%s”", last.p.slice(last.from, last.to), m.p.slice(m.from, m.to)), fmt.Sprintf("%s starts again after %s", m.p.slice(m.from, m.to), last.p.slice(last.from, last.to)),
				fmt.Sprintf("改成“%s”；是里面一层的，改用“（1）”", m.with(last.n+1)), fmt.Sprintf("change it to %s, or use （1） for an inner list", m.with(last.n+1)))
			e.open[k].broken = true
			e.open[k].last = m
			return
		}
		if !m.colon && !e.withinLines(k, m) {
			for len(e.open) > e.inner(k, m, later) {
				if last := &e.open[len(e.open)-1]; m.from > 0 && last.announcedIn != last.first.p {
					last.promise = 0 // its points stand in paragraphs, and another list within one of them
				}
				e.close()
			}
		}
		break
	}
	in := m.p
	promise, from, to := in.announced(m.from)
	if above := e.above(m); above != nil {
		in = above
		promise, from, to = in.announced(len(in.runes))
	}
	e.open = append(e.open, enumeration{kind: m.kind, first: m, last: m, promise: promise, announcedIn: in, announcedAt: [2]int{from, to}})
}

// above is the paragraph directly above one that begins with a point: 主要有以下四点体会。 and, each in its paragraph, 一是 to 三是.
func (e *enumerations) above(m marker) *passage {
	if m.from > 0 || m.p.index == 0 || m.p.index >= len(e.n.texts) || m.p.prose.Kind != prose.Paragraph {
		return nil
	}
	if above := e.n.texts[m.p.index-1]; above.prose.Kind == prose.Paragraph {
		return above
	}
	return nil
}

// introduced tells whether a colon stands in the sentences between two, as it does where
// another matter is taken up: 存在问题：……一是.
func (e *enumerations) introduced(last, m marker) bool {
	if m.p.asksWithin(last.to, m.from) {
		return true
	}
	text := m.p.slice(last.to, m.from)
	i := strings.LastIndexAny(text, "。；")
	return strings.ContainsAny(text[max(i, 0):], "：:")
}

func (e *enumerations) headless(m marker) {
	if strings.Contains(m.p.slice(0, m.from), "首先") || strings.Contains(m.p.slice(m.from-longestSentence, m.from), strings.TrimSuffix(m.with(1), "，")) {
		return // 一要吃饭，二要建设
	}
	if m.n > 2 && countedBefore(m) {
		return
	}
	e.report(sectionGapID, m,
		fmt.Sprintf("有“%s”，前面没有“%s”", m.p.slice(m.from, m.to), m.with(1)), fmt.Sprintf("%s without %s before it", m.p.slice(m.from, m.to), m.with(1)),
		fmt.Sprintf("补上“%s”，或改序号", m.with(1)), fmt.Sprintf("restore %s, or correct the number", m.with(1)))
}

// afterFirst reads 首先，…。第三，…: words that count before the first number with a 第.
func (e *enumerations) afterFirst(m marker) {
	before := m.p.slice(0, m.from)
	i := strings.LastIndex(before, "首先")
	if i < 0 || i > 0 && !strings.ContainsRune("，。；：！？\n", lastRune(before[:i])) || m.n < 3 {
		return
	}
	counted, rest := 1, before[i:]
	for _, words := range [...][]string{{"其次", "第二", "二是", "再就是", "接着", "然后"}, {"再次", "再者", "第三", "三是"}} {
		if anyof.Contains(rest, words...) {
			counted++
		}
	}
	if counted+1 >= m.n || strings.Contains(rest, numeral.Format(m.n-1)) {
		return
	}
	e.report(sectionGapID, m,
		fmt.Sprintf("“首先”后面是“%s”，中间少了一条", m.p.slice(m.from, m.to)), fmt.Sprintf("%s follows 首先: one is missing between them", m.p.slice(m.from, m.to)),
		fmt.Sprintf("补上丢的一条，或改成“%s”", m.with(counted+1)), fmt.Sprintf("restore the missing one, or change this to %s", m.with(counted+1)))
	e.open = append(e.open, enumeration{kind: m.kind, first: m, last: m, broken: true})
}

// ended tells whether a list stood in one sentence of three points or more and another sentence
// follows it, so that m opens a list of its own.
func (e *enumerations) ended(open *enumeration, m marker) bool {
	return open.last.n >= 3 && open.first.p == m.p && !strings.ContainsAny(m.p.slice(open.first.to, open.last.from), "。！？") &&
		sentenceBetween(m.p.slice(open.last.to, m.from))
}

// secondList tells whether m opens another list in the same paragraph: a sentence has ended since the last point of
// the first one, and m goes on to a second point.
func secondList(last, m marker, later []marker) bool {
	return last.n > 1 && strings.Contains(m.p.slice(last.to, m.from), "。") && comesLater(m, 2, later)
}

// sentenceBetween tells whether a text holds the end of a sentence and most of another one.
func sentenceBetween(text string) bool {
	n := strings.Count(text, "。")
	return n >= 2 || n == 1 && runeCount(text[strings.Index(text, "。"):]) > 8
}

// takenUp tells whether m opens a list that is counted otherwise, or takes up a point that was made
// before: 首先…其次…第三, …; 二是影响供需，这又…….
func (e *enumerations) takenUp(open *enumeration, m marker) bool {
	if e.countedOtherwise(m) || e.countedInWords(m) || e.numberedUnread(open.last, m) || open.last.p == m.p && m.n == open.last.n+2 && nthBetween(m.p.slice(open.last.to, m.from), m.n-1) || !sameLine(open.last, m) && anyof.Contains(m.p.slice(m.from-longestSentence, m.from), "首先", "其次", "第一") ||
		m.n == 2 && open.last.p == m.p && anyof.Contains(m.p.slice(open.last.to, m.from), "首先，", "首先要") {
		return true // 第四，…. 主要包括三个方面：首先，…. 第二，
	}
	again := m.p.slice(m.from, m.to+4)
	return m.p != open.first.p && m.p.startsLine(m.from) && strings.Contains(open.first.p.text, again)
}

// nthBetween tells whether point n alone stands in a text with 第 before it: 二是…。第三是…。四是.
func nthBetween(text string, n int) bool {
	nth := "第" + numeral.Format(n)
	return !strings.Contains(text, "第"+numeral.Format(n-1)) && anyof.Contains(text, nth+"是", nth+"，", nth+"要", nth+"个是", nth+"点")
}

// countedOtherwise tells whether the point before m is there in its sentence in other words:
// 第一是产业政策，二是安全; 一不给钱，二不指导，三不派人，四是观望.
func (e *enumerations) countedOtherwise(m marker) bool {
	before := m.p.slice(m.from-longestSentence/2, m.from)
	before = before[strings.LastIndex(before, "。")+1:]
	if m.n == 2 {
		return anyof.Contains(before, "第一是", "第一个", "第一，", "第一要", "首要", "一不", "一来", "一则", "一曰", "一靠")
	}
	number := numeral.Format(m.n - 1)
	return anyof.Contains(before, "，"+number, "、"+number, "；"+number, ";"+number, ","+number, "第"+number)
}

func (e *enumerations) disorder(open *enumeration, m marker) {
	last := open.last
	if _, behind, ended := strings.Cut(m.p.slice(last.to, m.from), "。"); last.p == m.p && m.n == 2 && ended && strings.Contains(behind, m.with(1)) {
		return // glued to a heading: 关于科技兴农问题一是…。二是
	}
	rule, zh, en := sectionOrderID, "序号乱了：“%s”在“%s”后面", "%s after %s"
	if m.n > last.n+1 {
		rule, zh, en = sectionGapID, "“%s”前面是“%s”，中间少了一条", "%s follows %s: one is missing between them"
	} else if m.n == last.n {
		zh = "“%s”重复了（前一个“%s”）"
	}
	a, b := m.p.slice(m.from, m.to), last.p.slice(last.from, last.to)
	e.report(rule, m, fmt.Sprintf(zh, a, b), fmt.Sprintf(en, a, b),
		fmt.Sprintf("补上丢的一条，或改成“%s”", m.with(last.n+1)), fmt.Sprintf("restore the missing one, or change this to %s", m.with(last.n+1)))
}

// end closes all that is open: a section ends.
func (e *enumerations) end() {
	for len(e.open) > 0 {
		e.close()
	}
}

// close judges a whole enumeration: one that is alone, one that holds fewer or more than
// was announced.
func (e *enumerations) close() {
	open := e.open[len(e.open)-1]
	e.open = e.open[:len(e.open)-1]
	if open.broken || open.last.p.unmarked(open.last.to, 0) {
		return
	}
	m := open.first
	switch {
	case open.promise == open.last.n+1 && e.goesOnOtherwise(open.last), open.promise > open.last.n && e.goesOnAs(open.last):
	case open.promise > 0 && open.promise != open.last.n:
		m.p, m.from, m.to = open.announcedIn, open.announcedAt[0], open.announcedAt[1]
		if m.p.gapStatedAt(m.from) {
			return
		}
		e.report(sectionGapID, m,
			fmt.Sprintf("说是“%s”，后面列了%d条", m.p.slice(m.from, m.to), open.last.n), fmt.Sprintf("%q is announced, but %d follow", m.p.slice(m.from, m.to), open.last.n),
			"补上丢的一条，或改数目", "restore the missing one, or correct the number")
	case open.last.n == 1 && open.kind == inlineIs && !e.goesOnOtherwise(m):
		e.report(sectionGapID, m,
			fmt.Sprintf("只有“%s”，没有“%s”", m.p.slice(m.from, m.to), m.with(2)), fmt.Sprintf("%s without %s after it", m.p.slice(m.from, m.to), m.with(2)),
			fmt.Sprintf("补上“%s”；只有一条的，去掉“%s”", m.with(2), m.p.slice(m.from, m.to)), fmt.Sprintf("restore %s, or remove the number", m.with(2)))
	}
}

// goesOnOtherwise tells whether the second point is there in other words.
func (e *enumerations) goesOnOtherwise(m marker) bool {
	rest := m.p.slice(m.to, m.to+2*longestSentence)
	for _, word := range []string{"再是", "再就是", "其次", "另一", "再一", "还有", "另外", "再次", "二来", "二则", "其二", "再者", "再有", "再则", "再来", "同时还", "此外"} {
		if strings.Contains(rest, word) {
			return true
		}
	}
	return false
}

// goesOnAs tells whether the next point follows with another mark: 第一，…；第二是…；第三是….
func (e *enumerations) goesOnAs(m marker) bool {
	rest, next := m.p.slice(m.to, m.to+2*longestSentence), numeral.Format(m.n+1)
	return anyof.Contains(rest, "第"+next, "其"+next, "；"+next+"则", "，"+next+"则", "；"+next+"来", "，"+next+"来", "；"+next+"要", "；"+next+"在", "最后")
}

func (e *enumerations) report(rule problem.Rule, m marker, zh, en, hint, hintEN string) {
	e.n.out.add(problem.Problem{Rule: rule, Span: m.p.span(m.from, m.to), Message: msg(zh, en), Hint: msg(hint, hintEN)})
}

// announced reads the number that the clause before an enumeration promises: 抓好三个方面：一是,
// and 从三个方面抓落实。一是.
func (p *passage) announced(i int) (n, from, to int) {
	k := i - 1
	for k >= 0 && isSpace(p.runes[k]) {
		k--
	}
	if k < 0 || !oneOf(p.runes[k], "：:。，") {
		return 0, 0, 0
	}
	stop := oneOf(p.runes[k], "。，")
	end := k
	for k--; k >= 0 && end-k <= 14 && !oneOf(p.runes[k], "。；，：！？"); k-- {
		n, size := p.promiseAt(k)
		if n2, size2 := p.numeral(k); size2 > 0 && !stop && p.hasAt(k+size2, "字诀", "字经") {
			return n2, k, k + size2 + 2 // “六字诀”：一是“实”字打底
		}
		if size == 0 {
			continue
		}
		if stop && (!anyof.Contains(p.slice(k, k+size), announcedNouns[:]...) && !p.announcedWhole(k, size, end) && !p.hasAnyBefore(k, "做法有", "经验有", "体会有", "措施有", "办法有", "启示有", "原因有") || p.namesTwo(k)) {
			return 0, 0, 0
		}
		return n, k, k + size
	}
	return 0, 0, 0
}

// announcedNouns are what points that follow in their own sentences are called.
var announcedNouns = [...]string{"方面", "举措", "措施", "做法", "环节", "步骤", "抓手", "突破", "大事", "件事", "任务", "项工作", "好处", "体会", "经验", "原则", "办法", "途径", "关键", "阶段", "层面", "重点", "特点", "关口", "难题", "亮点", "启示", "秘诀", "法宝", "路径", "转变", "要点", "原因", "优势"}

// announcedWhole tells whether a promise of size characters at rune k, which are of more kinds than announcedNouns, is all that its clause ends with:
// 梳理出五类问题。一是…. Of 5个问题 a text may tell the first three.
func (p *passage) announcedWhole(k, size, end int) bool {
	return k+size == end && numeral.Digit(p.runes[k]) > 0 && anyof.Suffix(p.slice(k, k+size), "类问题", "实事", "类", "难点", "堵点", "短板", "渠道", "思路", "变化", "成效", "教训", "理由", "作用", "心得", "感受", "招", "点要求", "条意见", "点建议", "条建议", "点意见", "项要求", "个问题", "大问题", "件好事", "件难事")
}

// namesTwo tells whether the words before a number at rune i name what it counts: 从供给和需求
// 两方面发力。What is listed behind is then something else.
func (p *passage) namesTwo(i int) bool {
	from := i
	for from > 0 && i-from < 30 && !oneOf(p.runes[from-1], "，。；：！？“”") {
		from--
	}
	return strings.ContainsAny(p.slice(from, i), "和与及、")
}

// promiseAt reads 三个方面, 两项, 三大工程 at rune i: a number from 2 to 12 and what counts.
func (p *passage) promiseAt(i int) (n, length int) {
	n, size := p.numeral(i)
	if size == 0 {
		n, size = p.number(i, 2)
	}
	if n < 2 || n > 12 || oneOf(p.rune(i-1), "第十百千万前后近几数余第+＋-—") || numeral.Arabic(p.rune(i-1)) >= 0 || numeral.Digit(p.rune(i-1)) > 0 {
		return 0, 0
	}
	if p.hasAt(i+size, "个月", "个小时", "个工作日", "个百分点", "个星期", "个季度") {
		return 0, 0
	}
	for _, word := range [...]string{"个方面", "方面", "个", "项", "件", "条", "点", "大", "类", "种", "步", "招", "道", "支", "级", "本", "张", "篇", "场", "色", "样", "股", "章"} {
		if p.has(i+size, word) {
			end := i + size + runeCount(word)
			for isHan(p.rune(end)) && end-i < 10 {
				end++
			}
			return n, end - i
		}
	}
	return 0, 0
}

// ordinalWords count without numbers, in this order.
var ordinalWords = [...]string{"首先", "其次", "再次", "最后"}

// findTurnedWords reports 首先…，再次…，其次…: words that count, in an order that nobody counts in.
func findTurnedWords(n *page) {
	for _, p := range n.texts {
		if !p.holds("首先") || !p.holds("再次") {
			continue
		}
		last, lastAt := -1, 0
		for i := range p.runes {
			if !oneOf(p.runes[i], "首其再最") || i > 0 && !p.boundary(i) {
				continue
			}
			for k, word := range ordinalWords {
				if !p.has(i, word) || !oneOf(p.rune(i+2), "，,是要") {
					continue
				}
				if from, _ := p.line(i); from > lastAt && from < i {
					last = -1 // a line of its own matter: 首先…, 再次… of the lines above are not its own
				}
				if k == 1 && last == 2 && !p.ranks(i) {
					p.report(sectionOrderID, i, i+2, msg("“其次”在“再次”后面，序号倒了", "其次 follows 再次"), msg("把“其次”和“再次”对调", "let 其次 come before 再次"))
				}
				last, lastAt = k, i
			}
		}
	}
}
