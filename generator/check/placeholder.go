package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/source"
)

const placeholderID problem.Rule = "placeholder"

func placeholder() rule {
	return rule{Rule: Rule{
		ID: placeholderID, Severity: problem.Warning,
		Title: msg("没有填的空", "a placeholder that was left in"),
		Why: msg("材料里留着 XX、**、×××、X户 这样的空，是别处的底稿没有改完。读者看不到地名和数字，经验就没法学。要隐去地名的，在文件开头写 anonymous = true，再用“某村”“一个山村”这样的话来写。",
			"XX, **, ××× or 投资 万元 are blanks of a draft that was never completed. Without the name or figure nobody can learn from the text. To hide a place, write anonymous = true at the head of the file and words such as 某村."),
		Right: []string{
			"石桥村有12个村民小组。",
			"+++\ntitle = \"一个山村\"\nanonymous = true\n+++\nXX村有12个村民小组。",
			"村民张某某加入了合作社。",
			"驻村工作组按“1+X”组建，X为若干名成员。",
			"G市X县地处丘陵山区，H村的办法传到了这里。",
			"难处都一样：**市场没有扩张，价钱一年比一年低。**",
		},
		Wrong: []string{
			"XX村位于XX县，全村共X个村民小组。",
			"近年来，**县抓住机遇，荣获全省先进县、**市第一名。",
			"现有村民×××户，其中某某村最多。",
			"建成于20XX年，共____户。",
		},
		Fix: msg("把空填上；本来就要隐去名字的，写 anonymous = true。",
			"Fill it in; if the name is to stay hidden, write anonymous = true."),
	}, passage: findPlaceholders, narrative: findBlanks}
}

// blank is a mask that was found in a narrative.
type blank struct {
	text string
	at   source.Span
	line int // distinguishes the lines of the narrative
}

// mostLines is on how many lines the same blank is reported: an editor replaces the others
// along with these.
const mostLines = 3

func findPlaceholders(p *passage) {
	if p.masked || !p.s.sets.masks.any(p.runes) {
		return
	}
	for i := 0; i < len(p.runes); i++ {
		if !p.s.sets.masks.has(p.runes[i]) {
			continue
		}
		n := p.maskAt(i)
		if n == 0 || p.suchAndSuch(i, n) {
			continue
		}
		from, to := p.maskEdges(i, i+n)
		b := blank{text: p.slice(from, to), at: p.span(from, to)}
		if p.page != nil {
			p.page.addBlank(b)
		} else {
			p.out.add(blankProblem(b, 1, msg("填上真实的内容；还不知道的，先把这一项去掉", "fill it in, or leave the entry out until it is known")))
		}
		i = to - 1
	}
}

func (n *page) addBlank(b blank) {
	text := b.at.File.Text() // the narrative's, or that of its facts
	start, line := 0, -1
	if k := len(n.blanks) - 1; k >= 0 && n.blanks[k].at.File == b.at.File && n.blanks[k].at.Start <= b.at.Start {
		start, line = int(n.blanks[k].at.Start), n.blanks[k].line
	}
	b.line = line
	if i := strings.LastIndexByte(text[start:max(start, min(int(b.at.Start), len(text)))], '\n'); i >= 0 {
		b.line = start + i
	}
	n.blanks = append(n.blanks, b)
	if last := lastRune(b.text); isPlaceSuffix(last) {
		n.masks++
	}
}

