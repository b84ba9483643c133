package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const punctuationID problem.Rule = "punctuation"

func punctuation() rule {
	return rule{Rule: Rule{
		ID: punctuationID, Severity: problem.Warning,
		Title: msg("标点用错", "wrong punctuation"),
		Why: msg("中文里用全角标点（，。；：？！（））。半角的逗号、句号在屏幕和纸上都挤在一起；重复的标点（。。 ，，）是改稿时留下的。",
			"Chinese text uses full-width marks (，。；：？！（））. Half-width commas and stops are cramped on screen and paper; doubled marks (。。 ，，) are left over from editing."),
		Right: []string{
			"抓党建、促脱贫，两手都要硬。",
			"比例为3:1，合1,200.5公顷，网址见附表（Excel, PDF）。",
			"这是真的吗？！大家说：“是……”——人人点头。",
		},
		Wrong: []string{
			"抓党建促脱贫,抓脱贫固党建。",
			"困难多.办法更多。",
			"工作取得进展。。",
			"群众满意，，干部放心。",
			"发展产业 ，增加收入。",
			"落实\"六个一\"工作法。",
			"各村(社区)都有服务站。",
		},
		Fix: msg("按提示改成全角标点，删去重复的；一行里有多处的，一次改完。",
			"Use the full-width mark that the hint gives and delete doubled ones; mend a whole line at once."),
	}, narrative: findPunctuation}
}

// fault is one wrong mark and what to type in its place.
type fault struct {
	from, to int
	zh, en   string
	put      string
	half     bool // a half-width mark, of which a document may have hundreds
}

// sure tells whether the mark to put is the only one that can be meant.
func (f *fault) sure() bool { return f.put != "一" && f.put != "°" }

// lineFaults is a line's first fault and how many it has.
type lineFaults struct {
	p     *passage
	first fault
	count int
	edits []problem.Edit
}

// mostFaultyLines is on how many lines half-width marks are reported one by one. A
// document that has them throughout has one fault, which search and replace mends.
const mostFaultyLines = 6

func findPunctuation(n *page) {
	n.findTitleMarks()
	var half, spaced, other []lineFaults
	n.unfinished()
	for _, p := range n.texts {
		p.findStrayLetters()
		if !p.mayBeWrong() {
			continue
		}
		for k := range p.starts {
			from, to := p.line(p.starts[k])
			if p.footers[from] {
				continue // a copied footer goes as a whole
			}
			a, b, c := p.faults(from, to)
			half, spaced, other = appendFaults(half, a), appendFaults(spaced, b), appendFaults(other, c)
		}
	}
	half, spaced = reportThroughout(half), reportThroughout(spaced)
	for _, l := range slices.Concat(half, spaced, other) {
		if l.count > 1 {
			l.p.reportFault(&l, fmt.Sprintf("（这一行共有%d处）", l.count), fmt.Sprintf(" (%d on this line)", l.count))
		} else {
			l.p.reportFault(&l, "", "")
		}
	}
}

func appendFaults(list []lineFaults, l lineFaults) []lineFaults {
	if l.count == 0 {
		return list
	}
	return append(list, l)
}

// reportThroughout reports what is wrong throughout a text as one fault, and returns what is left to report line by line.
func reportThroughout(list []lineFaults) []lineFaults {
	if len(list) <= mostFaultyLines {
		return list
	}
	total := 0
	for _, l := range list {
		total += l.count
	}
	for i := range list[1:] {
		list[0].edits = append(list[0].edits, list[1+i].edits...)
	}
	list[0].p.reportFault(&list[0], fmt.Sprintf("（全文共有%d行、%d处，可以用“查找替换”一次改完）", len(list), total),
		fmt.Sprintf(" (%d marks on %d lines: search and replace)", total, len(list)))
	return nil
}

