package docx

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
)

// Paper is a Word file, read.
type Paper struct {
	Title, Subtitle string
	Number          string // 文号, such as 青组通〔2024〕8号
	To              string // 主送, without its colon
	Signer          string // 落款: who signs
	Date            string // as YYYY-MM-DD; "" where the paper states none
	Document        document.Document
	Pictures        []Picture
	Aside           []Aside
	Reviews         []Review // tracked changes and comments
	Own             *Own     // what a file of ours carries of itself; nil of any other
}

// Review is a tracked change or a comment: who wanted what, and when.
type Review struct {
	Kind         string // 修订, 批注
	Author, Date string
	Place        string // the words around it
	Text         string
}

// Picture is a picture of the paper. The document's images name it by Name.
type Picture struct {
	Name string
	Data []byte
}

// Aside is something that was not carried over as it stood.
type Aside struct {
	Kind  string // 修订, 批注, 文本框, 页眉, 页脚, 图表, 图片, 表格, 附件, 文号, 主送, 落款, 未识别
	Place string // the words around it
	Text  string
}

// Read reads a Word file. prefix begins the names of its pictures.
func Read(data []byte, prefix string) (*Paper, error) {
	c, err := open(data)
	if err != nil {
		return nil, err
	}
	name := c.mainPart()
	root, err := c.tree(name)
	if err != nil {
		return nil, err
	}
	body := (*node)(nil)
	if root != nil {
		body = root.first("body")
	}
	if body == nil {
		if c.files["EncryptedPackage"] != nil {
			return nil, ErrEncrypted
		}
		return nil, ErrNotWord
	}
	r := &reader{container: c, prefix: prefix, paper: &Paper{}, relations: c.relations(name), notes: map[string]int{}}
	folder := path.Dir(name)
	for file, to := range map[string]**node{"numbering": &r.numberingRoot, "styles": &r.styles, "footnotes": &r.footnotes, "endnotes": &r.endnotes, "comments": &r.comments} {
		if *to, err = c.tree(path.Join(folder, file+".xml")); err != nil {
			return nil, err
		}
	}
	r.numbers = readNumbering(r.numberingRoot)
	r.readStyles()
	if r.paper.Own = c.own(); r.paper.Own == nil {
		r.paper.Own = r.lostOwn()
	}
	r.blocks(body)
	if r.paper.Own != nil {
		r.ownStructure()
		return r.paper, nil
	}
	r.margins(folder)
	r.structure()
	if len(r.lines) == 0 {
		return nil, ErrNotWord
	}
	r.paper.Document.Index()
	return r.paper, nil
}

type reader struct {
	*container
	prefix                                               string
	paper                                                *Paper
	relations                                            map[string]string
	numberingRoot, styles, footnotes, endnotes, comments *node
	numbers                                              *numbering
	style                                                map[string]*node
	notes                                                map[string]int // ids of notes to their numbers
	lines                                                []line
	inNote                                               bool
}

// line is a block of the paper before its part in the whole is known.
type line struct {
	block    document.Block // a table, a list; nil for a paragraph
	inlines  []document.Inline
	text     string
	size     int // of its largest character, in half points
	font     string
	lead     int // how many bytes of the text are set in another font or bold, at its beginning
	align    string
	level    int  // 1 to 9 of a heading style or outline level
	title    bool // has the style Title
	bullet   bool
	changes  []string // 56.8→58.6
	style    string   // its style's name, in small letters
	list     string   // of an item: which list it is of
	depth    int      // of an item: how many lists are around it
	ordered  bool
	isChart  bool
	pageNext bool // a page break follows
}

func (r *reader) aside(kind, place, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	r.paper.Aside = append(r.paper.Aside, Aside{Kind: kind, Place: cutTo(strings.TrimSpace(place), 30), Text: text})
}

func cutTo(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes]) + "…"
}

func (r *reader) readStyles() {
	r.style = map[string]*node{}
	if r.styles != nil {
		r.styles.each("style", func(s *node) { r.style[s.attr("styleId")] = s })
	}
}

