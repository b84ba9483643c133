package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// blankUnits are the units that a number left out stands before; the first are never words.
var blankUnits = [...]string{"万元", "亿元", "万人", "万份", "万次", "余人", "余户", "余名", "余份", "余亩", "余元", "余万", "多万", "公里", "个百分点", "平方米", "平方公里", "公顷", "万亩", "万户", "万吨", "万斤", "公斤", "万公顷", "亿斤", "元", "户", "人", "亩", "个", "名", "家", "吨", "米", "次"}

// setApart are further measures that a blank of two spaces or more stands before, where a clause ends behind them.
var setApart = [...]string{"人次", "份", "期", "场", "座", "条", "口", "头", "只", "项", "处", "所", "台", "辆", "套", "株", "盏", "间", "栋", "斤", "天", "年底", "年末"}

// measures are nouns that a number follows in a list of figures.
var measures = [...]string{"面积", "产量", "产值", "人数", "户数", "总额", "里程", "存栏", "出栏", "投资"}

// measuresWithout finds an item of a list of figures that lacks its number: 种稻3万亩、有机水稻面积、
// 年产大米4吨.
func (p *passage) measuresWithout() {
	if !p.holds("、") {
		return
	}
	p.readFigures()
	for k := 0; k+1 < len(p.figures); k++ {
		a, b := p.figures[k], p.figures[k+1]
		between := p.text[a.End:b.Start]
		rest, ok := strings.CutPrefix(between, "、")
		item, next, two := strings.Cut(rest, "、")
		if !ok || !two || runeCount(item) > 10 || runeCount(next) > 8 || strings.ContainsAny(item+next, "，。；、：（") || !anyof.Suffix(item, measures[:]...) ||
			!anyof.Prefix(p.text[b.End:], "。", "、", "，", "；") {
			continue
		}
		from := p.runeAt(a.End + len("、"))
		to := from + runeCount(item)
		p.page.addBlank(blank{text: p.slice(from, to), at: p.span(from, to)})
	}
}

// openFigures finds figures of a template that were never filled in: 投资 万元, 达到%以上,
// 投资〇〇万元.
func (p *passage) openFigures() {
	last := -1 // where the last blank's unit ended
	done := 1
	for i, r := range p.signsIn(1, len(p.runes)) {
		if i < done {
			continue
		}
		switch {
		case (r == '%' || r == '％') && p.blankBefore(i) && (oneOf(p.lastBefore(i), "到达为占长降高率约超近过至比的由从") || p.hasAnyBefore(p.spacesBefore(i), "保持在", "稳定在", "控制在", "维持在", "只有", "不足", "户数的", "人数的", "总数的", "总量的", "面积的")) && !p.columnHead(i) && !(isSpace(p.rune(i-1)) && p.columnOf(i+1)):
			from := p.spacesBefore(i)
			p.page.addBlank(blank{text: p.slice(max(from-1, 0), i+1), at: p.span(max(from-1, 0), i+1)})
		case isSpace(r) && r != '\n' && isHan(p.rune(i-1)):
			end := i
			for isSpace(p.rune(end)) && p.rune(end) != '\n' {
				end++
			}
			word := isHan(p.rune(i-2)) && numeral.Digit(p.rune(i-1)) < 0 && !p.startsLine(i-1) || i == last // 姓 名 and 一 户 一 档 are no blanks
			unit := p.blankUnit(end)
			if unit == 0 && end-i > 1 {
				unit = p.unitSetApart(i, end)
			}
			if unit > 0 && word && !p.sizeWord(i, end) && !p.columnOf(end+unit) && !p.brokenWord(i, end) {
				last = end + unit
				p.page.addBlank(blank{text: p.slice(i-1, end+unit), at: p.span(i-1, end+unit)})
			}
			done = end
		case r == '〇' && p.rune(i+1) == '〇' && isHan(p.rune(i-1)) && numeral.Digit(p.rune(i-1)) < 0:
			end := i
			for p.rune(end) == '〇' {
				end++
			}
			if next := p.rune(end); numeral.Digit(next) < 0 && (isHan(next) || oneOf(next, "%％")) {
				p.page.addBlank(blank{text: p.slice(i, end+1), at: p.span(i, end+1)})
			}
			done = end + 1
		}
	}
}

// unitSetApart returns the length of a measure at rune end that a blank from rune i on stands before in a sentence.
func (p *passage) unitSetApart(i, end int) int {
	for _, unit := range setApart {
		n := runeCount(unit)
		if p.has(end, unit) && oneOf(p.rune(end+n), "，。、；") && (unit[:len("年")] != "年" || oneOf(p.rune(i-1), "至到自从")) {
			return n
		}
	}
	return 0
}

// columnHead tells whether a percent sign ends a line without punctuation that says 增长 or the like: the head of a column, as
// tables have that became lines.
func (p *passage) columnHead(i int) bool {
	from, to := p.line(i)
	text := strings.TrimSpace(p.slice(from, to))
	return !strings.ContainsAny(text, "，。；：、") && anyof.Contains(text, "增长%", "增长％", "增长 %", "比重%", "比重％", "占%", "±%") && (strings.TrimSpace(p.slice(i+1, to)) == "" || strings.Count(text, "%")+strings.Count(text, "％") > 1)
}

