package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// wrongMark tells what is wrong with the mark at rune i, if anything is.
func (p *passage) wrongMark(i int) (fault, bool) {
	r := p.runes[i]
	before, after := p.rune(i-1), p.rune(i+1)
	switch r {
	case ',', ';', ':', '?', '!':
		if r == '?' && p.lostCharacter(i) {
			return fault{}, false
		}
		if isChinese(before) && (isChinese(after) || numeral.Arabic(after) >= 0 || p.endsLine(i) || after == ' ' && isChinese(p.rune(i+2))) {
			f := p.halfWidth(i, fullWidth(r))
			if r == '?' && isHan(after) && !p.asksBefore(i) {
				f.zh, f.en = "“?”是半角的问号，或者是一个没能显示出来的字", "? is half-width, or stands for a character that was lost"
			}
			return f, true
		}
		if r == ',' && p.decimalComma(i) {
			return fault{i, i + 1, "数字里的“,”像是小数点", "a comma inside a number where a decimal point seems to be meant", ".", false}, true
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
		if p.pairs && !p.quotesValue(i) && (p.quotesWithBlanks(i) || isHan(after) && (before == 0 || isChinese(before)) || isHan(before) && (after == 0 || isChinese(after))) {
			return fault{i, i + 1, "直引号应改成弯引号", "a straight quotation mark in Chinese text", "“ ”", true}, true
		}
	case ' ':
		if oneOf(before, "“‘") && isHan(after) {
			return fault{i, i + 2, fmt.Sprintf("“%c”后面多了空格", before), fmt.Sprintf("a space after %q", string(before)), string(after), false}, true
		}
		if (isHan(before) || oneOf(before, "）》”’")) && oneOf(after, "，。、；：？！）》”’") || oneOf(before, "。！？…") && oneOf(after, "”’") {
			return fault{i, i + 2, fmt.Sprintf("“%c”前面多了空格", after), fmt.Sprintf("a space before %q", string(after)), string(after), false}, true
		}
		if f, ok := p.spaceInSentence(i); ok {
			return f, true
		}
		return p.spaceInFigure(i)
	case '℅':
		return fault{i, i + 1, "“℅”不是百分号", "℅ is not a percent sign", "%", false}, true
	case '﹐', '﹑':
		put := "，"
		if r == '﹑' {
			put = "、"
		}
		return fault{i, i + 1, fmt.Sprintf("“%c”是小号的标点", r), fmt.Sprintf("%q is a small-form punctuation mark", string(r)), put, false}, true
	case '[', '【', '［', '«', '»', '“', '_', '×':
		return p.wrongForm(i)
	case '-', '―', '─':
		return p.typedDash(i)
	case '—':
		if p.halfDash(i) {
			return fault{i, i + 1, "破折号只有一半", "half a dash", "——", false}, true
		}
		if p.dashForOne(i) {
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
	return p.partOfCharacter(i)
}

// decimalComma tells whether the comma at rune i parts the whole of a number from one or two decimals: 3,6亿元.
func (p *passage) decimalComma(i int) bool {
	from, to := i, i+1
	for numeral.Arabic(p.rune(from-1)) >= 0 {
		from--
	}
	for numeral.Arabic(p.rune(to)) >= 0 {
		to++
	}
	return from < i && i-from < 4 && to > i+1 && to-i <= 3 && isHan(p.rune(from-1)) && oneOf(p.rune(to), "万亿%％") && !oneOf(p.rune(from-1), "第")
}

// dashForOne tells whether the dash at rune i stands for 一: —次, —批批, 拧成—股绳. One of two that stand near each other may belong to a pair.
func (p *passage) dashForOne(i int) bool {
	before, after := p.rune(i-1), p.rune(i+1)
	if !isHan(before) && before != '，' {
		return false
	}
	if oneOf(after, "批天户村步次个件") && p.rune(i+2) == after {
		return true // —批批回来, —天天热闹
	}
	if strings.Count(p.slice(i-12, i+12), "—") != 1 {
		return false
	}
	return oneOf(after, "次个些种起直般定样批系律切旦同致件步户村镇") || after == '天' && oneOf(p.rune(i+2), "巡能可要内里就只工两三吃干走跑做打写收下") || after == '股' && oneOf(p.rune(i+2), "绳劲力") || p.ordinalDash(i)
}

// ordinalDash tells whether the dash at rune i stands for the one of 第一, 进一步 or 统一, which end before it in no other word.
func (p *passage) ordinalDash(i int) bool {
	return isHan(p.rune(i+1)) && (p.rune(i-1) == '第' && p.rune(i-2) != '等' || p.rune(i-1) == '唯' || p.rune(i-1) == '这' || p.rune(i-1) == '统' && !p.hasAnyBefore(i, "传统", "系统", "总统", "血统"))
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
	case n == 1 && isHan(before) && (isHan(after) || p.endsLine(i)):
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

// fullMarks are the full-width marks that never follow one another.
const fullMarks = "，。、；：！？"

func (p *passage) doubledMark(i int) (fault, bool) {
	n := p.run(i, fullMarks)
	if n < 2 {
		return fault{}, false
	}
	text := p.slice(i, i+n)
	first := i
	for oneOf(p.rune(first-1), fullMarks) {
		first--
	}
	if run := p.slice(first, i+n); i+n-first > 3 && distinct(run) == i+n-first {
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

// distinct returns how many different characters a text has.
func distinct(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
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
	if oneOf(p.rune(i+1), "CＣ") && !isLatin(p.rune(i+2)) && anyof.Contains(p.slice(i-16, i), "温") {
		return true
	}
	if anyof.Contains(before, "北纬", "南纬", "东经", "西经", "坡度", "倾角", "夹角", "仰角", "坡角", "角度", "转角") {
		return !isHan(p.rune(i+1)) || p.hasAny(i+1, "以上", "以下", "之间", "左右", "至", "到")
	}
	from := strings.TrimRight(before, "0123456789.")
	return anyof.Suffix(from, "～", "。至", "。到", "。—", "。-", "°至", "°到", "°—", "°-") && p.hasAny(i+1, "之间", "左右")
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
