package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/report"
)

// shortestTwin is the bytes of a text that two narratives do not have alike by chance.
const shortestTwin = 300

// compareTexts reports narratives that are one text under two names, or have one title: readers of a list
// cannot tell them apart. The text for the internal edition may have that of the other's title.
func compareTexts(pages []*reading, out *findings) {
	type key struct {
		kind     report.Kind
		audience report.Audience
		words    string
	}
	type look struct { // of a text: to hash all words of a thousand texts after each save would cost more than what was saved
		key
		bytes int
		end   string
	}
	titles, bodies := map[key]*report.Narrative{}, map[look][]*report.Narrative{}
	for _, page := range pages {
		n := page.n
		if n.Doc == nil || n.Index {
			continue
		}
		body := bodyOf(n)
		of := look{key{n.Kind, n.Audience, body[:min(len(body), 64)]}, len(body), body[max(0, len(body)-64):]}
		if i := slices.IndexFunc(bodies[of], func(was *report.Narrative) bool { return bodyOf(was) == body }); i >= 0 && len(body) >= shortestTwin {
			was := bodies[of][i]
			out.add(problem.Problem{Rule: doubledWordID, Span: n.At,
				Message: msg(fmt.Sprintf("这一篇的正文和《%s》一字不差", was.Title), fmt.Sprintf("the text is identical to that of %q", was.Title)),
				Hint:    msg("贴错了的换上这一篇自己的正文；真是同一篇，就删去一个文件", "paste the text that belongs here, or delete one of the files"),
				Related: []problem.Related{related(was.At, "另一篇在这里", "the other one is here")}})
			continue
		}
		bodies[of] = append(bodies[of], n)
		title := key{n.Kind, n.Audience, strings.TrimSpace(n.Title)}
		if was := titles[title]; was != nil {
			out.add(problem.Problem{Rule: doubledWordID, Span: n.At,
				Message: msg(fmt.Sprintf("另一篇文章也叫《%s》，读者在列表里分不清", title.words), fmt.Sprintf("another text has the title %q: readers of a list cannot tell them apart", title.words)),
				Hint:    msg("在标题里写上地方或年份", "name the place or the year in the title"),
				Related: []problem.Related{related(was.At, "另一篇在这里", "the other one is here")}})
			continue
		}
		titles[title] = n
	}
}

func bodyOf(n *report.Narrative) string { return strings.TrimSpace(n.Doc.Body.Text()) }