// faults finds a line's half-width marks, the blanks before marks and its other faults.
func (p *passage) faults(from, to int) (half, spaced, other lineFaults) {
	half.p, spaced.p, other.p = p, p, p
	p.pairs, p.opened = strings.Count(p.slice(from, to), "\"")%2 == 0, false
	done := from
	for i, r := range p.signsIn(from, to) {
		if i < done {
			continue
		}
		p.opened = p.opened || r == '(' || r == '（'
		f, ok := p.wrongMark(i)
		if !ok {
			continue
		}
		l := &other
		if f.half {
			l = &half
		} else if r == ' ' {
			l = &spaced
		}
		if l.count == 0 {
			l.first = f
		}
		l.count++
		l.edits = append(l.edits, p.mend(f, from, to)...)
		done = max(i+1, f.to)
	}
	return half, spaced, other
}

// mend is what puts the right mark in the place of a fault of the line [from,to). Of a pair both
// are put or neither.
func (p *passage) mend(f fault, from, to int) []problem.Edit {
	switch r := p.runes[f.from]; {
	case !f.sure():
		return nil
	case r == '"':
		return p.mendQuote(f, from, to)
	case r == '(' || r == ')':
		return p.mendBracket(f, from, to)
	}
	return p.put(f.from, f.to, f.put)
}

// mendQuote knows which of a line's straight marks open and which close, where all of them are
// wrong.
func (p *passage) mendQuote(f fault, from, to int) []problem.Edit {
	before := 0
	for i := from; i < to; i++ {
		if p.runes[i] != '"' {
			continue
		}
		if _, wrong := p.wrongMark(i); !wrong {
			return nil
		}
		if i < f.from {
			before++
		}
	}
	return p.put(f.from, f.to, [...]string{"“", "”"}[before%2])
}

// mendBracket puts both of a pair where the other is wrong too, or half width.
func (p *passage) mendBracket(f fault, from, to int) []problem.Edit {
	step, other, others := 1, ')', "）"
	if p.runes[f.from] == ')' {
		step, other, others = -1, '(', "（"
	}
	depth := 0
	for i := f.from + step; i >= from && i < to; i += step {
		switch r := p.runes[i]; {
		case r == p.runes[f.from]:
			depth++
		case r == other && depth > 0:
			depth--
		case r == other:
			if _, wrong := p.wrongMark(i); wrong {
				return p.put(f.from, f.to, f.put) // and the other with its own fault
			}
			if both := p.put(i, i+1, others); both != nil {
				return append(both, p.put(f.from, f.to, f.put)...)
			}
			return nil
		case oneOf(r, others):
			return p.put(f.from, f.to, f.put)
		}
	}
	return nil
}

func (p *passage) reportFault(l *lineFaults, zh, en string) {
	f := l.first
	hint := msg(fmt.Sprintf("改成“%s”", f.put), fmt.Sprintf("put %q", f.put))
	if strings.ContainsAny(f.put, "“”‘’") {
		hint.ZH = "改成成对的 " + f.put // a quotation mark inside quotation marks cannot be read
	}
	p.out.add(problem.Problem{Rule: punctuationID, Span: p.span(f.from, f.to), Message: msg(f.zh+zh, f.en+en), Hint: hint, Edits: l.edits})
}

// mayBeWrong is the cheap question: nearly every paragraph of a good text has neither a
// half-width mark nor two full-width ones in a row.
func (p *passage) mayBeWrong() bool {
	for i, r := range p.signsIn(0, len(p.runes)) {
		if r < 0x80 {
			if strings.IndexByte(",.;:?!()\" ", byte(r)) >= 0 {
				return true
			}
		} else if p.s.sets.marks.has(r) && p.s.sets.marks.has(p.rune(i+1)) || oneOf(r, "—℅﹐﹑") || numeral.Arabic(p.rune(i-1)) >= 0 && (oneOf(r, "。．") || r == '，' && numeral.Arabic(p.rune(i+1)) >= 0) {
			return true
		}
	}
	return false
}