// inherited looks a paragraph property up: in the paragraph, then in its style and those that it
// is based on.
func (r *reader) inherited(p *node, name string) *node {
	props := p.kid("pPr")
	if found := props.kid(name); found != nil {
		return found
	}
	id := props.kid("pStyle").attr("val")
	for range 16 {
		s := r.style[id]
		if s == nil {
			return nil
		}
		if found := s.kid("pPr", name); found != nil {
			return found
		}
		id = s.kid("basedOn").attr("val")
	}
	return nil
}

func (r *reader) styleName(p *node) string {
	s := r.style[p.kid("pPr", "pStyle").attr("val")]
	if s == nil {
		return ""
	}
	return strings.ToLower(s.kid("name").attr("val"))
}

// blocks reads paragraphs and tables below a node, through whatever wraps them.
func (r *reader) blocks(parent *node) {
	for _, n := range parent.kids {
		switch n.name {
		case "p":
			r.paragraph(n)
		case "tbl":
			r.table(n)
		case "sdt":
			if content := n.kid("sdtContent"); content != nil {
				if strings.Contains(n.kid("sdtPr", "docPartObj", "docPartGallery").attr("val"), "Table of Contents") {
					continue // made of the headings, which are there
				}
				r.blocks(content)
			}
		case "ins", "moveTo", "customXml", "smartTag":
			r.blocks(n)
		case "AlternateContent":
			if choice := n.kid("Choice"); choice != nil {
				r.blocks(choice)
			} else if fallback := n.kid("Fallback"); fallback != nil {
				r.blocks(fallback)
			}
		}
	}
}

var headingStyle = regexp.MustCompile(`^(?:heading|标题) ?([1-9])$`)

func (r *reader) paragraph(p *node) {
	style := r.styleName(p)
	if strings.HasPrefix(style, "toc ") {
		return
	}
	x := &paragraphReader{reader: r, within: r.paper.Own != nil && style == "casebook code"}
	x.runs(p)
	x.flush()
	l := line{inlines: x.out, text: strings.TrimSpace(x.text.String()), size: x.size, font: x.font, lead: x.lead, changes: x.pairs(), pageNext: x.pageBreak, style: style, isChart: r.paper.Own != nil && len(x.charts) > 0}
	l.align = r.inherited(p, "jc").attr("val")
	l.title = style == "title" || style == "标题"
	if m := headingStyle.FindStringSubmatch(style); m != nil {
		l.level = atoi(m[1])
	} else if o := r.inherited(p, "outlineLvl"); o != nil && atoi(o.attr("val")) < 9 {
		l.level = atoi(o.attr("val")) + 1
	}
	if num := r.inherited(p, "numPr"); num != nil && l.text != "" {
		l.list, l.depth = num.kid("numId").attr("val"), atoi(num.kid("ilvl").attr("val"))
		number, bullet := r.numbers.next(l.list, l.depth)
		l.bullet, l.ordered = bullet, !bullet
		if number != "" && r.paper.Own == nil {
			l.text = number + l.text
			l.inlines = append([]document.Inline{&document.Text{Text: number}}, l.inlines...)
			if l.lead > 0 {
				l.lead += len(number)
			}
		}
	}
	if l.text != "" || len(l.inlines) > 0 && hasImage(l.inlines) || l.isChart || r.paper.Own != nil && style == ruleStyle {
		r.lines = append(r.lines, l)
	} else if l.pageNext && len(r.lines) > 0 {
		r.lines[len(r.lines)-1].pageNext = true
	}
	for i, c := range l.changes {
		r.aside("修订", l.text, c)
		r.review("修订", x.who[i].attr("author"), x.who[i].attr("date"), l.text, c)
	}
	for _, box := range x.boxes {
		before := len(r.lines)
		r.blocks(box)
		text := ""
		for _, l := range r.lines[before:] {
			text += l.text
		}
		r.aside("文本框", l.text, text)
	}
	for _, chart := range x.charts {
		if r.paper.Own == nil {
			r.chart(chart)
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
	font      string
	lead      int
	leadEnded bool
	leadStyle string
	fields    []bool // of each open field: its result has begun
	removed   []change
	boxes     []*node
	charts    []string
	pageBreak bool
	link      string
	within    bool    // a content control: spaces at its beginning are its own
	look      look    // of the run
	who       []*node // one for each of pairs: the tracked change
}

// change is a piece of text that a tracked change takes away or puts in.
type change struct {
	at       int
	old, new string
	by       *node
}

func (x *paragraphReader) flush() {
	s := x.run.String()
	x.run.Reset()
	if s == "" {
		return
	}
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

// pairs joins what was taken away and what was put in at one place: 56.8→58.6.
func (x *paragraphReader) pairs() []string {
	var list []string
	for i := 0; i < len(x.removed); i++ {
		c := x.removed[i]
		if i+1 < len(x.removed) && c.new == "" && x.removed[i+1].old == "" && x.removed[i+1].at == c.at {
			c.new = x.removed[i+1].new
			i++
		}
		list = append(list, c.old+"→"+c.new)
		x.who = append(x.who, c.by)
	}
	return list
}

func (x *paragraphReader) put(s string) {
	s = strings.NewReplacer("\u00ad", "", "\u00a0", " ", "\u200b", "", "\ufeff", "").Replace(s)
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
		case "hyperlink":
			x.flush()
			target := x.relations[n.attr("id")]
			if anchor := n.attr("anchor"); target == "" && anchor != "" {
				target = ""
			}
			x.link = ""
			if strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "mailto:") {
				x.link = target
			} else if target != "" {
				x.aside("链接", x.text.String(), target)
			}
			x.runs(n)
			x.flush()
			x.link = ""
		case "sdt":
			x.control(n)
		case "fldSimple", "smartTag", "customXml", "dir", "bdo":
			x.runs(n)
		case "oMath", "oMathPara":
			formula := ""
			n.each("t", func(t *node) { formula += t.characters() })
			x.put(formula)
			x.aside("公式", x.text.String(), formula)
		}
	}
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
		if len(x.fields) > 0 && !x.fields[len(x.fields)-1] && k.name != "fldChar" {
			continue // the field's instruction
		}
		switch k.name {
		case "t":
			x.put(k.characters())
		case "tab", "ptab":
			x.put(" ")
		case "noBreakHyphen":
			x.put("-")
		case "sym":
			x.symbol(k)
		case "br", "cr":
			switch k.attr("type") {
			case "page":
				x.pageBreak = true
			case "column":
			default:
				x.flush()
				x.out = append(x.out, &document.HardBreak{})
				x.text.WriteByte('\n')
			}
		case "fldChar":
			switch k.attr("fldCharType") {
			case "begin":
				x.fields = append(x.fields, false)
			case "separate":
				if len(x.fields) > 0 {
					x.fields[len(x.fields)-1] = true
				}
			case "end":
				if len(x.fields) > 0 {
					x.fields = x.fields[:len(x.fields)-1]
				}
			}
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
		}
	}
	if x.text.Len() > before {
		x.measure(props, before)
	}
}

