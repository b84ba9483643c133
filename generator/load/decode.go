package load

import (
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// Years that a figure or a document may have.
const (
	minYear = 1000
	maxYear = 2999
)

// maxCount is the largest count that is believed: ten billion.
const maxCount = 10_000_000_000

// decoder turns the tree of one file into values and collects what is wrong with it.
type decoder struct {
	file       *source.File
	nodes      *nodes // the memory of its trees; nil where each has its own
	release    bool   // the file's text will be dropped: copy what is kept
	problems   []problem.Problem
	suppressed []problem.Suppression
}

// parse reads bytes start to end of the file as TOML and collects what is wrong with it.
func (d *decoder) parse(start, end int) *table { return d.parseText(d.file.Text(), start, end) }

// parseText is parse on a text whose offsets are the file's.
func (d *decoder) parseText(text string, start, end int) *table {
	m := d.nodes
	if m == nil {
		m = new(nodes)
	}
	root, problems, comments := parseTOML(d.file, m, text, start, end)
	for _, p := range problems {
		d.add(p)
	}
	if len(problems) == 0 && !d.release {
		d.verdict(text, start, end)
	}
	d.suppressed = append(d.suppressed, d.suppressions(comments)...)
	return root
}

// maxProblems bounds what is reported of one file: a table of the wrong kind has a mistake
// in every cell.
const maxProblems = 1000

// add collects a problem. The last that is kept says that there are more.
func (d *decoder) add(p problem.Problem) {
	switch n := len(d.problems); {
	case n >= maxProblems:
		return
	case n == maxProblems-1:
		p.Hint = text("这个文件的问题太多，只列出前 1000 个", "this file has too many problems: the first 1000 are listed")
	}
	d.problems = append(d.problems, p)
}

func (d *decoder) span(start, end int32) source.Span {
	return source.Span{File: d.file, Start: start, End: end}
}

func (d *decoder) keySpan(e *entry) source.Span { return d.span(e.keyStart, e.keyEnd) }

func (d *decoder) valueSpan(v *value) source.Span { return d.span(v.start, v.end) }

// wrong reports a value of the wrong type or outside its range.
func (d *decoder) wrong(v *value, zh, en string, hint problem.Text) {
	d.add(problem.Problem{Rule: problem.WrongType, Span: d.valueSpan(v), Message: text(zh, en), Hint: hint})
}

// unknown reports a key that the contract does not name.
func (d *decoder) unknown(e *entry, known ...string) {
	if len(d.problems) >= maxProblems {
		return // looking for what was meant costs time
	}
	d.add(problem.Problem{
		Rule:    problem.UnknownKey,
		Span:    d.keySpan(e),
		Message: text("没有 `"+shorten(e.key)+"` 这个键", "unknown key `"+shorten(e.key)+"`"),
		Hint:    orKnown(didYouMean(e.key, known), known),
	})
}

// orKnown lists what may stand there when no known word is near.
func orKnown(hint problem.Text, known []string) problem.Text {
	if hint.ZH == "" && len(known) > 0 {
		all := strings.Join(known, "、")
		return text("这里可以写："+all, "known here: "+strings.Join(known, ", "))
	}
	return hint
}

// require reports each of the keys that the table lacks, at its header.
func (d *decoder) require(t *table, keys ...string) {
	for _, key := range keys {
		if e := t.get(key); e != nil {
			if e.value.kind == kindString && strings.TrimSpace(e.value.text) == "" {
				d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.value),
					Message: text("`"+key+"` 不能为空", "`"+key+"` must not be empty")})
			}
			continue
		}
		if !t.broken {
			d.missing(d.span(t.start, t.end), key)
		}
	}
}

func (d *decoder) missing(at source.Span, key string) {
	d.add(problem.Problem{Rule: problem.MissingField, Span: at,
		Message: text("缺少必填的 `"+key+"`", "required `"+key+"` is missing"),
		Hint:    text("补上一行 "+key+" = …", "add a line "+key+" = …")})
}

