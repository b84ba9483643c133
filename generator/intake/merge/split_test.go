package merge

import (
	"regexp"
	"strings"
	"testing"
)

// A paragraph that an editor divides or joins keeps its figures bound, and none is reported as deleted: Word keeps the
// content controls around them, LibreOffice and older WPS lose their tags.
func TestDividedAndJoinedParagraphsKeepTheirFigures(t *testing.T) {
	const text = "+++\ntitle = \"胡家田村\"\n+++\n\n%\n\n前面说过，[1236户](fact:households)一户不少。\n"
	const one = "全村去年共有[1236户](fact:households)人家，都通了水。其中[](fact:poor)脱贫，后来又修了路。"
	const two = "全村去年共有[1236户](fact:households)人家，都通了水。\n\n其中[](fact:poor)脱贫，后来又修了路。"
	const wanted = "全村去年共有[1236户](fact:households)人家，都通了水。\n\n其中[88poor](fact:poor)脱贫，后来又修了路。"
	const mark = `</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">`
	with := func(body string) string { return strings.Replace(text, "%", body, 1) }
	controls := regexp.MustCompile(`<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>(.*?)</w:sdtContent></w:sdt>`)
	divide := func(s string) string { return strings.Replace(s, "通了水。", "通了水。"+mark, 1) }
	join := func(s string) string {
		return strings.Replace(s, "通了水。"+mark, "通了水。</w:t></w:r><w:r><w:t xml:space=\"preserve\">", 1)
	}
	lose := func(s string) string { return controls.ReplaceAllString(s, "$1") }
	for name, test := range map[string]struct {
		from string
		edit func(string) string
		want []string
	}{
		"divided":                            {one, divide, []string{with(two), with(wanted)}},
		"divided, controls lost":             {one, func(s string) string { return lose(divide(s)) }, []string{with(two), with(wanted)}},
		"joined":                             {two, join, []string{with(one), with(strings.Replace(wanted, "\n\n", "", 1))}},
		"joined, controls lost":              {two, func(s string) string { return lose(join(s)) }, []string{with(one), with(strings.Replace(wanted, "\n\n", "", 1))}},
		"a figure deleted all the same":      {one, func(s string) string { return strings.Replace(divide(s), ">1236户<", "><", 1) }, nil},
		"a figure changed in what was taken": {one, func(s string) string { return strings.Replace(divide(s), ">1236户<", ">1300户<", 1) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			data := paper(t, "a", with(test.from))
			changed := false
			r := back(t, edited(t, data, func(s string) string {
				e := test.edit(s)
				changed = e != s
				return e
			}, ""), with(test.from))
			if !changed {
				t.Fatal("nothing was edited")
			}
			if test.want == nil {
				if len(r.FigureEdits) != 1 || r.FigureEdits[0].Target != "households" {
					t.Errorf("figures %+v, want that of the households", r.FigureEdits)
				}
				return
			}
			if r.Text != test.want[0] && r.Text != test.want[1] {
				t.Errorf("got\n%s", r.Text)
			}
			if len(r.FigureEdits) > 0 || len(r.Conflicts) > 0 || len(r.Unplaced) > 0 {
				t.Errorf("reported: %+v %+v %+v", r.FigureEdits, r.Conflicts, r.Unplaced)
			}
		})
	}
}
