package quantity

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// ErrNone is returned for a text without a figure, ErrSeveral for one with more than one.
var (
	ErrNone    = errors.New("no figure")
	ErrSeveral = errors.New("more than one figure")
)

// Find returns the figures of a piece of prose, in order and without overlap. It reads
// the text once and looks at most a few words back and ahead of each number.
func Find(text string) []Claim {
	s := scanner{text: text}
	s.run()
	return s.found
}

// Parse reads a text that is one figure, with or without words around it: 1.28亿元,
// 共1024户, 96%的农户. Where Find sees none, a single number of any kind is taken, since
// whoever binds a text to a fact says that it is a figure: 一个, 第3, 2016年.
func Parse(text string) (Claim, error) {
	found := Find(text)
	if len(found) == 0 {
		s := scanner{text: text, lenient: true}
		s.run()
		found = s.found
	}
	switch len(found) {
	case 0:
		return Claim{}, ErrNone
	case 1:
		return found[0], nil
	}
	return Claim{}, ErrSeveral
}

// scanner goes through a text once.
type scanner struct {
	text    string
	lenient bool // take every number for a figure
	found   []Claim
	used    int // where the last candidate ended

	quoteEnd  int     // the end of the name in quotes that the scanner is in
	ordinal   int     // the end of the last ordinal
	pair      int     // the end of the first half of 1户1策 or 3个100%
	pending   []Claim // bare numbers that wait for the unit of the figure that follows
	pendingAt int     // where the next of the list must begin
}

func (s *scanner) run() {
	for i := 0; i < len(s.text); {
		b := s.text[i]
		if b < 0x80 {
			if b >= '0' && b <= '9' {
				i = s.try(i)
				continue
			}
			if b == '"' {
				s.openQuote(i, "\"", "\"", 16)
			}
			i++
			continue
		}
		if b >= 0xE4 && b <= 0xE9 && i+2 < len(s.text) && s.text[i+1]&0xC0 == 0x80 && s.text[i+2]&0xC0 == 0x80 { // of most of a text
			if begins(rune(b&0x0F)<<12 | rune(s.text[i+1]&0x3F)<<6 | rune(s.text[i+2]&0x3F)) {
				i = s.try(i)
			} else {
				i += 3
			}
			continue
		}
		r, w := utf8.DecodeRuneInString(s.text[i:])
		switch r {
		case '“':
			s.openQuote(i, "“", "”", 16)
		case '‘':
			s.openQuote(i, "‘", "’", 16)
		case '《':
			s.openQuote(i, "《", "》", 60)
		default:
			if begins(r) || r >= '０' && r <= '９' {
				i = s.try(i)
				continue
			}
		}
		i += w
	}
}

// begins tells whether a figure may begin with a Chinese character.
func begins(r rune) bool {
	switch r {
	case '翻', '上', '半', '数', '几', '好':
		return true
	}
	return numeral.Begins(r)
}

// openQuote notes the end of a quotation that is a name: short, without the punctuation of
// a sentence. A book title is one at any reasonable length.
func (s *scanner) openQuote(i int, open, close string, limit int) {
	if i < s.quoteEnd {
		return
	}
	inner := s.text[i+len(open):]
	runes := 0
	for at := 0; at < len(inner) && runes <= limit; runes++ {
		if strings.HasPrefix(inner[at:], close) {
			s.quoteEnd = i + len(open) + at
			return
		}
		r, w := utf8.DecodeRuneInString(inner[at:])
		if open != "《" && strings.ContainsRune("，。；！？,;!?：", r) {
			return
		}
		at += w
	}
}

// try reads the candidate at i and returns where to go on.
func (s *scanner) try(i int) int {
	_, w := utf8.DecodeRuneInString(s.text[i:])
	c, ok := read(s.text, i, s.used)
	if !ok {
		return i + w
	}
	if c.chinese() && !s.lenient && s.unlisted(&c) {
		return i + c.num.size
	}
	s.used = c.end
	f := c.figure()
	switch {
	case s.lenient:
		if c.num.kind != codeNumber && (c.num.kind != digitRun || c.num.c >= 0) {
			s.found = append(s.found, f)
		}
	case s.accepts(&c):
		s.promote(&c, &f)
		s.found = append(s.found, f)
	case c.text == "" && !c.chinese() && s.mayWait(&c):
		s.wait(f)
		return c.end
	}
	return max(c.end, i+w)
}

// unlisted tells whether a Chinese number is no candidate at all because nothing follows
// it: the approximation before it must stay free for what comes.
func (s *scanner) unlisted(c *candidate) bool {
	return c.end == c.number+c.num.size && c.num.kind == plainNumber && c.text == "" && c.qualifier == plain && !c.num.scaled && !emphasised(s.text[:c.number])
}