func (p *passage) wrongMark(i int) (fault, bool) {
	r := p.runes[i]
	before, after := p.rune(i-1), p.rune(i+1)
	switch r {
	case ',', ';', ':', '?', '!':
		if isChinese(before) && (isChinese(after) || numeral.Arabic(after) >= 0 || after == 0 || after == ' ' && isChinese(p.rune(i+2))) {
			return p.halfWidth(i, fullWidth(r)), true
		}
		if r != ':' && isHan(after) && (numeral.Arabic(before) >= 0 || isLatin(before) || before == '%' || before == ')') && !anyof.Suffix(p.slice(i-6, i+1), sheetErrors[:]...) {
			return p.halfWidth(i, fullWidth(r)), true
		}
	case '.':
		return p.halfStop(i)
	case '(':
		if isHan(after) || isChinese(before) && p.hanInBrackets(i) {
			return p.halfWidth(i, "（"), true
		}
	case ')':
		if isChinese(before) && p.opened && !p.closesAddress(i) {
			return p.halfWidth(i, "）"), true
		}
	case '"':
		if p.pairs && !p.quotesValue(i) && (isHan(after) && (before == 0 || isChinese(before)) || isHan(before) && (after == 0 || isChinese(after))) {
			return fault{i, i + 1, "直引号应改成弯引号", "a straight quotation mark in Chinese text", "“ ”", true}, true
		}
	case ' ':
		if (isHan(before) || oneOf(before, "）》”")) && oneOf(after, "，。、；：？！）》”") {
			return fault{i, i + 2, fmt.Sprintf("“%c”前面多了空格", after), fmt.Sprintf("a space before %q", string(after)), string(after), false}, true
		}
	case '℅':
		return fault{i, i + 1, "“℅”不是百分号", "℅ is no percent sign", "%", false}, true
	case '﹐', '﹑':
		put := "，"
		if r == '﹑' {
			put = "、"
		}
		return fault{i, i + 1, fmt.Sprintf("“%c”是小号的标点", r), fmt.Sprintf("%q is a small form of a mark", string(r)), put, false}, true
	case '—':
		if strings.Count(p.slice(i-12, i+12), "—") == 1 && (isHan(before) || before == '，') && oneOf(after, "次个些种起直般定样批系律切旦同致件步") {
			return fault{i, i + 1, "破折号像是“一”字", "a dash where 一 seems to be meant", "一", false}, true
		}
	case '，', '。', '、', '；', '：', '！', '？', '．':
		if r == '。' && numeral.Arabic(before) >= 0 && p.degree(i) {
			return fault{i, i + 1, "句号像是度数的“°”", "a full stop where ° seems to be meant", "°", false}, true
		}
		if put := p.insideNumber(i); put != "" {
			return fault{i, i + 1, fmt.Sprintf("数字里的“%c”像是“%s”", r, put), fmt.Sprintf("%q inside a number, where %q seems to be meant", string(r), put), put, false}, true
		}
		return p.doubledMark(i)
	}
	return fault{}, false
}

// quotesValue tells whether a straight quotation mark belongs to a key and its value, shown as it is
// typed into a file: source = "编号".
func (p *passage) quotesValue(i int) bool {
	for k := i; k > 1 && i-k < 40; k-- {
		if p.runes[k] == '"' && strings.HasSuffix(strings.TrimRight(p.slice(max(0, k-4), k), " "), "=") {
			return true
		}
	}
	return false
}

// closesAddress tells whether a bracket closes the address of a link that is shown as written.
func (p *passage) closesAddress(i int) bool {
	for k := i - 1; k > 0 && i-k < 80; k-- {
		if p.runes[k] == '(' {
			return p.runes[k-1] == ']'
		}
	}
	return false
}

func (p *passage) halfWidth(i int, put string) fault {
	return fault{i, i + 1, fmt.Sprintf("中文里用了半角的“%c”", p.runes[i]), fmt.Sprintf("a half-width %q in Chinese text", string(p.runes[i])), put, true}
}

