package check

import (
	"slices"
	"strings"

	"casebook/generator/mediatype"
	"casebook/generator/problem"
)

const missingAltID problem.Rule = "missing-alt"

func missingAlt() rule {
	return rule{Rule: Rule{
		ID: missingAltID, Severity: problem.Warning,
		Title: msg("图片没有文字说明", "a picture without a description"),
		Why: msg("看不见图的人靠说明听图；图没有载入时，读者看到的也是它。说明写在 ![ ] 的方括号里。",
			"Those who cannot see the picture hear its description, and so does everyone while it has not loaded. It goes in the square brackets of ![ ]."),
		Right: []string{"![村民在新修的蓄水池边取水](pool.jpg)\n--- content/cases/pool.jpg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
		Wrong: []string{"![](pool.jpg)", "![IMG_2031.jpg](pool.jpg)"},
		Fix: msg("用一句话写出图里有什么：![村民在新修的蓄水池边取水](pool.jpg)。",
			"Say in one sentence what the picture shows: ![村民在新修的蓄水池边取水](pool.jpg)."),
	}, narrative: findMissingAlts}
}

func findMissingAlts(n *page) {
	for _, image := range n.n.Doc.Images {
		if alt := strings.TrimSpace(image.Alt); alt != "" && !isFileName(alt, image.Src) {
			continue
		}
		n.out.add(problem.Problem{Rule: missingAltID, Span: image.Span,
			Message: msg("这张图片没有文字说明", "this picture has no text alternative"),
			Hint: msg("在方括号里写一句话，说出图里有什么：![村民在蓄水池边取水]("+image.Src+")",
				"write between the brackets what the picture shows: ![…]("+image.Src+")")})
	}
}

// isFileName tells whether an alt text only repeats the file's name, or says 图片, 图1.
func isFileName(alt, src string) bool {
	switch alt {
	case "图片", "图", "照片", "插图", "配图", "image", "img", "picture", "photo":
		return true
	}
	if name := strings.TrimRight(alt, "0123456789０１２３４５６７８９（）() 　一二三四五六七八九十"); slices.Contains([]string{"图", "图片", "照片", "插图", "配图", "微信图片_"}, name) {
		return true
	}
	return mediatype.IsPicture(mediatype.OfName(alt)) || alt == src[strings.LastIndexByte(src, '/')+1:]
}
