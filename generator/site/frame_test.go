package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A name of a site that is too long to stand beside the tools of a phone is marked so, a short one is not.
func TestALongNameOfASiteIsMarked(t *testing.T) {
	for title, want := range map[string]bool{"八个字的站点名称": false, "九个字长的站点名称": true} {
		files := county("income@2020", "100")
		files["data/site.toml"] = "title = \"" + title + "\"\n"
		head, _, _ := strings.Cut(file(t, siteOf(t, files), "index.html"), "</header>")
		if got := strings.Contains(head, `class="brand long"`); got != want || !strings.Contains(head, title) {
			t.Errorf("%s is marked as long: %t\n%s", title, got, head)
		}
	}
}

// Where the courses of a village's many figures stand before those of its county, the table says what the other line
// is; of two villages or of two years there is none.
func TestATableSaysWhatItsCoursesStandBefore(t *testing.T) {
	for _, x := range []struct {
		villages, years int
		want            bool
	}{{3, 3, true}, {2, 3, false}, {3, 2, false}} {
		indicators, heads, row := "[[group]]\nid = \"g\"\nname = \"组\"\n", "", ""
		for i := range 20 {
			indicators += fmt.Sprintf("[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\n", i, i)
			for year := range x.years {
				heads, row = heads+fmt.Sprintf(",i%d@%d", i, 2020+year), row+fmt.Sprintf(",%d", 100+10*i+year)
			}
		}
		files := county(heads[1:], slices.Repeat([]string{row[1:]}, x.villages)...)
		files["data/indicators.toml"] = indicators
		if got := strings.Contains(file(t, siteOf(t, files), "villages/v0/index.html"), "走势里的灰线为"); got != x.want {
			t.Errorf("of %d villages and %d years the table says what the line behind is: %t", x.villages, x.years, got)
		}
	}
}

// The first page tells of working methods whose parts are known before those of which no more than a name is.
func TestTheFirstPageTellsOfMethodsWhosePartsAreKnown(t *testing.T) {
	files := county("income@2020", "100")
	var b strings.Builder
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		b.WriteString("[[program]]\nid = \"" + id + "\"\nname = \"" + id + "法\"\nformula = \"一统三联\"\nsource = \"annual\"\n")
	}
	b.WriteString("[[program]]\nid = \"known\"\nname = \"知道的做法\"\nformula = \"一统三联\"\nsource = \"annual\"\n" +
		"[[program.part]]\ncount = \"1\"\nname = \"统\"\n[[program.part]]\ncount = \"3\"\nname = \"联\"\n")
	files["data/programs/all.toml"] = b.String()
	page := file(t, siteOf(t, files), "index.html")
	known, a, f := strings.Index(page, `programs/known/`), strings.Index(page, `programs/a/`), strings.Index(page, `programs/f/`)
	if known < 0 || a < known || f >= 0 {
		t.Errorf("the method whose parts are known stands at %d, the first of the others at %d, their last at %d", known, a, f)
	}
}
