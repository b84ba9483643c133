package load

import (
	"slices"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/toml"
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
	nodes      *toml.Memory // the memory of its trees; nil where each has its own
	release    bool         // the file's text will be dropped: copy what is kept
	problems   []problem.Problem
	suppressed []problem.Suppression
	dangles    bool // a record that the file names is not there, whether that was reported or not
}

// parse reads bytes start to end of the file as TOML and collects what is wrong with it.
func (d *decoder) parse(start, end int) *toml.Table { return d.parseText(d.file.Text(), start, end) }

// parseText is parse on a text whose offsets are the file's.
func (d *decoder) parseText(text string, start, end int) *toml.Table {
	m := d.nodes
	if m == nil {
		m = new(toml.Memory)
	}
	root, problems, comments := toml.Parse(d.file, m, text, start, end, englishKey)
	for _, p := range problems {
		d.add(p)
	}
	if len(problems) == 0 && !d.release {
		if p, wrong := toml.Verdict(d.file, text, start, end); wrong {
			d.add(p)
		}
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

func (d *decoder) keySpan(e *toml.Entry) source.Span { return d.span(e.KeyStart, e.KeyEnd) }

func (d *decoder) valueSpan(v *toml.Value) source.Span { return d.span(v.Start, v.End) }

// wrong reports a value of the wrong type or outside its range.
func (d *decoder) wrong(v *toml.Value, zh, en string, hint problem.Text) {
	d.add(problem.Problem{Rule: problem.WrongType, Span: d.valueSpan(v), Message: text(zh, en), Hint: hint})
}

// unknown reports a key that the contract does not name.
func (d *decoder) unknown(e *toml.Entry, known ...string) {
	if len(d.problems) >= maxProblems {
		return // looking for what was meant costs time
	}
	if folder := elsewhere(e.Key); folder != "" && len(known) <= 2 && !slices.Contains(known, e.Key) && e.Value.Kind != toml.KindString {
		d.add(problem.Problem{Rule: problem.UnknownKey, Span: d.keySpan(e),
			Message: text("[["+e.Key+"]] 不写在这个文件里", "[["+e.Key+"]] does not belong in this file"),
			Hint:    text("移到 "+folder, "move it to "+folder)})
		return
	}
	d.add(problem.Problem{
		Rule:    problem.UnknownKey,
		Span:    d.keySpan(e),
		Message: text("没有 `"+problem.Shorten(e.Key)+"` 这个键", "unknown key `"+problem.Shorten(e.Key)+"`"),
		Hint:    orKnown(didYouMean(e.Key, known), known),
		Edits:   d.rename(e, known),
	})
}

// elsewhere is where records of a name stand.
func elsewhere(name string) string {
	switch name {
	case "fact":
		return "data/facts/文章的名字.toml"
	case "village", "region", "program", "source":
		return "data/" + name + "s/"
	case "indicator", "group":
		return "data/indicators.toml"
	}
	return ""
}

// rename writes the one known key that a key was meant to be, where its table has none of it.
func (d *decoder) rename(e *toml.Entry, known []string) []problem.Edit {
	at := d.keySpan(e)
	near := nearestAlone(e.Key, known)
	if near == "" || at.File == nil || at.Text() != e.Key {
		return nil
	}
	return []problem.Edit{{Span: at, Text: near}}
}

// orKnown lists what may stand there when no known word is near.
func orKnown(hint problem.Text, known []string) problem.Text {
	if hint.ZH == "" && len(known) > 0 {
		all := strings.Join(known, "、")
		return text("这里可以写："+all, "known here: "+strings.Join(known, ", "))
	}
	return hint
}

// orText returns the first text that says something.
func orText(a, b problem.Text) problem.Text {
	if a.ZH != "" {
		return a
	}
	return b
}

// require reports each of the keys that the table lacks, at its header.
func (d *decoder) require(t *toml.Table, keys ...string) {
	d.notBlank(t, keys...)
	for _, key := range keys {
		if t.Get(key) == nil && !t.Broken && !d.misspelt(t, key) {
			d.missing(d.span(t.Start, t.End), key)
		}
	}
}

// notBlank reports each of the keys that the table has without content.
func (d *decoder) notBlank(t *toml.Table, keys ...string) {
	for _, key := range keys {
		if e := t.Get(key); e != nil && e.Value.Kind == toml.KindString && strings.TrimSpace(e.Value.Text) == "" {
			d.add(problem.Problem{Rule: problem.MissingField, Span: d.valueSpan(&e.Value),
				Message: text("`"+key+"` 不能为空", "`"+key+"` must not be empty"),
				Hint:    text("在引号里写上内容："+key+" = \"…\"", "write it between the quotes: "+key+" = \"…\"")})
		}
	}
}

// misspelt tells whether a key that is told to be unknown is one slip away from a required one, so
// that its absence follows from the slip.
func (d *decoder) misspelt(t *toml.Table, name string) bool {
	for i := range t.Entries {
		key := t.Entries[i].Key
		if key != name && (strings.EqualFold(key, name) || englishKey(key) == name || nearest(key, []string{name}) == name) {
			return true
		}
	}
	return false
}

func (d *decoder) missing(at source.Span, key string) {
	d.add(problem.Problem{Rule: problem.MissingField, Span: at,
		Message: text("缺少必填的 `"+key+"`", "required `"+key+"` is missing"),
		Hint:    text("补上一行 "+key+" = …", "add a line "+key+" = …")})
}

var kindNames = [...]problem.Text{
	toml.KindString:   {ZH: "文字", EN: "text"},
	toml.KindInteger:  {ZH: "整数", EN: "an integer"},
	toml.KindFloat:    {ZH: "小数", EN: "a number"},
	toml.KindBool:     {ZH: "真假值 true/false", EN: "true or false"},
	toml.KindDatetime: {ZH: "日期", EN: "a date"},
	toml.KindArray:    {ZH: "列表", EN: "a list"},
	toml.KindTable:    {ZH: "表", EN: "a table"},
}

// expected reports a value whose kind is not the one wanted.
func (d *decoder) expected(e *toml.Entry, v *toml.Value, want problem.Text, hint problem.Text) {
	got := kindNames[v.Kind]
	d.wrong(v, "`"+problem.Shorten(e.Key)+"` 应是"+want.ZH+"，这里写的是"+got.ZH, "`"+problem.Shorten(e.Key)+"` must be "+want.EN+", not "+got.EN, hint)
}

// owned returns s, copied where the file's text will be dropped.
func (d *decoder) owned(s string) string {
	if d.release {
		return strings.Clone(s)
	}
	return s
}

// text returns a text value for a page: trimmed, and without hidden characters.
func (d *decoder) text(e *toml.Entry) string {
	return d.owned(strings.TrimSpace(narrative.Visible(d.word(e, &e.Value))))
}

// id returns the id of a record. A number is reported and taken as it is written, so that
// what refers to it still finds it.
func (d *decoder) id(e *toml.Entry) string {
	s := d.owned(strings.TrimSpace(d.word(e, &e.Value)))
	if e.Value.Kind == toml.KindInteger {
		s = d.owned(e.Value.Text)
	}
	return s
}

// orMisspelt returns id, or where a record has none the value of a key that is one slip
// away from its name: what refers to the record still finds it, and the slip is reported
// once and not at every reference.
func (d *decoder) orMisspelt(id string, t *toml.Table, name string) string {
	if id != "" || t.Get(name) != nil {
		return id
	}
	for i := range t.Entries {
		e := &t.Entries[i]
		if e.Value.Kind == toml.KindString && (englishKey(e.Key) == name || problem.Distance(e.Key, name, 2) < 2) {
			return d.owned(e.Value.Text)
		}
	}
	return ""
}

// lostID tells whether a record has no id because it could not be read, rather than because
// nobody gave it one.
func lostID(t *toml.Table, name, id string) bool {
	e := t.Get(name)
	return id == "" && (t.Broken || e != nil && e.Value.Kind != toml.KindString)
}

// maxWord bounds one text, in bytes: a few pages. Names and titles stand on many pages, so
// that a file pasted into one would be written out thousands of times.
const maxWord = 16 << 10

var (
	tooLong = text("这段文字超过 16 KB", "this text is longer than 16 KB")
	shorter = text("长的文字写在 content/ 的文稿里", "long texts belong in the narratives of content/")
)

// word returns the text of v without copying it; "" after a report where it is not text.
func (d *decoder) word(e *toml.Entry, v *toml.Value) string {
	if v.Kind == toml.KindString && len(v.Text) > maxWord {
		d.wrong(v, tooLong.ZH, tooLong.EN, shorter)
		return ""
	}
	if v.Kind == toml.KindString {
		return v.Text
	}
	hint := problem.Text{}
	switch v.Kind {
	case toml.KindInteger, toml.KindFloat, toml.KindDatetime, toml.KindBool:
		hint = text(`加上英文双引号："`+v.Text+`"`, `quote it: "`+v.Text+`"`)
	case toml.KindArray:
		hint = oneText(v)
	case toml.KindTable:
		hint = text("去掉花括号，只写一段文字："+e.Key+" = \"…\"", "write a single text without braces: "+e.Key+" = \"…\"")
	}
	d.expected(e, v, kindNames[toml.KindString], hint)
	return ""
}

// oneText shows the texts of a list as the one text that is wanted.
func oneText(v *toml.Value) problem.Text {
	var words []string
	for _, e := range v.Elements() {
		if e.Value.Kind == toml.KindString {
			words = append(words, e.Value.Text)
		}
	}
	if len(words) > 1 && strings.Trim(strings.ToLower(strings.Join(words, "")), "abcdefghijklmnopqrstuvwxyz0123456789-_") == "" { // ids and codes
		return text("这里只写一个，去掉方括号：\""+problem.Shorten(words[0])+"\"", "write only one, without brackets: \""+problem.Shorten(words[0])+"\"")
	}
	joined := `"` + problem.Shorten(strings.Join(words, "、")) + `"`
	return text("去掉方括号，写成一段文字："+joined, "write a single text without brackets: "+joined)
}

// oneOf returns the index of a word in list, and whether it is there.
func (d *decoder) oneOf(e *toml.Entry, list ...string) (int, bool) {
	if e.Value.Kind != toml.KindString {
		d.expected(e, &e.Value, kindNames[toml.KindString], orKnown(problem.Text{}, list))
		return 0, false
	}
	for i, word := range list {
		if e.Value.Text == word {
			return i, true
		}
	}
	d.wrong(&e.Value, "`"+e.Key+"` 不能是 "+quoteShort(e.Value.Text), "`"+e.Key+"` cannot be "+quoteShort(e.Value.Text),
		orKnown(didYouMean(e.Value.Text, list), list))
	return 0, false
}

func quoteShort(s string) string { return `"` + problem.Shorten(s) + `"` }

// words returns the items of a list of texts with their places. The strings are not copied.
func (d *decoder) words(e *toml.Entry) []toml.Value {
	if e.Value.Kind != toml.KindArray || e.Value.Header {
		hint := problem.Text{}
		if e.Value.Kind == toml.KindString {
			hint = text(`写成列表：["`+problem.Shorten(e.Value.Text)+`"]`, `write a list: ["`+problem.Shorten(e.Value.Text)+`"]`)
		}
		d.expected(e, &e.Value, problem.Text{ZH: "文字列表", EN: "a list of texts"}, hint)
		return nil
	}
	var list []toml.Value
	for i := range e.Value.Elements() {
		if v := &e.Value.Elements()[i].Value; d.word(e, v) != "" || v.Kind == toml.KindString && v.Text == "" {
			list = append(list, *v)
		}
	}
	return list
}

// sentences returns a list of texts, copied.
func (d *decoder) sentences(e *toml.Entry) []string {
	var list []string
	for _, v := range d.words(e) {
		if s := narrative.Visible(strings.TrimSpace(v.Text)); s != "" {
			list = append(list, d.owned(s))
		}
	}
	return list
}

// tables returns the tables of an array of tables, written either way.
func (d *decoder) tables(e *toml.Entry) []*toml.Table {
	if e.Value.Kind != toml.KindArray {
		hint := problem.Text{}
		if e.Value.Kind == toml.KindTable && e.Value.Header {
			hint = text("写成两层方括号 [["+e.Key+"]]", "use double brackets [["+e.Key+"]]")
		} else if e.Value.Kind == toml.KindTable {
			hint = text("外面加上方括号："+e.Key+" = [{ … }]", "put brackets round it: "+e.Key+" = [{ … }]")
		} else {
			hint = text("另起一行写 [["+e.Key+"]]，下面一行一项", "write [["+e.Key+"]] on a line of its own, and below it one key per line")
		}
		d.expected(e, &e.Value, problem.Text{ZH: "一组表 [[" + e.Key + "]]", EN: "an array of tables [[" + e.Key + "]]"}, hint)
		if e.Value.Kind == toml.KindTable && e.Value.Header {
			return []*toml.Table{e.Value.Table} // one record all the same: what refers to it is right
		}
		return nil
	}
	elements := e.Value.Elements()
	list := make([]*toml.Table, 0, len(elements))
	for i := range elements {
		if v := &elements[i].Value; v.Kind == toml.KindTable {
			list = append(list, v.Table)
		} else {
			d.expected(e, v, kindNames[toml.KindTable], text("每一项写在花括号里："+e.Key+" = [{ … }]", "write each in braces: "+e.Key+" = [{ … }]"))
		}
	}
	return list
}

// table returns a single table, nil where the value is none.
func (d *decoder) table(e *toml.Entry) *toml.Table {
	if e.Value.Kind == toml.KindTable {
		return e.Value.Table
	}
	if e.Value.Header {
		d.expected(e, &e.Value, kindNames[toml.KindTable], text("写成一层方括号 ["+e.Key+"]", "use single brackets ["+e.Key+"]"))
		return nil
	}
	like := "{ … }"
	if e.Key == "values" {
		like = "{ 2022 = 16420, 2023 = 17300 }"
	}
	d.expected(e, &e.Value, kindNames[toml.KindTable], text("写在花括号里："+e.Key+" = "+like, "write it in braces: "+e.Key+" = "+like))
	return nil
}
