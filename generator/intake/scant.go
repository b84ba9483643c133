package intake

import (
	"strconv"

	"casebook/generator/document"
	"casebook/generator/intake/docx"
)

// noteScant tells of a paper without sentences: pages that were scanned, or a template of headings that nobody filled in.
func noteScant(paper *docx.Paper) {
	heads, pictures := 0, 0
	for _, b := range paper.Document.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			heads++
		case *document.Comment:
		case *document.Paragraph:
			for _, n := range b.Inlines {
				if _, ok := n.(*document.Image); !ok {
					return
				}
				pictures++
			}
		default:
			return
		}
	}
	switch {
	case pictures > 0 && heads == 0:
		paper.Aside = append(paper.Aside, docx.Aside{Kind: "正文", Text: "只有图片（" + strconv.Itoa(pictures) + " 幅），没有文字，多半是扫描件或截图：图里的字搜不到，数字也没有人核对。请找 Word 原稿，或把字打出来"})
	case pictures == 0 && heads > 0:
		paper.Aside = append(paper.Aside, docx.Aside{Kind: "正文", Text: "只有标题，没有正文，像是没有填写的模板：请填好再导入"})
	}
}