// accepts judges a candidate; the rules and their reasons are in the package's comment.
func (s *scanner) accepts(c *candidate) bool {
	text := s.text
	if c.ordinal(text) || s.ordinal > 0 && s.ordinal <= c.number && listed(text[s.ordinal:c.number]) {
		s.ordinal = c.end
		return false
	}
	if s.pair > 0 && s.pair == c.number {
		return false
	}
	if anyof.Suffix(text[:c.number], "一千道") || c.coded(text) || c.dated(text) || c.besidePlus(text) || c.sideOf(text) || s.sectionNumber(c) {
		return false
	}
	if c.number < s.quoteEnd && !s.quoted(c) {
		return false
	}
	if c.proportion {
		half := anyof.Prefix(text[c.number:], "一半") && c.qualifier == plain
		return !half || !anyof.Prefix(text[c.end:], "是", "以") && !anyof.Suffix(text[:c.number], "写到", "做到", "走到", "讲到", "说到", "干到", "修到", "建到")
	}
	after := text[c.end:]
	if _, digit := asciiDigit(after); c.text == "个" && (digit == 0 || !c.single() || anyof.Suffix(text[:c.number], "上", "下", "这", "那", "每", "前", "第", "新的")) && slogan(after, c.chinese()) || anyof.Prefix(after, "位一体", "部曲") || c.text == "位" && anyof.Prefix(after, "一体") {
		s.pair = c.end
		return false
	}
	if c.num.bare && (c.qualifier == plain || c.qualifier == emphasis || c.qualifier == upwards && anyof.Suffix(text[:c.number], "成千", "成百")) {
		return false
	}
	if c.text == "" {
		return s.bareFigure(c)
	}
	if c.of.of == age && (c.qualifier != plain && c.start == c.number || c.until.size > 0) {
		return false
	}
	return s.counts(c, after)
}

// single tells whether the candidate is one thing of which a measure follows: 一个700平方米的池塘. 3个100% is a slogan.
func (c *candidate) single() bool {
	return c.chinese() && c.num.c == 1 && c.num.exp == 0 && c.num.kind == plainNumber && c.until.size == 0 && c.qualifier == plain
}

// counts judges a number with a unit.
func (s *scanner) counts(c *candidate, after string) bool {
	before := s.text[:c.number]
	if c.text == "份" && c.chinese() && anyof.Suffix(before, "一式") || c.numbersHead(before, after) {
		return false
	}
	if c.num.c == 1 && c.num.exp == 0 && c.num.kind == plainNumber && c.until.size == 0 {
		return s.one(c, before, after)
	}
	if !c.chinese() {
		return c.num.c > 10 || c.qualifier != plain || c.text != "个" || !anyof.Prefix(after, "方面", "层面", "环节", "维度", "阶段", "步骤")
	}
	if c.num.c == 0 && c.text == "件" {
		return false // 近零件
	}
	if c.qualifier != plain && c.qualifier != emphasis || c.num.scaled {
		return true
	}
	if fixed(s.text[c.number:]) || placeName(c.text, after) || anyof.Suffix(before, "三番", "三令", "铁人") {
		return false
	}
	if c.text == "头" && c.num.c == 2 && !anyof.Prefix(after, "牛", "猪", "羊", "驴", "骡", "马", "奶", "母", "公", "种", "肉", "黄", "水", "耕") {
		return false
	}
	if c.text == "元" && c.num.c < 10 && ofDimensions(after) {
		return false
	}
	if vagueInChinese(c.text) && c.num.c <= 10 || c.text == "次" && session(before, after) || c.text == "轮" && anyof.Prefix(after, "车", "延包", "承包", "土地承包") || coupleOf(c, before, after) {
		return false
	}
	if c.of.counted() && c.num.c <= 20 && announces(after) {
		return false
	}
	return true
}

// numbersHead tells whether a number with a point at the beginning of a text numbers what follows, and its unit is
// the beginning of a word: 2.3项目概况, 4.1人员配备. People and things are counted in whole numbers.
func (c *candidate) numbersHead(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return c.num.point && c.of.counted() && !c.num.scaled && c.qualifier == plain && c.until.size == 0 &&
		strings.TrimSpace(before) == "" && unicode.Is(unicode.Han, r)
}

// one judges a single thing: 1名党员 counts, 一名党员 is the article unless it is limited.
func (s *scanner) one(c *candidate, before, after string) bool {
	if (strings.HasPrefix(after, "一") || loneOne(after)) && !(len(s.found) > 0 && s.found[len(s.found)-1].End == c.number) { // but 5镇1乡1街道
		if after[0] == '1' {
			s.pair = c.end
		}
		return false
	}
	if !c.chinese() {
		return !anyof.Suffix(before, "最后") && !c.exchanged(before, after)
	}
	if fixed(s.text[c.number:]) || anyof.Suffix(before, "最后", "统", "唯", "专", "单", "同", "划", "不", "逐") {
		return false
	}
	if c.qualifier != plain && c.qualifier != emphasis {
		return true
	}
	if c.num.scaled {
		return true
	}
	if c.measured() && !anyof.Prefix(after, "一") && !pairBefore(before) {
		return c.text != "度" && c.text != "块" && c.text != "方" && c.text != "里" && c.text != "升" && c.text != "角" && c.text != "尺" && c.text != "丈" && c.text != "担" && c.text != "克" && c.text != "平方"
	}
	return c.of.counted() && anyof.Suffix(before, "仅", "仅有", "只有", "仅剩", "只剩", "共有")
}

