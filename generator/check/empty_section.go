package check

import (
	"fmt"
	"strings"

	"casebook/generator/problem"
)

const emptySectionID problem.Rule = "empty-section"

func emptySection() rule {
	return rule{Rule: Rule{
		ID: emptySectionID, Severity: problem.Warning,
		Title: msg("标题下面没有内容", "a heading with nothing below it"),
		Why: msg("只有标题、没有内容的一节，是提纲没有写完。",
			"A section that has a heading and no text is an outline that was never filled in."),
		Right: []string{
			"# 主要做法\n\n## 建强组织\n\n每月一学。\n\n## 发展产业\n\n种核桃。",
		},
		Wrong: []string{
			"# 主要做法\n\n# 存在问题\n\n后劲不足。",
			"# 主要做法\n\n每月一学。\n\n# 下步打算\n",
		},
		Fix: msg("补上内容，或删去这个标题。",
			"Write the section, or delete the heading."),
	}, narrative: findEmptySections}
}

func findEmptySections(n *page) {
	headings := n.n.Doc.Headings
	text := n.n.Doc.File.Text()
	for i, h := range headings {
		end := int(n.n.Doc.Body.End)
		if i+1 < len(headings) {
			end = int(headings[i+1].Span.Start)
		}
		start := min(int(h.Span.End), end)
		if !hollow(text[start:end]) || i+1 < len(headings) && headings[i+1].Level > h.Level {
			continue
		}
		n.out.add(problem.Problem{Rule: emptySectionID, Span: h.Span,
			Message: msg(fmt.Sprintf("“%s”下面没有内容", h.Text), fmt.Sprintf("the section %q is empty", h.Text)),
			Hint:    msg("补上内容，或删去这个标题", "write it, or delete the heading")})
	}
}

// hollow tells whether nothing that a reader sees stands between two headings: space, the
// marks of the headings themselves, comments.
func hollow(s string) bool {
	for {
		s = strings.TrimLeft(s, " \t\r\n#=-　")
		rest, comment := strings.CutPrefix(s, "<!--")
		if !comment {
			return s == ""
		}
		_, s, _ = strings.Cut(rest, "-->")
	}
}
