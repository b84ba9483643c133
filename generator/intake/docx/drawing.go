package docx

import (
	"fmt"
	"path"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/picture"
)

func (x *paragraphReader) comment(id string) {
	if x.comments == nil {
		return
	}
	x.comments.each("comment", func(c *node) {
		if c.attr("id") == id {
			x.notes["comment"+id] = -1
			x.aside("批注", x.text.String(), c.attr("author")+"："+c.characters())
			x.review("批注", c.attr("author"), c.attr("date"), x.text.String(), c.characters())
		}
	})
}

// unreferred lists the notes and comments that stand in the paper and that its text does not refer to.
func (r *reader) unreferred() {
	list := func(kind, name string, root *node) {
		if root == nil {
			return
		}
		root.each(name, func(n *node) {
			if n.attr("type") == "" && r.notes[name+n.attr("id")] == 0 {
				r.aside(kind, "", n.characters()+"：正文里没有引用它")
			}
		})
	}
	list("脚注", "footnote", r.footnotes)
	list("尾注", "endnote", r.endnotes)
	list("批注", "comment", r.comments)
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
	root.each(kind, func(n *node) {
		if n.attr("id") != k.attr("id") || x.notes[key] != 0 {
			return
		}
		lines, relations := x.lines, x.relations
		x.lines, x.inNote, x.relations = nil, true, x.container.relations(x.part(kind+"s")) // which has ids of its own
		x.reader.blocks(n)
		note := &document.Note{}
		made := len(x.lines) > 0 && x.paper.Own != nil
		for _, l := range x.lines {
			made = made && x.made(l.style, l.text)
			note.Blocks = append(note.Blocks, l.plain())
		}
		x.lines, x.inNote, x.relations = lines, false, relations
		if made {
			x.notes[key] = -1
			return
		}
		x.paper.Document.Notes = append(x.paper.Document.Notes, note)
		note.Label = fmt.Sprint(len(x.paper.Document.Notes))
		x.notes[key] = len(x.paper.Document.Notes)
	})
	if n := x.notes[key]; n > 0 {
		x.flush()
		x.out = append(x.out, &document.NoteRef{Note: n})
	}
}

// fileName is what programs write as the description of a picture: where it lay, its number, its hash.
var fileName = lazyregexp.New(`(?i)[/\\]|\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$|^(?:img|dsc|image|picture|图片|截图|微信图片)[ _-]?\d*$|^[0-9a-f]{12,}(?:\(\d+\))?$`)

// lostParts says what to do where a paper has lost what it refers to.
const lostParts = "多半是哪个程序存坏了，请在 Word 里看看还在不在，重新放进去再导入"

// drawing reads pictures, charts and text boxes, wherever they lie in a drawing.
func (x *paragraphReader) drawing(n *node) {
	n.each("txbxContent", func(box *node) { x.boxes = append(x.boxes, box) })
	n.each("chart", func(c *node) {
		if id := c.attr("id"); x.relations[id] != "" {
			x.charts = append(x.charts, x.relations[id])
		} else if id != "" {
			x.aside("图表", x.text.String(), "文件里没有这幅图表，只有它的编号（"+id+"）："+lostParts)
		}
	})
	alt := n.first("docPr").attr("descr")
	if alt == "" {
		alt = n.first("shape").attr("alt")
	}
	if fileName.MatchString(alt) {
		alt = ""
	}
	take := func(id string) {
		if target := x.relations[id]; id != "" && (target == "" || path.Ext(target) == "" && x.files[target] == nil) {
			x.aside("图片", x.text.String(), "文件里没有这幅图片，只有它的编号（"+id+"）："+lostParts)
			return
		}
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
		take(id)
	})
	n.each("imagedata", func(b *node) { take(b.attr("id")) })
	n.each("relIds", func(ids *node) { x.smartArt(ids) })
	n.each("textpath", func(art *node) { x.aside("艺术字", x.text.String(), art.attr("string")) })
	n.each("txBody", func(body *node) { x.aside("图形", x.text.String(), "图形里的文字："+body.characters()) })
}

// smartArt lists the words of a SmartArt drawing, which lie in a part of their own.
func (x *paragraphReader) smartArt(ids *node) {
	root, _ := x.tree(x.relations[ids.attr("dm")])
	var words []string
	if root != nil {
		root.each("pt", func(point *node) {
			if s := strings.TrimSpace(point.characters()); s != "" {
				words = append(words, s)
			}
		})
	}
	if len(words) == 0 {
		x.aside("图形", x.text.String(), "SmartArt 图形没有搬，里面没有文字；要用的话，请在 Word 里截图，存成 PNG 放进来")
		return
	}
	x.aside("图形", x.text.String(), "SmartArt 图形没有搬，里面的文字："+strings.Join(words, "；"))
}

// picture takes a picture of the package in, and returns the name that it is given.
func (x *paragraphReader) picture(target string) string {
	ext := strings.ToLower(path.Ext(target))
	if png := x.converted[target]; len(png) > 0 {
		x.aside("图片", x.text.String(), path.Base(target)+"：已用 LibreOffice 转换成 PNG，请对照原图看一眼")
		return x.addPicture(png, ".png")
	}
	if target == "" {
		return ""
	}
	data, _ := x.bytes(target, maxPicture)
	if shown, _ := picture.Sniff(data); shown != "" && shown != "svg" { // whatever it is called: Word calls pictures image1.tmp as well
		return x.addPicture(data, "."+string(shown))
	}
	if png, err := picture.Plain(data); err == nil {
		x.aside("图片", x.text.String(), path.Base(target)+"：已转换成 PNG，请对照原图看一眼")
		return x.addPicture(png, ".png")
	}
	switch ext {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
	default:
		x.aside("图片", x.text.String(), path.Base(target)+"：这种格式不能放上网页，请在 Word 里另存为 PNG")
		return ""
	}
	if len(data) == 0 {
		x.aside("图片", x.text.String(), path.Base(target)+"：读不出来")
		return ""
	}
	return x.addPicture(data, ext)
}

// addPicture takes the bytes of a picture in, and returns its name.
func (x *paragraphReader) addPicture(data []byte, ext string) string {
	name := fmt.Sprintf("%s-%d%s", x.prefix, len(x.paper.Pictures)+1, ext)
	x.paper.Pictures = append(x.paper.Pictures, Picture{Name: name, Data: data})
	return name
}