// findBlanks reports a narrative's blanks: each text on its first few lines, and how often
// there are more.
func findBlanks(n *page) {
	n.findProgramTitle()
	n.lostPictures()
	n.absent()
	n.lostCharacters()
	n.leftMarks()
	if !n.n.Anonymous {
		for _, p := range n.texts {
			if readsFigures(p.prose.Kind) && p.prose.Kind != prose.TableCell {
				p.openFigures()
				p.openDates()
				p.ordinalBlanks()
				p.measuresWithout()
				p.templateBlanks()
				p.leftInstructions()
			}
		}
	}
	if !n.n.Anonymous {
		n.findStars()
		findStripped(n)
		for _, p := range n.plain {
			p.lostUnits()
		}
	}
	if n.hidesItsPlace() {
		return
	}
	total, lines, lastLine := map[string]int{}, map[string]int{}, map[string]int{}
	for _, b := range n.blanks {
		total[b.text]++
	}
	hint := msg("填上真实的内容；要隐去名字的，在文件开头写 anonymous = true，改用“某村”“一个山村”",
		"fill it in; a text that hides its place needs anonymous = true at its head and words such as 某村")
	for _, b := range n.blanks {
		if lastLine[b.text] == b.line || lines[b.text] == mostLines {
			continue
		}
		lastLine[b.text] = b.line
		lines[b.text]++
		n.out.add(blankProblem(b, total[b.text], hint))
	}
}

// lostCharacters reports each ? that stands for a character which the machine that wrote it did not know: rare ones of names of places.
func (n *page) lostCharacters() {
	for _, p := range n.texts {
		if !p.holds("?") {
			continue
		}
		for i, r := range p.signsIn(0, len(p.runes)) {
			if r == '?' && p.lostCharacter(i) {
				p.report(placeholderID, i, i+1, msg("“?”像是一个没能显示出来的字", "? seems to stand for a character that was lost"), msg("对照原文件，补上这个字", "restore the character from the original document"))
			}
		}
	}
}

func blankProblem(b blank, total int, hint problem.Text) problem.Problem {
	zh, en := fmt.Sprintf("“%s”还没有填", b.text), fmt.Sprintf("%q is a placeholder that was left in", b.text)
	return problem.Problem{Rule: placeholderID, Span: b.at, Message: timesInText(zh, en, total), Hint: hint}
}

// maskAt returns the length of the mask that begins at rune i, 0 where there is none.
func (p *passage) maskAt(i int) int {
	switch r := p.runes[i]; r {
	case 'X', 'x', 'Ｘ', 'ｘ', '×', 'Χ':
		return p.crosses(i)
	case '*', '＊':
		n := p.run(i, "*＊")
		if p.startsLine(i+n) && p.onlyStars(i) {
			return 0 // a line of them parts two sections
		}
		if n < 2 && !(r == '＊' && isPlaceSuffix(p.rune(i+n))) || p.where == inBody && r == '*' {
			return 0 // a body's asterisks are markup as often as not: findStars reads the file
		}
		first := i
		for oneOf(p.rune(first-1), "*＊") {
			first--
		}
		if numeral.Arabic(p.rune(first-1)) >= 0 && numeral.Arabic(p.rune(first-3)) >= 0 && numeral.Arabic(p.rune(i+n)) >= 0 {
			return 0 // a number that is masked as it should be: 138****5678
		}
		return p.unlessName(i, n)
	case '_', '＿':
		n, before, after := p.run(i, "_＿"), p.rune(i-1), p.rune(i+p.run(i, "_＿"))
		if n == 2 && oneOf(before, "。！？：；”）") && strings.Contains(p.slice(0, i), "__") && lineBold.MatchString(p.text) {
			return 0 // bold type that did not take: markup
		}
		if underscoresAreBlank(n, before, after) && (n > 1 || p.runes[i] == '_') {
			return n
		}
	case '□', '◯', '○', '●':
		n := p.run(i, "□○◯●")
		if p.inscription() {
			return 0
		}
		if n >= 2 && numeral.Digit(p.rune(i-1)) < 0 && numeral.Digit(p.rune(i+n)) < 0 && (isHan(p.rune(i-1)) || isHan(p.rune(i+n))) {
			return n
		}
	case '某':
		if n := p.run(i, "某"); n >= 2 {
			return p.unlessName(i, n)
		}
	case '待', '此', 'T', '在':
		return p.reminder(i)
	}
	return 0
}

// onlyStars tells whether the line of rune i holds stars and blanks alone.
func (p *passage) onlyStars(i int) bool {
	from, to := p.line(i)
	return strings.Trim(p.slice(from, to), "*＊ 　\t\n") == ""
}

