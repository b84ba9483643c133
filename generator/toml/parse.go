// Package toml reads TOML into a tree that knows where each key and value stands. It is the
// only importer of the TOML library, which has the last word on what is TOML.
package toml

import (
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// maxDepth bounds the nesting of arrays, inline tables and dotted keys.
const maxDepth = 64

// parser reads TOML 1.0, with the freedoms that 1.1 gives inline tables and escapes, into
// a tree that knows where each key and value stands. A key written twice is toml-syntax at
// the second place, as in TOML itself; duplicate-id is for records and for figures that are
// given in two places.
//
// BurntSushi/toml stops at its first mistake, gives no positions afterwards and turns
// figures into float64; an editor needs all mistakes and exact money. The library has the
// last word on what is TOML (see verdict), and a fuzz test holds the two against each other.
type parser struct {
	translate func(word string) string // of a Chinese key to the English one; may be nil
	file      *source.File
	nodes     *Memory
	text      string // up to the end of the part that is read
	pos       int
	root      *Table
	current   *Table
	filled    *Table // that the last value went into
	depth     int
	problems  []problem.Problem
	comments  []source.Span // those that speak to the checker
	failed    failure
}

// failure is the mistake that made the parser give up the construct it was in.
type failure struct {
	start, end int
	zh, en     string
	hint       problem.Text
	related    []problem.Related
	multiline  bool // the construct may span lines: go on at the next header
}

// Parse reads bytes start to end of the file's text. The tree lies in m and holds what could
// be read; each syntax mistake costs its key or its header only. The spans are those of the
// comments that speak to the checker.
func Parse(f *source.File, m *Memory, text string, start, end int, translate func(word string) string) (*Table, []problem.Problem, []source.Span) {
	m.expect(strings.Count(text[start:end], "\n"))
	root := m.table(Table{origin: byHeader, Start: int32(start), End: int32(start)})
	p := &parser{translate: translate, file: f, nodes: m, text: text[:end], pos: start, root: root, current: root}
	for p.skipBlank(); p.pos < len(p.text); p.skipBlank() {
		lineStart := p.pos
		ok := false
		if p.text[p.pos] == '[' {
			ok = p.header()
		} else {
			ok = p.keyValue(p.current)
			if ok {
				if ok = p.endOfLine(); !ok {
					p.takeBack()
				}
			}
		}
		if !ok {
			p.report()
			p.recover(lineStart)
		}
	}
	return root, p.problems, p.comments
}

// fail notes the mistake and returns false, so that callers can return it.
func (p *parser) fail(start, end int, zh, en string) bool {
	p.failed.start, p.failed.end, p.failed.zh, p.failed.en = start, end, zh, en
	return false
}

// report notes the failure of a construct that is given up, whose table may lack it now.
func (p *parser) report() {
	p.current.Broken = true
	p.note()
}

// note takes the failure down as a problem.
func (p *parser) note() {
	p.problems = append(p.problems, problem.Problem{
		Rule:    problem.TOMLSyntax,
		Span:    p.file.At(p.failed.start, max(p.failed.end-p.failed.start, 0)),
		Message: problem.Text{ZH: p.failed.zh, EN: p.failed.en},
		Hint:    p.failed.hint,
		Related: p.failed.related,
	})
}

// recover moves to the next line from which reading makes sense: the next line that looks
// like a key or a header, or the next header only where the mistake may have opened
// something that spans lines.
func (p *parser) recover(lineStart int) {
	multiline := p.failed.multiline
	p.failed = failure{}
	p.depth = 0
	at := max(p.pos, lineStart)
	for {
		nl := strings.IndexByte(p.text[at:], '\n')
		if nl < 0 {
			p.pos = len(p.text)
			return
		}
		at += nl + 1
		line := p.text[at:]
		if looksLikeHeader(line) || !multiline && LooksLikeKey(line) {
			p.pos = at
			return
		}
	}
}

func looksLikeHeader(line string) bool {
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	line = strings.TrimLeft(line, " \t")
	name := strings.TrimLeft(line, "[")
	return len(name) < len(line) && name != "" && (isBare(name[0]) || name[0] == '"' || name[0] >= 0x80) &&
		!strings.ContainsAny(strings.TrimRight(name, " \t\r"), ",")
}

func LooksLikeKey(line string) bool {
	line = strings.TrimLeft(line, " \t")
	if line == "" || line[0] == '#' {
		return false
	}
	i := 0
	for i < len(line) && (isBare(line[i]) || line[i] == '.' || line[i] >= 0x80 || line[i] == '"' || line[i] == '\'') {
		i++
	}
	// A quote that is not closed is the beginning of a text in which an equals sign stands.
	return i > 0 && strings.Count(line[:i], `"`)%2 == 0 && strings.Count(line[:i], "'")%2 == 0 && strings.HasPrefix(strings.TrimLeft(line[i:], " \t"), "=")
}

// skipBlank passes spaces, line ends and comments.
func (p *parser) skipBlank() bool {
	if !p.blanks() {
		p.report()
		p.recover(p.pos)
		return false
	}
	return true
}

// blanks passes spaces, line ends and comments up to what else stands there, or the file's end;
// false where a comment holds what none may.
func (p *parser) blanks() bool {
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == ' ' || c == '\t' || c == '\n':
			p.pos++
		case c == '\r' && p.pos+1 < len(p.text) && p.text[p.pos+1] == '\n':
			p.pos += 2
		case c == '#':
			if !p.comment() {
				return false
			}
		default:
			return true
		}
	}
	return true
}