// loneOne tells whether the number 1 follows, and not 15 or 1.5: 1户1策, but 一处15平方米的棚子.
func loneOne(after string) bool {
	if !strings.HasPrefix(after, "1") {
		return false
	}
	_, w := asciiDigit(after[1:])
	return w == 0 && !strings.HasPrefix(after[1:], ".")
}

// pairBefore tells whether 一 stands one or two characters before: 一户一亩.
func pairBefore(before string) bool {
	for range 3 {
		r, w := utf8.DecodeLastRuneInString(before)
		if w == 0 {
			return false
		}
		if r == '一' {
			return true
		}
		before = before[:len(before)-w]
	}
	return false
}

// quoted tells whether a figure in a short quotation is measured and so no part of a name.
func (s *scanner) quoted(c *candidate) bool {
	if s.quoteEnd < len(s.text) && strings.HasPrefix(s.text[s.quoteEnd:], "》") {
		return false
	}
	return c.measured() && !c.num.bare || c.qualifier != plain || c.num.scaled && !c.num.bare
}

// sectionNumber tells whether the number opens a line and is followed by the mark of a
// numbered section.
func (s *scanner) sectionNumber(c *candidate) bool {
	if c.chinese() || c.text != "" {
		return false
	}
	before := strings.TrimRight(s.text[:c.number], " \u3000\t（(")
	return (before == "" || strings.HasSuffix(before, "\n")) && anyof.Prefix(s.text[c.end:], "、", ".", "．", ")", "）")
}

// bareFigure judges a number without a unit.
func (s *scanner) bareFigure(c *candidate) bool {
	before, after := s.text[:c.number], s.text[c.end:]
	if c.num.scaled && !c.num.bare {
		return true
	}
	if c.num.bare && c.qualifier == plain {
		return false
	}
	if c.qualifier != plain && c.qualifier != emphasis {
		return c.num.c*pow10(max(c.num.exp, 0)) >= 10 || c.num.point
	}
	if c.num.grouped {
		return true
	}
	if c.chinese() && c.num.c < 20 {
		return false
	}
	if !c.chinese() && c.num.runes >= 3 && !c.num.yearLike() && anyof.Prefix(after, "贫困", "建档立卡", "脱贫", "群众", "农户", "村民", "农民", "人口", "党员", "干部", "移民", "学生", "居民", "留学生", "职工", "教师") {
		return true // 28216贫困人口
	}
	if c.num.point && !c.chinese() && strings.HasPrefix(after, "点") && ended(after[len("点"):]) {
		return true // 指数达到849.8点
	}
	if !ended(after) && !c.cellOfTags(before, after) {
		return false
	}
	if emphasised(before) || !c.chinese() && (c.num.point && (indexed(before) || changedIndex(before)) || c.num.runes == 3 && indexed(before)) {
		return true
	}
	return !c.chinese() && (strings.TrimSpace(before) == "" && strings.TrimSpace(after) == "" || c.cellOfTags(before, after)) && c.until.size == 0 && (c.num.c >= 10 || c.num.point)
}

// cellOfTags tells whether a number is all that a table's cell holds where tables are written in tags. A
// short whole number in the first cell of a row counts the rows.
func (c *candidate) cellOfTags(before, after string) bool {
	if !strings.HasPrefix(after, "</") || !strings.HasSuffix(before, ">") || !opensTag(before[:len(before)-1]) {
		return false
	}
	return c.num.point || c.num.runes > 3 || !strings.HasSuffix(before, "<tr><td>")
}

// ended tells whether a word can end here.
func ended(after string) bool {
	after = strings.TrimLeft(after, " ")
	return after == "" || anyof.Prefix(after, "，", "。", "；", "、", "！", "？", ",", ".", ";", "!", "?", "）", ")", "”", "\n", "和", "与")
}

// listed tells whether text only joins the members of a list or range.
func listed(text string) bool {
	switch strings.Trim(text, " ") {
	case "、", "和", "与", "至", "到", "-", "—", "——", "～", "~", "及", "，":
		return true
	}
	return false
}

// mayWait tells whether a bare number may be a member of a list that shares a unit.
func (s *scanner) mayWait(c *candidate) bool {
	return c.num.kind == plainNumber && !c.num.yearLike() && c.qualifier == plain && c.until.size == 0 && c.number >= s.quoteEnd && !c.coded(s.text) && !s.sectionNumber(c) && s.ordinal != c.end && !c.besidePlus(s.text)
}

// wait keeps a bare number for the figure that follows in its list.
func (s *scanner) wait(f Claim) {
	if s.pendingAt > f.Start || !listed(s.text[s.pendingAt:f.Start]) {
		s.pending = s.pending[:0]
	}
	s.pending = append(s.pending, f)
	s.pendingAt = f.End
}