// underscoresAreBlank tells whether n underscores between two characters are a line to be filled in.
func underscoresAreBlank(n int, before, after rune) bool {
	switch {
	case n >= 3:
		return true
	case n == 2 && numeral.Arabic(before) >= 0:
		return oneOf(after, "年—－-～至")
	case n == 2:
		return (isHan(before) || oneOf(before, "，。、；：（“")) && (isHan(after) || oneOf(after, "%％"))
	}
	return isHan(before) && oneOf(after, "、，。；")
}

// inscription tells whether the text gives the words of a stone or of an old paper, on which some cannot be read.
func (p *passage) inscription() bool {
	return p.holds("碑", "铭文", "墓志", "石刻", "缺字", "字迹", "漫漶", "残片", "拓片", "题刻", "手稿")
}

// crosses reads XX, ×××, X户, 20XX年.
func (p *passage) crosses(i int) int {
	n := p.run(i, "XxＸｘ×Χ")
	before, after := p.rune(i-1), p.rune(i+n)
	if isLatin(before) || isLatin(after) || before == '+' || before == '＋' || before == '-' || before == '/' || before == '.' || before == '·' && isLatin(p.rune(i-2)) {
		return 0 // a word, an address, 1+X, the number of a car
	}
	if next := p.run(i+n+1, "XxＸｘ"); after == '.' && next > 0 && (oneOf(p.rune(i+n+1+next), "万亿%％元亩倍") || p.has(i+n+1+next, "个百分点")) {
		return n + 1 + next // 增长x.x%
	}
	if n == 1 && before == ' ' && after == ' ' && isHan(p.rune(i-2)) && p.blankUnit(i+2) > 0 {
		return 1 // 全镇 X 个村
	}
	if n == 1 && oneOf(after, "%％") && p.hasAnyBefore(i, "增长", "下降", "提高", "达", "到", "至", "为", "占") {
		return 1
	}
	if n >= 2 {
		if numeral.Arabic(before) >= 0 && numeral.Arabic(p.rune(i-5)) >= 0 && numeral.Arabic(p.rune(i-4)) >= 0 {
			return 0 // a number that is masked as it should be: 330227194809xxxx
		}
		if numeral.Arabic(before) >= 0 && after != '年' && p.rune(i) == '×' {
			return 0
		}
		if numeral.Arabic(after) >= 0 || oneOf(after, "-_/") && numeral.Arabic(p.rune(i+n+1)) >= 0 {
			return 0 // a code: XX123, XX-2020
		}
		if (!isBlankUnit(after) || p.hasAt(i+n, "家纺", "家具", "家电", "家居")) && after != 0 && p.lettersForNames() {
			return 0 // “××家纺”是BL集团的品牌
		}
		return p.unlessName(i, n)
	}
	if numeral.Arabic(before) >= 0 {
		if (after == '年' || after == ' ' && p.rune(i+n+1) == '年') && numeral.Arabic(p.rune(i-3)) >= 0 { // 201X年
			return 1
		}
		return 0
	}
	if p.drawnCross(i) || !p.unitOfBlank(i, i+n) || p.holds("+X", "＋X", "+x") {
		return 0
	}
	if p.runes[i] != '×' && isPlaceSuffix(after) && p.lettersForNames() || after == '处' && oneOf(p.rune(i+n+1), "以罚理置于") {
		return 0 // 对平台X处以罚款
	}
	return 1
}

// drawnCross tells whether the character at rune i is a cross that somebody draws (打×, 画上×), or a sign
// of multiplication.
func (p *passage) drawnCross(i int) bool {
	before := p.rune(i - 1)
	if p.runes[i] != '×' || before == 0 {
		return false
	}
	if isHan(before) {
		return oneOf(before, "打画划") || oneOf(p.rune(i-2), "打画划标")
	}
	return !oneOf(before, "，。；：、（")
}

