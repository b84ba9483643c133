package toml

import (
	"strings"
	"unicode/utf8"
)

// quoted reads any of the four string forms; the current byte is its quote.
func (p *parser) quoted(quote byte) (string, bool) {
	rest := p.text[p.pos:]
	if len(rest) >= 3 && rest[1] == quote && rest[2] == quote {
		return p.multiline(quote)
	}
	start := p.pos
	p.pos++
	escaped := false
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == quote:
			body := p.text[start+1 : p.pos]
			p.pos++
			if escaped {
				return p.unescape(body, start+1)
			}
			return body, true
		case c == '\\' && quote == '"':
			escaped = true
			p.pos += 2
		case c == '\n' || c == '\r':
			return p.unclosed(start)
		case isControl(c):
			return "", p.fail(p.pos, p.pos+1, "文字里有看不见的控制字符", "control character in a string")
		default:
			p.pos++
		}
	}
	p.pos = len(p.text)
	return p.unclosed(start)
}

// unclosed reports a string that its line ends before its quote. What stands there is
// returned all the same: an id is most often whole, and other files refer to it.
func (p *parser) unclosed(start int) (string, bool) {
	p.pos = start
	end := p.lineEnd()
	p.pos = end
	value := strings.TrimRight(p.text[min(start+1, end):end], " \t”’")
	p.failed.hint = text("在这一行的末尾补上引号 "+p.text[start:start+1], "close the string with "+p.text[start:start+1])
	if next, _, _ := strings.Cut(strings.TrimLeft(p.text[end:], "\r\n"), "\n"); p.text[start] == '"' && strings.HasSuffix(strings.TrimRight(next, " \t\r"), `"`) && !strings.ContainsAny(next, "=[") && strings.Count(next, `"`) == 1 {
		p.failed.hint = text("文字换了行：和下一行接成一行", "the string continues on the next line: join the two lines")
	}
	return value, p.fail(start, end, "引号没有成对", "the string is not closed")
}

// multiline reads """…""" or ”'…”'.
func (p *parser) multiline(quote byte) (string, bool) {
	start := p.pos
	p.pos += 3
	bodyStart := p.pos
	escaped := false
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == quote:
			run := p.pos
			for run < len(p.text) && run-p.pos < 5 && p.text[run] == quote {
				run++
			}
			if n := run - p.pos; n >= 3 { // up to two quotes may stand before the closing three
				body := p.text[bodyStart : run-3]
				p.pos = run
				return p.multilineBody(body, bodyStart, escaped)
			}
			p.pos = run
		case c == '\\' && quote == '"':
			escaped = true
			p.pos += 2
		case c == '\r' && p.pos+1 < len(p.text) && p.text[p.pos+1] == '\n':
			p.pos += 2
		case c != '\n' && isControl(c):
			p.failed.multiline = true
			return "", p.fail(p.pos, p.pos+1, "文字里有看不见的控制字符", "control character in a string")
		default:
			p.pos++
		}
	}
	p.pos = start
	p.failed.multiline = true
	return "", p.fail(start, start+3, "三个引号没有成对", "the multi-line string is not closed")
}

func (p *parser) multilineBody(body string, at int, escaped bool) (string, bool) {
	for _, nl := range []string{"\n", "\r\n"} {
		if strings.HasPrefix(body, nl) {
			body, at = body[len(nl):], at+len(nl)
			break
		}
	}
	if !escaped {
		return body, true
	}
	return p.unescape(body, at)
}

// unescape resolves the escapes of a basic string whose body begins at byte at.
func (p *parser) unescape(body string, at int) (string, bool) {
	var b strings.Builder
	b.Grow(len(body))
	for i := 0; i < len(body); {
		if body[i] != '\\' {
			next := strings.IndexByte(body[i:], '\\')
			if next < 0 {
				next = len(body) - i
			}
			b.WriteString(body[i : i+next])
			i += next
			continue
		}
		n, r, ok := escape(body[i:])
		if !ok {
			p.failed.hint = text(`反斜杠要写两个：\\；或者整段改用单引号`, `write \\, or use single quotes`)
			return "", p.fail(at+i, at+i+min(n, len(body)-i), "反斜杠后面的写法不对", "invalid escape")
		}
		if r >= 0 {
			b.WriteRune(r)
		}
		i += n
	}
	return b.String(), true
}

// escape reads one escape at the start of s: its length and its rune, -1 for a line end
// that is to vanish.
func escape(s string) (n int, r rune, ok bool) {
	if len(s) < 2 {
		return len(s), 0, false
	}
	switch s[1] {
	case 'b':
		return 2, '\b', true
	case 't':
		return 2, '\t', true
	case 'n':
		return 2, '\n', true
	case 'f':
		return 2, '\f', true
	case 'r':
		return 2, '\r', true
	case 'e':
		return 2, 0x1b, true
	case '"', '\\':
		return 2, rune(s[1]), true
	case 'x':
		return hexEscape(s, 2)
	case 'u':
		return hexEscape(s, 4)
	case 'U':
		return hexEscape(s, 8)
	}
	blank := len(s) - 1 - len(strings.TrimLeft(s[1:], " \t\r\n"))
	if strings.Contains(s[1:1+blank], "\n") {
		return 1 + blank, -1, true
	}
	_, size := utf8.DecodeRuneInString(s[1:])
	return 1 + size, 0, false
}

func hexEscape(s string, digits int) (n int, r rune, ok bool) {
	if len(s) < 2+digits {
		return len(s), 0, false
	}
	var code uint32
	for _, c := range []byte(s[2 : 2+digits]) {
		switch {
		case isDigit(c):
			code = code<<4 | uint32(c-'0')
		case c >= 'a' && c <= 'f':
			code = code<<4 | uint32(c-'a'+10)
		case c >= 'A' && c <= 'F':
			code = code<<4 | uint32(c-'A'+10)
		default:
			return 2, 0, false
		}
	}
	if code > utf8.MaxRune || !utf8.ValidRune(rune(code)) {
		return 2 + digits, 0, false
	}
	return 2 + digits, rune(code), true
}
