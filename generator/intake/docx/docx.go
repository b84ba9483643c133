package docx

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
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
	Kind  string // 修订, 批注, 文本框, 副标题, 页眉, 页脚, 图表, 图片, 图形, 表格, 公式, 域, 脚注, 目录, 附件, 文号, 发文机关标志, 主送, 落款, 版记, 未识别 …
	Place string // the words around it
	Text  string
}

// Read reads a Word file. prefix begins the names of its pictures.
func Read(data []byte, prefix string) (*Paper, error) { return ReadWith(data, prefix, nil) }

// ReadWith is Read with PNGs in the places of those pictures that no browser shows, by the names that
// Metafiles gives them.
func ReadWith(data []byte, prefix string, converted map[string][]byte) (*Paper, error) {
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
	r := &reader{container: c, prefix: prefix, converted: converted, paper: &Paper{}, relations: c.relations(name), notes: map[string]int{}}
	folder := path.Dir(name)
	r.folder = folder
	for file, to := range map[string]**node{"numbering": &r.numberingRoot, "styles": &r.styles, "footnotes": &r.footnotes, "endnotes": &r.endnotes, "comments": &r.comments} {
		if *to, err = c.tree(r.part(file)); err != nil {
			return nil, err
		}
	}
	r.numbers = readNumbering(r.numberingRoot)
	r.readStyles()
	if r.paper.Own = c.own(); r.paper.Own == nil {
		r.paper.Own = r.lostOwn()
	}
	r.blocks(body)
	r.listContents(r.contents)
	r.unreferred()
	if r.paper.Own != nil {
		r.ownStructure()
		return r.paper, nil
	}
	r.margins(folder)
	r.structure()
	if len(r.lines) == 0 && body.first("altChunk") != nil {
		return nil, ErrElsewhere
	}
	if len(r.lines) == 0 {
		return nil, ErrNotWord
	}
	r.paper.Document.Index()
	return r.paper, nil
}

type reader struct {
	*container
	prefix                                               string
	converted                                            map[string][]byte // see ReadWith
	paper                                                *Paper
	relations                                            map[string]string // of the part that is read
	folder                                               string            // of the document's parts
	numberingRoot, styles, footnotes, endnotes, comments *node
	numbers                                              *numbering
	style                                                map[string]*node
	notes                                                map[string]int // ids of notes to their numbers
	lines                                                []line
	inNote, inBox                                        bool
	body                                                 bodyLook
	bodyAt                                               int      // the line at which the body begins
	styled                                               bool     // some heading has a style
	below                                                int      // what is added to the ranks of numbers: they stand below a style of Word
	listDepth                                            int      // of the first item of the list that is being made
	contents                                             []string // lines of the list of contents that Word made
	defaults                                             *node    // how runs are set where nothing says otherwise
	plain                                                string   // the id of the style that paragraphs without one have
}

// line is a block of the paper before its part in the whole is known.
type line struct {
	block   document.Block // a table; nil for a paragraph. What is a block has no text of its own
	inlines []document.Inline
	text    string
	size    int // of its largest character, in half points
	font    string
	bold    bool // all of it
	lead    int  // how many bytes of the text are set in another font or bold, at its beginning
	align   string
	level   int  // 1 to 9 of a heading style or outline level
	title   bool // has the style Title
	bullet  bool
	changes []string // 56.8→58.6
	style   string   // its style's name, in small letters
	list    string   // of an item: which list it is of
	depth   int      // of an item: how many lists are around it
	ordered bool
	isChart bool
	chart   *document.Table // of a chart that we exported
	boxed   bool            // stands in a text box
}

// part is the name in the package of one of the parts beside the document.
func (r *reader) part(name string) string { return path.Join(r.folder, name+".xml") }

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
		r.defaults = r.styles.first("rPrDefault").kid("rPr")
		r.styles.each("style", func(s *node) {
			r.style[s.attr("styleId")] = s
			if s.attr("type") == "paragraph" && s.attr("default") == "1" {
				r.plain = s.attr("styleId")
			}
		})
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
		if found := s.kid("pPr", name); found != nil {
			return found
		}
		id = s.kid("basedOn").attr("val")
	}
	return nil
}

// styleID is the id of a paragraph's style.
func (r *reader) styleID(p *node) string {
	if id := p.kid("pPr", "pStyle").attr("val"); id != "" {
		return id
	}
	return r.plain
}

