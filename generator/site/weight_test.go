package site_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
)

// TestAVillagePageIsLight: twenty indicators of ten years and three breakdowns, all of them drawn, in
// the median of a county. 12 KB before charts said what they found and stood beside their county;
// 18 KB is the most that these may cost.
func TestAVillagePageIsLight(t *testing.T) {
	rep := country(200)
	s := makeSite(t, rep, page.Options{})
	var sizes []int
	for _, v := range rep.Villages {
		name := "villages/" + v.Code + "/index.html"
		page := file(t, s, name)
		sizes = append(sizes, len(page))
		parse(t, name, page)
		if got := strings.Count(page, `<figure class="chart"`); got != 2 {
			t.Fatalf("%s has %d large charts", name, got)
		}
		// Each indicator has its line, before the county's; each part its bar.
		if got, want := strings.Count(page, `<svg class="spark" aria-hidden="true"><path d="M`), v.SeriesCount(); got != want {
			t.Fatalf("%s has %d small lines, want %d", name, got, want)
		}
		if got, want := strings.Count(page, `"/><path d="M`), v.SeriesCount(); got != want {
			t.Fatalf("%s has %d lines before their county's, want %d", name, got, want)
		}
		for b := range v.Breakdowns() {
			for _, part := range b.Names {
				_, row, found := strings.Cut(page, "<tr><th>"+part+"<td>")
				if row, _, _ = strings.Cut(row, "</svg>"); !found || !strings.Contains(row, `%<td><svg class="part" aria-hidden="true"><rect width="`) {
					t.Fatalf("%s does not draw %s", name, part)
				}
			}
		}
	}
	slices.Sort(sizes)
	if got := sizes[len(sizes)/2]; got > 16<<10 {
		t.Errorf("the median page has %d bytes", got)
	}
}
