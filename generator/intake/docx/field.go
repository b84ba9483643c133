package docx

import (
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
)

// field is an open field of Word's: an instruction, and what it gave when it was last computed.
type field struct {
	instruction string
	hasResult   bool   // the instruction has ended
	link        string // the link that the field stands in
}

var (
	linkField = lazyregexp.New(`^\s*HYPERLINK\s+"?((?:https?://|mailto:)[^"\s]+)`)
	// drawnField is one that Word draws from its instruction: it has no result to be kept.
	drawnField = lazyregexp.New(`(?i)^\s*(?:EQ|SYMBOL|ADVANCE|BARCODE|DISPLAYBARCODE)\b`)
	// enclosed is a number that stands in a circle, as 带圈字符 makes it: EQ \o\ac(○,3).
	enclosed = lazyregexp.New(`(?i)^\s*EQ\s+\\o\\ac\(\s*(.)\s*,\s*([^(),]+?)\s*\)\s*$`)
	// fraction is EQ \f(1,2).
	fraction = lazyregexp.New(`(?i)^\s*EQ\s+\\f\(\s*([^(),]+?)\s*,\s*([^(),]+?)\s*\)\s*$`)
)

// inInstruction tells that what comes next is a field's instruction, or the result of a field that stands in one.
func (x *paragraphReader) inInstruction() bool {
	return slices.ContainsFunc(x.fields, func(f field) bool { return !f.hasResult })
}

// instruct adds to the instruction of the open field.
func (x *paragraphReader) instruct(s string) {
	if last := len(x.fields) - 1; last >= 0 {
		x.fields[last].instruction += s
	}
}

// fieldChar reads one of the marks that a field begins with, divides by and ends with.
func (x *paragraphReader) fieldChar(k *node) {
	last := len(x.fields) - 1
	switch kind := k.attr("fldCharType"); {
	case kind == "begin":
		x.fields = append(x.fields, field{link: x.link})
		x.chosen(k.kid("ffData"))
	case last < 0: // begun in a paragraph above
	case kind == "separate":
		f := &x.fields[last]
		f.hasResult = true
		if m := linkField.FindStringSubmatch(f.instruction); m != nil {
			x.flush()
			x.link = m[1]
		}
	case kind == "end":
		f := x.fields[last]
		x.fields = x.fields[:last]
		if x.link != f.link {
			x.flush()
			x.link = f.link
		}
		if !f.hasResult {
			x.drawn(f.instruction)
		}
	}
}

// simpleField reads a field that is one element.
func (x *paragraphReader) simpleField(n *node) {
	before, outer := x.text.Len(), x.link
	instruction := n.attr("instr")
	if m := linkField.FindStringSubmatch(instruction); m != nil {
		x.flush()
		x.link = m[1]
	}
	x.runs(n)
	if x.link != outer {
		x.flush()
		x.link = outer
	}
	if x.text.Len() == before {
		x.drawn(instruction)
	}
}

// drawn reads a field that Word draws from its instruction.
func (x *paragraphReader) drawn(instruction string) {
	if !drawnField.MatchString(instruction) {
		return
	}
	place := x.text.String()
	if m := enclosed.FindStringSubmatch(instruction); m != nil {
		shown := m[2]
		if n := atoi(shown); m[1] == "○" && n > 0 {
			shown = numberIn("decimalEnclosedCircle", n)
		}
		x.put(shown)
		if shown == m[2] {
			x.aside("域", place, "带圈字符写成了不带圈的"+shown)
		}
		return
	}
	if m := fraction.FindStringSubmatch(instruction); m != nil {
		x.put(m[1] + "/" + m[2])
		return
	}
	x.aside("域", place, "Word 用代码画出来的，没有搬："+strings.Join(strings.Fields(instruction), " "))
}

// chosen reads what a form of Word's holds that shows nothing in the text: the box that is ticked,
// the entry that is chosen.
func (x *paragraphReader) chosen(form *node) {
	if box := form.kid("checkBox"); box != nil {
		ticked := box.kid("checked")
		if ticked == nil {
			ticked = box.kid("default")
		}
		if on(ticked) {
			x.put("☑")
		} else {
			x.put("□")
		}
	}
	if list := form.kid("ddList"); list != nil {
		var entries []string
		list.each("listEntry", func(e *node) { entries = append(entries, e.attr("val")) })
		if i := atoi(list.kid("result").attr("val")); i >= 0 && i < len(entries) {
			x.put(entries[i])
		}
	}
}

// ruby reads words with their reading above them.
func (x *paragraphReader) ruby(n *node) {
	place, before := x.text.String(), x.text.Len()
	x.runs(n.kid("rubyBase"))
	if reading := n.kid("rt").characters(); reading != "" {
		x.aside("拼音", place, x.text.String()[before:]+"："+reading)
	}
}

// unknown lists the text of an element that is not understood.
func (r *reader) unknown(n *node, place string) {
	if text := n.characters(); strings.TrimSpace(text) != "" {
		r.aside("未识别", place, text)
	}
}

// contentsLine takes a line of a list of contents that Word made.
func (r *reader) contentsLine(p *node) {
	x := &paragraphReader{reader: r, styleID: r.styleID(p)}
	x.runs(p)
	if s := spread(x.text.String()); s != "" {
		r.contents = append(r.contents, s)
	}
}

// listContents lists the list of contents: a page makes its own of the headings.
func (r *reader) listContents(lines []string) {
	if text := strings.Join(lines, "；"); text != "" {
		r.aside("目录", "", "没有搬，网页按标题自己列出："+text)
	}
}
