package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/problem"
	"casebook/generator/reserved"
	"casebook/generator/source"
)

// maxName bounds a name in bytes, well below what file systems hold.
const maxName = 120

// checkName reports an id, slug or code that cannot be a part of an address: reserved, or
// unsafe as a file name on some system. It returns whether the name may be used.
func (d *decoder) checkName(name string, at source.Span) bool {
	if name == "" {
		return true // reported as missing
	}
	p := problem.Problem{Rule: problem.BadName, Span: at}
	switch {
	case reserved.Name(name):
		p.Message = text(quoteShort(name)+" 是网站自己要用的名字", quoteShort(name)+" is a name that the site itself uses")
		p.Hint = text("换一个名字", "choose another name")
	case reserved.OnWindows(name):
		p.Message = text(quoteShort(name)+" 在 Windows 上不能作文件名", quoteShort(name)+" cannot be a file name on Windows")
		p.Hint = text("换一个名字", "choose another name")
	case len(name) > maxName:
		p.Message = text("名字太长", "the name is too long")
	case !isSafeName(name):
		p.Message = text(quoteShort(printable(name))+" 不能作网址和文件名", quoteShort(printable(name))+" cannot be an address and a file name")
		p.Hint = text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")
	default:
		return true
	}
	d.add(p)
	return false
}

// checkAnyName is checkName for a field.
func (x reading) checkAnyName(name string, at source.Span) { x.checkName(name, at) }

// checkAnyID is checkID for a field.
func (x reading) checkAnyID(id string, at source.Span) { x.checkID(id, at) }

// checkID reports an id that stands in no address but in references such as fact:SLUG/id.
func (d *decoder) checkID(id string, at source.Span) bool {
	if id == "" || isSafeName(id) && len(id) <= maxName {
		return true
	}
	d.add(problem.Problem{Rule: problem.BadName, Span: at,
		Message: text(quoteShort(printable(id))+" 不能作编号", quoteShort(printable(id))+" cannot be an id"),
		Hint:    text("只用文字、数字、连字符 - 和下划线 _", "use letters, digits, - and _ only")})
	return false
}

// isSafeName tells whether a name is letters, digits, "-", "_" and inner single points.
func isSafeName(name string) bool {
	for _, r := range name {
		if r != '-' && r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == utf8.RuneError {
			return false
		}
	}
	return name[0] != '.' && name[0] != '-' && name[len(name)-1] != '.' && !strings.Contains(name, "..")
}

// printable shows control characters, so that a message stays on its line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '\ufffd'
		}
		return r
	}, s)
}

// foldName returns what two names share that some file system cannot tell apart: they
// differ in case or in composition only.
func foldName(name string) string {
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

// checkCode reports a code that is neither all digits of a right length nor a slug.
func (d *decoder) checkCode(code string, at source.Span, want problem.Text, lengths ...int) bool {
	if !isDigits(code) {
		if ascii, full := halfWidth(code); full && isDigits(ascii) {
			d.add(problem.Problem{Rule: problem.BadCode, Span: at, Message: text("代码用了全角数字", "the code has full-width digits"),
				Hint: text("写成 "+ascii, "write "+ascii)})
			return false
		}
		return d.checkName(code, at)
	}
	for _, n := range lengths {
		if len(code) == n {
			return true
		}
	}
	d.add(problem.Problem{Rule: problem.BadCode, Span: at,
		Message: text("代码 "+problem.Shorten(code)+" 的位数不对："+want.ZH, "code "+problem.Shorten(code)+" has the wrong length: "+want.EN)})
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// halfWidth turns full-width digits into ASCII and tells whether there were any.
func halfWidth(s string) (string, bool) {
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
