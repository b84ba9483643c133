package toml

import (
	"strings"

	"casebook/generator/problem"
)

// header reads [a.b] or [[a.b]] and makes its table current. A header whose end is broken
// still opens its table; one whose name is broken opens a table that nobody reads.
func (p *parser) header() bool {
	start := p.pos
	array := len(p.text) > p.pos+1 && p.text[p.pos+1] == '['
	p.pos++
	if array {
		p.pos++
	}
	var buf [4]keyPart
	path, ok := p.key(buf[:0])
	if !ok {
		p.current = p.nodes.table(Table{origin: byHeader, Broken: true})
		return false
	}
	closed := p.closeHeader(array)
	if !p.open(path, array, start) {
		p.current = p.nodes.table(Table{origin: byHeader, Broken: true})
		return false
	}
	p.current.Start, p.current.End = int32(start), int32(p.pos)
	return closed && p.endOfLine()
}

func (p *parser) closeHeader(array bool) bool {
	brackets, zh, en := "]", "表头少了右方括号 ]", "the table header lacks its ]"
	if array {
		brackets, zh, en = "]]", "表头少了右方括号 ]]", "the table header lacks its ]]"
	}
	if len(p.text)-p.pos >= len(brackets) && p.text[p.pos:p.pos+len(brackets)] == brackets {
		p.pos += len(brackets)
		return true
	}
	p.fail(p.pos, max(p.lineEnd(), p.pos), zh, en)
	p.pos = p.lineEnd()
	return false
}

// open walks to the table that a header names and makes it current.
func (p *parser) open(path []keyPart, array bool, start int) bool {
	t := p.root
	last := len(path) - 1
	for _, part := range path[:last] {
		e := t.Get(part.name)
		if e == nil {
			next := p.nodes.table(Table{origin: byPath, Start: int32(start), End: int32(part.end)})
			p.nodes.add(t, part, &Value{Kind: KindTable, Header: true, Start: int32(start), End: int32(part.end), Table: next})
			t = next
			continue
		}
		if t = e.Value.inner(); t == nil || t.origin == inline {
			return p.redefined(part, e)
		}
	}
	part := path[last]
	e := t.Get(part.name)
	if array {
		return p.openElement(t, e, part, start)
	}
	if e == nil {
		p.current = p.nodes.table(Table{origin: byHeader})
		p.nodes.add(t, part, &Value{Kind: KindTable, Header: true, Start: int32(start), End: int32(part.end), Table: p.current})
		return true
	}
	if e.Value.Kind == KindArray && e.Value.Header {
		p.failed.hint = text("写成两层方括号 [["+part.name+"]]", "use double brackets [["+part.name+"]]")
		return p.fail(start, p.pos, "这里每一项都要用两层方括号", "every element needs double brackets")
	}
	if e.Value.Kind != KindTable || e.Value.Table.origin != byPath && e.Value.Table.origin != byDotted {
		return p.redefined(part, e)
	}
	p.current = e.Value.Table
	p.current.origin = byHeader
	return true
}

// openElement adds a table to an array of tables.
func (p *parser) openElement(t *Table, e *Entry, part keyPart, start int) bool {
	if e == nil {
		e = p.nodes.add(t, part, &Value{Kind: KindArray, Header: true, Start: int32(start), End: int32(part.end), Table: p.nodes.table(Table{})})
	}
	if e.Value.Kind == KindTable && e.Value.Table.origin == byPath {
		p.tooEarly(e)
		e.Value = Value{Kind: KindArray, Header: true, Start: int32(start), End: int32(part.end), Table: p.nodes.table(Table{})}
	}
	if e.Value.Kind != KindArray || !e.Value.Header {
		return p.redefined(part, e)
	}
	p.current = p.nodes.table(Table{origin: byHeader})
	p.nodes.grow(e.Value.Table).Value = Value{Kind: KindTable, Header: true, Start: int32(start), End: int32(part.end), Table: p.current}
	return true
}