// comment passes a comment up to its line's end.
func (p *parser) comment() bool {
	start := p.pos
	end := p.lineEnd()
	for ; p.pos < end; p.pos++ {
		if isControl(p.text[p.pos]) {
			return p.fail(p.pos, p.pos+1, "注释里有看不见的控制字符", "control character in a comment")
		}
	}
	if comment := p.text[start:end]; strings.Contains(comment, "check") && strings.Contains(comment, "off") {
		p.comments = append(p.comments, p.file.At(start, end-start))
	}
	p.skipSpace()
	return p.atLineEnd() || p.fail(p.pos, p.pos+1, "注释里有看不见的控制字符", "control character in a comment")
}

func (p *parser) skipSpace() {
	for p.pos < len(p.text) && (p.text[p.pos] == ' ' || p.text[p.pos] == '\t') {
		p.pos++
	}
}

// atLineEnd tells whether nothing but the end of the line follows here.
func (p *parser) atLineEnd() bool {
	rest := p.text[p.pos:]
	return rest == "" || rest[0] == '\n' || strings.HasPrefix(rest, "\r\n")
}

// endOfLine demands that nothing but a comment follows on the line.
func (p *parser) endOfLine() bool {
	p.skipSpace()
	if p.pos < len(p.text) && p.text[p.pos] == '#' {
		return p.comment()
	}
	if p.atLineEnd() {
		return true
	}
	end := p.lineEnd()
	if t := p.filled; t != nil {
		v := t.Entries[len(t.Entries)-1].Value
		if start := int(v.Start); start < p.pos && !strings.Contains(p.text[start:p.pos], "\n") && v.Table == nil {
			p.failed.hint = p.afterValue(v, start, end)
		}
	}
	return p.fail(p.pos, end, "这一行在值的后面还有多余的内容", "unexpected text after the value")
}

// afterValue is the hint where more follows a value on its line: the end of a sentence, quotation marks
// within a text, or a text without any.
func (p *parser) afterValue(v Value, start, end int) problem.Text {
	value, rest := strings.TrimSpace(p.text[start:p.pos]), p.text[p.pos:end]
	switch {
	case strings.Trim(rest, ";；,，。、 ") == "":
		return problem.Text{ZH: "行尾不加标点：写成 " + problem.Shorten(value), EN: "there must be no punctuation at the end of the line: write " + problem.Shorten(value)}
	case v.Kind == KindString && strings.HasSuffix(rest, `"`) && strings.HasPrefix(value, `"`):
		whole := strings.Split(strings.Trim(p.text[start:end], `"`), `"`)
		inside := whole[0]
		for i, part := range whole[1:] {
			inside += [...]string{"“", "”"}[i%2] + part
		}
		if len(whole)%2 == 0 {
			inside += "”"
		}
		return problem.Text{ZH: "文字里面的引号用中文的：写成 \"" + problem.Shorten(inside) + "\"", EN: "use Chinese quotation marks within a text: \"" + problem.Shorten(inside) + "\""}
	case v.Kind == KindString:
		return problem.Text{ZH: "引号后面不能再写字：说明写在井号后面，如 " + problem.Shorten(value+" # "+rest), EN: "only a comment beginning with # may follow the closing quote"}
	}
	return valueHint(p.wholeValue(start))
}