// on tells whether a property that is there is switched on.
func on(n *node) bool {
	return n != nil && n.attr("val") != "0" && n.attr("val") != "false"
}

// measure notes the font and size of a run, and how far the first style of the paragraph reaches.
func (x *paragraphReader) measure(props *node, before int) {
	fonts := props.kid("rFonts")
	font := fonts.attr("eastAsia")
	if font == "" {
		font = fonts.attr("ascii")
	}
	size := atoi(props.kid("sz").attr("val"))
	if size > x.size {
		x.size = size
	}
	if x.font == "" {
		x.font = font
	}
	style := fmt.Sprint(font, on(props.kid("b")))
	switch {
	case before == 0:
		x.leadStyle = style
	case !x.leadEnded && style != x.leadStyle:
		x.leadEnded = true
		x.lead = before
	}
}

// symbol reads a character of a symbol font; only those whose meaning is known become text.
func (x *paragraphReader) symbol(k *node) {
	known := map[string]string{"f0a8": "□", "f0fe": "☑", "f06f": "□", "f0fc": "✓", "f0d8": "➢", "f06c": "●", "f06e": "■", "f0b7": "•", "f0b0": "°", "f0b4": "×", "f0b3": "≥", "f0a3": "≤", "f0b1": "±"}
	char := strings.ToLower(k.attr("char"))
	if s := known[char]; s != "" {
		x.put(s)
		return
	}
	x.put("□")
	x.aside("符号", x.text.String(), k.attr("font")+" "+char)
}

