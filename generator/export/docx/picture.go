package docx

import (
	"crypto/sha256"
	"encoding/hex"

	"casebook/generator/document"
	"casebook/generator/export/office"
)

// Sizes are in English Metric Units, 360,000 a centimetre.
const (
	emuPerPixel = 9525 // at 96 pixels an inch
	maxWidth    = 156 * 36000
	maxHeight   = 170 * 36000
	emuPerTwip  = 635
	cellMargins = 160 // at both sides of a cell, in twentieths of a point
)

// photo writes a picture in a paragraph of its own, with its caption below.
func (w *writer) photo(i *document.Image) {
	w.paragraphStart("CasebookPicture")
	w.image(i)
	w.End("w:p")
	text := i.Title
	if text == "" {
		text = i.Alt
	}
	if text != "" {
		w.caption(text, -1)
	}
}

// image writes a picture. One that Word cannot show leaves its words.
func (w *writer) image(i *document.Image) {
	p := Picture{}
	if i.Index < len(w.text1.Pictures) {
		p = w.text1.Pictures[i.Index]
	}
	if len(p.Data) == 0 || w.inNote {
		w.Raw(`<w:sdt><w:sdtPr>`).Empty("w:tag", "w:val", "picture:"+office.Itoa(i.Index)).Empty("w:id", "w:val", w.controlID()).Raw(`</w:sdtPr><w:sdtContent>`)
		w.run("〔"+w.form.NoPicture+i.Alt+"〕", look{})
		w.Raw(`</w:sdtContent></w:sdt>`)
		return
	}
	width, height := p.Width*emuPerPixel, p.Height*emuPerPixel
	room := maxWidth
	if w.room > 0 {
		room = w.room
	}
	if width > room {
		width, height = room, int(int64(height)*int64(room)/int64(width))
	}
	if height > maxHeight {
		width, height = int(int64(width)*maxHeight/int64(height)), maxHeight
	}
	id := w.mediaPart(p)
	w.inlineObject(width, height, i.Alt, "http://schemas.openxmlformats.org/drawingml/2006/picture", func(name string) {
		w.Raw(`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>`).
			Empty("pic:cNvPr", "id", office.Itoa(w.drawings), "name", name).Raw(`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>`).
			Empty("a:blip", "r:embed", id).Raw(`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>`).
			Empty("a:ext", "cx", office.Itoa(width), "cy", office.Itoa(height)).
			Raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`)
	})
}

// inlineObject writes an object that stands in the line.
func (w *writer) inlineObject(width, height int, alt, uri string, write func(name string)) {
	w.drawings++
	name := "casebook" + office.Itoa(w.drawings)
	w.Raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`).
		Empty("wp:extent", "cx", office.Itoa(width), "cy", office.Itoa(height)).
		Empty("wp:docPr", "id", office.Itoa(w.drawings), "name", name, "descr", alt).
		Raw(`<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`).
		Start("a:graphicData", "uri", uri)
	write(name)
	w.Raw(`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// mediaPart adds a picture once, however often it is shown, and returns the id of its relation.
func (w *writer) mediaPart(p Picture) string {
	sum := sha256.Sum256(p.Data)
	key := hex.EncodeToString(sum[:])
	if id := w.media[key]; id != "" {
		return id
	}
	name := "word/media/image" + office.Itoa(len(w.media)+1) + "." + p.Kind
	w.pack.AddMedia(name, "image/"+p.Kind, p.Data)
	id := w.pack.Relate(documentPart, "image", name)
	w.media[key] = id
	return id
}
