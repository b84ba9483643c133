package docx

import (
	"fmt"
	"strings"
	"unicode"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

var headingStyle = lazyregexp.New(`^(?:heading|标题) ?([1-9])$`)

func (r *reader) paragraph(p *node) {
	style := r.styleName(p)
	if strings.HasPrefix(style, "toc ") && !r.inBox {
		r.contentsLine(p)
		return
	}
	x := &paragraphReader{reader: r, styleID: r.styleID(p), within: r.paper.Own != nil && style == "casebook code"}
	x.runs(p)
	x.flush()
	l := line{inlines: x.out, text: strings.TrimSpace(x.text.String()), size: x.size, font: x.font, bold: x.bold, lead: x.lead, changes: x.pairs(), style: style, isChart: r.paper.Own != nil && len(x.charts) > 0}
	if raw := x.text.String(); l.lead > 0 { // the text is trimmed
		l.lead = max(0, l.lead-(len(raw)-len(strings.TrimLeftFunc(raw, unicode.IsSpace))))
	}
	l.align = r.inherited(p, "jc").attr("val")
	l.title = style == "title" || style == "标题"
	if m := headingStyle.FindStringSubmatch(style); m != nil {
		l.level = atoi(m[1])
	} else if o := r.inherited(p, "outlineLvl"); o != nil && atoi(o.attr("val")) < 9 {
		l.level = atoi(o.attr("val")) + 1
	}
	r.number(p, &l)
	at := len(r.lines)
	if l.text != "" || hasImage(l.inlines) || l.isChart || r.paper.Own != nil && style == ruleStyle {
		if r.paper.Own == nil {
			r.lines = append(r.lines, l.paragraphs()...)
		} else {
			r.lines = append(r.lines, l)
		}
	}
	for i, c := range l.changes {
		r.aside("修订", l.text, c)
		r.review("修订", x.who[i].attr("author"), x.who[i].attr("date"), l.text, c)
	}
	for _, box := range x.boxes {
		before := len(r.lines)
		outer := r.inBox
		r.inBox = true
		r.blocks(box)
		r.inBox = outer
		r.upright(before)
		var texts []string
		for i := before; i < len(r.lines); i++ {
			if text := oneLine(r.lines[i].text); text != "" {
				texts = append(texts, text)
			}
			r.lines[i].boxed = true
		}
		r.aside("文本框", l.text, strings.Join(texts, "；"))
	}
	for _, chart := range x.charts {
		if r.paper.Own == nil {
			r.chart(chart)
		} else if t := r.ownChart(chart); l.isChart {
			r.lines[at].chart = t
		}
	}
}

// number writes the number before a paragraph of a list. One without words counts as well: Word shows its number.
func (r *reader) number(p *node, l *line) {
	num := r.inherited(p, "numPr")
	list, depth := num.kid("numId").attr("val"), atoi(num.kid("ilvl").attr("val"))
	number, bullet := r.numbers.next(list, depth)
	if l.text == "" {
		return
	}
	l.list, l.depth, l.bullet, l.ordered = list, depth, bullet, !bullet
	if number != "" && r.paper.Own == nil {
		number = apart(number, l.text)
		l.text = number + l.text
		l.inlines = append([]document.Inline{&document.Text{Text: number}}, l.inlines...)
		if l.lead > 0 {
			l.lead += len(number)
		}
	}
}

func hasImage(list []document.Inline) bool {
	for _, n := range list {
		if _, ok := n.(*document.Image); ok {
			return true
		}
	}
	return false
}

// paragraphReader reads the runs of one paragraph.
type paragraphReader struct {
	*reader
	out       []document.Inline
	text      strings.Builder // all that is shown
	run       strings.Builder // of one style, not yet in out
	size      int
	styleID   string // of the paragraph
	font      string
	bold      bool
	lead      int
	leadEnded bool
	leadStyle string
	measured  bool    // a run with words was
	fields    []field // that are open
	removed   []change
	boxes     []*node
	charts    []string
	link      string
	newPage   bool    // a page ends between words
	within    bool    // a content control: spaces at its beginning are its own
	look      look    // of the run
	who       []*node // one for each of pairs: the tracked change
}

func (x *paragraphReader) flush() {
	s := x.run.String()
	x.run.Reset()
	if len(x.out) == 0 && !x.within {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	if s == "" {
		return
	}
	n := x.styled(s)
	if x.link != "" {
		n = &document.Link{Target: x.link, Inlines: []document.Inline{n}}
	}
	x.out = append(x.out, n)
}

// unseen are characters that print nothing, and the blank at which no line ends.
var unseen = strings.NewReplacer("\u00ad", "", "\u00a0", " ", "\u200b", "", "\ufeff", "")

func (x *paragraphReader) put(s string) {
	s = unseen.Replace(s)
	if x.newPage && strings.TrimSpace(s) != "" { // whoever goes to a new page goes to a new line: it may be a heading
		x.newPage = false
		x.flush()
		x.out = append(x.out, &document.HardBreak{})
		x.text.WriteByte('\n')
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	x.run.WriteString(s)
	x.text.WriteString(s)
}

func (x *paragraphReader) runs(parent *node) {
	for _, n := range parent.kids {
		switch n.name {
		case "r":
			x.oneRun(n)
		case "ins", "moveTo":
			at, before := x.text.Len(), x.text.Len()
			x.runs(n)
			if added := x.text.String()[before:]; n.name == "ins" && added != "" {
				x.removed = append(x.removed, change{at: at, new: added, by: n})
			}
		case "del":
			old := ""
			n.each("delText", func(d *node) { old += d.characters() })
			n.each("t", func(d *node) { old += d.characters() })
			if old != "" {
				x.removed = append(x.removed, change{at: x.text.Len(), old: old, by: n})
			}
		case "moveFrom":
			if words := n.characters(); strings.TrimSpace(words) != "" && x.paper.Own == nil {
				x.aside("修订", "", "移到了别处："+words)
			}
		case "hyperlink":
			x.flush()
			target := x.relations[n.attr("id")]
			x.link = ""
			if strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "mailto:") {
				x.link = target
			} else {
				if id := n.attr("id"); target == "" && id != "" {
					target = "文件里没有存下这个链接的地址（" + id + "）"
				}
				x.aside("链接", x.text.String(), target)
			}
			x.runs(n)
			x.flush()
			x.link = ""
		case "sdt":
			x.control(n)
		case "fldSimple":
			x.simpleField(n)
		case "smartTag", "customXml", "dir", "bdo":
			x.runs(n)
		case "AlternateContent":
			if choice := n.kid("Choice"); choice != nil {
				x.runs(choice)
			} else if fallback := n.kid("Fallback"); fallback != nil {
				x.runs(fallback)
			}
		case "oMath", "oMathPara":
			x.formula(n)
		default:
			x.unknown(n, x.text.String())
		}
	}
}

// formula puts in the new wording of a formula; a tracked change in it is one change, of the whole.
func (x *paragraphReader) formula(n *node) {
	was, is := formula{hidden: "ins"}.line(n), formula{hidden: "del"}.line(n)
	if was != is {
		var by *node
		for _, kind := range [...]string{"del", "ins"} {
			n.each(kind, func(k *node) { by = k })
		}
		x.removed = append(x.removed, change{at: x.text.Len(), old: was, new: is, by: by})
	}
	x.put(is)
	if is != n.characters() || !isWord(is) { // the sign of a quantity stands as it did
		x.aside("公式", x.text.String(), is)
	}
}

func isWord(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

func (x *paragraphReader) oneRun(n *node) {
	props := n.kid("rPr")
	if on(props.kid("vanish")) {
		x.aside("隐藏文字", x.text.String(), n.characters())
		return
	}
	x.setLook(props)
	before := x.text.Len()
	for _, k := range n.kids {
		if k.name == "instrText" || k.name == "fldChar" {
			x.instruct(k.text)
		} else if x.inInstruction() {
			continue
		}
		switch k.name {
		case "t":
			x.letters(props, x.raised(props, k.characters()))
		case "tab", "ptab":
			x.put(" ")
		case "noBreakHyphen":
			x.put("-")
		case "sym":
			x.symbol(k)
		case "br", "cr":
			switch k.attr("type") {
			case "page", "column":
				x.newPage = x.paper.Own == nil && strings.TrimSpace(x.text.String()) != ""
			default:
				x.flush()
				x.out = append(x.out, &document.HardBreak{})
				x.text.WriteByte('\n')
			}
		case "fldChar":
			x.fieldChar(k)
		case "ruby":
			x.ruby(k)
		case "footnoteReference", "endnoteReference":
			x.note(k)
		case "commentReference":
			x.comment(k.attr("id"))
		case "AlternateContent":
			if c := k.kid("Choice"); c != nil {
				x.drawing(c)
			} else {
				x.drawing(k)
			}
		case "drawing", "pict", "object":
			x.drawing(k)
		case "rPr":
		default:
			x.unknown(k, x.text.String())
		}
	}
	x.measure(props, before)
}

// on tells whether a property that is there is switched on.
func on(n *node) bool {
	return n != nil && n.attr("val") != "0" && n.attr("val") != "false"
}

// measure notes the font and size of a run, and how far the first style of the paragraph reaches.
func (x *paragraphReader) measure(props *node, before int) {
	if strings.TrimSpace(x.text.String()[before:]) == "" {
		return
	}
	font, bold := x.fontOf(props), on(x.shown(props, "b"))
	x.size = max(x.size, atoi(x.shown(props, "sz").attr("val")))
	if x.font == "" {
		x.font = font
	}
	x.bold = bold && (x.bold || !x.measured)
	style := fmt.Sprint(font, bold)
	switch {
	case !x.measured:
		x.leadStyle = style
	case !x.leadEnded && style != x.leadStyle:
		x.leadEnded = true
		x.lead = before
	}
	x.measured = true
}

// shown looks a property of a run up: in the run, in its style, in the paragraph's, in what the
// file has for all.
func (x *paragraphReader) shown(props *node, name string) *node {
	if found := props.kid(name); found != nil {
		return found
	}
	var found *node
	x.formats(props, func(n *node) bool {
		found = n.kid(name)
		return found != nil
	})
	return found
}

// fontOf is the font of a run's Chinese characters.
func (x *paragraphReader) fontOf(props *node) string {
	font := props.kid("rFonts").attr("eastAsia")
	if font == "" {
		x.formats(props, func(n *node) bool {
			font = n.kid("rFonts").attr("eastAsia")
			return font != ""
		})
	}
	if font == "" {
		font = props.kid("rFonts").attr("ascii")
	}
	return font
}

// formats visits the styles that a run takes its format from, nearest first, until visit is content.
func (x *paragraphReader) formats(props *node, visit func(*node) bool) {
	for _, id := range [...]string{props.kid("rStyle").attr("val"), x.styleID} {
		for range 16 {
			s := x.style[id]
			if s == nil {
				break
			}
			if visit(s.kid("rPr")) {
				return
			}
			id = s.kid("basedOn").attr("val")
		}
	}
	visit(x.defaults)
}