func (x *paragraphReader) comment(id string) {
	if x.comments == nil {
		return
	}
	x.comments.each("comment", func(c *node) {
		if c.attr("id") == id {
			x.aside("批注", x.text.String(), c.attr("author")+"："+c.characters())
			x.review("批注", c.attr("author"), c.attr("date"), x.text.String(), c.characters())
		}
	})
}

// note reads a footnote or an endnote, once.
func (x *paragraphReader) note(k *node) {
	kind, root := "footnote", x.footnotes
	if k.name == "endnoteReference" {
		kind, root = "endnote", x.endnotes
	}
	key := kind + k.attr("id")
	if root == nil || x.inNote {
		return
	}
	if x.notes[key] == 0 {
		root.each(kind, func(n *node) {
			if n.attr("id") != k.attr("id") || x.notes[key] != 0 {
				return
			}
			lines := x.lines
			x.lines, x.inNote = nil, true
			x.reader.blocks(n)
			note := &document.Note{}
			made := len(x.lines) > 0 && x.paper.Own != nil
			for _, l := range x.lines {
				made = made && x.made(l.style, l.text)
				note.Blocks = append(note.Blocks, l.plain())
			}
			x.lines, x.inNote = lines, false
			if made {
				x.notes[key] = -1
				return
			}
			x.paper.Document.Notes = append(x.paper.Document.Notes, note)
			note.Label = fmt.Sprint(len(x.paper.Document.Notes))
			x.notes[key] = len(x.paper.Document.Notes)
		})
	}
	if n := x.notes[key]; n > 0 {
		x.flush()
		x.out = append(x.out, &document.NoteRef{Note: n})
	}
}

// drawing reads pictures, charts and text boxes, wherever they lie in a drawing.
func (x *paragraphReader) drawing(n *node) {
	n.each("txbxContent", func(box *node) { x.boxes = append(x.boxes, box) })
	n.each("chart", func(c *node) {
		if target := x.relations[c.attr("id")]; target != "" {
			x.charts = append(x.charts, target)
		}
	})
	alt := n.first("docPr").attr("descr")
	if alt == "" {
		alt = n.first("shape").attr("alt")
	}
	picture := func(id string) {
		if name := x.picture(x.relations[id]); name != "" {
			x.flush()
			x.out = append(x.out, &document.Image{Src: name, Alt: alt})
		}
	}
	n.each("blip", func(b *node) {
		id := b.attr("embed")
		if id == "" {
			id = b.attr("link")
		}
		picture(id)
	})
	n.each("imagedata", func(b *node) { picture(b.attr("id")) })
	n.each("relIds", func(*node) { x.aside("图形", x.text.String(), "SmartArt 图形没有读出来") })
}

// picture takes a picture of the package in, and returns the name that it is given.
func (x *paragraphReader) picture(target string) string {
	ext := strings.ToLower(path.Ext(target))
	switch ext {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
	case "":
		return ""
	default:
		x.aside("图片", x.text.String(), path.Base(target)+"：这种格式不能放上网页，请在 Word 里另存为 PNG")
		return ""
	}
	data, err := x.bytes(target, maxPicture)
	if err != nil || len(data) == 0 {
		x.aside("图片", x.text.String(), path.Base(target)+"：读不出来")
		return ""
	}
	name := fmt.Sprintf("%s-%d%s", x.prefix, len(x.paper.Pictures)+1, ext)
	x.paper.Pictures = append(x.paper.Pictures, Picture{Name: name, Data: data})
	return name
}

// plain is a line as a paragraph.
func (l *line) plain() document.Block {
	if l.block != nil {
		return l.block
	}
	return &document.Paragraph{Inlines: l.inlines}
}

// margins lists what stands in headers and footers.
func (r *reader) margins(folder string) {
	for kind, title := range map[string]string{"header": "页眉", "footer": "页脚"} {
		for i := 1; i < 20; i++ {
			root, err := r.tree(path.Join(folder, fmt.Sprintf("%s%d.xml", kind, i)))
			if root == nil || err != nil {
				break
			}
			if text := strings.TrimSpace(root.characters()); strings.Trim(text, "—-－ 0123456789第页共") != "" {
				r.aside(title, "", text)
			}
		}
	}
}