func (p *parser) lineEnd() int {
	end := len(p.text)
	if nl := strings.IndexByte(p.text[p.pos:], '\n'); nl >= 0 {
		end = p.pos + nl
	}
	for end > p.pos && (p.text[end-1] == '\r' || p.text[end-1] == ' ' || p.text[end-1] == '\t') {
		end--
	}
	return end
}

// keyPart is one part of a dotted key.
type keyPart struct {
	name       string
	start, end int
}

// key reads a dotted key. The parts live in buf when they fit.
func (p *parser) key(buf []keyPart) ([]keyPart, bool) {
	for {
		p.skipSpace()
		start := p.pos
		name, ok := p.simpleKey()
		if !ok {
			return buf, false
		}
		buf = append(buf, keyPart{name, start, p.pos})
		if len(buf) > maxDepth {
			return buf, p.fail(start, p.pos, "键的层数太多", "too many parts in a dotted key")
		}
		p.skipSpace()
		if p.pos >= len(p.text) || p.text[p.pos] != '.' {
			return buf, true
		}
		p.pos++
	}
}

func (p *parser) simpleKey() (string, bool) {
	if p.pos >= len(p.text) || p.atLineEnd() {
		return "", p.fail(p.pos, p.pos, "这里应有一个键", "a key is missing here")
	}
	switch c := p.text[p.pos]; {
	case c == '"' || c == '\'':
		if strings.HasPrefix(p.text[p.pos:], `"""`) || strings.HasPrefix(p.text[p.pos:], "'''") {
			return "", p.fail(p.pos, p.pos+3, "键不能用三个引号", "a key cannot be a multi-line string")
		}
		return p.quoted(c)
	case isBare(c):
		start := p.pos
		for p.pos < len(p.text) && isBare(p.text[p.pos]) {
			p.pos++
		}
		if p.pos < len(p.text) && p.text[p.pos] >= 0x80 {
			return "", p.bareForeign(start)
		}
		return p.text[start:p.pos], true
	case c >= 0x80:
		return "", p.bareForeign(p.pos)
	}
	if rest := p.text[p.pos:]; strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "<!--") || strings.HasPrefix(rest, "; ") || strings.HasPrefix(rest, "/*") {
		p.failed.hint = problem.Text{ZH: "说明前面用井号：写成 # 说明", EN: "a comment begins with #"}
	}
	return "", p.fail(p.pos, p.pos+1, "键里不能有这个字符", "this character cannot stand in a key")
}

// english is the key that a Chinese word stands for, "" for none.
func (p *parser) english(word string) string {
	if p.translate == nil {
		return ""
	}
	return p.translate(word)
}

// bareForeign reports a key that would need quotes.
func (p *parser) bareForeign(start int) bool {
	for p.pos < len(p.text) && (isBare(p.text[p.pos]) || p.text[p.pos] >= 0x80) {
		p.pos++
	}
	name := p.text[start:p.pos]
	half := halfWidth(name)
	if hint, ok := foreignPunctuation(name); ok {
		p.failed.hint = hint
	} else if year := yearForm.FindStringSubmatch(half); year != nil {
		p.failed.hint = text("年份只写数字："+year[1], "a year is written in digits only: "+year[1])
	} else if numeral.IsDigits(half) {
		p.failed.hint = text("数字要用半角："+half, "use half-width digits: "+half)
	} else if english := p.english(name); english != "" {
		p.failed.hint = text("你是不是想写 `"+english+"`？", "did you mean `"+english+"`?")
	} else {
		p.failed.hint = text("有中文的键要加英文双引号："+`"`+name+`"`, "quote it: "+`"`+name+`"`)
	}
	return p.fail(start, p.pos, "键 "+name+" 要用英文字母或加引号", "key "+name+" must be quoted")
}

// isBare tells whether c may stand in a key without quotes.
func isBare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

func isControl(c byte) bool { return c < ' ' && c != '\t' || c == 0x7f }

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
