package check

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// pictureName is the name of a picture, whether it is there or not.
var pictureName = lazyregexp.New(`(?i)\.(png|jpe?g|gif|webp|svg|heic|bmp|tiff?)$`)

// pictureLinks looks for links that were meant as pictures: behind a full-width ！, or alone on
// their line. Their readers see a name to be clicked, and no picture.
func (m *marks) pictureLinks() {
	for i, link := range m.n.n.Doc.Links {
		if i >= len(m.n.n.Links) {
			return
		}
		to := m.n.n.Links[i]
		isPicture := to.Asset != nil && to.Asset.Picture != nil
		full, alone := aroundLink(link)
		if !isPicture && !(full && pictureName.MatchString(link.Target)) {
			continue
		}
		if !full && !alone {
			continue
		}
		message := msg("图片写成了链接：前面少了“!”", "a link where a picture seems to be meant: the ! before it is missing")
		if full {
			message = msg("图片没有生效：前面的“！”要用半角的“!”", "this is not a picture: its ! must be half-width")
		}
		m.add(problem.Problem{Rule: markupID, Span: link.Span, Message: message, Hint: writeAs("!" + link.Span.Text())})
	}
}

// aroundLink tells whether a full-width ！ stands before a link, and whether it has its line to itself.
func aroundLink(link *document.Link) (full, alone bool) {
	text := link.Span.File.Text()
	from, to := int(link.Span.Start), int(link.Span.End)
	if from > len(text) || to > len(text) {
		return false, false
	}
	before := text[strings.LastIndexByte(text[:from], '\n')+1 : from]
	after, _, _ := strings.Cut(text[to:], "\n")
	return strings.HasSuffix(before, "！"), strings.TrimSpace(before) == "" && strings.TrimSpace(after) == ""
}