// tooEarly reports tables of an element, as [[a.b]], above the first [[a]]: nobody can tell whose they are, so
// they are left out, and what follows is read as if they were not there.
func (p *parser) tooEarly(e *Entry) {
	start := int(e.Value.Start)
	end := start + max(strings.IndexByte(p.text[start:], '\n'), 0)
	written := strings.TrimSpace(p.text[start:end])
	p.fail(start, start+len(written), written+" 写在了 [["+e.Key+"]] 的上面，看不出属于哪一项", written+" is above [["+e.Key+"]]: it is unclear which one it belongs to")
	p.failed.hint = text("把它移到所属的 [["+e.Key+"]] 那几行的下面", "move it below the lines of the [["+e.Key+"]] that it belongs to")
	p.note()
	p.failed = failure{}
}

// inner returns the table that a longer path goes on in: the table itself, or the last of
// an array of tables.
func (v *Value) inner() *Table {
	switch {
	case v.Kind == KindTable:
		return v.Table
	case v.Kind == KindArray && v.Header:
		list := v.Elements()
		return list[len(list)-1].Value.Table
	}
	return nil
}

func (p *parser) redefined(part keyPart, first *Entry) bool {
	p.fail(part.start, part.end, "键 "+part.name+" 在同一处写了两次", "key "+part.name+" is defined twice")
	line := p.file.At(int(first.KeyStart), int(first.KeyEnd-first.KeyStart))
	p.failed.hint = text("两处只留一处", "keep one of the two")
	p.failed.related = []problem.Related{{Span: line, Message: text("第一次写在这里", "first defined here")}}
	return false
}

// keyValue reads `key = value` into t.
func (p *parser) keyValue(t *Table) bool {
	var buf [4]keyPart
	path, ok := p.key(buf[:0])
	if !ok {
		return false
	}
	if p.pos >= len(p.text) || p.text[p.pos] != '=' {
		return p.noEquals(path)
	}
	p.pos++
	p.skipSpace()
	last := len(path) - 1
	for _, part := range path[:last] {
		e := t.Get(part.name)
		if e == nil {
			next := p.nodes.table(Table{origin: byDotted, Start: int32(part.start), End: int32(part.end)})
			p.nodes.add(t, part, &Value{Kind: KindTable, Start: int32(part.start), End: int32(part.end), Table: next})
			t = next
			continue
		}
		if e.Value.Kind != KindTable || e.Value.Table.origin != byDotted && e.Value.Table.origin != byPath {
			return p.redefined(part, e)
		}
		t = e.Value.Table
	}
	var v Value
	if !p.value(&v) {
		if v.Kind == KindString && v.Text != "" { // an unclosed string: keep it as said
			p.put(t, path[last], &v)
		}
		return false
	}
	return p.put(t, path[last], &v)
}

// put adds a value to t. A second value of a key is reported and dropped: what follows it
// makes sense all the same.
func (p *parser) put(t *Table, part keyPart, v *Value) bool {
	if first := t.Get(part.name); first != nil {
		p.redefined(part, first)
		p.note()
		p.failed = failure{}
		p.filled = nil
		return true
	}
	p.nodes.add(t, part, v)
	p.filled = t
	return true
}

// takeBack drops the value that was read last where the rest of its line shows that it was
// cut off too early, as 2 of 2,016. A text is kept: it may be an id.
func (p *parser) takeBack() {
	if t := p.filled; t != nil && t.Entries[len(t.Entries)-1].Value.Kind != KindString {
		t.dropLast()
	}
}

func (p *parser) noEquals(path []keyPart) bool {
	last := path[len(path)-1]
	rest := p.text[p.pos:]
	if hint, ok := foreignPunctuation(firstRune(rest)); ok {
		p.failed.hint = hint
	} else if strings.HasPrefix(rest, ":") {
		p.failed.hint = text("把 : 换成等号："+last.name+" = …", "use = instead of the colon: "+last.name+" = …")
	} else {
		p.failed.hint = text("这里每一行都写成 键 = 值，例如 title = \"标题\"；是上一行的文字换了行，就接回上一行", "each line here is key = value, such as title = \"…\"; if it continues the text of the line above, move it there")
	}
	return p.fail(p.pos, p.pos+len(firstRune(rest)), "键 "+last.name+" 后面应是等号 =", "= expected after key "+last.name)
}

