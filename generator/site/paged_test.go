package site_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// oneSubject is a site's files with n more cases of one theme and one method.
func oneSubject(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("content/cases/more-%03d.md", i)] = fmt.Sprintf(
			"+++\ntitle = \"案例%03d\"\nkind = \"case\"\nthemes = [\"同题\"]\nprograms = [\"unsaid\"]\n+++\n正文。\n", i)
		files[fmt.Sprintf("data/facts/more-%03d.toml", i)] = "[[fact]]\nid = \"n\"\nvalue = 3\nunit = \"户\"\nsource = \"annual\"\nnote = \"参加\"\n"
	}
	return files
}

func TestAThemesAndAMethodsNarrativesArePaged(t *testing.T) {
	s, rep := smallSite(t, oneSubject(130))
	theme := ""
	for _, x := range rep.Themes {
		if x.Name == "同题" {
			theme = "themes/" + x.ID + "/"
		}
	}
	for _, folder := range []string{theme, "programs/unsaid/"} {
		var shown, titles []string
		for _, name := range []string{"index.html", "page/2/index.html", "page/3/index.html"} {
			text := file(t, s, folder+name)
			list := between(t, text, `<ul class="items`, `</ul>`)
			items := regexp.MustCompile(`cases/more-\d+/index.html`).FindAllString(list, -1)
			slices.Sort(items)
			if items = slices.Compact(items); len(items) > 48 {
				t.Errorf("%s%s shows %d narratives", folder, name, len(items))
			}
			shown = append(shown, items...)
			titles = append(titles, parse(t, folder+name, text).title)
			if !strings.Contains(text, `<nav class="pager"`) {
				t.Errorf("%s%s has no pager", folder, name)
			}
		}
		slices.Sort(shown)
		if len(slices.Compact(shown)) < 130 {
			t.Errorf("the pages of %s show %d narratives", folder, len(slices.Compact(shown)))
		}
		if !strings.Contains(titles[1], "第 2 页") || !strings.Contains(titles[2], "第 3 页") || strings.Contains(titles[0], "页") {
			t.Errorf("titles %q", titles)
		}
		if _, ok := s.Find(folder + "page/4/index.html"); ok {
			t.Errorf("%s has a fourth page", folder)
		}
	}
	if text := file(t, s, "programs/unsaid/page/2/index.html"); strings.Count(text, `<tr class="group">`) != 48 {
		t.Error("the table of figures is not of the cases that the page shows")
	}
}

// between cuts out what stands between the first open and the next close.
func between(t *testing.T, text, open, end string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, open)
	inner, _, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("no %s…%s", open, end)
	}
	return inner
}

// The controls of a list tell in a line what each entry is about, while the list is no longer than a thousand.
func TestTheControlsOfAVeryLongListHoldTitlesAlone(t *testing.T) {
	for n, want := range map[int]bool{1000: true, 1001: false} {
		files := map[string]string{"data/site.toml": "title = \"册\"\n"}
		for i := range n {
			files[fmt.Sprintf("content/cases/c%d.md", i)] = fmt.Sprintf("+++\ntitle = \"案例%d\"\nsummary = \"提要%d。\"\n+++\n", i, i)
		}
		list := file(t, siteOf(t, files), "cases/list.js")
		if got := strings.Contains(list, "提要7。"); got != want || strings.Count(list, "案例") < n {
			t.Errorf("of %d entries %d are listed, with what they are about: %t", n, strings.Count(list, "案例"), got)
		}
	}
}
