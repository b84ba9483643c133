package merge

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// dressed is a run that was set otherwise and cut in two, as Word leaves it behind: fonts, sizes,
// colours, underlines, a language, marks of the spelling checker, revision ids.
func dressed(r *rand.Rand, text string) string {
	a, b := halves(r, text)
	return `<w:r w:rsidR="00AB12CD"><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="宋体" w:hint="eastAsia"/><w:color w:val="FF0000"/><w:sz w:val="36"/><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t xml:space="preserve">` + a + `</w:t></w:r>` +
		`<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:u w:val="single"/><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">` + b + `</w:t></w:r><w:proofErr w:type="spellEnd"/>`
}

// A copy whose looks alone were changed changes no byte of the text.
func TestLooksAloneChangeNothing(t *testing.T) {
	for i, markdown := range demoTexts(t) {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		data := edited(t, paper(t, "a", markdown), func(s string) string {
			s = oneRun.ReplaceAllStringFunc(s, func(m string) string {
				if r.IntN(2) == 0 {
					return m
				}
				return dressed(r, oneRun.FindStringSubmatch(m)[1])
			})
			s = strings.ReplaceAll(s, `<w:pStyle w:val="BodyText"/></w:pPr>`, `<w:pStyle w:val="BodyText"/><w:spacing w:line="400" w:lineRule="exact"/><w:ind w:firstLine="600"/><w:jc w:val="center"/></w:pPr>`)
			return strings.ReplaceAll(s, `</w:pPr><w:r`, `</w:pPr><w:bookmarkStart w:id="9000" w:name="_GoBack"/><w:bookmarkEnd w:id="9000"/><w:r`)
		}, "")
		result := back(t, data, markdown)
		if result.Text != markdown || len(result.Edits)+len(result.FigureEdits)+len(result.Conflicts)+len(result.Unplaced) > 0 {
			t.Errorf("text %d: edits %+v, figures %v, unplaced %q", i, result.Edits, result.FigureEdits, result.Unplaced)
		}
	}
}

// Comments are listed with who, when and where, and leave the text as it is.
func TestCommentsAreListedAndChangeNothing(t *testing.T) {
	listed := 0
	for i, markdown := range demoTexts(t) {
		r := rand.New(rand.NewPCG(uint64(i), 2))
		n, comments := 0, ""
		data := edited(t, paper(t, "a", markdown), func(s string) string {
			return bodyParagraph.ReplaceAllStringFunc(s, func(p string) string {
				at := oneRun.FindStringIndex(p)
				if at == nil || r.IntN(3) > 0 {
					return p
				}
				id := fmt.Sprint(n)
				n++
				comments += `<w:comment w:id="` + id + `" w:author="王科长" w:date="2024-05-0` + fmt.Sprint(1+n%9) + `T08:00:00Z" w:initials="王"><w:p><w:r><w:t>意见` + id + `：请核对</w:t></w:r></w:p></w:comment>`
				return p[:at[0]] + `<w:commentRangeStart w:id="` + id + `"/>` + p[at[0]:at[1]] + `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>` + p[at[1]:]
			})
		}, "")
		data = edited(t, data, func(s string) string { return s }, comments)
		p, _ := read(t, data)
		reported := 0
		for _, review := range p.Reviews {
			if review.Kind == "批注" && review.Author == "王科长" && strings.HasPrefix(review.Date, "2024-05-0") && strings.HasPrefix(review.Text, "意见") && review.Place != "" {
				reported++
			}
		}
		if reported != n {
			t.Errorf("text %d: %d of %d comments are listed: %+v", i, reported, n, p.Reviews)
		}
		listed += reported
		if result := back(t, data, markdown); result.Text != markdown || len(result.Edits)+len(result.Unplaced) > 0 {
			t.Errorf("text %d: edits %+v, unplaced %q", i, result.Edits, result.Unplaced)
		}
	}
	if listed < 50 {
		t.Errorf("only %d comments", listed)
	}
}