// inlineTable reads { a = 1, b = 2 }.
func (p *parser) inlineTable() (*Table, bool) {
	start := p.pos
	t := p.nodes.table(Table{origin: inline, Start: int32(start), Entries: p.nodes.entries.take(p.likelyEntries())})
	p.pos++
	for {
		if !p.blankInside(start, "}") {
			return nil, false
		}
		if p.text[p.pos] == '}' {
			break
		}
		if !p.keyValue(t) {
			return nil, false
		}
		if !p.commaOrEnd(start, "}") {
			return nil, false
		}
	}
	p.pos++
	t.End = int32(p.pos)
	return t, true
}

// likelyEntries guesses how many keys the inline table that begins here has; the years of
// a series are most of what a village file holds.
func (p *parser) likelyEntries() int {
	const most = 64
	rest := p.text[p.pos:min(p.pos+16*most, len(p.text))]
	if end := strings.IndexByte(rest, '}'); end >= 0 {
		rest = rest[:end]
	}
	return min(strings.Count(rest, "="), most)
}

// array reads [1, 2].
func (p *parser) array() (*Table, bool) {
	start := p.pos
	p.pos++
	t := p.nodes.table(Table{origin: inline})
	for {
		if !p.blankInside(start, "]") {
			return nil, false
		}
		if p.text[p.pos] == ']' {
			break
		}
		if p.lineTellsUnclosed(start, "]") {
			return nil, false
		}
		if !p.value(&p.nodes.grow(t).Value) {
			return nil, false
		}
		if !p.commaOrEnd(start, "]") {
			return nil, false
		}
	}
	p.pos++
	return t, true
}

// commaOrEnd passes the comma behind an element inside brackets; the closing bracket is left to
// the caller. It is false where neither follows.
func (p *parser) commaOrEnd(open int, closing string) bool {
	if !p.blankInside(open, closing) {
		return false
	}
	if p.text[p.pos] == ',' {
		p.pos++
		return true
	}
	return p.text[p.pos] == closing[0] || p.noComma(open, closing)
}

// blankInside passes blanks and comments inside brackets, which must go on.
func (p *parser) blankInside(open int, closing string) bool {
	if !p.blanks() {
		return false
	}
	if p.pos < len(p.text) {
		return true
	}
	p.failed.multiline = true
	p.failed.hint = unclosedHint(closing)
	p.pos = open
	return p.fail(open, open+1, "这个括号没有对应的 "+closing, "this bracket has no matching "+closing)
}

// noComma reports what stands where a comma or the closing bracket belongs.
func (p *parser) noComma(open int, closing string) bool {
	if p.lineTellsUnclosed(open, closing) {
		return false
	}
	rest := firstRune(p.text[p.pos:])
	if hint, ok := foreignPunctuation(rest); ok {
		p.failed.hint = hint
	}
	p.failed.multiline = strings.Contains(p.text[open:p.pos], "\n")
	return p.fail(p.pos, p.pos+len(rest), "这里应是英文逗号 , 或 "+closing, "expected , or "+closing)
}

func unclosedHint(closing string) problem.Text {
	return text("在它的末尾补上 "+closing, "add "+closing+" at its end")
}

// lineTellsUnclosed looks whether a new key or header begins the line where the list that
// opened on an earlier line should go on: then it is the closing bracket that is missing.
// Reading goes on with that line.
func (p *parser) lineTellsUnclosed(open int, closing string) bool {
	lineStart := p.pos
	for lineStart > open && (p.text[lineStart-1] == ' ' || p.text[lineStart-1] == '\t') {
		lineStart--
	}
	if lineStart <= open || p.text[lineStart-1] != '\n' {
		return false
	}
	line := p.text[lineStart:]
	if nl := strings.IndexByte(line, '\n'); nl >= 0 {
		line = line[:nl]
	}
	opening := map[string]string{"]": "[", "}": "{"}[closing]
	key := LooksLikeKey(line) && strings.Count(line, opening) >= strings.Count(line, closing)
	if !key && !(closing == "}" && looksLikeHeader(line)) {
		return false
	}
	p.pos = lineStart - 1
	p.failed.hint = unclosedHint(closing)
	p.fail(open, open+1, "这个括号没有对应的 "+closing, "this bracket has no matching "+closing)
	return true
}