// halfStop reads a full stop between Chinese characters, and the dots of an ellipsis.
func (p *passage) halfStop(i int) (fault, bool) {
	n := p.run(i, ".")
	before, after := p.rune(i-1), p.rune(i+n)
	if n == 1 && oneOf(before, "%％") && (isHan(after) || after == 0) {
		return p.halfWidth(i, "。"), true
	}
	if !isChinese(before) {
		return fault{}, false
	}
	switch {
	case n >= 3:
		return fault{i, i + n, "省略号应写作“……”", "an ellipsis is written ……", "……", false}, true
	case n == 1 && isHan(before) && (isHan(after) || after == 0):
		return p.halfWidth(i, "。"), true
	}
	return fault{}, false
}

// insideNumber returns the mark that a number should have at rune i, "" where the mark there stands between two: 1。35万元, 3，600万元. A
// sentence or a clause hardly ends in a number that counts nothing.
func (p *passage) insideNumber(i int) string {
	if !oneOf(p.runes[i], "。，．") || numeral.Arabic(p.rune(i-1)) < 0 || numeral.Arabic(p.rune(i+1)) < 0 {
		return ""
	}
	if p.runes[i] == '．' && p.rune(i-1) >= '０' {
		return "" // a text that writes its numbers so
	}
	from, to := i-1, i+1
	for numeral.Arabic(p.rune(from-1)) >= 0 {
		from--
	}
	for numeral.Arabic(p.rune(to)) >= 0 {
		to++
	}
	if i-from > 3 || !isHan(p.rune(from-1)) || !oneOf(p.rune(from-1), "到达为款资值共计有约入出额近产过长宽高深积程") {
		return ""
	}
	switch {
	case p.runes[i] != '，' && to-i <= 3 && oneOf(p.rune(to), "万亿%元吨亩公平倍"):
		return "."
	case p.runes[i] == '，' && to-i == 4 && (oneOf(p.rune(to), "万亿元吨亩人户") || p.rune(to) == '，' && oneOf(p.rune(to+4), "万亿元吨亩人户")):
		return ","
	}
	return ""
}

// distinct returns how many different characters a text has.
func distinct(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
}

func (p *passage) doubledMark(i int) (fault, bool) {
	n := p.run(i, fullMarks)
	if n < 2 {
		return fault{}, false
	}
	text := p.slice(i, i+n)
	if n > 3 && distinct(text) == n {
		return fault{}, false // marks that are named: ，。；：
	}
	if strings.Trim(text, "！？") == "" {
		return fault{}, false // ？！ and ！！ are an author's right
	}
	if n >= 3 && strings.Trim(text, "。") == "" {
		return fault{i, i + n, "省略号应写作“……”", "an ellipsis is written ……", "……", false}, true
	}
	put := string(p.runes[i+n-1])
	if oneOf(p.runes[i], "。！？") {
		put = string(p.runes[i])
	}
	return fault{i, i + n, fmt.Sprintf("标点重复：“%s”", text), fmt.Sprintf("doubled punctuation: %q", text), put, false}, true
}

// hanInBrackets tells whether Chinese stands in the brackets that open at rune i: (2016年).
func (p *passage) hanInBrackets(i int) bool {
	for k := i + 1; k < len(p.runes) && k < i+30 && p.runes[k] != ')' && p.runes[k] != '）'; k++ {
		if isHan(p.runes[k]) {
			return true
		}
	}
	return false
}

// degree tells whether the number before rune i is a latitude, a longitude or a temperature.
func (p *passage) degree(i int) bool {
	before := p.slice(i-8, i)
	return anyof.Contains(before, "北纬", "南纬", "东经", "西经") && !isHan(p.rune(i+1)) || strings.HasSuffix(strings.TrimRight(before, "0123456789."), "～") && p.hasAny(i+1, "之间", "左右")
}

func (p *passage) hasAny(i int, words ...string) bool {
	for _, w := range words {
		if p.has(i, w) {
			return true
		}
	}
	return false
}

// isChinese tells whether a half-width mark beside r stands in Chinese text.
func isChinese(r rune) bool {
	return isHan(r) || oneOf(r, "，。、；：？！“”‘’（）《》【】…—")
}

func fullWidth(r rune) string {
	switch r {
	case ',':
		return "，"
	case ';':
		return "；"
	case ':':
		return "："
	case '?':
		return "？"
	}
	return "！"
}
