package page

import (
	"html/template"
	"strconv"

	"casebook/generator/asset"
	"casebook/generator/document"
	"casebook/generator/markup"
	"casebook/generator/picture"
	"casebook/generator/report"
)

// How wide pictures are shown, for browsers to choose a version by. A phone whose screen is finer
// than one of its pixels for one of ours is given fewer pixels, so that it does not fetch what no eye
// sees.
const (
	inText = "(max-width: 30em) and (min-resolution: 2.1dppx) 42vw, (max-width: 48em) and (min-resolution: 1.5dppx) 70vw, (max-width: 48em) 100vw, 40rem"
	inList = "(max-width: 30em) 6.2rem, 8.5rem" // .thumb of styles/components.css
	inHead = "10rem"
)

// thumbVersions is how many versions a browser may choose from in a list or at a page's head: the second, of 640
// pixels, is enough for the finest screen.
const thumbVersions = 2

// shownWidth is the width in pixels of the version for readers who choose none: those of other
// sites that show the page's picture, and of a page in one file.
const shownWidth = 1200

// shown is the version of a picture for those who choose none.
func shown(p *picture.Picture) picture.Version {
	list := p.Versions()
	for _, v := range list {
		if v.Width >= shownWidth {
			return v
		}
	}
	return list[len(list)-1]
}

// pictureAddress is where in the output the picture lies that stands for a page elsewhere.
func pictureAddress(a *report.Asset) string { return shown(a.Picture).Address(a.Sum) }

// writePictureSource writes where a picture's versions lie and how large it is: attributes of an
// img.
func (p *Page) writePictureSource(w *markup.Writer, a *report.Asset, sizes string) *markup.Writer {
	list := a.Picture.Versions()
	full := list[len(list)-1]
	address := shown(a.Picture)
	if sizes != inText {
		list = list[:min(len(list), thumbVersions)]
		address = list[len(list)-1]
	}
	w.Link("src", p.prefix, address.Address(a.Sum))
	if len(list) > 1 {
		var b []byte
		for i, v := range list {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(b, p.prefix...), v.Address(a.Sum)...)
			b = append(strconv.AppendInt(append(b, ' '), int64(v.Width), 10), 'w')
		}
		w.Attr("srcset", string(b)).Attr("sizes", sizes)
	}
	if a.Picture.Width > 0 {
		w.Attr("width", strconv.Itoa(full.Width)).Attr("height", strconv.Itoa(full.Height))
	}
	return w
}

// isShown tells whether there is a picture that can be shown.
func isShown(a *report.Asset) bool { return a != nil && a.Picture != nil }

// cover makes the picture at the head of a narrative, with whose it is; "" where it has none.
func (p *Page) cover(n *report.Narrative) template.HTML {
	if !isShown(n.Cover) {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("figure").Class("cover").Open("img")
	p.writePictureSource(w, n.Cover, inText).Attr("alt", n.CoverAlt).Attr("decoding", "async")
	if n.CoverCredit != "" {
		w.Element("figcaption", n.CoverCredit)
	}
	return w.Close("figure").Fragment()
}

// writeThumb writes a narrative's cover as a small picture in a list; nothing where it has none.
// The title beside it says all that it could say to those who do not see it.
func (p *Page) writeThumb(w *markup.Writer, n *report.Narrative) {
	if !isShown(n.Cover) {
		return
	}
	w.Open("img").Class("thumb")
	p.writePictureSource(w, n.Cover, inList).Attr("alt", "").Attr("loading", "lazy").Attr("decoding", "async")
}

// AppendImageSource appends a picture's address. One that is missing has been reported, and
// its alternative text is shown.
func (t *body) AppendImageSource(b []byte, i *document.Image) []byte {
	w := markup.AppendTo(b)
	if picture := t.n.Images[i.Index]; isShown(picture) {
		return t.writePictureSource(w, picture, inText).Unended()
	}
	return w.Attr("src", "data:,").Unended()
}

// AppendLinkEnd appends what stands behind a link to sound or film: the means to hear or see it
// on the page. Nothing of it is fetched before a reader asks for it.
func (t *body) AppendLinkEnd(b []byte, l *document.Link) []byte {
	if l.Index >= len(t.n.Links) {
		return b
	}
	to := t.n.Links[l.Index]
	if to.Asset == nil || to.Broken || to.Asset.Medium == asset.Paper {
		return b
	}
	element := "audio"
	if to.Asset.Medium == asset.Film {
		element = "video"
	}
	w := markup.AppendTo(b)
	w.Text(" ").Open(element).Class("player").Flag("controls").Attr("preload", "none").Link("src", t.prefix, to.Asset.Out).Attr("aria-label", FirstOf(l.Text, l.Target))
	return w.Close(element).Bytes()
}
