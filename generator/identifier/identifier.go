// Package identifier knows which ids, slugs and codes can be parts of addresses and names of files on
// every system, and says what is wrong with others.
package identifier

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/reserved"
	"casebook/generator/source"
)

// maxName bounds a name in bytes, well below what file systems hold.
const maxName = 120

// CheckName tells whether an id, slug or code can be a part of an address, and what is wrong where it
// cannot: it is reserved, or unsafe as a file name on some system. An empty one is for whoever asks
// to report as missing.
func CheckName(name string, at source.Span) (p problem.Problem, ok bool) {
	if name == "" {
		return p, true
	}
	p = problem.Problem{Rule: problem.BadName, Span: at}
	switch {
	case reserved.Name(name):
		p = Own(name, at)
	case reserved.OnWindows(name):
		p.Message = text(quote(name)+" 在 Windows 上不能作文件名", quote(name)+" cannot be a file name on Windows")
		p.Hint = text("换一个名字", "choose another name")
	case len(name) > maxName:
		p.Message = text("名字太长", "the name is too long")
	case !IsSafe(name):
		p.Message = text(quote(Printable(name))+" 不能作网址和文件名", quote(Printable(name))+" cannot be used as an address and file name")
		p.Hint = safeHint(name)
	default:
		return p, true
	}
	return p, false
}

// copied ends the name of a copy that a system has made: 材料 - 副本, demo(1), demo copy 2.
var copied = lazyregexp.New(`(?i)^(.*?)[\s-]*(?:副本|拷贝|[\s-]copy|[(（](?:\d+|[^()（）]*(?:副本|冲突|conflict)[^()（）]*)[)）])[\s\d()（）]*$`)

// safeHint says how a name can be written that is no part of an address.
func safeHint(name string) problem.Text {
	if m := copied.FindStringSubmatch(name); m != nil {
		if stem := safe(m[1]); stem != "" {
			return text("像是复制时多出来的一份：不要的删去；要留的改名，例如“"+stem+"-2”", "this looks like a copy: delete it, or rename it "+stem+"-2 if you want to keep it")
		}
	}
	if plain := safe(name); plain != "" {
		return text("只用文字、数字、连字符 - 和下划线 _，例如“"+plain+"”", "use letters, digits, - and _ only, such as "+plain)
	}
	return text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")
}

// safe puts a hyphen for whatever a name cannot have, "" where nothing is left of it.
func safe(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == '-' || !IsSafe("a"+string(r)+"a") })
	return strings.Join(words, "-")
}

// Own is the problem of a name that the site's own pages have.
func Own(name string, at source.Span) problem.Problem {
	return problem.Problem{Rule: problem.BadName, Span: at,
		Message: text(quote(name)+" 是网站自己要用的名字", quote(name)+" is a name reserved by the site"),
		Hint:    text("换一个名字", "choose another name")}
}

// CheckID is CheckName for an id that stands in no address but in references such as fact:SLUG/id.
func CheckID(id string, at source.Span) (p problem.Problem, ok bool) {
	if id == "" || IsSafe(id) && len(id) <= maxName {
		return p, true
	}
	return problem.Problem{Rule: problem.BadName, Span: at,
		Message: text(quote(Printable(id))+" 不能作编号", quote(Printable(id))+" cannot be an id"),
		Hint:    text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")}, false
}

// IsSafe tells whether a name is letters, digits, "-", "_" and inner single points.
func IsSafe(name string) bool {
	for _, r := range name {
		if r != '-' && r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == utf8.RuneError {
			return false
		}
	}
	return name[0] != '.' && name[0] != '-' && name[len(name)-1] != '.' && !strings.Contains(name, "..")
}

// Printable shows control characters, so that a message stays on its line.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// Fold returns what two names share that some file system cannot tell apart: they
// differ in case or in composition only.
func Fold(name string) string {
	plain := true
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			plain = false
		}
	}
	if plain {
		return name
	}
	return norm.NFC.String(strings.ToLower(norm.NFC.String(name)))
}

// CheckCode tells whether a place's code has digits only, as many as one of lengths says, or is a
// slug, and what is wrong where it is neither. want says what a code is.
func CheckCode(code string, at source.Span, want problem.Text, lengths ...int) (p problem.Problem, ok bool) {
	if !numeral.IsDigits(code) {
		if ascii, full := HalfWidth(code); full && numeral.IsDigits(ascii) {
			return problem.Problem{Rule: problem.BadCode, Span: at, Message: text("代码用了全角数字", "the code has full-width digits"),
				Hint: text("写成 "+ascii, "write "+ascii)}, false
		}
		if p, ok = meantAsDigits(code, at, lengths); !ok {
			return p, false
		}
		return CheckName(code, at)
	}
	for _, n := range lengths {
		if len(code) == n {
			return p, true
		}
	}
	return problem.Problem{Rule: problem.BadCode, Span: at,
		Message: text("代码 "+problem.Shorten(code)+" 的位数不对："+want.ZH, "code "+problem.Shorten(code)+" has the wrong length: "+want.EN),
		Hint: text(fmt.Sprintf("这里有%d位：对照统计用区划代码改正；不公开村名的，用字母起一个短名", len(code)),
			fmt.Sprintf("it has %d digits: compare with the official list, or make up a short name of letters", len(code)))}, false
}

