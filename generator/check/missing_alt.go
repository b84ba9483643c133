package check

import (
	"strings"

	"casebook/generator/problem"
)

func missingAlt() rule {
	return rule{Rule: Rule{
		ID:    problem.MissingAlt,
		Title: "图片没有文字说明",
		Why:   "看不见图的人靠说明听图；图没有载入时，读者看到的也是它。说明写在 ![ ] 的方括号里。",
		Right: []string{"![村民在新修的蓄水池边取水](pool.jpg)\n--- content/cases/pool.jpg\n图"},
		Wrong: []string{"![](pool.jpg)", "![IMG_2031.jpg](pool.jpg)"},
		Fix:   "用一句话写出图里有什么：![村民在新修的蓄水池边取水](pool.jpg)。",
	}, narrative: findMissingAlts}
}

func findMissingAlts(n *page) {
	for _, image := range n.n.Doc.Images {
		if alt := strings.TrimSpace(image.Alt); alt != "" && !isFileName(alt, image.Src) {
			continue
		}
		n.out.add(problem.Problem{Rule: problem.MissingAlt, Span: image.Span,
			Message: say("这张图片没有文字说明", "this picture has no text alternative"),
			Hint: say("在方括号里写一句话，说出图里有什么：![村民在蓄水池边取水]("+image.Src+")",
				"say between the brackets what the picture shows: ![…]("+image.Src+")")})
	}
}

// isFileName tells whether an alt text only repeats the file's name, or says 图片.
func isFileName(alt, src string) bool {
	switch alt {
	case "图片", "图", "照片", "插图", "配图", "image", "img", "picture", "photo":
		return true
	}
	lower := strings.ToLower(alt)
	for _, ext := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"} {
		if strings.HasSuffix(lower, ext) {
			return true
		}
	}
	return alt == src[strings.LastIndexByte(src, '/')+1:]
}