var kindNames = [...]problem.Text{
	kindString:   {ZH: "文字", EN: "text"},
	kindInteger:  {ZH: "整数", EN: "an integer"},
	kindFloat:    {ZH: "小数", EN: "a number"},
	kindBool:     {ZH: "真假值 true/false", EN: "true or false"},
	kindDatetime: {ZH: "日期", EN: "a date"},
	kindArray:    {ZH: "列表", EN: "a list"},
	kindTable:    {ZH: "表", EN: "a table"},
}

// expected reports a value whose kind is not the one wanted.
func (d *decoder) expected(e *entry, v *value, want problem.Text, hint problem.Text) {
	got := kindNames[v.kind]
	d.wrong(v, "`"+shorten(e.key)+"` 应是"+want.ZH+"，这里写的是"+got.ZH, "`"+shorten(e.key)+"` must be "+want.EN+", not "+got.EN, hint)
}

// keep returns s, copied where the file's text will be dropped.
func (d *decoder) keep(s string) string {
	if d.release {
		return strings.Clone(s)
	}
	return s
}

// text returns a text value for a page: trimmed, and without hidden characters.
func (d *decoder) text(e *entry) string {
	return d.keep(strings.TrimSpace(narrative.Visible(d.word(e, &e.value))))
}

// id returns the id of a record. A number is reported and taken as it is written, so that
// what refers to it still finds it.
func (d *decoder) id(e *entry) string {
	s := d.keep(strings.TrimSpace(d.word(e, &e.value)))
	if e.value.kind == kindInteger {
		s = d.keep(e.value.text)
	}
	return s
}

// orMisspelt returns id, or where a record has none the value of a key that is one slip
// away from its name: what refers to the record still finds it, and the slip is reported
// once and not at every reference.
func (d *decoder) orMisspelt(id string, t *table, name string) string {
	if id != "" || t.get(name) != nil {
		return id
	}
	for i := range t.entries {
		e := &t.entries[i]
		if e.value.kind == kindString && (chineseKeys[e.key] == name || problem.Distance(e.key, name, 2) < 2) {
			return d.keep(e.value.text)
		}
	}
	return ""
}

// lost tells whether a record has no id because it could not be read, rather than because
// nobody gave it one.
func (t *table) lost(name, id string) bool {
	e := t.get(name)
	return id == "" && (t.broken || e != nil && e.value.kind != kindString)
}

// maxWord bounds one text, in bytes: a few pages. Names and titles stand on many pages, so
// that a file pasted into one would be written out thousands of times.
const maxWord = 16 << 10

var tooLong = text("这段文字超过 16 KB", "this text is longer than 16 KB")

// word returns the text of v without copying it; "" after a report where it is not text.
func (d *decoder) word(e *entry, v *value) string {
	if v.kind == kindString && len(v.text) > maxWord {
		d.wrong(v, tooLong.ZH, tooLong.EN, text("长的文字写在 content/ 的文稿里", "long texts belong in the narratives of content/"))
		return ""
	}
	if v.kind == kindString {
		return v.text
	}
	hint := problem.Text{}
	switch v.kind {
	case kindInteger, kindFloat, kindDatetime, kindBool:
		hint = text(`加上英文双引号："`+v.text+`"`, `quote it: "`+v.text+`"`)
	}
	d.expected(e, v, kindNames[kindString], hint)
	return ""
}

func (d *decoder) boolean(e *entry) bool {
	if e.value.kind != kindBool {
		d.expected(e, &e.value, kindNames[kindBool], text("只写 true 或 false，不加引号", "write true or false without quotes"))
		return false
	}
	return e.value.text == "true"
}

// integer returns a whole number from lo to hi, and whether it is one.
func (d *decoder) integer(e *entry, lo, hi int64) (int, bool) {
	v := &e.value
	n, ok := d.number(e, v)
	if !ok {
		return 0, false
	}
	coefficient, scale := n.Parts()
	if scale != 0 || v.kind != kindInteger {
		d.expected(e, v, kindNames[kindInteger], problem.Text{})
		return 0, false
	}
	if coefficient < lo || coefficient > hi {
		from, to := quantity.FromInt(lo).String(), quantity.FromInt(hi).String()
		d.wrong(v, "`"+e.key+"` 应在 "+from+" 到 "+to+" 之间", "`"+e.key+"` must lie between "+from+" and "+to, problem.Text{})
		return 0, false
	}
	return int(coefficient), true
}