func (r *reader) styleName(p *node) string {
	return strings.ToLower(r.style[p.kid("pPr", "pStyle").attr("val")].kid("name").attr("val"))
}

// blocks reads paragraphs and tables below a node, through whatever wraps them.
func (r *reader) blocks(parent *node) {
	var open *node // a paragraph whose mark a tracked change took away
	for i, n := range parent.kids {
		switch n.name {
		case "p":
			if open != nil {
				if words := open.characters(); strings.TrimSpace(words) != "" && r.paper.Own == nil {
					r.aside("修订", words, "删掉了分段：和下一段连成一段")
				}
				n, open = oneParagraph(open, n), nil
			}
			if next := i + 1; n.kid("pPr", "rPr", "del") != nil && next < len(parent.kids) && parent.kids[next].name == "p" {
				open = n
			} else {
				r.paragraph(n)
			}
		case "tbl":
			r.table(n)
		case "sdt":
			content := n.kid("sdtContent")
			switch {
			case content == nil || r.isUnfilled(n):
			case strings.Contains(n.kid("sdtPr", "docPartObj", "docPartGallery").attr("val"), "Table of Contents"):
				content.each("p", r.contentsLine) // made of the headings, which are there
			default:
				r.blocks(content)
			}
		case "ins", "moveTo", "customXml", "smartTag":
			r.blocks(n)
		case "moveFrom": // its words stand where they were moved to
		case "AlternateContent":
			if choice := n.kid("Choice"); choice != nil {
				r.blocks(choice)
			} else if fallback := n.kid("Fallback"); fallback != nil {
				r.blocks(fallback)
			}
		case "altChunk":
			r.aside("未识别", "", "这里嵌着另一份文件（"+path.Base(r.relations[n.attr("id")])+"），没有读出来：请在 Word 里打开，另存一次再导入")
		default:
			r.unknown(n, "")
		}
	}
}

// oneParagraph joins two paragraphs whose mark between them a tracked change took away. It has the form of the second,
// whose mark is left.
func oneParagraph(first, second *node) *node {
	one := *second
	one.kids = nil
	if props := second.kid("pPr"); props != nil {
		one.kids = append(one.kids, props)
	}
	for _, p := range [...]*node{first, second} {
		for _, k := range p.kids {
			if k.name != "pPr" {
				one.kids = append(one.kids, k)
			}
		}
	}
	return &one
}

// plain is a line as a paragraph.
func (l *line) plain() document.Block {
	if l.block != nil {
		return l.block
	}
	return &document.Paragraph{Inlines: l.inlines}
}

// margin is the part of a header or footer.
var margin = lazyregexp.New(`^(header|footer)\d*\.xml$`)

// margins lists what stands in headers and footers, each once, page numbers left out.
func (r *reader) margins(folder string) {
	listed := map[string]bool{}
	list := func(kind, text string) {
		if !listed[text] {
			listed[text] = true
			r.aside(kind, "", text)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		m := margin.FindStringSubmatch(path.Base(name))
		if m == nil || path.Dir(name) != folder {
			continue
		}
		root, err := r.tree(name)
		if err != nil {
			continue
		}
		kind := map[string]string{"header": "页眉", "footer": "页脚"}[m[1]]
		if text := strings.TrimSpace(root.characters()); strings.Trim(text, "—-－ 0123456789第页共/") != "" {
			list(kind, text)
		}
		if root.first("blip") != nil || root.first("imagedata") != nil {
			list("图片", kind+"里的图片没有搬；要用的话，请插到正文里再导入")
		}
		root.each("textpath", func(mark *node) { list("艺术字", "水印："+mark.attr("string")) })
	}
}

// Metafiles returns the pictures of a Word file that are drawings of Windows (EMF, WMF), by their names in it:
// at most so many, each of at most the size that a picture may have. nil where there are none or the file is
// no Word file.
func Metafiles(data []byte) map[string][]byte {
	c, err := open(data)
	if err != nil {
		return nil
	}
	var list map[string][]byte
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		if !isMetafile(name) || len(list) == maxMetafiles {
			continue
		}
		if picture, _ := c.bytes(name, maxPicture); len(picture) > 0 {
			if list == nil {
				list = map[string][]byte{}
			}
			list[name] = picture
		}
	}
	return list
}

// maxMetafiles bounds how many are converted: each takes LibreOffice a part of a second.
const maxMetafiles = 100

func isMetafile(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".emf" || ext == ".wmf"
}
