package check

import (
	"fmt"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// lostPicture is a line that a library of papers puts where a picture, a table or a formula stood: （附图 {图}）, ［图］, {表}.
var lostPicture = lazyregexp.New(`^[（(]?[ 　]*(?:附?[图表][ 　]*)?[{｛\[［【](?:图|表|图片|图表|表格|公式|照片|插图|附图|附表)[}｝\]］】][ 　]*[）)]?$`)

// longestLostPicture is how many bytes such a line has at most.
const longestLostPicture = 3 * 16

// lostPictures reports the first of these lines, and says how many there are.
func (n *page) lostPictures() {
	var found []problem.Problem
	var words []string
	for _, p := range n.texts {
		if p.prose.Kind == prose.TableCell || !p.holds("图", "表", "公式", "照片") || !p.holds("{", "｛", "[", "［", "【") {
			continue
		}
		for k := range p.starts {
			from, to := p.line(p.starts[k])
			text := strings.TrimSpace(p.slice(from, to))
			if len(text) > longestLostPicture || !lostPicture.MatchString(text) {
				continue
			}
			words = append(words, text)
			found = append(found, problem.Problem{Rule: placeholderID, Span: p.span(from, from+runeCount(strings.TrimRight(p.slice(from, to), " 　\n")))})
		}
	}
	for k, q := range found[:min(len(found), mostLines)] {
		zh, en := fmt.Sprintf("“%s”是图表没有带过来留下的记号", words[k]), fmt.Sprintf("%q is where a picture or a table was", words[k])
		q.Message, q.Hint = timesInText(zh, en, len(found)), msg("补上图表；不用的，连同文中的“见图”“见表”一起删去", "restore the picture or table, or delete the sign and the reference to it")
		n.out.add(q)
	}
}