// meantAsDigits finds a code that was meant to be digits and has blanks or letters among them, or that a
// spreadsheet has turned into a fraction or into scientific notation.
func meantAsDigits(code string, at source.Span, lengths []int) (p problem.Problem, ok bool) {
	p = problem.Problem{Rule: problem.BadCode, Span: at}
	shown := problem.Shorten(code)
	joined := joinDigits(code)
	whole, fraction, isFloat := strings.Cut(code, ".")
	switch digits := countDigits(code); {
	case office.IsScientific(code):
		p.Message = text("代码 "+shown+" 被表格软件变成了科学计数法", "a spreadsheet has turned the code "+shown+" into a number")
		p.Hint = text("对照统计用区划代码重新填写", "compare with the official list and enter it again")
	case isFloat && len(whole) >= 6 && numeral.IsDigits(whole) && strings.Trim(fraction, "0") == "":
		p.Message = text("代码 "+shown+" 被表格软件当成了小数", "a spreadsheet has turned the code "+shown+" into a fraction")
		p.Hint = text("写成 "+whole, "write "+whole)
	case numeral.IsDigits(joined) && len(joined) >= 6 && slices.Contains(lengths, len(joined)):
		p.Message = text("代码 "+shown+" 中间有空格或横线", "the code "+shown+" has spaces or dashes among its digits")
		if strings.ContainsAny(code, ".．·/,，") {
			p.Message = text("代码 "+shown+" 中间有标点", "the code "+shown+" has punctuation among its digits")
		}
		p.Hint = text("写成 "+joined, "write "+joined)
		if at.File != nil && !strings.HasSuffix(at.File.Path, ".toml") {
			p.Hint = text("先把这一列的格式设为“文本”，再写成 "+joined+"；整列都这样的，用“查找和替换”一次去掉", "format the column as text, then write "+joined+"; if all its cells are like this, remove the spaces with find and replace")
		}
	case isFloat && len(whole) >= 6 && numeral.IsDigits(whole) && numeral.IsDigits(fraction):
		p.Message = text("代码 "+shown+" 带了小数", "the code "+shown+" has a fraction")
		p.Hint = text("代码是整数：对照统计用区划代码改正", "a code is a whole number: compare with the official list")
	case numeral.IsDigits(joined) && len(joined) >= 6 && !IsSafe(code):
		p.Message = text("代码 "+shown+" 中间有空格或标点，位数也不对", "the code "+shown+" has spaces or punctuation among its digits, and the wrong length")
		p.Hint = text(fmt.Sprintf("去掉它们只有%d位：对照统计用区划代码改正，中间不留空格", len(joined)), fmt.Sprintf("without them it has %d digits: compare with the official list, and leave no spaces", len(joined)))
	case strings.Trim(code, quotes) != code && numeral.IsDigits(strings.Trim(code, quotes)):
		p.Message = text("代码 "+shown+" 的引号是多余的", "the code "+shown+" is in quotation marks")
		p.Hint = text("写成 "+strings.Trim(code, quotes), "write "+strings.Trim(code, quotes))
	case utf8.RuneCountInString(code) == 12 && (digits == 10 || digits == 11):
		p.Message = text("代码 "+shown+" 里有不是数字的字", "the code "+shown+" has other characters among its digits")
		p.Hint = text("对照统计用区划代码改正", "compare with the official list")
		if plain := asDigits(code); numeral.IsDigits(plain) {
			p.Hint = text("写成 "+plain+"，再对照统计用区划代码", "write "+plain+" and compare with the official list")
		}
	case slices.Contains(lengths, digits) && digits >= 9 && numeral.IsDigits(code[:digits]) && isHan(code[digits:]):
		p.Message = text("代码 "+shown+" 后面多了“"+code[digits:]+"”", "the code "+shown+" has something besides digits")
		p.Hint = text("写成 "+code[:digits], "write "+code[:digits])
	default:
		return p, true
	}
	return p, false
}

// isHan tells whether s is written in Chinese characters alone: the 号 or 村 behind a code.
func isHan(s string) bool {
	return s != "" && strings.TrimRightFunc(s, isHanRune) == ""
}

func isHanRune(r rune) bool { return unicode.Is(unicode.Han, r) }

// joinDigits leaves out what people write between the digits of a code.
func joinDigits(code string) string {
	return strings.Join(strings.FieldsFunc(code, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-—－_.．·/,，", r) }), "")
}

// asDigits writes digits for the letters that look like them.
func asDigits(code string) string {
	return strings.NewReplacer("O", "0", "o", "0", "Ｏ", "0", "〇", "0", "l", "1", "I", "1", "|", "1").Replace(code)
}

// MeantCode returns the digits that a code which is told to be none was meant as; "" where nobody knows.
func MeantCode(code string) string {
	code, _ = HalfWidth(strings.Trim(code, quotes))
	if digits := strings.TrimRightFunc(code, isHanRune); len(digits) >= 9 && numeral.IsDigits(digits) {
		code = digits
	}
	if whole, fraction, isFloat := strings.Cut(code, "."); isFloat && numeral.IsDigits(whole) && strings.Trim(fraction, "0") == "" {
		code = whole
	}
	if code = asDigits(joinDigits(code)); numeral.IsDigits(code) {
		return code
	}
	return ""
}

// quotes are what people put around a code, so that a spreadsheet takes it for text.
const quotes = `'"“”‘’`

func countDigits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if IsDigit(s[i]) {
			n++
		}
	}
	return n
}

// IsDigit tells whether a byte is an ASCII digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// HalfWidth turns full-width digits into ASCII and tells whether there were any.
func HalfWidth(s string) (string, bool) {
	full := false
	ascii := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			full = true
			return r - '０' + '0'
		}
		return r
	}, s)
	return ascii, full
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }

func quote(s string) string { return `"` + problem.Shorten(s) + `"` }