// unitOfBlank tells whether what a lone cross at rune i is counted in stands at rune k: X户, X公里, ×余亩.
func (p *passage) unitOfBlank(i, k int) bool {
	after := p.rune(k)
	return isBlankUnit(after) || oneOf(after, "省市县乡镇村盏栋吨株辆台套亿") || p.runes[i] == '×' && oneOf(after, "余百千") ||
		p.hasAt(k, "公里", "公斤", "公顷", "平方", "余名", "余人", "余户", "余亩", "余万", "余个")
}

// unlessName lets 张某某, 李** and 王XX pass: a person's name is masked as it should be.
func (p *passage) unlessName(i, n int) int {
	after, before := p.rune(i+n), p.rune(i-1)
	if before == ' ' {
		before = p.rune(i - 2)
	}
	if n <= 3 && isSurname(before) && (!isPlaceSuffix(after) || p.hasAt(i+n, "路边", "路上", "路过")) && !p.hasAt(i+n, "亿", "%", "％", "公里", "平方", "吨") && (!isBlankUnit(after) || after == '年' || after == '家' && p.runes[i] == '某') { // 孙某某家去年
		return 0
	}
	if n == 2 && p.runes[i] == '某' && before == p.rune(i-1) && p.mayBeGiven(i-1) && !oneOf(before, "由经给请托叫是为") && !isPlaceSuffix(after) && !isBlankUnit(after) && p.leadsToName(i-1) > 0 {
		return 0 // 建档立卡户阿某某: not all names begin with a surname that is known
	}
	return n
}

// noteToCheck returns how many characters of a note in brackets stand from rune i on that says that a number is to be checked: （数据待核）,
// （此数待农业股核实）. 0 where none does.
func (p *passage) noteToCheck(i int) int {
	from, to := i, i
	for from > 0 && i-from < longestNote && isHan(p.runes[from-1]) {
		from--
	}
	for isHan(p.rune(to)) && to-i < longestNote {
		to++
	}
	said := p.rune(to) == '，' && anyof.Contains(p.slice(from, i), "数字", "数据", "此数", "金额", "人数") // （数字待核实，定稿时改）
	if !oneOf(p.rune(from-1), "（(") || !oneOf(p.rune(to), "）)") && !said || !anyof.Suffix(p.slice(i, to), "核实", "核对", "待核", "再核", "确认", "补充", "补") {
		return 0
	}
	return to - i
}

// longestNote is how many characters such a note has at most on either side.
const longestNote = 10

func (p *passage) reminder(i int) int {
	if p.runes[i] == '待' {
		if n := p.noteToCheck(i); n > 0 {
			return n
		}
	}
	for _, word := range []string{"待补充", "待填写", "待核实后填", "待核后填", "待核实", "待填", "待补", "此处填写", "此处插入", "此处补充", "此处添加", "TODO", "TBD",
		"在这里写村名", "在这里写名称", "在这里写标题", "在这里写考察报告的标题"} { // of what casebook new writes
		if !p.has(i, word) {
			continue
		}
		n := runeCount(word)
		before, after := p.rune(i-1), p.rune(i+n)
		if strings.HasSuffix(word, "后填") {
			return n
		}
		if word[0] == 'T' && !isLatin(before) && !isLatin(after) {
			return n
		}
		if (oneOf(before, "（(【[，：:") || i == 0) && (oneOf(after, "）)】]。，") || after == 0 || word[0] == "此"[0]) {
			return n
		}
	}
	return 0
}

// run counts the runes from i on that are in set.
func (p *passage) run(i int, set string) int {
	n := 0
	for oneOf(p.rune(i+n), set) {
		n++
	}
	return n
}

// maskEdges widens a mask to what it stands for: XX村, X户.
func (p *passage) maskEdges(from, to int) (int, int) {
	if isPlaceSuffix(p.rune(to)) || isBlankUnit(p.rune(to)) {
		to++
	}
	for numeral.Arabic(p.rune(from-1)) >= 0 {
		from--
	}
	return from, to
}

func isPlaceSuffix(r rune) bool { return oneOf(r, "省市县区州旗乡镇村组屯街路社局厂") }

func isBlankUnit(r rune) bool {
	return oneOf(r, "户人个名家亩元万年月日支项类次条所处座只头")
}