// columnOf tells whether numbers stand behind the unit that ended before rune i, as in the row of a table: 新建公路 公里 351173 129748.
func (p *passage) columnOf(i int) bool {
	for n := 0; n < 2 && isHan(p.rune(i)); n++ {
		i++ // 万人|次
	}
	k := i
	for isSpace(p.rune(k)) && p.rune(k) != '\n' {
		k++
	}
	return k > i && (numeral.Arabic(p.rune(k)) >= 0 || oneOf(p.rune(k), "-－—") && k > i+1)
}

// brokenWord tells whether a space stands inside a word, as it does in texts out of a PDF: 亿美 元, 残疾 人.
func (p *passage) brokenWord(i, end int) bool {
	return end == i+1 && (p.rune(end) == '元' && oneOf(p.rune(i-1), "美港欧日") || p.rune(end) == '人' && oneOf(p.rune(i-1), "疾友军夫工老众个"))
}

// openDates finds dates that lack their month or day: 2014年 月 日, 20 年 月 日.
func (p *passage) openDates() {
	for i := 1; i < len(p.runes); i++ {
		if p.runes[i] != '年' && p.runes[i] != '月' || numeral.Arabic(p.rune(p.spacesBefore(i)-1)) < 0 || !isSpace(p.rune(i+1)) {
			continue
		}
		if p.signatureLine(i) {
			continue
		}
		end := i + 1
		for isSpace(p.rune(end)) && p.rune(end) != '\n' {
			end++
		}
		if oneOf(p.rune(end), "月日") {
			p.page.addBlank(blank{text: p.slice(i, end+1), at: p.span(i, end+1)})
			i = end
		}
	}
}

// signatureLine tells whether rune i stands in the line of a contract in which those who sign it write the day: 2015年 月 日.
func (p *passage) signatureLine(i int) bool {
	from, to := p.line(i)
	if strings.Trim(p.slice(from, to), "0123456789０１２３４５６７８９年月日 　\t\n") != "" || p.page == nil {
		return false
	}
	lines := p.slice(0, from)
	for k := max(0, p.index-linesSigned); k < p.index && k < len(p.page.texts); k++ {
		lines += p.page.texts[k].text
	}
	return anyof.Contains(lines, "甲方", "乙方", "协议方", "签字", "签章", "盖章", "法定代表人", "委托代理人")
}

// linesSigned is within how many paragraphs above such a line those who sign are named.
const linesSigned = 5

// sizeWord tells whether a unit behind a blank begins a word, 亿元项目, and the blank only parts it from the clause before.
func (p *passage) sizeWord(i, at int) bool {
	return at-i > 1 && p.hasAt(at, "亿元项目", "亿元工程", "亿元产业", "亿元村", "亿元镇", "亿元乡", "亿元县", "亿元企业", "万元户", "万元田", "万元村") && !oneOf(p.rune(i-1), "资达入为约值额款金过超近成")
}

// ordinalBlanks finds 第  次会议: the number of a meeting or an issue that is still open.
func (p *passage) ordinalBlanks() {
	if !p.holds("第 ", "第　") {
		return
	}
	for i := range p.runes {
		if p.runes[i] != '第' || !isSpace(p.rune(i+1)) {
			continue
		}
		end := i + 1
		for isSpace(p.rune(end)) && p.rune(end) != '\n' {
			end++
		}
		if oneOf(p.rune(end), "次期届批号位名") && (isHan(p.rune(end+1)) || oneOf(p.rune(end+1), "，。；：）)》〉")) && isHan(p.rune(i-1)) == (i > 0) {
			p.page.addBlank(blank{text: p.slice(i, end+1), at: p.span(i, end+1)})
		}
	}
}

func (p *passage) spacesBefore(i int) int {
	for i > 0 && isSpace(p.runes[i-1]) {
		i--
	}
	return i
}

// blankBefore tells whether a Chinese character and at most spaces stand before rune i.
func (p *passage) blankBefore(i int) bool { return isHan(p.rune(p.spacesBefore(i) - 1)) }

// blankUnit returns the length of the unit at rune i that a number was to stand before.
func (p *passage) blankUnit(i int) int {
	for k, unit := range blankUnits {
		n := runeCount(unit)
		if !p.has(i, unit) {
			continue
		}
		after := p.rune(i + n)
		if isSpace(after) && isHan(p.rune(i+n+1)) && isSpace(p.rune(i+n+2)) {
			return 0 // 国 家 政 策: letters set apart
		}
		ends := after == 0 || isSpace(after) || oneOf(after, "，。、；：）)")
		if unit == "个" && isSpace(p.rune(i-1)) && isSpace(p.rune(i-2)) && isHan(after) && !oneOf(after, "人别体性税中旧") && strings.ContainsAny(p.text, "，。") {
			return n // 惠及全市  个村镇
		}
		if k < 9+15 && (ends || isHan(after)) || ends && i+n < len(p.runes) {
			return n
		}
	}
	return 0
}