// count returns a number of people or households, -1 where it is none.
func (d *decoder) count(e *entry) int {
	if n, ok := d.integer(e, 0, maxCount); ok {
		return n
	}
	return -1
}

// year returns a year, 0 where it is none.
func (d *decoder) year(e *entry) int {
	n, _ := d.integer(e, minYear, maxYear)
	return n
}

// number returns an exact decimal, and whether the value is one.
func (d *decoder) number(e *entry, v *value) (quantity.Decimal, bool) {
	want := problem.Text{ZH: "数", EN: "a number"}
	if v.kind != kindInteger && v.kind != kindFloat {
		hint := problem.Text{}
		if v.kind == kindString {
			hint = text("数不加引号，也不带单位和逗号", "write the number without quotes, unit and commas")
		}
		d.expected(e, v, want, hint)
		return quantity.Missing, false
	}
	n, err := decimal(v.text)
	switch err {
	case nil:
		return n, true
	case quantity.ErrRange:
		d.wrong(v, "这个数太大或小数位太多", "this number is too large or has too many digits", problem.Text{})
	default:
		d.wrong(v, "这里要写普通的十进制数", "a plain decimal number is wanted here",
			text("inf、nan 和 0x 开头的数不是统计数据", "inf, nan and 0x numbers are no figures"))
	}
	return quantity.Missing, false
}

// oneOf returns the index of a word in list, and whether it is there.
func (d *decoder) oneOf(e *entry, list ...string) (int, bool) {
	if e.value.kind != kindString {
		d.expected(e, &e.value, kindNames[kindString], orKnown(problem.Text{}, list))
		return 0, false
	}
	for i, word := range list {
		if e.value.text == word {
			return i, true
		}
	}
	d.wrong(&e.value, "`"+e.key+"` 不能是 "+quoteShort(e.value.text), "`"+e.key+"` cannot be "+quoteShort(e.value.text),
		orKnown(didYouMean(e.value.text, list), list))
	return 0, false
}

func quoteShort(s string) string { return `"` + shorten(s) + `"` }

// words returns the items of a list of texts with their places. The strings are not copied.
func (d *decoder) words(e *entry) []value {
	if e.value.kind != kindArray || e.value.header {
		hint := problem.Text{}
		if e.value.kind == kindString {
			hint = text(`写成列表：["`+shorten(e.value.text)+`"]`, `write a list: ["`+shorten(e.value.text)+`"]`)
		}
		d.expected(e, &e.value, problem.Text{ZH: "文字列表", EN: "a list of texts"}, hint)
		return nil
	}
	var list []value
	for i := range e.value.elements() {
		if v := &e.value.elements()[i].value; d.word(e, v) != "" || v.kind == kindString && v.text == "" {
			list = append(list, *v)
		}
	}
	return list
}

// sentences returns a list of texts, copied.
func (d *decoder) sentences(e *entry) []string {
	var list []string
	for _, v := range d.words(e) {
		if s := narrative.Visible(strings.TrimSpace(v.text)); s != "" {
			list = append(list, d.keep(s))
		}
	}
	return list
}

// tables returns the tables of an array of tables, written either way.
func (d *decoder) tables(e *entry) []*table {
	if e.value.kind != kindArray {
		hint := problem.Text{}
		if e.value.kind == kindTable && e.value.header {
			hint = text("写成两层方括号 [["+e.key+"]]", "use double brackets [["+e.key+"]]")
		}
		d.expected(e, &e.value, problem.Text{ZH: "一组表 [[" + e.key + "]]", EN: "an array of tables [[" + e.key + "]]"}, hint)
		return nil
	}
	elements := e.value.elements()
	list := make([]*table, 0, len(elements))
	for i := range elements {
		if v := &elements[i].value; v.kind == kindTable {
			list = append(list, v.table)
		} else {
			d.expected(e, v, kindNames[kindTable], problem.Text{})
		}
	}
	return list
}

// table returns a single table, nil where the value is none.
func (d *decoder) table(e *entry) *table {
	if e.value.kind == kindTable {
		return e.value.table
	}
	d.expected(e, &e.value, kindNames[kindTable], problem.Text{})
	return nil
}
